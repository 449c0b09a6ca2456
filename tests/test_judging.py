"""What counts as right: wording found in texts, and answers of the sample held against gold."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Span
from index.answer import Copy
from index.filters import Filters
from index.gold import Gold, evidence
from index.judging import judge

if TYPE_CHECKING:
    from index.answer import Answer
    from index.judging import Outcome
    from index.search import Index

QUESTION = "How much is the Herring Cup insured for?"
RIGHT = "https://www.harbour-courier.example/2025/04/01/chart-offered"
THEFT = "https://www.harbour-courier.example/2025/03/18/museum-theft"


def gold(*articles: str, answers: tuple[str, ...] = (), quotations: tuple[str, ...] = ()) -> Gold:
    return Gold(QUESTION, Filters(), None, bool(articles), frozenset(articles), answers, quotations)


def spans(answer: str, text: str) -> list[str]:
    found = evidence(gold("a", answers=(answer,)), text)
    return [span.of(text) for span in found.answers]


@pytest.fixture(scope="module")
def answer(sample: Index) -> Answer:
    found = sample.ask(QUESTION, k=50)
    assert found.passages[0].article == RIGHT
    return found


# Wording.


@pytest.mark.parametrize(
    ("answer", "text", "found"),
    [
        ("312 metres", "It is 312\nMetres long.", ["312\nMetres"]),
        ("12 metres", "It is 312 metres long.", []),
        ("no", "Nobody knows, and no expert; NO.", ["no", "NO"]),
        ("Idaho", "Idahoans left Idaho’s capital.", ["Idaho"]),
        ("$5", "For US$5, not $55.", ["$5"]),
        ('the "best" - she\'s sure', "the “best” – she’s sure", ["the “best” – she’s sure"]),
        ("北京", "他在北京说。", ["北京"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("Straße", "in der STRASSE, in der straße", ["straße"]),
    ],
)
def test_an_answer_is_found_as_words(answer: str, text: str, found: list[str]) -> None:
    assert spans(answer, text) == found


words = st.text(st.sampled_from("aB1é„“'’-–.,(?京"), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=8), st.data())
def test_any_run_of_words_is_found_where_it_stands(parts: list[str], data: st.DataObject) -> None:
    text = "\n".join(parts)
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    wanted = " ".join(parts[first : last + 1])
    start = len("\n".join(parts[:first])) + (first > 0)
    found = evidence(gold("a", quotations=(wanted.upper(),)), text).quotations
    for span in found:
        assert len(span.of(text).split()) == last + 1 - first
    # An equal run just before it may have taken its first words.
    assert Span(start, start + len(wanted)) in found or any(
        span.start < start + len(wanted) and start < span.end for span in found
    )


def test_a_passage_answers_by_an_answer_string_or_the_quotation() -> None:
    text = "One said so. Two said it. Three left."
    found = evidence(gold("a", answers=("Three",), quotations=("Two said it.",)), text)
    assert [found.in_passage(*place) for place in ((0, 12), (0, 14), (20, 25), (26, 37))] == [
        False, True, True, True,
    ]  # fmt: skip
    assert found.marks(10, 37) == (Span(13, 25),)
    assert found.marks(26, 37) == (Span(26, 31),)


def test_a_quotation_answers_by_an_answer_string_where_one_is_known() -> None:
    text = "One said so. Two said it."
    with_string = evidence(gold("a", answers=("Two",), quotations=("Two said it.",)), text)
    assert [with_string.in_quote(17, 25), with_string.in_quote(13, 25)] == [False, True]
    without = evidence(gold("a", quotations=("Two said it.",)), text)
    assert [without.in_quote(0, 12), without.in_quote(17, 25)] == [False, True]


# Answers.


def judged(sample: Index, answer: Answer, known: Gold) -> Outcome:
    return judge(known, answer, sample, 1.5)


def test_the_right_passage_first(sample: Index, answer: Answer) -> None:
    outcome = judged(sample, answer, gold(RIGHT, answers=("900,000 crowns",)))
    row = outcome.judged
    assert (row.article_rank, row.article_ndcg) == (1, 1)
    assert (row.passage_rank, row.passage_ndcg) == (1, 1)
    assert (row.right, row.in_quote, row.quote_sentences) == (True, True, 1)
    assert (row.article, row.ms, row.answered, row.reason) == (RIGHT, 1.5, True, None)
    assert "900,000 crowns" in (row.quote or "")
    assert (outcome.first, outcome.wanted) == (None, None)


def test_another_article_is_wanted(sample: Index, answer: Answer) -> None:
    outcome = judged(sample, answer, gold(THEFT, answers=("Oskar Pym",)))
    row, wanted, first = outcome.judged, outcome.wanted, outcome.first
    articles = list(dict.fromkeys(passage.article for passage in answer.passages))
    assert row.article_rank == articles.index(THEFT) + 1 > 1
    assert row.article_ndcg == pytest.approx(1 / math.log2(row.article_rank + 1))
    assert row.passage_rank is not None
    assert not row.right
    assert row.in_quote is False
    passage = answer.passages[row.passage_rank - 1]
    assert "Oskar Pym" in passage.text
    assert all("Oskar Pym" not in p.text for p in answer.passages[: row.passage_rank - 1])
    assert wanted is not None
    assert (wanted.text, wanted.rank) == (passage.text, row.passage_rank)
    assert {mark.of(wanted.text) for mark in wanted.marks} == {"Oskar Pym"}
    assert first is not None
    assert [mark.of(first.text) for mark in first.marks] == [answer.passages[0].quote.text]


def test_what_was_not_found_is_shown_all_the_same(sample: Index, answer: Answer) -> None:
    short = replace(answer, passages=answer.passages[:1])
    outcome = judged(sample, short, gold(THEFT, answers=("Oskar Pym",)))
    row, wanted = outcome.judged, outcome.wanted
    assert (row.article_rank, row.article_ndcg, row.passage_rank, row.passage_ndcg) == (
        None, 0, None, 0,
    )  # fmt: skip
    assert wanted is not None
    assert (wanted.rank, wanted.article.key) == (None, THEFT)
    assert "Oskar Pym" in wanted.text


def test_a_copy_of_a_gold_article_counts(sample: Index, answer: Answer) -> None:
    article = sample.article(THEFT)
    assert article is not None
    copy = Copy(article.key, article.publisher, article.url, article.published)
    others = [p for p in answer.passages[1:] if p.article not in (RIGHT, THEFT)]
    first = replace(answer.passages[0], also_in=(copy,))
    carried = replace(answer, passages=(first, *others))
    for known in (gold(THEFT), gold(THEFT, RIGHT)):
        row = judged(sample, carried, known).judged
        assert (row.article_rank, row.article_ndcg) == (1, 1)
    with_answer = gold(THEFT, answers=("900,000 crowns",))
    assert judged(sample, carried, with_answer).judged.in_quote is True


def test_two_articles_that_answer_are_both_wanted(sample: Index, answer: Answer) -> None:
    row = judged(sample, answer, gold(RIGHT, THEFT)).judged
    other = [p.article for p in answer.passages].index(THEFT) + 1
    assert row.article_rank == 1
    assert row.article_ndcg == pytest.approx(
        (1 + 1 / math.log2(other + 1)) / (1 + 1 / math.log2(3))
    )


def test_without_a_passage_that_could_be_right_the_article_decides(
    sample: Index, answer: Answer
) -> None:
    row = judged(sample, answer, gold(RIGHT, answers=("a yellow submarine",))).judged
    assert (row.passage_rank, row.passage_ndcg, row.in_quote) == (None, None, None)
    assert row.right


def test_where_nothing_answers_nothing_is_right(sample: Index, answer: Answer) -> None:
    outcome = judged(sample, answer, gold())
    row = outcome.judged
    assert (row.answerable, row.right) == (False, False)
    assert {row.article_rank, row.article_ndcg, row.passage_rank, row.passage_ndcg} == {None}
    assert outcome.first is not None
    assert outcome.wanted is None


def test_nothing_but_stop_words_finds_nothing(sample: Index) -> None:
    outcome = judged(sample, sample.ask("What is it?", k=50), gold(RIGHT, answers=("900,000",)))
    row = outcome.judged
    assert (row.article, row.quote, row.quote_sentences) == (None, None, None)
    assert (row.article_rank, row.passage_rank, row.in_quote) == (None, None, False)
    assert outcome.first is None
    assert outcome.wanted is not None
    assert re.search("900,000", outcome.wanted.text)


def test_sentences_of_the_quotation_are_counted(sample: Index, answer: Answer) -> None:
    first = answer.passages[0]
    article = sample.article(RIGHT)
    assert article is not None
    begin = article.text.rindex("The figure is not supported", 0, first.quote.start)
    text = article.text[begin : first.quote.end]
    both = replace(first, quote=replace(first.quote, start=begin, text=text))
    row = judged(sample, replace(answer, passages=(both,)), gold(RIGHT)).judged
    assert row.quote_sentences == 2
