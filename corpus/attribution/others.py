"""Attributions without a verb: "according to X" and the heading "X:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.authorship import made_by
from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import LONGEST, content_end
from corpus.attribution.phrases import is_name, is_word, phrase_after, subject_before, with_name
from corpus.attribution.sureness import RELAYED, TRANSCRIBED
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_GIVEN = frozenset({"jan", "april", "june", "may", "august"})
"""Given names that are words of time as well: "Jan Vos:"."""

_FRAGMENT = 2  # words before ", according to X," that are no sentence: "Yes"
_LONGEST_HEADING = 8  # words before the colon of "Dmitry Peskov:"


def according_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions that "according to X" and the like make."""
    low = unit.low
    found: list[Candidate] = []
    floor = 0
    if "according" not in low:
        return found
    for at in range(len(low) - 1):
        if low[at] == "according" and low[at + 1] == "to":
            one = _according(unit, at, at + 2, floor, language)
            if one is not None:
                found.append(one)
                floor = at
    return found


def _according(unit: Unit, at: int, begin: int, floor: int, language: Language) -> Candidate | None:
    low = unit.low
    end = phrase_after(unit, begin, language)
    if end is None:
        return None
    end = with_name(unit, begin, end, language)
    if low[begin] in ("which", "whom"):
        return _according_to_which(unit, at, begin, language)
    made = made_by(unit, begin, end, language)
    end = made[2] if made is not None else end
    opens = (
        at == 0
        or (at == floor + 1 and not is_word(low[at - 1]))
        or low[at - 1] in language.coordinators
    )
    opens = opens or low[at - 1] in language.complementisers
    opens = opens or (at > 1 and low[at - 1] == "," and low[at - 2] in language.complementisers)
    pieces: list[Span] = []
    past = _past_source(unit, end, language)
    if opens:
        if past < len(low) and low[past] == ",":
            past = _past_relative(unit, past + 1, language)
        if past < len(low):
            stop = content_end(unit, past, "d", "bare", language)
            pieces = [unit.span(past, stop)] if stop > past else []
        where = "opens"
    else:
        stop = at
        while stop > floor and not is_word(low[stop - 1]) and low[stop - 1] not in (QUOTE, ASIDE):
            stop -= 1
        start = max(floor, stop - LONGEST)
        start = _clause_start(unit, start, stop, language)
        if stop > start:
            pieces = [unit.span(start, stop)]
        where = "closes"
        fragment = stop - start <= _FRAGMENT
        turns = not fragment and past + 1 < len(low) and _turns(low[past + 1], language)
        if past + 2 < len(low) and low[past] == "," and not turns:
            last = content_end(unit, past + 1, "d", "bare", language)
            if last > past + 1:
                pieces.append(unit.span(past + 1, last))
                where = "within"
    if not pieces:
        return None
    signs = ("lemma=according to", f"frame={where}", "form=preposition")
    return Candidate(tuple(pieces), unit.span(begin, end), unit.span(at, begin), signs)


def _according_to_which(unit: Unit, at: int, begin: int, language: Language) -> Candidate | None:
    """Read "a letter from the auditors, according to which the figures were wrong"."""
    low = unit.low
    if at < 2 or low[at - 1] != "," or begin + 2 >= len(low):
        return None
    source = subject_before(unit, at - 1, language)
    last = content_end(unit, begin + 1, "d", "that", language)
    if source is None or last <= begin + 1:
        return None
    signs = ("lemma=according to", "frame=which", RELAYED)
    return Candidate(
        (unit.span(begin + 1, last),), unit.span(*source), unit.span(at, begin + 1), signs
    )


def _turns(word: str, language: Language) -> bool:
    """Say whether a word after the source's comma begins something else than the content."""
    return (
        word in language.relatives
        or word in language.coordinators
        or word in language.determiners
        or word in language.conjunctions
        or word in language.prepositions
        or word.endswith("ing")
        or word in ("according", "whose", "where")
    )


def _past_source(unit: Unit, end: int, language: Language) -> int:
    """Return where the source ends with what qualifies it: the comma or the unit's end."""
    low = unit.low
    for k in range(end, min(len(low), end + 25)):
        if low[k] == ",":
            return k
        if low[k] == QUOTE:
            return k
    return min(len(low), end + 25) if len(low) <= end + 25 else end


