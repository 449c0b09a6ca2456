"""Content to articles, by its format: what a name or the bytes themselves tell it to be."""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.formats import (
    LARGEST_ARTICLE,
    LARGEST_PAGE,
    MIB,
    format_of,
    html,
    jsonl,
    mail,
    markdown,
    pdf,
    text,
    word,
)
from corpus.formats.content_kind import kind_of
from corpus.members import ARCHIVES, read_members
from corpus.streams import UnreadableError, chunks, lines, whole
from corpus.web import LISTINGS, read_listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article
    from corpus.web import Web

LARGEST_DOCUMENT = 128 * MIB
"""Bytes of a JSON document or a feed, which are read whole, and of a PDF, a Word file or a mail."""

_PARSERS = {
    "text": text.parse,
    "markdown": markdown.parse,
    "html": html.parse,
    "json": jsonl.parse,
    "json lines": jsonl.parse,
    "mail": mail.parse,
    "word": word.parse,
    "pdf": pdf.parse,
}
_LARGEST = {"text": LARGEST_ARTICLE, "markdown": LARGEST_ARTICLE, "html": LARGEST_PAGE}


def parse_stream(
    name: str, pieces: Iterator[bytes], *, file: str, path: str, web: Web
) -> Iterator[Article | ReadError]:
    """Read content as it comes, by the format that its ``name`` tells; unknown ones as text.

    Args:
        name: of the file, whose suffix counts.
        pieces: its bytes, unpacked.
        file: the path as given by the person.
        path: the path used in keys.
        web: the network, for what feeds and lists only name.

    Raises:
        UnreadableError: it cannot be read on; what came before counts.
    """
    form = format_of(name) or "text"
    if form != "json lines":
        data = whole(pieces, _LARGEST.get(form, LARGEST_DOCUMENT))
        yield from _parse_whole(form, data, file=file, path=path, web=web)
        return
    first = next(pieces, b"")
    beginning = first.removeprefix(BOM_UTF8).lstrip()
    line = beginning.partition(b"\n")[0]
    pieces = chain([first] if first else [], pieces)
    # UTF-16 has no byte that ends a line, and a document in a file of lines is read as one.
    if b"\0" in first[:4] or (beginning and not jsonl.begins_lines(line.decode("latin-1"))):
        yield from jsonl.parse(whole(pieces, LARGEST_DOCUMENT), file=file, path=path)
        return
    nothing = True
    for item in jsonl.parse_lines(lines(pieces, file), file=file, path=path):
        nothing = False
        yield item
    if nothing:
        yield ReadError(file, "no article in it" if first else "empty")


def parse_sent(
    web: Web, kind: str | None, data: bytes, file: str, path: str
) -> Iterator[Article | ReadError]:
    """Read what an address sent: by what it is, else by the suffix of the address (``path``)."""
    name = path.partition("?")[0]
    item = None if path == file else path
    form = format_of(name) if kind in (None, "text", "gzip") else _OF_KIND.get(kind, kind)
    form = "word" if kind == "zip" and format_of(name) == "word" else form
    try:
        if form in ARCHIVES:
            parse = partial(parse_stream, web=web)
            yield from read_members(form, io.BytesIO(data), file=file, path=path, parse=parse)
            return
        if kind == "gzip":
            data = whole(_gunzipped(data), LARGEST_DOCUMENT)
            inner = kind_of(data)
            form = "xml" if inner in LISTINGS else inner if inner in _PARSERS else form
    except UnreadableError as error:
        yield ReadError(file, str(error), item)
        return
    if form == "xml" or form in _PARSERS:
        yield from _parse_whole(form, data, file=file, path=path, web=web)
    else:
        yield ReadError(file, "not a format that is read", item)


_OF_KIND = {"zip": "zip", "warc": "warc"}


def _gunzipped(data: bytes) -> Iterator[bytes]:
    return chunks(io.BytesIO(data), packed=True, report=lambda position: None)


def _parse_whole(
    form: str, data: bytes, *, file: str, path: str, web: Web
) -> Iterator[Article | ReadError]:
    """Read a whole file of a format; XML and JSON may be lists of what is elsewhere."""
    kind = kind_of(data) if form in ("xml", "json") else None
    if kind in LISTINGS:
        parse = partial(parse_sent, web)
        yield from read_listing(kind, data, file=file, path=path, web=web, parse=parse)
    elif form == "xml" and kind == "html":
        yield from html.parse(data, file=file, path=path)
    elif form == "xml":
        yield ReadError(file, "not a feed, a sitemap or an OPML list" if data else "empty")
    else:
        yield from _PARSERS[form](data, file=file, path=path)
