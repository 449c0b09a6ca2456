"""Attributions by passives: "it was claimed that", "X is expected to", "asked about Y, X said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import content_end
from corpus.attribution.complements import complement
from corpus.attribution.phrases import phrase_after, subject_before
from corpus.attribution.pieces import ascending, content_before
from corpus.attribution.subjects import SEPARATORS, State
from corpus.attribution.sureness import RELAYED

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.verb_groups import Group
    from corpus.attribution.words import Unit


def cue_begin(unit: Unit, verb: Group, at: int, language: Language) -> int:
    """Return where the cue's own words begin: its auxiliaries belong to it."""
    begin = at
    while (
        begin > verb.begin
        and (
            unit.low[begin - 1] in language.auxiliaries
            or unit.low[begin - 1] in language.negations
            or unit.low[begin - 1] in language.adverbs
            or unit.low[begin - 1].endswith("ly")
        )
        and unit.low[begin - 1] not in ("’s", "'s")
    ):
        begin -= 1
    return begin


def passive(
    unit: Unit, at: int, after: int, cue: Cue, verb: Group, language: Language, state: State
) -> Candidate | None:
    """Read "it was claimed that", "X is expected to", "asked about Y, X said"."""
    low = unit.low
    subject = subject_before(unit, verb.begin, language, state.floor)
    if subject is None:
        return None
    source: Span | None = None
    start = after
    if start < len(low) and low[start] == "by":
        end = phrase_after(unit, start + 1, language)
        if end is None:
            return None
        source = unit.span(start + 1, end)
        start = end
    follows = complement(unit, start, cue, language) if start < len(low) else None
    impersonal = low[subject[0]] == "it"
    pieces: list[Span] = []
    frame = "alone"
    if (
        "A" in cue.frames
        and source
        and follows is None
        and subject[0] > state.floor
        and low[subject[0] - 1] in SEPARATORS
    ) or (
        low[subject[0]] == "it"
        and source
        and follows is None
        and subject[0] > state.floor
        and low[subject[0] - 1] in SEPARATORS
    ):
        pieces, frame = content_before(unit, subject[0], language, state), "before"
    if follows is not None:
        frame, begin = follows
        end = content_end(unit, begin, "n", frame, language)
        if end > begin:
            pieces = [unit.span(begin, end)]
    if not impersonal and "A" not in cue.frames:
        pieces = [unit.span(*subject), *pieces]
    pieces = ascending(pieces)
    if not pieces:
        return None
    signs = (
        *([RELAYED] if frame == "before" else []),
        f"lemma={cue.lemma}",
        f"frame={frame}",
        "form=passive",
        f"passive={cue.lemma}|{frame}",
        "agent" if source else "agentless",
        "impersonal" if impersonal else "personal",
    )
    return Candidate(
        tuple(pieces), source, unit.span(cue_begin(unit, verb, at, language), after), signs
    )
