"""The keys by which people are known: their full names, and surnames that mean one person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.name_variants import fold, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SUFFIXES = (" Jr", " Jr.", " Sr", " Sr.", " II", " III", " IV")
_PARTICLES = frozenset(
    "al bin da das de del della der di dos du el ibn la le ten ter van von zu zum zur".split()
)
_MOST_PARTS = 5
_SHORTEST_SURNAME = 3


def people_spellings(names: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield keys of people, the name that each means, and whether it is a surname alone.

    "Peskov", "D. Peskov" and "Dmitry Peskov" can be one person, and the fullest is meant by all;
    "Joe Biden" and "Jill Biden" cannot, and their surname alone means any of them. Who is not
    called as people are ("Bureau of Labor Statistics") has no surname, and who has no name at all
    ("officials") is not known.
    """
    by_surname: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        printed = _without_suffix(name).split()
        parts = [part for part in map(fold, printed) if part]
        if not parts or not (_capital(printed[0]) and _capital(printed[-1])):
            continue
        if all(map(_capital, printed)) and len(parts) <= _MOST_PARTS:
            by_surname[parts[-1]].append((name, parts))
        else:
            yield "".join(parts), name, False
    for surname, people in by_surname.items():
        yield from _namesakes(surname, people)


def _namesakes(
    surname: str, people: Sequence[tuple[str, list[str]]]
) -> Iterator[tuple[str, str, bool]]:
    """Yield the keys of people with one surname, each with its folded parts."""
    fullest, given = max(people, key=lambda person: (len(person[1]), len(person[0]), person[0]))
    one = len(people) == 1 or all(can_be(parts, given) for _, parts in people)
    if one:
        for known_by in (surname, *_long_surnames(fullest)):
            if len(known_by) >= _SHORTEST_SURNAME:
                yield known_by, fullest, True
    elif len(surname) >= _SHORTEST_SURNAME:
        yield surname, _without_suffix(fullest).split()[-1], True
    for name, parts in people:
        if len(parts) > 1:
            yield "".join(parts), fullest if one else name, False


def name_parts(name: str) -> list[str]:
    """Return the parts of a person's name, folded, without "Jr" and the like."""
    return [part for part in map(fold, _without_suffix(name).split()) if part]


def _capital(part: str) -> bool:
    """Say whether a part is written as those of a person's name are."""
    small = part.lower()
    return part != small or part == part.upper() or small in _PARTICLES


def _without_suffix(name: str) -> str:
    return name.rpartition(" ")[0].rstrip(",") if name.endswith(_SUFFIXES) else name


def can_be(parts: Sequence[str], fullest: Sequence[str]) -> bool:
    """Say whether a name of these folded parts may be a shorter form of the fullest."""

    def stands_for(part: str, given: str) -> bool:
        return given == part or (len(part) == 1 and given[:1] == part)

    first_too = len(parts) == 1 or stands_for(parts[0], fullest[0])
    return first_too and all(
        any(stands_for(part, given) for given in fullest) for part in parts[1:-1]
    )


def _long_surnames(name: str) -> Iterator[str]:
    """Yield a name's surname with the small words before it, or without "al-"."""
    parts = _without_suffix(name).split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].islower():
        first -= 1
    if first < len(parts) - 1:
        yield key(" ".join(parts[first:]))
    if parts[-1][:3].lower() in {"al-", "el-"}:
        yield fold(parts[-1][3:])
