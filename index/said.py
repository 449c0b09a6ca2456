"""A statement with its citation: the words that somebody said, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from corpus.sentences import sentences
from index.filters import days
from index.fragment import link_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.article import Article
    from index.store import Statement, Store


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker said, surely enough to be shown, and where it stands.

    Attributes:
        speaker: the fullest name in that article; ``role`` what it calls them there.
        role: in the article's words, or ``None``.
        quotation: the words that are theirs, as they stand; pieces are parted by " … ".
        start: where they begin in the article's text, in code points; ``end`` likewise.
        end: one past the last.
        sentence: the sentence or sentences that they stand in, verbatim.
        parts: where their pieces begin and end in ``sentence``.
        stance: how the article puts it ("said", "denied").
        cue: the article's words for that, or ``None``.
        manner: ``"direct"``, ``"indirect"`` or ``"mixed"``.
        via: the outlets that pass it on, outermost first.
        date: when it was said, as far as the article tells: ISO 8601 or EDTF.
        article: the article's key.
        title: its headline.
        publisher: who published it.
        published: when, ISO 8601 or EDTF.
        dated: the same in the words printed.
        link: its address, which opens it at the quotation.
        also_in: publishers of other articles that quote the same words.
    """

    speaker: str
    role: str | None
    quotation: str
    start: int
    end: int
    sentence: str
    parts: tuple[tuple[int, int], ...]
    stance: str
    cue: str | None
    manner: str
    via: tuple[str, ...]
    date: str | None
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    dated: str | None
    link: str | None
    also_in: tuple[str, ...] = ()


class Articles(dict[int, "Article"]):
    """Articles by number, each read once."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> Article:
        return self.setdefault(number, self._store.article(number))


def said_on(date: str | None, published: str | None) -> str:
    """Return the day that a statement is ordered by: when it was said, else when it was published.

    ISO 8601; empty where neither is known.
    """
    for told in (date, published):
        if told and (span := days(told.partition("/")[0])):
            return span[0].isoformat()
    return ""


def once(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Return statements in their order, those of the same words together where the first is."""
    same: dict[str, list[Statement]] = {}
    for one in statements:
        words = re.sub(r"[\W_]+", " ", _quotation(one)).casefold().strip()
        same.setdefault(words, []).append(one)
    return list(same.values())


def cited(same: Sequence[Statement], articles: Articles) -> Said:
    """Return a statement, with the other articles that quote the same words."""
    statement, article = same[0], articles[same[0].article]
    fields, pieces = statement.fields, _pieces(statement)
    around = _sentences_around(article, statement)
    others = (articles[one.article].publisher for one in same[1:])
    return Said(
        speaker=fields["speaker"],
        role=fields["role"],
        quotation=_quotation(statement),
        start=statement.start,
        end=statement.end,
        sentence=around.of(article.text),
        parts=tuple((one["start"] - around.start, one["end"] - around.start) for one in pieces),
        stance=fields["stance"],
        cue=fields["cue"] and fields["cue"]["text"],
        manner=fields["manner"],
        via=tuple(fields["via"]),
        date=fields["date"],
        article=article.key,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        dated=article.dated,
        link=link_to(article.url, pieces[0]["text"]) if article.url else None,
        also_in=tuple(dict.fromkeys(name for name in others if name and name != article.publisher)),
    )


def _pieces(statement: Statement) -> list[Mapping[str, Any]]:
    content = statement.fields["content"]
    return content.get("parts") or [content]


def _quotation(statement: Statement) -> str:
    return " … ".join(piece["text"] for piece in _pieces(statement))


def _sentences_around(article: Article, statement: Statement) -> Span:
    """Return the span of the sentences that a statement stands in."""
    within = [
        one for one in sentences(article) if one.start < statement.end and statement.start < one.end
    ]
    start = min([statement.start, *(one.start for one in within)])
    end = max([statement.end, *(one.end for one in within)])
    return Span(start, end)
