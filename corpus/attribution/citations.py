"""Citing phrases within a unit: what they cite, and the unit without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.authorship import own
from corpus.attribution.capitals import is_person_noun
from corpus.attribution.citing import QUOTING, REPORTED, cites, past_citing
from corpus.attribution.inflected_clauses import phrase_at
from corpus.attribution.nominals import (
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    SOURCE_NOUNS,
)
from corpus.attribution.outlets import outlet_phrase
from corpus.attribution.phrases import is_name, is_word, phrase_after, with_name
from corpus.attribution.words import QUOTE, Unit

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language


_LONGEST_OPENING = 14  # words


def without_citations(unit: Unit, language: Language) -> Unit:
    """Return the unit less its ", citing X," phrases, so that verbs stand beside their subjects."""
    low = unit.low
    if not cites(low):
        return unit
    kept = [True] * len(low)
    at = 0
    while at < len(low):
        cut = (
            _reporter_aside(unit, at, language)
            or _reporter(unit, at, language)
            or _citation(unit, at, language)
        )
        if cut is None:
            at += 1
            continue
        begin, end = cut
        kept[begin:end] = [False] * (end - begin)
        at = end
    if all(kept):
        return unit
    rows = [k for k, keep in enumerate(kept) if keep]
    return Unit(
        [low[k] for k in rows],
        [unit.starts[k] for k in rows],
        [unit.ends[k] for k in rows],
        [unit.words[k] for k in rows],
        unit.paragraph,
        unit.first,
    )


def _citation(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the range of ", citing X, which in turn quoted Y" that begins at ``at``."""
    low = unit.low
    past = past_citing(low, at)
    end = _end_of_cited(unit, past, language) if past is not None else None
    if past is None or end is None or not _is_source(unit, past, end, language):
        return None
    everywhere = [True] * len(low)
    if language.code == "en":
        end = with_name(unit, past, end, language)
    end = with_rest(unit, end, everywhere, language)
    chained = find_chained(unit, end, everywhere, language)
    while chained is not None:
        end = chained[1]
        chained = find_chained(unit, end, everywhere, language)
    if end + 1 < len(low) and low[end] == "," and low[end + 1] in ("who", "whom", "which"):
        # What is told of the source besides: ", who was not named".
        end = next((k for k in range(end + 1, len(low)) if low[k] in (",", ".", QUOTE)), len(low))
    begin = at
    if begin == 0 or low[begin - 1] == ",":
        begin = max(0, begin - 1)
        # "According to X, citing Y, …" still needs a comma before what is said.
        end += end < len(low) and low[end] == "," and not _follows_according(low, begin)
    return begin, end


def _follows_according(low: list[str], end: int) -> bool:
    """Say whether what ends at ``end`` is the "according to X" that opens a sentence."""
    back = range(end - 2, max(-1, end - _LONGEST_OPENING), -1)
    at = next((k for k in back if low[k] == "," or low[k : k + 2] == ["according", "to"]), None)
    return at is not None and low[at] == "according" and (at == 0 or not is_word(low[at - 1]))


