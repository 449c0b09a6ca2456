"""Outlets that stand beside what is said and pass nothing on.

"Reuters could not verify the agency's claim", "the complaint, which the Post has not seen", "the
Weather Service, whose forecasters had warned of it", "he said of the Post".
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.attribution.outlets import STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.words import Unit

_CHECKING = frozenset(
    """
    verify verified confirm confirmed corroborate corroborated authenticate authenticated
    substantiate substantiated ascertain ascertained establish established determine determined
    check checked validate validated
    """.split()
)
_SEEN = frozenset("seen viewed reviewed obtained read heard examined".split())
_SEEING = frozenset("see view review obtain read hear examine".split())
_NOT = frozenset(
    """
    not never cannot unable couldn't couldn’t can't can’t hasn't hasn’t haven't haven’t wasn't
    wasn’t hadn't hadn’t didn't didn’t failed yet
    """.split()
)
_BETWEEN = (
    _NOT
    | frozenset(
        """
        could can has have had was is were are did does been be being able to so far also itself
        themselves
        """.split()
    )
    | frozenset("independently immediately directly separately yet fully otherwise either".split())
)
_SHOWN = _CHECKING | frozenset("seen viewed reviewed".split())
_BACK = 6
"""Words before "verified by X" among which it is said that it was not."""

_SAYS = frozenset("said says say".split())
_OWN = STAFF | frozenset("source sources witness witnesses crew team staff".split())


def is_idle(unit: Unit, begin: int, end: int, source: tuple[int, int] | None) -> bool:
    """Say whether words that name an outlet tell that it passes nothing on.

    Args:
        unit: the unit.
        begin: the first of the words.
        end: after the last of them.
        source: the words of the source, if it stands in the unit.
    """
    low = unit.low
    if has_not_checked(low, end) or _is_unchecked_by(low, begin):
        return True
    named = begin - (begin > 0 and low[begin - 1] == "the")
    if named > 1 and low[named - 1] == "of" and low[named - 2] in _SAYS:
        return True
    after = end + (low[end : end + 1] == [","])
    if source is None or source[0] != after or low[after] != "whose":
        return False
    return _OWN.isdisjoint(low[after : source[1]])


def has_not_checked(low: Sequence[str], at: int) -> bool:
    """Say whether the verb at a word is that of "X | could not independently verify"."""
    if at + 1 < len(low) and low[at] in _SAYS and low[at + 1] == "it":
        at += 2  # "Reuters said it could not"
    between = list(takewhile(lambda word: word in _BETWEEN, low[at:]))
    if not between or _NOT.isdisjoint(between):
        return False
    verb = low[at + len(between)] if at + len(between) < len(low) else ""
    saw = verb in _SEEN if {"has", "have", "had"} & set(between) else verb in _SEEING
    return verb in _CHECKING or saw


def _is_unchecked_by(low: Sequence[str], begin: int) -> bool:
    """Say whether what was not done is told of before: "were not verified by | the BBC"."""
    by = begin - 1 - (begin > 0 and low[begin - 1] == "the")
    if by < 1 or low[by] != "by" or low[by - 1] not in _SHOWN:
        return False
    return not _NOT.isdisjoint(low[max(0, by - _BACK) : by])
