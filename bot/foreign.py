"""Whether a question is in a language that the index's model was not trained on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language import detect_language
from index.model import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IN_CYRILLIC = frozenset("be bg kk ky mk mn ru sr tg uk".split())
"""Languages that are written in Cyrillic letters."""

_LATIN = "\u0250"
"""The first letter that is not in the Latin script (accented letters are before it)."""


def another_script(question: str, languages: Iterable[str]) -> bool:
    """Say whether a question is in Russian letters, and none of the archive's languages is.

    Args:
        question: what is searched for.
        languages: those of the archive, ISO 639.
    """
    return _CYRILLIC.search(question) is not None and not set(languages) & _IN_CYRILLIC


def is_foreign(question: str, model: str) -> bool:
    """Say whether ``model`` surely does not know the language of a question.

    Sure by the script, or by what the words show of their language; of a model whose languages are
    not known nothing is said.
    """
    known = languages_of(model)
    letters = [character for character in question if character.isalpha()]
    if known is None or not letters:
        return False
    latin = sum(character < _LATIN for character in letters)
    if latin < len(letters) / 2:
        return True
    language = detect_language(question)
    return language is not None and language not in known
