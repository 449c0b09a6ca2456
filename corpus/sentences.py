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
    for boundary in get_sentence_boundaries(language, text[begin:end_of_line]):
        piece: str = boundary["text"]
        start = begin + boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start == end:
            continue
        if found and not _WORD.search(text, start, end):
            # A lone closing mark or dash is the tail of the sentence before it.
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found
