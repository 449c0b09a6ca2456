"""Where beside a cue the date of what is said may stand: outside of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.dating import may_date
from corpus.attribution.inflected_phrases import STOPS
from corpus.attribution.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_BESIDE = 25
"""Words on either side of a cue among which the date of what is said may stand."""


def date_places(
    unit: Unit, outside: list[bool], cue: tuple[int, int], language: Language
) -> list[Span]:
    """Return where the date of what is said may stand.

    Args:
        unit: the unit of the cue.
        outside: for each of its words, whether it is outside the content.
        cue: the words of the cue.
        language: the language of the text.
    """
    places = _around(unit, outside, cue)
    return places if language.code == "en" else [*places, *_after_content(unit, outside, cue)]


def outside_of(unit: Unit, content: Sequence[Span]) -> list[bool]:
    """Say of each word of a unit whether it stands outside the content."""
    outside = [True] * len(unit.low)
    for piece in content:
        if piece.end > unit.starts[0] and piece.start < unit.ends[-1]:
            begin, end = words_of(unit, piece)
            outside[begin:end] = [False] * (end - begin)
    return outside


def _after_content(unit: Unit, outside: list[bool], cue: tuple[int, int]) -> list[Span]:
    """Return what follows a content in its clause: "wies die Vorwürfe | am Dienstag zurück"."""
    begin = cue[1]
    while begin < len(unit.low) and not outside[begin]:
        begin += 1
    end = begin
    while end < len(unit.low) and outside[end] and unit.low[end] not in STOPS:
        end += 1
    spans = begin > cue[1] and end > begin and may_date(unit.low[begin:end])
    return [unit.span(begin, end)] if spans else []


def _around(unit: Unit, outside: list[bool], cue: tuple[int, int]) -> list[Span]:
    """Return where a date beside the cue may stand: from the last content to the next one."""
    begin = cue[0]
    while begin > 0 and outside[begin - 1] and cue[0] - begin < _BESIDE:
        begin -= 1
    end = cue[1]
    while end < len(unit.low) and outside[end] and end - cue[1] < _BESIDE:
        end += 1
    regions = []
    if end > cue[1] and may_date(unit.low[cue[1] : end]):
        regions.append(unit.span(cue[1], end))
    if begin < cue[0] and may_date(unit.low[begin : cue[0]]):
        regions.append(unit.span(begin, cue[0]))
    return regions
