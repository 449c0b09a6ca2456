"""Batches: a line of JSON in, a line of JSON out, in order, whatever the lines are."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from command_line import byline
from hypothesis import given, settings
from hypothesis import strategies as st
from test_message import check_answer

from bot.batch import answer_lines
from index.errors import QuestionRefused
from index.filters import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Index

BRIDGE = "How long will the new harbour bridge be?"


def answered(index: Index, *lines: object, k: int = 2, **filters: str) -> list[dict[str, Any]]:
    """Return the answers to lines, given as bytes or as what JSON is made of."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    rows = answer_lines(raw, index, k, Filters(**filters))  # type: ignore[arg-type]
    return [json.loads(json.dumps(row, allow_nan=False)) for row in rows]


def error(index: Index, line: object) -> str:
    """Return the error that a line gives, after checking that it gives nothing else."""
    (row,) = answered(index, line)
    assert list(row) == ["id", "error"]
    assert "\n" not in row["error"]
    return str(row["error"])


def test_answers_come_in_order_with_their_ids(sample: Index) -> None:
    rows = answered(
        sample,
        {"id": "b", "question": BRIDGE},
        {"id": 7, "question": "Who owns the ferry?"},
        {"question": "ferry"},
        {"id": None, "question": "ferry"},
    )
    assert [row["id"] for row in rows] == ["b", 7, None, None]
    assert rows[0]["question"] == BRIDGE
    for row in rows:
        check_answer(row)


def test_an_answer_is_the_one_that_a_single_question_gets(
    sample: Index, sample_index: Path
) -> None:
    (row,) = answered(sample, {"id": "x", "question": BRIDGE}, k=5)
    alone = byline("ask", BRIDGE, "--json", "--index", sample_index).row
    assert row == {**alone, "id": "x"}


def test_a_bad_row_gives_an_error_in_its_place(sample: Index) -> None:
    rows = answered(
        sample,
        {"id": 1, "question": BRIDGE},
        b"{broken",
        {"id": 3},
        {"id": 4, "question": "x" * 2001},
        {"id": 5, "question": BRIDGE},
    )
    assert [row["id"] for row in rows] == [1, None, 3, 4, 5]
    assert ["error" in row for row in rows] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "question is missing"),
        ({"question": None}, "question is missing"),
        ({"question": 7}, "not a string"),
        ({"question": ["x"]}, "not a string"),
        ({"question": ""}, "empty"),
        ({"question": "  \n"}, "empty"),
        ({"question": "x" * 10_000}, "10,000 characters"),
        ({"question": "x", "k": 0}, "only 1 to 50"),
        ({"question": "x", "k": 51}, "only 1 to 50"),
        ({"question": "x", "k": "5"}, "k is not a whole number"),
        ({"question": "x", "k": 1.5}, "k is not a whole number"),
        ({"question": "x", "k": True}, "k is not a whole number"),
        ({"question": "x", "publisher": 7}, "publisher is not a string"),
        ({"question": "x", "publisher": ""}, "the publisher is empty"),
        ({"question": "x", "publisher": " \n"}, "the publisher is empty"),
        ({"question": "x", "since": ""}, "not a date: ''"),
        ({"question": "x", "until": " "}, "not a date: ' '"),
        ({"question": "x", "now": ""}, "not a date: ''"),
        ({"question": "x", "since": "soon"}, "not a date: 'soon'"),
        ({"question": "x", "until": 2025}, "until is not a string"),
        ({"question": "x", "since": "2025", "until": "2024"}, "ends before it begins"),
        ({"question": "x", "now": "today"}, "not a date: 'today'"),
        ({"question": "x", "speaker": " "}, "the speaker is empty"),
        ({"question": "x", "id": [1]}, "id is neither"),
        ({"question": "x", "id": 1.5}, "id is neither"),
        ([], "not a JSON object"),
        ("x", "not a JSON object"),
        (7, "not a JSON object"),
        (None, "not a JSON object"),
        (b"{", "not a line of JSON"),
        (b"\xff\xfe{}", "not a line of JSON"),
        (b'{"question": "\xff"}', "not a line of JSON"),
        (b"\0", "not a line of JSON"),
        (b"[" * 100_000, "not a line of JSON"),
        (b'{"question": ' + b"9" * 5000 + b"}", "not a line of JSON"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(sample: Index, row: object, message: str) -> None:
    assert message in error(sample, row)


@pytest.mark.parametrize("own", [b"NaN", b"1e999", b"-Infinity", b"[1]", b"{}", b"1.5"])
def test_an_id_that_json_cannot_say_does_not_come_back(sample: Index, own: bytes) -> None:
    (row,) = answered(sample, b'{"id": %s, "question": "ferry"}' % own)
    assert row["id"] is None
    assert "id is neither" in row["error"]
    json.dumps(row, allow_nan=False)


def test_filters_may_be_typed_into_a_question_and_are_never_given_up(sample: Index) -> None:
    asked = "How long will the bridge be? publisher:Northline until:2025-03-31"
    within, nowhere, held, wrong, bare = answered(
        sample,
        {"question": asked},
        {"question": "How long will the bridge be? publisher:Nowhere"},
        {"question": asked, "publisher": "Evening Lantern"},
        {"question": "the bridge since:soon"},
        {"question": "publisher:Northline"},
        k=50,
    )
    assert within["question"] == asked
    assert {"publisher": "Northline", "until": "2025-03-31", "relaxed": []}.items() <= within[
        "filters"
    ].items()
    assert {passage["publisher"] for passage in within["passages"]} == {"Northline"}
    assert nowhere["reason"] == {"code": "no_publisher", "publisher": "Nowhere"}
    assert held["filters"]["publisher"] == "Evening Lantern"
    assert {passage["publisher"] for passage in held["passages"]} == {"Evening Lantern"}
    assert "since: takes a date" in wrong["error"]
    assert bare["error"] == "the question is empty"


def test_blank_lines_are_skipped_and_unknown_keys_ignored(sample: Index) -> None:
    rows = answered(
        sample, b"", b"  \r\n", {"id": 1, "question": BRIDGE, "more": {"a": [1]}}, b"\n"
    )
    assert [row["id"] for row in rows] == [1]
    check_answer(rows[0])


def test_byte_order_marks_and_windows_line_ends_are_fine(sample: Index) -> None:
    line = json.dumps({"id": 1, "question": "Wer fährt die Fähre?"}, ensure_ascii=False)
    rows = answered(sample, b"\xef\xbb\xbf" + line.encode() + b"\r\n", line.encode() + b"\n")
    assert [row["question"] for row in rows] == ["Wer fährt die Fähre?"] * 2


def test_a_row_goes_before_the_flags(sample: Index) -> None:
    ask = partial(answered, sample, k=2, publisher="northline")
    rows = ask(
        {"question": BRIDGE},
        {
            "question": BRIDGE,
            "k": 1,
            "publisher": "harbour courier",
            "since": "2025",
            "now": "2025",
        },
        {"question": BRIDGE, "publisher": None, "k": None},
    )
    assert [len(row["passages"]) for row in rows] == [2, 1, 2]
    assert [row["filters"]["publisher"] for row in rows] == [
        "northline", "harbour courier", "northline",
    ]  # fmt: skip
    assert [row["filters"]["since"] for row in rows] == [None, "2025", None]
    assert {p["publisher"] for p in rows[1]["passages"]} == {"Harbour Courier"}


def test_a_row_may_end_the_range_that_a_flag_began(sample: Index) -> None:
    (row,) = answered(sample, {"question": "x", "until": "2024"}, since="2025")
    assert "ends before it begins: 2025..2024" in row["error"]


def test_answers_come_one_by_one_as_lines_come(sample: Index) -> None:
    def lines() -> Any:  # noqa: ANN401
        yield json.dumps({"id": 1, "question": BRIDGE}).encode()
        raise QuestionRefused("asked for the second line before the first was answered")

    assert next(answer_lines(lines(), sample, 1, Filters()))["id"] == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode)), max_size=4)
)
def test_no_bytes_break_a_batch(sample: Index, lines: list[bytes]) -> None:
    rows = list(answer_lines(lines, sample, 1, Filters()))
    assert len(rows) == sum(bool(line.strip()) for line in lines)
    assert all(list(row) == ["id", "error"] for row in rows)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "question", "k", "publisher", "since", "until", "now", "more"]),
        st.recursive(
            st.none() | st.booleans() | st.integers(-2, 60) | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=2),
            max_leaves=3,
        ),
    )
)
def test_no_json_breaks_a_batch(sample: Index, row: dict[str, object]) -> None:
    (answer,) = answered(sample, row)
    json.dumps(answer, allow_nan=False)
    assert ("error" in answer) != ("passages" in answer)


