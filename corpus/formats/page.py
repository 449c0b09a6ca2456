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
from corpus.formats.body import read_body
from corpus.formats.head import read_head
from corpus.formats.lines import Kind, Line, read_lines
from corpus.publisher import outlet_named, publisher_and_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROSE_ABOVE_DATELINE = 3
_PROSE_ABOVE_BYLINE = 2
_MOST_HEAD_LINES = 400
_MOST_HEADLINES = 12  # above a body that nothing but its first paragraph marks
_SHORTEST_HEADLINE = 5  # words


def read_page(raw: Sequence[str], url: str | None = None) -> Draft:
    """Sort the lines of a page into an article's fields; ``url`` is its address, if known."""
    lines = read_lines(raw)
    blocks = [line for line in lines if line.kind is Kind.PROSE] or lines
    spaced = sum(line.gap for line in blocks) * 3 >= len(blocks)
    start = _body_start(lines)
    head = read_head(lines[:start], spaced)
    body = read_body(lines[start:], head, spaced)
    byline = head.byline or body.byline or Byline()
    masthead = head.masthead and (outlet_named(head.masthead) or head.masthead)
    publisher, claimed = publisher_and_claim(url, masthead)
    return Draft(
        lines=body.lines,
        url=url,
        publisher=publisher,
        claimed_publisher=claimed,
        title=head.title,
        standfirst=head.standfirst,
        authors=byline.authors,
        printed=head.printed or body.printed,
        outlet=byline.outlet or head.agency,
        section=head.section,
        captions=body.captions,
    )


def _body_start(lines: Sequence[Line]) -> int:
    """Return the index of the body's first line."""
    prose = 0  # paragraphs seen
    for index, line in enumerate(lines[:_MOST_HEAD_LINES]):
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
            heads = marker is not None or _may_be_head(lines[:index])
            return index if heads else _start_without_paragraphs(lines, above)
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
    for index, line in enumerate(lines[:_MOST_HEAD_LINES]):
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


def _may_be_head(lines: Sequence[Line]) -> bool:
    """Say whether lines above the first paragraph may be a head, rather than a list or a poem."""
    headlines = sum(
        line.kind is Kind.SHORT and len(line.text.split()) >= _SHORTEST_HEADLINE for line in lines
    )
    return len(lines) <= _MOST_HEAD_LINES and headlines <= _MOST_HEADLINES


def _start_without_paragraphs(lines: Sequence[Line], above: int) -> int:
    """Find the body where no line is a paragraph: after a headline that stands apart, if any."""
    words = [
        i for i, line in enumerate(lines) if i > above and line.kind in (Kind.SHORT, Kind.LONG)
    ]
    if above < 0 and len(words) > 1 and lines[words[1]].gap:
        return words[1]
    return words[0] if words else len(lines)
