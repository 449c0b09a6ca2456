"""An answer in the terminal: numbered sources, the quotation highlighted, links to click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from rich.console import Console, Group
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from bot.message import one_line
from bot.wording import carried_line, filters_text, reason_text, said_lines, source_line
from bot.words import words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from index.answer import Answer, CitedPassage

_QUOTATION = "black on bright_yellow"  # a marker pen, legible on any background
_SOURCE = "cyan"
_SPEAKER = "green"
_CORRECTION = "yellow"
_UNWRAPPED = 1 << 20
"""Columns where there is no terminal: a paragraph a line, for grep and the like."""


def results() -> Console:
    """Return a console on standard output, which breaks lines in a terminal only."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_UNWRAPPED)


def render(answer: Answer, *, colours: bool = True) -> RenderableType:
    """Lay an answer out: the best passage in full, the others by their quotation.

    Without ``colours`` the quotation is set off in its passage by ``»`` and ``«``.
    """
    say = words("en")
    if answer.reason is not None:
        # It repeats names that a person typed; articles are without control characters already.
        return Text.assemble(
            (f"{say('nothing.found')}. ", "bold"), one_line(reason_text(answer.reason, say))
        )
    understood = filters_text(answer.filters, say)
    heading = (Text(f"{one_line(understood)}\n", "dim"),) if understood else ()
    return Group(*heading, *(_numbered(passage, colours) for passage in answer.passages))


def _numbered(passage: CitedPassage, colours: bool) -> RenderableType:
    quoted = _in_full(passage, colours) if passage.rank == 1 else Text(passage.quote.text)
    citation = [Text(line, _SPEAKER) for line in said_lines(passage, words("en"))]
    citation.append(Text(source_line(passage, words("en")), _SOURCE))
    target = passage.link and re.sub(r"\s", lambda space: quote(space[0]), passage.link)
    if passage.title:
        citation.append(Text(passage.title, Style(italic=True, link=target)))
    if passage.url:
        # Spelled out too, for terminals in which a headline cannot be clicked.
        citation.append(Text(passage.url, Style(dim=True, link=target)))
    if passage.correction:
        citation.append(Text(passage.correction.text, _CORRECTION))
    if carried := carried_line(passage, words("en")):
        citation.append(Text(carried, "dim"))
    return Group(
        Text.assemble((f"[{passage.rank}] ", "bold"), quoted),
        *(Padding(line, (0, 0, 0, 4), expand=False) for line in citation),
        "",
    )


def _in_full(passage: CitedPassage, colours: bool) -> Text:
    """Return the whole passage, its quotation highlighted."""
    start, end = passage.quote.start - passage.start, passage.quote.end - passage.start
    opening, closing = ("", "") if colours else ("»", "«")
    quotation = f"{opening}{passage.text[start:end]}{closing}"
    return Text.assemble(passage.text[:start], (quotation, _QUOTATION), passage.text[end:])
