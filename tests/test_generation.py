"""Generations: published in one step, kept while they are read, and any damage is noticed."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated
from index.generation import (
    FORMAT,
    KEPT,
    Generation,
    building,
    current_name,
    generations,
    open_current,
    publish,
    verify,
    verify_all,
)

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = {"encoder": {"name": "none"}}
COUNTS = {"articles": 1, "passages": 2, "sentences": 3}
FILES = ("articles.sqlite", "lexical/vocab.json", "vectors.faiss")


def publish_one(index: Path, content: str = "content") -> Generation:
    """Publish a generation of three small files."""
    with building(index) as folder:
        (folder / "lexical").mkdir()
        for name in FILES:
            (folder / name).write_text(f"{name}: {content}")
        return publish(index, folder, SETTINGS, COUNTS)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index with two generations."""
    publish_one(tmp_path / "index", "first")
    publish_one(tmp_path / "index", "second")
    return tmp_path / "index"


def is_damaged(index: Path) -> str:
    """Check that opening and verifying both notice damage, in one line; return verify's."""
    with pytest.raises(IndexDamaged) as refused:
        open_current(index)
    assert "\n" not in str(refused.value)
    damaged = [line for line in verify_all(index).values() if line]
    assert len(damaged) == 1
    assert "\n" not in damaged[0]
    return damaged[0]


# Publishing.


def test_what_is_published_is_what_is_opened(index: Path) -> None:
    generation = open_current(index)
    assert generation.manifest.settings == SETTINGS
    assert generation.manifest.counts == COUNTS
    assert generation.manifest.format == FORMAT
    assert set(generation.manifest.files) == set(FILES)
    assert (generation.folder / "vectors.faiss").read_text() == "vectors.faiss: second"
    assert set(verify_all(index).values()) == {None}
    assert (current_name(index) or "").startswith(generation.name)


def test_the_last_three_are_kept(index: Path) -> None:
    names = [publish_one(index, str(n)).name for n in range(4)]
    assert KEPT == 3
    assert [folder.name for folder in generations(index)] == names[-3:]
    assert list(verify_all(index)) == names[-3:]


def test_a_clock_that_was_set_back_does_not_make_the_newest_the_oldest(index: Path) -> None:
    ahead = index / f"20991231{generations(index)[-1].name[8:]}"
    generations(index)[-1].rename(ahead)
    names = [publish_one(index, f"{n}").name for n in range(KEPT)]
    assert [folder.name for folder in generations(index)] == names
    assert names[0] > ahead.name
    assert open_current(index).name == names[-1]


def test_a_reader_keeps_a_generation_that_is_pruned(index: Path) -> None:
    old = open_current(index)
    with (old.folder / "vectors.faiss").open() as reading:
        for n in range(3):
            publish_one(index, str(n))
        assert not old.folder.exists()
        assert reading.read() == "vectors.faiss: second"


def test_what_else_lies_in_the_folder_is_left_alone(index: Path) -> None:
    strangers = [index / name for name in ("0-photographs", "zebra", "20250101", ".hidden")]
    for stranger in strangers:
        stranger.mkdir()
        (stranger / "precious.txt").write_text("precious")
    for n in range(5):
        publish_one(index, str(n))
    assert all((stranger / "precious.txt").read_text() == "precious" for stranger in strangers)
    assert set(verify_all(index).values()) == {None}
    assert len(verify_all(index)) == KEPT


def test_nothing_is_served_before_it_is_published(tmp_path: Path) -> None:
    index = tmp_path / "deep" / "index"
    with building(index) as folder:
        (folder / "vectors.faiss").write_text("half")
        with pytest.raises(IndexMissing, match="byline build"):
            open_current(index)
        assert generations(index) == []
    assert not folder.exists()


def test_a_build_that_fails_leaves_what_was_there(index: Path) -> None:
    before = current_name(index)
    with suppress(ZeroDivisionError), building(index) as folder:
        (folder / "vectors.faiss").write_text("half")
        _ = 1 / 0
    assert current_name(index) == before
    assert open_current(index)
    assert not list(index.glob(".building-*"))


def test_a_second_build_at_once_is_refused(index: Path) -> None:
    with building(index), pytest.raises(IndexLocked, match="another build"):
        publish_one(index)
    assert publish_one(index)


def test_leftovers_of_a_killed_build_are_swept_and_never_served(index: Path) -> None:
    leftover = index / ".building-abc"
    shutil.copytree(open_current(index).folder, leftover)
    assert len(verify_all(index)) == 2
    publish_one(index)
    assert not leftover.exists()


def test_a_build_killed_before_it_points_there_is_not_served(index: Path) -> None:
    # Renamed into its place, CURRENT not yet replaced: the old one is served, the next one is kept.
    served = open_current(index)
    pointer = (index / "CURRENT").read_bytes()
    orphan = publish_one(index, "third")
    (index / "CURRENT").write_bytes(pointer)
    (index / ".CURRENT").write_text("half a po")
    assert open_current(index).name == served.name
    newest = publish_one(index, "fourth")
    assert open_current(index).name == newest.name
    assert generations(index)[-2:] == [orphan.folder, newest.folder]


