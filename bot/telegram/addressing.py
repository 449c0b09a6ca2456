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
    commands = _marked(message, MessageEntity.BOT_COMMAND)
    written = next((words for entity, words in commands.items() if not entity.offset), None)
    if written is None:
        return None
    name, at, addressed = written[1:].partition("@")
    if at and addressed.lower() != service.name.lower():
        return None
    if message.chat.type in _GROUPS and not at and name.lower() != "ask":
        return None
    return name.lower(), (written_in(message) or "")[len(written) :]


def question_in(service: Service, message: Message) -> str | None:
    """Return what a message asks the bot, which may be nothing; ``None`` if it does not ask it.

    A message that only names the bot, or says /ask, asks what the message asks that it replies to.
    """
    text = written_in(message)
    if text is None or not by_a_person(message):
        return None
    if any(not entity.offset for entity in _marked(message, MessageEntity.BOT_COMMAND)):
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


def written_in(message: Message) -> str | None:
    """Return the words of a message: its text, or the caption of its picture or file."""
    return message.text if message.text is not None else message.caption


def by_a_person(message: Message) -> bool:
    """Say whether somebody wrote a message, rather than a bot or Telegram itself.

    Administrators who are anonymous write as a bot of Telegram's, in the name of their group.
    """
    by_bot = message.from_user is not None and message.from_user.is_bot
    # What a group pins, who joins it, and the like have none of these.
    content = message.text or message.effective_attachment
    anonymous = message.sender_chat is not None
    return bool(content) and (anonymous or not by_bot) and message.via_bot is None


def _marked(message: Message, kind: str) -> dict[MessageEntity, str]:
    """Return what of a message's words Telegram marks as being of one kind."""
    if message.text is not None:
        return message.parse_entities([kind])
    return message.parse_caption_entities([kind]) if message.caption is not None else {}


def _without_mention(service: Service, message: Message) -> str | None:
    """Return the words beside the bot's name; ``None`` if it is not named."""
    name = f"@{service.name}".lower()
    text = written_in(message) or ""
    for entity, written in _marked(message, MessageEntity.MENTION).items():
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
    return (written_in(replied) or "").strip() if replied and by_a_person(replied) else ""
