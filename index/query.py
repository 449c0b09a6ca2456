"""A question made ready: its terms with their weights, its vector, and what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index.answer_type import answer_type
from index.foreign import in_foreign_script
from index.terms import content_words, names, terms, words
from index.topic import is_topic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from index.answer_type import AnswerType
    from index.encode import Encoder
    from index.lexical import Lexical
    from index.period import Period
    from index.understanding import Understood

_FOREIGN = ":"
"""A term that no text has: what a passage lacks that is not in the question's language."""

_LACKING = 1 / 9
"""Its share beside the others: a translation covers nine tenths of what the original does. From
.8 to .95 it is much the same (see docs/benchmarks.md)."""

_SPELT = 0.25
"""What meaning counts for a model that spells the question out letter by letter: with twice as
much fewer passages come first that should, with nothing fewer are among the first four (see
docs/benchmarks.md)."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, read by the rules of one language.

    Attributes:
        question: what is asked, without the words that only say where or when to look.
        language: the one by whose rules its words are read.
        idf: the question's different terms, each with its weight.
        pairs: terms that follow one another in it.
        names: its words that are written as names.
        words: all its words, lower case.
        kind: what kind of answer it asks for, if its words say so.
        vector: its unit vector, ``[dimension]``.
        meaning: what likeness in meaning counts in the rankings: 1, or less where the model does
            not know the script that it is written in.
        period: when an article should be from to be preferred.
        speaker: whose words it asks for by name or role, if it does.
        speaker_words: its words that are this name or role, lower case.
        whatever: whether it asks what this speaker said, and no more.
        topic: whether it names a matter and asks nothing of it.
        others: the question as read by the rules of the index's other languages.
    """

    question: str
    language: str
    idf: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    names: tuple[str, ...]
    words: frozenset[str]
    kind: AnswerType | None
    vector: NDArray[np.float32]
    meaning: float
    period: Period
    speaker: str | None = None
    speaker_words: frozenset[str] = frozenset()
    whatever: bool = False
    topic: bool = False
    others: tuple[Query, ...] = ()

    @property
    def asked(self) -> dict[str, Mapping[str, float]]:
        """Its different terms with their weights, in each language of the index."""
        return {query.language: query.idf for query in (self, *self.others)}

    def within(self, language: str) -> Query:
        """Return the question as read by the rules of a language of the index."""
        return next((query for query in self.others if query.language == language), self)

    def coverage(self, found: Collection[str]) -> float:
        """Return the share of the question's terms, weighted by idf, that are ``found``."""
        return _share(self.idf, found)

    def named(self, found: Collection[str]) -> float:
        """Return the share of its names that are ``found``; 1 if it has none."""
        wanted = {term for name in self.names for term in terms(name, self.language)}
        return sum(term in found for term in wanted) / len(wanted) if wanted else 1.0

    def in_full(self, name: str) -> str:
        """Return the words beside one of its names that are written as names too, with it."""
        beside = "|".join(map(re.escape, self.names))
        whole = re.search(
            rf"(?:\b(?:{beside})[ -])*\b{re.escape(name)}\b(?:[ -](?:{beside})\b)*", self.question
        )
        return whole[0] if whole else name

    def taken_by(self, speaker: str | None) -> frozenset[str]:
        """Return its words that a search of what only ``speaker`` says has taken care of."""
        return (
            self.speaker_words if speaker is not None and speaker == self.speaker else frozenset()
        )

    def asks_for_any_statement(self, taken: frozenset[str] = frozenset()) -> bool:
        """Say whether it asks what somebody said, and names no matter beside words ``taken``."""
        named = {term for name in (*self.names, *taken) for term in terms(name, self.language)}
        return (self.whatever and bool(taken)) or self.asks_what_is_said_by(named)

    def asks_what_is_said_by(self, named: Collection[str]) -> bool:
        """Say whether it asks for a statement and has no terms but those ``named`` and its verb."""
        asked = self.kind.asked.search(self.question) if self.kind else None
        if asked is None or self.kind is None or not self.kind.repeats:
            return False
        verb = terms(asked[0].split()[-1], self.language)
        return {*named, *verb}.issuperset(self.idf)

    @property
    def numbers(self) -> frozenset[str]:
        """Its terms that have a digit."""
        return frozenset(term for term in self.idf if any(map(str.isdigit, term)))

    def matter(self, found: Collection[str]) -> float:
        """Return the weighted share of its terms that are no names; 1 if all are names."""
        named = {term for name in self.names for term in terms(name, self.language)}
        rest = {term: weight for term, weight in self.idf.items() if term not in named}
        return _share(rest, found) if rest else 1.0


def prepare(understood: Understood, lexical: Lexical, encoder: Encoder) -> Query | None:
    """Make a question ready, or return ``None`` if it has nothing but stop words."""
    question = understood.matter
    left = {language: content_words(question, language) for language in lexical.languages}
    # A question is in the language that has most of its stop words; one word alone shows nothing.
    alone = len(words(question)) == 1
    own = min(left, key=lambda language: (alone and not left[language], len(left[language])))
    if not left[own]:
        return None
    asked = terms(question, own)
    query = Query(
        question=question,
        language=own,
        idf={term: lexical.idf(term) for term in asked},
        pairs=frozenset(pairwise(asked)),
        names=tuple(names(question, own, within=understood.topic)),
        words=frozenset(words(question)),
        kind=answer_type(question),
        vector=encoder.encode([question])[0],
        meaning=_SPELT if in_foreign_script(question, encoder.name) else 1.0,
        period=understood.period,
        speaker=understood.speaker,
        speaker_words=frozenset(words(understood.speaker_words, own)),
        whatever=understood.whatever,
        topic=understood.topic or is_topic(question, own),
    )
    others = (language for language in lexical.languages if language != own)
    return replace(query, others=tuple(_read(query, left[own], other, lexical) for other in others))


def _read(query: Query, content: list[str], language: str, lexical: Lexical) -> Query:
    """Read a question's ``content``, its own stop words left out, by another language's rules."""
    asked = terms(" ".join(content), language)
    idf = {term: lexical.idf(term) for term in asked}
    idf[_FOREIGN] = _LACKING * sum(idf.values()) or 1.0
    return replace(query, language=language, idf=idf, pairs=frozenset(pairwise(asked)))


def _share(weights: Mapping[str, float], found: Collection[str]) -> float:
    total = sum(weights.values())
    return (
        sum(weight for term, weight in weights.items() if term in found) / total if total else 0.0
    )
