"""Words: BM25 over rows, comparable between questions, in each passage's own language."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import K1, B, Lexical, write_lexical
from index.terms import terms

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

DOCUMENTS = [
    "The ferry sails at noon",
    "The bridge opens in May; the bridge is long",
    "Nothing to see",
    "Ferry and bridge, bridge and ferry",
]


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    return opened(tmp_path, DOCUMENTS)


def opened(
    folder: Path, documents: list[str], languages: list[str | None] | None = None
) -> Lexical:
    write_lexical(folder / "lexical", documents, languages or [None] * len(documents))
    return Lexical(folder / "lexical")


def scores(lexical: Lexical, query: list[str]) -> NDArray[np.float32]:
    return lexical.scores({"en": {term: lexical.idf(term) for term in query}})


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
        np.testing.assert_allclose(scores(lexical, query), bm25(query, DOCUMENTS), rtol=1e-5)


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
    found = scores(lexical, sorted(query))
    assert found.shape == (len(documents),)
    assert ((found >= 0) & (found < 1)).all()
    for score, document in zip(found, documents, strict=True):
        assert (score > 0) == bool(query & set(terms(document)))


@pytest.mark.parametrize("documents", [["the and of"], [""], ["", "the"], ["🙂", "—"]])
def test_a_corpus_of_stop_words_can_be_asked(tmp_path: Path, documents: list[str]) -> None:
    lexical = opened(tmp_path, documents)
    assert not scores(lexical, ["ferri"]).any()
    assert not scores(lexical, []).any()
    assert not lexical.knows("ferri")


def test_an_empty_query_and_unknown_terms_score_nothing(lexical: Lexical) -> None:
    assert scores(lexical, []).tolist() == [0, 0, 0, 0]
    assert scores(lexical, ["nobodi", "knows"]).tolist() == [0, 0, 0, 0]


def test_rarer_terms_weigh_more_and_unknown_ones_most(lexical: Lexical) -> None:
    assert lexical.idf("ferri") < lexical.idf("may") < lexical.idf("nobodi")
    assert lexical.knows("may")
    assert not lexical.knows("nobodi")


def test_an_unknown_term_lowers_every_score(lexical: Lexical) -> None:
    whole, part = scores(lexical, ["ferri"]), scores(lexical, ["ferri", "nobodi"])
    found = whole > 0
    assert found.tolist() == [True, False, False, True]
    assert (part[found] < whole[found]).all()


# Languages.

MIXED = [
    "The elections in Hamburg are over",
    "Die Wahlen in Hamburg sind vorbei",
    "Выборы в Гамбурге прошли",
    "Elections, elections",
]
OWN: list[str | None] = ["en", "de", "ru", "en"]


def asked(question: str, lexical: Lexical) -> NDArray[np.float32]:
    read = {language: terms(question, language) for language in lexical.languages}
    return lexical.scores(
        {language: {term: lexical.idf(term) for term in some} for language, some in read.items()}
    )


def test_a_passage_has_the_terms_of_its_own_language(tmp_path: Path) -> None:
    lexical = opened(tmp_path, MIXED, OWN)
    assert lexical.languages == ["en", "de", "ru"]
    assert [lexical.language(row) for row in range(4)] == ["en", "de", "ru", "en"]
    assert lexical.knows("wahl")
    assert lexical.knows("выбор")
    assert not lexical.knows("die")


def test_a_question_is_put_to_each_passage_in_its_language(tmp_path: Path) -> None:
    lexical = opened(tmp_path, MIXED, OWN)
    assert asked("Wer hat die Wahl gewonnen?", lexical).argmax() == 1
    assert asked("итоги выборов", lexical).argmax() == 2
    assert (asked("Who won the election?", lexical) > 0).tolist() == [True, False, False, True]


def test_a_name_is_found_in_every_language_that_writes_it_so(tmp_path: Path) -> None:
    found = asked("Hamburg", opened(tmp_path, MIXED, OWN))
    assert (found > 0).tolist() == [True, True, False, False]
    assert found[0] == pytest.approx(found[1], rel=0.2)


def test_a_language_that_is_not_asked_in_scores_nothing(tmp_path: Path) -> None:
    lexical = opened(tmp_path, MIXED, OWN)
    assert lexical.scores({"de": {"hamburg": 1.0}}).nonzero()[0].tolist() == [1]


def test_what_has_no_known_language_is_taken_for_the_commonest(tmp_path: Path) -> None:
    lexical = opened(tmp_path, ["Häuser", "das Haus", "die Fähre"], [None, "de", "de"])
    assert lexical.languages == ["de"]
    assert (asked("Haus", lexical) > 0).tolist() == [True, True, False]


@settings(max_examples=30, deadline=None)
@given(
    languages=st.lists(
        st.sampled_from([None, "en", "de", "ru", "zh", "xx"]), min_size=4, max_size=4
    ),
    question=st.lists(st.sampled_from(" ".join(MIXED).split()), max_size=6).map(" ".join),
)
def test_scores_are_shares_whatever_the_languages(
    tmp_path_factory: pytest.TempPathFactory, languages: list[str | None], question: str
) -> None:
    lexical = opened(tmp_path_factory.mktemp("lexical"), MIXED, languages)
    found = asked(question, lexical)
    assert ((found >= 0) & (found < 1)).all()
    for row, document in enumerate(MIXED):
        own = lexical.language(row)
        assert (found[row] > 0) == bool(set(terms(question, own)) & set(terms(document, own)))
