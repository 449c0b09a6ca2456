"""When an article should be from to be preferred: the time a question names, else now.

News is asked about while it is new: of two articles that say the same, the later one is wanted.
How much nearness in time counts beside words and meaning is learnt with the other weights
(``index.ranking``). It fades with the distance, so in an archive that ended years ago no article
is preferred to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

_WEEK, _SEASON = 7.0, 90.0
"""Days in which nearness fades to a third: to what is in the news, and to what was lately."""

_CLOSE = 10
"""Days around the period within which passages are looked for on their own."""


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day.

    Attributes:
        since: the first day.
        until: the last day.
        asked: whether the question's words say so; if not it is the day on which it is asked.
    """

    since: date
    until: date
    asked: bool

    def nearness(self, days_away: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return three features a row, in [0, 1], ``[rows, 3]``; 0 where the day is not known.

        Near the time asked for; near the day of asking, within weeks and within months.
        """
        week, season = np.exp(-days_away / _WEEK), np.exp(-days_away / _SEASON)
        nothing = np.zeros_like(week)
        columns = (week, nothing, nothing) if self.asked else (nothing, week, season)
        return np.stack(columns, axis=1)

    def close(self, days_away: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return a flag for each row that is from about then."""
        return days_away <= _CLOSE
