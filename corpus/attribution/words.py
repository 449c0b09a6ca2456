"""A text cut into units for the grammar: sentences as rows of words, a quotation one word.

Sentence boundaries that fall into a quotation are none here: “A. B,” he said. is one unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.quotation import Quotation

QUOTE = "“”"
"""The lower-case form of the word that stands for a whole quotation."""

ASIDE = "()"
"""The same for an aside in brackets."""

SHORT_QUOTE = 45
"""Code points of a quotation that may be a name."""

_WORD = re.compile(
    r"[^\W_]++(?=[\s,])"  # what most words are, and first because it is
    r"|(?=[MDSRGLCAHJPvIN])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Maj|Rev|Hon|St|Jr|Sr|Prof"
    r"|vs|Inc|Corp|Co|Ltd|No)\.(?=\s|,)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b[A-Z]\.(?=\s+[A-Z])"
    r"|[’'](?:s|S)?(?!\w)"
    r"|[^\W_]+(?:[-‑.&/][^\W_]+|[’'](?!s\b|S\b)[^\W_]+)*"
    r"|\([^()\n]{0,120}\)|\[[^\[\]\n]{0,120}\]"
    r"|--+|[^\w\s]|_+"
)


_CUT_SHORT = re.compile(
    r"(?:^|[\s(“\"'‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Maj|Rev|Prof|St|Coun|Cllr|Supt|Insp|Det|Cmdr|Brig|Fr|vs)\.$"
)
_WHO = "w.h.o."
"""The lower-case form of the World Health Organization, which is no pronoun."""

_SENTENCE = re.compile(r"[(\[](?:[^\s]+\s+){3,}[^\s]+[.!?…]”?[)\]]")
"""What stands in brackets and is a sentence of its own, no aside in one."""

_ASKED = frozenset("?!,…")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: parallel rows, a word each.

    Attributes:
        low: the words in lower case; ``QUOTE`` for a quotation, ``ASIDE`` for one in brackets.
        starts: where each begins in the text.
        ends: where each ends.
        words: the words as printed.
        paragraph: the number of its line.
        first: whether it is the first unit of its line.
    """

    low: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]
    paragraph: int
    first: bool

    def span(self, begin: int, end: int) -> Span:
        """Return the span of the words ``begin`` to ``end``, ``end`` not included."""
        return Span(self.starts[begin], self.ends[end - 1])

    def printed(self, begin: int, end: int) -> str:
        """Return these words as printed, spaces where the text has any, without outer marks."""
        if end == begin + 1:
            return self.words[begin].strip(" ,-–")
        parts = []
        for k in range(begin, end):
            gap = k > begin and self.starts[k] > self.ends[k - 1]
            parts.append((" " if gap else "") + self.words[k])
        return "".join(parts).strip(" ,-–")


def words_of(unit: Unit, span: Span) -> tuple[int, int]:
    """Return the range of words of a unit that a span touches, at least one."""
    begin = bisect_right(unit.ends, span.start)
    end = bisect_right(unit.starts, span.end - 1)
    begin = min(begin, len(unit.low) - 1)
    return begin, max(end, begin + 1)


