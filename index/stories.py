"""Which articles tell one story: copies, however edited or shortened, and versions of an article.

An article is another's copy where most of the shorter one stands in the other, word for word, and
nothing long of its own is left. Articles about one event that share their background, and
round-ups that repeat an item, are not copies. What a publisher puts under whatever it prints
(terms, galleries, invitations to subscribe) is *furniture*, and counts for nothing: it is what
several stories have in common that lie far apart in time.

Pairs are proposed by fingerprints (see ``index.fingerprints``) and decided by the texts themselves.
``benchmarks/stories.py`` measures what they find on pairs of real articles labelled by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.fingerprints import shingles, winnowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Prints = NDArray[np.uint32]

RULES = 2
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

_SHARED = 0.59
"""Share of the shorter article that must stand in the other, where they are of a size,"""
_SHARED_LATER = 0.65
"""or, since what is written anew about a matter repeats its background, days apart."""
_SAME_DAYS = 1
_SHARED_OF_PART = 0.68
"""Where the other is more than four times as long."""
_OF_A_SIZE = 0.25
_PART = 0.05
"""Share of the longer one below which the shorter is an item of a round-up, unless so titled."""
_OWN_RUN = 200
"""Most words in a row that the shorter may have of its own, unless nearly all is shared,"""
_NEARLY_ALL = 0.9
_OWN = 500
"""and most in all, unless half of the longer one is shared."""
_LEAST = 12
"""Shingles that an article must have of its own, furniture apart, to be compared."""


_LONG_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of an article before its text is read.

    Attributes:
        prints: its fingerprints, sorted.
        title: the words of its headline (see ``title_words``).
        day: when it was published, the first day it can mean as an ordinal; ``None``: not known.
    """

    prints: Prints
    title: frozenset[str]
    day: int | None


def title_words(title: str) -> frozenset[str]:
    """Return the words of a headline that have more than three letters."""
    return frozenset(_LONG_WORD.findall(title.casefold()))


def stories(sketches: Sequence[Sketch], text: Callable[[int], str]) -> list[list[int]]:
    """Return the stories that several articles tell, as their places in ``sketches``, sorted.

    Args:
        sketches: of all articles.
        text: gives the text of the article at a place.
    """
    if len(sketches) < 2:
        return []
    shared = _Shared(sketches)
    # Versions of one article are one story: what they share is not furniture for that.
    read = lru_cache(maxsize=None)(lambda place: shingles(text(place)))
    versions = _Comparison(read, np.empty(0, np.uint32))
    groups = _groups(
        len(sketches),
        [
            pair
            for pair in shared.candidates(shared.of_several)
            if _titled_alike(*(sketches[place] for place in pair)) and versions.is_version(*pair)
        ],
    )
    furniture = shared.furniture(groups, sketches)
    copies = _Comparison(read, shared.values[furniture])
    pairs = [
        pair
        for pair in shared.candidates(shared.of_several & ~furniture)
        if copies.is_copy(*pair, sketches)
    ]
    found: dict[int, list[int]] = {}
    for place, first in enumerate(_groups(len(sketches), pairs).tolist()):
        found.setdefault(first, []).append(place)
    return [story for story in found.values() if len(story) > 1]


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
        value = np.repeat(np.arange(len(self.values)), self._counts)
        told = np.unique(value * self._articles + groups[self._owners]) // self._articles
        stories = np.bincount(told, minlength=len(self.values))
        return (stories >= _STORIES) & (last - first > _APART) & (last > 0)


class _Comparison:
    """Compares articles word for word, what is ``furniture`` left out."""

    def __init__(self, read: Callable[[int], Prints], furniture: Prints) -> None:
        """Compare the articles whose shingles ``read`` gives by their places."""
        self._all = read
        self._furniture = furniture
        self._own = lru_cache(maxsize=None)(self._without_furniture)

    def is_copy(self, one: int, other: int, sketches: Sequence[Sketch]) -> bool:
        """Say whether one is a copy of the other, or a version of it."""
        shared, of_longer, words, run = self._common(one, other)
        of_a_size = of_longer >= _OF_A_SIZE
        alike = _titled_alike(sketches[one], sketches[other])
        later = _days_apart(sketches[one], sketches[other]) > _SAME_DAYS
        needed = _SHARED_LATER if later else _SHARED
        return (
            words >= _LEAST
            and shared >= (needed if of_a_size else _SHARED_OF_PART)
            and (of_longer >= _PART or alike)
            and (run <= _OWN_RUN or shared >= _NEARLY_ALL)
            and (words * (1 - shared) <= _OWN or of_longer >= 2 * _OF_A_SIZE)
        )

    def is_version(self, one: int, other: int) -> bool:
        """Say whether two articles titled alike are the same one, furniture and all."""
        shared, of_longer, words, run = self._common(one, other)
        return words >= _LEAST and shared >= _SHARED_OF_PART and of_longer >= 0.5 and run <= 100

    def _common(self, one: int, other: int) -> tuple[float, float, int, int]:
        """Compare two articles.

        Returns:
            The share of the shorter one's shingles that the longer has, the share of the longer
            one's that the shorter has, the number of shingles of the shorter, and the most of these
            in a row that the longer has not.
        """
        short, long = sorted((self._own(one), self._own(other)), key=len)
        if not len(short):
            return 0.0, 0.0, 0, 0
        within = np.isin(short, long)
        ends = np.concatenate([[-1], np.flatnonzero(within), [len(short)]])
        run = max(after - before - 1 for before, after in pairwise(ends.tolist()))
        return float(within.mean()), float(np.isin(long, short).mean()), len(short), run

    def _without_furniture(self, place: int) -> Prints:
        found = self._all(place)
        if not len(self._furniture):
            return found
        return found[~np.isin(winnowed(found), self._furniture)]


def _days_apart(one: Sketch, other: Sketch) -> int:
    """Return how many days two articles are apart; none where either's day is not known."""
    return abs(one.day - other.day) if one.day is not None and other.day is not None else 0


def _titled_alike(one: Sketch, other: Sketch) -> bool:
    common = len(one.title & other.title)
    return common >= 2 and common >= 0.5 * min(len(one.title), len(other.title))


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
