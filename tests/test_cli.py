"""The ``byline`` command: exit status, what goes to which stream, and what each command prints."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from command_line import byline, small_index
from conftest import ROOT, SAMPLE, STAGES
from rich.console import Console
from test_message import check_answer

from bot.cli import app
from bot.progress import print_left_out, stages
from corpus.errors import ReadError
from index.generation import generations, open_current
from index.report import Report

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = "How long will the new harbour bridge be?"
STORY = "The council meets in the school."
COMMANDS = (
    "init", "doctor", "build", "add", "remove", "follow", "ask", "chat", "bot", "feedback", "read",
    "attribute", "who", "export", "verify", "diff", "rollback", "prune", "stats", "eval",
)  # fmt: skip
RUN = (sys.executable, "-c", "from bot.cli import main; main()")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_index(tmp_path, monkeypatch)


# Help and usage.


def test_help_of_every_command_says_something_of_every_option() -> None:
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert set(commands) == set(COMMANDS)
    for name, command in commands.items():
        ran = byline(name, "--help")
        assert (ran.status, ran.err) == (0, "")
        assert command.help
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                assert parameter.help, (name, parameter.name)
                assert all(flag in ran.out for flag in parameter.opts)


def test_help_of_the_whole_names_every_command() -> None:
    ran = byline("--help")
    assert (ran.status, ran.err) == (0, "")
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "missing command (see byline --help)"),
        (("nonsense",), "no such command 'nonsense' (see byline --help)"),
        (("--nonsense",), "no such option: --nonsense (see byline --help)"),
        (("build",), "missing argument 'SOURCE...' (see byline build --help)"),
        (("read",), "missing argument 'FILE...' (see byline read --help)"),
        (("ask", BRIDGE, "--sinse", "2025"), "no such option: --sinse (see byline ask --help)"),
        (("ask", BRIDGE, "--\x1b[2J\n"), "no such option: --"),
        (("ask", BRIDGE, "-k", "many"), "invalid value for '-k': "),
        (("ask", "How", "long?"), "got unexpected extra argument (long?) (see byline ask --help)"),
        (("stats", "--index"), "option '--index' requires an argument"),
        (("stats", "--index", ""), "invalid value for '--index': it is empty"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], why: str) -> None:
    line = byline(*arguments).failed(2)
    assert line.startswith(f"byline: {why}")
    assert line.endswith(" --help)")
    assert line.isprintable()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("ask",), "either a question or --batch"),
        (("ask", BRIDGE, "--batch"), "either a question or --batch"),
        (("ask", ""), "empty"),
        (("ask", "  \n "), "empty"),
        (("ask", "x" * 10_000), "10,000 characters, the most is 2,000"),
        (("ask", BRIDGE, "-k", "0"), "only 1 to 50"),
        (("ask", BRIDGE, "-k", "51"), "only 1 to 50"),
        (("ask", BRIDGE, "--publisher", ""), "the publisher is empty"),
        (("ask", BRIDGE, "--publisher", " "), "the publisher is empty"),
        (("ask", BRIDGE, "--since", ""), "not a date: ''"),
        (("ask", BRIDGE, "--since", "soon"), "not a date: 'soon'"),
        (("ask", BRIDGE, "--until", "2025-02-30"), "not a date"),
        (("ask", BRIDGE, "--since", "2025", "--until", "2024"), "ends before it begins"),
        (("ask", BRIDGE, "--now", "today"), "not a date: 'today'"),
        (("ask", BRIDGE, "--speaker", " "), "the speaker is empty"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(
    index: Path, arguments: tuple[str, ...], why: str
) -> None:
    assert why in byline(*arguments).failed(2)


def test_a_bad_setting_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYLINE_RELOAD_SECONDS", "often")
    assert "setting reload_seconds" in byline("stats").failed(2)


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYLINE_INDEX", "")
    assert "no index in data/index" in byline("stats").failed()


def test_the_bot_needs_a_token(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert "TELEGRAM_BOT_TOKEN is not set" in byline("bot").failed(2)


@pytest.mark.parametrize("command", ["ask", "chat", "export", "verify", "stats"])
def test_where_there_is_no_index_it_says_how_to_build_one(command: str, tmp_path: Path) -> None:
    question = [BRIDGE] if command == "ask" else []
    line = byline(command, *question, "--index", tmp_path / "none").failed()
    assert line == (
        f"byline: no index in {tmp_path / 'none'}: build one with  byline build SOURCE..."
    )
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_drawn_in_a_terminal_only(terminal: bool) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    with stages(console) as stage, stage("embedding", 200) as advance:
        advance(50)
        advance(150)
    assert isinstance(console.file, io.StringIO)
    drawn = console.file.getvalue()
    assert ("embedding" in drawn and "100%" in drawn) if terminal else drawn == ""


def test_what_a_build_leaves_out_is_a_line_each() -> None:
    left_out = [ReadError("\x1b[2Jodd\nname.txt", "empty"), ReadError("other.txt", "empty")]
    console = Console(file=io.StringIO(), width=80)
    print_left_out(Report(unreadable=left_out), console)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == [
        "unreadable: \ufffd[2Jodd name.txt: empty",
        "unreadable: other.txt: empty",
    ]


# Asking.


def test_an_answer_in_json_is_by_the_contract(sample_index: Path) -> None:
    ran = byline("ask", BRIDGE, "--json", "--index", sample_index)
    assert (ran.status, ran.err) == (0, "")
    check_answer(ran.row)
    assert ran.row["id"] is None
    assert ran.row["question"] == BRIDGE
    assert len(ran.row["passages"]) == 5
    assert ran.row["answered"]


@pytest.mark.parametrize("question", ["who is it?", "🙂", "What did Zaphod Beeblebrox say?"])
def test_no_answer_is_no_failure(sample_index: Path, question: str) -> None:
    ran = byline("ask", question, "--json", "--index", sample_index)
    assert (ran.status, ran.err) == (0, "")
    check_answer(ran.row)
    assert not ran.row["answered"]
    told = byline("ask", question, "--index", sample_index)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("Nothing found. ")


def test_flags_restrict_the_answer(sample_index: Path) -> None:
    flags = ("--publisher", "northline", "--since", "2025-03", "--until", "2025-04", "-k", 3)
    ran = byline("ask", BRIDGE, *flags, "--now", "2025-05-01", "--json", "--index", sample_index)
    assert ran.row["filters"] == {
        "publisher": "northline", "speaker": None, "since": "2025-03", "until": "2025-04",
        "undated": ran.row["filters"]["undated"], "relaxed": [], "near": None,
    }  # fmt: skip
    assert len(ran.row["passages"]) == 3
    assert {passage["publisher"] for passage in ran.row["passages"]} == {"Northline"}


def test_filters_may_be_typed_into_the_question(sample_index: Path) -> None:
    question = 'the bridge publisher:"Evening Lantern"'
    answer = byline("ask", question, "--json", "--index", sample_index).row
    assert answer["question"] == question
    assert answer["filters"]["publisher"] == "Evening Lantern"
    assert {passage["publisher"] for passage in answer["passages"]} == {"Evening Lantern"}
    message = byline("ask", "bridge until:soon", "--index", sample_index).failed(status=2)
    assert "until: takes a date, not 'soon'" in message


def test_now_never_cuts(sample_index: Path) -> None:
    ask = ("ask", BRIDGE, "--json", "--index", sample_index)
    then, today = byline(*ask, "--now", "1990").row, byline(*ask).row
    assert then["filters"] == today["filters"]
    assert [p["article"] for p in then["passages"]] == [p["article"] for p in today["passages"]]


def test_now_says_what_last_week_means(sample_index: Path) -> None:
    ask = ("ask", "What was decided about the harbour bridge last week?", "--json")
    ran = byline(*ask, "--now", "2025-03-12", "--index", sample_index)
    assert ran.row["filters"]["near"] == {"since": "2025-03-03", "until": "2025-03-09"}
    assert ran.row["passages"][0]["published"].startswith("2025-03-0")


def test_an_answer_for_a_person_has_quotation_source_and_link(sample_index: Path) -> None:
    ran = byline("ask", BRIDGE, "--index", sample_index)
    assert (ran.status, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    assert "»The bridge, 312 metres long" in words
    assert "Harbour Courier · Rosalind Peake" in words
    assert "https://www.harbour-courier.example/2025/03/04/bridge-contract" in words
    assert "\x1b" not in ran.out


def test_without_a_terminal_a_paragraph_is_a_line(
    sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    best = byline("ask", BRIDGE, "--json", "--index", sample_index).row["passages"][0]["text"]
    printed = byline("ask", BRIDGE, "--index", sample_index).out.splitlines()
    unmarked = [re.sub("[»«]", "", line) for line in printed]
    assert unmarked[: best.count("\n") + 1] == f"[1] {best}".split("\n")
    assert not any(line.endswith(" ") for line in printed)


def test_what_a_person_gives_cannot_steer_the_terminal(sample_index: Path, tmp_path: Path) -> None:
    steering = "\x1b[31mThe\x9b2J\x07 Gazette\nof\rall"
    ask = ("ask", BRIDGE, "--index", sample_index, "--publisher", steering)
    (said,) = byline(*ask).out.splitlines()
    assert said.startswith("Nothing found. There is no article by \ufffd[31mThe\ufffd2J")
    assert byline(*ask, "--json").row["reason"]["publisher"] == steering
    lines = [said]
    (tmp_path / f"{steering}.txt").write_bytes(b"")
    for arguments in (("read", tmp_path), ("build", tmp_path), ("stats", "--index", steering)):
        lines.append(byline(*arguments).failed())
    (tmp_path / f"{steering}.txt").write_text("The ferry sails.\n")
    lines += byline("read", tmp_path).out.splitlines()
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_characters_shows_question_marks(
    sample_index: Path, encoding: str
) -> None:
    ran = byline("ask", BRIDGE, "--index", sample_index, encoding=encoding)
    assert ran.status == 0
    assert "312 metres long" in " ".join(ran.out.split())


# The others.


def test_a_build_reports_on_stdout_and_complains_on_stderr(index: Path, tmp_path: Path) -> None:
    (tmp_path / "archive" / "noise.txt").write_bytes(bytes(range(256)))
    (tmp_path / "archive" / "mayor.txt").unlink()
    ran = byline("build", tmp_path / "archive")
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == [
        "articles: 0 added, 0 changed, 1 removed, 1 unchanged, 1 unreadable",
        "passages: 0 embedded, 1 reused",
    ]
    assert ran.out.splitlines()[3] == f"published: {open_current(index).name}"
    assert ran.err == f"unreadable: {tmp_path}/archive/noise.txt: binary data, not text\n"


def test_a_build_reports_in_json(index: Path, tmp_path: Path) -> None:
    (tmp_path / "archive" / "noise.txt").write_bytes(bytes(range(256)))
    (tmp_path / "archive" / "later.md").write_text(
        "---\nurl: https://courier.example/ferry\n---\n\nThe ferry sank.\n"
    )
    ran = byline("build", tmp_path / "archive", "--json")
    assert ran.status == 0
    row = ran.row
    assert set(row.pop("seconds")) == set(STAGES)
    assert row == {
        "added": [],
        "changed": ["https://courier.example/ferry"],
        "removed": [],
        "unchanged": 1,
        "unreadable": [f"{tmp_path}/archive/noise.txt: binary data, not text"],
        "repeated": ["https://courier.example/ferry"],
        "kept": 0,
        "kept_out": [],
        "embedded": 1,
        "reused": 1,
        "stories": 0,
        "retold": 0,
        "generation": open_current(index).name,
    }
    assert ran.err.splitlines() == [
        f"unreadable: {tmp_path}/archive/noise.txt: binary data, not text",
        "given more than once, the last one taken: https://courier.example/ferry",
    ]


def test_reading_prints_an_article_a_line(index: Path, tmp_path: Path) -> None:
    files = [tmp_path / "archive" / "ferry.md", tmp_path / "archive" / "mayor.txt"]
    ran = byline("read", *files, "--json")
    assert (ran.status, ran.err) == (0, "")
    ferry, mayor = ran.rows
    assert list(ferry) == [
        "key", "file", "url", "title", "standfirst", "publisher", "agency", "authors", "published",
        "dated", "place", "section", "language", "text", "captions",
        "claimed_publisher", "headings",
    ]  # fmt: skip
    assert ferry["text"] == "The ferry sails at noon. It is old."
    assert (ferry["file"], mayor["key"]) == (str(files[0]), "mayor.txt")
    assert byline("read", *files).out.count("The ferry sails at noon.") == 1


def test_reading_goes_on_after_what_cannot_be_read(index: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.txt"
    noise.write_bytes(bytes(range(256)))
    ran = byline("read", tmp_path / "gone.txt", noise, tmp_path / "archive" / "mayor.txt", "--json")
    assert ran.status == 0
    assert [row["key"] for row in ran.rows] == ["mayor.txt"]
    assert sorted(ran.err.splitlines()) == [
        f"byline: {tmp_path}/gone.txt: no such file or folder",
        f"byline: {noise}: binary data, not text",
    ]


def test_reading_nothing_fails_with_a_line_for_each_reason(tmp_path: Path) -> None:
    assert byline("read", tmp_path / "gone.txt").failed().endswith("no such file or folder")
    assert byline("read", tmp_path).failed() == f"byline: no article in {tmp_path}"


def test_exporting_prints_a_passage_a_line(index: Path) -> None:
    ran = byline("export")
    assert (ran.status, ran.err) == (0, "")
    assert {row["article"] for row in ran.rows} == {"https://courier.example/ferry", "mayor.txt"}
    by_key = {row["article"]: row for row in ran.rows}
    assert by_key["https://courier.example/ferry"] == {
        "article": "https://courier.example/ferry",
        "start": 0,
        "end": 35,
        "text": "The ferry sails at noon. It is old.",
        "url": "https://courier.example/ferry",
        "publisher": "The Courier",
        "published": "2025-03-04",
    }


def test_exported_passages_are_slices_of_what_is_read(sample_index: Path) -> None:
    articles = {row["key"]: row for row in byline("read", SAMPLE, "--json").rows}
    passages = byline("export", "--index", sample_index).rows
    assert len(passages) > len(articles)
    for passage in passages:
        text = articles[passage["article"]]["text"]
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_verifying_names_what_is_damaged(index: Path, tmp_path: Path) -> None:
    (tmp_path / "archive" / "mayor.txt").unlink()
    assert byline("build", tmp_path / "archive").status == 0
    old, new = generations(index)
    sound = byline("verify")
    assert (sound.status, sound.err) == (0, "")
    assert sound.out == f"{old.name}: sound\n{new.name}: sound\n"

    (old / "vectors.faiss").write_bytes(b"damaged")
    ran = byline("verify")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines()[0].startswith(f"{old.name}: {old / 'vectors.faiss'}: is damaged")
    assert ran.out.splitlines()[1] == f"{new.name}: sound"
    rows = byline("verify", "--json").rows
    assert [(row["generation"], row["sound"]) for row in rows] == [
        (old.name, False),
        (new.name, True),
    ]
    assert rows[1]["damage"] is None
    # What is served is sound.
    assert byline("ask", "ferry", "--json").status == 0


def test_stats_count_what_the_index_holds(index: Path) -> None:
    ran = byline("stats", "--json")
    assert (ran.status, ran.err) == (0, "")
    folder = open_current(index).folder
    assert ran.row == {
        "generation": folder.name,
        "created": ran.row["created"],
        "model": os.environ["BYLINE_MODEL"],
        "articles": 2,
        "passages": 2,
        "statements": 1,
        "stories": 0,
        "sentences": 4,
        "publishers": {"The Courier": 1},
        "no_publisher": 1,
        "earliest": "2025-03-04",
        "latest": "2025-03-04",
        "undated": 1,
        "no_url": 1,
        "no_authors": 2,
        "languages": ran.row["languages"],
        "no_language": 2 - sum(ran.row["languages"].values()),
        "months": {"2025-03": {"The Courier": 1}},
        "copies": 0,
        "origins": 0,
        "sources": {str(index.parent / "archive"): 2},
        "removed": 0,
        "bytes": sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()),
    }
    told = byline("stats")
    assert "articles    2 (1 without a URL)" in told.out
    assert "The Courier" in told.out


def test_spellings_of_a_publisher_are_counted_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_index(tmp_path, monkeypatch)
    names = ["Cnn", "CNN", "Fox", "CNN", "cnn", "FOX", "Straße", "STRASSE"]
    rows = [{"id": n, "source": name, "text": STORY} for n, name in enumerate(names)]
    (tmp_path / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert byline("build", tmp_path / "a.jsonl").status == 0
    publishers = byline("stats", "--json").row["publishers"]
    assert list(publishers.items()) == [("CNN", 4), ("Fox", 2), ("Straße", 2)]


def test_one_is_in_the_singular(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_index(tmp_path, monkeypatch)
    (tmp_path / "a.txt").write_text(f"{STORY}\n")
    assert byline("build", tmp_path / "a.txt").status == 0
    assert "passages    1 with 1 sentence\n" in byline("stats").out


def test_an_option_goes_before_its_setting(index: Path, tmp_path: Path) -> None:
    assert "no index in" in byline("stats", "--index", tmp_path / "other").failed()


# As its own process.


OFFLINE = """
import socket, sys

