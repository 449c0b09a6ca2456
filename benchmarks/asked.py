"""A question of the real data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of its answer.

    Attributes:
        text: the question.
        gold: keys or URLs of the articles that answer it; empty where none does.
        answers: strings that an answer may hold.
        now: the day on which it was asked, where that is known.
    """

    text: str
    gold: frozenset[str]
    answers: tuple[str, ...]
    now: date | None = None
