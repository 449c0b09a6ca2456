"""A role in a question whose holder's words are asked for: "what did the mayor say about …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from index.name_variants import split
from index.name_words import ARTICLES
from index.source_wording import asks_for_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.name_variants import Word
    from index.speakers import Speaker

_BEFORE = 5
_AFTER = 4
"""Words before and after a role's noun that may belong to it."""


def asked_role(question: str, in_role: Callable[[str], list[Speaker]]) -> tuple[str, str] | None:
    """Return whose words are asked for by a role, and the words of the role.

    Whose is the name, if only one has the role, else the role.

    Args:
        question: as asked.
        in_role: returns the speakers who have a role of these words.
    """
    words = split(question)
    for first, after in _phrases(words):
        start, end = words[first].start, words[after - 1].end
        if not asks_for_person(question[:start], question[end:]):
            continue
        role = question[start:end]
        speakers = in_role(role)
        if speakers:
            return (speakers[0].name if len(speakers) == 1 else role), role
    return None


def _phrases(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield what may be a role after an article, longer ones first: its first word and its end."""
    for noun, word in enumerate(words):
        if not is_person_noun(word.bare):
            continue
        first = noun
        while first > 0 and noun - first < _BEFORE and words[first].joined:
            if words[first - 1].bare in ARTICLES:
                break
            first -= 1
        if first == 0 or words[first - 1].bare not in ARTICLES:
            continue
        longest = noun + 1
        while longest < len(words) and longest - noun <= _AFTER and words[longest].joined:
            longest += 1
        for after in range(longest, noun, -1):
            yield first, after
