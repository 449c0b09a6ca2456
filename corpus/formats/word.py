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
from corpus.formats.furniture import ends_page
from corpus.formats.lines import read_lines
from corpus.formats.menus import may_be_title
from corpus.streams import UnreadableError
from corpus.timestamp import find_timestamp, is_update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article
    from corpus.dates import PrintedDate

_LARGEST_UNPACKED = 64 * MIB  # of its text; pictures are not unpacked
_HEADING = re.compile(r"(?:heading|überschrift|заголовок|titre|título) ?\d", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|beschriftung|название объекта|légende|epígrafe)", re.IGNORECASE)
_TEXT = (
    ".//w:t[{0}] | .//w:tab[{0} and ancestor::w:r] | .//w:br[{0}] | .//w:noBreakHyphen[{0}]"
).format(
    # Words that an editor has deleted or moved away, and boxes beside the text.
    "not(ancestor::*[local-name()='del' or local-name()='moveFrom' or local-name()='Fallback'"
    " or local-name()='txbxContent'])"
)
_SIGNS = {"tab": " ", "br": "\n", "noBreakHyphen": "-"}
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
    captions: list[str] = []
    dated: PrintedDate | None = None
    if not any(_heads(style) for style, _ in paragraphs) and _is_headline(paragraphs):
        paragraphs[0] = ("Title", paragraphs[0][1])
    for style, text in paragraphs:
        byline = find_byline(text) if not lines and not authors else None
        if not lines and title is None and _heads(style):
            title = text
        elif _CAPTION.fullmatch(style):
            captions.append(text)
        elif not lines and style.lower() in ("subtitle", "untertitel"):
            standfirst = text
        elif byline and byline.authors:
            authors = byline.authors
        elif title and not lines and dated is None and (dated := _published(text)):
            continue
        else:
            if _HEADING.match(style):
                headings.add(len(lines))
            lines.append(text)
    while lines and ends_page(lines[-1]):
        headings.discard(len(lines) - 1)
        lines.pop()
    if not lines:
        yield ReadError(file, "no text")
        return
    draft = Draft(
        lines=lines,
        headings=frozenset(headings) or None,
        title=title,
        standfirst=standfirst,
        authors=authors,
        printed=dated,
        captions=tuple(captions),
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
    """Return what a paragraph or cell shows, with what an editor has put in."""
    if hasattr(block, "paragraphs"):
        return " ".join(filter(None, map(_text, block.paragraphs)))
    found = block._element.xpath(_TEXT)  # the library's own text has no insertions
    words = (_SIGNS.get(one.tag.rpartition("}")[2], one.text or "") for one in found)
    return storable("".join(words)).strip()


def _published(line: str) -> PrintedDate | None:
    return None if is_update(line) else find_timestamp(line)


def _heads(style: str) -> bool:
    return bool(_TITLE.fullmatch(style)) or style.endswith(" 1")


def _is_headline(paragraphs: list[tuple[str, str]]) -> bool:
    """Say whether a first paragraph without a style may be the headline of those below."""
    if len(paragraphs) < 2 or _HEADING.match(paragraphs[0][0]):
        return False
    first, *below = [text for _, text in paragraphs[:5]]
    return may_be_title(read_lines([first])[0]) and len(first) < max(map(len, below))
