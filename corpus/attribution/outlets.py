"""The outlet that a phrase names: "the German agency dpa", "Radio X", "the newspaper"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from corpus.attribution.given_names import FEMALE_NAMES, MALE_NAMES
from corpus.attribution.media import MEDIA
from corpus.attribution.nominals import (
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    SOURCE_NOUNS,
    TITLES,
)
from corpus.attribution.phrases import is_name, is_word, phrase_after
from corpus.attribution.places import PLACES
from corpus.attribution.words import QUOTE, SHORT_QUOTE
from corpus.publisher import is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


_SPEAKERS = frozenset("he she they we i you who".split())
AUDIENCE = frozenset(
    """
    reporters journalists parliament congress lawmakers crowd audience supporters court judge
    investigators police committee commission council senate meeting conference briefing rally
    them him her me us people viewers readers listeners voters delegates jurors staff newsmen
    correspondents followers colleagues newsroom mps deputies ministers investors shareholders
    """.split()
)
BODIES = ORGANISATION_NOUNS - OUTLET_NOUNS - {"service", "project", "group", "centre", "center"}
_PEOPLE = PERSON_NOUNS - OUTLET_NOUNS
PLATFORMS = frozenset(
    (
        "x twitter facebook telegram instagram whatsapp youtube tiktok truth vk linkedin website "
        "bluesky threads mastodon wechat weibo signal snapchat reddit"
    ).split()
)
_REPORTERS = frozenset(
    """
    correspondent reporter reporters journalist correspondents service crew team photographer
    cameraman stringer colleague viewers readers listeners
    """.split()
)
STAFF = frozenset("reporter reporters correspondent correspondents editor journalist host".split())
PARTS = frozenset(
    "service programme program edition bureau desk show podcast newsletter supplement".split()
)
"""Parts of an outlet that are spoken to in its stead: "the BBC's Azerbaijani service"."""

_NEWSY = frozenset("news press radio television tv public state".split())
_BEGINNING = re.compile(
    r"(?:Daily|Sunday|Morning|Evening|Radio|TV|Channel|Kanal|Canal|Agence|Agencia) [A-Z\d]"
)
_INNER = re.compile(r"\b(?:FM|Radio|TV|Televisión|Télévision)\b")
_ENDING = re.compile(
    r"\w{2,}(?:press|pres|presse|news|inform|info|media|leaks|pravda|gazeta|gazette|zeitung|blatt"
    r"|novosti|radio|post|times|fm|tv)$"
)
_DISPATCHES = frozenset("report story article dispatch".split())
_MASTHEADS = frozenset(
    "guardian insider observer advocate economist spectator leader pilot champion".split()
)
_MARKED = frozenset({QUOTE})
OWNERS = ("'s", "’s")


@lru_cache(maxsize=20_000)
def sounds_like_outlet(name: str) -> bool:
    """Say whether a name is an outlet's, known or by its sound: "Armenpress", "Radio X"."""
    plain = name.removeprefix("the ").removeprefix("The ")
    return (
        outlet_named(plain) is not None
        or plain.lower() in MEDIA
        or is_masthead(plain)
        or bool(_BEGINNING.match(plain) or _INNER.search(plain))
        or named_like_outlet(plain)
        or bool(_ENDING.match(plain.rpartition(" ")[2].lower()) and plain[:1].isupper())
    )


