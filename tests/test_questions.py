"""The file of questions that ``byline eval`` reads: every line is used, or told by its number."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from conftest import GOLD, ROOT

from bot.questions import gold_questions, question_lines
from corpus.errors import ReadError
from index.filters import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from index.gold import Gold
    from index.search import Index

BRIDGE = "https://www.harbour-courier.example/2025/03/04/bridge-contract"
PAGE = "cup-in-lobster-pot.txt"


def read(index: Index, *lines: object) -> tuple[list[Gold], list[str]]:
    """Return the questions on lines, given as bytes or as what JSON is made of, and the errors."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    questions, refused = gold_questions(enumerate(raw, 1), index, "q.jsonl")
    return questions, [str(error) for error in refused]


def one(index: Index, line: object) -> Gold:
    (gold,), refused = read(index, line)
    assert refused == []
    return gold


def refusal(index: Index, line: object) -> str:
    """Return why a line is refused, after checking that its number is told."""
    questions, (error,) = read(index, {"question": "Why?", "answerable": False}, line)
    assert len(questions) == 1
    prefix = "q.jsonl, line 2: "
    assert error.startswith(prefix)
    return error.removeprefix(prefix)


def test_all_there_is(sample: Index) -> None:
    gold = one(
        sample,
        {
            "id": 7, "question": " How long? ", "k": 3, "publisher": "Northline", "speaker": "A",
            "since": "2025-03", "until": "2025", "now": "2025-04-01", "articles": [BRIDGE],
            "answers": ["312 metres"], "quotation": "The bridge, 312 metres long",
            "answerable": True, "anything": [1],
        },
    )  # fmt: skip
    assert gold.question == "How long?"
    assert gold.id == 7
    assert gold.filters == Filters("Northline", "2025-03", "2025", speaker="A")
    assert gold.now == date(2025, 4, 1)
    assert gold.given == {
        "publisher": "Northline", "speaker": "A", "since": "2025-03", "until": "2025",
        "now": "2025-04-01",
    }  # fmt: skip
    assert (gold.answers, gold.quotations) == (("312 metres",), ("The bridge, 312 metres long",))
    assert (gold.articles, gold.answerable) == (frozenset({BRIDGE}), True)


def test_as_little_as_there_may_be(sample: Index) -> None:
    gold = one(sample, {"question": "How long?", "articles": BRIDGE, "answers": "312", "id": None})
    assert (gold.articles, gold.answers, gold.answerable) == (frozenset({BRIDGE}), ("312",), True)
    assert not one(sample, {"question": "Why?", "answerable": False}).answerable


def test_where_nothing_answers_articles_are_not_looked_at(sample: Index) -> None:
    gold = one(sample, {"question": "Why?", "answerable": False, "articles": ["gone"]})
    assert gold.articles == frozenset()


@pytest.mark.parametrize(
    "name",
    [
        BRIDGE,
        BRIDGE.replace("https://www.harbour", "HTTPS://WWW.Harbour"),
        f"{BRIDGE}?utm_source=mail#comments",
        f" {BRIDGE} ",
    ],
)
def test_an_article_is_known_by_any_spelling_of_its_url(sample: Index, name: str) -> None:
    assert one(sample, {"question": "How long?", "articles": name}).articles == {BRIDGE}


def test_an_article_without_a_url_is_known_by_its_key(sample: Index) -> None:
    (key,) = (key for key in sample.keys() if key.endswith(PAGE))  # noqa: SIM118 - no mapping
    assert one(sample, {"question": "Where?", "articles": [key]}).articles == {key}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not a line of JSON"),
        (b'["question"]', "not a JSON object"),
        (b'{"question": "\xff"}', "not a line of JSON"),
        ({"articles": [BRIDGE]}, "question is missing"),
        ({"question": "", "articles": [BRIDGE]}, "empty"),
        ({"question": "x" * 2001, "articles": [BRIDGE]}, "2,001 characters"),
        ({"question": 5, "articles": [BRIDGE]}, "question"),
        ({"question": "x"}, "articles is missing"),
        ({"question": "x", "articles": []}, "articles is missing"),
        ({"question": "x", "answers": ["y"]}, "articles is missing"),
        ({"question": "x", "articles": {"a": 1}}, "articles is neither"),
        ({"question": "x", "articles": [1]}, "articles is neither"),
        ({"question": "x", "articles": [BRIDGE, ""]}, "articles has an empty string"),
        ({"question": "x", "articles": [BRIDGE], "answers": 3}, "answers is neither"),
        ({"question": "x", "articles": [BRIDGE], "quotation": [" "]}, "quotation has an empty"),
        ({"question": "x", "articles": [BRIDGE], "answerable": "yes"}, "answerable is neither"),
        ({"question": "x", "articles": [BRIDGE], "id": 1.5}, "id is neither"),
        ({"question": "x", "articles": [BRIDGE], "k": 0}, "0 passages"),
        ({"question": "x", "articles": [BRIDGE], "since": "soon"}, "not a date: 'soon'"),
        ({"question": "x", "articles": [BRIDGE], "now": "soon"}, "not a date: 'soon'"),
        ({"question": "x", "articles": [BRIDGE], "since": "2025", "until": "2024"}, "range ends"),
        ({"question": "x", "articles": [BRIDGE], "publisher": 1}, "publisher is not a string"),
        ({"question": "x", "articles": [BRIDGE, "http://a.example/b", "c"]},
         "not in the index: http://a.example/b, c"),
        ({"question": " why? ", "answerable": False},
         "the same question, filters and now as that of line 1"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_told(sample: Index, line: object, why: str) -> None:
    assert why in refusal(sample, line)


def test_every_bad_line_is_told(sample: Index) -> None:
    good = {"question": "How long?", "articles": BRIDGE, "id": "a"}
    questions, errors = read(
        sample,
        good, b"{", {**good, "id": "b"}, {**good, "now": "2025-03-05"}, {"question": "x"},
        {**good, "question": "How wide?", "id": "a"}, {**good, "since": "2025", "id": "c"},
    )  # fmt: skip
    assert [gold.given for gold in questions] == [{}, {"since": "2025"}]
    assert [error.partition(":")[0] for error in errors] == [
        "q.jsonl, line 2", "q.jsonl, line 3", "q.jsonl, line 4", "q.jsonl, line 5",
        "q.jsonl, line 6",
    ]  # fmt: skip
    assert errors[1].endswith("the same question, filters and now as that of line 1")
    assert errors[2].endswith("the same id as that of line 1")
    assert errors[4].endswith("the same id as that of line 1")


def test_a_number_and_a_string_are_not_the_same_id(sample: Index) -> None:
    questions, errors = read(
        sample,
        {"question": "a", "answerable": False, "id": 1},
        {"question": "b", "answerable": False, "id": "1"},
    )
    assert len(questions) == 2
    assert errors == []


def test_the_sample_has_no_bad_line(sample: Index) -> None:
    lines = question_lines(ROOT / "tests" / "data" / "questions.jsonl")
    questions, refused = gold_questions(lines, sample, "q")
    assert len(questions) == len(GOLD)
    assert refused == []


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(b"\xef\xbb\xbf{}\r\n\r\n  \n[]")
    assert question_lines(file) == [(1, b"\xef\xbb\xbf{}"), (4, b"[]")]


@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_a_file_without_a_question(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "q.jsonl").write_bytes(content)
    with pytest.raises(ReadError, match=r"q\.jsonl: has no question in it"):
        question_lines(tmp_path / "q.jsonl")
