"""Bad input of every kind: a clear line for each problem, the right status, the index untouched."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Outcome, byline, small_index
from tiny_models import write_model

from index.generation import building, open_current

GOOD = "The council meets in the school. The school has no roof."
QUESTION = "When does the ferry sail?"
Maker = Callable[["Path"], None]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_index(tmp_path, monkeypatch)


def everything(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def lines(*articles: object) -> bytes:
    return b"".join(json.dumps(article).encode() + b"\n" for article in articles)


def no_traceback(ran: Outcome) -> None:
    assert "Traceback" not in ran.out + ran.err
    assert "Error" not in ran.err


NOISE = random.Random(0).randbytes(4096)
ARTICLE = {"id": "one", "title": "School", "text": GOOD}
CUT = gzip.compress(lines(*({**ARTICLE, "id": n, "text": GOOD * 50 + str(n)} for n in range(999))))

UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    # what is wrong: file name, content, what the line says of it
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\t\n\xa0\n", ""),
    "empty lines": ("a.jsonl", b"", "empty"),
    "empty document": ("a.json", b"", "empty"),
    "empty gzip": ("a.jsonl.gz", b"", ""),
    "nothing packed": ("a.jsonl.gz", gzip.compress(b""), "empty"),
    "binary": ("a.txt", bytes(range(256)) * 8, "binary"),
    "noise": ("a.txt", NOISE, ""),
    "binary Markdown": ("a.md", NOISE, ""),
    "binary lines": ("a.jsonl", NOISE.replace(b"\n", b""), ""),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "binary"),
    "damaged UTF-16": ("a.txt", b"\xff\xfe" + GOOD.encode("utf-16-le") + b"x", "UTF-16"),
    "Shift JIS": ("a.txt", ("フェリーは正午に出航する。" * 20).encode("shift_jis"), "encoding"),
    "not gzip": ("a.jsonl.gz", lines(ARTICLE), "gzip"),
    "truncated gzip": ("a.jsonl.gz", gzip.compress(lines(ARTICLE))[:-12], "cut off"),
    "truncated text": ("a.txt.gz", gzip.compress(GOOD.encode())[:-12], ""),
    "malformed line": ("a.jsonl", b'{"text": "The school\n', "line 1"),
    "malformed document": ("a.json", b'[{"text": "The school"', ""),
    "deep nesting": ("a.jsonl", b"[" * 100_000 + b"\n", "line 1"),
    "no object": ("a.jsonl", b"7\n", "line 1"),
    "no text": ("a.jsonl", lines({"id": "one", "title": "School"}), "line 1"),
    "empty text": ("a.jsonl", lines({"id": "one", "text": " \n "}), "line 1"),
    "text of another type": ("a.jsonl", lines({"id": "one", "text": 7}), "line 1"),
    "nothing under front matter": ("a.md", b"---\ntitle: School\n---\n", ""),
    "front matter without end": ("a.md", b"---\ntitle: [\n---\n", ""),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_line(index: Path, tmp_path: Path, kind: str) -> None:
    name, content, why = UNREADABLE[kind]
    bad = tmp_path / "bad" / name
    bad.parent.mkdir()
    bad.write_bytes(content)
    before = everything(index)

    alone = byline("build", bad).failed()
    assert str(bad) in alone
    assert why in alone
    assert everything(index) == before

    strict = byline("build", tmp_path / "archive", bad, "--strict").failed()
    assert str(bad) in strict
    assert everything(index) == before

    assert str(bad) in byline("read", bad, "--json").failed()

    (tmp_path / "archive" / "school.txt").write_text(f"{GOOD}\n")
    beside = byline("build", tmp_path / "archive", bad)
    assert beside.status == 0
    (line,) = beside.err.splitlines()
    assert line.startswith(f"unreadable: {bad}")
    assert why in line
    assert "1 added, 0 changed, 0 removed, 2 unchanged, 1 unreadable" in beside.out


def test_what_comes_before_and_after_a_bad_line_is_read(index: Path, tmp_path: Path) -> None:
    good = [{"id": n, "text": f"{GOOD} It has {n} doors."} for n in (1, 2, 3)]
    bad = b'{"id": 9, "text": "broken\n[]\n' + lines({"id": 8}) + b"\xff\xff\n"
    (tmp_path / "a.jsonl").write_bytes(lines(good[0]) + bad + lines(*good[1:]))
    ran = byline("build", tmp_path / "a.jsonl")
    assert ran.status == 0
    assert "3 added" in ran.out
    for line, number in zip(ran.err.splitlines(), (2, 3, 4, 5), strict=True):
        assert line.startswith(f"unreadable: {tmp_path}/a.jsonl, line {number}: ")


def test_what_comes_before_the_end_of_a_truncated_gzip_is_read(index: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(CUT[: len(CUT) // 2])
    ran = byline("read", tmp_path / "a.jsonl.gz", "--json")
    assert ran.status == 0
    assert 0 < len(ran.rows) < 999
    assert all(row["text"].startswith(GOOD) for row in ran.rows)
    assert ran.err == f"byline: {tmp_path}/a.jsonl.gz: a gzip file that is cut off\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_a_line_of_fifty_megabytes_is_one_line_of_complaint(
    index: Path, tmp_path: Path, name: str
) -> None:
    big = tmp_path / name
    big.write_bytes(b'{"text": "' + b"ferry " * (50_000_000 // 6) + b'"}')
    before = everything(index)
    assert f"{big}" in byline("build", big).failed()
    assert everything(index) == before
    ran = byline("build", tmp_path / "archive", big)
    assert (ran.status, len(ran.err.splitlines())) == (0, 1)
    assert "er than 4 MiB" in ran.err


def test_a_file_of_one_endless_word_is_read(index: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 300_000)
    assert byline("build", tmp_path / "archive", tmp_path / "a.txt").status == 0
    assert byline("ask", QUESTION, "--json").row["passages"]


def test_what_json_can_say_and_text_cannot_is_stored_all_the_same(
    index: Path, tmp_path: Path
) -> None:
    odd = "The \ud800 ferry \0 sails \udfff at noon. \x1b[31mRed\x07."
    article = {"id": f"{odd}", "title": odd, "publisher": odd, "authors": [odd], "text": odd}
    urls = {"url": "https://x.example/\ud800", "published": odd, "language": odd, "section": odd}
    (tmp_path / "a.jsonl").write_bytes(lines(article, {**article, **urls}))
    ran = byline("build", tmp_path / "a.jsonl")
    assert (ran.status, ran.err) == (0, "")
    assert len(byline("export").rows) == 2
    assert len(byline("read", tmp_path / "a.jsonl", "--json").rows) == 2
    assert byline("ask", QUESTION, "--json").row["passages"]
    assert byline("ask", QUESTION).status == 0


@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"new\nline.txt", b"\x1b[31m.txt", "мост.txt".encode()]
)
def test_any_name_of_a_file_will_do(index: Path, tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(GOOD.encode())
    ran = byline("build", path)
    assert (ran.status, ran.err) == (0, "")
    assert [row["text"] for row in byline("export").rows] == [GOOD]
    assert byline("ask", "Where does the council meet?", "--json").row["passages"]


# Sources.


@pytest.mark.parametrize("source", ["gone", "gone.txt", "*.gone", "", "ftp://x.example/a"])
def test_a_source_that_is_not_there_empties_nothing(
    index: Path, tmp_path: Path, source: str
) -> None:
    before = everything(index)
    line = byline("build", tmp_path / "archive", source).failed()
    assert line.startswith(f"byline: {source}: ")
    assert everything(index) == before


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_dead_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.txt")


def make_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [make_pipe, make_loop, make_dead_link, make_folder])
def test_what_is_no_file_holds_nothing_up(index: Path, tmp_path: Path, make: Maker) -> None:
    make(tmp_path / "archive" / "odd.txt")
    ran = byline("build", tmp_path / "archive")
    assert ran.status == 0
    assert "2 unchanged" in ran.out
    assert len(ran.err.splitlines()) == (make is not make_folder)
    before = everything(index)
    assert (
        str(tmp_path / "archive" / "odd.txt")
        in byline("build", tmp_path / "archive" / "odd.txt").failed()
        or make is make_folder
    )
    assert everything(index) == before


def test_a_folder_with_nothing_to_read_fails(index: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = everything(index)
    line = byline("build", tmp_path / "empty").failed()
    assert line == "byline: no article could be read from the sources"
    assert everything(index) == before


# The index and its model.


@pytest.mark.parametrize("command", ["ask", "chat", "export", "stats"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "more", "pointer"])
def test_a_damaged_index_is_refused(index: Path, command: str, damage: str) -> None:
    folder = open_current(index).folder
    vectors = folder / "vectors.faiss"
    if damage == "flip":
        content = vectors.read_bytes()
        vectors.write_bytes(content[:60] + bytes([content[60] ^ 1]) + content[61:])
    elif damage == "cut":
        vectors.write_bytes(vectors.read_bytes()[:-1])
    elif damage == "gone":
        vectors.unlink()
    elif damage == "more":
        (folder / "more").write_text("")
    else:
        (index / "CURRENT").write_text("garbage")
    question = [QUESTION] if command == "ask" else []
    line = byline(command, *question).failed()
    assert (folder.name if damage != "pointer" else "CURRENT") in line
    ran = byline("verify")
    assert (ran.status, ran.err) == (1, "")
    assert sum("sound" not in said for said in ran.out.splitlines()) == 1


def test_an_index_of_another_model_is_refused(index: Path, tmp_path: Path) -> None:
    write_model(tmp_path / "model", seed=5)
    line = byline("ask", QUESTION).failed()
    assert "another version of the model" in line
    assert "byline build" in line
    # A build with it is all that is needed.
    ran = byline("build", tmp_path / "archive")
    assert "2 embedded, 0 reused" in ran.out
    assert byline("ask", QUESTION, "--json").row["passages"]


def test_the_model_of_the_setting_is_for_builds_alone(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BYLINE_MODEL", str(tmp_path / "nowhere"))
    assert byline("ask", QUESTION, "--json").row["passages"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no-one/no-such-model", "is no folder, and could not be had from the model hub"),
        ("/no/such/folder", "is neither a folder nor a model on the hub"),
    ],
)
def test_a_model_that_is_not_to_be_had_is_one_line(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setenv("BYLINE_MODEL", name)
    before = everything(index)
    assert byline("build", tmp_path / "archive").failed() == f"byline: the model {name} {why}"
    assert everything(index) == before


def test_a_model_that_is_gone_is_one_line(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    (tmp_path / "model").rename(tmp_path / "elsewhere")
    line = byline("ask", QUESTION).failed()
    why = "is neither a folder nor a model on the hub"
    assert line == f"byline: the model {tmp_path / 'model'} {why}"


def test_pickled_weights_are_not_loaded(index: Path, tmp_path: Path) -> None:
    (tmp_path / "model" / "model.safetensors").rename(tmp_path / "model" / "pytorch_model.bin")
    before = everything(index)
    assert "no safetensors weights" in byline("build", tmp_path / "archive").failed()
    assert "no safetensors weights" in byline("ask", QUESTION).failed()
    assert everything(index) == before


def test_another_build_at_work_is_one_line(index: Path, tmp_path: Path) -> None:
    before = everything(index)
    with building(index):
        assert "another build" in byline("build", tmp_path / "archive").failed()
    assert everything(index) == before


@pytest.mark.parametrize("most", [0, 100, 5000])
def test_a_full_disk_is_one_line(index: Path, tmp_path: Path, most: int) -> None:
    (tmp_path / "archive" / "school.txt").write_text(f"{GOOD}\n")
    before = everything(index)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The system refuses to make files longer than this, as a full disk does.
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        ran = byline("build", tmp_path / "archive")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "nothing was published" in ran.failed()
    assert everything(index) == before
    assert byline("ask", QUESTION, "--json").row["passages"]


@pytest.mark.parametrize("where", ["a file", "below a file"])
def test_an_index_cannot_be_built_where_a_file_is(tmp_path: Path, index: Path, where: str) -> None:
    (tmp_path / "file").write_text("in the way")
    place = tmp_path / "file" / ("" if where == "a file" else "index")
    assert (
        str(tmp_path / "file") in byline("build", tmp_path / "archive", "--index", place).failed()
    )
    assert (tmp_path / "file").read_text() == "in the way"


def test_an_output_that_cannot_be_written_is_one_line(sample_index: Path) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "stats", "--index", str(sample_index)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("byline: the output could not be written")
    assert len(done.stderr.splitlines()) == 1
