"""Which passages a question may be answered from: publisher and dates.

A filter that a person set (a flag, a row's field) is never relaxed; one that was understood from
the question's own words is, where it leaves no answer. Days are compared as printed: an article of
1 March 23:30+02:00 is of 1 March. An article whose day is not known for certain to lie in the range
falls outside, and is counted.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from index.errors import QuestionRefused

ASKED = ("publisher", "speaker", "since", "until")
"""Names of the filters that a person may set with a question."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T| )", re.ASCII)
_TYPED_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d\S*)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked the answer to be restricted to.

    Attributes:
        publisher: name of a publisher, compared without regard to case.
        among: names of publishers any of which will do; a person's standing choice, which a
            publisher that is asked for goes before.
        speaker: who is to have said what is quoted; a surname will do.
        since: first day that counts, ISO 8601 (a month or a year is its first day).
        until: last day that counts (a month or a year is its last day).
        undated: how many articles fell outside because their day is not known well enough.
        relaxed: names of those above that were understood from the question and then given up;
            in filters that a person sets, of those that are not to be understood from it.
        near: first and last day of the time that is preferred, no more, because the question
            names it; ``None`` for an open end.
    """

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    undated: int = 0
    relaxed: tuple[str, ...] = ()
    near: tuple[str | None, str | None] | None = None
    speaker: str | None = None
    among: tuple[str, ...] = ()

    def checked(self) -> Filters:
        """Return the filters themselves.

        Raises:
            QuestionRefused: a name is empty, a date is none, or the range ends before it begins.
        """
        if self.publisher is not None and not self.publisher.strip():
            raise QuestionRefused("the publisher is empty")
        if self.speaker is not None and not self.speaker.strip():
            raise QuestionRefused("the speaker is empty")
        since, until = self.range()
        if since > until:
            words = f"the range ends before it begins: {self.since}..{self.until}"
            raise QuestionRefused(words, "backwards", since=str(self.since), until=str(self.until))
        return self

    def applied(self) -> Filters:
        """Return what is left of the filters without those that were given up."""
        return replace(
            self,
            publisher=None if "publisher" in self.relaxed else self.publisher,
            speaker=None if "speaker" in self.relaxed else self.speaker,
            since=None if "since" in self.relaxed else self.since,
            until=None if "until" in self.relaxed else self.until,
            relaxed=(),
        )

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
    if found is None or not _TYPED_DAY.fullmatch(value.strip()):
        raise QuestionRefused(f"not a date: {value!r} (write it as 2024-10-22, 2024-10 or 2024)")
    return found[1] if last else found[0]
