"""Updates to what handles them: who may ask, what is asked of the bot, and what goes wrong."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.card import Card
from bot.errors import TryLater
from bot.markup import escape
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

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


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
            text = self._question(update.edited_message)
            if text is not None:
                await edited(service, reader, update.edited_message, text)
        elif update.message:
            await self._message(reader, update.message, arrival)

    async def _message(self, reader: Reader, message: Message, arrival: Arrival) -> None:
        service = self._service
        if message.migrate_to_chat_id:
            service.chats.move(message.chat.id, message.migrate_to_chat_id)
            return
        command = self._command(message)
        if command is not None:
            await commanded(service, reader, message, *command, arrival)
            return
        text = self._question(message)
        if text is not None:
            service.chats.tell_again(reader.chat, "only text")
            await asked(service, reader, message, text, arrival)
            return
        unread = reader.private and message.text is None and _by_a_person(message)
        if unread and service.chats.tell_once(reader.chat, "only text"):
            await reply(message, Card(reader.say("ask.only_text")))

    def _command(self, message: Message) -> tuple[str, str] | None:
        """Return the command that a message is, and what stands behind it.

        In groups only /ask goes without the bot's name: others may be another bot's.
        """
        first = message.entities[0] if message.entities else None
        if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
            return None
        written = message.parse_entity(first)
        name, at, addressed = written[1:].partition("@")
        if at and addressed.lower() != self._service.name.lower():
            return None
        if message.chat.type in _GROUPS and not at and name.lower() != "ask":
            return None
        return name.lower(), (message.text or "")[len(written) :]

    def _question(self, message: Message) -> str | None:
        """Return what a message asks the bot; ``None`` if it does not ask it anything."""
        text = message.text
        if text is None or not _by_a_person(message):
            return None
        first = message.entities[0] if message.entities else None
        if first is not None and first.type == MessageEntity.BOT_COMMAND and not first.offset:
            command = self._command(message)
            return command[1].strip() if command and command[0] == "ask" else None
        if message.chat.type == ChatType.PRIVATE:
            return text
        if message.chat.type not in _GROUPS:
            return None
        mentioned = self._without_mention(message)
        if mentioned is not None:
            return mentioned or _replied(message)
        replied = message.reply_to_message
        to_bot = replied and replied.from_user and replied.from_user.id == self._service.id
        return text if to_bot else None

    def _without_mention(self, message: Message) -> str | None:
        """Return the words beside the bot's name; ``None`` if it is not named."""
        name = f"@{self._service.name}".lower()
        text = message.text or ""
        for entity, written in message.parse_entities([MessageEntity.MENTION]).items():
            if written.lower() == name:
                coded = text.encode("utf-16-le")
                before = coded[: 2 * entity.offset].decode("utf-16-le")
                after = coded[2 * (entity.offset + entity.length) :].decode("utf-16-le")
                # One of both is empty, or the question goes around the name.
                kept = after if not before.strip() else before if not after.strip() else None
                return (before.rstrip() + after if kept is None else kept).strip(" ,:;\n")
        return None

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


def _by_a_person(message: Message) -> bool:
    """Say whether somebody wrote a message, rather than a bot or Telegram itself."""
    by_bot = message.from_user is not None and message.from_user.is_bot
    # What a group pins, who joins it, and the like have none of these.
    content = message.text or message.effective_attachment
    return bool(content) and not by_bot and message.via_bot is None


def _replied(message: Message) -> str:
    """Return what was replied to by naming the bot and saying nothing else."""
    replied = message.reply_to_message
    return (replied.text or "") if replied and _by_a_person(replied) else ""
