"""When something was said: the words of time beside a cue, resolved against the article's date.

What stands is ISO 8601, or EDTF where digits are unknown or the words mean an interval. Without
the year of the article no year is invented, and words that count from its day mean nothing.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag понедельник",
            "tuesday dienstag вторник",
            "wednesday mittwoch среду среда",
            "thursday donnerstag четверг",
            "friday freitag пятницу пятница",
            "saturday samstag sonnabend субботу суббота",
            "sunday sonntag воскресенье",
        )
    )
    for name in names.split()
}
_WEEKDAY = "|".join(_WEEKDAYS)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELATIVE = re.compile(
    rf"(?P<next>\bnext\b|\bcoming\b|\bthis coming\b|\bby\b|\buntil\b|\bbefore\b|\bsince\b"
    rf"|\bfrom\b|\bkommenden\b)?\s*"
    rf"(?:(?P<weekend>\blast weekend\b|\bover the weekend\b|\bat the weekend\b"
    rf"|\bam (?:letzten |vergangenen )?wochenende\b)"
    rf"|(?P<week>\blast week\b|\bvergangene woche\b|\bletzte woche\b|\bна прошлой неделе\b)"
    rf"|(?P<month>\blast month\b|\bim vergangenen monat\b|\bв прошлом месяце\b)"
    rf"|(?P<year>\blast year\b|\bim vergangenen jahr\b|\bв прошлом году\b)"
    rf"|(?P<ago>\b(?:two|three|four|five|six|seven|\d) days (?:ago|earlier)\b)"
    rf"|(?P<yesterday>\byesterday\b|\bgestern\b|\bвчера\b)"
    rf"|(?P<today>\btoday\b|\btonight\b|\bearlier in the day\b|\bheute\b|\bсегодня\b)"
    rf"|(?P<weekday>\b(?:{_WEEKDAY}))(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?\b(?!['’]s)"
    rf"|\b(?:in|im|в)\s+(?P<named>{'|'.join(_MONTHS)})\b(?!\s+\d))",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven".split())}
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|since|for|from|after|of|dated|next)\s+$", re.IGNORECASE
)


_HINTS = (
    frozenset(_WEEKDAYS)
    | frozenset(_MONTHS)
    | frozenset(
        """
    weekend wochenende week woche неделе month monat месяце year jahr году days yesterday gestern
    вчера today tonight day heute сегодня
    """.split()
    )
)


_PARTS_OF_DAYS = ("tagmorgen", "tagabend", "tagnachmittag", "tagmittag", "tagvormittag", "ochabend")


def may_date(words: Sequence[str]) -> bool:
    """Say whether words, in lower case, may tell a time: a quick look before the slow one."""
    return not _HINTS.isdisjoint(words) or any(
        "-" in word or word[0].isdecimal() or word.endswith(_PARTS_OF_DAYS) for word in words
    )


def said_on(text: str, regions: list[Span], published: str | None) -> str | None:
    """Return when a thing was said, from the stretches of text beside its cue; None if not sure."""
    for region in regions:
        words = region.of(text)
        for printed in dates.find(words):
            if not _AHEAD.search(words[: printed.start]):
                return _with_year(printed.iso[:10], published)
        match = _RELATIVE.search(words)
        if match is not None and not match["next"]:
            return _relative(match, published)
    return None


def _with_year(iso: str, published: str | None) -> str | None:
    """Add the year to "October 10" where the article has one: the last such day."""
    if not iso.startswith("XXXX") or published is None or not _ISO_DAY.match(published):
        return iso
    day = date.fromisoformat(published[:10])
    try:
        same = day.replace(month=int(iso[5:7]), day=int(iso[8:10]))
        return (same if same <= day else same.replace(year=day.year - 1)).isoformat()
    except ValueError:
        return iso


def _relative(match: re.Match[str], published: str | None) -> str | None:
    """Resolve relative words against the article's own day."""
    if published is None or not _ISO_DAY.match(published):
        return None
    day = date.fromisoformat(published[:10])
    if match["weekday"]:
        back = (day.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
        return (day - timedelta(days=back)).isoformat()
    if match["yesterday"]:
        return (day - timedelta(days=1)).isoformat()
    if match["today"]:
        return day.isoformat()
    if match["ago"]:
        number = match["ago"].split()[0].lower()
        days = int(number) if number.isdigit() else _NUMBERS[number]
        return (day - timedelta(days=days)).isoformat()
    if match["weekend"]:
        sunday = day - timedelta(days=(day.weekday() + 1) % 7 or 7)
        return f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}"
    if match["week"]:
        monday = day - timedelta(days=day.weekday() + 7)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if match["month"]:
        return (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    if match["year"]:
        return str(day.year - 1)
    month = _MONTHS.index(match["named"].lower()) + 1
    return f"{day.year if month <= day.month else day.year - 1}-{month:02d}"
