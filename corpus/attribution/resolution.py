"""The source resolved within its article: pronouns, "the spokesman", surnames, to a name, a role.

What the article does not settle stays ``UNCLEAR``; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.authorship import made_by, own
from corpus.attribution.bodies import apposed_body, body_name
from corpus.attribution.capitals import is_person_noun
from corpus.attribution.centers import Centers
from corpus.attribution.descriptions import (
    OTHERS,
    QUANTITIES,
    called,
    described,
    is_common,
    owner_of,
    related,
)
from corpus.attribution.epithets import introduced
from corpus.attribution.fuller_names import FIRMS, fuller_name
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_sources import inflected_source
from corpus.attribution.named_later import named_later
from corpus.attribution.nominals import (
    NUMBERS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    UNNAMED_PLURALS,
    UNNAMED_SINGULARS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import GENITIVE, is_name, is_word, phrase_after, subject_before
from corpus.attribution.places import PLACES, STATES
from corpus.attribution.pronouns import Discourse, gender_of, uncontracted
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
from corpus.attribution.source_phrases import (
    head_end_of,
    opens_sentence,
    past_apposition,
    person_in,
    several,
)
from corpus.attribution.words import ASIDE, QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_DEFINITE = frozenset(
    "the this that these those his her their its our my der die das dieser diese seine ihre".split()
)
_AFFILIATED = frozenset("republican democrat libertarian conservative socialist liberal".split())
_OWN = frozenset(
    (
        "source sources interlocutor interlocutors informant informants correspondent "
        "correspondents reporter reporters"
    ).split()
)
_EACH = frozenset("each both neither either".split())
_SITES = frozenset(
    "website site homepage page feed account blog instagram twitter facebook telegram".split()
)
_SHORT = 3  # words, of which none are left for "that she read out"
_CHAMBERS = frozenset("senate house congressional statehouse assembly".split())
_REFLEXIVES = frozenset("himself herself itself themselves".split())
_MEMBERS = re.compile(r"(?:MP|MEP|TD|MSP|GP|CEO|PM|CM|AG|DG)s?$")
_PEOPLE = re.compile(
    r"(?:[a-z]{2}ans|crats|ists|[aeln]is|ories|tives|berals|Greens|Poles|Turks|Swedes|Finns|Serbs|Croats|Czechs|Slovaks"
    r"|Danes|Scots|Jews|Muslims|Catholics|Evangelicals|Kurds|Arabs|Latinos|Hispanics|Millennials)$"
)


class Resolver:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, text: str, rows: Sequence[Unit], cast: Cast, language: Language) -> None:
        """Begin with nobody having spoken."""
        self._text = text
        self._rows = rows
        self._cast = cast
        self._language = language
        self._discourse = Discourse(Centers(rows, cast, language, self._resolve), cast)

    def resolve(self, unit: Unit, begin: int, end: int) -> Resolved:
        """Resolve the source in the words ``begin`` to ``end`` of a unit."""
        found = self._resolve(unit, begin, end)
        self._discourse.spoke(unit.starts[begin], found)
        return found

    def passed_on(self, at: int, outlet: str) -> None:
        """Take note of an outlet that passes something on at an offset, or is spoken to."""
        self._discourse.passed_on(at, outlet)

    def is_person(self, name: str) -> bool:
        """Say whether somebody of this name is known to be a person."""
        person = self._cast.named(name)
        return person is not None and person.sure

    def _resolve(self, unit: Unit, begin: int, end: int) -> Resolved:
        low = unit.low
        while end > begin and not (
            is_word(low[end - 1]) or low[end - 1] in (ASIDE, QUOTE) or low[end - 1] in GENITIVE
        ):
            end -= 1
        if end - begin > 1 and low[end - 1] in GENITIVE:  # "the company's" (claim)
            end -= 1
        if end - begin > 1 and low[end - 1] in _REFLEXIVES:
            end -= 1
        if end <= begin:
            return UNCLEAR
        if low[begin] == ASIDE and end - begin == 1:  # "… on Sunday. (MENA)"
            name = unit.words[begin].strip("()[] ")
            return Resolved(name, None, Kind.ORGANISATION) if is_name(name) else UNCLEAR
        if low[begin] == QUOTE and (self._language.code == "en" or end - begin > 1):
            return UNNAMED
        if begin and low[begin] in ("which", "who"):  # alone, or with the clause that it opens
            return self._antecedent(unit, begin)
        if end - begin == 1 and low[begin] in self._language.relatives:
            return self._antecedent(unit, begin)
        word = uncontracted(low[begin])
        gender = gender_of(word)
        if end - begin == 1:
            if gender and not (word == "sie" and is_name(unit.words[begin]) and begin):
                found = self._discourse.he_or_she(unit, begin, gender)
                if found.person is not None:
                    found.person.sure = True  # since a pronoun takes it up
                return found
            if word == "it":
                return self._discourse.it(unit, begin)
            if word in ("they", "their", "они"):
                return self._discourse.they(unit, begin)
            if word in self._language.pronouns:
                named = word not in UNNAMED_PLURALS | UNNAMED_SINGULARS
                return UNCLEAR if named else UNNAMED
        return self._phrase(unit, begin, end, gender)

    def _phrase(self, unit: Unit, begin: int, end: int, gender: str | None) -> Resolved:
        """Resolve a noun phrase: by its name, else by its head noun."""
        low, words = unit.low, unit.words
        if self._language.code != "en":
            return inflected_source(unit, begin, end, self._cast, self._language)
        end = past_apposition(unit, begin, end, self._language)
        whole = phrase_after(unit, begin, self._language) if end - begin > _SHORT else None
        made = made_by(unit, begin, whole, self._language) if whole and whole < end else None
        if made is not None:
            return self._resolve(unit, made[0], made[1])
        mine = own(low, begin, end)
        if mine is not None and low[mine] == "its":
            return self._discourse.it(unit, mine)
        if low[begin] in _EACH and end - begin > 1 and low[begin + 1] != "of":
            return Resolved(None, None, Kind.GROUP)
        if several(unit, begin, end, self._language):
            return Resolved(unit.printed(begin, end), None, Kind.GROUP)
        head_end = head_end_of(unit, begin, end, self._cast, self._language)
        owner = next((k for k in range(head_end - 2, begin - 1, -1) if low[k] in GENITIVE), None)
        named = person_in(unit, begin, head_end, end, self._cast, self._language)
        if named is not None:
            return of_person(named)
        head = low[head_end - 1]
        if low[head_end - 1] == ASIDE and head_end - 1 > begin:
            head = low[head_end - 2]
        if owner is not None and head in _SITES:
            whose_site = self._phrase(unit, begin, owner, None)
            return whose_site if whose_site.kind is Kind.ORGANISATION else UNNAMED
        if low[begin] in ("his", "her") and (head in _SITES or head == "channel"):
            return UNNAMED
        if owner is not None and head in _OWN:
            return Resolved(
                None,
                None,
                Kind.UNNAMED,
                via=owner_of(unit, begin, owner, self._cast, self._language),
            )
        if head in QUANTITIES and head_end < end and low[head_end] == "of":
            return self._some_of(unit, head_end + 1, end)
        apposed = apposed_body(unit, begin, head_end, end, self._cast, self._language)
        if apposed is not None:
            return Resolved(apposed, None, Kind.ORGANISATION)
        if head in _AFFILIATED and low[begin] == "the":
            return self._discourse.affiliated(unit.starts[begin], frozenset(low[begin:head_end]))
        if _MEMBERS.match(words[head_end - 1]):
            return UNNAMED if low[head_end - 1].endswith("s") or low[begin] != "the" else UNCLEAR
        by_name = called(unit, head_end, end, self._cast)
        if by_name is not None:
            return by_name
        alone = head_end - begin == 1 and opens_sentence(unit, begin)
        common = alone and is_common(head, self._cast)
        held = low[begin] == "the" and head_end - begin == 2 and is_person_noun(head)
        common = common or (held and outlet_named(words[head_end - 1]) is None)
        if low[begin] in NUMBERS or low[begin] in QUANTITIES:
            common = common or _PEOPLE.search(words[head_end - 1]) is not None
        if (is_name(words[head_end - 1]) or words[head_end - 1].isupper()) and not common:
            return self._organisation(unit, begin, head_end)
        if head in OUTLET_NOUNS:
            body = self._cast.body_at(unit.starts[begin], unit.ends[head_end - 1])
            if body is not None:
                return Resolved(body.name, None, Kind.ORGANISATION)
        if "same" in low[begin:head_end] and (same := self._discourse.same(head)):
            return same
        return self._by_noun(unit, begin, head_end, end, owner)

    def _by_noun(
        self, unit: Unit, begin: int, head_end: int, end: int, owner: int | None
    ) -> Resolved:
        """Resolve a phrase without a name by its head noun: "the judge", "Orr's lawyer"."""
        low, head = unit.low, unit.low[head_end - 1]
        head = low[head_end - 2] if head == ASIDE and head_end - 1 > begin else head
        definite = low[begin] in _DEFINITE or owner is not None
        whose = self._whose(unit, begin, owner) if definite else None
        if whose is not None and (theirs := related(self._cast, head, whose)):
            return of_person(theirs)
        if low[begin] == "the" and owner is None and end == head_end:
            speaking = self._discourse.goes_on_speaking(unit, begin, head)
            if speaking is not None:
                return speaking
        found = described(
            unit, begin, head_end, end, head, self._cast, definite=definite, whose=whose
        )
        if found.kind is Kind.ORGANISATION and low[begin:head_end] == ["the", found.speaker]:
            return self._fuller(unit, begin, head) or found
        aged = any(word.endswith("-year-old") for word in low[begin:head_end])
        other = found.noun in OTHERS and "former" not in low[begin:head_end]
        if found.speaker is None and low[begin] == "the" and owner is None:
            taken_up = aged or (found.noun is not None and not other)
            meant = self._discourse.epithet(unit, begin, head, aged=aged) if taken_up else None
            if meant is not None:
                return meant
        if found.speaker is None and found.noun is not None:
            number = self._discourse.number(unit)
            opens = begin == 0 or low[begin] in ("the", "its") or owner is not None
            ahead = (self._rows, number, end, head, self._cast, self._language)
            if opens and (later := named_later(*ahead)) is not None:
                later.heads.add(head)
                later.role = later.role or found.role
                return of_person(later)
            unclear = found.kind is Kind.UNCLEAR
            if unclear and introduced(self._rows[:number], unit, begin, head):
                return replace(found, kind=Kind.UNNAMED)
        if found.kind is Kind.UNCLEAR and head in OUTLET_NOUNS and end == head_end:
            heard = self._discourse.outlet(unit.starts[begin], head) if definite else None
            return heard or self._fuller(unit, begin, head) or found
        return found

    def _fuller(self, unit: Unit, at: int, noun: str) -> Resolved | None:
        """Resolve "the board", which nobody is named by: to what it was called before."""
        number = self._discourse.number(unit)
        fuller = fuller_name(self._rows[:number], unit, at, noun, self._language)
        if fuller is not None:
            return Resolved(fuller, None, Kind.ORGANISATION)
        return self._discourse.firm(unit, at, noun) if noun in FIRMS else None

    def _some_of(self, unit: Unit, begin: int, end: int) -> Resolved:
        """Resolve "one of the station's sources": unnamed, of whoever they all are."""
        whole = self._phrase(unit, begin, end, None)
        noun = "one" if unit.low[begin - 2] == "one" else None
        return Resolved(None, None, Kind.UNNAMED, via=whole.via, noun=noun)

    def _whose(self, unit: Unit, begin: int, owner: int | None) -> Person | None:
        """Return the person of "Orr's lawyer" or "his lawyer"."""
        if owner is not None:
            people = self._cast.at(unit.starts[begin], unit.starts[owner])
            return people[-1][1] if people else None
        gender = gender_of(unit.low[begin])
        return self._discourse.he_or_she(unit, begin, gender).person if gender else None

    def _organisation(self, unit: Unit, begin: int, end: int) -> Resolved:
        while begin + 1 < end and unit.low[begin] in ("that", "which", "whether"):
            begin += 1  # "… that South Korea may send": the subject of a clause
        words = " ".join(unit.words[begin:end])
        text = unit.printed(begin, end)
        person = self._cast.named(words)
        if person is not None:
            return of_person(person)
        if end - begin == 1 and unit.low[begin] in GIVEN_NAMES - PLACES:
            return Resolved(text, None, Kind.PERSON)
        if begin == 0 and end == 1 and text.lower() in ORGANISATION_NOUNS:
            return Resolved(text.lower(), None, Kind.ORGANISATION)
        name = body_name(unit, begin, end, self._language)
        low = [word.lower() for word in name.split()]
        if not low:
            return UNCLEAR
        if _PEOPLE.search(name) and (len(low) == 1 or low[-2] in _CHAMBERS or low[-2] in STATES):
            return Resolved(name, None, Kind.GROUP)
        fuller = self._cast.full_body(name) if len(low) == 1 else None
        return Resolved(fuller or name, None, Kind.ORGANISATION)

    def _antecedent(self, unit: Unit, at: int) -> Resolved:
        """Resolve "who": the name just before it."""
        before = at - 1
        while before > 0 and unit.low[before] in (",", ASIDE, "—", "–"):
            before -= 1
        people = [
            one
            for one in self._cast.at(unit.starts[0], unit.ends[before])
            if one[0] not in self._cast.within
        ]
        if people:
            start, person = people[-1]
            if unit.ends[before] - start <= len(person.name) + 3 or len(people) == 1:
                return of_person(person)
        if is_name(unit.words[before]):
            first = before
            while first > 0 and is_name(unit.words[first - 1]):
                first -= 1
            of = first > 1 and unit.low[first - 1] in self._language.prepositions
            phrase = subject_before(unit, before + 1, self._language) if of else None
            if unit.low[at] == "who" and phrase is not None:  # "the governor of Chabahar, who"
                return self._phrase(unit, *phrase, None)
            return self._organisation(unit, first, before + 1)
        if outlet_named(unit.words[before]):
            return self._organisation(unit, before, before + 1)
        phrase = subject_before(unit, before + 1, self._language)
        if phrase is not None:
            return self._phrase(unit, *phrase, None)
        head = unit.low[before]
        if head in UNNAMED_PLURALS or head in UNNAMED_SINGULARS:
            return UNNAMED
        if head.endswith("s"):
            return Resolved(unit.words[before], None, Kind.GROUP)
        return UNCLEAR
