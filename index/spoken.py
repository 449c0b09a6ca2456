"""What somebody says, as spans of articles: which sentences are theirs, and which are meant.

"What did Austin say?" says nothing that a statement could be like, and several people may be called
so. A surname alone means whoever is heard in most articles, so that one's words come first; and of
these what a reader understands as it stands: a sentence that is all statement, or has the speaker's
name in full. What is only perhaps said by somebody is no answer to that where something surely is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution.nouns import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.article import Span

_NOT_THEIRS = -100.0
"""What a sentence counts that is not the speaker's."""

_HEARD = 2.0
"""How much being heard in more articles counts, by the logarithm of their number."""

_STATEMENT = 1.0
"""What a sentence counts that is all statement."""

_SPOKEN = 0.25
"""What one counts that tells words, beside one that tells what somebody orders, plans or hopes."""

UNSPOKEN = frozenset({Stance.OTHER, Stance.ASKS, Stance.BELIEVES, Stance.HOPES, Stance.PLANS})
"""Stances of what need not have been said aloud, or states nothing: "ordered a ship to"."""

_NAMED = 1.0
"""What one counts that has more of the speaker's name than the surname; with that alone, half."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a speaker.

    Attributes:
        number: of the statement.
        speaker: number of the speaker.
        article: number of its article.
        start: where its content begins in the article's text.
        end: where it ends.
        sure: whether it is sure enough to be shown.
        spoken: whether it tells words.
        named: how many words of the speaker's name it is told with: two of a full name, one of a
            surname, none of "he".
        heard: how much the speaker is heard beside those called alike, at most 0.
    """

    number: int
    speaker: int
    article: int
    start: int
    end: int
    sure: bool
    spoken: bool
    named: int
    heard: float = 0.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the speakers of a name say.

    Attributes:
        statements: by the number of their article.
        alone: whether the speaker is all that the question says.
    """

    statements: Mapping[int, Sequence[Said]]
    alone: bool = False

    @property
    def numbers(self) -> list[int]:
        """Numbers of the statements."""
        return [one.number for said in self.statements.values() for one in said]

    def scores(self, article: int, sentences: Sequence[Span]) -> NDArray[np.float32]:
        """Return what being said counts for sentences of an article, ``[sentences]``."""
        said = self.statements.get(article, ())
        return np.array([self._score(said, sentence) for sentence in sentences], np.float32)

    def heard(self, article: int) -> float:
        """Return how much the most heard of an article's speakers is, at most 0."""
        said = self.statements.get(article, ())
        return max((_HEARD * one.heard for one in said), default=_NOT_THEIRS)

    def _score(self, said: Sequence[Said], sentence: Span) -> float:
        within = [one for one in said if one.start < sentence.end and sentence.start < one.end]
        if not within:
            return _NOT_THEIRS
        if not self.alone:
            return 0.0
        covered = sum(min(one.end, sentence.end) - max(one.start, sentence.start) for one in within)
        share = min(covered / (sentence.end - sentence.start), 1.0)
        best = max(
            _HEARD * one.heard + _NAMED * min(one.named / 2, 1) + _SPOKEN * one.spoken
            for one in within
        )
        return best + _STATEMENT * share


def by_article(statements: Sequence[Said]) -> dict[int, list[Said]]:
    """Return the statements by the number of their article."""
    found: dict[int, list[Said]] = defaultdict(list)
    for one in statements:
        found[one.article].append(one)
    return dict(found)


def meant(statements: Sequence[Said], unnamed: frozenset[int] = frozenset()) -> list[Said]:
    """Return those that a speaker's name alone asks for: the sure ones, if there are any.

    Args:
        statements: of everybody who is called so.
        unnamed: numbers of speakers known by the surname alone, each of whose articles may mean
            somebody else.
    """
    sure = [one for one in statements if one.sure]
    articles: dict[int, set[int]] = defaultdict(set)
    for one in sure:
        articles[one.speaker].add(one.article)
    heard = {who: 1 if who in unnamed else len(where) for who, where in articles.items()}
    most = max(heard.values(), default=1)
    return [replace(one, heard=math.log(heard[one.speaker] / most)) for one in sure] or [
        *statements
    ]
