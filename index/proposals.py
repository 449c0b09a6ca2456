"""Which passages are worth a look: what words, meaning and nearness in time propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.fusion import best, candidates, fuse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.query import Query
    from index.search import Index
    from index.store import StoredPassage

_PROPOSED = 100
"""How many passages words and meaning propose each."""

_CLOSE = 50
"""How many each proposes from about the time asked for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that words or meaning propose.

    Attributes:
        passage: its row.
        fused: the fused score of what follows.
        words: the share of the question's terms, by BM25 weight, that it covers.
        cosine: of the question to it.
        sentences: cosines of the question to its sentences.
        nearness: of its article in time (see ``index.period``), ``[3]``.
    """

    passage: StoredPassage
    fused: float
    words: float
    cosine: float
    sentences: NDArray[np.float32]
    nearness: NDArray[np.float32]


def propose(index: Index, query: Query, mask: NDArray[np.bool_] | None = None) -> list[Proposal]:
    """Return the passages proposed among those that ``mask`` leaves, by their fused score."""
    words = index.lexical.scores(query.asked)
    if mask is not None:
        words = np.where(mask, words, np.float32(0))
    rankings = [best(words, _PROPOSED), index.vectors.search(query.vector, _PROPOSED, mask)]
    period = query.period
    days_away = index.columns.days_away(period.since, period.until)
    close = period.close(days_away) if mask is None else period.close(days_away) & mask
    if close.any():
        # What is from the time asked for must not be lost among all that is like it.
        rankings.append(best(np.where(close, words, np.float32(0)), _CLOSE))
        rankings.append(index.vectors.search(query.vector, _CLOSE, close))
    rows = candidates(rankings)
    nearness = period.nearness(days_away[rows])
    passages = index.store.passages(rows.tolist())
    cosines = index.vectors.rows(rows) @ query.vector
    of_sentences = [passage.sentence_rows for passage in passages]
    sentences = np.split(
        index.sentences.similarity(query.vector, np.concatenate(of_sentences)),
        np.cumsum([len(part) for part in of_sentences])[:-1],
    )
    tops = np.array([part.max(initial=-1) for part in sentences], np.float32)
    fused = fuse(words[rows], cosines, tops, nearness.max(axis=1))
    return [
        Proposal(
            passages[n],
            float(fused[n]),
            float(words[rows[n]]),
            float(cosines[n]),
            sentences[n],
            nearness[n],
        )
        for n in np.lexsort((rows, -fused))
    ]
