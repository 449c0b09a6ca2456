"""What an organisation was called when it came up: "the board" is "the tourist board"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.phrases import GENITIVE, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_BACK = 8  # units before among which the organisation came up
_MOST_MODIFIERS = 4
_RANKING = re.compile(r"(?:-|^)(?:largest|biggest|oldest|smallest|leading|richest|busiest)$")
"""What says which of several it is, and is no name: "the country's third-largest city"."""

_EMPTY = frozenset("same other new former own whole first second latter entire last".split())
"""Adjectives that tell nothing about what it is."""

FIRMS = frozenset(
    """
    company firm group corporation bank lender airline carrier operator maker manufacturer automaker
    carmaker chipmaker drugmaker planemaker steelmaker shipbuilder builder developer insurer
    reinsurer retailer brewer brewery utility startup club team band studio label contractor
    supplier refiner producer miner chain supermarket publisher exchange union party foundation
    charity institute museum hospital university
    """.split()
)
"""What an organisation may be called whose name says nothing of it."""


def fuller_name(
    units: Sequence[Unit], unit: Unit, at: int, noun: str, language: Language
) -> str | None:
    """Return the last phrase before a word that says more of what a noun means.

    Args:
        units: the units before, in order.
        unit: the unit that the noun stands in.
        at: where "the" before it stands.
        noun: "board", in lower case.
        language: the language of the text.
    """
    for earlier in (unit, *reversed(units[-_BACK:])):
        last = at if earlier is unit else len(earlier.low)
        for k in range(last - 1, 0, -1):
            if earlier.low[k] == noun and (found := _phrase(earlier, k, language)):
                return found
    return None


def _phrase(unit: Unit, noun: int, language: Language) -> str | None:
    low, words = unit.low, unit.words
    if noun + 1 < len(low) and (is_name(words[noun + 1]) or low[noun + 1] in GENITIVE):
        return None
    first = noun
    while first > 0 and noun - first <= _MOST_MODIFIERS and _modifies(unit, first - 1, language):
        first -= 1
    if first > 1 and low[first - 1] in GENITIVE and is_name(words[first - 2]):
        first -= 2  # whose it is belongs to its name: "Edinburgh's zoo"
        while first > 0 and is_name(words[first - 1]):
            first -= 1
        return unit.printed(first, noun + 1)
    opened = first > 0 and (
        low[first - 1] in language.determiners
        or low[first - 1] in GENITIVE
        or low[first - 1] in language.prepositions
    )
    return unit.printed(first, noun + 1) if first < noun and opened else None


def _modifies(unit: Unit, at: int, language: Language) -> bool:
    word = unit.low[at]
    return word[0].isalpha() and not (
        word in language.determiners
        or word in language.prepositions
        or word in language.conjunctions
        or word in language.coordinators
        or word in language.pronouns
        or word in language.auxiliaries
        or word in language.never
        or word in language.times
        or word in language.verbs
        or word in _EMPTY
        or _RANKING.search(word)
        or word in GENITIVE
    )
