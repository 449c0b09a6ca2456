"""Outlets that only pass on what another says: "X denied it, BNS reported"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.nominals import COMPANY_WORDS, ORGANISATION_NOUNS
from corpus.attribution.nouns import Attribution, Kind, Stance
from corpus.attribution.outlets import BODIES, outlet_phrase, sounds_like_outlet
from corpus.attribution.places import PLACES
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_MOSTLY = 0.7
"""Share of an outlet's content that one attribution in it must take up to stand for all of it."""

WRITES = re.compile(r"\b(?:wr[io]te\w*|written|schr\w+|пишет|reports?)\b")
_SAYS = frozenset("said says wrote writes added adds".split())
_PASSES_ON = frozenset("сообщает передаёт передает пишет пишут".split())
_DISPATCHES = frozenset("report story article dispatch broadcast account item".split())
_LINKS = frozenset("of de la and".split())
_NEAR = 8
"""Attributions after one among which is that which reports it."""

_BARE = re.compile(r"[Tt]he ([a-z]+)")
_OWN = frozenset({Stance.PLANS, Stance.HOPES, Stance.BELIEVES, Stance.PROMISED})
"""What a body is told to have in mind in its own report."""


def passes_on(
    one: Attribution,
    unit: Unit,
    place: tuple[int, int],
    text: str,
    language: Language,
    *,
    is_person: bool,
) -> bool:
    """Say whether a source is an outlet that passes on what others say.

    Args:
        one: the attribution.
        unit: the unit of its source.
        place: the words of its source there.
        text: of the article.
        language: of the article.
        is_person: whether the source is known to be a person.
    """
    if one.source is None or one.cue is None:
        return False
    named, cue = one.source.of(text), one.cue.of(text)
    of = next((k for k in range(*place) if unit.low[k] in ("in", "by", "on", "from", "of")), None)
    if of is not None and not _DISPATCHES.isdisjoint(unit.low[place[0] : of]):
        found = outlet_phrase(unit, of + 1, language, told=False)
        return found is not None  # "A report in The Times said"
    if sounds_like_outlet(named.removeprefix("the ").removeprefix("The ")):
        return True
    if language.code != "en" and one.kind is not Kind.ORGANISATION:
        return False
    if is_person or not BODIES.isdisjoint(unit.low[slice(*place)]):
        return False
    reported = one.stance is Stance.REPORTED
    if one.kind is Kind.ORGANISATION:
        if language.code == "ru" and named.isascii() and cue in _PASSES_ON:
            return True  # "сообщает Le Courrier"
        if unit.low[place[0]] == QUOTE:  # „Echo“
            return True
        if reported and named.isalpha() and named.istitle():  # "Dawn reports"
            return True
        if cue in _SAYS and _is_only_a_name(unit, place, language):
            return unit.low[place[0]] == "the" or named.isupper()
    reports = reported or bool(WRITES.search(cue))
    found = outlet_phrase(unit, place[0], language, told=reports)
    return found is not None


def _is_only_a_name(unit: Unit, place: tuple[int, int], language: Language) -> bool:
    """Say whether a source is a name that tells of no other body than an outlet."""
    begin, end = place
    words = unit.low[begin:end]
    printed = unit.words[begin + (words[0] in language.determiners) : end]
    return (
        all(not word.islower() or word in _LINKS for word in printed)
        and ORGANISATION_NOUNS.isdisjoint(words)
        and COMPANY_WORDS.isdisjoint(words)
        and PLACES.isdisjoint(words)
    )


def passed_on(
    found: list[Attribution],
    passing: Callable[[Attribution], str | None],
    apart: frozenset[Stance] = frozenset(),
    told: frozenset[int] = frozenset(),
) -> list[Attribution]:
    """Make outlets that only pass on part of the chain: "X denied it, BNS reported".

    Args:
        found: the attributions.
        passing: which outlet the source of one is, if it is one.
        apart: where what is passed on is of such a stance, both are kept.
        told: numbers of those of which the finder has said through whom they come.
    """
    kept: dict[int, Attribution] = dict(enumerate(found))
    places = sorted(
        (one.source.start, number) for number, one in enumerate(found) if one.source and one.cue
    )
    starts = [start for start, _ in places]
    for number, outer in enumerate(found):
        first = bisect_left(starts, outer.content[0].start)
        last = bisect_left(starts, outer.content[-1].end)
        within = [place for _, place in places[first:last] if place != number and place in kept]
        inner = [place for place in within if _holds(outer, kept[place])]
        for place in inner:
            if outer.via and not kept[place].via and place not in told:
                kept[place] = replace(kept[place], via=outer.via)
        inner = [
            place
            for place in inner
            if kept[place].speaker is None or kept[place].speaker != outer.speaker
        ]
        outlet = passing(outer) if inner else None
        if outlet is None:
            continue
        for place in inner:
            one = kept[place]
            if place not in told or not one.via:
                via = dict.fromkeys((*outer.via, outlet, *one.via))
                kept[place] = replace(one, via=tuple(via))
            whole = sum(piece.end - piece.start for piece in outer.content)
            if one.stance not in apart and _reach(one) >= _MOSTLY * whole:
                kept.pop(number, None)
    return list(kept.values())


def apart_from_reporters(found: list[Attribution], text: str) -> list[Attribution]:
    """Make what is called by a noun alone another body than that which reports its words after it.

    "The group claimed the attack, SITE Intelligence Group said." Whose plan it is, is left: "The
    company hopes to sell more, Hartwell Motors said."
    """
    kept = list(found)
    for number, one in enumerate(found):
        noun = _BARE.fullmatch(one.source.of(text)) if one.source else None
        if noun is None or one.kind is not Kind.ORGANISATION or one.stance in _OWN:
            continue
        if any(
            outer.speaker == one.speaker
            and outer.source is not None
            and outer.source.start >= one.content[0].start
            and _holds(outer, one)
            for outer in found[number + 1 : number + 1 + _NEAR]
        ):
            kept[number] = replace(one, speaker=noun[1], role=None)
    return kept


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Say whether an attribution stands within the content of another, source and cue included."""
    return (
        inner.source is not None
        and inner.cue is not None
        and _covers(outer.content, inner.source)
        and _covers(outer.content, inner.cue)
    )


def _reach(one: Attribution) -> int:
    """Return how many characters there are from an attribution's first word to its last."""
    spans = [*one.content, *([one.source] if one.source else []), *([one.cue] if one.cue else [])]
    return max(span.end for span in spans) - min(span.start for span in spans)


def _covers(pieces: Sequence[Span], span: Span) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in pieces)
