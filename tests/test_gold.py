"""The sample archive is asked what it can and cannot answer; a floor under the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import GOLD

if TYPE_CHECKING:
    from index.answer import Answer

HIT_AT_1 = 0.83
ANSWERED = 0.90
REFUSED = 0.62

Asked = list[tuple[dict[str, Any], "Answer"]]


@pytest.fixture
def asked(gold_answers: list[Answer]) -> Asked:
    return list(zip(GOLD, gold_answers, strict=True))


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
