"""Correction notices: what an article says of a mistake that it once had.

A notice is announced by its first words ("Correction:", "Berichtigung:"), or says that an earlier
version of the article had something wrong. Announcements that something was only added or updated
are none. English, German, Russian.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.sentences import sentences

if TYPE_CHECKING:
    from corpus.article import Article

_LONGEST = 700  # code points of a paragraph that is a notice as a whole

_ANNOUNCED = re.compile(
    r"\W{0,3}(?:"
    r"corrections?(?:\s*(?:&|and)\s*clarifications?)?(?:\s*(?:,|\(|–|—)[^:.]{3,40}|\s+to\s+this\s+"
    r"(?:story|article|report))?\s*[:–—]"
    r"|(?:korrektur(?:hinweis)?|berichtigung|richtigstellung)(?:\s*(?:,|\(|vom\b)[^:]{3,40})?\s*:"
    r"|(?:исправление|поправка|опровержение)(?:\s*[,(][^:]{3,40})?\s*:"
    r")\s*\S",
    re.IGNORECASE,
)

_TEXT_EN = r"(?:story|article|report|post|column|piece|headline|caption|obituary|list|version)"
_TEXT_DE = r"(?:artikels?|textes?|beitrags?|berichts?|meldung|überschrift|version|fassung)"
_TEXT_RU = r"(?:материал|стать|новост|заметк|текст|публикаци|сообщени|заголовк|верси)\w*"
_SAID = re.compile(
    # What an earlier version had wrong.
    rf"\b(?:an?\s+)?(?:earlier|previous|prior|original)\s+versions?\s+of\s+(?:this|the)\s+{_TEXT_EN}\b"
    r"[^.]{0,80}?\b(?:misstat|mis(?:spel|identif|attribut|report|charact|quot|labe)|incorrect"
    r"|inaccura|erroneous|wrong|error|mistak|gave\s+the\s+wrong)"
    rf"|\bthis\s+{_TEXT_EN}\s+(?:has\s+been|was)\s+(?:updated\s+to\s+)?correct(?:ed)?\b"
    rf"|\bthis\s+{_TEXT_EN}\s+(?:has\s+been|was)\s+updated\s+to\s+(?:accurately|fix|correct)"
    r"|\bupdated\s+(?:because|since)\s+an?\s+(?:earlier|previous)\s+version\s+(?:included|had|contained)"
    r"|\b(?:in|auf)\s+(?:einer|der)\s+(?:früheren|ersten|vorherigen|ursprünglichen)\s+"
    rf"(?:version|fassung)(?:\s+(?:dieses|des|dieser|der)\s+{_TEXT_DE})?\b"
    r"|\b(?:diese[rs]?|den|der)\s+(?:artikel|text|beitrag|bericht|meldung)\b[^.]{0,60}\bkorrigiert\b"
    rf"|\bв\s+(?:предыдущей|более\s+ранней|первоначальной|первой)\s+версии\s+(?:(?:этого|этой|данного)"
    rf"\s+)?{_TEXT_RU}"
    rf"|\b(?:в\s+)?{_TEXT_RU}\s+(?:была\s+)?(?:исправлена\s+|допущена\s+)(?:ошибк|неточност)\w*",
    re.IGNORECASE,
)


_WORDS = (
    "correct", "version", "updated", "korrektur", "korrigiert", "fassung", "berichtigung",
    "richtigstellung", "исправлен", "поправка", "опровержение", "версии", "допущена",
)  # fmt: skip
"""One of them is in every notice."""

_BEFORE, _AFTER = 120, 260
"""Code points around such a word that a notice's telling words are within."""


def find_correction(article: Article) -> Span | None:
    """Return where an article says what it once had wrong; the first such notice, if any."""
    text = article.text
    if not _may_have_one(text):
        return None
    for sentence in sentences(article):
        own = sentence.of(text)
        if _ANNOUNCED.match(own) or _SAID.search(own):
            start = text.rfind("\n", 0, sentence.start) + 1
            end = text.find("\n", sentence.end)
            end = len(text) if end < 0 else end
            alone = end - start <= _LONGEST and _ANNOUNCED.match(text, start)
            return Span(start, end) if alone else sentence
    return None


def _may_have_one(text: str) -> bool:
    """Say whether it is worth cutting the text into sentences, which for nearly all it is not."""
    lowered = text.lower()
    for word in _WORDS:
        at = lowered.find(word)
        while at >= 0:
            near = lowered[max(0, at - _BEFORE) : at + _AFTER]
            if _ANNOUNCED.match(lowered, max(0, at - 1)) or _SAID.search(near):
                return True
            at = lowered.find(word, at + len(word))
    return False
