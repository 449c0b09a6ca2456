"""How sure an answer is: a calibrated probability that the first passage answers.

The signals are comparable between questions and between archives, which fused scores and ranks
are not. The coefficients of the logistic model over them lie in ``confidence.json``, fitted by
``benchmarks/fit_confidence.py``.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for the first passage, each from 0 to 1 (cosines from -1).

    Attributes:
        words: share of the question's terms, weighted by idf and BM25, that the passage covers.
        passage: cosine of the question to the passage.
        sentence: cosine of the question to the quotation.
        coverage: share of the question's terms, weighted by idf, that passage or headline has.
        quotation: the same share within the quotation alone.
        rarest: how much of the idf of the question's two rarest terms passage or headline has.
        names: share of the question's names that passage or headline has; 1 without any.
        matter: share of its other terms, weighted by idf, that passage or headline has.
        near: the same within the quotation and what stands right beside it.
        untyped: 1 where the quotation has nothing of the kind that is asked for.
    """

    words: float
    passage: float
    sentence: float
    coverage: float
    quotation: float
    rarest: float
    names: float
    matter: float
    near: float
    untyped: float


_MODEL = json.loads((Path(__file__).parent / "confidence.json").read_text(encoding="utf-8"))

THRESHOLD: float = _MODEL["threshold"]
"""Confidence from which an answer is shown."""


def confidence(signals: Signals) -> float:
    """Return the probability that the first passage answers the question."""
    weights = _MODEL["weights"]
    logit = _MODEL["intercept"] + sum(
        weights[name] * value for name, value in asdict(signals).items()
    )
    return 1 / (1 + math.exp(-logit))
