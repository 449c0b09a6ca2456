"""Dates for people: ``2025-03-04T10:00+03:00`` is "4 March 2025"; what is not known is not said."""

from __future__ import annotations

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4}|X{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?", re.ASCII)


def for_people(date: str) -> str:
    """Write an ISO 8601 or EDTF ``date`` out; one of another form is returned as it is."""
    match = _ISO.fullmatch(date)
    if match is None:
        return date
    year, month, day = (None if part is None or "X" in part else part for part in match.groups())
    if month is None or not 1 <= int(month) <= 12:
        return year or date
    words = " ".join(filter(None, [day and str(int(day)), _MONTHS[int(month) - 1], year]))
    return words if year else f"{words} (year not given)"
