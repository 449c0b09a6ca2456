"""An index made exactly what its sources hold.

What has been removed by hand stays out, whatever the sources hold, until it is added by name.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from index.errors import IndexDamaged, IndexMissing, IndexOutdated
from index.finding import Finding
from index.generation import open_current
from index.history import removed_by_hand
from index.making import Recipe, make
from index.model import DEFAULT_MODEL
from index.report import Report, Stage, silent
from index.store import Store
from index.taking import Drop, read_into, readable, staying, web_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.fetched import Manners
    from index.generation import Generation


def build(
    sources: Sequence[str],
    index: Path,
    *,
    model: str = DEFAULT_MODEL,
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
    attribution: Finding = Finding.MODEL,
    strict: bool = False,
    drop_missing: bool = False,
    dry_run: bool = False,
    manners: Manners | None = None,
    stage: Stage = silent,
) -> Report:
    """Make the index in the folder ``index`` exactly what ``sources`` hold.

    Args:
        sources: files, folders, globs, web addresses.
        index: where generations are published; made if it is not there.
        model: the encoder, by name or folder.
        query_prefix: what questions are encoded with in front; ``None`` for the model's own.
        passage_prefix: what passages are encoded with in front; ``None`` for the model's own.
        attribution: how attributions are found.
        strict: fail if anything cannot be read.
        drop_missing: take out, too, what feeds and lists no longer name.
        dry_run: only tell what would change.
        manners: how web addresses are asked for.
        stage: is told of the progress.

    Raises:
        SourceMissing: a source is not there.
        BuildFailed: nothing readable, something unreadable in strict mode, the disk is full, or
            the person stopped it.
        IndexLocked: another build is running.
        ModelUnusable: the encoder cannot be loaded.
    """
    found = readable(sources, index)
    drop = Drop.UNLISTED if drop_missing else Drop.VANISHED

    def fill(store: Store, before: Generation | None, report: Report, timed: Stage) -> None:
        database = before and before.folder / "articles.sqlite"
        out = removed_by_hand(index)
        store.put_removed(out)
        taken = read_into(store, found, web_of(index, manners, out), report, timed, out)
        if database:
            with closing(Store(database)) as old:
                kept = staying(old, found, taken, drop)
            store.take_over(database, kept)
            report.kept = len(kept)

    recipe = Recipe(model, query_prefix, passage_prefix, attribution)
    return make(
        index, fill, recipe, lambda: last_sound(index),
        strict=strict, dry_run=dry_run, stage=stage,
    )  # fmt: skip


def last_sound(index: Path) -> Generation | None:
    """Return the current generation, or ``None`` if there is none that can be read."""
    try:
        return open_current(index)
    except (IndexMissing, IndexDamaged, IndexOutdated):
        return None
