"""The complement of a cue: in which frame its content follows, and with which word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.phrases import is_name, is_word, phrase_after
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


_NEAR = 28  # words within which an adjunct before "that" or a quotation ends


_SPELLS = frozenset(
    (
        "week weekend month year morning evening afternoon night day monday tuesday "
        "wednesday thursday friday saturday sunday"
    ).split()
)


_TELLING = frozenset("tell inform remind assure notify brief reassure alert forewarn".split())

_FINITE = frozenset("ds")


def complement(unit: Unit, after: int, cue: Cue, language: Language) -> tuple[str, int] | None:
    """Return the frame in which a content follows at ``after``, and the word it begins with."""
    low = unit.low
    size = len(low)
    frames = cue.frames
    at = _past_times(unit, after, language)
    while (
        at < size
        and (
            low[at] in language.times
            or low[at] in language.adverbs
            or (low[at].isdigit() and at > after and low[at - 1] in language.times)
            or (low[at].endswith("ly") and language.code == "en" and at + 1 < size)
        )
        and not (low[at] in language.complementisers or low[at] in language.questions)
    ):
        at += 1
    if at >= size:
        return None
    word = low[at]
    if word in language.complementisers and "T" in frames:
        return "that", at
    if word == "that" and "N" in frames and at + 1 < size and low[at + 1] == QUOTE:
        return "noun", at
    if word == ":":
        return ("colon", at + 1) if at + 1 < size and (frames & {"T", "Q", "B"}) else None
    if word == QUOTE:
        return ("quote", at) if frames & {"Q", "N", "B", "T"} else None
    if word == ",":
        if at + 1 < size and low[at + 1] == QUOTE and frames & {"Q", "T", "B"}:
            return "quote", at + 1
        if language.code != "en" and at + 1 < size and frames & {"T", "B"}:
            return _comma_clause(unit, at + 1, language)
        return _over_aside(unit, at, language) if "T" in frames else None
    if word in cue.prepositions and at + 1 < size:
        return f"+{word}", at + 1
    if {"A", "V"} <= frames and word == "to" and _infinitive(unit, at, language):
        return "to", at  # "were told to leave"
    if "A" in frames and not ("W" in frames and word in language.questions):
        found = _addressed(unit, at, frames, language)
        if found is not None or ("N" not in frames and not cue.prepositions):
            return found
        if cue.lemma in _TELLING:
            return None
    if "V" in frames and language.code == "en":
        turned = at + 1 if word == "not" else at
        if turned + 1 < size and low[turned] == "to" and is_word(low[turned + 1]):
            return "to", at
    if "W" in frames and word in language.questions:
        return "wh", at
    if word in language.prepositions or word == "to":
        return _over_adjunct(unit, at, cue, language)
    if (
        word in language.coordinators
        or word in language.relatives
        or word in (".", ";", ")", "—", "–", "-", "--")
    ):
        return None
    if not (is_word(word) or word in (ASIDE, "$", "#", "@", "€", "£")):
        return None
    if "T" in frames:
        ahead = _that_ahead(unit, at, language)
        if ahead is not None:
            return "that", ahead
    if (
        "B" in frames
        and language.code == "en"
        and not ("N" in frames and not _has_verb(unit, at, language))
    ):
        return "bare", at
    if "N" in frames:
        return "noun", at
    return None


def _infinitive(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a verb follows "to", not whom something is told."""
    low = unit.low
    if at + 1 >= len(low) or not is_word(low[at + 1]) or is_name(unit.words[at + 1]):
        return False
    return low[at + 1] not in language.determiners | language.pronouns


