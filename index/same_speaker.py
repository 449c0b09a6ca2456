"""Which names of an archive are one speaker: "Peskov" in one article, "Dmitry Peskov" in another.

A surname alone means whoever has it, if only one has; else whoever of them has the role that the
article gives it, or says nearly all that is said under that surname: no paper leaves out the given
name of anybody else. Else it stays a speaker of its own. Two with names are never joined.
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
_WELL_KNOWN = 20
"""Statements from which somebody is known by the surname alone."""
_FAR_MORE = 10
_NEARLY_ALL = 0.9
"""Share of the statements under a surname that are theirs."""


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
    counts: Counter[str] = Counter()
    for one, count in named.items():
        counts[one.name] += count
    firms: Counter[str] = Counter()
    for name, kind in kinds.items():
        parts = name_parts(name)
        if kind == _PERSON and len(parts) > 1:
            people[parts[-1]].append(name)
        elif kind != _PERSON and len(parts) > 1:
            firms.update(dict.fromkeys(parts, counts[name]))
    full = {name: _fullest(name, group) for group in people.values() for name in group}
    roles = _roles(named, full)
    heard: Counter[str] = Counter()
    for name, count in counts.items():
        heard[full.get(name, name)] += count
    found: dict[Named, str] = {}
    for one in named:
        parts = name_parts(one.name)
        if len(parts) == 1:
            holders = {full[name] for name in people.get(parts[0], ())}
            if kinds[one.name] != _PERSON:
                # "Holm" may be Holm Shipping, unless it is hardly ever spoken of.
                spoken = sum(heard[name] for name in holders)
                holders = holders if spoken > _FAR_MORE * firms[parts[0]] else set()
            found[one] = _meant(one, holders, roles, heard) or one.name
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


def _meant(
    one: Named,
    holders: set[str],
    roles: Mapping[str, set[Role]],
    heard: Mapping[str, int],
) -> str | None:
    """Return which of those who have a surname is meant by it alone."""
    if len(holders) > 1 and one.role is not None:
        asked = read_role(one.role)
        same = {name for name in holders if asked in roles.get(name, ())}
        holders = same if len(same) == 1 else holders
    if len(holders) > 1:
        return well_known({name: heard[name] for name in holders})
    return next(iter(holders)) if holders else None


def well_known(statements: Mapping[str, int]) -> str | None:
    """Return whom a surname alone means, if nearly all under it is said by one.

    Args:
        statements: how many are whose, of all who have the surname.
    """
    first = max(statements, key=lambda name: (statements[name], name))
    most = statements[first]
    known = most >= _WELL_KNOWN and most >= _NEARLY_ALL * sum(statements.values())
    return first if known else None


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
