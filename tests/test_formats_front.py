"""What stands between a headline and the body, in files of every kind of program."""

from __future__ import annotations

import pytest

from corpus.formats.front import is_headline, read_front

TITLE = "Sea wall repairs halted after divers find second crack"
BODY = [
    "Repairs to the sea wall were halted on Tuesday after divers found a second crack, it said.",
    "The crack is four metres long and runs below the waterline, the chairwoman told reporters.",
]
STANDFIRST = "Ferries to use the northern pier until June"
CAPTION = "Engineers inspect the wall. Photo: Joana Pries/Coastal Press"


@pytest.mark.parametrize(
    ("above", "authors", "published", "standfirst", "captions"),
    [
        ([], (), None, None, ()),
        ([TITLE], (), None, None, ()),
        (["QUAY PRESS OFFICE", TITLE], (), None, None, ()),
        ([STANDFIRST], (), None, STANDFIRST, ()),
        ([STANDFIRST, "By Ann Poe", "4 March 2025"], ("Ann Poe",), "2025-03-04", STANDFIRST, ()),
        (["By Ann Poe", "Published 4 March 2025"], ("Ann Poe",), "2025-03-04", None, ()),
        (["By Ann Poe Published 4 March 2025"], ("Ann Poe",), "2025-03-04", None, ()),
        (["By Ann Poe · March 4, 2025"], ("Ann Poe",), "2025-03-04", None, ()),
        (["Ann Poe, 4 March 2025"], ("Ann Poe",), "2025-03-04", None, ()),
        (["Анна Белова, 2 декабря 2024"], ("Анна Белова",), "2024-12-02", None, ()),
        (["Port Ellery, 4 March 2025"], (), "2025-03-04", None, ()),
        (["Updated 5 March 2025"], (), None, None, ()),
        ([CAPTION], (), None, None, (CAPTION,)),
        (["The northern pier", "Joana Pries/Coastal Press", "By Ann Poe"], ("Ann Poe",), None,
         None, ("The northern pier", "Joana Pries/Coastal Press")),
        (["Share", "News", "By Ann Poe"], ("Ann Poe",), None, None, ()),
        ([f"{TITLE}Ann PoeTue, 4 March 2025 - 06:00"], (), None, None, ()),
    ],
)  # fmt: skip
def test_what_stands_above_the_body(
    above: list[str],
    authors: tuple[str, ...],
    published: str | None,
    standfirst: str | None,
    captions: tuple[str, ...],
) -> None:
    front = read_front([*above, *BODY], TITLE)
    assert front.end == len(above)
    assert (front.byline.authors, front.printed and front.printed.iso) == (authors, published)
    assert (front.standfirst, front.captions) == (standfirst, captions)


def test_a_subheading_that_the_body_begins_with_stays() -> None:
    lines = ["What the divers found under water", *BODY]
    assert read_front(lines, TITLE, {0}).end == 0


@pytest.mark.parametrize(
    "line", ["Ida Moe: The wall will hold until June", "Who will pay for all of this work?"]
)
def test_what_a_speaker_says_is_no_standfirst(line: str) -> None:
    assert read_front([line, *BODY], TITLE).end == 0


def test_the_body_keeps_a_line_at_least() -> None:
    assert read_front(["By Ann Poe"], TITLE).end == 0
    assert read_front([TITLE], TITLE).end == 0
    assert read_front([], TITLE).end == 0


def test_the_names_of_authors_may_stand_alone_and_a_day_below_them_without_its_year() -> None:
    front = read_front(["Zyx Quell", "Mar 4", *BODY], TITLE, names=("Zyx Quell",))
    assert (front.end, front.printed) == (2, None)
    assert read_front(["Mar 4", *BODY], TITLE).end == 0


@pytest.mark.parametrize(
    ("first", "below", "heads"),
    [
        (TITLE, BODY, True),
        (BODY[0], BODY, False),
        (TITLE, [], False),
        (TITLE, ["Short", "Lines"], False),
        ("***", BODY, False),
        ("Dear editor,", BODY, False),
    ],
)
def test_a_first_line_that_nothing_marks(first: str, below: list[str], heads: bool) -> None:
    assert is_headline(first, below) is heads
