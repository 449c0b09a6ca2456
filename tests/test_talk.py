"""Messages after the last question: what stands by itself, and what goes on from it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talking.turns import Meant, Turn, meant
from bot.talking.typed_filters import KEYS, Asked, read, write
from index.answering import LONGEST_QUESTION
from index.errors import QuestionRefused
from index.filters import ASKED, Filters
from index.mentions import Names
from index.understanding import understand
from index.when import when

NOW = date(2024, 11, 6)


def rows(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "tests" / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


LISTS = {
    row["list"]: Names(row["publishers"], row["places"], row["people"])
    for row in rows("mentions.jsonl")
    if "list" in row
}
DOCUMENT = ROOT / "docs" / "questions.md"
LABELLED = rows("talk.jsonl")
CLEAN = [row for row in LABELLED if row["kind"] == "clean"]
FOLLOW_UPS = [row for row in LABELLED if row["kind"] == "follow"]


def said(row: dict[str, Any]) -> Meant:
    last = Turn(Asked(row["last"]), row.get("spoke"))
    return meant(row["message"], last, LISTS[row["lists"]], NOW)


def after(last: str, message: str, lists: str = "news") -> str:
    return write(meant(message, Turn(read(last)), LISTS[lists], NOW).asked)


def wrong(row: dict[str, Any]) -> list[str]:
    """Return what is not as labelled in what a follow-up was written out to."""
    got = said(row)
    words, names = got.asked.words, LISTS[row["lists"]]
    found = [] if got.follows else ["stands"]
    found += [f"lacks {word}" for word in row["has"] if word.casefold() not in words.casefold()]
    found += [f"has {word}" for word in row.get("lacks", ()) if word.casefold() in words.casefold()]
    understood = understand(words, names, NOW)
    found += [
        f"{name}: {getattr(understood, name)}"
        for name in ("publisher", "speaker")
        if getattr(understood, name) != row.get(name)
    ]
    if "when" in row:
        time = when(words, NOW)
        since, until = ("", "") if time is None else (time.since, time.until)
        days = f"{'..' if since == date.min else since}/{until}"
        found += [days] if days != row["when"] else []
    return found


@pytest.mark.parametrize("row", CLEAN, ids=lambda row: row["message"])
def test_a_question_that_stands_by_itself_is_never_altered(row: dict[str, Any]) -> None:
    assert said(row) == Meant(Asked(row["message"]))


@pytest.mark.parametrize(
    "row", [row for row in FOLLOW_UPS if "stands" not in row], ids=lambda row: row["message"]
)
def test_a_follow_up_is_written_out(row: dict[str, Any]) -> None:
    assert wrong(row) == []


def test_hardly_any_follow_up_is_taken_for_a_question_of_its_own() -> None:
    """Those that no word of theirs gives away ("who was on board?") stand."""
    missed = [row["message"] for row in FOLLOW_UPS if wrong(row)]
    assert len(missed) <= 0.1 * len(FOLLOW_UPS), missed


@pytest.mark.parametrize(("half", "least"), [("seen", 30), ("kept", 30), ("later", 100)])
def test_there_are_enough_pairs_and_no_templates(half: str, least: int) -> None:
    pairs = [row for row in FOLLOW_UPS if row["half"] == half]
    assert len(pairs) >= least
    assert len({row["message"] for row in LABELLED}) > 0.85 * len(LABELLED)


def test_the_first_message_follows_nothing() -> None:
    for row in FOLLOW_UPS:
        got = meant(row["message"], None, LISTS["news"], NOW)
        assert got == Meant(Asked(row["message"]))


@pytest.mark.parametrize(
    ("last", "message", "asked"),
    [
        ("ferry fares publisher:CNN", "since:2024-10", "ferry fares publisher:CNN since:2024-10"),
        ("ferry fares publisher:CNN", "publisher:TASS", "ferry fares publisher:TASS"),
        ("ferry fares since:2024", "until:2023", "ferry fares until:2023"),
        ("the pound publisher:CNN", "and Yonhap?", "The pound? publisher:Yonhap"),
        ("the pound speaker:Peskov", "and Lavrov?", "The pound? speaker:Lavrov"),
        (
            "the pound since:2024-10 until:2024-10",
            "and last week?",
            "The pound? since:2024-10-28 until:2024-11-03",
        ),
        ("Who won? publisher:CNN", "when was that?", "When was it that they won? publisher:CNN"),
        ("Who won? publisher:CNN", "Who stole the cup?", "Who stole the cup?"),
        ("Who won?", "why? until:2023", "Why was it that they won? until:2023"),
    ],
)
def test_typed_filters_are_kept_by_follow_ups_only(last: str, message: str, asked: str) -> None:
    assert after(last, message) == asked


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("and about Iran?", "What did Peskov say about Iran in May?"),
        ("and about Iran in June?", "What did Peskov say about Iran in June?"),
        ("and about the bridge?", "What did Peskov say about the bridge in May?"),
        ("and Lavrov in June?", "What did Lavrov say about Kerch in June?"),
    ],
)
def test_of_a_topic_and_a_time_each_gives_way_to_its_like(message: str, asked: str) -> None:
    assert after("What did Peskov say about Kerch in May?", message) == asked


@pytest.mark.parametrize(
    "message", ["thanks!", "ok", "that's all", "This is great.", "who are you?"]
)
def test_what_is_no_question_goes_on_from_nothing(message: str) -> None:
    assert after("Who won the race?", message) == message


def test_a_follow_up_of_a_follow_up() -> None:
    first = after("What did Yonhap report about the missile launch?", "and CNN?")
    second = after(first, "and last week?")
    assert second == "What did CNN report about the missile launch last week?"
    assert after(second, "Who bought the Daily Mail?") == "Who bought the Daily Mail?"


def test_questions_written_out_again_and_again_do_not_grow() -> None:
    question = "Why did Boeing's workers go on strike?"
    for _ in range(20):
        question = after(question, "what happened after that?")
        question = after(question, "who said so?")
    assert len(question) < 400


PIECES = (
    "and but what about when was that it he she they this why who said so CNN Peskov Austin in May "
    "last week the bridge did a о а что он сказал Песков это там ? , . : - ' publisher:CNN since:20"
).split(" ")
MESSAGES = st.one_of(
    st.text(max_size=50), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(MESSAGES, MESSAGES)
def test_whatever_is_said_means_something(last: str, message: str) -> None:
    try:
        asked = read(last)
        got = meant(message, Turn(asked), LISTS["news"], NOW)
    except QuestionRefused:
        return
    assert len(got.asked.words) <= max(LONGEST_QUESTION, len(message))
    if not got.follows:
        assert got.asked == read(message)


@pytest.mark.parametrize("piece", ["it ", "he, ", "that ", "and CNN ", "Ab ", "о нём ", "a's "])
def test_the_longest_messages_are_read(piece: str) -> None:
    message = (piece * 2000)[:2000]
    got = meant(message, Turn(Asked(message)), LISTS["news"], NOW)
    assert len(got.asked.words) <= LONGEST_QUESTION


@pytest.mark.parametrize(
    ("message", "words", "filters"),
    [
        ("ferry publisher:CNN", "ferry", Filters(publisher="CNN")),
        ("since:2024-10 ferry until:2024", "ferry", Filters(since="2024-10", until="2024")),
        ('speaker:"Ann Lee" publisher:“The Week” ferry?', "ferry?",
         Filters(publisher="The Week", speaker="Ann Lee")),
        ("Издание:«Морской вестник» паром", "паром", Filters(publisher="Морской вестник")),
        ("паром с:2024-10-01 по:2024-10-22", "паром",
         Filters(since="2024-10-01", until="2024-10-22")),
        ("спикер: Песков о пароме", "о пароме", Filters(speaker="Песков")),
        ("PUBLISHER: CNN, who won?", "who won?", Filters(publisher="CNN")),
        ("publisher:'People’s Daily' ferry", "ferry", Filters(publisher="People’s Daily")),
        ("What did the publisher: say?", None, None),
        ("a ratio of 3:1", "a ratio of 3:1", Filters()),
        ("see https://x.example/?since:2024", "see https://x.example/?since:2024", Filters()),
        ("Вопрос с: что делать?", "Вопрос с: что делать?", Filters()),
        ("the speaker", "the speaker", Filters()),
    ],
)  # fmt: skip
def test_filters_are_taken_out(message: str, words: str | None, filters: Filters | None) -> None:
    asked = read(message)
    if words is None:
        assert asked.filters.publisher == "say"  # a key with a value is a filter wherever it is
    else:
        assert (asked.words, asked.filters) == (words, filters)


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ("ferry since:yesterday", "since: takes a date, not 'yesterday'"),
        ("ferry until:2024-13", "until: takes a date"),
        ("ferry с:вчера", "с: takes a date"),
        ("ferry since:2024-02-30", "since: takes a date"),
        ("ferry publisher:", "publisher: has no value (write for example publisher:\"The Week\")"),
        ('ferry publisher:""', "publisher: has no value"),
        ("publisher: speaker:Lee", "publisher: has no value"),
        ("publisher:CNN publisher:TASS", "publisher: is there twice"),
        ("since:2024 until:2023", "the range ends before it begins"),
    ],
)  # fmt: skip
def test_a_bad_filter_says_what_is_wrong(message: str, error: str) -> None:
    with pytest.raises(QuestionRefused) as caught:
        read(message)
    assert error in str(caught.value)


NAME = st.text(
    st.sampled_from("AbcД é’'\"«»“”„-.,:?ё1"), min_size=1, max_size=14
).map(lambda text: " ".join(text.split()))  # fmt: skip
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from("who won the ferry race? Песков сказал: 3:1 “no”".split())),
    st.dictionaries(st.sampled_from(["publisher", "speaker"]), NAME.filter(bool)),
    st.lists(DAYS, max_size=2),
)
def test_what_is_written_is_read_back(
    words: list[str], names: dict[str, str], dates: list[str]
) -> None:
    since, until = [*sorted(dates), None, None][:2]
    typed = Filters(names.get("publisher"), since, until, speaker=names.get("speaker"))
    asked = Asked(" ".join(words), typed)
    back = read(write(asked))
    assert back.words == asked.words
    assert back.typed.keys() == asked.typed.keys()
    for name in ASKED:
        value = asked.typed.get(name)
        # A name with every kind of quotation mark in it cannot be written with its own.
        if value is not None and not ('"' in value and "«" + "»" in value):
            assert back.typed[name].replace("'", '"') == value.replace("'", '"')
    assert write(back) == write(read(write(back)))


def test_a_filter_can_be_taken_away() -> None:
    asked = read("ferry publisher:CNN since:2024")
    assert write(asked.without("publisher")) == "ferry since:2024"
    assert write(asked.without("since", "publisher")) == "ferry"


def test_what_the_documents_say_is_searched_for_is() -> None:
    follow_ups = DOCUMENT.read_text(encoding="utf-8").partition("## Follow-ups")[2]
    table = re.findall(r"^\|[^|]*\| (.+\?) \| (.+\?) \| (.+\?) \|$", follow_ups, re.MULTILINE)
    assert len(table) >= 10
    assert [after(last, message) for last, message, _ in table] == [words for *_, words in table]


def test_keys_are_what_filters_are_called() -> None:
    assert set(KEYS.values()) == set(ASKED)
