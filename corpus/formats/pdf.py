"""PDF files with a text layer: lines are put together again as the paragraphs they were set from.

A paragraph ends where the space between lines grows, where the type changes its size, and where a
line that falls short is followed by an indent. Larger type heads; the largest on the first page is
the headline. What stands at the same edge of several pages is a running head or a page number.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.byline import find_byline
from corpus.draft import Draft, finish
from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats.extras import load_extra
from corpus.streams import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.article import Article

_MOST_PAGES = 2000
_WIDER = 1.3  # times the usual distance of lines: between paragraphs
_WIDEST = 1.5  # times the size of type: the distance of lines that are set solid
_MOST_ENDED = 0.7  # share of a paragraph's lines that end a sentence
_FEWEST_PARTED = 3
_FEW_PARTED = 0.03  # share of lines that end in a hyphen where words are not parted
_HEADING_STEP = 1.45  # times its size of type: between the lines of a heading
_SMALLER = 0.9  # times the usual size of type: not the text
_LARGER = 1.08  # times the usual size of type: a heading
_FEWEST_PAGES = 3  # on which a running head stands
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|страница|p\.|s\.)\s*)?\d+(?:\s*(?:/|of|von|из)\s*\d+)?\W*", re.I
)
_ENDED = re.compile(r"[.!?:…][\"'”’»)]*$")
_HYPHENATED = re.compile(r"(\w+)-$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is set: its words, where it begins, and how large its type is."""

    text: str
    x: float
    y: float
    size: float
    page: int


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a PDF file, which is one article.

    Its properties are not looked at: they name the program and the day that it was made by and on.
    """
    try:
        lines = _without_edges(_lines(data))
    except UnreadableError as error:
        yield ReadError(file, str(error))
        return
    if not lines:
        yield ReadError(file, "no text layer: only pictures of text")
        return
    usual = _usual_size(lines)
    blocks = _blocks(lines, usual)
    words = Counter(word for line in lines for word in re.findall(r"[\w-]+", line.text.lower()))
    hyphenated = _hyphenates(lines)
    texts = [
        (_joined(block, words, hyphenated=hyphenated), block[0].size > _LARGER * usual)
        for block in blocks
    ]
    first = [(index, block[0].size) for index, block in enumerate(blocks) if block[0].page == 0]
    heads = [(size, -index) for index, size in first if texts[index][1]]
    title = -max(heads)[1] if heads else None
    authors: tuple[str, ...] = ()
    kept: list[str] = []
    headings: set[int] = set()
    for index, (text, is_heading) in enumerate(texts):
        byline = find_byline(text) if not kept and not authors else None
        if index == title:
            # What stands above the headline is the paper's.
            kept, headings = [], set()
        elif byline and byline.authors:
            authors = byline.authors
        else:
            if is_heading:
                headings.add(len(kept))
            kept.append(text)
    if not kept:
        yield ReadError(file, "no text below its headline")
        return
    draft = Draft(
        lines=kept,
        headings=frozenset(headings) or None,
        title=texts[title][0] if title is not None else None,
        authors=authors,
    )
    yield finish(draft, file=file, path=path)


def _lines(data: bytes) -> list[_Line]:
    """Return the lines of all pages in the order in which they are set."""
    pypdf = load_extra("pypdf", "documents")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    lines: list[_Line] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("encrypted")
        for number, page in enumerate(reader.pages[:_MOST_PAGES]):
            lines.extend(_lines_of(page, number))
    except UnreadableError:
        raise
    except Exception as error:  # a file made to be damaged makes the library raise anything
        raise UnreadableError("not a PDF file, or a damaged one") from error
    return lines


def _lines_of(page: object, number: int) -> list[_Line]:
    """Return a page's lines: its pieces of text that stand at one height, one after the other."""
    lines: list[_Line] = []
    pieces: list[str] = []
    begun: tuple[float, float, float] | None = None  # x, y, size

    def end_line() -> None:
        nonlocal begun
        text = " ".join(storable("".join(pieces)).split())
        if text and begun:
            lines.append(_Line(text, *begun, number))
        pieces.clear()
        begun = None

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        nonlocal begun
        # Where the text matrix puts it, by the page's own; the size grows with the matrix.
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        if text.strip() and begun and abs(y - begun[1]) > 0.5 * size * scale:
            end_line()
        for part in text.splitlines(keepends=True):
            if part.strip() and begun is None:
                begun = (x, y, size * scale)
            pieces.append(part)
            if part.endswith("\n"):
                end_line()

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    end_line()
    return lines