def is_no_outlet(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether words plainly name somebody else: officials, a ministry, a judge by name."""
    low, words = unit.low, unit.words
    begin += low[begin] in language.determiners and begin + 1 < end
    whole = low[begin:end]
    ends = language.prepositions | language.relatives | {","}
    past = next((k for k in range(begin + 1, end) if low[k] in ends), end)
    head, last = low[begin:past], low[past - 1]
    names = [word for word in words[begin:end] if is_name(word)]
    if any(map(sounds_like_outlet, (" ".join(words[begin:past]), *names))) or last == "media":
        return False
    if not OUTLET_NOUNS.isdisjoint(whole if is_name(words[past - 1]) else head):
        return False  # "the Port of Spain newspaper", but "a spokesman for the newspaper"
    if last in _DISPATCHES and names:
        return False  # "a Times report", "a report in the Times"
    if last in _SPEAKERS or last in SOURCE_NOUNS or last in BODIES:
        return True
    if words[past - 1].islower():
        return is_person_noun(last) or is_person_noun(last.removesuffix("s"))
    return any(word in TITLES or is_person_noun(word) for word in head[:-1])


def outlet_phrase(unit: Unit, at: int, language: Language, *, told: bool) -> tuple[int, int] | None:
    """Return the words of the outlet that the phrase at ``at`` names; None if it names none.

    Args:
        unit: the unit.
        at: where the phrase begins.
        language: the language of the unit.
        told: whether the grammar makes an outlet of any name there that is nobody's.
    """
    low, words = unit.low, unit.words
    if at >= len(low):
        return None
    if language.code != "en":
        quote = at + (low[at] not in _MARKED and at + 1 < len(low))
        if low[quote] == QUOTE and unit.ends[quote] - unit.starts[quote] <= SHORT_QUOTE:
            return at, quote + 1  # «Новой газете», "der „Zeit“"
    end = phrase_after(unit, at, language)
    if end is None:
        return None
    owner = next((k for k in range(at + 1, end - 1) if low[k] in OWNERS), None)
    if owner is not None and not STAFF.isdisjoint(low[owner + 1 : end]):
        # "told the Daily Record's political editor"
        at += low[at] in language.determiners
        return (at, owner) if at < owner else None
    if owner is not None and _is_anothers(unit, owner, end):
        return None
    if owner is not None and is_name(words[owner + 1]):
        whose = " ".join(words[at + (low[at] in language.determiners) : owner])
        if sounds_like_outlet(whose):
            return at, _name_end(unit, at, end, language)  # "RNZ's Morning Report"
    person = next((k for k in range(at, end) if low[k] in _REPORTERS), None)
    if person is not None:
        inner = _of_reporter(unit, at, person, end)
        if inner is not None:
            return outlet_phrase(unit, inner, language, told=told)
        if person == end - 1 and person > at and low[person] not in PARTS:
            end = person  # "told an AFP correspondent"
            at += low[at] in language.determiners
    if any(
        low[k] in AUDIENCE
        or (low[k] in _PEOPLE and not (is_name(words[k]) and low[k] in _MASTHEADS))
        for k in range(at, end)
    ):
        return None
    end = _past_plus(unit, _name_end(unit, at, end, language))
    if end <= at:
        return None
    described = any(low[k] in OUTLET_NOUNS for k in range(at, end))
    if low[end - 1] in PLATFORMS or low[end - 1] in AUDIENCE:
        return None
    named = any(not words[k].islower() or words[k][0].isdigit() for k in range(at, end))
    if sounds_like_outlet(" ".join(words[at:end])) or described:
        return at, end
    nobodys = named and BODIES.isdisjoint(low[at:end]) and not _is_elsebody(unit, at, end)
    return (at, end) if told and nobodys else None


def _is_anothers(unit: Unit, owner: int, end: int) -> bool:
    """Say whether what is owned is no outlet and no part of one: "the newspaper's lawyers"."""
    owned = unit.low[owner + 1 : end]
    named = is_name(unit.words[owner + 1])
    return not named and OUTLET_NOUNS.isdisjoint(owned) and PARTS.isdisjoint(owned)


def _past_plus(unit: Unit, end: int) -> int:
    """Return where a name with a plus in it ends: "Canal+", "1+1"."""
    while end < len(unit.low) and unit.starts[end] == unit.ends[end - 1]:
        if unit.low[end] != "+" and not (unit.low[end - 1] == "+" and is_word(unit.low[end])):
            break
        end += 1
    return end


def _of_reporter(unit: Unit, at: int, person: int, end: int) -> int | None:
    """Return where the outlet begins in "a correspondent of the German agency dpa"."""
    low = unit.low
    stop = min(len(low) - 1, end + 1)
    return next(
        (
            k + 1
            for k in range(max(at + 1, person), stop)
            if low[k] in ("of", "for", "in", "from", "with") and not is_name(unit.words[k - 1])
        ),
        None,
    )


def _name_end(unit: Unit, at: int, end: int, language: Language) -> int:
    """Return where the outlet's own words end: before "of Sunday", or a verb after a name."""
    low, words = unit.low, unit.words
    end = next(
        (
            k
            for k in range(at + 1, end)
            if (low[k] in language.prepositions and low[k] not in ("of", "de", "for"))
            or (low[k] in ("of", "for") and not is_name(words[k - 1]))
        ),
        end,
    )
    if language.code != "en":
        return end
    named = [k for k in range(at, end) if words[k][0].isdigit() or words[k].lower() != words[k]]
    if not named:
        nouns = [k for k in range(at, end) if low[k] in OUTLET_NOUNS or low[k] in PARTS]
        return nouns[-1] + 1 if nouns else end
    last = named[-1] + 1
    while last < end and (
        low[last] in OUTLET_NOUNS
        or (low[last] in PARTS and low[last + 1 : last + 2] != ["that"])  # "shows that"
        or low[last] in _NEWSY
        or not is_word(low[last])
        or outlet_named(words[last])
    ):
        last += 1
    if low[end - 1] in PARTS and low[end : end + 1] == ["that"]:
        return last
    tail = low[end - 1]
    return end if tail in OUTLET_NOUNS or tail in PARTS or outlet_named(words[end - 1]) else last


def _is_elsebody(unit: Unit, at: int, end: int) -> bool:
    """Say whether a name is a person's or a place's."""
    low = unit.low
    first = next((k for k in range(at, end) if is_word(low[k]) and low[k] != "the"), at)
    if low[at] == "the" and first + 1 < end:
        return low[first] in TITLES  # "the Victoria Advocate"
    if first + 2 < end and low[first + 1] in OWNERS and is_name(unit.words[first + 2]):
        return False  # "Lloyd's List"
    return (
        low[first] in MALE_NAMES
        or low[first] in FEMALE_NAMES
        or low[first] in TITLES
        or (low[first] in PLACES and first == end - 1)
    )
