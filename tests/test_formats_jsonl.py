"""JSON lines and documents: usual keys, authoritative text, one clear error for a bad item."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats import jsonl

Items = list[Article | ReadError]
STORY = "The bridge was closed on Monday, officials said."


def items(content: Any, path: str = "a.jsonl") -> Items:  # noqa: ANN401 - JSON is anything
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return list(jsonl.parse(data, file=f"in/{path}", path=path))


def article(**fields: Any) -> Article:  # noqa: ANN401 - JSON is anything
    (item,) = items({"text": STORY} | fields)
    assert isinstance(item, Article), item
    return item


def error(**fields: Any) -> str:  # noqa: ANN401 - JSON is anything
    (item,) = items({"text": STORY} | fields)
    assert isinstance(item, ReadError), item
    return str(item)


def test_the_usual_keys() -> None:
    made = article(
        Headline=" The\nbridge ", SOURCE={"name": "The Gazette"}, publish_date="2022/02/07",
        byline="By Ann Poe and Jane Doe", link="https://www.example.org/a", Description="In short.",
        section=["News", "Town"], location="Tarn", lang="en-GB", agency="Associated Press",
        captions=["A bridge"],
    )  # fmt: skip
    assert made == Article(
        key="https://www.example.org/a", file="in/a.jsonl", text=STORY,
        url="https://www.example.org/a", title="The bridge", standfirst="In short.",
        publisher="The Gazette", agency="AP", authors=("Ann Poe", "Jane Doe"),
        published="2022-02-07", place="Tarn", section="News, Town", language="en",
        captions=("A bridge",),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["text", "body", "content", "Body"])
def test_names_of_the_text(name: str) -> None:
    (made,) = items({name: STORY, "text": None} if name != "text" else {name: STORY})
    assert isinstance(made, Article)
    assert made.text == STORY


@pytest.mark.parametrize(
    "authors",
    ["Ann Poe, Jane Doe", "By Ann Poe and Jane Doe", ["Ann Poe", "Jane Doe"],
     [{"name": "Ann Poe"}, {"name": "Jane Doe"}], ["Ann Poe Jane Doe", "Ann Poe", "Jane Doe"]],
)  # fmt: skip
def test_shapes_of_authors(authors: object) -> None:
    assert article(authors=authors).authors == ("Ann Poe", "Jane Doe")


def test_keys_of_articles() -> None:
    assert article(id=7).key == "a.jsonl#7"
    assert article(id="x").key == "a.jsonl#x"
    assert article(url="javascript:alert(1)", id=7).key == "a.jsonl#7"
    assert article(url="/relative", id=7).url == "/relative"
    nameless = article().key
    assert nameless.startswith("a.jsonl#")
    assert nameless == article().key != article(title="Other").key


def test_a_document_of_one_article_is_known_by_its_path() -> None:
    (made,) = items({"text": STORY}, "sub/a.json")
    assert isinstance(made, Article)
    assert made.key == "sub/a.json"


@pytest.mark.parametrize("wrap", [lambda listed: listed, lambda listed: {"articles": listed}])
def test_documents_of_several_articles(wrap: Any) -> None:  # noqa: ANN401 - a function of JSON
    first, bad, third = items(wrap([{"id": 1, "text": STORY}, 5, {"id": 3, "body": "B"}]), "a.json")
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (first.key, third.key) == ("a.json#1", "a.json#3")
    assert str(bad) == "in/a.json, item 2: not a JSON object"


def test_lines_under_the_other_name() -> None:
    lines = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'
    assert [getattr(item, "key", None) for item in items(lines, "a.json")] == [
        "a.json#1",
        "a.json#2",
    ]
    indented = json.dumps([{"id": 1, "text": "One."}], indent=1).encode()
    assert [getattr(item, "key", None) for item in items(indented)] == ["a.jsonl#1"]


def test_a_bad_line_is_an_error_and_the_rest_goes_on() -> None:
    lines = (
        b'\xef\xbb\xbf{"text": "One.", "id": 1}\n{"text": \n\n[1]\n{"text": "Two.", "id": 2}\r\n'
    )
    first, broken, not_object, last = items(lines)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.text, last.text) == ("One.", "Two.")
    assert str(broken) == "in/a.jsonl, line 2: not JSON: expecting value (column 10)"
    assert str(not_object) == "in/a.jsonl, line 4: not a JSON object"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": 5}, "text is a number, not text"),
        ({"text": ["a"]}, "text is a list, not text"),
        ({"text": " \n "}, "no text"),
        ({"text": None}, "no text"),
        ({"title": {"a": 1}}, "title is an object, not text"),
        ({"url": ["a"]}, "url is a list, not text"),
        ({"published": ["a"]}, "published is a list, not a date"),
        ({"published": True}, "published is true or false, not a date"),
        ({"authors": 5}, "authors is a number, not text"),
        ({"id": [1]}, "id is a list, not text"),
    ],
)
def test_a_field_of_a_wrong_type(fields: dict[str, object], why: str) -> None:
    assert error(**fields) == f"in/a.jsonl, line 1: {why}"


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000, b'{"text":' * 100_000, b'{"text": "a", "n": ' + b"9" * 10_000 + b"}",
     b"\xff\xfe{", b'{"text": "a"', b"nonsense"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["a.json", "a.jsonl"])
def test_hopeless_json_is_one_clear_line(line: bytes, path: str) -> None:
    (item,) = items(line, path)
    assert isinstance(item, ReadError)
    assert "\n" not in str(item)
    assert len(str(item)) < 150


def test_odd_but_readable_json() -> None:
    (made,) = items(b'{"text": "a", "text": "b\\ud800\\u0000", "title": NaN, "date": Infinity}')
    assert isinstance(made, Article)
    assert (made.text, made.title, made.published) == ("b\ufffd\ufffd", None, None)


@pytest.mark.parametrize(
    ("given_date", "published", "dated"),
    [
        ("2024-10-22T10:30:00+09:00", "2024-10-22T10:30:00+09:00", None),
        (1729593000, "2024-10-22T10:30:00Z", None),
        ("2024-13-45", None, "2024-13-45"),
        ("03/04/2025", None, "03/04/2025"),
        (None, None, None),
    ],
)
def test_dates_of_metadata(given_date: object, published: str | None, dated: str | None) -> None:
    made = article(date=given_date)
    assert (made.published, made.dated) == (published, dated)


def test_metadata_goes_before_the_dateline() -> None:
    text = f"SEOUL, October 22. /TASS/. {STORY}"
    made = article(text=text, published="2024-10-23")
    assert (made.published, made.dated) == ("2024-10-23", "October 22")
    made = article(text=text)
    assert (made.published, made.dated) == ("XXXX-10-22", "October 22")
    assert (made.publisher, made.agency, made.place) == ("TASS", "TASS", "SEOUL")
    made = article(text=text, source="The Gazette", place="Tarn")
    assert (made.publisher, made.agency, made.place) == ("The Gazette", "TASS", "Tarn")


@pytest.mark.parametrize(
    ("url", "opening", "publisher", "agency"),
    [
        ("https://edition.cnn.com/a", "CNN —", "CNN", None),
        ("https://edition.cnn.com/a", "New York CNN Business —", "CNN", None),
        ("https://www.usatoday.com/a", "PARIS (AP) —", "USA Today", "AP"),
        ("https://www.theweek.co.uk/a", "Washington (CNN)", "The Week", "CNN"),
        ("https://apnews.com/a", "PARIS (AP) —", "AP News", "AP"),
        ("https://www.example.org/a", "TARN (Coastal Press) —", "example.org", "Coastal Press"),
        (None, "TARN (Coastal Press) —", "Coastal Press", "Coastal Press"),
        (None, "TARN —", None, None),
    ],
)
def test_publisher_and_agency(
    url: str | None, opening: str, publisher: str | None, agency: str | None
) -> None:
    made = article(url=url, text=f"{opening} {STORY}")
    assert (made.publisher, made.agency) == (publisher, agency)


def test_lines_above_the_dateline_stay_and_are_understood() -> None:
    above = "Ann Poe\n\nAssociated Press\n\nMay 8, 2016 Updated May 9, 2016"
    text = f"{above}\n\nPARIS — {STORY}\n\nMore."
    made = article(text=text)
    assert made.text == text.replace("\n\n", "\n")
    assert made.dateline is not None
    assert made.dateline.of(made.text) == "PARIS —"
    assert (made.agency, made.place, made.dated) == ("AP", "PARIS", "May 8, 2016")
    assert (made.authors, made.headings) == ((), ())


def test_one_of_many_datelines_is_not_the_article_s() -> None:
    assert article(text=f"{STORY}\n\nPARIS — {STORY}\n\nROME — {STORY}").dateline is None
    assert article(text=f"{STORY}\n\nPARIS — {STORY}\n\n{STORY}").place == "PARIS"


SUBHEADED = """The bridge was closed on Monday, officials said.

