"""Subcommands around an installation: ``init`` writes a settings file, ``doctor`` checks."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import IndexDir, Json
from bot.commands.streams import end, print_json
from bot.message import one_line
from bot.settings import Settings
from bot.settings_file import NAME, template


def init(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")] = Path(NAME),
) -> None:
    """Write a settings file in which every setting is explained."""
    try:
        with file.open("x", encoding="utf-8") as written:
            written.write(template(Settings))
    except FileExistsError:
        end(f"{file}: is there already", status=1)
    typer.echo(f"written: {file}")


def doctor(index: IndexDir = None, as_json: Json = False) -> None:
    """Check what is needed to build and to answer, and say what to do."""
    from bot.diagnosing import State, finding_line, findings

    settings = Settings()
    if index is not None:
        settings = settings.model_copy(update={"index": index})
    states = set()
    for finding in findings(settings):
        states.add(finding.state)
        if as_json:
            print_json(asdict(finding))
        else:
            typer.echo(one_line(finding_line(finding)))
    sys.exit(int(State.BAD in states))
