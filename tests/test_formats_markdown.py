"""Markdown: front matter as given, markup off, words as printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.formats import jsonl, markdown, text

if TYPE_CHECKING:
    from corpus.errors import ReadError


def item(source: str | bytes) -> Article | ReadError:
    data = source if isinstance(source, bytes) else source.encode()
    (found,) = markdown.parse(data, file="in/a.md", path="a.md")
    return found


def article(source: str) -> Article:
    made = item(source)
    assert isinstance(made, Article), made
    return made


def lines(source: str) -> list[str]:
    return article(source).text.split("\n")


def test_front_matter() -> None:
    made = article(
        "---\ntitle: 1984\npublisher: The Gazette\nauthors: [Ann Poe, Jane Doe]\n"
        "published: 2024-10-22 10:30:00 +09:00\nurl: https://www.example.org/a?utm_source=x&id=3#top\n"
        "place: Tarn\nlanguage: en\nagency:\nsection: ~\nextra: {deep: [1]}\n---\nIt rained.\n"
    )
    assert made == Article(
        key="https://www.example.org/a?id=3", file="in/a.md", text="It rained.",
        url="https://www.example.org/a?utm_source=x&id=3#top", title="1984",
        publisher="The Gazette", authors=("Ann Poe", "Jane Doe"),
        published="2024-10-22T10:30:00+09:00", place="Tarn", language="en",
    )  # fmt: skip


def test_without_front_matter_the_path_is_the_key() -> None:
    made = article("# The bridge\n\nIt *rained*.")
    assert (made.key, made.title, made.text) == ("a.md", "The bridge", "It rained.")


@pytest.mark.parametrize(
    ("source", "title", "body"),
    [
        ("---\ntitle: The Bridge\n---\n# The bridge\nIt rained.", "The Bridge", ["It rained."]),
        ("---\ntitle: Rain\n---\n# The bridge\nIt rained.", "Rain", ["The bridge", "It rained."]),
        ("## Not a title\nIt rained.", None, ["Not a title", "It rained."]),
        ("Title\n=====\nIt rained.", "Title", ["It rained."]),
        ("---\n\nIt rained.\n\n---\n\nIt stopped.", None, ["It rained.", "It stopped."]),
        ("---\nIt rained.", None, ["It rained."]),
    ],
)
def test_titles(source: str, title: str | None, body: list[str]) -> None:
    made = article(source)
    assert (made.title, made.text.split("\n")) == (title, body)


def test_markup_is_taken_off() -> None:
    source = """First paragraph,
