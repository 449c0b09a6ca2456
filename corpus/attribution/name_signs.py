"""What tells whether capitalised words are a person's name or an organisation's.

Their form ("Ji Soo-min", "MRCC Stavanger"), one of their words ("Trakia Lignite"), the word before
them ("the bloc Alternativa Sudului"), or what follows ("Dorsey has said").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.capitals import DEMONYM, WHENCE, is_noun, is_person_noun
from corpus.attribution.nominals import (
    AUTHORITY_WORDS,
    COMPANY_WORDS,
    ORGANISATION_NOUNS,
)
from corpus.attribution.places import PLACES, REGIONS, STATES
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_SHORTEST_SURNAME = 3  # characters
_SYLLABLES = re.compile(
    r"[A-Z][a-z]+-(?!led\b|run\b|era\b|old\b|day\b|born|held|made|area|like)[a-z]{2,4}$"
)
_CAMEL = re.compile(r"[A-Z][a-z]{2,}[A-Z]")
_NO_PERSONS = re.compile(
    r"(?!III\b)(?:[A-Z]{3,}(?![a-z-])|\w*\d|[\w-]{2,}\.[a-z]{2,}$|[A-Z]\.[A-Z][a-z]{2})"
    r"|L[’'](?=[A-Z])|(?!Mac|Mc|De|Di|La|Le|Fitz|Van)[A-Z][a-z]{2,}[A-Z]"
)
"""A word of no person's name: "MRCC Stavanger", "Digi24 Plus", "Folha de S.Paulo"."""

_FIRST_PERSON = re.compile(r"\bI(?:['’](?:m|ve|ll|d))?\b(?! ?\.)")
_BESIDE = 3  # words between a name and what it says
_SURNAMES = re.compile(r"(?:ani|ali|emi|eti|eli|aqi)$")
"""What surnames end with that some demonyms end with too: "Mamani", "Pakistani"."""

_PARTIES = frozenset(
    "democrats republicans liberals conservatives greens socialists communists nationalists "
    "unionists royalists radicals centrists".split()
)
_OPENING = frozenset("royal radio air aero met team club real port".split())
"""First words of names that are no person's: "Royal Parcel"."""

_FOREIGN_ARTICLES = frozenset("el la le les los las il het der die das".split())
_CALLED = frozenset(
    """
    operator carrier lender insurer bloc alliance coalition party union firm company group chain
    startup start-up brand label utility automaker carmaker chipmaker drugmaker airline retailer
    militia movement faction charity foundation consortium conglomerate subsidiary
    unit bottler distiller brewer brewery winery bakery chocolatier shipbuilder
    """.split()
)
_BUSINESSES = frozenset(
    """
    trader miner producer farmer grower refiner driller explorer shipper exporter importer bottler
    packer brewer distiller developer publisher processor
    """.split()
)
_GOODS = frozenset(
    """
    copper gold silver nickel zinc lithium uranium diamond coal iron steel oil gas salmon fish grain
    sugar coffee cocoa tea rice wheat beef poultry dairy timber cement chemical chemicals commodity
    commodities energy power water beer whisky wine property software game games chip fertiliser
    fertilizer palm rubber cotton tobacco
    """.split()
)

_BODIES = ORGANISATION_NOUNS | PLACES


def may_be_surname(places: Sequence[tuple[Unit, int]], language: Language) -> bool:
    """Say whether a capitalised word, which is no name that is known, may be a surname.

    Args:
        places: where it stands: the units and the words in them.
        language: the language of the text.
    """
    unit, at = places[0]
    word = unit.low[at]
    if any(at and unit.low[at - 1] in language.determiners for unit, at in places):
        return False
    if not (word.replace("-", "").isalpha() and len(word) >= _SHORTEST_SURNAME):
        return False
    if not (unit.words[at][1:].islower() or "-" in word):
        return False
    if word in PLACES or word in STATES or word in ORGANISATION_NOUNS or DEMONYM.match(word):
        return False
    if word.endswith("s") and is_person_noun(word[:-1]):
        return False  # "Survivors"
    return any(_speaks(unit, at, language) for unit, at in places)


def is_named_for_person(place: tuple[Unit, int]) -> bool:
    """Say whether what follows a name is somebody's alone: "the Lindahl administration"."""
    unit, at = place
    return unit.low[at + 1 : at + 2] in (["administration"], ["presidency"], ["candidacy"])


def says_i(place: tuple[Unit, int]) -> bool:
    """Say whether a name speaks in the first person: "“I won,” Ebling said"; no body does."""
    unit, at = place
    return any(
        unit.low[k] == QUOTE and _FIRST_PERSON.search(unit.printed(k, k + 1))
        for k in range(max(0, at - _BESIDE), min(len(unit.low), at + _BESIDE + 1))
    )


