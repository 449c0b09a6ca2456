"""The sample archive is asked what it can and cannot answer; a floor under the whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from index.answer import Answer
    from index.search import Index

QUESTIONS = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "questions.jsonl").read_text("utf-8").splitlines()
]

HIT_AT_1 = 0.84
ANSWERED = 0.88
REFUSED = 0.50

Asked = list[tuple[dict[str, Any], "Answer"]]


@pytest.fixture(scope="module")
def asked(sample: Index) -> Asked:
    return [(row, sample.ask(row["question"], k=10)) for row in QUESTIONS]


def share(flags: list[bool]) -> float:
    return sum(flags) / len(flags)


def is_gold(row: dict[str, Any], answer: Answer, place: int) -> bool:
    passage = answer.passages[place]
    return (passage.url or passage.article) in row["articles"]


def test_the_right_article_comes_first(asked: Asked) -> None:
    hits = [is_gold(row, answer, 0) for row, answer in asked if row["answerable"]]
    assert share(hits) >= HIT_AT_1


def test_what_the_archive_says_is_answered(asked: Asked) -> None:
    assert share([a.answered for row, a in asked if row["answerable"]]) >= ANSWERED


def test_what_it_does_not_say_is_refused_with_a_reason(asked: Asked) -> None:
    refused = [answer for row, answer in asked if not row["answerable"] and not answer.answered]
    assert len(refused) >= REFUSED * sum(not row["answerable"] for row, _ in asked)
    assert all(answer.reason is not None for answer in refused)


def test_every_quotation_is_a_slice_of_its_article(asked: Asked, sample: Index) -> None:
    for _, answer in asked:
        for passage in answer.passages:
            article = sample.article(passage.article)
            assert article is not None
            assert article.text[passage.start : passage.end] == passage.text
            quote = passage.quote
            assert article.text[quote.start : quote.end] == quote.text
            assert passage.start <= quote.start < quote.end <= passage.end
            assert article.dateline is None or quote.start >= article.dateline.end
