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
    """What speaks for and against the first passage.

    Attributes:
        passage: cosine of the question to the passage.
        sentence: cosine of the question to the quotation.
        names: share of the question's names that the passage, its headlines or its article's
            imprint have; 1 without any.
        matter: the same share, by idf, of its terms that are no names.
        score: its score in the ranking, a tenth of it, to the power of 1.5: what answers is
            further ahead of the good than these of the rest.
        words: the share of the question's terms, by BM25 weight, that it covers.
        ahead: the root of how much more that is than of the fiftieth best passage of the index:
            what answers covers what others do not.
        kind: 1 where the question says what kind of answer it asks for.
        numbers: 1 where the question has a number that it lacks.
    """

    passage: float
    sentence: float
    names: float
    matter: float
    score: float
    words: float
    ahead: float
    kind: float
    numbers: float


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
