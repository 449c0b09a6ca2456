"""The store: articles and passages come back as they went in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import articles

from corpus.article import Article, Span, content_digest
from index.store import Store, StoredPassage

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = Article(
    key="https://courier.example/a",
    file="archive/a.md",
    text="PORT (Northline) — It rains.\nLater\nIt stopped.",
    url="https://Courier.example/a?utm_source=x",
    title="Weather, “again”",
    standfirst="Rain",
    publisher="The Courier",
    agency="Northline",
    authors=("Ann Reed", "Bo Ström"),
    published="2025-03-04T10:00+03:00",
    dated="March 4",
    place="PORT",
    section="News",
    language="en",
    captions=("The harbour. Photo: A. Reed",),
    headings=(Span(29, 34),),
    dateline=Span(0, 18),
)
BARE = Article(key="b.txt", file="b.txt", text="It rains.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished database of two articles and three passages."""
    with closing(Store(tmp_path / "articles.sqlite", create=True)) as store:
        assert store.put(WHOLE, "1")
        assert store.put(BARE, "2")
        store.put_passages([passage(0, 1), passage(1, 1)])
        store.put_passages([passage(2, 2)])
    return tmp_path / "articles.sqlite"


def passage(row: int, article: int) -> StoredPassage:
    start, digest = 10 * row, bytes([row] * 16)
    return StoredPassage(row, article, start, start + 5, "Headline", digest, 2 * row, 2)


def test_articles_come_back_as_they_were(path: Path) -> None:
    with closing(Store(path)) as store:
        assert list(store.articles()) == [(1, WHOLE), (2, BARE)]
        assert store.article(2) == store.article_by_key("b.txt") == BARE
        assert store.digests() == {WHOLE.key: "1", "b.txt": "2"}
        with pytest.raises(KeyError):
            store.article(3)
        with pytest.raises(KeyError):
            store.article_by_key("c.txt")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(articles(), max_size=3, unique_by=lambda article: article.text),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_any_article_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, found: list[Article], authors: list[str]
) -> None:
    path = tmp_path_factory.mktemp("store") / "articles.sqlite"
    given = [
        replace(article, key=str(n), authors=tuple(authors)) for n, article in enumerate(found)
    ]
    with closing(Store(path, create=True)) as store:
        for article in given:
            store.put(article, content_digest(article))
    with closing(Store(path)) as store:
        assert [article for _, article in store.articles()] == given
        assert store.digests() == {a.key: content_digest(a) for a in given}


def test_the_later_article_of_a_key_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "articles.sqlite", create=True)) as store:
        assert store.put(BARE, "1")
        assert store.put(WHOLE, "2")
        assert not store.put(replace(BARE, text="It snows."), "3")
        assert [article.text for _, article in store.articles()] == ["It snows.", WHOLE.text]
        assert store.digests() == {"b.txt": "3", WHOLE.key: "2"}


def test_passages_come_in_the_order_asked_for(path: Path) -> None:
    with closing(Store(path)) as store:
        assert store.passages() == [passage(0, 1), passage(1, 1), passage(2, 2)]
        assert store.passages([2, 0]) == [passage(2, 2), passage(0, 1)]
        assert store.passages([]) == []
        assert store.passages_of(1) == [passage(0, 1), passage(1, 1)]
        assert store.passages_of(9) == []
    np.testing.assert_array_equal(passage(2, 2).sentence_rows, [4, 5])


def test_an_opened_store_cannot_be_written_to(path: Path) -> None:
    before = path.read_bytes()
    with closing(Store(path)) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.put(BARE, "9")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["articles.sqlite"]


@pytest.mark.parametrize("name", ["a ?b", "a%20b", "a#b", "é"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with closing(Store(folder / "articles.sqlite", create=True)) as store:
        store.put(BARE, "1")
    with closing(Store(folder / "articles.sqlite")) as store:
        assert store.article(1) == BARE
    assert [file.name for file in tmp_path.iterdir()] == [name]
