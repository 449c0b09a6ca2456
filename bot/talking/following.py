"""Whether a message goes on from the last question, and how.

Only what cannot stand by itself goes on: it names a source or a time and no matter, or no matter at
all, or it begins with "and" and is no sentence, or a pronoun in it has no noun. In doubt it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.talking.pronouns import unexplained
from bot.talking.words import (
    AUXILIARIES,
    MORE,
    PERIODS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIONAL,
    REPLIES,
    SHOWN,
    SPEECH,
    WH,
)

if TYPE_CHECKING:
    from bot.talking.reading import Reading, Word

How = Literal["names", "noun", "again", "pronouns"]

_FEW = 3
"""Words of its own that a noun may have to take another's place: "and the Silver Plate?"."""

_ANYBODY = frozenset("any anybody anyone anything кто-нибудь somebody someone".split())
_ADDRESSED = frozenset("i me my we us you your вы ты я мы".split())


def follows(message: Reading, last: Reading) -> How | None:
    """Say how a message goes on from the last question, ``None`` if it stands by itself."""
    if not any(not word.mark for word in message.words):
        return None
    known = frozenset(word.low for word in last.words if last.is_content(word))
    open_pronouns = unexplained(message, known)
    if not message.own:
        if not message.names and message.time is None:
            return "again" if _asks_again(message) else None
        personal = any(word.low in PERSONAL for word in open_pronouns)
        if _without_verb(message):
            return "pronouns"
        plain = _names_only(message, last) and not (open_pronouns and _replies(message))
        if not personal and (plain or _source_of_that(message, open_pronouns)):
            return "names"
    if open_pronouns and _is_question(message):
        return "pronouns"
    if not message.own:
        return None
    shown = any(word.low in SHOWN for word in message.words)
    if message.joins and shown and all(word.low in PERIODS for word in message.own):
        return "again"  # "and a week before that?"
    if message.joins and not message.asks and len(message.own) <= _FEW:
        return "noun"
    return "pronouns" if _elliptic(message) else None


def _asks_again(message: Reading) -> bool:
    """Say whether a message without any matter asks for more of the last question's."""
    lows = {word.low for word in message.words}
    more = lows & MORE
    if lows & _ADDRESSED and not (more or lows & {"tell", "mean", "explain"}):
        return False  # "who are you?"
    return bool(message.joins or more or lows & WH or (lows & PRONOUNS and _is_question(message)))


def _is_question(message: Reading) -> bool:
    """Say whether a message has the form of a question, as "that's all" has not."""
    first = message.words[0].low
    led = message.joins or message.about or first in AUXILIARIES | PREPOSITIONS | POSSESSIVE
    return led or "?" in message.text or any(word.low in WH for word in message.words)


def _names_only(message: Reading, last: Reading) -> bool:
    """Say whether names and times are all that a message has, and it is no question by itself."""
    publishers = [name for name in message.names if name.kind == "publisher"]
    if message.joins or message.about:
        # "And what did Austin say?" goes on, "and who is Austin?" does not.
        speech = any(word.low in SPEECH for word in message.words)
        return not message.asks or speech or any(name.source for name in message.names)
    if message.asks:
        # "What does the BBC say?" has no matter; what somebody said may be all one wants to know.
        one = len(message.names) == 1 and message.time is None
        if one and _replies(message):
            return True  # "what was Austin's response?"
        only = len(publishers) == len(message.names) > 0
        return only and message.time is None and any(name.source for name in publishers)
    if not message.names:
        return message.time is not None
    if message.words[0].low in PREPOSITIONS | {"according", "says", "согласно"}:
        return True  # "from Reuters?"
    if len(publishers) == len(message.names):
        return True
    asked = message.text.rstrip().endswith("?")
    people = all(name.kind == "person" for name in message.names)
    return asked and people and any(name.kind == "person" and name.source for name in last.names)


def _without_verb(message: Reading) -> bool:
    """Say whether a message is an auxiliary and a name: "did France?"."""
    if len(message.names) != 1 or message.words[0].low not in AUXILIARIES:
        return False
    name = message.names[0]
    rest = [word for word in message.words[1:] if not word.mark]
    return all(name.start <= word.start < name.end for word in rest)


def _replies(message: Reading) -> bool:
    return any(word.low in REPLIES for word in message.words)


def _source_of_that(message: Reading, open_pronouns: list[Word]) -> bool:
    """Say whether a message asks for what a source says of the matter: "did CNN report it?"."""
    lows = {word.low for word in message.words}
    if not open_pronouns or _replies(message):
        return False
    return any(name.source or (name.kind is not None and lows & SPEECH) for name in message.names)


def _elliptic(message: Reading) -> bool:
    """Say whether a short question lacks its noun: "and how wide?", "was anybody hurt?"."""
    if len(message.own) > 1 or message.names or message.time is not None:
        return False
    lows = [word.low for word in message.words if not word.mark]
    if message.joins and message.asks:
        return True
    if message.own[0].low in RELATIONAL:
        return True  # "what was the outcome?"
    if lows[:2] in (["how", "many"], ["how", "much"]):
        return True  # "how many died?"
    if (lows[0] in AUXILIARIES and lows[1:2] and lows[1] in _ANYBODY) or lows[0] == "any":
        return True
    led = lows[0] in PREPOSITIONS and lows[1:2] and lows[1] in WH  # "on which day?"
    if lows[0] == "почему" and lows[1:2] == ["так"]:
        return True
    verbless = lows[0] in ("how", "why", "which") and "to" not in lows  # "why so late?"
    return bool(led or verbless) and not any(low in AUXILIARIES for low in lows)
