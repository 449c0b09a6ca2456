"""From what a format found to an article: what the opening lines say is read the same for all.

A format fills in a ``Draft``; ``finish`` lays out the canonical text, reads the dateline and the
lines above it, finds subheadings where no markup names them, and settles publisher, agency and
date by one order of precedence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Article, Span, canonical_text
from corpus.byline import find_byline
from corpus.dateline import Dateline, find_dateline
from corpus.key import article_key
from corpus.language import detect_language
from corpus.publisher import is_agency, outlet_named, publisher_of
from corpus.subheadings import find_subheadings, is_paragraph
from corpus.timestamp import find_timestamp

if TYPE_CHECKING:
    from corpus.dates import PrintedDate

_MOST_LINES_ABOVE = 8  # bylines, outlets, times and key points above a dateline
_LONGEST_POINT = 220  # characters
_NOTE = re.compile(
    r"(?:editor['’]?s['’]? note|note|corrections?(?: (?:&|and) clarifications?)?|clarification"
    r"|update|a version of this|this (?:story|article)|sign up)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format found in one article, before its words are read any further.

    Attributes:
        lines: paragraphs and subheadings of the body in order; one may span several lines.
        headings: indices into ``lines`` of what markup names a subheading; None where there is
            no markup, so that their shape decides.
        published: a date that metadata gives, already ISO 8601 or EDTF.
        unread: the words of a date in metadata that could not be read.
        printed: a date printed above the body, taken out of it.
        outlet: the outlet that a byline taken out of the body names.
        claimed_publisher: whom the article names as its publisher though its link says otherwise.
    """

    lines: list[str]
    headings: frozenset[int] | None = None
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    unread: str | None = None
    printed: PrintedDate | None = None
    outlet: str | None = None
    place: str | None = None
    section: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    claimed_publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines of a body say.

    Attributes:
        line: index of the line with the dateline.
        dateline: the dateline, if there is one.
        printed: the date of a line such as "Updated March 3, 2025".
        agency: the news agency that a line above the dateline names.
    """

    line: int = 0
    dateline: Dateline | None = None
    printed: PrintedDate | None = None
    agency: str | None = None


def finish(draft: Draft, *, file: str, path: str, item: str | None = None) -> Article:
    """Return the article that ``draft`` makes.

    Args:
        draft: what the format found; its body holds some text.
        file: the path as given by the person.
        path: the path used in keys.
        item: what tells the article from others in the same file; None if it is the only one.
    """
    lines, marked = _laid_out(draft)
    text = "\n".join(lines)
    opening = read_opening(lines)
    headings = marked if draft.headings is not None else find_subheadings(lines)
    starts = _starts(lines)
    dateline = opening.dateline
    outlet = (dateline and dateline.outlet) or opening.agency or draft.outlet
    publisher = draft.publisher or (publisher_of(draft.url) if draft.url else None)
    agency = _agency(draft.agency, outlet, publisher)
    published, dated = _date(draft, dateline, opening.printed or draft.printed)
    above = opening.line if dateline else 0
    return Article(
        key=article_key(draft.url, path, item),
        file=file,
        text=text,
        url=draft.url,
        title=draft.title,
        standfirst=draft.standfirst,
        publisher=publisher or agency,
        agency=agency,
        # A house is the author only where nobody else is.
        authors=tuple(name for name in draft.authors if name not in (agency, publisher))
        or draft.authors,
        published=published,
        dated=dated,
        place=draft.place or (dateline.place if dateline else None),
        section=draft.section,
        language=draft.language or detect_language(text),
        captions=draft.captions,
        headings=tuple(
            Span(starts[index], starts[index] + len(lines[index]))
            for index in headings
            if index > above or not dateline
        ),
        dateline=Span(starts[above], starts[above] + dateline.end) if dateline else None,
        claimed_publisher=draft.claimed_publisher,
    )


def read_opening(lines: list[str]) -> Opening:
    """Read a dateline, and the lines that may stand above it: bylines, outlets, times, notes."""
    printed: PrintedDate | None = None
    agency: str | None = None
    under_prose = False
    for index, line in enumerate(lines[: _MOST_LINES_ABOVE + 1]):
        if dateline := find_dateline(line):
            # Under key points it is the story's dateline; one of several begins an item of many.
            if under_prose and any(map(find_dateline, lines[index + 1 :])):
                break
            return Opening(index, dateline, printed, agency)
        byline = find_byline(line)
        named = byline.outlet if byline else outlet_named(line)
        if named and is_agency(named):
            agency = agency or named
        elif found := find_timestamp(line):
            printed = printed or found
        elif is_paragraph(line) and not _NOTE.match(line):
            under_prose = True
            if len(line) > _LONGEST_POINT:
                break
    return Opening(printed=printed, agency=agency)


def _laid_out(draft: Draft) -> tuple[list[str], list[int]]:
    """Return the canonical lines, and the indices of those that markup names subheadings."""
    lines: list[str] = []
    marked: list[int] = []
    for index, part in enumerate(draft.lines):
        text = canonical_text([part])
        if not text:
            continue
        if draft.headings and index in draft.headings:
            marked.append(len(lines))
        lines.extend(text.split("\n"))
    return lines, marked


def _starts(lines: list[str]) -> list[int]:
    """Return where each line begins in the text that they make."""
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    return starts


def _agency(given: str | None, outlet: str | None, publisher: str | None) -> str | None:
    """Settle the agency: metadata's, else the outlet named, unless that is just the publisher."""
    if given:
        return outlet_named(given) or given
    if outlet is None or is_agency(outlet) or publisher is None:
        return outlet
    own = outlet in (publisher, outlet_named(publisher))
    return None if own else outlet


def _date(
    draft: Draft, dateline: Dateline | None, printed: PrintedDate | None
) -> tuple[str | None, str | None]:
    """Settle when it was published, and the words that it is dated with.

    Metadata comes first, then a line such as "Updated March 3, 2025", then the dateline.
    """
    from_dateline = (dateline.published, dateline.dated) if dateline else (None, None)
    if draft.published:
        return draft.published, from_dateline[1] or (printed.words if printed else None)
    if printed:
        return printed.iso, printed.words
    return from_dateline[0], from_dateline[1] or draft.unread
