"""Whether words of a question that can be a listed name are meant as one.

What tells is their case, where the question uses case at all, and the words beside them. Names
that are ordinary words ("Time", "May") need capital letters and the wording of a source as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.name_variants import fold, is_ordinary
from index.name_words import ARTICLES, DEPARTMENTS, KINDS, OPENERS, TITLES
from index.nearest_names import given_name
from index.source_wording import asks_for_person, asks_for_publisher
from index.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.known_names import Known
    from index.name_variants import Word

_KINDS = frozenset(map(fold, KINDS))
_TITLES = frozenset(map(fold, TITLES))
_NO_NAMES = STOP_WORDS | ARTICLES | _KINDS | DEPARTMENTS | frozenset(map(fold, OPENERS))
"""Words that may be capitalised beside a name and yet be no part of it."""

_NATIONAL = re.compile(r"(?:an|ish|ese|nch|aeli)$")  # "Russian TASS"
_IN = frozenset("at from in near outside to".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a question, ``words[first:after]``.

    Attributes:
        question: the question.
        words: all its words.
        cased: whether its case tells names from other words.
        free: the place from which on no word belongs to another name.
        first: the place of the first word.
        after: the place after the last.
    """

    question: str
    words: Sequence[Word]
    cased: bool
    free: int
    first: int
    after: int

    @property
    def own(self) -> Sequence[Word]:
        """Its words."""
        return self.words[self.first : self.after]

    @property
    def start(self) -> int:
        """Where it begins in the question."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the question, a possessive ending left out."""
        return self.words[self.after - 1].end

    @property
    def word_before(self) -> Word | None:
        """The word before it, if no punctuation parts them."""
        return self.words[self.first - 1] if self.first and self.words[self.first].joined else None

    @property
    def word_after(self) -> Word | None:
        """The word after it, if neither punctuation nor a possessive ending parts them."""
        if self.after == len(self.words) or self.words[self.after - 1].possessive:
            return None
        return self.words[self.after] if self.words[self.after].joined else None

    @property
    def article(self) -> Word | None:
        """The article before it."""
        before = self.word_before
        return before if before is not None and before.bare in ARTICLES else None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.words[self.first].capital

    @property
    def ordinary(self) -> bool:
        """Whether it is an ordinary word."""
        return is_ordinary([word.bare for word in self.own])

    @property
    def called_outlet(self) -> bool:
        """Whether it is called a magazine or the like: "Time magazine"."""
        if not self.capital or self.own[0].bare in STOP_WORDS:
            return False  # "Which magazine"
        beside = (self.word_before, self.word_after)
        return any(word is not None and word.bare in _KINDS for word in beside)

    @property
    def goes_on_before(self) -> bool:
        """Whether it is the end of a longer name: "Michael" Bloomberg."""
        word = self.word_before
        return (
            self.cased
            and word is not None
            and word.capital
            and not word.possessive
            and word.bare not in _NO_NAMES
            and word.bare not in _TITLES
            and not _NATIONAL.search(word.bare)
        )

    @property
    def goes_on_after(self) -> bool:
        """Whether it is the beginning of a longer name: Lantern "Square"."""
        word = self.word_after
        return self.cased and word is not None and word.capital and word.bare not in _NO_NAMES

    def widened(self) -> Phrase:
        """Return it with the word before it, unless that belongs to another name."""
        return replace(self, first=max(self.first - 1, self.free))

    def capitals(self, name: str) -> list[bool]:
        """Say of its words whether they are written as in ``name``, where case tells."""
        return [
            word.capital or word.text in name.split()  # "von der"
            for word in self.own
            if (word.host or not word.initial) and self.question[word.start - 1 : word.start] != "-"
        ]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a phrase that is a name is worth.

    Attributes:
        phrase: all words that belong to the name.
        strict: whether the wording asks for it as the source.
        only_strict: whether it is too weak a sign where the wording does not.
    """

    phrase: Phrase
    strict: bool
    only_strict: bool = False


def judge(known: Known, phrase: Phrase) -> Verdict | None:
    """Say what a phrase is worth that can be a known name; ``None`` if it is not meant."""
    capitals = phrase.capitals(known.name)
    if phrase.cased and any(capitals) and not all(capitals):
        return None  # "the USA today"
    # A capital letter shows a name where a small one could have stood.
    shown = phrase.cased and any(capitals)
    if known.kind == "publisher":
        return _publisher(known, phrase, shown=shown)
    if known.kind == "person":
        return _person(known, phrase, shown=shown)
    return _place(phrase, shown=shown)


def _publisher(known: Known, phrase: Phrase, *, shown: bool) -> Verdict | None:
    article, ordinary = phrase.article, phrase.ordinary
    own_article = article is not None and fold(known.name.split()[0]) == article.bare
    # "The Week", "El País": a capital that only a title has.
    titled = own_article and article is not None and article.capital and not article.initial
    longer = phrase.goes_on_before or (phrase.goes_on_after and (ordinary or known.form == "short"))
    if known.form == "initials":
        credible = shown and phrase.own[0].text.isupper()
    elif known.form == "short":
        credible = shown and article is not None and not longer
    elif ordinary:
        credible = (shown or phrase.called_outlet) and not longer
    else:
        credible = len(phrase.own) > 1 or phrase.own[0].text.isupper() or not longer
    if not credible:
        return None
    whole = known.form == "full" and not ordinary
    strict = asks_for_publisher(
        phrase.question[: phrase.start],
        phrase.question[phrase.end :],
        inside=shown and (whole or titled or (article is not None and article.bare == "the")),
    )
    small = known.form == "misspelled" or (phrase.cased and not phrase.capital)
    told = titled or phrase.called_outlet or known.form == "short"
    return Verdict(
        phrase.widened() if own_article else phrase,
        strict,
        only_strict=(small and not shown) or (ordinary and not told),
    )


def _person(known: Known, phrase: Phrase, *, shown: bool) -> Verdict | None:
    only_strict = False
    if known.form == "short":
        acronym = phrase.cased and phrase.own[0].text.isupper() and not known.name.isupper()
        if acronym or phrase.article is not None or phrase.goes_on_after:
            return None  # "the UN", "the marsh", "Moss Landing"
        if not (shown or phrase.capital) and any(word.capital for word in phrase.words):
            return None  # "the party line", where capitals are in use
        only_strict = not shown or phrase.ordinary
        if _is_given_name(phrase.word_before, known.name):
            phrase = phrase.widened()
        elif phrase.goes_on_before:
            return None
    strict = asks_for_person(phrase.question[: phrase.start], phrase.question[phrase.end :])
    return Verdict(phrase, strict, only_strict)


def _place(phrase: Phrase, *, shown: bool) -> Verdict | None:
    before = phrase.word_before
    typed_small = not phrase.cased and before is not None and before.bare in _IN
    if not (shown or typed_small) or phrase.goes_on_before or phrase.goes_on_after:
        return None
    return Verdict(phrase, strict=False)


def _is_given_name(word: Word | None, name: str) -> bool:
    """Say whether a word is a given name in ``name``: "Dmitri" or "D." in Dmitry Peskov."""
    if word is None or not word.bare:
        return False
    return any(given_name(word.text, part) for part in name.split()[:-1])
