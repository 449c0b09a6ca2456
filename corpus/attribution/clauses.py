"""Where a content begins and ends: the complement of a cue, and the clause before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.nouns import Stance
from corpus.attribution.phrases import is_word, phrase_after
from corpus.attribution.verb_groups import group
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit

LONGEST = 150
"""Words of a content outside quotation marks: what is longer is no sentence."""

_FINITE = frozenset("ds")
_SPEECH = frozenset({Stance.SAID, Stance.ALLEGED, Stance.DENIED, Stance.PROMISED})


def content_end(unit: Unit, begin: int, tags: str, frame: str, language: Language) -> int:
    """Return where the content that begins at ``begin`` ends.

    It runs to the unit's end, unless its subject speaks again ("and added", ", saying"), somebody
    else does (", while Smith said"), or it is attributed already (", according to").
    """
    low = unit.low
    size = min(len(low), begin + LONGEST)
    limit = size
    while limit > begin + 1 and low[limit - 1] in (".", ",", ";", ":", "—", "–", "-"):
        limit -= 1
    short = frame in ("noun", "to") or frame.startswith("+")
    k = begin + (unit.low[begin] != QUOTE)
    while k < limit:
        word = low[k]
        if word == ";" and k > begin + 2:
            return k
        if word == ":" and short and k > begin and low[k + 1 : k + 2] != [QUOTE]:
            return k
        if word == QUOTE and _is_rounded_off(unit, k, limit, language):
            return k + 1
        if word in (",", "—", "–", "-", "--"):
            following = low[k + 1] if k + 1 < limit else ""
            if k == begin + 1 and low[begin] in language.complementisers:
                k += 1
                continue  # "that, according to the memo, the bank is bankrupt"
            if following == "according" or (
                following == "as" and speaks_soon(unit, k + 2, limit, language)
            ):
                return k
            if following in (
                "but",
                "while",
                "although",
                "though",
                "and",
                "whereas",
                "after",
                "when",
                "as",
            ) and (
                (short and following not in ("and",)) or speaks_soon(unit, k + 2, limit, language)
            ):
                return k
            if _adds(unit, k + 1, limit, language):
                return k
            if short and (following in language.relatives or following in ("whose", "where")):
                return k
            if word == "," and _ends_with_speaker(unit, k + 1, limit, short, language):
                return k
        elif (
            (word in language.coordinators and _same_verb(unit, k + 1, limit, tags, language))
            or (
                word in ("while", "as", "but", "after", "when")
                and short
                and speaks_soon(unit, k + 1, limit, language)
            )
            or (short and word in _MEDIUM_PREPOSITIONS and _speech_adjunct(unit, k, limit))
            or (word == "by" and k + 1 < limit and low[k + 1] in _GERUNDS_AFTER_BY and short)
            or (word in ("when", "after") and short and _asked(low, k + 1, limit))
        ):
            return k
        k += 1
    return limit


def _is_rounded_off(unit: Unit, at: int, limit: int, language: Language) -> bool:
    """Say whether a quotation ends the content: a comma in its marks, something new after."""
    if unit.words[at].rstrip(_MARKS)[-1:] not in (",", ".") or at + 1 >= limit:
        return False
    following = unit.low[at + 1]
    return following not in language.coordinators and following not in ("that", QUOTE)


_MARKS = "”\"'’»“"


def _asked(low: list[str], at: int, limit: int) -> bool:
    """Say whether "when asked", "when he spoke to", "after being contacted by" is there."""
    words = low[at : min(limit, at + 4)]
    return any(
        word in ("asked", "contacted", "reached", "approached", "pressed", "questioned")
        or (word in ("spoke", "speaking") and words[k + 1 : k + 2] in (["to"], ["with"]))
        for k, word in enumerate(words)
    )


def _speech_adjunct(unit: Unit, at: int, limit: int) -> bool:
    """Say whether "in an interview", "on Twitter" or the like begins at ``at``."""
    if unit.low[at] in ("through", "via") and not OUTLET_NOUNS.isdisjoint(
        unit.low[at + 1 : min(limit, at + 6)]
    ):
        return True
    return any(unit.low[k] in _OCCASIONS for k in range(at + 1, min(limit, at + 6)))


_MEDIUM_PREPOSITIONS = frozenset("in on at during through via".split())
_OCCASIONS = frozenset(
    """
    interview statement message letter post tweet speech briefing conference video email
    e-mail call conversation twitter facebook telegram instagram remarks address debate
    testimony memo hearing rally
    """.split()
)
_GERUNDS_AFTER_BY = frozenset("saying calling noting suggesting telling pointing arguing".split())


def _adds(unit: Unit, at: int, limit: int, language: Language) -> bool:
    """Say whether ", adding that" begins at ``at``."""
    while at < limit and (unit.low[at] in language.adverbs or unit.low[at].endswith("ly")):
        at += 1
    if at >= limit:
        return False
    found = language.verbs.get(unit.low[at])
    if not found or found[0] != "g":
        return False
    one = _meant(unit, at, found[1])
    if one is None:
        return False
    return bool(one.frames & {"T", "Q"}) or one.stance in _SPEECH


def _same_verb(unit: Unit, at: int, limit: int, tags: str, language: Language) -> bool:
    """Say whether a second cue of the same form begins at ``at``: "and called"."""
    while at < limit and (
        unit.low[at] in language.adverbs
        or unit.low[at] in ("has", "have")
        or (unit.low[at].endswith("ly") and unit.low[at] not in language.verbs)
    ):
        at += 1
    if at >= limit:
        return False
    found = language.verbs.get(unit.low[at])
    if not found or not set(found[0]) & set(tags) & _FINITE:
        return False
    one = _meant(unit, at, found[1])
    if one is None:
        return False
    return "Q" in one.frames or (one.stance in _SPEECH and one.stance is not Stance.SAID)


def _meant(unit: Unit, at: int, cues: tuple[Cue, ...]) -> Cue | None:
    """Return the cue that a form is here: particles must follow."""
    following = unit.low[at + 1] if at + 1 < len(unit.low) else ""
    return next((one for one in cues if one.particle is None or one.particle == following), None)


def speaks_soon(unit: Unit, at: int, limit: int, language: Language) -> bool:
    """Say whether a clause begins at ``at`` whose verb is a finite cue with its own complement."""
    low = unit.low
    for k in range(at, min(limit, at + 9)):
        word = low[k]
        found = language.verbs.get(word)
        if (
            found
            and k > at
            and set(found[0]) & _FINITE
            and "n" not in _bare_participle(unit, k, language)
        ):
            one = found[1][0]
            return bool(one.frames & {"T", "Q"})
        if word in (",", QUOTE, ";", ":"):
            return False
    return False


def _bare_participle(unit: Unit, at: int, language: Language) -> str:
    """Return "n" where the word at ``at`` follows a form of *be*."""
    return "n" if group(unit, at, language).passive else ""


_NEAR_SPEAKER = 7
_LONGEST_SPEAKER = 12  # words of "a cousin of one of the hostages told"


def _ends_with_speaker(unit: Unit, at: int, limit: int, any_rest: bool, language: Language) -> bool:
    """Say whether "he said" closes the unit from ``at`` on."""
    low = unit.low
    for k in range(at + 1, min(limit, at + _LONGEST_SPEAKER)):
        found = language.verbs.get(low[k])
        if found and set(found[0]) & _FINITE and found[1][0].frames & {"Q"}:
            rest = limit - k - 1
            if rest == 0 or (k < at + _NEAR_SPEAKER and (any_rest or low[k + 1] == ",")):
                return True
            told = "A" in found[1][0].frames and is_word(low[k + 1])
            return told and (phrase_after(unit, k + 1, language) or 0) >= limit
        if low[k] in (",", QUOTE):
            return False
    return False
