"""Who a source is, once it is resolved within its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.nouns import Kind

if TYPE_CHECKING:
    from corpus.attribution.cast import Person


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is.

    Attributes:
        speaker: the fullest name, if there is one.
        role: the role in the article's words.
        kind: what it is.
        person: the person, where it is one of the cast.
        via: the outlet whose own source it is ("the agency's source").
        noun: what an individual without a name is called ("spokeswoman").
        document: whether it is something written, filmed or counted.
    """

    speaker: str | None
    role: str | None
    kind: Kind
    person: Person | None = None
    via: str | None = None
    noun: str | None = None
    document: bool = False


UNCLEAR = Resolved(None, None, Kind.UNCLEAR)
UNNAMED = Resolved(None, None, Kind.UNNAMED)
DOCUMENT = Resolved(None, None, Kind.UNNAMED, document=True)


def of_person(person: Person) -> Resolved:
    """Return somebody of the cast; ``UNCLEAR`` where nothing but one word says that it is one."""
    kind = Kind.PERSON if person.sure or len(person.name.split()) > 1 else Kind.UNCLEAR
    return Resolved(person.name, person.role, kind, person)
