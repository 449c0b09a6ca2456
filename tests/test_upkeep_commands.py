"""The commands that keep an archive up, as people run them; and web addresses as its sources."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from command_line import byline
from conftest import ROOT
from news_server import news_site, status
from test_upkeep import archive, held, index, model, recipe, write

from corpus import fetch
from corpus.fetched import Manners
from index.build import build
from index.errors import BuildFailed
from index.generation import building, current_name, generations, open_current
from index.taking import FETCHED, Drop
from index.upkeep import add, remove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from news_server import NewsSite

    from index.making import Recipe

__all__ = ["archive", "index", "model", "recipe"]

HERE = Manners(delay=0, allow_private=True)
STORM = "https://courier.example/storm"


@pytest.fixture(autouse=True)
def settings(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYLINE_MODEL", model)


# The commands.


def test_remove_add_diff_rollback_prune(index: Path, archive: Path) -> None:
    at = ("--index", index)
    first = open_current(index).name
    removed = byline("remove", STORM, *at)
    assert (removed.status, removed.err) == (0, "")
    assert removed.out.startswith("articles: 0 added, 0 changed, 1 removed, 2 unchanged")
    second = open_current(index).name
    assert byline("diff", *at).out == f"from {first} to {second}\n- {STORM}\n"
    assert byline("diff", second, first, *at, "--json").row["added"] == [STORM]
    built = byline("build", archive, *at)
    assert "published: nothing, since nothing has changed" in built.out
    assert built.err == f"removed earlier, and left out: {STORM}\n"
    assert byline("rollback", *at).out == f"now served: {first}\n"
    assert byline("diff", first, first, *at).out.endswith("no article differs\n")
    assert byline("add", archive, *at, "--json").row["added"] == []
    assert byline("prune", *at).out == f"deleted: {second}\n1 generation deleted\n"
    assert byline("rollback", *at).failed().startswith("byline: no generation before")
    dry = byline("build", archive / "ferry.md", *at, "--dry-run")
    assert "2 removed" in dry.out
    assert "published: nothing, as asked" in dry.out
    assert len(held(index)) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("remove", "nothing"), 1, "no article in the index is called nothing"),
        (("remove",), 2, "missing argument"),
        (("rollback", "20000101T000000000000Z-00000000"), 1, "there is no generation"),
        (("diff",), 1, "no generation before"),
        (("prune", "--keep", "0"), 2, "greater than or equal to 1"),
        (("follow", "no-such-folder"), 1, "no such file or folder"),
        (("follow", ".", "--every", "soon"), 2, "not a time: 'soon'"),
        (("add", "no-such-folder"), 1, "no such file or folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    index: Path, arguments: tuple[str, ...], code: int, why: str
) -> None:
    before = current_name(index)
    assert why in byline(*arguments, "--index", index).failed(code)
    assert current_name(index) == before


def test_without_an_index_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    for command in (("remove", "a"), ("rollback",), ("diff",), ("prune",)):
        byline(*command, "--index", tmp_path / "none").failed()


def test_follow_goes_on_until_it_is_stopped(index: Path, archive: Path) -> None:
    command = (
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        "follow",
        str(archive),
        "--every",
        "1s",
    )
    following = subprocess.Popen(
        [*command, "--index", str(index)], cwd=ROOT, text=True, env=dict(os.environ),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        before = current_name(index)
        write(archive / "school.md", "The school will close in July.")
        for _ in range(600):
            if current_name(index) != before:
                break
            time.sleep(0.05)
        time.sleep(0.3)
        following.send_signal(signal.SIGINT)
        out, err = following.communicate(timeout=30)
    finally:
        following.kill()
    assert "school.md" in held(index)
    assert "articles: 1 added" in out
    # Stopped while it waits, or while it looks again.
    looking = "byline: the build was interrupted and nothing was published\n"
    assert err in ("byline: interrupted\n", looking)
    assert following.returncode == 1
    assert not list(index.glob(".building-*"))


# A disk that is full.


@pytest.mark.parametrize("change", ["add", "remove"])
def test_a_full_disk_leaves_the_index_as_it_was(
    index: Path, tmp_path: Path, recipe: Recipe, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.parts.write_vectors", full)
    more = write(tmp_path / "more" / "school.md", "The school will close in July.").parent
    before = current_name(index)
    with pytest.raises(BuildFailed, match="No space left"):
        add([str(more)], index, recipe) if change == "add" else remove([STORM], index)
    assert current_name(index) == before
    assert held(index) == {"ferry", "bridge", "storm"}
    assert not list(index.glob(".building-*"))


def test_a_purge_that_cannot_publish_deletes_nothing(
    index: Path, archive: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive / "school.md", "The school will close in July.")
    build([str(archive)], index, model=model)

    def stopped(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.parts.write_words", stopped)
    with pytest.raises(BuildFailed, match="interrupted"):
        remove([STORM], index, purge=True)
    assert len(generations(index)) == 2
    assert "storm" in held(index)


# Web addresses.


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    monkeypatch.setattr(fetch, "_BACKOFF", (0.0, 0.0))
    with news_site() as served:
        for name in ("ferry", "bridge", "storm"):
            served.pages[f"/{name}"] = page(name)
        served.pages["/feed"] = feed(served, "ferry", "bridge", "storm")
        yield served


def page(name: str) -> bytes:
    story = (
        f"The {name} at Ellery was looked at by the harbour board on Tuesday, and found wanting.",
        f"Nobody had looked at the {name} since the winter of 1987, said its warden, Ann Lee.",
        f"The board will decide in June whether the {name} is to be mended or given up for good.",
        "It would cost some nine million crowns, a third of which the county has promised to pay.",
    )
    paragraphs = "".join(f"<p>{line}</p>" for line in story)
    return (
        f"<html><head><title>All about the {name}</title></head><body><article>"
        f"<h1>All about the {name}</h1>{paragraphs}</article></body></html>"
    ).encode()


def feed(site: NewsSite, *names: str) -> bytes:
    items = "".join(
        f"<item><title>All about the {name}</title><link>{site.url}/{name}</link></item>"
        for name in names
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
        f"<link>{site.url}</link>{items}</channel></rss>"
    ).encode()


def test_what_a_feed_no_longer_lists_stays_until_it_is_gone(
    site: NewsSite, tmp_path: Path, model: str
) -> None:
    index, source = tmp_path / "index", f"{site.url}/feed"

    def built(**options: bool) -> set[str]:
        build([source], index, model=model, manners=HERE, **options)  # type: ignore[arg-type]
        return held(index)

    assert built() == {"ferry", "bridge", "storm"}
    site.pages["/feed"] = feed(site, "bridge", "storm")
    assert built() == {"ferry", "bridge", "storm"}
    site.pages["/storm"] = status(410)
    assert built() == {"ferry", "bridge"}
    site.pages["/feed"] = status(503)
    assert built() == {"ferry", "bridge"}
    site.pages["/feed"] = feed(site, "bridge")
    assert built(drop_missing=True) == {"bridge"}


def test_followed_addresses_drop_only_what_is_gone(
    site: NewsSite, index: Path, recipe: Recipe
) -> None:
    def followed(drop: Drop) -> set[str]:
        add([f"{site.url}/feed"], index, recipe, drop=drop, take_back=False, manners=HERE)
        return held(index)

    local = {"ferry", "bridge", "storm"}
    site.pages["/school"] = page("school")
    site.pages["/choir"] = page("choir")
    site.pages["/feed"] = feed(site, "school", "choir")
    assert followed(Drop.VANISHED) == local | {"school", "choir"}
    site.pages["/feed"] = feed(site, "choir")
    assert followed(Drop.VANISHED) == local | {"school", "choir"}
    assert followed(Drop.UNLISTED) == local | {"choir"}
    assert (index / FETCHED).is_dir()
    remove([f"{site.url}/choir"], index, purge=True)
    assert followed(Drop.VANISHED) == local


def test_a_purge_takes_what_was_fetched_too(site: NewsSite, tmp_path: Path, model: str) -> None:
    index = tmp_path / "index"
    build([f"{site.url}/storm", f"{site.url}/ferry"], index, model=model, manners=HERE)
    remove([f"{site.url}/storm"], index, purge=True)
    assert not (index / FETCHED).exists()


def test_what_is_taken_down_is_not_kept_again_by_those_who_follow(
    site: NewsSite, tmp_path: Path, recipe: Recipe
) -> None:
    index, source = tmp_path / "index", f"{site.url}/feed"
    add([source], index, recipe, manners=HERE)
    remove([f"{site.url}/storm"], index, purge=True)
    report = add([source], index, recipe, take_back=False, manners=HERE)
    assert report.kept_out == [f"{site.url}/storm"]
    kept = b"".join(path.read_bytes() for path in (index / FETCHED).iterdir())
    assert b"The ferry at Ellery" in kept
    assert b"The storm at Ellery" not in kept
    add([f"{site.url}/storm"], index, recipe, manners=HERE)
    assert b"The storm at Ellery" in b"".join(p.read_bytes() for p in (index / FETCHED).iterdir())


def test_a_takedown_waits_for_a_build_and_a_removal_does_not(index: Path) -> None:
    begun, released = threading.Event(), threading.Event()

    def build_for_a_while() -> None:
        with building(index):
            begun.set()
            released.wait(30)

    builder = threading.Thread(target=build_for_a_while)
    builder.start()
    try:
        begun.wait(30)
        assert "another build" in byline("remove", STORM, "--index", index).failed()
        threading.Timer(0.5, released.set).start()
        ran = byline("remove", STORM, "--purge", "--index", index)
    finally:
        released.set()
        builder.join()
    assert ran.status == 0
    assert ran.err.count("waiting until it is done") == 1
    assert held(index) == {"ferry", "bridge"}
    assert len(generations(index)) == 1
