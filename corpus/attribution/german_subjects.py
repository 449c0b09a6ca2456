"""Whose verb it is in German: what stands before it, unless its case or a time says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_words import PERIODS
from corpus.attribution.inflected_clauses import (
    MODULES,
    Clause,
    Item,
    items,
    phrase_at,
)
from corpus.attribution.inflected_phrases import Phrase, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def german_subject(
    unit: Unit, clause: Clause, first: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
    """Return the subject of a German verb; ``first`` is the clause's first word of weight."""
    low = unit.low
    avoid = cue.prepositions
    after = [
        one
        for one in items(unit, verb + 1, clause.end, language, avoid)
        if not one.preposition and one.phrase.may_be("n") and not _is_time(unit, one.phrase)
    ]
    if first >= verb:
        return _after(after, first=first, verb=verb)
    if low[first] in language.complementisers | language.conjunctions | language.questions:
        within = items(unit, first + 1, clause.end, language, avoid)
        own = next((o for o in within if not o.preposition and o.phrase.may_be("n")), None)
        return Subject(own.begin, own.end, own.begin > verb, opens=False) if own else None
    wide = phrase_at(unit, first, language, avoid, wide=True)
    while wide is not None and wide.end < verb and _reaches(unit, wide.end, verb, language):
        break
    if wide is None or wide.end > verb or "zufolge" in low[wide.end : verb]:
        return _after(after, first=first, verb=verb)
    if clause.mark == "," and low[first] in MODULES["de"].RELATIVES and wide.end == first + 1:
        return None
    if _is_time(unit, wide) and after:
        return _after(after, first=first, verb=verb)
    ambiguous = wide.may_be("a") and not wide.person
    certain = next((o for o in after if o.phrase.cases == frozenset("n") or _is_he(unit, o)), None)
    if not wide.may_be("n") or (ambiguous and certain is not None and not wide.animate):
        found = certain or (after[0] if after else None)
        if found is None:
            return None
        front = (first, verb) if wide.may_be("a") else None
        return Subject(found.begin, found.end, follows=True, opens=False, fronted=front)
    return Subject(first, verb, follows=False, opens=False)


def _is_time(unit: Unit, phrase: Phrase) -> bool:
    """Say whether a German phrase says when: "vergangene Woche", "den ganzen Tag"."""
    return unit.low[phrase.head] in PERIODS and phrase.end == phrase.head + 1


def _is_he(unit: Unit, item: Item) -> bool:
    return item.end == item.begin + 1 and unit.low[item.begin] in ("er", "sie", "man", "wir")


def _reaches(unit: Unit, at: int, verb: int, language: Language) -> bool:
    """Say whether only adverbs and adjuncts stand between a phrase and its verb."""
    return all(unit.low[k] in language.adverbs for k in range(at, verb))


def _after(after: Sequence[Item], *, first: int, verb: int) -> Subject | None:
    if not after:
        return None
    own = after[0]
    if own.phrase.may_be("a") and not own.phrase.animate and not own.phrase.may_be("d"):
        own = next((one for one in after if one.phrase.cases == frozenset("n")), own)
    return Subject(own.begin, own.end, follows=True, opens=first >= verb)
