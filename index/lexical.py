"""Words: a BM25 index over passages (bm25s), memory-mapped.

Lucene's variant gives a term at most its idf, so the score of a passage divided by the sum of the
idf of the question's terms, known to the index or not, lies in [0, 1) and can be compared between
questions: it is the share of the question, by weight, that the passage covers.

Source: Kamphuis et al., Which BM25 Do You Mean? (2020); Lù, BM25S (2024).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import bm25s
import numpy as np

from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

K1 = 1.0
B = 0.6


def write_lexical(folder: Path, documents: Iterable[str]) -> None:
    """Index ``documents``, one a row, into ``folder``."""
    vocabulary: dict[str, int] = {}
    ids = [
        np.fromiter(
            (vocabulary.setdefault(term, len(vocabulary)) for term in terms(document)), np.int32
        )
        for document in documents
    ]
    # bm25s cannot index nothing; a token that no question contains stands in for it.
    vocabulary.setdefault("", len(vocabulary))
    if not any(len(row) for row in ids):
        ids[0] = np.array([vocabulary[""]], np.int32)
    retriever = bm25s.BM25(k1=K1, b=B, method="lucene")
    retriever.index((ids, vocabulary), show_progress=False)
    retriever.save(folder, show_progress=False)


class Lexical:
    """An opened BM25 index; document ``n`` is row ``n``."""

    def __init__(self, folder: Path) -> None:
        """Memory-map the index in ``folder``, whose files have been verified."""
        self._retriever = bm25s.BM25.load(folder, mmap=True)
        self._vocabulary: dict[str, int] = self._retriever.vocab_dict
        self._documents: int = self._retriever.scores["num_docs"]
        self._frequencies: NDArray[np.int64] = np.diff(self._retriever.scores["indptr"])

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term; an unknown one has the highest."""
        known = self._vocabulary.get(term)
        frequency = 0 if known is None else int(self._frequencies[known])
        return math.log(1 + (self._documents - frequency + 0.5) / (frequency + 0.5))

    def knows(self, term: str) -> bool:
        """Say whether any document has the term."""
        return term in self._vocabulary

    def scores(self, query: Sequence[str]) -> NDArray[np.float32]:
        """Score every document for a question's different terms, in [0, 1); ``[documents]``."""
        weight = sum(self.idf(term) for term in query)
        known = [self._vocabulary[term] for term in query if term in self._vocabulary]
        if not known:
            return np.zeros(self._documents, np.float32)
        scores: NDArray[np.float32] = self._retriever.get_scores_from_ids(sorted(known))
        return scores / np.float32(weight)
