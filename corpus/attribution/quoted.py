"""Attributions in relays alone: "quoted X as saying", "has learned from X", "let Y know"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.citing import QUOTING
from corpus.attribution.clauses import LONGEST, content_end
from corpus.attribution.phrases import is_word, phrase_after, subject_before, with_name
from corpus.attribution.sureness import RELAYED
from corpus.attribution.verb_groups import group
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

PASSING = QUOTING | {"reported"}
"""Forms of verbs that go with "as saying"."""

HEARING = frozenset("heard hears hear learned learnt learns".split())
_AS_SAYING = frozenset(
    """
    saying having telling stating adding warning claiming denying confirming insisting declaring
    alleging calling describing noting admitting suggesting arguing
    """.split()
)
LETTING = frozenset("let lets letting".split())
_OVERHEARD = frozenset("heard overheard recorded filmed shown caught seen".split())
_PUTS = frozenset("put puts described describes summed".split())
_QUOTED = QUOTING - {"quoting", "citing"}
_KEYWORDS = _AS_SAYING | HEARING | LETTING | QUOTING | _OVERHEARD | {"told", "how"}
_QUOTES_SOON = 14  # words between "quoted" and the quotation
_BEFORE_AS = 25  # words between "quoted" and "as saying"


def quoted_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions of relays that no verb's own subject makes, in order."""
    low = unit.low
    found: list[Candidate] = []
    if _KEYWORDS.isdisjoint(low):
        return found
    for at in range(len(low) - 1):
        word, following = low[at], low[at + 1]
        one: Candidate | None = None
        if (word in HEARING and following == "from") or (
            word == "told" and following == "by" and _opened_by_as(unit, at) is not None
        ):
            one = _heard_from(unit, at, language)
        elif word == "as" and following in _AS_SAYING:
            one = _as_saying(unit, at, language)
        elif word in _QUOTED and following not in ("by", "as"):
            one = _quoted_with_mark(unit, at, language)
        elif word in _OVERHEARD and following in ("saying", "telling"):
            one = _overheard(unit, at, language)
        elif word == "how" and low[at - 1] in ("is", "was") and at > 1:
            one = _how_put(unit, at, language)
        elif word in LETTING:
            one = _let_know(unit, at, language)
        if one is not None:
            found.append(one)
    return found


