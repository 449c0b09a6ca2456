"""Who speaks in an archive, and what one speaker said: by date, or about a topic."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.filters import days
from index.fragment import link_to
from index.generation import open_current
from index.query import prepare
from index.speakers import Speakers
from index.store import Store
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from corpus.article import Article
    from index.search import Index
    from index.speakers import Speaker
    from index.store import Statement

_LIKE = 0.3
"""Cosine to a topic from which a statement may be about it without having a word of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker said, surely enough to be shown, and where it stands.

    Attributes:
        speaker: the fullest name in that article; ``role`` what it calls them there.
        role: in the article's words, or ``None``.
        quotation: the words that are theirs, as they stand; pieces are parted by " … ".
        start: where they begin in the article's text, in code points; ``end`` likewise.
        end: one past the last.
        stance: how the article puts it ("said", "denied").
        manner: ``"direct"``, ``"indirect"`` or ``"mixed"``.
        via: the outlets that pass it on, outermost first.
        date: when it was said, as far as the article tells: ISO 8601 or EDTF.
        article: the article's key.
        title: its headline.
        publisher: who published it.
        published: when, ISO 8601 or EDTF.
        dated: the same in the words printed.
        link: its address, which opens it at the quotation.
    """

    speaker: str
    role: str | None
    quotation: str
    start: int
    end: int
    stance: str
    manner: str
    via: tuple[str, ...]
    date: str | None
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    dated: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Who:
    """An answer to who said what.

    Attributes:
        speaker: the one whose statements these are; ``None`` if nobody or several are meant.
        candidates: whom the name may mean, who says most first; one if it is clear.
        total: how many statements there are, of which ``said`` may be some.
        said: the statements: newest first, or those that fit the topic best.
    """

    speaker: Speaker | None
    candidates: tuple[Speaker, ...]
    total: int
    said: tuple[Said, ...]


@contextmanager
def speakers_of(folder: Path) -> Iterator[tuple[Store, Speakers]]:
    """Open the statements and speakers of the index in ``folder``, and nothing else of it.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated: it cannot be served.
    """
    generation = open_current(folder).folder
    with (
        closing(Store(generation / "articles.sqlite")) as store,
        closing(Speakers(generation / "speakers.sqlite", store)) as speakers,
    ):
        yield store, speakers


def who(store: Store, speakers: Speakers, name: str, most: int | None = None) -> Who:
    """Return what the speaker called ``name`` said, newest first; all of it without ``most``.

    A name is a person's or an organisation's, a surname, an alias or a role, as in
    ``Speakers.called``. One that may mean several gives these, and no statements.
    """
    found = _found(speakers, name)
    if found.speaker is None:
        return found
    articles = _Articles(store)
    shown = [one for one in speakers.statements_of([found.speaker]) if one.fields["shown"]]
    shown.sort(key=lambda one: (_day(one, articles[one.article]), one.article, one.start))
    newest = reversed(shown[-most:] if most else shown)
    said = tuple(_said(one, articles[one.article]) for one in newest)
    return Who(found.speaker, found.candidates, len(shown), said)


def who_about(index: Index, name: str, topic: str, now: date, most: int = 10) -> Who:
    """Return what the speaker called ``name`` said about a topic, the closest first.

    A statement is about it if it has a word of it or is close to it in meaning; both count alike.
    """
    found = _found(index.speakers, name)
    query = prepare(index.understand(topic, now), index.lexical, index.encoder)
    if found.speaker is None or query is None:
        return found
    ranked = []
    for statement, cosine in _cosines(index, found.speaker, query.vector):
        if not statement.fields["shown"]:
            continue
        article = index.article_numbered(statement.article)
        own = query.within(article.language or query.language)
        printed = f"{article.title or ''} {article.text[statement.start : statement.end]}"
        words = own.coverage(set(terms(printed, own.language)))
        if words > 0 or cosine >= _LIKE:
            ranked.append((words + cosine, statement, article))
    ranked.sort(key=lambda one: (-one[0], one[1].article, one[1].start))
    said = tuple(_said(statement, article) for _, statement, article in ranked[:most])
    return Who(found.speaker, found.candidates, len(ranked), said)


def name_and_topic(speakers: Speakers, words: str) -> tuple[str, str]:
    """Split what a person typed into the longest name that somebody is called, and the rest."""
    parts = words.split()
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        if speakers.called(name):
            rest = parts[count:]
            return name, " ".join(rest[1:] if rest[:1] in (["about"], ["on"]) else rest)
    return words, ""


def _found(speakers: Speakers, name: str) -> Who:
    candidates = tuple(speakers.called(name))
    return Who(candidates[0] if len(candidates) == 1 else None, candidates, 0, ())


class _Articles(dict[int, "Article"]):
    """Articles by number, each read once."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> Article:
        return self.setdefault(number, self._store.article(number))


def _cosines(
    index: Index, speaker: Speaker, vector: np.typing.NDArray[np.float32]
) -> Iterator[tuple[Statement, float]]:
    """Yield a speaker's statements, each with the cosine of its closest sentence."""
    statements = index.speakers.statements_of([speaker])
    passages = index.store.passages_of_all(sorted({one.article for one in statements}))
    by_article: dict[int, list[np.typing.NDArray[np.int64]]] = {}
    for passage in passages:
        by_article.setdefault(passage.article, []).append(passage.sentence_rows)
    for number, parts in by_article.items():
        rows = np.concatenate(parts)
        spans = index.sentences.spans[rows]
        near = index.sentences.similarity(vector, rows)
        for statement in (one for one in statements if one.article == number):
            within = (spans[:, 0] < statement.end) & (spans[:, 1] > statement.start)
            yield statement, float(near[within].max(initial=-1.0))


def _day(statement: Statement, article: Article) -> str:
    """Return the day a statement is ordered by: when it was said, else when it was published."""
    for told in (statement.fields["date"], article.published):
        if told and (span := days(told.partition("/")[0])):
            return span[0].isoformat()
    return ""


def _said(statement: Statement, article: Article) -> Said:
    fields = statement.fields
    pieces = fields["content"].get("parts") or [fields["content"]]
    quotation = " … ".join(piece["text"] for piece in pieces)
    return Said(
        speaker=fields["speaker"],
        role=fields["role"],
        quotation=quotation,
        start=statement.start,
        end=statement.end,
        stance=fields["stance"],
        manner=fields["manner"],
        via=tuple(fields["via"]),
        date=fields["date"],
        article=article.key,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        dated=article.dated,
        link=link_to(article.url, pieces[0]["text"]) if article.url else None,
    )