def _past_relative(unit: Unit, begin: int, language: Language) -> int:
    """Return where the content begins after "According to X,": past ", which is owned by Y,"."""
    low = unit.low
    if low[begin : begin + 1] == [] or low[begin] not in language.relatives:
        return begin
    end = begin
    while end < len(low):
        comma = next((k for k in range(end, len(low)) if low[k] in (",", QUOTE)), len(low))
        after = next((k for k in range(comma + 1, len(low)) if low[k] == ","), len(low))
        apposed = after < len(low) and all(map(is_name, unit.words[comma + 1 : after]))
        if not apposed:  # as in ", which cited the owner, Tessa Brandt,"
            return comma + 1 if comma < len(low) and low[comma] == "," else begin
        end = after
    return begin


def _clause_start(unit: Unit, start: int, stop: int, language: Language) -> int:
    """Return where the clause before "according to" begins: after a semicolon, if there is one."""
    for k in range(stop - 1, start, -1):
        if unit.low[k] == ";":
            return k + 1
    while start < stop and not (
        is_word(unit.low[start]) or unit.low[start] in (QUOTE, ASIDE, "$", "#")
    ):
        start += 1
    return start


def heading_candidate(
    unit: Unit, language: Language, speaking: frozenset[str] = frozenset()
) -> Candidate | None:
    """Return the attribution of a line such as "Dmitry Peskov: we know nothing of it".

    Args:
        unit: a unit of the text.
        language: its language.
        speaking: the names that head several lines of the text: what follows one may be short.
    """
    low = unit.low
    if not unit.first or ":" not in low:
        return None
    if ":" not in low[1 : _LONGEST_HEADING + 1]:
        return None
    colon = low.index(":", 1)
    name = unit.words[:colon]
    if colon + 1 >= len(low) or not is_name(name[0]) or unit.starts[colon] != unit.ends[colon - 1]:
        return None
    again = unit.printed(0, colon) in speaking
    if not again and any(
        word in language.verbs
        or word in language.prepositions
        or word in language.auxiliaries
        or (word in language.times and word not in _GIVEN)
        for word in low[:colon]
    ):
        return None
    if (
        not all(
            is_name(word)
            or word in ("the", "of", ".", "de", "van", "von", "-", "’s", "'s", "and", ",")
            or word.isdigit()
            for word in name
        )
        or name[-1].isdigit()
    ):
        return None
    end = len(low)
    while end > colon + 1 and low[end - 1] == ".":
        end -= 1
    if end == colon + 1:
        return None  # "KLOBUCHAR: ...", who says nothing
    if not again and name[-1] in unit.words[colon + 1 : end]:
        return None  # "Ada Holm: Holm was born in Talberg"
    if end - colon < 4 and low[colon + 1] != QUOTE and not again:
        return None
    if low[colon + 1] != QUOTE and not any(word[0].isalpha() for word in low[colon + 1 : end]):
        return None  # a score, "Talberg: 2,316."
    title = not again and _in_title_case(unit, colon + 1)
    signs = (
        "lemma=:",
        "frame=heading",
        "form=heading",
        "title" if title else "plain",
        *([TRANSCRIBED] if again else []),
    )
    return Candidate(
        (unit.span(colon + 1, end),), unit.span(0, colon), unit.span(colon, colon + 1), signs
    )


def transcribed(text: str) -> frozenset[str]:
    """Return the names that head the lines of a transcript: each several lines, all of sentences.

    A list has such heads too ("Photo: Reuters"), but no sentences behind them.
    """
    lines: dict[str, list[str]] = {}
    for match in _HEADED.finditer(text):
        lines.setdefault(match[1], []).append(match[2])
    names = [
        name
        for name, said in lines.items()
        if len(said) >= _LEAST_LINES and all(_SENTENCE.search(line) for line in said)
    ]
    return frozenset(names) if len(names) > 1 else frozenset()


_HEADED = re.compile(r"^([A-Z][^:\n]{0,60}): (\S.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"[.?!…—–-][\])”’\"]*$")
_LEAST_LINES = 2


def _in_title_case(unit: Unit, begin: int) -> bool:
    words = [word for word in unit.words[begin:] if word[0].isalpha()]
    return bool(words) and 3 * sum(map(is_name, words)) > 2 * len(words)
