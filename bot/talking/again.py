"""Follow-ups that ask something else about the same: "why?", "when was that?", "who said so?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talking.antecedents import claim, person, russian, thing
from bot.talking.words import (
    ABOUT,
    BE,
    CLAUSES,
    DO,
    MORE,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    SMALL,
    SPEECH,
    WH,
)

if TYPE_CHECKING:
    from bot.talking.reading import Reading, Word

_MEASURES = frozenset("far long many much often old wide сколько долго давно".split())
_ADJUNCTS = frozenset("how when where why".split())
_SUBJECTS = {"who": "they", "what": "this"}


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
    if message.own and all(word.low in PERIODS for word in message.own):
        return f"{said}: {_small_initial(last)}?"  # "and a week before that?"
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
