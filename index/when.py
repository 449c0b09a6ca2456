"""When a question is about: days, ranges, "last week", and whether they are a condition.

News is about other days than the one it is printed on: a question about 6 January 2021 may be
answered by an article of 2022. So a time is a *preference*, and a condition (``strict``) only where
the wording restricts what was published or reported: "articles since March", "what did CNN write
in May 2024", "yesterday's headlines".

Of several times the one that governs is: a condition before a preference; what counts from today
("last week") before the rest, since it says when it was news; then the shorter; then the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.calendar_grammar import letters, parse
from index.calendar_words import Token, tokenise
from index.look_alikes import Surroundings, is_time
from index.reporting import conditions, name_outlets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from index.calendar_grammar import Span

_CALENDAR = frozenset("MmWSUjRPKVFXQYL")
_NOTHING = Token(".", 0, 0, 0, "")


@dataclass(frozen=True, slots=True)
class When:
    """A time that a question names.

    Attributes:
        since: the first day meant; ``date.min`` where it is open.
        until: the last day meant; ``date.max`` where it is open.
        strict: whether it restricts when something was published or reported; else a preference.
        relative: whether today has to be known to tell the days.
        words: the question's words for it.
        start: where they begin, in code points.
        end: where they end.
    """

    since: date
    until: date
    strict: bool
    relative: bool
    words: str
    start: int
    end: int


def when(question: str, now: date, outlets: Sequence[tuple[int, int]] = ()) -> When | None:
    """Return the time that governs a question, or ``None`` if it names none.

    Args:
        question: as it was asked, in English, German, Spanish or Russian.
        now: today.
        outlets: where names of outlets begin and end in it, beside those that everybody knows.
    """
    tokens = tokenise(question)
    if not any(token.kind in _CALENDAR for token in tokens):
        return None
    tokens, spans = parse(name_outlets(question, tokens, outlets))
    plain = letters(tokens)
    shown, end = "", 0
    times: dict[int, tuple[When, bool]] = {}
    for span in spans:
        shown += plain[end : span.first]
        end = span.last + 1
        time = _time(question, tokens, plain, span, now)
        if time:
            times[len(shown)] = time, span.ends[-1].from_today
        shown += _letter(span) if time else "x"
    to_come = {place for place, (time, _) in times.items() if time.relative and time.since > now}
    asked = conditions(shown + plain[end:]) - to_come

    def order(place: int) -> tuple[bool, bool, timedelta, int]:
        time, from_today = times[place]
        return place not in asked, not from_today, time.until - time.since, place

    if not times:
        return None
    governs = min(times, key=order)
    return replace(times[governs][0], strict=governs in asked)


def _time(question: str, tokens: Sequence[Token], plain: str, span: Span, now: date) -> When | None:
    """Return what a span means, as a preference; ``None`` if it names something else."""
    expression = span.ends[-1]
    ahead = plain.rfind("!", 0, span.first) > plain.rfind(".", 0, span.first)
    if "H" in plain and span.needs_today and not expression.from_today:
        return None  # "usually in May"
    if not is_time(expression.rule, expression.got, _around(tokens, span), ahead=ahead):
        return None
    meant = span.days(now, ahead=ahead)
    if meant is None:
        return None
    start, stop = tokens[span.first].start, tokens[span.last].end
    return When(*meant, False, span.needs_today, question[start:stop], start, stop)


def _around(tokens: Sequence[Token], span: Span) -> Surroundings:
    """Return what stands around a span; of "since the" and "early in the", what leads in it."""

    def token(place: int) -> Token:
        return tokens[place] if 0 <= place < len(tokens) else _NOTHING

    part = span.ends[-1].part
    held = token(span.first).kind != "Z" and token(span.last).kind == "Z"
    place = (span.last if held else span.first) - 1
    article = token(place).kind == "t"
    lead = token(place - article)
    return Surroundings(
        lead=replace(lead, kind="E") if part else lead,
        article="t" in part if part else article,
        led=held or bool(part) or span.form == "range",
        after=token(span.last + 1),
        beyond=token(span.last + 2),
    )


def _letter(span: Span) -> str:
    """Return how a time is shown to ``conditions``."""
    expression = span.ends[-1]
    if expression.rule == "recent":
        return "x"
    if expression.rule in ("year", "decade") and span.form != "s":
        return "#"
    free = expression.from_today and expression.rule != "weekday"
    return "z" if free or span.form != "Z" else "Z"
