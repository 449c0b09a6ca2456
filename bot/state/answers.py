"""Answers given: what their buttons, links and follow-ups need."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.state.found import has_changed, read_filters, with_text, without_text

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
        question: as it was asked.
        searched: what was searched for: the question without its typed filters, or in full where
            it was a follow-up.
        filters: what a person set; ``relaxed`` names what is not to be understood from the words.
        day: the day that was today.
    """

    chat: int
    reader: int | None
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
        foreign: whether the index's model does not know the question's language.
    """

    id: str
    asking: Asking
    generation: str
    answer: Answer
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an answer: as :class:`Given`, but for the words of its passages.

    Of what was typed inline only what was asked is kept: ``found`` is then ``None``.
    """

    id: str
    asking: Asking
    generation: str
    found: Mapping[str, Any] | None

    def given(self, index: Index) -> Given | None:
        """Return the answer with its passages as the index has them.

        ``None`` where one of them is not in the index any more as it was, or none is kept.
        """
        answer = with_text(self.found, index) if self.found is not None else None
        if answer is None:
            return None
        return Given(self.id, self.asking, self.generation, answer)

    def has_changed(self, index: Index) -> bool:
        """Say whether its articles are all there, but one of them says something else by now."""
        return self.found is not None and has_changed(self.found, index)


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

    def put(self, given: Given, *, found: bool = True) -> None:
        """Keep an answer, or what became of it; without ``found`` only what was asked."""
        asking = given.asking
        self._state.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                given.id,
                asking.chat,
                asking.reader,
                time.time(),
                asking.question,
                asking.searched,
                json.dumps(asdict(asking.filters)),
                asking.day.isoformat(),
                given.generation,
                json.dumps(without_text(given.answer), ensure_ascii=False) if found else None,
            ),
        )

    def asking(self, answer: str) -> Asking | None:
        """Return what was asked for an answer, if that is still known."""
        kept = self.kept(answer)
        return kept.asking if kept else None

    def earlier(self, answer: str) -> Earlier | None:
        """Return what a message may go on from where it follows an answer, if that is known."""
        kept = self.kept(answer)
        return Earlier(kept.asking, _speaker(kept.found)) if kept else None

    def kept(self, answer: str) -> Kept | None:
        """Return what is kept of an answer, if it still is."""
        query = (
            "SELECT chat, reader, question, searched, filters, day, generation, found "
            "FROM answers WHERE id = ?"
        )
        row = self._state.execute(query, (answer,)).fetchone()
        if row is None:
            return None
        chat, reader, question, searched, filters, day, generation, found = row
        asking = Asking(
            chat, reader, question, searched, read_filters(filters), date.fromisoformat(day)
        )
        return Kept(answer, asking, generation, json.loads(found) if found else None)

    def drop(self, answer: str) -> None:
        """Forget an answer."""
        self._state.execute("DELETE FROM answers WHERE id = ?", (answer,))

    def prune(self, before: float) -> None:
        """Forget the answers made before a time, in seconds since 1970."""
        self._state.execute("DELETE FROM answers WHERE made < ?", (before,))


def _speaker(found: Mapping[str, Any] | None) -> str | None:
    """Return who says what is quoted first."""
    said = found["passages"][0]["said_by"] if found and found["answered"] else []
    speakers = {one["speaker"] for one in said}
    return speakers.pop() if len(speakers) == 1 else None
