"""Articles are split into passages: runs of whole sentences that fit the encoder.

A passage never crosses a subheading. It is packed up to the encoder's own limit, counted in the
encoder's own tokens, and evenly: a section that needs three passages gets three of similar
size rather than two full ones and a scrap. A sentence longer than the limit is cut between
tokens, at white space where there is some.

Every piece of body text lies in exactly one passage, the headings apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from corpus.sentences import sentences

TokenStarts = Callable[[str], Sequence[int]]
"""Given a text, the ascending code-point offsets at which the encoder's tokens begin."""

SPLITTING = 1
"""Version of the rules by which sentences (``corpus.sentences``) and passages are cut.

Whoever changes what they give counts it up, so that indexes are made anew.
"""

CONTEXT_SHARE = 4
"""Headline and subheading together get at most one part in so many of the encoder's limit."""

_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim slice of an article, with what is embedded in front of it.

    Attributes:
        article: the article's key.
        start: first code point in the article's ``text``.
        end: one past the last code point.
        text: ``article.text[start:end]``.
        context: headline and subheading, one per line; embedded and searched, never shown as
            part of the passage.
        sentences: spans of the passage's sentences, in the article's offsets.
    """

    article: str
    start: int
    end: int
    text: str
    context: str
    sentences: tuple[Span, ...]

    @property
    def embedded(self) -> str:
        """What the encoder is given: the context, then the passage."""
        return f"{self.context}\n{self.text}" if self.context else self.text

    def sentence_texts(self) -> list[str]:
        """Return the sentences' own words, in order."""
        return [self.text[s.start - self.start : s.end - self.start] for s in self.sentences]


def passages(article: Article, token_starts: TokenStarts, limit: int) -> list[Passage]:
    """Split ``article`` into passages of at most ``limit`` tokens, their context included.

    Args:
        article: what is split.
        token_starts: the encoder's tokeniser (see ``TokenStarts``).
        limit: how many tokens the encoder takes, its special tokens not counted.
    """
    starts = token_starts(article.text)
    found: list[Passage] = []
    for heading, section in _sections(article):
        context = _context(article.title, heading, token_starts, limit // CONTEXT_SHARE)
        room = limit - len(token_starts(context))
        pieces = [
            piece
            for sentence in section
            for piece in _fitting(sentence, starts, room, article.text)
        ]
        for even in _even_packs(pieces, starts, room):
            for pack in _fitting_apart(even, article.text, token_starts, room):
                start, end = pack[0].start, pack[-1].end
                if spoken := _spoken(pack, article):
                    text = article.text[start:end]
                    found.append(Passage(article.key, start, end, text, context, spoken))
    return found


def _sections(article: Article) -> list[tuple[str | None, list[Span]]]:
    """Group the sentences under the subheading right above them; a first group may have none.

    The dateline is printed with the sentence that follows it, though it is part of none.
    """
    headings = sorted(article.headings)
    dateline = article.dateline
    sections: list[tuple[str | None, list[Span]]] = [(None, [])]
    for sentence in sentences(article):
        while headings and headings[0].start < sentence.start:
            sections.append((headings.pop(0).of(article.text), []))
        if dateline and dateline.end <= sentence.start:
            if not article.text[dateline.end : sentence.start].strip():
                sentence = Span(dateline.start, sentence.end)
            dateline = None
        sections[-1][1].append(sentence)
    return [(heading, section) for heading, section in sections if section]


def _spoken(pack: Sequence[Span], article: Article) -> tuple[Span, ...]:
    """Return the sentences of a pack, the dateline taken off the one it is printed with."""
    dateline = article.dateline
    spoken = []
    for piece in pack:
        start = piece.start
        if dateline and dateline.start <= start < dateline.end:
            start = _after_space(article.text, dateline.end)
        if start < piece.end:
            spoken.append(Span(start, piece.end))
    return tuple(spoken)


def _context(title: str | None, heading: str | None, token_starts: TokenStarts, room: int) -> str:
    """Headline and subheading, one per line, cut to ``room`` tokens."""
    context = "\n".join(part for part in (title, heading) if part)
    starts = token_starts(context)
    return context if len(starts) <= room else context[: starts[room]].rstrip()


def _tokens(start: int, end: int, starts: Sequence[int]) -> int:
    """Count the tokens that begin in ``[start, end)``."""
    return bisect_left(starts, end) - bisect_left(starts, start)


def _fitting(sentence: Span, starts: Sequence[int], room: int, text: str) -> list[Span]:
    """Cut a sentence of over ``room`` tokens into pieces that fit; leave any other whole."""
    pieces: list[Span] = []
    start = sentence.start
    while _tokens(start, sentence.end, starts) > room:
        limit = starts[bisect_left(starts, start) + room]
        words = text[start:limit].rsplit(maxsplit=1)
        # Between words if there are several, else between the tokens of one endless word.
        inside_word = not text[limit - 1].isspace() and not text[limit].isspace()
        end = start + len(words[0]) if inside_word and len(words) == 2 else limit
        pieces.append(Span(start, start + len(text[start:end].rstrip())))
        start = _after_space(text, end)
    return [*pieces, Span(start, sentence.end)]


def _after_space(text: str, start: int) -> int:
    """Return where the first character from ``start`` on stands that is no white space."""
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _fitting_apart(
    pack: list[Span], text: str, token_starts: TokenStarts, room: int
) -> list[list[Span]]:
    """Halve a pack that begins within a word until it fits when it is tokenised on its own.

    What follows a cut within a word can have more tokens there than it has in the article; what
    follows a control character too, which is white space to Python and nothing to a tokeniser.
    """
    start, end = pack[0].start, pack[-1].end
    if start == 0 or text[start - 1] in " \n":
        return [pack]
    own = token_starts(text[start:end])
    cut = start + own[len(own) // 2] if own else start
    if len(own) <= room or (len(pack) == 1 and cut == start):
        return [pack]
    if len(pack) == 1:
        halves = [Span(start, start + len(text[start:cut].rstrip())), Span(cut, end)]
    else:
        halves = pack
    middle = len(halves) // 2
    return [
        fitting
        for half in (halves[:middle], halves[middle:])
        for fitting in _fitting_apart(half, text, token_starts, room)
    ]


def _even_packs(pieces: Sequence[Span], starts: Sequence[int], room: int) -> list[list[Span]]:
    """Pack consecutive pieces into as few passages as fit, the longest as short as can be."""
    fewest = len(_packs(pieces, starts, room))
    low, high = 1, room
    while low < high:
        middle = (low + high) // 2
        if len(_packs(pieces, starts, middle)) > fewest:
            low = middle + 1
        else:
            high = middle
    return _packs(pieces, starts, high)


def _packs(pieces: Sequence[Span], starts: Sequence[int], room: int) -> list[list[Span]]:
    """Fill one passage after the other with as many pieces as ``room`` tokens hold."""
    packs: list[list[Span]] = []
    for piece in pieces:
        if packs and _tokens(packs[-1][0].start, piece.end, starts) <= room:
            packs[-1].append(piece)
        else:
            packs.append([piece])
    return packs
