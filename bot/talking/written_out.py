"""A message with what its pronouns stand for, or beside it what it goes on from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.antecedents import about_of, claim, person, place_in, role, russian, thing
from bot.talking.pronouns import possessive, unexplained
from bot.talking.words import PERSONAL, POINTING, PREPOSITIONS, SEVERAL, SHOWN

if TYPE_CHECKING:
    from bot.talking.reading import Reading, Word

_PLURAL = re.compile(r"[^'’sui]s$")


def explained(message: Reading, last: Reading, speaker: str | None) -> str:
    """Return a message with what its pronouns stand for, or with the last question's matter.

    Args:
        message: the message.
        last: the last question.
        speaker: who says what was quoted last, for a "she" that the last question does not name.
    """
    known = frozenset(word.low for word in last.words if last.is_content(word))
    text, settled = message.bare, True
    found = unexplained(message, known)
    named: dict[str, str] = {}
    for word in reversed(found):
        words = _standing_for(word, message, last, speaker)
        if words is None or (russian(message.text) and word.low not in ("он", "она")):
            settled = False
            continue
        if words in named:  # "what did he promise him?"
            settled = False
            text = text.replace(words, named[words], 1)
        named[words] = word.text
        if possessive(message.words, message.words.index(word)):
            words += "'" if words.endswith("s") else "'s"
        text = text[: word.start] + words + text[word.end :]
    if not found:
        measured = [word.low for word in message.words[:2]]  # "how wide?"
        measured_thing = measured[0] == "how" and measured[-1] not in ("many", "much")
        return f"{text}: {(thing(last) if measured_thing else None) or claim(last)}?"
    # "Who replaced him?" says too little without what he is known for.
    scant = len(message.own) <= 1 and not message.names and about_of(message) is None
    people = any(word.low in PERSONAL | SEVERAL for word in found)
    settled = settled and not (scant and people and last.own)
    return f"{text}?" if settled else f"{text}: {claim(last)}?"


def _standing_for(word: Word, message: Reading, last: Reading, speaker: str | None) -> str | None:
    if word.low in PERSONAL:
        known = person(last)
        return known.words if known else speaker or role(last)
    if word.low in ("there", "там"):
        return place_in(last)
    if word.low in POINTING - SHOWN:
        return None
    place = message.words.index(word)
    if word.low in SHOWN and not (place and message.words[place - 1].low in PREPOSITIONS):
        return None  # "is that true?": what was said, not what it was about
    found = thing(last)
    plural = found is not None and _PLURAL.search(found) is not None
    several = word.low in SEVERAL | {"these", "those"}
    return found if plural == several or word.low in ("this", "that") else None
