"""German and Russian sources resolved: by a name in them, else by their first noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_sources import german_source
from corpus.attribution.russian_sources import russian_source

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.resolved import Resolved
    from corpus.attribution.words import Unit


def inflected_source(unit: Unit, begin: int, end: int, cast: Cast, language: Language) -> Resolved:
    """Resolve the words of a German or Russian source."""
    if language.code == "de":
        return german_source(unit, begin, end, cast, language)
    return russian_source(unit, begin, end, cast)
