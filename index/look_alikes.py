"""What looks like a time and names something else: Theresa May, Black Friday, 2000 people.

Told by what stands around it: a month on its own needs "in" or "since" before it, a year no article
("the 2016 election"), a date no noun behind it that it would be an adjective to ("the 7 October
attack"), and a weekday no name on either side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.calendar_words import DAY, HALF, PLURAL, YEAR, Token

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOUNS = frozenset("xcdrGJkBg")
_LEADS = frozenset("ihsubafwo-E")
_OWNERS = frozenset("each every her his its jeden my our their your cada каждую каждый".split())
_NAMES_BEFORE = frozenset(
    "ash black blue bloody casual cyber easter fat freaky giving good holy man maundy palm ruby "
    "santo sheffield shrove super throwback whit".split()
)
_CALLS = frozenset("called is named war was which".split())
_NAMES_AFTER = frozenset(
    "addams afternoons evenings express herald mail mirror mornings night nights post review star "
    "telegraph times".split()
)
_SURNAMES = frozenset((3, 4, 5, 6, 8))
"""Months whose names are people's, or other words: "since May took office"."""

_PRESENT = frozenset(
    "world society generation market economy age era time technology youth".split()
)
"""Of which "today's" means that they are of our time; plurals beside."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a time.

    Attributes:
        lead: the word before it and before its article.
        article: whether an article stands before it.
        led: whether the lead is part of it, as in "since May" and "early in May".
        after: the word behind it.
        beyond: the word behind that.
    """

    lead: Token
    article: bool
    led: bool
    after: Token
    beyond: Token


def is_time(rule: str, got: Mapping[str, int], around: Surroundings, *, ahead: bool) -> bool:
    """Say whether words that look like a time are one.

    Args:
        rule: the rule by which they were read (see ``when``).
        got: their numbers, by letter.
        around: what stands around them.
        ahead: whether it is said of something to come; then a year says nothing of the article's.
    """
    lead, after, beyond = around.lead, around.after, around.beyond
    introduced, noun = lead.kind in _LEADS, after.kind in _NOUNS
    pointed = not got.keys().isdisjoint("LTC")
    unit = got.get("U", 0)
    long = unit % PLURAL >= YEAR
    match rule:
        case "ago":  # not "million years ago"
            return unit < PLURAL or not got.keys().isdisjoint("ND")
        case "counted" if got.get("R") == 1:  # not "am Morgen", "por la mañana"
            return not (around.article or lead.kind == "h")
        case "counted" if got.get("R") == 0 and after.kind == "g":
            ours = beyond.word in _PRESENT or beyond.word.endswith("s")
            return beyond.kind in "rGk" or not ours
        case "unit" if long and after.kind == "g":  # not "next year's final"
            return beyond.kind in "rGJk"
        case "unit":
            generic = (unit == DAY and not got.keys().isdisjoint("Tt")) or unit == HALF
            return not generic and not (long and "V" in got) and lead.word not in _OWNERS
        case "weekend":
            return pointed or (introduced and lead.word not in _OWNERS)
        case "weekday":
            return pointed or _is_weekday(around)
        case "year" if after.kind == "t" and not after.value and lead.kind in "xv":
            return not ahead  # German: "wer gewann 2014 den Preis"
        case "year":
            stands = (around.led or lead.kind in "if") and after.kind not in "dg-"
            return stands and not ahead and ("U" in got or not around.article)
        case "decade":
            return introduced and not noun
        case "season" if "Y" not in got and not pointed:
            return got.get("t") == 1 and lead.kind in "ihsubaE" and not noun and after.kind != "o"
        case "month" | "quarter" if "Y" not in got and not pointed:
            if around.led or lead.kind == "f":
                surname = noun and got.get("M") in _SURNAMES
                return not surname and not around.article
            return lead.kind == "i" and not around.article and after.kind != "g"
        case "day" | "month" | "quarter" | "season":
            return not noun or (introduced and not around.article and not around.led)
    return True


def _is_weekday(around: Surroundings) -> bool:
    """Say whether a weekday's name is a day: not Black Friday, the Sunday Times, every Monday."""
    lead, after = around.lead, around.after
    if lead.word in _OWNERS | _NAMES_BEFORE | {"in"} or after.word in _NAMES_AFTER:
        return False
    if lead.word in _CALLS and after.kind != "g":
        return False
    if after.kind in "cB":
        return lead.word == "on" and not around.article
    if lead.kind in _LEADS or around.article:
        return True
    return lead.kind not in "NOc" and (after.kind not in _NOUNS or after.kind == "g")
