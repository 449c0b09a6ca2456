"""An answer in JSON, exactly by the contract, and its reasons and sources in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import counted, one_line, to_json
from bot.wording import filters_text, reason_text, source_line
from bot.words import LANGUAGES
from bot.words import words as words_of
from index.answer import Answer, CitedPassage, Copy, Quote, Reason, ReasonCode
from index.filters import Filters

if TYPE_CHECKING:
    from index.search import Index

PASSAGE = CitedPassage(
    rank=1, score=1.23456789, article="a", url="https://courier.example/a", title="Ferry",
    publisher="The Courier", agency="Northline", authors=("Ann Reed", "Bo Ström"),
    published="2025-03-04T10:00+03:00", dated="March 4", place="PORT", start=5, end=31,
    text="It rains. The ferry sails.", quote=Quote(15, 31, "The ferry sails."),
    link="https://courier.example/a#:~:text=The%20ferry%20sails",
)  # fmt: skip

EN = words_of("en")

KEYS: dict[str, Any] = {
    "id": str | int | None,
    "question": str,
    "answered": bool,
    "confidence": int | float,
    "reason": dict | None,
    "filters": dict,
    "passages": list,
}
FILTER_KEYS: dict[str, Any] = {
    "publisher": str | None,
    "speaker": str | None,
    "since": str | None,
    "until": str | None,
    "undated": int,
    "relaxed": list,
    "near": dict | None,
}
PASSAGE_KEYS: dict[str, Any] = {
    "rank": int,
    "score": int | float,
    "article": str,
    "url": str | None,
    "title": str | None,
    "publisher": str | None,
    "agency": str | None,
    "authors": list,
    "published": str | None,
    "dated": str | None,
    "place": str | None,
    "start": int,
    "end": int,
    "text": str,
    "quote": dict,
    "link": str | None,
    "also_in": list,
    "origins": int,
    "correction": dict | None,
    "said_by": list,
}
QUOTE_KEYS: dict[str, Any] = {"start": int, "end": int, "text": str}


def check(value: dict[str, Any], keys: dict[str, Any]) -> None:
    """Check that all keys are there, with these types, and no others."""
    assert set(value) == set(keys)
    for key, kind in keys.items():
        assert isinstance(value[key], kind), (key, value[key])


def check_answer(answer: dict[str, Any]) -> None:
    """Check a JSON answer against the contract."""
    check(answer, KEYS)
    check(answer["filters"], FILTER_KEYS)
    assert 0 <= answer["confidence"] <= 1
    assert answer["answered"] == (answer["reason"] is None)
    assert answer["reason"] is None or isinstance(answer["reason"]["code"], str)
    for rank, passage in enumerate(answer["passages"], start=1):
        check(passage, PASSAGE_KEYS)
        check(passage["quote"], QUOTE_KEYS)
        assert passage["rank"] == rank
        quote, begin = passage["quote"], passage["start"]
        assert passage["text"][quote["start"] - begin : quote["end"] - begin] == quote["text"]


def test_answers_of_every_kind_are_by_the_contract(sample: Index) -> None:
    asked = [
        sample.ask("How long will the new harbour bridge be?", 50),
        sample.ask("How long will the bridge be?", 3, Filters("harbour courier", "2025", "2026")),
        sample.ask("How do I reset my router?"),
        sample.ask("What did Zaphod Beeblebrox say?"),
        sample.ask("who is it?"),
        sample.ask("bridge", 5, Filters(publisher="The Gazette")),
        sample.ask("bridge", 5, Filters(since="1950", until="1951")),
        sample.ask("bridge", 5, Filters(speaker="Zaphod Beeblebrox")),
    ]
    for answer in asked:
        check_answer(json.loads(json.dumps(to_json(answer), allow_nan=False)))
    codes = {answer.reason.code for answer in asked if answer.reason}
    # An index without statements is built in ``test_who``.
    assert codes == set(ReasonCode) - {ReasonCode.NO_STATEMENTS}


def test_what_goes_into_an_answer_comes_out_in_json() -> None:
    passage = replace(PASSAGE, also_in=(Copy("b", "Northline", None, "2025-03-03"),))
    filters = Filters("the courier", "2025-03", None, undated=4)
    answer = Answer("Does it sail?", True, 0.87654321, None, filters, (passage,), id="q7")
    assert json.loads(json.dumps(to_json(answer))) == {
        "id": "q7",
        "question": "Does it sail?",
        "answered": True,
        "confidence": 0.8765,
        "reason": None,
        "filters": {
            "publisher": "the courier", "speaker": None, "since": "2025-03", "until": None,
            "undated": 4, "relaxed": [], "near": None,
        },
        "passages": [
            {
                "rank": 1, "score": 1.234568, "article": "a", "url": "https://courier.example/a",
                "title": "Ferry", "publisher": "The Courier", "agency": "Northline",
                "authors": ["Ann Reed", "Bo Ström"], "published": "2025-03-04T10:00+03:00",
                "dated": "March 4", "place": "PORT", "start": 5, "end": 31,
                "text": "It rains. The ferry sails.",
                "quote": {"start": 15, "end": 31, "text": "The ferry sails."},
                "link": "https://courier.example/a#:~:text=The%20ferry%20sails",
                "also_in": [{"publisher": "Northline", "url": None, "published": "2025-03-03"}],
                "origins": 1,
                "correction": None,
                "said_by": [],
            }
        ],
    }  # fmt: skip


def test_the_reason_has_its_parameters_beside_its_code() -> None:
    reason = Reason(ReasonCode.NO_MENTION, {"name": "Zaphod"})
    answer = Answer("Who is Zaphod?", False, 0.1, reason, Filters(), ())
    assert to_json(answer)["reason"] == {"code": "no_mention", "name": "Zaphod"}


@pytest.mark.parametrize(
    ("code", "parameters", "words"),
    [
        (ReasonCode.NO_WORDS, {}, "nothing in the question"),
        (ReasonCode.NO_PUBLISHER, {"publisher": "The Gazette"}, "The Gazette"),
        (ReasonCode.NO_MENTION, {"name": "Zaphod"}, "Zaphod"),
        (ReasonCode.WEAK, {"closest": "Ferry sails"}, "“Ferry sails”"),
        (ReasonCode.WEAK, {"closest": None}, "No passage answers this."),
        (
            ReasonCode.NOTHING_IN_RANGE,
            {"since": "2025-03-04", "until": "2025-04", "undated": 3},
            "between 4 March 2025 and 30 April 2025. 3 without",
        ),
        (ReasonCode.NOTHING_IN_RANGE, {"since": "2025", "until": None}, "since 1 January 2025."),
        (ReasonCode.NOTHING_IN_RANGE, {"until": "2025-03-04", "undated": 0}, "until 4 March 2025."),
    ],
)
def test_reasons_are_one_sentence_or_two(
    code: ReasonCode, parameters: dict[str, str | int | None], words: str
) -> None:
    said = reason_text(Reason(code, parameters), EN)
    assert words in said
    assert "None" not in said
    assert said.endswith((".", "”."))


@pytest.mark.parametrize(
    ("filters", "english", "russian"),
    [
        (Filters(publisher="CNN"), "Only articles from CNN.", "Только статьи издания CNN."),
        (
            Filters(publisher="CNN", speaker="Ann Lee", since="2019"),
            "Only articles from CNN since 1 January 2019 in which Ann Lee speaks.",
            "Только статьи издания CNN с 1 января 2019, где говорит Ann Lee.",
        ),
        (
            Filters(speaker="Ann Lee", until="2024-02"),
            "Only articles until 29 February 2024 in which Ann Lee speaks.",
            "Только статьи по 29 февраля 2024, где говорит Ann Lee.",
        ),
        (
            Filters(publisher="CNN", relaxed=("publisher",)),
            "Nothing from CNN answers this. From elsewhere:",
            "Ответа нет в статьях издания CNN. В других:",
        ),
    ],
)
def test_conditions_are_one_sentence(filters: Filters, english: str, russian: str) -> None:
    assert filters_text(filters, EN) == english
    assert filters_text(filters, words_of("ru")) == russian


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_ends_twice(language: str) -> None:
    say = words_of(language)
    limits: dict[str, str | int | None] = {
        "publisher": "CNN",
        "speaker": "Ann Lee",
        "since": "2025",
        "until": "2025-03",
    }
    more: dict[str, str | int | None] = {"closest": "Ferry sails", "undated": 2}
    said = [
        reason_text(Reason(code, {"name": "X", **limits, **others}), say)
        for code in ReasonCode
        for others in ({}, more)
    ]
    said.append(say("about.index", articles="7", publishers="1", date=say.date("2025-03-04")))
    assert not [one for one in said if re.search(r"\.\.| [.,]|\s\s", one)]


def test_numbers_have_their_noun_in_the_right_number() -> None:
    assert [counted(n, "passage") for n in (0, 1, 2, 1234)] == [
        "0 passages", "1 passage", "2 passages", "1,234 passages",
    ]  # fmt: skip


@given(st.text())
def test_a_message_is_one_line_that_a_terminal_can_show(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not re.search("[\x00-\x08\x0a-\x1e\x7f-\x9f\ud800-\udfff]", line)
    assert one_line(line) == line


def test_the_source_is_named_as_far_as_it_is_known() -> None:
    line = "The Courier · via Northline · Ann Reed, Bo Ström · PORT · 4 March 2025"
    assert source_line(PASSAGE, EN) == line
    bare = replace(
        PASSAGE, publisher=None, agency=None, authors=(), published=None, dated=None, place=None
    )
    assert source_line(bare, EN) == "source not given"
    assert source_line(replace(bare, dated="October 22"), EN) == "October 22"
    assert source_line(replace(bare, published="XXXX-10-22"), EN) == "22 October (year not given)"
    assert source_line(replace(bare, publisher="TASS", agency="TASS"), EN) == "TASS"
