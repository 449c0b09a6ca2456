"""An article read in the chat: page by page where it has no URL, or just around a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.buttons import Button, Press, Wish
from bot.card import Card
from bot.card_buttons import open_button
from bot.citation import citation
from bot.markup import ELLIPSIS, bold, embolden, escape, head, italic, reach, tail, units
from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.buttons import ReadPage
    from bot.state.answers import Given
    from bot.words import Words
    from corpus.article import Article
    from index.store import StoredPassage

_PAGE = 1900
"""UTF-16 units of an article's text on a page: little to scroll, and room in the message for its
citation and for a blank line after each paragraph, however short the paragraphs are."""

_AROUND = 3000
"""UTF-16 units of an article's text around a passage."""

_MOST_HEADINGS = 80
"""Headings marked on one page: a message has at most 100 entities."""


def reading_card(article: Article, wish: ReadPage, say: Words) -> Card:
    """Return the page that is wished for, the quotation and subheadings on it in bold."""
    pages = paginate(article.text)
    quote = wish.quote_in(article.text)
    number = _holding(pages, quote) if wish.page is None else min(wish.page, len(pages) - 1)
    page = pages[number]
    headings = [span for span in article.headings if page.start <= span.start < page.end]
    marks = [*headings[:_MOST_HEADINGS], *([quote] if quote else [])]
    body = embolden(article.text, page, marks).replace("\n", "\n\n")
    changed = "" if quote else italic(say("reading.changed"))
    parts = [citation(article, say, article.url), changed, body]
    turns = []
    if len(pages) > 1:
        parts.append(italic(say("reading.page", at=number + 1, of=len(pages))))
        if number > 0:
            back = replace(wish, page=number - 1)
            turns.append(Button(say("button.previous_page"), data=back.data()))
        if number + 1 < len(pages):
            on = replace(wish, page=number + 1)
            turns.append(Button(say("button.next_page"), data=on.data()))
    html = "\n\n".join(part for part in parts if part)
    return Card(html, rows=(tuple(turns),) if turns else ())


def context_card(
    given: Given, at: int, article: Article, passages: Sequence[StoredPassage], say: Words
) -> Card:
    """Return the passage of that rank between the one before it and the one after it.

    ``passages`` are all of its article's, in order. The text between them, which may be a
    subheading, is shown too; what is too long is left out at both ends.
    """
    passage = given.answer.passages[at - 1]
    before = [one for one in passages if one.start < passage.start]
    after = [one for one in passages if one.start >= passage.end]
    start = before[-1].start if before else passage.start
    end = after[0].end if after else passage.end
    quote = Span(max(passage.quote.start, start), min(passage.quote.end, end))
    left, right = article.text[start : quote.start], article.text[quote.end : end]
    words = head(quote.of(article.text), _AROUND)
    room = _AROUND - units(words)
    kept = tail(left, max(room // 2, room - units(right)))
    follows = head(right, room - units(kept))
    lead = f"{ELLIPSIS} " if start or kept != left else ""
    trail = f" {ELLIPSIS}" if end < len(article.text) or follows != right else ""
    body = f"{lead}{escape(kept)}{bold(words)}{escape(follows)}{trail}"
    parts = (body, citation(passage, say, passage.link, passage.url))
    back = Press(Wish.PASSAGE, given.id, at)
    buttons = (Button(say("button.back"), data=back.data()), open_button(passage, say))
    return Card("\n\n".join(part for part in parts if part), (buttons,))


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
