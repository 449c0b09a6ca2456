"""Capitalised words: the runs of them that are names, and what a name is without its trimmings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.nominals import ORGANISATION_NOUNS, PERSON_NOUNS, TITLES
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


PARTICLES = frozenset(
    "de da do dos das del della di du der den van von zu zum la le el al bin ibn ben "
    "abu ter ten y e "
    "st. und og of i".split()
)


_INNER = frozenset({"of", "und", "og", "i", "y", "e"})


OFFICES = frozenset(
    "state defense defence energy labor labour commerce agriculture education "
    "homeland treasury justice "
    "transportation veterans health interior security war foreign staff affairs".split()
)


HONORIFICS = frozenset(
    (
        "mr mr. mrs mrs. ms ms. miss dr dr. prof. sir lady dame lord dom herr frau "
        "господин госпожа г-н г-жа sen. rep. gov. coun coun. cllr cllr. maître maitre maestro "
        "monsignor msgr. mawlawi mullah sayyid haji hajji pm cm mep mp td msp "
        "commodore archdeacon deacon abbot"
    ).split()
)


DEMONYM = re.compile(
    r"(?:\w{2,}(?:ese|ish|ian|ean|ican|rman|rench|utch|eek|wiss|aqi|aeli|ani|oeli|ali|emi|eti|aiti|atari|lovak|zech|zakh|zbek|ajik|yrgyz|kmen|tholic|rab)|Thai|Iraqi|Welsh)"
    r"(?:-\w+)?$"
)


WHENCE = re.compile(
    r"-(?:based|affiliated|listed|backed|run|owned|born|language|linked|led|aligned|funded"
    r"|controlled|held|flagged|trained|speaking)$"
)
"""What a word that describes the name after it ends with: "Hezbollah-affiliated Al-Manar"."""


@lru_cache(maxsize=20_000)
def is_person_noun(word: str) -> bool:
    """Say whether a noun is one for a person: "minister", "vice-chairman", "secretary-general"."""
    return (
        word in PERSON_NOUNS
        or _WORKERS.search(word) is not None
        or ("-" in word and any(part in PERSON_NOUNS for part in word.split("-")))
        or (
            len(word) > 5
            and kind_of(word, "ru" if word[0] >= "а" else "de") is Kind.PERSON
            and not _ENGLISH_ONLY.search(word)
        )
    )


@lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Say whether a word is a noun for people or for an organisation, singular or plural."""
    one = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return (
        word in ORGANISATION_NOUNS
        or one in ORGANISATION_NOUNS
        or is_person_noun(word)
        or is_person_noun(one)
    )


_WORKERS = re.compile(
    r"(?:ologist|ographer|ician|builder|keeper|worker|player|holder|driver|dealer|trainer|singer"
    r"|\w{3}(?<!ex)(?<!ass)(?<!res)(?<!ins)(?<!cons)(?<!pers)(?<!subs)(?<!tw)(?<!enl)ist)$"
)
_ENGLISH_ONLY = re.compile(r"(?:ting|tion|ment|general|person|operat|democrat|corporat|therapist)$")


def all_capitals(unit: Unit) -> bool:
    """Say whether a unit is printed in capitals from one end to the other."""
    words = unit.words
    if not (words[0].isupper() or words[0].isdigit()):
        return False
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) > _SHOUTED and all(map(str.isupper, letters))


_SHOUTED = 4  # words in capitals that are no name


def in_title_case(unit: Unit, language: Language) -> bool:
    """Say whether a unit is a headline, or shouted, so that capitals tell nothing."""
    if all_capitals(unit):
        return True
    if not unit.first:
        return False
    words = [word for word in unit.words if word[0].isalpha()]
    small = [word for word in words if not word[0].isupper()]
    return (
        len(words) > 4
        and 4 * len(small) < len(words)
        and all(_is_function(word, language) for word in small)
    )


def headline_names(unit: Unit) -> list[tuple[int, int]]:
    """Return the given names in a headline with the word after each."""
    low = unit.low
    return [
        (k, k + 2)
        for k in range(len(low) - 1)
        if low[k] in GIVEN_NAMES and low[k + 1].isalpha() and len(low[k + 1]) > 2
    ]


