"""Datelines and bylines: place, date and outlet as printed, and nothing where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.byline import Byline, authors_given, find_byline
from corpus.dateline import find_dateline

STORY = "Officials said on Monday that the old bridge would stay closed until May."


@pytest.mark.parametrize(
    ("dateline", "place", "dated", "published", "outlet"),
    [
        ("SEOUL, October 22. /TASS/.", "SEOUL", "October 22", "XXXX-10-22", "TASS"),
        ("МОСКВА, 3 марта. /ТАСС/.", "МОСКВА", "3 марта", "XXXX-03-03", "TASS"),
        ("МОСКВА, 3 мар - РИА Новости.", "МОСКВА", "3 мар", "XXXX-03-03", "RIA Novosti"),
        ("Москва. 3 марта. INTERFAX.RU -", "Москва", "3 марта", "XXXX-03-03", "Interfax"),
        ("KYIV. Oct 22 (Interfax-Ukraine) -", "KYIV", "Oct 22", "XXXX-10-22", "Interfax-Ukraine"),
        ("PARIS (AP) —", "PARIS", None, None, "AP"),
        ("KABUL, Afghanistan (AP) —", "KABUL, Afghanistan", None, None, "AP"),
        ("(Reuters) -", None, None, None, "Reuters"),
        ("NEW YORK/LONDON, Dec 3 (Reuters) -", "NEW YORK/LONDON", "Dec 3", "XXXX-12-03", "Reuters"),
        ("LONDON, March 3, 2025 /PRNewswire/ --", "LONDON", "March 3, 2025", "2025-03-03",
         "PR Newswire"),
        ("LOS ANGELES, Calif., Oct. 3, 2024 (GLOBE NEWSWIRE) --", "LOS ANGELES, Calif.",
         "Oct. 3, 2024", "2024-10-03", "GlobeNewswire"),
        ("(CNN)", None, None, None, "CNN"),
        ("New York (CNN Business)", "New York", None, None, "CNN"),
        ("Uzhhorod, Ukraine (CNN)", "Uzhhorod, Ukraine", None, None, "CNN"),
        ("New York CNN Business —", "New York", None, None, "CNN"),
        ("Washington, DC CNN —", "Washington, DC", None, None, "CNN"),
        ("Munich and Washington, D.C. CNN —", "Munich and Washington, D.C.", None, None, "CNN"),
        ("CNN —", None, None, None, "CNN"),
        ("WASHINGTON —", "WASHINGTON", None, None, None),
        ("WASHINGTON–", "WASHINGTON", None, None, None),
        ("ST. LOUIS -", "ST. LOUIS", None, None, None),
        ("WINSTON-SALEM, N.C. −", "WINSTON-SALEM, N.C.", None, None, None),
        ("Ocean City, Md. —", "Ocean City, Md.", None, None, None),
        ("VILLANOVA, PA —", "VILLANOVA, PA", None, None, None),
        ("NEW YORK (Jan. 31) —", "NEW YORK", "Jan. 31", "XXXX-01-31", None),
        ("HARBOURTON, Monday —", "HARBOURTON", "Monday", None, None),
        ("London, 3 March 2025 –", "London", "3 March 2025", "2025-03-03", None),
        ("Berlin, 3. März (dpa) -", "Berlin", "3. März", "XXXX-03-03", "dpa"),
        ("BERLIN (dpa/Reuters) —", "BERLIN", None, None, "dpa"),
        ("Madrid, 3 mar (EFE).-", "Madrid", "3 mar", "XXXX-03-03", "EFE"),
        ("(ANSA) - ROMA, 03 MAR -", "ROMA", "03 MAR", "XXXX-03-03", "ANSA"),
        ("New Delhi, Oct 22 (PTI)", "New Delhi", "Oct 22", "XXXX-10-22", "PTI"),
        ("HARBOURTON, March 3 (Coastal Press) —", "HARBOURTON", "March 3", "XXXX-03-03",
         "Coastal Press"),
        ("Harbourton (Coastal Press) —", "Harbourton", None, None, "Coastal Press"),
        ("HARBOURTON, 3 March. /Northline/.", "HARBOURTON", "3 March", "XXXX-03-03", "Northline"),
    ],
)  # fmt: skip
def test_a_dateline_is_read_as_printed(
    dateline: str, place: str | None, dated: str | None, published: str | None, outlet: str | None
) -> None:
    found = find_dateline(f"{dateline} {STORY}")
    assert found is not None
    assert (found.place, found.dated, found.published, found.outlet) == (
        place, dated, published, outlet,
    )  # fmt: skip
    assert found.end == len(dateline)


@pytest.mark.parametrize("alone", ["London —", "Flint, Michigan —", "CNN —", "Reuters —", "—"])
def test_a_dateline_may_stand_on_a_line_of_its_own(alone: str) -> None:
    found = find_dateline(alone)
    assert found is not None
    assert found.end == len(alone)


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "Serena Williams — the winner — said so.",
        "Flint, Michigan — once a car town — is growing again.",
        "Apple (AAPL) said that it would hire.",
        "BlackRock (BLK) — the world’s largest investor — agreed.",
        "Sen. Bob Roe (PA) said that he would not.",
        "U.S. growers in all of the valleys — the driest among them — agreed.",
        "BREAKING — The bridge is closed.",
        "— Recommendations are chosen by the editors.",
        "And/or maybe/ neither of them.",
        "Jane Doe/AFP/Getty Images",
        "NEW YORK/WASHINGTON/HOUSTON",
        "USA TODAY NETWORK - FLORIDA",
        "“WHO IS THERE —” he asked.",
        "I — that is, we — agreed.",
        "",
    ],
)
def test_other_lines_have_no_dateline(line: str) -> None:
    assert find_dateline(line) is None


@given(st.text(alphabet="AB cd,.-—–/()9É", max_size=60) | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_a_dateline_lies_within_its_line(line: str) -> None:
    found = find_dateline(line)
    if found is not None:
        assert 0 < found.end <= len(line)
        assert found.place is None or found.place in line
        assert found.dated is None or found.dated in line


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Jane Doe", ("Jane Doe",), None),
        ("By JANE DOE and John Roe", ("JANE DOE", "John Roe"), None),
        ("By Jane Doe, John Roe and Ann Poe, CNN", ("Jane Doe", "John Roe", "Ann Poe"), "CNN"),
        ("By Jane Doe, Science Editor", ("Jane Doe",), None),
        ("By Jane Doe, Chief Correspondent, Harbourton", ("Jane Doe",), None),
        ("By Jane Doe for Reuters", ("Jane Doe",), "Reuters"),
        ("By Jane Doe Associated Press", ("Jane Doe",), "AP"),
        ("By Jane Doe | The Harbour Courier", ("Jane Doe",), "The Harbour Courier"),
        ("By Jane Doe, Coastal Press Agency", ("Jane Doe",), "Coastal Press Agency"),
        ("By Martin Roe, Jr.", ("Martin Roe, Jr.",), None),
        ("By Maria de la Cruz", ("Maria de la Cruz",), None),
        ("By The Associated Press", (), "AP"),
        ("By Our Staff Reporter", (), None),
        ("Von Anna Beispiel", ("Anna Beispiel",), None),
        ("Автор: Иван Петров", ("Иван Петров",), None),
    ],
)
def test_a_byline_names_people_and_outlet(
    line: str, authors: tuple[str, ...], outlet: str | None
) -> None:
    assert find_byline(line) == Byline(authors, outlet)


@pytest.mark.parametrize(
    "line",
    ["By the numbers", "By Monday, the port was closed.", "By Tuesday Evening", "Byline", "By"],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert find_byline(line) is None


@pytest.mark.parametrize(
    ("values", "authors"),
    [
        (["Ann Poe Jane Doe", "Ann Poe", "Jane Doe"], ("Ann Poe", "Jane Doe")),
        (["By Ann Poe and Jane Doe"], ("Ann Poe", "Jane Doe")),
        (["Ann Poe, Jane Doe"], ("Ann Poe", "Jane Doe")),
        (["Doe, Jane"], ("Doe, Jane",)),
        (["Ann Poe", "Ann Poe"], ("Ann Poe",)),
        (["Madonna"], ("Madonna",)),
        (["Reuters"], ()),
        ([""], ()),
    ],
)
def test_authors_of_metadata(values: list[str], authors: tuple[str, ...]) -> None:
    assert authors_given(values).authors == authors
