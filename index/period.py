"""When an article should be from to be preferred: the time a question names, else now.

News is asked about while it is new: of two articles that say the same, the later one is wanted.
How much nearness in time counts beside words and meaning is learnt with the other weights
(``index.ranking``). It fades with the distance, so in an archive that ended years ago no article
is preferred to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WEEK, _SEASON = 5.0, 90.0
"""Days in which nearness fades to a third: to what is in the news, and to what was lately."""

_NEWS = 7
"""Days for which a report is news as good as today's; a time that is named means itself."""

_CLOSE = 10
"""Days around the period within which passages are looked for on their own."""


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day.

    Attributes:
        since: the first day.
        until: the last day.
        asked: whether the question's words say so; if not it is the day on which it is asked.
        now: the day on which it is asked, where that matters.
    """

    since: date
    until: date
    asked: bool
    now: date = date.max

    def nearness(self, days_away: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return two features a row, in [0, 1], ``[rows, 2]``; 0 where the day is not known.

        Near the time asked for, or near today: within days, and within months.
        """
        late = np.maximum(days_away - (0 if self.asked else _NEWS), 0)
        return np.stack([np.exp(-late / _WEEK), np.exp(-days_away / _SEASON)], axis=1)

    def close(self, days_away: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return a flag for each row that is from about then."""
        return days_away <= _CLOSE
