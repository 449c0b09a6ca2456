"""Updates as they came: stored before they are confirmed to Telegram, emptied once handled.

Telegram delivers an update at least once. What is stored here is known when it comes again, after a
restart too, so nothing is lost and nothing is answered twice.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from bot.state.database import durably

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    Update = dict[str, Any]

_KNOWN_FOR = 3 * 86_400
"""Seconds that an update is known by its number; Telegram keeps what is not confirmed for a day."""


class Inbox:
    """The updates in a file of state."""

    def __init__(self, state: sqlite3.Connection) -> None:
        """Keep them in ``state``."""
        self._state = state

    def keep(self, updates: Sequence[Update]) -> list[Update]:
        """Store what is new, on the disk when this returns; return that."""
        new = []
        with durably(self._state):
            for update in updates:
                stored = self._state.execute(
                    "INSERT OR IGNORE INTO updates (id, received, chat, body) VALUES (?, ?, ?, ?)",
                    (
                        update["update_id"],
                        time.time(),
                        chat_of(update),
                        json.dumps(update, ensure_ascii=True),
                    ),
                )
                if stored.rowcount:
                    new.append(update)
        return new

    def waiting(self) -> list[Update]:
        """Return what was stored and is not done, oldest first."""
        rows = self._state.execute("SELECT body FROM updates WHERE body IS NOT NULL ORDER BY id")
        return [json.loads(body) for (body,) in rows]

    def failed(self, update: int) -> int:
        """Count one more attempt that failed; return how many have."""
        query = "UPDATE updates SET attempts = attempts + 1 WHERE id = ? RETURNING attempts"
        row = self._state.execute(query, (update,)).fetchone()
        return int(row[0]) if row else 0

    def done(self, update: int) -> None:
        """Remember that an update was handled, and nothing of what it said."""
        self._state.execute("UPDATE updates SET body = NULL, chat = NULL WHERE id = ?", (update,))

    def prune(self) -> None:
        """Forget the numbers that Telegram will not deliver again."""
        query = "DELETE FROM updates WHERE body IS NULL AND received < ?"
        self._state.execute(query, (time.time() - _KNOWN_FOR,))


def chat_of(update: Update) -> int | None:
    """Return the chat that an update is about; the person's own where it is in none."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        about = content.get("message", content)
        chat = about.get("chat") or content.get("chat") or content.get("from")
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None
