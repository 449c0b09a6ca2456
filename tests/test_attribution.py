"""Who says what: quotations, cues, relays, names, stances, dates, each on its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import byline

from corpus.article import Article
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Attribution, Kind, Manner, Stance
from corpus.attribution.quotation import quotations

if TYPE_CHECKING:
    from pathlib import Path


def found_in(text: str, **fields: str) -> list[Attribution]:
    return attributions(Article(key="a", file="a", text=text, **fields))  # type: ignore[arg-type]


def only(text: str, **fields: str) -> Attribution:
    (one,) = found_in(text, **fields)
    return one


def contents(one: Attribution, text: str) -> list[str]:
    return [piece.of(text) for piece in one.content]


@pytest.mark.parametrize(
    "text",
    [
        "“We sail,” he said.",
        '"We sail," he said.',
        "''We sail,'' he said.",
        "„We sail“, he said.",
        "»We sail«, he said.",
        "«We sail», he said.",
        "‘We sail,’ he said.",
        "“We sail,'' he said.",
        '“We sail," he said.',
    ],
)
def test_every_style_of_quotation_mark(text: str) -> None:
    (quotation,) = quotations(text)
    (piece,) = quotation.pieces
    assert piece.start == 0
    assert text[piece.end :].lstrip(" ,") == "he said."
    assert quotation.closed


def test_apostrophes_and_nested_marks_end_no_quotation() -> None:
    text = "He said, “It’s the workers’ ‘own’ fault, isn’t it?” Nobody laughed."
    (quotation,) = quotations(text)
    assert quotation.pieces[0].of(text) == "“It’s the workers’ ‘own’ fault, isn’t it?”"


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_anew() -> None:
    text = "“One thing, she said.\n“And another.” The end.\n“A third.”"
    first, second = quotations(text)
    assert [piece.of(text) for piece in first.pieces] == ["“One thing, she said.", "“And another.”"]
    assert [piece.of(text) for piece in second.pieces] == ["“A third.”"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Anna Berg said that the port was open.", "Anna Berg", "that the port was open"),
        ("The port was open, said Anna Berg.", "Anna Berg", "The port was open"),
        ("The port was open, Anna Berg said.", "Anna Berg", "The port was open"),
        ("The port was open, according to Anna Berg.", "Anna Berg", "The port was open"),
        ("According to Anna Berg, the port was open.", "Anna Berg", "the port was open"),
        (
            "Anna Berg, who runs the port, told the crowd that it was open.",
            "Anna Berg",
            "that it was open",
        ),
        ("Anna Berg said on Monday the port was open.", "Anna Berg", "the port was open"),
        ("Anna Berg: The port is open, and it stays open.", "Anna Berg", "The port is open"),
        (
            "“The port is open,” Anna Berg said. “It stays open.”",
            "Anna Berg",
            "“The port is open,”",
        ),
    ],
)
def test_the_grammar_of_who_and_what(text: str, source: str, content: str) -> None:
    one = only(text)
    assert one.source is not None
    assert one.source.of(text).startswith(source)
    assert contents(one, text)[0].startswith(content)
    assert one.speaker == "Anna Berg"


def test_a_quotation_that_follows_belongs_to_the_same_speaker() -> None:
    text = "“The port is open,” Anna Berg said. “It stays open.”"
    assert contents(only(text), text) == ["“The port is open,”", "“It stays open.”"]


@pytest.mark.parametrize(
    ("text", "kind", "via"),
    [
        ("Officials quoted by AFP denied the claims.", Kind.UNNAMED, ("AFP",)),
        ("Yonhap reported, citing a government source, that it rained.", Kind.UNNAMED, ("Yonhap",)),
        ("It rained, the agency Kyodo has said, citing a diplomat.", Kind.UNNAMED, ("Kyodo",)),
        ("A diplomat told CNN that it rained.", Kind.UNNAMED, ("CNN",)),
        ("Reuters quoted an officer as saying that it rained.", Kind.UNNAMED, ("Reuters",)),
        ("An officer said that it rained, Reuters reported.", Kind.UNNAMED, ("Reuters",)),
        ("Yonhap's source said that it rained.", Kind.UNNAMED, ("Yonhap",)),
        ("Sputnik, citing Press TV, which in turn quoted a naval officer, said that it rained.",
         Kind.UNNAMED, ("Sputnik", "Press TV")),
        ("Reuters said that it rained.", Kind.ORGANISATION, ()),
    ],
)  # fmt: skip
def test_relays_end_with_the_innermost_source(text: str, kind: Kind, via: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.kind, one.via) == (kind, via)


def test_a_relaying_agency_never_denies() -> None:
    for relay in ("quoted by AFP", "cited by Reuters", "interviewed by the BBC"):
        text = f"Officials {relay} denied that the bridge had been hit."
        one = only(text)
        assert one.stance is Stance.DENIED
        assert one.source is not None
        assert one.source.of(text) == "Officials"


def test_publisher_and_agency_are_not_in_the_chain() -> None:
    text = "A diplomat told CNN that it rained."
    assert only(text, publisher="CNN").via == ()
    assert only(text, agency="CNN").via == ()


def test_pronouns_and_roles_are_resolved() -> None:
    text = (
        "Russian Presidential Spokesman Dmitry Peskov met Angela Merkel. He said that talks went "
        "on. The spokesman added that they would take weeks. She denied that she was tired."
    )
    first, second, third = found_in(text)
    assert (first.speaker, first.role) == ("Dmitry Peskov", "Russian Presidential Spokesman")
    assert second.speaker == "Dmitry Peskov"
    assert third.speaker == "Angela Merkel"


def test_who_is_not_in_the_article_is_unclear() -> None:
    one = only("He said that talks went on.")
    assert (one.speaker, one.kind) == (None, Kind.UNCLEAR)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Anna Berg denied that it rained.", Stance.DENIED),
        ("Anna Berg did not deny that it rained.", Stance.OTHER),
        ("Anna Berg confirmed that it rained.", Stance.CONFIRMED),
        ("Anna Berg claimed that it rained.", Stance.CLAIMED),
        ("Anna Berg admitted that it rained.", Stance.ADMITTED),
        ("Anna Berg warned that it rained.", Stance.WARNED),
        ("Anna Berg hopes that it rained.", Stance.HOPES),
        ("Anna Berg promised that it would rain.", Stance.PROMISED),
        ("Anna Berg believes that it rained.", Stance.BELIEVES),
    ],
)
def test_the_stance_is_the_cues(text: str, stance: Stance) -> None:
    assert only(text).stance is stance


@pytest.mark.parametrize(
    ("when", "published", "date"),
    [
        ("on October 10", None, "XXXX-10-10"),
        ("on October 10", "2024-10-22", "2024-10-10"),
        ("on December 10", "2024-10-22", "2023-12-10"),
        ("on October 10, 2019", "2024-10-22", "2019-10-10"),
        ("on Tuesday", "2025-03-26T13:05:00+01:00", "2025-03-25"),
        ("on Tuesday", "XXXX-10-22", None),
        ("on Tuesday", None, None),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("last weekend", "2024-10-22", "2024-10-19/2024-10-20"),
        ("last weekend", "XXXX-10-22", None),
        ("last month", "2024-01-22", "2023-12"),
        ("in a letter", "2024-10-22", None),
    ],
)
def test_when_it_was_said(when: str, published: str | None, date: str | None) -> None:
    text = f"Anna Berg said {when} that it rained."
    article = Article(key="a", file="a", text=text, published=published)
    assert [one.date for one in attributions(article)] == [date]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“It rains,” Anna Berg said.", Manner.DIRECT),
        ("Anna Berg said that it rains.", Manner.INDIRECT),
        ("Anna Berg said that it “rains” in Dorrel.", Manner.MIXED),
    ],
)
def test_the_manner_tells_what_is_quoted(text: str, manner: Manner) -> None:
    assert only(text).manner is manner


def test_the_command_prints_spans_that_are_the_text(tmp_path: Path) -> None:
    body = "“The port is open,”  Anna Berg told CNN.\r\n“It stays open.”\n"
    path = tmp_path / "port.txt"
    path.write_bytes(body.encode())
    for outcome in (
        byline("attribute", "--plain", path, "--json"),
        byline("attribute", "--plain", "-", "--json", stdin=body),
    ):
        assert outcome.status == 0
        first = outcome.rows[0]
        assert (first["speaker"], first["via"], first["stance"]) == ("Anna Berg", ["CNN"], "said")
        for row in outcome.rows:
            spans = [row["source"], row["cue"], row["content"], *row["content"].get("parts", [])]
            for span in filter(None, spans):
                assert body[span["start"] : span["end"]] == span["text"]


def test_the_command_goes_on_after_what_it_cannot_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Anna Berg said that the port was open.", encoding="utf-8")
    outcome = byline("attribute", tmp_path / "missing.txt", "--plain", good, "--json")
    assert outcome.status == 0
    assert outcome.row["file"] == str(good)
    assert "missing.txt" in outcome.err
    assert byline("attribute", tmp_path / "missing.txt", "--json").failed()


def test_the_listing_is_for_people(tmp_path: Path) -> None:
    line = {"headline": "Port open", "body": "Anna Berg, the mayor, said that it rained."}
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    printed = byline("attribute", path).out
    assert "Port open" in printed
    assert "said: Anna Berg, mayor" in printed


def test_the_dateline_of_a_body_as_it_stands_is_read(tmp_path: Path) -> None:
    body = "\nSKARN, October 22. /TASS/. The dam held, the mayor told TASS on October 20.\n"
    path = tmp_path / "body.txt"
    path.write_text(body, encoding="utf-8", newline="")
    (line,) = byline("attribute", "--plain", path, "--json").out.splitlines()
    found = json.loads(line)
    assert (found["content"]["text"], found["via"]) == ("The dam held", [])
    assert body[found["content"]["start"] : found["content"]["end"]] == "The dam held"
    assert found["date"] == "XXXX-10-20"
