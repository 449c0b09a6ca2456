"""Whose verb it is: the subject of a German or Russian clause, by case, agreement and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_subjects import german_subject
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    Clause,
    clauses,
    items,
    phrase_at,
)
from corpus.attribution.inflected_phrases import SO, Phrase, Subject
from corpus.attribution.morphology import readings
from corpus.attribution.russian_subjects import russian_subject
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def opening(unit: Unit, clause: Clause, language: Language, verb: int) -> int:
    """Return the first word of a clause that is neither adverb nor coordinator nor "so"."""
    at = clause.begin
    if unit.low[at : at + 2] in (["об", "этом"], ["о", "чём"], ["о", "чем"]):
        at += 2
    while at < verb and (
        unit.low[at] in language.adverbs
        or unit.low[at] in language.coordinators
        or unit.low[at] in SO
    ):
        at += 1
    return at


def subject_of(
    unit: Unit, cut: Sequence[Clause], number: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
    """Return the subject of the finite verb at ``verb`` in a clause; None if it has none there.

    Args:
        unit: the unit.
        cut: its clauses.
        number: which of them has the verb.
        verb: the finite verb: of "hat … angekündigt" the "hat".
        cue: what the verb is.
        language: the language.
    """
    whole = cut[number]
    clause = Clause(max(whole.begin, verb - NEAR), min(whole.end, verb + NEAR), whole.mark)
    first = opening(unit, clause, language, verb)
    found = (german_subject if language.code == "de" else russian_subject)(
        unit, clause, first, verb, cue, language
    )
    if first == verb and clause.mark == "," and number > 1:
        apart = _across(unit, cut, number, language)
        if apart is not None and (found is None or _apposed(unit, cut[number - 1], language)):
            return Subject(*apart, follows=False, opens=False)
    return found


def _across(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int] | None:
    """Return "X, der Leiter," or "X, who …," before the comma that a verb follows."""
    for back in (2, 3):
        if number - back < 0 or cut[number - back + 1].mark != ",":
            return None
        clause = cut[number - back]
        begin = clause.begin
        while begin < clause.end and (
            unit.low[begin] in language.coordinators
            or unit.low[begin] in language.complementisers
            or unit.low[begin] in language.adverbs
        ):
            begin += 1
        own = phrase_at(unit, begin, language, wide=True)
        if own is not None and own.end == clause.end and own.may_be("n"):
            return begin, cut[number - 1].end
    return None


def _apposed(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether a clause between commas says who somebody is."""
    first = clause.begin
    low = unit.low[first]
    if first + 1 < clause.end and (low in language.prepositions or low in ("слова", "слово")):
        low = unit.low[first + 1]  # ", auf die sich X bezieht,", ", слова которого …"
    if low in MODULES[language.code].RELATIVES or low[0].isdigit():
        return True
    if language.code == "ru" and any(one.pos in ("PRTF", "GRND") for one in readings(low)):
        return True
    own: Phrase | None = phrase_at(unit, first, language, wide=True)
    return own is not None and own.end == clause.end


_BACK = 6  # clauses


def shared_subject(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int] | None:
    """Return the subject of the clauses before one that has none of its own."""
    for clause in reversed(cut[max(0, number - _BACK) : number]):
        for one in items(unit, clause.begin, min(clause.end, clause.begin + NEAR), language):
            if one.preposition or not one.phrase.may_be("n"):
                continue
            if unit.low[one.begin] == QUOTE and one.end - one.begin == 1 and clause.begin == 0:
                continue
            return one.begin, one.end
    return None


CITING_VERBS = ("zitier", "цитиру", "процитиров", "приводит", "приводят", "привел", "привёл")
"""How verbs begin whose object is who says it."""

LEARNING = ("erfuhr", "erfahr", "erfähr", "узнал", "узнают", "узнаёт")
"""How verbs begin that say from whom it was learnt."""


def who_reports(unit: Unit, verb: int, language: Language) -> tuple[int, int] | None:
    """Return the subject of a verb that quotes: "Die Zeitung zitierte einen Beamten"."""
    entry = language.verbs.get(unit.low[verb])
    cut = clauses(unit, language)
    number = next((n for n, one in enumerate(cut) if one.begin <= verb < one.end), None)
    if entry is None or number is None:
        return None
    clause = cut[number]
    finite = verb
    if language.code == "de":
        within = range(clause.begin, clause.end)
        finite = next((k for k in within if unit.low[k] in _HELPING), verb)
    found = subject_of(unit, cut, number, finite, entry[1][-1], language)
    return (found.begin, found.end) if found else None


_HELPING = frozenset("hat haben hatte hatten will wollen".split())
