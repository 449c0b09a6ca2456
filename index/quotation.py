"""Which sentence of a passage answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

_WORDS_WEIGHT = 0.5
"""How much a sentence's coverage of the question counts beside its cosine."""


def coverage(found: Collection[str], idf: Mapping[str, float]) -> float:
    """Return the share of the question's terms, weighted by ``idf``, that are ``found``."""
    total = sum(idf.values())
    return sum(weight for term, weight in idf.items() if term in found) / total if total else 0.0


def sentence_scores(
    sentences: Sequence[str], cosines: NDArray[np.float32], idf: Mapping[str, float]
) -> NDArray[np.float32]:
    """Score the sentences of a passage, ``[sentences]``, by meaning and by words.

    Args:
        sentences: their words.
        cosines: of the question to each.
        idf: weight of each of the question's terms.
    """
    covered = [coverage(set(terms(sentence)), idf) for sentence in sentences]
    return cosines + np.float32(_WORDS_WEIGHT) * np.array(covered, np.float32)
