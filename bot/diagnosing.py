"""``byline doctor``: what is needed to build and to answer, looked at; and what to do about it.

The token is looked at, and never shown.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING

from bot.message import counted
from bot.settings_file import settings_file
from corpus.sources import reason
from index.errors import IndexingError, IndexLocked, IndexMissing, IndexOutdated
from index.generation import KEPT, generations, locked, open_current, verify_all
from index.model import open_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

_PYTHON = (3, 11)
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
_PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^;\s]+)$")
_ROOM = 1 << 30
"""Bytes free on the disk of the index below which a build is in danger."""


class State(StrEnum):
    """How something stands."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        what: was looked at.
        state: how it stands.
        said: what there is to say of it.
        advice: what to do about it; ``None`` where it is good.
    """

    what: str
    state: State
    said: str
    advice: str | None = None


def findings(settings: Settings) -> Iterator[Finding]:
    """Look at the installation, the settings, the model, the index, the disk and the token."""
    for look in (
        _installation,
        _settings,
        _model,
        _index,
        _generations,
        _lock,
        _disk,
        _token,
    ):
        yield look(settings)


def _installation(settings: Settings) -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _PYTHON:
        wanted = ".".join(map(str, _PYTHON))
        return Finding("installation", State.BAD, f"Python {python}", f"install Python {wanted}")
    others = list(_other_versions())
    if others:
        said = f"Python {python}; {counted(len(others), 'package')} not as pinned: "
        return Finding("installation", State.DOUBTFUL, said + ", ".join(others), "make install")
    return Finding("installation", State.GOOD, f"Python {python}, packages as pinned")


def _other_versions() -> Iterator[str]:
    """Yield the packages that are not there, or in another version than this project pins."""
    try:
        required = metadata.requires("byline") or []
    except metadata.PackageNotFoundError:
        return
    for requirement in required:
        if ";" in requirement or not (pinned := _PINNED.match(requirement)):
            continue
        name, wanted = pinned.groups()
        try:
            found = metadata.version(name).partition("+")[0]
        except metadata.PackageNotFoundError:
            yield f"{name} is missing"
        else:
            if found != wanted:
                yield f"{name} {found}, not {wanted}"


def _settings(settings: Settings) -> Finding:
    path = settings_file()
    return Finding("settings", State.GOOD, str(path) if path else "no file, the defaults hold")


def _model(settings: Settings) -> Finding:
    try:
        found = open_model(settings.model)
    except IndexingError as error:
        advice = "set BYLINE_MODEL to a model that is there, or unset it"
        return Finding("model", State.BAD, str(error), advice)
    return Finding("model", State.GOOD, f"{settings.model}, digest {found.digest[:12]}")


def _index(settings: Settings) -> Finding:
    try:
        found = open_current(settings.index)
    except IndexMissing:
        said = f"none in {settings.index}"
        return Finding("index", State.BAD, said, "byline build SOURCE...")
    except IndexOutdated as error:
        return Finding("index", State.BAD, str(error), "byline build SOURCE... makes it anew")
    except IndexingError as error:
        advice = "byline rollback, or byline build SOURCE..."
        return Finding("index", State.BAD, str(error), advice)
    counts = found.manifest.counts
    said = (
        f"{found.name} in {settings.index}, every file as published: "
        f"{counted(counts['articles'], 'article')}, {counted(counts['passages'], 'passage')}"
    )
    made = found.manifest.settings["encoder"]["name"]
    if made != settings.model:
        advice = "byline build SOURCE... makes it anew with the model that is set"
        return Finding("index", State.DOUBTFUL, f"{said}; its model is {made}", advice)
    return Finding("index", State.GOOD, said)


def _generations(settings: Settings) -> Finding:
    folders = generations(settings.index)
    if not folders:
        return Finding("generations", State.GOOD, "none kept")
    damaged = [name for name, damage in verify_all(settings.index).items() if damage]
    said = f"{len(folders)} of {KEPT} kept"
    if damaged:
        advice = "byline prune deletes earlier ones; byline build SOURCE... makes a new one"
        return Finding(
            "generations", State.DOUBTFUL, f"{said}; damaged: {', '.join(damaged)}", advice
        )
    return Finding("generations", State.GOOD, f"{said}, all sound")


def _lock(settings: Settings) -> Finding:
    if not settings.index.is_dir():
        return Finding("build", State.GOOD, "none running")
    try:
        with locked(settings.index):
            return Finding("build", State.GOOD, "none running")
    except IndexLocked:
        return Finding("build", State.DOUBTFUL, "one is running", "wait until it is done")
    except OSError as error:
        said = f"{settings.index}: {reason(error)}"
        return Finding("build", State.DOUBTFUL, said, _MAY_WRITE)


_MAY_WRITE = "it can be answered from; to build, let whoever runs byline write there"


def _disk(settings: Settings) -> Finding:
    there = next(
        p for p in (settings.index.absolute(), *settings.index.absolute().parents) if p.exists()
    )
    free = shutil.disk_usage(there).free
    folders = generations(settings.index)
    size = sum(p.stat().st_size for p in folders[-1].rglob("*") if p.is_file()) if folders else 0
    said = f"{free / 1e9:,.1f} GB free at {there}"
    if free < max(2 * size, _ROOM):
        return Finding("disk", State.DOUBTFUL, said, "make room, or byline prune")
    return Finding("disk", State.GOOD, said)


def _token(settings: Settings) -> Finding:
    if settings.token is None:
        advice = "for Telegram: get one from @BotFather and set TELEGRAM_BOT_TOKEN"
        return Finding("token", State.DOUBTFUL, "not set", advice)
    if not _TOKEN.fullmatch(settings.token.get_secret_value()):
        return Finding("token", State.BAD, "set, but not of a token's form", "copy it anew")
    return Finding("token", State.GOOD, "set, and of a token's form")


def finding_line(finding: Finding) -> str:
    """Return a finding as a line."""
    advice = f"  ->  {finding.advice}" if finding.advice else ""
    return f"{finding.state:<9} {finding.what:<13} {finding.said}{advice}"
