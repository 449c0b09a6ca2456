"""Arguments that several subcommands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _folder(given: str) -> Path:
    """Read a folder's name; an empty one (a variable that is not set) is not the folder "."."""
    if not given.strip():
        raise typer.BadParameter("it is empty")
    return Path(given)


Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, web addresses.")
]
IndexDir = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        parser=_folder,
        help="The index (BYLINE_INDEX, else data/index).",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
