"""What an index holds, as a page: its figures are the index's own, and it needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from command_line import byline

from bot.stats_page import stats_page
from bot.stats_plots import by_month
from index.stats import Stats, index_stats

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def held(sample_index: Path) -> Stats:
    return index_stats(sample_index)


class Page(HTMLParser):
    """Collects tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


def test_the_figures_of_the_sample(held: Stats) -> None:
    assert held.stories == 4
    assert held.copies == 8
    assert held.origins == 4  # all of them Northline's
    assert sum(held.languages.values()) + held.no_language == held.articles
    assert sum(sum(own.values()) for own in held.months.values()) <= held.articles - held.undated
    assert sum(held.sources.values()) == held.articles
    assert list(held.months) == sorted(held.months)


def test_the_page_needs_nothing_else_and_says_it_all(sample_index: Path, tmp_path: Path) -> None:
    ran = byline("stats", "--index", sample_index, "--html", tmp_path / "stats.html", "--json")
    assert (ran.status, ran.err) == (0, "")
    page = Page((tmp_path / "stats.html").read_text(encoding="utf-8"))
    tags = {tag for tag, _ in page.tags}
    assert "svg" in tags
    assert not tags & {"script", "link", "img", "iframe"}
    assert not any("src" in given or "href" in given for _, given in page.tags)
    for publisher, count in ran.row["publishers"].items():
        assert re.search(rf"{publisher}\s*{count:,}", page.text)
    drawn = sum(int(count) for count in re.findall(r"\d{4}-\d\d, [^:]+: (\d+)", page.text))
    assert drawn == sum(sum(own.values()) for own in ran.row["months"].values())


def test_names_are_escaped_and_an_archive_without_dates_has_no_plot(held: Stats) -> None:
    odd = replace(
        held, publishers={"<b>&": 3}, months={}, sources={f"s{n}": 1 for n in range(60)}, removed=2
    )
    html = stats_page(odd)
    assert "<b>&" not in html.replace("<b>&#", "")
    assert "&lt;b&gt;&amp;" in html
    assert "<svg" not in html
    assert "20 others" in html
    assert "2 articles removed by hand" in html


@pytest.mark.parametrize("years", [1, 3, 30])
def test_columns_lie_within_the_plot(years: int) -> None:
    months = {
        f"{1990 + n // 12}-{n % 12 + 1:02}": {"A": n % 7, "": 1, "B": 2, "C": 10**n % 13}
        for n in range(0, 12 * years, 5)
    }
    drawn = by_month(months, ["A", ""])
    for x, y, width, height in re.findall(
        r'<rect class="part\d" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn
    ):
        assert 0 <= float(x) <= float(x) + float(width) <= 1060
        assert 12 <= float(y) <= float(y) + float(height) <= 246.2
    total = sum(sum(own.values()) for own in months.values())
    assert sum(int(n) for n in re.findall(r"<title>[^<]*: ([\d,]+)</title>", drawn)) == total
