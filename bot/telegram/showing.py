"""Cards as messages: sent, edited, and presses answered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.markup import units

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import Any

    from telegram import Bot, CallbackQuery, Message

    from bot.buttons import Button, Rows
    from bot.card import Card

_LONGEST_QUOTE = 1024  # UTF-16 units of a quotation in a reply
_LONGEST_TOAST = 200


async def reply(message: Message, card: Card, quote: str | None = None) -> Message:
    """Send a card to where ``message`` came from; in a group as a reply that quotes it.

    A topic of a forum is kept to. ``quote`` is the part of the message that is answered.
    """
    place: dict[str, Any] = {"chat_id": message.chat.id, "message_thread_id": topic_of(message)}
    if message.chat.type == ChatType.PRIVATE:
        return await message.get_bot().send_message(**place, **content(card))
    whole = quote if quote and units(quote) <= _LONGEST_QUOTE else None
    try:
        return await message.get_bot().send_message(
            **place, **content(card), reply_parameters=_to(message, whole)
        )
    except BadRequest as error:
        if whole is None or "quote" not in str(error).lower():
            raise
        # They changed their words in the meantime.
        return await message.get_bot().send_message(
            **place, **content(card), reply_parameters=_to(message, None)
        )


def topic_of(message: Message) -> int | None:
    """Return the topic of a forum that a message stands in; ``None`` for the general one."""
    return message.message_thread_id if message.is_topic_message else None


def _to(message: Message, quote: str | None) -> ReplyParameters:
    return ReplyParameters(message.message_id, quote=quote, allow_sending_without_reply=True)


async def edit(bot: Bot, chat: int, message: int, card: Card) -> bool:
    """Put a card in place of a message of the bot's; say whether the message is still there."""
    return await _done(bot.edit_message_text(chat_id=chat, message_id=message, **content(card)))


async def edit_buttons(message: Message, rows: Rows) -> bool:
    """Put other buttons under a message of the bot's; say whether it is still there."""
    return await _done(message.edit_reply_markup(keyboard(rows)))


async def _done(change: Awaitable[object]) -> bool:
    try:
        await change
    except BadRequest as error:
        if "not modified" in str(error):
            return True  # the same button twice is nobody's mistake
        if "not found" in str(error) or "can't be edited" in str(error):
            return False
        raise
    return True


async def acknowledge(query: CallbackQuery, words: str | None = None, alert: bool = False) -> None:
    """Answer a press, with a line if there is something to say. Too late is no matter."""
    with suppress(BadRequest):
        await query.answer(words[:_LONGEST_TOAST] if words else None, show_alert=alert or None)


def content(card: Card) -> dict[str, Any]:
    """Return a card as the arguments that sending and editing share."""
    return {
        "text": card.html,
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(card.rows),
        "link_preview_options": preview(card),
    }


def preview(card: Card) -> LinkPreviewOptions:
    """Return how a card's link is previewed: small, and only the source's."""
    return LinkPreviewOptions(
        is_disabled=card.preview is None, url=card.preview, prefer_small_media=True
    )


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return rows of buttons as Telegram has them, if there are any."""
    made = [[_button(button) for button in row] for row in rows]
    return InlineKeyboardMarkup(made) if made else None


def _button(button: Button) -> InlineKeyboardButton:
    copy = CopyTextButton(button.copy) if button.copy is not None else None
    return InlineKeyboardButton(
        button.label, url=button.url, callback_data=button.data, copy_text=copy
    )
