"""Outlets of which a German or Russian relative clause tells: ", auf die sich X bezog".

"Interfax, на который ссылается «Лента»", "der Bericht, über den zuerst Politico schrieb": who is
told there passes on what the words before the comma say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_clauses import MODULES, items
from corpus.attribution.inflected_outlets import outlet_in
from corpus.attribution.words import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

Range = tuple[int, int]


def told_of(
    unit: Unit, source: Range | None, cue: Range, told: Sequence[Range], language: Language
) -> list[Range]:
    """Return the outlets that pass on what a source says, by a relative clause that is about it.

    Args:
        unit: the unit.
        source: the words of the source.
        cue: the words of the cue.
        told: the outlets found so far, one of which the clause may be about.
        language: German or Russian.
    """
    if source is None or "," not in unit.low:
        return []
    ends = {source[1], *(end for _, end in told)}
    found: list[Range] = []
    for comma in range(source[0] + 1, len(unit.low) - 2):
        if unit.low[comma] != ",":
            continue
        begin = _relative_clause(unit, comma, language)
        about = comma in ends or source[0] < comma < source[1] or comma == cue[1]
        if begin is not None and about:
            found += _citing(unit, begin, language)
    return found


def _relative_clause(unit: Unit, comma: int, language: Language) -> int | None:
    """Return what follows the relative pronoun after a comma: "auf die", "слова которого"."""
    relatives = MODULES[language.code].RELATIVES
    for k in range(comma + 1, min(len(unit.low), comma + 4)):
        if unit.low[k] in relatives:
            return k + 1
        if unit.low[k] not in language.prepositions and unit.low[k] not in _WORDS:
            return None
    return None


def _citing(unit: Unit, begin: int, language: Language) -> list[Range]:
    """Return the outlet that cites in a relative clause, if that is what the clause tells."""
    low = unit.low
    end = begin
    while end < len(low) and end - begin < _LONGEST and low[end] not in (",", ".", ";", ":"):
        end += 1
    verb = next((k for k in range(begin, end) if low[k].startswith(_CITES)), None)
    if verb is None:
        return []
    for one in items(unit, begin, end, language):
        if one.preposition or not one.phrase.may_be("n"):
            continue
        named = outlet_in(unit, one, (verb, verb + 1), None, language)
        if named is not None:
            return [named]
        if low[one.end - 1] == ASIDE:
            continue
    return []


_LONGEST = 14  # words of a relative clause
_WORDS = frozenset("слова слово высказывания сообщение сообщения чьи deren dessen".split())
_CITES = (
    "bezog",
    "bezieh",
    "beruft",
    "berief",
    "beruf",
    "zitier",
    "verw",
    "berichtet",
    "schrieb",
    "veröffentlicht",
    "verbreitet",
    "ссыла",
    "сослал",
    "цитир",
    "процитир",
    "привод",
    "привел",
    "привёл",
    "обратил",
    "сообщ",
    "написал",
    "пис",
    "пиш",
    "переда",
    "опубликовал",
)
"""How verbs begin by which an outlet passes on what another says."""