over two lines with *emphasis*, **weight**, `code`, [a link](https://x.org "t") and &amp; so \\* on.

> A quotation
> in two lines.

- one
- two
  still two

3. three
4. four

| a | b |
|---|---|
| 1 | 2 |

***

```
kept   as
it is
```

<p>Raw &eacute; words</p> <!-- unseen -->

A forced\\
break and <b>inline</b> tags<!-- unseen -->. ~~Gone~~ not gone.
"""
    assert lines(source) == [
        "First paragraph, over two lines with emphasis, weight, code, a link and & so * on.",
        "A quotation in two lines.",
        "one", "two still two", "3. three", "4. four", "a | b", "1 | 2",
        "kept   as", "it is", "Raw é words", "A forced", "break and inline tags. Gone not gone.",
    ]  # fmt: skip


def test_headings_are_lines_of_their_own() -> None:
    made = article("Rain.\n\n## A *crack*\n\nMore rain.\n\n### Why [now](x)?\n\nRain again.")
    assert made.text.split("\n") == ["Rain.", "A crack", "More rain.", "Why now?", "Rain again."]
    assert [span.of(made.text) for span in made.headings] == ["A crack", "Why now?"]


def test_a_short_paragraph_is_no_heading_where_there_is_markup() -> None:
    assert article("It rained.\n\nA crack\n\nIt rained again and again.").headings == ()


def test_pictures_are_captions() -> None:
    made = article(
        'Rain ![The bridge](b.jpg "Ann Poe/Reuters") fell.\n\n![The *old* bridge](c.jpg)\n'
        "*Photo: Jane Doe*\n\nIt stopped.\n\n![](d.jpg)\n\nPhoto: Ann Poe\n\nThe end."
    )
    assert made.text.split("\n") == ["Rain  fell.", "It stopped.", "The end."]
    assert made.captions == (
        "The bridge", "Ann Poe/Reuters", "The *old* bridge", "Photo: Jane Doe", "Photo: Ann Poe",
    )  # fmt: skip


def test_the_dateline_is_read() -> None:
    made = article(
        "---\npublished: 2025-03-04\n---\n# Rain\n\n**PARIS, March 3 (AP)** — It rained."
    )
    assert made.dateline is not None
    assert made.dateline.of(made.text) == "PARIS, March 3 (AP) —"
    assert (made.place, made.agency, made.published, made.dated) == (
        "PARIS", "AP", "2025-03-04", "March 3",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("---\ntitle: [a\n---\nIt rained.", "front matter is not YAML (line 3)"),
        ("---\na: b: c\n---\nIt rained.", "front matter is not YAML (line 2)"),
        (
            "---\ntitle: !!python/object:os.system x\n---\nRain.",
            "front matter is not YAML (line 2)",
        ),
        ("---\ntitle: [a]\n---\nIt rained.", "title is a list, not text"),
        ("---\na: " + "[" * 20_000 + "\n---\nIt rained.", "nested too deeply"),
        ("---\ntitle: Rain\n---\n", "no text"),
        ("# Rain\n", "no text"),
        ("![Rain](x.jpg)", "no text"),
        ("", "empty"),
        ("\0\1\2", "binary data, not text"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(source: str, why: str) -> None:
    assert str(item(source)) == f"in/a.md: {why}"


STORY = [
    "SEOUL, October 22. /TASS/. The council has put off its vote, a spokesman said on Monday.",
    "It gave no reason for this. “We shall see,” he said, and left.",
    "What the town says",
    "The town, which has waited for eleven years, says nothing at all.",
]
PLAIN = "A vote put off\n\n" + "\n\n".join(STORY) + "\n"
FORMS = {
    "text": (text, PLAIN, "a.txt"),
    "text with Windows line ends": (text, PLAIN.replace("\n", "\r\n"), "a.txt"),
    "text without blank lines": (text, PLAIN.replace("\n\n", "\n"), "a.txt"),
    "markdown": (
        markdown,
        "# " + PLAIN.replace(STORY[2], f"## {STORY[2]}").replace(" on Monday", "\non *Monday*"),
        "a.md",
    ),
    "front matter": (
        markdown,
        "---\ntitle: A vote put off\n---\n" + "\n\n".join(STORY).replace("What", "### What"),
        "a.md",
    ),
    "JSON": (jsonl, json.dumps({"title": "A vote put off", "text": "\n\n".join(STORY)}), "a.json"),
    "JSON lines": (
        jsonl,
        json.dumps({"headline": "A vote put off", "body": "\n".join(STORY)}),
        "a.jsonl",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_same_article_through_every_format(form: str, encoding: str) -> None:
    module, source, path = FORMS[form]
    (made,) = module.parse(source.encode(encoding), file=path, path=path)
    assert isinstance(made, Article)
    assert made.text.split("\n") == STORY
    assert made.title == "A vote put off"
    assert [span.of(made.text) for span in made.headings] == [STORY[2]]
    assert made.dateline is not None
    assert made.dateline.of(made.text) == "SEOUL, October 22. /TASS/."
    assert (made.publisher, made.agency, made.place) == ("TASS", "TASS", "SEOUL")
    assert (made.published, made.dated) == ("XXXX-10-22", "October 22")


@given(st.text(alphabet="ab *_#>-1.`[]()!<>|~\\\n&;:\"'", max_size=200) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_markdown_is_an_article_or_an_error(source: str) -> None:
    found = item(source.encode("utf-8", "replace"))
    if isinstance(found, Article):
        body = found.text.split("\n")
        assert all(line and line == line.strip() for line in body)
        assert all(span.of(found.text) in body for span in found.headings)
    else:
        assert "\n" not in str(found)


@pytest.mark.parametrize("opening", ["[", "![", "[a][", "[[](", "]]]["])
def test_a_paragraph_of_open_brackets_stays_and_links_elsewhere_are_read(opening: str) -> None:
    tangle = "See " + opening * 5_000
    page = f"{tangle}\n\nThe harbour [board](https://board.example) met.\n"
    assert lines(page) == [tangle, "The harbour board met."]
