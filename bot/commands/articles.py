"""Subcommands that show how articles are read: ``read`` and ``attribute``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.commands.options import Json
from bot.commands.streams import complain, end, print_json, standard_input
from bot.settings import Settings
from corpus.errors import ReadError, SourceMissing


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, globs, web addresses.")
    ],
    as_json: Json = False,
) -> None:
    """Print articles as they are read."""
    from bot.listing import article_json, article_text
    from corpus.load import Web, load

    readable = [file for file in files if _is_there(file)]
    found, unread = 0, len(files) - len(readable)
    for item in load(readable, Web(manners=Settings().manners)):
        if isinstance(item, ReadError):
            unread += 1
            complain(item)
            continue
        found += 1
        if as_json:
            print_json(article_json(item))
        else:
            typer.echo(article_text(item))
    if not found and not unread:
        end(f"no article in {', '.join(files)}", status=1)
    sys.exit(int(not found))


def attribute(
    files: Annotated[list[str], typer.Argument(metavar="FILE...|-", help="What to read.")],
    plain: Annotated[
        bool, typer.Option("--plain", help="Take each input verbatim as body text.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Print who says what in articles."""
    from bot.attributing import attribution_lines, inputs, listing
    from corpus.load import Web
    from index.finders import finder

    settings = Settings()
    find = finder(settings.attribution)
    read_any = False
    web = Web(manners=settings.manners)
    for item in inputs(files, standard_input().buffer, plain=plain, web=web):
        if isinstance(item, ReadError | SourceMissing):
            complain(item)
            continue
        read_any = True
        if as_json:
            for line in attribution_lines(item, find):
                print_json(line)
        else:
            typer.echo(listing(item, find))
    sys.exit(int(not read_any))


def _is_there(source: str) -> bool:
    """Say whether a source exists; complain if it does not."""
    from corpus.load import files

    try:
        files([source])
    except SourceMissing as error:
        complain(error)
        return False
    return True
