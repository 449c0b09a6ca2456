"""Buttons pressed: each wish has its function; whatever happens, the press is answered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.buttons import Press, ReadPage, Wish
from bot.errors import Busy, OneAtATime
from bot.telegram import answer_presses, choice_presses
from bot.telegram.service import may_choose
from bot.telegram.showing import acknowledge
from bot.wording import refusal_text
from index.errors import QuestionRefused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, Message

    from bot.telegram.service import Reader, Service

    Serve = Callable[[Service, Reader, Message, Press], Awaitable[str | None]]
    """Does what a press wants; returns what to tell whoever pressed, if anything."""

_SERVED: dict[Wish, Serve] = {
    Wish.PASSAGE: answer_presses.passage,
    Wish.CONTEXT: answer_presses.context,
    Wish.WHY: answer_presses.why,
    Wish.GOOD: answer_presses.vote,
    Wish.BAD: answer_presses.vote,
    Wish.WITHOUT: answer_presses.without,
    Wish.AGAIN: answer_presses.again,
    Wish.SUGGESTED: answer_presses.suggested,
    Wish.SPEAKER: choice_presses.speaker,
    Wish.LATEST: choice_presses.latest,
    Wish.LANGUAGE: choice_presses.language,
    Wish.LISTED: choice_presses.listed,
    Wish.PUBLISHER: choice_presses.publisher,
    Wish.FORGET: choice_presses.forget,
    Wish.CLOSE: choice_presses.close,
}
_CHOICES = {Wish.LANGUAGE, Wish.LISTED, Wish.PUBLISHER, Wish.FORGET, Wish.CLOSE}
"""What is for a group's administrators to choose."""


async def pressed(service: Service, reader: Reader, query: CallbackQuery) -> None:
    """Do what a button wants, and answer the press."""
    service.tally.presses += 1
    told: str | None = None
    try:
        told = await _served(service, reader, query)
    except (Busy, OneAtATime):
        told = reader.say("ask.busy")
    except QuestionRefused as error:
        told = refusal_text(error, reader.say)
    finally:
        await asyncio.shield(acknowledge(query, told))


async def _served(service: Service, reader: Reader, query: CallbackQuery) -> str | None:
    message, data, say = query.message, query.data or "", reader.say
    if message is None or not message.is_accessible:
        return say("press.old")
    if service.presses.take(reader.user):
        return say("press.too_fast")
    there: Message = message  # type: ignore[assignment] # it is accessible, so it is whole
    if page := ReadPage.from_data(data):
        return await choice_presses.read(service, reader, there, page)
    press = Press.from_data(data)
    if press is None:
        return say("press.old")
    if press.wish in _CHOICES and not await may_choose(query.get_bot(), reader):
        return say("press.admins_only")
    return await _SERVED[press.wish](service, reader, there, press)
