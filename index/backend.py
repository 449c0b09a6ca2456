"""What computes models: our own forward pass, or the library's; and the library's cross-encoder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch

from index.bert import Bert, fastest_precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer
    from torch import Tensor

    from corpus.passage import Passage

_BATCH_TOKENS = 2048
"""Tokens per forward pass: enough to fill a core, few enough to stay in its caches."""


class Backend(Protocol):
    """What turns texts within the model's limit into vectors, not yet of unit length."""

    dimension: int
    longest: int
    precision: str

    def texts(self, texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        """Encode texts with ``prefix`` in front of each; ``[texts, dimension]``."""

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding], prefix: str
    ) -> list[NDArray[np.float32]]:
        """Encode passages; for each ``[1 + sentences, dimension]``, itself first.

        ``encodings`` are theirs, tokenised with ``prefix`` in front of each.
        """


class Fast:
    """Mean pooling over ``index.bert``; a sentence's vector is pooled from its passage's tokens.

    Such a vector knows the passage around it, and costs nothing beyond the passage's own.
    """

    def __init__(self, folder: Path, tokenizer: Tokenizer, workers: int) -> None:
        """Load the weights in ``folder``, for so many batches at once."""
        # A core each for batches of their own, which never wait for each other, is a fifth faster
        # than all cores together on one batch.
        torch.set_num_threads(1)
        self._pool = ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(1,))
        self._bert = Bert(folder, fastest_precision())
        self._tokenizer = tokenizer
        self.dimension = self._bert.dimension
        self.longest = self._bert.positions
        self.precision = str(self._bert.precision).removeprefix("torch.")

    def texts(self, texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        """Encode texts with ``prefix`` in front of each; ``[texts, dimension]``."""
        encodings = self._tokenizer.encode_batch([prefix + text for text in texts])
        if len(texts) == 1:
            # A question: in the thread that asks, which may have been left with more than one.
            torch.set_num_threads(1)
            return self._bert([encodings[0].ids])[0].mean(dim=0, keepdim=True).numpy()
        batches = self._pool.map(
            lambda batch: [output.mean(dim=0) for output in self._bert(batch)],
            _batches([encoding.ids for encoding in encodings]),
        )
        return torch.stack([mean for batch in batches for mean in batch]).numpy()

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding], prefix: str
    ) -> list[NDArray[np.float32]]:
        """Encode passages; for each ``[1 + sentences, dimension]``, itself first.

        ``encodings`` are theirs, tokenised with ``prefix`` in front of each.
        """
        batches = _batches([encoding.ids for encoding in encodings])
        ends = [0, *np.cumsum([len(batch) for batch in batches]).tolist()]

        def encoded(batch: list[list[int]], begin: int) -> list[NDArray[np.float32]]:
            return [
                _pooled(output, passages[n], encodings[n].offsets, len(prefix))
                for n, output in enumerate(self._bert(batch), start=begin)
            ]

        return list(chain.from_iterable(self._pool.map(encoded, batches, ends[:-1])))


def _batches(texts: Sequence[list[int]]) -> list[list[list[int]]]:
    """Cut tokenised texts, in the order given, into batches of some ``_BATCH_TOKENS``."""
    batches: list[list[list[int]]] = []
    room = 0
    for text in texts:
        if not batches or len(text) > room:
            batches.append([])
            room = _BATCH_TOKENS
        batches[-1].append(text)
        room -= len(text)
    return batches


def _pooled(
    output: Tensor, passage: Passage, offsets: Sequence[tuple[int, int]], prefixed: int
) -> NDArray[np.float32]:
    """Average a passage's token outputs ``[tokens, dimension]``: all, then by sentence.

    ``prefixed`` is how many code points stand in front of what it is embedded with.
    """
    starts = np.array([start for start, _ in offsets])
    # Special tokens have the empty span (0, 0); they open and close the text.
    real = np.array([end for _, end in offsets]) > 0
    moved = prefixed + len(passage.embedded) - len(passage.text) - passage.start
    rows = [output.mean(dim=0)]
    for sentence in passage.sentences:
        inside = real & (starts >= sentence.start + moved) & (starts < sentence.end + moved)
        rows.append(output[torch.from_numpy(inside)].mean(dim=0) if inside.any() else rows[0])
    return torch.stack(rows).numpy()


class Library:
    """Any other sentence-transformers model; sentences are encoded apart."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Load the model in ``folder``, for so many threads."""
        torch.set_num_threads(threads)
        # Seconds to import, so only when such a model is used.
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = SentenceTransformer(
            str(folder), device="cpu", model_kwargs={"use_safetensors": True}
        )
        dimension, longest = self._model.get_embedding_dimension(), self._model.max_seq_length
        if dimension is None or longest is None:
            raise ValueError("it does not say how long its vectors or its texts are")
        self.dimension = int(dimension)
        self.longest = int(longest)
        self.precision = "float32"

    def texts(self, texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        """Encode texts with ``prefix`` in front of each; ``[texts, dimension]``."""
        # Given even where it is empty: a default prompt of the model's would take room that has
        # not been reckoned with.
        vectors = self._model.encode(list(texts), prompt=prefix, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding], prefix: str
    ) -> list[NDArray[np.float32]]:
        """Encode passages; for each ``[1 + sentences, dimension]``, itself first.

        ``encodings`` are theirs, tokenised with ``prefix`` in front of each.
        """
        del encodings  # the library tokenises for itself
        texts = [
            text for passage in passages for text in (passage.embedded, *passage.sentence_texts())
        ]
        ends = np.cumsum([1 + len(passage.sentences) for passage in passages])
        return np.split(self.texts(texts, prefix), ends[:-1]) if texts else []


class Pairs:
    """A cross-encoder: reads two texts together, and says how well they go together."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Load the cross-encoder in ``folder``, for so many threads."""
        torch.set_num_threads(threads)
        from sentence_transformers import CrossEncoder
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = CrossEncoder(
            str(folder), device="cpu", model_kwargs={"use_safetensors": True}
        )

    def scores(self, first: str, others: Sequence[str]) -> NDArray[np.float32]:
        """Return a score for ``first`` with each of ``others``, comparable among them."""
        pairs = [(first, other) for other in others]
        scores = self._model.predict(
            pairs, activation_fn=torch.nn.Identity(), show_progress_bar=False
        )
        return np.asarray(scores, dtype=np.float32).reshape(len(pairs))
