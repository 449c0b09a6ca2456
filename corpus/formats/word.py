"""Word files (.docx): styles tell title and subheadings; paragraphs stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.byline import authors_given
from corpus.dates import find
from corpus.draft import Draft, finish
from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats import MIB
from corpus.formats.credits import without_repeats
from corpus.formats.extras import load_extra
from corpus.formats.front import is_headline, read_front
from corpus.formats.html_body import without_debris
from corpus.formats.html_lines import Line
from corpus.streams import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article
    from corpus.dates import PrintedDate

_LARGEST_UNPACKED = 64 * MIB  # of its text; pictures are not unpacked
_HEADING = re.compile(r"(?:heading|überschrift|заголовок|titre|título) ?\d", re.IGNORECASE)
_MOST_ABOVE_TITLE = 400  # characters: a letterhead, a date
_CAPTION = re.compile(
    r"(?:(?:image |figure |table )?caption|beschriftung|название объекта|légende|epígrafe)",
    re.IGNORECASE,
)
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
    if not any(_heads(style) for style, _ in paragraphs) and _is_headline(paragraphs):
        paragraphs[0] = ("Title", paragraphs[0][1])
    top = next((i for i, (style, _) in enumerate(paragraphs) if _heads(style)), -1)
    title = paragraphs[top][1] if top >= 0 else None
    if top >= 0 and sum(len(words) for _, words in paragraphs[:top]) > _MOST_ABOVE_TITLE:
        top = -1  # a heading of a part, further down
        title = None
    marked = _Marked()
    lines: list[Line] = []
    for style, text in paragraphs[top + 1 :]:
        if not marked.take(style, text, under_title=not lines):
            heads = bool(_HEADING.match(style))
            lines += [Line(line, heads) for line in filter(None, map(str.strip, text.split("\n")))]
    headings = {index for index, line in enumerate(lines) if line.heading}
    front = read_front([line.text for line in lines], title, headings)
    body = without_debris(lines[front.end :], credited=True)
    if not body.lines:
        yield ReadError(file, "no text")
        return
    draft = Draft(
        lines=body.lines,
        headings=body.headings or None,
        title=title,
        standfirst=marked.standfirst or front.standfirst,
        authors=marked.authors or front.byline.authors,
        outlet=front.byline.outlet,
        printed=marked.printed or front.printed,
        captions=without_repeats([*marked.captions, *front.captions, *body.captions]),
    )
    yield finish(draft, file=file, path=path)


@dataclass(slots=True)
class _Marked:
    """What styles say of paragraphs that are not the body's."""

    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    printed: PrintedDate | None = None
    captions: list[str] = field(default_factory=list)

    def take(self, style: str, text: str, *, under_title: bool) -> bool:
        """Take a paragraph, and say whether it is not the body's."""
        if _CAPTION.fullmatch(style):
            self.captions.append(text)
        elif under_title and style.lower() in ("subtitle", "untertitel"):
            self.standfirst = self.standfirst or " ".join(text.split())
        elif under_title and style.lower() in ("author", "authors"):
            self.authors += authors_given([text]).authors
        elif under_title and style.lower() == "date" and (printed := next(find(text), None)):
            self.printed = printed
        else:
            return False
        return True


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
            yield from _of_table(block) if hasattr(block, "rows") else _of_paragraph(block)
    except UnreadableError:
        raise
    except Exception as error:  # a file made to be damaged makes the library raise anything
        raise UnreadableError("not a Word file, or a damaged one") from error


def _of_paragraph(paragraph: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the library's
    if text := _text(paragraph):
        yield paragraph.style.name or "", text


def _of_table(table: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the library's
    """Yield what a table holds: paragraphs of a cell that has several, else rows of cells."""
    for row in table.rows:
        cells = list(dict.fromkeys(row.cells))  # one that spans several columns comes again
        inner = [list(cell.iter_inner_content()) for cell in cells]
        if any(sum(bool(_text(part)) for part in parts) > 1 for parts in inner) or len(cells) == 1:
            for part in (part for parts in inner for part in parts):
                yield from _of_table(part) if hasattr(part, "rows") else _of_paragraph(part)
        else:
            words = dict.fromkeys(" ".join(map(_text, parts)).strip() for parts in inner)
            yield "", " | ".join(one for one in words if one)


def _text(block: Any) -> str:  # noqa: ANN401 - a paragraph or table of the library
    """Return what a paragraph or table shows, with what an editor has put in."""
    found = block._element.xpath(_TEXT)  # the library's own text has no insertions
    words = (_SIGNS.get(one.tag.rpartition("}")[2], one.text or "") for one in found)
    return storable("".join(words)).strip()


def _heads(style: str) -> bool:
    return bool(_TITLE.fullmatch(style)) or style.endswith(" 1")


def _is_headline(paragraphs: list[tuple[str, str]]) -> bool:
    """Say whether a first paragraph without a style may be the headline of those below."""
    if not paragraphs or _HEADING.match(paragraphs[0][0]):
        return False
    first, *below = [text for _, text in paragraphs]
    return is_headline(first, below)
