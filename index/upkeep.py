"""An archive changed in part: sources added or followed, articles removed.

What is not named stays as it is. The next generation is made and published as by a build, so that
a reader sees all of a change or nothing of it.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from corpus.key import canonical_url
from index.errors import ArticleUnknown, BuildFailed, IndexMissing
from index.generation import open_current
from index.history import forget_others
from index.making import Recipe, make, recipe_of
from index.report import Report, Stage, silent
from index.store import Store
from index.taking import Drop, read_into, readable, staying, web_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.fetched import Manners
    from index.generation import Generation

PUBLISHER = "publisher:"
"""What stands before the name of a publisher all of whose articles are to be removed."""


def add(
    sources: Sequence[str],
    index: Path,
    recipe: Recipe,
    *,
    drop: Drop = Drop.NOTHING,
    take_back: bool = True,
    strict: bool = False,
    manners: Manners | None = None,
    stage: Stage = silent,
) -> Report:
    """Put what ``sources`` hold into the index, new or in the place of what it has of these keys.

    Args:
        sources: as of a build.
        index: where generations are published; made if it is not there.
        recipe: of an index that is not there yet; one that is keeps its own.
        drop: what to take out of what came from these sources earlier and is no longer in them.
        take_back: take in again what has been removed by hand.
        strict: fail if anything cannot be read.
        manners: how web addresses are asked for.
        stage: is told of the progress.

    Raises:
        IndexDamaged, IndexOutdated: what the index has cannot be kept.
        SourceMissing, BuildFailed, IndexLocked, ModelUnusable: as of a build.
    """
    found = readable(sources, index)
    ours = {source.source for source in found}

    def fill(store: Store, before: Generation | None, report: Report, timed: Stage) -> None:
        if before is None:
            read_into(store, found, web_of(index, manners), report, timed)
            return
        database = before.folder / "articles.sqlite"
        with closing(Store(database)) as old:
            out, origins = old.removed(), old.origins()
            store.take_over(database, [key for key, _, _ in origins])
            left_out = set() if take_back else out
            web = web_of(index, manners, left_out)
            taken = read_into(store, found, web, report, timed, left_out)
            kept = set(staying(old, found, taken, drop))
        report.kept = len(kept)
        theirs = {key for key, source, _ in origins if source in ours}
        store.drop(theirs - taken.keys - kept)
        store.put_removed(out - taken.keys)

    return make(
        index, fill, _recipe(index, recipe), lambda: _current(index),
        strict=strict, stage=stage,
    )  # fmt: skip


def remove(
    names: Sequence[str], index: Path, *, purge: bool = False, stage: Stage = silent
) -> Report:
    """Take articles out of the index, and keep them out of later builds.

    Args:
        names: keys or addresses of articles, or ``publisher:NAME`` for all that one published.
        index: where generations are published.
        purge: delete every earlier generation too, and whatever else is kept of what was read.
        stage: is told of the progress.

    Raises:
        ArticleUnknown: one of the names is of no article; nothing is removed then.
        IndexMissing, IndexDamaged, IndexOutdated: there is nothing to remove from.
        BuildFailed: no article would be left; or as of a build.
        IndexLocked, ModelUnusable: as of a build.
    """

    def fill(store: Store, before: Generation | None, report: Report, timed: Stage) -> None:
        if before is None:
            raise IndexMissing(f"no index in {index}")
        database = before.folder / "articles.sqlite"
        with closing(Store(database)) as old:
            named = {key for name in names for key in _named(name, old)}
            left = [key for key in old.keys() if key not in named]  # noqa: SIM118 - no mapping
            if not left:
                raise BuildFailed("no article would be left: an index needs one")
            store.take_over(database, left)
            store.put_removed(old.removed() | named)

    current = open_current(index)
    report = make(index, fill, recipe_of(current), lambda: open_current(index), stage=stage)
    if purge:
        forget_others(index)
    return report


def _named(name: str, store: Store) -> list[str]:
    """Return the keys of the articles that a person means.

    Raises:
        ArticleUnknown: there is none.
    """
    if name.startswith(PUBLISHER):
        found = store.keys_where("publisher", name.removeprefix(PUBLISHER).strip())
    else:
        found = store.keys_where("key", name) or store.keys_where("url", name)
        if not found and (canonical := canonical_url(name)):
            found = store.keys_where("key", canonical)
    # What was removed before may be named again, to have it purged.
    if not found and not store.removed() & {name, canonical_url(name)}:
        raise ArticleUnknown(f"no article in the index is called {name}")
    return found


def _current(index: Path) -> Generation | None:
    try:
        return open_current(index)
    except IndexMissing:
        return None


def _recipe(index: Path, otherwise: Recipe) -> Recipe:
    current = _current(index)
    return otherwise if current is None else recipe_of(current)
