"""Vectors that were encoded for a generation which was never published.

A build of a large archive takes hours. It writes what it has encoded beside the generations, some
hundred passages a file, so that a build that was stopped at any point, by hand or by a power
failure, is gone on with where it stood. Publishing clears it all: then the generation has them.

A file is named by the SHA-256 of its content: one that was cut off or altered is not read.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FOLDER = ".embedded"


class Unpublished:
    """The vectors kept in the index's folder of one encoder, by what they were made of."""

    def __init__(self, index: Path, encoder: str) -> None:
        """Find what an earlier build left in the folder ``index`` of the encoder's digest."""
        self._folder = index / FOLDER / encoder[:16]
        self._places: dict[bytes, tuple[Path, int]] = {}
        for path in sorted(self._folder.glob("*.npz")):
            for number, digest in enumerate(_digests(path)):
                self._places[digest] = (path, number)

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._places

    def get(self, digests: Sequence[bytes]) -> tuple[NDArray[np.float32], list[NDArray[np.int8]]]:
        """Return passages' vectors ``[passages, dimension]`` and each one's sentences'."""
        opened: dict[Path, tuple[NDArray[np.float32], list[NDArray[np.int8]]]] = {}
        vectors, sentences = [], []
        for digest in digests:
            path, number = self._places[digest]
            if path not in opened:
                with np.load(path, allow_pickle=False) as kept:
                    parts = np.split(kept["sentences"], np.cumsum(kept["counts"])[:-1])
                    opened[path] = kept["vectors"], parts
            vectors.append(opened[path][0][number])
            sentences.append(opened[path][1][number])
        return np.stack(vectors), sentences

    def put(
        self,
        digests: Sequence[bytes],
        vectors: NDArray[np.float32],
        sentences: Sequence[NDArray[np.int8]],
    ) -> None:
        """Keep the vectors of passages and of each one's sentences."""
        content = io.BytesIO()
        np.savez(
            content,
            digests=np.frombuffer(b"".join(digests), np.uint8).reshape(len(digests), -1),
            vectors=vectors,
            sentences=np.concatenate(sentences),
            counts=np.array([len(part) for part in sentences]),
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(content.getbuffer()).hexdigest()
        (self._folder / f"{name}.npz").write_bytes(content.getbuffer())


def clear(index: Path) -> None:
    """Delete what is kept, of every encoder."""
    shutil.rmtree(index / FOLDER, ignore_errors=True)


def _digests(path: Path) -> list[bytes]:
    """Return what the vectors in a file were made of; of nothing if it is not as written."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != path.stem:
        return []
    with np.load(io.BytesIO(raw), allow_pickle=False) as kept:
        return [digest.tobytes() for digest in kept["digests"]]
