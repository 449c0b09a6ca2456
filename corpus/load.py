"""Sources to articles: ``load`` for all at once, ``files`` and ``read`` to follow the progress.

::

    for item in load(["archive/", "wire/*.jsonl.gz", "page.txt", "https://gazette.example/feed"]):
        ...                             # an Article, or a ReadError for what could not be read

A source that is not there raises ``SourceMissing`` at the call, before anything is read. Bad input
never raises: it is a ``ReadError`` beside the articles, and the rest goes on. JSON lines are
streamed; of two articles with one key both come, in order.
"""

from __future__ import annotations

import gzip
import io
import zlib
from codecs import BOM_UTF8
from functools import partial
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.formats import (
    LARGEST_ARTICLE,
    LARGEST_PAGE,
    MIB,
    format_of,
    html,
    jsonl,
    markdown,
    text,
)
from corpus.formats.content_kind import kind_of
from corpus.sources import SourceFile, files, reason
from corpus.web import LISTINGS, Web, read_address, read_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from corpus.article import Article

__all__ = ["SourceFile", "Web", "files", "load", "read"]

LARGEST_DOCUMENT = 128 * MIB  # bytes of a JSON document, which is read whole
MOST_EXPANSION = 200  # times its packed size that a file may unpack to, beyond the first 64 MiB

_CHUNK = 1 * MIB
_PARSERS = {
    "text": text.parse,
    "markdown": markdown.parse,
    "html": html.parse,
    "json": jsonl.parse,
    "json lines": jsonl.parse,
}
_LARGEST = {"html": LARGEST_PAGE, "xml": LARGEST_DOCUMENT, "json": LARGEST_DOCUMENT}


class _Unreadable(Exception):
    """Reading stops here; ``str()`` says why."""


def load(sources: Sequence[str], web: Web | None = None) -> Iterator[Article | ReadError]:
    """Read all ``sources`` (files, folders, globs, web addresses), lazily and in order.

    Args:
        sources: what to read.
        web: the network; without it nothing that is fetched is kept.

    Raises:
        SourceMissing: a source is not there; at the call, before anything is read.
    """
    found = files(sources)
    return _all(found, web or Web())


def _all(found: Sequence[SourceFile], web: Web) -> Iterator[Article | ReadError]:
    with web:
        for source in found:
            yield from read(source, web=web)


def read(
    source: SourceFile, advance: Callable[[int], None] | None = None, web: Web | None = None
) -> Iterator[Article | ReadError]:
    """Read one file or address.

    Args:
        source: the file, as ``files`` found it.
        advance: told of every so many more bytes on disk that are done; in all, ``source.size``.
        web: the network; without it nothing that is fetched is kept.
    """
    done = 0

    def report(position: int) -> None:
        nonlocal done
        position = min(position, source.size)
        if advance and position > done:
            advance(position - done)
        done = max(done, position)

    if web is None:
        with Web() as web:
            yield from _read(source, report, web)
    else:
        yield from _read(source, report, web)
    report(source.size)


def _read(
    source: SourceFile, report: Callable[[int], None], web: Web
) -> Iterator[Article | ReadError]:
    if source.problem:
        yield ReadError(source.file, source.problem)
    elif source.location is None:
        yield from read_address(source.file, web, partial(_parse_kind, web))
    else:
        name = source.location.name
        try:
            with source.location.open("rb") as raw:
                chunks = _chunks(raw, packed=name.lower().endswith(".gz"), report=report)
                yield from _parse(name, chunks, source.file, source.path, web)
        except FileNotFoundError:
            yield ReadError(source.file, "no longer there")
        except OSError as error:
            yield ReadError(source.file, reason(error))
        except _Unreadable as error:
            yield ReadError(source.file, str(error))


def _parse(
    name: str, chunks: Iterator[bytes], file: str, path: str, web: Web
) -> Iterator[Article | ReadError]:
    """Read a file's content by its format: JSON lines as they come, all else whole."""
    form = format_of(name) or "text"
    if form != "json lines":
        data = _whole(chunks, _LARGEST.get(form, LARGEST_ARTICLE))
        yield from _parse_whole(form, data, file, path, web)
        return
    first = next(chunks, b"")
    beginning = first.removeprefix(BOM_UTF8).lstrip()
    line = beginning.partition(b"\n")[0]
    chunks = _prepended(first, chunks)
    # UTF-16 has no byte that ends a line, and a document in a file of lines is read as one.
    if b"\0" in first[:4] or (beginning and not jsonl.begins_lines(line.decode("latin-1"))):
        data = _whole(chunks, LARGEST_DOCUMENT)
        yield from jsonl.parse(data, file=file, path=path)
        return
    nothing = True
    for item in jsonl.parse_lines(_lines(chunks, file), file=file, path=path):
        nothing = False
        yield item
    if nothing:
        yield ReadError(file, "no article in it" if first else "empty")