def _reporter(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the range of "quoted by AFP" between a source and its verb."""
    low = unit.low
    if low[at] not in REPORTED or at == 0 or at + 2 >= len(low) or not is_word(low[at - 1]):
        return None
    if low[at - 1] in language.auxiliaries or low[at - 1] in ("as", "when", "if", "also", "not"):
        return None
    if low[at - 1] in language.adverbs:
        return None
    by = at + 1
    if low[by] == "by" and low[by + 1] in ("phone", "telephone", "e-mail", "email"):
        by += 2
    if by + 1 >= len(low) or low[by] != "by":
        return None
    outlet = outlet_phrase(unit, by + 1, language, told=True)
    end = outlet[1] if outlet else phrase_after(unit, by + 1, language)
    if end is None or end >= len(low) or not (is_word(low[end]) or low[end] == ","):
        return None
    return at, end


def _reporter_aside(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the range of ", as reported by X," and the like, which cut a clause in two."""
    low = unit.low
    if low[at] != "," or at + 3 >= len(low):
        return None
    begin = at + 1
    if low[begin] == "as":
        begin += 1
        while begin < len(low) and low[begin] in ("also", "was", "first", "earlier", "previously"):
            begin += 1
        if begin + 1 >= len(low):
            return None
        if low[begin] in REPORTED and low[begin + 1] == "by":
            outlet = outlet_phrase(unit, begin + 2, language, told=True)
            end = outlet[1] if outlet else None
        else:
            outlet = outlet_phrase(unit, begin, language, told=True)
            end = outlet[1] if outlet else None
            while end is not None and end < len(low) and low[end] in language.auxiliaries:
                end += 1
            reports = end is not None and end < len(low) and low[end] in _REPORTS
            end = end + 1 if reports and end is not None else None
            if end is None or not _cuts_in(unit, at, end, language):
                return None
    elif tuple(low[begin : begin + 4]) == ("a", "copy", "of", "which"):
        by = next((k for k in range(begin + 4, min(len(low), begin + 9)) if low[k] == "by"), None)
        outlet = outlet_phrase(unit, by + 1, language, told=True) if by is not None else None
        end = outlet[1] if outlet else None
    elif low[begin] == "according" and low[begin + 1] == "to":
        outlet = outlet_phrase(unit, begin + 2, language, told=False)
        end = outlet[1] if outlet else None
        if end is None or not _cuts_in(unit, at, end, language):
            return None
    else:
        return None
    if end is None or end >= len(low) or low[end] not in (",", ".", QUOTE):
        return None
    return at, end + (low[end] == ",")


_REPORTS = frozenset(
    "reported reports report wrote writes put puts noted notes said says has".split()
)


def _cuts_in(unit: Unit, at: int, end: int, language: Language) -> bool:
    """Say whether an aside between commas parts a reporting verb from its complement."""
    low = unit.low
    if end + 1 >= len(low) or low[end] != ",":
        return False
    following = low[end + 1]
    resumes = following in language.complementisers or following in ("to", "of", "against", QUOTE)
    return resumes and any(low[k] in language.verbs for k in range(max(0, at - 6), at))


def cited_end(unit: Unit, begin: int, language: Language) -> int | None:
    """Return where a cited source ends; None if there is none, nor in "citing its own poll"."""
    end = _end_of_cited(unit, begin, language)
    return None if end is None or own(unit.low, begin, end) is not None else end


def _end_of_cited(unit: Unit, begin: int, language: Language) -> int | None:
    """Return where what is cited ends: a noun phrase, or one in quotation marks."""
    if begin < len(unit.low) and unit.low[begin] == QUOTE:
        return begin + 1
    if language.code != "en":
        return _end_of_inflected(unit, begin, language)
    return phrase_after(unit, begin, language)


def _end_of_inflected(unit: Unit, begin: int, language: Language) -> int | None:
    """Return where a cited phrase ends, others that are joined to it included."""
    found = phrase_at(unit, begin, language)
    end = found.end if found else None
    while end is not None and unit.low[end : end + 1] in (["und"], ["и"], ["sowie"]):
        more = phrase_at(unit, end + 1, language)
        if more is None:
            break
        end = more.end
    return end


def _is_source(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether what is cited is somebody, or a document: not "citing his record"."""
    low = unit.low
    if low[begin] == QUOTE or language.code != "en" or low[begin - 1] in ("quoting", "invoking"):
        return True
    if low[begin] in ("a", "an", "one", "another", "unnamed", "two", "three", "several"):
        return low[begin - 1] in QUOTING or _names_source(unit, begin, end, language)
    return _names_source(unit, begin, end, language)


def _names_source(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether the head of a phrase is a name, a person, an organisation or a document."""
    low = unit.low
    head = next(
        (
            k
            for k in range(begin + 1, end)
            if low[k] in language.prepositions or low[k] in ("familiar", "close")
        ),
        end,
    )
    last = low[head - 1]
    singular = last[:-1] if last.endswith("s") else last
    return (
        is_name(unit.words[head - 1])
        or bool({last, singular} & (SOURCE_NOUNS | PERSON_NOUNS | ORGANISATION_NOUNS))
        or is_person_noun(singular)
        or last in language.pronouns
    )


def find_chained(
    unit: Unit, end: int, outside: list[bool], language: Language
) -> tuple[int, int] | None:
    """Return the next link: ", which in turn quoted a naval officer"."""
    low = unit.low
    for at in range(end, min(len(low), end + 3)):
        past = past_citing(low, at)
        if past is not None and outside[at]:
            last = cited_end(unit, past, language)
            if last is not None and _is_source(unit, past, last, language):
                last = with_name(unit, past, last, language)
                return past, with_rest(unit, last, outside, language)
    return None


def with_rest(unit: Unit, end: int, outside: list[bool], language: Language) -> int:
    """Extend a cited source over what qualifies it: "people who took part in the call"."""
    low = unit.low
    if end >= len(low) or low[end] in (",", ".", ":", ";", QUOTE):
        return end
    if language.code != "en" and low[end] not in language.prepositions:
        return end
    if low[end] in language.complementisers or low[end] in ("as", "said", "says"):
        return end
    for k in range(end, min(len(low), end + 14)):
        if (
            low[k] in (",", ".", ":", ";", QUOTE)
            or not outside[k]
            or past_citing(low, k) is not None
            or (language.code != "en" and low[k] in language.verbs)
        ):
            return k
    return end
