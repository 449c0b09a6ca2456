"""What an index holds, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.filters import days
from index.generation import open_current
from index.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the current generation.

    Attributes:
        generation: its name.
        created: when it was built, ISO 8601.
        model: the encoder it was built with.
        articles: number of articles; ``passages``, ``statements``, ``sentences`` likewise.
        stories: number of stories that several articles tell.
        publishers: number of articles by publisher, most first; spellings that differ in case only
            are one publisher, under its most frequent spelling.
        no_publisher: number of articles whose publisher is not known.
        earliest: first day any article is dated, ISO 8601.
        latest: last day any article is dated.
        undated: number of articles whose day is not known.
        no_url: number of articles without a URL.
        bytes: size of the generation on disk.
    """

    generation: str
    created: str
    model: str
    articles: int
    passages: int
    statements: int
    stories: int
    sentences: int
    publishers: dict[str, int]
    no_publisher: int
    earliest: str | None
    latest: str | None
    undated: int
    no_url: int
    bytes: int


def index_stats(index: Path) -> Stats:
    """Count what the current generation of the index in the folder ``index`` holds.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated: it cannot be read.
    """
    generation = open_current(index)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ranges = []
    no_publisher = no_url = 0
    with closing(Store(generation.folder / "articles.sqlite")) as store:
        for _, article in store.articles():
            if article.publisher is None:
                no_publisher += 1
            else:
                spellings[article.publisher.casefold()][article.publisher] += 1
            ranges.append(days(article.published))
            no_url += article.url is None
    dated = [found for found in ranges if found is not None]
    publishers = {own.most_common(1)[0][0]: own.total() for own in spellings.values()}
    return Stats(
        generation=generation.name,
        created=generation.manifest.created,
        model=str(generation.manifest.settings["encoder"]["name"]),
        **generation.manifest.counts,
        no_publisher=no_publisher,
        publishers=dict(Counter(publishers).most_common()),
        earliest=min(first for first, _ in dated).isoformat() if dated else None,
        latest=max(last for _, last in dated).isoformat() if dated else None,
        undated=len(ranges) - len(dated),
        no_url=no_url,
        bytes=sum(p.stat().st_size for p in generation.folder.rglob("*") if p.is_file()),
    )
