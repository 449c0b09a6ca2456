"""Texts in the manner of news agencies, with who says what through whom: written for the tagger.

One JSON object a line in ``benchmarks/wires/``: ``text`` and its ``attributions``. Sources, cues,
pieces of contents and outlets are given by their words, followed by ``#2`` where the second
occurrence is meant. Every attribution is marked, and ``via`` has the outlets outermost first.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("wires")

HELD_OUT = 6
"""Every sixth text of a file is not learnt from."""

_OCCURRENCE = re.compile(r"(?s)(.+?)(?:#(\d+))?$")


@dataclass(frozen=True, slots=True)
class Relayed:
    """One attribution: spans in its text, and what its source resolves to."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    via: tuple[Span, ...]
    speaker: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Wire:
    """One text with its attributions; ``held_out`` is not to be learnt from."""

    text: str
    attributions: tuple[Relayed, ...]
    held_out: bool


def wires(folder: Path = FOLDER, name: str = "*") -> Iterator[Wire]:
    """Yield all texts of a folder, or of its files of a name.

    Raises:
        ValueError: words are not in their text.
    """
    for file in sorted(folder.glob(f"{name}.jsonl")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for number, line in enumerate(lines):
            row = json.loads(line)
            found = tuple(_relayed(row["text"], one) for one in row["attributions"])
            yield Wire(row["text"], found, held_out=number % HELD_OUT == 0)


def _relayed(text: str, row: dict[str, Any]) -> Relayed:
    def span(words: str) -> Span:
        match = _OCCURRENCE.match(words)
        bare, number = (match[1], int(match[2] or 1)) if match else (words, 1)
        at = -1
        for _ in range(number):
            at = text.find(bare, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} is not in {text!r}")
        return Span(at, at + len(bare))

    return Relayed(
        span(row["source"]) if row["source"] else None,
        span(row["cue"]),
        tuple(sorted((span(words) for words in row["content"]), key=lambda one: one.start)),
        tuple(span(words) for words in row["via"]),
        row["speaker"],
        row["kind"],
    )
