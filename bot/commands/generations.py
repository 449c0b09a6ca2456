"""Subcommands on what is published: looked at, compared, gone back to, deleted."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import IndexDir, Json
from bot.commands.streams import print_json
from bot.message import counted, one_line
from bot.settings import Settings

# Torch and the index take seconds to import: each command imports what it needs.

Generation = Annotated[
    str | None, typer.Argument(metavar="GENERATION", help="By the name that verify prints.")
]


def diff(
    old: Generation = None, new: Generation = None, index: IndexDir = None, as_json: Json = False
) -> None:
    """Tell which articles differ between two generations: the last two, if none is named."""
    from index.history import difference

    found = difference(index or Settings().index, old, new)
    if as_json:
        print_json(asdict(found))
        return
    typer.echo(f"from {found.old} to {found.new}")
    for sign, keys in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        for key in keys:
            typer.echo(one_line(f"{sign} {key}"))
    if not (found.added or found.changed or found.removed):
        typer.echo("no article differs")


def rollback(name: Generation = None, index: IndexDir = None) -> None:
    """Serve an earlier generation again: the one before the current, if none is named."""
    from index.history import rollback as roll_back

    typer.echo(f"now served: {roll_back(index or Settings().index, name).name}")


def prune(
    keep: Annotated[int, typer.Option(min=1, help="Generations to keep.")] = 1,
    index: IndexDir = None,
) -> None:
    """Delete earlier generations, what stopped builds have left, and fetched pages not in use."""
    from index.history import prune as delete_others

    gone = delete_others(index or Settings().index, keep)
    for name in gone:
        typer.echo(f"deleted: {name}")
    typer.echo(f"{counted(len(gone), 'generation')} deleted")


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


def stats(
    index: IndexDir = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with plots, too.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell what the index holds."""
    from bot.listing import stats_text
    from bot.stats_page import stats_page
    from index.stats import index_stats

    found = index_stats(index or Settings().index)
    if html is not None:
        html.write_text(stats_page(found), encoding="utf-8")
    if as_json:
        print_json(asdict(found))
    else:
        typer.echo(stats_text(found))
