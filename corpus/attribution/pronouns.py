"""Pronouns resolved: by the subjects before, by who spoke last, by who was named last.

The subject of a sentence is what the next one most likely goes on about: Grosz, Joshi and
Weinstein, "Centering: A Framework for Modeling the Local Coherence of Discourse" (1995).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.nominals import (
    FEMALE,
    FEMALE_PRONOUNS,
    GENDERED_NOUNS,
    MALE,
    MALE_PRONOUNS,
    TITLES,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import GENITIVE, is_name
from corpus.attribution.resolved import UNCLEAR, Resolved, of_person
from corpus.attribution.subjects import first_subject
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_REACH = 1500  # characters within which a pronoun's person must have been mentioned
_NEAR = 400
_LONGEST_SUBJECT = 14  # words
_LONGEST_NAME = 8
_LEAST_LEAD = 0.1


def gender_of(pronoun: str) -> str | None:
    """Return the gender that a pronoun tells, in lower case."""
    return MALE if pronoun in MALE_PRONOUNS else FEMALE if pronoun in FEMALE_PRONOUNS else None


def _owns(unit: Unit, start: int) -> bool:
    """Say whether a name is only whose something is: "Mongolia's constitutional court"."""
    at = bisect_left(unit.starts, start) + 1
    while at < len(unit.low) and is_name(unit.words[at]):
        at += 1
    return at < len(unit.low) and unit.low[at] in GENITIVE


class Discourse:
    """What an article has said so far, and who has spoken: what its pronouns take up."""

    def __init__(
        self,
        rows: Sequence[Unit],
        cast: Cast,
        language: Language,
        resolve: Callable[[Unit, int, int], Resolved],
    ) -> None:
        """Begin with nobody having spoken.

        Args:
            rows: the article's units.
            cast: everybody whom it names.
            language: its language.
            resolve: resolves the words ``begin`` to ``end`` of a unit.
        """
        self._rows = rows
        self._begins = [row.starts[0] for row in rows]
        self._cast = cast
        self._language = language
        self._resolve = resolve
        self._centers: list[tuple[Resolved, int]] = []
        self._referred: dict[int, int] = {}
        self._heard: dict[int, int] = {}
        self._latest = -1
        self._last: tuple[int, Resolved] = (0, UNCLEAR)

    def spoke(self, at: int, speaker: Resolved) -> None:
        """Remember that somebody was the source at an offset."""
        if speaker.person is not None:
            self._heard[id(speaker.person)] = self._latest = at
        if speaker.kind is not Kind.UNCLEAR or speaker.noun:
            self._last = (at, speaker)

    def he_or_she(self, unit: Unit, place: int, gender: str) -> Resolved:
        """Resolve "he" or "she": to the likeliest of those who are near, if one is."""
        at = unit.starts[place]
        number = bisect_left(self._begins, unit.starts[0])
        own, before = self._own(number, unit, place), self._before(number)
        turned = before.person is not None and self._turned(unit, number, before.person)
        scores: list[tuple[float, Resolved]] = []
        for person in self._cast.people:
            if person.gender is not None and person.gender != gender:
                continue
            last = bisect_left(person.mentions, at) - 1
            mentioned = person.mentions[last] if last >= 0 else -2 * _REACH
            heard = self._heard.get(id(person), -2 * _REACH)
            nearest = at - max(mentioned, heard, self._referred.get(id(person), -2 * _REACH))
            if nearest > _REACH or not (person.sure or person.gender or heard > 0):
                continue
            score = (
                2.0 * (1 - nearest / _REACH) + 0.5 * (person.gender == gender) + 0.5 * person.sure
            )
            score += 1.5 * (person is own.person) + 1.0 * (person is before.person)
            score += 1.2 * (heard == self._latest and at - heard < 2 * _NEAR and not turned)
            score += 0.08 * min(len(person.mentions), 5)
            scores.append((score, of_person(person)))
        scores += self._nameless(at, gender, own, before)
        scores.sort(key=lambda one: -one[0])
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < _LEAST_LEAD):
            return UNCLEAR
        return scores[0][1]

    def _turned(self, unit: Unit, number: int, person: Person) -> bool:
        """Say whether the paragraph has gone over to somebody since anybody spoke."""
        row = self._rows[number - 1]
        return (
            row.paragraph == unit.paragraph
            and self._latest < row.starts[0]
            and self._heard.get(id(person)) != self._latest
        )

    def affiliated(self, at: int, words: frozenset[str]) -> Resolved:
        """Resolve "the Texas Republican": by a role that has the words, else who was just heard."""
        fitting = [
            person
            for person in self._cast.people
            if words & frozenset((person.role or "").lower().split()) - {"the"}
        ]
        if len(fitting) == 1:
            return of_person(fitting[0])
        start, last = self._last
        return last if last.person is not None and at - start < _NEAR else UNCLEAR

    def epithet(self, unit: Unit, place: int, noun: str) -> Resolved | None:
        """Resolve "the candidate", "the 46-year-old": whom the sentence before is about, alone.

        Not where such a one was introduced: "met a shipbuilder. The shipbuilder …".
        """
        number = bisect_left(self._begins, unit.starts[0])
        before = self._before(number)
        told = GENDERED_NOUNS.get(noun)
        person = before.person
        if person is None or (told and person.gender not in (None, told)):
            return None
        if not (person.sure or person.gender) or (noun in TITLES and person.heads):
            return None  # somebody known by another office
        if self._rows[number - 1].paragraph != unit.paragraph:
            return None
        recent = self._rows[max(0, number - 2) : number]
        others = [
            other
            for _, other in self._cast.at(recent[0].starts[0], unit.starts[place])
            if other is not person and other.sure and told in (None, other.gender)
        ]
        introduced = any(noun in row.low for row in self._rows[:number])
        return None if others or introduced else before

    def same(self, noun: str) -> Resolved | None:
        """Return who spoke last, if "the same official" can mean them."""
        last = self._last[1]
        return last if last.kind is Kind.UNNAMED and last.noun in (None, noun, "one") else None

    def _nameless(
        self, at: int, gender: str, own: Resolved, before: Resolved
    ) -> list[tuple[float, Resolved]]:
        """Return who has no name and may be meant: "A spokeswoman declined. She …"."""
        start, last = self._last
        for one, bonus in ((own, 1.5), (before, 1.0), (last, 0.0)):
            if one.person is None and one.noun is not None:
                told = GENDERED_NOUNS.get(one.noun)
                near = one is not last or 0 < at - start < _NEAR
                if near and told in (None, gender):
                    found = Resolved(None, None, Kind.UNNAMED, via=one.via, noun=one.noun)
                    return [(3.0 + 0.7 * (told == gender) + bonus, found)]
        return []

    def it(self, unit: Unit, at: int) -> Resolved:
        """Resolve "it": the organisation that begins the unit, or the last outlet before."""
        subject = [
            body
            for body in self._cast.bodies_between(unit.starts[0], unit.starts[at])
            if not _owns(unit, body.start)
        ]
        if len(subject) == 1:
            return Resolved(subject[0].name, None, Kind.ORGANISATION)
        number = bisect_left(self._begins, unit.starts[0])
        own = self._own(number, unit, at)
        if own.kind is Kind.ORGANISATION and own.speaker:
            return own
        before = self._center(number - 1)
        if before.kind is Kind.ORGANISATION and before.speaker:
            return before
        spoken = self._spoken_before(unit.starts[at], (Kind.ORGANISATION,))
        return spoken if spoken is not UNCLEAR else self._only_body(number - 1, unit)

    def _only_body(self, number: int, unit: Unit) -> Resolved:
        """Return the one organisation that the unit before names, in the same paragraph."""
        if number < 0 or self._rows[number].paragraph != unit.paragraph:
            return UNCLEAR
        start, end = self._rows[number].starts[0], self._rows[number].ends[-1]
        named = {body.name for body in self._cast.bodies_between(start, end)}
        return Resolved(named.pop(), None, Kind.ORGANISATION) if len(named) == 1 else UNCLEAR

    def they(self, unit: Unit, at: int) -> Resolved:
        """Resolve "they": who spoke just before or is gone on about, if those are several."""
        spoken = self._spoken_before(unit.starts[at], (Kind.GROUP, Kind.ORGANISATION))
        if spoken is not UNCLEAR:
            return spoken
        number = bisect_left(self._begins, unit.starts[0])
        for one in (self._own(number, unit, at), self._center(number - 1)):
            if one.kind is Kind.GROUP:
                return one
        return UNCLEAR

    def _before(self, number: int) -> Resolved:
        """Return whom the unit before is about, or the one before that in case nobody."""
        last, earlier = self._center(number - 1), self._center(number - 2)
        return earlier if last.person is None and last.noun is None else last

    def _center(self, number: int) -> Resolved:
        """Return whom the unit of that number is about: who its subject is."""
        while len(self._centers) <= number:
            unit = self._rows[len(self._centers)]
            self._centers.append((UNCLEAR, len(unit.low)))  # a pronoun in it may ask for it
            found, end = self._about(unit)
            self._centers[-1] = (found, end)
            if found.person is not None:
                self._referred[id(found.person)] = unit.starts[0]
        return self._centers[number][0] if number >= 0 else UNCLEAR

    def _own(self, number: int, unit: Unit, place: int) -> Resolved:
        """Return whom a unit is about, if its subject ends before a word."""
        self._center(number)
        found, end = self._centers[number]
        if end <= place:
            return found
        subject = self._subject(unit, unit.starts[place])
        return of_person(subject) if subject else UNCLEAR

    def _about(self, unit: Unit) -> tuple[Resolved, int]:
        """Return who a unit's subject is, and the word with which that ends."""
        found, end = UNCLEAR, len(unit.low)
        if unit.low[0] != QUOTE and self._language.code == "en":
            phrase = first_subject(unit, len(unit.low), self._language, 0)
            if phrase is not None and phrase[1] - phrase[0] <= _LONGEST_SUBJECT:
                end = self._past_apposition(unit, phrase[1])
                found = self._resolve(unit, phrase[0], end)
        if found.person is None and found.noun is None:
            subject = self._subject(unit, unit.ends[-1])
            return (of_person(subject) if subject else found), len(unit.low)
        return found, end

    def _past_apposition(self, unit: Unit, end: int) -> int:
        """Return where "Its spokesman, Anselm Roke," ends, given the end of "Its spokesman"."""
        if end + 1 >= len(unit.low) or not is_name(unit.words[end + 1]):
            return end
        mark = unit.low[end]
        if mark not in (",", "—", "–"):
            return end
        past = next((k for k in range(end + 1, len(unit.low)) if unit.low[k] == mark), end)
        return past if past - end <= _LONGEST_NAME else end

    def _subject(self, unit: Unit, before: int) -> Person | None:
        """Return the person named first in a unit, near its beginning and before an offset."""
        end = min(before, unit.ends[min(len(unit.ends), 12) - 1])
        named = self._cast.at(unit.starts[0], end) if end > unit.starts[0] else []
        return named[0][1] if named else None

    def _spoken_before(self, at: int, kinds: tuple[Kind, ...]) -> Resolved:
        """Return who of these kinds spoke last, unless somebody else was heard since."""
        start, last = self._last
        return last if last.kind in kinds and last.speaker and 0 < at - start < _NEAR else UNCLEAR
