"""Vectors of sentences: which sentence of a passage answers, and whether any does.

Kept as 8-bit directions, memory-mapped: a row is scaled so that its largest component is 127,
and scaled back to length one when read, so no scale needs to be stored (cosine to the original
above .9998). Spans of the sentences, in their article's offsets, lie beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def to_bytes(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Round directions ``[rows, dimension]`` to 8 bits a component."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-12)
    return np.asarray(np.rint(vectors * (127 / largest)), np.int8)


def from_bytes(rows: NDArray[np.int8]) -> NDArray[np.float32]:
    """Return unit vectors of rounded directions."""
    vectors = rows.astype(np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


class SentenceVectors:
    """The sentences of all passages, one row each, passage after passage."""

    def __init__(self, folder: Path) -> None:
        """Map ``vectors.npy`` and ``spans.npy`` in ``folder``, whose files have been verified."""
        # As plain arrays: every slice of a ``memmap`` costs as much as all that is done with it.
        self._vectors: NDArray[np.int8] = np.asarray(np.load(folder / "vectors.npy", mmap_mode="r"))
        self.spans: NDArray[np.int32] = np.asarray(np.load(folder / "spans.npy", mmap_mode="r"))

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self._vectors)

    def rounded(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return rows as they are stored, ``[rows, dimension]``."""
        return np.asarray(self._vectors[rows])

    def similarity(
        self, query: NDArray[np.float32], rows: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the cosine of a unit vector to each sentence of ``rows``."""
        vectors = self.rounded(rows).astype(np.float32)
        # Scaling what comes of them, not every component, takes half the time.
        norms = np.sqrt(np.einsum("rd,rd->r", vectors, vectors))
        return np.asarray(vectors @ query / np.maximum(norms, 1e-12), np.float32)
