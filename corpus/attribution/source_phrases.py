"""The parts of a source's noun phrase: where its head ends, who it names, whether it names several.

"three owners familiar with the talks" ends its head at "owners", "the chief of the general staff,
Gen. Bohdan Yarema" names somebody in apposition.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.authorship import singular
from corpus.attribution.bodies import OWNING
from corpus.attribution.capitals import HONORIFICS, is_person_noun
from corpus.attribution.descriptions import is_common
from corpus.attribution.nominals import NUMBERS, ORGANISATION_NOUNS, TITLES
from corpus.attribution.phrases import GENITIVE, is_name, is_word
from corpus.attribution.places import PLACES
from corpus.attribution.words import ASIDE, QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_DASHES = frozenset({"—", "–", "-", "--", ":"})
_FOLLOWING = frozenset(
    "familiar close acquainted abroad there here quoted able circulating".split()
)
"""Adjectives and adverbs that stand after the noun that they belong to."""

_LONGEST_APPOSITION = 8  # words
_SHORTEST = 4  # characters of a word that ends with -ed and is no participle ("deed")
_SUBJECTS = frozenset("it he she they we".split())
_PARTICIPLES = frozenset(
    "shot stuck held born known seen shown made led told taken brought left hit hurt caught".split()
)
"""Participles without -ed, which end a head as those with it do: "drivers stuck at the border"."""


def past_apposition(unit: Unit, begin: int, end: int, language: Language) -> int:
    """Return where "The smelter's owner | , the Swiss group Albula," ends, its name included.

    Only what is closed by a comma, or ends the sentence: in "the owner, Roke said" it is Roke's.
    """
    low, words = unit.low, unit.words
    if end + 2 >= len(low) or low[end] != "," or is_name(words[end - 1]):
        return end
    if low[begin] not in language.determiners and GENITIVE.isdisjoint(low[begin:end]):
        return end
    past = end + 1
    while past < len(low) and (is_word(low[past]) or low[past] in GENITIVE):
        past += 1
    closed = past == len(low) or low[past] in (",", ".", QUOTE, ";")
    listed = past + 1 < len(low) and low[past + 1] in language.coordinators
    if not closed or listed or past - end > _LONGEST_APPOSITION or not is_name(words[past - 1]):
        return end
    apposed = [word for word in low[end + 1 : past] if word not in GENITIVE]
    small = (language.prepositions, language.auxiliaries, language.coordinators)
    if apposed[0] in language.verbs or not all(few.isdisjoint(apposed) for few in small):
        return end
    return past


def opens_sentence(unit: Unit, at: int) -> bool:
    """Say whether a word has its capital from where it stands: first, or after a dateline."""
    return at == 0 or unit.low[at - 1] in _DASHES


def head_end_of(unit: Unit, begin: int, end: int, cast: Cast, language: Language) -> int:
    """Return where a phrase's head ends: before its first "of", comma, "who" or participle."""
    low, words = unit.low, unit.words
    for k in range(begin + 1, end):
        if low[k] == "," and low[k - 1].isdigit() and k + 1 < end and low[k + 1].isdigit():
            continue  # "40,000 observers"
        if (
            low[k] in language.prepositions
            or low[k] in language.relatives
            or low[k] in _SUBJECTS  # "players it did not name"
            or low[k] in (",", "—", "–", ":", ASIDE)
        ):
            common = k == begin + 1 and opens_sentence(unit, begin) and is_common(low[begin], cast)
            if common or not _name_goes_on(unit, k, end):
                return k
        elif low[k] in _FOLLOWING or (_is_participle(unit, k, language) and not is_name(words[k])):
            return k
    return end


def _name_goes_on(unit: Unit, at: int, end: int) -> bool:
    """Say whether a preposition is within a name: "Court of Appeals", "Institute of the Isles"."""
    low, words = unit.low, unit.words
    follows = at + 1 + (low[at + 1 : at + 2] == ["the"])
    if follows >= end or not (is_name(words[at - 1]) and is_name(words[follows])):
        return False
    if low[at] in ("of", "for") and low[at - 1] not in PLACES:
        institution = singular(low[at - 1]) in ORGANISATION_NOUNS or low[at - 1] == "ombudsman"
        return institution or (low[at] == "of" and follows == at + 1)
    return follows == at + 1 and low[at] in ("of", "du", "de", "di", "da")


def _is_participle(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a word is a participle after its noun: "a list compiled on Friday"."""
    low = unit.low
    participle = len(low[at]) > _SHORTEST and low[at].endswith("ed")
    if not (low[at] in _PARTICIPLES or participle):
        return False
    before = low[at - 1]
    return before not in language.determiners and not (before in NUMBERS or before.isdigit())


def several(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether a phrase names several: "Moscow and Tehran", "Labour and the Greens"."""
    low, words = unit.low, unit.words
    at = next((k for k in range(begin + 1, end - 1) if low[k] == "and"), None)
    if at is None or any(
        low[k] in language.prepositions or low[k] in language.relatives for k in range(begin, end)
    ):
        return False
    if {low[at - 1], low[at + 1]} <= PLACES:
        return True
    if outlet_named(" ".join(words[begin:at])) and outlet_named(" ".join(words[at + 1 : end])):
        return True
    listed = low[at + 1] in language.determiners
    return listed and is_name(words[at - 1]) and is_name(words[end - 1])


def person_in(
    unit: Unit, begin: int, head_end: int, end: int, cast: Cast, language: Language
) -> Person | None:
    """Return the person whom a phrase names, in its head or in an apposition to it."""
    low = unit.low
    for start, person in cast.at(unit.starts[begin], unit.ends[end - 1]):
        at = bisect_left(unit.starts, start)
        size = 1
        tokens = {part.lower() for part in person.name.split()}
        while at + size < end and low[at + size] in tokens:
            size += 1
        after = low[at + size] if at + size < end else ""
        if after in GENITIVE or (at >= head_end and not _apposed(unit, at, language)):
            continue
        if at >= head_end and not person.sure and low[head_end - 1] in OWNING:
            continue  # "the owner, Meltem Shipping": rather a company
        if at < head_end and at + size < head_end and after not in (ASIDE, "") and head_end != end:
            continue
        employed = after == "of" and size > 1 and (person.sure or at == begin)
        if at < head_end and at + size < head_end and is_word(after) and not employed:
            continue
        return person
    return None


def _apposed(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a name stands in apposition: after a comma, titles apart."""
    low = unit.low
    first = at
    while at > 0 and (
        low[at - 1].isalpha()
        or "-" in low[at - 1]
        or low[at - 1] in HONORIFICS
        or low[at - 1] in TITLES
    ):
        if low[at - 1] in language.prepositions or low[at - 1] in language.relatives:
            return False
        at -= 1
    described = at == first or any(
        is_person_noun(low[k]) or low[k] in TITLES or low[k] in HONORIFICS for k in range(at, first)
    )
    return at > 0 and low[at - 1] == "," and described
