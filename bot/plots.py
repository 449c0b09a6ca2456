"""Plots of a run as inline SVG; their colours are the page's, by class, so light and dark fit."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from index.answering import MOST_PASSAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.judging import Judged
    from index.measures import Estimate

_WIDTH, _HEIGHT = 390, 290
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 10, 16, 44
_TENTHS = 10

_RANKS = {
    **{str(rank): (rank, rank) for rank in range(1, 5)},
    "5–10": (5, 10),
    f"11–{MOST_PASSAGES}": (11, MOST_PASSAGES),
}
_NOT_FOUND = "none"


def rank_histogram(rows: Sequence[Judged]) -> str:
    """Draw at which rank the first right article and the first right passage come."""
    series = {
        "article": [row.article_rank for row in rows if row.article_ndcg is not None],
        "passage": [row.passage_rank for row in rows if row.passage_ndcg is not None],
    }
    labels = [*_RANKS, _NOT_FOUND]
    step = 1 / len(labels)
    drawn = []
    for number, (name, ranks) in enumerate(series.items()):
        counts = [
            *(sum(low <= (rank or 0) <= high for rank in ranks) for low, high in _RANKS.values()),
            ranks.count(None),
        ]
        for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
            share = count / max(1, len(ranks))
            left, right = (place + 0.1 + 0.4 * number) * step, (place + 0.5 + 0.4 * number) * step
            said = f"rank {label}, by {name}: {count:,} of {len(ranks):,}"
            drawn.append(_bar(left, right, share, name, said))
            if share >= 0.005:
                drawn.append(_text((left + right) / 2, share, f"{100 * share:.0f}", "count", -4))
    ticks = [((place + 0.5) * step, label) for place, label in enumerate(labels)]
    return _plot("Ranks of what is right", "rank", "% of questions", ticks, drawn, percent=True)


def precision_curve(curve: Mapping[float, Estimate], shipped: tuple[float, float]) -> str:
    """Draw the precision among the surest questions by their share, and where the threshold is."""
    upper = [_at(share, point.high) for share, point in curve.items()]
    lower = [_at(share, point.low) for share, point in curve.items()]
    drawn = [
        f'<polygon class="band" points="{" ".join([*upper, *reversed(lower)])}"/>',
        _line([(share, point.value) for share, point in curve.items()], "passage"),
    ]
    coverage, precision = shipped
    if not math.isnan(precision):
        said = f"threshold: {coverage:.3f} answered, {precision:.3f} of them right"
        drawn.append(_dot(coverage, precision, 6, "threshold", said))
        side = "before" if coverage > 0.5 else "after"
        drawn.append(_text(coverage, precision, "threshold", f"note {side}", 22))
    name = "Precision against coverage"
    return _plot(name, "coverage: share answered", "share right", _quarters(), drawn)


def calibration(rows: Sequence[Judged]) -> str:
    """Draw how often answers of about the same confidence are right, with 95 % intervals."""
    bins: list[list[Judged]] = [[] for _ in range(_TENTHS)]
    for row in rows:
        bins[min(int(_TENTHS * row.confidence), _TENTHS - 1)].append(row)
    drawn = [_line([(0, 0), (1, 1)], "ideal")]
    for alike in filter(None, bins):
        sure = sum(row.confidence for row in alike) / len(alike)
        right = sum(row.right for row in alike)
        low, high = wilson(right, len(alike))
        said = f"confidence about {sure:.2f}: {right:,} of {len(alike):,} right"
        drawn.append(_line([(sure, low), (sure, high)], "whisker"))
        radius = 3 + 11 * math.sqrt(len(alike) / len(rows))
        drawn.append(_dot(sure, right / len(alike), radius, "article", said))
    return _plot("Calibration", "confidence", "share right", _quarters(), drawn)


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, 1927)."""
    z = 1.96
    share, middle = right / n, (right + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(n * share * (1 - share) + z * z / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def _quarters() -> list[tuple[float, str]]:
    return [(quarter / 4, f"{quarter / 4:g}") for quarter in range(5)]


def _plot(
    name: str,
    across: str,
    up: str,
    ticks: Iterable[tuple[float, str]],
    drawn: Iterable[str],
    *,
    percent: bool = False,
) -> str:
    """Draw axes from 0 to 1 around what is ``drawn`` on them."""
    grid = []
    for at, label in _quarters():
        grid.append(_line([(0, at), (1, at)], "grid"))
        grid.append(_text(0, at, f"{100 * at:.0f}" if percent else label, "tick before", 4))
    grid += [_text(at, 0, label, "tick", 18) for at, label in ticks]
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(name)}">'
        + "".join([*grid, *drawn])
        + _text(0.5, 0, across, "axis", 38)
        + f'<text class="axis" transform="translate(12 {_y(0.5):.1f}) rotate(-90)">'
        + f"{escape(up)}</text></svg>"
    )


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _at(x: float, y: float) -> str:
    return f"{_x(x):.1f},{_y(y):.1f}"


def _line(points: Iterable[tuple[float, float]], kind: str) -> str:
    return f'<polyline class="line {kind}" points="{" ".join(_at(*point) for point in points)}"/>'


def _dot(x: float, y: float, radius: float, kind: str, said: str) -> str:
    return (
        f'<circle class="{kind}" cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{radius:.1f}">'
        f"<title>{escape(said)}</title></circle>"
    )


def _bar(left: float, right: float, height: float, kind: str, said: str) -> str:
    width, top = _x(right) - _x(left), _y(height)
    return (
        f'<rect class="{kind}" x="{_x(left):.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{_y(0) - top:.1f}"><title>{escape(said)}</title></rect>'
    )


def _text(x: float, y: float, said: str, kind: str, down: float) -> str:
    aside = -6 * ("before" in kind) + 6 * ("after" in kind)
    return (
        f'<text class="{kind}" x="{_x(x) + aside:.1f}" y="{_y(y) + down:.1f}">{escape(said)}</text>'
    )
