"""A source without a name in it, resolved by its head noun: "the spokesman", "the agency"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.capitals import bare_name, is_person_noun
from corpus.attribution.nominals import (
    GENDERED_NOUNS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    UNNAMED_PLURALS,
    UNNAMED_SINGULARS,
)
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_RELATED = frozenset(
    "lawyer attorney wife husband son daughter mother father brother sister aide ex-wife".split()
)
_OWNERS = frozenset("his her their its my our your".split())
_DOCUMENTS = frozenset(
    "report document documents statement letter bill message memo transcript email "
    "draft documents files filings "
    "recording post rumours rumors reports press media polls poll survey study".split()
)
_NEWSY = frozenset(
    "news press state public same information wire local national daily weekly".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten both zwei drei".split())


def described(
    unit: Unit, begin: int, head_end: int, end: int, head: str, cast: Cast, *, definite: bool
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
    words = unit.printed(first, end)
    if head in UNNAMED_SINGULARS or (head in UNNAMED_PLURALS and head != "police"):
        return UNNAMED
    if is_person_noun(head) or head in GENDERED_NOUNS:
        related = low[begin] in _OWNERS
        if definite and not (related and head in _RELATED):
            person = by_role(cast, start, head, alone=related)
            if person is not None:
                return of_person(person)
            qualified = end > head_end or head_end - first > 1
            return (
                Resolved(None, words, Kind.UNNAMED)
                if qualified
                else Resolved(None, words, Kind.UNCLEAR)
            )
        return UNNAMED
    if head in _NUMBERS:
        return UNNAMED
    if (head in OUTLET_NOUNS or singular in OUTLET_NOUNS) and all(
        low[k] in _NEWSY for k in range(first, head_end - 1)
    ):
        body = cast.last_body(start, frozenset({head}), outlet=True) if definite else None
        if body is not None:
            return Resolved(body.name, None, Kind.ORGANISATION)
        return UNCLEAR if definite else UNNAMED
    if head in ORGANISATION_NOUNS or singular in ORGANISATION_NOUNS:
        body = cast.last_body(start, frozenset({head}), outlet=False) if definite else None
        if body is not None and head not in _DOCUMENTS and end - first == 1:
            return Resolved(body.name, None, Kind.ORGANISATION)
        if head in _DOCUMENTS or singular in _DOCUMENTS:
            return UNNAMED
        return Resolved(words, None, Kind.ORGANISATION)
    if (head.endswith("s") and not head.endswith("ss")) or head in (
        "people",
        "women",
        "men",
        "children",
        "leute",
    ):
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
        body = cast.last_body(unit.starts[begin], frozenset({low[owner - 1]}), outlet=True)
        return body.name if body else None
    return None


def by_role(cast: Cast, before: int, head: str, *, alone: bool = False) -> Person | None:
    """Return the person last mentioned whose role has this noun; ``alone``: the only one."""
    gender = GENDERED_NOUNS.get(head)
    fitting = [
        (person.mentions[bisect_left(person.mentions, before) - 1], person)
        for person in cast.people
        if head in person.heads and bisect_left(person.mentions, before)
    ]
    if not fitting and gender is not None and head in ("man", "woman"):
        return None
    if alone and len(fitting) != 1:
        return None
    return max(fitting, key=lambda one: one[0])[1] if fitting else None
