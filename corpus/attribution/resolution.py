"""The source resolved within its article: pronouns, "the spokesman", surnames, to a name, a role.

What the article does not settle stays ``UNCLEAR``; nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.authorship import made_by, own
from corpus.attribution.bodies import OWNING, apposed_body, body_name
from corpus.attribution.capitals import HONORIFICS, is_person_noun
from corpus.attribution.descriptions import (
    OTHERS,
    QUANTITIES,
    called,
    described,
    is_common,
    owner_of,
    related,
)
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_sources import inflected_source
from corpus.attribution.nominals import (
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    TITLES,
    UNNAMED_PLURALS,
    UNNAMED_SINGULARS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import GENITIVE, is_name, is_word, phrase_after, subject_before
from corpus.attribution.places import PLACES
from corpus.attribution.pronouns import Discourse, gender_of
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
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
_REFLEXIVES = frozenset("himself herself itself themselves".split())
_MEMBERS = re.compile(r"(?:MP|MEP|TD|MSP|GP|CEO|PM)s?$")
_PEOPLE = re.compile(
    r"(?:[a-z]{2}ans|crats|ists|[aeln]is|ories|tives|berals|Greens|Poles|Turks|Swedes|Finns|Serbs|Croats|Czechs|Slovaks"
    r"|Danes|Scots|Jews|Muslims|Catholics|Evangelicals|Kurds|Arabs|Latinos|Hispanics|Millennials)$"
)


class Resolver:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, text: str, rows: Sequence[Unit], cast: Cast, language: Language) -> None:
        """Begin with nobody having spoken."""
        self._text = text
        self._cast = cast
        self._language = language
        self._discourse = Discourse(rows, cast, language, self._resolve)

    def resolve(self, unit: Unit, begin: int, end: int) -> Resolved:
        """Resolve the source in the words ``begin`` to ``end`` of a unit."""
        found = self._resolve(unit, begin, end)
        self._discourse.spoke(unit.starts[begin], found)
        return found

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
            if is_person_noun(low[end - 2]) and self._language.code == "en":
                return UNCLEAR
            end -= 1
        if end - begin > 1 and low[end - 1] in _REFLEXIVES:
            end -= 1
        if end <= begin:
            return UNCLEAR
        if low[begin] == QUOTE and (self._language.code == "en" or end - begin > 1):
            return UNNAMED
        if begin and low[begin] in ("which", "who"):  # alone, or with the clause that it opens
            return self._antecedent(unit, begin)
        if end - begin == 1 and low[begin] in self._language.relatives:
            return self._antecedent(unit, begin)
        gender = gender_of(low[begin])
        if end - begin == 1:
            if gender and not (low[begin] == "sie" and is_name(unit.words[begin]) and begin):
                return self._discourse.he_or_she(unit, begin, gender)
            if low[begin] == "it":
                return self._discourse.it(unit, begin)
            if low[begin] in ("they", "their", "они"):
                return self._discourse.they(unit, begin)
            if low[begin] in self._language.pronouns:
                return (
                    UNCLEAR
                    if low[begin] not in UNNAMED_PLURALS | UNNAMED_SINGULARS | {"others"}
                    else UNNAMED
                )
        return self._phrase(unit, begin, end, gender)

    def _phrase(self, unit: Unit, begin: int, end: int, gender: str | None) -> Resolved:
        """Resolve a noun phrase: by its name, else by its head noun."""
        low, words = unit.low, unit.words
        if self._language.code != "en":
            return inflected_source(unit, begin, end, self._cast, self._language)
        whole = phrase_after(unit, begin, self._language)
        made = made_by(unit, begin, whole, self._language) if whole and whole < end else None
        if made is not None:
            return self._resolve(unit, made[0], made[1])
        mine = own(low, begin, end)
        if mine is not None and low[mine] == "its":
            return self._discourse.it(unit, mine)
        if self._several(unit, begin, end):
            return Resolved(unit.printed(begin, end), None, Kind.GROUP)
        head_end = self._head_end(unit, begin, end)
        owner = max(
            (k for k in range(begin, head_end) if low[k] in GENITIVE and k + 1 < head_end),
            default=None,
        )
        named = self._named_at(unit, begin, head_end, end)
        if named is not None:
            return named
        first = owner + 1 if owner is not None else begin
        while first < head_end - 1 and (low[first] in self._language.determiners):
            first += 1
        head = low[head_end - 1]
        if low[head_end - 1] == ASIDE and head_end - 1 > begin:
            head = low[head_end - 2]
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
        common = head_end == 1 and is_common(head, self._cast)
        if (is_name(words[head_end - 1]) or words[head_end - 1].isupper()) and not common:
            return self._organisation(unit, begin, head_end)
        if head in OUTLET_NOUNS:
            body = self._cast.body_at(unit.starts[begin], unit.ends[head_end - 1])
            if body is not None:
                return Resolved(body.name, None, Kind.ORGANISATION)
        if "same" in low[begin:head_end] and (same := self._discourse.same(head)):
            return same
        definite = low[begin] in _DEFINITE or owner is not None
        whose = self._whose(unit, begin, owner) if definite else None
        if whose is not None and (theirs := related(self._cast, head, whose)):
            return of_person(theirs)
        found = described(
            unit, begin, head_end, end, head, self._cast, definite=definite, whose=whose
        )
        epithet = found.noun not in OTHERS or "former" in low[begin:head_end]
        named_so = head.endswith("-year-old") or (found.noun is not None and epithet)
        if found.speaker is None and low[begin] == "the" and named_so:
            return self._discourse.epithet(unit, begin, head) or found
        return found

    def _several(self, unit: Unit, begin: int, end: int) -> bool:
        """Say whether a phrase names several: "Moscow and Tehran", "Labour and the Greens"."""
        low = unit.low
        at = next((k for k in range(begin + 1, end - 1) if low[k] == "and"), None)
        if at is None or any(
            low[k] in self._language.prepositions or low[k] in self._language.relatives
            for k in range(begin, end)
        ):
            return False
        if low[begin:at] and low[at + 1 : end] and {low[at - 1], low[at + 1]} <= PLACES:
            return True
        listed = low[at + 1] in self._language.determiners
        return listed and is_name(unit.words[at - 1]) and is_name(unit.words[end - 1])

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

    def _head_end(self, unit: Unit, begin: int, end: int) -> int:
        """Return where the phrase's head ends: before its first "of", comma or "who"."""
        low = unit.low
        for k in range(begin + 1, end):
            if (
                low[k] in self._language.prepositions
                or low[k] in self._language.relatives
                or low[k] in (",", "—", "–", ":", ASIDE)
            ):
                name_goes_on = (
                    k + 1 < end
                    and is_name(unit.words[k - 1])
                    and is_name(unit.words[k + 1])
                    and (low[k] == "of" or low[k] in ("du", "de", "di", "da"))
                )
                if name_goes_on:
                    continue
                return k
            participle = low[k].endswith("ed") and not is_name(unit.words[k])
            if (participle and low[k - 1] not in self._language.determiners) or low[k] in (
                "familiar",
                "close",
                "acquainted",
                "abroad",
                "there",
                "here",
                "quoted",
            ):
                return k
        return end

    def _named_at(self, unit: Unit, begin: int, head_end: int, end: int) -> Resolved | None:
        """Return the person whom the phrase names, in its head or in an apposition to it."""
        low = unit.low
        people = [
            (start, person)
            for start, person in self._cast.at(unit.starts[begin], unit.ends[end - 1])
        ]
        for start, person in people:
            at = bisect_left(unit.starts, start)
            size = 1
            tokens = {part.lower() for part in person.name.split()}
            while at + size < end and low[at + size] in tokens:
                size += 1
            after = low[at + size] if at + size < end else ""
            if after in GENITIVE or (at >= head_end and not self._apposed(unit, at)):
                continue
            if at >= head_end and not person.sure and low[head_end - 1] in OWNING:
                continue  # "the owner, Meltem Shipping": rather a company
            if (
                at < head_end
                and at + size < head_end
                and after not in (ASIDE, "")
                and head_end != end
            ):
                continue
            employed = after == "of" and size > 1 and (person.sure or at == begin)
            if at < head_end and at + size < head_end and is_word(after) and not employed:
                continue
            return of_person(person)
        return None

    def _apposed(self, unit: Unit, at: int) -> bool:
        """Say whether a name stands in apposition: after a comma, titles apart."""
        low = unit.low
        first = at
        while at > 0 and (low[at - 1].isalpha() or "-" in low[at - 1] or low[at - 1] in HONORIFICS):
            if (
                low[at - 1] in self._language.prepositions
                or low[at - 1] in self._language.relatives
            ):
                return False
            at -= 1
        described = at == first or any(
            is_person_noun(low[k]) or low[k] in TITLES or low[k] in HONORIFICS
            for k in range(at, first)
        )
        return at > 0 and low[at - 1] == "," and described

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
        if len(low) == 1 and _PEOPLE.search(name):
            return Resolved(name, None, Kind.GROUP)
        fuller = self._cast.full_body(name) if len(low) == 1 else None
        return Resolved(fuller or name, None, Kind.ORGANISATION)

    def _antecedent(self, unit: Unit, at: int) -> Resolved:
        """Resolve "who": the name just before it."""
        before = at - 1
        while before > 0 and unit.low[before] in (",", ASIDE, "—", "–"):
            before -= 1
        people = self._cast.at(unit.starts[0], unit.ends[before])
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
