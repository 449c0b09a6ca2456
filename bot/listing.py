"""Articles, passages and counts as lines: what ``read``, ``export`` and ``stats`` print."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from bot.message import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.article import Article
    from index.stats import Stats

_ARTICLE_FIELDS = (
    "key", "file", "url", "title", "standfirst", "publisher", "agency", "authors", "published",
    "dated", "place", "section", "language", "text", "captions",
    "claimed_publisher",
)  # fmt: skip


def article_json(article: Article) -> dict[str, Any]:
    """Return an article as JSON-ready values; subheadings as spans with their text."""
    headings = [
        {"start": span.start, "end": span.end, "text": span.of(article.text)}
        for span in article.headings
    ]
    return {**{name: getattr(article, name) for name in _ARTICLE_FIELDS}, "headings": headings}


def article_text(article: Article) -> str:
    """Return an article for a person to read: its fields, then its body."""
    known = [
        f"{name}: {one_line(', '.join(value) if isinstance(value, tuple) else value)}"
        for name in _ARTICLE_FIELDS
        if name != "text" and (value := getattr(article, name))
    ]
    return "\n".join([*known, "", article.text, ""])


def passage_lines(index: Path) -> Iterator[dict[str, Any]]:
    """Yield every passage of the current generation, row by row."""
    from index.generation import open_current
    from index.store import Store

    with closing(Store(open_current(index).folder / "articles.sqlite")) as store:
        for number, article in store.articles():
            for passage in store.passages_of(number):
                yield {
                    "article": article.key,
                    "start": passage.start,
                    "end": passage.end,
                    "text": article.text[passage.start : passage.end],
                    "url": article.url,
                    "publisher": article.publisher,
                    "published": article.published,
                }


def stats_text(stats: Stats) -> str:
    """Return what an index holds, a line a fact."""
    dates = f"{stats.earliest} to {stats.latest}, " if stats.earliest else ""
    lines = [
        f"generation  {stats.generation}, built {stats.created}",
        f"model       {stats.model}",
        f"articles    {stats.articles:,} ({stats.no_url:,} without a URL)",
        f"passages    {stats.passages:,} with {counted(stats.sentences, 'sentence')}",
        f"statements  {stats.statements:,} of who says what",
        f"copies      {stats.copies:,} of what another article tells; stories told by several: "
        f"{stats.stories:,}, going back to {counted(stats.origins, 'origin')}",
        f"authors     named in all but {stats.no_authors:,}",
        f"languages   {_languages(stats)}",
        f"dates       {dates}{stats.undated:,} undated",
        *([f"removed     {stats.removed:,} by hand, kept out"] if stats.removed else []),
        f"size        {stats.bytes / 1e6:,.1f} MB",
        "publishers",
    ]
    named = {**stats.publishers, **({"not known": n} if (n := stats.no_publisher) else {})}
    return "\n".join([*lines, *(f"  {count:>8,}  {name}" for name, count in named.items())])


def _languages(stats: Stats) -> str:
    named = [f"{code} {count:,}" for code, count in stats.languages.items()]
    return ", ".join([*named, *([f"not known {n:,}"] if (n := stats.no_language) else [])])
