"""Sources read into a store, and what stays though they no longer give it.

A feed lists only what is new, and a server may be down: what an address does not give this time is
not therefore gone. A file that is no longer in its folder is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from corpus.article import content_digest
from corpus.errors import ReadError, Unavailable
from corpus.key import canonical_url
from corpus.load import Web, files, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from corpus.article import Article
    from corpus.fetched import Manners
    from corpus.sources import SourceFile
    from index.report import Report, Stage
    from index.store import Store

FETCHED = ".fetched"
"""Folder, in the index's, of what web addresses have sent."""


class Drop(Enum):
    """Which articles are taken out that a source gave earlier and gives no more."""

    NOTHING = "nothing"
    VANISHED = "files that are not there, addresses at which nothing is any more"
    UNLISTED = "these, and what feeds and lists no longer name"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading sources.

    Attributes:
        keys: of the articles that were put in.
        gone: keys of addresses at which nothing is any more.
        failed: files and addresses that could not be had for now, as articles name them.
    """

    keys: AbstractSet[str]
    gone: AbstractSet[str]
    failed: AbstractSet[str]


def readable(sources: Sequence[str], index: Path) -> list[SourceFile]:
    """Return what ``sources`` hold; an index that lies within a source is no part of it.

    Raises:
        SourceMissing: a source is not there.
    """
    return [file for file in files(sources) if not file.lies_in(index)]


def read_into(
    store: Store,
    found: Sequence[SourceFile],
    web: Web,
    report: Report,
    timed: Stage,
    left_out: AbstractSet[str] = frozenset(),
) -> Taken:
    """Read articles into the store, but for those whose keys are to be left out."""
    with timed("reading", sum(source.size for source in found)) as advance, web:
        items = ((item, source.source) for source in found for item in read(source, advance, web))
        return take(items, store, report, left_out)


def web_of(index: Path, manners: Manners | None, left_out: AbstractSet[str] = frozenset()) -> Web:
    """Return the network, what it sends kept in the folder of the index.

    What articles come of whose keys are to be left out is not kept.
    """
    return Web(index / FETCHED, manners, left_out)


def take(
    items: Iterable[tuple[Article | ReadError, str]],
    store: Store,
    report: Report,
    left_out: AbstractSet[str] = frozenset(),
) -> Taken:
    """Store articles, each with its source; report what is none, and which keys come again."""
    taken: set[str] = set()
    gone: set[str] = set()
    failed: set[str] = set()
    repeated: dict[str, None] = {}
    kept_out: dict[str, None] = {}
    for item, source in items:
        if isinstance(item, ReadError):
            report.unreadable.append(item)
            if isinstance(item, Unavailable) and item.gone:
                gone.add(canonical_url(item.url) or item.url)
            elif isinstance(item, Unavailable) and item.temporary:
                failed.add(item.file)
        elif item.key in left_out:
            kept_out[item.key] = None
        else:
            store.put(item, content_digest(item), source)
            if item.key in taken:
                repeated[item.key] = None
            taken.add(item.key)
    report.repeated = list(repeated)
    report.kept_out = list(kept_out)
    return Taken(taken, gone, failed)


def staying(old: Store, found: Sequence[SourceFile], taken: Taken, drop: Drop) -> list[str]:
    """Return the keys of articles that sources gave earlier, and not this time, but that stay.

    Args:
        old: the earlier articles.
        found: what was read this time.
        taken: what came of it.
        drop: what does not stay.
    """
    addresses = {source.source for source in found if source.location is None}
    ours = {source.source for source in found}
    return [
        key
        for key, source, file in old.origins()
        if source in ours
        and key not in taken.keys
        and (
            drop is Drop.NOTHING
            or (
                key not in taken.gone
                and (file in taken.failed or (source in addresses and drop is Drop.VANISHED))
            )
        )
    ]
