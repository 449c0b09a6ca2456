"""The lines of a PDF file with a text layer, as they are set, without what stands at the edges."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.encoding import storable
from corpus.formats.extras import load_extra
from corpus.streams import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PAGES = 2000
_SMALLER = 0.9  # times the usual size of type: not the text
_FEWEST_PAGES = 3  # on which a running head stands
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|страница|p\.|s\.)\s*)?\d+(?:\s*(?:/|of|von|из)\s*\d+)?\W*", re.I
)


_BULLET = re.compile(r"[•◦▪▫‣●○■□\s]+")
_SPACE = 0.25  # times the size of type: how wide a space is set, about
_NEAR = 0.5  # times the size of type: of one height
# A soft hyphen that is set is one that is seen; the sign of its own, at a line's end, is no other.
# Letters that were cast in one piece are a matter of the font.
_CAST = {
    ord(sign): letters
    for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), strict=True)
} | dict.fromkeys(range(0x1C, 0x20), "\ufffd")  # no letters' numbers, nor white space here
_MOST_UNKNOWN = 0.003  # share of letters whose fonts do not tell which they are
_HYPHEN = re.compile("\u00ad|[\u2010\u2011]$")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is set.

    Attributes:
        text: its words.
        x: where it begins, and ``y`` its height, in points from the page's lower left corner.
        size: of its type, in points.
        page: the number of its page, from 0.
        is_item: a bullet stands before it.
    """

    text: str
    x: float
    y: float
    size: float
    page: int
    is_item: bool = False


def set_lines(data: bytes) -> list[SetLine]:
    """Return the lines of all pages in the order in which they are set.

    Raises:
        UnreadableError: it is no PDF file, is encrypted, or its text is not to be made out.
    """
    pypdf = load_extra("pypdf", "documents")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    lines: list[SetLine] = []
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
    unknown = sum(line.text.count("\ufffd") for line in lines)
    if unknown > max(2, _MOST_UNKNOWN * sum(len(line.text) for line in lines)):
        raise UnreadableError("its fonts do not tell which letters they are")
    return lines


def _lines_of(page: object, number: int) -> list[SetLine]:
    """Return a page's lines: its pieces of text that stand at one height, one after the other."""
    lines: list[SetLine] = []
    pieces: list[str] = []
    begun: tuple[float, float, float] | None = None  # x, y, size

    def end_line() -> None:
        nonlocal begun
        words = storable("".join(pieces)).translate(_CAST)
        text = _HYPHEN.sub("-", " ".join(words.split()))
        if text and begun:
            x, y, size = begun
            indent = _SPACE * size * (len(words) - len(words.lstrip(" \xa0")))
            lines.append(SetLine(text, x + indent, y, size, number))
        pieces.clear()
        begun = None

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        nonlocal begun
        # Where the text matrix puts it, by the page's own; the size grows with the matrix.
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        if text.strip() and begun and abs(y - begun[1]) > _NEAR * size * scale:
            end_line()
        for part in text.splitlines(keepends=True):
            if part.strip() and begun is None:
                begun = (x, y, size * scale)
            pieces.append(part)
            if part.endswith("\n"):
                end_line()

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    end_line()
    return _with_items(lines)


def _with_items(lines: list[SetLine]) -> list[SetLine]:
    """Put bullets that are set by themselves to the lines that they stand before."""
    bullets = [line for line in lines if _BULLET.fullmatch(line.text)]
    return [
        replace(line, is_item=any(_stands_before(bullet, line) for bullet in bullets))
        for line in lines
        if line not in bullets
    ]


def _stands_before(bullet: SetLine, line: SetLine) -> bool:
    return abs(bullet.y - line.y) < _NEAR * line.size and bullet.x < line.x


def without_edges(lines: list[SetLine]) -> tuple[list[SetLine], list[SetLine]]:
    """Part running heads and numbers of pages, the second list, from the rest.

    They are at the top or foot of a page: a number alone, what is in smaller type, and what,
    numbers apart, stands there on several pages.
    """
    usual = usual_size(lines)
    edges: dict[int, list[SetLine]] = {}
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
    edge = [
        line in found[line.page]
        and (
            bool(_NUMBER.fullmatch(line.text))
            or line.size < _SMALLER * usual
            or uses[_unnumbered(line.text), round(line.y)] >= often
        )
        for line in lines
    ]
    return (
        [line for line, is_edge in zip(lines, edge, strict=True) if not is_edge],
        [line for line, is_edge in zip(lines, edge, strict=True) if is_edge],
    )


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def usual_size(lines: Sequence[SetLine]) -> float:
    """Return the size of type that most characters have."""
    return usual_of([round(line.size, 1) for line in lines for _ in line.text])


def usual_of(values: Sequence[float]) -> float:
    """Return the value that occurs most often; 0 of none."""
    return Counter(values).most_common(1)[0][0] if values else 0.0
