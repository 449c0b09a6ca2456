"""What a question says beside its matter: filters, when they are given up, and nearness in time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import filters_text, reason_text
from bot.words import words
from index.answer import ReasonCode
from index.build import build
from index.filters import Filters
from index.mentions import Names
from index.period import Period
from index.search import Index
from index.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = date(2025, 4, 16)
NAMES = Names(["Harbour Courier", "Evening Lantern", "Northline"], ["Farbank"], [])


# Reading.


def test_a_source_asked_for_becomes_a_filter_and_leaves_the_matter() -> None:
    question = "According to the Courier, how long is the bridge?"
    read = understand(question, NAMES, NOW)
    assert read.attempts(Filters()) == [
        Filters("Harbour Courier"),
        Filters("Harbour Courier", relaxed=("publisher",)),
    ]
    assert "Courier" not in read.matter
    assert len(read.matter) == len(question)
    assert not read.period.asked


def test_a_time_that_something_was_reported_is_a_condition_any_other_a_preference() -> None:
    reported = understand("What did the Harbour Courier report in March 2025?", NAMES, NOW)
    assert reported.attempts(Filters())[0] == Filters("Harbour Courier", "2025-03-01", "2025-03-31")
    happened = understand("Who resigned last week?", NAMES, NOW)
    assert happened.attempts(Filters()) == [Filters(near=("2025-04-07", "2025-04-13"))]
    assert happened.matter.split() == ["Who", "resigned", "?"]
    dated = understand("Who resigned on 7 April?", NAMES, NOW)
    assert dated.matter.endswith("on 7 April?")


def test_dates_are_given_up_before_the_publisher() -> None:
    read = understand("What did the Harbour Courier report in March 2025?", NAMES, NOW)
    assert [attempt.relaxed for attempt in read.attempts(Filters())] == [
        (), ("since", "until"), ("publisher",), ("publisher", "since", "until"),
    ]  # fmt: skip


def test_what_a_person_set_stands_and_is_never_given_up() -> None:
    read = understand("What did the Harbour Courier report in March 2025?", NAMES, NOW)
    given_both = Filters("Evening Lantern", since="2025-01-01")
    march = ("2025-03-01", "2025-03-31")
    assert read.attempts(given_both) == [replace(given_both, near=march)]
    assert [(f.publisher, f.relaxed) for f in read.attempts(Filters("Evening Lantern"))] == [
        ("Evening Lantern", ()), ("Evening Lantern", ("since", "until")),
    ]  # fmt: skip


def test_of_two_sources_neither_is_a_filter() -> None:
    read = understand("What did Northline and the Courier report?", NAMES, NOW)
    assert read.publisher is None


def test_what_is_to_come_is_looked_for_in_what_is_written_now() -> None:
    assert not understand("What opens next week?", NAMES, NOW).period.asked


@settings(max_examples=50)
@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_question_can_be_read(question: str, now: date) -> None:
    read = understand(question, NAMES, now)
    assert len(read.matter) == len(question)
    assert all(a in (b, " ") for a, b in zip(read.matter, question, strict=True))
    for attempt in read.attempts(Filters()):
        attempt.checked()


# Nearness in time.


def test_nearness_fades_and_does_nothing_in_an_archive_that_ended_long_ago() -> None:
    away = np.array([0, 7, 10, 30, 1000, np.inf], np.float32)
    today, asked = (Period(NOW, NOW, asked=asked).nearness(away) for asked in (False, True))
    for found in (today, asked):
        assert (np.diff(found, axis=0) <= 0).all()
        assert found[0].tolist() == [1, 1]
        assert found[4:].max() < 1e-4
    assert today[1, 0] == 1  # a week's news is news
    assert 0 < asked[1, 0] < today[1, 0]  # a time that is named is meant
    assert today[2, 1] == asked[2, 1]


def test_a_period_that_a_question_names_ends_with_the_day_of_asking() -> None:
    tuesday = date(2024, 11, 5)
    period = understand("What happened this week?", NAMES, tuesday).period
    assert (period.since, period.until, period.now) == (date(2024, 11, 4), tuesday, tuesday)
    period = understand("What happened in May 2024?", NAMES, tuesday).period
    assert (period.since, period.until) == (date(2024, 5, 1), date(2024, 5, 31))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Three papers that tell the same on other days, and one that tells more."""
    folder = tmp_path_factory.mktemp("told")
    told = "The ferry Patience broke down in the fog and was towed to the quay."
    rows = [
        {"id": "a", "source": "Harbour Courier", "published": "2024-11-02", "text": told},
        {"id": "b", "source": "Evening Lantern", "published": "2025-04-14", "text": told},
        {"id": "c", "source": "Farbank Voice", "published": "2023-05-06", "text": told},
        {"id": "d", "source": "Harbour Courier", "published": "2025-04-15",
         "text": "The cannery pays its workers 31 crowns an hour, says the union."},
    ]  # fmt: skip
    source = folder / "told.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([str(source)], folder / "index")
    with Index(folder / "index") as opened:
        yield opened


def first(archive: Index, question: str, now: date = NOW) -> str:
    return archive.ask(question, now=now).passages[0].article.rpartition("#")[2]


def test_of_articles_that_say_the_same_the_recent_or_the_one_of_the_time_asked_for_is_first(
    archive: Index,
) -> None:
    assert first(archive, "Which ferry broke down in the fog?") == "b"
    assert first(archive, "Which ferry broke down in the fog?", date(2024, 11, 5)) == "a"
    assert first(archive, "Which ferry broke down in the fog in May 2023?") == "c"
    assert first(archive, "Which ferry broke down in the fog last November?") == "a"


