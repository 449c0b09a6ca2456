"""Dates as articles give them: read without guessing, written as ISO 8601 or EDTF.

What is not given is not added: no year, no time, no offset. ``"October 22"`` is ``XXXX-10-22``,
``"October 2024"`` is ``2024-10``, ``"22 Oct 2024 10:30"`` is ``2024-10-22T10:30``. An impossible
date, and one that could be two (``03/04/2025``), is no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner januari января янв январь janvier janv enero ene gennaio",
            "february feb februar februari февраля фев февр февраль février fév févr febrero",
            "march mar mrz märz marz maart марта мар март mars marzo",
            "april apr april апреля апр апрель avril avr abril abr aprile",
            "may mai mei мая май mayo maggio",
            "june jun juni июня июн июнь juin junio giugno",
            "july jul juli июля июл июль juillet juil julio luglio",
            "august aug august augustus августа авг август août aout agosto ago",
            "september sep sept сентября сен сент сентябрь septembre septiembre settembre",
            "october oct oktober okt октября окт октябрь octobre octubre ottobre",
            "november nov ноября ноя нояб ноябрь novembre noviembre",
            "december dec dezember dez декабря дек декабрь décembre déc diciembre dic dicembre",
        ),
        start=1,
    )
    for name in names.split()
}

# Zones that name one offset wherever they are used, then those that do not: read, not believed.
_ZONES: dict[str, str] = {
    "z": "Z", "gmt": "Z", "utc": "Z", "ut": "Z", "est": "-05:00", "edt": "-04:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "мск": "+03:00", "jst": "+09:00", "kst": "+09:00",
    **dict.fromkeys("et ct mt pt cst bst ist eet sgt hkt aest aedt nzst nzdt sast pkt".split(), ""),
}  # fmt: skip

_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|er|\.|º|°)?"
_YEAR = r"[0-9]{4}(?![0-9])"
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))\b\.?"
)
_OFFSET = r"(?:z\b|(?:gmt|utc)?[+-][0-9]{2}:?[0-9]{2}\b|(?:gmt|utc)[+-][0-9]{1,2}\b)"
_ZONE = rf"(?:{_OFFSET}|\(?(?:{'|'.join(sorted(_ZONES, key=len, reverse=True))})\b\)?)"


def _clock_pattern(side: str) -> str:
    """Return the pattern of a time of day, its groups named ``side`` + name."""
    return (
        rf"(?P<{side}hour>[0-9]{{1,2}})(?:"
        rf"[:.h](?P<{side}minute>[0-9]{{2}})(?::(?P<{side}second>[0-9]{{2}}(?:[.,][0-9]+)?))?"
        rf"(?:\s*(?P<{side}half>[ap]\.?\s?m\b\.?))?"
        rf"|\s*(?P<{side}bare>[ap]\.?\s?m\b\.?))"
        rf"(?:\s*(?:uhr|ч\.?|h)\b)?(?:\s*(?P<{side}zone>{_ZONE}))?"
    )


_CALENDAR = (
    rf"(?:(?P<iyear>[0-9]{{4}}|x{{4}})[-/.](?P<imonth>[0-9]{{1,2}})[-/.](?P<iday>[0-9]{{1,2}})(?![0-9])"
    rf"|(?P<first>[0-9]{{1,2}})(?P<mark>[/.-])(?P<second>[0-9]{{1,2}})(?P=mark)(?P<nyear>{_YEAR})"
    rf"|(?P<month1>{_MONTH})\s*(?P<day1>{_DAY})(?![0-9:])"
    rf"(?:(?:\s*,)?\s+(?P<year1>{_YEAR})(?![:.][0-9]))?"
    rf"|(?P<day2>{_DAY})\s*(?:de\s+)?(?P<month2>{_MONTH})"
    rf"(?:(?:\s*,|\s+de)?\s+(?P<year2>{_YEAR})(?![:.][0-9]))?"
    rf"|(?P<month3>{_MONTH})\s*,?\s+(?P<year3>{_YEAR}))(?:\s*(?:года|г\.))?"
)
_LINK = r"(?:\s*[,|·•—–-]\s*(?:(?:at|um)\s+)?|\s+/\s+|\s+(?:at|um|on|в|à|le|den|vom)\s+|t|\s+)"
_PRINTED = re.compile(
    rf"(?<![\w/.:-])(?:{_clock_pattern('b')}{_LINK})?(?:{WEEKDAY},?\s+)?(?:(?:den|le|the)\s+)?{_CALENDAR}"
    rf"(?:{_LINK}{_clock_pattern('a')})?(?![\w/])",
    re.IGNORECASE,
)
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2}|XX))?(?:-(XX))?", re.IGNORECASE)
_SECONDS = range(10**8, 10**11)  # Unix time from 1973 on; before, numbers mean something else
_MILLISECONDS = range(10**11, 10**14)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in running text.

    Attributes:
        start: where its words begin.
        end: where they end.
        words: the words as printed.
        iso: ISO 8601 or EDTF.
    """

    start: int
    end: int
    words: str
    iso: str


