"""Capitalised words: the runs of them that are names, and what a name is without its trimmings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.nominals import ORGANISATION_NOUNS, OUTLET_NOUNS, PERSON_NOUNS, TITLES
from corpus.attribution.nouns import Kind
from corpus.attribution.places import PLACES, REGIONS
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


_PARTICLES = frozenset(
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
        "господин госпожа г-н г-жа sen. rep. gov."
    ).split()
)


DEMONYM = re.compile(
    r"(?:\w{2,}(?:ese|ish|ian|ean|ican|rman|nch|utch|eek|wiss|aqi|aeli|ani|oeli|ali|emi|eti|lic|rab)|Thai|Iraqi|Welsh)"
    r"(?:-\w+)?$"
)


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


_WORKERS = re.compile(
    r"(?:ologist|ographer|ician|builder|keeper|worker|player|holder|driver|dealer|trainer|singer"
    r"|\w{3}(?<!ex)(?<!ass)(?<!res)(?<!ins)(?<!cons)(?<!pers)(?<!subs)(?<!tw)(?<!enl)ist)$"
)
_ENGLISH_ONLY = re.compile(r"(?:ting|tion|ment|general|person|operat|democrat|corporat|therapist)$")


def in_title_case(unit: Unit, language: Language) -> bool:
    """Say whether a unit is a headline, in which capitals tell nothing."""
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
    for at in [k for k, word in enumerate(words) if word[0].isupper()]:
        if at < end or (at == 0 and (_is_function(low[0], language) or _QUALIFIES.match(low[0]))):
            continue
        end = at + 1
        while end < size:
            if words[end][0].isupper():
                end += 1
            elif language.code != "en" and low[end] not in ("von", "van", "de", "bin", "al"):
                break
            elif low[end] in ("on", "for") and (follows := _goes_on(unit, at, end, language)):
                end = follows
            elif low[end] in _PARTICLES and end + 1 < size and words[end + 1][0].isupper():
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
            _is_function(low[at], language)
            or (language.code == "ru" and at == 0 and kind_of(low[at], "ru"))
        ):
            at += 1
        while end > at + 1 and low[end - 1] in language.times:
            end -= 1
        if not (low[at] in language.times or (end - at == 1 and _is_function(low[at], language))):
            found.append((at, end))
    return found


_QUALIFIES = re.compile(r"(?:given|neither|either|(?:un|under|over|out|mis)[a-z]{3,}ed)$")
"""Words that begin a sentence or a headline before a name: "Given Obama's popularity"."""


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
        if _is_title(low[k]):
            at = k + 1
    if at > begin and at + 1 < end and low[at] == "of":
        at += 2
        while at < end and (low[at] in OFFICES or low[at] == "and"):
            at += 1
    given = next((k for k in range(begin, end - 1) if low[k] in GIVEN_NAMES), None)
    if (
        given is not None
        and at <= given
        and (at > begin or given > begin)
        and not any(w in _PARTICLES for w in low[at:given])
    ):
        at = given
    return min(at, end)


_WITHIN = frozenset("dello della degli delle dei et für pour och na".split())
_GENERIC = frozenset(
    "news tv radio television press agency service times post public state wire media daily".split()
)


def without_demonym(name: str, *, outlet: bool) -> str:
    """Strip "South Korean" off an outlet's name that is not known with it."""
    parts = name.split()
    last = max((k for k, part in enumerate(parts[:-1]) if DEMONYM.match(part)), default=-1)
    if all(part.lower() in _GENERIC for part in parts[last + 1 :]):
        return name  # "Vatican News": nothing would be left of it
    return " ".join(parts[last + 1 :]) if outlet and outlet_named(name) is None else name


@lru_cache(maxsize=20_000)
def outlet_name(words: str) -> str:
    """Return an outlet's name without what introduces it: "the Miami-based site 14ymedio"."""
    name = without_demonym(bare_name(words), outlet=True)
    parts = name.split()
    if parts[-1].isalpha() and parts[-1].islower() and outlet_named(parts[-1]) is None:
        return name
    first = max(
        (
            k + 1
            for k, part in enumerate(parts[:-1])
            if part.islower()
            and part not in _PARTICLES
            and part not in _WITHIN
            and not (part == "and" and k and parts[k - 1][0].isupper())
        ),
        default=0,
    )
    return " ".join(parts[first:]).strip('„“”"«»‘’ ')


@lru_cache(maxsize=20_000)
def bare_name(words: str) -> str:
    """Strip article and description off an organisation's name: "The French daily Le Monde"."""
    parts = words.split()
    if not parts:
        return ""
    while len(parts) > 1 and parts[0].lower() in ("the", "a", "an", "der", "die", "das"):
        parts = parts[1:]
    owner = next((k for k, part in enumerate(parts[:-1]) if part.endswith(("'s", "’s"))), None)
    if owner is not None and not _is_place(" ".join(parts[: owner + 1])[:-2]):
        owner = None  # "Lloyd's List", "the BBC's Persian Service"; but "Kenya's Nation"
    if owner is not None and all(
        p[0].isupper() or p.isdigit() or p in OUTLET_NOUNS | {"news"} or p in _PARTICLES
        for p in parts[owner + 1 :]
    ):
        parts = parts[owner + 1 :]
    for k in range(len(parts) - 1):
        if _INFLECTED_OUTLET.match(parts[k].lower()):
            parts = parts[k + 1 :]
            break
    for k in range(len(parts) - 1):
        if (
            parts[k].lower() in OUTLET_NOUNS
            and parts[k].islower()
            and (not parts[k + 1].islower() or outlet_named(parts[k + 1]))
        ):
            parts = parts[k + 1 :]
            break
    noun = parts[-1]
    if len(parts) > 1 and noun in OUTLET_NOUNS and noun not in ("daily", "weekly", "tabloid"):
        while (
            len(parts) > 1 and parts[-1].islower() and parts[-1].lower() in OUTLET_NOUNS | {"news"}
        ):
            parts = parts[:-1]
        demonym = next((k for k in range(len(parts) - 1, 0, -1) if DEMONYM.match(parts[k - 1])), 0)
        parts = parts[demonym:]
    name = " ".join(parts).strip('„“”"«»‘’ ')
    shorter = name[:-1] if len(name) > 4 and name[-1] in "аеуы" and name[0] >= "А" else name
    return shorter if outlet_named(shorter) and not outlet_named(name) else name


def _is_place(words: str) -> bool:
    return words.lower() in PLACES or words.lower() in REGIONS


_INFLECTED_OUTLET = re.compile(
    r"(?:(?:nachrichten)?agentur|(?:tages|wochen)?zeitung|sender|magazin|агентств|телеканал|издани|газет|портал|радиостанци|телеграм-канал|канал)\w*$"
)
