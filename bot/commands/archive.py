"""Subcommands that make an index and keep it up: ``build``, ``add``, ``remove``, ``follow``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.commands.options import IndexDir, Json, Sources
from bot.commands.streams import complain, messages, print_json
from bot.settings import Settings

# Torch and the index take seconds to import: each command imports what it needs.
if TYPE_CHECKING:
    from index.making import Recipe
    from index.report import Report

_PAUSE = 0.5  # seconds before the index is tried again

Strict = Annotated[bool, typer.Option("--strict", help="Fail if anything cannot be read.")]

DropMissing = Annotated[
    bool, typer.Option("--drop-missing", help="Take out all that the sources no longer give.")
]


def build(
    sources: Sources,
    index: IndexDir = None,
    strict: Strict = False,
    drop_missing: DropMissing = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would change.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make the index exactly what the sources hold."""
    from bot.progress import stages
    from index.build import build as build_index

    settings = Settings()
    with stages(messages) as stage:
        report = build_index(
            sources,
            index or settings.index,
            model=settings.model,
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
            attribution=settings.attribution,
            strict=strict,
            drop_missing=drop_missing,
            dry_run=dry_run,
            manners=settings.manners,
            stage=stage,
        )
    _tell(report, as_json=as_json, dry_run=dry_run)


def add(
    sources: Sources,
    index: IndexDir = None,
    strict: Strict = False,
    drop_missing: DropMissing = False,
    as_json: Json = False,
) -> None:
    """Put what the sources hold into the index; the rest of it stays."""
    from bot.progress import stages
    from index.taking import Drop
    from index.upkeep import add as add_to_index

    settings = Settings()
    with stages(messages) as stage:
        report = add_to_index(
            sources,
            index or settings.index,
            _recipe(settings),
            drop=Drop.UNLISTED if drop_missing else Drop.NOTHING,
            strict=strict,
            manners=settings.manners,
            stage=stage,
        )
    _tell(report, as_json=as_json)


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Keys, addresses, publisher:NAME."),
    ],
    index: IndexDir = None,
    purge: Annotated[
        bool, typer.Option("--purge", help="Delete earlier generations and caches, too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take articles out of the index, and keep them out of later builds."""
    from bot.progress import stages
    from index.errors import IndexLocked
    from index.upkeep import remove as remove_from_index

    waiting = False
    while True:
        try:
            with stages(messages) as stage:
                report = remove_from_index(
                    articles, index or Settings().index, purge=purge, stage=stage
                )
            break
        except IndexLocked as error:
            # A takedown is not given up because the index is being kept up with its sources.
            if not purge:
                raise
            if not waiting:
                complain(f"{error}: waiting until it is done")
            waiting = True
            time.sleep(_PAUSE)
    _tell(report, as_json=as_json)


def follow(
    sources: Sources,
    index: IndexDir = None,
    every: Annotated[
        str, typer.Option(metavar="TIME", help="How often: 30s, 10m, 2h, 1d.")
    ] = "10m",
    drop_missing: DropMissing = False,
    as_json: Json = False,
) -> None:
    """Keep the index up with the sources until stopped; drops only what came from them."""
    from bot.keeping_up import follow as follow_sources
    from bot.keeping_up import seconds
    from index.taking import Drop

    settings = Settings()
    follow_sources(
        sources,
        index or settings.index,
        _recipe(settings),
        seconds(every),
        manners=settings.manners,
        drop=Drop.UNLISTED if drop_missing else Drop.VANISHED,
        tell=lambda report: _tell(report, as_json=as_json),
        complain=complain,
    )


def _recipe(settings: Settings) -> Recipe:
    from index.making import Recipe

    return Recipe(
        settings.model, settings.query_prefix, settings.passage_prefix, settings.attribution
    )


def _tell(report: Report, *, as_json: bool, dry_run: bool = False) -> None:
    from bot.progress import print_left_out, print_report, report_json

    if as_json:
        print_left_out(report, messages)
        print_json(report_json(report))
    else:
        results = Console(highlight=False, soft_wrap=True)
        print_report(report, results, messages, dry_run=dry_run)
