"""Where "по данным X", "по его словам" stand, and who X is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_clauses import MODULES, phrase_at
from corpus.attribution.inflected_phrases import Opinion
from corpus.attribution.phrases import is_name

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def russian_opinion(unit: Unit, at: int, language: Language) -> Opinion | None:
    """Return the Russian aside that begins at a word."""
    low, size = unit.low, len(unit.low)
    for nobody in MODULES["ru"].ANONYMOUS:
        if at == 0 and tuple(low[: len(nobody)]) == nobody:
            return Opinion(at, len(nobody), None, (0, len(nobody)))
    if low[at] == "согласно" and at + 1 < size:
        own = phrase_at(unit, at + 1, language)
        return Opinion(at, own.end, (own.begin, own.end), (at, at + 1)) if own else None
    past = _past_words(unit, at)
    if past is None or past > size:
        return None
    if past < size and low[past] in MODULES["ru"].RELATIVES and at > 1 and low[at - 1] == ",":
        whose = next(
            (
                own
                for k in range(max(0, at - _LONGEST), at - 1)
                if (own := phrase_at(unit, k, language)) and own.end == at - 1
            ),
            None,
        )
        if whose is None:
            return None
        both = (whose.begin, whose.end)
        return Opinion(at, past + 1, both, (at, past), antecedent=both)
    for k in range(at + 1, past):
        if low[k] in _POSSESSIVE:
            return Opinion(at, past, (k, k + 1), (k + 1, past))
    own = phrase_at(unit, past, language) if past < size else None
    if own is not None and own.cases & frozenset("gd") and low[past] != ",":
        end = own.end
        if low[end : end + 1] == ["и"] and (more := phrase_at(unit, end + 1, language)):
            end = more.end
        return Opinion(at, end, (own.begin, end), (at, past))
    if low[at] == "по" and past - at > 2 and (past >= size or low[past] == ","):
        return Opinion(at, past, None, (at, past))  # "по предварительным данным"
    return None


_POSSESSIVE = frozenset("его её ее их".split())


_FIXED = (
    ("с", "точки", "зрения"),
    ("на", "взгляд"),
    ("со", "слов"),
    ("с", "слов"),
    ("если", "верить"),
    ("в", "понимании"),
    ("в", "представлении"),
)


_FIXED_FIRST = frozenset(phrase[0] for phrase in _FIXED)
_WORDS = frozenset(
    """
    словам слову данным мнению информации версии оценке оценкам утверждению утверждениям сведениям
    убеждению прогнозу прогнозам сообщению сообщениям заявлению заявлениям заверению заверениям
    признанию расчётам расчетам подсчётам подсчетам воспоминаниям рассказам рассказу замыслу
    выражению предположению предположениям наблюдениям показаниям свидетельству свидетельствам
    свидетельству выводам заключению определению замечанию
    """.split()
)


def _past_words(unit: Unit, at: int) -> int | None:
    """Return what follows "по предварительным данным", "с точки зрения"."""
    low = unit.low
    for phrase in _FIXED if low[at] in _FIXED_FIRST else ():
        if tuple(low[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    if low[at] not in ("по", "согласно"):
        return None
    for k in range(at + 1, min(len(low), at + 4)):
        if low[k] in _WORDS and not is_name(unit.words[k]):
            return k + 1
        if not (low[k] in _POSSESSIVE or low[k].endswith(("ым", "им", "ой", "ей", "ому", "ему"))):
            return None
    return None


_LONGEST = 12
