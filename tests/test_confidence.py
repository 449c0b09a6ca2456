"""Confidence: a probability whatever the signals, and more of it for stronger ones."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import ReasonCode
from index.confidence import THRESHOLD, Signals, confidence

if TYPE_CHECKING:
    from index.search import Index

NAMES = [field.name for field in fields(Signals)]
NOTHING = Signals(**dict.fromkeys(NAMES, 0.0))
signals = st.builds(Signals, **{name: st.floats(-1, 1) for name in NAMES})


@given(signals)
def test_confidence_is_a_probability(given_signals: Signals) -> None:
    assert 0 < confidence(given_signals) < 1


@pytest.mark.parametrize("name", NAMES)
def test_more_of_a_signal_never_counts_for_less_and_then_for_more(name: str) -> None:
    low, middle, high = (confidence(replace(NOTHING, **{name: value})) for value in (0.0, 0.5, 1.0))
    assert low <= middle <= high or low >= middle >= high


def test_signals_count() -> None:
    assert len({confidence(replace(NOTHING, **{name: 1.0})) for name in NAMES}) > 1


def test_the_threshold_can_be_passed_and_missed() -> None:
    assert 0 < THRESHOLD < 1
    assert confidence(NOTHING) < THRESHOLD


def test_a_name_that_no_article_has_is_never_answered(sample: Index) -> None:
    answer = sample.ask("What did Elon Musk say about the harbour bridge?")
    assert not answer.answered
    assert answer.confidence == 0
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_MENTION


def test_asked_only_for_what_somebody_said_a_statement_is_an_answer(sample: Index) -> None:
    answer = sample.ask("What did Astrid Fenn say?")
    assert answer.answered
    assert "Fenn" in answer.passages[0].quote.text


def test_an_answer_is_one_from_the_threshold_on(sample: Index) -> None:
    for question in (
        "How long will the new harbour bridge be?",
        "What is the capital of the steppe?",
    ):
        answer = sample.ask(question)
        assert answer.signals is not None
        assert answer.confidence == confidence(answer.signals)
        assert answer.answered == (answer.confidence >= THRESHOLD) == (answer.reason is None)
        if answer.reason is not None:
            assert answer.reason.code in (ReasonCode.WEAK, ReasonCode.NO_MENTION)
