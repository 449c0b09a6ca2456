"""Questions to an index: verbatim quotations, the right number of passages, filters that hold."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import GOLD
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_models import write_model

from index.answer import Answer, ReasonCode
from index.build import build
from index.errors import IndexDamaged, IndexMissing, ModelUnusable, QuestionRefused
from index.filters import Filters, days
from index.generation import open_current
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

SOME = [row["question"] for row in GOLD[::6]]
FERRY = "Who is in charge of the ferry?"
TODAY = date(2026, 11, 1)
"""Long after the sample archive ends: no article is preferred for its date."""


def of_everything(sample: Index) -> list[str]:
    """Return questions that do not ask for what one publisher or one person says."""
    return [question for question in SOME if sample.ask(question, 1).filters == Filters()][:6]


# What is quoted.


def test_every_quotation_is_verbatim(sample: Index, gold_answers: list[Answer]) -> None:
    for passage in (passage for answer in gold_answers for passage in answer.passages):
        article = sample.article(passage.article)
        assert article is not None
        assert article.text[passage.start : passage.end] == passage.text
        quote = passage.quote
        assert article.text[quote.start : quote.end] == quote.text
        assert passage.start <= quote.start < quote.end <= passage.end
        assert quote.text == quote.text.strip()


def test_no_quotation_begins_in_the_dateline_or_is_a_subheading(
    sample: Index, gold_answers: list[Answer]
) -> None:
    for passage in (passage for answer in gold_answers for passage in answer.passages):
        article = sample.article(passage.article)
        assert article is not None
        for closed in (*article.headings, *([article.dateline] if article.dateline else [])):
            assert not closed.start <= passage.quote.start < closed.end


def test_every_citation_is_the_articles_own(sample: Index, gold_answers: list[Answer]) -> None:
    fields = ("url", "title", "publisher", "agency", "authors", "published", "dated", "place")
    for passage in (passage for answer in gold_answers for passage in answer.passages):
        article = sample.article(passage.article)
        for field in fields:
            assert getattr(passage, field) == getattr(article, field)
        assert (passage.link is None) == (passage.url is None)
        assert passage.link is None or passage.link.startswith(f"{passage.url}#:~:text=")


def test_an_article_is_had_by_its_key(sample: Index) -> None:
    for key in sample.keys():  # noqa: SIM118 - an index is no mapping
        article = sample.article(key)
        assert article is not None
        assert article.key == key
    assert sample.article("no such key") is None


# How many.


@pytest.mark.parametrize("k", [1, 2, 5, 10, 50])
def test_k_counts_passages_each_storys_best_first(sample: Index, k: int) -> None:
    for question in of_everything(sample):
        passages = sample.ask(question, k).passages
        assert [passage.rank for passage in passages] == list(range(1, k + 1))
        stories = [
            frozenset({passage.article, *(copy.article for copy in passage.also_in)})
            for passage in passages
        ]
        firsts = len(set(stories))
        assert len(set(stories[:firsts])) == firsts
        for part in (passages[:firsts], passages[firsts:]):
            scores = [passage.score for passage in part]
            assert scores == sorted(scores, reverse=True)
        best = {
            story: passage.score
            for story, passage in zip(stories[:firsts], passages[:firsts], strict=True)
        }
        assert all(p.score <= best[story] for p, story in zip(passages, stories, strict=True))


def test_no_passage_comes_twice(sample: Index) -> None:
    for question in of_everything(sample):
        found = [(p.article, p.start) for p in sample.ask(question, 50).passages]
        assert len(found) == len(set(found)) == 50


def test_fewer_passages_are_the_beginning_of_more(sample: Index) -> None:
    for question in SOME[:6]:
        assert sample.ask(question, 3).passages == sample.ask(question, 50).passages[:3]


@pytest.mark.parametrize("k", [0, -1, 51, 10**9])
def test_no_passages_or_too_many_are_refused(sample: Index, k: int) -> None:
    with pytest.raises(QuestionRefused, match="only 1 to 50"):
        sample.ask(FERRY, k)


def test_fewer_rows_than_asked_for_are_all_that_come(sample: Index) -> None:
    rows = len(sample.columns.article)
    mask = np.zeros(rows, np.bool_)
    mask[[3, 50]] = True
    query = sample.prepare(sample.understand(FERRY, TODAY))
    assert query is not None
    assert sorted(hit.passage.row for hit in sample.search(query, mask)) == [3, 50]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), share=st.sampled_from([0.01, 0.1, 0.5, 0.9]))
def test_no_row_outside_the_mask_is_ever_found(sample: Index, seed: int, share: float) -> None:
    drawn = np.random.default_rng(seed)
    mask = drawn.random(len(sample.columns.article)) < share
    mask[drawn.integers(len(mask))] = True
    query = sample.prepare(sample.understand(SOME[seed % len(SOME)], TODAY))
    assert query is not None
    rows = [hit.passage.row for hit in sample.search(query, mask)]
    assert rows
    assert mask[rows].all()
    assert len(rows) == len(set(rows))


# Filters.


@pytest.mark.parametrize("name", ["harbour courier", " HARBOUR COURIER "])
def test_only_the_publisher_asked_for_comes(sample: Index, name: str) -> None:
    passages = sample.ask(FERRY, 50, Filters(publisher=name)).passages
    assert passages
    assert {passage.publisher for passage in passages} == {"Harbour Courier"}


def test_days_are_inclusive(sample: Index) -> None:
    all_days = sorted({(p.published or "")[:10] for p in sample.ask(FERRY, 50).passages} - {""})
    first, last = all_days[2], all_days[-3]
    assert first < last
    passages = sample.ask(FERRY, 50, Filters(since=first, until=last)).passages
    found = {(passage.published or "")[:10] for passage in passages}
    assert {first, last} <= found
    assert all(first <= day <= last for day in found)
    one_day = sample.ask(FERRY, 50, Filters(since=first, until=first)).passages
    assert {(passage.published or "")[:10] for passage in one_day} == {first}


def test_undated_articles_fall_outside_and_are_counted(sample: Index) -> None:
    undated = {
        key
        for key in sample.keys()  # noqa: SIM118
        if (article := sample.article(key)) and days(article.published) is None
    }
    assert undated
    answer = sample.ask(FERRY, 50, Filters(since="1900"))
    assert answer.filters.undated == len(undated)
    assert not undated & {passage.article for passage in answer.passages}
    assert sample.ask(FERRY).filters.undated == 0


def test_an_unknown_publisher_is_the_reason(sample: Index) -> None:
    answer = sample.ask(FERRY, 5, Filters(publisher="The Gazette"))
    assert (answer.answered, answer.passages, answer.confidence) == (False, (), 0.0)
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_PUBLISHER
    assert answer.reason.parameters == {"publisher": "The Gazette"}


@pytest.mark.parametrize("publisher", [None, "harbour courier"])
def test_a_range_with_nothing_in_it_is_the_reason(sample: Index, publisher: str | None) -> None:
    answer = sample.ask(FERRY, 5, Filters(publisher, "1950", "1951-06"))
    assert (answer.answered, answer.passages) == (False, ())
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NOTHING_IN_RANGE
    given = answer.reason.parameters
    assert (given["since"], given["until"]) == ("1950", "1951-06")
    assert given["undated"] == answer.filters.undated


@pytest.mark.parametrize(
    "filters", [Filters(since="soon"), Filters(until="2025-02-30"), Filters(None, "2025", "2024")]
)
def test_impossible_dates_are_refused(sample: Index, filters: Filters) -> None:
    with pytest.raises(QuestionRefused):
        sample.ask(FERRY, 5, filters)


# Questions of every kind.


@pytest.mark.parametrize("question", ["", " ", "\n\t\u3000", "\u00a0"])
def test_an_empty_question_is_refused(sample: Index, question: str) -> None:
    with pytest.raises(QuestionRefused, match="empty"):
        sample.ask(question)


def test_a_question_may_have_two_thousand_characters_and_no_more(sample: Index) -> None:
    longest = ("ferry " * 400)[:1999] + "s"
    assert sample.ask(f"  {longest}  ").passages
    with pytest.raises(QuestionRefused, match=r"2,001 characters, the most is 2,000"):
        sample.ask(longest + "s")


@pytest.mark.parametrize(
    "question", ["who is it?", "the of and", "🙂 👍", "?!…", "\u200b", "What is he? Why? How? 🙂"]
)
def test_a_question_without_a_word_to_search_for_is_not_answered(
    sample: Index, question: str
) -> None:
    answer = sample.ask(question)
    assert (answer.answered, answer.passages, answer.question) == (False, (), question)
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_WORDS


def test_a_name_that_no_article_has_is_the_reason(sample: Index) -> None:
    answer = sample.ask("What did Zaphod Beeblebrox say?")
    assert not answer.answered
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_MENTION
    assert answer.reason.parameters == {"name": "Zaphod Beeblebrox"}
    assert answer.passages  # the ranking is there all the same


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered_or_refused(sample: Index, question: str) -> None:
    try:
        answer = sample.ask(question)
    except QuestionRefused:
        assert not question.strip()
        return
    assert answer.answered == (answer.reason is None)
    assert 0 <= answer.confidence <= 1
    json.dumps(asdict(answer), allow_nan=False).encode()


@pytest.mark.parametrize("question", ["\ud800 bridge", "bridge \udcff", "a\0bridge"])
def test_what_is_no_text_in_a_question_does_no_harm(sample: Index, question: str) -> None:
    assert sample.ask(question).passages


def test_an_answer_depends_on_its_question_alone(sample: Index, gold_answers: list[Answer]) -> None:
    with ThreadPoolExecutor(4) as pool:
        at_once = pool.map(lambda question: sample.ask(question, 10), SOME * 2)
        assert list(at_once) == gold_answers[::6] * 2


# Opening.


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An index of one article, by a tiny model that lies beside it."""
    (tmp_path / "a.txt").write_text("The ferry carries 2,300 passengers. The bridge is not open.\n")
    write_model(tmp_path / "model")
    build([str(tmp_path / "a.txt")], tmp_path / "index", model=str(tmp_path / "model"))
    return tmp_path / "index"


