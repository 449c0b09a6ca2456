"""Speakers and what they said, as lines: what ``byline who`` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.message import counted
from bot.wording import said_line
from bot.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.said import Said
    from index.speakers import Speaker
    from index.who import Who


def speaker_json(speaker: Speaker) -> dict[str, Any]:
    """Return a speaker as JSON-ready values."""
    return {
        "speaker": speaker.name,
        "role": speaker.role,
        "kind": speaker.kind,
        "statements": speaker.shown,
    }


def said_json(said: Said) -> dict[str, Any]:
    """Return a statement as JSON-ready values."""
    return asdict(said)


def told(said: Said) -> dict[str, Any]:
    """Return a statement as the attribution of an answer that it is put into words as."""
    cue = {"text": said.cue} if said.cue else None
    return asdict(said) | {"source": None, "cue": cue, "content": {"text": said.quotation}}


def speakers_text(speakers: Iterable[Speaker]) -> str:
    """Return speakers for a person to read, a line each, with the number of their statements."""
    return "\n".join(f"{speaker.shown:>8,}  {called(speaker)}" for speaker in speakers)


def who_text(found: Who) -> str:
    """Return what a speaker said for a person to read."""
    if found.speaker is None:
        return speakers_text(found.candidates)
    heading = f"{called(found.speaker)}: {counted(found.total, 'statement')}"
    return "\n\n".join([heading, *map(_said_text, found.said)])


def called(speaker: Speaker) -> str:
    """Return a speaker's name and role."""
    return f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name


def _said_text(said: Said) -> str:
    say = words("en")
    when = say.date(said.published) if said.published else said.dated
    who_said = [said_line(told(said), say), *([said.publisher] if said.publisher else [])]
    lines = [
        " ".join(said.quotation.split()),
        " — ".join(who_said),
        " · ".join(filter(None, (said.title, when))),
        said.link or "",
    ]
    return "\n    ".join(filter(None, lines))