def _without_edges(lines: list[_Line]) -> list[_Line]:
    """Leave out running heads and numbers of pages.

    They are at the top or foot of a page: a number alone, what is in smaller type, and what,
    numbers apart, stands there on several pages.
    """
    usual = _usual_size(lines)
    edges: dict[int, list[_Line]] = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    found = {
        page: [*sorted(on, key=lambda line: -line.y)[:2], *sorted(on, key=lambda line: line.y)[:2]]
        for page, on in edges.items()
    }
    uses = Counter(
        (_unnumbered(line.text), round(line.y)) for on in found.values() for line in set(on)
    )
    often = min(_FEWEST_PAGES, max(len(found), 2))
    return [
        line
        for line in lines
        if line not in found[line.page]
        or not (
            _NUMBER.fullmatch(line.text)
            or line.size < _SMALLER * usual
            or uses[_unnumbered(line.text), round(line.y)] >= often
        )
    ]


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _blocks(lines: Sequence[_Line], usual: float) -> list[list[_Line]]:
    """Put lines together that one paragraph or heading was set as."""
    step = _step(lines, usual)
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1], line, step):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _step(lines: Sequence[_Line], usual: float) -> float:
    """Return the usual distance of a paragraph's lines."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * usual]
    step = _usual([round(above.y - below.y, 1) for above, below in pairs])
    ended = sum(bool(_ENDED.search(above.text)) for above, _ in pairs)
    # Wide apart and each a whole sentence: these are paragraphs of a line each.
    apart = step > _WIDEST * usual and ended > _MOST_ENDED * len(pairs)
    return step if step and not apart else 1.2 * usual


def _goes_on(block: Sequence[_Line], line: _Line, step: float) -> bool:
    """Say whether a line belongs to the paragraph above it, maybe over a column or a page."""
    above = block[-1]
    if abs(above.size - line.size) > 0.5:
        return False
    ended = _ENDED.search(above.text)
    down = above.y - line.y
    if line.page == above.page and down > 0:
        indented = line.x - block[0].x > 0.8 * line.size or (
            len(block) > 1 and line.x - above.x > 0.8 * line.size
        )
        room = max(_WIDER * step, _HEADING_STEP * line.size)
        return down <= room and not (ended and indented)
    return not ended


def _hyphenates(lines: Sequence[_Line]) -> bool:
    """Say whether words are parted at the ends of lines, rather than at their own hyphens alone."""
    parted = sum(
        bool(_HYPHENATED.search(line.text)) and below.text[0].islower()
        for line, below in pairwise(lines)
    )
    return parted >= _FEWEST_PARTED and parted > _FEW_PARTED * len(lines)


def _joined(block: Sequence[_Line], words: Counter[str], *, hyphenated: bool) -> str:
    """Join a paragraph's lines; a word parted at a line's end is one again.

    It keeps its hyphen where the text has it with one elsewhere, where a capital or digit follows,
    and, unless the text has it without one elsewhere, where words are hardly ever parted.
    """
    text = block[0].text
    for line in block[1:]:
        parted = _HYPHENATED.search(text)
        if parted is None or not line.text[0].isalpha():
            text = f"{text} {line.text}"
            continue
        rest = re.match(r"\w+", line.text)
        word = f"{parted[1]}-{rest[0] if rest else ''}".lower()
        with_it, without = words[word], words[word.replace("-", "")]
        if not line.text[0].islower():
            own = True
        elif hyphenated:
            own = with_it > without
        else:
            own = not without
        text = f"{text if own else text[:-1]}{line.text}"
    return text


def _usual_size(lines: Sequence[_Line]) -> float:
    """Return the size of type that most characters have."""
    return _usual([round(line.size, 1) for line in lines for _ in line.text])


def _usual(values: Sequence[float]) -> float:
    """Return the value that occurs most often; 0 of none."""
    return Counter(values).most_common(1)[0][0] if values else 0.0
