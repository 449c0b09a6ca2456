"""The head of a copied page: section, headline, standfirst, captions, byline and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.byline import Byline, find_byline
from corpus.formats.credits import joins_two, without_repeats
from corpus.formats.furniture import is_section
from corpus.formats.lines import Kind, Line
from corpus.publisher import is_agency, is_masthead, outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import PrintedDate

_LONGEST_TITLE = 300
_LONGEST_CAPTION = 250
_FEWEST_WORDS = 5  # of a standfirst; what is shorter is a label
_CRUMBS = re.compile(r"\s*[>›»→]\s*|\s+/\s+|(?<=\w)\|(?=\w)")
_PATH = re.compile(rf"{_CRUMBS.pattern}|\s+\|\s+")
_SITE = re.compile(r"\s+[|–—·•-]\s+\S")
_WORDS = (Kind.SHORT, Kind.LONG, Kind.PROSE)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the body."""

    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    byline: Byline | None = None
    printed: PrintedDate | None = None
    agency: str | None = None


def read_head(lines: Sequence[Line], spaced: bool) -> Head:
    """Read the ``lines`` above the body; ``spaced``: blank lines part the page's blocks."""
    captions = _caption_indices(lines, spaced)
    words = [
        line
        for index, line in enumerate(lines)
        if index not in captions and line.kind in _WORDS and not is_masthead(line.text)
    ]
    section, title, rest = _titled(_once(words))
    standfirst = [
        line.text for line in rest if line.kind is not Kind.SHORT or _may_be_standfirst(line.text)
    ]
    outlets = (outlet_named(line.text) for line in lines if line.kind in _WORDS)
    return Head(
        title=title,
        standfirst=" ".join(standfirst) or None,
        section=section,
        captions=without_repeats([lines[index].text for index in sorted(captions)]),
        byline=next((line.byline for line in lines if line.byline), None),
        printed=next((line.printed for line in lines if line.printed), None),
        agency=next((name for name in outlets if name and is_agency(name)), None),
    )


def _caption_indices(lines: Sequence[Line], spaced: bool) -> set[int]:
    """Return which lines are captions and credits.

    A line is a caption if a credit ends it, if a credit stands under it, or if it repeats one. The
    first words of the page are its headline even so.
    """
    found = {i for i, line in enumerate(lines) if line.kind in (Kind.CREDIT, Kind.CAPTION)}
    first = next((i for i, line in enumerate(lines) if line.kind in _WORDS), len(lines))
    for i in range(first + 1, len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        if line.kind not in _WORDS or below.kind is not Kind.CREDIT:
            continue
        touching = spaced and not below.gap
        brief = line.kind is not Kind.LONG and len(line.text) <= _LONGEST_CAPTION
        if touching or brief:
            found.add(i)
    credited = [lines[i].text for i in found]
    for i, line in enumerate(lines[first + 1 :], first + 1):
        repeated = any(other.startswith(line.text) for other in credited)
        if line.kind in _WORDS and (repeated or joins_two(line.text, credited)):
            found.add(i)
    return found


def _once(words: list[Line]) -> list[Line]:
    """Drop what the head says twice: repeated lines, and a headline with the site's name added."""
    texts = [line.text for line in words]
    return [
        line
        for index, line in enumerate(words)
        if line.text not in texts[:index]
        and not any(
            line.text.startswith(other) and _SITE.match(line.text[len(other) :])
            for other in texts
            if other != line.text
        )
    ]


def _titled(words: list[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Tell section and headline from the rest of the head's words."""
    section: str | None = None
    path = next((i for i, line in enumerate(words[:-1]) if _CRUMBS.search(line.text)), 0)
    words = words[path:]
    while len(words) > 1 and _is_rubric(words[0].text, words[1]):
        below = [line.text for line in words[1:]]
        crumbs = [crumb for crumb in _PATH.split(words[0].text) if crumb not in ("", *below)]
        section, words = crumbs[-1] if crumbs else section, words[1:]
    if words and _may_be_title(words[0]):
        return section, words[0].text, words[1:]
    return section, None, words


def _is_rubric(text: str, below: Line) -> bool:
    """Say whether a line above a headline names a section: a usual one, a path, or a word or two.

    A word or two above what cannot be the headline are the headline.
    """
    if is_section(text) or _CRUMBS.search(text):
        return True
    parts = re.split(r"\s*[,|]\s*", text)
    known = len(parts) == 1 or "|" in text or any(map(is_section, parts))
    brief = all(len(part.split()) <= 2 for part in parts)
    return known and brief and below.kind is Kind.SHORT


def _may_be_standfirst(text: str) -> bool:
    """Say whether a short line may be one: no label, and no byline without its "By"."""
    return len(text.split()) >= _FEWEST_WORDS and find_byline(f"By {text}") is None


def _may_be_title(line: Line) -> bool:
    """Say whether a line may be a headline: one sentence at most, and not too long."""
    return len(line.text) <= _LONGEST_TITLE and not re.search(r"[.!?]['\"”’»)]*\s", line.text)
