"""What two texts have in common, word for word: how much, how it lies, and whether it is prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Prints = NDArray[np.uint32]

_SENTENCE = re.compile(r"[.!?…。！？।؟][”\"’'»“)\]」』]*\s*$")
_LEAST_LETTERS = 20
"""Characters below which a line that ends as a sentence is a name or a score all the same."""


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text's shingles.

    Attributes:
        prints: in the order of the text.
        ranked: the same, sorted.
    """

    prints: Prints
    ranked: Prints


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two texts are one.

    Attributes:
        shared: share of the shorter one's shingles that the longer has, from 0 to 1.
        of_longer: share of the longer one's that the shorter has.
        words: the number of shingles of the shorter, about one a word.
        run: the most shingles in a row of the shorter that the longer has not.
    """

    shared: float
    of_longer: float
    words: int
    run: int


def shingled(prints: Prints) -> Shingled:
    """Return shingles ready to be compared."""
    return Shingled(prints, np.sort(prints))


def overlap(one: Shingled, other: Shingled) -> Overlap:
    """Compare two texts."""
    short, long = sorted((one, other), key=lambda text: len(text.prints))
    if not len(short.prints):
        return Overlap(0.0, 0.0, 0, 0)
    within = among(short.prints, long.ranked)
    ends = np.concatenate([[-1], np.flatnonzero(within), [len(within)]])
    run = max(after - before - 1 for before, after in pairwise(ends.tolist()))
    of_longer = among(long.prints, short.ranked)
    return Overlap(float(within.mean()), float(of_longer.mean()), len(within), run)


def among(prints: Prints, known: Prints) -> NDArray[np.bool_]:
    """Say which ``prints`` are among the ``known`` ones, which are sorted; ``[prints]``."""
    if not len(known):
        return np.zeros(len(prints), np.bool_)
    at = np.searchsorted(known, prints)
    return np.asarray(known.take(at, mode="clip") == prints)


def in_order(one: Prints, other: Prints) -> float:
    """Return the share of what two texts have in common that comes in the same order in both.

    It is the longest increasing subsequence of the places; 1 where nothing is in common.
    """
    order = np.argsort(other, kind="stable")
    ranked = other[order]
    common = one[among(one, ranked)]
    tails: list[int] = []
    for place in order[np.searchsorted(ranked, common)].tolist():
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(common) if len(common) else 1.0


def prose(text: str) -> str:
    """Return the lines of a text that end as sentences do: no lists, results, captions, credits."""
    return "\n".join(
        line for line in text.splitlines() if len(line) >= _LEAST_LETTERS and _SENTENCE.search(line)
    )
