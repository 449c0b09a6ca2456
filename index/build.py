"""Sources to a new generation: read, split, embed what is new, index, publish.

An index is made exactly what its sources hold. A passage whose embedded text and sentences are
those of a passage in the current generation, or of a build that was stopped, takes its vectors
from there. Nothing that goes wrong touches what is published.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.article import content_digest
from corpus.errors import ReadError
from corpus.load import Web, files, read
from corpus.passage import SPLITTING
from index import columns, lexical, parts, statements, stories, terms
from index.encode import Encoder
from index.errors import BuildFailed, IndexDamaged, IndexMissing, IndexOutdated
from index.generation import building, open_current, publish
from index.model import DEFAULT_MODEL
from index.sentence_vectors import SentenceVectors
from index.store import Store
from index.unpublished import Unpublished, clear
from index.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from corpus.article import Article
    from corpus.fetched import Manners
    from index.generation import Generation

FETCHED = ".fetched"
"""Folder, in the index's, of what web addresses have sent."""

Advance = Callable[[int], None]
Stage = Callable[[str, int], AbstractContextManager[Advance]]
"""Opens a stage of the build, given its name and total; what it gives is told each advance."""


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        added: keys of articles that the index did not have.
        changed: keys of articles that say something else than before.
        removed: keys of articles that the sources no longer hold.
        unchanged: number of articles that are as they were.
        unreadable: what could not be read, and why.
        repeated: keys that several articles had; the last of them was taken.
        embedded: number of passages encoded.
        reused: number of passages whose vectors were there already.
        stories: number of stories that several articles tell; ``retold``: of these articles.
        seconds: time taken by stage.
        generation: name of the generation published; ``None`` where nothing had changed.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    unreadable: list[ReadError] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    embedded: int = 0
    reused: int = 0
    stories: int = 0
    retold: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    generation: str | None = None


def build(
    sources: Sequence[str],
    index: Path,
    *,
    model: str = DEFAULT_MODEL,
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
    strict: bool = False,
    manners: Manners | None = None,
    stage: Stage = lambda name, total: nullcontext(lambda advance: None),
) -> Report:
    """Make the index in the folder ``index`` exactly what ``sources`` hold.

    Args:
        sources: files, folders, globs, web addresses.
        index: where generations are published; made if it is not there.
        model: the encoder, by name or folder.
        query_prefix: what questions are encoded with in front; ``None`` for the model's own.
        passage_prefix: what passages are encoded with in front; ``None`` for the model's own.
        strict: fail if anything cannot be read.
        manners: how web addresses are asked for.
        stage: is told of the progress.

    Raises:
        SourceMissing: a source is not there.
        BuildFailed: nothing readable, something unreadable in strict mode, the disk is full, or
            the person stopped it.
        IndexLocked: another build is running.
        ModelUnusable: the encoder cannot be loaded.
    """
    # An index that lies within a source is no part of it.
    found = [file for file in files(sources) if not file.lies_in(index)]
    report = Report()

    @contextmanager
    def timed(name: str, total: int) -> Iterator[Advance]:
        begun = time.monotonic()
        with stage(name, total) as advance:
            yield advance
        report.seconds[name] = time.monotonic() - begun

    try:
        with building(index) as folder:
            encoder = Encoder(model, query_prefix=query_prefix, passage_prefix=passage_prefix)
            with closing(Store(folder / "articles.sqlite", create=True)) as store:
                size = sum(source.size for source in found)
                with timed("reading", size) as advance, Web(index / FETCHED, manners) as web:
                    items = (item for source in found for item in read(source, advance, web))
                    _take(items, store, report)
                current = store.digests()
                _refuse_unusable(current, report, strict=strict)
                settings = _settings(encoder)
                previous = _previous(index)
                _compare(current, previous, report)
                if (
                    previous
                    and previous.manifest.settings == settings
                    and not (report.added or report.changed or report.removed)
                ):
                    report.reused = previous.manifest.counts["passages"]
                    return report
                kept = Unpublished(index, encoder.digest)
                counts = _index(store, folder, encoder, previous, kept, report, timed)
            with timed("publishing", 1) as advance:
                report.generation = publish(index, folder, settings, counts).name
                clear(index)
                advance(1)
    except (OSError, sqlite3.Error, RuntimeError, MemoryError) as error:
        raise BuildFailed(f"the build stopped and nothing was published: {error}") from error
    except KeyboardInterrupt as error:
        raise BuildFailed("the build was interrupted and nothing was published") from error
    return report


