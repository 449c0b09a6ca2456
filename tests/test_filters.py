"""Filters: which rows publisher and days leave, and which dates a person may write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.columns import Columns, Origin, write_columns
from index.errors import QuestionRefused
from index.filters import Filters, days, parse_day

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    # article, publisher, published
    (1, "The Courier", "2025-03-04T23:30:00+02:00"),
    (1, "The Courier", "2025-03-04T23:30:00+02:00"),
    (2, "Northline", "2025-03-05"),
    (3, None, "2025-03"),
    (4, "THE COURIER", "XXXX-10-22"),
    (5, "Northline", None),
    (5, "Northline", None),
    (6, "Straße", "2025"),
]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    origins = [Origin(publisher, published=published) for _, publisher, published in ROWS]
    write_columns(tmp_path / "columns.npz", [row[0] for row in ROWS], origins)
    return Columns(tmp_path / "columns.npz")


def rows(columns: Columns, **filters: str) -> list[int]:
    mask = columns.mask(Filters(**filters).checked())  # type: ignore[arg-type]
    assert mask is not None
    assert mask.shape == (len(ROWS),)
    return [row for row, within in enumerate(mask) if within]


def test_no_filter_is_no_mask(columns: Columns) -> None:
    assert columns.mask(Filters()) is None


@pytest.mark.parametrize("name", ["The Courier", "the courier", " THE COURIER "])
def test_publishers_are_compared_without_case(columns: Columns, name: str) -> None:
    assert rows(columns, publisher=name) == [0, 1, 4]
    assert columns.has_publisher(name)


def test_case_is_folded_as_the_language_does(columns: Columns) -> None:
    assert rows(columns, publisher="STRASSE") == [7]


@pytest.mark.parametrize("name", ["The Gazette", "nobody"])
def test_an_unknown_publisher_leaves_nothing(columns: Columns, name: str) -> None:
    assert rows(columns, publisher=name) == []
    assert not columns.has_publisher(name)


@pytest.mark.parametrize("name", ["", " ", "\t\u3000"])
def test_an_empty_publisher_is_refused(name: str) -> None:
    with pytest.raises(QuestionRefused, match="the publisher is empty"):
        Filters(publisher=name).checked()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2025-03-04", None, [0, 1, 2]),
        (None, "2025-03-04", [0, 1]),
        ("2025-03-04", "2025-03-04", [0, 1]),
        ("2025-03-05", "2025-03-05", [2]),
        ("2025-03-06", None, []),
        ("2025-03", "2025-03", [0, 1, 2, 3]),
        ("2025", "2025", [0, 1, 2, 3, 7]),
        ("2025-02", None, [0, 1, 2, 3]),
        ("2024", "2026", [0, 1, 2, 3, 7]),
        ("2025-03-04T12:00", None, [0, 1, 2]),
    ],
)
def test_days_are_inclusive_and_uncertain_ones_fall_outside(
    columns: Columns, since: str | None, until: str | None, expected: list[int]
) -> None:
    mask = columns.mask(Filters(since=since, until=until).checked())
    assert mask is not None
    assert mask.nonzero()[0].tolist() == expected


def test_filters_add_up(columns: Columns) -> None:
    assert rows(columns, publisher="northline", since="2025") == [2]
    assert rows(columns, publisher="straße", since="2025-06") == []


def test_what_falls_outside_for_want_of_a_day_is_counted(columns: Columns) -> None:
    assert columns.undated(Filters(since="2025")) == 2
    assert columns.undated(Filters(publisher="Northline", since="2025")) == 1
    assert columns.undated(Filters(publisher="nobody", since="2025")) == 0
    # An article of March, or of the year, may lie within such a range or not.
    assert columns.undated(Filters(since="2025-03-10")) == 4
    assert columns.undated(Filters(until="2025-03-10")) == 4
    assert columns.undated(Filters(until="2025-02")) == 3
    assert columns.undated(Filters(since="2026")) == 2


def test_an_archive_without_publishers_has_none(tmp_path: Path) -> None:
    write_columns(tmp_path / "columns.npz", [1], [Origin()])
    columns = Columns(tmp_path / "columns.npz")
    assert columns.publishers == []
    assert not columns.has_publisher("None")


def test_an_agency_that_publishes_nothing_is_asked_for_by_its_copy(tmp_path: Path) -> None:
    origins = [
        Origin("The Courier", agency="Northline"),
        Origin("The Courier"),
        Origin(None, agency="Yonhap"),
        Origin("Northline", agency="Northline"),
    ]
    write_columns(tmp_path / "columns.npz", range(4), origins)
    columns = Columns(tmp_path / "columns.npz")
    masks = [columns.mask(Filters(name)) for name in ("yonhap", "Northline", "Courier")]
    assert [np.flatnonzero(mask).tolist() for mask in masks if mask is not None] == [
        [2], [3], [0, 1],
    ]  # fmt: skip
    (mention,) = columns.names.mentions("What did Yonhap report?")
    assert (mention.name, mention.strict) == ("Yonhap", True)


def test_a_filter_that_was_given_up_leaves_everything(columns: Columns) -> None:
    both = Filters("Northline", since="2025", relaxed=("since", "until"))
    assert both.applied() == Filters("Northline")
    mask = columns.mask(both)
    assert mask is not None
    assert mask.tolist() == [publisher == "Northline" for _, publisher, _ in ROWS]
    assert columns.mask(Filters("nobody", relaxed=("publisher",))) is None


def test_days_away_are_counted_to_the_farthest_day_a_date_can_mean(columns: Columns) -> None:
    away = columns.days_away(date(2025, 3, 5), date(2025, 3, 10)).tolist()
    nowhere = float("inf")
    assert away == [1, 1, 0, 21, nowhere, nowhere, nowhere, 296]


def test_what_was_printed_after_the_question_was_asked_is_far_away(columns: Columns) -> None:
    plain = np.array(columns.days_away(date(2025, 3, 5), date(2025, 3, 10)))
    asked = np.array(columns.days_away(date(2025, 3, 5), date(2025, 3, 10), date(2025, 3, 8)))
    assert (asked >= plain).all()
    assert (asked > plain).any()
    later = columns.days_away(date(2025, 3, 5), date(2025, 3, 10), date(2026, 1, 1))
    assert later.tolist() == plain.tolist()


@given(st.dates())
def test_a_full_date_is_its_own_first_and_last_day(day: date) -> None:
    assert days(day.isoformat()) == (day, day)
    assert days(f"{day.isoformat()}T23:59:59Z") == (day, day)
    assert parse_day(day.isoformat(), last=True) == parse_day(day.isoformat(), last=False) == day


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2023-02 ", date(2023, 2, 1), date(2023, 2, 28)),
    ],
)
def test_a_month_or_a_year_is_all_its_days(written: str, first: date, last: date) -> None:
    assert parse_day(written, last=False) == first
    assert parse_day(written, last=True) == last


@pytest.mark.parametrize(
    "written",
    ["", " ", "yesterday", "2024-13", "2024-02-30", "2024-1-1", "01.02.2024", "2024-02-03 x",
     "XXXX-10-22", "0000", "99999", "2024-02-03x", "20240203", "-1", "２０２４-02-03", "2024-०२",
     "٢٠٢٤", "2024Tea", "2024-02-03Tuesday", "2024-02-03T12:00 \x1b"],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: str) -> None:
    for last in (False, True):
        with pytest.raises(QuestionRefused, match="not a date"):
            parse_day(written, last=last)
    for filters in (Filters(since=written), Filters(until=written)):
        with pytest.raises(QuestionRefused, match="not a date"):
            filters.checked()


@pytest.mark.parametrize(
    "published", ["", "XXXX-10-22", "soon", "2024-13-01", "2024-XX", "２０２４-01-02", None]
)
def test_a_date_without_a_year_or_without_sense_is_no_day(published: str | None) -> None:
    assert days(published) is None


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QuestionRefused, match="ends before it begins"):
        Filters(since="2025-03", until="2025-02").checked()
    assert Filters(since="2025-03-04", until="2025-03-04").checked()
