"""What the parts of a time expression mean in days: the first and the last, both meant.

A calendar's unit is taken whole: "two weeks ago" is the week, Monday to Sunday, in which the day
two weeks ago lies, "last month" the month before this one. "The past three days" run up to today.
A day, a month or a season without a year is the last one that has begun, today's included; after
words like "will" it is the next. "Last Tuesday" and "last May" are over, "next" ones still to come.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.calendar_words import DAY, DECADE, HALF, HOUR, MONTH, PLURAL, QUARTER, WEEK, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Days = tuple[date, date]

RECENT = 14
"""Days back that "recently" and "the latest" mean."""

_MONTHS_OF = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12, DECADE: 120}
_FEW = 3


def days(rule: str, got: Mapping[str, int], now: date, *, ahead: bool) -> Days:
    """Return the days that an expression of this ``rule`` of the grammar means.

    Args:
        rule: the rule's name, a key of ``_RULES``.
        got: the numbers of its words, by letter (see ``calendar_words``).
        now: today.
        ahead: whether it is said of something to come.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    return _RULES[rule](got, now, ahead)


def calendar_unit(day: date, unit: int, shift: int = 0) -> Days:
    """Return the unit of the calendar in which ``day`` lies, or that many of them later."""
    unit %= PLURAL
    if unit <= DAY:
        found = day + timedelta(shift)
        return found, found
    if unit == WEEK:
        monday = day + timedelta(7 * shift - day.weekday())
        return monday, monday + timedelta(6)
    months = _MONTHS_OF[unit]
    return _months((_number(day) // months + shift) * months, months)


def part_of(whole: Days, value: int, now: date) -> Days:
    """Return a part of some days.

    Args:
        whole: the days.
        value: 0 what is over of them; 1 early, 2 mid, 3 late, which are thirds; 4 the beginning,
            5 the middle, 6 the end, thirds too, but of a year single months.
        now: today.
    """
    since, until = whole
    if value == 0:
        return since, max(since, min(until, now))
    months = _number(until) - _number(since) + 1
    if months > 1 and since.day == 1:
        size = 1 if value > 3 and months <= 12 else months // 3
        return _months(_number(since) + (months - size) * ((value - 1) % 3) // 2, size)
    third = ((until - since).days + 1) // 3
    if not third:
        return whole
    first = since + timedelta(third * ((value - 1) % 3))
    return first, until if value % 3 == 0 else first + timedelta(third - 1)


def unit_of(whole: Days, got: Mapping[str, int]) -> Days:
    """Return "the second week", "the last three days", "the first half" of some days."""
    since, until = whole
    if not got.keys() & {"O", "L"}:  # "the week of 7 October"
        return calendar_unit(since, WEEK) if got["U"] == WEEK else whole
    unit, number, count = got["U"] % PLURAL, got.get("O", 0), _count(got)
    if unit == HALF and (until - since).days < 100:
        middle = since + (until - since) / 2
        return (since, middle) if number == 1 else (middle + timedelta(1), until)
    if got["U"] >= PLURAL and not count:
        count = _FEW
    if not number:
        return max(since, _moved(until + timedelta(1), unit, -(count or 1))), until
    first = _moved(since, unit, number - 1)
    return first, min(_moved(first, unit, count or 1) - timedelta(1), until)


def _number(day: date) -> int:
    """Return the number of a day's month from the year 0 on."""
    return day.year * 12 + day.month - 1


def _months(first: int, count: int) -> Days:
    """Return months by their number from the year 0 on."""
    last = first + count - 1
    since = date(first // 12, first % 12 + 1, 1)
    year, month = last // 12, last % 12 + 1
    return since, date(year, month, calendar.monthrange(year, month)[1])


def _nearest(on: Callable[[int], Days], got: Mapping[str, int], now: date, ahead: bool) -> Days:
    """Return which year's ``on`` is meant."""
    if "Y" in got:
        return on(got["Y"])
    if "U" in got:  # "in May last year"
        if got["U"] != YEAR:
            raise ValueError("no year")
        return on(now.year if "T" in got else now.year - 1)
    if "T" in got and "L" not in got:
        return on(now.year)
    first, step = (now.year - 1, 1) if ahead or "C" in got else (now.year, -1)
    for year in range(first, first + 9 * step, step):  # 29 February may be eight years off
        try:
            since, until = on(year)
        except ValueError:
            continue
        begun, over = since <= now, until < now
        fits = not begun if "C" in got else over if "L" in got else not over if ahead else begun
        if fits:
            return since, until
    raise ValueError("no such day")


def _day(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    number = got.get("D") or got["O"]
    return _nearest(lambda year: (date(year, got["M"], number),) * 2, got, now, ahead)


def _month(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    return _nearest(lambda year: _months(year * 12 + got["M"] - 1, 1), got, now, ahead)


def _season(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    return _nearest(lambda year: _months(year * 12 + got["S"] - 1, 3), got, now, ahead)


def _quarter(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    return _nearest(lambda year: _months(year * 12 + 3 * got["Q"] - 3, 3), got, now, ahead)


def _weekday(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    later = (got["W"] - now.weekday()) % 7
    if "C" in got:
        later = later or 7
    elif "L" in got or (later and not ahead):
        later -= 7
    return calendar_unit(now, DAY, later)


def _weekend(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    monday, sunday = calendar_unit(now, WEEK)
    saturday = monday + timedelta(5)
    weeks = 1 if "C" in got else 0 if ahead or (now >= saturday and "L" not in got) else -1
    return saturday + timedelta(7 * weeks), sunday + timedelta(7 * weeks)


def _unit(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    """Units of the calendar, "last week", or so many up to today, "the last week"."""
    if "b" in got:
        return calendar_unit(now, got["U"], -2)  # "the week before last"
    counted = got["U"] >= PLURAL or got["U"] == HOUR or not got.keys().isdisjoint("NDVs")
    if counted or ("L" in got and (got["L"] or got.get("t"))):
        return _rolling(got, now)
    return calendar_unit(now, got["U"], -1 if "L" in got else 1 if "C" in got else 0)


def _rolling(got: Mapping[str, int], now: date) -> Days:
    unit, count = got["U"] % PLURAL, _count(got) or (_FEW if got["U"] >= PLURAL else 1)
    if unit == HOUR:
        unit, count = DAY, -(-count // 24)
    return (now, _moved(now, unit, count)) if "C" in got else (_moved(now, unit, -count), now)


def _ago(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    count = _count(got) or 1
    return calendar_unit(now, got["U"], -(count // 24 if got["U"] % PLURAL == HOUR else count))


def _count(got: Mapping[str, int]) -> int | None:
    return got.get("N") or got.get("D")


def _moved(day: date, unit: int, count: int) -> date:
    """Return the day that lies that many units later."""
    if unit <= WEEK:
        return day + timedelta(count * (7 if unit == WEEK else 1))
    since, until = _months(_number(day) + count * _MONTHS_OF[unit], 1)
    return min(since + timedelta(day.day - 1), until)


def _counted(got: Mapping[str, int], now: date, ahead: bool) -> Days:
    """A day counted from today: yesterday, last night, the day before yesterday."""
    offset = got.get("R", -1 if "L" in got else 0)
    return calendar_unit(now, DAY, offset + ("a" in got) - ("b" in got))


_RULES: Mapping[str, Callable[[Mapping[str, int], date, bool], Days]] = {
    "date": lambda got, now, ahead: (date.fromordinal(got["F"]),) * 2,
    "day": _day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "year": lambda got, now, ahead: calendar_unit(date(got["Y"], 1, 1), YEAR),
    "decade": lambda got, now, ahead: calendar_unit(date(got["X"], 1, 1), DECADE),
    "weekday": _weekday,
    "weekend": _weekend,
    "unit": _unit,
    "ago": _ago,
    "counted": _counted,
    "recent": lambda got, now, ahead: (now - timedelta(RECENT), now),
}
