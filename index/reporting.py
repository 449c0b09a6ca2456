"""Where a question asks for what was published or reported at a time, not for what happened then.

It works on the letters of ``calendar_words``. ``Z`` is the time asked about, ``z`` one that counts
from today, or a span, ``#`` a year. They differ in what they belong to: in "articles about the
strike since March" it is the articles, in "articles about the strike on Tuesday" the strike; and a
year stands with books and studies as well as with the news.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.publisher import is_masthead, outlet_named
from index.calendar_words import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 4
"""Words of an outlet's name."""

_NO_NAME = frozenset("veihq.,!g")
"""Letters of words that no outlet's name begins with."""

_MAKES = frozenset("grab grabbed hit make makes making made".split())
"""Before "headlines" these are about something that happened."""

_PUBLISHES = r"(?:[Bk][vOt]{0,3}[pJlrG]|[pl][vqt]{0,2}[Bk])"
_SUBJECT = rf"(?:{_PUBLISHES}|[Bk][vOt]{{0,3}}y|y[vqt]{{0,2}}[Bk])"
_AT = r"[iohft]{0,2}"
_CONDITION = re.compile(
    # "articles published by CNN in May", "what did CNN write in May"
    rf"(?:[rG][JrG]?|{_SUBJECT})v{{0,2}}(?:x?p)?(?:[fo]?t?B)?{_AT}[Zz]"
    # "articles from 2019", "what did CNN report in 2019"
    rf"|(?:r|{_PUBLISHES}){_AT}#"
    # "articles about the strike since March", "what was reported about the strike last week"
    rf"|(?:[rG][JrG]?|{_SUBJECT}|ev{{0,2}}[pl])[xe]?[qh][^.!pvZz#]{{0,12}}z"
    # "coverage of the strike from 10 October", "how has the BBC covered the strike since Monday"
    rf"|[rG][qho][^.!pvZz#]{{1,8}}ft?[Zz]|{_SUBJECT}[tN][xc]{{1,3}}z"
    # "what was reported on Tuesday", "everything published last week", "was wurde am ... gemeldet"
    rf"|ev{{0,2}}l{_AT}[Zz]|ev{{0,2}}p{_AT}z|ev{{1,2}}{_AT}[Zz][^.!pvZz#]{{0,8}}l"
    # "yesterday's top stories", "in the papers today"
    r"|[Zz]g[xO]{0,2}[rGk](?![xc])|it?k[iohft]{0,2}z"
    # "In May, what did CNN write", "according to CNN on Tuesday", "hat die dpa gestern gemeldet"
    rf"|(?:^|\.)[iht]{{0,2}}e?[Zz],?[evt]{{0,3}}{_SUBJECT}"
    rf"|@-?t?[Bk]{_AT}[Zz]|[Bk]{_AT}[Zz][^.!pvZz#]{{0,8}}[pl]"
)
_TIME = re.compile("[Zz#]")


def name_outlets(
    question: str, tokens: Sequence[Token], known: Sequence[tuple[int, int]] = ()
) -> list[Token]:
    """Return the tokens with each outlet's name as one, and what only looks like reports as words.

    ``known`` says where names begin and end that a list of the index has.
    "Fox News host" is no news, nor is a "news conference" or "vaccine coverage".
    """
    capitals = not question.islower()
    named: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        size = max(
            _outlet(question, tokens[place : place + _LONGEST_NAME], capitals=capitals),
            _within(tokens[place:], known),
        )
        if size:
            end = tokens[place + size - 1].end
            named.append(Token("B", 0, token.start, end, question[token.start : end].casefold()))
        elif token.kind in "rGk" and _no_report(
            question, token, named, tokens[place + 1 : place + 2]
        ):
            named.append(replace(token, kind="x"))
        else:
            named.append(token)
        place += size or 1
    return named


def _outlet(question: str, tokens: Sequence[Token], *, capitals: bool) -> int:
    """Return how many of the first ``tokens`` name an outlet, the most that do."""
    if tokens[0].kind in _NO_NAME:
        return 0
    if capitals and not question[tokens[0].start].isupper():
        return 0
    for size in range(len(tokens), 0, -1):
        last = tokens[size - 1]
        if capitals and not question[last.start].isupper():
            continue
        words = question[tokens[0].start : last.end]
        if outlet_named(words) or (is_masthead(words) and (size > 1 or last.kind not in "rGk")):
            return size
    return 0


def _within(tokens: Sequence[Token], known: Sequence[tuple[int, int]]) -> int:
    """Return how many of the first ``tokens`` are of one of the names that are known."""
    for start, end in known:
        if start <= tokens[0].start < end:
            return sum(start <= token.start < end for token in tokens)
    return 0


def _no_report(
    question: str, token: Token, before: Sequence[Token], after: Sequence[Token]
) -> bool:
    """Say whether a word for reports or the press means something else here."""
    if token.word == "news":
        return any(one.kind in "xc" for one in after)
    if not before:
        return False
    if token.word == "headlines":
        return before[-1].word in _MAKES
    if token.kind == "k":  # "Virgin Media" is a company
        return before[-1].kind == "c" and question[token.start].isupper()
    if token.kind == "G" or token.word == "coverage":
        # "short stories", but "show stories", "yesterday's top stories"
        return before[-1].kind == "x" and len(before) > 1 and before[-2].kind not in "g."
    return False


def conditions(letters: str) -> set[int]:
    """Return the places in ``letters`` of the times that the wording makes a condition."""
    places = set()
    for match in _CONDITION.finditer(letters):
        time = _TIME.search(letters, match.start(), match.end())
        assert time is not None  # every alternative has one
        places.add(time.start())
    return places
