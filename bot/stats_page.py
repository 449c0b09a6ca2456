"""What an index holds, as one page: figures, articles by month, publishers, languages, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.html_page import document, header, section, table, tile
from bot.markup import escape
from bot.message import counted
from bot.stats_plots import MOST, by_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.stats import Stats

_LISTED = 40
"""Rows of a table; the rest is added up."""


def stats_page(stats: Stats) -> str:
    """Return the page."""
    title = "What the archive holds"
    about = [f"Generation {stats.generation}, built {stats.created} with {stats.model}."]
    if stats.removed:
        about.append(f"{counted(stats.removed, 'article')} removed by hand, and kept out.")
    parts = [header(title, about), _tiles(stats)]
    if stats.months:
        named = [name for name, _ in _most(stats)]
        key = "".join(
            f'<span class="key part{number}">{escape(name or "not known")}</span> '
            for number, name in enumerate(named)
        )
        others = f'<span class="key part{MOST}">others</span>' if _others(stats, named) else ""
        drawn = by_month(stats.months, named)
        figure = f'<figure class="card">{drawn}<figcaption>{key}{others}</figcaption></figure>'
        parts.append(section("Articles by month", figure))
    publishers = {**stats.publishers, **({"": stats.no_publisher} if stats.no_publisher else {})}
    languages = {**stats.languages, **({"": stats.no_language} if stats.no_language else {})}
    parts.append(
        section(
            "Where they are from",
            f'<div class="pair">{_shares("publisher", publishers)}'
            f"{_shares('language', languages)}</div>{_shares('source', stats.sources)}",
        )
    )
    return document(title, parts)


def _tiles(stats: Stats) -> str:
    total = stats.articles
    dates = f"{stats.earliest} to {stats.latest}" if stats.earliest else "none is dated"
    told = f"{stats.stories:,} told by several, {counted(stats.origins, 'origin')}"
    tiles = [
        tile(f"{total:,}", "articles", dates),
        tile(f"{stats.passages:,}", "passages", f"{stats.sentences:,} sentences"),
        tile(f"{stats.statements:,}", "statements", "of who says what"),
        tile(f"{stats.copies:,}", "copies", told),
        tile(_share(stats.undated, total), "without a date", f"{stats.undated:,}"),
        tile(_share(stats.no_authors, total), "without authors", f"{stats.no_authors:,}"),
        tile(_share(stats.no_url, total), "without an address", f"{stats.no_url:,}"),
        tile(f"{stats.bytes / 1e6:,.0f} MB", "on disk", f"{stats.bytes // total:,} bytes each"),
    ]
    return f'<section class="tiles even">{"".join(tiles)}</section>'


def _most(stats: Stats) -> list[tuple[str, int]]:
    """Return the publishers with most dated articles, and how many these are."""
    dated: dict[str, int] = {}
    for own in stats.months.values():
        for publisher, count in own.items():
            dated[publisher] = dated.get(publisher, 0) + count
    return sorted(dated.items(), key=lambda one: (-one[1], one[0]))[:MOST]


def _others(stats: Stats, named: list[str]) -> bool:
    return any(publisher not in named for own in stats.months.values() for publisher in own)


def _shares(what: str, counts: Mapping[str, int]) -> str:
    """Return a table of names with their numbers of articles, and each one's share drawn."""
    total = sum(counts.values()) or 1
    listed = list(counts.items())
    if len(listed) > _LISTED:
        rest = sum(count for _, count in listed[_LISTED:])
        listed = [*listed[:_LISTED], (f"{len(listed) - _LISTED} others", rest)]
    rows = [
        f"<tr><td>{escape(name or 'not known')}</td><td>{count:,}</td>"
        f"<td>{escape(_share(count, total))}</td><td>{_scale(count / total)}</td></tr>"
        for name, count in listed
    ]
    return table((what, "articles", "", ""), rows)


def _scale(share: float) -> str:
    return f'<span class="scale"><i style="left:0;width:{100 * share:.1f}%;opacity:1"></i></span>'


def _share(count: int, total: int) -> str:
    share = 100 * count / max(1, total)
    if 0 < share < 0.1:
        return "< 0.1 %"
    return f"{share:.1f} %" if 0 < share < 10 else f"{share:.0f} %"
