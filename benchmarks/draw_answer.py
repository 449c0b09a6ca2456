"""Draw the picture of a terminal, and fill in the README's transcripts.

Run:  python -m benchmarks.draw_answer

Nothing in them is staged: the questions are put to the sample archive, and what is drawn is what
the terminal shows. In the transcripts only the commands are written by hand. The pictures of
Telegram are drawn by ``benchmarks/draw_chat.py``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from benchmarks.archives import BUILD, opened
from bot.terminal import render

if TYPE_CHECKING:
    from index.search import Index

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
README = ROOT / "README.md"

_TRANSCRIPT = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ \S*byline (.*)$", re.MULTILINE)

TERMINAL = (
    ("Why was Pellow's bid set aside?", 2),
    ("What is the capital of Mongolia?", 5),
)
"""Questions of the picture of a terminal, each with how many passages it asks for."""

_THEME = TerminalTheme(
    (24, 27, 33),
    (216, 220, 226),
    [(0, 0, 0), (205, 70, 70), (95, 190, 110), (200, 170, 60), (80, 130, 220), (180, 100, 200),
     (85, 185, 205), (216, 220, 226)],
    [(110, 115, 125), (240, 100, 100), (130, 220, 140), (255, 226, 92), (120, 170, 255),
     (220, 140, 240), (130, 220, 240), (255, 255, 255)],
)  # fmt: skip

_USUAL = 5
"""Passages of an answer where none are asked for."""


def terminal(index: Index) -> str:
    """Return the picture of a terminal, SVG."""
    console = Console(record=True, width=84, file=StringIO(), highlight=False)
    for question, k in TERMINAL:
        command = f'byline ask "{question}"' + (f" -k {k}" if k != _USUAL else "")
        console.print(Text.assemble(("$ ", "green"), (command, "bold")))
        console.print(render(index.ask(question, k)))
    svg = console.export_svg(title="byline over its sample archive", theme=_THEME)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def retold(document: str, index: Path) -> str:
    """Return a document whose transcripts show what their commands print on the index now."""

    def retell(transcript: re.Match[str]) -> str:
        told = [
            f"{command[0]}\n{_printed(command[1], index)}"
            for command in _COMMAND.finditer(transcript[1])
        ]
        return "```console\n" + "\n".join(told) + "```"

    return _TRANSCRIPT.sub(retell, document)


def _printed(arguments: str, index: Path) -> str:
    command = [sys.executable, "-c", "from bot.cli import main; main()", *shlex.split(arguments)]
    # A terminal without colours, which has 80 columns.
    terminal = {"TTY_COMPATIBLE": "1", "TERM": "dumb"}
    environment = {**os.environ, "BYLINE_INDEX": str(index), **terminal}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    lines = done.stdout.decode("utf-8").strip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> None:
    """Build the sample's index, ask, and draw."""
    PICTURES.mkdir(exist_ok=True)
    with opened("sample", ROOT / "corpus" / "sample") as index:
        (PICTURES / "terminal.svg").write_text(terminal(index), encoding="utf-8")
    readme = retold(README.read_text(encoding="utf-8"), (BUILD / "sample").resolve())
    README.write_text(readme, encoding="utf-8")
    for picture in sorted(PICTURES.iterdir()):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
