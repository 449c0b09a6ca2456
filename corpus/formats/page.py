"""A news page as copied from a browser: which lines are the article, and what the others are.

A page is head, body and foot. The body begins at the dateline, else at the first paragraph after
byline, time and leading picture; the head above it gives section, headline, standfirst and
captions. In the body only unmistakable debris is dropped, and a paragraph never is. Ordinary text,
with or without a headline, is the simplest such page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.byline import Byline
from corpus.dateline import find_dateline
from corpus.draft import Draft
from corpus.formats.credits import without_repeats
from corpus.formats.head import read_head
from corpus.formats.lines import Kind, Line, read_lines
from corpus.timestamp import is_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import PrintedDate

_PROSE_ABOVE_DATELINE = 3
_PROSE_ABOVE_BYLINE = 2
_LONGEST_CAPTION = 300
_SUBSTANTIAL = 25  # words of a paragraph that cannot be a teaser for another story
_BRIEF = 10  # words of a paragraph that is no teaser if there are several


def read_page(raw: Sequence[str], url: str | None = None) -> Draft:
    """Sort the lines of a page into an article's fields; ``url`` is its address, if known."""
    lines = read_lines(raw)
    spaced = sum(line.gap for line in lines) * 2 >= len(lines)
    start = _body_start(lines)
    head = read_head(lines[:start], spaced)
    body = _Body(title=head.title, captions=list(head.captions))
    body.read(lines[start:], spaced)
    byline = head.byline or body.byline or Byline()
    return Draft(
        lines=body.lines,
        url=url,
        title=head.title,
        standfirst=head.standfirst,
        authors=byline.authors,
        printed=head.printed or body.printed,
        outlet=byline.outlet or head.agency,
        section=head.section,
        captions=without_repeats(body.captions),
    )


def _body_start(lines: Sequence[Line]) -> int:
    """Return the index of the body's first line."""
    prose = 0  # paragraphs seen
    for index, line in enumerate(lines):
        if prose > _PROSE_ABOVE_DATELINE:
            break
        if _opens_story(lines, index):
            return index
        prose += line.kind is Kind.PROSE
    marker = _last_marker(lines)
    paragraphs = (Kind.PROSE,) if marker is None else (Kind.PROSE, Kind.LONG)
    above = -1 if marker is None else marker
    for index, line in enumerate(lines[above + 1 :], above + 1):
        below = lines[index + 1].kind if index + 1 < len(lines) else None
        if line.kind in paragraphs and below is not Kind.CREDIT:
            return index
    return _start_without_paragraphs(lines, above)


def _opens_story(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is the story's first: a dateline before a paragraph or above one."""
    line = lines[index]
    dateline = find_dateline(line.text)
    if dateline is None or not (dateline.place or dateline.outlet):
        return False
    if dateline.end < len(line.text):
        return line.kind is Kind.PROSE or line.kind is Kind.LONG
    return index + 1 < len(lines) and lines[index + 1].kind in (Kind.PROSE, Kind.LONG)


def _last_marker(lines: Sequence[Line]) -> int | None:
    """Return the last line that belongs to a head: a byline, a time, or the leading picture."""
    total = sum(line.kind is Kind.PROSE for line in lines)
    marker, prose = None, 0
    for index, line in enumerate(lines):
        captions = index + 1 < len(lines) and lines[index + 1].kind is Kind.CREDIT
        prose += line.kind is Kind.PROSE and not captions
        signed = line.kind in (Kind.BYLINE, Kind.TIMESTAMP) and prose <= _PROSE_ABOVE_BYLINE
        # A paragraph that is only a picture's caption does not begin the body.
        pictured = line.kind in (Kind.CREDIT, Kind.CAPTION) and (
            prose == 0
            or (prose == 1 and index > 0 and lines[index - 1].kind is Kind.PROSE and not line.gap)
        )
        if (signed and total - prose >= min(prose, 1)) or pictured:
            marker = index
    return marker if marker is not None and marker < len(lines) - 1 else None


def _start_without_paragraphs(lines: Sequence[Line], above: int) -> int:
    """Find the body where no line is a paragraph: after a headline that stands apart, if any."""
    words = [
        i for i, line in enumerate(lines) if i > above and line.kind in (Kind.SHORT, Kind.LONG)
    ]
    if above < 0 and len(words) > 1 and lines[words[1]].gap:
        return words[1]
    return words[0] if words else len(lines)


class _Body:
    """The body as it is read: its lines, and what stood among them."""

    def __init__(self, title: str | None, captions: list[str]) -> None:
        self.title = title
        self.captions = captions
        self.lines: list[str] = []
        self.byline: Byline | None = None
        self.printed: PrintedDate | None = None

    def read(self, lines: Sequence[Line], spaced: bool) -> None:
        """Take paragraphs and subheadings; put captions aside; leave debris out."""
        known = set(self.captions)
        in_list = False  # below "Most read" and the like
        for index, line in enumerate(lines):
            after = lines[index + 1 :]
            if line.kind is Kind.END and not _goes_on(after):
                return
            if line.kind in (Kind.END, Kind.LIST):
                in_list = True
            elif in_list and line.kind is not Kind.PROSE and not _heads_paragraph(line, after):
                continue
            elif line.kind in (Kind.CREDIT, Kind.CAPTION) or _is_caption(line, after, spaced):
                self.captions.append(line.text)
            elif line.kind in (Kind.BYLINE, Kind.TIMESTAMP) and (
                is_labelled(line.text) or not _has_prose(after)
            ):
                self.byline = self.byline or line.byline
                self.printed = self.printed or line.printed
            elif line.kind is Kind.FURNITURE or line.text in known or line.text == self.title:
                continue
            else:
                in_list = in_list and line.kind is not Kind.PROSE
                self.lines.append(line.text)


def _goes_on(lines: Sequence[Line]) -> bool:
    """Say whether the article goes on: whether a paragraph of some length follows."""
    sizes = [len(line.text.split()) for line in lines if line.kind is Kind.PROSE]
    return sum(size >= _BRIEF for size in sizes) > 1 or any(s >= _SUBSTANTIAL for s in sizes)


def _has_prose(lines: Sequence[Line]) -> bool:
    return any(line.kind is Kind.PROSE for line in lines)


def _is_caption(line: Line, after: Sequence[Line], spaced: bool) -> bool:
    """Say whether a line among paragraphs is a caption, since a credit stands under it.

    Where blank lines part the blocks, all short lines of the credit's block belong to it.
    """
    below = after[0] if after else None
    if below is None or len(line.text) > _LONGEST_CAPTION:
        return False
    if below.kind is Kind.CREDIT:
        return line.kind is Kind.SHORT or (spaced and not below.gap)
    touching = spaced and line.kind is Kind.SHORT and not below.gap
    return touching and below.kind is Kind.SHORT and _is_caption(below, after[1:2], spaced)


def _heads_paragraph(line: Line, after: Sequence[Line]) -> bool:
    """Say whether a short line after a list is a subheading: apart from it, above a paragraph."""
    below = after[0] if after else None
    return bool(
        line.kind is Kind.SHORT and line.gap and below and below.kind is Kind.PROSE and below.gap
    )
