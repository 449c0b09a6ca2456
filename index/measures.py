"""Measures over judged questions, each with a bootstrap interval; two runs compared in pairs.

Every measure is a statistic of weighted questions. With all weights 1 it is the measure itself;
with weights that count how often chance drew each question it is a bootstrap replicate (Efron and
Tibshirani, 1993, percentile intervals); with the questions of two runs side by side, and weights
that put either of a pair into either run, it is what chance makes of a difference (paired
permutation test). Draws are the same in every run of the program.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.judging import Judged

    Floats = NDArray[np.float64]

CUTOFF = 10
"""Ranks that MRR and nDCG look at."""

HITS = (1, 4, 10)

DIRECTION = {"quote_sentences": -1, "brier": -1, "coverage": 0}
"""-1 where less of a measure is better, 0 where neither is; of all others more is better."""

COVERAGES = tuple(round(0.05 * step, 2) for step in range(1, 21))
"""Shares of the questions at which the curve of precision is drawn."""

DRAWS = 2000
_BLOCK = 100
_ROUNDING = 1e-9
_LEVELS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure with its 95 % interval over ``n`` questions; ``nan`` where no question counts."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a measure between two runs of the same questions.

    Attributes:
        before: its value in the earlier run; ``now`` in the later.
        difference: ``now - before``, with ``low`` and ``high`` of its 95 % interval.
        p: how often chance alone would make a difference as large (two-sided).
        better: how many questions count for more than before; ``worse`` for less. ``None`` for
            a measure that no single question has, or of which neither more nor less is better.
    """

    before: float
    now: float
    difference: float
    low: float
    high: float
    p: float
    better: int | None
    worse: int | None


def ndcg(gains: Sequence[bool], relevant: int) -> float:
    """Return nDCG at ``CUTOFF`` of a ranking, of which ``relevant`` could be right in all."""

    def dcg(flags: Iterable[bool]) -> float:
        return sum(flag / math.log2(place + 1) for place, flag in enumerate(flags, start=1))

    return dcg(gains[:CUTOFF]) / dcg([True] * min(relevant, CUTOFF))


def values(row: Judged) -> dict[str, float | None]:
    """Return what a question counts in every measure that is a mean; ``None``: it does not."""
    return {
        **_ranked("", row.article_rank, row.article_ndcg),
        **_ranked("passage_", row.passage_rank, row.passage_ndcg),
        "answer_in_quote": row.in_quote,
        "answer_in_quote_given_passage": row.in_quote if row.passage_rank == 1 else None,
        "quote_sentences": row.quote_sentences if row.answerable else None,
        "answered": row.answered if row.answerable else None,
        "refused": None if row.answerable else not row.answered,
        "coverage": row.answered,
        "precision": row.right if row.answered else None,
        "brier": (row.confidence - row.right) ** 2,
    }


def _ranked(prefix: str, rank: int | None, gain: float | None) -> dict[str, float | None]:
    judged = gain is not None
    hits = {f"hit@{most}": float(rank is not None and rank <= most) for most in HITS}
    reciprocal = 1 / rank if rank is not None and rank <= CUTOFF else 0.0
    counted = {**hits, f"mrr@{CUTOFF}": reciprocal, f"ndcg@{CUTOFF}": gain}
    return {f"{prefix}{name}": value if judged else None for name, value in counted.items()}


def estimates(rows: Sequence[Judged]) -> dict[str, Estimate]:
    """Return every measure by name, those that are means first, then ``auroc``."""
    counts = _Counts(rows)
    (value,) = counts.statistics(np.ones((1, len(rows))))
    low, high = _interval([counts.statistics(drawn) for drawn in _resamples(len(rows))])
    return {
        name: Estimate(float(value[n]), float(low[n]), float(high[n]), counts.counted[n])
        for n, name in enumerate(counts.names)
    }


def curve(rows: Sequence[Judged]) -> dict[float, Estimate]:
    """Return the precision among the surest questions, by the share of all that they are."""
    # Of equally sure ones the wrong go first, so that their order cannot flatter.
    order = sorted(rows, key=lambda row: (-row.confidence, row.right))
    right = np.array([row.right for row in order], np.float64)

    def precision(weights: Floats) -> Floats:
        taken = weights.cumsum(axis=1)
        reached = [
            np.argmax(taken >= share * len(rows) - 1e-9, axis=1, keepdims=True)
            for share in COVERAGES
        ]
        at = np.hstack(reached)
        found = (weights * right).cumsum(axis=1)
        ratio: Floats = np.take_along_axis(found, at, 1) / np.take_along_axis(taken, at, 1)
        return ratio

    (value,) = precision(np.ones((1, len(rows))))
    low, high = _interval([precision(drawn) for drawn in _resamples(len(rows))])
    return {
        share: Estimate(float(value[n]), float(low[n]), float(high[n]), round(share * len(rows)))
        for n, share in enumerate(COVERAGES)
    }


