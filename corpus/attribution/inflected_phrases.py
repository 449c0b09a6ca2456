"""Noun phrases of German and Russian: where one ends, and in which cases it can stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


DASHES = frozenset({"—", "–", "-", "--"})
STOPS = frozenset({",", ".", ";", ":", "!", "?", "…", *DASHES})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in a unit.

    Attributes:
        begin: its first word.
        end: the word after its last.
        head: its noun, or the first word of a name.
        cases: letters of the cases in which it can stand, ``n`` the nominative.
        plural: whether it is plural; ``None`` where that is open.
        gender: ``m``, ``f`` or ``n``; empty where that is open.
        name: the words of somebody's name that it ends in, if it does.
        animate: whether it means somebody.
    """

    begin: int
    end: int
    head: int
    cases: frozenset[str]
    plural: bool | None = None
    gender: str = ""
    name: tuple[int, int] | None = None
    animate: bool = False

    @property
    def person(self) -> bool:
        """Whether it names somebody."""
        return self.name is not None

    def may_be(self, case: str) -> bool:
        """Say whether it can stand in a case."""
        return case in self.cases


def stripped_end(unit: Unit, end: int) -> int:
    """Return ``end`` less the marks before it."""
    while end > 0 and unit.low[end - 1] in STOPS:
        end -= 1
    return end


def is_title(unit: Unit, at: int) -> bool:
    """Say whether a quotation is a name: „Neue Zeitung“, «Коммерсантъ»."""
    if unit.low[at] != QUOTE or unit.ends[at] - unit.starts[at] > SHORT_QUOTE:
        return False
    inner = unit.words[at].strip("„“”\"«»‘’‚'› ‹")
    named = inner[:1].isupper() or inner[:1].isdigit() or _CAMEL.match(inner) is not None
    return named and _SENTENCE.search(inner) is None and inner.count(" ") < _LONGEST_TITLE


_LONGEST_TITLE = 5  # words
_SENTENCE = re.compile(r"[,;:!?…]|\.(?:\s|$)")
_CAMEL = re.compile(r"[a-zа-я]{1,3}[A-ZА-Я]")
