"""Articles of the sample printed to PDF by real Chromium, in columns and out: the same text."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLE
from written_formats import page

from corpus.article import Article
from corpus.load import load

pytest.importorskip("playwright", reason="needs Playwright, of the dev dependencies")

from benchmarks.chromium import BROWSERS, browser

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="needs Chromium installed"),
    pytest.mark.long,
]

LAYOUTS = {
    "plain": "body { font: 12px/1.5 serif }",
    "wide": "p { font-size: 16px; line-height: 2 }",
    "columns": "div.article-body { column-count: 2; text-align: justify; hyphens: auto }"
    "body { font-size: 11px } p { text-indent: 1em; margin: 0 } h2 { font-size: 14px }",
}
HEADED = '<span style="font-size: 8px">The Ellery Gazette</span>'
NUMBERED = '<span style="font-size: 8px" class="pageNumber"></span>'


def folded(title: str | None) -> str:
    return "".join((title or "").split())


def test_what_a_browser_prints_is_read_as_it_was(tmp_path: Path) -> None:
    found = [item for item in load([str(SAMPLE)]) if isinstance(item, Article)]
    # Behind a picture, as of a face, the library sees a space.
    articles = [article for article in found if max(article.text) < "\uffff"][::4]
    different = []
    with browser() as opened:
        for article in articles:
            for name, style in LAYOUTS.items():
                hidden = "nav, aside, footer, .share { display: none }"
                markup = page(article).decode().replace("<body>", f"<style>{hidden}{style}</style>")
                opened.set_content(markup.replace("<html>", '<html lang="en">'))
                printed = tmp_path / "a.pdf"
                printed.write_bytes(
                    opened.pdf(
                        format="A4", display_header_footer=name == "columns",
                        header_template=HEADED, footer_template=NUMBERED,
                        margin={"top": "60px", "bottom": "60px", "left": "60px", "right": "60px"},
                    )
                )  # fmt: skip
                (read,) = load([str(printed)])
                assert isinstance(read, Article)
                # Large type is kerned; where letters are far apart the library sees a space.
                if read.text != article.text or folded(read.title) != folded(article.title):
                    different.append((name, article.key))
    assert different == []
    assert len(articles) > 3
