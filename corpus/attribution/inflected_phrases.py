"""The nouns of the German and Russian grammar: noun phrases, subjects, asides that attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


Range = tuple[int, int]

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


SO = frozenset("so так то es же не сам сама".split())
"""What may stand between a mark and the verb that opens its clause."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who reports, and where that stands.

    Attributes:
        begin: its first word.
        end: the word after its last.
        follows: whether it follows its verb.
        opens: whether nothing stands between the clause's mark and the verb.
        fronted: the words before the verb that are its object, if any are.
    """

    begin: int
    end: int
    follows: bool
    opens: bool
    fronted: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """An aside that says whose words these are.

    Attributes:
        begin: its first word.
        end: the word after its last.
        source: the words that name whose they are; ``None`` where nobody is named.
        cue: the words that make it one.
        antecedent: the words that a relative pronoun in it takes up.
        closes: whether it stands after what it is about ("…, so X").
    """

    begin: int
    end: int
    source: Range | None
    cue: Range
    antecedent: Range | None = None
    closes: bool = False


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
