"""How much one person, and one group, may ask in a minute."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE = 60.0
_REMEMBERED = 10_000


class Limit:
    """At most so many a minute, for each of many; a sliding minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Allow ``most`` in any minute; ``clock`` returns seconds."""
        self._most = most
        self._clock = clock
        self._taken: OrderedDict[int, deque[float]] = OrderedDict()

    def take(self, who: int) -> float:
        """Count one more of ``who``'s and return 0, or return how many seconds to wait for it.

        What has to wait is not counted.
        """
        now = self._clock()
        taken = self._taken.setdefault(who, deque())
        self._taken.move_to_end(who)
        if len(self._taken) > _REMEMBERED:
            self._taken.popitem(last=False)
        while taken and taken[0] <= now - _MINUTE:
            taken.popleft()
        if len(taken) >= self._most:
            return taken[0] + _MINUTE - now
        taken.append(now)
        return 0.0
