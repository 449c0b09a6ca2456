"""Pronouns that nothing in the message itself explains.

A message in which every pronoun has its noun stands by itself, however much it looks like going on
from something: "Did Penhale say how he paid?" After the binding theory of Chomsky (1981): a pronoun
is not explained by a noun of its own clause, unless it is a possessive; and by a later noun only
from a phrase that stands in front of the clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.words import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CLAUSES,
    EVENTS,
    EXPLETIVE,
    PERIODS,
    PERSONAL,
    POINTING,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SEVERAL,
    SHOWN,
    SMALL,
    THINGS,
    WH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.talking.reading import Reading, Word

_STANDS_ALONE = 3
"""Words of its own from which "they" is people in general: "what do they put into fish pies?"."""

_BEFORE_SHOWN = AUXILIARIES | WH | PREPOSITIONS | {"and", "а", "и"}
_AFTER_SHOWN = frozenset(
    """
    again begin cost end happen happened legal matter mean possible right so start still then true
    why было была будет случилось произошло значит
    """.split()
)
_AT_THE_FRONT = PREPOSITIONS | {"as", "because", "if", "although", "while", "когда", "если"}
_CARRIED = frozenset("bring brought carried carry dine take taken took".split())
"""Verbs that go with whoever acts: "take with him"."""

_RUSSIAN_VERB = re.compile(r"(?:[аеиоуюя]т|[аеиуыя]л[аио]?|ть|с[яь])$")
_OPEN_NOUN = {"people", "somebody", "someone"}


def unexplained(message: Reading, known: frozenset[str]) -> list[Word]:
    """Return the pronouns of a message that refer to something before it.

    Args:
        message: the message.
        known: the lower-case words of the last question: "that bridge" refers to its bridge.
    """
    return [
        word
        for place, word in enumerate(message.words)
        if message.name_at(word) is None
        and not message.timed(word)
        and (
            (word.low in PRONOUNS and _refers(message, place))
            or (word.low in POINTING and _points(message, place, known))
            or (word.low in ("there", "там") and _where(message, place))
        )
    ]


def _refers(message: Reading, place: int) -> bool:
    word = message.words[place]
    if word.low in SHOWN:
        return _shown(message, place)
    following = message.words[place + 1].low if place + 1 < len(message.words) else ""
    if word.low in PERSONAL and following in ("who", "кто", "который", "которая"):
        return False  # "he who"
    if word.low in PERSONAL and _begins_a_name(message, place):
        return False
    if word.low in THINGS and _expletive(message, word):
        return False
    if word.low in SEVERAL and len(message.own) + len(message.names) >= _STANDS_ALONE:
        rest = range(1, len(message.words) - 1)
        if any(_noun_phrase(message, at) for at in rest):
            return False  # people in general: "what do they put into the pies?"
    return not _explained(message, place)


def _begins_a_name(message: Reading, place: int) -> bool:
    """Say whether a word in capitals leads to a name that stands apart: "He Jiankui: what ..."."""
    words = message.words
    if not words[place].text[0].isupper() or place + 2 >= len(words):
        return False
    follows, after = words[place + 1], words[place + 2]
    return follows.text[0].isupper() and message.is_content(follows) and after.text in (":", ",")


def _expletive(message: Reading, word: Word) -> bool:
    return any(
        match.start() <= word.start < match.end() for match in EXPLETIVE.finditer(message.text)
    )


def _explained(message: Reading, place: int) -> bool:
    """Say whether a noun of the message is what a pronoun in it stands for."""
    words = message.words
    begun = max((at for at in range(1, place) if _begins_clause(message, at)), default=0)
    personal = words[place].low in PERSONAL | SEVERAL
    if words[place].low in SHOWN:
        return any(_noun_phrase(message, at) for at in range(begun))
    if any(_noun(message, at, personal=personal) for at in range(begun)):
        return True
    leads = place > 0 and words[place - 1].low in AUXILIARIES
    own = possessive(words, place) or not (leads or _object(message, place))
    carried = place > 1 and words[place - 1].low == "with" and words[place - 2].low in _CARRIED
    own = own or carried
    if words[place].low not in SHOWN and any(_owner(message, at) for at in range(begun, place)):
        return True
    if own and any(_noun(message, at) for at in range(begun, place)):
        return True
    return _explained_later(message, place, after_auxiliary=leads)


def _begins_clause(message: Reading, place: int) -> bool:
    """Say whether a clause begins at a word: at a mark, a conjunction, an infinitive."""
    word = message.words[place]
    if word.low == "to" and place + 1 < len(message.words):
        following = message.words[place + 1]
        return message.is_content(following) and message.name_at(following) is None
    gerund = word.low.endswith("ing") and message.words[place - 1].low in PREPOSITIONS
    return word.mark or word.low in CLAUSES or gerund


def _owner(message: Reading, place: int) -> bool:
    """Say whether a word is a noun within another's phrase: "Luther's tutors", "of the city"."""
    words = message.words
    word = words[place]
    if message.name_at(word) is not None and re.search("['’]s?$", word.text):
        return True
    if message.name_at(word) is not None and message.text.startswith(("'s", "’s"), word.end):
        return True
    return place > 1 and word.low in ARTICLES and words[place - 1].low == "of"


