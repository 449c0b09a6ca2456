"""Chats: what was chosen in each, what it was told once, and how all of it is forgotten."""

from __future__ import annotations

import hashlib
import json
import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.database import transaction

if TYPE_CHECKING:
    import sqlite3

_TABLES = ("updates", "answers", "messages", "votes", "chats", "told")
"""Where something of a chat is kept."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen in a chat.

    Attributes:
        language: of the bot's own words, ISO 639; ``None`` for the reader's.
        passages: how many a card shows; ``None`` for the bot's default.
        publishers: whose articles are searched where a question names nobody; empty for all.
    """

    language: str | None = None
    passages: int | None = None
    publishers: tuple[str, ...] = ()


class Chats:
    """The chats in a file of state."""

    def __init__(self, state: sqlite3.Connection) -> None:
        """Keep them in ``state``."""
        self._state = state
        self._forgotten: dict[int, float] = {}

    def choices(self, chat: int) -> Choices:
        """Return what was chosen in a chat."""
        query = "SELECT language, passages, publishers FROM chats WHERE chat = ?"
        row = self._state.execute(query, (chat,)).fetchone()
        return Choices(row[0], row[1], tuple(json.loads(row[2]))) if row else Choices()

    def choose(self, chat: int, choices: Choices) -> None:
        """Keep what was chosen in a chat."""
        publishers = json.dumps(choices.publishers, ensure_ascii=False)
        self._state.execute(
            "INSERT OR REPLACE INTO chats VALUES (?, ?, ?, ?)",
            (chat, choices.language, choices.passages, publishers),
        )

    def tell_once(self, chat: int, what: str) -> bool:
        """Say whether a chat has yet to be told of something; from then on it has been."""
        query = "INSERT OR IGNORE INTO told VALUES (?, ?)"
        return bool(self._state.execute(query, (chat, what)).rowcount)

    def tell_again(self, chat: int, what: str) -> None:
        """Have a chat told of something once more when it comes to that."""
        self._state.execute("DELETE FROM told WHERE chat = ? AND what = ?", (chat, what))

    def forget(self, chat: int) -> None:
        """Delete everything that is stored for a chat, from the file too."""
        with transaction(self._state):
            # An update that is known by its number alone says nothing of anybody.
            self._state.execute("UPDATE updates SET body = NULL WHERE chat = ?", (chat,))
            self._state.execute("UPDATE updates SET chat = NULL WHERE chat = ?", (chat,))
            for table in _TABLES[1:]:
                self._state.execute(f"DELETE FROM {table} WHERE chat = ?", (chat,))
        self._state.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._forgotten[chat] = time.monotonic()

    def forgotten_since(self, chat: int, at: float) -> bool:
        """Say whether a chat was forgotten since a time (``time.monotonic``).

        What was asked before is then not to be stored, though its answer comes after.
        """
        return self._forgotten.get(chat, -math.inf) >= at

    def move(self, chat: int, to: int) -> None:
        """Go on under another number: a group that became a supergroup."""
        with transaction(self._state):
            for table in _TABLES[1:]:
                query = f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?"
                self._state.execute(query, (to, chat))

    def suggest(self, question: str) -> str:
        """Keep a question that a button asks; return its id, always the same for the question."""
        digest = hashlib.sha1(question.encode("utf-8", "replace"), usedforsecurity=False)
        identity = digest.hexdigest()[:16]
        self._state.execute("INSERT OR IGNORE INTO suggestions VALUES (?, ?)", (identity, question))
        return identity

    def suggested(self, identity: str) -> str | None:
        """Return the question of a button."""
        query = "SELECT question FROM suggestions WHERE id = ?"
        row = self._state.execute(query, (identity,)).fetchone()
        return str(row[0]) if row else None
