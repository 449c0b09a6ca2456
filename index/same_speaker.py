"""Which names of an archive are one speaker: "Peskov" in one article, "Dmitry Peskov" in another.

A surname alone means whoever has it, if only one has; else whoever of them has the role that the
article gives it; else it stays a speaker of its own. Two who share a surname are never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.known_people import can_be, name_parts
from index.roles import Role, read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as articles name and describe them: equal ones are counted, not repeated.

    Attributes:
        name: the fullest name in the article.
        kind: what the article takes them for ("person", "organisation").
        role: their role there, in its words.
    """

    name: str
    kind: str | None
    role: str | None


def joined(named: Mapping[Named, int]) -> dict[Named, str]:
    """Return the name of the speaker whom each is.

    Args:
        named: everybody who says something, with the number of their statements.
    """
    kinds = _kinds(named)
    people: dict[str, list[str]] = defaultdict(list)  # by surname
    firms: set[str] = set()
    for name, kind in kinds.items():
        parts = name_parts(name)
        if kind == _PERSON and len(parts) > 1:
            people[parts[-1]].append(name)
        elif kind != _PERSON and len(parts) > 1:
            firms.update(parts)
    full = {name: _fullest(name, group) for group in people.values() for name in group}
    roles = _roles(named, full)
    found: dict[Named, str] = {}
    for one in named:
        parts = name_parts(one.name)
        if len(parts) == 1 and (kinds[one.name] == _PERSON or parts[0] not in firms):
            holders = {full[name] for name in people.get(parts[0], ())}
            found[one] = _meant(one, holders, roles) or one.name
        else:
            found[one] = full.get(one.name, one.name)
    return found


def _fullest(name: str, group: Sequence[str]) -> str:
    """Return the fullest of the names of one surname that a name may be short for.

    None but itself where these are not all one person's: "H. Clinton" is neither "Hillary" nor
    "Hugh".
    """
    own = name_parts(name)
    longer = [other for other in group if can_be(own, name_parts(other))]
    fullest = max(longer, key=lambda other: (len(name_parts(other)), len(other), other))
    return fullest if all(can_be(name_parts(o), name_parts(fullest)) for o in longer) else name


def _meant(one: Named, holders: set[str], roles: Mapping[str, set[Role]]) -> str | None:
    """Return which of those who have a surname is meant by it alone."""
    if len(holders) > 1 and one.role is not None:
        asked = read_role(one.role)
        holders = {name for name in holders if asked in roles.get(name, ())}
    return next(iter(holders)) if len(holders) == 1 else None


def _kinds(named: Mapping[Named, int]) -> dict[str, str | None]:
    """Return what each name mostly is."""
    counted: dict[str, Counter[str | None]] = defaultdict(Counter)
    for one, count in named.items():
        counted[one.name][one.kind] += count
    return {name: kinds.most_common(1)[0][0] for name, kinds in counted.items()}


def _roles(named: Iterable[Named], full: Mapping[str, str]) -> dict[str, set[Role]]:
    """Return the keys of the roles of everybody known by a full name."""
    found: dict[str, set[Role]] = defaultdict(set)
    for one in named:
        role = read_role(one.role) if one.role is not None else None
        if role is not None and one.name in full:
            found[full[one.name]].add(role)
    return found
