"""How sure the rules are of what they propose: a logistic function of the signs that speak for it.

The weights are fitted on English news (``benchmarks/fit_sureness.py``). A sign that was not seen
there, a German or Russian verb for instance, counts nothing.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 0.25
"""What is less sure is not reported at all."""

SHOWN = 0.75
"""What is as sure as that may stand in an answer."""

RELAYED = "relayed"
"""The sign of grammar that is rare in the news the weights come from, and never anything else."""

CITED = "cited"
"""The sign of what stands beside ", citing X,": it is told as somebody's."""

ANSWER = "answer"
"""The sign of a quotation that answers a question of an interview."""

UNSAID = "unsaid"
"""The sign of a cue whose words tell nothing: "what he says", "said the same thing"."""

TRANSCRIBED = "transcribed"
"""The sign of a line of a transcript, headed by who says it."""

MARKED = "marked"
"""The sign of a content that begins with a quotation mark."""

MEANT = "meant"
"""The sign of a German or Russian cue that a reporter may use of anybody's plans."""

FLOATING = "floating"
"""The sign of a quotation whose speaker stands in another sentence."""

_SURE_OF_RELAYS = 0.9
_SURE_OF_CITED = 0.8
_SURE_OF_UNSAID = 0.7
"""At most, of what somebody did not say."""

_MODEST = frozenset(
    {"inside", "modal", "form=noun", "form=passive", "form=infinitive", "where=far"}
)
_SPOKEN = frozenset({"says", "reports"})
_FIRM = frozenset({"frame=that", "frame=before", "frame=around", "frame=quote", "frame=colon"})


def sure(signs: Sequence[str]) -> float:
    """Return how probable it is, 0 to 1, that content and source are right."""
    if RELAYED in signs or ANSWER in signs or TRANSCRIBED in signs:
        return _SURE_OF_RELAYS
    weights = _weights()
    score = weights["bias"] + sum(weights.get(sign, 0.0) for sign in signs)
    probability = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
    if CITED in signs and not _SPOKEN.isdisjoint(signs):
        return max(probability, _SURE_OF_CITED if _MODEST.isdisjoint(signs) else LEAST)
    if UNSAID in signs or ("negated" in signs and "says" in signs):
        probability = min(probability, _SURE_OF_UNSAID)
    firm = not _FIRM.isdisjoint(signs) and _MODEST.isdisjoint(signs)
    if firm and MARKED in signs and "says" in signs:
        return max(probability, SHOWN)
    return max(probability, LEAST) if firm else probability


@cache
def _weights() -> dict[str, float]:
    loaded: dict[str, float] = json.loads(
        (Path(__file__).parent / "sureness.json").read_text(encoding="utf-8")
    )
    return loaded
