"""The kept generations of an index: what differs between two, going back to one, deleting them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.fetch_cache import sweep
from index.errors import GenerationMissing
from index.generation import current_name, generations, locked, open_current, point, verify
from index.store import Store
from index.taking import FETCHED
from index.unpublished import clear

if TYPE_CHECKING:
    from pathlib import Path

    from index.generation import Generation


@dataclass(frozen=True, slots=True)
class Difference:
    """What one generation has and another has not.

    Attributes:
        old: name of the generation compared with.
        new: name of the generation that differs.
        added: keys of articles that only the new one has.
        changed: keys of articles that say something else.
        removed: keys of articles that only the old one has.
    """

    old: str
    new: str
    added: list[str]
    changed: list[str]
    removed: list[str]


def difference(index: Path, old: str | None = None, new: str | None = None) -> Difference:
    """Compare two kept generations by name: the current one with the one before, if not given.

    Raises:
        GenerationMissing: there is no such generation.
        IndexMissing, IndexDamaged, IndexOutdated: one of them cannot be read.
    """
    later = open_current(index) if new is None else verify(_folder(index, new))
    earlier = verify(_folder(index, old) if old else _before(index, later.name))
    then, now = _digests(earlier), _digests(later)
    return Difference(
        earlier.name,
        later.name,
        [key for key in now if key not in then],
        [key for key in now if then.get(key, now[key]) != now[key]],
        [key for key in then if key not in now],
    )


def rollback(index: Path, name: str | None = None) -> Generation:
    """Serve a kept generation again: the one called ``name``, else the one before the current.

    Raises:
        GenerationMissing: there is none, or none before the current one.
        IndexDamaged, IndexOutdated: it cannot be served; what is served now stays.
        IndexMissing: nothing is published.
        IndexLocked: a build is running.
    """
    with locked(index):
        served = (current_name(index) or "").partition(" ")[0]
        generation = verify(_folder(index, name) if name else _before(index, served))
        point(index, generation)
    return generation


def prune(index: Path, kept: int = 1) -> list[str]:
    """Delete all generations but the current one and the ``kept - 1`` newest others.

    What stopped builds have left is deleted too, and what web addresses sent that the last build
    did not ask for.

    Returns:
        The names of those that are gone.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated: the current one cannot be served; nothing is
            deleted then, since one of the others may be the better.
        IndexLocked: a build is running.
    """
    with locked(index):
        gone = _delete_others(index, kept)
        sweep(index / FETCHED)
    return gone


def _delete_others(index: Path, kept: int) -> list[str]:
    current = open_current(index).name
    others = [folder for folder in generations(index) if folder.name != current]
    gone = others[: max(0, len(others) - (kept - 1))]
    for folder in gone:
        shutil.rmtree(folder)
    clear(index)
    return [folder.name for folder in gone]


def removed_by_hand(index: Path) -> set[str]:
    """Return the keys of articles that were removed by hand, though nothing else can be served.

    They are those of the current generation, damaged or of another format as it may be, else of the
    newest that still tells.
    """
    served = (current_name(index) or "").partition(" ")[0]
    folders = sorted(generations(index), key=lambda folder: (folder.name == served, folder.name))
    for folder in reversed(folders):
        try:
            with closing(Store(folder / "articles.sqlite")) as store:
                return store.removed()
        except sqlite3.Error:
            continue
    return set()


def forget_others(index: Path) -> None:
    """Delete everything but the current generation, so that nothing else is left of an article.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated, IndexLocked: as of ``prune``.
    """
    with locked(index):
        _delete_others(index, kept=1)
        shutil.rmtree(index / FETCHED, ignore_errors=True)


def _folder(index: Path, name: str) -> Path:
    for folder in generations(index):
        if folder.name == name:
            return folder
    raise GenerationMissing(f"there is no generation {name} in {index}")


def _before(index: Path, name: str) -> Path:
    earlier = [folder for folder in generations(index) if folder.name < name]
    if not earlier:
        raise GenerationMissing(f"no generation before {name or 'the current one'} is kept")
    return earlier[-1]


def _digests(generation: Generation) -> dict[str, str]:
    with closing(Store(generation.folder / "articles.sqlite")) as store:
        return store.digests()
