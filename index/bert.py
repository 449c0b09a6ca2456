"""A BERT encoder's forward pass, written for two cores.

The weights are those of any ``transformers`` BERT checkpoint in safetensors. Differences to the
library's own module, none of which changes the numbers beyond rounding:

- texts are laid end to end instead of being padded to the longest, so no token is wasted;
- query, key and value are one matrix product;
- in bfloat16 only matrix products and attention are rounded; residual sums and layer norms stay
  in fp32 (cosine to fp32 above .9999, where rounding everything gives .996);
- it starts in a fifth of the time that importing the library takes, which is what a person waits
  for who asks one question from a shell.

Source: Devlin et al., BERT (2019), https://arxiv.org/abs/1810.04805.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch.nn import functional as F  # noqa: N812 - PyTorch's own convention

from index.attention import mixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor


def fastest_precision() -> torch.dtype:
    """Return bfloat16 where the processor multiplies it natively, else fp32."""
    capabilities = torch.cpu.get_capabilities()
    native = capabilities.get("avx512_bf16") or capabilities.get("amx_bf16")
    return torch.bfloat16 if native else torch.float32


@dataclass(frozen=True, slots=True)
class Affine:
    """A matrix and a bias; of a norm, its scale and its bias."""

    weight: Tensor
    bias: Tensor


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer's weights, in the order in which they are used."""

    qkv: Affine
    attended: Affine
    attended_norm: Affine
    widened: Affine
    narrowed: Affine
    narrowed_norm: Affine


def spare_rows(count: int) -> int:
    """Return how many rows to add to so many tokens, a few in a hundred at most.

    For each number of rows that it has not yet seen, oneDNN prepares a matrix product anew, which
    takes about as long as multiplying some hundred rows: so there are to be few such numbers.
    """
    return -count % max(8, (1 << count.bit_length()) >> 6)


_CHECKPOINT = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "attended": ("attention.output.dense",),
    "attended_norm": ("attention.output.LayerNorm",),
    "widened": ("intermediate.dense",),
    "narrowed": ("output.dense",),
    "narrowed_norm": ("output.LayerNorm",),
}
"""What the parts of a layer are called in a checkpoint."""


class Bert:
    """The encoder's weights, ready to be called on token ids.

    Attributes:
        layers: the layers, the first one first.
        precision: of the matrix products.
        dimension: length of a token's output.
        positions: how many tokens a text may have.
        heads: of attention.
        epsilon: of the layer norms.
    """

    def __init__(
        self,
        folder: Path,
        precision: torch.dtype = torch.float32,
        changes: Mapping[str, Tensor] | None = None,
        depth: int | None = None,
    ) -> None:
        """Load ``config.json`` and ``model.safetensors`` from ``folder``.

        Args:
            folder: where the checkpoint is.
            precision: of the matrix products.
            changes: what an adapter adds to the layers, by ``"2.qkv.weight"`` and the like.
            depth: how many layers there are to be, from the first; ``None`` for all.

        Raises:
            KeyError: a weight that the architecture needs is not in the file.
        """
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = {
            name.removeprefix("bert."): tensor.float()
            for name, tensor in load_file(folder / "model.safetensors").items()
        }

        def part(number: int, name: str) -> Affine:
            weight, bias = (
                torch.cat(
                    [weights[f"encoder.layer.{number}.{n}.{kind}"] for n in _CHECKPOINT[name]]
                )
                + (changes or {}).get(f"{number}.{name}.{kind}", 0.0)
                for kind in ("weight", "bias")
            )
            dtype = torch.float32 if name.endswith("norm") else precision
            return Affine(weight.to(dtype), bias.to(dtype))

        self.precision = precision
        self.dimension: int = config["hidden_size"]
        self.positions: int = config["max_position_embeddings"]
        self.heads: int = config["num_attention_heads"]
        self.epsilon: float = config["layer_norm_eps"]
        self._words = weights["embeddings.word_embeddings.weight"]
        # One segment only, so its embedding is the same for every token.
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = Affine(
            weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"]
        )
        self.layers = [
            Layer(**{name: part(number, name) for name in _CHECKPOINT})
            for number in range(depth or config["num_hidden_layers"])
        ]

    @torch.inference_mode()
    def __call__(
        self, texts: Sequence[Sequence[int]], marks: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Encode token ids, special tokens included.

        Args:
            texts: the token ids of each.
            marks: added to what enters the first layer, ``[all tokens, dimension]``.

        Returns:
            For each text the outputs of its tokens, float32 ``[tokens, dimension]``.
        """
        lengths = [len(text) for text in texts]
        count = sum(lengths)
        ids = torch.tensor([token for text in texts for token in text])
        hidden = torch.zeros(count + spare_rows(count), self.dimension)
        hidden[:count] = self._words[ids] + torch.cat([self._places[:n] for n in lengths])
        hidden = self._normalised(hidden, self._norm)
        if marks is not None:
            hidden[:count] += marks
        for layer in self.layers:
            attended = self._attention(hidden, layer.qkv, lengths)
            hidden = self._normalised(
                hidden + self._linear(attended, layer.attended).float(), layer.attended_norm
            )
            widened = F.gelu(self._linear(hidden, layer.widened))
            hidden = self._normalised(
                hidden + self._linear(widened, layer.narrowed).float(), layer.narrowed_norm
            )
        outputs: tuple[Tensor, ...] = hidden[:count].split(lengths)
        return outputs

    def _attention(self, hidden: Tensor, qkv: Affine, lengths: Sequence[int]) -> Tensor:
        """Let the tokens of each text attend to each other; ``[rows, dimension]``."""
        heads = self._linear(hidden, qkv).view(len(hidden), 3, self.heads, -1)
        attended = torch.zeros(len(hidden), self.dimension, dtype=self.precision)
        begin = 0
        for length in lengths:
            end = begin + length
            values = self._mixed(heads[begin:end].permute(1, 2, 0, 3).contiguous())
            attended[begin:end] = values.transpose(0, 1).reshape(length, self.dimension)
            begin = end
        return attended

    def _mixed(self, qkv: Tensor) -> Tensor:
        """Mix the values of one text, ``[3, heads, length, head]``, by query and key."""
        if self.precision == torch.float32:
            return F.scaled_dot_product_attention(*qkv.unsqueeze(1))[0]
        return mixed(*qkv)

    def _linear(self, hidden: Tensor, affine: Affine) -> Tensor:
        return F.linear(hidden.to(self.precision), affine.weight, affine.bias)

    def _normalised(self, hidden: Tensor, norm: Affine) -> Tensor:
        return F.layer_norm(hidden, (self.dimension,), norm.weight, norm.bias, self.epsilon)
