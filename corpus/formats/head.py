"""The head of a copied page: section, headline, standfirst, captions, byline and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from corpus.byline import Byline, begins_with_given_name, find_byline
from corpus.formats.credits import describes_picture, joins_two, without_repeats
from corpus.formats.furniture import is_navigation, is_section
from corpus.formats.lines import Kind, Line
from corpus.formats.menus import MOST_LABEL_WORDS, WORDS, below_menus, may_be_title, may_head
from corpus.publisher import is_agency, is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import PrintedDate

_LONGEST_CAPTION = 250
_FEWEST_WORDS = 5  # of a standfirst; what is shorter is a label
_CRUMBS = re.compile(r"\s*[>›»→]\s*|\s+/\s+|(?<=\w)\|(?=\w)")
_PATH = re.compile(rf"{_CRUMBS.pattern}|\s+\|\s+")
_WITH = re.compile(r"\s(?:with|and|mit|und) (?:agencies|AFP|AP|Reuters|dpa)\b")
_SITE = re.compile(r"\s+[|–—·•-]\s+\S")


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
    paragraphs: tuple[str, ...] = ()  # that stand apart from the standfirst: the body's
    masthead: str | None = None  # the name that the page begins with


def read_head(lines: Sequence[Line], spaced: bool) -> Head:
    """Read the ``lines`` above the body; ``spaced``: blank lines part the page's blocks."""
    masthead = _masthead(lines)
    lines = lines[below_menus(lines) :]
    captions = _caption_indices(lines, spaced)
    words = [
        line
        for index, line in enumerate(lines)
        if index not in captions and line.kind in WORDS and not is_masthead(line.text)
    ]
    section, title, rest = _titled(_once(words))
    standfirst, paragraphs = _parted(lines, rest)
    outlets = (outlet_named(line.text) for line in lines if line.kind in WORDS)
    return Head(
        title=title,
        standfirst=" ".join(standfirst) or None,
        section=section,
        captions=without_repeats([lines[index].text for index in sorted(captions)]),
        byline=next((line.byline for line in lines if line.byline), None)
        or _signature(lines, rest),
        printed=next((line.printed for line in lines if line.printed), None),
        agency=next((name for name in outlets if name and is_agency(name)), None),
        paragraphs=tuple(paragraphs),
        masthead=masthead,
    )


