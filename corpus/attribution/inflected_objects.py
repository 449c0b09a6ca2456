"""What German and Russian verbs take: objects, infinitives, what prepositions begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_words import PERIODS
from corpus.attribution.inflected_clauses import items, phrase_at
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Stance
from corpus.attribution.phrases import is_word
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.inflected_clauses import Item
    from corpus.attribution.inflected_phrases import Phrase
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def is_when(unit: Unit, one: Item, language: Language) -> bool:
    """Say whether a phrase tells when something will be: "für kommende Woche neue Streiks"."""
    noun = unit.low[one.phrase.head]
    return one.preposition in ("für", "ab", "bis", "zum") and (
        noun in language.times or noun in PERIODS
    )


def before_time(unit: Unit, begin: int, end: int, language: Language) -> int:
    """Return where an object ends: before "am Dienstag", "во вторник" at its end."""
    low = unit.low
    at = end
    while at - 1 > begin and (
        low[at - 1] in language.times or low[at - 1].rstrip(".").isdigit() or low[at - 1] == "."
    ):
        at -= 1
    if at == end:
        return end
    if low[at - 1] in ("am", "в", "во", "vom"):
        at -= 1
    elif not any(low[k] in _NOW for k in range(at, end)) and not low[at].isdigit():
        return end  # "das Treffen im Januar"
    return at if at > begin else end


_NOW = frozenset("gestern heute сегодня вчера".split())


def object_begin(
    unit: Unit, past: int, rest: Sequence[Item], cue: Cue, language: Language
) -> int | None:
    """Return where the object of a verb begins; adjuncts before it are none."""
    low = unit.low
    for one in rest:
        if one.begin < past:
            continue
        if one.preposition:
            if prepares(one.preposition, cue):
                return one.begin
            continue
        if cue.stance is Stance.ALLEGED and language.code == "de":
            return one.begin  # "wirft dem Vorstand Wortbruch vor"
        if cue.prepositions and language.code == "de":
            continue
        if low[one.begin] in ("sich", "es") or low[one.phrase.head] in language.times:
            continue
        if "D" in cue.frames and one.phrase.may_be("d"):
            return one.begin  # "widersprach der Darstellung"
        if one.phrase.may_be("a") or one.phrase.may_be("g"):
            told = is_outlet(" ".join(unit.words[one.begin : one.end]))
            if told or (language.code == "de" and not one.phrase.may_be("a")):
                continue
            return one.begin
        if language.code == "ru" and one.phrase.may_be("i"):
            return one.begin
    return None


def prepares(word: str, cue: Cue) -> bool:
    """Say whether a preposition is one that the verb takes, an article in it or not."""
    return _CONTRACTED.get(word, word) in cue.prepositions


_CONTRACTED = {
    "zum": "zu",
    "zur": "zu",
    "am": "an",
    "ans": "an",
    "im": "in",
    "vom": "von",
    "beim": "bei",
    "aufs": "auf",
    "fürs": "für",
    "об": "о",
    "обо": "о",
    "ко": "к",
}


def anything_at(unit: Unit, past: int, end: int, cue: Cue, language: Language) -> int | None:
    """Return where an infinitive or the like begins: "пообещал приехать"."""
    low = unit.low
    at = past
    if language.code == "de":
        return at if cue.stance is Stance.PLANS and at < end and unit.low[at] != "," else None
    told = phrase_at(unit, at, language) if at < end else None
    if told is not None and told.may_be("d") and told.end < end and _is_told(unit, told):
        at = told.end
    while at < end and (
        low[at] in language.adverbs
        or (is_word(low[at]) and readings(low[at])[0].pos == "ADVB" and at + 1 >= end)
        or low[at] in language.times
        or (low[at] in _CIRCUMSTANCES and low[at] not in cue.prepositions)
    ):
        if low[at] in language.prepositions:
            found = items(unit, at, end, language, frozenset())
            past_it = next((one.end for one in found if one.begin == at), at + 1)
            at = max(at + 1, past_it)
        else:
            at += 1
    return at if at < end and (is_word(low[at]) or low[at] == QUOTE) else None


_CIRCUMSTANCES = frozenset("в во на с со по при после до накануне".split())
"""Prepositions of adjuncts: where and when it is said."""


def _is_told(unit: Unit, told: Phrase) -> bool:
    noun = unit.low[told.head]
    return noun.startswith(_HEARERS) or is_outlet(" ".join(unit.words[told.begin : told.end]))


_HEARERS = (
    "журнал",
    "корреспондент",
    "газет",
    "канал",
    "телеканал",
    "агентств",
    "издани",
    "портал",
    "радио",
    "репортёр",
    "репортер",
)
