"""One story, one passage: which article stands for its copies, and what it says of the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.build import build
from index.filters import Filters
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from index.answer import Answer, CitedPassage

STORM = (
    "A storm tore the roof off the cannery at Gull Point on Monday night. Nobody was hurt, said "
    "harbour master Ilse Brandt. The wind reached 140 kilometres an hour, the most since records "
    "began in 1931. {toll} boats sank at their moorings. The ferry will not sail before Thursday, "
    "and the school on Kiln Hill stays closed until its windows have been mended. The council "
    "puts the damage at nine million crowns, a third of it insured."
)
OTHER = "The choir of the fire brigade sang in the market square on Sunday. It sang for two hours."
QUESTION = "How many boats sank at their moorings in the storm?"


def row(name: str, text: str, **fields: str | None) -> str:
    url = f"https://{name}.example/storm"
    return json.dumps({"url": url, "title": f"Storm at {name}", "text": text, **fields}) + "\n"


AGENCY = row("northline", STORM.format(toll="Eleven"), publisher="Northline", date="2025-03-03")
COURIER = row(
    "courier", STORM.format(toll="Eleven").replace("A storm tore", "A great storm tore"),
    publisher="Courier", agency="Northline", date="2025-03-04",
)  # fmt: skip
LANTERN = row(
    "lantern", STORM.format(toll="Twelve") + " Divers have found all of them.",
    publisher="Lantern", date="2025-03-05",
)  # fmt: skip
CHOIR = row("choir", OTHER, publisher="Courier", date="2025-03-02")


def index_of(folder: Path, *rows: str) -> Index:
    (folder / "news.jsonl").write_text("".join(rows), encoding="utf-8")
    build([str(folder / "news.jsonl")], folder / "index")
    return Index(folder / "index")


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("storm"), COURIER, LANTERN, AGENCY, CHOIR)


def publishers(answer: Answer) -> list[str | None]:
    return [passage.publisher for passage in answer.passages]


def names(passage: CitedPassage) -> list[str | None]:
    return [copy.publisher for copy in passage.also_in]


def test_the_agencys_own_article_stands_for_its_copies(storm: Index) -> None:
    answer = storm.ask(QUESTION, 10)
    assert publishers(answer).count("Northline") == 1
    assert not {"Lantern"} & set(publishers(answer))
    first = answer.passages[0]
    assert (first.publisher, first.quote.text) == (
        "Northline", "Eleven boats sank at their moorings.",
    )  # fmt: skip
    assert names(first) == ["Courier", "Lantern"]
    assert [copy.published for copy in first.also_in] == ["2025-03-04", "2025-03-05"]
    assert first.also_in[0].url == "https://courier.example/storm"
    assert first.origins == 2


def test_where_filters_leave_the_agency_out_the_newest_version_stands_for_it(
    storm: Index,
) -> None:
    first = storm.ask(QUESTION, 1, Filters(since="2025-03-04")).passages[0]
    assert (first.publisher, first.quote.text) == (
        "Lantern", "Twelve boats sank at their moorings.",
    )  # fmt: skip
    assert names(first) == ["Northline", "Courier"]
    first = storm.ask(QUESTION, 1, Filters("courier")).passages[0]
    assert first.publisher == "Courier"
    assert names(first) == ["Northline", "Lantern"]


def test_what_only_one_version_says_is_quoted_from_it(storm: Index) -> None:
    first = storm.ask("Who found the boats that sank?", 1).passages[0]
    if "Divers" in first.text:
        assert first.publisher == "Lantern"
    assert first.text in (storm.article(first.article) or pytest.fail("no article")).text


def test_an_article_without_copies_names_none(storm: Index) -> None:
    first = storm.ask("How long did the choir of the fire brigade sing?", 1).passages[0]
    assert (first.publisher, first.also_in, first.origins) == ("Courier", (), 1)


def test_the_manifest_counts_the_stories(storm: Index) -> None:
    assert storm.manifest.counts["stories"] == 1


def test_every_passage_of_the_sample_is_listed_once_a_story(sample: Index) -> None:
    answer = sample.ask("What is in the water, and who says to boil it?", 10)
    shown = [passage.article for passage in answer.passages]
    carried = {copy.article for passage in answer.passages for copy in passage.also_in}
    assert carried
    texts = [passage.text for passage in answer.passages]
    assert len(texts) == len(set(texts))
    assert all(sample.article(key) for key in [*shown, *carried])
