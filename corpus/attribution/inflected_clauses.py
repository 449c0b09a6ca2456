"""Where a content begins and ends in German and Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import german, russian
from corpus.attribution.clauses import LONGEST
from corpus.attribution.inflected_phrases import (
    STOPS,
    stripped_end,
)
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from types import ModuleType

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


MODULES: dict[str, ModuleType] = {"de": german, "ru": russian}


def content_after(
    unit: Unit, past: int, cue: Cue, prefix: int | None, language: Language
) -> tuple[str, int, int] | None:
    """Return frame, begin and end of what follows the verb."""
    low = unit.low
    size = len(low)
    if prefix is not None and low[prefix + 1 : prefix + 2] == [","] and prefix + 3 < size:
        return "to", prefix + 2, _clause_end(unit, prefix + 3, language)
    for k in range(past, min(size, past + 22)):
        word = low[k]
        following = low[k + 1] if k + 1 < size else ""
        if word == "," and (
            following in language.complementisers
            or (following in language.questions and "W" in cue.frames)
            or (
                following in ("ob", "wie", "как")
                and "T" in cue.frames
                and not _turns(unit, k + 1, language)
            )
        ):
            return "that", k + 1, _clause_end(unit, k + 2, language)
        if word == ":" and k + 1 < size:
            return "colon", k + 1, stripped_end(unit, size)
        if word == QUOTE and unit.ends[k] - unit.starts[k] > SHORT_QUOTE and "Q" in cue.frames:
            return "quote", k, _clause_end(unit, k + 1, language)
        if (
            word == ","
            and "B" in cue.frames
            and language.code == "de"
            and following not in language.coordinators
        ) and (
            (prefix is None or prefix < k)
            and not _turns(unit, k + 1, language)
            and not ("N" in cue.frames and _has_object(unit, past, k, language))
        ):
            return "bare", k + 1, _clause_end(unit, k + 1, language)
        if word == "," and following.endswith(GERUNDS) and following in language.verbs:
            break
        if word in (";", ".") or (word in language.coordinators and k > past):
            break
    if "N" not in cue.frames:
        return None
    begin = past
    while begin < size and (
        (low[begin] in language.adverbs and low[begin] != "это")
        or low[begin] in language.times
        or (low[begin] in ("am", "im") and begin + 1 < size and low[begin + 1] in language.times)
    ):
        begin += 1
    if begin < size and low[begin] in cue.prepositions:
        begin += 1
    end = begin
    while (
        end < size
        and low[end] not in (";", ".", "!", "?")
        and end != prefix
        and end - begin < LONGEST
    ):
        if low[end] == "," and _turns(unit, end + 1, language):
            break
        if low[end] == "," and low[end + 1 : end + 2] and low[end + 1] in TURNING:
            break
        if low[end] in language.coordinators and _shares_subject(unit, end, language):
            break
        end += 1
    while end > begin and low[end - 1] in STOPS:
        end -= 1
    return "noun", begin, end


def resumed(unit: Unit, past: int, language: Language) -> tuple[int, int] | None:
    """Return the words that go on with a content after "sagte X am Rande der Messe, …".

    What begins with a relative pronoun or a conjunction is no part of it.
    """
    low = unit.low
    comma = next(
        (k for k in range(past, min(len(low), past + _ASIDE_WORDS)) if low[k] in STOPS), None
    )
    if comma is None or low[comma] != "," or comma + 2 >= len(low):
        return None
    first = low[comma + 1]
    if first in _NOT_RESUMED or first in language.conjunctions or first in language.relatives:
        return None
    if first in language.complementisers or first in language.coordinators:
        return None
    if not _OF_WHICH.isdisjoint(low[comma + 1 : comma + 5]):
        return None  # "три источника, один из которых …"
    end = stripped_end(unit, len(low))
    return (comma + 1, end) if end > comma + 1 else None


GERUNDS = ("ив", "ув", "ав")
"""How Russian gerunds end, "отметив": who says so is the subject of the verb before."""

TURNING = frozenset("однако ведь".split())
"""What begins a clause that turns against what was said, or explains it."""

_ASIDE_WORDS = 9
_OF_WHICH = frozenset("которых которого которой которым denen deren dessen darunter".split())
_NOT_RESUMED = frozenset(
    "wie so das deren dessen dem welche welcher как где которую которого которой которых".split()
)


def _has_object(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether a noun phrase stands between a verb and the comma after it."""
    return (
        begin < end
        and low_case(unit, begin, language)
        and any(is_name(word) for word in unit.words[begin:end])
    )


def low_case(unit: Unit, at: int, language: Language) -> bool:
    """Say whether no adjunct begins at ``at``."""
    return unit.low[at] not in language.prepositions and unit.low[at] not in language.times


def _clause_end(unit: Unit, begin: int, language: Language) -> int:
    """Return where a clause ends: at the unit's end, or where somebody else speaks."""
    low = unit.low
    for k in range(begin, min(len(low), begin + LONGEST)):
        if low[k] == ";" or (low[k] == "," and _turns(unit, k + 1, language)):
            return k
        if low[k] == "," and low[k + 1 : k + 2] and low[k + 1] in TURNING:
            return k
        if low[k] == ":" and low[k + 1 : k + 2] == [QUOTE] and k > begin:
            return k
    return stripped_end(unit, min(len(low), begin + LONGEST))


def _shares_subject(unit: Unit, at: int, language: Language) -> bool:
    """Say whether "und warnte", "и попросил" begins there."""
    return at + 2 < len(unit.low) and unit.low[at + 1] in language.verbs


def _turns(unit: Unit, at: int, language: Language) -> bool:
    """Say whether ", berichtet X", ", wie X", ", so X" or a clause with a cue begins at ``at``."""
    low = unit.low
    if at >= len(low):
        return False
    module = MODULES[language.code]
    if low[at] in language.verbs and (at + 1 >= len(low) or low[at + 1] not in STOPS):
        return True
    if low[at] in module.SO or (low[at] in module.AS and _cue_ahead(unit, at + 1, language)):
        return True
    if tuple(low[at : at + 2]) in module.OPENINGS or (
        low[at] in language.coordinators and _cue_ahead(unit, at + 1, language)
    ):
        return True
    subject = is_name(unit.words[at]) or low[at] in language.determiners or low[at] == QUOTE
    return (
        subject
        and low[at] not in language.complementisers
        and _cue_ahead(unit, at + 1, language, near=4)
    )


def _cue_ahead(unit: Unit, at: int, language: Language, near: int = 12) -> bool:
    for k in range(at, min(len(unit.low), at + near)):
        if unit.low[k] in language.verbs and not (is_name(unit.words[k]) and language.code == "de"):
            return True
        if unit.low[k] in (",", ";", ":"):
            return False
    return False
