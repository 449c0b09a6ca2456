"""How attributions are found: by the rules, or in English by the tagger and the rules together.

The tagger finds what the rules have no words for; the rules know other languages. What they are
surest of is taken everywhere; and where both find the same, that makes it surer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from corpus.attribution.english import ENGLISH
from corpus.attribution.grammar import language_of, rules
from corpus.attribution.outlets import BODIES
from corpus.attribution.sureness import LEAST
from corpus.attribution.whole_quotations import with_whole_quotations
from index.finding import Finding
from index.statements import RULES
from index.tagger import WEIGHTS, Tagger
from index.tagger_decoding import Beside, common, nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.nouns import Finder, Triple
    from index.tagger_decoding import Reading

RULES_ALONE, RULES_SECOND = 0.85, 0.5
"""How sure the rules must be of what the tagger does not find, and of what it half finds."""

_NEAR = 240
"""Characters between two parts of what one cue says: as many as tell who says it."""

_SAME, _BESIDE, _NEARLY = 0.5, 0.3, 0.75
"""Shares of two contents in common: from which they are the same, below which they are two, and
from which they differ by a few words."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How sure to be of what the tagger reads.

    Attributes:
        weights: of the signs.
        least: what is less sure is left out.
        said: what is as sure as that, and whose cue is of speech, may stand in an answer.
        thought: the same for all other cues.
    """

    weights: dict[str, float]
    least: float
    said: float
    thought: float

    def sure(self, signs: dict[str, float]) -> float:
        """Return how probable it is, 0 to 1, that content and source are right."""
        score = sum(self.weights[name] * value for name, value in signs.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def settings(finding: Finding) -> dict[str, Any]:
    """Return everything that shapes what is found, for an index to remember."""
    kept: dict[str, Any] = {"finding": str(finding)}
    if finding is not Finding.OFF:
        kept["rules"] = RULES
    if finding is Finding.MODEL:
        kept["tagger"] = WEIGHTS
    return kept


@cache
def finder(finding: Finding) -> Finder:
    """Return what finds attributions; loaded once.

    Raises:
        ModelUnusable: the tagger cannot be loaded.
    """
    match finding:
        case Finding.MODEL:
            return together(Tagger())
        case Finding.RULES:
            return rules
        case Finding.OFF:
            return lambda text, sentences: []


def together(tagger: Tagger) -> Finder:
    """Return a finder that puts together what the tagger and the rules find."""

    def find(text: str, sentences: Sequence[Span]) -> list[Triple]:
        by_rules = rules(text, sentences)
        if language_of(text) is not ENGLISH:
            return by_rules
        weighing = _weighing()
        kept: list[Triple] = []
        doubtful: list[Triple] = []
        for reading, signs in weighed(tagger.read(text, sentences), by_rules):
            sure = weighing.sure(signs)
            if sure >= weighing.least:
                enough = weighing.said if _says(reading.triple, text) else weighing.thought
                kept.append(replace(reading.triple, sure=sure, shown=sure >= enough))
            else:
                doubtful.append(reading.triple)
        ruled = Beside(by_rules)
        kept = [_of_who_cites(text, one, ruled) for one in with_whole_quotations(text, kept)]
        kept = _without_cut_lines(kept, by_rules)
        beside, half = Beside(kept), Beside(doubtful)
        for one in by_rules:
            half_found = any(common(one, other) >= _SAME for other in half.of(one))
            if one.sure < (LEAST if one.bounded else RULES_SECOND if half_found else RULES_ALONE):
                continue
            if all(common(one, other) < _BESIDE or nested(other, one) for other in beside.of(one)):
                kept.append(one)
                beside.add(one)
        return sorted(with_a_cue_each(kept), key=lambda one: one.content[0])

    return find


def _of_who_cites(text: str, one: Triple, by_rules: Beside) -> Triple:
    """Return what a body that is no outlet says as its own, whomever it cites.

    "Police, citing witnesses, said" is what the police say, "The Herald, citing witnesses, said"
    what the witnesses do.
    """
    for other in by_rules.of(one):
        if one.source is None or one.cue is None or other.source is None or other.cue is None:
            continue
        aside = other.source.end < one.cue.start <= one.source.start < other.cue.start
        head = other.source.of(text).lower().rpartition(" ")[2]
        if aside and head in BODIES and common(one, other) >= _NEARLY:
            return replace(one, source=other.source, cue=other.cue, outlets=())
    return one


def with_a_cue_each(found: Sequence[Triple]) -> list[Triple]:
    """Join what the finders take for two attributions, though it is one cue that says both."""
    joined: list[Triple] = []
    for one in sorted(found, key=lambda one: (one.cue or one.content[0], one.content[0])):
        last = joined[-1] if joined else None
        if last is None or not _one_cue(last, one):
            joined.append(one)
            continue
        surer = max(last, one, key=lambda each: each.sure)
        joined[-1] = replace(surer, content=_together([*last.content, *one.content]))
    return joined


def _one_cue(one: Triple, other: Triple) -> bool:
    if one.cue is None or other.cue is None or one.cue.end <= other.cue.start:
        return False
    return other.content[0].start - one.content[-1].end <= _NEAR and _same(one.source, other.source)


def _together(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return pieces in the order of the text, those that overlap as one."""
    apart: list[Span] = []
    for piece in sorted(pieces):
        if apart and piece.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, piece.end))
        else:
            apart.append(piece)
    return tuple(apart)


def _without_cut_lines(kept: Sequence[Triple], by_rules: Sequence[Triple]) -> list[Triple]:
    """Return what is not part of a line of a transcript, nor is told within one."""
    lines = Beside(one for one in by_rules if one.bounded and one.sure >= RULES_ALONE)
    return [
        one
        for one in kept
        if not any(common(one, line) > 0 and not nested(one, line) for line in lines.of(one))
    ]


def weighed(
    readings: Sequence[Reading], by_rules: Sequence[Triple]
) -> list[tuple[Reading, dict[str, float]]]:
    """Return readings with the signs that speak for and against each.

    Where the rules agree, a source is as long as they have it: they know where a name ends.
    """
    found = []
    ruled, read = Beside(by_rules), Beside(one.triple for one in readings)
    for one in readings:
        shared, rule = max(
            ((common(one.triple, other), other) for other in ruled.of(one.triple)),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        agreed = rule if shared >= _SAME else None
        signs = {
            "bias": 1.0,
            "cue": _odds(one.cue),
            "truly": _odds(one.truly),
            "content": _odds(one.content),
            "source": _odds(one.source),
            "agreed": float(agreed is not None),
            "same source": float(agreed is not None and _same(agreed.source, one.triple.source)),
            "rules": agreed.sure if agreed else 0.0,
            "sourceless": float(one.triple.source is None),
            "repeated": max(
                (
                    common(one.triple, other)
                    for other in read.of(one.triple)
                    if other.sure > one.triple.sure
                ),
                default=0.0,
            ),
        }
        if agreed is not None and _longer(one.triple, agreed):
            one = replace(one, triple=replace(one.triple, source=agreed.source))
        elif agreed is not None and _addresses(agreed, one.triple.source):
            one = replace(one, triple=replace(one.triple, source=None))
        if agreed is not None and shared >= _NEARLY and _interrupted(agreed, one.triple):
            one = replace(one, triple=replace(one.triple, content=agreed.content))
        found.append((one, signs))
    return found


def _says(one: Triple, text: str) -> bool:
    """Say whether a cue is one that may stand beside a quotation, or "according to"."""
    words = one.cue.of(text).lower().split() if one.cue else []
    if "according" in words:
        return True
    return any("Q" in cue.frames for word in words for cue in ENGLISH.verbs.get(word, ("", ()))[1])


def _odds(probability: float) -> float:
    kept = min(max(probability, 1e-3), 1 - 1e-3)
    return log(kept / (1 - kept))


def _longer(read: Triple, ruled: Triple) -> bool:
    """Say whether the rules have more words of the source, and not the cue among them."""
    one, other, cue = read.source, ruled.source, read.cue
    if one is None or other is None or (cue and other.start < cue.end and cue.start < other.end):
        return False
    return other.start <= one.start and one.end <= other.end


def _interrupted(ruled: Triple, read: Triple) -> bool:
    """Say whether a content goes on beyond its cue, and only the rules have both pieces."""
    if ruled.cue is None or len(read.content) != 1 or len(ruled.content) != 2:
        return False
    return ruled.content[0].end <= ruled.cue.start and ruled.cue.end <= ruled.content[1].start


def _addresses(passive: Triple, source: Span | None) -> bool:
    """Say whether a source is the subject of a passive: "residents were told to leave"."""
    if passive.source is not None or passive.cue is None or source is None or passive.bounded:
        return False
    return source.end + 1 == passive.cue.start


def _same(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end


@cache
def _weighing() -> Weighing:
    loaded = json.loads(Path(__file__).with_name("tagger.json").read_text(encoding="utf-8"))
    return Weighing(loaded["weights"], loaded["least"], **loaded["shown"])