def test_an_index_of_one_passage_can_be_asked(small: Path) -> None:
    with Index(small) as index:
        passages = index.ask("How many passengers?", 50).passages
        assert len(passages) == 1
        assert passages[0].quote.text == "The ferry carries 2,300 passengers."
        assert index.publishers == []


def test_an_index_of_stop_words_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It is what it is. And so it was not.\n")
    model = str(write_model(tmp_path / "model"))
    build([str(tmp_path / "a.txt")], tmp_path / "index", model=model)
    with Index(tmp_path / "index") as index:
        assert len(index.ask("Where does the ferry sail?", 5).passages) == 1


def test_a_model_that_has_changed_is_refused(small: Path, tmp_path: Path) -> None:
    write_model(tmp_path / "model", seed=9)
    with pytest.raises(ModelUnusable, match=r"another version of the model .*rebuild it"):
        Index(small)


def test_a_model_that_is_gone_is_refused(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    (tmp_path / "model").rename(tmp_path / "elsewhere")
    with pytest.raises(ModelUnusable, match="neither a folder nor a model on the hub"):
        Index(small)


def test_no_index_and_a_damaged_one_are_refused(small: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Index(tmp_path / "nowhere")
    (open_current(small).folder / "vectors.faiss").write_bytes(b"damaged")
    with pytest.raises(IndexDamaged):
        Index(small)


def test_an_opened_index_outlives_its_files(small: Path, tmp_path: Path) -> None:
    with Index(small) as index:
        before = index.ask("How many passengers?")
        for number in range(4):
            (tmp_path / "a.txt").write_text(f"The ferry carries {number} passengers.\n")
            build([str(tmp_path / "a.txt")], small, model=str(tmp_path / "model"))
        assert index.name not in [folder.name for folder in small.iterdir()]
        assert index.ask("How many passengers?") == before
        assert index.article("a.txt") is not None
