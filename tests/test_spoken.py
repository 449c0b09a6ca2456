"""Whose words a name alone asks for, and which of them."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from index.build import build
from index.finding import Finding
from index.search import Index
from index.spoken import Said, Spoken, by_article, meant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOLD = {
    "strike": "The trains stood still on Monday. Transport Minister Oda Brekke said that the "
    "drivers would be heard before any cut is made.\n“It was a long night,” Brekke said. “We left "
    "with nothing.”",
    "bridge": "The bridge is late. Oda Brekke, the transport minister, said that the second lane "
    "would open in June and not a day later.",
    "fair": "The fair was dry. “We sold four hundred pies,” said Tor Brekke, a baker. “We sold out "
    "by noon,” Brekke said. “We ran out of flour, too,” Brekke said. The queue, Brekke said, went "
    "round the church.",
    "brekke": "Brekke: A fire burned down two barns. Brekke: What did they say of the harvest? "
    "The town of Brekke said nothing and Brekke may say more.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("namesakes")
    rows = ({"id": key, "title": key.title(), "text": text} for key, text in TOLD.items())
    source = folder / "told.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([str(source)], folder / "index", attribution=Finding.RULES)
    with Index(folder / "index") as opened:
        yield opened


def told(index: Index, question: str) -> list[tuple[str, str]]:
    """Return the articles of an answer's passages, and what is quoted."""
    answer = index.ask(question, 10)
    assert answer.answered
    return [(one.article.rpartition("#")[2], one.quote.text) for one in answer.passages]


def test_a_surname_means_who_is_heard_in_most_articles(index: Index) -> None:
    found = told(index, "What did Brekke say?")
    assert {article for article, _ in found[:2]} == {"strike", "bridge"}
    assert found[2][0] == "fair"


def test_words_come_before_what_is_ordered_or_planned(tmp_path: Path) -> None:
    told_of = {
        "orders": "Defence Minister Ulla Strand ordered two ships to leave the port at dawn.",
        "words": "Defence Minister Ulla Strand said that no ship had left the port at dawn.",
    }
    source = tmp_path / "told.jsonl"
    rows = ({"id": key, "title": key.title(), "text": text} for key, text in told_of.items())
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([str(source)], tmp_path / "index")
    with Index(tmp_path / "index") as opened:
        found = told(opened, "What did Strand say?")
    assert [article for article, _ in found] == ["words", "orders"]


def test_what_is_quoted_has_the_name_in_full(index: Index) -> None:
    for article, quote in told(index, "What did Brekke say?")[:2]:
        assert "Oda Brekke" in quote, article


def test_a_matter_tells_which_of_them_is_meant(index: Index) -> None:
    assert told(index, "What did Brekke say about pies?")[0][0] == "fair"


def test_the_full_name_means_that_one(index: Index) -> None:
    assert {article for article, _ in told(index, "What did Tor Brekke say?")} == {"fair"}


# By themselves.

said = st.builds(
    Said,
    number=st.integers(0, 99),
    speaker=st.integers(0, 3),
    article=st.integers(0, 5),
    start=st.integers(0, 50),
    end=st.integers(51, 99),
    sure=st.booleans(),
    named=st.integers(0, 3),
)


@given(st.lists(said), st.frozensets(st.integers(0, 3)))
def test_what_is_sure_is_meant_and_else_all(
    statements: list[Said], unnamed: frozenset[int]
) -> None:
    found = meant(statements, unnamed)
    sure = [one for one in statements if one.sure]
    assert [one.number for one in found] == [one.number for one in sure or statements]
    assert all(-math.log(6) <= one.heard <= 0 for one in found)
    assert not sure or any(one.heard == 0 for one in found) or unnamed


@given(st.lists(said), st.integers(0, 5), st.booleans())
def test_only_sentences_that_are_said_can_be_quoted(
    statements: list[Said], article: int, alone: bool
) -> None:
    spoken = Spoken(by_article(statements), alone)
    sentences = [Span(0, 20), Span(20, 60), Span(60, 120)]
    theirs = [one for one in statements if one.article == article]
    for sentence, score in zip(sentences, spoken.scores(article, sentences), strict=True):
        within = any(one.start < sentence.end and sentence.start < one.end for one in theirs)
        assert (score > -50) == within
    assert sorted(spoken.numbers) == sorted(one.number for one in statements)
