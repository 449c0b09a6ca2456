"""Contents that take in quotations whole, where a tagger has seen only part of them.

A tagger sees so many words around a cue, and a quotation may be longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.attribution.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.attribution.nouns import Triple


def with_whole_quotations(text: str, found: Sequence[Triple]) -> list[Triple]:
    """Return attributions whose contents begin and end where the quotations in them do.

    A quotation that source or cue lie in is left as it is: somebody there says what another said.
    """
    told = quotations(text)
    quotes = [piece for one in told for piece in one.pieces]
    starts = [quote.start for quote in quotes]
    whole = [replace(one, content=_whole(one, quotes, starts)) for one in found]
    following = {
        piece.end: one.pieces[number + 1 :]
        for one in told
        for number, piece in enumerate(one.pieces[:-1])
    }
    begun = sorted(one.content[0].start for one in whole)
    return [_past_small_words(text, _gone_on(one, following, begun)) for one in whole]


def _gone_on(one: Triple, following: Mapping[int, Sequence[Span]], begun: Sequence[int]) -> Triple:
    """Return an attribution with the paragraphs that a quotation at its end goes on over."""
    rest = following.get(one.content[-1].end)
    if not rest or bisect_left(begun, rest[0].start) < bisect_left(begun, rest[-1].end):
        return one  # somebody is told to speak in there
    return replace(one, content=(*one.content, *rest))


_SMALL = re.compile(
    r"\b(?:the|an?|of|for|his|her|their|its|from|with|by|at|and|or|which|whose"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\.) ?$"
)
_OPEN = re.compile(r"\b(?:which|whose|whom|who|that|the|an?|of|for|to|not|and|or|but) ?$")
_WITHIN = re.compile(r"[^.;:!?\n“”\"()]{1,80}")
_TO_THE_END = re.compile(r"[^.,;:!?—–\n“”\"()]{1,80}(?=[.,;:!?—–\n]|$)")
_LAST = 8  # characters that hold the last word of a content, if it is a small one


def _past_small_words(text: str, one: Triple) -> Triple:
    """Return an attribution whose content does not break off: "the bridge for an"."""
    one = _without_gaps(text, one)
    last = one.content[-1]
    if not _SMALL.search(text, max(last.start, last.end - _LAST), last.end):
        return one
    rest = _TO_THE_END.match(text, last.end)
    parts = [part for part in (one.cue, one.source) if part is not None]
    if rest is None or any(last.end <= part.start < rest.end() for part in parts):
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, rest.end())))


def _without_gaps(text: str, one: Triple) -> Triple:
    """Return one without a gap after a small word: "the deal, which | it had | closed"."""
    pieces = [one.content[0]]
    parts = [part for part in (one.cue, one.source) if part is not None]
    for piece in one.content[1:]:
        last = pieces[-1]
        told = any(last.end <= part.start < piece.start for part in parts)
        open_ = _OPEN.search(text, max(last.start, last.end - _LAST), last.end)
        if open_ and not told and _WITHIN.fullmatch(text, last.end, piece.start):
            pieces[-1] = Span(last.start, piece.end)
        else:
            pieces.append(piece)
    return one if len(pieces) == len(one.content) else replace(one, content=tuple(pieces))


def _whole(one: Triple, quotes: Sequence[Span], starts: Sequence[int]) -> tuple[Span, ...]:
    pieces: list[Span] = []
    parts = [part for part in (one.cue, one.source) if part is not None]
    for piece in one.content:
        begin, end = piece.start, piece.end
        last = _around(end, quotes, starts)
        if last is not None and begin <= last.start + 1 and not _holds(last, parts):
            end = last.end
        first = _around(begin, quotes, starts)
        if first is not None and end >= first.end - 1 and not _holds(first, parts):
            begin = first.start
        if pieces and begin <= pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(end, pieces[-1].end))
        else:
            pieces.append(Span(begin, end))
    return tuple(pieces)


def _around(at: int, quotes: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """Return the quotation that a place lies inside."""
    number = bisect_left(starts, at) - 1
    return quotes[number] if number >= 0 and at < quotes[number].end else None


def _holds(quote: Span, parts: Sequence[Span]) -> bool:
    return any(quote.start < part.end and part.start < quote.end for part in parts)
