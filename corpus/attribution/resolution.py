"""The source resolved within its article: pronouns, "the spokesman", surnames, to a name, a role.

What the article does not settle stays ``UNCLEAR``; nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.capitals import bare_name, is_person_noun
from corpus.attribution.inflected_nouns import OWN, kind_of
from corpus.attribution.nominals import (
    FEMALE,
    FEMALE_PRONOUNS,
    GENDERED_NOUNS,
    MALE,
    MALE_PRONOUNS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    TITLES,
    UNNAMED_PLURALS,
    UNNAMED_SINGULARS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word, subject_before
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.names import Cast, Person
    from corpus.attribution.words import Unit

_DEFINITE = frozenset(
    "the this that these those his her their its our my der die das dieser diese seine ihre".split()
)
_RELATED = frozenset(
    "lawyer attorney wife husband son daughter mother father brother sister aide ex-wife".split()
)
_OWNERS = frozenset("his her their its my our your".split())
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OWN = frozenset(
    (
        "source sources interlocutor interlocutors informant informants correspondent "
        "correspondents reporter reporters"
    ).split()
)
_DOCUMENTS = frozenset(
    "report document documents statement letter bill message memo transcript email "
    "draft documents files filings "
    "recording post rumours rumors reports press media polls poll survey study".split()
)
_PEOPLE = re.compile(
    r"(?:[a-z]{2}ans|crats|ists|[aeln]is|ories|tives|berals|Greens|Poles|Turks|Swedes|Finns|Serbs|Croats|Czechs|Slovaks"
    r"|Danes|Scots|Jews|Muslims|Catholics|Evangelicals|Kurds|Arabs|Latinos|Hispanics|Millennials)$"
)
_NEWSY = frozenset(
    "news press state public same information wire local national daily weekly".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten both zwei drei".split())
_REACH = 1500  # characters within which a pronoun's person must have been mentioned
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is.

    Attributes:
        speaker: the fullest name, if there is one.
        role: the role in the article's words.
        kind: what it is.
        person: the person, where it is one of the cast.
        via: the outlet whose own source it is ("the agency's source").
    """

    speaker: str | None
    role: str | None
    kind: Kind
    person: Person | None = None
    via: str | None = None


UNCLEAR = Resolved(None, None, Kind.UNCLEAR)


