"""PDF files with a text layer: lines are put together again as the paragraphs they were set from.

A paragraph ends where the space between lines grows, where the type changes its size, and where a
sentence's end is followed by an indent. It goes on over columns and pages: where paragraphs are
indented until an indent, else until a sentence's end. Larger type heads; the largest on the first
page is the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.byline import find_byline
from corpus.draft import Draft, finish
from corpus.errors import ReadError
from corpus.formats.pdf_lines import SetLine, set_lines, usual_size, without_edges
from corpus.streams import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.article import Article

_WIDER = 1.3  # times the usual distance of lines: between paragraphs
_MOST_INDENTED = 0.3  # share of lines below a sentence's end
_FARTHEST = 4  # times the size of type: lines of one column
_FEW_WITHIN = 0.1  # share of lines that end within a sentence
_FEWEST_PARTED = 3
_FEW_PARTED = 0.03  # share of lines that end in a hyphen where words are not parted
_HEADING_STEP = 1.7  # times its size of type: between the lines of a heading
_LARGER = 1.08  # times the usual size of type: a heading
_ENDED = re.compile(r"[.!?:…][\"'”’»)]*$")
_HYPHENATED = re.compile(r"(\w+)-$")


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a PDF file, which is one article.

    Its properties are not looked at: they name the program and the day that it was made by and on.
    """
    try:
        lines = without_edges(set_lines(data))
    except UnreadableError as error:
        yield ReadError(file, str(error))
        return
    if not lines:
        yield ReadError(file, "no text layer: only pictures of text")
        return
    usual = usual_size(lines)
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


def _blocks(lines: Sequence[SetLine], usual: float) -> list[list[SetLine]]:
    """Put lines together that one paragraph or heading was set as."""
    step = _step(lines, usual)
    indented = _indented(lines, usual)
    blocks: list[list[SetLine]] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1], line, usual, step, indented):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _step(lines: Sequence[SetLine], usual: float) -> float:
    """Return the usual distance of a paragraph's lines: below those that end no sentence."""
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.page == below.page
        and 0 < above.y - below.y < _FARTHEST * usual
        and abs(above.size - usual) < 0.5
    ]
    within = [(a, b) for a, b in pairs if not (_ENDED.search(a.text) or a.text.endswith(";"))]
    steps = Counter(round(above.y - below.y, 1) for above, below in within)
    often = [step for step, count in steps.items() if count > _FEW_WITHIN * len(pairs)]
    # Where hardly a line ends within a sentence, each is a paragraph.
    return min(often, default=1.2 * usual)


def _indented(lines: Sequence[SetLine], usual: float) -> set[int] | None:
    """Return which lines (by id) begin with an indent; None where paragraphs have none."""
    columns: dict[tuple[int, int], list[SetLine]] = {}
    for line in lines:
        columns.setdefault((line.page, round(line.x / (8 * usual or 1))), []).append(line)
    found = {
        id(line)
        for column in columns.values()
        for line in column
        if 0.5 * usual < line.x - min(other.x for other in column) < 4 * usual
    }
    after = [below for above, below in pairwise(lines) if _ENDED.search(above.text)]
    return found if sum(id(line) in found for line in after) > _MOST_INDENTED * len(after) else None


def _goes_on(
    block: Sequence[SetLine],
    line: SetLine,
    usual: float,
    step: float,
    indented: set[int] | None,
) -> bool:
    """Say whether a line belongs to the paragraph above it, maybe over a column or a page."""
    above = block[-1]
    if abs(above.size - line.size) > 0.5:
        return False
    ended = bool(_ENDED.search(above.text))
    begins = indented is not None and id(line) in indented
    if line.page == above.page and above.y - line.y > 0:
        heads = line.size > _LARGER * usual
        room = _HEADING_STEP * line.size if heads else _WIDER * step
        return above.y - line.y <= room and not (ended and begins)
    return not (begins if indented is not None else ended)


def _hyphenates(lines: Sequence[SetLine]) -> bool:
    """Say whether words are parted at the ends of lines, rather than at their own hyphens alone."""
    parted = sum(
        bool(_HYPHENATED.search(line.text)) and below.text[0].islower()
        for line, below in pairwise(lines)
    )
    return parted >= _FEWEST_PARTED and parted > _FEW_PARTED * len(lines)


def _joined(block: Sequence[SetLine], words: Counter[str], *, hyphenated: bool) -> str:
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
