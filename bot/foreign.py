"""Whether a question is in a language that the index's model was not trained on."""

from __future__ import annotations

from corpus.language import detect_language
from index.model import languages_of

_LATIN = "\u0250"
"""The first letter that is not in the Latin script (accented letters are before it)."""


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
