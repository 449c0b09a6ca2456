"""Sentence spans of an article's body.

Each line of the body (a paragraph or a subheading) is segmented on its own, so no sentence runs
across a line break. Sentences carry no surrounding white space. The dateline belongs to none:
the first sentence begins after it.
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
    body = article.dateline.end if article.dateline else 0
    language = article.language or "en"
    return tuple(
        sentence
        for line in lines(article.text)
        if line.start not in headings and line.end > body
        for sentence in _segment(article.text, Span(max(line.start, body), line.end), language)
    )


def _segment(text: str, line: Span, language: str) -> list[Span]:
    found: list[Span] = []
    for boundary in get_sentence_boundaries(language, line.of(text)):
        piece: str = boundary["text"]
        start = line.start + boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start == end:
            continue
        if found and not _WORD.search(text, start, end):
            # A lone closing mark or dash is the tail of the sentence before it.
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found
