"""Where "laut X", "nach Einschätzung von X", "X zufolge", "по данным X" stand, and who X is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_opinions import german_opinion
from corpus.attribution.phrases import is_word
from corpus.attribution.russian_opinions import russian_opinion
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.inflected_phrases import Opinion
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def opinion_at(unit: Unit, at: int, language: Language) -> Opinion | None:
    """Return the aside that begins at a word, or whose "zufolge" stands there."""
    if unit.low[at] == QUOTE or not is_word(unit.low[at]):
        return None
    return (german_opinion if language.code == "de" else russian_opinion)(unit, at, language)