# Through the command.


def test_the_command_reads_lines_and_prints_lines(sample_index: Path) -> None:
    huge = json.dumps({"id": "huge", "question": "ferry " * 2_000_000})
    lines = [json.dumps({"id": 1, "question": BRIDGE}), huge, "", '{"id": 2, "question": "ferry"}']
    ran = byline("ask", "--batch", "-k", 3, "--index", sample_index, stdin="\n".join(lines))
    assert (ran.status, ran.err) == (0, "")
    assert [row["id"] for row in ran.rows] == [1, "huge", 2]
    assert "11,999,999 characters" in ran.rows[1]["error"]
    assert [len(row["passages"]) for row in (ran.rows[0], ran.rows[2])] == [3, 3]


def test_no_lines_are_no_answers(sample_index: Path) -> None:
    ran = byline("ask", "--batch", "--index", sample_index)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("-k", 0),
        ("--since", "soon"),
        ("--until", "2025-02-30"),
        ("--now", "x"),
        ("--speaker", ""),
        ("--publisher", " "),
    ],
)
def test_a_flag_that_cannot_be_is_a_usage_error(
    sample_index: Path, arguments: tuple[object, ...]
) -> None:
    row = json.dumps({"question": BRIDGE})
    byline("ask", "--batch", "--index", sample_index, *arguments, stdin=row).failed(2)


def test_ids_and_questions_come_back_exactly_as_given(sample_index: Path) -> None:
    # Halves of surrogate pairs among them, and what some take for the end of a line.
    codes = [*range(0x100), 0x2028, 0x2029, 0xD7FF, *range(0xD800, 0xE000, 0x7F), 0xE000, 0x1F642]
    ids = [f"a{chr(code)}z" for code in codes]
    asked = [{"id": own, "question": f"{own} bridge"} for own in ids[::40]]
    lines = "".join(f"{json.dumps(row)}\n" for row in [*asked, *({"id": own} for own in ids)])
    ran = byline("ask", "--batch", "-k", 1, "--index", sample_index, stdin=lines)
    assert [row["id"] for row in ran.rows] == [*ids[::40], *ids]
    answers = ran.rows[: len(asked)]
    for answer in answers:
        check_answer(answer)
    assert [answer["question"] for answer in answers] == [row["question"] for row in asked]


def test_bytes_of_a_question_that_are_no_text_come_back_as_the_shell_gave_them(
    sample_index: Path,
) -> None:
    ran = byline("ask", "\udcff bridge", "--json", "--index", sample_index)
    assert ran.row["question"] == "\udcff bridge"
    assert "\\udcff" in ran.out
