"""Messages of the bot's that answer somebody: what each shows, and what it was asked by.

An answer may stand in several: whoever opens a shared link has it in a chat of their own. A message
that only says why nothing was looked up shows no answer, and becomes one when the question that it
replies to is changed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Reply:
    """A message of the bot's that replies to a question.

    Attributes:
        message: its number in the chat.
        answer: the id of the answer that it shows, if it shows one.
    """

    message: int
    answer: str | None


class Messages:
    """The messages in a file of state."""

    def __init__(self, state: sqlite3.Connection) -> None:
        """Keep them in ``state``."""
        self._state = state

    def sent(
        self,
        chat: int,
        message: int,
        reader: int | None,
        answer: str | None = None,
        asked: int | None = None,
        topic: int | None = None,
    ) -> None:
        """Remember what a message shows from now on.

        Args:
            chat: where it is.
            message: its number there.
            reader: whom it answers.
            answer: the id of the answer that it shows, if it shows one.
            asked: the message that asked, if one did; what was known of an edited message stays.
            topic: the topic of a forum that it is in, ``None`` for the general one.
        """
        self._state.execute(
            "INSERT INTO messages (chat, message, asked, reader, answer, made, topic) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chat, message) DO UPDATE SET "
            "asked = coalesce(excluded.asked, asked), reader = coalesce(reader, excluded.reader), "
            "answer = coalesce(excluded.answer, answer), made = excluded.made",
            (chat, message, asked, reader, answer, time.time(), topic),
        )

    def reply_to(self, chat: int, asked: int) -> Reply | None:
        """Return the message that replies to the one that ``asked``."""
        query = (
            "SELECT message, answer FROM messages WHERE chat = ? AND asked = ? "
            "ORDER BY made DESC LIMIT 1"
        )
        row = self._state.execute(query, (chat, asked)).fetchone()
        return Reply(*row) if row else None

    def shown_in(self, chat: int, message: int) -> str | None:
        """Return the id of the answer that a message shows."""
        query = "SELECT answer FROM messages WHERE chat = ? AND message = ?"
        row = self._state.execute(query, (chat, message)).fetchone()
        return row[0] if row else None

    def last(
        self,
        chat: int,
        topic: int | None = None,
        reader: int | None = None,
        before: int | None = None,
    ) -> str | None:
        """Return the id of the answer that was last shown in a chat, of those still known.

        Args:
            chat: the chat.
            topic: the topic of a forum, ``None`` for the general one.
            reader: only to this reader.
            before: not to this message, which may have been asked and changed.
        """
        query = (
            "SELECT answer FROM messages JOIN answers ON answers.id = messages.answer "
            "WHERE messages.chat = ? AND topic IS ? AND (? IS NULL OR messages.reader = ?) "
            "AND (? IS NULL OR asked IS NOT ?) ORDER BY messages.made DESC LIMIT 1"
        )
        row = self._state.execute(query, (chat, topic, reader, reader, before, before)).fetchone()
        return row[0] if row else None

    def prune(self, before: float) -> None:
        """Forget the messages sent before a time, in seconds since 1970."""
        self._state.execute("DELETE FROM messages WHERE made < ?", (before,))
