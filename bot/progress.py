"""A build as a person follows it: bars with rate and time left, then the report."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bot.message import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.progress import Task

    from index.report import Advance, Report, Stage

_LISTED = 20
"""How many keys or unreadable sources of a kind are named before the rest is counted."""


class _Rate(ProgressColumn):
    """How fast a stage goes."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", "cyan")


@contextmanager
def stages(console: Console) -> Iterator[Stage]:
    """Draw a bar for each stage of a build; nothing where the console is no terminal."""
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        TaskProgressColumn(),
        _Rate(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:

        @contextmanager
        def stage(name: str, total: int) -> Iterator[Advance]:
            task = progress.add_task(name, total=total)
            yield lambda advance: progress.advance(task, advance)

        yield stage


def print_left_out(report: Report, messages: Console) -> None:
    """Say what a build left out, and why."""
    unreadable = [f"unreadable: {error}" for error in report.unreadable]
    repeated = [f"given more than once, the last one taken: {key}" for key in report.repeated]
    kept_out = [f"removed earlier, and left out: {key}" for key in report.kept_out]
    for lines in (unreadable, repeated, kept_out):
        for line in lines[:_LISTED]:
            messages.print(one_line(line), markup=False)
        if len(lines) > _LISTED:
            messages.print(f"... and {len(lines) - _LISTED} more", markup=False)


def print_report(
    report: Report, results: Console, messages: Console, *, dry_run: bool = False
) -> None:
    """Say what a build did on ``results``, and on ``messages`` what it left out."""
    print_left_out(report, messages)
    results.print(
        f"articles: {len(report.added)} added, {len(report.changed)} changed, "
        f"{len(report.removed)} removed, {report.unchanged} unchanged, "
        f"{len(report.unreadable)} unreadable\n"
        f"passages: {report.embedded} embedded, {report.reused} reused\n"
        "seconds: " + ", ".join(f"{name} {took:.1f}" for name, took in report.seconds.items()),
        markup=False,
    )
    if report.stories:
        told = "1 story" if report.stories == 1 else f"{report.stories} stories"
        results.print(f"copies: {told} told by {report.retold} articles", markup=False)
    if report.kept:
        results.print(f"kept though not given this time: {report.kept}", markup=False)
    nothing = "nothing, as asked" if dry_run else "nothing, since nothing has changed"
    published = report.generation or nothing
    results.print(f"published: {published}", markup=False)


def report_json(report: Report) -> dict[str, object]:
    """Return a build's report as JSON-ready values."""
    values = {field.name: getattr(report, field.name) for field in fields(report)}
    return {**values, "unreadable": [str(error) for error in report.unreadable]}
