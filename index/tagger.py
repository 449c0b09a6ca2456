"""The learned tagger: attributions in English text, found by an adapter over the default encoder.

The adapter, low-rank changes to the encoder's layers and a few layers of its own, is one file
beside this one, checked by its digest before it is read. ``benchmarks/train_tagger.py`` made it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load
from tokenizers import Tokenizer

from index.bert import Bert, fastest_precision
from index.errors import ModelUnusable
from index.model import DEFAULT_MODEL, open_model
from index.tagger_decoding import Reading, triple, without_repeats
from index.tagger_network import Heads, Marks
from index.tagger_text import tagged, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from corpus.article import Span
    from corpus.attribution.nouns import Triple
    from index.tagger_text import TaggedText

WEIGHTS = "0808c67fd7862b13286f57bc90dbcab16ced1617a8b713bc8591b2d9a7d54b4e"
"""SHA-256 of ``tagger.safetensors``."""

_FILE = Path(__file__).with_name("tagger.safetensors")
_CLS, _SEP = "[CLS]", "[SEP]"

_AT_ONCE = 32
"""Windows that are read at once: more take memory, and no less time."""

_READ_AT_ONCE = 8
"""Anchors that read at once."""

_BEFORE, _AFTER = 64, 80
"""Tokens before a cue's beginning that are read with it, and from it on. The tagger learnt to read
more of them, which costs as much again and tells nothing more."""

_LEAST = 0.25
"""Probability that a cue begins at a token from which the tokens around it are read."""


class Tagger:
    """A loaded tagger; a ``Finder``, safe to call from several threads."""

    def __init__(self, file: Path = _FILE) -> None:
        """Load the default encoder, changed by the adapter in ``file``.

        Raises:
            ModelUnusable: the encoder or the adapter is not there, or is not what it should be.
        """
        folder = open_model(DEFAULT_MODEL).folder
        # Texts are short: threads that wait for each other cost more than they bring.
        torch.set_num_threads(1)
        try:
            content = file.read_bytes()
        except OSError as error:
            raise ModelUnusable(f"the tagger cannot be read: {error}") from error
        if hashlib.sha256(content).hexdigest() != WEIGHTS:
            raise ModelUnusable(f"{file}: these are not the published weights: reinstall byline")
        weights = {name: tensor.float() for name, tensor in load(content).items()}
        settings = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = (self._tokenizer.token_to_id(name) for name in (_CLS, _SEP))
        self._bert = Bert(folder, fastest_precision(), _changes(weights), settings["depth"])
        self._marks = Marks(self._bert.dimension)
        self._heads = Heads(self._bert.dimension, settings["width"], settings["readings"], 0.0)
        for name, module in (("marks.", self._marks), ("heads.", self._heads)):
            module.load_state_dict(
                {k.removeprefix(name): v for k, v in weights.items() if k.startswith(name)}
            )
            module.eval()

    def __call__(self, text: str, sentences: Sequence[Span]) -> list[Triple]:
        """Return the attributions in ``text``, however unsure."""
        return [reading.triple for reading in self.read(text, sentences)]

    def read(self, text: str, sentences: Sequence[Span]) -> list[Reading]:
        """Return the attributions in ``text`` with what the tagger thinks of them."""
        tokens = tagged(text, sentences, self._tokenizer)
        return without_repeats(list(self._found(tokens)))

    @torch.inference_mode()
    def _found(self, tokens: TaggedText) -> Iterator[Reading]:
        """Yield what is found, in the order of the text; what is behind is let go of."""
        cut = list(windows(tokens.sentence))
        hidden = torch.empty(0, self._bert.dimension)
        first = asked = 0  # the first token that is kept, and the first not yet asked for a cue
        for begin in range(0, len(cut), _AT_ONCE):
            hidden = torch.cat([hidden, self._outputs(tokens, cut[begin : begin + _AT_ONCE])])
            past = first + len(hidden)
            # What stands close to the end waits for what comes after it.
            until = past if past == len(tokens.ids) else max(asked, past - _AFTER)
            yield from self._around(tokens, hidden, first, asked, until)
            asked = until
            hidden = hidden[max(0, asked - _BEFORE - first) :]
            first = past - len(hidden)

    def _outputs(self, tokens: TaggedText, cut: Sequence[tuple[int, int]]) -> Tensor:
        """Return the encoder's outputs of neighbouring windows, ``[tokens, dimension]``."""
        ids = [[self._first, *tokens.ids[a:b].tolist(), self._last] for a, b in cut]
        first, past = cut[0][0], cut[-1][1]
        marks = self._marks(torch.from_numpy(tokens.marks[first:past].astype(np.int64)))
        special = torch.zeros(1, marks.shape[1])
        parts = marks.split([b - a for a, b in cut])
        added = torch.cat([each for part in parts for each in (special, part, special)])
        return torch.cat([output[1:-1] for output in self._bert(ids, added)])

    def _around(
        self, tokens: TaggedText, hidden: Tensor, first: int, asked: int, until: int
    ) -> Iterator[Reading]:
        """Yield what is found around the tokens from ``asked`` to ``until``.

        ``hidden`` are the outputs of the tokens from ``first`` on.
        """
        with self._rounded():
            cue = self._heads.begins(hidden[asked - first : until - first]).float().sigmoid()
        anchors = (cue >= _LEAST).nonzero().squeeze(1)
        here = slice(first, first + len(hidden))
        sentence, paragraph = (
            torch.from_numpy(numbers[here].astype(np.int64))
            for numbers in (tokens.sentence, tokens.paragraph)
        )
        seen = torch.tensor([[0, len(hidden)]])
        for some in anchors.split(_READ_AT_ONCE) if len(anchors) else ():
            places = some + (asked - first)
            with self._rounded():
                logits, truly = self._heads.read(
                    hidden,
                    sentence,
                    paragraph,
                    places,
                    seen.expand(len(some), 2),
                    (_BEFORE, _AFTER),
                )
            tags = logits.float().softmax(-1).numpy()
            for place, tag, begins, true in zip(
                places.tolist(),
                tags,
                cue[some].tolist(),
                truly.float().sigmoid().tolist(),
                strict=True,
            ):
                low, high = max(0, place - _BEFORE), min(len(hidden), place + _AFTER)
                around = slice(first + low, first + high)
                one = triple(
                    tag[low - place + _BEFORE : high - place + _BEFORE],
                    tokens.starts[around],
                    tokens.ends[around],
                    tokens.words[around],
                    place - low,
                    begins,
                    true,
                )
                if one is not None:
                    yield one

    def _rounded(self) -> torch.autocast:
        precision = self._bert.precision
        return torch.autocast("cpu", precision, precision != torch.float32)


_CHANGED = {
    "qkv": ("query", "key", "value"),
    "attended": ("attended",),
    "widened": ("widened",),
    "narrowed": ("narrowed",),
}


def _changes(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return what the adapter adds to the encoder's layers, as ``Bert`` takes it."""
    changes = {
        name.removeprefix("bert."): tensor
        for name, tensor in weights.items()
        if name.startswith("bert.") and name.endswith((".bias", "norm.weight"))
    }
    layers = {name.split(".")[1] for name in weights if name.startswith("bert.")}
    for layer in layers:
        for part, names in _CHANGED.items():
            changes[f"{layer}.{part}.weight"] = torch.cat(
                [
                    weights[f"bert.{layer}.{name}.up"] @ weights[f"bert.{layer}.{name}.down"]
                    for name in names
                ]
            )
    return changes
