"""A source without a name in it, resolved by its head noun: "the spokesman", "the agency"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.alike import ROLES_ALIKE
from corpus.attribution.authorship import is_document, singular
from corpus.attribution.bare_names import bare_name
from corpus.attribution.capitals import is_person_noun
from corpus.attribution.nominals import (
    GENDERED_NOUNS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    UNNAMED_PLURALS,
    UNNAMED_SINGULARS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import DOCUMENT, UNCLEAR, UNNAMED, Resolved, of_person
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_OWNERS = frozenset("his her their its my our your".split())
_ARTICLES = frozenset("the a an this that der die das ein eine einer".split())
_NEWSY = frozenset(
    "news press state public same information wire local national daily weekly".split()
)
_WRITTEN = frozenset("leaked internal confidential cabinet position white green working".split())
"""What "paper" is not a newspaper with."""

_NUMBERS = frozenset("one two three four five six seven eight nine ten both zwei drei".split())
QUANTITIES = _NUMBERS | {"some", "many", "most", "several", "none", "few", "others"}
_ENDS = frozenset(", who which that there here — –".split())
OTHERS = frozenset(
    """
    spokesman spokeswoman spokesperson official source insider lawyer attorney counsel solicitor
    barrister aide adviser advisor assistant judge prosecutor moderator host anchor presenter
    interviewer reporter correspondent journalist editor doctor nurse interlocutor witness victim
    suspect defendant plaintiff person man woman boy girl caller reader viewer listener visitor
    passenger customer resident neighbour neighbor colleague friend rival opponent supporter
    employee parent relative owner staffer officer father mother brother sister son daughter
    wife husband uncle aunt grandfather grandmother clerk secretary chair deputy
    """.split()
)
"""Nouns that rather mean somebody beside the person whom a text is about."""

_HELD_BY_ONE = frozenset(
    """
    minister president premier chancellor governor mayor ambassador chief commissioner commander
    secretary general leader head king queen prince emir sultan pope patriarch archbishop rector
    """.split()
)
"""Offices whose holder an article ought to name: without a name it is unclear who speaks."""

_OFTEN_PEOPLE = {
    "guard": frozenset("coast national border revolutionary civil presidential".split()),
    "staff": frozenset({"general"}),
    "operator": frozenset(
        "grid railway rail ferry network port airport system telecoms bus".split()
    ),
    "branch": frozenset("local regional".split()),
}
"""Nouns for people that with one of these words before them are an organisation."""

ORGANISATION_ONLY = frozenset("directorate regulator inspectorate prefecture".split())
_SEVERAL = re.compile(
    r"^(?:people|children|leute|family|couple|management|leadership|entourage|crew|staff|media"
    r"|public|many|most|few|percent|cent|opposition|industry|majority|minority|clergy|electorate|alumni|circles?|trio|pair|duo"
    r"|both|each|\w*men|\w*women)$"
)
_DOERS = re.compile(r"\w{3}(?:ers|ors|ists|ants|ents|ians|men|women)$")
_CALLING = frozenset("named called identified calling name names nickname pseudonym".split())
_RANKS = frozenset("deputy vice assistant acting associate junior senior".split())
_COUNSEL = frozenset("lawyer counsel solicitor barrister".split())
_PROSECUTING = frozenset("district general state's state’s prosecuting".split())
_OLD = frozenset("former late ex then outgoing current incoming same".split())


def described(
    unit: Unit,
    begin: int,
    head_end: int,
    end: int,
    head: str,
    cast: Cast,
    *,
    definite: bool,
    whose: Person | None,
) -> Resolved:
    """Resolve a phrase without a name by its head noun.

    Args:
        unit: the unit that it stands in.
        begin: its first word.
        head_end: one past its head noun.
        end: one past its last word.
        head: the noun, in lower case.
        cast: everybody whom the article names.
        definite: whether one that is known is meant ("the", "his", "Orr's").
        whose: the person that it belongs to.
    """
    low = unit.low
    start = unit.starts[begin]
    first = begin
    while first < end - 1 and (low[first] in _ARTICLES or low[first] in _OWNERS):
        first += 1
    until = next((k for k in range(head_end, end) if low[k] in _ENDS), end)
    words = unit.printed(first, until)
    modifiers = frozenset(low[first : head_end - 1])
    if head in _OFTEN_PEOPLE and modifiers & _OFTEN_PEOPLE[head]:
        return Resolved(words, None, Kind.ORGANISATION)
    if head in UNNAMED_SINGULARS or (head in UNNAMED_PLURALS and head != "police"):
        return UNNAMED
    if head not in ORGANISATION_ONLY and (is_person_noun(head) or head in GENDERED_NOUNS):
        if not definite:
            return Resolved(None, None, Kind.UNNAMED, noun=None if head.endswith("s") else head)
        person = by_role(cast, start, head, modifiers, alone=low[begin] in _OWNERS)
        if person is not None:
            return of_person(person)
        qualified = (end > head_end or head_end - first > 1) and head not in _HELD_BY_ONE
        nameless = qualified or low[begin] in _OWNERS
        return Resolved(None, words, Kind.UNNAMED if nameless else Kind.UNCLEAR, noun=head)
    if head in _NUMBERS or (low[begin] in _NUMBERS and is_person_noun(singular(head))):
        return UNNAMED
    if _SEVERAL.search(head):
        return Resolved(None, None, Kind.GROUP)
    if is_document(head):
        return DOCUMENT
    one = singular(head)
    if head not in OUTLET_NOUNS and one in OUTLET_NOUNS:
        return Resolved(None, None, Kind.GROUP)
    if head == "service" and modifiers & {"news", "wire"}:
        head = "agency"  # "the news service"
    if head in OUTLET_NOUNS and modifiers & _WRITTEN:
        return UNNAMED
    if head in OUTLET_NOUNS and modifiers <= _NEWSY:
        theirs = low[begin] in _OWNERS
        body = cast.last_body(start, head, outlet=True) if definite and not theirs else None
        if body is not None:
            return Resolved(body.name, None, Kind.ORGANISATION)
        if head_end - first > 1:
            return Resolved(words, None, Kind.ORGANISATION)  # "state radio"
        return UNCLEAR if definite else UNNAMED
    if head in ORGANISATION_NOUNS or one in ORGANISATION_NOUNS:
        if low[begin] in _OWNERS:
            definite = whose is not None
            modifiers |= {whose.name.split()[-1].lower()} if whose else set()
        body = cast.last_body(start, head, modifiers - _OLD) if definite else None
        if body is not None and end == head_end:
            return Resolved(body.name, None, Kind.GROUP if body.plural else Kind.ORGANISATION)
        several = one != head and one in ORGANISATION_NOUNS and head not in ORGANISATION_NOUNS
        if several and head != "services":
            return Resolved(words if head == "authorities" else None, None, Kind.GROUP)
        return Resolved(words, None, Kind.ORGANISATION)
    if head.endswith("s") and not head.endswith("ss"):
        return Resolved(None, None, Kind.GROUP)
    if not definite and low[begin] in ("a", "an", "one", "another", "ein", "eine"):
        return UNNAMED
    return UNCLEAR


def owner_of(unit: Unit, begin: int, owner: int, cast: Cast, language: Language) -> str | None:
    """Return the outlet whose source it is: "the agency's source", "Yonhap's source"."""
    low = unit.low
    if any(
        is_name(unit.words[k]) for k in range(begin, owner) if low[k] not in language.determiners
    ):
        return bare_name(unit.printed(begin, owner))
    if low[owner - 1] in OUTLET_NOUNS:
        body = cast.last_body(unit.starts[begin], low[owner - 1], outlet=True)
        return body.name if body else None
    return None


def by_role(
    cast: Cast,
    before: int,
    head: str,
    modifiers: frozenset[str] = frozenset(),
    *,
    alone: bool = False,
) -> Person | None:
    """Return the person whose role a noun and the words before it name.

    Of several whose roles they fit equally well it is the one mentioned last before an offset.
    Somebody who is named only later is meant only where nobody else has such a role and the
    modifiers are those of the role ("the county's medical officer … Dr Ferrant, the medical
    officer,").

    Args:
        cast: everybody whom the article names.
        before: where the noun stands.
        head: the noun.
        modifiers: the words before it, in lower case.
        alone: only if nobody else has such a role ("his lawyer").
    """
    heads = ROLES_ALIKE.get(head, {head})
    gender = GENDERED_NOUNS.get(head)
    having = [
        person
        for person in cast.people
        if not heads.isdisjoint(person.heads) and person.gender in (None, gender or person.gender)
    ]
    if alone and len(having) != 1:
        return None
    wanted = modifiers - _OLD
    fitting = []
    for person in having:
        role = frozenset((person.role or "").lower().split())
        if head in _COUNSEL and role & _PROSECUTING:
            continue  # a district attorney is nobody's lawyer
        if wanted & _RANKS and not wanted & role:
            continue
        fit = len(wanted & role) - (0.5 if role & _RANKS and not wanted & _RANKS else 0.0)
        place = bisect_left(person.mentions, before)
        if place:
            fitting.append((fit, person.mentions[place - 1], person))
        elif len(having) == 1 and fit > 0:
            return person
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def related(cast: Cast, head: str, whose: Person) -> Person | None:
    """Return the one person whose role has a noun and the surname of somebody: "Orr's lawyer"."""
    heads = ROLES_ALIKE.get(head, {head})
    surname = whose.name.split()[-1].lower()
    fitting = [
        person
        for person in cast.people
        if not heads.isdisjoint(person.heads) and surname in (person.role or "").lower().split()
    ]
    return fitting[0] if len(fitting) == 1 and fitting[0] is not whose else None


def is_common(noun: str, cast: Cast) -> bool:
    """Say whether the word that begins a unit is a noun for people, not a name."""
    return (
        noun in UNNAMED_PLURALS
        or noun in UNNAMED_SINGULARS
        or noun in QUANTITIES
        or noun in ("parents", "police", "nobody", "everybody", "nothing", "each", "neither")
        or (noun.endswith("s") and singular(noun) in ORGANISATION_NOUNS - {noun})
        or (noun.endswith("s") and is_person_noun(noun[:-1]))
        or (noun.endswith("sses") and is_person_noun(noun[:-2]))
        or is_document(noun)
        or (_DOERS.search(noun) is not None and not (cast.full_body(noun) or outlet_named(noun)))
    )


def called(unit: Unit, head_end: int, end: int, cast: Cast) -> Resolved | None:
    """Return the person of "a cook named Domingo Paz", "identified only as Karim"."""
    low = unit.low
    at = next((k for k in range(head_end, end) if low[k] in _CALLING), None)
    if at is None or not is_person_noun(low[head_end - 1]):
        return None
    name = at + 1
    while name < end and low[name] in ("only", "as", "of", "was"):
        name += 1
    last = name
    while last < end and is_name(unit.words[last]):
        last += 1
    if last == name:
        return None
    person = cast.named(" ".join(unit.words[name:last]))
    if person is not None:
        return of_person(person)
    return Resolved(unit.printed(name, last), None, Kind.PERSON)
