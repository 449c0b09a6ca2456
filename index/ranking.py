"""The second look: which passage answers, and which sentence of it.

The passages that words and meaning propose are ranked again by their sentences. Every sentence is
described by a few features, of itself and of its passage; their weighted sum is its score, and a
passage's is its best sentence's. Other weights, of what a sentence is itself, say which sentence
of a passage is the quotation, together with the one beside it where that is nearly as likely to
answer. Both lie in ``ranking.json``, fitted by ``benchmarks/fit_ranking.py``: the first maximise
the probability that a softmax over all sentences of all candidates gives to those that hold the
answer, the second the same over the sentences of one passage.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.answer_type import fit
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.query import Query

FEATURES = (
    "passage",  # cosine of the question to the passage
    "best",  # cosine to the passage's best sentence
    "sentence",  # cosine to the sentence itself
    "context",  # share of the question's terms in the sentence or the one before it
    "headline",  # the same in the sentence, the headlines or the imprint
    "pairs",  # share of the question's pairs of neighbouring terms in the sentence
    "typed",  # cosine to the sentence, as far as it holds what is asked for (a name, a date)
    "asks",  # 1 for a sentence that is itself a question
    "before",  # cosine to the sentence before it; of the first, to the passage
    "week",  # nearness of the article to the time the question names, else to today
    "season",  # the same, fading slowly
    "about",  # of a question about the news of a time: share of the headline's terms it has
    "leads",  # of such a question: 1 for the sentences of an article's first passage
)

_STATED = 0.4
"""What a sentence counts that has the person asked about speak, however far in meaning."""

_FITTED = json.loads((Path(__file__).parent / "ranking.json").read_text(encoding="utf-8"))


def _weights(of: str) -> NDArray[np.float32]:
    return np.array([_FITTED[of].get(name, 0.0) for name in FEATURES], np.float32)


WEIGHTS, QUOTING = _weights("passage"), _weights("quotation")
ALONE = np.array([name in ("week", "season", "asks") for name in FEATURES], np.float32)
"""Which features tell statements apart where no more is asked than what somebody said: those that
are no likeness to the question, which would prefer the sentence that says least."""

SECOND: float = _FITTED["second"]
"""Probability, within its passage, from which a second sentence is quoted too."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ranked.

    Attributes:
        context: its headlines and its article's imprint.
        title: its article's headline.
        leads: whether the article begins with it.
        sentences: their texts.
        cosines: of the question to each.
        passage: cosine of the question to the passage.
        nearness: of its article in time (see ``index.period``), ``[2]``.
    """

    context: str
    title: str
    leads: bool
    sentences: Sequence[str]
    cosines: NDArray[np.float32]
    passage: float
    nearness: NDArray[np.float32]


def features(query: Query, candidate: Candidate) -> NDArray[np.float32]:
    """Describe the sentences of one passage; ``query`` is read in its language.

    Returns:
        A row a sentence, a column a feature, ``[sentences, len(FEATURES)]``.
    """
    found = [_terms(sentence, query.language) for sentence in candidate.sentences]
    asked, weights = list(query.idf), np.array(list(query.idf.values()), np.float32)
    weights /= weights.sum()
    printed = set(_terms(candidate.context, query.language))
    headline = np.array([term in printed for term in asked])
    own = np.array([[term in sentence for term in asked] for sentence in map(set, found)], bool)
    before = np.vstack([headline, own[:-1]])
    cosines = candidate.cosines
    title = set(_terms(candidate.title, query.language))
    # Who spoke is in the name and the cue alone; what was said may be far from the question.
    floor = _STATED if query.kind is not None and query.kind.repeats else -1.0
    of_sentences = {
        "sentence": cosines,
        "before": np.concatenate([[candidate.passage], cosines[:-1]]),
        "context": (own | before) @ weights,
        "headline": (own | headline) @ weights,
        "pairs": [
            len(query.pairs.intersection(pairwise(parts))) / max(1, len(query.pairs))
            for parts in found
        ],
        "typed": np.maximum(cosines, floor)
        * [fit(sentence, query.kind, query.words) for sentence in candidate.sentences],
        "asks": [sentence.rstrip("\"'”’»)").endswith("?") for sentence in candidate.sentences],
    }
    week, season = candidate.nearness
    of_passage = {
        "passage": candidate.passage,
        "best": cosines.max(initial=-1),
        "week": week,
        "season": season,
        "about": len(title.intersection(asked)) / max(1, len(title)),
        # Who asks what happened this week wants the report of it; a detail stands anywhere.
        "leads": candidate.leads and query.period.asked,
    }
    described = np.empty((len(found), len(FEATURES)), np.float32)
    for column, name in enumerate(FEATURES):
        described[:, column] = of_sentences[name] if name in of_sentences else of_passage[name]
    return described


def quoted(scores: NDArray[np.float32]) -> range:
    """Return which sentences of a passage are quoted, given their ``scores``: one, or two."""
    chosen = int(scores.argmax())
    probable = likelihood(scores)
    beside = [n for n in (chosen - 1, chosen + 1) if 0 <= n < len(scores)]
    second = max(beside, key=lambda n: probable[n], default=chosen)
    if probable[second] < SECOND:
        second = chosen
    return range(min(chosen, second), max(chosen, second) + 1)


def likelihood(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the probability that each sentence of a passage is the one that answers."""
    grown = np.exp(scores - scores.max())
    return np.asarray(grown / grown.sum(), np.float32)


@lru_cache(maxsize=1 << 16)
def _terms(text: str, language: str) -> tuple[str, ...]:
    return tuple(terms(text, language))
