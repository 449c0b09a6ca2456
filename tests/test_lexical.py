"""Words: BM25 over rows, comparable between questions, and none of the library's traps."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import K1, B, Lexical, write_lexical
from index.terms import names, stem, terms, words

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    "The ferry sails at noon",
    "The bridge opens in May; the bridge is long",
    "Nothing to see",
    "Ferry and bridge, bridge and ferry",
]


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    return opened(tmp_path, DOCUMENTS)


def opened(folder: Path, documents: list[str]) -> Lexical:
    write_lexical(folder / "lexical", documents)
    return Lexical(folder / "lexical")


def bm25(query: list[str], documents: list[str]) -> list[float]:
    """Score documents by the formula as Lucene has it, as a share of the query's weight."""
    counted = [Counter(terms(document)) for document in documents]
    average = sum(count.total() for count in counted) / len(documents)
    weight = {}
    for term in query:
        having = sum(term in count for count in counted)
        weight[term] = math.log(1 + (len(documents) - having + 0.5) / (having + 0.5))
    total = sum(weight.values())
    return [
        sum(
            weight[term] * count[term] / (count[term] + K1 * (1 - B + B * count.total() / average))
            for term in query
        )
        / total
        for count in counted
    ]


def test_scores_are_those_of_the_formula(lexical: Lexical) -> None:
    for query in (["ferri"], ["bridg", "may"], ["ferri", "unknown"], terms("see the ferry in May")):
        np.testing.assert_allclose(lexical.scores(query), bm25(query, DOCUMENTS), rtol=1e-5)


@settings(max_examples=30, deadline=None)
@given(
    documents=st.lists(
        st.lists(st.sampled_from("ferry bridge the and mayor 2025 渡轮".split()), max_size=8).map(
            " ".join
        ),
        min_size=1,
        max_size=8,
    ),
    query=st.sets(st.sampled_from("ferri bridg mayor 2025 渡轮 nobodi the".split())),
)
def test_any_corpus_and_any_query_have_a_score_a_row(
    tmp_path_factory: pytest.TempPathFactory, documents: list[str], query: set[str]
) -> None:
    lexical = opened(tmp_path_factory.mktemp("lexical"), documents)
    scores = lexical.scores(sorted(query))
    assert scores.shape == (len(documents),)
    assert ((scores >= 0) & (scores < 1)).all()
    for score, document in zip(scores, documents, strict=True):
        assert (score > 0) == bool(query & set(terms(document)))


@pytest.mark.parametrize("documents", [["the and of"], [""], ["", "the"], ["🙂", "—"]])
def test_a_corpus_of_stop_words_can_be_asked(tmp_path: Path, documents: list[str]) -> None:
    lexical = opened(tmp_path, documents)
    assert not lexical.scores(["ferri"]).any()
    assert not lexical.scores([]).any()
    assert not lexical.knows("ferri")


def test_an_empty_query_and_unknown_terms_score_nothing(lexical: Lexical) -> None:
    assert lexical.scores([]).tolist() == [0, 0, 0, 0]
    assert lexical.scores(["nobodi", "knows"]).tolist() == [0, 0, 0, 0]


def test_rarer_terms_weigh_more_and_unknown_ones_most(lexical: Lexical) -> None:
    assert lexical.idf("ferri") < lexical.idf("may") < lexical.idf("nobodi")
    assert lexical.knows("may")
    assert not lexical.knows("nobodi")


def test_an_unknown_term_lowers_every_score(lexical: Lexical) -> None:
    whole, part = lexical.scores(["ferri"]), lexical.scores(["ferri", "nobodi"])
    found = whole > 0
    assert found.tolist() == [True, False, False, True]
    assert (part[found] < whole[found]).all()


# Terms.


def test_terms_are_folded_stemmed_and_without_stop_words() -> None:
    assert terms("Who said that the ferries were SAILING?") == ["ferri", "sail"]
    assert terms("The mayor’s, the mayor's, the mayors'") == ["mayor"] * 3


def test_numbers_keep_their_points_and_commas() -> None:
    assert words("18.2 million, 2,300 people.") == ["18.2", "million", "2,300", "people"]


@pytest.mark.parametrize("text", ["", "who is it?", "🙂 👍", "… — !", "the’s"])
def test_some_questions_have_no_terms(text: str) -> None:
    assert terms(text) == []


@given(st.text())
def test_any_text_has_terms_that_are_stems_of_its_words(text: str) -> None:
    assert set(terms(text)) <= {stem(word) for word in words(text)}


def test_names_are_capitalised_words_after_the_first() -> None:
    assert names("What did Austin tell Radio Free Asia?") == ["Austin", "Radio", "Free", "Asia"]
    assert names("WHAT DID AUSTIN SAY?") == []
    assert names("what did he say?") == []
