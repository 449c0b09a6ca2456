"""Follow-ups that are no sentence: "and CNN?", "what about May?", "and the ferry?", "why?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.antecedents import about_of, claim, person, russian, subject, thing
from bot.talking.words import (
    ABOUT,
    ARTICLES,
    BE,
    CLAUSES,
    DO,
    MORE,
    PREPOSITIONS,
    PRONOUNS,
    SMALL,
    SPEECH,
    WH,
)

if TYPE_CHECKING:
    from bot.talking.reading import Name, Reading, Word

_MEASURES = frozenset("far long many much often old wide сколько долго давно".split())
_ADJUNCTS = frozenset("how when where why".split())
_SUBJECTS = {"who": "they", "what": "this"}
_RUSSIAN_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ую)$")
_OF_A_TIME = r"\b(?:in|on|during|from|since|before|after|until|of|at|for|by|в|во|на|за|с|до|после)"
_LEADS_TIME = re.compile(rf"{_OF_A_TIME}\s+$", re.IGNORECASE)


def swapped(message: Reading, last: Reading) -> str:
    """Return the last question with the names and the time of a message in place of its own."""
    edits: list[tuple[int, int, str]] = []
    tail = ""
    free = list(last.names)
    for name in message.names:
        about = about_of(last)
        if about is not None and _preposition(message, name) in ABOUT:
            # "And about Iran?": all that was asked about gives way.
            free = [one for one in free if one.start < about.end]
            lead = next(word for word in message.words if word.low in ABOUT)
            edits.append((about.start, len(last.bare), message.bare[lead.start :]))
            continue
        slot = _slot(name, message, last, free)
        if slot is None:
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
    if name.source or name.kind == "person":
        speaking = next((one for one in others if one.source), None)
        if speaking is not None or name.source:
            return speaking
        return next((one for one in others if one.kind == "person"), next(iter(others), None))
    candidates = others if name.kind == "place" else free
    if lead := _preposition(message, name):
        return next((one for one in candidates if _preposition(last, one) == lead), None)
    same = [one for one in candidates if one.kind == name.kind]
    first = [one for one in candidates if one.source or _subject(last, one)]
    return next(iter([*first, *same, *candidates]), None)


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
        return f"{last.bare[: about.start]}{new}?"
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


def asked_again(message: Reading, last: Reading) -> str:
    """Return the last question asked for something else: "why?", "when was that?", "who said so?".

    "When was that?" after "Who resigned?" is "when was it that they resigned?".
    """
    lows = [word.low for word in message.words if not word.mark]
    if not set(lows) & (WH | _MEASURES) and set(lows) & MORE:
        return f"{last.bare}?"
    said = _settled(message, last)
    if said != message.bare and message.words[-2:][0].low in PRONOUNS and set(lows) & BE:
        return f"{said}?"  # "how long is it?"
    prefix = _prefix(message)
    adjunct = bool(prefix) and prefix.split()[-1].casefold() in _ADJUNCTS | {"long", "often"}
    if not adjunct or russian(last.text) or russian(message.text):
        return f"{said}: {claim(last)}?"
    return f"{prefix} {_clause(last)}?"


def _settled(message: Reading, last: Reading) -> str:
    """Return a message with what the last question names for its "he" or "it"."""
    known = person(last)
    for word in message.words if known else ():
        if word.low in ("he", "she", "он", "она"):
            assert known is not None
            return f"{message.bare[: word.start]}{known.words}{message.bare[word.end :]}"
    of = None if known else thing(last)
    for word in message.words if of else ():
        if word.low == "it":
            return f"{message.bare[: word.start]}{of}{message.bare[word.end :]}"
    return message.bare


def _prefix(message: Reading) -> str:
    """Return the question words at the beginning of a message: "for how long"."""
    prefix: list[str] = []
    for place, word in enumerate(message.words):
        joins = word.low in ("and", "or") and message.words[place + 1 :][:1]
        if word.low not in WH | _MEASURES | PREPOSITIONS and not (joins and joins[0].low in WH):
            break
        prefix.append(word.text)
    return " ".join(prefix)


def _clause(last: Reading) -> str:
    """Return the last question as it goes on behind another question word."""
    words = last.words
    first = words[0].low
    second = words[1].low if len(words) > 1 else ""
    if first in DO | BE:  # "Did Boeing's workers accept the offer?"
        return _small_initial(last)
    if first in WH and second in DO | BE:
        return _with_object(last, words[1:])
    if first == "how" and len(words) > 3 and words[2].low in DO | BE:
        # "How high is unemployment?": "why is unemployment high?"
        measure = "" if second in ("much", "many") else f" {words[1].text}"
        return f"{last.bare[words[2].start :]}{measure}"
    if (
        first in ("which", "what")
        and last.is_content(words[1])
        and not any(word.low in DO for word in words)
    ):
        return f"was it that the {last.bare[words[1].start :]}"
    if first in _SUBJECTS:
        # Words that a search passes over stand for who or what was asked for.
        return f"was it that {_SUBJECTS[first]} {last.bare[words[1].start :]}"
    auxiliary = next((w for w in words if w.low in DO and w.low not in CLAUSES), None)
    if first in WH and auxiliary is None:
        return f"was it that {claim(last)}"
    if first in WH and auxiliary is not None:  # "Which leak did he mention?"
        asked = " ".join(w.text for w in words[1:] if w.start < auxiliary.start)
        return f"{last.bare[auxiliary.start :]}, {asked}"
    return f"was that: {last.bare}"


def _with_object(last: Reading, words: tuple[Word, ...]) -> str:
    """Return a clause with "that" for what the question word asked for: "did he say that on it"."""
    text = last.bare
    if last.words[0].low != "what" or words[0].low not in DO:
        return text[words[0].start :]
    for place, word in enumerate(words):
        if word.low in SPEECH and word.low in SMALL:
            after = words[place + 1].low if place + 1 < len(words) else ""
            if not after or after in ABOUT | PREPOSITIONS or words[place + 1].mark:
                return f"{text[words[0].start : word.end]} that{text[word.end :]}"
    return text[words[0].start :]


def _small_initial(last: Reading) -> str:
    return last.bare[:1].lower() + last.bare[1:]
