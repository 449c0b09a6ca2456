"""The tagger while it is trained: encoder with what is learnt on top, batches, losses.

Needs nothing but PyTorch, NumPy and ``transformers``, and runs on a processor or an accelerator.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F  # noqa: N812 - PyTorch's own convention
from transformers import BertConfig, BertModel

from index.tagger_network import (
    CONTENT,
    CUE,
    INNER,
    NOTHING,
    OUTER,
    REACH,
    SOURCE,
    TAGS,
    Heads,
    Marks,
)
from index.tagger_text import windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor


CLS, SEP = 101, 102

STRETCH = 4
"""Windows of an article that are read together: what is read around a cue goes over their edges."""

Stretch = list[tuple[int, int]]
"""Neighbouring windows: places of tokens in the stock, the first and the one past the last."""

_PAINTED = (NOTHING, CONTENT, SOURCE, OUTER, INNER, CUE)
"""Tags in the order in which they are laid over one another."""


class LowRank(nn.Module):
    """A frozen matrix and the product of two thin ones (Hu et al., "LoRA", 2021)."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.weight, self.bias = frozen.weight, frozen.bias
        self.weight.requires_grad = False
        rows, columns = self.weight.shape
        self.up = nn.Parameter(torch.zeros(rows, rank))
        self.down = nn.Parameter(torch.randn(rank, columns) / columns**0.5)

    def forward(self, hidden: Tensor) -> Tensor:
        """Apply both."""
        low = F.linear(F.linear(hidden, self.down), self.up)
        return F.linear(hidden, self.weight, self.bias) + low


