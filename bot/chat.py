"""The terminal chat: a question a line, the answer below it.

A line may go on from the one before ("and when was that?"): what was searched for is then shown.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.message import counted, one_line
from bot.talking.turns import Turn, meant, turn
from bot.talking.typed_filters import write
from bot.terminal import render, results
from index.errors import QuestionRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from index.search import Index

_HISTORY = Path("~/.local/state/byline/history")
_WELCOME = (
    "Ask the archive: {articles}. Answers are its own words, with their sources.\n"
    "Go on from an answer: “and when was that?”. Narrow one down: since:2024-10 publisher:CNN.\n"
    "An empty line or Ctrl-D ends the chat; the arrow keys bring earlier questions back."
)


def talk(index: Index, questions: TextIO) -> None:
    """Answer questions until the end of file, or an empty line from a person."""
    console = results()
    if questions.isatty():
        articles = counted(index.manifest.counts["articles"], "article")
        console.print(_WELCOME.format(articles=articles), style="dim")
        lines = _typed()
    else:
        decoded = (line.decode("utf-8", "replace").strip() for line in questions.buffer)
        lines = (line for line in decoded if line)
    last: Turn | None = None
    for line in lines:
        try:
            now = date.today()
            understood = meant(line, last, index.columns.names, now)
            asked = understood.asked
            answer = index.ask(asked.words, filters=asked.filters, now=now)
            last = turn(asked, answer)
            if understood.follows:
                console.print(f"Searched for: {one_line(write(asked))}", style="dim", markup=False)
            console.print(render(answer, colours=console.color_system is not None))
        except QuestionRefused as error:
            console.print(one_line(str(error)), style="red", markup=False)


def _typed() -> Iterator[str]:
    """Yield what a person types, with line editing and a history that outlives the chat."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.formatted_text import HTML
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory

    try:
        kept = _HISTORY.expanduser()
        kept.parent.mkdir(parents=True, exist_ok=True)
        history: History = FileHistory(kept)
    except (OSError, RuntimeError):
        history = InMemoryHistory()
    session: PromptSession[str] = PromptSession(history=history)
    while True:
        try:
            line = session.prompt(HTML("<ansigreen><b>?</b></ansigreen> ")).strip()
        except (EOFError, KeyboardInterrupt):
            return
        if not line:
            return
        yield line
