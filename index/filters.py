"""Which passages a question may be answered from: publisher and dates, as masks over rows.

A filter that a person set (a flag, a row's field) is never relaxed. Days are compared as printed:
an article of 1 March 23:30+02:00 is of 1 March. An article whose day is not known for certain to
lie in the range falls outside, and is counted.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.errors import QuestionRefused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T| )")
_UNDATED = np.iinfo(np.int32).min


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked the answer to be restricted to.

    Attributes:
        publisher: name of a publisher, compared without regard to case.
        since: first day that counts, ISO 8601 (a month or a year is its first day).
        until: last day that counts (a month or a year is its last day).
        undated: how many articles fell outside because their day is not known well enough.
    """

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    undated: int = 0

    def checked(self) -> Filters:
        """Return the filters themselves.

        Raises:
            QuestionRefused: a date is none, or the range ends before it begins.
        """
        since, until = self.range()
        if since > until:
            raise QuestionRefused(f"the range ends before it begins: {self.since}..{self.until}")
        return self

    def range(self) -> tuple[date, date]:
        """Return the first and the last day that counts.

        Raises:
            QuestionRefused: a date is none.
        """
        since = parse_day(self.since, last=False) if self.since is not None else date.min
        until = parse_day(self.until, last=True) if self.until is not None else date.max
        return since, until


def days(published: str | None) -> tuple[date, date] | None:
    """Return the first and the last day that a date in ISO 8601 or EDTF can mean.

    ``None`` where the year is not known, or nothing is.
    """
    match = _DAY.match(published or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return first, last


def parse_day(value: str, *, last: bool) -> date:
    """Read a day, month or year that a person typed; its last day if ``last``, else its first.

    Raises:
        QuestionRefused: it is not an ISO 8601 date.
    """
    found = days(value.strip())
    if found is None or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(T.*)?", value.strip()):
        raise QuestionRefused(f"not a date: {value!r} (write it as 2024-10-22, 2024-10 or 2024)")
    return found[1] if last else found[0]


class Columns:
    """What is known of every row, for masks: its article, its publisher, its days."""

    def __init__(self, path: Path) -> None:
        """Read the columns written by ``write_columns``."""
        with np.load(path, allow_pickle=False) as columns:
            self.article: NDArray[np.int32] = columns["article"]
            self._publisher: NDArray[np.int32] = columns["publisher"]
            self._first: NDArray[np.int32] = columns["first_day"]
            self._last: NDArray[np.int32] = columns["last_day"]
            self.publishers: list[str] = [str(name) for name in columns["publishers"]]

    def mask(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Return a flag for each row that the filters leave, or ``None`` if they ask nothing."""
        masks = []
        if filters.publisher is not None:
            masks.append(self._of(filters.publisher))
        if filters.since is not None or filters.until is not None:
            masks.append(self._surely_within(filters))
        return np.logical_and.reduce(masks) if masks else None

    def has_publisher(self, name: str) -> bool:
        """Say whether any article is by this publisher."""
        return bool(self._codes(name))

    def undated(self, filters: Filters) -> int:
        """Count the articles that may lie in the range, but whose day is not known well enough."""
        since, until = (day.toordinal() for day in filters.range())
        possible = (self._last >= since) & (self._first <= until) | (self._first == _UNDATED)
        if filters.publisher is not None:
            possible &= self._of(filters.publisher)
        return len(np.unique(self.article[possible & ~self._surely_within(filters)]))

    def _of(self, publisher: str) -> NDArray[np.bool_]:
        return np.isin(self._publisher, self._codes(publisher))

    def _surely_within(self, filters: Filters) -> NDArray[np.bool_]:
        since, until = (day.toordinal() for day in filters.range())
        within = (self._first >= since) & (self._last <= until) & (self._first != _UNDATED)
        return np.asarray(within)

    def _codes(self, publisher: str) -> list[int]:
        wanted = publisher.casefold().strip()
        return [code for code, name in enumerate(self.publishers) if name.casefold() == wanted]


def write_columns(
    path: Path,
    articles: Sequence[int],
    publishers: Sequence[str | None],
    published: Sequence[str | None],
) -> None:
    """Write the columns of all rows: article number, publisher, and date as published."""
    names = sorted({name for name in publishers if name is not None})
    code = {name: number for number, name in enumerate(names)}
    ranges = [days(when) for when in published]
    np.savez(
        path,
        article=np.array(articles, np.int32),
        publisher=np.array([code.get(name or "", -1) for name in publishers], np.int32),
        first_day=np.array([r[0].toordinal() if r else _UNDATED for r in ranges], np.int32),
        last_day=np.array([r[1].toordinal() if r else _UNDATED for r in ranges], np.int32),
        publishers=np.array(names, dtype=np.str_),
    )
