"""Answers given: what their buttons, links and follow-ups need."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.state.found import read_filters, with_text, without_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from index.answer import Answer
    from index.filters import Filters
    from index.search import Index

_ID_BYTES = 12
"""Of an answer's id: whoever has it may open the answer, so it must not be guessed."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and where it was asked.

    Attributes:
        chat: where; for a question typed inline, the reader's own chat.
        reader: who asked.
        message: the message that asked, if one did.
        question: as it was asked.
        searched: what was searched for: the question without its typed filters, or in full where
            it was a follow-up.
        filters: what a person set; ``relaxed`` names what is not to be understood from the words.
        day: the day that was today.
    """

    chat: int
    reader: int | None
    message: int | None
    question: str
    searched: str
    filters: Filters
    day: date

    @property
    def rewritten(self) -> bool:
        """Whether what was searched for is not what was asked."""
        return self.searched != self.question


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given.

    Attributes:
        id: what its buttons and links know it by.
        asking: what was asked.
        generation: of the index that answered.
        answer: what was found.
        message: the message that it was sent as.
        foreign: whether the index's model does not know the question's language.
    """

    id: str
    asking: Asking
    generation: str
    answer: Answer
    message: int | None = None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an answer: as :class:`Given`, but for the words of its passages."""

    id: str
    asking: Asking
    generation: str
    message: int | None
    found: Mapping[str, Any]

    def given(self, index: Index) -> Given | None:
        """Return the answer with its passages as the index has them.

        ``None`` where one of them is not in the index any more as it was.
        """
        answer = with_text(self.found, index)
        if answer is None:
            return None
        return Given(self.id, self.asking, self.generation, answer, self.message)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was asked earlier, and who says what its answer quotes first, where that is sure."""

    asking: Asking
    speaker: str | None


def new_id() -> str:
    """Return an id for an answer that nobody can guess, fit for callback data and deep links."""
    return secrets.token_urlsafe(_ID_BYTES)


class Answers:
    """The answers in a file of state."""

    def __init__(self, state: sqlite3.Connection) -> None:
        """Keep them in ``state``."""
        self._state = state

    def put(self, given: Given) -> None:
        """Keep an answer, or what became of it."""
        asking = given.asking
        self._state.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                given.id,
                asking.chat,
                asking.reader,
                asking.message,
                given.message,
                time.time(),
                asking.question,
                asking.searched,
                json.dumps(asdict(asking.filters)),
                asking.day.isoformat(),
                given.generation,
                json.dumps(without_text(given.answer), ensure_ascii=False),
            ),
        )

    def sent(self, answer: str, message: int) -> None:
        """Remember the message that an answer was sent as."""
        self._state.execute("UPDATE answers SET message = ? WHERE id = ?", (message, answer))

    def asking(self, answer: str) -> Asking | None:
        """Return what was asked for an answer, if that is still known."""
        earlier = self._earlier("id = ?", answer)
        return earlier.asking if earlier else None

    def last(
        self, chat: int, reader: int | None = None, before: int | None = None
    ) -> Earlier | None:
        """Return what was last asked in a chat, and answered there; not what was typed inline.

        Args:
            chat: the chat.
            reader: only by this reader.
            before: not by this message, which may have been asked and changed.
        """
        return self._earlier(
            "chat = ? AND (? IS NULL OR reader = ?) AND asked IS NOT ? AND message IS NOT NULL "
            "ORDER BY made DESC",
            chat, reader, reader, before,
        )  # fmt: skip

    def sent_as(self, chat: int, message: int) -> Earlier | None:
        """Return what was asked for the answer that the bot sent as a ``message``."""
        return self._earlier("chat = ? AND message = ? ORDER BY made DESC", chat, message)

    def to_message(self, chat: int, asked: int) -> tuple[str, int] | None:
        """Return the id and the message of the answer to the message that ``asked``, if sent."""
        query = (
            "SELECT id, message FROM answers WHERE chat = ? AND asked = ? AND message IS NOT NULL "
            "ORDER BY made DESC LIMIT 1"
        )
        row = self._state.execute(query, (chat, asked)).fetchone()
        return (str(row[0]), int(row[1])) if row else None

    def kept(self, answer: str) -> Kept | None:
        """Return what is kept of an answer, if it still is."""
        query = "SELECT generation, message, found FROM answers WHERE id = ?"
        row = self._state.execute(query, (answer,)).fetchone()
        asking = self.asking(answer)
        if row is None or asking is None:
            return None
        return Kept(answer, asking, row[0], row[1], json.loads(row[2]))

    def prune(self, before: float) -> None:
        """Forget the answers made before a time, in seconds since 1970."""
        self._state.execute("DELETE FROM answers WHERE made < ?", (before,))

    def _earlier(self, condition: str, *values: int | str | None) -> Earlier | None:
        query = (
            "SELECT chat, reader, asked, question, searched, filters, day, found FROM answers "
            f"WHERE {condition} LIMIT 1"
        )
        row = self._state.execute(query, values).fetchone()
        if row is None:
            return None
        chat, reader, asked, question, searched, filters, day, found = row
        asking = Asking(
            chat, reader, asked, question, searched, read_filters(filters), date.fromisoformat(day)
        )
        return Earlier(asking, _speaker(json.loads(found)))


def _speaker(found: dict[str, Any]) -> str | None:
    """Return who says what is quoted first."""
    said = found["passages"][0]["said_by"] if found["answered"] else []
    speakers = {one["speaker"] for one in said}
    return speakers.pop() if len(speakers) == 1 else None
