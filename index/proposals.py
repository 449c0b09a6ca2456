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

_FIELD = 50
"""The place, by words, of the passage that others are measured against."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that words or meaning propose.

    Attributes:
        passage: its row.
        fused: the fused score of what follows.
        words: the share of the question's terms, by BM25 weight, that it covers.
        ahead: how much more that is than of the ``_FIELD``-th best passage of the whole index.
        cosine: of the question to it.
        sentences: cosines of the question to its sentences.
        nearness: of its article in time (see ``index.period``), ``[2]``.
    """

    passage: StoredPassage
    fused: float
    words: float
    ahead: float
    cosine: float
    sentences: NDArray[np.float32]
    nearness: NDArray[np.float32]


def propose(index: Index, query: Query, mask: NDArray[np.bool_] | None = None) -> list[Proposal]:
    """Return the passages proposed among those that ``mask`` leaves, by their fused score."""
    words = index.lexical.scores(query.asked)
    leaders = best(words, _PROPOSED)
    field = words[leaders[_FIELD - 1]] if len(leaders) >= _FIELD else 0.0
    if mask is not None:
        words = np.where(mask, words, np.float32(0))
        leaders = best(words, _PROPOSED)
    rankings = [leaders, index.vectors.search(query.vector, _PROPOSED, mask)]
    period = query.period
    days_away = index.columns.days_away(period.since, period.until, period.now)
    close = period.close(days_away) if mask is None else period.close(days_away) & mask
    if len(then := np.flatnonzero(close)):
        # What is from the time asked for must not be lost among all that is like it.
        rankings.append(then[best(words[then], _CLOSE)])
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
    fused = fuse(words[rows], query.meaning * cosines, query.meaning * tops, nearness[:, 0])
    return [
        Proposal(
            passages[n],
            float(fused[n]),
            float(words[rows[n]]),
            float(words[rows[n]] - field),
            float(cosines[n]),
            sentences[n],
            nearness[n],
        )
        for n in np.lexsort((rows, -fused))
    ]
