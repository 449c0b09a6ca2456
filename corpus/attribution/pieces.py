"""The content around ", X said,": what stands before it, and what goes on after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.clauses import LONGEST, content_end
from corpus.attribution.phrases import (
    is_name,
    is_word,
)
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.subjects import (
        State,
    )
    from corpus.attribution.words import Unit


def content_before(unit: Unit, end: int, language: Language, state: State) -> list[Span]:
    """Return what stands before ", X said": back to where the last content ended."""
    floor = state.floor
    if floor and end - floor <= 2:
        # What was attributed within is attributed again, as a whole: "X denied it, Y reported".
        floor = max((k + 1 for k in range(end - 1) if unit.low[k] == ";"), default=0)
    if state.spoken:
        # "A, X said; B, said Y": each has its own.
        floor = max([floor, *(k + 1 for k in range(state.spoken, end - 1) if unit.low[k] == ";")])
    begin = max(floor, end - LONGEST)
    stop = end
    while stop > begin and unit.low[stop - 1] in (",", "—", "–", "-", "--", "as", "wie", "как"):
        stop -= 1
    while begin < stop and not (
        is_word(unit.low[begin]) or unit.low[begin] in (QUOTE, ASIDE, "$", "#", "@", "€")
    ):
        begin += 1
    if floor and begin < stop and unit.low[begin] in language.coordinators:
        begin += 1
    return [unit.span(begin, stop)] if stop > begin else []


def content_resumed(
    unit: Unit, comma: int, language: Language, *, fragment: bool = False
) -> Span | None:
    """Return the content that goes on after ", X said,".

    Args:
        unit: the unit.
        comma: the comma after the cue.
        language: the language of the unit.
        fragment: whether what stands before the cue is no sentence, so that one must follow.
    """
    low = unit.low
    at = comma + 1
    if at >= len(low):
        return None
    word = low[at]
    quote = next((k for k in range(at, min(len(low), at + 14)) if low[k] == QUOTE), None)
    tags = language.verbs.get(word)
    adjunct = (
        word in language.relatives
        or word in language.prepositions
        or word in ("according",)
        or word in language.determiners
        or (word in language.conjunctions and word != "that")
        or word.endswith("ing")
        or word in language.times
        or (tags is not None and "g" in tags[0])
        or is_name(unit.words[at])
        or word in ("whose", "where")
    )
    if word == QUOTE:
        return unit.span(at, stripped_end(unit, content_end(unit, at, "d", "quote", language)))
    if quote is not None and (adjunct or word in language.adverbs):
        if low[quote - 1] == "," or unit.ends[quote] - unit.starts[quote] > 30:
            return unit.span(quote, quote + 1)
        return None
    resumes = (
        fragment
        or word == "because"
        or (
            word in language.coordinators
            and low[at + 1 : at + 2]
            and low[at + 1] in language.auxiliaries
        )
    )
    if adjunct and not resumes:
        return None
    goes_on = low[at + 1 : at + 2] and low[at + 1] in language.auxiliaries
    if word in language.coordinators and not goes_on and _speaks_anew(unit, at + 1, language):
        return None  # "and its spokesman, X, warned that"
    end = content_end(unit, at, "d", "before", language)
    return unit.span(at, end) if end > at else None


def content_after_semicolon(unit: Unit, semicolon: int, language: Language) -> list[Span]:
    """Return what goes on after "A, he said; B", unless somebody is told to speak in it."""
    begin, end = semicolon + 1, stripped_end(unit, len(unit.low))
    if end <= begin + 2 or _speaks_anew(unit, begin, language):
        return []
    rest = unit.low[begin:end]
    told = "according" in rest or any(
        (found := language.verbs.get(word)) and "Q" in found[1][0].frames and "d" in found[0]
        for word in rest
    )
    return [] if told else [unit.span(begin, end)]


def _speaks_anew(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a clause with a speaker of its own begins at ``at``."""
    for k in range(at + 1, min(len(unit.low), at + 14)):
        found = language.verbs.get(unit.low[k])
        helped = unit.low[k - 1] in language.modals
        if found and not helped and {"d", "s"} & set(found[0]) and "Q" in found[1][0].frames:
            return True
        if unit.low[k] in (QUOTE, ";", ":"):
            return False
    return False


def content_around_as(
    unit: Unit, as_at: int, past: int, language: Language, state: State
) -> list[Span]:
    """Return what "as X said" belongs to: the clause before it, or the one after."""
    low = unit.low
    if as_at > state.floor + 1 and low[as_at - 1] == ",":
        return content_before(unit, as_at, language, state)
    if as_at <= state.floor + 1:
        comma = next((k for k in range(past, min(len(low), past + 20)) if low[k] == ","), None)
        if comma is not None and comma + 1 < len(low):
            end = content_end(unit, comma + 1, "d", "before", language)
            return [unit.span(comma + 1, end)] if end > comma + 1 else []
    return []


def stripped_end(unit: Unit, end: int) -> int:
    """Return ``end`` less the marks before it."""
    while end > 0 and unit.low[end - 1] in (".", ",", ";", ":"):
        end -= 1
    return end


def ascending(pieces: list[Span]) -> list[Span]:
    """Return pieces in order, none overlapping."""
    kept: list[Span] = []
    for piece in sorted(pieces):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept
