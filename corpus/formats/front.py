"""What stands between a known headline and the body: standfirst, byline, date, a picture's words.

For formats that name the headline (Word, PDF, mail, feeds, Markdown) where no markup tells these
apart. A page copied from a browser, whose headline has to be found, is read by ``head``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.byline import Byline
from corpus.dateline import find_dateline
from corpus.dates import find
from corpus.formats.html_tree import folded
from corpus.formats.lines import Kind, read_lines
from corpus.formats.menus import may_be_title
from corpus.timestamp import find_timestamp, is_update

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.dates import PrintedDate
    from corpus.formats.lines import Line

_MOST = 12  # lines
_MOST_ADDED = 80  # characters on the headline's own line
_FEWEST_WORDS = 5  # of a standfirst; what is shorter is a label or a subheading
_FEWEST_BEFORE_MARK = 3  # the same, above a byline or date
_SPOKEN = re.compile(r"[?!][\"'”’»)]*$|^[^:]{2,40}:\s")  # a question, what a speaker says
_MOST_BEFORE_DATE = 5  # words: a name or a place


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the body.

    Attributes:
        end: index of the body's first line.
        standfirst: the words under the headline.
        byline: who wrote it.
        printed: when it was published.
        captions: captions and credits.
    """

    end: int = 0
    standfirst: str | None = None
    byline: Byline = field(default_factory=Byline)
    printed: PrintedDate | None = None
    captions: tuple[str, ...] = ()


def read_front(
    lines: Sequence[str],
    title: str | None,
    headings: Collection[int] = frozenset(),
    names: Collection[str] = (),
) -> Front:
    """Read what stands above the body; at least one line is left to that.

    Args:
        lines: below the headline, or beginning with it; what stands above it is another's.
        title: the headline.
        headings: indices of subheadings.
        names: of the authors, where they are known already.
    """
    start = _below_title(lines, title)
    read = [_classified(line, names) for line in lines[: start + _MOST]]
    standfirst: str | None = None
    byline: Byline | None = None
    printed: PrintedDate | None = None
    captions: list[str] = []
    at = start
    while at < min(len(read), len(lines) - 1):
        line, below = read[at], read[at + 1] if at + 1 < len(read) else None
        if line is None or (line.kind is Kind.FURNITURE and at not in headings):
            pass
        elif line.kind is Kind.BYLINE:
            byline = byline or line.byline
            printed = printed or line.printed
        elif line.kind is Kind.TIMESTAMP:
            printed = printed or (None if is_update(line.text) else line.printed)
        elif _is_caption(line, below, in_heading=at in headings):
            captions.append(line.text)
        elif dated := _dated(line.text):
            printed = printed or dated
        elif byline and _is_day(line.text):
            pass  # without its year, by the name of an author
        elif standfirst is None and _leads(read, at, in_heading=at in headings, titled=bool(title)):
            standfirst = line.text if len(line.text.split()) >= _FEWEST_BEFORE_MARK else None
        else:
            break
        at += 1
    return Front(at, standfirst, byline or Byline(), printed, tuple(captions))


def is_headline(first: str, below: Sequence[str]) -> bool:
    """Say whether a first line that nothing marks may be the headline of the lines ``below``."""
    line = _classified(first)
    if line is None or line.kind is not Kind.SHORT or not below or first.rstrip()[-1:] in ",;":
        return False
    return may_be_title(line) and len(first) < max(map(len, below[:4]))


def is_mark(line: str) -> bool:
    """Say whether a line is a byline or a date, and nothing else."""
    read = _classified(line)
    return read is not None and _marks(read)


def _marks(line: Line) -> bool:
    return line.kind in (Kind.BYLINE, Kind.TIMESTAMP) or _dated(line.text) is not None


def _below_title(lines: Sequence[str], title: str | None) -> int:
    """Return where the lines under the headline begin, which may be said again."""
    if not title or not folded(title):
        return 0
    said = (i for i, line in enumerate(lines[:_MOST]) if _says_title(line, folded(title)))
    return min(max(said, default=-1) + 1, max(len(lines) - 1, 0))


def _says_title(line: str, title: str) -> bool:
    """Say whether a line is the headline, maybe with author and day run together with it."""
    words = folded(line)
    if words == title or not words.startswith(title) or len(words) > len(title) + _MOST_ADDED:
        return words == title
    ends = (at for at in range(1, len(line)) if folded(line[:at]) == title)
    return is_mark(line[next(ends, 0) :])


def _classified(line: str, names: Collection[str] = ()) -> Line | None:
    """Return a line as it is by itself; ``None`` if it has neither letter nor digit."""
    read = next(iter(read_lines([" ".join(line.split())])), None)
    if read and read.text in names:
        return replace(read, kind=Kind.BYLINE, byline=Byline((read.text,)))
    return read


def _is_caption(line: Line, below: Line | None, *, in_heading: bool) -> bool:
    """Say whether a line is a credit, or a caption: a credit ends it, or stands under it."""
    if line.kind in (Kind.CREDIT, Kind.CAPTION):
        return True
    credited = below is not None and below.kind is Kind.CREDIT
    return credited and line.kind is Kind.SHORT and not in_heading


def _dated(line: str) -> PrintedDate | None:
    """Return the day behind a few words that need not be a name: "Port Ellery, 4 March 2025"."""
    printed = next(find(line), None)
    if printed is None or len(line[: printed.start].split()) > _MOST_BEFORE_DATE:
        return None
    return find_timestamp(line[printed.start :]) if not find_dateline(line) else None


def _is_day(line: str) -> bool:
    return any(printed.end - printed.start == len(line) for printed in find(line))


def _leads(read: Sequence[Line | None], at: int, *, in_heading: bool, titled: bool) -> bool:
    """Say whether a line belongs to the headline: byline or date follow, or it is no prose."""
    line, *after = [other for other in read[at : at + 4] if other is not None]
    if find_dateline(line.text) or not after:
        return False
    if _marks(after[0]):
        return True
    if line.kind is Kind.PROSE:
        return False
    if len(after) > 1 and _marks(after[1]) and after[0].kind is not Kind.PROSE:
        return True
    enough = len(line.text.split()) >= _FEWEST_WORDS
    dated = find_dateline(after[0].text) is not None
    apart = line.kind is Kind.SHORT and titled and (dated or not in_heading)
    apart = apart and not _SPOKEN.search(line.text)
    return enough and apart and after[0].kind in (Kind.PROSE, Kind.LONG)