def units(text: str, sentences: Sequence[Span], quotes: Sequence[Quotation]) -> list[Unit]:
    """Cut ``text`` into units, in order."""
    pieces = [piece for quotation in quotes for piece in quotation.pieces]
    begins = [piece.start for piece in pieces]
    russian = _CYRILLIC.search(text) is not None
    found: list[Unit] = []
    paragraph, counted = 0, 0
    last_paragraph = -1
    at = 0
    while at < len(sentences):
        start, end = sentences[at].start, sentences[at].end
        at += 1
        number = bisect_right(begins, start) - 1
        if number >= 0 and pieces[number].end > start > pieces[number].start:
            start = pieces[number].start  # the sentence splitter cut a quotation off its mark
        while True:
            number = bisect_right(begins, end - 1) - 1
            if number >= 0 and pieces[number].end > end:
                end = pieces[number].end
                while at < len(sentences) and sentences[at].start < end:
                    end = max(end, sentences[at].end)
                    at += 1
            elif at < len(sentences) and _runs_on(
                text, start, end, sentences[at], pieces[number] if number >= 0 else None
            ):
                end = max(end, sentences[at].end)
                at += 1
            else:
                break
        paragraph += text.count("\n", counted, start)
        counted = start
        first = max(bisect_right(begins, start) - 1, 0)
        within = [p for p in _between(pieces, begins, first, end) if p.start >= start]
        if russian and "—" in text[start:end]:
            within = [part for piece in within for part in _interrupted(text, piece)]
        unit = _unit(text, start, end, within, paragraph, paragraph != last_paragraph)
        last_paragraph = paragraph
        if unit.low:
            found.append(unit)
    return found


def _interrupted(text: str, quote: Span) -> list[Span]:
    """Cut «Мы готовы, — сказал посол. — Но не сейчас» where the marks hold the speaker too."""
    match = _INTERRUPTION.search(text, quote.start, quote.end)
    if match is None:
        closing = _INTERRUPTED_AT_END.search(text, quote.start, quote.end)
        return [quote] if closing is None else [Span(quote.start, closing.start() + 1)]
    return [Span(quote.start, match.start() + 1), Span(match.end(), quote.end)]


_CYRILLIC = re.compile("[а-яё]")
_INTERRUPTION = re.compile(
    r"[,!?…]\s*[—–]\s*[а-яё]+(?:л|ла|ли|ет|ют|ит|ят|ен|на|ся|сь|ны)\s[^—–«»]{2,120}[.,]\s*[—–]\s*"
)
_INTERRUPTED_AT_END = re.compile(
    r"[,!?…]\s*[—–]\s*[а-яё]+(?:л|ла|ли|ет|ют|ит|ят|ся|сь)\s[^—–«»]{2,120}[»\"]$"
)


def _runs_on(text: str, start: int, end: int, following: Span, quote: Span | None) -> bool:
    """Say whether the sentence splitter cut too early: "Ms. Leon", or “Why?” she asked."""
    if "\n" in text[end : following.start]:
        return False
    if _CUT_SHORT.search(text, max(start, end - 8), end):
        return True
    if quote is None or quote.end != end or following.start - end > 2:
        return False
    inner = text[quote.start : quote.end].rstrip("”\"'’»“")
    return inner[-1:] in _ASKED and text[following.start] not in '“"„«'


def _between(pieces: list[Span], begins: list[int], first: int, end: int) -> list[Span]:
    return pieces[first : bisect_right(begins, end - 1)]


def _unit(text: str, start: int, end: int, quotes: list[Span], paragraph: int, first: bool) -> Unit:
    spans: list[tuple[int, int]] = []
    marked: list[int] = []
    at = start
    for quote in quotes:
        spans += [match.span() for match in _WORD.finditer(text, at, quote.start)]
        marked.append(len(spans))
        spans.append((quote.start, quote.end))
        at = quote.end
    spans += [match.span() for match in _WORD.finditer(text, at, end)]
    words = [text[begin:stop] for begin, stop in spans]
    low = [word.lower() for word in words]
    for k in marked:
        low[k] = QUOTE
    if "WHO" in words and not text[start:end].isupper():
        low = [_WHO if word == "WHO" else low[k] for k, word in enumerate(words)]
    if "(" in text[start:end] or "[" in text[start:end]:
        for k, word in enumerate(words):
            if word[0] in "([" and len(word) > 1 and low[k] != QUOTE:
                low[k] = ASIDE
    if len(low) == 1 and low[0] == ASIDE and _SENTENCE.fullmatch(words[0]):
        return _unit(text, spans[0][0] + 1, spans[0][1] - 1, [], paragraph, first)
    return Unit(
        low, [begin for begin, _ in spans], [stop for _, stop in spans], words, paragraph, first
    )