def parse(value: str | float) -> str | None:
    """Read a date from metadata; None where it is impossible, ambiguous or no date at all.

    Takes ISO 8601, RFC 2822, EDTF, dates in words (English, German, Russian, French, Spanish)
    with or without a time, numeric dates, and Unix time in seconds or milliseconds (given in UTC).
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if value != value or abs(value) >= 10**14:
            return None
        return _unix(value) or parse(str(int(value))) if int(value) == value else _unix(value)
    text = " ".join(value.split())
    if len(text) > 100:
        return None
    if match := _EDTF.fullmatch(text):
        year, month, _ = match.groups()
        if month is None or month in ("XX", "xx"):
            return year if int(year) else None
        return f"{year}-{month}" if int(year) and 1 <= int(month) <= 12 else None
    if re.fullmatch(r"[0-9]{9,13}", text):
        return _unix(int(text))
    if re.fullmatch(r"[0-9]{8}", text):
        return _calendar(text[:4], text[4:6], text[6:])
    match = _PRINTED.fullmatch(text)
    return _iso(match) if match else None


def find(text: str) -> Iterator[PrintedDate]:
    """Yield the dates printed in ``text``, in order."""
    if not any(map(str.isdecimal, text)):
        return
    for match in _PRINTED.finditer(text):
        if iso := _iso(match):
            words = match[0].rstrip(" ,")
            if words.endswith(".") and not re.search(r"[ap]\.\s?m\.$|\bг\.$", words, re.IGNORECASE):
                words = words[:-1]
            yield PrintedDate(match.start(), match.start() + len(words), words, iso)


def _iso(match: re.Match[str]) -> str | None:
    """Write out what ``_PRINTED`` matched, if such a date exists."""
    part = match.groupdict()
    if part["iyear"]:
        day = _calendar(part["iyear"], part["imonth"], part["iday"])
    elif part["nyear"]:
        day = _numeric(part["first"], part["second"], part["nyear"], part["mark"])
    elif part["month3"]:
        day = f"{part['year3']}-{_month(part['month3']):02d}" if int(part["year3"]) else None
    else:
        number = re.match(r"[0-9]+", part["day1"] or part["day2"])
        assert number is not None
        month = _month(part["month1"] or part["month2"])
        day = _calendar(part["year1"] or part["year2"] or "XXXX", str(month), number[0])
    if day is None:
        return None
    side = "a" if part["ahour"] else "b"
    # A clock needs its day: EDTF has no form for a time on a day of an unknown year.
    if part[side + "hour"] is None or len(day) < 10 or day.startswith("XXXX"):
        return day
    clock = _clock({name[1:]: words for name, words in part.items() if name[0] == side})
    return day + clock if clock is not None else None


def _calendar(year: str, month: str, day: str) -> str | None:
    """Join a day that exists; in an unknown year 29 February does."""
    known = year if year.isdecimal() else "2000"
    try:
        found = date(int(known), int(month), int(day))
    except ValueError:
        return None
    return f"{year.upper()}-{found:%m-%d}"


def _numeric(first: str, second: str, year: str, mark: str) -> str | None:
    """Read ``22/10/2024``: with dots the day comes first everywhere, else only one may fit."""
    as_day_first = _calendar(year, second, first)
    as_month_first = _calendar(year, first, second)
    if mark == "." or as_month_first is None or as_day_first == as_month_first:
        return as_day_first
    return as_month_first if as_day_first is None else None


def _clock(part: dict[str, str | None]) -> str | None:
    """Write ``T10:30`` with the seconds and offset that are given; None if no such time exists."""
    hour = int(part["hour"] or 0)
    half = part["half"] or part["bare"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    seconds = (part["second"] or "").replace(",", ".")
    try:
        time(hour, int(part["minute"] or 0), int(float(seconds or 0)))
    except ValueError:
        return None
    written = f"T{hour:02d}:{part['minute'] or '00'}" + (f":{seconds}" if seconds else "")
    offset = _offset(part["zone"] or "")
    return None if offset is None else written + offset


def _offset(zone: str) -> str | None:
    """Write an offset; ``""`` for a zone whose offset is not sure, None for an impossible one."""
    zone = zone.strip("()").lower()
    if match := re.fullmatch(r"(?:gmt|utc)?([+-])([0-9]{1,2}):?([0-9]{2})?", zone):
        sign, hours, minutes = match[1], int(match[2]), int(match[3] or 0)
        return f"{sign}{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None
    return _ZONES.get(zone, "")


def _month(words: str) -> int:
    return _MONTHS[words.rstrip(".").lower()]


def _unix(number: float) -> str | None:
    """Write Unix time, in seconds or milliseconds, as a time in UTC."""
    if int(number) in _MILLISECONDS:
        number /= 1000
    if int(number) not in _SECONDS:
        return None
    moment = datetime.fromtimestamp(int(number), UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