def _parse_whole(
    form: str, data: bytes, file: str, path: str, web: Web
) -> Iterator[Article | ReadError]:
    """Read a whole file of a format; XML and JSON may be lists of what is elsewhere."""
    if form in ("xml", "json") and (kind := kind_of(data)) in LISTINGS:
        parse = partial(_parse_kind, web)
        yield from read_listing(kind, data, file=file, path=path, web=web, parse=parse)
    elif form == "xml":
        if kind_of(data) == "html":
            yield from html.parse(data, file=file, path=path)
        else:
            yield ReadError(file, "not a feed, a sitemap or an OPML list" if data else "empty")
    else:
        yield from _PARSERS[form](data, file=file, path=path)


def _parse_kind(
    web: Web, kind: str | None, data: bytes, file: str, path: str
) -> Iterator[Article | ReadError]:
    """Read what an address sent, if that is neither a page nor a listing."""
    form = format_of(path.partition("?")[0]) if kind in (None, "text") else kind
    if kind == "gzip":
        chunks = _chunks(io.BytesIO(data), packed=True, report=lambda position: None)
        try:
            inner = _whole(chunks, LARGEST_DOCUMENT)
        except _Unreadable as error:
            yield ReadError(file, str(error), None if path == file else path)
            return
        inner_kind = kind_of(inner)
        if inner_kind in LISTINGS:
            parse = partial(_parse_kind, web)
            yield from read_listing(inner_kind, inner, file=file, path=path, web=web, parse=parse)
            return
        form = inner_kind if inner_kind in _PARSERS else format_of(path.partition("?")[0])
        data = inner
    if form in _PARSERS:
        yield from _PARSERS[form](data, file=file, path=path)
    else:
        yield ReadError(file, "not a format that is read", None if path == file else path)


def _chunks(raw: BinaryIO, *, packed: bool, report: Callable[[int], None]) -> Iterator[bytes]:
    """Yield a file's bytes, unpacked.

    Raises:
        _Unreadable: it is not gzip, is damaged or cut off, or unpacks to far too much.
    """
    stream = gzip.GzipFile(fileobj=raw) if packed else raw
    unpacked = 0
    try:
        while chunk := stream.read1(_CHUNK):  # type: ignore[union-attr] # both have it
            unpacked += len(chunk)
            if packed and unpacked > max(64 * MIB, MOST_EXPANSION * raw.tell()):
                raise _Unreadable(f"unpacks to more than {MOST_EXPANSION} times its size")
            yield chunk
            report(raw.tell())
    except EOFError as error:
        raise _Unreadable("a gzip file that is cut off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise _Unreadable("not a gzip file, or a damaged one") from error


def _whole(chunks: Iterator[bytes], largest: int) -> bytes:
    """Join the chunks of a file that is read whole.

    Raises:
        _Unreadable: it is larger than ``largest`` bytes.
    """
    pieces, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise _Unreadable(f"larger than {largest // MIB} MiB")
        pieces.append(chunk)
    return b"".join(pieces)


def _lines(chunks: Iterator[bytes], file: str) -> Iterator[bytes | ReadError]:
    """Split chunks into lines; one that is too long is passed over, and an error in its place.

    A last line that the end of a damaged file cuts off is not given out.
    """
    pieces: list[bytes] = []
    size = number = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            number += 1
            size += len(line)
            if size > LARGEST_ARTICLE:
                yield ReadError(file, f"longer than {LARGEST_ARTICLE // MIB} MiB", f"line {number}")
            else:
                yield b"".join([*pieces, line])
            pieces, size = [], 0
        size += len(rest)
        pieces = [*pieces, rest] if size <= LARGEST_ARTICLE else []
    if size > LARGEST_ARTICLE:
        yield ReadError(file, f"longer than {LARGEST_ARTICLE // MIB} MiB", f"line {number + 1}")
    elif size:
        yield b"".join(pieces)


def _prepended(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from chunks
