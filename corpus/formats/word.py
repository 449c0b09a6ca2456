"""Word files (.docx): styles tell title and subheadings; paragraphs stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from corpus.byline import find_byline
from corpus.draft import Draft, finish
from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats import MIB
from corpus.formats.extras import load_extra
from corpus.formats.lines import read_lines
from corpus.formats.menus import may_be_title
from corpus.streams import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article

_LARGEST_UNPACKED = 64 * MIB  # of its text; pictures are not unpacked
_HEADING = re.compile(r"(?:heading|überschrift|заголовок|titre|título) ?\d", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|название|titre|título)", re.IGNORECASE)


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a Word file, which is one article.

    Its properties are not looked at: they name who set up the file, and when it was saved.
    """
    try:
        paragraphs = list(_paragraphs(data))
    except UnreadableError as error:
        yield ReadError(file, str(error))
        return
    title = standfirst = None
    lines: list[str] = []
    headings: set[int] = set()
    authors: tuple[str, ...] = ()
    for style, text in paragraphs:
        byline = find_byline(text) if not lines and not authors else None
        if not lines and title is None and (_TITLE.fullmatch(style) or style.endswith(" 1")):
            title = text
        elif not lines and style.lower() in ("subtitle", "untertitel"):
            standfirst = text
        elif byline and byline.authors:
            authors = byline.authors
        else:
            if _HEADING.match(style):
                headings.add(len(lines))
            lines.append(text)
    if title is None and len(lines) > 1 and not headings and _is_headline(lines[0], lines[1]):
        title, lines = lines[0], lines[1:]
    if not lines:
        yield ReadError(file, "no text")
        return
    draft = Draft(
        lines=lines,
        headings=frozenset(headings) or None,
        title=title,
        standfirst=standfirst,
        authors=authors,
    )
    yield finish(draft, file=file, path=path)


def _paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of each paragraph, and of each row of a table."""
    docx = load_extra("docx", "documents")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = (part for part in archive.infolist() if part.filename.endswith(".xml"))
            if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
                raise UnreadableError(f"unpacks to more than {_LARGEST_UNPACKED // MIB} MiB")
        document = docx.Document(io.BytesIO(data))
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                for row in block.rows:
                    cells = dict.fromkeys(_text(cell) for cell in row.cells)
                    yield "", " | ".join(cell for cell in cells if cell)
            elif text := _text(block):
                yield block.style.name or "", text
    except UnreadableError:
        raise
    except Exception as error:  # a file made to be damaged makes the library raise anything
        raise UnreadableError("not a Word file, or a damaged one") from error


def _text(block: Any) -> str:  # noqa: ANN401 - a paragraph or cell of the library
    return storable(str(block.text)).replace("\t", " ").strip()


def _is_headline(line: str, below: str) -> bool:
    """Say whether a first line without a style may be the headline of what is below."""
    return may_be_title(read_lines([line])[0]) and len(line) < len(below)
