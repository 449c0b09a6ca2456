"""The tables of ``articles.sqlite``, and how what is known of an article is written in a row."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SCHEMA = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, digest TEXT NOT NULL, key TEXT NOT NULL UNIQUE, file TEXT NOT NULL,
    text TEXT NOT NULL, url TEXT, title TEXT, standfirst TEXT, publisher TEXT, agency TEXT,
    authors TEXT NOT NULL, published TEXT, dated TEXT, place TEXT, section TEXT, language TEXT,
    captions TEXT NOT NULL, headings TEXT NOT NULL, dateline TEXT,
    claimed_publisher TEXT, story INTEGER, source TEXT NOT NULL
) STRICT;
CREATE TABLE removed (key TEXT PRIMARY KEY) STRICT;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (number),
    start INTEGER NOT NULL, end INTEGER NOT NULL, context TEXT NOT NULL, digest BLOB NOT NULL,
    first_sentence INTEGER NOT NULL, sentences INTEGER NOT NULL
) STRICT;
CREATE TABLE statements (
    article INTEGER NOT NULL REFERENCES articles (number), start INTEGER NOT NULL,
    end INTEGER NOT NULL, speaker TEXT, fields TEXT NOT NULL
) STRICT;
CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles (number), prints BLOB NOT NULL
) STRICT;
CREATE INDEX articles_of_story ON articles (story) WHERE story NOT NULL;
CREATE INDEX statements_of_article ON statements (article, start);
CREATE INDEX passages_of_article ON passages (article, start);
"""

FIELDS = tuple(field.name for field in fields(Article))
"""The columns of an article that are fields of it."""

_JSON_FIELDS = {"authors", "captions"}
_SPAN_FIELDS = {"headings", "dateline"}


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution of an article.

    Attributes:
        article: the number of its article.
        start: where its content begins in the article's text.
        end: where it ends.
        speaker: who says it, if the article tells.
        fields: what an answer says of it.
    """

    article: int
    start: int
    end: int
    speaker: str | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where an attribution stands.

    Attributes:
        number: its own.
        article: the number of its article.
        start: where its content begins in the article's text.
        end: where it ends.
        shown: whether it is sure enough to be shown.
        source: the words that tell who says it; empty where none do.
        stance: how it is put.
    """

    number: int
    article: int
    start: int
    end: int
    shown: bool
    source: str
    stance: str


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A row of the passages table.

    Attributes:
        row: its number, in every part of the index.
        article: the number of its article.
        start: first code point in the article's text.
        end: one past the last.
        context: what was embedded in front of it.
        digest: of what was embedded and how it is cut into sentences (see ``index.build``).
        first_sentence: the row of its first sentence's vector.
        sentences: how many sentences it has.
    """

    row: int
    article: int
    start: int
    end: int
    context: str
    digest: bytes
    first_sentence: int
    sentences: int

    @property
    def sentence_rows(self) -> NDArray[np.int64]:
        """The rows of its sentences' vectors and spans."""
        return np.arange(self.first_sentence, self.first_sentence + self.sentences)


@dataclass(frozen=True, slots=True)
class Retelling:
    """An article of a story that several articles tell.

    Attributes:
        number: of the article.
        story: number of the story's first article.
        key: the article's; ``publisher``, ``agency``, ``url`` and ``published`` likewise.
    """

    number: int
    story: int
    key: str
    publisher: str | None
    agency: str | None
    url: str | None
    published: str | None


def stored(name: str, value: Any) -> str | None:  # noqa: ANN401 - whatever the field holds
    """Return the value of an article's field as its column holds it."""
    if name in _JSON_FIELDS:
        return json.dumps(value, ensure_ascii=False)
    if name in _SPAN_FIELDS:
        spans = value if isinstance(value, tuple) else [value] if value else []
        return json.dumps([[span.start, span.end] for span in spans])
    return None if value is None else str(value)


def to_statement(row: Sequence[Any]) -> Statement:
    """Return a row of the statements table as what it says."""
    article, start, end, speaker, fields = row
    return Statement(article, start, end, speaker, json.loads(fields))


def to_article(row: Sequence[Any]) -> Article:
    """Return the article that the columns ``FIELDS`` of a row hold."""
    values = dict(zip(FIELDS, row, strict=True))
    for name in _JSON_FIELDS:
        values[name] = tuple(json.loads(values[name]))
    headings = tuple(Span(*pair) for pair in json.loads(values["headings"]))
    datelines = [Span(*pair) for pair in json.loads(values["dateline"])]
    return Article(
        **{**values, "headings": headings, "dateline": datelines[0] if datelines else None}
    )
