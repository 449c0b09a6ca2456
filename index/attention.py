"""Attention over texts as short as passages, with heads as narrow as a small encoder's.

PyTorch's own takes twice as long for these. Powers of two, divided by their sum afterwards, take
half as long again as its softmax, which first sees to it that none is too large or too small to be
held; here the sums tell whether one was, which no real text has been seen to bring about.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor


def mixed(query: Tensor, key: Tensor, value: Tensor, unseen: Tensor | None = None) -> Tensor:
    """Mix values by query and key.

    Args:
        query: ``[heads, tokens, width]``, as are the others; bfloat16, each in one stretch.
        key: likewise.
        value: likewise.
        unseen: what is added to the scores, far below 0 where a token must not be seen,
            ``[heads, tokens, tokens]``.
    """
    scale = query.shape[-1] ** -0.5
    powers = _scores(query, key, scale / log(2), unseen).exp2_()
    sums = powers.sum(-1, keepdim=True)
    least, most = (float(end) for end in sums.aminmax())
    if least > 0 and most < inf:
        return torch.bmm(powers, value) / sums
    return torch.bmm(_scores(query, key, scale, unseen).softmax(-1), value)


def _scores(query: Tensor, key: Tensor, scale: float, unseen: Tensor | None) -> Tensor:
    if unseen is None:
        return torch.bmm(query * scale, key.transpose(1, 2))
    return torch.baddbmm(unseen, query, key.transpose(1, 2), alpha=scale)
