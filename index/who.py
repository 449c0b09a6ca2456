"""Who speaks in an archive, and what one speaker said: by date, or about a topic."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from index.errors import StatementsMissing
from index.finding import holds_statements
from index.generation import open_current
from index.query import prepare
from index.said import Articles, Said, cited, once, said_on
from index.speakers import Speakers
from index.store import Store
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from index.search import Index
    from index.speakers import Speaker
    from index.store import Statement

_LIKE = 0.3
"""Cosine to a topic from which a statement may be about it without having a word of it."""


@dataclass(frozen=True, slots=True)
class Who:
    """An answer to who said what.

    Attributes:
        speaker: the one whose statements these are; ``None`` if nobody or several are meant.
        candidates: whom the name may mean, who says most first; one if it is clear.
        total: how many statements there are, of which ``said`` may be some; one that several
            articles quote in the same words is one.
        said: the statements: newest first, or those that fit the topic best.
        nearest: whose names come near, where nobody is called so.
    """

    speaker: Speaker | None
    candidates: tuple[Speaker, ...]
    total: int
    said: tuple[Said, ...]
    nearest: tuple[Speaker, ...] = ()


@contextmanager
def speakers_of(folder: Path) -> Iterator[tuple[Store, Speakers]]:
    """Open the statements and speakers of the index in ``folder``, and nothing else of it.

    Raises:
        IndexMissing, IndexDamaged, IndexOutdated: it cannot be served.
        StatementsMissing: it was built without them.
    """
    opened = open_current(folder)
    generation = opened.folder
    if not holds_statements(opened.manifest.settings):
        raise StatementsMissing(
            f"{folder}: the index holds no statements: it was built with attribution off; "
            "set BYLINE_ATTRIBUTION=model and rebuild it with  byline build SOURCE..."
        )
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
    articles = Articles(store)
    shown = [one for one in speakers.statements_of([found.speaker]) if one.fields["shown"]]
    # Within a day as they stand in their article.
    shown.sort(key=lambda one: (one.article, one.start))
    shown.sort(
        key=lambda one: said_on(one.fields["date"], articles[one.article].published), reverse=True
    )
    told = once(shown)
    said = tuple(cited(same, articles) for same in told[:most])
    return Who(found.speaker, found.candidates, len(told), said)


def newest_first(found: Who) -> Who:
    """Return an answer with its statements newest first, those of a day in the order they had."""
    ordered = sorted(found.said, key=lambda one: said_on(one.date, one.published), reverse=True)
    return replace(found, said=tuple(ordered))


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
    told = once([statement for _, statement, _ in ranked])
    articles = Articles(index.store)
    said = tuple(cited(same, articles) for same in told[:most])
    return Who(found.speaker, found.candidates, len(told), said)


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
    nearest = () if candidates else tuple(speakers.nearest(name))
    return Who(candidates[0] if len(candidates) == 1 else None, candidates, 0, (), nearest)


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
