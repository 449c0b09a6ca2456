"""Meaning: inner-product search over the passages' unit vectors (FAISS).

Few rows are searched one by one. From ``MANY`` on, reading every vector for every question would
take longer than all the rest of an answer; each is then kept a second time as 4 bits for every two
components (product quantisation, scanned in registers). The rows whose codes are nearest are
compared again by the vectors themselves, so that a score is always exact.

Source: André, Kermarrec, Le Scouarnec, Quicker ADC (2019), as FAISS has it (``PQFastScan``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

MANY = 20_000
"""Rows from which vectors are quantised too."""

_LEARNT_FROM = 30_000
"""Rows that the quantiser's codes are learnt from."""

_COMPARED = 8
"""How many times as many rows as asked for are compared by their own vectors."""

_FEW = 0.2
"""Share of rows up to which those that a mask leaves are searched one by one."""


def write_vectors(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write unit vectors ``[rows, dimension]`` as an index of their own order."""
    rows, dimension = vectors.shape
    index: faiss.Index = faiss.IndexFlatIP(dimension)
    if rows >= MANY and dimension % 2 == 0:
        codes = faiss.IndexPQFastScan(dimension, dimension // 2, 4, faiss.METRIC_INNER_PRODUCT)
        codes.train(vectors[:: max(1, rows // _LEARNT_FROM)])
        index = faiss.IndexRefineFlat(codes)
    index.add(vectors)
    faiss.write_index(index, str(path))


class Vectors:
    """An opened vector index; vector ``n`` is row ``n``."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        """Read the index at ``path``, whose file has been verified."""
        if threads is not None:
            faiss.omp_set_num_threads(threads)
        index = faiss.read_index(str(path))
        self._coarse = index if isinstance(index, faiss.IndexRefineFlat) else None
        self._exact: faiss.Index = index
        if self._coarse:
            self._exact = faiss.downcast_index(self._coarse.refine_index)

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self._exact.ntotal)

    def search(
        self, query: NDArray[np.float32], most: int, mask: NDArray[np.bool_] | None = None
    ) -> NDArray[np.int64]:
        """Return the rows nearest to a unit vector ``[dimension]``, best first.

        Args:
            query: the question's vector.
            most: how many rows at most.
            mask: one flag a row; rows without it are left out.
        """
        wanted = min(most, len(self))
        if self._coarse and (mask is None or mask.mean() > _FEW):
            # With a mask, so many more that as many as are wanted can be expected to pass it.
            found = wanted if mask is None else round(2 * wanted / mask.mean())
            found = min(found, len(self))
            # What the library's Python layer takes here and below, its type stubs do not know.
            compared = faiss.IndexRefineSearchParameters(k_factor=_COMPARED)  # type: ignore[call-arg]
            near = self._coarse.search(query[None, :], found, params=compared)[1][0]
            near = near[near >= 0]
            passed = near if mask is None else near[mask[near]]
            if mask is None or len(passed) >= wanted:
                return np.asarray(passed[:wanted], dtype=np.int64)
        parameters = None
        if mask is not None:
            bitmap = np.packbits(mask, bitorder="little")
            selector = faiss.IDSelectorBitmap(bitmap)  # type: ignore[call-arg, arg-type]
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        _, rows = self._exact.search(query[None, :], wanted, params=parameters)
        return np.asarray(rows[0][rows[0] >= 0], dtype=np.int64)

    def rows(self, rows: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of ``rows``, ``[rows, dimension]``."""
        return np.asarray(self._exact.reconstruct_batch(np.asarray(rows, dtype=np.int64)))
