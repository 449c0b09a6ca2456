"""Updates to what handles them: who may ask, what is asked of the bot, and what goes wrong."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.card import Card
from bot.errors import TryLater
from bot.markup import escape
from bot.telegram.addressing import by_a_person, command_in, question_in, written_in
from bot.telegram.asking import asked, edited
from bot.telegram.commands import commanded
from bot.telegram.inline import typed
from bot.telegram.presses import pressed
from bot.telegram.service import Reader, welcome
from bot.telegram.showing import reply

if TYPE_CHECKING:
    from telegram import Bot

    from bot.intake import Arrival
    from bot.telegram.service import Service

_LOG = logging.getLogger(__name__)

KINDS = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
"""The updates that are asked for."""


class Router:
    """Handles one update at a time, whatever it is."""

    def __init__(self, bot: Bot, service: Service) -> None:
        """Handle updates with the parts of ``service``, and speak through ``bot``."""
        self._bot = bot
        self._service = service

    async def handle(self, raw: dict[str, Any], arrival: Arrival) -> None:
        """Handle an update as Telegram wrote it; one that came crowded is not looked up.

        Raises:
            TryLater: Telegram could not be reached.
        """
        try:
            update = Update.de_json(raw, self._bot)
        except Exception:
            _LOG.exception("an update could not be read")
            return
        try:
            await self._dispatch(update, arrival)
        except BadRequest:
            await self._failed(update)  # a kind of network error to the library
        except Forbidden:
            pass  # they blocked the bot: nothing to say, nobody to say it to
        except (NetworkError, RetryAfter) as error:
            raise TryLater(str(error)) from error
        except Exception:
            await self._failed(update)

    async def _dispatch(self, update: Update, arrival: Arrival) -> None:
        service, user = self._service, update.effective_user
        reader = Reader.of(service, user, update.effective_chat)
        if not welcome(service, reader):
            await self._turn_away(reader, update)
        elif update.inline_query:
            await typed(service, reader, update.inline_query)
        elif update.callback_query:
            await pressed(service, reader, update.callback_query)
        elif update.edited_message:
            text = question_in(service, update.edited_message)
            if text is not None:
                await edited(service, reader, update.edited_message, text, arrival)
        elif update.message:
            await self._message(reader, update.message, arrival)

    async def _message(self, reader: Reader, message: Message, arrival: Arrival) -> None:
        service = self._service
        if message.migrate_to_chat_id:
            service.chats.move(message.chat.id, message.migrate_to_chat_id)
            return
        command = command_in(service, message)
        if command is not None and command[0] != "ask":
            await commanded(service, reader, message, *command)
            return
        text = question_in(service, message)
        if text is not None:
            if message.text is not None:
                service.chats.tell_again(reader.chat, "only text")
            else:  # the other pictures of its album have no caption, and need no answer
                service.chats.tell_once(reader.chat, "only text")
            await asked(service, reader, message, text, arrival)
            return
        unread = reader.private and written_in(message) is None and by_a_person(message)
        if unread and service.chats.tell_once(reader.chat, "only text"):
            await reply(message, Card(reader.say("ask.only_text")))

    async def _turn_away(self, reader: Reader, update: Update) -> None:
        """Say once, in a private chat, that the bot is not for everybody."""
        service, say = self._service, reader.say
        if update.inline_query:
            with suppress(BadRequest):
                await update.inline_query.answer([], cache_time=60, is_personal=True)
        elif update.callback_query:
            with suppress(BadRequest):
                await update.callback_query.answer(say("access.closed"))
        elif update.message and reader.private and service.chats.tell_once(reader.chat, "closed"):
            await reply(update.message, Card(escape(say("access.closed"))))

    async def _failed(self, update: Update) -> None:
        """Log what went wrong and tell the reader that something did, in one line."""
        self._service.tally.errors += 1
        _LOG.exception("an update could not be handled")
        message = update.message
        if message is None:
            return
        reader = Reader.of(self._service, update.effective_user, update.effective_chat)
        with suppress(TelegramError):
            await reply(message, Card(escape(reader.say("failed"))))
