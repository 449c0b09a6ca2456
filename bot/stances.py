"""Which words the bot has for how something was said; the catalogues have the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

STANCES = {
    "said": "stance.said",
    "claimed": "stance.claimed",
    "denied": "stance.denied",
    "confirmed": "stance.confirmed",
    "alleged": "stance.alleged",
    "admitted": "stance.admitted",
    "reported": "stance.reported",
    "believes": "stance.believes",
    "hopes": "stance.hopes",
    "plans": "stance.plans",
    "asks": "stance.asks",
    "promised": "stance.promised",
    "warned": "stance.warned",
}

_QUESTION = re.compile(
    r"\b(?:grill|inquir|queri|query|question|quiz|wonder|frag|спраш|спрос|поинтерес|вопрос)", re.I
)
_ENDS_ASKING = re.compile(r"\?[\s\"'”’“»)]*$")
_BEGINS_ASKING = re.compile(
    # "What it costs", and "the packers what they missed", but not "a judge to find out why".
    r"\W*(?:(?:(?!(?:for|that|to)\b)\w+\s+){0,4}(?:how|if|what|when|where|whether|why)"
    r"|which|who|whom|whose"
    r"|ob|wann|warum|was|wer|wie|wo"
    r"|где|зачем|как|какие|какой|когда|кто|куда|можно ли|почему|сколько|что)\b",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:appeal|ask|beg|beseech|implor|invit|petition|plea|plead|request|solicit"
    r"|bat|bitte|bittet|beantrag|прос|попрос|обрати)",
    re.I,
)
"""What of "asks" is a question, and what a request: each language has verbs of its own for them."""


def stance_words(attribution: Mapping[str, Any]) -> str | None:
    """Return the name of the words for a stance; one asks a question, for something, or urges."""
    stance = STANCES.get(attribution["stance"])
    if stance != "stance.asks":
        return stance
    cue = str((attribution["cue"] or {}).get("text", ""))
    content = str(attribution["content"]["text"])
    if _QUESTION.search(cue) or _ENDS_ASKING.search(content) or _BEGINS_ASKING.match(content):
        return stance
    return "stance.requests" if not cue or _REQUEST.search(cue) else "stance.urges"