class Resolver:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, text: str, rows: Sequence[Unit], cast: Cast, language: Language) -> None:
        """Begin with nobody having spoken."""
        self._text = text
        self._rows = rows
        self._begins = [row.starts[0] for row in rows]
        self._heard: dict[int, int] = {}
        self._latest = -1
        self._cast = cast
        self._language = language
        self._last: tuple[int, Resolved] = (0, UNCLEAR)

    def resolve(self, unit: Unit, begin: int, end: int) -> Resolved:
        """Resolve the source in the words ``begin`` to ``end`` of a unit."""
        found = self._resolve(unit, begin, end)
        if found.person is not None:
            self._heard[id(found.person)] = self._latest = unit.starts[begin]
        if found.kind is not Kind.UNCLEAR:
            self._last = (unit.starts[begin], found)
        return found

    def is_person(self, name: str) -> bool:
        """Say whether somebody of this name is known to be a person."""
        person = self._cast.named(name)
        return person is not None and person.sure

    def _resolve(self, unit: Unit, begin: int, end: int) -> Resolved:
        low = unit.low
        while end > begin and not (
            is_word(low[end - 1]) or low[end - 1] in (ASIDE, QUOTE) or low[end - 1] in _POSSESSIVES
        ):
            end -= 1
        if end <= begin:
            return UNCLEAR
        if low[begin] == QUOTE:
            return Resolved(None, None, Kind.UNNAMED)
        if end - begin == 1 and low[begin] in self._language.relatives | {"which", "who"}:
            return self._antecedent(unit, begin)
        gender = (
            MALE
            if low[begin] in MALE_PRONOUNS
            else FEMALE
            if low[begin] in FEMALE_PRONOUNS
            else None
        )
        if end - begin == 1:
            if gender and not (low[begin] == "sie" and is_name(unit.words[begin]) and begin):
                return self._pronoun(unit, begin, gender)
            if low[begin] == "it":
                return self._it(unit, begin)
            if low[begin] in ("they", "their", "они"):
                return self._plural(unit, begin)
            if low[begin] in self._language.pronouns:
                return (
                    UNCLEAR
                    if low[begin] not in UNNAMED_PLURALS | UNNAMED_SINGULARS | {"others"}
                    else Resolved(None, None, Kind.UNNAMED)
                )
        return self._phrase(unit, begin, end, gender)

    def _phrase(self, unit: Unit, begin: int, end: int, gender: str | None) -> Resolved:
        """Resolve a noun phrase: by its name, else by its head noun."""
        low, words = unit.low, unit.words
        if self._language.code != "en":
            return self._inflected(unit, begin, end)
        head_end = self._head_end(unit, begin, end)
        owner = max(
            (k for k in range(begin, head_end) if low[k] in _POSSESSIVES and k + 1 < head_end),
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
            return Resolved(None, None, Kind.UNNAMED, via=self._owner(unit, begin, owner))
        common = head_end == 1 and (
            head in UNNAMED_PLURALS
            or (head.endswith("s") and is_person_noun(head[:-1]))
            or head in ("parents", "police")
        )
        if (is_name(words[head_end - 1]) or words[head_end - 1].isupper()) and not common:
            return self._organisation(unit, begin, head_end)
        if head in OUTLET_NOUNS:
            body = self._cast.body_at(unit.starts[begin], unit.ends[head_end - 1])
            if body is not None:
                return Resolved(body.name, None, Kind.ORGANISATION)
        definite = low[begin] in _DEFINITE or owner is not None
        return self._nominal(unit, begin, head_end, end, head, definite=definite)

    def _inflected(self, unit: Unit, begin: int, end: int) -> Resolved:
        """Resolve a German or Russian phrase: by a name in it, else by its first noun."""
        low, words, code = unit.low, unit.words, self._language.code
        if low[begin] in ("в", "во") and end - begin > 1:
            begin += 1
        quote = next((k for k in range(begin, end) if low[k] == QUOTE), None)
        first = begin
        while first < end - 1 and low[first] in self._language.determiners:
            first += 1
        if code == "de":
            noun = next((k for k in range(first, end) if is_name(words[k])), first)
        else:
            noun = next((k for k in range(first, end) if kind_of(low[k], code)), first)
        kind = kind_of(low[noun], code) if low[noun] != QUOTE else None
        if quote is not None:
            name = bare_name(self._text[unit.starts[quote] : unit.ends[quote]])
            if kind in (Kind.PERSON, Kind.UNNAMED):
                return Resolved(
                    None, None, Kind.UNNAMED, via=name if OWN.match(low[noun]) else None
                )
            if kind is Kind.GROUP:
                return Resolved(_printed(unit, first, end), None, Kind.GROUP)
            return Resolved(name, None, Kind.ORGANISATION)
        people = self._cast.at(unit.starts[begin], unit.ends[end - 1])
        if people:
            return self._person(people[-1][1])
        described = _printed(unit, first, end)
        if kind is Kind.UNNAMED:
            return Resolved(None, None, Kind.UNNAMED)
        if kind is Kind.GROUP:
            return Resolved(described, None, Kind.GROUP)
        if kind is Kind.PERSON or (
            code == "ru" and first == noun and low[first].endswith(("ший", "шая", "мый", "мая"))
        ):
            indefinite = low[begin].startswith("ein") or (code == "ru" and OWN.match(low[noun]))
            if not indefinite:
                person = self._by_role(unit.starts[begin], low[noun])
                if person is not None:
                    return self._person(person)
            return Resolved(None, None if indefinite else described, Kind.UNNAMED)
        named = next(
            (k for k in range(end - 1, first, -1) if words[k].isupper() and len(words[k]) > 1), None
        )
        if named is not None and code == "de":
            return Resolved(words[named], None, Kind.ORGANISATION)
        if code == "ru" and kind is None and not is_name(words[first]):
            return UNCLEAR
        return Resolved(bare_name(described), None, Kind.ORGANISATION)

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
            if (low[k].endswith("ed") and not is_name(unit.words[k])) or low[k] in (
                "familiar",
                "close",
                "acquainted",
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
            if after in _POSSESSIVES or (at >= head_end and not self._apposed(unit, at)):
                continue
            if (
                at < head_end
                and at + size < head_end
                and after not in (ASIDE, "")
                and head_end != end
            ):
                continue
            if at < head_end and at + size < head_end and is_word(after):
                continue
            return self._person(person)
        return None

    def _apposed(self, unit: Unit, at: int) -> bool:
        """Say whether a name stands in apposition: after a comma, titles apart."""
        while at > 0 and (unit.low[at - 1] in TITLES or is_person_noun(unit.low[at - 1])):
            at -= 1
        return at > 0 and unit.low[at - 1] == ","

    def _person(self, person: Person) -> Resolved:
        kind = Kind.PERSON if person.sure or len(person.name.split()) > 1 else Kind.UNCLEAR
        return Resolved(person.name, person.role, kind, person)

    def _organisation(self, unit: Unit, begin: int, end: int) -> Resolved:
        words = " ".join(unit.words[begin:end])
        text = _printed(unit, begin, end)
        person = self._cast.named(words)
        if person is not None:
            return self._person(person)
        if begin == 0 and end == 1 and text.lower() in ORGANISATION_NOUNS:
            return Resolved(text.lower(), None, Kind.ORGANISATION)
        name = bare_name(text)
        low = [word.lower() for word in name.split()]
        if not low:
            return UNCLEAR
        if len(low) == 1 and _PEOPLE.search(name):
            return Resolved(name, None, Kind.GROUP)
        fuller = self._cast.full_body(name) if len(low) == 1 else None
        return Resolved(fuller or name, None, Kind.ORGANISATION)

    def _nominal(
        self, unit: Unit, begin: int, head_end: int, end: int, head: str, *, definite: bool
    ) -> Resolved:
        """Resolve a phrase without a name by its head noun."""
        low = unit.low
        start = unit.starts[begin]
        singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
        singular = head[:-3] + "y" if head.endswith("ies") else singular
        first = begin
        while first < end - 1 and low[first] in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "der",
            "die",
            "das",
            "ein",
            "eine",
            "einer",
        ):
            first += 1
        described = _printed(unit, first, end)
        if head in UNNAMED_SINGULARS or (head in UNNAMED_PLURALS and head != "police"):
            return Resolved(None, None, Kind.UNNAMED)
        if is_person_noun(head) or head in GENDERED_NOUNS:
            related = low[begin] in _OWNERS
            if definite and not (related and head in _RELATED):
                person = self._by_role(start, head, alone=related)
                if person is not None:
                    return self._person(person)
                qualified = end > head_end or head_end - first > 1
                return (
                    Resolved(None, described, Kind.UNNAMED)
                    if qualified
                    else Resolved(None, described, Kind.UNCLEAR)
                )
            return Resolved(None, None, Kind.UNNAMED)
        if head in _NUMBERS:
            return Resolved(None, None, Kind.UNNAMED)
        if (head in OUTLET_NOUNS or singular in OUTLET_NOUNS) and all(
            low[k] in _NEWSY for k in range(first, head_end - 1)
        ):
            body = self._cast.last_body(start, frozenset({head}), outlet=True) if definite else None
            if body is not None:
                return Resolved(body.name, None, Kind.ORGANISATION)
            return UNCLEAR if definite else Resolved(None, None, Kind.UNNAMED)
        if head in ORGANISATION_NOUNS or singular in ORGANISATION_NOUNS:
            body = (
                self._cast.last_body(start, frozenset({head}), outlet=False) if definite else None
            )
            if body is not None and head not in _DOCUMENTS and end - first == 1:
                return Resolved(body.name, None, Kind.ORGANISATION)
            if head in _DOCUMENTS or singular in _DOCUMENTS:
                return Resolved(None, None, Kind.UNNAMED)
            return Resolved(described, None, Kind.ORGANISATION)
        if (head.endswith("s") and not head.endswith("ss")) or head in (
            "people",
            "women",
            "men",
            "children",
            "leute",
        ):
            return Resolved(None, None, Kind.GROUP)
        if not definite and low[begin] in ("a", "an", "one", "another", "ein", "eine"):
            return Resolved(None, None, Kind.UNNAMED)
        return UNCLEAR

    def _owner(self, unit: Unit, begin: int, owner: int) -> str | None:
        """Return the outlet whose source it is: "the agency's source", "Yonhap's source"."""
        low = unit.low
        if any(
            is_name(unit.words[k])
            for k in range(begin, owner)
            if low[k] not in self._language.determiners
        ):
            return bare_name(_printed(unit, begin, owner))
        if low[owner - 1] in OUTLET_NOUNS:
            body = self._cast.last_body(
                unit.starts[begin], frozenset({low[owner - 1]}), outlet=True
            )
            return body.name if body else None
        return None

    def _by_role(self, before: int, head: str, *, alone: bool = False) -> Person | None:
        """Return the person last mentioned whose role has this noun; ``alone``: the only one."""
        gender = GENDERED_NOUNS.get(head)
        fitting = [
            (person.mentions[bisect_left(person.mentions, before) - 1], person)
            for person in self._cast.people
            if head in person.heads and bisect_left(person.mentions, before)
        ]
        if not fitting and gender is not None and head in ("man", "woman"):
            return None
        if alone and len(fitting) != 1:
            return None
        return max(fitting, key=lambda one: one[0])[1] if fitting else None

    def _pronoun(self, unit: Unit, place: int, gender: str) -> Resolved:
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
        return self._person(scores[0][1])

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

    def _it(self, unit: Unit, at: int) -> Resolved:
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
                return Resolved(_printed(unit, first + 1, end), None, Kind.ORGANISATION)
        return self._spoken_before(unit.starts[at], (Kind.ORGANISATION,))

    def _plural(self, unit: Unit, at: int) -> Resolved:
        """Resolve "they": the group or organisation that spoke just before."""
        return self._spoken_before(unit.starts[at], (Kind.GROUP, Kind.ORGANISATION))

    def _spoken_before(self, at: int, kinds: tuple[Kind, ...]) -> Resolved:
        """Return who of these kinds spoke last, unless somebody else was heard since."""
        start, last = self._last
        return last if last.kind in kinds and last.speaker and 0 < at - start < _NEAR else UNCLEAR

    def _antecedent(self, unit: Unit, at: int) -> Resolved:
        """Resolve "who": the name just before it."""
        before = at - 1
        while before > 0 and unit.low[before] in (",", ASIDE, "—", "–"):
            before -= 1
        people = self._cast.at(unit.starts[0], unit.ends[before])
        if people:
            start, person = people[-1]
            if unit.ends[before] - start <= len(person.name) + 3 or len(people) == 1:
                return self._person(person)
        if is_name(unit.words[before]):
            first = before
            while first > 0 and is_name(unit.words[first - 1]):
                first -= 1
            return self._organisation(unit, first, before + 1)
        phrase = subject_before(unit, before + 1, self._language)
        if phrase is not None:
            return self._phrase(unit, *phrase, None)
        head = unit.low[before]
        if head in UNNAMED_PLURALS or head in UNNAMED_SINGULARS:
            return Resolved(None, None, Kind.UNNAMED)
        if head.endswith("s"):
            return Resolved(unit.words[before], None, Kind.GROUP)
        return UNCLEAR


def _printed(unit: Unit, begin: int, end: int) -> str:
    """Return words as printed, with spaces where the text has any."""
    parts = []
    for k in range(begin, end):
        gap = k > begin and unit.starts[k] > unit.ends[k - 1]
        parts.append((" " if gap else "") + unit.words[k])
    return "".join(parts).strip(" ,")
