"""Verb groups that a cue ends, found without a parser: by the small words.

All positions are numbers of words in a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.phrases import GENITIVE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group of a cue: where it begins, and what its small words say."""

    begin: int
    negated: bool
    passive: bool
    modal: bool
    infinitive: bool
    helped: bool


def group(unit: Unit, at: int, language: Language) -> Group:
    """Return the verb group that ends with the word ``at``."""
    low = unit.low
    begin = at
    negated = passive = modal = helped = infinitive = False
    while begin > 0:
        word = low[begin - 1]
        if word in language.auxiliaries:
            helped = True
            if begin > 1 and word in GENITIVE and low[begin - 2] not in language.pronouns:
                break
        elif word == "to" and language.code == "en":
            infinitive = True
            begin -= 1
            break
        elif language.code == "en" and word in language.times and begin > 1:
            if low[begin - 2] == "on":
                begin -= 2
            elif begin < at or low[begin - 2] in language.times:
                break
            else:
                begin -= 1
            continue
        elif not (
            word in language.adverbs or word in language.negations or _is_adverb(word, language)
        ):
            break
        negated = negated or word in language.negations
        passive = passive or word in language.be
        modal = modal or word in language.modals
        begin -= 1
    return Group(begin, negated, passive, modal, infinitive, helped)


def _is_adverb(word: str, language: Language) -> bool:
    return (
        language.code == "en" and word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS
    )


_NOT_ADVERBS = frozenset(
    "family july italy ally reply rally kelly billy sally molly assembly daily "
    "weekly emily kimberly polly supply bully beverly monopoly anomaly".split()
)
