"""Publishers, places and people in a question, recognised from the index's own lists.

A name is understood in the spellings of ``index.name_variants``. Where the wording asks for it as
the source (``index.source_wording``) the mention is strict: it may become a filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from index.known_names import KnownNames, ListedPeople
from index.name_evidence import Phrase, judge
from index.name_variants import is_ordinary, split
from index.name_words import ARTICLES
from index.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.known_names import Kind, Known, People
    from index.name_evidence import Verdict
    from index.name_variants import Word

_LONGEST_NAME = 6
"""Words."""

_LONGEST_NEARLY = 3
"""Words of a name that is not spelled as listed."""

_AND = re.compile(r",?\s*(?:&|/|\s(?:and|or|und|oder|y|e|и|или)\s)\s*(?:the\s+)?", re.IGNORECASE)
_SMALL_WORDS = STOP_WORDS | ARTICLES
_SMALL_IN_TITLES = frozenset("a an and at by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a question has.

    Attributes:
        kind: what it is the name of.
        name: as the index's own list has it.
        strict: whether the wording asks for it as the source.
        words: the words of the question, a possessive ending left out.
        start: where they begin in the question, in code points.
        end: where they end.
    """

    kind: Kind
    name: str
    strict: bool
    words: str
    start: int
    end: int


class Names:
    """The publishers, places and people of an index, prepared to be found in questions."""

    def __init__(
        self,
        publishers: Iterable[str],
        places: Iterable[str],
        people: Iterable[str] | People,
    ) -> None:
        """Prepare the lists.

        Args:
            publishers: everybody that articles are from: publishers, and agencies too.
            places: where articles were written, as their datelines have it.
            people: who said something: a list of names, or where they are kept.
        """
        kept = ListedPeople(people) if isinstance(people, Iterable) else people
        self._known = KnownNames(publishers, places, kept)

    def mentions(self, question: str) -> list[Mention]:
        """Return the names in ``question``, in order; none overlaps another."""
        words = split(question)
        whole = Phrase(question, words, _tells_names_by_case(words), 0, 0, len(words))
        found: list[Mention] = []
        weak: list[bool] = []
        place = 0
        while place < len(words):
            if name := self._at(place, whole):
                known, verdict = name
                found.append(_mention(known, verdict))
                weak.append(verdict.only_strict)
                place = verdict.phrase.after
                whole = replace(whole, free=place)
            else:
                place += 1
        return [
            replace(mention, strict=strict)
            for mention, only_strict, strict in zip(
                found, weak, _asked_together(found, question), strict=True
            )
            if strict or not only_strict
        ]

    def publishers_of(self, name: str) -> list[str]:
        """Return the listed spellings of the publisher that a person who types ``name`` means."""
        return self._known.outlet_typed(name)

    def _at(self, first: int, whole: Phrase) -> tuple[Known, Verdict] | None:
        """Return the longest name that begins with a word."""
        words = whole.words
        if words[first].text in STOP_WORDS:
            return None
        window = words[first : first + _LONGEST_NAME]
        apart = (count for count in range(1, len(window)) if not window[count].joined)
        window = window[: next(apart, len(window))]
        nearly = self._nearly(window, whole) if _may_begin(window[0], cased=whole.cased) else ()
        for count, known in chain(self._known.spelled(window), nearly):
            verdict = judge(known, replace(whole, first=first, after=first + count))
            if verdict is not None:
                return known, verdict
        return None

    def _nearly(self, window: Sequence[Word], whole: Phrase) -> Iterator[tuple[int, Known]]:
        """Yield outlets that the first words name in other words, or misspelled."""
        counts = [
            count
            for count in range(min(len(window), _LONGEST_NEARLY), 0, -1)
            if window[count - 1].bare not in STOP_WORDS
        ]
        for count in counts:
            words = whole.question[window[0].start : window[count - 1].end]
            if known := self._known.otherwise_named(words):
                yield count, known
        for count in counts:
            typed = [word.bare for word in window[:count]]
            known = self._known.misspelled("".join(typed))
            if known and not all(is_ordinary([word]) for word in typed):
                yield count, known


def _may_begin(word: Word, *, cased: bool) -> bool:
    """Say whether a name that is not spelled as listed may begin with a word."""
    return (word.capital or not cased) and word.bare not in _SMALL_WORDS


def _mention(known: Known, verdict: Verdict) -> Mention:
    phrase = verdict.phrase
    words = phrase.question[phrase.start : phrase.end]
    return Mention(known.kind, known.name, verdict.strict, words, phrase.start, phrase.end)


def _tells_names_by_case(words: Sequence[Word]) -> bool:
    """Say whether names are capitalised and other words are not, the first words apart."""
    inner = [word for word in words if not word.initial and not word.host]
    return any(word.text[0].isupper() for word in inner) and any(
        word.text[0].islower() and word.bare not in _SMALL_IN_TITLES for word in inner
    )


def _asked_together(mentions: Sequence[Mention], question: str) -> list[bool]:
    """Say which are strict, or named in one breath with one that is: "CNN and Reuters"."""
    strict = [mention.strict for mention in mentions]
    joined = [
        first.kind == second.kind
        and _AND.fullmatch(question, first.end, second.start) is not None
        and not question.startswith(("'", "’"), second.end)
        for first, second in pairwise(mentions)
    ]
    for place, together in enumerate(joined):
        strict[place + 1] |= together and strict[place]
    for place, together in reversed([*enumerate(joined)]):
        strict[place] |= together and strict[place + 1]
    return strict
