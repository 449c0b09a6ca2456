"""The outlet that a phrase names: "the German agency dpa", "Radio X", "the newspaper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.given_names import FEMALE_NAMES, MALE_NAMES
from corpus.attribution.nominals import OUTLET_NOUNS, PERSON_NOUNS, TITLES
from corpus.attribution.phrases import is_name, is_word, phrase_after
from corpus.attribution.places import PLACES
from corpus.publisher import is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


_AUDIENCE = frozenset(
    """
    reporters journalists parliament congress lawmakers crowd audience supporters court judge
    investigators police committee commission council senate meeting conference briefing rally
    them him her me us people viewers readers listeners voters delegates jurors staff
    """.split()
)


def outlet_phrase(unit: Unit, at: int, language: Language, *, told: bool) -> tuple[int, int] | None:
    """Return the words of the outlet that the phrase at ``at`` names; None if it names none."""
    low, words = unit.low, unit.words
    if at >= len(low):
        return None
    end = phrase_after(unit, at, language)
    if end is None:
        return None
    for k in range(at, end):
        attached = low[k] in ("of", "for", "in") and k > at and not is_name(words[k - 1])
        if attached and any(low[n] in _REPORTERS for n in range(at, k)):
            # "a correspondent of the German agency dpa"
            return outlet_phrase(unit, k + 1, language, told=told)
    if any(low[k] in _AUDIENCE or low[k] in PERSON_NOUNS - OUTLET_NOUNS for k in range(at, end)):
        return None
    end = next(
        (
            k
            for k in range(at + 1, end)
            if (low[k] in language.prepositions and low[k] not in ("of", "de", "for"))
            or (low[k] in ("of", "for") and not is_name(words[k - 1]))
        ),
        end,
    )
    owner = next((k for k in range(at, end - 1) if low[k] in ("'s", "’s")), None)
    if owner is not None and not is_name(words[owner + 1]):
        return None
    if low[end - 1] in _PLATFORMS or low[end - 1] in _AUDIENCE:
        return None
    name = " ".join(words[at:end])
    described = any(low[k] in OUTLET_NOUNS for k in range(at, end))
    plain = name.removeprefix("the ").removeprefix("The ")
    known = outlet_named(plain) is not None or is_masthead(plain) or named_like_outlet(plain)
    named = any(
        is_name(words[k]) or words[k].isupper() or words[k][0].isdigit() for k in range(at, end)
    )
    if known or described or (told and named and not _looks_like_person(unit, at, end)):
        return at, end
    return None


_PLATFORMS = frozenset(
    (
        "x twitter facebook telegram instagram whatsapp youtube tiktok truth vk linkedin website"
    ).split()
)


_REPORTERS = frozenset("correspondent reporter reporters journalist correspondents service".split())


def _looks_like_person(unit: Unit, at: int, end: int) -> bool:
    low = unit.low
    first = next((k for k in range(at, end) if is_word(low[k]) and low[k] != "the"), at)
    return (
        low[first] in MALE_NAMES
        or low[first] in FEMALE_NAMES
        or low[first] in TITLES
        or low[first] in PLACES
    )
