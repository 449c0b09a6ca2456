"""Quotations whose speaker stands in another sentence: whose they are.

They go on what somebody said just before, stand in a line of their own below "X continued:", or
answer the questions of an interview.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.capitals import capital_runs
from corpus.attribution.names import Mention, named_by
from corpus.attribution.sureness import ANSWER, FLOATING, MARKED, RELAYED
from corpus.attribution.words import QUOTE, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.lexicon import Language
    from corpus.attribution.quotation import Quotation

_LONE = "lone"
_SILENT = frozenset({"lemma=cite", "lemma=quote", "inside"})
"""Signs of whoever does not go on to speak: who cites another, who does something in a content."""
_PARAGRAPH = "paragraph"
_LOOSE = frozenset({_LONE, ANSWER})
_OPENING = 6  # units in which an interview names who is asked
_INTERVIEW = 3  # questions with a quotation below that make one
_FEW = 3  # words beside a quotation that stands alone
_MORE_THAN_A_NAME = 45  # characters of a quotation


def with_blocks(rows: Sequence[Unit]) -> list[Unit]:
    """Join a line that ends in a colon with the quotation that stands in a line of its own."""
    found: list[Unit] = []
    for unit in rows:
        last = found[-1] if found else None
        if last and last.low[-1] == ":" and unit.low[0] == QUOTE and alone(unit):
            found[-1] = Unit(
                last.low + unit.low,
                last.starts + unit.starts,
                last.ends + unit.ends,
                last.words + unit.words,
                last.paragraph,
                last.first,
            )
        else:
            found.append(unit)
    return found


def interviewed(
    found: list[Candidate], rows: Sequence[Unit], language: Language
) -> list[Candidate]:
    """Give the answers of an interview, quotations below questions, to who is interviewed.

    That is whom its first sentences name first, by a full name.
    """
    if sum(ANSWER in one.signs for one in found) < _INTERVIEW:
        return [one for one in found if ANSWER not in one.signs]
    who = next(filter(None, (_named_in(row, language) for row in rows[:_OPENING])), None)
    return [
        replace(one, source=who, signs=(ANSWER,))
        if (one.source is None and (ANSWER in one.signs or _LONE in one.signs))
        or _PARAGRAPH in one.signs
        else one
        for one in found
    ]


def continued(found: list[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
    """Put together what one quotation says over several paragraphs.

    Those that name nobody are said by whoever says another; where none does, they are one.
    """
    for quote in quotes:
        if len(quote.pieces) < 2:
            continue
        begin, end = quote.pieces[0].start, quote.pieces[-1].end
        here = [one for one in found if begin <= one.content[0].start < end]
        loose = [one for one in here if one.source is None and not _LOOSE.isdisjoint(one.signs)]
        told = next((one for one in here if one.source and MARKED in one.signs), None)
        if told is not None:  # as sure as the marks that go on
            named = replace(told, signs=(FLOATING, RELAYED))
            found = [replace(named, content=one.content) if one in loose else one for one in found]
        elif len(loose) > 1:
            whole = replace(loose[0], content=tuple(p for one in loose for p in one.content))
            found = [whole if one is loose[0] else one for one in found if one not in loose[1:]]
    return found


def _named_in(unit: Unit, language: Language) -> Span | None:
    """Return the first full name of a person in a unit."""
    for begin, end in capital_runs(unit, language):
        named = named_by(unit, begin, end, language)
        if isinstance(named, Mention) and end - named.at > 1:
            return unit.span(named.at, end)
    return None


def add(
    found: list[Candidate],
    here: list[Candidate],
    unit: Unit,
    speaking: int | None,
    told: set[int],
    before: Unit | None,
    *,
    adjacent: bool,
    relayed: bool,
) -> int | None:
    """Add a unit's candidates; a quotation that stands alone goes to who spoke last.

    ``told`` are the numbers of those candidates that quote nothing.

    Returns:
        The number of the candidate that spoke last in this paragraph, if any did.
    """
    quoted = QUOTE in unit.low
    quote = alone(unit) if quoted else None
    if quote is not None and not any(one.content[-1].end > quote.start for one in here):
        if speaking is None and unit.first and adjacent and found and _may_go_on(found[-1]):
            last = found[-1]
            found.append(Candidate((quote,), last.source, last.cue, (FLOATING, _PARAGRAPH)))
            return len(found) - 1
        if speaking is not None and found[speaking].content[-1].end <= quote.start:
            last = found[speaking]
            if speaking in told:
                found.append(Candidate((quote,), last.source, last.cue, (FLOATING, "told")))
                speaking = len(found) - 1
            elif speaking == len(found) - 1 and adjacent:
                found[speaking] = replace(last, content=(*last.content, quote))
            else:
                found.append(Candidate((quote,), last.source, last.cue, (*last.signs, "floating")))
                speaking = len(found) - 1
        asked = before is not None and before.low[-1] == "?"
        if speaking is None and (asked or unit.ends[-1] - unit.starts[0] >= _MORE_THAN_A_NAME):
            found.append(Candidate((quote,), None, None, (ANSWER if asked else _LONE, FLOATING)))
        return speaking
    if quoted and adjacent and _floats(unit, here):
        sign = RELAYED if relayed else FLOATING
        found.append(Candidate((unit.span(0, _stripped(unit)),), None, None, (sign,)))
    for one in here:
        quotes = quoted and _quotes(one, unit) and _SILENT.isdisjoint(one.signs)
        says = "says" in one.signs and _SILENT.isdisjoint(one.signs)
        if quotes or (says and one.source is not None):
            speaking = len(found)
            if not quotes:
                told.add(speaking)
        found.append(one)
    return speaking


def _may_go_on(one: Candidate) -> bool:
    """Say whether the speaker of the paragraph before may speak on in a quotation of its own."""
    return one.source is not None and (FLOATING in one.signs or "says" in one.signs)


def _floats(unit: Unit, here: list[Candidate]) -> bool:
    """Say whether a quotation in the unit, more than a name, is in nobody's mouth there."""
    for k, word in enumerate(unit.low):
        if word == QUOTE and unit.ends[k] - unit.starts[k] >= _MORE_THAN_A_NAME:
            at = unit.starts[k]
            spoken = any(p.start <= at < p.end for one in here for p in one.content if _speaks(one))
            if not spoken and k > 0:
                return True
    return False


def _speaks(one: Candidate) -> bool:
    """Say whether a candidate is speech rather than a plan or a feeling."""
    return "says" in one.signs or not any(sign.startswith("where=") for sign in one.signs)


def _stripped(unit: Unit) -> int:
    end = len(unit.low)
    while end > 1 and unit.low[end - 1] in ".,;":
        end -= 1
    return end


def alone(unit: Unit) -> Span | None:
    """Return the quotation that a unit consists of, with the words that belong to it."""
    if QUOTE not in unit.low:
        return None
    at = unit.low.index(QUOTE)
    length = unit.ends[-1] - unit.starts[0]
    if at > _FEW or (unit.ends[at] - unit.starts[at]) * 2 < length:
        return None
    return unit.span(0, len(unit.low))


def _quotes(one: Candidate, unit: Unit) -> bool:
    """Say whether a candidate's content holds a quotation of its unit."""
    return any(
        QUOTE in unit.low[slice(*(bisect_left(unit.starts, at) for at in (piece.start, piece.end)))]
        for piece in one.content
    )
