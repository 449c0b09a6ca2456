"""Names in a text: who the people are, their roles and gender, and which outlets are mentioned.

A name is a run of capitalised words. It is a person's if a title, a role or a given name says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.attribution.capitals import (
    DEMONYM,
    HONORIFICS,
    OFFICES,
    bare_name,
    capital_runs,
    headline_names,
    in_title_case,
    is_person_noun,
    name_begin,
    without_demonym,
)
from corpus.attribution.given_names import FEMALE_NAMES, MALE_NAMES
from corpus.attribution.nominals import (
    COMPANY_WORDS,
    FEMALE,
    GENDERED_NOUNS,
    MALE,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    PLACES,
    REGIONS,
    TITLES,
)
from corpus.attribution.words import ASIDE, QUOTE
from corpus.publisher import is_agency, is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_OFFICE_OF = {
    "sen.": "senator",
    "rep.": "congressman",
    "gov.": "governor",
    "gen.": "general",
    "col.": "colonel",
    "lt.": "lieutenant",
    "prof.": "professor",
    "dr.": "doctor",
    "dr": "doctor",
}
_CALLED = frozenset("mr mr. mrs mrs. ms ms. miss herr frau господин госпожа г-н г-жа".split())
_LONGEST_ACRONYM = 8  # characters: capitals beyond are shouted, not a name
_LONGEST_ROLE = 90  # characters


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
        sure: whether anything says that it is a person.
    """

    name: str
    role: str | None = None
    gender: str | None = None
    heads: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation mentioned: an outlet, a company, a ministry.

    Attributes:
        name: as printed, without article and description.
        start: where it is mentioned.
        heads: nouns that describe it, and the words of its name, in lower case.
        outlet: whether it publishes news.
    """

    name: str
    start: int
    heads: frozenset[str]
    outlet: bool


_WIRES = frozenset({"agency", "agentur", "nachrichtenagentur"})
_AUTHORITIES = frozenset({"office", "bureau", "administration", "department", "authority"})


class Cast:
    """Everybody whom an article names."""

    def __init__(self, units: Sequence[Unit], language: Language) -> None:
        """Read all units, in order."""
        self.people: list[Person] = []
        self._inflected = language.code != "en"
        self.bodies: list[Body] = []
        self._by_word: dict[str, list[Person]] = {}
        self._language = language
        runs = [
            (unit, begin, end)
            for unit in units
            for begin, end in (
                headline_names(unit)
                if language.code == "en" and in_title_case(unit, language)
                else capital_runs(unit, language)
            )
        ]
        for unit, begin, end in runs:
            self._read(unit, begin, end)
        for unit, begin, end in runs:
            if end - begin == 1:
                self._again(unit, begin)
        for person in self.people:
            person.mentions.sort()
            person.subjects.sort()
        self.bodies.sort(key=lambda body: body.start)
        self._starts = [body.start for body in self.bodies]

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
        found = []
        for person in self.people:
            first = bisect_left(person.mentions, start)
            if first < len(person.mentions) and person.mentions[first] < end:
                found.append((person.mentions[first], person))
        return sorted(found, key=lambda one: one[0])

    def last_body(self, before: int, heads: frozenset[str], *, outlet: bool) -> Body | None:
        """Return the organisation that a noun may mean: the last mentioned, else the next one."""
        place = bisect_right(self._starts, before - 1)
        wire = bool(heads & _WIRES)
        for body in (
            *reversed(self.bodies[max(0, place - 60) : place]),
            *self.bodies[place : place + 3],
        ):
            publishes = (
                outlet
                and body.outlet
                and (wire == is_agency(outlet_named(body.name) or "") or body.heads & _WIRES)
            )
            if publishes or heads & body.heads or (wire and body.heads & _AUTHORITIES):
                return body
        return None

    def full_body(self, word: str) -> str | None:
        """Return the longer name that "the Times" is short for, if only one is mentioned."""
        ending = f" {word.lower()}"
        names = {body.name for body in self.bodies if body.name.lower().endswith(ending)}
        return names.pop() if len(names) == 1 else None

    def body_at(self, start: int, end: int) -> Body | None:
        """Return the outlet that is named between two offsets."""
        return next(
            (body for body in self.bodies if start <= body.start < end and body.outlet), None
        )

    def _read(self, unit: Unit, begin: int, end: int) -> None:
        low, words = unit.low, unit.words
        name_at = name_begin(low, begin, end)
        titled = name_at > begin
        name = _joined(unit, name_at, end)
        if not name or (name.isupper() and name_at + 1 < end and len(name) > _LONGEST_ACRONYM):
            return
        count = end - name_at
        given = low[name_at]
        role, heads = self._role(unit, begin, name_at, end)
        gender = _gender(low, begin, name_at, given, heads)
        is_outlet = outlet_named(name) is not None or (
            count > 1 and (named_like_outlet(name) or is_masthead(name))
        )
        organisation = is_outlet or any(
            word in ORGANISATION_NOUNS or word in PLACES for word in low[begin:end]
        )
        organisation = organisation or (count == 1 and words[name_at].isupper() and len(name) > 1)
        organisation = organisation or name.lower() in REGIONS
        organisation = organisation or (
            count > 1 and any(word in COMPANY_WORDS for word in low[name_at:end])
        )
        described = (begin and low[begin - 1] in OUTLET_NOUNS) or (
            end < len(low) and low[end] in OUTLET_NOUNS
        )
        person = (
            (
                bool(heads)
                or (titled and low[name_at - 1] in TITLES)
                or (count > 1 and (given in MALE_NAMES or given in FEMALE_NAMES))
            )
            and not (
                self._inflected
                and (
                    count == 1
                    or given in PLACES
                    or name.isupper()
                    or (organisation and given not in MALE_NAMES | FEMALE_NAMES)
                )
            )
            and not described
            and not (organisation and not titled and given not in MALE_NAMES | FEMALE_NAMES)
        )
        if person and not (given in PLACES and count == 1):
            self._add(unit, name_at, name, role, heads, gender, sure=True)
        elif organisation or described:
            described_as = {
                low[k]
                for k in (begin - 1, end, end + 1)
                if 0 <= k < len(low) and low[k] in ORGANISATION_NOUNS
            }
            if begin > 1 and low[begin - 1] == "," and low[begin - 2] in ORGANISATION_NOUNS:
                described_as.add(low[begin - 2])
            own = {word for word in low[begin:end] if len(word) > 2}
            if not is_outlet and own & COMPANY_WORDS:
                own |= {"company", "firm", "builder", "builders"}
            outlet = bool(is_outlet or described)
            self.bodies.append(
                Body(
                    without_demonym(bare_name(_joined(unit, begin, end)), outlet=outlet),
                    unit.starts[begin],
                    frozenset(described_as | own),
                    outlet,
                )
            )
        elif (
            count > 1
            and (not self._inflected or given in MALE_NAMES | FEMALE_NAMES or count > 2)
            and given not in PLACES
            and low[end - 1] not in PLACES
            and not any(DEMONYM.match(word) for word in words[name_at:end])
        ):
            self._add(unit, name_at, name, None, set(), None, sure=False)

    def _add(
        self,
        unit: Unit,
        at: int,
        name: str,
        role: str | None,
        heads: set[str],
        gender: str | None,
        *,
        sure: bool,
    ) -> None:
        parts = name.lower().split()
        known = None
        for one in self._by_word.get(parts[-1], []):
            had = one.name.lower().split()
            fits = had[-len(parts) :] == parts or parts[-len(had) :] == had
            if fits or had[0] == parts[0]:
                known = one
                break
        if known is None:
            known = Person(name)
            self.people.append(known)
        elif len(name) > len(known.name):
            known.name = name
        for part in {*parts, *known.name.lower().split()}:
            holders = self._by_word.setdefault(part, [])
            if known not in holders:
                holders.append(known)
        known.role = known.role or role
        known.gender = known.gender or gender
        known.heads |= heads
        known.sure = known.sure or sure
        known.mentions.append(unit.starts[at])
        if at <= 6 and not any(word == "," for word in unit.low[:at][:1]):
            known.subjects.append(unit.starts[at])

    def _again(self, unit: Unit, at: int) -> None:
        """Count a surname alone as a mention of whom it means."""
        person = self.named(unit.words[at])
        if person is not None and unit.starts[at] not in person.mentions[-1:]:
            person.mentions.append(unit.starts[at])
            if at <= 3:
                person.subjects.append(unit.starts[at])
            before = unit.low[at - 1] if at else ""
            person.gender = person.gender or TITLES.get(before)

    def _role(self, unit: Unit, begin: int, name_at: int, end: int) -> tuple[str | None, set[str]]:
        """Return the role printed beside a name, and its nouns."""
        low = unit.low
        first = name_at
        while first > 0 and name_at - first < 12 and _may_describe(unit, first - 1, self._language):
            first -= 1
        while first < name_at and (
            low[first] in self._language.determiners or low[first] in self._language.adverbs
        ):
            first += 1
        while first < name_at and low[name_at - 1] in _CALLED:
            name_at -= 1
        of = max((k for k in range(first, name_at) if low[k] in ("of", "for")), default=None)
        if of is not None and not all(
            word in OFFICES or word == "and" for word in low[of + 1 : name_at]
        ):
            first = of + 1
        heads = {
            _OFFICE_OF.get(word, word)
            for word in low[first:name_at]
            if is_person_noun(word) or word in _OFFICE_OF
        }
        if heads and first < name_at and low[first] not in ("dr", "dr.", "prof", "prof."):
            return _text(unit, first, name_at), heads
        closed = self._inflected or (end < len(low) and low[end] in (",", ASIDE))
        before = self._before_comma(unit, begin) if closed else None
        if before is not None:
            return before
        return self._after_comma(unit, end)

    def _before_comma(self, unit: Unit, begin: int) -> tuple[str, set[str]] | None:
        """Read "The county auditor, Viktor Sele,"."""
        low = unit.low
        if begin < 2 or low[begin - 1] != ",":
            return None
        last = begin - 1
        first = last
        while (
            first > 0
            and last - first < 14
            and low[first - 1] not in (",", QUOTE, ";", ":", ".", "—", "–")
            and not (
                low[first - 1] in self._language.never
                or low[first - 1] in self._language.conjunctions
                or low[first - 1] in self._language.complementisers
            )
        ):
            first -= 1
        while first < last and (
            low[first] in self._language.determiners
            or low[first] in self._language.prepositions
            or low[first] in self._language.times
            or low[first] in self._language.adverbs
        ):
            first += 1
        heads = _head_nouns(low, first, last)
        if not heads:
            return None
        head = next(k for k in range(first, last) if low[k] in heads)
        begins = head
        while begins > first and not (
            low[begins - 1] in self._language.determiners
            or low[begins - 1] in self._language.prepositions
            or low[begins - 1] in self._language.coordinators
        ):
            begins -= 1
        return _text(unit, begins, last), heads

    def _after_comma(self, unit: Unit, end: int) -> tuple[str | None, set[str]]:
        """Read "Claudine Moor, the director of the cannery,"."""
        low = unit.low
        if end < len(low) and low[end] == ASIDE:
            end += 1
        if end + 1 >= len(low) or low[end] != ",":
            return None, set()
        first = end + 1
        if low[first].endswith("ing"):
            return None, set()
        if low[first].isdigit() and first + 2 < len(low) and low[first + 1] == ",":
            first += 2
        while (
            first < len(low)
            and low[first] in ("the", "a", "an", "who", "der", "die", "das", "ein", "eine")
            and low[first] != "who"
        ):
            first += 1
        last = first
        while (
            last < len(low)
            and low[last] not in (",", ".", QUOTE, ";", ":", "—", "–")
            and not (
                low[last] in self._language.relatives
                or low[last] in self._language.auxiliaries
                or low[last] in self._language.never
                or low[last] in self._language.times
            )
            and last - first < 14
        ):
            if low[last] in self._language.verbs and last > first and low[last] not in PERSON_NOUNS:
                tags = self._language.verbs[low[last]][0]
                if "d" in tags:
                    break
            last += 1
        if last < len(low) and low[last] not in (
            ",",
            ".",
            ";",
            "—",
            "–",
            *self._language.relatives,
        ):
            return None, set()
        while last > first and (
            low[last - 1] in self._language.coordinators
            or low[last - 1] in self._language.prepositions
        ):
            last -= 1
        heads = _head_nouns(low, first, last)
        if not heads or unit.ends[last - 1] - unit.starts[first] > _LONGEST_ROLE:
            return None, set()
        return _text(unit, first, last), heads


def _head_nouns(low: list[str], first: int, last: int) -> set[str]:
    """Return the role's noun: one that ends the phrase, or stands before "of", "for", "at"."""
    for k in range(first, last):
        if is_person_noun(low[k]):
            following = low[k + 1] if k + 1 < last else ""
            if not following or following in (
                "of",
                "for",
                "at",
                "in",
                "to",
                "from",
                "and",
                "on",
                "with",
                "responsible",
                "general",
                "who",
                "emeritus",
            ):
                return {low[k]}
    return set()


