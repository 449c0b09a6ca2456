"""Citing phrases: where "citing sources" or "quoted by AFP" stands, and a unit without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from corpus.attribution.nominals import ORGANISATION_NOUNS, PERSON_NOUNS, SOURCE_NOUNS
from corpus.attribution.phrases import is_name, is_word, phrase_after, with_name
from corpus.attribution.words import QUOTE, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language


_CITING = frozenset("citing quoting invoking".split())


_REFERRING = (
    ("with", "reference", "to"),
    ("with", "a", "link", "to"),
    ("quoting", "from"),
    ("referring", "to"),
    ("on", "the", "strength", "of"),
    ("relying", "on"),
    ("in", "reference", "to"),
    ("basing", "itself", "on"),
    ("attributing", "it", "to"),
    ("on", "the", "authority", "of"),
    ("unter", "berufung", "auf"),
    ("mit", "verweis", "auf"),
    ("со", "ссылкой", "на"),
    ("ссылаясь", "на"),
    ("которое", "ссылается", "на"),
    ("который", "ссылается", "на"),
    ("mit", "bezug", "auf"),
    ("which", "cited"),
    ("which", "cites"),
    ("which", "quoted"),
    ("that", "cited"),
    ("that", "cites"),
    ("that", "quoted"),
    ("which", "in", "turn", "quoted"),
    ("which", "in", "turn", "cited"),
    ("which", "in", "turn", "cites"),
    ("which", "attributed", "it", "to"),
    ("who", "cited"),
    ("itself", "citing"),
    ("itself", "quoting"),
)


QUOTING = frozenset("quoted quotes quote cited cites cite quoting citing".split())
"""Forms of verbs that pass on a person's words: "quoted an officer as saying"."""


def without_citations(unit: Unit, language: Language) -> Unit:
    """Return the unit less its ", citing X," phrases, so that verbs stand beside their subjects."""
    low = unit.low
    if _KEYWORDS.isdisjoint(low):
        return unit
    kept = [True] * len(low)
    at = 0
    while at < len(low):
        end = _past_reporter(unit, at, language) if low[at] in _REPORTED else None
        if end is not None:
            kept[at:end] = [False] * (end - at)
            at = end
            continue
        past = past_citing(low, at) if low[at] in _CITING_HINTS else None
        end = cited_end(unit, past, language) if past is not None else None
        if past is None or end is None or not _is_source(unit, past, end, language):
            at += 1
            continue
        end = with_rest(unit, with_name(unit, past, end, language), [True] * len(low), language)
        chained = find_chained(unit, end, [True] * len(low), language)
        while chained is not None:
            end = chained[1]
            chained = find_chained(unit, end, [True] * len(low), language)
        begin = at
        if begin == 0 or low[begin - 1] == ",":
            begin = max(0, begin - 1)
            end += end < len(low) and low[end] == ","
        for k in range(begin, end):
            kept[k] = False
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


def cited_end(unit: Unit, begin: int, language: Language) -> int | None:
    """Return where a cited source ends: a noun phrase, or one in quotation marks."""
    if begin < len(unit.low) and unit.low[begin] == QUOTE:
        return begin + 1
    return phrase_after(unit, begin, language)


def _past_reporter(unit: Unit, at: int, language: Language) -> int | None:
    """Return where "quoted by AFP" ends, between a source and its verb; None without it."""
    low = unit.low
    if at == 0 or at + 2 >= len(low) or low[at + 1] != "by" or not is_word(low[at - 1]):
        return None
    if low[at - 1] in language.auxiliaries or low[at - 1] in ("as", "when", "if", "also", "not"):
        return None
    end = phrase_after(unit, at + 2, language)
    return (
        end
        if end is not None and end < len(low) and (is_word(low[end]) or low[end] == ",")
        else None
    )


_REPORTED = frozenset("quoted cited interviewed contacted reached approached".split())


_KEYWORDS = (
    _REPORTED
    | _CITING
    | frozenset(
        """
        reference link quoting referring strength relying basing attributing attributed authority
        cited cites quoted itself berufung verweis bezug ссылкой ссылаясь ссылается
        """.split()
    )
)
"""A unit without any of these cites nobody: each phrase has one."""

_CITING_HINTS = _REPORTED | _CITING | frozenset(phrase[0] for phrase in _REFERRING)


def _is_source(unit: Unit, begin: int, end: int, language: Language) -> bool:
    """Say whether what is cited is somebody, or a document: not "citing his record"."""
    low = unit.low
    if low[begin] == QUOTE or language.code != "en" or low[begin - 1] in ("quoting", "invoking"):
        return True
    if low[begin] in ("a", "an", "one", "another", "unnamed", "two", "three", "several"):
        return True
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


def cites(low: Sequence[str]) -> bool:
    """Say whether anything in a unit may be a citing phrase: a quick look before the slow one."""
    return not _KEYWORDS.isdisjoint(low)


def past_citing(low: list[str], at: int) -> int | None:
    """Return what follows "citing", "with reference to" and the like at ``at``; None elsewhere."""
    if low[at] not in _CITING_HINTS:
        return None
    if low[at] in _CITING and at + 1 < len(low):
        return at + 1
    for phrase in _REFERRING:
        if (
            low[at] == phrase[0]
            and tuple(low[at : at + len(phrase)]) == phrase
            and at + len(phrase) < len(low)
        ):
            return at + len(phrase)
    return None


def find_chained(
    unit: Unit, end: int, outside: list[bool], language: Language
) -> tuple[int, int] | None:
    """Return the next link: ", which in turn quoted a naval officer"."""
    low = unit.low
    for at in range(end, min(len(low), end + 3)):
        past = past_citing(low, at)
        if past is not None and outside[at]:
            last = cited_end(unit, past, language)
            if last is not None:
                return past, with_rest(unit, last, outside, language)
    return None


def with_rest(unit: Unit, end: int, outside: list[bool], language: Language) -> int:
    """Extend a cited source over what qualifies it: "people who took part in the call"."""
    low = unit.low
    if end >= len(low) or low[end] in (",", ".", ":", ";", QUOTE) or language.code != "en":
        return end
    if low[end] in language.complementisers or low[end] in ("as", "said", "says"):
        return end
    for k in range(end, min(len(low), end + 14)):
        if (
            low[k] in (",", ".", ":", ";", QUOTE)
            or not outside[k]
            or past_citing(low, k) is not None
        ):
            return k
    return end
