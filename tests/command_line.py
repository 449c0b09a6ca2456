"""The ``byline`` command run in this process: its real entry point, real streams, exit status."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tiny_models import tokenizer_of_letters, write_model

from bot.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; nothing else may be on it."""
        return [json.loads(line, parse_constant=_refuse) for line in self.out.splitlines()]

    @property
    def row(self) -> dict[str, Any]:
        """Its one line of JSON."""
        (row,) = self.rows
        return row

    def failed(self, status: int = 1) -> str:
        """Return the one line that a failure says, after checking that there is nothing else."""
        assert (self.status, self.out) == (status, "")
        (line,) = self.err.splitlines()
        assert line.startswith("byline: ")
        return line


def byline(*arguments: object, stdin: bytes | str = b"", encoding: str = "utf-8") -> Outcome:
    """Run ``byline`` with ``arguments``, its streams in ``encoding``."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = io.BytesIO(), io.BytesIO()
    streams: dict[str, Any] = {
        "argv": ["byline", *map(str, arguments)],
        "stdin": io.TextIOWrapper(io.BytesIO(given), encoding),
        "stdout": io.TextIOWrapper(out, encoding, write_through=True),
        "stderr": io.TextIOWrapper(err, encoding, write_through=True),
    }
    with patch.multiple(sys, **streams):
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Outcome(status, out.getvalue().decode(encoding), err.getvalue().decode(encoding))


def small_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build ``folder/index`` from ``folder/archive``: two articles, by a tiny model.

    Index and model are the ones by default from then on.
    """
    write_model(folder / "model", tokenizer=tokenizer_of_letters())
    monkeypatch.setenv("BYLINE_MODEL", str(folder / "model"))
    monkeypatch.setenv("BYLINE_INDEX", str(folder / "index"))
    (folder / "archive").mkdir()
    (folder / "archive" / "mayor.txt").write_text(
        "The mayor spoke of the bridge for an hour. Nobody asked a question.\n"
    )
    (folder / "archive" / "ferry.md").write_text(
        "---\ntitle: Ferry\nurl: https://courier.example/ferry\npublisher: The Courier\n"
        "published: 2025-03-04\n---\n\nThe ferry sails at noon. It is old.\n"
    )
    assert byline("build", folder / "archive").status == 0
    return folder / "index"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
