"""The body of a copied page: paragraphs and subheadings, told from captions and debris.

A paragraph is never dropped. Short lines are, where the page shows that they are none of the
story: under the heading of a list, in the foot, or as pointers to stories that the foot names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.credits import describes_picture, without_repeats
from corpus.formats.furniture import (
    ends_release,
    heads_comments,
    is_picture_button,
    is_reply_button,
)
from corpus.formats.lines import Kind, Line
from corpus.timestamp import is_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.byline import Byline
    from corpus.dates import PrintedDate
    from corpus.formats.head import Head

_LONGEST_CAPTION = 300
_SUBSTANTIAL = 25  # words of a paragraph that cannot be a teaser for another story
_BRIEF = 10  # words of a paragraph that is no teaser if there are several
_FEWEST_POINTING = 4  # words of a headline; what is shorter may be a subheading and a tag
_MOST_BEFORE_REPLY = 4  # paragraphs between the heading of the comments and the first "Reply"
_DEBRIS = (Kind.FURNITURE, Kind.LIST, Kind.END)
_SIGN_OFF = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing)\b.{0,60}\bby\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Body:
    """The body's lines, and what stood among them; captions are the head's too."""

    lines: list[str]
    captions: tuple[str, ...]
    byline: Byline | None = None
    printed: PrintedDate | None = None


def read_body(lines: Sequence[Line], head: Head, spaced: bool) -> Body:
    """Read the ``lines`` below ``head``; ``spaced``: blank lines part the page's blocks."""
    end = _story_end(lines)
    foot = _foot_start(lines, end)
    known = {head.title, *head.captions, *_pointers(lines[foot:])}
    last_prose = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=-1)
    kept = list(head.paragraphs)
    captions = list(head.captions)
    signed: list[Line] = []
    in_list = False  # below "Most read" and the like
    for index, line in enumerate(lines[:end]):
        above, after = lines[max(index - 1, 0) : index], lines[index + 1 : index + 3]
        if line.kind in (Kind.END, Kind.LIST):
            in_list = True
        elif line.kind is Kind.PROSE and not _is_caption(line, after, spaced):
            in_list = False
            if line.text not in known:
                kept.append(line.text)
        elif _SIGN_OFF.match(line.text):
            kept.append(line.text)
        elif (in_list or index >= foot) and not _heads_paragraph(line, after):
            continue
        elif (
            line.kind in (Kind.CREDIT, Kind.CAPTION)
            or _is_caption(line, after, spaced)
            or (spaced and _touches_picture(line, above, after))
        ):
            captions.append(line.text)
        elif line.kind in (Kind.BYLINE, Kind.TIMESTAMP) and (
            is_labelled(line.text) or index > last_prose
        ):
            signed.append(line)
        elif (
            line.kind is not Kind.FURNITURE
            and line.text not in known
            and not _names_author(line, after, head)
        ):
            kept.append(line.text)
    return Body(
        lines=kept,
        captions=without_repeats(captions),
        byline=next((line.byline for line in signed if line.byline), None),
        printed=next((line.printed for line in signed if line.printed), None),
    )


def _story_end(lines: Sequence[Line]) -> int:
    """Return the first line that ends the page: no story goes on below it, or comments do."""
    sizes = [len(line.text.split()) if line.kind is Kind.PROSE else 0 for line in lines]
    paragraphs, substantial = (
        sum(size >= _BRIEF for size in sizes),
        sum(size >= _SUBSTANTIAL for size in sizes),
    )
    comments = _comments_start(lines)
    for index, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        paragraphs -= size >= _BRIEF
        substantial -= size >= _SUBSTANTIAL
        goes_on = paragraphs > 1 or substantial
        released = index > 0 and ends_release(line.text)
        if index == comments or released or (line.kind is Kind.END and not goes_on):
            return index
    return len(lines)


def _comments_start(lines: Sequence[Line]) -> int | None:
    """Return the heading of the readers' comments, if their "Reply" buttons show that they are.

    The heading is the last before the first button, and hardly more than one comment parts them.
    """
    reply = next((i for i, line in enumerate(lines) if is_reply_button(line.text)), 0)
    heading = max((i for i in range(reply) if heads_comments(lines[i].text)), default=None)
    if heading is None or not any(line.kind is Kind.PROSE for line in lines[:heading]):
        return None
    between = sum(line.kind is Kind.PROSE for line in lines[heading:reply])
    return heading if between <= _MOST_BEFORE_REPLY else None


def _foot_start(lines: Sequence[Line], end: int) -> int:
    """Return where the foot begins: with debris below the last paragraph, if there is more of it.

    One button or advertisement alone is no foot: a list may go on below it.
    """
    paragraphs = (
        index
        for index, line in enumerate(lines[:end])
        if line.kind is Kind.PROSE and len(line.text.split()) >= _BRIEF
    )
    below = max(paragraphs, default=-1) + 1
    debris = [i for i, line in enumerate(lines[below:], below) if line.kind in _DEBRIS]
    return debris[0] if len(debris) > 1 else len(lines)


def _pointers(foot: Sequence[Line]) -> set[str]:
    """Return the headlines of other stories in the foot; some stand in the body as well."""
    return {
        line.text
        for line in foot
        if line.kind is Kind.SHORT and len(line.text.split()) >= _FEWEST_POINTING
    }


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


def _touches_picture(line: Line, above: Sequence[Line], after: Sequence[Line]) -> bool:
    """Say whether a short line is a caption: it touches a picture's button or description."""
    if line.kind is not Kind.SHORT:
        return False
    pictured = not line.gap and any(
        describes_picture(other.text) or is_picture_button(other.text) for other in above
    )
    return pictured or any(is_picture_button(other.text) and not other.gap for other in after[:1])


def _heads_paragraph(line: Line, after: Sequence[Line]) -> bool:
    """Say whether a short line after a list is a subheading: apart from it, above a paragraph."""
    below = after[0] if after else None
    return bool(
        line.kind is Kind.SHORT and line.gap and below and below.kind is Kind.PROSE and below.gap
    )


def _names_author(line: Line, after: Sequence[Line], head: Head) -> bool:
    """Say whether an author signs with a line, or words about the author follow."""
    name = line.text.casefold()
    authors = [author.casefold() for author in head.byline.authors] if head.byline else []
    below = after[0] if after else None
    return name in authors and (
        below is None
        or below.kind is not Kind.PROSE
        or below.text.casefold().startswith(tuple(name.split()))
    )
