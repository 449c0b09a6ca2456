"""The file of state: opened, brought to this version, and never left half written.

One connection belongs to one thread, which is the event loop's: every statement is a few rows. The
log is written ahead (WAL), so a process that is killed loses nothing that was committed; what must
outlive a power cut too is committed inside :func:`durably`.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import StateUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MIGRATIONS = (
    """
    CREATE TABLE updates (
        id INTEGER PRIMARY KEY, received REAL NOT NULL, chat INTEGER, body TEXT,
        attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX updates_waiting ON updates (id) WHERE body IS NOT NULL;
    CREATE INDEX updates_received ON updates (received);
    CREATE TABLE answers (
        id TEXT PRIMARY KEY, chat INTEGER NOT NULL, reader INTEGER, asked INTEGER, message INTEGER,
        made REAL NOT NULL, question TEXT NOT NULL, searched TEXT NOT NULL, filters TEXT NOT NULL,
        day TEXT NOT NULL, generation TEXT NOT NULL, found TEXT NOT NULL
    ) STRICT;
    CREATE INDEX answers_of_chat ON answers (chat, made);
    CREATE INDEX answers_made ON answers (made);
    CREATE TABLE votes (
        chat INTEGER NOT NULL, reader INTEGER NOT NULL, answer TEXT NOT NULL, rank INTEGER NOT NULL,
        good INTEGER NOT NULL, given REAL NOT NULL, question TEXT NOT NULL, filters TEXT NOT NULL,
        day TEXT NOT NULL, generation TEXT NOT NULL, article TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quotation TEXT NOT NULL,
        PRIMARY KEY (reader, answer, rank)
    ) STRICT;
    CREATE INDEX votes_of_chat ON votes (chat);
    CREATE TABLE chats (
        chat INTEGER PRIMARY KEY, language TEXT, passages INTEGER, publishers TEXT NOT NULL
    ) STRICT;
    CREATE TABLE told (
        chat INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY (chat, what)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE suggestions (id TEXT PRIMARY KEY, question TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """,
    # An answer may stand in several messages, and a message need not show an answer.
    """
    CREATE TABLE messages (
        chat INTEGER NOT NULL, message INTEGER NOT NULL, asked INTEGER, reader INTEGER, answer TEXT,
        made REAL NOT NULL, PRIMARY KEY (chat, message)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX messages_asked ON messages (chat, asked);
    CREATE INDEX messages_of_chat ON messages (chat, made);
    CREATE INDEX messages_made ON messages (made);
    INSERT OR REPLACE INTO messages SELECT chat, message, asked, reader, id, made
        FROM answers WHERE message IS NOT NULL ORDER BY made;
    DROP INDEX answers_of_chat;
    DROP INDEX answers_made;
    ALTER TABLE answers RENAME TO answers_before;
    CREATE TABLE answers (
        id TEXT PRIMARY KEY, chat INTEGER NOT NULL, reader INTEGER, made REAL NOT NULL,
        question TEXT NOT NULL, searched TEXT NOT NULL, filters TEXT NOT NULL, day TEXT NOT NULL,
        generation TEXT NOT NULL, found TEXT
    ) STRICT;
    INSERT INTO answers SELECT id, chat, reader, made, question, searched, filters, day, generation,
        found FROM answers_before;
    DROP TABLE answers_before;
    CREATE INDEX answers_of_chat ON answers (chat);
    CREATE INDEX answers_made ON answers (made);
    """,
    # In a forum one's last question counts for its topic.
    """
    ALTER TABLE messages ADD COLUMN topic INTEGER;
    """,
)
"""Each takes the file from its place in this list to the next; ``user_version`` counts them."""

VERSION = len(_MIGRATIONS)
_PATIENCE = 5.0
"""Seconds to wait for another process (a backup, ``byline feedback``) that has the file locked."""


def open_state(path: Path, *, existing: bool = False) -> sqlite3.Connection:
    """Open the state in the file ``path``, made or migrated as needed.

    Args:
        path: the file; its folder is made if it is not there.
        existing: refuse rather than make a new one.

    Raises:
        StateUnusable: it is no such file, a newer version's, or cannot be opened.
    """
    if existing and not path.is_file():
        raise StateUnusable(f"no state in {path}: the bot writes it there when it runs")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        state = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StateUnusable(f"{path}: {error}") from error
    try:
        state.execute("PRAGMA journal_mode = WAL")
        state.execute("PRAGMA synchronous = NORMAL")
        # What somebody had deleted is not to be found in the file's free pages.
        state.execute("PRAGMA secure_delete = ON")
        _migrate(state, path)
    except sqlite3.Error as error:
        state.close()
        raise StateUnusable(f"{path}: {error}") from error
    except StateUnusable:
        state.close()
        raise
    return state


def _migrate(state: sqlite3.Connection, path: Path) -> None:
    with transaction(state):
        (version,) = state.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StateUnusable(f"{path} is of a newer version of Byline: update, or move it away")
        for migration in _MIGRATIONS[version:]:
            for statement in migration.split(";"):
                state.execute(statement)
        state.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(state: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing."""
    state.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        state.execute("ROLLBACK")
        raise
    state.execute("COMMIT")


@contextmanager
def durably(state: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing, and have it on the disk at the end."""
    state.execute("PRAGMA synchronous = FULL")
    try:
        with transaction(state):
            yield
    finally:
        state.execute("PRAGMA synchronous = NORMAL")
