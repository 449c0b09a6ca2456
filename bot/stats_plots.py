"""What an archive holds, drawn as inline SVG: columns by month, stacked by publisher."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST = 6
"""Publishers that have a colour of their own."""

_WIDTH, _HEIGHT = 1060, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 12, 34
_LABELLED = 14
"""Most labels below the columns."""


def by_month(months: Mapping[str, Mapping[str, int]], named: Sequence[str]) -> str:
    """Draw how many articles are from each month.

    Args:
        months: articles by publisher, by month in ISO 8601, in order.
        named: the publishers that have a colour of their own; the others share one.
    """
    every = list(_through(min(months), max(months)))
    highest = max(sum(own.values()) for own in months.values())
    step = _step(highest)
    top = step * math.ceil(highest / step)
    drawn = []
    for at in range(0, top + 1, step):
        drawn.append(
            f'<polyline class="line grid" points="{_LEFT},{_y(at, top):.1f} '
            f'{_WIDTH - _RIGHT},{_y(at, top):.1f}"/>'
            f'<text class="before" x="{_LEFT - 6}" y="{_y(at, top) + 4:.1f}">{at:,}</text>'
        )
    width = (_WIDTH - _LEFT - _RIGHT) / len(every)
    for place, month in enumerate(every):
        below = 0
        for number, count, said in _stack(months.get(month, {}), named):
            high, low = _y(below + count, top), _y(below, top)
            drawn.append(
                f'<rect class="part{number}" x="{_LEFT + (place + 0.08) * width:.1f}" '
                f'y="{high:.1f}" width="{0.84 * width:.1f}" height="{low - high:.1f}">'
                f"<title>{escape(f'{month}, {said}: {count:,}')}</title></rect>"
            )
            below += count
    apart = math.ceil(len(every) / _LABELLED)
    if apart > 1:  # only whole years are worth a label
        apart = 12 * math.ceil(apart / 12)
    first = next((n for n, month in enumerate(every) if month.endswith("-01")), 0) % apart
    for place in range(first, len(every), apart):
        label = every[place][:4] if apart > 1 else every[place]
        drawn.append(
            f'<text x="{_LEFT + (place + 0.5) * width:.1f}" y="{_HEIGHT - 12}">{label}</text>'
        )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="Articles by month">'
        f"{''.join(drawn)}</svg>"
    )


def _stack(own: Mapping[str, int], named: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a column from below: their colour, how many, and whose they are."""
    for number, publisher in enumerate(named):
        if own.get(publisher):
            yield number, own[publisher], publisher or "publisher not known"
    others = sum(count for publisher, count in own.items() if publisher not in named)
    if others:
        yield MOST, others, "others"


def _through(first: str, last: str) -> Iterator[str]:
    """Yield every month from one to another."""
    year, month = map(int, first.split("-"))
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _step(highest: int) -> int:
    """Return a round number of which about four make up the highest column."""
    rough = max(1.0, highest / 4)
    power = 10 ** math.floor(math.log10(rough))
    factors = (1, 2, 2.5, 5, 10) if power > 1 else (1, 2, 5, 10)
    return int(next(power * n for n in factors if power * n >= rough))


def _y(count: float, top: int) -> float:
    return _HEIGHT - _BOTTOM - count / top * (_HEIGHT - _TOP - _BOTTOM)
