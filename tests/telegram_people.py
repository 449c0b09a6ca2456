"""What people do in the fake Telegram: write, edit, reply, press, type inline, join topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_html import LONGEST, utf16
from telegram_methods import posted_by
from telegram_world import Press, World

if TYPE_CHECKING:
    from telegram_facts import Json, Value

LONGEST_CAPTION = 1024
FORUM = -1_000
"""Chats from this number down are forums, with topics; those above it and below 0 are groups."""


class People:
    """Everybody who talks to the bot of a world."""

    world: World

    def user_says(
        self,
        chat: int,
        text: str,
        sender: int | None = None,
        language: str | None = None,
        **fields: Value,
    ) -> Json:
        """Let somebody write ``text``; return the update. A chat below zero is a supergroup."""
        assert 0 < utf16(text) <= LONGEST, "people's messages are as short as the bot's"
        if entities := _entities(text):
            fields["entities"] = entities
        return self.user_sends(chat, sender, language, text=text, **fields)

    def user_sends(
        self, chat: int, sender: int | None = None, language: str | None = None, **content: Value
    ) -> Json:
        """Let somebody send ``content`` of any kind (``sticker={...}``); return the update."""
        caption = content.get("caption", "")
        assert utf16(caption) <= LONGEST_CAPTION, "people's captions are no longer than Telegram's"
        if entities := _entities(caption):
            content["caption_entities"] = entities
        place = self.world.chats.setdefault(chat, chat_of(chat))
        if thread := content.get("message_thread_id"):
            self.world.topics.setdefault(chat, set()).add(thread)
            content["is_topic_message"] = True
        person = self._person(sender or abs(chat), language)
        return self.world.update(message=self.world.post(place, person, **content))

    def user_edits(self, update: Json, text: str) -> Json:
        """Let somebody change what they wrote; return the new update."""
        message = update["message"]
        message.update(text=text, edit_date=message["date"] + 1)
        message.pop("entities", None)
        if entities := _entities(text):
            message["entities"] = entities
        return self.world.update(edited_message=message)

    def press(self, message: Json, label: str, sender: int | None = None) -> str:
        """Press the button of ``message`` whose label contains ``label``; return the press' id."""
        button = next(button for button in buttons(message) if label in button["text"])
        identity = str(len(self.world.presses) + 1)
        self.world.presses[identity] = Press(button["callback_data"], within=self.world.patience)
        self.world.update(
            callback_query={
                "id": identity,
                "from": self._person(sender or abs(message["chat"]["id"])),
                "message": message,
                "chat_instance": str(message["chat"]["id"]),
                "data": button["callback_data"],
            }
        )
        return identity

    def types(self, person: int, query: str, language: str | None = None) -> str:
        """Let somebody type a query behind the bot's name; return the query's id."""
        assert utf16(query) <= 256
        identity = f"q{len(self.world.queries) + 1}"
        self.world.queries[identity] = Press(query, within=self.world.patience)
        self.world.update(
            inline_query={
                "id": identity,
                "from": self._person(person, language),
                "query": query,
                "offset": "",
                "chat_type": "supergroup",
            }
        )
        return identity

    def chooses(self, query: str, number: int, chat: int, person: int) -> Json:
        """Let somebody choose a result of an answered query; return the message that it posts."""
        answer = self.world.queries[query].answer
        assert answer is not None
        place = self.world.chats.setdefault(chat, chat_of(chat))
        content = posted_by(answer["results"][number])
        return self.world.post(place, self._person(person), via_bot=self.world.bot, **content)

    def _person(self, identity: int, language: str | None = None) -> Json:
        """Return somebody, whose Telegram is in the language that it was last said to be in."""
        if language:
            self.world.languages[identity] = language
        return user(identity, self.world.languages.get(identity))

    def block(self, chat: int) -> None:
        """Let somebody block the bot."""
        self.world.blocked.add(chat)


def buttons(message: Json) -> list[Json]:
    """Return all the inline buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _entities(text: str) -> list[Json]:
    """Return what Telegram marks in a text by itself: commands and mentions."""
    found = re.finditer(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?|(?<!\w)@\w{3,32}", text)
    return [
        {
            "type": "bot_command" if match[0].startswith("/") else "mention",
            "offset": utf16(text[: match.start()]),
            "length": utf16(match[0]),
        }
        for match in found
    ]


def user(identity: int, language: str | None = None) -> Json:
    """Return somebody."""
    person = {"id": identity, "is_bot": False, "first_name": f"Reader {identity}"}
    return {**person, "language_code": language} if language else person


def chat_of(identity: int) -> Json:
    """Return a private chat with the user of that id, a supergroup, or a forum."""
    if identity > 0:
        return {"id": identity, "type": "private", "first_name": f"Reader {identity}"}
    group = {"id": identity, "type": "supergroup", "title": f"Readers {identity}"}
    return {**group, "is_forum": True} if identity <= FORUM else group
