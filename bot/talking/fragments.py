"""Follow-ups that swap one thing for another: "and CNN?", "in May?", "and the ferry?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.antecedents import about_of, russian, subject
from bot.talking.words import (
    ABOUT,
    ARTICLES,
    DO,
    PREPOSITIONS,
    REPLIES,
)

if TYPE_CHECKING:
    from bot.talking.reading import Name, Reading, Word


_RUSSIAN_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ую)$")
_OF_A_TIME = r"\b(?:in|on|during|from|since|before|after|until|of|at|for|by|в|во|на|за|с|до|после)"
_LEADS_TIME = re.compile(rf"{_OF_A_TIME}\s+$", re.IGNORECASE)


def swapped(message: Reading, last: Reading) -> str:
    """Return the last question with the names and the time of a message in place of its own."""
    edits: list[tuple[int, int, str]] = []
    tail = ""
    free = list(last.names)
    about = about_of(last)
    replies = any(word.low in REPLIES for word in message.words)
    for name in message.names:
        if about is not None and not replies and _preposition(message, name) in ABOUT:
            # "And about Iran?": all that was asked about gives way.
            return _of_another_topic(message, last, about)
        slot = _slot(name, message, last, free)
        span = subject(last) if slot is None and _takes_the_subject(name, message, last) else None
        if span is not None:
            edits.append((*span, message.text[name.start : name.end]))
        elif slot is None:
            tail += _added(name, message, last)
        else:
            same = [one for one in free if one.words == slot.words]
            free = [one for one in free if one not in same]
            edits += [(one.start, one.end, message.text[name.start : name.end]) for one in same]
    if message.time is not None:
        phrase = message.text[_time_start(message) : message.time.end]
        if last.time is not None:
            edits.append((_time_start(last), last.time.end, phrase))
        else:
            tail += f" {phrase}"
    text = last.bare
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return f"{text}{tail}?"


def _of_another_topic(message: Reading, last: Reading, about: Word) -> str:
    """Return what somebody said about something else, at the same time unless another is named."""
    lead = next(word for word in message.words if word.low in ABOUT)
    time = ""
    if last.time is not None and message.time is None and last.time.start > about.start:
        time = f" {last.text[_time_start(last) : last.time.end]}"
    return f"{last.bare[: about.start]}{message.bare[lead.start :]}{time}?"


def _time_start(reading: Reading) -> int:
    """Return where a time begins with its preposition."""
    assert reading.time is not None
    lead = _LEADS_TIME.search(reading.text[: reading.time.start])
    return lead.start() if lead else reading.time.start


def _slot(name: Name, message: Reading, last: Reading, free: list[Name]) -> Name | None:
    """Return the name of the last question whose place another takes."""
    outlets = [one for one in free if one.kind == "publisher"]
    others = [one for one in free if one.kind != "publisher"]
    if name.kind == "publisher":
        unlisted = [one for one in others if one.kind is None and one.source]
        if message.asks and name.source:  # "and what did Reuters write?"
            unlisted = [one for one in others if one.source]
        return next((one for one in outlets if one.source), next(iter(outlets + unlisted), None))
    replies = any(word.low in REPLIES for word in message.words)
    if name.source or name.kind == "person" or replies:
        speaking = next((one for one in others if one.source), None)
        if speaking is not None or name.source or replies:
            return speaking
        return next((one for one in others if one.kind == "person"), next(iter(others), None))
    candidates = others if name.kind == "place" else free
    if lead := _preposition(message, name):
        return next((one for one in candidates if _preposition(last, one) == lead), None)
    same = [one for one in candidates if one.kind == name.kind]
    first = [one for one in candidates if one.source or _subject(last, one)]
    return next(iter([*first, *same, *candidates]), None)


def _takes_the_subject(name: Name, message: Reading, last: Reading) -> bool:
    """Say whether a name is to do what something without a name does: "and the Fed?"."""
    alone = name.kind != "publisher" and not name.source and len(message.names) == 1
    return alone and _preposition(message, name) is None and not last.names


def _preposition(reading: Reading, name: Name) -> str | None:
    """Return the preposition before a name."""
    before = [word.low for word in reading.words if word.end <= name.start]
    return before[-1] if before and before[-1] in PREPOSITIONS else None


def _subject(last: Reading, name: Name) -> bool:
    """Say whether a name is who does what is asked about."""
    before = [word.low for word in last.words if word.end <= name.start]
    return bool(before) and before[-1] in DO


def _added(name: Name, message: Reading, last: Reading) -> str:
    """Return what adds a name to the last question that nothing there gives way to."""
    words = message.text[name.start : name.end]
    if name.kind == "publisher":
        return f", по данным {words}" if russian(last.text) else f", according to {words}"
    if name.source:
        return f", по словам {words}" if russian(last.text) else f", according to {words}"
    lead = _preposition(message, name)
    return f" {lead} {words}" if lead else f", {words}"


def noun_swapped(message: Reading, last: Reading) -> str:
    """Return the last question with a noun in place of its own: "and the ferry?"."""
    new = message.bare
    lead = message.words[0].low in PREPOSITIONS
    about = about_of(last)
    if about is not None and message.words[0].low in ABOUT:
        return _of_another_topic(message, last, about)
    if message.words[0].low in ARTICLES:
        for place, word in enumerate(last.words[:-1]):
            if word.low in ARTICLES and not lead:
                end = _noun_end(last, place)
                if end is not None:
                    return f"{last.bare[: word.start]}{new}{last.bare[end:]}?"
    span = subject(last)
    if span is not None and not lead:
        return f"{last.bare[: span[0]]}{new}{last.bare[span[1] :]}?"
    words = [word.low for word in last.words]
    if words[:2] == ["how", "many"] and len(message.words) <= 2 and len(words) > 2:
        return f"{last.bare[: last.words[2].start]}{new}{last.bare[last.words[2].end :]}?"
    if russian(last.text) and not lead and (noun := _last_noun(last, new)) is not None:
        return f"{last.bare[: noun.start]}{new}{last.bare[noun.end :]}?"
    return f"{last.bare}{' ' if lead else ', '}{new}?"


def _last_noun(last: Reading, new: str) -> Word | None:
    """Return the last noun of a Russian question that no preposition leads, or its adjective."""
    adjective = bool(_RUSSIAN_ADJECTIVE.search(new))
    own = [
        word
        for place, word in enumerate(last.words)
        if word in last.own
        and not (place and last.words[place - 1].low in PREPOSITIONS)
        and bool(_RUSSIAN_ADJECTIVE.search(word.low)) == adjective
    ]
    return own[-1] if len(own) > (0 if adjective else 1) else None


def _noun_end(last: Reading, place: int) -> int | None:
    """Return where the noun ends whose article is at ``place``."""
    if (name := last.name_at(last.words[place])) is not None:
        return name.end if name.kind is None and not name.source else None
    end = place + 1
    while end < len(last.words) and last.is_content(last.words[end]):
        end += 1
    if place and last.words[place - 1].low in DO and end - place > 2:
        end -= 1  # the verb
    return last.words[end - 1].end if end > place + 1 else None
