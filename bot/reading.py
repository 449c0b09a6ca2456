"""An article read in the chat, page by page: what is there to open where it has no URL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.buttons import Button
from bot.card import Card, citation
from bot.markup import embolden, reach
from corpus.article import Span

if TYPE_CHECKING:
    from bot.buttons import ReadPage
    from corpus.article import Article

_PAGE = 1900
"""UTF-16 units of an article's text on a page: little to scroll, and room in the message for its
citation and for a blank line after each paragraph, however short the paragraphs are."""

_MOST_HEADINGS = 80
"""Headings marked on one page: a message has at most 100 entities."""


def reading_card(article: Article, wish: ReadPage) -> Card:
    """Return the page that is wished for, the quotation and subheadings on it in bold."""
    pages = paginate(article.text)
    quote = wish.quote_in(article.text)
    number = _holding(pages, quote) if wish.page is None else min(wish.page, len(pages) - 1)
    page = pages[number]
    headings = [span for span in article.headings if page.start <= span.start < page.end]
    marks = [*headings[:_MOST_HEADINGS], *([quote] if quote else [])]
    body = embolden(article.text, page, marks).replace("\n", "\n\n")
    parts = [citation(article, article.url), body]
    turns = []
    if len(pages) > 1:
        parts.append(f"<i>Page {number + 1} of {len(pages)}</i>")
        if number > 0:
            turns.append(Button("◀ Back", data=replace(wish, page=number - 1).data()))
        if number + 1 < len(pages):
            turns.append(Button("Next ▶", data=replace(wish, page=number + 1).data()))
    html = "\n\n".join(part for part in parts if part)
    return Card(html, rows=(tuple(turns),) if turns else ())


def paginate(text: str) -> list[Span]:
    """Cut ``text`` into pages: whole paragraphs where they fit, else at a sentence or a word.

    The pages cover all of the text but the white space that they are cut at.
    """
    pages = []
    start = 0
    while start < len(text):
        end = start + reach(text[start : start + _PAGE], _PAGE)
        if end < len(text):
            end = _cut(text, start, end)
        pages.append(Span(start, end))
        start = end + len(text[end : end + _PAGE]) - len(text[end : end + _PAGE].lstrip())
    return pages


def _cut(text: str, start: int, end: int) -> int:
    """Return where to end a page that can reach ``end``: not too early, and at the best place."""
    middle = start + (end - start) // 2
    for mark, kept in (("\n", 0), (". ", 1), (" ", 0)):
        found = text.rfind(mark, middle, end)
        if found > start:
            return found + kept
    return end


def _holding(pages: list[Span], quote: Span | None) -> int:
    """Return the number of the page on which the quotation begins; the first one without it."""
    if quote is None:
        return 0
    return max(number for number, page in enumerate(pages) if page.start <= quote.start)
