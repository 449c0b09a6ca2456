"""Words: a BM25 index over passages (bm25s), memory-mapped.

Lucene's variant gives a term at most its idf, so the score of a passage divided by the sum of the
idf of the question's terms, known to the index or not, lies in [0, 1) and can be compared between
questions: it is the share of the question, by weight, that the passage covers.

A passage's terms are those of its article's language, and it is asked for the question's terms by
the rules of that language: a name is found in whatever language writes it so, and a German question
covers more of what it says in a German passage.

Source: Kamphuis et al., Which BM25 Do You Mean? (2020); Lù, BM25S (2024).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import bm25s
import numpy as np

from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

K1 = 1.0
B = 0.6


def write_lexical(folder: Path, documents: Iterable[str], languages: Sequence[str | None]) -> None:
    """Index ``documents``, one a row, into ``folder``.

    ``languages`` are theirs; where one is not known, the one that most are in is taken.
    """
    known = Counter(sorted(language for language in languages if language))
    names = [language for language, _ in known.most_common()] or ["en"]
    own = [language or names[0] for language in languages]
    vocabulary: dict[str, int] = {}
    ids = [
        np.fromiter(
            (vocabulary.setdefault(term, len(vocabulary)) for term in terms(document, language)),
            np.int32,
        )
        for document, language in zip(documents, own, strict=True)
    ]
    # bm25s cannot index nothing; a token that no question contains stands in for it.
    vocabulary.setdefault("", len(vocabulary))
    if not any(len(row) for row in ids):
        ids[0] = np.array([vocabulary[""]], np.int32)
    retriever = bm25s.BM25(k1=K1, b=B, method="lucene")
    retriever.index((ids, vocabulary), show_progress=False)
    retriever.save(folder, show_progress=False)
    code = {name: number for number, name in enumerate(names)}
    rows = np.array([code[language] for language in own], np.int16)
    np.savez(folder / "languages.npz", names=np.array(names), rows=rows)


class Lexical:
    """An opened BM25 index; document ``n`` is row ``n``.

    Attributes:
        languages: ISO 639 codes of the languages of its passages, what most are in first.
    """

    def __init__(self, folder: Path) -> None:
        """Memory-map the index in ``folder``, whose files have been verified."""
        self._retriever = bm25s.BM25.load(folder, mmap=True)
        self._vocabulary: dict[str, int] = self._retriever.vocab_dict
        self._documents: int = self._retriever.scores["num_docs"]
        self._frequencies: NDArray[np.int64] = np.diff(self._retriever.scores["indptr"])
        with np.load(folder / "languages.npz", allow_pickle=False) as found:
            self.languages: list[str] = [str(name) for name in found["names"]]
            self._rows: NDArray[np.int16] = found["rows"]

    def language(self, row: int) -> str:
        """Return the language by whose rules a passage was indexed."""
        return self.languages[int(self._rows[row])]

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term; an unknown one has the highest."""
        known = self._vocabulary.get(term)
        frequency = 0 if known is None else int(self._frequencies[known])
        return math.log(1 + (self._documents - frequency + 0.5) / (frequency + 0.5))

    def knows(self, term: str) -> bool:
        """Say whether any document has the term."""
        return term in self._vocabulary

    def scores(self, query: Mapping[str, Mapping[str, float]]) -> NDArray[np.float32]:
        """Score every document for a question, in [0, 1); ``[documents]``.

        ``query`` has, by language, the question's different terms with their weights, the idf; a
        language that is not there scores 0.
        """
        scores = np.zeros(self._documents, np.float32)
        for code, language in enumerate(self.languages):
            asked = query.get(language, {})
            known = [self._vocabulary[term] for term in asked if term in self._vocabulary]
            if known:
                found = self._retriever.get_scores_from_ids(sorted(known))
                weight = np.float32(sum(asked.values()))
                if len(self.languages) == 1:
                    return np.asarray(found / weight, np.float32)
                np.divide(found, weight, out=scores, where=self._rows == code)
        return scores
