"""Links to answers: whoever opens one has the answer in a chat of their own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.card import Card
from bot.card_buttons import again_rows
from bot.errors import Busy, OneAtATime
from bot.markup import escape
from bot.pages import start_card
from bot.telegram.asking import look_up, over_limit, remember, shown
from bot.telegram.showing import reply, topic_of

if TYPE_CHECKING:
    from telegram import Message

    from bot.state.answers import Given
    from bot.telegram.service import Reader, Service

MARK = "a_"
"""What the payload of a link to an answer begins with."""


async def reopened(service: Service, reader: Reader, message: Message, payload: str) -> None:
    """Show the answer that a link names, and go on from it."""
    begun = time.monotonic()
    answer = payload.removeprefix(MARK)
    given = None
    try:
        given = await _given(service, reader, answer)
        card = (
            await shown(service, reader, given) if given else await _gone(service, reader, answer)
        )
    except (Busy, OneAtATime):
        card = Card(reader.say("ask.busy"))
    sent = await reply(message, card)
    if given:
        remember(service, reader, sent.message_id, given.id, begun, topic=topic_of(message))


async def _given(service: Service, reader: Reader, answer: str) -> Given | None:
    """Return an answer as it was given; of what was typed inline, which is only known, anew.

    Raises:
        Busy, OneAtATime: too much is waiting already, or was asked in this minute.
    """
    kept = service.answers.kept(answer)
    if kept is None:
        return None
    if kept.found is not None:
        return await service.searches.run(reader.user, kept.given)
    if over_limit(service, reader):
        raise OneAtATime("too many questions in this minute")
    service.tally.questions += 1
    return await look_up(service, reader, lambda _: kept.asking, answer)


async def _gone(service: Service, reader: Reader, answer: str) -> Card:
    """Say that an answer is gone; offer to ask again as far as the question is known."""
    say = reader.say
    told = escape(say("press.link_gone"))
    if service.answers.asking(answer) is not None:
        return Card(told, again_rows(answer, say))
    contents = await service.contents(reader.user)
    greeting = start_card(service.suggestions(contents), contents.languages, say)
    return Card(f"{told}\n\n{greeting.html}", greeting.rows)
