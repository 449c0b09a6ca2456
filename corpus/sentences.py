"""Sentence spans of an article's body.

Each line of the body (a paragraph or a subheading) is segmented on its own, so no sentence runs
across a line break. Sentences carry no surrounding white space. Subheadings and the dateline
belong to none: on the dateline's line the first sentence begins after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from corpus.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")

_WINDOW = 1 << 12
"""Code points that are segmented at once: what sentencex takes grows by the square of the number
of quotation marks, which a line of a megabyte may have by the hundred thousand."""


def lines(text: str) -> Iterator[Span]:
    """Yield the span of every line of a canonical ``text``, in order."""
    for match in _LINE.finditer(text):
        yield Span(*match.span())


def sentences(article: Article) -> tuple[Span, ...]:
    """Return the spans of the body's sentences in order, headings and dateline left out."""
    headings = {heading.start for heading in article.headings}
    dateline = article.dateline
    language = article.language or "en"
    return tuple(
        sentence
        for line in lines(article.text)
        if line.start not in headings
        for sentence in _segment(
            article.text,
            dateline.end if dateline and dateline.start == line.start else line.start,
            line.end,
            language,
        )
    )


def _segment(text: str, begin: int, end_of_line: int, language: str) -> list[Span]:
    """Return the spans of the sentences in ``text[begin:end_of_line]``, which has one line."""
    found: list[Span] = []
    for begun, piece in _pieces(text, begin, end_of_line, language):
        start = begun + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start == end:
            continue
        if found and not _WORD.search(text, start, end):
            # A lone closing mark or dash is the tail of the sentence before it.
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def _pieces(text: str, begin: int, end: int, language: str) -> Iterator[tuple[int, str]]:
    """Yield what sentencex takes for the sentences of ``text[begin:end]``, and where each begins.

    The last one of a window that ends within the line is cut off there, and is looked at again at
    the beginning of the next.
    """
    while begin < end:
        until = end
        if end - begin > _WINDOW:
            space = text.rfind(" ", begin + 1, begin + _WINDOW)
            until = space if space > 0 else begin + _WINDOW
        pieces: list[tuple[int, str]] = [
            (begin + boundary["start_index"], boundary["text"])
            for boundary in get_sentence_boundaries(language, text[begin:until])
        ]
        if until < end and len(pieces) > 1:
            until, _ = pieces.pop()
        yield from pieces
        begin = until
