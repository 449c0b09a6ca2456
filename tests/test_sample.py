"""The sample archive and its gold questions: they agree with each other and have what they promise.

Read here with plain string handling, so that a fault in the readers cannot hide one in the data.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"
QUESTIONS = Path(__file__).parent / "data" / "questions.jsonl"
PAPERS = {"Harbour Courier", "Evening Lantern", "Farbank Voice"}
AGENCY = "Northline"


@dataclass(frozen=True, slots=True)
class Source:
    """One article of the archive; ``name`` is its URL, else its path in the archive."""

    name: str
    publisher: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def shingles(self) -> set[tuple[str, ...]]:
        """Return its runs of five words, quotation marks made alike."""
        alike = str.maketrans("“”’", '""\'')
        words = " ".join(self.paragraphs).translate(alike).split()
        return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in body.split("\n\n") if part.strip())


def _archive() -> list[Source]:
    sources: list[Source] = []
    for path in sorted(SAMPLE.rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        match path.suffix:
            case ".md":
                _, front, body = text.split("---\n", 2)
                fields: dict[str, Any] = yaml.safe_load(front)
                name, publisher = fields["url"], fields["publisher"]
                sources.append(Source(name, publisher, tuple(fields["authors"]), _paragraphs(body)))
            case ".jsonl":
                for line in text.splitlines():
                    item = json.loads(line)
                    story = _paragraphs(item["body"])
                    sources.append(Source(item["url"], item["source"], (), story))
            case ".txt":
                name = path.relative_to(SAMPLE).as_posix()
                sources.append(Source(name, None, (), _paragraphs(text)))
            case _:
                pytest.fail(f"not an article: {path}")
    return sources


ARCHIVE = _archive()
BY_NAME = {source.name: source for source in ARCHIVE}
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()
]
ANSWERABLE = [row for row in GOLD if row["answerable"]]
UNANSWERABLE = [row for row in GOLD if not row["answerable"]]


def test_archive_is_three_papers_and_an_agency() -> None:
    counts = Counter(source.publisher for source in ARCHIVE)
    assert 38 <= len(ARCHIVE) <= 48
    assert set(counts) == {*PAPERS, AGENCY, None}
    assert min(counts.values()) >= 2
    assert counts[None] == 2, "page copies, read in the chat for want of a link"


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(ARCHIVE)


def test_agency_stories_are_carried_by_two_papers() -> None:
    wire = [source for source in ARCHIVE if source.publisher == AGENCY]
    copies = [source for source in ARCHIVE if AGENCY in source.authors]
    carried = [
        {
            copy.publisher
            for copy in copies
            if 2 * len(copy.shingles & story.shingles) > len(copy.shingles)
        }
        for story in wire
    ]
    assert sum(len(publishers) >= 2 for publishers in carried) >= 4
    assert sum(map(len, carried)) == len(copies), "a copy without its original"


def test_every_copy_is_edited() -> None:
    wire = [source.shingles for source in ARCHIVE if source.publisher == AGENCY]
    copies = [source.shingles for source in ARCHIVE if AGENCY in source.authors]
    assert all(copy not in wire for copy in copies)


def test_questions_are_enough_and_unique() -> None:
    assert len(ANSWERABLE) >= 80
    assert len(UNANSWERABLE) >= 20
    assert sum(row["near_miss"] for row in UNANSWERABLE) >= 10
    assert len({row["id"] for row in GOLD}) == len(GOLD)
    assert len({row["question"] for row in GOLD}) == len(GOLD)
    assert len({row["articles"][0] for row in ANSWERABLE}) >= 35


@pytest.mark.parametrize("row", ANSWERABLE, ids=lambda row: row["id"])
def test_gold_is_verbatim(row: dict[str, Any]) -> None:
    assert row["articles"]
    assert not set(row["articles"]) - set(BY_NAME)
    paragraphs = BY_NAME[row["articles"][0]].paragraphs
    assert sum(row["quotation"] in paragraph for paragraph in paragraphs) == 1
    assert row["answers"]
    assert all(answer in row["quotation"] for answer in row["answers"])
    assert row["said_by"] is None or row["said_by"] in " ".join(paragraphs)
