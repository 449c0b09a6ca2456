"""Inline queries: a question typed behind the bot's name in any chat, answered as it is typed."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.buttons import Button
from bot.card import Card, answer_html
from bot.citation import copied, dated
from bot.errors import Busy, OneAtATime
from bot.markup import clip, italic, usable
from bot.state.answers import Asking, Given, new_id
from bot.talking.typed_filters import read
from bot.telegram.service import PASSAGES
from bot.telegram.showing import keyboard, preview
from bot.wording import refusal_text
from index.errors import QuestionRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineQuery

    from bot.telegram.service import Reader, Service
    from bot.words import Words
    from index.answer import CitedPassage
    from index.filters import Filters
    from index.search import Index

_CACHED = 10  # seconds that Telegram may give the same results to the same person
_AT_MOST = 0.8  # seconds that a search may take before what there is is given
_TITLE = 100
_DESCRIPTION = 150
_ASKED = 256


async def typed(service: Service, reader: Reader, query: InlineQuery) -> None:
    """Answer an inline query, with examples where nothing is typed yet."""
    service.tally.inline += 1
    say, asked = reader.say, query.query.strip()
    button = None
    results: list[InlineQueryResultArticle] = []
    try:
        async with asyncio.timeout(_AT_MOST):
            if asked:
                results = await _found(service, reader, asked)
                if not results:
                    button = InlineQueryResultsButton(say("inline.nothing"), start_parameter="help")
            else:
                results = await _examples(service, reader)
    except (TimeoutError, Busy, OneAtATime):
        button = InlineQueryResultsButton(say("inline.slow"), start_parameter="help")
    except QuestionRefused as error:
        words = clip(refusal_text(error, say), 64)
        button = InlineQueryResultsButton(words, start_parameter="help")
    with suppress(BadRequest):  # too late: they typed on, or went away
        await query.answer(
            results, cache_time=0 if button else _CACHED, is_personal=True, button=button
        )


async def _found(service: Service, reader: Reader, asked: str) -> list[InlineQueryResultArticle]:
    def search(index: Index) -> Given:
        typed = read(asked)
        filters = typed.filters
        if filters.publisher is None and reader.choices.publishers:
            filters = replace(filters, among=reader.choices.publishers)
        asking = _asking(reader, typed.words, filters)
        answer = index.ask(typed.words, PASSAGES, filters, asking.day)
        return Given(new_id(), asking, index.name, answer)

    begun = time.monotonic()
    given = await service.searches.run(reader.user, search)
    found = given.answer.answered
    if not service.chats.forgotten_since(reader.chat, begun):
        service.typed.keep(reader.user, asked, given if found else None)
    if not found:
        return []
    return [_result(service, given, passage, reader.say) for passage in given.answer.passages]


async def _examples(service: Service, reader: Reader) -> list[InlineQueryResultArticle]:
    contents = await service.contents(reader.user)
    results = []
    for example in contents.examples:
        asking = _asking(reader, example.question, example.answer.filters)
        given = Given(new_id(), asking, contents.generation, example.answer)
        result = _result(service, given, example.answer.passages[0], reader.say, deep=False)
        results.append(result)
    return results


def _asking(reader: Reader, question: str, filters: Filters) -> Asking:
    return Asking(
        chat=reader.chat,
        reader=reader.user,
        question=question,
        searched=question,
        filters=filters,
        day=date.today(),
    )


def _result(
    service: Service, given: Given, passage: CitedPassage, say: Words, *, deep: bool = True
) -> InlineQueryResultArticle:
    """Return a result that posts the card of a passage.

    With ``deep`` the card links to the whole answer; an example's title is its question.
    """
    source = " · ".join(
        part for part in (passage.publisher or passage.agency, dated(passage, say)) if part
    )
    card = inline_card(service, given, passage, say, deep=deep)
    title, description = passage.quote.text, "\n".join(filter(None, (source, passage.title)))
    if not deep:
        title, description = given.asking.question, passage.quote.text
    return InlineQueryResultArticle(
        id=f"{given.id}:{passage.rank}",
        title=clip(" ".join(title.split()), _TITLE),
        description=clip(description, _DESCRIPTION) or None,
        input_message_content=InputTextMessageContent(
            card.html, parse_mode=ParseMode.HTML, link_preview_options=preview(card)
        ),
        reply_markup=keyboard(card.rows),
    )


def inline_card(
    service: Service, given: Given, passage: CitedPassage, say: Words, *, deep: bool
) -> Card:
    """Return the card that a chosen result posts: it works without the bot being in the chat."""
    # Those who read it did not see what was typed.
    asked = italic(say("card.searched", question=clip(given.asking.searched, _ASKED)))
    rows: Sequence[tuple[Button, ...]] = (
        _links(service, given, passage, say, deep=deep),
        (Button(say("button.copy"), copy=copied(passage, say)),),
    )
    html = answer_html(passage, (), say, footer=asked)
    return Card(html, tuple(row for row in rows if row), usable(passage.url))


def _links(
    service: Service, given: Given, passage: CitedPassage, say: Words, *, deep: bool
) -> tuple[Button, ...]:
    buttons = []
    if url := usable(passage.link, passage.url):
        buttons.append(Button(say("button.open"), url=url))
    if service.name:
        start = f"?start=a_{given.id}" if deep else ""
        url = f"https://t.me/{service.name}{start}"
        buttons.append(Button(say("button.whole"), url=url))
    return tuple(buttons)
