"""Two runs of the same questions, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.gold import wording
from index.measures import Difference, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from index.judging import Judged

Pair = tuple["Judged", "Judged"]
"""A question before and now."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has become of the questions that two runs have in common.

    Attributes:
        pairs: the questions that both asked, in the order of the later run.
        reworded: how many of them have the same id, but another wording or other filters.
        only_before: questions that only the earlier run asked.
        only_now: questions that only the later run asked.
        differences: what has become of each measure; empty without pairs.
    """

    pairs: tuple[Pair, ...]
    reworded: int
    only_before: tuple[Judged, ...]
    only_now: tuple[Judged, ...]
    differences: dict[str, Difference]

    def changed(self) -> list[Pair]:
        """Return the questions that fare better or worse than before, the most changed first."""
        moved = [pair for pair in self.pairs if _merit(pair[0]) != _merit(pair[1])]
        return sorted(moved, key=lambda pair: -abs(_merit(pair[1]) - _merit(pair[0])))


def compared(before: Sequence[Judged], now: Sequence[Judged]) -> Comparison:
    """Compare two runs by the questions that are asked alike in both, or else have the same id."""
    alike, rest_before, rest_now = _paired(
        before, now, lambda row: wording(row.question, row.filters)
    )
    by_id, only_before, only_now = _paired(rest_before, rest_now, lambda row: row.id)
    place = {id(row): n for n, row in enumerate(now)}
    pairs = sorted([*alike, *by_id], key=lambda pair: place[id(pair[1])])
    differences = compare(*zip(*pairs, strict=True)) if pairs else {}
    return Comparison(tuple(pairs), len(by_id), tuple(only_before), tuple(only_now), differences)


def _paired(
    before: Sequence[Judged], now: Sequence[Judged], key: Callable[[Judged], Hashable]
) -> tuple[list[Pair], list[Judged], list[Judged]]:
    """Return the pairs that agree in ``key``, and what is left of either run."""
    earlier = {key(row): row for row in before if key(row) is not None}
    pairs = [(earlier.pop(key(row)), row) for row in now if key(row) in earlier]
    matched = {id(row) for pair in pairs for row in pair}
    left = ([row for row in rows if id(row) not in matched] for rows in (before, now))
    only_before, only_now = left
    return pairs, only_before, only_now


def _merit(row: Judged) -> float:
    """Return how well a question fares: how high up what is right is, or how unsure nothing is."""
    if row.answerable:
        return 1 / row.rank if row.rank else 0.0
    return 1 - row.confidence
