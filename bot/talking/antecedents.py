"""What the last question has for a follow-up to refer to: its matter, a thing, a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.words import (
    ABOUT,
    ARTICLES,
    AUXILIARIES,
    DO,
    PREPOSITIONS,
    REPLIES,
    SMALL,
    SPEECH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.talking.reading import Name, Reading, Word

_STRIPPED = frozenset("how when where why как когда где почему зачем сколько".split())
_QUANTITY = frozenset("many much сколько".split())
_PARTICIPLES = frozenset(
    """
    become bought brought built caught come cut done found gone held hit kept left lost made met
    paid put read run sent set shot shut sold taught thought won
    """.split()
)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_ADVERB = re.compile(r"ly$|^(?:already|even|ever|first|last|now|often|still)$")
_DANGLING = re.compile(r"(?:\s+(?:in|on|at|during|for|from|of|since|by|в|на|за))+$")
_INTO = frozenset("at for in of on to".split())
"""Prepositions by which a thing's own words go on: "the blackout in Havana"."""


_PLACES = frozenset("at in near on outside в во на".split())


def russian(text: str) -> bool:
    """Say whether a text is in Russian."""
    return len(_CYRILLIC.findall(text)) * 2 > sum(map(str.isalpha, text))


def claim(last: Reading) -> str:
    """Return the last question as it follows a colon: "how many: did any schools shut?".

    What a number, a time or a reason was asked of is left: of "how many people died in Havana",
    "people died in Havana".
    """
    words = last.words
    whole = last.bare[:1].lower() + last.bare[1:] if last.name_at(words[0]) is None else last.bare
    speaker = next((name for name in last.names if name.source), None)
    if speaker is not None and (about := about_of(last)) is not None and not russian(last.text):
        return f"{last.text[speaker.start : speaker.end]} {last.bare[about.start :]}"
    if words[0].low not in _STRIPPED:
        return whole
    place = 1
    while place < len(words) and words[place].low in _QUANTITY:
        place += 1
    if place == len(words):
        return whole
    # "How long is it" says nothing without its "how", nor "how many pupils does it have".
    adjunct = place == 1 and words[1].low in AUXILIARIES
    counted = place == 2 and not any(word.low in DO for word in words)
    if not (adjunct or counted or russian(last.text)):
        return whole
    left = last.bare[words[place].start :]
    return re.sub(r"^(?:is|was) it that ", "", left)  # it was written out before


def about_of(last: Reading) -> Word | None:
    """Return the preposition that leads to what somebody was asked to have spoken about."""
    spoke = replied = False
    for word in last.words:
        spoke, replied = spoke or word.low in SPEECH, replied or word.low in REPLIES
        leads = word.low in ABOUT or (replied and word.low == "to")
        if spoke and leads and word.end < len(last.bare):
            return word
    return None


def topic(last: Reading) -> str | None:
    """Return what somebody was asked to have spoken about: "the bridge"."""
    about = about_of(last)
    return (_untimed(last, about.end, len(last.bare)) or None) if about else None


def thing(last: Reading) -> str | None:
    """Return what "it" stands for after the last question, in the words that it has there."""
    if (of := topic(last)) is not None:
        return of
    words = last.words
    if len(words) > 2 and (
        (words[0].low in ("which", "what") and last.is_content(words[1]))
        or (words[1].low in _QUANTITY and words[2].low not in AUXILIARIES)
    ):
        return None  # what was asked for has no name yet
    places = [place for place in range(len(words)) if _begins_thing(last, place)]
    # The index lists bodies among people: they come where nothing else is there.
    places.sort(key=lambda place: _listed_person(last, words[place]))
    return _noun_phrase(last, places[0]) if places else None


def _begins_thing(last: Reading, place: int) -> bool:
    """Say whether a noun begins at ``place`` that "it" may stand for, and no preposition leads."""
    word = last.words[place]
    name = last.name_at(word)
    if _led(last.words, place):
        return False
    if name is not None:
        return name.start == word.start and not name.source
    return word.low in ARTICLES and place > 0 and not _acting(last, place)


def _listed_person(last: Reading, word: Word) -> bool:
    name = last.name_at(word)
    return name is not None and name.kind == "person"


def _acting(last: Reading, place: int) -> bool:
    """Say whether the noun at ``place`` did what is asked for: "what did the auditor find"."""
    return last.words[0].low == "what" and last.words[place - 1].low in DO


