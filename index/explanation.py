"""Why a passage was found: its ranks by words and by meaning, among all that the filters leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datetime import date

    from index.filters import Filters
    from index.search import Index


@dataclass(frozen=True, slots=True)
class Explanation:
    """What spoke for a passage.

    Attributes:
        words_rank: its place by the question's words, from 1; ``None`` if it has none of them.
        meaning_rank: its place by cosine, from 1; ``None`` for a question without words.
        words: the share of the question's terms, by BM25 weight, that it covers; 0 to 1.
        cosine: of the question to it.
    """

    words_rank: int | None
    meaning_rank: int | None
    words: float
    cosine: float


def explain(
    index: Index, question: str, filters: Filters, now: date, key: str, start: int
) -> Explanation | None:
    """Explain the passage that begins at ``start`` of the article ``key``.

    ``filters`` are those that the answer came to, ``now`` the day it was asked on. ``None`` if the
    index has no such passage.

    Raises:
        KeyError: the index does not have the article.
    """
    row = next((one.row for one in index.passages_of(key) if one.start == start), None)
    if row is None:
        return None
    query = index.prepare(index.understand(question, now))
    if query is None:
        return Explanation(None, None, 0.0, 0.0)
    mask = index.mask(filters)
    left = np.flatnonzero(mask) if mask is not None else np.arange(len(index.columns.article))
    words = index.lexical.scores(query.asked)
    cosines = index.vectors.rows(left) @ query.vector
    own = float(index.vectors.rows([row])[0] @ query.vector)
    return Explanation(
        words_rank=1 + int((words[left] > words[row]).sum()) if words[row] > 0 else None,
        meaning_rank=1 + int((cosines > own + 1e-6).sum()),
        words=float(words[row]),
        cosine=own,
    )
