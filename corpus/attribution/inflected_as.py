"""German and Russian clauses with "as": "wie X berichtet", "как сообщил X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_asides import candidate, past_aside, tail_end
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    clauses,
    is_cue,
    phrase_at,
    resumed,
)
from corpus.attribution.inflected_contents import content_begin
from corpus.attribution.inflected_phrases import DASHES, STOPS
from corpus.attribution.inflected_subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.candidates import Candidate
    from corpus.attribution.inflected_clauses import Clause
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def by_as(unit: Unit, language: Language) -> list[Candidate]:
    """Read "Wie X berichtet, …", "…, wie X meldete", "Как сообщил X, …"."""
    low = unit.low
    starts = MODULES[language.code].AS
    if starts.isdisjoint(low):
        return []
    found: list[Candidate] = []
    cut = clauses(unit, language)
    for number, clause in enumerate(cut):
        if low[clause.begin] not in starts or not (
            clause.begin == 0 or clause.mark in (",", *DASHES)
        ):
            continue
        read = _as_clause(unit, cut, number, language)
        if read is None:
            continue
        last, verb, source = read
        end = cut[last].end
        cue = language.verbs[low[verb]][1][-1]
        pieces: list[Span] = []
        if clause.begin <= 1:
            past = past_aside(unit, end, language)
            stop = tail_end(unit, past, language) if past is not None else 0
            pieces = [unit.span(past, stop)] if past is not None and past < stop else []
        else:
            stop = clause.begin
            while stop > 0 and low[stop - 1] in STOPS:
                stop -= 1
            begin = content_begin(unit, stop)
            pieces = [unit.span(begin, stop)] if stop > begin else []
            rest = resumed(unit, end, language) if low[end : end + 1] == [","] else None
            if rest is not None and pieces:
                pieces.append(unit.span(*rest))
        if pieces:
            found.append(candidate(unit, pieces, source, (verb, verb + 1), cue, "as"))
    return found


def _as_clause(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int, tuple[int, int] | None] | None:
    """Return the last clause of "wie X, der Leiter, sagte", its verb and its source."""
    low, clause = unit.low, cut[number]
    for last in range(number, min(len(cut), number + 3)):
        here = cut[last]
        if last > number and here.mark != ",":
            return None
        near = range(here.begin, min(here.end, here.begin + NEAR))
        verbs = [k for k in near if is_cue(unit, k, language)]
        if not verbs:
            continue
        verb = verbs[-1] if language.code == "de" else verbs[0]
        if low[verb] in ("will", "wollen") and len(verbs) > 1:
            verb = verbs[-2]  # "erfahren haben will"
        cue = language.verbs[low[verb]][1][-1]
        if language.code == "de":
            return (
                (last, verb, source)
                if (source := _german_source(unit, clause, last, cut, verb, language))
                else ((last, verb, None) if "es" in low[clause.begin : verb] else None)
            )
        if last > number:
            return None
        source = _russian_source(unit, cut, number, verb, cue, language)
        return (last, verb, source) if source else None
    return None


def _german_source(
    unit: Unit, clause: Clause, last: int, cut: Sequence[Clause], verb: int, language: Language
) -> tuple[int, int] | None:
    low = unit.low
    whence = next(
        (
            k
            for k in range(clause.begin + 1, verb)
            if low[k] in ("aus", "bei", "seitens")
            or (low[k] in ("in", "im") and "es" in low[clause.begin : k])
        ),
        None,
    )
    if whence is not None and (low[verb].startswith(("hervor", "erf", "hei", "hie", "verlaut"))):
        own = phrase_at(unit, whence + 1, language, wide=low[verb].startswith("hervor"))
        if own is not None:
            return whence + 1, min(own.end, verb)
    begin = clause.begin + 1
    while begin < verb and (low[begin] in language.adverbs or low[begin] == "es"):
        begin += 1
    own = phrase_at(unit, begin, language, wide=True)
    while own is not None and not own.may_be("n") and own.end < verb:
        begin = own.end
        own = phrase_at(unit, begin, language, wide=True)
    if own is None or own.end > verb:
        after = next((k for k in range(begin, verb) if phrase_at(unit, k, language)), None)
        own = phrase_at(unit, after, language) if after is not None else None
        if own is None or own.end > verb or low[own.begin - 1] in language.prepositions:
            return None
    if low[own.begin : own.end] == ["es"]:
        return None
    end = cut[last - 1].end if last > 0 and cut[last - 1].begin > clause.begin else own.end
    return own.begin, max(own.end, end if end <= verb else own.end)


def _russian_source(
    unit: Unit, cut: Sequence[Clause], number: int, verb: int, cue: Cue, language: Language
) -> tuple[int, int] | None:
    low, clause = unit.low, cut[number]
    if low[verb] == "известно":
        own = phrase_at(unit, verb + 1, language)
        return (own.begin, own.end) if own else None
    if low[verb] in ("следует", "вытекает", "явствует"):
        of = next((k for k in range(verb, clause.end) if low[k] == "из"), None)
        own = phrase_at(unit, of + 1, language, wide=True) if of is not None else None
        return (own.begin, min(own.end, clause.end)) if own else None
    if low[verb] in MODULES["ru"].SAID_IN:
        of = next((k for k in range(verb, clause.end) if low[k] in ("в", "во")), None)
        own = phrase_at(unit, of + 1, language) if of is not None else None
        return (own.begin, own.end) if own else None
    subject = subject_of(unit, cut, number, verb, cue, language)
    return (subject.begin, subject.end) if subject else None