def _has_verb(unit: Unit, at: int, language: Language) -> bool:
    """Say whether what begins at ``at`` is a clause: a finite verb comes before any comma."""
    low = unit.low
    for k in range(at + 1, min(len(low), at + 25)):
        word = low[k]
        if word in (",", ";", QUOTE, "—", "–"):
            return False
        if word in language.relatives or word in language.conjunctions:
            return False
        if word in language.auxiliaries and word not in (
            "being",
            "been",
            "be",
            "having",
            "going",
            "’s",
            "'s",
        ):
            return True
        if (
            word.endswith("ed")
            and low[k - 1] not in language.determiners
            and low[k - 1] not in language.prepositions
        ):
            following = low[k + 1] if k + 1 < len(low) else ""
            if following != "by":
                return True
        tags = language.verbs.get(word)
        if (tags and set(tags[0]) & _FINITE and "n" not in tags[0]) or word in language.never:
            return True
    return False


def _past_times(unit: Unit, at: int, language: Language) -> int:
    """Return what follows "on Monday", "late on 4 May", if that stands at ``at``."""
    low = unit.low
    k = at
    while k < len(low) and low[k] in ("late", "early", "again"):
        k += 1
    if (
        k + 1 < len(low)
        and low[k] in ("on", "in", "at", "am", "im", "в", "во")
        and low[k + 1] in language.times
    ):
        k += 2
        while k < len(low) and (
            low[k] in language.times
            or low[k].isdigit()
            or low[k] in ("night", "morning", "evening", "afternoon")
        ):
            k += 1
        if k + 1 < len(low) and low[k] == "," and low[k + 1].isdigit() and len(low[k + 1]) == 4:
            k += 2
            k += k < len(low) and low[k] == ","
        return k
    if (
        k + 1 < len(low)
        and low[k] in ("last", "this", "earlier", "later", "over")
        and low[k + 1] in _SPELLS
    ):
        return k + 2
    if (
        k + 2 < len(low)
        and low[k + 1] in ("this", "last", "that", "the")
        and low[k + 2] in _SPELLS
        and low[k] in ("earlier", "later", "over")
    ):
        return k + 3
    return at


def _comma_clause(unit: Unit, at: int, language: Language) -> tuple[str, int] | None:
    """Read ", dass …" or a clause without it."""
    word = unit.low[at]
    if word in language.complementisers:
        return "that", at
    if word in language.questions:
        return "wh", at
    if word in language.coordinators:
        return None
    return "bare", at


def _over_aside(unit: Unit, comma: int, language: Language) -> tuple[str, int] | None:
    """Read "said, in a statement, that": what follows the second comma."""
    low = unit.low
    for at in range(comma + 1, min(len(low), comma + 15)):
        if low[at] == ",":
            following = low[at + 1] if at + 1 < len(low) else ""
            if following in language.complementisers:
                return "that", at + 1
            if following == QUOTE and low[comma + 1] in language.prepositions:
                return "quote", at + 1
            return None
        if low[at] == ":" and at + 1 < len(low) and low[at + 1] == QUOTE:
            return "quote", at + 1
    return None


def _over_adjunct(unit: Unit, at: int, cue: Cue, language: Language) -> tuple[str, int] | None:
    """Read "said in a statement on Monday that": the complement after phrases of place and time."""
    low, frames = unit.low, cue.frames
    end = phrase_after(unit, at + 1, language)
    if end is not None and end + 1 < len(low) and low[end] in cue.prepositions:
        return f"+{low[end]}", end + 1
    size = min(len(low), at + _NEAR)
    for k in range(at + 1, size):
        word = low[k]
        if word in language.complementisers and "T" in frames:
            if k + 1 < len(low) and _is_verb(low[k + 1], language):
                continue  # a relative clause: "in a statement that followed"
            return "that", k
        if word in ("how", "why", "what", "whether") and "W" in frames and k > at + 1:
            clause = language.auxiliaries | language.pronouns
            return ("wh", k) if clause.isdisjoint(low[at:k]) else None
        if word == ":" and k + 1 < len(low) and frames & {"Q", "T", "B"}:
            return "colon", k + 1
        if word == QUOTE and frames & {"Q", "T", "B"}:
            opened = low[k - 1] == "," or unit.ends[k] - unit.starts[k] > 40
            return ("quote", k) if opened else None
        if word in (";", "—", "–"):
            return None
        if (
            word == ","
            and k + 1 < len(low)
            and not (low[k + 1] == QUOTE or low[k + 1] in language.times or low[k + 1].isdigit())
        ):
            return _after_phrase(unit, at, frames, language)
    return _after_phrase(unit, at, frames, language)


