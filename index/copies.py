"""Whether one article is a copy or a version of another: their texts compared word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.fingerprints import winnowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Prints = NDArray[np.uint32]

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
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


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


class Comparison:
    """Compares articles word for word, what is ``furniture`` left out."""

    def __init__(
        self, sketches: Sequence[Sketch], read: Callable[[int], Prints], furniture: Prints
    ) -> None:
        """Compare articles by their places in ``sketches``; ``read`` gives their shingles."""
        self._sketches = sketches
        self._all = read
        self._furniture = furniture
        self._own = lru_cache(maxsize=None)(self._without_furniture)
        self._common = lru_cache(maxsize=None)(self._compared)

    def is_copy(self, one: int, other: int) -> bool:
        """Say whether one is a copy of the other, or a version of it."""
        shared, of_longer, words, run = self._common(one, other)
        sketches = self._sketches[one], self._sketches[other]
        if shared < _NEARLY_ALL and _of_other_years(*sketches):
            return False
        of_a_size = of_longer >= _OF_A_SIZE
        alike = titled_alike(*sketches)
        later = _days_apart(*sketches) > _SAME_DAYS
        needed = _SHARED_LATER if later else _SHARED
        return (
            words >= _LEAST
            and shared >= (needed if of_a_size else _SHARED_OF_PART)
            and (of_longer >= _PART or alike)
            and (run <= _OWN_RUN or shared >= _NEARLY_ALL)
            and (words * (1 - shared) <= _OWN or of_longer >= 2 * _OF_A_SIZE)
        )

    def shared(self, one: int, other: int) -> float:
        """Return the share of the shorter one that stands in the longer."""
        return self._common(one, other)[0]

    def is_version(self, one: int, other: int) -> bool:
        """Say whether two articles are titled alike and the same one, furniture and all."""
        if not titled_alike(self._sketches[one], self._sketches[other]):
            return False
        shared, of_longer, words, run = self._common(one, other)
        return words >= _LEAST and shared >= _SHARED_OF_PART and of_longer >= 0.5 and run <= 100

    def _compared(self, one: int, other: int) -> tuple[float, float, int, int]:
        """Compare two articles.

        Returns:
            The share of the shorter one's shingles that the longer has, the share of the longer
            one's that the shorter has, the number of shingles of the shorter, and the most of these
            in a row that the longer has not.
        """
        (short, of_short), (long, of_long) = sorted(
            (self._own(one), self._own(other)), key=lambda own: len(own[0])
        )
        if not len(short):
            return 0.0, 0.0, 0, 0
        within = _among(short, of_long)
        ends = np.concatenate([[-1], np.flatnonzero(within), [len(short)]])
        run = max(after - before - 1 for before, after in pairwise(ends.tolist()))
        return float(within.mean()), float(_among(long, of_short).mean()), len(short), run

    def _without_furniture(self, place: int) -> tuple[Prints, Prints]:
        """Return an article's shingles but for furniture: in order, and sorted."""
        found = self._all(place)
        if len(self._furniture):
            found = found[~_among(winnowed(found), self._furniture)]
        return found, np.sort(found)


def _among(prints: Prints, known: Prints) -> NDArray[np.bool_]:
    """Say which ``prints`` are among the ``known`` ones, which are sorted; ``[prints]``."""
    if not len(known):
        return np.zeros(len(prints), np.bool_)
    at = np.searchsorted(known, prints)
    return np.asarray(known.take(at, mode="clip") == prints)


def _days_apart(one: Sketch, other: Sketch) -> int:
    """Return how many days two articles are apart; none where either's day is not known."""
    return abs(one.day - other.day) if one.day is not None and other.day is not None else 0


def _of_other_years(one: Sketch, other: Sketch) -> bool:
    """Say whether the headlines name years and none in common: this year's, and last year's."""
    own, theirs = (set(filter(_YEAR.fullmatch, sketch.title)) for sketch in (one, other))
    return bool(own and theirs) and not own & theirs


def titled_alike(one: Sketch, other: Sketch) -> bool:
    """Say whether two headlines have most words of the shorter one in common."""
    common = len(one.title & other.title)
    return common >= 2 and common >= 0.5 * min(len(one.title), len(other.title))
