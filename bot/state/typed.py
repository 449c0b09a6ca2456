"""Answers to what is typed inline: of a question that grows letter by letter only the last stays.

Whoever types a question asks all of its beginnings too, and Telegram does not say which answer was
chosen. An answer whose question was typed on within seconds was not.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.answers import Answers, Given

_TYPED_ON_WITHIN = 20.0  # seconds
_STAYS_FOR = 3600.0
"""Seconds that an answer stays though its question was typed on: who goes back some letters may
still be shown it by Telegram, which keeps results for a while."""
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class _Typed:
    """What somebody typed last, when, and the id of its answer, if there was one."""

    text: str
    at: float
    answer: str | None


class Typed:
    """Keeps what was asked by those inline queries that may have been chosen."""

    def __init__(self, answers: Answers, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep it among ``answers``; ``clock`` returns seconds."""
        self._answers = answers
        self._clock = clock
        self._last: OrderedDict[int, _Typed] = OrderedDict()
        self._typed_on: deque[tuple[float, str]] = deque()

    def keep(self, reader: int, text: str, given: Given | None) -> None:
        """Keep what was asked by the ``text`` that a reader typed, if something was found."""
        now = self._clock()
        earlier = self._last.pop(reader, None)
        if (
            earlier is not None
            and earlier.answer is not None
            and now - earlier.at <= _TYPED_ON_WITHIN
            and text.startswith(earlier.text)
            and text != earlier.text
        ):
            self._typed_on.append((now + _STAYS_FOR, earlier.answer))
        self._last[reader] = _Typed(text, now, given.id if given else None)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        if given:
            self._answers.put(given, found=False)
        while self._typed_on and self._typed_on[0][0] <= now:
            self._answers.drop(self._typed_on.popleft()[1])