def _explained_later(message: Reading, place: int, *, after_auxiliary: bool) -> bool:
    words = message.words
    for at in range(place + 1, len(words) - 1):
        # "who won it, the Fields Medal?"
        if words[at].text in ",:—–-" and (
            words[at + 1].low in ARTICLES or message.name_at(words[at + 1]) is not None
        ):
            return True
    if after_auxiliary or any(word.low in AUXILIARIES for word in words[:place]):
        return False
    if possessive(words, place) and any(
        name.start > words[place].end and name.kind != "publisher" for name in message.names
    ):
        return True  # "which of his generals joined Temüjin"
    comma = any(word.text == "," for word in words[place + 1 :])
    if words[0].low in ("когда", "если", "где") and not comma:
        return False
    front = words[0].low in _AT_THE_FRONT or (words[0].low in ("when", "where") and place == 1)
    return (front or comma) and any(_noun(message, at) for at in range(place + 1, len(words)))


def possessive(words: Sequence[Word], place: int) -> bool:
    """Say whether a pronoun says whose: "her shows", not "ask her"."""
    if words[place].low not in POSSESSIVE or place + 1 >= len(words):
        return False
    following = words[place + 1]
    return not (following.mark or following.low in PREPOSITIONS or following.low in AUXILIARIES)


def _object(message: Reading, place: int) -> bool:
    """Say whether a pronoun is what something is done to: at the end, or before a preposition."""
    words = message.words
    if words[place].low in ("him", "them", "ему", "ей", "него", "неё", "нее", "нём"):
        return True
    if place + 1 >= len(words):
        return True
    following = words[place + 1]
    return following.mark or following.low in PREPOSITIONS or message.timed(following)


def _noun(message: Reading, place: int, *, personal: bool = True) -> bool:
    """Say whether the word at ``place`` may be a noun that a pronoun stands for."""
    word = message.words[place]
    return (
        message.name_at(word) is not None
        or word.low in _OPEN_NOUN
        or (message.is_content(word) and not message.timed(word))
        or (word.low in ("who", "кто") and place == 0 and personal)
    )


def _shown(message: Reading, place: int) -> bool:
    """Say whether "this" or "that" stands for something by itself."""
    words = message.words
    before = words[place - 1].low if place else ""
    following = words[place + 1] if place + 1 < len(words) else None
    if words[place].text[0].isupper() and place:
        return False
    if words[place].low == "это" and following is not None and following.low == "за":
        # "Что это за вирус, который нашли в Конго" says which one it means.
        return not any(word.low.startswith("котор") for word in words[place + 2 :])
    if following is None or following.mark:
        return before not in ("like", "just") and not _explained(message, place)
    if not place:
        return following.low in AUXILIARIES and len(message.own) <= 1 and not message.names
    if before not in _BEFORE_SHOWN or before in ("do", "done"):
        return False
    if before in PREPOSITIONS and following.low in AUXILIARIES:
        return False  # "since this was the last, who won?"
    if words[place].low in ("those", "these") and following.low in PREPOSITIONS | {"who"}:
        return False
    after = [word for word in words[place + 1 :] if not word.mark]
    verb = before in AUXILIARIES and (len(after) == 1 or following.low in ARTICLES)
    verb = verb or (before in BE and following.low.endswith("ed"))  # "is this confirmed by CNN"
    plain = verb or following.low in AUXILIARIES | PREPOSITIONS | _AFTER_SHOWN
    plain = plain or bool(_RUSSIAN_VERB.search(following.low))
    return plain and not _explained(message, place)


def _points(message: Reading, place: int, known: frozenset[str]) -> bool:
    """Say whether "that" comes with a noun of the last question, or with one that means it all."""
    words = message.words
    if place + 1 >= len(words) or words[place + 1].mark:
        return False
    noun = next((word for word in words[place + 1 :] if message.is_content(word)), None)
    if noun is None or noun.low in PERIODS or noun.start > words[place + 1].end + 20:
        return False
    if words[place + 1].low in SMALL or message.name_at(noun) is not None:
        return False
    if words[place].low == "that" and place and message.is_content(words[place - 1]):
        return False  # "the bridge that ..."
    alone = len(message.own) == 1 and not message.names
    return noun.low in known or (alone and noun.low in EVENTS)


def _where(message: Reading, place: int) -> bool:
    """Say whether "there" is a place told before, as it is not in "is there a vaccine"."""
    words = message.words
    beside = {words[at].low for at in (place - 1, place + 1) if 0 <= at < len(words)}
    if not place or beside & (AUXILIARIES - {"did"}):
        return False
    return not any(_noun_phrase(message, at) for at in range(place))


def _noun_phrase(message: Reading, place: int) -> bool:
    """Say whether a noun phrase begins at ``place``: a name, "the city", "which city"."""
    words = message.words
    if message.name_at(words[place]) is not None:
        return True
    leads = words[place].low in ARTICLES or words[place].low in ("which", "what", "какой", "какая")
    return leads and message.is_content(words[place + 1])
