"""Measures: worked out by hand, held against scikit-learn, and bounded whatever is judged."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score, roc_auc_score

from index.comparison import compared
from index.judging import Judged
from index.measures import COVERAGES, HITS, auroc, compare, curve, estimates, ndcg, values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FOUND = Judged(
    id=None, question="Who?", filters={}, answerable=True, answered=True, confidence=0.8,
    reason=None, article_rank=1, article_ndcg=1.0, passage_rank=1, passage_ndcg=1.0, in_quote=True,
    quote_sentences=1, article="a", quote="It was she.", ms=1.0,
)  # fmt: skip
UNANSWERABLE = replace(
    FOUND, answerable=False, article_rank=None, article_ndcg=None, passage_rank=None,
    passage_ndcg=None, in_quote=None,
)  # fmt: skip
MISSED = replace(
    FOUND, article_rank=None, article_ndcg=0.0, passage_rank=None, passage_ndcg=0.0, in_quote=False
)

ranks = st.none() | st.integers(1, 50)
answerable = st.builds(
    replace,
    st.just(FOUND),
    answered=st.booleans(),
    confidence=st.floats(0, 1),
    article_rank=ranks,
    article_ndcg=st.floats(0, 1),
    passage_rank=ranks,
    passage_ndcg=st.none() | st.floats(0, 1),
    in_quote=st.none() | st.booleans(),
    quote_sentences=st.none() | st.integers(1, 3),
)
unanswerable = st.builds(
    replace, st.just(UNANSWERABLE), answered=st.booleans(), confidence=st.floats(0, 1)
)
runs = st.lists(answerable | unanswerable, min_size=1, max_size=12)


def ranked(rank: int | None) -> Judged:
    return replace(FOUND, article_rank=rank, article_ndcg=0.5 if rank else 0.0)


def value(rows: Sequence[Judged], name: str) -> float:
    return estimates(rows)[name].value


# By hand.


def test_hits_and_reciprocal_ranks() -> None:
    rows = [ranked(1), ranked(3), ranked(11), ranked(None)]
    found = estimates(rows)
    assert [found[f"hit@{most}"].value for most in HITS] == [1 / 4, 2 / 4, 2 / 4]
    assert found["mrr@10"].value == pytest.approx((1 + 1 / 3) / 4)
    assert found["ndcg@10"].value == pytest.approx(1.5 / 4)
    assert found["hit@1"].n == 4


def test_discounted_gain() -> None:
    assert ndcg([False, True, True], relevant=2) == pytest.approx(
        (1 / math.log2(3) + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    )
    assert ndcg([True], relevant=1) == 1
    assert ndcg([False] * 10 + [True], relevant=1) == 0
    assert ndcg([], relevant=3) == 0
    assert ndcg([True] * 12, relevant=40) == 1


def test_passages_count_where_one_could_be_right() -> None:
    by_article_only = replace(FOUND, passage_rank=None, passage_ndcg=None, in_quote=None)
    rows = [FOUND, replace(FOUND, passage_rank=2, in_quote=False), by_article_only]
    found = estimates(rows)
    assert (found["passage_hit@1"].value, found["passage_hit@1"].n) == (1 / 2, 2)
    assert found["hit@1"].n == 3


def test_the_answer_in_the_quotation_overall_and_given_the_passage() -> None:
    rows = [FOUND, replace(FOUND, in_quote=False), replace(MISSED, passage_rank=2), MISSED]
    assert value(rows, "answer_in_quote") == 1 / 4
    assert value(rows, "answer_in_quote_given_passage") == 1 / 2
    longer = [FOUND, replace(FOUND, quote_sentences=2), UNANSWERABLE]
    assert value(longer, "quote_sentences") == 1.5


def test_answering_and_refusing() -> None:
    rows = [
        FOUND,
        MISSED,
        replace(FOUND, answered=False, confidence=0.1),
        replace(UNANSWERABLE, confidence=0.5),
        replace(UNANSWERABLE, answered=False, confidence=0.05),
    ]
    assert value(rows, "answered") == pytest.approx(2 / 3)
    assert value(rows, "refused") == 1 / 2
    assert value(rows, "coverage") == 3 / 5
    assert value(rows, "precision") == pytest.approx(1 / 3)
    # Pairs of an answerable and an unanswerable question: 2 x 2 won of the two surer ones, and
    # .1 wins against .05 alone.
    assert value(rows, "auroc") == pytest.approx(5 / 6)
    squares = [0.2**2, 0.8**2, 0.9**2, 0.5**2, 0.05**2]
    assert value(rows, "brier") == pytest.approx(sum(squares) / 5)


def test_what_is_right_is_the_passage_or_else_the_article() -> None:
    wrong_place = replace(FOUND, passage_rank=4)
    by_article_only = replace(FOUND, passage_rank=None, passage_ndcg=None)
    assert [row.right for row in (FOUND, wrong_place, by_article_only, UNANSWERABLE)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_equal_scores_count_half() -> None:
    scores, kinds = np.array([0.5, 0.5, 0.9]), np.array([True, False, False])
    assert auroc(scores, kinds, np.ones((1, 3))) == [0.25]


def test_a_measure_that_no_question_counts_in_has_no_value() -> None:
    found = estimates([FOUND, MISSED])
    for name in ("refused", "auroc"):
        assert math.isnan(found[name].value)
        assert math.isnan(found[name].low)
    assert found["refused"].n == 0


def test_the_curve_takes_the_surest_first() -> None:
    rows = [
        replace(FOUND, confidence=0.9),
        replace(MISSED, confidence=0.8),
        replace(FOUND, confidence=0.7),
        replace(UNANSWERABLE, confidence=0.6),
    ]
    found = curve(rows)
    assert list(found) == list(COVERAGES)
    assert found[0.25].value == 1
    assert found[0.5].value == 1 / 2
    assert found[0.75].value == pytest.approx(2 / 3)
    assert found[1.0].value == 1 / 2


def test_of_equally_sure_ones_the_wrong_count_first() -> None:
    assert curve([FOUND, MISSED])[0.5].value == 0
    assert curve([MISSED, FOUND])[0.5].value == 0


# Against scikit-learn.


@pytest.mark.parametrize("seed", range(5))
def test_auroc_is_the_one_of_scikit_learn(seed: int) -> None:
    generator = np.random.default_rng(seed)
    scores = generator.integers(8, size=60) / 8
    kinds = generator.random(60) < 0.4
    weights = generator.integers(4, size=(3, 60)).astype(np.float64)
    expected = [roc_auc_score(kinds, scores, sample_weight=drawn) for drawn in weights]
    assert auroc(scores, kinds, weights) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(5))
def test_discounted_gain_is_the_one_of_scikit_learn(seed: int) -> None:
    gains = np.random.default_rng(seed).random(30) < 0.2
    order = -np.arange(30.0)
    assert ndcg(gains.tolist(), int(gains.sum())) == pytest.approx(
        ndcg_score([gains], [order], k=10)
    )


# Whatever is judged.


@settings(max_examples=25, deadline=None)
@given(runs)
def test_measures_are_within_their_bounds(rows: list[Judged]) -> None:
    for name, found in estimates(rows).items():
        if found.n == 0 or math.isnan(found.value):
            continue
        most = 3 if name == "quote_sentences" else 1
        assert 0 <= found.low <= found.high <= most + 1e-9, name
        assert 0 <= found.value <= most + 1e-9, name
    for point in curve(rows).values():
        assert 0 <= point.low <= point.high <= 1


@settings(max_examples=15, deadline=None)
@given(runs, st.randoms(use_true_random=False))
def test_the_order_of_the_questions_does_not_matter(rows: list[Judged], random: Random) -> None:
    shuffled = rows[:]
    random.shuffle(shuffled)
    for one, other in zip(estimates(rows).values(), estimates(shuffled).values(), strict=True):
        assert one.value == pytest.approx(other.value, nan_ok=True)
    points, others = curve(rows), curve(shuffled)
    assert [p.value for p in points.values()] == [p.value for p in others.values()]


def test_a_perfect_run_has_perfect_measures() -> None:
    refused = replace(UNANSWERABLE, answered=False, confidence=0.0)
    found = estimates([replace(FOUND, confidence=1.0)] * 5 + [refused] * 5)
    assert {name: e.value for name, e in found.items()} == {
        **dict.fromkeys(found, 1.0), "coverage": 0.5, "brier": 0.0,
    }  # fmt: skip


def test_intervals_are_as_wide_as_theory_has_them() -> None:
    found = estimates([ranked(1)] * 200 + [ranked(None)] * 200)["hit@1"]
    half = 1.96 * math.sqrt(0.25 / 400)
    assert found.value == 0.5
    assert found.low == pytest.approx(0.5 - half, abs=0.01)
    assert found.high == pytest.approx(0.5 + half, abs=0.01)


def test_draws_are_the_same_every_time() -> None:
    rows = [ranked(rank) for rank in (1, 2, None, 5, 1)]
    assert repr(estimates(rows)) == repr(estimates(rows))
    assert repr(compare(rows, rows[::-1])) == repr(compare(rows, rows[::-1]))


# Two runs.


def test_a_run_compared_with_itself_differs_in_nothing() -> None:
    rows = [FOUND, MISSED, UNANSWERABLE, ranked(3)]
    for name, found in compare(rows, rows).items():
        assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1), name
        assert (found.better or 0, found.worse or 0) == (0, 0)


def test_what_got_better_is_told_from_what_got_worse() -> None:
    before = [ranked(2)] * 10 + [ranked(1)] * 10
    now = [ranked(1)] * 10 + [ranked(4)] + [ranked(1)] * 9
    found = compare(before, now)["hit@1"]
    assert (found.before, found.now) == (10 / 20, 19 / 20)
    assert found.difference == pytest.approx(9 / 20)
    assert (found.better, found.worse) == (10, 1)
    assert 0 < found.low < 9 / 20 < found.high
    assert found.p < 0.05


def test_one_question_alone_may_always_be_chance() -> None:
    found = compare([ranked(2), FOUND, FOUND], [ranked(1), FOUND, FOUND])["hit@1"]
    assert found.p == 1
    assert found.low == 0


def test_a_change_that_chance_makes_once_in_a_thousand_is_seen() -> None:
    found = compare([ranked(None)] * 11, [ranked(1)] * 11)["hit@1"]
    assert found.p < 0.005
    assert (found.low, found.high) == (1, 1)


def test_where_less_is_better_fewer_count_as_better() -> None:
    before, now = [replace(FOUND, quote_sentences=2)] * 4, [FOUND] * 4
    found = compare(before, now)["quote_sentences"]
    assert (found.difference, found.better, found.worse) == (-1, 4, 0)
    sure = compare([replace(FOUND, confidence=0.3)], [FOUND])["brier"]
    assert (sure.better, sure.worse) == (1, 0)


def test_what_no_single_question_has_is_not_counted() -> None:
    found = compare([FOUND, UNANSWERABLE], [replace(FOUND, confidence=0.1), UNANSWERABLE])
    assert (found["auroc"].before, found["auroc"].now) == (0.5, 0)
    assert found["auroc"].better is found["coverage"].better is None


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(answerable | unanswerable, answerable | unanswerable), min_size=1))
def test_differences_are_those_of_the_measures(pairs: list[tuple[Judged, Judged]]) -> None:
    before, now = zip(*pairs, strict=True)
    old, new = estimates(before), estimates(now)
    for name, found in compare(before, now).items():
        assert found.before == pytest.approx(old[name].value, nan_ok=True)
        assert found.now == pytest.approx(new[name].value, nan_ok=True)
        assert 0 < found.p <= 1


def test_every_mean_is_a_measure() -> None:
    assert list(estimates([FOUND])) == [*values(FOUND), "auroc"]


# Which question is which.


def asked(question: str, number: int | None = None, **filters: str) -> Judged:
    return replace(FOUND, question=question, id=number, filters=filters)


def test_questions_are_paired_by_their_words_and_filters() -> None:
    before = [asked("Who  came?"), asked("Who left?", since="2024"), asked("Who stayed?")]
    now = [asked("who left?", since="2024"), asked("Who came?"), asked("Who stayed?", since="2024")]
    found = compared(before, now)
    assert [(b.question, n.question) for b, n in found.pairs] == [
        ("Who left?", "who left?"), ("Who  came?", "Who came?"),
    ]  # fmt: skip
    assert [row.question for row in found.only_before] == ["Who stayed?"]
    assert found.only_now == (now[2],)
    assert found.reworded == 0


def test_a_question_that_was_reworded_is_known_by_its_id() -> None:
    before, now = (
        [asked("Who came?", 1), asked("Why?", 2)],
        [asked("Who was it?", 1), asked("Why?")],
    )
    found = compared(before, now)
    assert len(found.pairs) == 2
    assert found.reworded == 1


def test_runs_without_a_question_in_common_have_no_differences() -> None:
    found = compared([asked("Who?")], [asked("Why?")])
    assert (found.pairs, found.differences) == ((), {})


def test_the_most_changed_question_comes_first() -> None:
    before = [asked("a"), replace(asked("b"), passage_rank=2), asked("c"), asked("d")]
    now = [replace(asked("a"), passage_rank=2), replace(asked("b"), passage_rank=3)]
    now += [replace(asked("c"), passage_rank=None, article_rank=None), asked("d")]
    assert [row.question for _, row in compared(before, now).changed()] == ["c", "a", "b"]


def test_of_unanswerable_questions_the_confidence_is_compared() -> None:
    before = [replace(UNANSWERABLE, confidence=0.9)]
    ((_, row),) = compared(before, [replace(UNANSWERABLE, confidence=0.2)]).changed()
    assert row.confidence == 0.2
