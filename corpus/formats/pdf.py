"""PDF files with a text layer: lines are put together again as the paragraphs they were set from.

A paragraph ends where the space between lines grows, where the type changes its size, and where a
sentence's end is followed by an indent. It goes on over columns and pages: where paragraphs are
indented until an indent, else until a sentence's end. Larger type heads; the largest on the first
page is the headline.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.dates import find
from corpus.draft import Draft, finish
from corpus.errors import ReadError
from corpus.formats.credits import without_repeats
from corpus.formats.front import is_mark, read_front
from corpus.formats.html_body import without_debris
from corpus.formats.html_lines import Line
from corpus.formats.pdf_lines import SetLine, set_lines, usual_size, without_edges
from corpus.publisher import is_masthead, outlet_named
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
_MOST_ABOVE = 20  # lines on the first page among which are byline and date, each by itself
_LARGER = 1.08  # times the usual size of type: a heading
_ENDED = re.compile(r"(?:[.!?:…][\"'”’»)]*|\))$")
_HYPHENATED = re.compile(r"(\w+)-$")


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a PDF file, which is one article.

    Its properties are not looked at: they name the program and the day that it was made by and on.
    """
    try:
        lines, edges = without_edges(set_lines(data))
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
        Line(_joined(block, words, hyphenated=hyphenated), block[0].size > _LARGER * usual)
        for block in blocks
    ]
    first = [(index, block[0].size) for index, block in enumerate(blocks) if block[0].page == 0]
    heads = [(size, -index) for index, size in first if texts[index].heading]
    # What stands above the headline is the paper's.
    top = -max(heads)[1] + 1 if heads else 0
    title = texts[top - 1].text if top else None
    above = [
        _undated(words)
        for words in [
            *(line.text for line in texts[: max(top - 1, 0)]),
            *(line.text for line in edges),
        ]
    ]
    masthead = next(filter(is_masthead, above), None)
    headings = {index for index, line in enumerate(texts[top:]) if line.heading}
    front = read_front([line.text for line in texts[top:]], title, headings)
    body = without_debris(texts[top + front.end :], credited=True)
    if not body.lines:
        yield ReadError(file, "no text below its headline")
        return
    draft = Draft(
        lines=body.lines,
        headings=body.headings or None,
        title=title,
        standfirst=front.standfirst,
        publisher=masthead and (outlet_named(masthead) or masthead),
        authors=front.byline.authors,
        outlet=front.byline.outlet,
        printed=front.printed,
        captions=without_repeats([*front.captions, *body.captions]),
    )
    yield finish(draft, file=file, path=path)


def _undated(head: str) -> str:
    """Return a running head without the day and the number of the page."""
    for printed in reversed(list(find(head))):
        head = f"{head[: printed.start]} {head[printed.end :]}"
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", head)


def _blocks(lines: Sequence[SetLine], usual: float) -> list[list[SetLine]]:
    """Put lines together that one paragraph or heading was set as."""
    step = _step(lines, usual)
    indented = _indented(lines, usual)
    alone = {id(line) for line in lines[:_MOST_ABOVE] if is_mark(line.text)}
    blocks: list[list[SetLine]] = []
    for line in lines:
        apart = line.is_item or id(line) in alone or bool(blocks and id(blocks[-1][-1]) in alone)
        if blocks and not apart and _goes_on(blocks[-1], line, usual, step, indented):
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
    found: set[int] = set()
    for page in {line.page for line in lines}:
        edge = before = -math.inf  # of the column
        for line in sorted((line for line in lines if line.page == page), key=lambda line: line.x):
            if line.x - before > _FARTHEST * usual:
                edge = line.x
            if 0.5 * usual < line.x - edge:
                found.add(id(line))
            before = line.x
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
