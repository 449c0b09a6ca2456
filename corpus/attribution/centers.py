"""What each sentence is about: who its subject is, which the next one most likely goes on about.

Grosz, Joshi and Weinstein, "Centering: A Framework for Modeling the Local Coherence of Discourse"
(1995).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_noun
from corpus.attribution.phrases import is_name, phrase_after
from corpus.attribution.resolved import UNCLEAR, Resolved, of_person
from corpus.attribution.subjects import first_subject
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_LONGEST_SUBJECT = 14  # words
_LONGEST_NAME = 8
_DATELINE = 12  # words among which one ends
_DASHES = frozenset({"—", "–", "-", "--"})
_NEAR_BEGINNING = 12  # words of a unit among which somebody named first is its subject


@dataclass(frozen=True, slots=True)
class _Center:
    """What a unit is about.

    Attributes:
        topic: its subject, which "it" may take up.
        someone: the same, but whom it names near its beginning where that is nobody.
        end: one past the subject's last word.
    """

    topic: Resolved
    someone: Resolved
    end: int


class Centers:
    """Whom the units of an article are about, found out when they are asked for."""

    def __init__(
        self,
        rows: Sequence[Unit],
        cast: Cast,
        language: Language,
        resolve: Callable[[Unit, int, int], Resolved],
    ) -> None:
        """Begin with no unit looked at.

        Args:
            rows: the article's units.
            cast: everybody whom it names.
            language: its language.
            resolve: resolves the words ``begin`` to ``end`` of a unit.
        """
        self.rows = rows
        self.referred: dict[int, int] = {}
        self._begins = [row.starts[0] for row in rows]
        self._cast = cast
        self._language = language
        self._resolve = resolve
        self._centers: list[_Center] = []

    def number(self, unit: Unit) -> int:
        """Return which of the units one is."""
        return bisect_left(self._begins, unit.starts[0])

    def of(self, number: int) -> Resolved:
        """Return what the unit of that number is about: who or what its subject is."""
        return self._read(number).topic if number >= 0 else UNCLEAR

    def someone(self, number: int) -> Resolved:
        """Return whom the unit of that number is about, or the one before that in case nobody."""
        for back in (number, number - 1):
            found = self._read(back).someone if back >= 0 else UNCLEAR
            if found.person is not None or found.noun is not None:
                return found
        return UNCLEAR

    def own(self, number: int, unit: Unit, place: int, *, someone: bool = False) -> Resolved:
        """Return what a unit, or whom, is about, if its subject ends before a word."""
        center = self._read(number)
        if center.end <= place:
            return center.someone if someone else center.topic
        subject = self._named_first(unit, unit.starts[place])
        return of_person(subject) if subject else UNCLEAR

    def _read(self, number: int) -> _Center:
        while len(self._centers) <= number:
            unit = self.rows[len(self._centers)]
            nobody = _Center(UNCLEAR, UNCLEAR, len(unit.low))
            before = self._centers[-1].topic if self._centers else UNCLEAR
            self._centers.append(nobody)  # a pronoun in the unit may ask for it
            center = self._about(unit)
            if unit.low[0] == "its" and center.topic.person is None and before.speaker:
                # "Its board has applied …": it is still about the company
                center = _Center(before, center.someone, center.end)
            self._centers[-1] = center
            if center.someone.person is not None:
                self.referred[id(center.someone.person)] = unit.starts[0]
        return self._centers[number]

    def _about(self, unit: Unit) -> _Center:
        """Return who a unit's subject is, and the word with which that ends."""
        found, end = UNCLEAR, len(unit.low)
        if unit.low[0] != QUOTE and self._language.code == "en":
            phrase = first_subject(unit, len(unit.low), self._language, _past_dateline(unit))
            if phrase is not None:
                begin, end = self._past_adjunct(unit, *phrase)
                phrase = begin, self._before_verb(unit, begin, end)
            if phrase is not None and phrase[1] - phrase[0] <= _LONGEST_SUBJECT:
                end = self._past_apposition(unit, phrase[1])
                found = self._resolve(unit, phrase[0], end)
        if found.person is not None or found.noun is not None:
            return _Center(found, found, end)
        subject = self._named_first(unit, unit.ends[-1])
        someone = of_person(subject) if subject else found
        return _Center(found, someone, end if found.speaker else len(unit.low))

    def _before_verb(self, unit: Unit, begin: int, end: int) -> int:
        """Return where a subject ends whose verb is not known: "The water authority | manages"."""
        low, words, language = unit.low, unit.words, self._language
        for k in range(begin + 1, end):
            named = is_name(words[k - 1]) and low[k - 1] not in language.determiners
            if (
                (named or is_noun(low[k - 1]))
                and (words[k] == low[k] and low[k].isalpha() and not low[k].endswith("ing"))
                and not (
                    is_noun(low[k])
                    or low[k] in language.prepositions
                    or low[k] in language.coordinators
                    or low[k] in language.determiners
                    or low[k] in language.relatives
                )
            ):
                return k
        return end

    def _past_adjunct(self, unit: Unit, begin: int, end: int) -> tuple[int, int]:
        """Return the subject of "In Graz the court sentenced", given what follows "In"."""
        low = unit.low
        if begin == 0 or low[begin - 1] not in self._language.prepositions:
            return begin, end
        if end < len(low) and low[end] in ("the", "a", "an"):
            return end, phrase_after(unit, end, self._language) or end + 1
        return begin, end

    def _past_apposition(self, unit: Unit, end: int) -> int:
        """Return where "Its spokesman, Anselm Roke," ends, given the end of "Its spokesman"."""
        if end + 1 < len(unit.low) and unit.low[end] in self._language.prepositions:
            past = phrase_after(unit, end + 1, self._language)  # "The head of news at Radio X, …"
            if past is not None and past + 1 < len(unit.low) and unit.low[past] == ",":
                apposed = self._past_apposition(unit, past)
                return apposed if apposed > past else end
        if end + 1 >= len(unit.low) or not is_name(unit.words[end + 1]):
            return end
        mark = unit.low[end]
        if mark not in (",", "—", "–"):
            return end
        past = next((k for k in range(end + 1, len(unit.low)) if unit.low[k] == mark), end)
        return past if past - end <= _LONGEST_NAME else end

    def _named_first(self, unit: Unit, before: int) -> Person | None:
        """Return the person named first in a unit, near its beginning and before an offset."""
        end = min(before, unit.ends[min(len(unit.ends), _NEAR_BEGINNING) - 1])
        named = self._cast.at(unit.starts[0], end) if end > unit.starts[0] else []
        return next((one for at, one in named if at not in self._cast.within), None)


def _past_dateline(unit: Unit) -> int:
    """Return the word after "LIMA —" or "BERGEN, Nov 12 –"; 0 where there is no such thing."""
    if not (unit.first and unit.words[0].isupper() and len(unit.words[0]) > 1):
        return 0
    dash = (k for k in range(1, min(_DATELINE, len(unit.low))) if unit.low[k] in _DASHES)
    return next(dash, -1) + 1
