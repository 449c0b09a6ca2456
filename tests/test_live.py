"""The live index: generations change places under use, damaged ones are not let in."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from telegram_bot import ARTICLES, write_archive

from bot.buttons import digest
from bot.live import LiveIndex, article_by_digest
from index.build import build
from index.errors import IndexMissing
from index.generation import current_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index with one generation, of two articles."""
    build([str(write_archive(tmp_path / "archive", ARTICLES[:2]))], tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def live(folder: Path) -> Iterator[LiveIndex]:
    live = LiveIndex(folder)
    yield live
    live.close()


def publish_more(folder: Path) -> None:
    """Publish another generation, of three articles."""
    build([str(write_archive(folder.parent / "archive"))], folder)


def test_nothing_new_is_nothing_to_do(live: LiveIndex) -> None:
    before = live.name
    assert not live.reload_if_published()
    assert live.name == before


def test_a_new_generation_is_served_and_the_old_one_kept_while_in_use(
    live: LiveIndex, folder: Path
) -> None:
    with live.current() as old:
        publish_more(folder)
        assert live.reload_if_published()
        assert not live.reload_if_published()
        with live.current() as new:
            assert (old.name, new.name) == (old.name, live.name)
            assert old.name != new.name
            assert len(list(new.keys())) == len(list(old.keys())) + 1
        assert old.ask("Who pays for the dredging?").passages
    # Nobody uses the old one any more: it has been closed.
    with pytest.raises(Exception, match="closed"):
        old.ask("Who pays for the dredging?")


def test_a_damaged_generation_is_not_served_and_complained_of_once(
    live: LiveIndex, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = live.name
    publish_more(folder)
    published = (current_name(folder) or "").split()[0]
    (folder / published / "articles.sqlite").write_bytes(b"not a database")
    with caplog.at_level(logging.INFO):
        assert [live.reload_if_published() for _ in range(3)] == [False] * 3
    [record] = [record for record in caplog.records if record.name == "bot.live"]
    assert "articles.sqlite" in record.getMessage()
    assert f"still serving generation {before}" in record.getMessage()
    with live.current() as index:
        assert index.name == before
        assert index.ask("Who pays for the dredging?").passages


def test_an_index_that_goes_away_is_still_served(live: LiveIndex, folder: Path) -> None:
    (folder / "CURRENT").unlink()
    assert not live.reload_if_published()
    with live.current() as index:
        assert index.ask("Who pays for the dredging?").passages


def test_a_current_that_names_nothing_is_complained_of_once(
    live: LiveIndex, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "CURRENT").write_bytes(b"\xff\xfe")
    assert [live.reload_if_published() for _ in range(3)] == [False] * 3
    assert [record.name for record in caplog.records] == ["bot.live"]


def test_there_has_to_be_an_index_to_begin_with(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        LiveIndex(tmp_path)


def test_many_threads_ask_while_generations_change(live: LiveIndex, folder: Path) -> None:
    def ask(_: int) -> bool:
        with live.current() as index:
            return bool(index.ask("Who pays for the dredging?").passages)

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ask, number) for number in range(40)]
        publish_more(folder)
        assert live.reload_if_published()
        asked += [pool.submit(ask, number) for number in range(40)]
        assert all(future.result() for future in asked)


def test_an_article_is_found_by_the_digest_of_its_key(live: LiveIndex) -> None:
    with live.current() as index:
        for key in index.keys():  # noqa: SIM118 - an index is no mapping
            article = article_by_digest(index, digest(key))
            assert article is not None
            assert article.key == key
        assert article_by_digest(index, "0" * 16) is None