class Network(nn.Module):
    """Encoder, marks and heads; ``rank`` 0 trains all of the encoder's weights."""

    def __init__(self, base: Path, given: Mapping[str, Any]) -> None:
        super().__init__()
        self.settings = {n: given[n] for n in ("depth", "rank", "width", "readings")}
        config = BertConfig(**json.loads((base / "config.json").read_text(encoding="utf-8")))
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = given["dropout"]
        config._attn_implementation = "sdpa"
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = {k: v.float() for k, v in load_file(base / "model.safetensors").items()}
        self.bert.load_state_dict(weights, strict=False)
        self.bert.encoder.layer = self.bert.encoder.layer[: given["depth"]]
        self.bert.embeddings.requires_grad_(requires_grad=False)
        if given["rank"]:
            for layer in self.bert.encoder.layer:
                for owner in list(layer.modules()):
                    for name, module in list(owner.named_children()):
                        if isinstance(module, nn.Linear):
                            setattr(owner, name, LowRank(module, given["rank"]))
        for layer in self.bert.encoder.layer[: given.get("frozen", 0)]:
            layer.requires_grad_(requires_grad=False)
        self.marks = Marks(config.hidden_size)
        self.heads = Heads(config.hidden_size, given["width"], given["readings"], given["dropout"])
        self._added: Tensor | None = None
        self.bert.embeddings.register_forward_hook(lambda *call: call[2] + self._added)

    def forward(self, batch: Batch) -> Tensor:
        """Return the tokens' outputs, ``[tokens, dimension]``; no special ones."""
        added = self.marks(batch.marks)
        self._added = F.pad(added, (0, 0, 1, 1))
        output = self.bert(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        hidden: Tensor = output[:, 1:-1].flatten(0, 1).index_select(0, batch.real)
        return hidden


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded, ``[windows, length]``; and their tokens, ``[tokens]``."""

    ids: Tensor  # of windows, with the special tokens
    mask: Tensor  # likewise
    marks: Tensor  # of windows
    real: Tensor  # which of the padded tokens there are
    places: Tensor  # of the tokens in the stock
    sentence: Tensor
    paragraph: Tensor
    seen: Tensor  # the first token of the stretch that one is in, the one past it, [tokens, 2]


class Stock:
    """All texts, and the anchors in them with their tags, on the device."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], device: torch.device) -> None:
        self.device = device
        self.is_taught = False
        self.arrays = arrays
        self.article = arrays["article"]
        put = self._put
        self.ids = put(arrays["ids"].astype(np.int64))
        self.marks = put(arrays["marks"].astype(np.int64))
        self.sentence_np = _sums(arrays["sentence"], self.article)
        self.sentence = put(self.sentence_np)
        self.paragraph = put(_sums(arrays["paragraph"], self.article))
        gold, piece = arrays["gold"], arrays["piece"]
        place = self.article[gold[:, 0], 1] + gold[:, 1]
        tags = np.zeros((len(gold), 2 * REACH), np.uint8)
        order = np.argsort([_PAINTED.index(tag) for tag in piece[:, 1]], kind="stable")
        for number, tag, begin, end in piece[order]:
            origin = gold[number, 1] - REACH
            tags[number, max(0, begin - origin) : max(0, end - origin)] = tag
        there = gold[:, 1] >= 0
        order = np.argsort(place[there], kind="stable")
        self.place = put(place[there][order].astype(np.int64))
        self.tags = F.one_hot(put(tags[there][order].astype(np.int64)), TAGS).half()
        self.exact = put(gold[there, 3][order].astype(bool))
        self.truth = torch.ones(len(order), device=device)
        self.cue = torch.zeros(len(self.ids), device=device)
        self.cue[self.place] = 1.0

    def _put(self, array: NDArray[Any]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device)

    def add(self, place: Tensor, tags: Tensor, truth: Tensor, cue: Tensor) -> None:
        """Add anchors that were marked by a network; ``cue`` is of all tokens, NaN where not."""
        self.is_taught = True
        place = torch.cat([self.place, place])
        order = place.argsort(stable=True)
        self.place = place[order]
        self.tags = torch.cat([self.tags, tags])[order]
        self.exact = torch.cat([self.exact, torch.ones_like(truth, dtype=torch.bool)])[order]
        self.truth = torch.cat([self.truth, truth])[order]
        self.cue = torch.where(cue.isnan(), self.cue, cue)

    def articles(self, *parts: int) -> list[int]:
        """Return the numbers of the articles of these parts."""
        return [n for n, row in enumerate(self.article) if row[0] in parts]

    def stretches(self, number: int, first: int = 0) -> Iterator[Stretch]:
        """Yield an article's windows, some together; one of them ends near the token ``first``."""
        _, begin, end = self.article[number]
        sentence = self.sentence_np[begin:end]
        while first and (first >= len(sentence) or sentence[first] == sentence[first - 1]):
            first -= 1
        cut = [
            (begin + low, begin + past)
            for low, past in chain(windows(sentence[:first]), windows(sentence, first))
        ]
        for at in range(0, len(cut), STRETCH):
            yield cut[at : at + STRETCH]

    def batch(self, chosen: Sequence[Stretch]) -> Batch:
        """Put windows side by side."""
        put = self._put
        begins, ends = np.array([window for stretch in chosen for window in stretch]).T
        sizes = ends - begins
        inside = np.arange(sizes.max())
        real = inside < sizes[:, None]
        padded = np.where(real, begins[:, None] + inside, 0)
        ids = torch.where(put(real), self.ids[put(padded)], 0)
        ids = F.pad(ids, (1, 1))
        ids[:, 0] = CLS
        ids[torch.arange(len(ids), device=self.device), put(sizes) + 1] = SEP
        places = put(padded[real])
        lengths = np.array([stretch[-1][1] - stretch[0][0] for stretch in chosen])
        past = np.cumsum(lengths)
        seen = np.stack([past - lengths, past], axis=1).repeat(lengths, axis=0)
        return Batch(
            ids,
            ids != 0,
            self.marks[put(padded)],
            put(np.flatnonzero(real)),
            places,
            self.sentence[places],
            self.paragraph[places],
            put(seen),
        )


def _sums(steps: NDArray[np.int8], article: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return numbers from steps, counted anew in each article."""
    total = np.cumsum(steps.astype(np.int64))
    begins = article[:, 1]
    before = np.where(begins > 0, total[begins - 1], 0)
    numbers: NDArray[np.int64] = total - np.repeat(before, article[:, 2] - begins)
    return numbers


def losses(network: Network, stock: Stock, batch: Batch) -> Tensor:
    """Return the loss of a batch: of anchors found, of tags around them, and of their truth."""
    hidden = network(batch)
    logits = network.heads.begins(hidden).float()
    wanted = stock.cue[batch.places]
    # Known anchors among the tokens, and the likeliest places that are none.
    among = torch.searchsorted(stock.place, batch.places).clamp(max=len(stock.place) - 1)
    known = stock.place[among] == batch.places
    anchors, numbers = known.nonzero().squeeze(1), among[known]
    with torch.no_grad():
        doubtful = torch.where(wanted < 0.02, logits, -1e4)
        others = doubtful.topk(min(len(doubtful), len(anchors) // 2 + 4)).indices
    count = max(1, len(anchors))
    cue = F.binary_cross_entropy_with_logits(logits, wanted, reduction="sum") / count
    every = torch.cat([anchors, others])
    seen = batch.seen[every]
    tags, truly = network.heads.read(hidden, batch.sentence, batch.paragraph, every, seen)
    tags, truly = tags[: len(anchors)].float(), truly.float()
    truth = torch.cat([stock.truth[numbers], torch.zeros(len(others), device=truly.device)])
    told = F.binary_cross_entropy_with_logits(truly, truth)
    soft = stock.tags[numbers].float()
    entropy = -(soft * _told(tags.log_softmax(-1), stock.exact[numbers])).sum(-1)
    around = torch.arange(-REACH, REACH, device=entropy.device)
    reach = anchors[:, None] + around
    visible = (reach >= seen[: len(anchors), :1]) & (reach < seen[: len(anchors), 1:])
    weight = stock.truth[numbers].clamp(min=0.1)
    tagged = (entropy * visible).sum(1) / visible.sum(1).clamp(min=1)
    return cue + 8 * (tagged * weight).sum() / weight.sum().clamp(min=1) + told


def _told(chances: Tensor, exact: Tensor) -> Tensor:
    """Return log probabilities that labels speak of, ``[anchors, tokens, TAGS]``.

    Where outlets are not marked, what is marked as nothing may be one.
    """
    apart = chances[..., [NOTHING, OUTER, INNER]].logsumexp(-1, keepdim=True)
    either = torch.cat([apart, chances[..., NOTHING + 1 :]], dim=-1)
    return torch.where(exact[:, None, None], chances, either)
