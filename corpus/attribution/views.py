"""Attributions by a view: "in X's opinion", "in the view of X", "X is convinced that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import content_end
from corpus.attribution.phrases import GENITIVE, is_word, phrase_after, subject_before
from corpus.attribution.sureness import RELAYED
from corpus.attribution.verb_groups import group
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_VIEWS = frozenset("view opinion judgment judgement estimation assessment telling".split())
_MINDS = frozenset(
    """
    convinced confident certain adamant hopeful optimistic afraid worried concerned doubtful
    persuaded sceptical skeptical
    """.split()
)
_FIGURES = frozenset(
    """
    estimate estimates count reckoning calculation calculations figures account accounts
    admission tally register registers records books telling
    """.split()
)
_POSSESSIVES = frozenset("his her their my our your its".split())
_KEYWORDS = _VIEWS | _MINDS | _FIGURES
SURE = ("frame=that", "form=view")
"""Signs by which a view is found, if not always shown."""


def view_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions that views make, in order."""
    low = unit.low
    if _KEYWORDS.isdisjoint(low):
        return []
    found: list[Candidate] = []
    for at, word in enumerate(low):
        one: Candidate | None = None
        if word in _VIEWS and at > 1:
            one = _view(unit, at, language)
        if one is None and word in _FIGURES and at > 1:
            one = _figures(unit, at, language)
        elif word in _MINDS and at + 2 < len(low) and low[at + 1] in language.complementisers:
            one = _mind(unit, at, language)
        if one is not None:
            found.append(one)
    return found


def _view(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "In Ms Holt's opinion, …", "…, in the view of the bank"."""
    low = unit.low
    begin = next((k for k in range(at - 1, max(-1, at - 9), -1) if low[k] == "in"), None)
    if begin is None or (begin and is_word(low[begin - 1])):
        return None
    past = at + 1
    if low[at - 1] in GENITIVE and at - 1 > begin + 1:
        source = (begin + 1, at - 1)
    elif low[at - 1] in _POSSESSIVES and at == begin + 2:
        source = (at - 1, at)
    elif low[at - 1] == "the" and low[past : past + 1] == ["of"]:
        end = phrase_after(unit, past + 1, language)
        if end is None:
            return None
        source, past = (past + 1, end), end
    else:
        return None
    pieces = []
    stop = begin
    while stop and not is_word(low[stop - 1]) and low[stop - 1] != QUOTE:
        stop -= 1
    if stop:
        pieces.append(unit.span(0, stop))
    if past + 1 < len(low) and low[past] == ",":
        last = content_end(unit, past + 1, "d", "that", language)
        pieces += [unit.span(past + 1, last)] if last > past + 1 else []
    if not pieces:
        return None
    signs = (f"lemma=in the {low[at]}", *SURE)
    return Candidate(tuple(pieces), unit.span(*source), unit.span(begin, at + 1), signs)


def _figures(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "By her own count …", "…, by the ministry's figures": what somebody's figures say."""
    low = unit.low
    first = at - 1
    while first > 0 and low[first] not in GENITIVE and low[first] not in _POSSESSIVES:
        first -= 1  # "own", "latest"
        if at - first > _QUALIFIERS + 1 or not is_word(low[first]):
            return None
    if low[first] in _POSSESSIVES:
        source = (first, first + 1)
    else:
        subject = subject_before(unit, first + 1, language)
        if subject is None:
            return None
        source = subject
    begin = source[0] - 1
    if begin < 0 or low[begin] != "by":
        return None
    if begin == 0:
        start = at + 1 + (low[at + 1 : at + 2] == [","])
        stop = content_end(unit, start, "d", "that", language) if start < len(low) else start
    else:
        if low[begin - 1].endswith("ed") or "n" in language.verbs.get(low[begin - 1], ("", ()))[0]:
            return None  # "was hit by"
        stop = begin - (low[begin - 1] == ",")
        start = max((k + 1 for k in range(stop) if low[k] in _BREAKS), default=0)
    if stop - start < _LEAST_WORDS:
        return None
    signs = (f"lemma=by {low[at]}", "frame=that", "form=view", RELAYED)
    return Candidate((unit.span(start, stop),), unit.span(*source), unit.span(begin, at + 1), signs)


_QUALIFIERS = 2  # words between the owner and the noun: "own", "latest"
_LEAST_WORDS = 2
_BREAKS = (",", ";", ":", "—", "–", QUOTE)


def _mind(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "She is convinced that the court will agree"."""
    verb = group(unit, at, language)
    source = subject_before(unit, verb.begin, language) if verb.passive else None
    end = content_end(unit, at + 1, "d", "that", language)
    if source is None or end <= at + 1:
        return None
    signs = (f"lemma={unit.low[at]}", *SURE)
    cue = unit.span(verb.begin, at + 1)
    return Candidate((unit.span(at + 1, end),), unit.span(*source), cue, signs)
