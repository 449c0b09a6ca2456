"""German and Russian verbs that cite, and those without a subject: "zitierte", "hieß es aus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_asides import (
    candidate,
)
from corpus.attribution.inflected_clauses import (
    NEAR,
    Clause,
    phrase_at,
    resumed,
)
from corpus.attribution.inflected_contents import content_after, content_begin
from corpus.attribution.inflected_frames import HARDLY_BEGUN, with_name
from corpus.attribution.inflected_phrases import STOPS, Subject
from corpus.attribution.inflected_subjects import (
    opening,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.candidates import Candidate
    from corpus.attribution.inflected_phrases import Phrase
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def passive(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    at: tuple[int, int],
    cue: Cue,
    language: Language,
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read "…, wird X zitiert": whom it quotes says it."""
    finite, participle = at
    clause = cut[number]
    if cue.lemma != "zitieren" or opening(unit, clause, language, finite) < finite or not number:
        return None
    own = phrase_at(unit, finite + 1, language)
    stop = clause.begin
    while stop > 0 and unit.low[stop - 1] in STOPS:
        stop -= 1
    first = content_begin(unit, stop)
    if own is None or stop <= first:
        return None
    source = (own.begin, own.end)
    content = [unit.span(first, stop)]
    cue_at = (participle, participle + 1)
    return candidate(unit, content, source, cue_at, None, "before"), source


def quoting(
    unit: Unit, cut: Sequence[Clause], number: int, at: int, language: Language
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read "…, zitierte die Zeitung den Chef": the quoted one is the source."""
    clause = cut[number]
    opens = opening(unit, clause, language, at) >= at and number > 0
    first = phrase_at(unit, at + 1, language)
    if first is None:
        return None
    second = phrase_at(unit, first.end, language) if opens else None
    quoted = first
    if opens and first.may_be("n") and second is not None:
        quoted = second
    elif opens and first.may_be("n") and not first.may_be("a"):
        return None
    past = quoted.end
    if tuple(unit.low[past : past + 3]) in _IN_WORDS:
        past += 3
    if not opens and unit.low[past : past + 1] not in ([":"], [","]):
        return None
    end = quoted.end if past > quoted.end else with_name(unit, cut, number, quoted.end, language)
    source = _whose_words(unit, quoted, end, language)
    if opens:
        stop = clause.begin
        while stop > 0 and unit.low[stop - 1] in STOPS:
            stop -= 1
        begin = content_begin(unit, stop)
    else:
        begin, stop = past + 1, len(unit.low)
        while stop > begin and unit.low[stop - 1] in STOPS:
            stop -= 1
    if stop <= begin:
        return None
    content = [unit.span(begin, stop)]
    frame = "before" if opens else "colon"
    return candidate(unit, content, source, (at, at + 1), None, frame), source


_IN_WORDS = {("mit", "den", "worten"), ("mit", "dem", "satz"), ("mit", "den", "sätzen")}


def _whose_words(unit: Unit, quoted: Phrase, end: int, language: Language) -> tuple[int, int]:
    """Return whose they are in "слова министра Ивана Петрова"."""
    if not unit.low[quoted.head].startswith(("слов", "высказыван", "заявлен", "комментар")):
        return quoted.begin, end
    inner = phrase_at(unit, quoted.head + 1, language)
    return (
        (inner.begin, inner.end) if inner is not None and inner.end <= end else (quoted.begin, end)
    )


def by_nobody(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    at: int,
    cue: Cue,
    language: Language,
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read "…, hieß es aus Kreisen", "In dem Papier heißt es, …", "…, hieß es"."""
    low, clause = unit.low, cut[number]
    if low[at].startswith("h") and low[at] in ("heißt", "hieß"):
        near = low[max(clause.begin, at - 1) : at + 2]
        if "es" not in near:
            return None
    opens = opening(unit, clause, language, at) >= at and number > 0
    whence = _WHENCE
    if language.code == "ru":
        whence = _OUT_OF if low[at] == "следует" else _IN
    source = next(
        (
            (k + 1, own.end)
            for k in range(max(clause.begin, at - NEAR), min(clause.end, at + NEAR))
            if low[k] in whence
            and (own := phrase_at(unit, k + 1, language)) is not None
            and low[own.head] not in language.times
        ),
        None,
    )
    if low[at] == "следует" and source is None:
        return None
    cue_end = at + 1 + (low[at + 1 : at + 2] == ["es"])
    if opens:
        stop = clause.begin
        while stop > 0 and low[stop - 1] in STOPS:
            stop -= 1
        begin = content_begin(unit, stop)
        if stop <= begin:
            return None
        pieces = [unit.span(begin, stop)]
        if stop - begin <= HARDLY_BEGUN and (rest := resumed(unit, cue_end, language)):
            pieces.append(unit.span(*rest))
        return candidate(unit, pieces, source, (at, cue_end), cue, "before"), source
    nobody = Subject(at, cue_end, follows=False, opens=False)
    found = content_after(unit, cut, number, (at, clause.end), nobody, cue, language)
    if found is None:
        return None
    frame, begin, end = found
    return candidate(unit, [unit.span(begin, end)], source, (at, cue_end), cue, frame), source


_IN, _OUT_OF = frozenset("в во на".split()), frozenset({"из"})


_WHENCE = frozenset("aus bei in im von vom beim seitens laut".split())