def _may_describe(unit: Unit, at: int, language: Language) -> bool:
    word = unit.low[at]
    if word in ("of", "for"):
        return at > 0 and unit.low[at - 1] in PERSON_NOUNS
    return (
        (word[:1].isalpha() or word in ("’s", "'s", "-"))
        and word not in language.never
        and word not in language.prepositions
        and word not in language.conjunctions
        and word not in language.times
        and word not in language.coordinators
        and word not in language.pronouns
        and not (word in language.verbs and word not in PERSON_NOUNS)
        and word != "according"
    )


def _joined(unit: Unit, begin: int, end: int) -> str:
    return _text(unit, begin, end) if begin < end else ""


def _text(unit: Unit, begin: int, end: int) -> str:
    """Return words as printed: spaces where the text has any."""
    parts = []
    for k in range(begin, end):
        gap = k > begin and unit.starts[k] > unit.ends[k - 1]
        parts.append((" " if gap else "") + unit.words[k])
    return "".join(parts).strip(" ,-–")


def _gender(low: list[str], begin: int, name_at: int, given: str, heads: set[str]) -> str | None:
    for word in (*low[max(0, begin - 1) : name_at], *heads):
        found = TITLES.get(word) or GENDERED_NOUNS.get(word)
        if found:
            return found
    if given in FEMALE_NAMES and given not in MALE_NAMES:
        return FEMALE
    if given in MALE_NAMES and given not in FEMALE_NAMES:
        return MALE
    return None
