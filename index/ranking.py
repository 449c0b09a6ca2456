"""The second look: which sentence of which passage answers.

The passages that words and meaning propose are ranked again by their sentences. Every sentence is
described by a few features, of itself and of its passage; their weighted sum is its score, a
passage's is its best sentence's, and that sentence is the quotation. The weights in
``ranking.json`` are fitted by ``benchmarks/fit_ranking.py``: they maximise the probability that a
softmax over all sentences of all candidates gives to those that hold the answer.
"""

from __future__ import annotations

import json
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
    "words",  # the passage's share of the question by BM25
    "passage",  # cosine of the question to the passage
    "best",  # cosine to the passage's best sentence
    "sentence",  # cosine to the sentence itself
    "context",  # share of the question's terms in the sentence or the one before it
    "headline",  # the same in the sentence, the headlines or the imprint
    "coverage",  # the same in the whole passage, its headlines or the imprint
    "pairs",  # share of the question's pairs of neighbouring terms in the sentence
    "typed",  # cosine to the sentence, as far as it holds what is asked for (a name, a date)
    "asks",  # 1 for a sentence that is itself a question
)

_STATED = 0.4
"""What a sentence counts that has the person asked about speak, however far in meaning."""

_FITTED: dict[str, float] = json.loads(
    (Path(__file__).parent / "ranking.json").read_text(encoding="utf-8")
)
WEIGHTS: NDArray[np.float32] = np.array([_FITTED[name] for name in FEATURES], np.float32)


def features(
    query: Query,
    context: str,
    sentences: Sequence[str],
    cosines: NDArray[np.float32],
    words: float,
    passage: float,
) -> NDArray[np.float32]:
    """Describe the sentences of one passage.

    Args:
        query: what is asked.
        context: the passage's headlines and its article's imprint.
        sentences: their texts.
        cosines: of the question to each.
        words: the passage's share of the question by BM25.
        passage: cosine of the question to the passage.

    Returns:
        A row a sentence, a column a feature, ``[sentences, len(FEATURES)]``.
    """
    headline = set(terms(context))
    found = [_sentence_terms(sentence) for sentence in sentences]
    sets = [set(parts) for parts in found]
    covered = query.coverage(headline.union(*sets))
    best = float(cosines.max(initial=-1))
    # Who spoke is in the name and the cue alone; what was said may be far from the question.
    floor = _STATED if query.kind is not None and query.kind.repeats else -1.0
    rows = []
    for number, (sentence, parts, own) in enumerate(zip(sentences, found, sets, strict=True)):
        before = sets[number - 1] if number else headline
        cosine = float(cosines[number])
        pairs = query.pairs.intersection(pairwise(parts))
        rows.append(
            (
                words,
                passage,
                best,
                cosine,
                query.coverage(own | before),
                query.coverage(own | headline),
                covered,
                len(pairs) / max(1, len(query.pairs)),
                max(cosine, floor) * fit(sentence, query.kind, query.words),
                sentence.rstrip("\"'”’»)").endswith("?"),
            )
        )
    return np.array(rows, np.float32).reshape(-1, len(FEATURES))


@lru_cache(maxsize=1 << 16)
def _sentence_terms(sentence: str) -> tuple[str, ...]:
    return tuple(terms(sentence))
