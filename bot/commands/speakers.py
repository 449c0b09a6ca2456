"""The subcommand that lists who speaks in the archive, and what one of them said: ``who``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import IndexDir, Json
from bot.commands.streams import complain, end, print_json
from bot.settings import Settings
from index.errors import QuestionRefused

# Torch and the index take seconds to import: each command imports what it needs.
if TYPE_CHECKING:
    from pathlib import Path

    from index.who import Who


def who(
    name: Annotated[str | None, typer.Argument(help="Whose statements: a name or a role.")] = None,
    topic: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only what is about this, closest first.")
    ] = None,
    index: IndexDir = None,
    as_json: Json = False,
) -> None:
    """List who speaks in the archive, or with NAME what that speaker said, newest first."""
    from bot.speaking import said_json, speaker_json, speakers_text, who_text
    from index.who import speakers_of

    folder = index or Settings().index
    if name is None:
        if topic is not None:
            raise QuestionRefused("give a NAME beside --topic")
        with speakers_of(folder) as (_, speakers):
            heard = speakers.most_heard()
        if as_json:
            for speaker in heard:
                print_json(speaker_json(speaker))
        elif heard:
            typer.echo(speakers_text(heard))
        else:
            complain("no article of the index surely quotes or reports anybody by name")
        return
    if not name.strip() or (topic is not None and not topic.strip()):
        raise QuestionRefused("the name is empty" if not name.strip() else "the topic is empty")
    found = _found(folder, name, topic)
    if not found.candidates:
        near = ", ".join(one.name for one in found.nearest)
        perhaps = f"; perhaps you mean {near}" if near else ""
        end(f"nobody in the index is called {name}{perhaps}", status=1)
    if as_json:
        lines = map(said_json, found.said) if found.speaker else map(speaker_json, found.candidates)
        for line in lines:
            print_json(line)
    else:
        typer.echo(who_text(found))
    if found.speaker is None:
        end(f"{len(found.candidates)} speakers may be called {name}: name one", status=1)


def _found(folder: Path, name: str, topic: str | None) -> Who:
    from index.who import speakers_of, who, who_about

    if topic is None:
        with speakers_of(folder) as (store, speakers):
            return who(store, speakers, name)
    from index.search import Index

    with speakers_of(folder):
        pass  # no statements, no topic
    with Index(folder) as opened:
        return who_about(opened, name, topic, date.today())