def place_in(last: Reading) -> str | None:
    """Return where the last question is set, with its preposition: "at the Gannet Rock"."""
    for name in last.names:
        before = [word for word in last.words if word.end <= name.start]
        if before and before[-1].low in _PLACES and name.kind != "publisher":
            return last.text[before[-1].start : name.end]
    return None


def person(last: Reading) -> Name | None:
    """Return who "he" or "she" stands for, if the last question names somebody who may be."""
    people = [name for name in last.names if name.kind == "person"]
    people += [name for name in last.names if name.kind is None and _acts(last, name)]
    return next((name for name in people if name.source), people[0] if people else None)


def role(last: Reading) -> str | None:
    """Return a person described in the last question: "the auditor", "the one who won the race"."""
    words = last.words
    if words and words[0].low in ("who", "кто") and len(last.own) > 0:
        rest = last.bare[words[0].end :].strip()
        return f"тот, кто {rest}" if russian(last.text) else f"the one who {rest}"
    for place, word in enumerate(words):
        if word.low == "the" and place and words[place - 1].low in AUXILIARIES:
            return _noun_phrase(last, place)
    return None


def _acts(last: Reading, name: Name) -> bool:
    """Say whether a name that the index does not list may be somebody's: who does or says."""
    before = [word for word in last.words if word.end <= name.start]
    after = [word for word in last.words if word.start >= name.end]
    follows = bool(after) and after[0].low in SPEECH
    return name.source or follows or (bool(before) and before[-1].low in DO)


def _led(words: Sequence[Word], place: int) -> bool:
    """Say whether a preposition leads to a word."""
    return place > 0 and words[place - 1].low in PREPOSITIONS


def subject(last: Reading) -> tuple[int, int] | None:
    """Return where the subject behind "did" or "is" begins and ends."""
    for place, word in enumerate(last.words[:-1]):
        if word.low in AUXILIARIES:
            return _phrase(last, place + 1)
    return None


def _noun_phrase(last: Reading, place: int) -> str | None:
    span = _phrase(last, place)
    return (_untimed(last, *span) or None) if span else None


def _phrase(last: Reading, place: int) -> tuple[int, int] | None:
    """Return the noun phrase whose first word is at ``place``, without the verb that follows it."""
    words = last.words
    verb_follows = place > 0 and words[place - 1].low in AUXILIARIES
    end = place + 1
    while end < len(words) and not _ends(words[end], last):
        end += 1
    if end == place + 1 and (words[place].low in ARTICLES or _ends(words[place], last)):
        return None
    verb = end < len(words) and words[end].low in AUXILIARIES  # "the bridge be"
    if verb_follows and not verb and end - place > 2:
        end = _before_verb(words, place, end, bare=words[place - 1].low in DO)
    elif not verb_follows:
        while end + 1 < len(words) and words[end].low in _INTO:  # "the blackout in Havana"
            further = end + 1
            while further < len(words) and (
                words[further].low in ARTICLES or not _ends(words[further], last)
            ):
                further += 1
            if further == end + 1:
                break
            end = further
    return words[place].start, words[end - 1].end


def _ends(word: Word, last: Reading) -> bool:
    small = word.low in SMALL and last.name_at(word) is None
    return word.mark or small or word.low in PREPOSITIONS or last.timed(word)


def _before_verb(words: Sequence[Word], place: int, end: int, *, bare: bool) -> int:
    """Return where a subject ends that a verb follows: "the harbour bridge" of "… finally open"."""
    verb = end - 1
    if bare or re.search(r"(?:ed|en|ing)$", words[verb].low) or words[verb].low in _PARTICIPLES:
        while verb - 1 > place and _ADVERB.search(words[verb - 1].low):
            verb -= 1
        return verb
    return end


def _untimed(last: Reading, start: int, end: int) -> str:
    """Return a part of the last question without the time in it."""
    text = last.text[start:end]
    if last.time is not None and start <= last.time.start < end:
        text = last.text[start : last.time.start] + " " + last.text[last.time.end : end]
    text = " ".join(text.split())
    return re.sub(r"(?:\s+(?:in|on|at|during|for|from|of|since|by|в|на|за))+$", "", text).strip(
        " ,"
    )
