"""Many rankings to one.

Scores are fused, not ranks: both are comparable between passages and between questions (the
cosine by nature, the words' score by ``index.lexical``'s normalisation), and a rank throws away
how sure a ranker is.

Source: Bruch, Gai, Ingber, An Analysis of Fusion Functions for Hybrid Retrieval (2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each ranker counts."""

    words: float = 0.5
    passage: float = 0.25
    sentence: float = 0.25
    nearness: float = 0.1


def best(scores: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Return the rows of the ``most`` highest positive scores, best first, ties by row."""
    rows = np.flatnonzero(scores > 0)
    if len(rows) > most:
        # Partitioning rows themselves would pick any of those that tie for the last place.
        own = scores[rows]
        least = np.partition(own, -most)[-most]
        rows = np.concatenate([rows[own > least], rows[own == least]])[:most]
    return rows[np.lexsort((rows, -scores[rows]))].astype(np.int64)


def candidates(rankings: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return every row that any ranking names, once, ascending."""
    return np.unique(np.concatenate(list(rankings)))


def fuse(
    words: NDArray[np.float32],
    passage: NDArray[np.float32],
    sentence: NDArray[np.float32],
    nearness: NDArray[np.float32],
    weights: Weights = Weights(),
) -> NDArray[np.float32]:
    """Return one score a candidate: the weighted sum of its four, ``[candidates]``."""
    return np.asarray(
        weights.words * words
        + weights.passage * passage
        + weights.sentence * sentence
        + weights.nearness * nearness,
        dtype=np.float32,
    )
