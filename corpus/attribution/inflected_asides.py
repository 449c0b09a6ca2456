"""German and Russian asides that attribute: "laut X", "wie X berichtet", "по словам X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import LONGEST
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    TURNING,
    clauses,
    is_cue,
    phrase_at,
    resumed,
)
from corpus.attribution.inflected_contents import content_begin
from corpus.attribution.inflected_phrases import DASHES, STOPS, stripped_end
from corpus.attribution.inflected_subjects import subject_of
from corpus.attribution.nouns import Stance
from corpus.attribution.opinions import Opinion, opinion_at
from corpus.attribution.phrases import is_word
from corpus.attribution.sureness import MEANT
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.inflected_clauses import Clause
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
        last = _tail(unit, one.end, language)
        return [unit.span(one.end, last)] if last > one.end else []
    if _opens(unit, one.begin, language):
        past = _past_aside(unit, one.end, language)
        last = _tail(unit, past, language) if past is not None else 0
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
        last = _tail(unit, past, language)
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


def _past_aside(unit: Unit, end: int, language: Language) -> int | None:
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


def _tail(unit: Unit, past: int, language: Language) -> int:
    """Return where what an aside is about ends: with its sentence, or where another speaks."""
    low = unit.low
    for k in range(past, min(len(low), past + LONGEST)):
        if low[k] == ";" or (low[k] == "," and low[k + 1 : k + 2] and low[k + 1] in TURNING):
            return stripped_end(unit, k)
        verb = k + 1
        if low[k] == "," and verb < len(low) and is_cue(unit, verb, language):
            return k
    return stripped_end(unit, min(len(low), past + LONGEST))


def by_as(unit: Unit, language: Language) -> list[Candidate]:
    """Read "Wie X berichtet, …", "…, wie X meldete", "Как сообщил X, …"."""
    low = unit.low
    starts = MODULES[language.code].AS
    if starts.isdisjoint(low):
        return []
    found: list[Candidate] = []
    cut = clauses(unit, language)
    for number, clause in enumerate(cut):
        if low[clause.begin] not in starts or not (
            clause.begin == 0 or clause.mark in (",", *DASHES)
        ):
            continue
        read = _as_clause(unit, cut, number, language)
        if read is None:
            continue
        last, verb, source = read
        end = cut[last].end
        cue = language.verbs[low[verb]][1][-1]
        pieces: list[Span] = []
        if clause.begin <= 1:
            past = _past_aside(unit, end, language)
            stop = _tail(unit, past, language) if past is not None else 0
            pieces = [unit.span(past, stop)] if past is not None and past < stop else []
        else:
            stop = clause.begin
            while stop > 0 and low[stop - 1] in STOPS:
                stop -= 1
            begin = content_begin(unit, stop)
            pieces = [unit.span(begin, stop)] if stop > begin else []
            rest = resumed(unit, end, language) if low[end : end + 1] == [","] else None
            if rest is not None and pieces:
                pieces.append(unit.span(*rest))
        if pieces:
            found.append(candidate(unit, pieces, source, (verb, verb + 1), cue, "as"))
    return found


def _as_clause(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int, tuple[int, int] | None] | None:
    """Return the last clause of "wie X, der Leiter, sagte", its verb and its source."""
    low, clause = unit.low, cut[number]
    for last in range(number, min(len(cut), number + 3)):
        here = cut[last]
        if last > number and here.mark != ",":
            return None
        near = range(here.begin, min(here.end, here.begin + NEAR))
        verbs = [k for k in near if is_cue(unit, k, language)]
        if not verbs:
            continue
        verb = verbs[-1] if language.code == "de" else verbs[0]
        if low[verb] in ("will", "wollen") and len(verbs) > 1:
            verb = verbs[-2]  # "erfahren haben will"
        cue = language.verbs[low[verb]][1][-1]
        if language.code == "de":
            return (
                (last, verb, source)
                if (source := _german_source(unit, clause, last, cut, verb, language))
                else ((last, verb, None) if "es" in low[clause.begin : verb] else None)
            )
        if last > number:
            return None
        source = _russian_source(unit, cut, number, verb, cue, language)
        return (last, verb, source) if source else None
    return None


def _german_source(
    unit: Unit, clause: Clause, last: int, cut: Sequence[Clause], verb: int, language: Language
) -> tuple[int, int] | None:
    low = unit.low
    whence = next(
        (
            k
            for k in range(clause.begin + 1, verb)
            if low[k] in ("aus", "bei", "seitens")
            or (low[k] in ("in", "im") and "es" in low[clause.begin : k])
        ),
        None,
    )
    if whence is not None and (low[verb].startswith(("hervor", "erf", "hei", "hie", "verlaut"))):
        own = phrase_at(unit, whence + 1, language, wide=low[verb].startswith("hervor"))
        if own is not None:
            return whence + 1, min(own.end, verb)
    begin = clause.begin + 1
    while begin < verb and (low[begin] in language.adverbs or low[begin] == "es"):
        begin += 1
    own = phrase_at(unit, begin, language, wide=True)
    while own is not None and not own.may_be("n") and own.end < verb:
        begin = own.end
        own = phrase_at(unit, begin, language, wide=True)
    if own is None or own.end > verb:
        after = next((k for k in range(begin, verb) if phrase_at(unit, k, language)), None)
        own = phrase_at(unit, after, language) if after is not None else None
        if own is None or own.end > verb or low[own.begin - 1] in language.prepositions:
            return None
    if low[own.begin : own.end] == ["es"]:
        return None
    end = cut[last - 1].end if last > 0 and cut[last - 1].begin > clause.begin else own.end
    return own.begin, max(own.end, end if end <= verb else own.end)


def _russian_source(
    unit: Unit, cut: Sequence[Clause], number: int, verb: int, cue: Cue, language: Language
) -> tuple[int, int] | None:
    low, clause = unit.low, cut[number]
    if low[verb] == "известно":
        own = phrase_at(unit, verb + 1, language)
        return (own.begin, own.end) if own else None
    if low[verb] in ("следует", "вытекает", "явствует"):
        of = next((k for k in range(verb, clause.end) if low[k] == "из"), None)
        own = phrase_at(unit, of + 1, language, wide=True) if of is not None else None
        return (own.begin, min(own.end, clause.end)) if own else None
    if low[verb] in MODULES["ru"].SAID_IN:
        of = next((k for k in range(verb, clause.end) if low[k] in ("в", "во")), None)
        own = phrase_at(unit, of + 1, language) if of is not None else None
        return (own.begin, own.end) if own else None
    subject = subject_of(unit, cut, number, verb, cue, language)
    return (subject.begin, subject.end) if subject else None


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
