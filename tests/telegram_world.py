"""What the fake Telegram knows: chats, messages, pending updates, presses of buttons.

Also what a message may consist of: text, entities, link preview, keyboard.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from telegram_facts import ApiError, Json, Value
from telegram_html import good_url, parse, trim, utf16

ANSWER_WITHIN = 15.0
"""Seconds that Telegram waits for the answer to a press or an inline query."""


@dataclass(slots=True)
class Press:
    """A button pressed, or an inline query typed: the bot has to answer it, once, in time."""

    data: str
    answer: Json | None = None
    expired: bool = False
    within: float = ANSWER_WITHIN
    asked: float = field(default_factory=time.monotonic)

    @property
    def late(self) -> bool:
        """Whether it is too late to answer."""
        return self.expired or time.monotonic() - self.asked > self.within


@dataclass(slots=True)
class World:
    """The state of the fake: one bot, the chats it is in, and what is on its way to it."""

    bot: Json
    chats: dict[int, Json] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    languages: dict[int, str] = field(default_factory=dict)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    queries: dict[str, Press] = field(default_factory=dict)
    topics: dict[int, set[int]] = field(default_factory=dict)
    administrators: set[tuple[int, int]] = field(default_factory=set)
    webhook: Json = field(default_factory=dict)
    proxied: str = ""  # HOST:PORT to which a proxy in front of the webhook passes requests on
    patience: float = ANSWER_WITHIN  # seconds in which presses and inline queries are answered
    undelivered: int = 0  # attempts of deliveries that were not taken
    commands: dict[str, list[Json]] = field(default_factory=dict)
    pending: list[Json] = field(default_factory=list)
    polls: int = 0
    allowed: list[str] = field(default_factory=list)
    last_update: int = 70_000
    last_message: int = 100
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    def stir(self) -> None:
        """Wake everybody who waits for something to happen."""
        self.stirred.set()
        self.stirred = asyncio.Event()

    def update(self, **content: Value) -> Json:
        """Make an update, queue it if the bot takes its kind, and return it."""
        self.last_update += 1
        made = {"update_id": self.last_update, **content}
        if not self.allowed or content.keys() & set(self.allowed):
            self.pending.append(made)
            self.stir()
        return made

    def post(self, chat: Json, sender: Json, **content: Value) -> Json:
        """Put a message into a chat and return it."""
        self.last_message += 1
        message = {
            "message_id": self.last_message,
            "from": sender,
            "chat": chat,
            "date": int(time.time()),
            **content,
        }
        self.messages[chat["id"], self.last_message] = message
        return message

    def chat(self, parameters: Json) -> Json:
        """Return the chat a call is about.

        Raises:
            ApiError: nobody by that id has ever talked to the bot, or they blocked it.
        """
        chat = self.chats.get(parameters["chat_id"])
        if chat is None:
            raise ApiError("chat not found")
        if chat["id"] in self.blocked:
            raise ApiError("bot was blocked by the user", status=403)
        return chat


def content_of(parameters: Json) -> Json:
    """Return the text, entities, preview and keyboard that a call asks for, all checked."""
    mode, text = parameters.get("parse_mode", ""), parameters.get("text", "")
    if mode.lower() not in {"", "html"}:
        raise ApiError(f"strict: this fake reads HTML only, not {mode!r}")
    if mode:
        shown, entities = parse(text)
    else:
        shown, entities = trim(text, parameters.get("entities", []))
    content: Json = {"text": shown}
    if entities:
        content["entities"] = entities
    if preview := parameters.get("link_preview_options"):
        if "url" in preview and not good_url(preview["url"]):
            raise ApiError(f"strict: no preview can be made of {preview['url']!r:.80}")
        content["link_preview_options"] = preview
    return content | keyboard_of(parameters)


def keyboard_of(parameters: Json) -> Json:
    """Return ``{"reply_markup": ...}`` if the call has an inline keyboard with buttons."""
    rows = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise ApiError("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    rows = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_button(button: Json) -> None:
    """Hold one inline button to Telegram's rules."""
    kinds = button.keys() - {"text", "icon_custom_emoji_id", "style"}
    if not button["text"].strip():
        raise ApiError("can't parse inline keyboard button: Text must be non-empty")
    if not kinds:
        raise ApiError(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(kinds) > 1:
        raise ApiError(f"strict: a button does one thing, not {sorted(kinds)}")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise ApiError("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not good_url(url):
        raise ApiError(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if not 1 <= utf16(button.get("copy_text", {}).get("text", "x")) <= 256:
        raise ApiError("BUTTON_COPY_TEXT_INVALID")
