"""What an index holds, by publisher: how many articles, from when to when, and the newest."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search import Index


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's part of an index.

    Attributes:
        publisher: its name, in the spelling that most articles have; ``None`` where none is given.
        articles: how many there are.
        earliest: the first day that one is of for certain; ``None`` where no day is known.
        latest: the last such day.
        newest: numbers of all its articles whose day is known, the newest first.
    """

    publisher: str | None
    articles: int
    earliest: date | None
    latest: date | None
    newest: tuple[int, ...]


def holdings(index: Index) -> list[Source]:
    """Return the publishers of an index, those with most articles first, unknown ones last."""
    spellings: defaultdict[str | None, Counter[str | None]] = defaultdict(Counter)
    issued: defaultdict[str | None, list[tuple[int, int, int]]] = defaultdict(list)
    for number, publisher, first, last in index.columns.issues():
        folded = publisher.casefold() if publisher else None
        spellings[folded][publisher] += 1
        if first is not None and last is not None:
            issued[folded].append((last, first, number))
    sources = []
    for folded, names in spellings.items():
        dated = sorted(issued[folded], key=lambda one: (-one[0], -one[1], one[2]))
        sources.append(
            Source(
                publisher=names.most_common(1)[0][0],
                articles=names.total(),
                earliest=date.fromordinal(min(first for _, first, _ in dated)) if dated else None,
                latest=date.fromordinal(dated[0][0]) if dated else None,
                newest=tuple(number for _, _, number in dated),
            )
        )
    sources.sort(key=lambda one: (one.publisher is None, -one.articles, one.publisher or ""))
    return sources


def latest(index: Index, most: int) -> list[int]:
    """Return the numbers of the ``most`` articles whose day is the latest, the newest first."""
    dated = (
        (-last, -first, number)
        for number, _, first, last in index.columns.issues()
        if first is not None and last is not None
    )
    return [number for *_, number in nsmallest(most, dated)]


def by_turns(sources: Sequence[Source]) -> list[int]:
    """Return the numbers of all articles whose day is known, by turns of their publishers."""
    turns = zip_longest(*(source.newest for source in sources))
    return [number for turn in turns for number in turn if number is not None]
