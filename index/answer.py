"""The answer: passages in order, each with its quotation and citation, or why there is none.

Everything in an answer that reads as a quotation is a slice of an article's stored text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.confidence import Signals
    from index.filters import Filters


class ReasonCode(StrEnum):
    """Why nothing was found; the parameters that go with each are named beside it."""

    NO_WORDS = "no_words"
    """The question has nothing but stop words, punctuation or emoji."""
    NO_PUBLISHER = "no_publisher"
    """``publisher``: no article of it is in the index."""
    NO_SPEAKER = "no_speaker"
    """``speaker``: no article quotes or reports anybody called so; ``nearest``: names near it."""
    NO_STATEMENTS = "no_statements"
    """``speaker``: the index was built without finding who says what."""
    NOTHING_IN_RANGE = "nothing_in_range"
    """``publisher``, ``speaker``, ``since``, ``until``, ``undated``: nothing is left by these."""
    NO_MENTION = "no_mention"
    """``name``: no article mentions it."""
    WEAK = "weak"
    """``closest``: the headline of the article that came closest, without answering; and
    ``publisher``, ``since``, ``until`` that the passages were restricted to."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing was found, for a face to put into words."""

    code: ReasonCode
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article of the same story.

    Attributes:
        article: its key.
        publisher: who published it; ``url`` and ``published`` likewise, as it gives them.
    """

    article: str
    publisher: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage with its quotation and everything needed to cite it.

    Attributes:
        rank: 1 for the best.
        score: comparable within one answer only.
        article: the article's key.
        start: first code point of the passage in the article's text; ``end`` is one past the last.
        link: opens the article at the quotation; ``None`` for an article without a URL.
        also_in: other articles of the same story, earliest first.
        origins: how many sources the story's articles go back to: agencies, and publishers of
            what is no agency's.
        correction: what the article says of a mistake that it once had, if it does.
        said_by: who said what is quoted; empty where the article itself speaks.
    """

    rank: int
    score: float
    article: str
    url: str | None
    title: str | None
    publisher: str | None
    agency: str | None
    authors: tuple[str, ...]
    published: str | None
    dated: str | None
    place: str | None
    start: int
    end: int
    text: str
    quote: Quote
    link: str | None
    also_in: tuple[Copy, ...] = ()
    origins: int = 1
    correction: Quote | None = None
    said_by: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an index says to a question.

    Attributes:
        question: as it was asked.
        answered: whether the first passage is good enough to be shown to a person.
        confidence: calibrated probability that the first passage answers.
        reason: why nothing was found, where ``answered`` is false.
        filters: what the passages were restricted to.
        passages: the ranking, best first, whether it answers or not.
        signals: what the confidence was made of, where there is a passage.
        id: whatever the asker gave to know the answer by.
    """

    question: str
    answered: bool
    confidence: float
    reason: Reason | None
    filters: Filters
    passages: tuple[CitedPassage, ...]
    signals: Signals | None = None
    id: str | int | None = None
