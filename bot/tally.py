"""What the bot has done since it started, counted: what an operator looks at."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

import numpy as np

_KEPT = 10_000
"""The last so many answers, of which the quantiles are."""


@dataclass(slots=True)
class Tally:
    """Counts since the start.

    Attributes:
        started: seconds since 1970.
        questions: asked in a chat; ``inline`` are apart.
        answered: of these, and of questions asked again, how many were.
        inline: queries typed behind the bot's name.
        presses: of buttons.
        turned_down: questions that were over a limit or came while too many waited.
        errors: updates that could not be handled.
        repeated: messages sent again because Telegram's reply to them was lost: a reader may see
            such a one twice.
        seconds: from an update's arrival to its answer's, of the last questions.
    """

    started: float = field(default_factory=time.time)
    questions: int = 0
    answered: int = 0
    inline: int = 0
    presses: int = 0
    turned_down: int = 0
    errors: int = 0
    repeated: int = 0
    seconds: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def quantile(self, share: float) -> float:
        """Return the seconds within which that share of questions was answered; 0 for none."""
        return float(np.quantile(list(self.seconds), share)) if self.seconds else 0.0
