"""Times in questions: the days meant, what is a condition, and what only looks like a time."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.when import When, when

LABELLED = Path(__file__).parent / "data" / "when.jsonl"
TODAY = date(2024, 11, 6)  # a Wednesday
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
WORDS = (
    "articles news reports CNN Reuters wrote published reported what did was The today yesterday "
    "last this next past first second weekend week days weeks months half year two "
    "3 10 31 2024 1990s 10.10.2024 "
    "2024-10-22 Q3 's , . ? - – between and from to since until before after in on of the a early "
    "end of May march Friday spring recently ago вчера мае прошлой неделе 10. Oktober letzte "
    "Woche hace semana pasada 9/11 0 0000 99999999999999999999 ' ’s 𝟜 ½ \u2028"
).split(" ")


def interval(found: When | None) -> str | None:
    """Write days as EDTF does: ``2024-05-01/..`` has an open end."""
    if found is None:
        return None
    first = ".." if found.since == date.min else found.since.isoformat()
    last = ".." if found.until == date.max else found.until.isoformat()
    return f"{first}/{last}"


def labelled() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def understood(row: dict[str, Any]) -> bool:
    found = when(row["question"], date.fromisoformat(row["now"]))
    return (interval(found), found is not None and found.strict) == (row["when"], row["strict"])


@pytest.mark.parametrize(("half", "floor"), [("seen", 0.99), ("kept", 0.93)])
def test_labelled_questions_are_understood(half: str, floor: float) -> None:
    """The rules were written beside the seen half; the kept one was labelled before them."""
    rows = [row for row in labelled() if row["half"] == half]
    assert sum(map(understood, rows)) / len(rows) >= floor


def test_no_labelled_question_gets_a_condition_that_it_does_not_make() -> None:
    for row in labelled():
        found = when(row["question"], date.fromisoformat(row["now"]))
        assert row["strict"] or found is None or not found.strict, row["question"]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("What happened on October 10?", "2024-10-10/2024-10-10"),
        ("What happened on November 6?", "2024-11-06/2024-11-06"),
        ("What happened on November 7?", "2023-11-07/2023-11-07"),
        ("What happened on February 29?", "2024-02-29/2024-02-29"),
        ("What will happen on November 7?", "2024-11-07/2024-11-07"),
        ("What happened on Wednesday?", "2024-11-06/2024-11-06"),
        ("What happened last Wednesday?", "2024-10-30/2024-10-30"),
        ("Will they meet on Wednesday?", "2024-11-06/2024-11-06"),
        ("What happens next Wednesday?", "2024-11-13/2024-11-13"),
        ("What happened on the day before yesterday?", "2024-11-04/2024-11-04"),
        ("Did the roof fall this week?", "2024-11-04/2024-11-10"),
        ("Where did they march last month?", "2024-10-01/2024-10-31"),
        ("Who won in the fall last year?", "2023-09-01/2023-11-30"),
        ("What happened two weeks ago?", "2024-10-21/2024-10-27"),
        ("What happened two days ago?", "2024-11-04/2024-11-04"),
        ("What happened a year ago?", "2023-01-01/2023-12-31"),
        ("What happened last month?", "2024-10-01/2024-10-31"),
        ("What happened in the last month?", "2024-10-06/2024-11-06"),
        ("What happened the week before last?", "2024-10-21/2024-10-27"),
        ("What happened over the weekend?", "2024-11-02/2024-11-03"),
        ("What happened in December?", "2023-12-01/2023-12-31"),
        ("What happened in May last year?", "2023-05-01/2023-05-31"),
        ("What happened last summer?", "2024-06-01/2024-08-31"),
        ("What happened in the winter of 2023?", "2023-12-01/2024-02-29"),
        ("What happened in the third quarter of 2023?", "2023-07-01/2023-09-30"),
        ("What happened in early 2023?", "2023-01-01/2023-04-30"),
        ("What happened at the end of 2023?", "2023-12-01/2023-12-31"),
        ("What happened in the last three days of May?", "2024-05-29/2024-05-31"),
        ("What happened in the week of 7 October?", "2024-10-07/2024-10-13"),
        ("What happened on March 3-10, 2023?", "2023-03-03/2023-03-10"),
        ("What happened between 28 December and 3 January?", "2023-12-28/2024-01-03"),
        ("What happened from December to February 2024?", "2023-12-01/2024-02-29"),
        ("What happened from Monday to Tuesday?", "2024-11-04/2024-11-05"),
        ("What happened before October 2022?", "../2022-09-30"),
        ("What happened after 10 October?", "2024-10-11/.."),
        ("What happened until last Friday?", "../2024-11-01"),
        ("What happened on 10/22/2024?", "2024-10-22/2024-10-22"),
        ("What happened lately?", "2024-10-23/2024-11-06"),
        ("Was geschah zwischen dem 3. und 10. März?", "2024-03-03/2024-03-10"),
        ("Was geschah vor drei Tagen?", "2024-11-03/2024-11-03"),
        ("¿Qué pasó a finales de agosto?", "2024-08-21/2024-08-31"),
        ("¿Qué pasará la semana que viene?", "2024-11-11/2024-11-17"),
        ("Что произошло с 3 по 10 марта 2024 года?", "2024-03-03/2024-03-10"),
        ("Что случилось в октябре прошлого года?", "2023-10-01/2023-10-31"),
    ],
)
def test_days_are_those_meant(question: str, days: str) -> None:
    found = when(question, TODAY)
    assert interval(found) == days
    assert found is not None
    assert not found.strict


@pytest.mark.parametrize(
    "question",
    [
        "What happened on 03/04/2025?",
        "What happened on 31 June 2024?",
        "What happened 3000 years ago?",
        "What has changed since the election?",
        "Who won the 2016 election?",
        "What did Trump do after the 2020 election?",
        "Which two supermarkets plan to merge in 2026?",
        "Where do they meet every Tuesday?",
        "What festival usually takes place in June?",
        "Who performs at next year's final?",
        "How do today's teens vote?",
        "What did he do in his last year?",
        "Who plays in Wednesday?",
        "What did it cost between 1500 and 2000 dollars?",
        "Where is Santo Domingo?",
        "Wie alt ist Karl May?",
        "",
        "?",
    ],
)
def test_what_only_looks_like_a_time_is_none(question: str) -> None:
    assert when(question, TODAY) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many cases were reported in August?",
        "What was published in February of 2007?",
        "Which stories did Kafka write in 1912?",
        "What did Fox News host Sean Hannity say on Tuesday?",
        "What did Putin say at the news conference on Tuesday?",
        "What did the press secretary say on Tuesday?",
        "What did CNN report happened on January 6?",
        "What did the Guardian write about the flood in May?",
        "Who resigned last week, according to CNN?",
        "Which star made headlines this week?",
        "What channel did Virgin Media carry from 2006 to 2009?",
        "Who bought the Washington Post in 2013?",
        "What will be in the news next week?",
    ],
)
def test_a_time_of_what_happened_is_a_preference(question: str) -> None:
    found = when(question, TODAY)
    assert found is not None
    assert not found.strict


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did CNN say on Friday about what Trump said on Monday?", "Friday"),
        ("Which articles since March are about the attack of 7 October?", "since March"),
        ("Who sealed its borders in March 2020 and opened them last week?", "last week"),
        ("What happened in May 2020 and on 3 June 2021?", "3 June 2021"),
        ("Did he resign on 3 May 2021 or on 4 May 2021?", "3 May 2021"),
    ],
)
def test_of_several_times_one_governs(question: str, words: str) -> None:
    found = when(question, TODAY)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    ("question", "relative"),
    [
        ("What happened last week?", True),
        ("What happened on Tuesday?", True),
        ("What happened on 10 October?", True),
        ("What happened on 10 October 2024?", False),
        ("What happened from May to July 2024?", False),
        ("What happened from May 2024 until today?", True),
        ("What happened since 2023?", False),
        ("What happened in the 1990s?", False),
    ],
)
def test_what_depends_on_today_says_so(question: str, relative: bool) -> None:
    found = when(question, TODAY)
    assert found is not None
    assert found.relative is relative


@given(day=DAYS, today=DAYS, language=st.sampled_from(sorted(MONTHS)))
@settings(max_examples=60)
def test_a_whole_date_means_its_day_in_every_language(
    day: date, today: date, language: str
) -> None:
    month = MONTHS[language].split()[day.month - 1]
    written = {
        "en": f"What happened on {month} {day.day}, {day.year}?",
        "de": f"Was geschah am {day.day}. {month} {day.year}?",
        "es": f"¿Qué pasó el {day.day} de {month} de {day.year}?",
        "ru": f"Что произошло {day.day} {month} {day.year} года?",
    }[language]
    found = when(written, today)
    assert found is not None
    assert (found.since, found.until, found.relative) == (day, day, False)


@given(today=DAYS, count=st.integers(1, 400))
@settings(max_examples=30)
def test_the_past_days_run_up_to_today(today: date, count: int) -> None:
    found = when(f"Who resigned in the past {count} days?", today)
    assert found is not None
    assert (found.since, found.until) == (today - timedelta(count), today)


@given(
    today=st.dates(), words=st.lists(st.sampled_from(WORDS), max_size=40), glue=st.text(max_size=3)
)
@settings(max_examples=200, deadline=None)
def test_any_words_are_read_without_error(today: date, words: list[str], glue: str) -> None:
    question = (" " + glue).join(words)
    found = when(question, today)
    if found:
        assert found.words == question[found.start : found.end] != ""
        assert found.since <= found.until


@pytest.mark.parametrize("words", ["from May to July 2024 ", "3-", "a'", "news about CNN ", "10. "])
def test_long_questions_of_nothing_but_times_are_read(words: str) -> None:
    when((words * 2000)[:2000], TODAY)
    when((words * 20_000)[:20_000], TODAY)
