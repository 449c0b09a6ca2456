"""Who says what, kept with the index: the attributions of every article.

An attribution is kept as the JSON of the answer's contract, its spans with the words that they
cover, so that an answer carries it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.article import Span
from corpus.attribution.attributing import attributions
from index.store import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.article import Article
    from corpus.attribution.nouns import Attribution, Finder

RULES = 29
"""Counted up when the rules find something else, so that an index is made anew."""


def statements(number: int, article: Article, finder: Finder) -> Iterator[Statement]:
    """Yield the attributions of the article of that number."""
    for one in attributions(article, finder):
        fields = as_json(article.text, one)
        yield Statement(number, one.content[0].start, one.content[-1].end, one.speaker, fields)


def as_json(text: str, one: Attribution) -> dict[str, Any]:
    """Return an attribution as JSON-ready values; spans with the text that they cover."""
    first, last = one.content[0], one.content[-1]
    content: dict[str, Any] = _span(text, Span(first.start, last.end))
    if len(one.content) > 1:
        content["parts"] = [_span(text, piece) for piece in one.content]
    return {
        "speaker": one.speaker,
        "role": one.role,
        "kind": one.kind and str(one.kind),
        "shown": one.shown,
        "source": one.source and _span(text, one.source),
        "cue": one.cue and _span(text, one.cue),
        "content": content,
        "manner": str(one.manner),
        "stance": str(one.stance),
        "via": list(one.via),
        "date": one.date,
    }


def _span(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def said_by(found: Iterable[Statement], quote: Span) -> tuple[Mapping[str, Any], ...]:
    """Return what an answer says of who said the words of ``quote``: what is sure enough."""
    return tuple(
        statement.fields
        for statement in found
        if statement.fields["shown"] and _overlaps(statement.fields["content"], quote)
    )


def _overlaps(content: Mapping[str, Any], span: Span) -> bool:
    pieces = content.get("parts", [content])
    return any(piece["start"] < span.end and span.start < piece["end"] for piece in pieces)
