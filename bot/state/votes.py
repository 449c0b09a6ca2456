"""What readers thought of answers: kept with the question, the passage and the generation."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.state.found import read_filters

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from bot.state.answers import Given
    from index.filters import Filters


@dataclass(frozen=True, slots=True)
class Vote:
    """One reader's opinion of one passage of an answer.

    Attributes:
        good: whether the passage answers.
        question: what was searched for.
        filters: what a person had set.
        day: the day that was today, ISO 8601.
        generation: of the index that answered.
        article: the article's key; ``start`` and ``end`` are the quotation's in its text.
        quotation: its words.
    """

    good: bool
    question: str
    filters: Filters
    day: str
    generation: str
    article: str
    start: int
    end: int
    quotation: str


class Votes:
    """The votes in a file of state."""

    def __init__(self, state: sqlite3.Connection) -> None:
        """Keep them in ``state``."""
        self._state = state

    def put(self, chat: int, reader: int, given: Given, rank: int, good: bool) -> bool:
        """Keep a vote on a passage, in place of an earlier one; say if it changes anything."""
        (earlier,) = self._state.execute(
            "SELECT max(good) FROM votes WHERE reader = ? AND answer = ? AND rank = ?",
            (reader, given.id, rank),
        ).fetchone()
        if earlier == int(good):
            return False
        passage = given.answer.passages[rank - 1]
        self._state.execute(
            "INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                chat,
                reader,
                given.id,
                rank,
                int(good),
                time.time(),
                given.asking.searched,
                json.dumps(asdict(given.asking.filters)),
                given.asking.day.isoformat(),
                given.generation,
                passage.article,
                passage.quote.start,
                passage.quote.end,
                passage.quote.text,
            ),
        )
        return True

    def all(self) -> Iterator[Vote]:
        """Yield every vote, earliest first."""
        query = (
            'SELECT good, question, filters, day, generation, article, start, "end", quotation '
            "FROM votes ORDER BY given, rowid"
        )
        for good, question, filters, *rest in self._state.execute(query):
            yield Vote(bool(good), question, read_filters(filters), *rest)
