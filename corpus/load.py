"""Sources to articles: ``load`` for all at once, ``files`` and ``read`` to follow the progress.

::

    for item in load(["archive/", "wire/*.jsonl.gz", "page.txt", "https://gazette.example/feed"]):
        ...                             # an Article, or a ReadError for what could not be read

A source that is not there raises ``SourceMissing`` at the call, before anything is read. Bad input
never raises: it is a ``ReadError`` beside the articles, and the rest goes on. JSON lines are
streamed; of two articles with one key both come, in order.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.formats import format_of
from corpus.members import ARCHIVES, read_members
from corpus.parsing import parse_sent, parse_stream
from corpus.sources import SourceFile, files, reason
from corpus.streams import UnreadableError, chunks
from corpus.web import Web, read_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from corpus.article import Article

__all__ = ["SourceFile", "Web", "files", "load", "read"]


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
        yield from read_address(source.file, web, partial(parse_sent, web))
    else:
        try:
            yield from _read_file(source.location, source, report, web)
        except FileNotFoundError:
            yield ReadError(source.file, "no longer there")
        except OSError as error:
            yield ReadError(source.file, reason(error))
        except UnreadableError as error:
            yield ReadError(source.file, str(error))


def _read_file(
    location: Path, source: SourceFile, report: Callable[[int], None], web: Web
) -> Iterator[Article | ReadError]:
    form = format_of(location.name)
    parse = partial(parse_stream, web=web)
    with location.open("rb") as raw:
        if form in ARCHIVES:
            yield from read_members(form, raw, file=source.file, path=source.path, parse=parse)
        else:
            pieces = chunks(raw, packed=location.name.lower().endswith(".gz"), report=report)
            yield from parse(location.name, pieces, file=source.file, path=source.path)
