"""Settings from a file, the file that init writes, and what doctor finds."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import byline

from bot.errors import SettingsUnusable
from bot.settings import Settings
from bot.settings_file import template
from index.generation import building, generations, open_current

if TYPE_CHECKING:
    from command_line import Outcome

TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("BYLINE_INDEX", "BYLINE_MODEL", "BYLINE_CONFIG", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_environment_goes_before_the_file_and_that_before_the_defaults(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "byline.toml").write_text(
        f'index = "news"\nqueue = 7\nadmins = [1, 2]\ntoken = "{TOKEN}"\nfetch_private = true\n'
    )
    monkeypatch.setenv("BYLINE_QUEUE", "9")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "987654321:" + "B" * 35)
    settings = Settings()
    assert (settings.index, settings.queue, settings.keep_days) == (Path("news"), 9, 90)
    assert (settings.admins, settings.fetch_private) == (frozenset({1, 2}), True)
    assert settings.token is not None
    assert settings.token.get_secret_value().startswith("987654321:")


def test_a_file_elsewhere_has_its_own_paths(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "etc").mkdir()
    (elsewhere / "etc" / "my.toml").write_text(
        'index = "news"\nstate = "/var/state"\nmodel = "m"\n'
    )
    monkeypatch.setenv("BYLINE_CONFIG", str(elsewhere / "etc" / "my.toml"))
    settings = Settings()
    assert settings.index == elsewhere / "etc" / "news"
    assert (settings.state, settings.model) == (Path("/var/state"), "m")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b'indx = "news"', "there is no setting indx"),
        (b'[bot]\ntoken = "x"', "there is no setting bot"),
        (b"index = news", "not TOML"),
        (b"\xff\xfe", "not TOML"),
    ],
)
def test_a_file_that_is_wrong_is_one_line(elsewhere: Path, written: bytes, why: str) -> None:
    (elsewhere / "byline.toml").write_bytes(written)
    assert why in byline("stats").failed(2)


def test_a_value_that_cannot_be_is_one_line(elsewhere: Path) -> None:
    (elsewhere / "byline.toml").write_text("queue = 0\n")
    assert "setting queue" in byline("stats").failed(2)


def test_a_file_that_is_named_must_be_there(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BYLINE_CONFIG", "none.toml")
    with pytest.raises(SettingsUnusable):
        Settings()


def test_init_writes_a_file_that_changes_nothing_and_names_everything(elsewhere: Path) -> None:
    before = Settings()
    assert byline("init").out == "written: byline.toml\n"
    assert Settings() == before
    written = (elsewhere / "byline.toml").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"\n# {name} = " in written
    assert "is there already" in byline("init").failed()
    assert (elsewhere / "byline.toml").read_text(encoding="utf-8") == written


def test_every_line_of_the_template_is_what_the_file_takes() -> None:
    lines = [line[2:] for line in template(Settings).splitlines() if " = " in line]
    values = tomllib.loads("\n".join(lines))
    assert set(values) == set(Settings.model_fields)
    given = {name: value for name, value in values.items() if value != ""}
    assert Settings(**given) == Settings()


# Doctor.


def found(ran: Outcome) -> dict[str, str]:
    """Return the state of each thing that was looked at."""
    return {row["what"]: row["state"] for row in ran.rows}


def test_a_sound_index_is_good_and_the_token_is_not_shown(
    sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    ran = byline("doctor", "--index", sample_index)
    assert ran.status == 0
    assert {line.split()[0] for line in ran.out.splitlines()} <= {"good", "doubtful"}
    assert "A" * 35 not in ran.out + ran.err
    states = found(byline("doctor", "--index", sample_index, "--json"))
    assert {states[what] for what in ("model", "index", "generations", "build", "token")} == {
        "good"
    }


def test_what_is_wrong_is_bad_and_says_what_to_do(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "secret")
    monkeypatch.setenv("BYLINE_MODEL", "no/such/folder")
    ran = byline("doctor", "--json")
    assert ran.status == 1
    assert {row["what"] for row in ran.rows if row["state"] == "bad"} == {"model", "index", "token"}
    assert all(row["advice"] for row in ran.rows if row["state"] != "good")
    assert "secret" not in ran.out


def test_a_damaged_index_and_a_running_build_are_seen(sample_index: Path, tmp_path: Path) -> None:

    index = tmp_path / "index"
    shutil.copytree(sample_index, index)
    with building(index):
        assert found(byline("doctor", "--index", index, "--json"))["build"] == "doubtful"
    (open_current(index).folder / "columns.npz").write_bytes(b"")
    ran = byline("doctor", "--index", index)
    assert ran.status == 1
    assert generations(index)[0].name in ran.out
    assert "byline rollback" in ran.out
