"""The role printed beside a name: "Auditor Viktor Sele", "Viktor Sele, the county auditor,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.capitals import OFFICES, is_person_noun
from corpus.attribution.nominals import PERSON_NOUNS
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_OFFICE_OF = {
    "sen.": "senator",
    "rep.": "congressman",
    "gov.": "governor",
    "gen.": "general",
    "col.": "colonel",
    "lt.": "lieutenant",
    "prof.": "professor",
    "dr.": "doctor",
    "dr": "doctor",
}
_CALLED = frozenset("mr mr. mrs mrs. ms ms. miss herr frau господин госпожа г-н г-жа".split())
_LONGEST_ROLE = 90  # characters


def role_beside(
    unit: Unit, begin: int, name_at: int, end: int, language: Language
) -> tuple[str | None, set[str]]:
    """Return the role printed beside a name, and its nouns."""
    low = unit.low
    first = name_at
    while first > 0 and name_at - first < 12 and _may_describe(unit, first - 1, language):
        first -= 1
    while first < name_at and (
        low[first] in language.determiners or low[first] in language.adverbs
    ):
        first += 1
    while first < name_at and low[name_at - 1] in _CALLED:
        name_at -= 1
    of = max((k for k in range(first, name_at) if low[k] in ("of", "for")), default=None)
    if of is not None and not all(
        word in OFFICES or word == "and" for word in low[of + 1 : name_at]
    ):
        first = of + 1
    if low[name_at - 1] in ("of", "for"):
        first = name_at  # "a candidate for Ilves" is somebody else
    heads = {
        _OFFICE_OF.get(word, word)
        for word in low[first:name_at]
        if is_person_noun(word) or word in _OFFICE_OF
    }
    if heads and first < name_at and low[first] not in ("dr", "dr.", "prof", "prof."):
        return unit.printed(first, name_at), heads
    closed = language.code != "en" or (end < len(low) and low[end] in (",", ASIDE))
    before = _before_comma(unit, begin, language) if closed else None
    if before is not None:
        return before
    return _after_comma(unit, end, language)


def _before_comma(unit: Unit, begin: int, language: Language) -> tuple[str, set[str]] | None:
    """Read "The county auditor, Viktor Sele,"."""
    low = unit.low
    if begin < 2 or low[begin - 1] != ",":
        return None
    last = begin - 1
    first = last
    while (
        first > 0
        and last - first < 14
        and low[first - 1] not in (",", QUOTE, ";", ":", ".", "—", "–")
        and not (
            low[first - 1] in language.never
            or low[first - 1] in language.conjunctions
            or low[first - 1] in language.complementisers
        )
    ):
        first -= 1
    while first < last and (
        low[first] in language.determiners
        or low[first] in language.prepositions
        or low[first] in language.times
        or low[first] in language.adverbs
    ):
        first += 1
    heads = _head_nouns(low, first, last)
    if not heads:
        return None
    head = next(k for k in range(first, last) if low[k] in heads)
    begins = head
    while begins > first and not (
        low[begins - 1] in language.determiners
        or low[begins - 1] in language.prepositions
        or low[begins - 1] in language.coordinators
    ):
        begins -= 1
    return unit.printed(begins, last), heads


def _after_comma(unit: Unit, end: int, language: Language) -> tuple[str | None, set[str]]:
    """Read "Claudine Moor, the director of the cannery,"."""
    low = unit.low
    if end < len(low) and low[end] == ASIDE:
        end += 1
    if end + 1 >= len(low) or low[end] != ",":
        return None, set()
    first = end + 1
    if low[first].endswith("ing"):
        return None, set()
    if low[first].isdigit() and first + 2 < len(low) and low[first + 1] == ",":
        first += 2
    while (
        first < len(low)
        and low[first] in ("the", "a", "an", "who", "der", "die", "das", "ein", "eine")
        and low[first] != "who"
    ):
        first += 1
    last = first
    while (
        last < len(low)
        and low[last] not in (",", ".", QUOTE, ";", ":", "—", "–")
        and not (
            low[last] in language.relatives
            or low[last] in language.auxiliaries
            or low[last] in language.never
            or low[last] in language.times
        )
        and last - first < 14
    ):
        if low[last] in language.verbs and last > first and low[last] not in PERSON_NOUNS:
            tags = language.verbs[low[last]][0]
            if "d" in tags:
                break
        last += 1
    if last < len(low) and low[last] not in (
        ",",
        ".",
        ";",
        "—",
        "–",
        *language.relatives,
    ):
        return None, set()
    while last > first and (
        low[last - 1] in language.coordinators or low[last - 1] in language.prepositions
    ):
        last -= 1
    heads = _head_nouns(low, first, last)
    if not heads or unit.ends[last - 1] - unit.starts[first] > _LONGEST_ROLE:
        return None, set()
    return unit.printed(first, last), heads


def _head_nouns(low: list[str], first: int, last: int) -> set[str]:
    """Return the role's noun: one that ends the phrase, or stands before "of", "for", "at"."""
    for k in range(first, last):
        if is_person_noun(low[k]):
            following = low[k + 1] if k + 1 < last else ""
            if not following or following in (
                "of",
                "for",
                "at",
                "in",
                "to",
                "from",
                "and",
                "on",
                "with",
                "responsible",
                "general",
                "who",
                "emeritus",
            ):
                return {low[k]}
    return set()


def _may_describe(unit: Unit, at: int, language: Language) -> bool:
    word = unit.low[at]
    if word in ("of", "for"):
        return at > 0 and unit.low[at - 1] in PERSON_NOUNS
    return (
        (word[:1].isalpha() or word in ("’s", "'s", "-"))
        and word not in language.never
        and word not in language.prepositions
        and word not in language.conjunctions
        and word not in language.times
        and word not in language.coordinators
        and word not in language.pronouns
        and not (word in language.verbs and word not in PERSON_NOUNS)
        and word != "according"
    )