def _caption_indices(lines: Sequence[Line], spaced: bool) -> set[int]:
    """Return which lines are captions and credits.

    A line is a caption if a credit ends it, if a credit stands under it, or if it repeats one. The
    first words of the page are its headline even so.
    """
    found = {i for i, line in enumerate(lines) if line.kind in (Kind.CREDIT, Kind.CAPTION)}
    first = next(
        (i for i, line in enumerate(lines) if line.kind in WORDS and not is_section(line.text)),
        len(lines),
    )
    for i in range(first + 1, len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        if line.kind not in WORDS or below.kind is not Kind.CREDIT:
            continue
        touching = spaced and not below.gap
        brief = line.kind is not Kind.LONG and len(line.text) <= _LONGEST_CAPTION
        if touching or brief:
            found.add(i)
    others = (line for i, line in enumerate(lines) if i > first and i not in found)
    described = first + 1 in found and lines[first].kind is Kind.PROSE and _touch(lines, first)
    if described and any(map(may_head, others)):
        found.add(first)  # a picture's description above its caption
    for i in range(first + 1, len(lines)):
        described = spaced and _touch(lines, i - 1) and describes_picture(lines[i - 1].text)
        if described and lines[i].kind is Kind.SHORT:
            found.add(i)
    for i in range(first + 1, len(lines) - 2):
        whole, *parts = sorted((line.text for line in lines[i : i + 3]), key=len, reverse=True)
        if joins_two(whole, parts):
            found |= {i, i + 1, i + 2}
    credited = [lines[i].text for i in found]
    for i, line in enumerate(lines[first + 1 :], first + 1):
        repeated = any(other.startswith(line.text) for other in credited)
        if line.kind in WORDS and (repeated or joins_two(line.text, credited)):
            found.add(i)
    return found


def _touch(lines: Sequence[Line], index: int) -> bool:
    """Say whether no blank line parts a line from the one under it."""
    return index + 1 < len(lines) and not lines[index + 1].gap


def _parted(lines: Sequence[Line], rest: Sequence[Line]) -> tuple[list[str], list[str]]:
    """Part the words under a headline: the standfirst stands together, other paragraphs do not."""
    places = {line: index for index, line in reversed(list(enumerate(lines)))}
    standfirst: list[str] = []
    paragraphs: list[str] = []
    end = -1
    for line in rest:
        if line.kind is Kind.SHORT and not _may_be_standfirst(line.text):
            continue
        if not standfirst or places[line] == end:
            standfirst.append(line.text)
            end = places[line] + 1
        elif line.kind is not Kind.SHORT:
            paragraphs.append(line.text)
    return standfirst, paragraphs


def _masthead(lines: Sequence[Line]) -> str | None:
    """Return the outlet's name that a page begins with, above or among its menus."""
    named = [line for line in lines if line.kind in WORDS and not is_navigation(line.text)]
    first = next((line.text for line in named if not is_section(line.text)), "")
    return first if is_masthead(first) else None


def _signature(lines: Sequence[Line], rest: Sequence[Line]) -> Byline | None:
    """Read a byline without its "By".

    That is a name with an outlet on its line or under it, or one that begins with a given name and
    has the page's time beside it.
    """
    timed = {
        id(line)
        for line, other in (*pairwise(lines), *((b, a) for a, b in pairwise(lines)))
        if other.kind is Kind.TIMESTAMP
    }
    for line, below in zip_longest(rest, rest[1:]):
        byline = find_byline(f"By {line.text}") if line.kind is Kind.SHORT else None
        if not byline or not byline.authors or named_like_outlet(line.text):
            continue
        under = outlet_named(below.text.split(",")[0]) if below and not below.gap else None
        if under or _WITH.search(line.text):
            return Byline(byline.authors, under)
        if id(line) in timed and all(map(begins_with_given_name, byline.authors)):
            return byline
    return None


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
    path = next((i for i, line in enumerate(words[:-1]) if _is_path(line.text)), 0)
    words = words[path:]
    while len(words) > 1 and _is_rubric(words[0].text, words[1]):
        below = [line.text for line in words[1:]]
        crumbs = [crumb for crumb in _PATH.split(words[0].text) if crumb not in ("", *below)]
        section, words = crumbs[-1] if crumbs else section, words[1:]
    if len(words) > 2 and _is_kicker(words[0], words[1], words[2]):
        words = words[1:]
    if words and may_be_title(words[0]):
        return section, words[0].text, words[1:]
    return section, None, words


def _is_rubric(text: str, below: Line) -> bool:
    """Say whether a line above a headline names a section: a usual one, a path, or a word or two.

    A word or two above what cannot be the headline are the headline.
    """
    if is_section(text) or _is_path(text):
        return True
    parts = re.split(r"\s*[,|]\s*", text)
    known = len(parts) == 1 or "|" in text or any(map(is_section, parts))
    brief = all(len(part.split()) <= 2 for part in parts)
    return known and brief and below.kind is Kind.SHORT


def _is_path(text: str) -> bool:
    """Say whether a line is a way through the site ("News > Harbour"), and no quotation."""
    return not re.search("[«‹]", text) and bool(_CRUMBS.search(text))


def _is_kicker(line: Line, title: Line, standfirst: Line) -> bool:
    """Say whether a line is the few words above a headline that has a standfirst under it."""
    return (
        len(line.text.split()) <= MOST_LABEL_WORDS
        and title.kind is Kind.SHORT
        and len(title.text.split()) > MOST_LABEL_WORDS
        and standfirst.kind is not Kind.SHORT
    )


def _may_be_standfirst(text: str) -> bool:
    """Say whether a short line may be one: no label, and no byline without its "By"."""
    return len(text.split()) >= _FEWEST_WORDS and find_byline(f"By {text}") is None