def _take(items: Iterable[Article | ReadError], store: Store, report: Report) -> None:
    """Store the articles; report what is none, and which keys come again."""
    repeated: dict[str, None] = {}
    for item in items:
        if isinstance(item, ReadError):
            report.unreadable.append(item)
        elif not store.put(item, content_digest(item)):
            repeated[item.key] = None
    report.repeated = list(repeated)


def _refuse_unusable(articles: dict[str, str], report: Report, *, strict: bool) -> None:
    if strict and report.unreadable:
        raise BuildFailed(f"{len(report.unreadable)} unreadable, first {report.unreadable[0]}")
    if not articles:
        why = f": {report.unreadable[0]}" if report.unreadable else ""
        raise BuildFailed(f"no article could be read from the sources{why}")


def _settings(encoder: Encoder) -> dict[str, Any]:
    """Return everything that shapes an index; a change of any means to index anew."""
    return {
        "encoder": {
            "name": encoder.name,
            "digest": encoder.digest,
            "dimension": encoder.dimension,
            "limit": encoder.limit,
            "query_prefix": encoder.query_prefix,
            "passage_prefix": encoder.passage_prefix,
        },
        "splitting": SPLITTING,
        "columns": columns.KEPT,
        "attribution": statements.RULES,
        "stories": stories.RULES,
        "lexical": {
            "k1": lexical.K1,
            "b": lexical.B,
            "fields": parts.SEARCHED,
            "terms": terms.RULES,
        },
    }


def _previous(index: Path) -> Generation | None:
    """Return the current generation, or ``None`` if there is none that can be read."""
    try:
        return open_current(index)
    except (IndexMissing, IndexDamaged, IndexOutdated):
        return None


def _compare(current: dict[str, str], previous: Generation | None, report: Report) -> None:
    """Report which articles are new, changed, gone or the same."""
    before: dict[str, str] = {}
    if previous is not None:
        with closing(Store(previous.folder / "articles.sqlite")) as store:
            before = store.digests()
    report.added = [key for key in current if key not in before]
    report.removed = [key for key in before if key not in current]
    report.changed = [key for key in current if before.get(key, current[key]) != current[key]]
    report.unchanged = len(current) - len(report.added) - len(report.changed)


def _index(
    store: Store,
    folder: Path,
    encoder: Encoder,
    previous: Generation | None,
    unpublished: Unpublished,
    report: Report,
    timed: Stage,
) -> dict[str, int]:
    """Write every part of the generation but its manifest; return its counts."""
    articles = report.unchanged + len(report.added) + len(report.changed)
    with timed("splitting", articles) as advance:
        rows = parts.split(store, encoder, advance)
    if not rows.passages:
        raise BuildFailed("no article has a sentence to index")
    with timed("attributing", articles) as advance:
        said = parts.attribute(folder, store, advance)
    with timed("stories", articles) as advance:
        told = parts.tell_stories(store, _prints(previous), advance)
        report.stories, report.retold = told
    with timed("embedding", len(rows.passages)) as advance:
        published = _published(previous, encoder)
        report.embedded = parts.embed(folder, rows, encoder, published, unpublished, advance)
        report.reused = len(rows.passages) - report.embedded
    with timed("words", len(rows.passages)) as advance:
        parts.write_words(folder, rows, advance)
    return {
        "articles": articles,
        "passages": len(rows.passages),
        "statements": said,
        "stories": report.stories,
        "sentences": sum(len(passage.sentences) for passage in rows.passages),
    }


def _prints(previous: Generation | None) -> dict[str, NDArray[np.uint32]]:
    """Return the fingerprints of the articles of the generation before, by content digest."""
    if previous is None:
        return {}
    with closing(Store(previous.folder / "articles.sqlite")) as store:
        return store.prints()


def _published(previous: Generation | None, encoder: Encoder) -> parts.Published | None:
    """Open the vectors of the generation before, if they are this encoder's."""
    if previous is None or previous.manifest.settings["encoder"]["digest"] != encoder.digest:
        return None
    with closing(Store(previous.folder / "articles.sqlite")) as store:
        return parts.Published(
            store,
            Vectors(previous.folder / "vectors.faiss"),
            SentenceVectors(previous.folder / "sentences"),
        )