def refuse(*arguments, **options):
    raise SystemExit("no network here")

socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from bot.cli import main
try:
    main()
finally:
    print(*{"transformers", "sentence_transformers", "huggingface_hub"} & set(sys.modules))
"""


def test_an_answer_needs_no_network_and_no_slow_library(sample_index: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OFFLINE, "ask", BRIDGE, "--json", "--index", sample_index],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer, imported = ran.stdout.splitlines()
    check_answer(json.loads(answer))
    assert (imported, ran.stderr) == ("", "")


def start(*arguments: object, **settings: object) -> subprocess.Popen[bytes]:
    """Start the command as a shell does."""
    process: subprocess.Popen[bytes] = subprocess.Popen(
        [*RUN, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,  # type: ignore[call-overload]
    )
    return process


def test_a_reader_that_has_enough_ends_it_quietly(sample_index: Path) -> None:
    piped = subprocess.run(
        f"{subprocess.list2cmdline(RUN)} export --index {sample_index} | head -n 1",
        cwd=ROOT, shell=True, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert piped.stderr == ""
    assert json.loads(piped.stdout)["article"]


def test_a_closed_output_is_one_line(sample_index: Path) -> None:
    command = subprocess.list2cmdline([*RUN, "ask", BRIDGE, "--index", str(sample_index)])
    ran = subprocess.run(f"{command} >&-", cwd=ROOT, shell=True, capture_output=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == b"byline: there is no standard output to write to\n"


def test_ctrl_c_ends_a_build_with_one_line_and_leaves_the_index(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BYLINE_MODEL")  # the real one takes its time
    before = open_current(index)
    build = start("build", SAMPLE)
    while not list(index.glob(".building-*/articles.sqlite")):
        assert build.poll() is None, build.communicate()
        time.sleep(0.01)
    build.send_signal(signal.SIGINT)
    out, err = build.communicate()
    assert (build.returncode, out) == (1, b"")
    assert err == b"byline: the build was interrupted and nothing was published\n"
    assert open_current(index) == before
    assert not list(index.glob(".building-*"))


def test_being_told_to_stop_ends_a_chat_with_one_line(index: Path) -> None:
    chat = start("chat", stdin=subprocess.PIPE)
    assert chat.stdin is not None
    assert chat.stdout is not None
    chat.stdin.write(b"ferry\n")
    chat.stdin.flush()
    chat.stdout.readline()
    chat.send_signal(signal.SIGTERM)
    _, err = chat.communicate()
    assert (chat.returncode, err) == (1, b"byline: interrupted\n")
