"""Dates: what is given is kept, what is not given is not added."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import dates
from corpus.timestamp import find_timestamp

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize(
    ("given_date", "written"),
    [
        ("2024-10-22", "2024-10-22"),
        ("2022/02/07", "2022-02-07"),
        ("2024-10-22T10:30:00+09:00", "2024-10-22T10:30:00+09:00"),
        ("2024-10-22 10:30:00 +0900", "2024-10-22T10:30:00+09:00"),
        ("2024-10-22T10:30:00.123Z", "2024-10-22T10:30:00.123Z"),
        ("2024-10-22T10:30", "2024-10-22T10:30"),
        ("Tue, 22 Oct 2024 10:30:00 +0900", "2024-10-22T10:30:00+09:00"),
        ("Tue, 22 Oct 2024 10:30:00 GMT", "2024-10-22T10:30:00Z"),
        ("October 22, 2024", "2024-10-22"),
        ("22 Oct 2024 10:30 GMT", "2024-10-22T10:30Z"),
        ("Oct. 22, 2024, 5:10 p.m. EDT", "2024-10-22T17:10-04:00"),
        ("Oct. 22, 2024, 5:10 p.m. ET", "2024-10-22T17:10"),
        ("12:05 am, March 3, 2025", "2025-03-03T00:05"),
        ("10:32 GMT, March 3, 2025", "2025-03-03T10:32Z"),
        ("22 октября 2024 года", "2024-10-22"),
        ("22. Oktober 2024", "2024-10-22"),
        ("3. März 2025, 10:32 Uhr", "2025-03-03T10:32"),
        ("le 3 mars 2025", "2025-03-03"),
        ("22.10.2024", "2024-10-22"),
        ("03.04.2025", "2025-04-03"),
        ("22/10/2024", "2024-10-22"),
        ("10/22/2024", "2024-10-22"),
        ("03/03/2025", "2025-03-03"),
        ("October 22", "XXXX-10-22"),
        ("February 29", "XXXX-02-29"),
        ("Saturday, July 22", "XXXX-07-22"),
        ("October 2024", "2024-10"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        ("2024-XX-XX", "2024"),
        ("2024-10-XX", "2024-10"),
        ("XXXX-10-22", "XXXX-10-22"),
        ("20241022", "2024-10-22"),
        ("1729593000", "2024-10-22T10:30:00Z"),
        (1729593000, "2024-10-22T10:30:00Z"),
        (1729593000123, "2024-10-22T10:30:00Z"),
        (1729593000.5, "2024-10-22T10:30:00Z"),
        (20241022, "2024-10-22"),
        (2024, "2024"),
    ],
)
def test_what_is_given_is_written_as_iso_or_edtf(given_date: str | float, written: str) -> None:
    assert dates.parse(given_date) == written
    assert dates.parse(written) == written


@pytest.mark.parametrize(
    "no_date",
    ["03/04/2025", "2024-13-45", "2024-02-30", "February 30", "2025-03-03T25:00",
     "13:00 pm, 3 May 2025", "0000-01-01", "yesterday", "two days ago", "", " ", "22/10/24",
     "x" * 200, 0, -1, 1e300, float("nan"), float("inf"), True],
)  # fmt: skip
def test_what_is_impossible_or_ambiguous_is_no_date(no_date: str | float) -> None:
    assert dates.parse(no_date) is None


@given(st.datetimes(datetime.datetime(1000, 1, 1), datetime.datetime(9999, 12, 30)), st.data())
@settings(max_examples=150, deadline=None)
def test_every_day_is_read_back_from_every_form(
    moment: datetime.datetime, data: st.DataObject
) -> None:
    language = data.draw(st.sampled_from(sorted(MONTHS)))
    month = MONTHS[language].split()[moment.month - 1]
    dot = "." if language == "de" else ""
    day = f"{moment:%Y-%m-%d}"
    form = data.draw(
        st.sampled_from(
            [day, day.replace("-", "/"), f"{moment.day}{dot} {month} {moment.year}",
             f"{moment.day:02d}.{moment.month:02d}.{moment.year}"]
        )
    )  # fmt: skip
    assert dates.parse(form) == day
    offset = data.draw(st.sampled_from(["", "Z", "+00:00", "-03:30", "+14:00"]))
    timed = f"{day}T{moment:%H:%M:%S}{offset}"
    assert dates.parse(timed) == timed


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_stable_date_or_none(text: str) -> None:
    written = dates.parse(text)
    assert written is None or dates.parse(written) == written
    for printed in dates.find(text):
        assert text[printed.start : printed.end] == printed.words
        assert dates.parse(printed.iso) == printed.iso


@pytest.mark.parametrize(
    ("line", "words", "iso"),
    [
        ("Updated 10:32 GMT, March 3, 2025", "10:32 GMT, March 3, 2025", "2025-03-03T10:32Z"),
        ("Jan. 9, 2025 Updated Jan. 10, 2025, 6:40 p.m. ET", "Jan. 9, 2025", "2025-01-09"),
        ("Updated: 4 March 2025; first published 3 March 2025", "3 March 2025", "2025-03-03"),
        ("Stand: 3. März 2025, 10:32 Uhr", "3. März 2025, 10:32 Uhr", "2025-03-03T10:32"),
        ("Published March 3, 2025 / 10:32 AM EST", "March 3, 2025 / 10:32 AM EST",
         "2025-03-03T10:32-05:00"),
        ("Published: March 3 at 4 p.m.", "March 3 at 4 p.m.", "XXXX-03-03"),
        ("3 March 2025", "3 March 2025", "2025-03-03"),
        ("March 3, 202510:32 AM GMT+1Updated 3 hours ago", "March 3, 2025 10:32 AM GMT+1",
         "2025-03-03T10:32+01:00"),
        ("03/04/2025March 4, 2025", "March 4, 2025", "2025-03-04"),
        ("4 March 2025 • 8 min read", "4 March 2025", "2025-03-04"),
        ("Port Ellery - 04 MAR 2025 - 18:40 CET", "04 MAR 2025 - 18:40 CET",
         "2025-03-04T18:40+01:00"),
        ("Publié le 4 mars 2025 à 18h30, modifié le 5 mars 2025 à 9h02", "le 4 mars 2025 à 18h30",
         "2025-03-04T18:30"),
    ],
)  # fmt: skip
def test_a_line_that_only_dates_the_page(line: str, words: str, iso: str) -> None:
    found = find_timestamp(line)
    assert found is not None
    assert (found.words, found.iso) == (words, iso)


@pytest.mark.parametrize(
    "line",
    ["Saturday, July 22", "March 2025", "On March 3, 2025 he left", "3 March", "Updated guidance",
     "The May 3, 2025 vote", "", "Port Ellery votes - 3 March 2025"],
)  # fmt: skip
def test_other_lines_do_not_date_the_page(line: str) -> None:
    assert find_timestamp(line) is None
