"""Pronouns resolved: by the subjects before, by who spoke last, by who was named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from corpus.attribution.cast import may_publish
from corpus.attribution.descriptions import OTHERS
from corpus.attribution.epithets import may_hold, meant_by
from corpus.attribution.fuller_names import FIRMS
from corpus.attribution.names import Body
from corpus.attribution.nominals import (
    FEMALE,
    FEMALE_PRONOUNS,
    GENDERED_NOUNS,
    MALE,
    MALE_PRONOUNS,
    ORGANISATION_NOUNS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.outlets import sounds_like_outlet
from corpus.attribution.phrases import GENITIVE, is_name
from corpus.attribution.places import PLACES, REGIONS, STATES
from corpus.attribution.resolved import UNCLEAR, Resolved, of_person
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.centers import Centers
    from corpus.attribution.words import Unit

_REACH = 1500  # characters within which a pronoun's person must have been mentioned
_NEAR = 400
_FIRM_BACK = 3  # units
_SAY_SO = frozenset("university hospital museum institute foundation charity union".split())
"""Those of ``FIRMS`` whose names mostly say that they are: a name that nobody knows is none."""

_NO_FIRMS = ORGANISATION_NOUNS - FIRMS
_LEAST_LEAD = 0.1
_ASKED = frozenset("asked pressed questioned told pushed quizzed challenged reminded".split())
_CONTRACTED = re.compile(r"(?<=[a-z])['’](?:s|d|ll|ve|re|m)$")


def gender_of(pronoun: str) -> str | None:
    """Return the gender that a pronoun tells, in lower case."""
    return MALE if pronoun in MALE_PRONOUNS else FEMALE if pronoun in FEMALE_PRONOUNS else None


def uncontracted(word: str) -> str:
    """Return a pronoun without the verb that is drawn together with it: "they’ll"."""
    if "’" not in word and "'" not in word:
        return word
    return _CONTRACTED.sub("", word)


def _owns(unit: Unit, start: int) -> bool:
    """Say whether a name is only whose something is: "Mongolia's constitutional court"."""
    at = bisect_left(unit.starts, start) + 1
    while at < len(unit.low) and is_name(unit.words[at]):
        at += 1
    return at < len(unit.low) and unit.low[at] in GENITIVE


class Discourse:
    """What an article has said so far, and who has spoken: what its pronouns take up."""

    def __init__(self, centers: Centers, cast: Cast) -> None:
        """Begin with nobody having spoken, in an article of these units and of these people."""
        self._centers = centers
        self._cast = cast
        self._heard: dict[int, int] = {}
        self._latest = -1
        self._last: tuple[int, Resolved] = (0, UNCLEAR)
        self._outlets: list[tuple[int, str]] = []

    def spoke(self, at: int, speaker: Resolved) -> None:
        """Remember that somebody was the source at an offset."""
        if speaker.person is not None:
            self._heard[id(speaker.person)] = self._latest = at
        if speaker.kind is not Kind.UNCLEAR or speaker.noun:
            self._last = (at, speaker)

    def passed_on(self, at: int, outlet: str) -> None:
        """Remember that an outlet passed something on, or was spoken to, at an offset."""
        self._outlets.append((at, outlet))

    def outlet(self, before: int, noun: str) -> Resolved | None:
        """Resolve "the magazine": the last outlet that was spoken to or passed something on."""
        for at, name in reversed(self._outlets):
            words = frozenset(name.lower().split())
            body = Body(name, at, words, outlet=True, words=words)
            if at < before and may_publish(body, noun):
                return Resolved(name, None, Kind.ORGANISATION)
        return None

    def he_or_she(self, unit: Unit, place: int, gender: str) -> Resolved:
        """Resolve "he" or "she": to the likeliest of those who are near, if one is."""
        at = unit.starts[place]
        number = self._centers.number(unit)
        own = self._centers.own(number, unit, place, someone=True)
        before = self._centers.someone(number - 1)
        turned = before.person is not None and self._turned(unit, number, before.person)
        about = before.person is not None and before.person.gender in (None, gender)
        new = None if own.person or about else self._brought_up(number, gender)
        other = self._others(unit, place)
        scores: list[tuple[float, Resolved]] = []
        for person in self._cast.people:
            if person.gender is not None and person.gender != gender:
                continue
            if id(person) in other:
                continue
            last = bisect_left(person.mentions, at) - 1
            while last >= 0 and person.mentions[last] in self._cast.within:
                last -= 1
            mentioned = person.mentions[last] if last >= 0 else -2 * _REACH
            heard = self._heard.get(id(person), -2 * _REACH)
            referred = self._centers.referred.get(id(person), -2 * _REACH)
            nearest = at - max(mentioned, heard, referred)
            topic = person is own.person or person is before.person
            if nearest > _REACH or not (person.sure or person.gender or heard > 0 or topic):
                continue
            score = (
                2.0 * (1 - nearest / _REACH) + 0.5 * (person.gender == gender) + 0.5 * person.sure
            )
            score += 1.5 * (person is own.person) + 1.0 * (person is before.person)
            spoke = heard == self._latest and at - heard < 2 * _NEAR
            score += 1.2 * (spoke and not turned and new is None) + 1.2 * (person is new)
            score += 0.08 * min(len(person.mentions), 5)
            scores.append((score, of_person(person)))
        scores += self._nameless(at, gender, own, before)
        scores.sort(key=lambda one: -one[0])
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < _LEAST_LEAD):
            return UNCLEAR
        return scores[0][1]

    def _brought_up(self, number: int, gender: str) -> Person | None:
        """Return whom the unit before names first, in full and with a role, since anybody spoke."""
        if number < 1:
            return None
        row = self._centers.rows[number - 1]
        if self._latest >= row.starts[0]:
            return None
        named = self._cast.at(row.starts[0], row.ends[-1])
        new = [one for at, one in named if at == one.mentions[0] and one.gender in (None, gender)]
        return new[0] if len(new) == 1 and new[0].sure and new[0].heads else None

    def _others(self, unit: Unit, place: int) -> set[int]:
        """Return who is not meant: "Asked about Orr, she said" and "Speaking to Orr, she said".

        Whoever is asked or speaks is the subject, so whom the participle's objects name is
        somebody else: principle C of Chomsky's "Lectures on Government and Binding" (1981).
        """
        low = unit.low
        if place < 2 or not (low[0] in _ASKED or low[0].endswith("ing")) or low[place - 1] != ",":
            return set()
        named = self._cast.at(unit.starts[0], unit.starts[place])
        if any(low[bisect_left(unit.starts, at) - 1] == "," for at, _ in named):
            return set()  # "Asked about Orr, Lindahl said it was, she added, late"
        return {id(one) for at, one in named if not _owns(unit, at)}

    def _turned(self, unit: Unit, number: int, person: Person) -> bool:
        """Say whether the paragraph has gone over to somebody since anybody spoke."""
        row = self._centers.rows[number - 1]
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

    def epithet(self, unit: Unit, place: int, noun: str, *, aged: bool) -> Resolved | None:
        """Resolve "the candidate", "the 46-year-old": whom the sentences before are about."""
        return meant_by(
            unit,
            place,
            noun,
            aged=aged,
            centers=self._centers,
            cast=self._cast,
            heard=self._heard,
            last=self._last,
        )

    def goes_on_speaking(self, unit: Unit, place: int, noun: str) -> Resolved | None:
        """Resolve 'Orr defends it: "…," the senator says': whom the words before it are about."""
        if not place or unit.low[place - 1] != QUOTE or noun in OTHERS or not is_person_noun(noun):
            return None
        own = self._centers.own(self._centers.number(unit), unit, place, someone=True)
        may_be = own.person is not None and may_hold(own.person, noun)
        return own if may_be and ":" in unit.low[:place] else None

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
                    found = Resolved(None, None, one.kind, via=one.via, noun=one.noun)
                    return [(3.0 + 0.7 * (told == gender) + bonus, found)]
        return []

    def number(self, unit: Unit) -> int:
        """Return which of the article's units one is."""
        return self._centers.number(unit)

    def it(self, unit: Unit, at: int) -> Resolved:
        """Resolve "it": what the unit is about, or the one before; else what spoke last."""
        number = self._centers.number(unit)
        own = self._centers.own(number, unit, at)
        if own.kind is Kind.ORGANISATION and own.speaker:
            return own
        subject = [
            body
            for body in self._cast.bodies_between(unit.starts[0], unit.starts[at])
            if not _owns(unit, body.start)
        ]
        if len(subject) == 1:
            return Resolved(subject[0].name, None, Kind.ORGANISATION)
        before = self._centers.of(number - 1)
        if before.kind is Kind.ORGANISATION and before.speaker:
            return before
        if before.document:
            return before  # "The report gave details. It said …"
        spoken = self._spoken_before(unit.starts[at], (Kind.ORGANISATION,))
        return spoken if spoken is not UNCLEAR else self._only_body(number - 1, unit)

    def firm(self, unit: Unit, at: int, noun: str) -> Resolved | None:
        """Resolve "the company": a named organisation that the sentences before are about."""
        number = self._centers.number(unit)
        about = [self._centers.own(number, unit, at)]
        about += [self._centers.of(number - back) for back in range(1, _FIRM_BACK + 1)]
        for one in about:
            nobody = one.person is not None and not (one.person.sure or one.person.gender)
            nobody = nobody and noun not in _SAY_SO
            named = one.kind is Kind.ORGANISATION or nobody
            if named and one.speaker and self._is_firm(one.speaker):
                return Resolved(one.speaker, None, Kind.ORGANISATION)
        return None

    def _is_firm(self, name: str) -> bool:
        """Say whether a name may be that of "the company": one like "Hartwell Motors"."""
        low = name.lower().split()
        bodies = [body for body in self._cast.bodies if body.name == name]
        known = (len(low) > 1 or bodies) and not any(body.outlet for body in bodies)
        return (
            bool(known)
            and all(word[:1].isupper() for word in name.split())
            and not any(word in PLACES or word in _NO_FIRMS for word in low)
            and name.lower() not in REGIONS
            and name.lower() not in STATES
            and not sounds_like_outlet(name)
            and not any(name == outlet for _, outlet in self._outlets)
        )

    def _only_body(self, number: int, unit: Unit) -> Resolved:
        """Return the one organisation that the unit before names, in the same paragraph."""
        if number < 0 or self._centers.rows[number].paragraph != unit.paragraph:
            return UNCLEAR
        start, end = self._centers.rows[number].starts[0], self._centers.rows[number].ends[-1]
        named = {body.name for body in self._cast.bodies_between(start, end)}
        return Resolved(named.pop(), None, Kind.ORGANISATION) if len(named) == 1 else UNCLEAR

    def they(self, unit: Unit, at: int) -> Resolved:
        """Resolve "they": who spoke just before or is gone on about, if those are several."""
        spoken = self._spoken_before(unit.starts[at], (Kind.GROUP, Kind.ORGANISATION))
        if spoken is not UNCLEAR:
            return spoken
        number = self._centers.number(unit)
        for one in (self._centers.own(number, unit, at), self._centers.of(number - 1)):
            if one.kind is Kind.GROUP:
                return one
        return Resolved(None, None, Kind.GROUP)

    def _spoken_before(self, at: int, kinds: tuple[Kind, ...]) -> Resolved:
        """Return who of these kinds spoke last, unless somebody else was heard since."""
        start, last = self._last
        return last if last.kind in kinds and last.speaker and 0 < at - start < _NEAR else UNCLEAR
