"""A run in the terminal: a table of measures, and what has changed since an earlier run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from bot.message import counted, one_line
from index.confidence import THRESHOLD
from index.measures import CUTOFF, HITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from bot.evaluating import Run
    from index.comparison import Comparison
    from index.judging import Judged

_RANKED = {
    **{f"hit@{most}": f"Hit@{most}" for most in HITS},
    f"mrr@{CUTOFF}": f"MRR@{CUTOFF}",
    f"ndcg@{CUTOFF}": f"nDCG@{CUTOFF}",
}
GROUPS: dict[str, dict[str, str]] = {
    "The right article": _RANKED,
    "The right passage": {f"passage_{name}": title for name, title in _RANKED.items()},
    "The quotation": {
        "answer_in_quote": "holds the answer",
        "answer_in_quote_given_passage": "holds it, passage right",
        "quote_sentences": "sentences",
    },
    "Answering or not": {
        "answered": "answerable, answered",
        "refused": "unanswerable, refused",
        "coverage": "coverage (of all asked)",
        "precision": "precision (of these)",
        "auroc": "AUROC of the confidence",
        "brier": "Brier score of confidence",
    },
}
"""Every measure by name, with its title, in groups."""

NAMED = 10
"""How many questions of a kind are named before the rest is counted."""


SIGNIFICANT = 0.05
"""From a ``p`` below this on, a difference stands out."""


def figure(value: float) -> str:
    """Write a measure out: three digits; a dash for what cannot be told."""
    return "–" if math.isnan(value) else f"{value:.3f}"


def signed(value: float) -> str:
    """Write a difference out, with its sign."""
    return "–" if math.isnan(value) else f"{value:+.3f}"


def chance(p: float) -> str:
    """Write a probability out, as far as the draws can tell."""
    return f"{p:.3f}" if p >= 0.001 else "<0.001"


def about(run: Run) -> list[str]:
    """Say what was asked of what, a line each."""
    by_article = run.answerable - run.measures["passage_hit@1"].n
    left_out = f"; {counted(run.left_out, 'line')} left out" if run.left_out else ""
    only = f", {by_article:,} judged by article only" if by_article else ""
    p50, p95 = run.latency
    return [
        f"{counted(len(run.rows), 'question')} from {run.file}: "
        f"{run.answerable:,} answerable{only}{left_out}",
        f"index {run.generation}: {counted(run.articles, 'article')}, "
        f"{counted(run.passages, 'passage')}, {run.model}",
        f"answered from a confidence of {THRESHOLD}; "
        f"milliseconds a question: p50 {p50:.1f}, p95 {p95:.1f}",
    ]


def compared_with(file: str, found: Comparison) -> list[str]:
    """Say what was compared with what, a line each."""
    asked = counted(len(found.pairs), "question")
    reworded = f", {found.reworded:,} of them worded or filtered otherwise" * bool(found.reworded)
    lines = [f"against {file}: {asked} in both runs{reworded}"]
    for rows, which in ((found.only_before, "earlier"), (found.only_now, "later")):
        if rows:
            lines.append(f"only in the {which} run: {_names(rows)}")
    return lines


def _names(rows: Sequence[Judged]) -> str:
    named = "; ".join(
        one_line(str(row.question if row.id is None else row.id)) for row in rows[:NAMED]
    )
    return named + (f"; and {len(rows) - NAMED:,} more" if len(rows) > NAMED else "")


def table(run: Run) -> RenderableType:
    """Lay a run out for a terminal."""
    parts: list[RenderableType] = [*map(Text, about(run)), "", _measures(run)]
    if run.against is not None:
        file, found = run.against
        parts += ["", *map(Text, compared_with(file, found)), ""]
        if found.pairs:
            parts += [_differences(found), "", _changed(found)]
    return Group(*parts)


def _measures(run: Run) -> Table:
    grid = _grid("value", "95 % interval", "n")
    for group, titles in GROUPS.items():
        grid.add_row(Text(group, "bold"))
        for name, title in titles.items():
            found = run.measures[name]
            bounds = f"{figure(found.low)} to {figure(found.high)}"
            grid.add_row(f"  {title}", Text(figure(found.value), "bold"), bounds, f"{found.n:,}")
    return grid


def _differences(found: Comparison) -> Table:
    grid = _grid("before", "change", "95 % interval", "p", "+/-")
    for group, titles in GROUPS.items():
        grid.add_row(Text(group, "bold"))
        for name, title in titles.items():
            change = found.differences[name]
            grid.add_row(
                f"  {title}",
                figure(change.before),
                Text(signed(change.difference), "bold" if change.p < SIGNIFICANT else ""),
                f"{signed(change.low)} to {signed(change.high)}",
                chance(change.p),
                "" if change.better is None else f"{change.better}/{change.worse}",
            )
    return grid


def _changed(found: Comparison) -> RenderableType:
    moved = found.changed()
    if not moved:
        return Text("No question fares better or worse.")
    grid = Table("before", "now", "question", box=None, header_style="dim", pad_edge=False)
    for before, now in moved[:NAMED]:
        grid.add_row(standing(before), standing(now), Text(one_line(now.question)))
    more = [f"and {len(moved) - NAMED:,} more"] if len(moved) > NAMED else []
    return Group(Text("Most changed", "bold"), grid, *more)


def standing(row: Judged) -> str:
    """Say how a question fares: the rank of what is right, or whether nothing is refused."""
    if not row.answerable:
        return f"{'answered' if row.answered else 'refused'} at {row.confidence:.2f}"
    return f"rank {row.rank}" if row.rank else "not found"


def _grid(*columns: str) -> Table:
    """Return an empty table: titles to the left, figures to the right."""
    grid = Table(box=None, header_style="dim", pad_edge=False)
    grid.add_column("")
    for column in columns:
        grid.add_column(column, justify="right")
    return grid
