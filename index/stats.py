"""What an index holds, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.collapsing import stories
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
        no_authors: number of articles that name no author.
        languages: number of articles by language, ISO 639, most first.
        no_language: number of articles whose language is not known.
        months: number of articles by month (``2025-03``) and publisher, of those whose month is
            known; a publisher that is not is "".
        copies: number of articles that retell a story which another tells.
        origins: how many sources these stories go back to, each story's added up.
        sources: number of articles by what they were read from.
        removed: number of articles that were removed by hand, and stay out.
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
    no_authors: int
    languages: dict[str, int]
    no_language: int
    months: dict[str, dict[str, int]]
    copies: int
    origins: int
    sources: dict[str, int]
    removed: int
    bytes: int


def index_stats(index: Path) -> Stats:
    """Count what the current generation of the index in the folder ``index`` holds.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated: it cannot be read.
    """
    generation = open_current(index)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    languages: Counter[str] = Counter()
    months: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ranges = []
    no_publisher = no_url = no_authors = no_language = 0
    with closing(Store(generation.folder / "articles.sqlite")) as store:
        for _, article in store.articles():
            if article.publisher is None:
                no_publisher += 1
            else:
                spellings[article.publisher.casefold()][article.publisher] += 1
            known = days(article.published)
            ranges.append(known)
            if known and (known[0].year, known[0].month) == (known[1].year, known[1].month):
                months[f"{known[0]:%Y-%m}"][(article.publisher or "").casefold()] += 1
            no_url += article.url is None
            no_authors += not article.authors
            if article.language:
                languages[article.language] += 1
            else:
                no_language += 1
        told = stories(store.retellings(store.numbered_digests()))
        sources = Counter(source for _, source, _ in store.origins())
        removed = len(store.removed())
    dated = [found for found in ranges if found is not None]
    spelt = {folded: own.most_common(1)[0][0] for folded, own in spellings.items()} | {"": ""}
    publishers = {spelt[folded]: own.total() for folded, own in spellings.items()}
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
        no_authors=no_authors,
        languages=dict(languages.most_common()),
        no_language=no_language,
        months={
            month: {spelt[folded]: count for folded, count in own.most_common()}
            for month, own in sorted(months.items())
        },
        copies=sum(len(story.articles) for story in told) - len(told),
        origins=sum(story.origins for story in told),
        sources=dict(sources.most_common()),
        removed=removed,
        bytes=sum(p.stat().st_size for p in generation.folder.rglob("*") if p.is_file()),
    )
