"""Articles and passages in SQLite, written once, then opened immutable.

Row numbers of the passages table are the rows of every other part of the index. A passage's text
is not stored: it is a slice of its article's. Spans of sentences are one array beside it, since
thousands are read for a question.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_SCHEMA = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, digest TEXT NOT NULL, key TEXT NOT NULL UNIQUE, file TEXT NOT NULL,
    text TEXT NOT NULL, url TEXT, title TEXT, standfirst TEXT, publisher TEXT, agency TEXT,
    authors TEXT NOT NULL, published TEXT, dated TEXT, place TEXT, section TEXT, language TEXT,
    captions TEXT NOT NULL, headings TEXT NOT NULL, dateline TEXT,
    claimed_publisher TEXT
) STRICT;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (number),
    start INTEGER NOT NULL, end INTEGER NOT NULL, context TEXT NOT NULL, digest BLOB NOT NULL,
    first_sentence INTEGER NOT NULL, sentences INTEGER NOT NULL
) STRICT;
CREATE TABLE statements (
    article INTEGER NOT NULL REFERENCES articles (number), start INTEGER NOT NULL,
    end INTEGER NOT NULL, speaker TEXT, fields TEXT NOT NULL
) STRICT;
CREATE INDEX statements_of_article ON statements (article, start);
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX passages_of_article ON passages (article, start);
"""


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


_FIELDS = tuple(field.name for field in fields(Article))
_JSON_FIELDS = {"authors", "captions"}
_SPAN_FIELDS = {"headings", "dateline"}


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


class Store:
    """An open articles database."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Create the database at ``path``, or open a finished one for reading only."""
        mode = "rwc" if create else "ro&immutable=1"
        self._database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False
        )
        if create:
            self._database.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA
            )

    def close(self) -> None:
        """Commit what was added, and close."""
        self._database.commit()
        self._database.close()

    def put(self, article: Article, digest: str) -> bool:
        """Add an article, or put it in the place of the one with its key; say if it was new."""
        values = (digest, *(_stored(name, getattr(article, name)) for name in _FIELDS))
        columns = ("digest", *_FIELDS)
        updated = self._database.execute(
            f"UPDATE articles SET {', '.join(f'{name} = ?' for name in columns)} WHERE key = ?",
            (*values, article.key),
        )
        if updated.rowcount:
            return False
        marks = ", ".join("?" * len(columns))
        self._database.execute(
            f"INSERT INTO articles ({', '.join(columns)}) VALUES ({marks})", values
        )
        return True

    def put_passages(self, passages: Iterable[StoredPassage]) -> None:
        """Add passages, whose rows count up from 0 over all calls."""
        self._database.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (tuple(getattr(p, f.name) for f in fields(StoredPassage)) for p in passages),
        )

    def put_statements(self, statements: Iterable[Statement]) -> None:
        """Add attributions."""
        self._database.executemany(
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?)",
            (
                (s.article, s.start, s.end, s.speaker, json.dumps(s.fields, ensure_ascii=False))
                for s in statements
            ),
        )

    def statements_of(self, article: int, span: Span | None = None) -> list[Statement]:
        """Return the attributions of the article of that number, in its order.

        With a ``span`` of its text, only those whose content reaches into it.
        """
        query = (
            "SELECT * FROM statements WHERE article = ? AND start < ? AND end > ? ORDER BY start"
        )
        start, end = (span.start, span.end) if span else (-1, sys.maxsize)
        return [_statement(row) for row in self._database.execute(query, (article, end, start))]

    def statements_by(self, speakers: Sequence[str]) -> list[Statement]:
        """Return what any of these speakers says."""
        marks = ", ".join("?" * len(speakers))
        query = f"SELECT * FROM statements WHERE speaker IN ({marks}) ORDER BY article, start"
        return [_statement(row) for row in self._database.execute(query, list(speakers))]

    def speakers(self) -> dict[str, int]:
        """Return everybody who says something, and how many statements are theirs."""
        query = "SELECT speaker, COUNT(*) FROM statements WHERE speaker NOT NULL GROUP BY speaker"
        return dict(self._database.execute(query))

    def digests(self) -> dict[str, str]:
        """Return the content digest of every article by key."""
        return dict(self._database.execute("SELECT key, digest FROM articles"))

    def keys(self) -> list[str]:
        """Return the keys of all articles."""
        return [key for (key,) in self._database.execute("SELECT key FROM articles")]

    def articles(self) -> Iterator[tuple[int, Article]]:
        """Yield every article with its number, in order."""
        rows = self._database.execute(f"SELECT number, {', '.join(_FIELDS)} FROM articles")
        return ((row[0], _article(row[1:])) for row in rows)

    def article(self, number: int) -> Article:
        """Return one article.

        Raises:
            KeyError: there is no such number.
        """
        return self._one("number = ?", number)

    def article_by_key(self, key: str) -> Article:
        """Return one article.

        Raises:
            KeyError: there is no such key.
        """
        return self._one("key = ?", key)

    def number(self, key: str) -> int:
        """Return the number of the article with this key.

        Raises:
            KeyError: there is no such key.
        """
        row = self._database.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return int(row[0])

    def passages(self, rows: Sequence[int] | None = None) -> list[StoredPassage]:
        """Return the passages of ``rows`` in the order given, or all of them."""
        if rows is None:
            return [StoredPassage(*r) for r in self._database.execute("SELECT * FROM passages")]
        marks = ", ".join("?" * len(rows))
        query = f"SELECT * FROM passages WHERE row IN ({marks})"
        found = {row[0]: StoredPassage(*row) for row in self._database.execute(query, list(rows))}
        return [found[row] for row in rows]

    def passages_of(self, article: int) -> list[StoredPassage]:
        """Return the passages of the article of that number, in its order."""
        query = "SELECT * FROM passages WHERE article = ? ORDER BY start"
        return [StoredPassage(*row) for row in self._database.execute(query, (article,))]

    def passages_of_all(self, articles: Sequence[int]) -> list[StoredPassage]:
        """Return the passages of the articles of these numbers."""
        wanted = json.dumps(list(articles))
        query = "SELECT * FROM passages WHERE article IN (SELECT value FROM json_each(?))"
        return [StoredPassage(*row) for row in self._database.execute(query, (wanted,))]

    def _one(self, condition: str, value: int | str) -> Article:
        row = self._database.execute(
            f"SELECT {', '.join(_FIELDS)} FROM articles WHERE {condition}", (value,)
        ).fetchone()
        if row is None:
            raise KeyError(value)
        return _article(row)


def _stored(name: str, value: Any) -> str | None:  # noqa: ANN401 - whatever the field holds
    if name in _JSON_FIELDS:
        return json.dumps(value, ensure_ascii=False)
    if name in _SPAN_FIELDS:
        spans = value if isinstance(value, tuple) else [value] if value else []
        return json.dumps([[span.start, span.end] for span in spans])
    return None if value is None else str(value)


def _statement(row: Sequence[Any]) -> Statement:
    article, start, end, speaker, fields = row
    return Statement(article, start, end, speaker, json.loads(fields))


def _article(row: Sequence[Any]) -> Article:
    values = dict(zip(_FIELDS, row, strict=True))
    for name in _JSON_FIELDS:
        values[name] = tuple(json.loads(values[name]))
    headings = tuple(Span(*pair) for pair in json.loads(values["headings"]))
    datelines = [Span(*pair) for pair in json.loads(values["dateline"])]
    return Article(
        **{**values, "headings": headings, "dateline": datelines[0] if datelines else None}
    )
