"""Articles and passages in SQLite, written once, then opened immutable.

Row numbers of the passages table are the rows of every other part of the index. A passage's text
is not stored: it is a slice of its article's. Spans of sentences are one array beside it, since
thousands are read for a question.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from index.tables import (
    FIELDS,
    SCHEMA,
    Retelling,
    Statement,
    StoredPassage,
    Telling,
    stored,
    to_article,
    to_statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.article import Article, Span

__all__ = ["Retelling", "Statement", "Store", "StoredPassage", "Telling"]


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
                # What is replaced or dropped on the way must not stay in the file's free pages.
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;"
                + SCHEMA
            )

    def close(self) -> None:
        """Commit what was added, and close."""
        self._database.commit()
        self._database.close()

    def put(self, article: Article, digest: str, source: str = "") -> bool:
        """Add an article, or put it in the place of the one with its key; say if it was new.

        ``source`` is what it was read from, by its lasting name (see ``corpus.sources``).
        """
        values = (digest, source, *(stored(name, getattr(article, name)) for name in FIELDS))
        columns = ("digest", "source", *FIELDS)
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
        return [to_statement(row) for row in self._database.execute(query, (article, end, start))]

    def statements(self) -> Iterator[tuple[int, Statement]]:
        """Yield every attribution with its number, in the order of the articles."""
        rows = self._database.execute("SELECT rowid, * FROM statements ORDER BY rowid")
        return ((row[0], to_statement(row[1:])) for row in rows)

    def statements_numbered(self, numbers: Sequence[int]) -> list[Statement]:
        """Return the attributions of these numbers, in the order of the articles."""
        query = (
            "SELECT * FROM statements WHERE rowid IN (SELECT value FROM json_each(?)) "
            "ORDER BY article, start"
        )
        return [to_statement(row) for row in self._database.execute(query, (json.dumps(numbers),))]

    def told(self, numbers: Sequence[int]) -> list[Telling]:
        """Return where the statements of these numbers stand, in the order of the articles."""
        query = (
            "SELECT rowid, article, start, end, fields ->> '$.shown', "
            "coalesce(fields ->> '$.source.text', ''), fields ->> '$.stance' FROM statements "
            "WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY article, start"
        )
        rows = self._database.execute(query, (json.dumps(numbers),))
        return [Telling(n, a, s, e, bool(shown), *told) for n, a, s, e, shown, *told in rows]

    def rows_of_statements(self, numbers: Sequence[int]) -> list[int]:
        """Return the rows of the passages that the contents of statements reach into."""
        query = (
            "SELECT DISTINCT row FROM statements JOIN passages USING (article) "
            "WHERE passages.start < statements.end AND statements.start < passages.end "
            "AND statements.rowid IN (SELECT value FROM json_each(?))"
        )
        return [row for (row,) in self._database.execute(query, (json.dumps(numbers),))]

    def put_prints(self, prints: Iterable[tuple[int, NDArray[np.uint32]]]) -> None:
        """Add the fingerprints of articles, by number (see ``index.fingerprints``)."""
        self._database.executemany(
            "INSERT INTO sketches VALUES (?, ?)",
            ((number, own.astype("<u4").tobytes()) for number, own in prints),
        )

    def prints(self) -> dict[str, NDArray[np.uint32]]:
        """Return the fingerprints of every article, by its content digest."""
        query = "SELECT digest, prints FROM articles JOIN sketches ON article = number"
        return {digest: np.frombuffer(own, "<u4") for digest, own in self._database.execute(query)}

    def put_stories(self, stories: Iterable[Sequence[int]]) -> None:
        """Note which articles, by number, tell one story."""
        self._database.executemany(
            "UPDATE articles SET story = ? WHERE number = ?",
            ((min(story), number) for story in stories for number in story),
        )

    def retellings(self, articles: Iterable[int]) -> list[Retelling]:
        """Return all articles of the stories that any of these, by number, tell with others."""
        query = (
            "SELECT number, story, key, publisher, agency, url, published FROM articles WHERE story"
            " IN (SELECT story FROM articles WHERE number IN (SELECT value FROM json_each(?)))"
        )
        wanted = json.dumps(sorted(set(articles)))
        return [Retelling(*row) for row in self._database.execute(query, (wanted,))]

    def digests(self) -> dict[str, str]:
        """Return the content digest of every article by key."""
        return dict(self._database.execute("SELECT key, digest FROM articles"))

    def numbered_digests(self) -> dict[int, str]:
        """Return the content digest of every article by number, in order."""
        return dict(self._database.execute("SELECT number, digest FROM articles ORDER BY number"))

    def origins(self) -> list[tuple[str, str, str]]:
        """Return every article's key, its source by its lasting name, and its file as given."""
        return list(self._database.execute("SELECT key, source, file FROM articles"))

    def take_over(self, other: Path, keys: Iterable[str]) -> None:
        """Add the articles of these keys as the finished database ``other`` has them."""
        columns = f"digest, source, {', '.join(FIELDS)}"
        query = (
            f"INSERT INTO articles ({columns}) SELECT {columns} FROM other.articles"
            " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY number"
        )
        with self._beside(other):
            self._database.execute(query, (json.dumps(list(keys)),))

    def drop(self, keys: Iterable[str]) -> None:
        """Take out the articles of these keys."""
        wanted = json.dumps(list(keys))
        query = "DELETE FROM articles WHERE key IN (SELECT value FROM json_each(?))"
        self._database.execute(query, (wanted,))

    def keys_where(self, column: str, value: str) -> list[str]:
        """Return the keys of the articles with a value in a column that is one of their fields.

        Case does not matter to the name of a publisher.
        """
        if column not in FIELDS:
            raise KeyError(column)
        rows = self._database.execute(f"SELECT key, {column} FROM articles WHERE {column} NOT NULL")
        if column == "publisher":
            return [key for key, own in rows if own.casefold() == value.casefold()]
        return [key for key, own in rows if own == value]

    def take_over_statements(self, other: Path) -> set[int]:
        """Add what is said in the articles that the finished database ``other`` has, unchanged.

        Returns their numbers here.
        """
        same = "other.articles AS old JOIN articles AS new ON new.digest = old.digest"
        with self._beside(other):
            self._database.execute(
                "INSERT INTO statements SELECT new.number, start, end, speaker, fields"
                f" FROM {same} JOIN other.statements ON article = old.number ORDER BY new.number"
            )
            return {
                number for (number,) in self._database.execute(f"SELECT new.number FROM {same}")
            }

    def order_statements(self) -> None:
        """Number the attributions anew, in the order of the articles."""
        self._database.executescript(
            "CREATE TEMP TABLE ordered AS SELECT * FROM statements ORDER BY article, rowid;"
            "DELETE FROM statements; INSERT INTO statements SELECT * FROM ordered;"
            "DROP TABLE ordered;"
        )

    @contextmanager
    def _beside(self, other: Path) -> Iterator[None]:
        """Have the finished database ``other`` at hand under that name."""
        self._database.commit()
        uri = f"{other.absolute().as_uri()}?mode=ro&immutable=1"
        self._database.execute("ATTACH DATABASE ? AS other", (uri,))
        try:
            yield
        finally:
            self._database.commit()
            self._database.execute("DETACH DATABASE other")

    def put_removed(self, keys: Iterable[str]) -> None:
        """Note articles that are to stay out of later builds."""
        self._database.executemany(
            "INSERT OR IGNORE INTO removed VALUES (?)", ((key,) for key in keys)
        )

    def removed(self) -> set[str]:
        """Return the keys of articles that are to stay out."""
        return {key for (key,) in self._database.execute("SELECT key FROM removed")}

    def count_statements(self) -> int:
        """Return how many attributions there are."""
        return int(self._database.execute("SELECT COUNT(*) FROM statements").fetchone()[0])

    def keys(self) -> list[str]:
        """Return the keys of all articles."""
        return [key for (key,) in self._database.execute("SELECT key FROM articles")]

    def articles(self) -> Iterator[tuple[int, Article]]:
        """Yield every article with its number, in order."""
        rows = self._database.execute(f"SELECT number, {', '.join(FIELDS)} FROM articles")
        return ((row[0], to_article(row[1:])) for row in rows)

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

    def places(self) -> dict[bytes, tuple[int, int, int]]:
        """Return by every passage's digest its row, its first sentence's, and how many it has."""
        query = "SELECT digest, row, first_sentence, sentences FROM passages"
        return {digest: (*place,) for digest, *place in self._database.execute(query)}

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
            f"SELECT {', '.join(FIELDS)} FROM articles WHERE {condition}", (value,)
        ).fetchone()
        if row is None:
            raise KeyError(value)
        return to_article(row)
