"""Links to a sentence in real Chromium, on pages of our own: it scrolls there and highlights it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from index.fragment import link_to

pytest.importorskip("playwright", reason="needs Playwright, of the dev dependencies")

from benchmarks.chromium import BROWSERS, browser, served
from benchmarks.fragments import highlighted, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(
    not any(map(shutil.which, BROWSERS)), reason="needs Chromium installed"
)

FILLING = "".join(
    f"<p>On day {day} the tide tables were printed again, and nobody read them.</p>"
    for day in range(60)
)
LONG = (
    "The bridge, 312 metres long with a lifting span in the middle, will run from Customs Quay in "
    "the Old Town to Cannery Wharf in Farbank, and it is to open in May."
)
SENTENCES = {
    "plain": ("<p>{}</p>", "The ferry stays in harbour tonight."),
    "inline": (
        "<p>The <b>ferry</b> <a href='/x'>stays</a> in <em>har</em>bour tonight, he said.</p>",
        "The ferry stays in harbour tonight, he said.",
    ),
    "marks": ("<p>{}</p>", "“It is a well-paid job, & it’s ours – 18.2% of it,” he said."),
    "spaces": (
        "<p>The fare is 12&nbsp;crowns,\n\n   says the   board.</p>",
        "The fare is 12 crowns, says the board.",
    ),
    "kept space": ("<p>{}</p>", "The fare is 12\u00a0crowns, says the board."),
    "long": ("<p>{}</p>", LONG),
    "long inline": (f"<p>{LONG.replace('Old Town', '<i>Old</i> <b>Town</b>')}</p>", LONG),
    "two paragraphs": (
        "<p>First the harbour froze over.</p><p>Then the ferry sailed no more.</p>",
        "First the harbour froze over.\nThen the ferry sailed no more.",
    ),
    "russian": ("<p>{}</p>", "Паром останется в гавани, сообщила «Волна» во вторник."),
    "chinese": ("<p>{}</p>", "渡轮今晚停在港口。"),
    "arabic": ("<p dir='rtl'>{}</p>", "تبقى العبارة في الميناء الليلة."),
    "one word": ("<p>{}</p>", "Enough!"),
}


@pytest.fixture(scope="module")
def pages() -> Iterator[tuple[str, Page]]:
    made = {
        f"/{name.replace(' ', '-')}": (
            f"<html><head></head><body>{FILLING}{html.replace('{}', sentence)}{FILLING}</body>"
        )
        for name, (html, sentence) in SENTENCES.items()
    } | {
        "/again": f"<html><head></head><body><p>Nobody came to the pier at noon.</p>{FILLING}"
        f"<p>Rain fell all day. Nobody came to the pier. The boats lay still.</p>{FILLING}</body>",
    }
    with (
        served({path: marked(page.encode()) for path, page in made.items()}) as url,
        browser() as page,
    ):
        yield url, page


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_scrolled_to_and_highlighted(pages: tuple[str, Page], name: str) -> None:
    url, page = pages
    _, sentence = SENTENCES[name]
    link = link_to(f"{url}/{name.replace(' ', '-')}", sentence)
    for part in sentence.split("\n"):
        wrong = highlighted(page, link, part)
        # The highlight of two paragraphs is more than either of them.
        assert wrong in (None, "more than it is highlighted" if "\n" in sentence else None)
    assert page.evaluate("scrollY") > 0


def test_a_sentence_that_stands_there_twice_is_told_by_what_is_around_it(
    pages: tuple[str, Page],
) -> None:
    url, page = pages
    sentence = "Nobody came to the pier."
    before, after = "Nobody came to the pier at noon.\nRain fell all day. ", " The boats lay still."
    link = link_to(f"{url}/again", sentence, before=before, after=after)
    assert highlighted(page, link, sentence) is None
    assert page.evaluate("scrollY") > 0
    # Without what is around it the first words alike are taken for it.
    assert highlighted(page, link_to(f"{url}/again", sentence), sentence) is not None
