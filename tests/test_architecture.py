"""The way the data flows, held by the imports; and each engine in one room."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "bot")


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Yield the top-level package of everything that a file imports, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_never_run_back(package: str) -> None:
    later = set(PACKAGES[PACKAGES.index(package) + 1 :])
    assert modules(package)
    for path in modules(package):
        assert not later & set(imports(path)), path


@pytest.mark.parametrize("library", ["faiss", "bm25s", "sentence_transformers"])
def test_each_engine_is_imported_in_one_file_of_the_index(library: str) -> None:
    users = [p for package in PACKAGES for p in modules(package) if library in imports(p)]
    assert [path.parent.name for path in users] == ["index"], users


@pytest.mark.parametrize("library", ["telegram", "tornado"])
def test_telegram_is_imported_in_the_telegram_files_only(library: str) -> None:
    users = [p for package in PACKAGES for p in modules(package) if library in imports(p)]
    assert users
    assert {path.parent for path in users} == {ROOT / "bot" / "telegram"}, users


def test_what_the_bot_remembers_and_says_does_not_know_telegram_nor_its_files() -> None:
    for path in modules("bot"):
        if path.parent.name in ("telegram", "commands"):
            continue
        assert "bot.telegram" not in path.read_text(encoding="utf-8"), path


def test_the_network_has_one_door() -> None:
    libraries = {"httpx", "httpcore", "socket", "urllib3", "requests", "http", "protego"}
    users = {
        path.relative_to(ROOT).as_posix()
        for package in ("corpus", "index")
        for path in modules(package)
        if libraries & set(imports(path))
    }
    assert users == {"corpus/fetch.py", "corpus/connection.py"}


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    names = {path.stem for package in PACKAGES for path in modules(package)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_nothing_is_unpickled() -> None:
    for path in (path for package in PACKAGES for path in modules(package)):
        assert not {"pickle", "dill", "joblib", "marshal", "shelve"} & set(imports(path)), path
        assert "allow_pickle=True" not in path.read_text(encoding="utf-8"), path
