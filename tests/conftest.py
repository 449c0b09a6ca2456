"""What many tests share: the sample archive, built once with the real model."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command_line import byline
from telegram_bot import running, write_archive
from telegram_server import TelegramServer

from bot.live import LiveIndex
from index.build import build
from index.search import Index

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from index.answer import Answer

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "sample"
STAGES = ("reading", "splitting", "attributing", "stories", "embedding", "words", "publishing")
"""Of a build, in order."""

GOLD: list[dict[str, Any]] = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "questions.jsonl").read_text("utf-8").splitlines()
]
"""Questions to the sample archive, and what is known of their answers."""

SHARED = ROOT.parent / "shared"
"""Real public data beside the project, where there is any; what needs it skips without it."""


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the sample archive."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    build([str(SAMPLE)], folder)
    return folder


@pytest.fixture(scope="session")
def sample(sample_index: Path) -> Index:
    """The sample archive, opened."""
    return Index(sample_index)


@pytest.fixture(scope="session")
def gold_answers(sample: Index) -> list[Answer]:
    """What the sample archive says to each question of ``GOLD``, up to ten passages."""
    return [sample.ask(row["question"], 10) for row in GOLD]


@pytest.fixture(scope="session")
def evaluated(sample_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``run.json`` and ``page.html``: the sample archive asked ``GOLD``."""
    folder = tmp_path_factory.mktemp("evaluated")
    ran = byline(
        "eval", ROOT / "tests/data/questions.jsonl", "--index", sample_index,
        "--json", "--html", folder / "page.html",
    )  # fmt: skip
    assert (ran.status, ran.err) == (0, "")
    (folder / "run.json").write_text(ran.out, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data; skips the test where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the real data beside the project")
    return SHARED


@pytest.fixture
def anyio_backend() -> str:
    """What asynchronous tests run on."""
    return "asyncio"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the three articles that the bot is asked about."""
    folder = tmp_path_factory.mktemp("bot")
    build([str(write_archive(folder / "archive"))], folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def live(archive: Path) -> Iterator[LiveIndex]:
    """That index, being served."""
    with closing(LiveIndex(archive)) as live:
        yield live


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """The fake; in the end every rule was kept, every press answered."""
    async with TelegramServer() as server:
        yield server
        assert server.refused == []
        assert server.unanswered == []


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where a bot keeps what it remembers."""
    return tmp_path / "state.sqlite"


@pytest.fixture
async def served(
    server: TelegramServer, live: LiveIndex, state: Path
) -> AsyncIterator[TelegramServer]:
    """The fake, with the bot at work."""
    async with running(server, live, state):
        yield server
