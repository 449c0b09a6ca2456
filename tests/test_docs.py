"""The documents say what is there: commands, options, fields, files, links, and real answers."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import typer
from conftest import ROOT
from typer.testing import CliRunner

from benchmarks import draw_answer
from bot.cli import app
from bot.listing import article_json
from bot.message import to_json
from bot.settings import Settings
from corpus.article import Article
from index.answer import ReasonCode
from index.confidence import Signals
from index.generation import open_current
from index.ranking import FEATURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.search import Index

DOCS = ROOT / "docs"
DOCUMENTS = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined] # it is a group

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
NOT_OURS = re.compile(
    r"/(?:work|tmp|root|home)/|\bissues? #?\d|\b(?:sessions?|sub-?agents?|helpers?)\b"
    r"|\b(?:claude|codex|chatgpt|copilot|anthropic|openai)\b",
    re.IGNORECASE,
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(text: str) -> set[str]:
    """Return the words within backticks: `--index DIR` gives both."""
    return {word for span in re.findall(r"`([^`\n]+)`", text) for word in span.split()}


def section(command: str) -> str:
    """Return what docs/command-line.md says of one command."""
    found = re.search(
        rf"^## `byline {command}\b.*?(?=^## |\Z)", read("docs/command-line.md"), re.M | re.S
    )
    assert found, f"docs/command-line.md has no section on {command}"
    return found[0]


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_of_a_command_is_described_with_it(command: str) -> None:
    options = {name for parameter in COMMANDS[command].params for name in parameter.opts}
    wanted = {option for option in options if option.startswith("-")}
    assert wanted <= code(section(command).replace(",", " "))


def test_no_command_is_described_that_is_not_there() -> None:
    described = re.findall(r"^## `byline (\w+)", read("docs/command-line.md"), re.MULTILINE)
    assert sorted(described) == sorted(COMMANDS)


def test_every_setting_is_described() -> None:
    prefix = Settings.model_config.get("env_prefix", "")
    names = {
        str(setting.validation_alias or f"{prefix}{name}".upper())
        for name, setting in Settings.model_fields.items()
    }
    assert names <= code(read("docs/command-line.md"))


def test_every_key_of_an_answer_is_described(sample: Index) -> None:
    answer = to_json(sample.ask("How much is the Herring Cup insured for?"))
    keys = {*answer, *answer["filters"], *answer["passages"][0], *answer["passages"][0]["quote"]}
    assert keys <= code(section("ask").replace(",", " "))


def test_every_reason_is_described() -> None:
    assert {str(reason) for reason in ReasonCode} <= code(section("ask"))


def test_every_key_of_an_article_is_described() -> None:
    keys = set(article_json(Article(key="k", file="f", text="t")))
    assert keys <= code(section("read"))


def test_every_file_and_column_of_an_index_is_described(sample_index: Path) -> None:
    described = read("docs/index-format.md")
    generation = open_current(sample_index)
    for file in generation.manifest.files:
        assert Path(file).name in described
    words = code(described.replace(",", " "))
    assert {*generation.manifest.settings, *generation.manifest.counts} <= words
    with np.load(generation.folder / "columns.npz") as columns:
        assert set(columns) <= words
    with closing(sqlite3.connect(generation.folder / "articles.sqlite")) as database:
        for table in ("articles", "passages"):
            columns_of = database.execute(f"SELECT name FROM pragma_table_info('{table}')")
            assert {name for (name,) in columns_of} <= words


def test_every_room_signal_and_feature_is_described() -> None:
    described = code(read("docs/architecture.md").replace(",", " "))
    modules = {
        path.name
        for package in ("corpus", "index", "bot")
        for path in (ROOT / package).rglob("*.py")
        if path.name != "__init__.py"
    }
    assert modules <= described
    assert {*FEATURES, *(signal.name for signal in fields(Signals))} <= described


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_resolve(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (document.parent / name).resolve() if name else document
        assert linked.is_file(), f"{document.name}: {target}"
        assert not anchor or anchor in anchors(linked), f"{document.name}: {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_speak_of_the_project_only(document: Path) -> None:
    assert not NOT_OURS.findall(document.read_text(encoding="utf-8"))


def test_every_document_is_reached_from_the_readme() -> None:
    linked = {target.partition("#")[0] for target in LINK.findall(read("README.md"))}
    assert {path.relative_to(ROOT).as_posix() for path in DOCUMENTS[1:]} <= linked


def transcripts() -> Iterator[tuple[str, str]]:
    """Yield each command of the README's transcripts with what it says that it prints."""
    for block in re.findall(r"^```console\n(.*?)^```", read("README.md"), re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed


@pytest.mark.parametrize(("command", "printed"), list(transcripts()))
def test_transcripts_are_what_is_printed(command: str, printed: str, sample_index: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == ".venv/bin/byline"
    # A terminal without colours, which has 80 columns.
    terminal = {"TTY_COMPATIBLE": "1", "TERM": "dumb", "FORCE_COLOR": None}
    environment = {"BYLINE_INDEX": str(sample_index), **terminal}
    result = CliRunner().invoke(app, arguments, env=environment)
    assert result.exit_code == 0
    assert _lines(result.stdout) == _lines(printed)


def test_the_readme_has_transcripts() -> None:
    assert len(list(transcripts())) >= 3


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_picture_of_a_terminal_is_what_is_drawn(sample: Index) -> None:
    assert (DOCS / "pictures" / "terminal.svg").read_text("utf-8") == draw_answer.terminal(sample)


def test_pictures_are_small() -> None:
    pictures = list((DOCS / "pictures").iterdir())
    assert {picture.suffix for picture in pictures} == {".png", ".svg"}
    assert all(picture.stat().st_size < 200_000 for picture in pictures)
