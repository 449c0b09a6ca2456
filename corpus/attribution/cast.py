"""Everybody whom an article names: the people with their roles, the organisations, the outlets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.attribution.alike import ALIKE, BROADCASTERS, ON_AIR, PAPERS, WIRES
from corpus.attribution.capitals import HONORIFICS, capital_runs, headline_names, in_title_case
from corpus.attribution.genders import told_by, votes
from corpus.attribution.given_names import KNOWN_BY_ONE_NAME
from corpus.attribution.inflected_cast import person_named
from corpus.attribution.name_signs import (
    is_named_for_person,
    may_be_surname,
    only_tells_which,
    says_i,
)
from corpus.attribution.names import Body, Mention, described_by, named_by
from corpus.attribution.nominals import TITLES
from corpus.publisher import is_agency, outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_BACK, _AHEAD = 60, 3  # organisations among which a noun may mean one
_LEAST_VOTES = 2  # pronouns that tell a namesake, or that a name is a person's


@dataclass(slots=True)
class Person:
    """A person of the article; grows while the text is read.

    Attributes:
        name: the fullest name so far.
        role: the first role given, in the article's words.
        gender: ``MALE``, ``FEMALE`` or ``None``.
        heads: the nouns of roles that they are known by, in lower case.
        mentions: where their names begin, ascending.
        subjects: those of them that begin a unit, or nearly.
        bare: those of them that are a surname alone.
        sure: whether anything says that it is a person.
    """

    name: str
    role: str | None = None
    gender: str | None = None
    heads: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    sure: bool = False


class Cast:
    """Everybody whom an article names.

    ``within`` are the offsets of names that only tell which: "the Orr campaign", "a Lindahl aide".
    No pronoun takes them up: Postal, "Anaphoric Islands" (1969).
    """

    def __init__(
        self, units: Sequence[Unit], language: Language, outlets: frozenset[str] = frozenset()
    ) -> None:
        """Read all units, in order.

        Args:
            units: of the text.
            language: of the text.
            outlets: names, as printed, that are outlets' as a finder sees them.
        """
        self.people: list[Person] = []
        self.bodies: list[Body] = []
        self.within: set[int] = set()
        self._by_word: dict[str, list[Person]] = {}
        self._by_ending: defaultdict[str, set[str]] | None = None
        runs = [
            (unit, begin, end)
            for unit in units
            for begin, end in (
                headline_names(unit)
                if language.code == "en" and in_title_case(unit, language)
                else capital_runs(unit, language)
            )
        ]
        lone: defaultdict[str, list[tuple[Unit, int]]] = defaultdict(list)
        surnames = {unit.words[end - 1] for unit, begin, end in runs if outlets and end - begin > 1}
        for unit, begin, end in runs:
            inflected = language.code != "en"
            told = person_named(unit, begin, end, language) if inflected else None
            marked = bool(outlets) and unit.printed(begin, end) in outlets
            marked = marked and (end - begin > 1 or unit.words[begin] not in surnames)
            match told or named_by(unit, begin, end, language, marked=marked):
                case Body() as body:
                    self.bodies.append(body)
                case Mention() as mention:
                    self._add(unit, mention)
                case None if end - begin == 1 and language.code == "en":
                    lone[unit.words[begin]].append((unit, begin))
        for unit, begin, end in runs:
            if end - begin == 1:
                self._again(unit, begin)
            if language.code == "en" and only_tells_which(unit, begin, end, language):
                self.within.update(unit.starts[begin:end])
            if language.code == "en" and (phrase := described_by(unit, begin, end, language)):
                self.bodies.append(phrase)
        for person in self.people:
            person.mentions.sort()
            person.subjects.sort()
        if language.code == "en":
            self._tell_apart(units)
            self._add_surnames(units, lone, language)
        self.bodies.sort(key=lambda body: body.start)
        self._starts = [body.start for body in self.bodies]
        mentions = [(at, n) for n, person in enumerate(self.people) for at in person.mentions]
        mentions.sort()
        self._mentioned = [at for at, _ in mentions]
        self._by_mention = [self.people[n] for _, n in mentions]

    def named(self, words: str) -> Person | None:
        """Return the person whom a full name or a surname means; None if nobody, or several."""
        parts = [part for part in words.split() if part.lower() not in HONORIFICS]
        gender = next((TITLES[p.lower()] for p in words.split() if TITLES.get(p.lower())), None)
        if not parts:
            return None
        known = self._by_word.get(parts[-1].lower(), [])
        fitting = [
            person
            for person in known
            if all(part.lower() in person.name.lower().split() for part in parts)
            and not (gender and person.gender and gender != person.gender)
        ]
        if len(fitting) > 1:
            ends = [p for p in fitting if p.name.lower().split()[-1] == parts[-1].lower()]
            fitting = ends or fitting
            most = max(len(person.mentions) for person in fitting)
            fitting = [person for person in fitting if len(person.mentions) * 2 > most]
            exact = [person for person in fitting if person.name.lower() == " ".join(parts).lower()]
            fitting = exact or fitting
        return fitting[0] if len(fitting) == 1 else None

    def at(self, start: int, end: int) -> list[tuple[int, Person]]:
        """Return who is named between two offsets, in order."""
        found: list[tuple[int, Person]] = []
        number = bisect_left(self._mentioned, start)
        while number < len(self._mentioned) and self._mentioned[number] < end:
            person = self._by_mention[number]
            if all(one is not person for _, one in found):
                found.append((self._mentioned[number], person))
            number += 1
        return found

    def last_body(
        self,
        before: int,
        noun: str,
        modifiers: frozenset[str] = frozenset(),
        *,
        outlet: bool = False,
    ) -> Body | None:
        """Return the organisation that a noun may mean: the last mentioned, else the next one.

        Args:
            before: where the noun stands.
            noun: what the organisation is called, in lower case ("agency").
            modifiers: the words before the noun, which must be known of it ("appeals").
            outlet: whether one that publishes news is meant.
        """
        place = bisect_right(self._starts, before - 1)
        for body in (
            *reversed(self.bodies[max(0, place - _BACK) : place]),
            *self.bodies[place : place + _AHEAD],
        ):
            if modifiers <= body.words and (
                may_publish(body, noun) if outlet else _may_be(body, noun)
            ):
                return self._fullest(body, noun) if body.phrase else body
        return None

    def _fullest(self, body: Body, noun: str) -> Body:
        """Return the longest description that shares noun and name: "Ms Orr's old campaign"."""
        names = {word for word in body.name.split() if word[0].isupper()}
        alike = [
            other
            for other in self.bodies
            if other.phrase and noun in other.heads and names & set(other.name.split())
        ]
        return max(alike, key=lambda other: len(other.name), default=body)

    def full_body(self, word: str) -> str | None:
        """Return the longer name that "the Times" is short for, if only one is mentioned."""
        if self._by_ending is None:
            self._by_ending = defaultdict(set)
            for body in self.bodies:
                _, space, last = body.name.lower().rpartition(" ")
                self._by_ending[last if space else ""].add(body.name)
        names = self._by_ending.get(word.lower(), set())
        return next(iter(names)) if len(names) == 1 else None

    def body_at(self, start: int, end: int) -> Body | None:
        """Return the outlet that is named between two offsets."""
        return next((body for body in self.bodies_between(start, end) if body.outlet), None)

    def bodies_between(self, start: int, end: int) -> list[Body]:
        """Return the organisations mentioned between two offsets."""
        return self.bodies[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def body_from(self, start: int, end: int) -> Body | None:
        """Return the organisation whose name begins between two offsets."""
        place = bisect_left(self._starts, start)
        found = self.bodies[place] if place < len(self.bodies) else None
        return found if found and found.start < end and not found.phrase else None

    def _add(self, unit: Unit, mention: Mention) -> None:
        parts = mention.name.lower().split()
        known = None
        for one in self._by_word.get(parts[-1], []):
            had = one.name.lower().split()
            fits = had[-len(parts) :] == parts or parts[-len(had) :] == had
            if fits or had[0] == parts[0]:
                known = one
                break
        if known is None:
            known = Person(mention.name)
            self.people.append(known)
        elif len(mention.name) > len(known.name):
            known.name = mention.name
        for part in {*parts, *known.name.lower().split()}:
            holders = self._by_word.setdefault(part, [])
            if known not in holders:
                holders.append(known)
        known.role = known.role or mention.role
        known.gender = known.gender or mention.gender
        known.heads |= mention.heads
        known.sure = known.sure or mention.sure
        known.mentions.append(unit.starts[mention.at])
        if mention.at <= 6 and not any(word == "," for word in unit.low[: mention.at][:1]):
            known.subjects.append(unit.starts[mention.at])

    def _tell_apart(self, units: Sequence[Unit]) -> None:
        """Learn genders from pronouns; and that a surname means a namesake who is not named."""
        cast = votes(units, self.people, self.within)
        for person in list(self.people):
            own = cast.get(id(person), [])
            bare = [vote for vote in own if vote[0] in person.bare]
            told = told_by(own if person.gender is None else bare)
            if told is None:
                continue
            if person.gender is None:
                person.gender = told
                person.sure = person.sure or len(own) >= _LEAST_VOTES
            elif told != person.gender and len(bare) >= _LEAST_VOTES:
                self._split(person, told)

    def _add_surnames(
        self, units: Sequence[Unit], lone: dict[str, list[tuple[Unit, int]]], language: Language
    ) -> None:
        """Add those of whom there is nothing but a surname, and a pronoun that takes it up."""
        unknown: list[Person] = []
        for word, places in lone.items():
            if word.lower() in self._by_word:
                continue
            one = Person(word, mentions=[unit.starts[at] for unit, at in places])
            one.gender = KNOWN_BY_ONE_NAME.get(word.lower())
            one.sure = one.gender is not None or any(map(is_named_for_person, places))
            outside = [(u, at) for u, at in places if u.starts[at] not in self.within]
            spoken = [place for place in outside if says_i(place)]
            one.sure = one.sure or bool(spoken and may_be_surname(spoken, language))
            if one.sure or (outside and may_be_surname(outside, language)):
                unknown.append(one)
        if not unknown:
            return
        theirs = {id(unit) for one in unknown for unit, _ in lone[one.name]}
        near = [k for k, unit in enumerate(units) if id(unit) in theirs]
        beside = [units[k] for k in sorted({*near, *(k + 1 for k in near)}) if k < len(units)]
        cast = votes(beside, [*self.people, *unknown], self.within, lone=True)
        for person in unknown:
            person.gender = person.gender or told_by(cast.get(id(person), []))
            if person.gender is not None or person.sure:
                person.sure = True
                person.subjects = [unit.starts[at] for unit, at in lone[person.name] if at <= 3]
                self.people.append(person)
                self._by_word.setdefault(person.name.lower(), []).append(person)

    def _split(self, person: Person, gender: str) -> None:
        """Take the surname alone off a person: it means somebody of the other gender."""
        surname = person.name.split()[-1]
        bare = set(person.bare)
        other = Person(surname, gender=gender, mentions=[*person.bare], sure=True)
        other.subjects = [at for at in person.subjects if at in bare]
        person.mentions = [at for at in person.mentions if at not in bare]
        person.subjects = [at for at in person.subjects if at not in bare]
        person.bare = []
        self.people.append(other)
        self._by_word.setdefault(surname.lower(), []).append(other)

    def _again(self, unit: Unit, at: int) -> None:
        """Count a surname alone as a mention of whom it means."""
        if unit.low[at] not in self._by_word:
            return
        person = self.named(unit.words[at])
        if person is not None and unit.starts[at] not in person.mentions[-1:]:
            person.mentions.append(unit.starts[at])
            person.bare.append(unit.starts[at])
            if at <= 3:
                person.subjects.append(unit.starts[at])
            before = unit.low[at - 1] if at else ""
            person.gender = person.gender or TITLES.get(before)


def _may_be(body: Body, noun: str) -> bool:
    """Say whether an organisation may be called by a noun: "the union" for an association."""
    return noun in body.heads or (not body.outlet and bool(ALIKE.get(noun, _NONE) & body.words))


def may_publish(body: Body, noun: str) -> bool:
    """Say whether an outlet may be called by a noun: a wire, a broadcaster, a paper."""
    if not body.outlet:
        return noun in WIRES and bool(body.heads & ALIKE["agency"])
    wire = bool(body.heads & WIRES) or is_agency(outlet_named(body.name) or "")
    if noun in WIRES:
        return wire
    on_air = not body.words.isdisjoint(BROADCASTERS) or not body.words.isdisjoint(ON_AIR)
    if noun in BROADCASTERS or noun in PAPERS:
        return not wire and (on_air == (noun in BROADCASTERS) or noun in body.heads)
    return not wire


_NONE: frozenset[str] = frozenset()
