"""``byline attribute``: inputs to articles, attributions to lines of JSON or of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.draft import read_opening
from corpus.encoding import UndecodableError, decode, storable
from corpus.errors import ReadError, SourceMissing
from corpus.formats import text
from corpus.load import Web, files, load
from index.statements import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from corpus.attribution.nouns import Finder

STDIN = "-"
_SHOWN_OF_CONTENT = 160  # characters of a content in the listing for people


def inputs(
    sources: Sequence[str], stdin: BinaryIO, *, plain: bool, web: Web | None = None
) -> Iterator[Article | ReadError | SourceMissing]:
    """Yield the articles of all inputs in order, with what could not be read in its place.

    Args:
        sources: files, folders, globs, web addresses; ``-`` is standard input.
        stdin: what ``-`` is read from.
        plain: take each input verbatim as a body, rather than as a page or a file of articles.
        web: the network.
    """
    for source in sources:
        if source == STDIN:
            data = stdin.read()
            if plain:
                yield _verbatim(data, STDIN, STDIN)
            else:
                yield from text.parse(data, file=STDIN, path=STDIN)
            continue
        try:
            if not plain:
                yield from load([source], web)
                continue
            for file in files([source]):
                if file.problem or file.location is None:
                    yield ReadError(file.file, file.problem or "not a file")
                    continue
                try:
                    yield _verbatim(file.location.read_bytes(), file.file, file.path)
                except OSError as error:
                    yield ReadError(file.file, error.strerror or "cannot be read")
        except SourceMissing as error:
            yield error


def _verbatim(data: bytes, file: str, key: str) -> Article | ReadError:
    """Make an article of bytes whose text is its body as it stands, its dateline read."""
    try:
        body = storable(decode(data))
    except UndecodableError as error:
        return ReadError(file, str(error))
    if not body:
        return ReadError(file, "empty")
    lines = body.split("\n")
    opening = read_opening(lines)
    dateline = opening.dateline
    if dateline is None:
        return Article(key=key, file=file, text=body, agency=opening.agency)
    begin = sum(len(line) + 1 for line in lines[: opening.line])
    return Article(
        key=key,
        file=file,
        text=body,
        agency=dateline.outlet or opening.agency,
        published=dateline.published,
        dated=dateline.dated,
        place=dateline.place,
        dateline=Span(begin, begin + dateline.end),
    )


def attribution_lines(article: Article, finder: Finder) -> Iterator[dict[str, Any]]:
    """Yield an article's attributions as JSON-ready values: its file and key, then the fields."""
    for one in attributions(article, finder):
        yield {"file": article.file, "key": article.key, **as_json(article.text, one)}


def listing(article: Article, finder: Finder) -> str:
    """Return an article's attributions for a person to read: who, how, when, what."""
    lines = [article.title or article.key]
    for one in attributions(article, finder):
        who = one.speaker or (one.source.of(article.text) if one.source else "nobody named")
        who = f"{who}, {one.role}" if one.speaker and one.role else who
        relay = "".join(f" — via {outlet}" for outlet in one.via)
        when = f" ({one.date})" if one.date else ""
        content = " … ".join(piece.of(article.text) for piece in one.content)
        content = " ".join(content.split())
        if len(content) > _SHOWN_OF_CONTENT:
            content = content[:_SHOWN_OF_CONTENT].rsplit(" ", 1)[0] + " …"
        lines.append(f"  {one.stance}{when}: {who}{relay}\n      {content}")
    return "\n".join([*lines, ""])
