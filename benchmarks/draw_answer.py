"""Draw the pictures of the documentation, and fill in the README's transcripts.

Run:  python -m benchmarks.draw_answer

Nothing in them is staged: the questions are put to the sample archive, and what is drawn is the
output of the terminal and the Telegram bot's own HTML. In the transcripts only the commands are
written by hand. The cards are photographed by Chromium, which must be installed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from html import escape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from benchmarks.archives import BUILD, opened
from bot.card import Look, given_card
from bot.state.answers import Asking, Given, new_id
from bot.telegram.service import PASSAGES
from bot.terminal import render
from bot.words import words
from index.filters import Filters

if TYPE_CHECKING:
    from bot.card import Card
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

PHONES = (
    ("How much is the Herring Cup insured for?", "What is the capital of Mongolia?"),
    ("Which broadcaster said the ministry might hold back its money for the bridge?",),
)
"""Questions of each phone in the picture of Telegram."""

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

_WIDTH, _HEIGHT = 920, 1500
"""CSS pixels that the page of phones is laid out in; what stays empty below is cut off."""

_SHARPNESS = 2
_COLOURS = 32
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_PAGE = """<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box; margin: 0 }
body { width: WIDTHpx; padding: 16px; background: #fff; display: flex; gap: 20px;
  align-items: flex-start; font: 16px/1.32 Roboto, "Noto Sans", "DejaVu Sans", sans-serif }
.phone { flex: 1; border: 1px solid #c8d0d6; border-radius: 26px; overflow: hidden;
  background: #cfe3d4 }
.bar { background: #fff; padding: 12px 18px; display: flex; gap: 12px; align-items: center;
  border-bottom: 1px solid #dde3e7 }
.face { width: 38px; height: 38px; border-radius: 50%; background: #3a7ca5; color: #fff;
  font-weight: 700; font-size: 19px; display: grid; place-items: center }
.bar small { display: block; color: #87929a; font-size: 13px }
.chat { padding: 12px 10px 16px; display: flex; flex-direction: column; gap: 8px }
.asked { align-self: flex-end; max-width: 86%; background: #e9fdd6; padding: 8px 13px;
  border-radius: 16px 16px 4px 16px }
.said { align-self: flex-start; width: 94% }
.bubble { background: #fff; padding: 9px 13px 11px; border-radius: 16px 16px 16px 4px;
  white-space: pre-wrap; overflow-wrap: anywhere }
.bubble a { color: #2678b6; text-decoration: none }
blockquote { position: relative; margin: 4px 0; padding: 5px 24px 5px 11px; font-size: 15px;
  border-left: 3px solid #3a7ca5; border-radius: 5px; background: #eaf3f9; overflow: hidden }
blockquote[expandable] { max-height: 70px }
blockquote[expandable]::before { content: ""; position: absolute; inset: auto 0 0 0;
  height: 26px; background: linear-gradient(transparent, #eaf3f9 75%) }
blockquote[expandable]::after { content: "\\2304"; position: absolute; right: 9px; bottom: 4px;
  color: #3a7ca5; font: 700 19px/1 "DejaVu Sans", sans-serif }
.buttons { display: flex; gap: 5px; margin-top: 5px }
.buttons span { flex: 1; position: relative; background: #5f8f75cc; color: #fff; padding: 8px;
  text-align: center; border-radius: 10px; font-weight: 500 }
.buttons .web::after { content: "\\2197"; position: absolute; right: 8px; top: 3px;
  font-size: 13px }
</style><body>PHONES</body>"""


def terminal(index: Index) -> str:
    """Return the picture of a terminal, SVG."""
    console = Console(record=True, width=84, file=StringIO(), highlight=False)
    for question, k in TERMINAL:
        command = f'byline ask "{question}"' + (f" -k {k}" if k != _USUAL else "")
        console.print(Text.assemble(("$ ", "green"), (command, "bold")))
        console.print(render(index.ask(question, k)))
    svg = console.export_svg(title="byline over its sample archive", theme=_THEME)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def phones(index: Index) -> str:
    """Return a page that shows chats with the bot as a phone does."""
    drawn = "".join(
        '<div class="phone"><div class="bar"><span class="face">B</span>'
        '<div><b>Byline</b><small>bot</small></div></div><div class="chat">'
        + "".join(_exchange(question, _card(index, question)) for question in questions)
        + "</div></div>"
        for questions in PHONES
    )
    return _PAGE.replace("WIDTH", str(_WIDTH)).replace("PHONES", drawn)


def _card(index: Index, question: str) -> Card:
    """Return what the bot answers to a question."""
    filters, day = Filters(), date.today()
    asking = Asking(1, 1, None, question, question, filters, day)
    answer = index.ask(question, PASSAGES, filters, day)
    given = Given(new_id(), asking, index.name, answer)
    look = Look(words("en"), bot="harbour_archive_bot")
    return given_card(given, look, at=1 if answer.answered else 0)


def _exchange(question: str, card: Card) -> str:
    rows = "".join(
        '<div class="buttons">'
        + "".join(
            f'<span class="{"web" if button.url else "data"}">{escape(button.label)}</span>'
            for button in row
        )
        + "</div>"
        for row in card.rows
    )
    return (
        f'<div class="asked">{escape(question)}</div>'
        f'<div class="said"><div class="bubble">{_tightened(card.html)}</div>{rows}</div>'
    )


def _tightened(html: str) -> str:
    """Drop a line break after each quotation, which ends its line in a browser anyway."""
    return html.replace("</blockquote>\n", "</blockquote>")


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


def photograph(page: str, picture: Path) -> None:
    """Have Chromium draw a page, cut off what is empty below, and write it as a small PNG."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        sys.exit(f"none of {', '.join(_BROWSERS)} is installed: install one to draw the card")
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        source.write_text(page, encoding="utf-8")
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={_SHARPNESS}", f"--window-size={_WIDTH},{_HEIGHT}",
            f"--screenshot={shot}", source.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        with Image.open(shot) as drawn:
            image = drawn.convert("RGB")
    inked = image.convert("L").point(lambda level: 255 * (level < 250)).getbbox()
    bottom = min(image.height, (inked[3] if inked else 0) + 16 * _SHARPNESS)
    cut = image.crop((0, 0, image.width, bottom))
    cut.quantize(_COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


def main() -> None:
    """Build the sample's index, ask, and draw."""
    PICTURES.mkdir(exist_ok=True)
    with opened("sample", ROOT / "corpus" / "sample") as index:
        (PICTURES / "terminal.svg").write_text(terminal(index), encoding="utf-8")
        photograph(phones(index), PICTURES / "telegram.png")
    readme = retold(README.read_text(encoding="utf-8"), (BUILD / "sample").resolve())
    README.write_text(readme, encoding="utf-8")
    for picture in sorted(PICTURES.iterdir()):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
