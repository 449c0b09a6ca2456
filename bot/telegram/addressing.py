"""What of a message is meant for the bot: a command, a question, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import MessageEntity
from telegram.constants import ChatType

if TYPE_CHECKING:
    from telegram import Message

    from bot.telegram.service import Service

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def command_in(service: Service, message: Message) -> tuple[str, str] | None:
    """Return the command that a message is, and what stands behind it.

    In groups only /ask goes without the bot's name: others may be another bot's.
    """
    if not _is_command(message):
        return None
    written = message.parse_entity(message.entities[0])
    name, at, addressed = written[1:].partition("@")
    if at and addressed.lower() != service.name.lower():
        return None
    if message.chat.type in _GROUPS and not at and name.lower() != "ask":
        return None
    return name.lower(), (message.text or "")[len(written) :]


def question_in(service: Service, message: Message) -> str | None:
    """Return what a message asks the bot, which may be nothing; ``None`` if it does not ask it.

    A message that only names the bot, or says /ask, asks what the message asks that it replies to.
    """
    text = message.text
    if text is None or not by_a_person(message):
        return None
    if _is_command(message):
        command = command_in(service, message)
        if command is None or command[0] != "ask":
            return None
        return command[1].strip() or _replied(message)
    if message.chat.type == ChatType.PRIVATE:
        return text
    if message.chat.type not in _GROUPS:
        return None
    mentioned = _without_mention(service, message)
    if mentioned is not None:
        return mentioned or _replied(message)
    replied = message.reply_to_message
    to_bot = replied and replied.from_user and replied.from_user.id == service.id
    return text if to_bot else None


def by_a_person(message: Message) -> bool:
    """Say whether somebody wrote a message, rather than a bot or Telegram itself.

    Administrators who are anonymous write as a bot of Telegram's, in the name of their group.
    """
    by_bot = message.from_user is not None and message.from_user.is_bot
    # What a group pins, who joins it, and the like have none of these.
    content = message.text or message.effective_attachment
    anonymous = message.sender_chat is not None
    return bool(content) and (anonymous or not by_bot) and message.via_bot is None


def _is_command(message: Message) -> bool:
    first = message.entities[0] if message.entities else None
    return first is not None and first.type == MessageEntity.BOT_COMMAND and not first.offset


def _without_mention(service: Service, message: Message) -> str | None:
    """Return the words beside the bot's name; ``None`` if it is not named."""
    name = f"@{service.name}".lower()
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


def _replied(message: Message) -> str:
    """Return the words of the message that one replies to, if a person wrote it."""
    replied = message.reply_to_message
    return (replied.text or "").strip() if replied and by_a_person(replied) else ""
