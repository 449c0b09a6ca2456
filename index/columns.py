"""What is known of every row for filters: article, publisher, agency, days; as masks over rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.filters import days
from index.mentions import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.filters import Filters
    from index.known_names import People

_UNPRINTED = 7
_UNDATED = np.iinfo(np.int32).min

KEPT = "article, publisher, agency, days, places"
"""What the columns hold; a change of it means to index anew."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article is from: what of it filters read (see ``corpus.article``)."""

    publisher: str | None = None
    agency: str | None = None
    place: str | None = None
    published: str | None = None


class Columns:
    """What is known of every row, for masks: its article, its publisher, its days."""

    def __init__(self, path: Path, people: Iterable[str] | People = ()) -> None:
        """Read the columns written by ``write_columns``; ``people`` are who says something."""
        with np.load(path, allow_pickle=False) as columns:
            self.article: NDArray[np.int32] = columns["article"]
            self._publisher: NDArray[np.int32] = columns["publisher"]
            self._first: NDArray[np.int32] = columns["first_day"]
            self._last: NDArray[np.int32] = columns["last_day"]
            self.publishers: list[str] = columns["publishers"].tolist()
            self._agency: NDArray[np.int32] = columns["agency"]
            self._agencies: list[str] = columns["agencies"].tolist()
            places = columns["places"].tolist()
        # Far fewer days than rows: what is reckoned of days is reckoned once for each.
        spans = (self._first.astype(np.int64) << 32) + self._last
        _, one, self._days = np.unique(spans, return_index=True, return_inverse=True)
        self._first_of, self._last_of = self._first[one], self._last[one]
        self.names = Names({*self.publishers, *self._agencies}, places, people)
        """What articles are from, and who speaks in them, to be recognised in questions."""

    def mask(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Return a flag for each row that the filters leave, or ``None`` if they ask nothing."""
        filters, masks = filters.applied(), []
        if filters.publisher is not None:
            masks.append(self._of(filters.publisher))
        elif filters.among:
            masks.append(np.logical_or.reduce([self._of(name) for name in filters.among]))
        if filters.since is not None or filters.until is not None:
            masks.append(self._surely_within(filters))
        return np.logical_and.reduce(masks) if masks else None

    def has_publisher(self, name: str) -> bool:
        """Say whether any article is by this publisher."""
        return bool(self._of(name).any())

    def undated(self, filters: Filters) -> int:
        """Count the articles that may lie in the range, but whose day is not known well enough."""
        filters = filters.applied()
        since, until = (day.toordinal() for day in filters.range())
        possible = (self._last >= since) & (self._first <= until) | (self._first == _UNDATED)
        if filters.publisher is not None:
            possible &= self._of(filters.publisher)
        elif filters.among:
            possible &= np.logical_or.reduce([self._of(name) for name in filters.among])
        return len(np.unique(self.article[possible & ~self._surely_within(filters)]))

    def issues(self) -> list[tuple[int, str | None, int | None, int | None]]:
        """Return number, publisher, first and last possible day (ordinals) of every article."""
        numbers, rows = np.unique(self.article, return_index=True)
        found: list[tuple[int, str | None, int | None, int | None]] = []
        for number, row in zip(numbers.tolist(), rows.tolist(), strict=True):
            code = int(self._publisher[row])
            known = self._first[row] != _UNDATED
            found.append(
                (
                    number,
                    self.publishers[code] if code >= 0 else None,
                    int(self._first[row]) if known else None,
                    int(self._last[row]) if known else None,
                )
            )
        return found

    def days_away(self, since: date, until: date, now: date = date.max) -> NDArray[np.float32]:
        """Return how many days each row's article is from before or after a range; ``[rows]``.

        To the farthest day that an imprecise date can mean; infinite where no day is known. Each
        day after ``now`` counts for ``_UNPRINTED``: who asks then cannot have read of it.
        """
        before = since.toordinal() - self._first_of
        after = self._last_of - until.toordinal()
        ahead = np.maximum(self._last_of - now.toordinal(), 0)
        away = np.maximum(np.maximum(before, after), 0) + (_UNPRINTED - 1) * ahead
        dated = self._first_of != _UNDATED
        return np.where(dated, away, np.inf).astype(np.float32)[self._days]

    def _of(self, publisher: str) -> NDArray[np.bool_]:
        """Flag the rows of a publisher, or of an agency that publishes nothing of its own."""
        spellings = {publisher.strip().casefold()}
        spellings.update(name.casefold() for name in self.names.publishers_of(publisher))
        for names, column in ((self.publishers, self._publisher), (self._agencies, self._agency)):
            codes = [code for code, name in enumerate(names) if name.casefold() in spellings]
            if codes:
                return np.isin(column, codes)
        return np.zeros(len(self.article), np.bool_)

    def _surely_within(self, filters: Filters) -> NDArray[np.bool_]:
        since, until = (day.toordinal() for day in filters.range())
        within = (self._first >= since) & (self._last <= until) & (self._first != _UNDATED)
        return np.asarray(within)


def write_columns(path: Path, articles: Sequence[int], origins: Sequence[Origin]) -> None:
    """Write the columns of all rows: each one's article, by number, and where that is from."""
    publishers, publisher = _coded([origin.publisher for origin in origins])
    agencies, agency = _coded([origin.agency for origin in origins])
    known = [days(origin.published) for origin in origins]
    np.savez(
        path,
        article=np.array(articles, np.int32),
        publisher=publisher,
        agency=agency,
        first_day=np.array([r[0].toordinal() if r else _UNDATED for r in known], np.int32),
        last_day=np.array([r[1].toordinal() if r else _UNDATED for r in known], np.int32),
        publishers=publishers,
        agencies=agencies,
        places=np.array(sorted({o.place for o in origins if o.place}), np.str_),
    )


def _coded(names: Sequence[str | None]) -> tuple[NDArray[np.str_], NDArray[np.int32]]:
    """Return the different names, sorted, and for each row its name's place there, or -1."""
    listed = sorted({name for name in names if name is not None})
    place = {name: number for number, name in enumerate(listed)}
    codes = [-1 if name is None else place[name] for name in names]
    return np.array(listed, np.str_), np.array(codes, np.int32)
