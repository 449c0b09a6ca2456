"""What is said in German and Russian: a clause, a quotation, an object after the verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.clauses import LONGEST
from corpus.attribution.inflected_clauses import NEAR, is_cue, items, phrase_at, turns
from corpus.attribution.inflected_objects import (
    anything_at,
    before_time,
    is_when,
    object_begin,
    prepares,
)
from corpus.attribution.inflected_phrases import DASHES, STOPS, is_title
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Stance
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.inflected_clauses import Clause, Item
    from corpus.attribution.inflected_phrases import Subject
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def content_after(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    at: tuple[int, int],
    subject: Subject,
    cue: Cue,
    language: Language,
) -> tuple[str, int, int] | None:
    """Return frame, begin and end of what follows a verb.

    Args:
        unit: the unit.
        cut: its clauses.
        number: which of them has the verb.
        at: the finite verb, and where the clause's last part of it stands, a prefix or participle:
            its end if there is none.
        subject: who reports.
        cue: what the verb is.
        language: the language.
    """
    verb, last = at
    clause = cut[number]
    past = max(verb + 1, subject.end if subject.follows else 0)
    following = cut[number + 1] if number + 1 < len(cut) else None
    last = min(last, past + NEAR) if last >= clause.end else last
    rest = items(unit, past, min(clause.end, last, past + NEAR), language, cue.prepositions)
    own = object_begin(unit, past, rest, cue, language) if "N" in cue.frames else None
    if following is not None and following.mark == ":" and own is not None:
        return "noun", own, min(clause.end, last)
    if following is not None:
        clause_frame = _clause_frame(unit, following, rest, cue, language)
        if clause_frame is not None:
            end = content_end(unit, cut, number + 1, language)
            return clause_frame, following.begin, end
    quote = next(
        (
            k
            for k in range(past, min(clause.end, last))
            if unit.low[k] == QUOTE and not is_title(unit, k) and _is_speech(unit, k)
        ),
        None,
    )
    if (
        quote is not None
        and "Q" in cue.frames
        and not object_begin(unit, past, rest, cue, language)
    ):
        return "quote", quote, content_end(unit, cut, number, language)
    if following is not None and _bare(unit, following, rest, past, cue, language):
        return "bare", following.begin, content_end(unit, cut, number + 1, language)
    if "N" not in cue.frames:
        return None
    if cue.lemma == "wollen":
        last = max(last, clause.end)
    begin = object_begin(unit, past, rest, cue, language)
    if begin is not None and cue.stance in _AHEAD:
        for_when = next(
            (one for one in rest if one.end == begin and is_when(unit, one, language)), None
        )
        begin = for_when.begin if for_when is not None else begin
    if begin is None:
        within = range(past, min(clause.end, last) - 1)
        begin = next((k for k in within if prepares(unit.low[k], cue)), None)
    anything = anything_at(unit, past, min(clause.end, last), cue, language)
    if anything is not None and (begin is None or anything < begin):
        begin = anything
    if begin is None:
        return None
    end = last if last < clause.end else content_end(unit, cut, number, language)
    if cue.stance in _AT_ONCE and end <= clause.end:
        end = before_time(unit, begin, end, language)
    return ("noun", begin, end) if end > begin else None


_AHEAD = frozenset({Stance.SAID, Stance.PROMISED, Stance.WARNED, Stance.ASKS})
_AT_ONCE = frozenset({Stance.DENIED, Stance.CONFIRMED, Stance.ADMITTED, Stance.ALLEGED})
"""Stances towards what is known already, so that words of time beside it tell when it is said."""


def _is_speech(unit: Unit, at: int) -> bool:
    """Say whether a quotation is more than a word or two."""
    return unit.words[at].count(" ") > 1 or unit.ends[at] - unit.starts[at] > _FEW_CHARACTERS


_FEW_CHARACTERS = 24


def _clause_frame(
    unit: Unit, following: Clause, rest: Sequence[Item], cue: Cue, language: Language
) -> str | None:
    """Return the frame of a clause after a comma or a colon that is what is said."""
    low, first = unit.low, unit.low[following.begin]
    if following.mark == ":":
        return "colon"
    if following.mark != ",":
        return None
    if first in language.complementisers and cue.frames & {"T", "N"}:
        return "that"
    second = low[following.begin + 1] if following.begin + 1 < following.end else ""
    if first in language.questions or second == "ли":
        asks = cue.frames & {"W", "T", "B"} and not (
            first in ("wie", "как") and turns(unit, following.begin, language)
        )
        return "that" if asks else None
    if language.code == "de" and cue.frames & {"T", "N"}:
        return "that" if begins_infinitive(unit, following, language) else None
    return None


def begins_infinitive(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether a German clause is an infinitive with "zu": "…, das Land zu verlassen"."""
    low, first = unit.low, unit.low[clause.begin]
    if first in language.conjunctions or first == "um":
        return False
    for k in range(clause.begin, clause.end):
        infinitive = k + 1 < clause.end and low[k + 1].endswith("n")
        if low[k] == "zu" and infinitive and not is_name(unit.words[k + 1]):
            return not any(low[j] in language.auxiliaries for j in range(clause.begin, k))
        if k == clause.end - 1 and _JOINED.match(low[k]):
            return True
    return False


