"""A question whose answer is known, and where an article holds that answer.

Wording is compared without regard to case, line breaks and the style of quotation marks and
dashes; an answer must not lie within a longer word or number.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from index.filters import Filters

_ALIKE = ('"“”„«»', "'’‘‚", "-‐‑–—")


@dataclass(frozen=True, slots=True)
class Gold:
    """A question whose answer is known.

    Attributes:
        question: as it is asked.
        filters: what its answer is restricted to.
        now: the day that is today for it; ``None`` for the clock's.
        answerable: whether the index holds an answer.
        articles: keys of the articles that answer; empty where none does.
        answers: strings any of which answers.
        quotations: sentences that answer, as an article has them.
        id: whatever its author knows it by.
    """

    question: str
    filters: Filters
    now: date | None
    answerable: bool
    articles: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    id: str | int | None = None

    @property
    def given(self) -> dict[str, str]:
        """The filters and ``now`` as far as they are given, ISO 8601 dates among them."""
        values = asdict(self.filters) | {"now": self.now and self.now.isoformat()}
        return {name: value for name, value in values.items() if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a text answers a question: spans of the answer strings, and of the quotations."""

    answers: tuple[Span, ...]
    quotations: tuple[Span, ...]

    def in_passage(self, start: int, end: int) -> bool:
        """Say whether ``[start, end)`` holds an answer string or overlaps a quotation."""
        return self.marks(start, end) != ()

    def in_quote(self, start: int, end: int) -> bool:
        """Say whether ``[start, end)`` holds an answer string; without any, see ``in_passage``."""
        if self.answers:
            return any(start <= span.start and span.end <= end for span in self.answers)
        return self.in_passage(start, end)

    def marks(self, start: int, end: int) -> tuple[Span, ...]:
        """Return what of ``[start, end)`` answers: the quotations, else the answer strings."""
        quoted = tuple(
            Span(max(span.start, start), min(span.end, end))
            for span in self.quotations
            if span.start < end and start < span.end
        )
        return quoted or tuple(s for s in self.answers if start <= s.start and s.end <= end)


def wording(question: str, given: Mapping[str, str]) -> Hashable:
    """Return what a question has in common with any other that asks the same."""
    return (" ".join(question.casefold().split()), *sorted(given.items()))


def evidence(gold: Gold, text: str) -> Evidence:
    """Find in an article's ``text`` what answers a question."""
    return Evidence(_found(gold.answers, text), _found(gold.quotations, text))


def _found(strings: Sequence[str], text: str) -> tuple[Span, ...]:
    return tuple(
        Span(*match.span()) for string in strings for match in _pattern(string).finditer(text)
    )


@lru_cache(maxsize=1024)
def _pattern(string: str) -> re.Pattern[str]:
    words = string.split()
    body = r"\s+".join("".join(map(_any_style, word)) for word in words)
    before = r"(?<!\w)" if _within_words(words[0][0]) else ""
    after = r"(?!\w)" if _within_words(words[-1][-1]) else ""
    return re.compile(before + body + after, re.IGNORECASE)


def _any_style(character: str) -> str:
    alike = next((marks for marks in _ALIKE if character in marks), character)
    return f"[{re.escape(alike)}]"


def _within_words(character: str) -> bool:
    """Say whether neighbours could make a character part of a longer word or number.

    Scripts that run words together (Chinese, Thai) have no case.
    """
    return character.isdigit() or character.lower() != character.upper()