def _after_phrase(
    unit: Unit, at: int, frames: frozenset[str], language: Language
) -> tuple[str, int] | None:
    """Read "said in a statement it would": a bare clause after one adjunct."""
    end = phrase_after(unit, at + 1, language)
    if "B" not in frames or end is None or end + 2 >= len(unit.low):
        return None
    begins = unit.low[end] in language.pronouns or unit.low[end] in language.determiners
    return ("bare", end) if begins and _has_verb(unit, end, language) else None


def _is_verb(word: str, language: Language) -> bool:
    """Say whether a word after "that" makes it a relative pronoun."""
    tags = language.verbs.get(word)
    return word in language.auxiliaries or bool(tags and tags[0] in ("d", "dn", "s"))


def _that_ahead(unit: Unit, at: int, language: Language) -> int | None:
    """Return where "that" follows an addressee or a short object ("wrote on Monday that")."""
    low = unit.low
    for k in range(at, min(len(low), at + 3)):
        if low[k] in language.times and k + 1 < len(low) and low[k + 1] in language.complementisers:
            return k + 1
    return None


def _clause_after(unit: Unit, at: int, quote: int, language: Language) -> int | None:
    """Return where a clause begins after whom it is told: "told Ecuavisa the prison was “…”"."""
    end = phrase_after(unit, at, language, quote)
    if end is None or end + 1 >= quote or unit.low[end] not in language.determiners:
        return None
    if unit.low[end + 1] in _SPELLS or not is_name(unit.words[end - 1]):
        return None
    verb = any(
        unit.low[k] in language.auxiliaries or unit.low[k] in language.verbs
        for k in range(end + 1, quote)
    )
    return end if verb else None


def _addressed(
    unit: Unit, at: int, frames: frozenset[str], language: Language
) -> tuple[str, int] | None:
    """Read "told the crowd that", "told CNN: ...", "asked them to": the complement after whom."""
    low, words = unit.low, unit.words
    size = min(len(low), at + _NEAR)
    for k in range(at + 1, size):
        word = low[k]
        if word in language.complementisers and (k > at + 1 or low[at] not in language.determiners):
            return "that", k
        if word == QUOTE:
            clause = _clause_after(unit, at, k, language)
            if clause is not None and "B" in frames:
                return "bare", clause
            return ("quote", k) if unit.ends[k] - unit.starts[k] > 20 or low[k - 1] == "," else None
        if word == ":":
            return ("colon", k + 1) if k + 1 < len(low) else None
        if word == "," and k + 1 < len(low) and low[k + 1] == QUOTE:
            return "quote", k + 1
        following = low[k + 1] if k + 1 < len(low) else ""
        verb = word == "to" and is_word(following) and not is_name(words[k + 1])
        if verb and "V" in frames and following not in language.determiners:
            return "to", k
        if word in language.questions and ("W" in frames) and k <= at + 8:
            return "wh", k
        if word in (",", ";", "—", "–", "."):
            break
    addressee = phrase_after(unit, at, language)
    if addressee is None or addressee >= len(low):
        return None
    if low[at] in language.pronouns or low[at] in ("him", "her", "them", "me", "us", "reporters"):
        addressee = at + 1
    begin = addressee
    while begin < len(low) and (low[begin] in language.times or low[begin] in language.adverbs):
        begin += 1
    if begin + 2 < len(low) and "B" in frames and is_word(low[begin]):
        starts_clause = (
            low[begin] in language.determiners
            or low[begin] in language.pronouns
            or is_name(words[begin])
        )
        if starts_clause:
            return "bare", begin
    if "N" in frames and low[at] in ("about",):
        return "noun", at
    return None