{line}

It will stay closed until the beginning of May, they said, and perhaps for longer than that."""


@pytest.mark.parametrize(
    "line",
    ["A crack below the waterline", "Why now?", "Kritik der Kaufleute", "85 Beartooth Scenic Drive",
     "‘No secret’ to weight loss"],
)  # fmt: skip
def test_a_short_line_between_paragraphs_is_a_subheading(line: str) -> None:
    made = article(text=SUBHEADED.format(line=line))
    assert [span.of(made.text) for span in made.headings] == [line]


@pytest.mark.parametrize(
    "line",
    ["“We will rebuild it”", "• Bring a torch", "1. Bring a torch", "He paused:", "Bring a torch,",
     "Read also: the town that moved", "More:The town that moved", "By Ann Poe", "* * *", "a crack",
     "Diwali boxes were sold in 2019. From Malai", "Photo: Ann Poe", "It rained.",
     "A crack\n\nA second crack"],
)  # fmt: skip
def test_other_lines_are_no_subheadings(line: str) -> None:
    assert article(text=SUBHEADED.format(line=line)).headings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_article_of_a_document_may_have_four_mebibytes(encoding: str) -> None:
    small, large = {"id": "s", "text": STORY}, {"id": "l", "text": "Das Wörterbuch. " * 300_000}

    def problems(document: object, path: str = "a.json") -> list[str]:
        found = items(json.dumps(document, ensure_ascii=False).encode(encoding), path)
        return [str(item) for item in found if isinstance(item, ReadError)]

    too_long = "longer than 4 MiB"
    assert problems([small, large, small]) == [f"in/a.json, item 2: {too_long}"]
    assert problems({"articles": [large]}) == [f"in/a.json, item 1: {too_long}"]
    assert problems(large) == [f"in/a.json: {too_long}"]
    assert problems(large, "a.jsonl") == [f"in/a.jsonl, line 1: {too_long}"]
    large["text"] = "Das Wörterbuch. " * 200_000
    assert problems([large]) == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
@settings(max_examples=300, deadline=None)
def test_only_white_space_is_taken_from_a_text(text: str) -> None:
    (item,) = items({"text": text})
    if isinstance(item, ReadError):
        assert not text.strip()
        return
    assert "".join(item.text.split()) == "".join(storable(text).split())
    lines = item.text.split("\n")
    assert all(line and line == line.strip() and len(line.splitlines()) == 1 for line in lines)
    assert item.dateline is None or item.dateline.of(item.text)
    assert all(span.of(item.text) in lines for span in item.headings)


@given(st.binary(max_size=200) | st.text(max_size=200, alphabet='{}[]":,text01\n ').map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_make_articles_or_errors(data: bytes) -> None:
    for path in ("a.json", "a.jsonl"):
        found = items(data, path)
        assert all(isinstance(item, Article | ReadError) for item in found)
        assert all("\n" not in str(item) for item in found if isinstance(item, ReadError))
