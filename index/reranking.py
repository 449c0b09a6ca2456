"""An optional third ranking: a cross-encoder reads the question and a passage together.

It sees what vectors made apart cannot, and costs a forward pass a passage, so it is off unless a
model is named. It orders the passages that the second ranking has looked at; their places keep
their scores, so that what confidence is made of stays on its scale.

Source: Nogueira, Cho, Passage Re-ranking with BERT (2019), https://arxiv.org/abs/1901.04085.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.backend import Pairs
from index.errors import ModelUnusable
from index.model import open_cross_encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.hits import Hit
    from index.query import Query
    from index.search import Index


@lru_cache(maxsize=1)
def open_reranker(name: str, threads: int) -> Pairs:
    """Load a cross-encoder once, by name or folder; a reloaded index shares it.

    Raises:
        ModelUnusable: not found, unsafe, damaged, or no cross-encoder.
    """
    folder = open_cross_encoder(name)
    try:
        return Pairs(folder, threads)
    except Exception as error:
        raise ModelUnusable(f"the model {name} cannot be loaded: {error}") from error


def reranked(index: Index, query: Query, hits: Sequence[Hit], reranker: Pairs) -> list[Hit]:
    """Order ``hits``, best first, by how well each passage goes with the question."""
    if not hits:
        return []
    texts = [f"{hit.passage.context}\n{index.text_of(hit.passage)}".strip() for hit in hits]
    scores = reranker.scores(query.question, texts)
    order = sorted(range(len(hits)), key=lambda n: (-scores[n], n))
    return [replace(hits[n], score=place.score) for n, place in zip(order, hits, strict=True)]