def test_files_can_be_read_by_others(index: Path) -> None:
    folder = open_current(index).folder
    assert folder.stat().st_mode & 0o777 == 0o755


# Damage.


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "longer", "delete", "folder"])
def test_any_damage_to_any_file_is_noticed(index: Path, name: str, damage: str) -> None:
    generation = open_current(index)
    file = generation.folder / name
    content = file.read_bytes()
    if damage == "flip":
        middle = len(content) // 2
        flipped = bytes([content[middle] ^ 1])
        file.write_bytes(content[:middle] + flipped + content[middle + 1 :])
    elif damage == "longer":
        file.write_bytes(content + b" ")
    elif damage in ("cut", "empty"):
        file.write_bytes(content[:-1] if damage == "cut" else b"")
    else:
        file.unlink()
        if damage == "folder":
            file.mkdir()
    assert generation.name in is_damaged(index)


@pytest.mark.parametrize("name", ["extra.txt", ".hidden", "lexical/extra"])
def test_a_file_too_many_is_noticed(index: Path, name: str) -> None:
    generation = open_current(index)
    (generation.folder / name).write_text("")
    line = is_damaged(index)
    assert generation.name in line
    assert "should not be there" in line


def test_a_link_in_the_place_of_a_file_is_no_way_in(index: Path, tmp_path: Path) -> None:
    file = open_current(index).folder / "vectors.faiss"
    file.unlink()
    file.symlink_to(tmp_path / "nothing")
    is_damaged(index)


def test_a_generation_replaced_by_a_sound_other_one_is_noticed(index: Path) -> None:
    first, second = generations(index)
    shutil.rmtree(second)
    first.rename(second)
    assert second.name in is_damaged(index)


def test_damage_to_an_older_generation_is_named_and_the_current_one_served(index: Path) -> None:
    first, second = generations(index)
    (first / "vectors.faiss").write_text("damaged")
    found = verify_all(index)
    assert first.name in (found[first.name] or "")
    assert found[second.name] is None
    assert open_current(index).folder == second


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"\n",
        b"garbage",
        b"\xff\xfe\x00",
        b". 0",
        b".. 0",
        b"../elsewhere 0",
        b"/etc 0",
        b"a\0b 0",
        b"20250101T120000000000Z-1a2b3c4d 0123",
        b"x" * 10_000,
    ],
)
def test_a_damaged_pointer_is_noticed(index: Path, pointer: bytes) -> None:
    (index / "CURRENT").write_bytes(pointer)
    is_damaged(index)


def test_a_pointer_without_a_digest_is_not_followed(index: Path) -> None:
    (index / "CURRENT").write_text(open_current(index).name)
    is_damaged(index)


def test_a_pointer_that_is_a_folder_is_noticed(index: Path) -> None:
    (index / "CURRENT").unlink()
    (index / "CURRENT").mkdir()
    with pytest.raises(IndexDamaged, match="CURRENT"):
        open_current(index)


@pytest.mark.parametrize(
    "manifest",
    [
        "null", "[]", "7", "{}", '{"format": 5}', "{", "[" * 100_000,
        '{"format": 5, "created": "", "settings": {}, "counts": {}, "files": [], "more": 1}',
        '{"format": 5, "created": "", "settings": {}, "counts": {}, "files": 3}',
        '{"format": 5, "created": "", "settings": {}, "counts": {}, "files": {"../x": "0"}}',
    ],
)  # fmt: skip
def test_a_manifest_of_nonsense_is_noticed(index: Path, manifest: str) -> None:
    generation = open_current(index)
    (generation.folder / "manifest.json").write_text(manifest)
    with pytest.raises(IndexDamaged):
        verify(generation.folder)
    assert generation.name in is_damaged(index)


def test_another_format_is_refused_with_one_line(index: Path) -> None:
    with building(index) as folder:
        (folder / "vectors.faiss").write_text("old")
        published = publish(index, folder, SETTINGS, COUNTS)
    manifest = published.folder / "manifest.json"
    older = json.dumps({"format": FORMAT - 1, "layout": "of long ago"})
    manifest.write_text(older)

    digest = hashlib.sha256(older.encode()).hexdigest()
    (index / "CURRENT").write_text(f"{published.name} {digest}\n")
    with pytest.raises(IndexOutdated, match="rebuild it with  byline build") as refused:
        open_current(index)
    assert "\n" not in str(refused.value)
    assert "rebuild" in (verify_all(index)[published.name] or "")


@pytest.mark.parametrize("kind", ["nothing", "empty", "file"])
def test_where_nothing_was_published_it_says_how_to(tmp_path: Path, kind: str) -> None:
    index = tmp_path / "index"
    if kind == "empty":
        index.mkdir()
    elif kind == "file":
        index.write_text("not a folder")
    for opening in (open_current, verify_all):
        with pytest.raises(IndexMissing, match="byline build"):
            opening(index)
    assert current_name(index) is None
