"""The subject of an English cue: before it, after it, or shared with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.phrases import is_word, phrase_after, subject_before, with_name
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.verb_groups import Group
    from corpus.attribution.words import Unit


SEPARATORS = frozenset({",", QUOTE, "—", "–", "-", "--"})


@dataclass(slots=True)
class State:
    """What earlier verbs of the unit leave behind."""

    subject: tuple[int, int] | None = None
    floor: int = 0
    content_until: int = 0
    spoken: int = 0


_PARTICLES = frozenset("out up off down back aloud away".split())
"""Words that go with a verb, and begin no subject after it: "a letter, read out at the council"."""

_SAID = frozenset("said added explained wrote replied noted".split())


def is_noun_here(unit: Unit, at: int, tags: str, verb: Group, language: Language) -> bool:
    """Say whether the word is a noun or an adjective here: "the claims", "a proposed law"."""
    if verb.begin < at and verb.helped:
        return False
    before = unit.low[at - 1] if at else ""
    if before in language.determiners and before not in (
        "that",
        "this",
        "all",
        "some",
        "many",
        "most",
        "each",
        "both",
        "another",
        "other",
        "few",
        "one",
    ):
        return True
    if before in ("'s", "’s", "of", "for", "in", "on", "with") and "g" not in tags:
        return True
    following = unit.low[at + 1] if at + 1 < len(unit.low) else ""
    if "d" in tags and following == "by" and unit.low[at] not in _SAID:
        return True
    if "s" in tags or tags == "b" or ("b" in tags and "d" not in tags):
        if before in language.prepositions:
            return True
        if unit.low[at] in language.nouns and following in (
            "of",
            "for",
            "about",
            "over",
            "against",
        ):
            return True
        if "b" in tags and not verb.infinitive and at and unit.low[at] in language.nouns:
            return following not in language.complementisers and before not in language.pronouns
    return False


def inverted_subject(
    unit: Unit,
    at: int,
    after: int,
    cue: Cue,
    verb: Group,
    form: str,
    language: Language,
    state: State,
) -> tuple[int, int] | None:
    """Return the subject after the verb: "…, said X"."""
    low = unit.low
    if (
        form != "finite"
        or not cue.frames & {"Q"}
        or verb.negated
        or ("A" in cue.frames and low[at] != "asked")
    ):
        return None
    before = low[verb.begin - 1] if verb.begin else ""
    if verb.begin and before not in SEPARATORS:
        return None
    if after >= len(low) or low[after] in ("that", "it", ":", ",") or low[after] in _PARTICLES:
        return None
    if low[after].endswith("ing") and low[after] == unit.words[after]:
        return None  # ", went on hauling"
    end = phrase_after(unit, after, language)
    if end is None:
        return None
    end = with_name(unit, after, end, language)
    following = low[end] if end < len(low) else "."
    if verb.begin == 0:
        return (after, end) if following == ":" else None
    closes = (
        following in (".", ",", ";", ":", QUOTE, ASIDE, "?", "!", "—", "–", "-")
        or following in language.relatives
        or following in language.prepositions
        or following in language.times
        or following in language.coordinators
        or following in language.conjunctions
        or following in language.adverbs
    )
    if before == QUOTE or (verb.begin > 1 and low[verb.begin - 2] == QUOTE):
        return after, end
    if not closes:
        return None
    apposition = subject_before(unit, verb.begin, language, state.floor)
    return (
        None
        if apposition and _begins_clause(unit, apposition[0], language, state.floor)
        else (after, end)
    )


def _begins_clause(unit: Unit, at: int, language: Language, floor: int) -> bool:
    """Say whether nothing but an introductory word stands before ``at`` in its clause."""
    while at > floor and (
        unit.low[at - 1] in language.coordinators
        or unit.low[at - 1] in language.conjunctions
        or not is_word(unit.low[at - 1])
    ):
        at -= 1
    return at <= floor


def finite_subject(
    unit: Unit, begin: int, language: Language, state: State
) -> tuple[tuple[int, int] | None, str]:
    """Return the subject of a finite verb and how it was found."""
    before = unit.low[begin - 1] if begin else ""
    if before in language.coordinators or before in (";",):
        return state.subject or first_subject(unit, begin - 1, language, 0), "shared"
    if before in language.relatives and begin > 1:
        return (begin - 1, begin), "subject"
    if before == "," and begin > 2 and unit.low[begin - 2] == QUOTE:
        return None, ""
    found = subject_before(unit, begin, language, state.floor)
    if found is not None:
        whole = _before_relative(unit, found[0], language)
        return whole or found, "subject"
    if before == "," and state.subject:
        return state.subject, "shared"
    if before == "," or not before or before == QUOTE:
        return None, ""
    return first_subject(unit, begin, language, state.floor), "far"


def _before_relative(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the subject of "a driver who is called Yusuf told": what "who" takes up."""
    low = unit.low
    begin = at
    while begin > 0 and low[begin - 1] not in SEPARATORS and at - begin < 14:
        begin -= 1
    relative = next((k for k in range(begin + 1, at) if low[k] == "who"), None)
    if relative is None or (begin > 0 and low[begin - 1] not in SEPARATORS):
        return None
    end = phrase_after(unit, begin, language, relative)
    return (begin, end) if end == relative else None


def first_subject(
    unit: Unit, before: int, language: Language, floor: int
) -> tuple[int, int] | None:
    """Return the subject at the beginning of the clause: after an introductory phrase, if any."""
    low = unit.low
    at = floor
    while at < before and not is_word(low[at]):
        at += 1
    first = low[at] if at < len(low) else ""
    introduces = (
        first in language.prepositions
        or first in language.conjunctions
        or first in language.times
        or first in language.adverbs
        or first.endswith(("ing", "ed", "ly"))
    )
    if introduces and first not in language.pronouns:
        comma = next((k for k in range(at, min(before, at + 30)) if low[k] == ","), None)
        at = comma + 1 if comma is not None else at + 1
    while at < before and (low[at] in language.coordinators or low[at] in language.conjunctions):
        at += 1
    if at >= before:
        return None
    end = phrase_after(unit, at, language, before)
    return None if end is None else (at, end)
