"""The outlet that a German or Russian source speaks to: "sagte X dem RBB", "рассказал ТАСС"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import QUOTE, SHORT_QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


def spoken_to_inflected(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
) -> list[tuple[int, int]]:
    """Return the outlet that a German or Russian source speaks to: "sagte X dem RBB"."""
    found: list[tuple[int, int]] = []
    spans = [cue, source] if source else [cue]
    taken = {k for span in spans for k in range(*span)}
    at = max(0, min(span[0] for span in spans) - _AROUND)
    last = min(len(unit.low), max(span[1] for span in spans) + _AROUND)
    while at < last:
        free = at
        while free < min(last, at + 3) and outside[free] and free not in taken:
            free += 1
        size = next((n for n in range(free - at, 0, -1) if _is_outlet(unit, at, at + n, cue[1])), 0)
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


def _is_outlet(unit: Unit, at: int, end: int, told: int) -> bool:
    """Say whether words name an outlet in German or Russian: known, introduced or in the dative."""
    low, words = unit.low, unit.words
    first, final = words[at], words[end - 1]
    if not all(is_word(word) or word == QUOTE for word in low[at:end]):
        return False
    if at == told and low[at] == QUOTE and end == at + 1 and end < len(low) and is_word(low[end]):
        return unit.ends[at] - unit.starts[at] < SHORT_QUOTE  # "рассказали «Фонтанке» в полиции"
    quoted = low[end - 1] == QUOTE and unit.ends[end - 1] - unit.starts[end - 1] < SHORT_QUOTE
    introduced = low[at].startswith(_OUTLET_STEMS) or low[at].endswith(_OUTLET_ENDS)
    named = is_name(final) or "-" in final or outlet_named(final) is not None
    named = named or (final.isdigit() and end > at + 2)  # "Rossija 24"
    if end > at + 1 and introduced and (quoted or named):
        return True
    if (is_name(first) or first.isupper()) and outlet_named(" ".join(words[at:end])):
        return True
    before = low[at - 1] if at else ""
    agency = is_name(first) and is_name(final) and low[end - 1].endswith("agentur")
    if end > at + 1 and before in _DATIVES and agency:
        return True  # "der Austria Presse Agentur"
    if end == at + 1 and before in _DATIVES and first.islower() and outlet_named(first):
        return True  # "der dpa"
    introducing = before.startswith(_OUTLET_STEMS) or before.endswith(_OUTLET_ENDS)
    if end > at + 1 or not (before in _DATIVES or introducing):
        return False
    latin = first.isascii() and is_name(first) and before not in _DATIVES
    return quoted or first.isupper() or latin


def german_outlet(printed: str) -> str:
    """Return an outlet without the noun before its name, "Fernsehsender Rossija 24"; "" if bare."""
    named = _INTRODUCED.sub("", printed)
    return "" if _BARE.match(named) else named


_AROUND = 25  # words
_DATIVES = frozenset(
    "dem der den im gegenüber этом ознакомился ознакомилась ознакомилось ознакомились".split()
)
_OUTLET_STEMS = (
    "агентств",
    "телеканал",
    "канал",
    "радио",
    "издани",
    "газет",
    "портал",
    "радиостанци",
    "журнал",
    "вещател",
    "телевидени",
    "nachrichtenagentur",
    "sender",
    "zeitung",
    "tageszeitung",
    "magazin",
    "agentur",
)
_NOUN = r"[\w-]*(?:[Ss]ender|[Zz]eitung|[Aa]gentur|[Mm]agazin|[Rr]undfunk|[Ff]ernsehen|[Pp]ortal)s?"
_INTRODUCED = re.compile(rf"^(?:\S+ )*?{_NOUN} (?=[„“\"»«]?[A-ZÄÖÜ0-9])")
_BARE = re.compile(rf"^(?:[a-zäöü]\S* )*{_NOUN}$")
_OUTLET_ENDS = (
    "sender",
    "zeitung",
    "agentur",
    "magazin",
    "rundfunk",
    "fernsehen",
    "portal",
    "tagblatt",
    "podcast",
)
