"""Buttons that choose: what is listed and read, the settings of a chat, and forgetting it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.buttons import digest
from bot.card import Card
from bot.live import article_by_digest
from bot.pages import LISTED, settings_card
from bot.reading import reading_card
from bot.telegram.lists import latest_of, said_by
from bot.telegram.showing import edit, reply
from bot.words import LANGUAGES

if TYPE_CHECKING:
    from telegram import Message

    from bot.buttons import Press, ReadPage
    from bot.telegram.service import Reader, Service
    from index.search import Index


async def read(service: Service, reader: Reader, message: Message, wish: ReadPage) -> str | None:
    """Open an article in the chat, or turn its page."""

    def page(index: Index) -> Card | None:
        article = article_by_digest(index, wish.article)
        return None if article is None else reading_card(article, wish, reader.say)

    card = await service.searches.run(reader.user, page)
    if card is None:
        return reader.say("press.article_gone")
    if wish.page is None:
        await reply(message, card)
    else:
        await edit(message.get_bot(), reader.chat, message.message_id, card)
    return None


async def latest(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """List the newest articles of a publisher."""
    await reply(message, await latest_of(service, reader, press.id))
    return None


async def speaker(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """List what somebody said."""
    name = service.chats.suggested(press.id)
    if name is None:
        return reader.say("press.old")
    await reply(message, await said_by(service, reader, name))
    return None


async def language(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Choose the language of the bot's own words."""
    language = press.word if press.word in LANGUAGES else None
    service.chats.choose(reader.chat, replace(reader.choices, language=language))
    await _settings(service, reader, message)
    return None


async def listed(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Choose how many passages a card shows."""
    if press.number in LISTED:
        service.chats.choose(reader.chat, replace(reader.choices, passages=press.number))
    await _settings(service, reader, message)
    return None


async def publisher(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Choose or drop a publisher to be searched by default."""
    contents = await service.contents(reader.user)
    chosen = [name for name in reader.choices.publishers if digest(name) != press.id]
    if len(chosen) == len(reader.choices.publishers):
        source = contents.publisher(press.id)
        if source and source.publisher:
            chosen.append(source.publisher)
    service.chats.choose(reader.chat, replace(reader.choices, publishers=tuple(chosen)))
    await _settings(service, reader, message)
    return None


async def _settings(service: Service, reader: Reader, message: Message) -> None:
    reader = reader.again(service)
    contents = await service.contents(reader.user)
    card = settings_card(reader.choices, reader.look(service).listed, contents, reader.say)
    await edit(message.get_bot(), reader.chat, message.message_id, card)


async def forget(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Delete everything that is stored for the chat."""
    service.chats.forget(reader.chat)
    card = Card(reader.say("forget.done"))
    await edit(message.get_bot(), reader.chat, message.message_id, card)
    return None


async def close(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Take the buttons away."""
    await edit(message.get_bot(), reader.chat, message.message_id, Card(reader.say("closed")))
    return None
