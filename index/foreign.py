"""Whether a question is in a language or script that a model, or an archive, does not know."""

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
    if known is None or not any(map(str.isalpha, question)):
        return False
    if in_foreign_script(question, model):
        return True
    language = detect_language(question)
    return language is not None and language not in known


def in_foreign_script(question: str, model: str) -> bool:
    """Say whether most letters of a question are of a script that ``model`` surely does not know.

    Such a model reads words letter by letter, and its vectors tell next to nothing; in a language
    of a script that it knows they tell something, by names and words in common.
    """
    letters = [character for character in question if character.isalpha()]
    latin = sum(character < _LATIN for character in letters)
    return languages_of(model) is not None and latin < len(letters) / 2
