"""Text to vectors: the bi-encoder, and the tokeniser that passages are measured with.

BERT models with mean pooling run through ``index.bert``; every other sentence-transformers model
runs through that library. Nothing is silently truncated: a text beyond the model's limit is
encoded in windows whose vectors are averaged.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from tokenizers import Tokenizer

from index.bert import Bert, fastest_precision
from index.errors import ModelUnusable
from index.model import DEFAULT_MODEL, ModelFolder, open_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Encoding
    from torch import Tensor

    from corpus.passage import Passage

_BATCH_TOKENS = 2048
"""Tokens per forward pass: enough to fill two cores, few enough to stay in their caches."""

_CHUNK = 1 << 16
"""Code points that are tokenised at once."""

_FEWEST_TOKENS = 16
"""A model that takes fewer cannot tell one passage from another."""


class _Backend(Protocol):
    """What turns texts within the model's limit into vectors, not yet of unit length."""

    dimension: int
    longest: int
    precision: str

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts; ``[texts, dimension]``."""

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding]
    ) -> list[NDArray[np.float32]]:
        """Encode tokenised passages; for each ``[1 + sentences, dimension]``, itself first."""


class Encoder:
    """A loaded bi-encoder.

    Attributes:
        name: the model as it was asked for.
        digest: SHA-256 over the model's weights, tokeniser and pooling; vectors of two encoders
            may be compared only if it is equal.
        dimension: length of a vector.
        limit: how many tokens a text may have, special tokens not counted.
        precision: ``"float32"`` or ``"bfloat16"``.
    """

    def __init__(self, name: str = DEFAULT_MODEL, *, threads: int | None = None) -> None:
        """Load a model by name or folder, and compute with so many ``threads`` (``None``: all).

        Raises:
            ModelUnusable: not found, unsafe, damaged, or not a sentence-transformers model.
        """
        if threads is not None:
            torch.set_num_threads(threads)
        model = open_model(name)
        try:
            self._tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            self._backend: _Backend = (
                _Fast(model, self._tokenizer)
                if model.is_mean_pooled_bert
                else _Library(model.folder)
            )
            self._longest = min(model.longest or self._backend.longest, self._backend.longest)
            self.limit = self._longest - self._tokenizer.num_special_tokens_to_add(is_pair=False)
            if self.limit < _FEWEST_TOKENS:
                raise ValueError(f"it takes texts of {self.limit} tokens only")
        except Exception as error:
            raise ModelUnusable(f"the model {name} cannot be loaded: {error}") from error
        self.name = name
        self.digest = model.digest
        self.dimension = self._backend.dimension
        self.precision = self._backend.precision

    def token_starts(self, text: str) -> list[int]:
        """Return the code-point offsets at which the model's tokens of ``text`` begin."""
        starts: list[int] = []
        begin = 0
        while begin < len(text):
            # By the chunk, since the tokeniser takes hundreds of bytes of memory a token.
            long = len(text) - begin > _CHUNK
            space = text.rfind(" ", begin + 1, begin + _CHUNK) if long else -1
            end = space if space > 0 else begin + _CHUNK
            encoding = self._tokenizer.encode(text[begin:end], add_special_tokens=False)
            starts += [begin + start for start, _ in encoding.offsets]
            begin = end
        return starts

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts of any length into unit vectors, ``[texts, dimension]``."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        windows = [self._windows(text) for text in texts]
        vectors = _unit(self._backend.texts([window for text in windows for window in text]))
        ends = np.cumsum([len(text) for text in windows])
        return _unit(np.stack([part.mean(axis=0) for part in np.split(vectors, ends[:-1])]))

    def encode_passages(
        self, passages: Sequence[Passage]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Encode passages with their context, and the sentences as they stand in them.

        Returns:
            Unit vectors of the passages, ``[passages, dimension]``, and of their sentences one
            passage after the other, ``[all sentences, dimension]``.
        """
        encodings = self._tokenizer.encode_batch([passage.embedded for passage in passages])
        fits = [len(encoding) <= self._longest for encoding in encodings]
        fitting = iter(
            self._backend.passages(list(compress(passages, fits)), list(compress(encodings, fits)))
        )
        rows = [
            _unit(next(fitting) if fit else self._apart(passage))
            for passage, fit in zip(passages, fits, strict=True)
        ]
        empty = np.empty((0, self.dimension), np.float32)
        return (
            np.concatenate([empty, *(row[:1] for row in rows)]),
            np.concatenate([empty, *(row[1:] for row in rows)]),
        )

    def _apart(self, passage: Passage) -> NDArray[np.float32]:
        """Encode a passage beyond the limit in windows, its sentences one by one."""
        return self.encode([passage.embedded, *passage.sentence_texts()])

    def _windows(self, text: str) -> list[str]:
        """Halve ``text`` until the model takes each piece whole."""
        starts = self.token_starts(text)
        cut = next((start for start in starts[len(starts) // 2 :] if start > 0), None)
        if len(starts) <= self.limit or cut is None:
            return [text]
        # A piece is tokenised anew: cut within a word it can have more tokens than it had before.
        return self._windows(text[:cut]) + self._windows(text[cut:])


class _Fast:
    """Mean pooling over ``index.bert``; a sentence's vector is pooled from its passage's tokens.

    Such a vector knows the passage around it, and costs nothing beyond the passage's own.
    """

    def __init__(self, model: ModelFolder, tokenizer: Tokenizer) -> None:
        self._bert = Bert(model.folder, fastest_precision())
        self._tokenizer = tokenizer
        self.dimension = self._bert.dimension
        self.longest = self._bert.positions
        self.precision = str(self._bert.precision).removeprefix("torch.")

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch(list(texts))
        outputs = self._outputs([encoding.ids for encoding in encodings])
        return torch.stack([output.mean(dim=0) for output in outputs]).numpy()

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding]
    ) -> list[NDArray[np.float32]]:
        outputs = self._outputs([encoding.ids for encoding in encodings])
        return [
            _pooled(output, passage, encoding.offsets)
            for output, passage, encoding in zip(outputs, passages, encodings, strict=True)
        ]

    def _outputs(self, texts: list[list[int]]) -> list[Tensor]:
        """Run the model in batches of some ``_BATCH_TOKENS``, texts in the order given."""
        outputs: list[Tensor] = []
        batch: list[list[int]] = []
        for text in texts:
            if batch and sum(map(len, batch)) + len(text) > _BATCH_TOKENS:
                outputs += self._bert(batch)
                batch = []
            batch.append(text)
        return outputs + list(self._bert(batch)) if batch else outputs


def _pooled(
    output: Tensor, passage: Passage, offsets: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """Average a passage's token outputs ``[tokens, dimension]``: all, then by sentence."""
    starts = np.array([start for start, _ in offsets])
    # Special tokens have the empty span (0, 0); they open and close the text.
    real = np.array([end for _, end in offsets]) > 0
    moved = len(passage.embedded) - len(passage.text) - passage.start
    rows = [output.mean(dim=0)]
    for sentence in passage.sentences:
        inside = real & (starts >= sentence.start + moved) & (starts < sentence.end + moved)
        rows.append(output[torch.from_numpy(inside)].mean(dim=0) if inside.any() else rows[0])
    return torch.stack(rows).numpy()


class _Library:
    """Any other sentence-transformers model; sentences are encoded apart."""

    def __init__(self, folder: Path) -> None:
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

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        # A default prompt of the model's would take room that has not been reckoned with.
        vectors = self._model.encode(list(texts), prompt="", show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def passages(
        self, passages: Sequence[Passage], encodings: Sequence[Encoding]
    ) -> list[NDArray[np.float32]]:
        del encodings  # the library tokenises for itself
        texts = [
            text for passage in passages for text in (passage.embedded, *passage.sentence_texts())
        ]
        ends = np.cumsum([1 + len(passage.sentences) for passage in passages])
        return np.split(self.texts(texts), ends[:-1]) if texts else []


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to length one; a row of zeros stays one."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)
