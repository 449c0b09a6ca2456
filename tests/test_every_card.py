"""Every passage of real archives as a card: Telegram refuses none of them, nor shows it wrongly."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLE
from telegram_html import LONGEST, parse, utf16
from telegram_world import keyboard_of

from bot.buttons import ReadPage
from bot.card import Look, answer_html, given_card
from bot.reading import context_card, paginate, reading_card
from bot.state.answers import Asking, Given
from bot.telegram.showing import keyboard
from bot.words import words
from corpus.article import Article, Span
from corpus.attribution.grammar import rules
from corpus.load import load
from corpus.passage import passages
from index.answer import Answer, CitedPassage, Quote
from index.filters import Filters
from index.fragment import link_to
from index.statements import said_by, statements
from index.store import StoredPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.card import Card
    from corpus.passage import Passage

_TOKENS = 256


def token_starts(text: str) -> list[int]:
    """Return where words begin: an encoder's tokens are not needed to split plausibly."""
    return [match.start() for match in re.finditer(r"\w+|[^\w\s]", text)]


def cited(article: Article, split: list[Passage]) -> Iterator[CitedPassage]:
    """Yield every passage of an article, quoting one of its sentences, by turns."""
    said = list(statements(0, article, rules))
    for rank, passage in enumerate(split, start=1):
        span = passage.sentences[rank % len(passage.sentences)]
        quote = span.of(article.text)
        yield CitedPassage(
            rank=rank, score=1.0, article=article.key, url=article.url, title=article.title,
            publisher=article.publisher, agency=article.agency, authors=article.authors,
            published=article.published, dated=article.dated, place=article.place,
            start=passage.start, end=passage.end, text=passage.text,
            quote=Quote(span.start, span.end, quote),
            link=link_to(article.url, quote) if article.url else None,
            said_by=said_by(said, span),
        )  # fmt: skip


def check(card: Card) -> None:
    """Hold a card to Telegram's rules, as the fake does."""
    shown, _ = parse(card.html)
    assert utf16(shown) <= LONGEST
    made = keyboard(card.rows)
    if made is not None:
        keyboard_of({"reply_markup": made.to_dict()})


def check_all(articles: Iterable[Article], language: str) -> int:
    """Render all that can be shown of articles; return how many passages that was."""
    say = words(language)
    look = Look(say, bot="byline_bot", listed=5)
    count = 0
    for article in articles:
        split = passages(article, token_starts, _TOKENS)
        found = tuple(cited(article, split))
        answer = Answer("Who?", True, 0.9, None, Filters(), found)
        asking = Asking(1, 1, "Who?", "And who?", Filters(), date(2025, 1, 1))
        given = Given("id0123456789-_ab", asking, "generation", answer)
        stored = [
            StoredPassage(row, 0, one.start, one.end, "", b"", 0, 0)
            for row, one in enumerate(split)
        ]
        for one in found:
            check(given_card(given, look, at=one.rank))
            check(context_card(given, one.rank, article, stored, say))
            parse(answer_html(one, (), say))
        if found:
            quote = found[-1].quote
            page = partial(ReadPage, "0" * 16, Span(quote.start, quote.end), "0" * 8)
            for number in range(len(paginate(article.text))):
                check(reading_card(article, page(number), say))
        count += len(found)
    return count


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_passage_of_the_sample_is_taken(language: str) -> None:
    articles = [item for item in load([str(SAMPLE)]) if isinstance(item, Article)]
    assert check_all(articles, language) > 100


def test_passages_of_a_real_archive_are_taken(shared: Path) -> None:
    archive = shared / "data" / "realtimeqa" / "articles-small.jsonl.gz"
    articles = (item for item in load([str(archive)]) if isinstance(item, Article))
    assert check_all(islice(articles, 40), "en") > 100


@pytest.mark.long
def test_every_passage_of_a_real_archive_is_taken(shared: Path) -> None:
    archive = shared / "data" / "realtimeqa" / "articles-small.jsonl.gz"
    articles = (item for item in load([str(archive)]) if isinstance(item, Article))
    assert check_all(articles, "en") > 5000
