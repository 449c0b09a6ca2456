"""The real data as archives to index and questions to ask, from the folder given as ``--data``.

``realtimeqa/`` holds news articles and quiz questions about them, ``squad/`` paragraphs of an
encyclopedia and questions about them, some of which its paragraphs do not answer.
"""

from __future__ import annotations

import argparse
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.asked import Asked
from benchmarks.contested import contested
from bot.progress import print_report, stages
from bot.settings import Settings
from index.build import build
from index.search import Index

_ROOT = Path(__file__).parent.parent
BUILD = Path("build")
"""Where indexes for measuring are kept; ignored by git."""

ARCHIVES = ("small", "contested", "whole")
"""News archives that are built here."""

CONSOLE = Console(stderr=True, highlight=False)


def arguments(what: str | None) -> argparse.ArgumentParser:
    """Return a parser that knows ``--data``."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    return parser


_WHICH = f"{', '.join(ARCHIVES)}, or the folder of an index"


def choose_archive(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` know ``--archive``, the news archive that is asked."""
    parser.add_argument("--archive", default="contested", help=_WHICH)


def choose_archives(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` know ``--archive``, one or several news archives that are asked."""
    parser.add_argument("--archive", nargs="+", default=["contested"], help=_WHICH)


def news(data: Path, archive: str = "small") -> tuple[Index, list[Asked]]:
    """Return a news archive with the copied page, opened, and the quiz questions about it.

    Args:
        data: folder of the real data.
        archive: ``"small"``; ``"contested"``, the same with what stands in the way of each
            answer (see ``benchmarks.contested``); ``"whole"``, which takes hours to build; or the
            folder of an index that ``byline build`` made of any of these, as it is.
    """
    if archive not in ARCHIVES:
        return Index(Path(archive)), quiz(data)
    folder = data / "realtimeqa"
    asked = quiz(data)
    small, whole = folder / "articles-small.jsonl.gz", folder / "articles.jsonl.gz"
    sources = [whole] if archive == "whole" else [small]
    if archive == "contested":
        sources.append(contested(whole, asked, BUILD / "contested.jsonl"))
    return opened(archive, data.parent / "seed", *sources), asked


def quiz(data: Path) -> list[Asked]:
    """Return the quiz questions."""
    folder = data / "realtimeqa"
    with gzip.open(folder / "articles-small.jsonl.gz", "rt", encoding="utf-8") as lines:
        urls = {row["id"]: row["url"] for row in map(json.loads, lines)}
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    return [
        Asked(
            row["question"],
            frozenset(urls[key] for key in row["gold_urls"]),
            (row["answer"],),
            date.fromisoformat(row["date"].replace("/", "-")),
        )
        for row in questions
    ]


def sample() -> tuple[Index, list[Asked]]:
    """Return the sample archive and the questions that it answers."""
    asked = [
        Asked(row["question"], frozenset(row["articles"]), tuple(row["answers"]))
        for row in sample_questions()
        if row["answerable"]
    ]
    return opened("sample", _ROOT / "corpus/sample"), asked


def sample_questions() -> list[dict[str, Any]]:
    """Return the rows of the sample archive's questions, answerable or not."""
    lines = (_ROOT / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def squad(data: Path, version: str) -> tuple[Index, list[Asked]]:
    """Return the paragraphs of SQuAD ``"v1.1"`` or ``"v2.0"`` as an archive, and its questions."""
    articles = json.loads((data / "squad" / f"{version}.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = []
    asked: list[Asked] = []
    for article in articles:
        for paragraph in article["paragraphs"]:
            key = str(len(rows))
            title = article["title"].replace("_", " ")
            rows.append({"id": key, "title": title, "text": paragraph["context"]})
            for question in paragraph["qas"]:
                answers = tuple(answer["text"] for answer in question["answers"])
                gold = frozenset() if question.get("is_impossible") else frozenset({key})
                asked.append(Asked(question["question"], gold, answers))
    source = BUILD / f"squad-{version}.jsonl"
    source.parent.mkdir(exist_ok=True)
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return opened(f"squad-{version}", source), asked


def opened(name: str, *sources: Path) -> Index:
    """Build the index called ``name`` from ``sources``, or bring it up to date, and open it.

    ``BYLINE_ATTRIBUTION=rules`` saves most of the time that attributing takes.
    """
    folder = BUILD / name
    finding = Settings().attribution
    with stages(CONSOLE) as stage:
        report = build([str(one) for one in sources], folder, attribution=finding, stage=stage)
    print_report(report, CONSOLE, CONSOLE)
    return Index(folder)


def is_gold(article: str, url: str | None, gold: frozenset[str]) -> bool:
    """Say whether an article, by its key or its URL, is one of ``gold``."""
    return url in gold or article.rpartition("#")[2] in gold
