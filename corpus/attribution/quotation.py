"""Quotations: which stretches of a text stand between quotation marks.

Every style is read: “ ”, „ “, « », » «, " ", `` '', ‘ ’ and ' ', also mixed. Nothing is left open
beyond its paragraph, unless the next paragraph opens anew: then the quotation goes on there, as
newspapers print it. One pass over the marks of each paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚']")
_OPENERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "``": "", "‘": "’", "‚": "‘’", "'": "'"}
_BEFORE = frozenset(" \t\u00a0\u2009\u202f([{—–-―/…:,;")
_AFTER = frozenset(" \t\u00a0\u2009\u202f)]}.,;:!?—–-―/…\"'”’»«“")
_ENDS = frozenset(".,!?…-—")
_PLAIN = frozenset({"“", '"', "„"})
_TAIL = 300  # characters before a mark in which it is told who said what another begins
_SAID = r"(?:said|says|told|added|replied|wrote|warned|asked|argued|insisted|explained)"
_TOLD = re.compile(
    rf"(?<=\w)[,?!] (?={_SAID} (?:[a-z]+ ){{0,4}}[A-Z]\w|{_SAID} (?:the|an?|his|her) [a-z]"
    rf"|(?:(?:the|an?|his|her) )?(?:[\w’'.-]+ ){{1,5}}?{_SAID}\b(?! [“\"]))"
)
"""Where a quotation ends whose closing mark is missing: before "X said"."""

_LONGEST_SINGLE = 2000  # characters between single marks: longer ones are apostrophes gone astray


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between one pair of marks, the marks included.

    Attributes:
        pieces: one span a paragraph: more than one where it goes on in the next.
        closed: whether a closing mark was found.
    """

    pieces: tuple[Span, ...]
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text``, in order; none overlap."""
    found: list[Quotation] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        pieces = list(_in_line(text, begin, end))
        for number, piece in enumerate(pieces):
            last = found[-1] if found and number == 0 else None
            if last and not last.closed and _goes_on(text, last.pieces[-1], piece.pieces[0]):
                found[-1] = Quotation((*last.pieces, *piece.pieces), piece.closed)
            else:
                found.append(piece)
        begin = end + 1
    return found


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """Say whether an open quotation is taken up at the very start of the next paragraph."""
    gap = text[before.end : after.start]
    return not gap.strip() and text[after.start] not in "'’"


def _in_line(text: str, begin: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations of ``text[begin:end]``, which is one paragraph."""
    start, closers = -1, ""
    marks = list(_MARK.finditer(text, begin, end))
    last = {mark[0]: mark.start() for mark in marks}
    for mark in marks:
        sign, at = mark[0], mark.start()
        if start >= 0:
            if closers in ("’", "'", "‘’") and at - start > _LONGEST_SINGLE:
                start = -1
            elif _closes(text, sign, at, mark.end(), closers, end, last):
                yield Quotation((Span(start, mark.end()),), closed=True)
                start = -1
                continue
            elif (
                sign == text[start : start + len(sign)]
                and sign in _PLAIN
                and (told := _TOLD.search(text, max(start, at - _TAIL), at))
            ):
                yield Quotation((Span(start, told.start() + 1),), closed=True)
                start = -1
            else:
                continue
        if _opens(text, sign, at, mark.end(), begin, end, last):
            start, closers = at, _OPENERS.get(sign, sign)
    if start >= 0 and closers not in ("’", "'", "‘’"):
        stop = start + len(text[start:end].rstrip())
        if stop - start > 1:
            goes_on = text[end + 1 : end + 2] in _OPENERS
            told = None if goes_on else _TOLD.search(text, start, stop)
            stop = told.start() + 1 if told else stop
            yield Quotation((Span(start, stop),), closed=told is not None)


def _opens(
    text: str, sign: str, at: int, past: int, begin: int, end: int, last: dict[str, int]
) -> bool:
    """Say whether a mark, met outside quotations, opens one."""
    left_open = at == begin or text[at - 1] in _BEFORE or text[at - 1] in '"“«„'
    follows = past < end and not text[past].isspace()
    if sign in ("“", "„", "«", "``"):
        return follows
    if sign == "‘":
        return left_open and follows and last.get("’", -1) > at
    if sign == "'":
        opened = left_open and past < end and text[past].isalpha() and text[past].isupper()
        return opened and last["'"] > at and text[at - 1 : at] not in ('"', "“")
    if sign == "»":
        return left_open and follows and last.get("«", -1) > at
    if sign in ('"', "''", "”"):
        return left_open and follows
    return False


def _closes(
    text: str, sign: str, at: int, past: int, closers: str, end: int, last: dict[str, int]
) -> bool:
    """Say whether a mark closes the quotation that is open."""
    right_open = past >= end or text[past] in _AFTER
    if closers in ("’", "'", "‘’"):
        # An apostrophe looks the same: the mark must end something.
        ends = text[at - 1] in _ENDS or not _again(text, past, end)
        return sign in closers and right_open and text[at - 1] != " " and ends
    if sign in ("”", "»", "«") and sign in closers:
        return True
    if closers == "“”" and sign == "“":
        return True
    if sign in ("''", '"'):
        if closers in ("''", '"', ""):
            return right_open or text[at - 1] not in _BEFORE
        # Another style than the opening one's: nested, if the proper mark is still to come.
        return right_open and not any(last.get(closer, -1) > at for closer in closers)
    if sign == "”":
        return right_open and closers in ('"', "''", "")
    if sign == "“" and closers == "”":
        return right_open and not text[at - 1].isspace() and last.get("”", -1) < at
    return False


def _again(text: str, past: int, end: int) -> bool:
    """Say whether another mark that may end a single quotation stands close by."""
    ahead = text[past : min(end, past + 80)]
    return bool(re.search(r"[.,!?][’'](?!\w)", ahead)) and "‘" not in ahead