def _as_saying(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "Radio Okapi quoted an officer as saying", also in the passive."""
    low = unit.low
    verb = next((k for k in range(at - 1, max(-1, at - _BEFORE_AS), -1) if low[k] in PASSING), None)
    if verb is None:
        return None
    past = at + 2 + (low[at + 1] == "having")
    begin = group(unit, verb, language).begin
    if verb + 1 == at or low[verb + 1] in ("by", "in", "on"):
        source = subject_before(unit, begin, language)
        begin = source[0] if source else begin
    else:
        reporter = subject_before(unit, begin, language)
        source, begin = (verb + 1, at), reporter[0] if reporter else begin
    if source is None or past > len(low):
        return None
    start = past
    if past < len(low) and low[past] == "by":
        start = phrase_after(unit, past + 1, language) or past
    while start < len(low) and low[start] in (",", ":"):
        start += 1
    cue = unit.span(at, min(past, len(low)))
    if _says_on(unit, at, start, language):
        content = unit.span(start, content_end(unit, start, "", "that", language))
        return _relayed(content, unit.span(*source), cue, "quote as saying")
    before = _clause_before(unit, begin)
    return _relayed(before, unit.span(*source), cue, "quote as saying") if before else None


def _says_on(unit: Unit, at: int, start: int, language: Language) -> bool:
    """Say whether what is said stands after "as saying", not a day or whom it was said to."""
    low = unit.low
    if start >= len(low) or not (is_word(low[start]) or low[start] == QUOTE):
        return False
    if low[start] in language.complementisers or low[start] == QUOTE:
        return True
    if low[start] in language.prepositions or low[start] in language.times:
        return False
    if low[start] in ("late", "early", "when", "after", "while"):
        return False
    if low[at + 1] == "telling":
        return not _NEAR_THAT.isdisjoint(low[start : start + 10])
    return True


_NEAR_THAT = frozenset({"that", QUOTE})


def _clause_before(unit: Unit, begin: int) -> Span | None:
    """Return what stands before ", the agency quoted X as saying"."""
    stop = begin
    while stop > 0 and not is_word(unit.low[stop - 1]) and unit.low[stop - 1] != QUOTE:
        stop -= 1
    return unit.span(max(0, stop - LONGEST), stop) if stop > 0 else None


def _relayed(content: Span, source: Span, cue: Span, lemma: str) -> Candidate:
    return Candidate((content,), source, cue, (f"lemma={lemma}", RELAYED))


def _opened_by_as(unit: Unit, at: int) -> int | None:
    """Return where "as" stands in "As Radio Okapi was told by": at the beginning or a comma."""
    low = unit.low
    for k in range(at - 1, max(-1, at - 12), -1):
        if low[k] == "as":
            return k if k == 0 or low[k - 1] in (",", QUOTE) else None
        if low[k] in (",", QUOTE, ";"):
            return None
    return None


def _heard_from(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "Público heard from a firefighter that …" and "As Kommersant has learned from X, …"."""
    low = unit.low
    end = phrase_after(unit, at + 2, language)
    if end is None:
        return None
    end = with_name(unit, at + 2, end, language)
    source, cue = unit.span(at + 2, end), unit.span(at, at + 2)
    opening = _opened_by_as(unit, at)
    if opening == 0:
        comma = next((k for k in range(end, min(len(low), end + 14)) if low[k] == ","), None)
        if comma is None or comma + 1 >= len(low):
            return None
        last = content_end(unit, comma + 1, "d", "before", language)
        return _relayed(unit.span(comma + 1, last), source, cue, "hear from")
    if opening is not None:
        before = _clause_before(unit, opening)
        return _relayed(before, source, cue, "hear from") if before else None
    past = next(
        (k for k in range(end, min(len(low), end + 8)) if low[k] in language.complementisers), None
    )
    if past is None or past + 1 >= len(low):
        reporter = subject_before(unit, group(unit, at, language).begin, language)
        closes = end >= len(low) or not is_word(low[end])
        if reporter is None or not closes or reporter[0] == 0 or low[reporter[0] - 1] != ",":
            return None
        before = _clause_before(unit, reporter[0])
        return _relayed(before, source, cue, "hear from") if before else None
    content = unit.span(past, content_end(unit, past, "d", "that", language))
    return _relayed(content, source, cue, "hear from")


def _quoted_with_mark(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "The paper quoted Sheriff Ockham: “He was polite.”"."""
    low = unit.low
    end = phrase_after(unit, at + 1, language)
    if end is None or subject_before(unit, at, language) is None:
        return None
    end = with_name(unit, at + 1, end, language)
    reporter = subject_before(unit, group(unit, at, language).begin, language)
    if reporter and reporter[0] and low[reporter[0] - 1] == "," and end >= len(low) - 1:
        # "…, the agency quoted a ministry source."
        before = _clause_before(unit, reporter[0])
        cue = unit.span(at, at + 1)
        return _relayed(before, unit.span(at + 1, end), cue, "quote.") if before else None
    colon = next((k for k in range(end, min(len(low), end + _QUOTES_SOON)) if low[k] == ":"), None)
    if colon is None or colon + 1 >= len(low) or low[colon + 1] != QUOTE:
        return None
    content = unit.span(colon + 1, colon + 2)
    return _relayed(content, unit.span(at + 1, end), unit.span(at, at + 1), "quote:")


def _let_know(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "officials have let the newspaper know that …" and "…, officials let it be known"."""
    low = unit.low
    know = next(
        (k for k in range(at + 1, min(len(low), at + 9)) if low[k] in ("know", "known")), None
    )
    if know is None:
        return None
    begin = group(unit, at, language).begin
    source = subject_before(unit, begin, language)
    if source is None:
        return None
    cue = unit.span(at, know + 1)
    if know + 2 < len(low) and low[know + 1] in language.complementisers:
        content = unit.span(know + 1, content_end(unit, know + 1, "d", "that", language))
        return _relayed(content, unit.span(*source), cue, "let know")
    before = _clause_before(unit, source[0]) if source[0] and low[source[0] - 1] == "," else None
    return _relayed(before, unit.span(*source), cue, "let know") if before else None


def _overheard(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "…, X was heard telling Canal+" and "X was overheard saying that"."""
    low = unit.low
    verb = group(unit, at, language)
    source = subject_before(unit, verb.begin, language) if verb.passive else None
    if source is None:
        return None
    cue = unit.span(at, at + 2)
    past = at + 2
    that = next((k for k in range(past, min(len(low), past + 8)) if low[k] in _NEAR_THAT), None)
    if that is not None and (that == past or low[that - 1] != ","):
        content = unit.span(that, content_end(unit, that, "", "that", language))
        return _relayed(content, unit.span(*source), cue, "heard saying")
    before = _clause_before(unit, source[0]) if source[0] else None
    return _relayed(before, unit.span(*source), cue, "heard saying") if before else None


def _how_put(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "“Everybody sold,” is how one dealer put it to the paper"."""
    low = unit.low
    verb = next((k for k in range(at + 2, min(len(low), at + 16)) if low[k] in _PUTS), None)
    before = _clause_before(unit, at - 1)
    if verb is None or before is None:
        return None
    end = min(len(low), verb + 1 + (verb + 1 < len(low) and low[verb + 1] in ("it", "things")))
    return _relayed(before, unit.span(at + 1, verb), unit.span(verb, end), "how put")