_JOINED = re.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|heraus|her|hin|hinzu|mit|nach|nieder|vor|weg|weiter|wieder"
    r"|zurück|zusammen|zu|um|unter|los|bereit|sicher|statt|teil|offen|voran|vorzu|fern|kennen|bekannt)zu\w+n$"
)


def _bare(
    unit: Unit, following: Clause, rest: Sequence[Item], past: int, cue: Cue, language: Language
) -> bool:
    """Say whether the next clause is what is said, without "dass": "sagte, er komme"."""
    if language.code != "de" or "B" not in cue.frames or following.mark != ",":
        return False
    first = unit.low[following.begin]
    if first in language.coordinators or turns(unit, following.begin, language):
        return False
    return not ("N" in cue.frames and object_begin(unit, past, rest, cue, language) is not None)


def content_end(unit: Unit, cut: Sequence[Clause], number: int, language: Language) -> int:
    """Return where a content that begins in a clause ends: where somebody else speaks."""
    end = cut[number].end
    for clause in cut[number + 1 :]:
        if clause.mark == ";" or clause.end - cut[number].begin > LONGEST:
            break
        if clause.mark in language.coordinators:
            if _cue_first(unit, clause, language):
                break
        elif (
            (clause.mark in (",", *DASHES) and turns(unit, clause.begin, language))
            or (clause.mark == ":" and unit.low[clause.begin] == QUOTE)
            or (clause.mark == "," and _gapped(unit, clause, unit.low[cut[number].begin], language))
        ):
            break
        end = clause.end
    while end > cut[number].begin and unit.low[end - 1] in STOPS:
        end -= 1
    return end


def _gapped(unit: Unit, clause: Clause, first: str, language: Language) -> bool:
    """Say whether the verb is left out in ", die Behörden von 22.000"."""
    own = phrase_at(unit, clause.begin, language)
    if own is None or not own.may_be("n") or own.end + 1 >= clause.end:
        return False
    within = unit.low[own.end : clause.end]
    if language.code == "ru" and readings(unit.low[own.begin])[0].pos != "NOUN":
        return False
    verbless = not any(word in language.never or word in language.verbs for word in within)
    return verbless and unit.low[own.end] in language.prepositions and own.begin < own.head


def _cue_first(unit: Unit, clause: Clause, language: Language) -> bool:
    return any(
        is_cue(unit, k, language) for k in range(clause.begin, min(clause.end, clause.begin + 4))
    )


def content_begin(unit: Unit, stop: int, floor: int = 0) -> int:
    """Return where the content before a verb begins: after a semicolon, else the unit's begin."""
    least = max(0, stop - LONGEST, floor)
    begin = max((k + 1 for k in range(least, stop - 1) if unit.low[k] == ";"), default=least)
    while begin < stop and not (is_word(unit.low[begin]) or unit.low[begin] in (QUOTE, ASIDE)):
        begin += 1
    return begin
