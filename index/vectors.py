"""Meaning: exact inner-product search over the passages' unit vectors (FAISS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def write_vectors(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write unit vectors ``[rows, dimension]`` as an index of their own order."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(path))


class Vectors:
    """An opened vector index; vector ``n`` is row ``n``."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        """Read the index at ``path``, whose file has been verified."""
        if threads is not None:
            faiss.omp_set_num_threads(threads)
        self._index = faiss.read_index(str(path))

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self._index.ntotal)

    def search(
        self, query: NDArray[np.float32], most: int, mask: NDArray[np.bool_] | None = None
    ) -> NDArray[np.int64]:
        """Return the rows nearest to a unit vector ``[dimension]``, best first.

        Args:
            query: the question's vector.
            most: how many rows at most.
            mask: one flag a row; rows without it are left out before ranking.
        """
        parameters = None
        if mask is not None:
            bitmap = np.packbits(mask, bitorder="little")
            # What the library's Python layer takes here, its type stubs do not know.
            selector = faiss.IDSelectorBitmap(bitmap)  # type: ignore[call-arg, arg-type]
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        _, rows = self._index.search(query[None, :], min(most, len(self)), params=parameters)
        return np.asarray(rows[0][rows[0] >= 0], dtype=np.int64)

    def rows(self, rows: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of ``rows``, ``[rows, dimension]``."""
        return np.asarray(self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64)))
