"""A question made ready: its terms with their weights, its vector, and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.answer_type import answer_type
from index.terms import names, terms, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from index.answer_type import AnswerType
    from index.encode import Encoder
    from index.lexical import Lexical


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    Attributes:
        question: as it was asked, without surrounding white space.
        idf: the question's different terms, each with its weight.
        pairs: terms that follow one another in it.
        names: its words that are written as names.
        words: all its words, lower case.
        kind: what kind of answer it asks for, if its words say so.
        vector: its unit vector, ``[dimension]``.
    """

    question: str
    idf: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    names: tuple[str, ...]
    words: frozenset[str]
    kind: AnswerType | None
    vector: NDArray[np.float32]

    def coverage(self, found: Collection[str]) -> float:
        """Return the share of the question's terms, weighted by idf, that are ``found``."""
        return _share(self.idf, found)

    def named(self, found: Collection[str]) -> float:
        """Return the share of its names that are ``found``; 1 if it has none."""
        wanted = {term for name in self.names for term in terms(name)}
        return sum(term in found for term in wanted) / len(wanted) if wanted else 1.0

    @property
    def asks_for_any_statement(self) -> bool:
        """Whether it asks what somebody said, and names no matter."""
        named = {term for name in self.names for term in terms(name)}
        return self.kind is not None and self.kind.repeats and named.issuperset(self.idf)

    def matter(self, found: Collection[str]) -> float:
        """Return the weighted share of its terms that are no names; 1 if all are names."""
        named = {term for name in self.names for term in terms(name)}
        rest = {term: weight for term, weight in self.idf.items() if term not in named}
        return _share(rest, found) if rest else 1.0


def prepare(question: str, lexical: Lexical, encoder: Encoder) -> Query | None:
    """Make a question ready, or return ``None`` if it has nothing but stop words."""
    asked = terms(question)
    if not asked:
        return None
    return Query(
        question=question,
        idf={term: lexical.idf(term) for term in asked},
        pairs=frozenset(pairwise(asked)),
        names=tuple(names(question)),
        words=frozenset(words(question)),
        kind=answer_type(question),
        vector=encoder.encode([question])[0],
    )


def _share(weights: Mapping[str, float], found: Collection[str]) -> float:
    total = sum(weights.values())
    return (
        sum(weight for term, weight in weights.items() if term in found) / total if total else 0.0
    )
