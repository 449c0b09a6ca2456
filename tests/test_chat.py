"""The chat from a pipe: a question a line, and none of them ends it but the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import byline
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot import chat
from bot.chat import talk

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Index

BRIDGE = "How long will the new harbour bridge be?"
ANSWER = "312 metres long"


def words(text: str) -> str:
    """Return a text without the line breaks that the width of a terminal puts in."""
    return " ".join(text.split())


def test_each_line_is_a_question_until_the_end_of_file(sample_index: Path) -> None:
    ran = byline("chat", "--index", sample_index, stdin=f"{BRIDGE}\nwho are you?\n{BRIDGE}")
    assert (ran.status, ran.err) == (0, "")
    assert words(ran.out).count(ANSWER) == 2
    assert words(ran.out).count("There is nothing in the question to search for.") == 1


def test_a_bad_question_does_not_end_it(sample_index: Path) -> None:
    lines = [b"x" * 3000, b"\xff\xfe\x00", b"", b"   ", BRIDGE.encode()]
    ran = byline("chat", "--index", sample_index, stdin=b"\r\n".join(lines))
    assert ran.status == 0
    assert "3,000 characters, the most is 2,000" in words(ran.out)
    assert ANSWER in words(ran.out)


def test_a_line_may_go_on_from_the_one_before(sample_index: Path) -> None:
    lines = "Who resigned as deputy mayor?\nand when was that?\nsince:2025-04-01\npublisher:CNN x"
    ran = byline("chat", "--index", sample_index, stdin=f"{lines}\nsince:soon\n{BRIDGE}")
    assert (ran.status, ran.err) == (0, "")
    shown = words(ran.out)
    when = "Searched for: When was it that they resigned as deputy mayor?"
    assert shown.count(when) == 2
    assert f"{when} since:2025-04-01" in shown
    assert "since: takes a date, not 'soon'" in shown
    assert shown.count("Searched for") == 2
    assert ANSWER in shown


def test_nothing_asked_is_nothing_answered(sample_index: Path) -> None:
    ran = byline("chat", "--index", sample_index)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_pipe_gets_no_colours_and_no_welcome(sample_index: Path) -> None:
    ran = byline("chat", "--index", sample_index, stdin=BRIDGE)
    assert "\x1b" not in ran.out
    assert "Ask the archive" not in ran.out
    assert "»" in ran.out


class Person:
    """Standard input of somebody at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("end", ["\r", "\x04", "\x03"], ids=["empty line", "Ctrl-D", "Ctrl-C"])
def test_a_person_types_is_answered_and_leaves(
    sample: Index,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    end: str,
) -> None:
    history = tmp_path / "state" / "history"
    monkeypatch.setattr(chat, "_HISTORY", history)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"{BRIDGE}\r{end}")
        talk(sample, Person())  # type: ignore[arg-type]
    shown = words(capsys.readouterr().out)
    assert "Ask the archive: 45 articles." in shown
    assert ANSWER in shown
    assert BRIDGE in history.read_text(encoding="utf-8")


def test_where_no_history_can_be_kept_it_chats_all_the_same(
    sample: Index,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(chat, "_HISTORY", tmp_path / "file" / "history")
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"{BRIDGE}\r\r")
        talk(sample, Person())  # type: ignore[arg-type]
    assert ANSWER in words(capsys.readouterr().out)
