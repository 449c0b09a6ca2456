"""Talking to the bot in the fake Telegram, and looking at what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_server import buttons

from bot.words import words

if TYPE_CHECKING:
    from telegram_facts import Json
    from telegram_server import TelegramServer

ANNA = 42
SAY = words("en")


async def answer_to(
    server: TelegramServer, text: str, chat: int = ANNA, language: str | None = None
) -> Json:
    """Say ``text`` and return the message that comes back."""
    server.user_says(chat, text, language=language)
    message: Json = (await server.wait_for("sendMessage", chat=chat)).result
    return message


async def pressed(server: TelegramServer, message: Json, label: str) -> Json:
    """Press a button and return the message as it is edited."""
    server.press(message, label)
    edited: Json = (await server.wait_for("editMessageText", chat=message["chat"]["id"])).result
    return edited


async def told(server: TelegramServer, message: Json, label: str) -> str | None:
    """Press a button and return what the press is answered with."""
    press = server.press(message, label)
    while True:
        answer = (await server.wait_for("answerCallbackQuery")).parameters
        if answer["callback_query_id"] == press:
            return answer.get("text")


def marked(message: Json, kind: str) -> list[str]:
    """Return the pieces of a message that carry entities of one ``kind``."""
    text = message["text"].encode("utf-16-le")
    return [
        text[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le")
        for one in message.get("entities", [])
        if one["type"] == kind
    ]


def labels(message: Json) -> list[str]:
    """Return what the buttons under a message say."""
    return [button["text"] for button in buttons(message)]
