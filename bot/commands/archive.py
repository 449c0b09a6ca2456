"""Subcommands that make and look at an index: ``build``, ``export``, ``verify``, ``stats``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.options import IndexDir, Json, Sources
from bot.commands.streams import messages, print_json
from bot.message import one_line
from bot.settings import Settings

# Torch and the index take seconds to import: each command imports what it needs.


def build(
    sources: Sources,
    index: IndexDir = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail if anything cannot be read.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make the index exactly what the sources hold."""
    from bot.progress import print_left_out, print_report, report_json, stages
    from index.build import build as build_index

    settings = Settings()
    with stages(messages) as stage:
        report = build_index(
            sources,
            index or settings.index,
            model=settings.model,
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
            strict=strict,
            manners=settings.manners,
            stage=stage,
        )
    if as_json:
        print_left_out(report, messages)
        print_json(report_json(report))
    else:
        print_report(report, Console(highlight=False, soft_wrap=True), messages)


def export(index: IndexDir = None) -> None:
    """Print every passage of the index as a line of JSON."""
    from bot.listing import passage_lines

    for line in passage_lines(index or Settings().index):
        print_json(line)


def verify(index: IndexDir = None, as_json: Json = False) -> None:
    """Check every kept generation against its manifest."""
    from index.generation import verify_all

    found = verify_all(index or Settings().index)
    for name, damage in found.items():
        if as_json:
            print_json({"generation": name, "sound": damage is None, "damage": damage})
        else:
            typer.echo(one_line(f"{name}: {damage or 'sound'}"))
    if any(found.values()):
        sys.exit(1)


def stats(index: IndexDir = None, as_json: Json = False) -> None:
    """Tell what the index holds."""
    from bot.listing import stats_text
    from index.stats import index_stats

    found = index_stats(index or Settings().index)
    if as_json:
        print_json(asdict(found))
    else:
        typer.echo(stats_text(found))
