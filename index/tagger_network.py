"""The attribution tagger's own layers, above those of the encoder.

First every token is asked whether a cue begins there ("said", "according to"). Each such place,
an anchor, then reads the tokens around it anew, and says of each whether it belongs to the
source, the cue or the content of that attribution, or to an outlet that passes it on: so
attributions may lie within each other.

The idea of tagging once for each predicate is that of semantic role labelling: He, Lee, Lewis,
Zettlemoyer, "Deep Semantic Role Labeling: What Works and What's Next" (2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - PyTorch's own convention

from index.attention import mixed
from index.tagger_text import MARKS

if TYPE_CHECKING:
    from torch import Tensor

REACH = 96
"""Tokens before an anchor that it may read; from it on as many."""

TAGS = 6
NOTHING, SOURCE, CUE, CONTENT, OUTER, INNER = range(TAGS)
"""What a token is to an anchor: the last two are of outlets that pass the content on, the outermost
and those between it and the source."""

_APART = 2  # sentences, or paragraphs, from which on all are equally far


class Marks(nn.Module):
    """What is printed about tokens, as vectors to be added to the encoder's first layer."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        tables = [nn.Embedding(size, dimension) for size in MARKS]
        for table in tables:
            nn.init.normal_(table.weight, std=0.02)
        self.tables = nn.ModuleList(tables)

    def forward(self, marks: Tensor) -> Tensor:
        """Turn marks, ``[..., len(MARKS)]``, into vectors, ``[..., dimension]``."""
        places = torch.cat([F.one_hot(marks[..., n], size) for n, size in enumerate(MARKS)], dim=-1)
        weights = torch.cat([table.get_parameter("weight") for table in self.tables])
        return places.to(weights.dtype) @ weights


class Reading(nn.Module):
    """A transformer layer over the tokens around each anchor."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, seen: Tensor) -> Tensor:
        """Read ``[anchors, tokens, width]``; ``seen`` says which tokens there are."""
        anchors, tokens, width = hidden.shape
        qkv = self.qkv(self.before(hidden)).view(anchors, tokens, 3, self.heads, -1)
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        values = _mixed(query, key, value, seen[:, None, None], in_training=self.training)
        values = values.transpose(1, 2).reshape(anchors, tokens, width)
        hidden = hidden + self.dropout(self.out(values))
        wide = F.gelu(self.wide(self.between(hidden)))
        narrow: Tensor = self.dropout(self.narrow(wide))
        return hidden + narrow


def _mixed(query: Tensor, key: Tensor, value: Tensor, seen: Tensor, *, in_training: bool) -> Tensor:
    """Mix values by query and key, all ``[anchors, heads, tokens, head]``."""
    if in_training or query.dtype != torch.bfloat16:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=seen)
    shape = query.shape
    unseen = torch.where(seen, 0.0, -1e4).to(query.dtype).expand(-1, shape[1], shape[2], -1)
    with torch.autocast(query.device.type, enabled=False):
        return mixed(*(part.flatten(0, 1) for part in (query, key, value, unseen))).view(shape)


class Heads(nn.Module):
    """From the encoder's outputs to anchors, and from an anchor to its attribution."""

    def __init__(
        self, dimension: int, width: int = 128, layers: int = 2, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.width, self.layers = width, layers
        self.cue_wide = nn.Linear(dimension, dimension)
        self.cue = nn.Linear(dimension, 1)
        self.token = nn.Linear(dimension, width)
        self.anchor = nn.Linear(dimension, width)
        self.distance = nn.Embedding(2 * REACH, width)
        self.sentences = nn.Embedding(2 * _APART + 1, width)
        self.paragraphs = nn.Embedding(2 * _APART + 1, width)
        self.readings = nn.ModuleList(Reading(width, 4, dropout) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.tags = nn.Linear(width, TAGS)
        self.truly = nn.Linear(width, 1)
        self.dropout = nn.Dropout(dropout)
        for table in (self.distance, self.sentences, self.paragraphs):
            nn.init.normal_(table.weight, std=0.1)

    def begins(self, hidden: Tensor) -> Tensor:
        """Return the log odds that a cue begins, of ``[..., dimension]`` as ``[...]``."""
        odds: Tensor = self.cue(F.gelu(self.cue_wide(self.dropout(hidden))))
        return odds.squeeze(-1)

    def read(
        self,
        hidden: Tensor,
        sentence: Tensor,
        paragraph: Tensor,
        anchors: Tensor,
        seen: Tensor,
        reach: tuple[int, int] = (REACH, REACH),
    ) -> tuple[Tensor, Tensor]:
        """Read around anchors.

        Args:
            hidden: the encoder's outputs of all tokens, ``[tokens, dimension]``.
            sentence: number of the sentence of each, ``[tokens]``.
            paragraph: number of the paragraph of each, ``[tokens]``.
            anchors: their places among the tokens, ``[anchors]``.
            seen: the first token that each may see and the one past the last, ``[anchors, 2]``.
            reach: how many tokens before an anchor are read, and how many from it on.

        Returns:
            Log odds of the tags for the tokens around each anchor, ``[anchors, tokens, TAGS]``,
            and that the anchor is one at all, ``[anchors]``.
        """
        before, after = reach
        around = torch.arange(-before, after, device=hidden.device)
        places = anchors[:, None] + around
        visible = (places >= seen[:, :1]) & (places < seen[:, 1:])
        places = places.clamp(0, len(hidden) - 1)
        # What is gathered this way is cheap to go back through in training, as indexing is not.
        gathered = self.token(hidden).index_select(0, places.flatten()).view(*places.shape, -1)
        states = (
            gathered
            + self.anchor(hidden.index_select(0, anchors))[:, None]
            + self.distance.weight[REACH - before : REACH + after]
            + _of(self.sentences, sentence[places] - sentence[anchors, None])
            + _of(self.paragraphs, paragraph[places] - paragraph[anchors, None])
        )
        for reading in self.readings:
            states = reading(states, visible)
        states = self.last(states)
        return self.tags(self.dropout(states)), self.truly(states[:, before]).squeeze(-1)


def _of(table: nn.Embedding, difference: Tensor) -> Tensor:
    places = F.one_hot(difference.clamp(-_APART, _APART) + _APART, 2 * _APART + 1)
    return places.to(table.weight.dtype) @ table.weight