def compare(before: Sequence[Judged], now: Sequence[Judged]) -> dict[str, Difference]:
    """Compare two runs, question ``n`` of the one with question ``n`` of the other."""
    size = len(before)
    pairs = _Counts([*before, *now])
    earlier = np.hstack([np.ones((1, size)), np.zeros((1, size))])
    later = 1 - earlier

    def change(earlier: Floats, later: Floats) -> Floats:
        return pairs.statistics(later) - pairs.statistics(earlier)

    (old,), (new,) = pairs.statistics(earlier), pairs.statistics(later)
    drawn = (np.hstack([weights, weights]) for weights in _resamples(size))
    low, high = _interval([change(earlier * weights, later * weights) for weights in drawn])
    exchanged = (np.hstack([kept, 1 - kept]) for kept in _coins(size))
    by_chance = np.vstack([change(kept, 1 - kept) for kept in exchanged])
    # Where chance leaves nothing to measure, that is not counted against chance.
    as_large = ~(np.abs(by_chance) < np.abs(new - old) - _ROUNDING)
    p = (1 + as_large.sum(axis=0)) / (1 + DRAWS)
    return {
        name: Difference(
            float(old[n]), float(new[n]), float(new[n] - old[n]), float(low[n]), float(high[n]),
            float(p[n]), *pairs.moved(name),
        )
        for n, name in enumerate(pairs.names)
    }  # fmt: skip


def auroc(scores: Floats, positive: NDArray[np.bool_], weights: Floats) -> Floats:
    """Return how often a positive has the higher score than a negative; equal ones count half.

    Args:
        scores: ``[questions]``.
        positive: which of them are positive, ``[questions]``.
        weights: of each question in each draw, ``[draws, questions]``.

    Returns:
        The area under the ROC curve, ``[draws]``; ``nan`` without both kinds.
    """
    order = np.argsort(scores, kind="stable")
    starts = np.flatnonzero(np.diff(scores[order], prepend=np.nan) != 0)
    above, below = (
        np.add.reduceat((weights * kind)[:, order], starts, axis=1)
        for kind in (positive, ~positive)
    )
    won = (above * (below.cumsum(axis=1) - below / 2)).sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray(won / (above.sum(axis=1) * below.sum(axis=1)))


class _Counts:
    """Questions as arrays: what each counts in each measure."""

    def __init__(self, rows: Sequence[Judged]) -> None:
        table = [values(row) for row in rows]
        means = list(table[0])
        self.names = [*means, "auroc"]
        self._values = np.array([[row[name] for name in means] for row in table], np.float64)
        self._scores = np.array([row.confidence for row in rows], np.float64)
        self._answerable = np.array([row.answerable for row in rows])

    @property
    def counted(self) -> list[int]:
        """How many questions count in each measure."""
        return [*(~np.isnan(self._values)).sum(axis=0).tolist(), len(self._scores)]

    def statistics(self, weights: Floats) -> Floats:
        """Return every measure for every draw of weights: ``[draws, measures]``."""
        total = weights @ ~np.isnan(self._values)
        with np.errstate(invalid="ignore"):
            means = weights @ np.nan_to_num(self._values) / total
        area = auroc(self._scores, self._answerable, weights)
        return np.column_stack([means, area])

    def moved(self, name: str) -> tuple[int, int] | tuple[None, None]:
        """Count the questions of the first half that the second half has better, and worse."""
        direction = DIRECTION.get(name, 1)
        if name == "auroc" or direction == 0:
            return None, None
        before, now = np.split(self._values[:, self.names.index(name)], 2)
        change = direction * (now - before)
        return int((change > _ROUNDING).sum()), int((change < -_ROUNDING).sum())


def _resamples(size: int) -> Iterator[Floats]:
    """Yield, block by block, how often each of ``size`` questions is drawn with replacement."""
    generator = np.random.default_rng(0)
    for _ in range(DRAWS // _BLOCK):
        drawn = generator.integers(size, size=(_BLOCK, size)) + size * np.arange(_BLOCK)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=_BLOCK * size)
        yield counts.reshape(_BLOCK, size).astype(np.float64)


def _coins(size: int) -> Iterator[Floats]:
    """Yield, block by block, heads or tails for each of ``size`` questions."""
    generator = np.random.default_rng(0)
    for _ in range(DRAWS // _BLOCK):
        yield generator.integers(2, size=(_BLOCK, size)).astype(np.float64)


def _interval(blocks: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Return the bounds of each measure over all draws that have it."""
    draws = np.vstack(blocks)
    bounds = np.full((2, draws.shape[1]), np.nan)
    some = ~np.isnan(draws).all(axis=0)
    bounds[:, some] = np.nanquantile(draws[:, some], _LEVELS, axis=0)
    return bounds[0], bounds[1]
