"""Questions that ask for whatever there is about a matter: which they are, and that it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filters import Filters
from index.mentions import Names
from index.topic import is_topic, words_around_topic
from index.understanding import understand

if TYPE_CHECKING:
    from index.search import Index

NOW = date(2025, 4, 16)
NAMES = Names(["Harbour Courier", "Evening Lantern", "USA Today"], ["Farbank"], ["Dmitri Peskov"])


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Any news on the ferry?", "the ferry?"),
        ("What's the latest on Farbank?", "Farbank?"),
        ("what is known about the fire in the mill", "the fire in the mill"),
        ("Tell me more about the Herring Cup", "the Herring Cup"),
        ("Can you show me the latest news about Ada Holm?", "Ada Holm?"),
        ("What happened to the clock?", "the clock?"),
        ("How about the harbour?", "the harbour?"),
        ("is there anything new about the recall", "the recall"),
        ("Что известно о мосте?", "мосте?"),
        ("последние новости о выборах", "выборах"),
        ("Was gibt es Neues über die Brücke?", "die Brücke?"),
        ("¿Qué se sabe sobre el puente?", "el puente?"),
    ],
)
def test_what_only_asks_for_anything_is_no_matter(question: str, matter: str) -> None:
    assert question[words_around_topic(question) :] == matter


@pytest.mark.parametrize(
    "question",
    [
        "What is known about who shot the mayor?",
        "What did the mayor say about the ferry?",
        "What happened to the man who stole the clock?",
        "What is the price of the bridge?",
        "Tell me how long the bridge is",
        "What happened?",
        "What about",
    ],
)
def test_questions_that_ask_more_stay_whole(question: str) -> None:
    assert words_around_topic(question) == 0
    assert not is_topic(question, "en")


@pytest.mark.parametrize(
    ("matter", "language", "topic"),
    [
        ("gas prices", "en", True),
        ("bridge?", "en", True),
        ("Theresa May", "en", True),
        ("the fire in the mill", "en", True),
        ("цены на газ", "ru", True),
        ("Who is Theresa May?", "en", False),
        ("may it rain", "en", False),
        ("how many bridges", "en", False),
        ("is the bridge open", "en", False),
        ("the mill burnt because nobody swept the chimney in winter", "en", False),
        ("", "en", False),
        ("?!", "en", False),
    ],
)
def test_a_matter_alone_is_a_few_words_of_its_own(matter: str, language: str, topic: bool) -> None:
    assert is_topic(matter, language) is topic


@given(st.text(max_size=200))
def test_any_text_can_be_read(question: str) -> None:
    assert 0 <= words_around_topic(question) <= len(question)
    is_topic(question, "en")


def test_what_an_outlet_wrote_of_something_is_a_matter_of_that_outlet() -> None:
    read = understand("What did the Harbour Courier write about the bridge?", NAMES, NOW)
    assert read.topic
    assert read.matter.strip() == "the bridge?"
    assert read.attempts(Filters())[0] == Filters("Harbour Courier")


@pytest.mark.parametrize("name", ["USA-Today", "USA Today", "usatoday.com"])
def test_a_time_within_the_name_of_an_outlet_is_none(name: str) -> None:
    read = understand(f"What did {name} write about the floods?", NAMES, NOW)
    assert read.publisher == "USA Today"
    assert not read.period.asked
    read = understand(f"What did {name} write today about the floods?", NAMES, NOW)
    assert (read.publisher, read.since) == ("USA Today", "2025-04-16")


@pytest.mark.parametrize(
    ("question", "whatever"),
    [
        ("What did Peskov say?", True),
        ("Что сказал Песков?", True),
        ("Was hat Peskov gesagt?", True),
        ("¿Qué dijo Peskov?", True),
        ("Что сказал Песков о мосте?", False),
        ("Who said what about Peskov?", False),
    ],
)
def test_what_somebody_said_is_asked_for_without_a_matter(question: str, whatever: bool) -> None:
    assert understand(question, NAMES, NOW).whatever is whatever


# Asked of the sample archive.


@pytest.mark.parametrize(
    "question",
    ["bridge", "the ferry", "What happened with the ferry?", "any news on the bridge award?"],
)
def test_whatever_is_about_a_matter_answers(sample: Index, question: str) -> None:
    answer = sample.ask(question, 1, now=NOW)
    assert answer.answered
    matter = question.split()[-1].strip("?")
    (found,) = answer.passages
    assert matter in f"{found.title} {found.text}".lower()


def test_of_an_outlet_it_is_what_the_outlet_has_about_it(sample: Index) -> None:
    for outlet in ("Harbour Courier", "Evening Lantern"):
        answer = sample.ask(f"What did the {outlet} write about the bridge?", now=NOW)
        assert answer.answered
        assert answer.filters == Filters(outlet)
        assert {passage.publisher for passage in answer.passages} == {outlet}


@pytest.mark.parametrize("question", ["volcano eruptions", "What is known about the zeppelin?"])
def test_what_nothing_is_about_is_not_answered(sample: Index, question: str) -> None:
    assert not sample.ask(question, 1, now=NOW).answered
