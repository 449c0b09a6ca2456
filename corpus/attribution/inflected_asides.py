"""German and Russian asides that attribute: "laut X", "wie X berichtet", "по словам X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import LONGEST
from corpus.attribution.inflected_clauses import (
    MODULES,
    TURNING,
    is_cue,
    phrase_at,
    resumed,
)
from corpus.attribution.inflected_contents import content_begin
from corpus.attribution.inflected_phrases import DASHES, STOPS, Opinion, stripped_end
from corpus.attribution.nouns import Stance
from corpus.attribution.opinions import opinion_at
from corpus.attribution.phrases import is_word
from corpus.attribution.sureness import MEANT
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def by_preposition(unit: Unit, language: Language) -> list[Candidate]:
    """Read "laut X", "nach Angaben von X", "X zufolge", "so X", "по словам X"."""
    found: list[Candidate] = []
    at = 0
    while at < len(unit.low):
        one = opinion_at(unit, at, language)
        if one is None:
            at += 1
            continue
        at = max(at + 1, one.end)
        pieces = _about(unit, one, language)
        if pieces:
            frame = "preposition" if one.source else "opens"
            found.append(candidate(unit, pieces, one.source, one.cue, None, frame))
    return found


def _about(unit: Unit, one: Opinion, language: Language) -> list[Span]:
    """Return what an aside is about: the clause around it."""
    low = unit.low
    if one.antecedent is not None:
        last = tail_end(unit, one.end, language)
        return [unit.span(one.end, last)] if last > one.end else []
    if _opens(unit, one.begin, language):
        past = past_aside(unit, one.end, language)
        last = tail_end(unit, past, language) if past is not None else 0
        return [unit.span(past, last)] if past is not None and last > past else []
    stop = one.begin
    while stop > 0 and low[stop - 1] in STOPS:
        stop -= 1
    begin = content_begin(unit, stop)
    turn = (k for k in range(stop - 1, begin, -1) if low[k] in _TURNS and low[k - 1] == ",")
    begin = next(turn, begin - 1) + 1
    pieces = [unit.span(begin, stop)] if stop > begin else []
    past = one.end
    if past + 1 < len(low) and (is_word(low[past]) or low[past] == QUOTE):
        inside = language.code == "de" and low[one.begin - 1] not in (",", QUOTE)
    else:
        inside = past + 1 < len(low) and low[past] in (",", *DASHES) and not one.closes
        past += inside
        if inside and (after := _past_relative(unit, past, language)) is not None:
            past, inside = after, after + 1 < len(low)
    if inside:
        last = tail_end(unit, past, language)
        if last > past:
            pieces.append(unit.span(past, last))
    elif one.closes and (rest := resumed(unit, one.end, language)):
        pieces.append(unit.span(*rest))
    return pieces


def _past_relative(unit: Unit, at: int, language: Language) -> int | None:
    """Return what follows a relative clause that begins at ``at``; None if none does."""
    relatives = MODULES[language.code].RELATIVES
    low = unit.low
    begins = low[at] in relatives or (
        low[at] in language.prepositions and at + 1 < len(low) and low[at + 1] in relatives
    )
    if not begins:
        return None
    return next((k + 1 for k in range(at, len(low)) if low[k] == ","), len(low))


def _opens(unit: Unit, begin: int, language: Language) -> bool:
    """Say whether nothing stands before an aside but "doch", "dass" and the like."""
    at = begin
    while at > 0 and (
        unit.low[at - 1] in language.coordinators
        or unit.low[at - 1] in language.adverbs
        or unit.low[at - 1] in DASHES
    ):
        at -= 1
    return at == 0 or unit.low[at - 1] == ";"


def past_aside(unit: Unit, end: int, language: Language) -> int | None:
    """Return where the clause begins that an opening aside is about."""
    low = unit.low
    if language.code == "de" and (end >= len(low) or low[end] != ","):
        return end if end < len(low) else None
    comma = next((k for k in range(end, min(len(low), end + _LONGEST)) if low[k] == ","), None)
    if comma is None:
        return None
    after = low[comma + 1 : comma + 3]
    relative = MODULES[language.code].RELATIVES
    if after and (after[0] in relative or (len(after) > 1 and after[1] in relative)):
        near = range(comma + 1, min(len(low), comma + _LONGEST))
        comma = next((k for k in near if low[k] == ","), comma)
    return comma + 1


_TURNS = frozenset("однако но а aber doch jedoch".split())
_LONGEST = 14  # words of an aside, or of what is told of its source


def tail_end(unit: Unit, past: int, language: Language) -> int:
    """Return where what an aside is about ends: with its sentence, or where another speaks."""
    low = unit.low
    for k in range(past, min(len(low), past + LONGEST)):
        if low[k] == ";" or (low[k] == "," and low[k + 1 : k + 2] and low[k + 1] in TURNING):
            return stripped_end(unit, k)
        verb = k + 1
        if low[k] == "," and verb < len(low) and is_cue(unit, verb, language):
            return k
    return stripped_end(unit, min(len(low), past + LONGEST))


def by_themselves(unit: Unit, language: Language) -> list[Candidate]:
    """Read "Der Fahrer hat nach eigenen Angaben nichts bemerkt"."""
    low = unit.low
    if language.code != "de":
        return []
    own = next(
        (
            k
            for k in range(len(low) - 2)
            if low[k] == "nach" and low[k + 1] in ("eigenen", "eigener") and low[k + 2] in _OWN
        ),
        None,
    )
    if own is None:
        return []
    first = phrase_at(unit, 0, language) if own else None
    last = stripped_end(unit, len(low))
    if first is None or not first.may_be("n") or first.end > own:
        later = (phrase_at(unit, k, language) for k in range(own + 3, min(len(low), own + 8)))
        first = next((one for one in later if one and one.may_be("n")), None)
        if own and first is None:
            later = (phrase_at(unit, k, language) for k in range(own))
            first = next((one for one in later if one and one.may_be("n")), None)
    if first is None:
        return []
    pieces = []
    begin = own + 3
    if first.begin < own and own > first.end + 1 and first.begin > 0:
        pieces.append(unit.span(0, first.begin))
    if last > begin and first.begin < own:
        pieces.append(unit.span(begin, last))
    elif last > first.end:
        pieces.append(unit.span(first.end, last))
    if not pieces:
        return []
    source = (first.begin, first.end)
    return [candidate(unit, pieces, source, (own, own + 3), None, "preposition")]


_OWN = frozenset("angaben aussage aussagen worten bekunden darstellung einschätzung".split())


def candidate(
    unit: Unit,
    pieces: list[Span],
    source: tuple[int, int] | None,
    cue_at: tuple[int, int],
    cue: Cue | None,
    frame: str,
) -> Candidate:
    """Make a candidate of ranges of words."""
    lemma = cue.lemma if cue else "preposition"
    meant = cue is not None and cue.stance in _MEANT and frame == "noun"
    signs = (f"lemma={lemma}", f"frame={frame}", "form=finite", *((MEANT,) if meant else ()))
    return Candidate(
        tuple(pieces), unit.span(*source) if source else None, unit.span(*cue_at), signs
    )


_MEANT = frozenset({Stance.PLANS, Stance.OTHER})
"""What is told of somebody's will as often as what they say of it: "will 900 Stellen streichen"."""
