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
from index.tagger_network import REACH, Heads, Marks
from index.tagger_text import tagged, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from corpus.article import Span
    from corpus.attribution.nouns import Triple
    from index.tagger_text import TaggedText, Window

WEIGHTS = "7b3adbecdf864524fae965114e9099c0b686704ae06317563af97a3dba10b3c8"
"""SHA-256 of ``tagger.safetensors``."""

_FILE = Path(__file__).with_name("tagger.safetensors")
_CLS, _SEP = "[CLS]", "[SEP]"

_AT_ONCE = 32
"""Windows that are read at once: more take memory, and no less time."""

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
        cut = list(windows(tokens.sentence))
        parts = (cut[begin : begin + _AT_ONCE] for begin in range(0, len(cut), _AT_ONCE))
        return without_repeats([one for part in parts for one in self._found(tokens, part)])

    @torch.inference_mode()
    def _found(self, tokens: TaggedText, cut: Sequence[Window]) -> Iterator[Reading]:
        """Yield what is found in neighbouring windows."""
        first, past = cut[0].begin, cut[-1].end
        marks = self._marks(torch.from_numpy(tokens.marks[first:past].astype(np.int64)))
        special = torch.zeros(1, marks.shape[1])
        ids = [
            [self._first, *tokens.ids[window.begin : window.end].tolist(), self._last]
            for window in cut
        ]
        added = torch.cat(
            [
                part
                for window in cut
                for part in (special, marks[window.begin - first : window.end - first], special)
            ]
        )
        outputs = [output[1:-1] for output in self._bert(ids, added)]
        for window, hidden in zip(cut, outputs, strict=True):
            yield from self._in_window(tokens, window, hidden)

    def _in_window(self, tokens: TaggedText, window: Window, hidden: Tensor) -> Iterator[Reading]:
        with torch.autocast("cpu", self._bert.precision, self._bert.precision != torch.float32):
            cue = self._heads.begins(hidden).float().sigmoid()
        own = slice(window.first - window.begin, window.past - window.begin)
        anchors = (cue[own] >= _LEAST).nonzero().squeeze(1) + own.start
        if not len(anchors):
            return
        here = slice(window.begin, window.end)
        with torch.autocast("cpu", self._bert.precision, self._bert.precision != torch.float32):
            logits, truly = self._heads.read(
                hidden,
                torch.from_numpy(tokens.sentence[here].astype(np.int64)),
                torch.from_numpy(tokens.paragraph[here].astype(np.int64)),
                anchors,
                torch.tensor([[0, len(hidden)]]).expand(len(anchors), 2),
            )
        tags = logits.float().softmax(-1).numpy()
        for anchor, tag, true in zip(
            anchors.tolist(), tags, truly.float().sigmoid().tolist(), strict=True
        ):
            low, high = max(0, anchor - REACH), min(len(hidden), anchor + REACH)
            seen = slice(window.begin + low, window.begin + high)
            one = triple(
                tag[low - anchor + REACH : high - anchor + REACH],
                tokens.starts[seen],
                tokens.ends[seen],
                tokens.words[seen],
                anchor - low,
                float(cue[anchor]),
                true,
            )
            if one is not None:
                yield one


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
