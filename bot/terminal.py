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

_QUOTATION = "black on bright_yellow"  # a marker pen, legible on any background
_SOURCE = "cyan"
_FAINT = "dim"


def render(answer: Answer, *, colours: bool = True) -> RenderableType:
    """Lay an answer out: the best passage in full, the others by their quotation.

    Without ``colours`` the quotation is set off in its passage by ``»`` and ``«``.
    """
    if answer.reason is not None:
        return Text.assemble(("Nothing found. ", "bold"), reason_text(answer.reason))
    return Group(*(_numbered(passage, colours) for passage in answer.passages))


def _numbered(passage: CitedPassage, colours: bool) -> RenderableType:
    quoted = _in_full(passage, colours) if passage.rank == 1 else Text(passage.quote.text)
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
        Padding(citation, (0, 0, 1, 4), expand=False),
    )


def _in_full(passage: CitedPassage, colours: bool) -> Text:
    """Return the whole passage, its quotation highlighted."""
    start, end = passage.quote.start - passage.start, passage.quote.end - passage.start
    opening, closing = ("", "") if colours else ("»", "«")
    quotation = f"{opening}{passage.text[start:end]}{closing}"
    return Text.assemble(passage.text[:start], (quotation, _QUOTATION), passage.text[end:])
