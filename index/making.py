"""Articles to a published generation: whatever changes an archive fills a store, the rest is here.

A passage whose embedded text and sentences are those of a passage in the current generation, be it
of another format, or of a build that was stopped, takes its vectors from there; an unchanged
article its passages, what is said in it, and its fingerprints. Nothing that goes wrong touches what
is published.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.passage import SPLITTING
from index import columns, finders, lexical, parts, stories, terms
from index.encode import Encoder
from index.errors import BuildFailed
from index.finding import Finding
from index.generation import building, outdated, publish
from index.model import DEFAULT_MODEL
from index.report import Advance, Report, Stage, silent
from index.reuse import VECTORS, Earlier, KeptVectors
from index.store import Store
from index.unpublished import Unpublished, clear

if TYPE_CHECKING:
    from pathlib import Path

    from index.generation import Generation

Fill = Callable[[Store, "Generation | None", Report, Stage], None]
"""Puts the articles of the next generation into an empty store, given the generation before."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a person may choose of how an index is made.

    Attributes:
        model: the encoder, by name or folder.
        query_prefix: what questions are encoded with in front; ``None`` for the model's own.
        passage_prefix: what passages are encoded with in front; ``None`` for the model's own.
        attribution: how attributions are found.
    """

    model: str = DEFAULT_MODEL
    query_prefix: str | None = None
    passage_prefix: str | None = None
    attribution: Finding = Finding.MODEL


def recipe_of(generation: Generation) -> Recipe:
    """Return how a generation was made."""
    settings = generation.manifest.settings
    made = settings["encoder"]
    finding = Finding(settings["attribution"]["finding"])
    return Recipe(made["name"], made["query_prefix"], made["passage_prefix"], finding)


def make(
    index: Path,
    fill: Fill,
    recipe: Recipe,
    previous: Callable[[], Generation | None],
    *,
    strict: bool = False,
    dry_run: bool = False,
    stage: Stage = silent,
) -> Report:
    """Publish a generation of the articles that ``fill`` gives, unless nothing has changed.

    Args:
        index: where generations are published; made if it is not there.
        fill: puts the articles into the store.
        recipe: how it is to be made.
        previous: gives the generation that is compared with and reused; called under the lock.
        strict: fail if anything could not be read.
        dry_run: only tell what would change.
        stage: is told of the progress.

    Raises:
        BuildFailed: nothing readable, something unreadable in strict mode, the disk is full, or
            the person stopped it.
        IndexLocked: another build is running.
        ModelUnusable: the encoder cannot be loaded.
    """
    report = Report()

    @contextmanager
    def timed(name: str, total: int) -> Iterator[Advance]:
        begun = time.monotonic()
        with stage(name, total) as advance:
            yield advance
        report.seconds[name] = time.monotonic() - begun

    try:
        with building(index) as folder:
            encoder = Encoder(
                recipe.model,
                query_prefix=recipe.query_prefix,
                passage_prefix=recipe.passage_prefix,
            )
            with closing(Store(folder / "articles.sqlite", create=True)) as store:
                before = previous()
                fill(store, before, report, timed)
                _refuse_unusable(store, report, strict=strict)
                settings = _settings(encoder, recipe.attribution)
                same = _compare(store, before, report)
                if same and before is not None and before.manifest.settings == settings:
                    report.reused = before.manifest.counts["passages"]
                    return report
                if dry_run:
                    return report
                known = (
                    KeptVectors(before or outdated(index), settings),
                    Unpublished(index, encoder.digest),
                )
                earlier = Earlier(before, settings)
                counts = _index(store, folder, encoder, settings, earlier, known, report, timed)
            with timed("publishing", 1) as advance:
                report.generation = publish(index, folder, settings, counts).name
                clear(index)
                advance(1)
    except (OSError, sqlite3.Error, RuntimeError, MemoryError) as error:
        raise BuildFailed(f"the build stopped and nothing was published: {error}") from error
    except KeyboardInterrupt as error:
        raise BuildFailed("the build was interrupted and nothing was published") from error
    return report


def _refuse_unusable(store: Store, report: Report, *, strict: bool) -> None:
    if strict and report.unreadable:
        raise BuildFailed(f"{len(report.unreadable)} unreadable, first {report.unreadable[0]}")
    if not store.digests():
        why = f": {report.unreadable[0]}" if report.unreadable else ""
        raise BuildFailed(f"no article could be read from the sources{why}")


def _settings(encoder: Encoder, finding: Finding) -> dict[str, Any]:
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
        "vectors": VECTORS,
        "splitting": SPLITTING,
        "columns": columns.KEPT,
        "attribution": finders.settings(finding),
        "stories": stories.RULES,
        "lexical": {
            "k1": lexical.K1,
            "b": lexical.B,
            "fields": parts.SEARCHED,
            "terms": terms.RULES,
        },
    }


def _compare(store: Store, previous: Generation | None, report: Report) -> bool:
    """Report which articles are new, changed, gone or as they were; say if nothing differs."""
    current = store.digests()
    before: dict[str, str] = {}
    same = False
    if previous is not None:
        with closing(Store(previous.folder / "articles.sqlite")) as old:
            before = old.digests()
            sources = [{(key, source) for key, source, _ in one.origins()} for one in (old, store)]
            same = sources[0] == sources[1] and old.removed() == store.removed()
    report.added = [key for key in current if key not in before]
    report.removed = [key for key in before if key not in current]
    report.changed = [key for key in current if before.get(key, current[key]) != current[key]]
    report.unchanged = len(current) - len(report.added) - len(report.changed)
    return same and not report.changes


def _index(
    store: Store,
    folder: Path,
    encoder: Encoder,
    settings: dict[str, Any],
    earlier: Earlier,
    known: tuple[KeptVectors, Unpublished],
    report: Report,
    timed: Stage,
) -> dict[str, int]:
    """Write every part of the generation but its manifest; return its counts."""
    articles = report.unchanged + len(report.added) + len(report.changed)
    with timed("splitting", articles) as advance:
        rows = parts.split(store, encoder, earlier, advance)
    if not rows.passages:
        raise BuildFailed("no article has a sentence to index")
    with timed("attributing", articles) as advance:
        finding = Finding(settings["attribution"]["finding"])
        parts.attribute(folder, store, finding, earlier, advance)
    with timed("stories", articles) as advance:
        report.stories, report.retold = parts.tell_stories(store, earlier, advance)
    with timed("embedding", len(rows.passages)) as advance:
        report.embedded = parts.embed(folder, rows, encoder, known, known[-1], advance)
        report.reused = len(rows.passages) - report.embedded
    with timed("words", len(rows.passages)) as advance:
        parts.write_words(folder, rows, advance)
    return {
        "articles": articles,
        "passages": len(rows.passages),
        "statements": store.count_statements(),
        "stories": report.stories,
        "sentences": sum(len(passage.sentences) for passage in rows.passages),
    }
