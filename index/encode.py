"""Text to vectors: the bi-encoder, and the tokeniser that passages are measured with.

BERT models with mean pooling run through ``index.bert``; every other sentence-transformers model
runs through that library. Nothing is silently truncated: a text beyond the model's limit is
encoded in windows whose vectors are averaged.

Some models want a prefix in front of a question, and another in front of a passage, such as
"query: " and "passage: ". It is part of what is encoded and of the limit, and of nothing else.
"""

from __future__ import annotations

import os
import sys
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from index.backend import Fast, Library
from index.errors import ModelUnusable
from index.model import DEFAULT_MODEL, open_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.passage import Passage
    from index.backend import Backend

_CHUNK = 1 << 16
"""Code points that are tokenised at once."""

_FEWEST_TOKENS = 16
"""A model that takes fewer cannot tell one passage from another."""


class Encoder:
    """A loaded bi-encoder.

    Attributes:
        name: the model as it was asked for.
        digest: SHA-256 over the model's weights, tokeniser and pooling; vectors of two encoders
            may be compared only if it is equal.
        dimension: length of a vector.
        limit: how many tokens a passage may have, special tokens and its prefix not counted.
        query_prefix: what every question is encoded with in front of it.
        passage_prefix: what every passage is encoded with in front of it.
        precision: ``"float32"`` or ``"bfloat16"``.
    """

    def __init__(
        self,
        name: str = DEFAULT_MODEL,
        *,
        threads: int | None = None,
        query_prefix: str | None = None,
        passage_prefix: str | None = None,
    ) -> None:
        """Load a model.

        Args:
            name: of the model, or its folder.
            threads: to compute on; ``None`` for all cores.
            query_prefix: what questions are prefixed with; ``None`` for the model's own.
            passage_prefix: what passages are prefixed with; ``None`` for the model's own.

        Raises:
            ModelUnusable: not found, unsafe, damaged, or not a sentence-transformers model.
        """
        workers = threads or cores()
        model = open_model(name)
        self.query_prefix = model.query_prefix if query_prefix is None else query_prefix
        self.passage_prefix = model.passage_prefix if passage_prefix is None else passage_prefix
        try:
            self._tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            self._backend: Backend = (
                Fast(model.folder, self._tokenizer, workers)
                if model.is_mean_pooled_bert
                else Library(model.folder, workers)
            )
            self._longest = min(model.longest or self._backend.longest, self._backend.longest)
            self._room = self._longest - self._tokenizer.num_special_tokens_to_add(is_pair=False)
            asked, self.limit = (
                self._room - len(self.token_starts(prefix))
                for prefix in (self.query_prefix, self.passage_prefix)
            )
            if (fewest := min(asked, self.limit)) < _FEWEST_TOKENS:
                raise ValueError(f"it takes texts of {fewest} tokens only")
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
        """Encode questions of any length into unit vectors, ``[texts, dimension]``."""
        return self._encode(texts, self.query_prefix)

    def _encode(self, texts: Sequence[str], prefix: str) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        windows = [self._windows(text, prefix) for text in texts]
        vectors = _unit(self._backend.texts([part for text in windows for part in text], prefix))
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
        prefix = self.passage_prefix
        encodings = self._tokenizer.encode_batch([prefix + p.embedded for p in passages])
        fits = [len(encoding) <= self._longest for encoding in encodings]
        fitting = iter(
            self._backend.passages(
                list(compress(passages, fits)), list(compress(encodings, fits)), prefix
            )
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
        return self._encode([passage.embedded, *passage.sentence_texts()], self.passage_prefix)

    def _windows(self, text: str, prefix: str) -> list[str]:
        """Halve ``text`` until the model takes each piece whole with its prefix."""
        tokens = self.token_starts(prefix + text)
        starts = [start - len(prefix) for start in tokens if start >= len(prefix)]
        cut = next((start for start in starts[len(starts) // 2 :] if start > 0), None)
        if len(tokens) <= self._room or cut is None:
            return [text]
        # A piece is tokenised anew: cut within a word it can have more tokens than it had before.
        return self._windows(text[:cut], prefix) + self._windows(text[cut:], prefix)


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to length one; a row of zeros stays one."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)