def capital_runs(unit: Unit, language: Language) -> list[tuple[int, int]]:
    """Return the runs of capitalised words in a unit."""
    found = []
    words, low = unit.words, unit.low
    end, size = 0, len(words)
    pairs = zip(words, low, strict=True)  # what has no capital is passed over
    for at in [k for k, (word, small) in enumerate(pairs) if word != small and is_name(word)]:
        if at < end or (at == 0 and (_is_function(low[0], language) or _QUALIFIES.match(low[0]))):
            continue
        end = at + 1
        while end < size:
            if is_name(words[end]):
                end += 1
            elif language.code != "en" and low[end] not in ("von", "van", "de", "bin", "al"):
                break
            elif low[end] in ("on", "for") and (follows := _goes_on(unit, at, end, language)):
                end = follows
            elif low[end] in PARTICLES and end + 1 < size and is_name(words[end + 1]):
                if language.code == "de" and low[end - 1] not in GIVEN_NAMES:
                    break
                if (
                    low[end] in _INNER
                    and low[end - 1] not in PERSON_NOUNS
                    and not (low[end] == "of" and not ORGANISATION_NOUNS.isdisjoint(low[at:end]))
                ):
                    break
                end += 2
            elif (
                low[end] in ("'", "’", "'s", "’s")
                and end + 1 < size
                and (
                    words[end + 1][0].isupper()
                    and low[end + 1] in ORGANISATION_NOUNS
                    and end - at > 1
                )
            ) or (low[end] == "&" and end + 1 < size and words[end + 1][0].isupper()):
                end += 2
            else:
                break
        while at < end - 1 and (
            (_is_function(low[at], language) and not _is_given(unit, at, language))
            or WHENCE.search(low[at])
            or (language.code == "ru" and at == 0 and kind_of(low[at], "ru"))
        ):
            at += 1
        if language.code == "ru" and end - at == len(("of", "given", "surname")) and at:
            # "Президент Молдавии Аурика Попеску": the country is no part of the name
            office = kind_of(low[at - 1], "ru") is Kind.PERSON and low[at].endswith(_GENITIVES)
            if office and not low[at + 1].endswith(("вич", "ич", "вна", "чна")):
                found.append((at, at + 1))
                at += 1
        while end > at + 1 and low[end - 1] in language.times:
            end -= 1
        if not (
            _is_time(unit, at, end, language) or (end - at == 1 and _is_function(low[at], language))
        ):
            found.append((at, end))
    return found


_GENITIVES = ("ии", "ы", "и", "а", "я")
_QUALIFIES = re.compile(
    r"(?:given|neither|either|wh(?:at|o|en|ich|om|ose)ever|however|(?:un|under|over|out|mis)[a-z]{3,}ed)$"
)
"""Words that begin a sentence or a headline before a name: "Given Obama's popularity"."""


def _is_given(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a small word is a given name: "leader Even Sandnes", "Jan Sundqvist"."""
    if language.code != "en" or unit.low[at + 1] in language.times:
        return False
    within = at > 0 and unit.words[at - 1].islower() and unit.words[at - 1].isalpha()
    return unit.words[at] == "Jan" or (within and unit.low[at] in language.adverbs)


def _is_time(unit: Unit, at: int, end: int, language: Language) -> bool:
    return unit.low[at] in language.times and not (end - at > 1 and _is_given(unit, at, language))


def _goes_on(unit: Unit, begin: int, at: int, language: Language) -> int | None:
    """Return where an organisation's name goes on: "Court of Appeals for the Sixth Circuit"."""
    low, words = unit.low, unit.words
    follows = at + 1
    if low[at] == "for" and follows < len(low) and low[follows] == "the":
        if ORGANISATION_NOUNS.isdisjoint(low[begin:at]):
            return None
        follows += 1
    elif low[at - 1] not in ORGANISATION_NOUNS:
        return None
    if follows >= len(low) or not words[follows][0].isupper() or low[follows] in language.times:
        return None
    return follows + 1


def _is_function(word: str, language: Language) -> bool:
    return word in _functions(language)


@cache
def _functions(language: Language) -> frozenset[str]:
    """Return the words that begin a sentence without being a name."""
    return (
        language.determiners
        | language.prepositions
        | language.conjunctions
        | language.coordinators
        | language.pronouns
        | language.adverbs
        | language.times
        | language.questions
        | language.auxiliaries
    )


@lru_cache(maxsize=20_000)
def _is_title(word: str) -> bool:
    return is_person_noun(word) or word in TITLES or word in HONORIFICS


def name_begin(low: list[str], begin: int, end: int) -> int:
    """Return where, in a run, titles and roles end and the name itself begins."""
    at = begin
    for k in range(begin, end):
        if _is_title(low[k]) and not _is_surname(low, k, begin, end):
            at = k + 1
    courtesy = end - at > 2 and low[at] in _COURTESIES and low[at + 1] not in PARTICLES
    follows = begin > 0 and is_person_noun(low[begin - 1])
    if courtesy and (at > begin or low[at + 1] in GIVEN_NAMES or follows):
        at += 1
    if at > begin and at + 1 < end and low[at] == "of":
        at += 2
        while at < end and (low[at] in OFFICES or low[at] == "and"):
            at += 1
    given = next((k for k in range(begin, end - 1) if low[k] in GIVEN_NAMES), None)
    if (
        given is not None
        and at <= given
        and (at > begin or given > begin)
        and not (at == begin and not ORGANISATION_NOUNS.isdisjoint(low[begin:given]))
        and not (at == begin > 1 and low[begin - 1] == ",")
        and not any(w in PARTICLES for w in low[at:given])
    ):
        at = given
    return min(at, end)


def _is_surname(low: list[str], at: int, begin: int, end: int) -> bool:
    """Say whether what looks like a title ends a name: "Harriet Lindqvist", "Peter Baker"."""
    last = end - 1 - (low[end - 1].rstrip(".") in _SUFFIXES)
    if at != last or at == begin:
        return False
    if low[at] in _SURNAMES_TOO and not _is_title(low[at - 1]):
        return True
    return low[at - 1] in GIVEN_NAMES or not (
        low[at] in PERSON_NOUNS or low[at] in TITLES or low[at] in HONORIFICS or "-" in low[at]
    )


_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SURNAMES_TOO = frozenset(
    "dean hunter baker cook fisher king prince bishop pope abbot butler barber painter singer "
    "shepherd steward driver".split()
)
_COURTESIES = frozenset("don doña dom".split())
