"""The noun that a Russian phrase is about: its cases, number and gender, or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_phrases import is_title
from corpus.attribution.morphology import is_known, readings
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.russian import RUSSIAN
from corpus.attribution.russian_names import (
    cases_of,
    is_latin,
    is_strange,
)
from corpus.attribution.russian_words import (
    ALL_CASES,
    NO_NOUN,
)
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.morphology import Reading
    from corpus.attribution.words import Unit


def head_at(
    unit: Unit, at: int, cases: frozenset[str]
) -> tuple[frozenset[str], bool | None, str, bool, bool] | None:
    """Return cases, number, gender, whether animate and whether a name of the noun at ``at``."""
    word, low = unit.words[at], unit.low[at]
    if word.isupper() and len(word) > 1 and low != QUOTE:
        body = next((one for one in readings(low) if {"Abbr", "Orgn"} & one.marks), None)
        return (cases, None, body.gender if body else "", False, False)
    if low == QUOTE:
        if not is_title(unit, at):
            return None
        inner = word.strip('«»„“" ')
        last = inner.split()[-1] if inner.split() else ""
        foreign = not last or is_latin(last) or not is_known(last.lower())
        foreign = foreign or any(part.isupper() and len(part) > 1 for part in inner.split())
        likely = () if foreign else readings(last)
        known = frozenset(one.case for one in likely if one.case) or ALL_CASES
        return ((known & cases) or cases, None, "", False, False)
    if low == ASIDE or not is_word(low) or low in RUSSIAN.verbs or low in NO_NOUN:
        return None
    if word.isascii():
        return (cases, None, "", False, False) if is_name(word) else None
    if is_strange(word, low, opens=at == 0):
        return (_strange_cases(low) & cases or cases, False, "", True, True)
    nouns = _nouns(low, name=is_name(word))
    if is_name(word) and at + 1 < len(unit.low) and is_name(unit.words[at + 1]):
        nouns = [one for one in nouns if "Name" in one.marks] or nouns  # "Майя Санду", no Mayas
    if not nouns:
        if not (is_name(word) and len(word) > 1):
            first = readings(low)[0]
            if first.pos in ("ADJF", "PRTF") and first.case:
                own = cases_of(low, frozenset({"ADJF", "PRTF"}))
                return ((own & cases) or own, first.plural, first.gender, True, False)
            return None
        return (cases, None, "", False, False)
    fitting = [one for one in nouns if one.case in cases] or nouns
    if cases != ALL_CASES and fitting is nouns and not is_name(word) and len(cases) < MANY:
        return None  # it does not agree with the adjectives before it
    own_cases = frozenset(one.case for one in fitting if one.case)
    best = fitting[0]
    many = {one.plural for one in fitting if one.case == "n"} or {best.plural}
    plural = best.plural if len(many) > 1 else next(iter(many))
    gender = "" if {"ms-f", "GNdr"} & best.marks else best.gender
    return (own_cases or cases, plural, gender, best.animate, best.name)


MANY = 5


def _strange_cases(low: str) -> frozenset[str]:
    """Return the cases of a name that the dictionary lacks: those guessed, and the nominative."""
    if low[-1] in "оеиэы":
        return ALL_CASES
    by_ending = next((own for end, own in _BY_ENDING.items() if low.endswith(end)), "")
    return cases_of(low, frozenset({"NOUN", "ADJF"})) | frozenset(f"n{by_ending}")


_BY_ENDING = {
    "ом": "i",
    "ем": "i",
    "ым": "i",
    "ой": "gdil",
    "а": "ga",
    "я": "ga",
    "у": "da",
    "ю": "da",
}


def _nouns(low: str, *, name: bool) -> list[Reading]:
    found = [one for one in readings(low) if one.pos == "NOUN"]
    if found and not name and readings(low)[0].pos not in ("NOUN", "ADJF", "PRTF", "NUMR"):
        likely = readings(low)[0].pos
        return (
            found if likely not in ("VERB", "INFN", "ADVB", "PREP", "CONJ", "PRCL", "GRND") else []
        )
    plain = [one for one in found if not one.name]
    return plain if plain and not name else found
