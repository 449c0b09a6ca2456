"""Which articles tell one story: copies, however edited or shortened, and versions of an article.

An article is another's copy where most of the shorter one stands in the other, word for word and
in one order, its sentences as well as its lists, and nothing long of its own is left. Articles
about one event that share their background, and round-ups that repeat an item, are not copies. What
a publisher puts under whatever it prints (terms, galleries, invitations to subscribe) is
*furniture*, and counts for nothing: it is what several stories have in common that lie far apart in
time.

Pairs are proposed by fingerprints (``index.fingerprints``) and decided by the texts themselves
(``index.copies``).
An article joins a story if it is a copy of at least half of its articles: a chain, each
a little different from the one before, would end at another article.
``benchmarks/stories.py`` measures what they find on pairs of real articles labelled by hand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.copies import LIMITS, Comparison
from index.fingerprints import shingles
from index.overlap import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.copies import Limits, Sketch

    Numbers = NDArray[np.int64]
    Prints = NDArray[np.uint32]

RULES = 6
"""Counted up when the rules join other articles, so that an index is made anew."""

_STORIES = 4
"""In how many stories words must be to be furniture,"""
_APART = 10
"""and how many days the first and the last of these must be apart."""

_CANDIDATE = 0.25
"""Share of the fewer fingerprints in common from which two articles are compared."""
_CROWD = 32
"""Of more articles with one fingerprint each is compared with the next few only."""
_NEXT = 8

_MEMBERS = 8
"""Most articles of a story with which another is compared before it joins."""


def stories(
    sketches: Sequence[Sketch], text: Callable[[int], str], limits: Limits = LIMITS
) -> list[list[int]]:
    """Return the stories that several articles tell, as their places in ``sketches``, sorted.

    Args:
        sketches: of all articles.
        text: gives the text of the article at a place.
        limits: what makes a copy.
    """
    if len(sketches) < 2:
        return []
    shared = _Shared(sketches)
    # Versions of one article are one story: what they share is not furniture for that.
    read = lru_cache(maxsize=None)(lambda place: shingles(text(place)))
    read_prose = lru_cache(maxsize=None)(lambda place: shingles(prose(text(place))))
    versions = Comparison(sketches, read, read_prose, np.empty(0, np.uint32), limits)
    groups = _groups(
        len(sketches),
        [pair for pair in shared.candidates(shared.of_several) if versions.is_version(*pair)],
    )
    furniture = shared.furniture(groups, sketches)
    copies = Comparison(sketches, read, read_prose, shared.values[furniture], limits)
    pairs = [
        pair for pair in shared.candidates(shared.of_several & ~furniture) if copies.is_copy(*pair)
    ]
    pairs.sort(key=lambda pair: (-copies.shared(*pair), pair))
    return _joined(pairs, copies.is_copy)


class _Shared:
    """Which fingerprints which articles have.

    Attributes:
        values: the different fingerprints, sorted; ``[values]``.
        of_several: whether more than one article has it; ``[values]``.
    """

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        prints = np.concatenate([sketch.prints for sketch in sketches])
        owners = np.repeat(np.arange(len(sketches)), [len(sketch.prints) for sketch in sketches])
        order = np.argsort(prints, kind="stable")
        self._articles = len(sketches)
        self._owners = owners[order]
        self.values, self._starts, self._counts = np.unique(
            prints[order], return_index=True, return_counts=True
        )
        self.of_several = self._counts > 1

    def candidates(self, usable: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Return the pairs of articles that have many of the ``usable`` fingerprints in common."""
        pairs = [np.empty(0, np.int64)]
        for size in np.unique(self._counts[usable]):
            starts = self._starts[usable & (self._counts == size)]
            members = self._owners[starts[:, None] + np.arange(size)]
            for step in range(1, min(size, _CROWD if size <= _CROWD else _NEXT + 1)):
                pairs.append((members[:, :-step] * self._articles + members[:, step:]).ravel())
        codes, common = np.unique(np.concatenate(pairs), return_counts=True)
        one, other = codes // self._articles, codes % self._articles
        alone = self._counts == 1
        own = np.bincount(
            self._owners, np.repeat(usable | alone, self._counts), minlength=self._articles
        )
        close = common >= _CANDIDATE * np.minimum(own[one], own[other])
        return list(zip(one[close].tolist(), other[close].tolist(), strict=True))

    def furniture(self, groups: Numbers, sketches: Sequence[Sketch]) -> NDArray[np.bool_]:
        """Flag the fingerprints that several stories have which lie far apart; ``[values]``."""
        known = np.array([0 if sketch.day is None else sketch.day for sketch in sketches])
        days = known[self._owners]
        first = np.minimum.reduceat(np.where(days == 0, np.iinfo(np.int64).max, days), self._starts)
        last = np.maximum.reduceat(days, self._starts)
        wide = (self._counts >= _STORIES) & (last - first > _APART) & (last > 0)
        value = np.flatnonzero(wide)
        owners = groups[self._owners[np.repeat(wide, self._counts)]]
        told = np.unique(np.repeat(value, self._counts[value]) * self._articles + owners)
        stories = np.bincount(told // self._articles, minlength=len(self.values))
        return stories >= _STORIES


def _groups(count: int, pairs: Sequence[tuple[int, int]]) -> Numbers:
    """Return for each of ``count`` places the first of those it is joined with by ``pairs``."""
    first = list(range(count))

    def find(place: int) -> int:
        while first[place] != place:
            first[place] = first[first[place]]
            place = first[place]
        return place

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        first[high] = low
    return np.array([find(place) for place in range(count)], np.int64)


def _joined(
    pairs: Sequence[tuple[int, int]], is_copy: Callable[[int, int], bool]
) -> list[list[int]]:
    """Join copies, the closest first, into groups; two if at least half of their pairs are copies.

    It is hierarchical clustering with average linkage. Of large groups some members stand for all.
    """
    group: dict[int, list[int]] = {}
    for one, other in pairs:
        own, theirs = group.get(one, [one]), group.get(other, [other])
        if own is theirs:
            continue
        copies = [is_copy(mine, his) for mine in _some(own) for his in _some(theirs)]
        if 2 * sum(copies) >= len(copies):
            joined = sorted(own + theirs)
            group.update(dict.fromkeys(joined, joined))
    return [joined for first, joined in sorted(group.items()) if joined[0] == first]


def _some(group: list[int]) -> list[int]:
    return group[:: 1 + (len(group) - 1) // _MEMBERS]
