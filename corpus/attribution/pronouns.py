"""Pronouns resolved: by the subjects before, by who spoke last, by who was named last."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.nominals import ORGANISATION_NOUNS
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_word
from corpus.attribution.resolved import UNCLEAR, Resolved, of_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_REACH = 1500  # characters within which a pronoun's person must have been mentioned
_NEAR = 400


class Discourse:
    """What an article has said so far, and who has spoken: what its pronouns take up."""

    def __init__(self, rows: Sequence[Unit], cast: Cast, language: Language) -> None:
        """Begin with nobody having spoken."""
        self._rows = rows
        self._begins = [row.starts[0] for row in rows]
        self._heard: dict[int, int] = {}
        self._latest = -1
        self._cast = cast
        self._language = language
        self._last: tuple[int, Resolved] = (0, UNCLEAR)

    def spoke(self, at: int, speaker: Resolved) -> None:
        """Remember that somebody was the source at an offset."""
        if speaker.person is not None:
            self._heard[id(speaker.person)] = self._latest = at
        if speaker.kind is not Kind.UNCLEAR:
            self._last = (at, speaker)

    def he_or_she(self, unit: Unit, place: int, gender: str) -> Resolved:
        """Resolve "he" or "she": by the subjects before, who spoke last, who was named last."""
        at = unit.starts[place]
        own, before = self._subject(unit, at), self._subject_before(unit)
        scores: list[tuple[float, Person]] = []
        for person in self._cast.people:
            if person.gender is not None and person.gender != gender:
                continue
            last = bisect_left(person.mentions, at) - 1
            mentioned = person.mentions[last] if last >= 0 else -2 * _REACH
            heard = self._heard.get(id(person), -2 * _REACH)
            nearest = at - max(mentioned, heard)
            if nearest > _REACH or not (person.sure or person.gender or heard > 0):
                continue
            score = (
                2.0 * (1 - nearest / _REACH) + 0.5 * (person.gender == gender) + 0.5 * person.sure
            )
            score += 1.5 * (person is own) + 1.0 * (person is before)
            score += 1.2 * (heard == self._latest and at - heard < 2 * _NEAR)
            scores.append((score + 0.08 * min(len(person.mentions), 5), person))
        scores.sort(key=lambda one: -one[0])
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < 0.1):
            return UNCLEAR
        return of_person(scores[0][1])

    def it(self, unit: Unit, at: int) -> Resolved:
        """Resolve "it": the organisation that begins the unit, or the last outlet before."""
        subject = [
            body for body in self._cast.bodies if unit.starts[0] <= body.start < unit.starts[at]
        ]
        if len(subject) == 1:
            return Resolved(subject[0].name, None, Kind.ORGANISATION)
        first = next((k for k in range(at) if is_word(unit.low[k])), None)
        if first is not None and unit.low[first] in self._language.determiners:
            end = first + 1
            while (
                end < at
                and is_word(unit.low[end])
                and not (
                    unit.low[end] in self._language.verbs or unit.low[end] in self._language.never
                )
            ):
                end += 1
            if unit.low[end - 1] in ORGANISATION_NOUNS:
                return Resolved(unit.printed(first + 1, end), None, Kind.ORGANISATION)
        return self._spoken_before(unit.starts[at], (Kind.ORGANISATION,))

    def they(self, unit: Unit, at: int) -> Resolved:
        """Resolve "they": the group or organisation that spoke just before."""
        return self._spoken_before(unit.starts[at], (Kind.GROUP, Kind.ORGANISATION))

    def _subject(self, unit: Unit, before: int) -> Person | None:
        """Return the person named first in a unit, near its beginning and before an offset."""
        end = min(before, unit.ends[min(len(unit.ends), 12) - 1])
        named = self._cast.at(unit.starts[0], end) if end > unit.starts[0] else []
        return named[0][1] if named else None

    def _subject_before(self, unit: Unit) -> Person | None:
        """Return the subject of the unit before, or of the one before that in its paragraph."""
        number = bisect_left(self._begins, unit.starts[0])
        for row in reversed(self._rows[max(0, number - 2) : number]):
            found = self._subject(row, row.ends[-1])
            if found is not None:
                return found
        return None

    def _spoken_before(self, at: int, kinds: tuple[Kind, ...]) -> Resolved:
        """Return who of these kinds spoke last, unless somebody else was heard since."""
        start, last = self._last
        return last if last.kind in kinds and last.speaker and 0 < at - start < _NEAR else UNCLEAR