def test_a_filter_understood_restricts_and_is_shown(archive: Index) -> None:
    answer = archive.ask("According to the Farbank Voice, which ferry broke down?", now=NOW)
    assert answer.answered
    assert {passage.publisher for passage in answer.passages} == {"Farbank Voice"}
    assert answer.filters == Filters("Farbank Voice")
    assert filters_text(answer.filters, words("en")) == "Only articles from Farbank Voice."


def test_a_filter_understood_that_leaves_no_answer_is_given_up_and_the_answer_says_so(
    archive: Index,
) -> None:
    answer = archive.ask("According to the Lantern, what does the cannery pay its workers?")
    assert answer.answered
    assert answer.passages[0].publisher == "Harbour Courier"
    assert answer.filters == Filters("Evening Lantern", relaxed=("publisher",))
    assert filters_text(answer.filters, words("en")) == (
        "Nothing from Evening Lantern answers this. From elsewhere:"
    )


def test_a_filter_that_is_not_to_be_understood_is_not(archive: Index) -> None:
    question = "According to the Farbank Voice, which ferry broke down?"
    answer = archive.ask(question, filters=Filters(relaxed=("publisher",)), now=NOW)
    assert answer.filters.publisher is None
    assert answer.filters.relaxed == ()
    assert len({passage.publisher for passage in answer.passages}) > 1


def test_one_of_several_publishers_will_do_unless_one_is_asked_for(archive: Index) -> None:
    among = Filters(among=("Evening Lantern", "farbank voice"))
    answer = archive.ask("Which ferry broke down?", 10, among, NOW)
    assert {passage.publisher for passage in answer.passages} <= {
        "Evening Lantern",
        "Farbank Voice",
    }
    answer = archive.ask("According to the Harbour Courier, which ferry broke down?", 5, among, NOW)
    assert {passage.publisher for passage in answer.passages} == {"Harbour Courier"}
    assert answer.filters.among == ()


def test_a_filter_that_a_person_set_is_never_given_up(archive: Index) -> None:
    question = "What does the cannery pay its workers?"
    answer = archive.ask(question, filters=Filters("Evening Lantern"), now=NOW)
    assert not answer.answered
    assert {passage.publisher for passage in answer.passages} == {"Evening Lantern"}
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.WEAK
    assert "from Evening Lantern" in reason_text(answer.reason, words("en"))


def test_spellings_of_a_publisher_are_one_in_flags_too(archive: Index) -> None:
    answer = archive.ask("Which ferry broke down?", filters=Filters("the harbour courier"))
    assert {passage.publisher for passage in answer.passages} == {"Harbour Courier"}


def test_a_surname_that_several_share_asks_for_any_of_them(tmp_path: Path) -> None:
    said = [("Lloyd Austin", "the troops will stay"), ("Denise Austin", "the gym will close")]
    texts = [f'"I know that {what}," {who} said on Monday.' for who, what in said]
    texts.append("The Austin family has lived in the town for a century.")
    rows = [{"id": str(n), "text": f"It rained all day. {text}"} for n, text in enumerate(texts)]
    source = tmp_path / "austins.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([str(source)], tmp_path / "index")
    with Index(tmp_path / "index") as index:
        answer = index.ask("What did Austin say?", now=NOW)
    assert answer.filters.speaker == "Austin"
    assert answer.answered
    assert len(answer.passages) == len(said)
    assert all("Austin said" in passage.quote.text for passage in answer.passages)


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("mill")
    text = (
        "The mill in Ellery is to be pulled down in May, and the town has known since winter.\n"
        "The Russian presidential spokeswoman, Tessa Brandt, said the roof could not be saved.\n"
        "The mayor, Colm Adder, expressed hope for a new bridge across the Ell.\n"
        "The German weekly Der Nordspiegel wrote on Sunday that the owner had been warned."
    )
    source = folder / "mill.jsonl"
    source.write_text(json.dumps({"id": "1", "text": text}) + "\n", encoding="utf-8")
    build([str(source)], folder / "index")
    with Index(folder / "index") as index:
        yield index


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Colm Adder say?", "Colm Adder"),
        ("What did Adder say?", "Colm Adder"),
        ("what did the mayor say?", "Colm Adder"),
        ("What did the Kremlin spokeswoman say?", "Tessa Brandt"),
    ],
)
def test_whatever_somebody_said_answers_what_they_said(
    mill: Index, question: str, speaker: str
) -> None:
    answer = mill.ask(question, 1, now=NOW)
    assert answer.filters.speaker == speaker
    assert answer.answered
    (said,) = answer.passages[0].said_by
    assert said["speaker"] == speaker


@pytest.mark.parametrize(
    "question",
    ["What did the German weekly write?", "What did Der Nordspiegel write?"],
)
def test_a_source_may_be_described_as_the_article_does(mill: Index, question: str) -> None:
    answer = mill.ask(question, 1, now=NOW)
    assert answer.answered
    (said,) = answer.passages[0].said_by
    assert said["speaker"] == "Der Nordspiegel"
    assert not mill.ask("What did the German weekly write about herring?", 1, now=NOW).answered


def test_whoever_else_is_named_has_to_be_in_what_was_said(mill: Index) -> None:
    answer = mill.ask("What did Colm Adder say about Zelenka?", 1, now=NOW)
    assert answer.filters.speaker == "Colm Adder"
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_MENTION
    assert answer.reason.parameters["name"] == "Zelenka"


def test_a_speaker_understood_is_not_said_to_be_mentioned_nowhere(mill: Index) -> None:
    answer = mill.ask("Что сказала Тесса Брандт?", 1, now=NOW)
    assert answer.filters.speaker == "Tessa Brandt"
    assert answer.reason is None or answer.reason.code is not ReasonCode.NO_MENTION
