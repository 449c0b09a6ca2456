"""Plain text: a news page as copied from a browser, or just paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.draft import finish
from corpus.encoding import UndecodableError, decode, storable
from corpus.errors import ReadError
from corpus.formats.page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.article import Article

_WIDEST = 100  # characters of a line in text wrapped by hand or by a mailer
_SLACK = 4  # characters by which a line may fall short though the next word had fitted
_FEWEST = 3  # lines that show that text is wrapped
_MOST_INDENTED = 0.6  # share of lines
_INDENT = re.compile(r"(?: {2,12}|\t)(?=[^\s•*-])")
_RULE = re.compile(r"([=~*_—-])\1{3,}")
_LISTED = re.compile(r"(?:\d{1,3}[.)]|[-*•–—])\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)]*$")
_ADDRESS = re.compile(r"https?://\S+")


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read one text file, which is one article."""
    try:
        text = storable(decode(data))
    except UndecodableError as error:
        yield ReadError(file, str(error))
        return
    lines = [line.strip() for line in _parted(text.splitlines())]
    url = _address(lines)
    draft = read_page(unwrapped(lines), url)
    if any(draft.lines):
        yield finish(draft, file=file, path=path)
    else:
        yield ReadError(file, "no text" if text.strip() else "empty")


def _parted(lines: Sequence[str]) -> list[str]:
    """Put a blank line above each that begins a paragraph by an indent, and for rules of signs.

    Indents part paragraphs where about every third line has one, and blank lines hardly do.
    """
    ruled = ["" if _RULE.fullmatch(line.strip()) else line for line in lines]
    filled = [line for line in ruled if line.strip()]
    indented = sum(bool(_INDENT.match(line)) for line in filled)
    if not _FEWEST <= indented <= _MOST_INDENTED * len(filled) or len(ruled) > 1.2 * len(filled):
        return ruled
    return [part for line in ruled for part in (["", line] if _INDENT.match(line) else [line])]


def _address(lines: list[str]) -> str | None:
    """Take the page's address off the top, if that is the first thing copied."""
    for index, line in enumerate(lines):
        if line:
            return lines.pop(index) if _ADDRESS.fullmatch(line) else None
    return None


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Join the lines of wrapped paragraphs, in text whose paragraphs are parted by blank lines.

    Text is wrapped if nearly every line but a paragraph's last is as full as the next line's first
    word lets it be, and few of these end a sentence.
    """
    width = max(map(len, lines), default=0)
    blocks = list(_blocks(lines))
    inner = [pair for block in blocks for pair in pairwise(block) if not _LISTED.match(pair[1])]
    full = sum(_is_full(line, below, width) for line, below in inner)
    ended = sum(bool(_SENTENCE_END.search(line)) for line, _ in inner)
    if width > _WIDEST or len(inner) < _FEWEST or full < 0.8 * len(inner) or ended > len(inner) / 2:
        return list(lines)
    unwrapped: list[str] = []
    for block in blocks:
        unwrapped += ["", _joined(block)] if _is_wrapped(block, width) else ["", *block]
    return unwrapped


def _is_wrapped(block: Sequence[str], width: int) -> bool:
    """Say whether a block is one paragraph: most of its lines are full, and none is brief."""
    filled = sum(_is_full(line, below, width) for line, below in pairwise(block))
    return 2 * filled >= len(block) - 1 and all(2 * len(line) > width for line in block[:-1])


def _is_full(line: str, below: str, width: int) -> bool:
    """Say whether the word that begins the line ``below`` would not have fitted on ``line``."""
    return len(line) + 1 + len(below.split()[0]) + _SLACK > width


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of lines that no blank line parts."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _joined(block: Sequence[str]) -> str:
    """Join lines by spaces, and without one after a word's own hyphen ("step-by-" "step")."""
    return re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(block)).replace("\n", " ")