def _speaks(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a name is the subject of a verb of speech, or stands after one."""
    low = unit.low
    if at and low[at - 1] in ("'s", "’s"):
        return False
    after = low[at + 1] if at + 1 < len(low) else ""
    if after in ("'s", "’s") and at + 2 < len(low):
        return not unit.words[at + 2][0].isupper()
    if after in ("are", "were", "have", "do") or language.verbs.get(after, ("",))[0] == "b":
        return False  # several
    said = after in language.auxiliaries and any(w in language.verbs for w in low[at + 2 : at + 5])
    return (
        after in language.verbs
        or said
        or (at > 0 and low[at - 1] in language.verbs and "d" in language.verbs[low[at - 1]][0])
        or (at > 1 and low[at - 2 : at] == ["according", "to"])
    )


def is_called_body(unit: Unit, begin: int) -> bool:
    """Say whether the word before a name calls it an organisation: "bloc X", "copper miner X"."""
    low = unit.low
    before = low[begin - 1] if begin else ""
    if before in _CALLED or (before in _BUSINESSES and begin > 1 and _is_business(low[begin - 2])):
        return unit.words[begin - 1].islower()
    return False


def _is_business(modifier: str) -> bool:
    return modifier in _GOODS or WHENCE.search(modifier) is not None


def is_bodys(unit: Unit, at: int, begin: int, end: int) -> bool:
    """Say whether what stands beside an unknown name tells a body: "the Kesk Verein", "cut its".

    People have no article, and nothing of theirs is "its".
    """
    low = unit.low
    after = low[end : end + 3]
    if at == begin and begin and low[begin - 1] == "the":
        return not (after and after[0].isalpha() and is_noun(after[0]))
    return "its" in after and not {",", ".", ";", ":"} & set(after[: after.index("its")])


def only_tells_which(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether a name describes the noun after it: "the Orr campaign", "a Lindahl aide"."""
    low = unit.low
    if end >= len(low) or not low[end].isalpha() or unit.words[end] != low[end]:
        return False
    if is_noun(low[end]):  # "Orr heads the unit" has a verb
        follows = low[end + 1] if end + 1 < len(low) else ""
        return not (low[end].endswith("s") and follows in language.determiners)
    return (
        end - begin == 1
        and begin > 0
        and low[begin - 1] in ("the", "a", "an")
        and low[end] not in language.prepositions | language.auxiliaries | language.coordinators
        and low[end] not in language.verbs
        and low[end] not in language.relatives
    )


def in_syllables(word: str) -> bool:
    """Say whether a given name is written in syllables: "Soo-min"."""
    return _SYLLABLES.match(word) is not None


def ends_like_demonym(words: list[str], low: list[str], at: int, end: int) -> bool:
    """Say whether a demonym is in a name, but for what surnames end with as well: "Mamani"."""
    return any(DEMONYM.match(word) for word in words[at : end - 1]) or (
        DEMONYM.match(words[end - 1]) is not None and not _SURNAMES.search(low[end - 1])
    )


def tells_person(unit: Unit, at: int, end: int) -> bool:
    """Say whether a name's form or what follows tells a person: "Ji Soo-min", "NAME, who"."""
    low = unit.low
    comma = end < len(low) and low[end] == ","
    after = low[end + comma] if end + comma < len(low) else ""
    if after == "of" and not comma and end + 1 < len(low) and unit.words[end + 1][0].isupper():
        return True  # "Wipada Chaiyasit of Phatthana Securities"
    return after == "who" or any(map(in_syllables, unit.words[at:end]))


@lru_cache(maxsize=20_000)
def _is_no_persons(word: str) -> bool:
    return _NO_PERSONS.match(word) is not None


def is_body_name(unit: Unit, begin: int, at: int, end: int) -> bool:
    """Say whether a run of capitals, whose name begins at ``at``, has the words of one."""
    low = unit.low
    name = unit.printed(at, end)
    return (
        not _BODIES.isdisjoint(low[begin:end])
        or (end - at == 1 and _CAMEL.match(name) is not None and name[:3] not in ("Mac", "Fitz"))
        or (end - at == 1 and unit.words[at].isupper() and len(name) > 1)
        or name.lower() in REGIONS
        or name.lower() in STATES
        or (end - at > 1 and low[end - 1] in AUTHORITY_WORDS)
        or (end - at > 1 and not COMPANY_WORDS.isdisjoint(low[at:end]))
        or (end - at > 1 and any(map(_is_no_persons, unit.words[at:end])))
        or (end - at > 2 and low[at] in _FOREIGN_ARTICLES)
        or (end - at > 1 and (low[end - 1] in _PARTIES or low[at] in _OPENING))
    )
