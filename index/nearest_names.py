"""How names as typed are spelled otherwise than those listed, and which come near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.name_variants import fold, one_typo, split, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LAST_J = re.compile(r"j$")
_SHORTEST = 4
"""Letters that a word must have for a typo in it to be seen."""


def same_word(typed: str, own: str) -> bool:
    """Say whether two words are spellings of one name: "Dmitri", "Дмитрия" and "Dmitry".

    Transcriptions differ by "i", "y" and a last "j"; in Cyrillic there are cases.
    """
    if _sound(typed) == _sound(own):
        return True
    return not (typed.isascii() and own.isascii()) and stem(typed) == stem(own)


def given_name(typed: str, own: str) -> bool:
    """Say whether a word may be a given name: another spelling of it, or its initial."""
    return same_word(typed, own) or (len(fold(typed)) == 1 and fold(own).startswith(fold(typed)))


def name_typed(words: str) -> list[str]:
    """Return the words of a name as typed, without articles and possessive endings."""
    return [word.text[: word.end - word.start] for word in split(words) if word.bare != "the"]


def is_spelled(typed: Sequence[str], name: str) -> bool:
    """Say whether a name has all words typed, in their order, however these are spelled."""
    return _has(typed, name, same_word, given_name)


def comes_near(typed: Sequence[str], name: str) -> bool:
    """Say whether a name has all words typed, each with a typo at most."""
    return _has(
        typed, name, near_word, lambda one, own: given_name(one, own) or near_word(one, own)
    )


def near_word(typed: str, own: str) -> bool:
    """Say whether a word is another spelling of a word, or has one typo."""
    folded, listed = fold(typed), fold(own)
    may_err = min(len(folded), len(listed)) >= _SHORTEST
    return same_word(typed, own) or (may_err and one_typo(folded, listed))


def _has(
    typed: Sequence[str],
    name: str,
    last: Callable[[str, str], bool],
    before: Callable[[str, str], bool],
) -> bool:
    own = iter(name_typed(name))
    first = all(any(before(one, word) for word in own) for one in typed[:-1])
    return first and bool(typed) and any(last(typed[-1], word) for word in own)


def _sound(word: str) -> str:
    return _LAST_J.sub("y", fold(word)).replace("y", "i").replace("ii", "i")
