"""PDF files as programs set them: hyphens of every kind, indents, bullets, running heads."""

from __future__ import annotations

import textwrap

import pytest
from written_formats import pdf_of, shown

from corpus.article import Article
from corpus.errors import ReadError
from corpus.formats import pdf

TITLE = "Sea wall repairs halted"
STORY = [
    "Repairs to the sea wall were halted on Tuesday after divers found a second crack, it said.",
    "The crack is four metres long and runs below the waterline, the chairwoman told reporters.",
    "Ferries will use the northern pier until the divers are done, which may take until June.",
]


class Page:
    """A page being set from its top downwards."""

    def __init__(self, title: str | None = TITLE) -> None:
        self.shown = b""
        self.y = 780.0
        if title:
            self.line(title, size=18)
            self.y -= 10

    def line(self, words: str, *, x: float = 60, size: float = 10) -> None:
        self.y -= 1.2 * size
        self.shown += shown(size, x, self.y, words)

    def paragraph(self, words: str, *, indent: str = "", apart: bool = True) -> None:
        for line in textwrap.wrap(indent + words, 60):
            self.line(line)
        self.y -= 8 if apart else 0


def read(*pages: Page) -> Article:
    (item,) = pdf.parse(pdf_of([page.shown for page in pages]), file="a.pdf", path="a.pdf")
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize("hyphen", ["-", "\xad"])
def test_a_word_parted_at_a_line_s_end_is_one_again(hyphen: str) -> None:
    page = Page()
    for _ in range(3):
        page.line(f"The har{hyphen}")
        page.line(f"bour board met at the north{hyphen}west pier, said the chair{hyphen}")
        page.line("woman. Nobody else was there to be asked about any of it.")
        page.y -= 8
    said = (
        "The harbour board met at the north-west pier, said the chairwoman. "
        "Nobody else was there to be asked about any of it."
    )
    assert read(page).text.split("\n") == [said] * 3


def test_paragraphs_that_begin_with_spaces() -> None:
    page = Page()
    for line in STORY * 2:
        page.paragraph(line, indent="     ", apart=False)
    assert read(page).text.split("\n") == STORY * 2


def test_what_stands_above_the_text() -> None:
    page = Page(None)
    page.line("The Ellery Gazette", size=12)
    page.line(TITLE, size=18)
    page.y -= 10
    page.line("Ferries to use the northern pier until June")
    page.line("By Ann Poe")
    page.line("4 March 2025")
    page.y -= 10
    for line in STORY:
        page.paragraph(line)
    article = read(page)
    assert (article.title, article.publisher) == (TITLE, "The Ellery Gazette")
    assert article.standfirst == "Ferries to use the northern pier until June"
    assert (article.authors, article.published) == (("Ann Poe",), "2025-03-04")
    assert article.text.split("\n") == STORY


def test_a_running_head_names_the_paper() -> None:
    pages = [Page(), Page(None), Page(None)]
    for number, page in enumerate(pages):
        page.shown += shown(8, 60, 815, f"The Ellery Gazette | 4 March 2025 | {number + 1}")
        for line in STORY:
            page.paragraph(line)
    article = read(*pages)
    assert (article.publisher, article.text.split("\n")) == ("The Ellery Gazette", STORY * 3)


def test_items_captions_and_lists_of_other_stories() -> None:
    page = Page()
    page.paragraph(STORY[0])
    page.line("The northern pier at low tide. Photo: Joana Pries/Coastal Press", size=8)
    page.y -= 8
    places = []
    for words in ("the northern pier", "the ferry port", "the cannery"):
        page.line(words, x=75)
        places.append(page.y)
    page.y -= 8
    page.paragraph(STORY[1])
    page.paragraph(STORY[2])
    page.line("Related stories", size=13)
    page.paragraph("School kitchen wins national prize")
    page.paragraph("© 2025 The Ellery Gazette. All rights reserved.")
    for y in places:
        page.shown += shown(10, 62, y, "•")
    article = read(page)
    items = ["the northern pier", "the ferry port", "the cannery"]
    assert article.text.split("\n") == [STORY[0], *items, *STORY[1:]]
    assert article.captions == ("The northern pier at low tide. Photo: Joana Pries/Coastal Press",)


def test_fonts_that_do_not_tell_their_letters() -> None:
    page = Page()
    for line in STORY:
        page.paragraph(line.replace("f", "\x1d"))
    (item,) = pdf.parse(pdf_of([page.shown]), file="a.pdf", path="a.pdf")
    assert isinstance(item, ReadError)
    assert item.why == "its fonts do not tell which letters they are"
