"""An answer in the terminal: numbered sources, the quotation highlighted, links to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from bot.message import reason_text, source_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from index.answer import Answer, CitedPassage

_QUOTATION = "bold bright_yellow"
_SOURCE = "cyan"
_FAINT = "dim"


def render(answer: Answer) -> RenderableType:
    """Lay an answer out: the best passage in full, the others by their quotation."""
    if answer.reason is not None:
        return Text.assemble(("Nothing found. ", "bold"), reason_text(answer.reason))
    return Group(*(_numbered(passage) for passage in answer.passages))


def _numbered(passage: CitedPassage) -> RenderableType:
    quoted = _in_full(passage) if passage.rank == 1 else Text(passage.quote.text, _QUOTATION)
    citation = Text.assemble((source_line(passage), _SOURCE))
    if passage.title:
        target = passage.link or ""
        citation.append("\n")
        citation.append(passage.title, f"italic link {target}" if target else "italic")
    if passage.link:
        # Spelled out too, for terminals in which a headline cannot be clicked.
        citation.append(f"\n{passage.url}", f"{_FAINT} link {passage.link}")
    return Group(
        Text.assemble((f"[{passage.rank}] ", "bold"), quoted),
        Padding(citation, (0, 0, 1, 4)),
    )


def _in_full(passage: CitedPassage) -> Text:
    """Return the whole passage, its quotation highlighted."""
    start, end = passage.quote.start - passage.start, passage.quote.end - passage.start
    return Text.assemble(
        passage.text[:start], (passage.text[start:end], _QUOTATION), passage.text[end:]
    )
