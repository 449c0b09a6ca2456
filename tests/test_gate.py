"""The gate: floors that hold, floors that do not, and none that is lowered in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import GOLD, ROOT

from benchmarks.asked import Asked
from benchmarks.floors import Floor, gain, read_floors
from benchmarks.gate import FLOORS, main
from benchmarks.questions import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Gate = "Callable[..., int]"


@pytest.fixture
def run(evaluated: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((evaluated / "run.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def gate(tmp_path: Path, run: dict[str, Any]) -> Callable[..., int]:
    """Hold a run of the sample to floors of its own, which are those of ``run`` at first."""

    def hold(*options: str, run: dict[str, Any] = run) -> int:
        (tmp_path / "run.json").write_text(json.dumps(run), encoding="utf-8")
        arguments = ["--set", "sample", "--run", str(tmp_path / "run.json"), *options]
        return main(arguments, tmp_path / "floors.toml")

    assert hold("--raise") == 0
    return hold


def missing_first(run: dict[str, Any], count: int) -> dict[str, Any]:
    """Return a run in which ``count`` questions more do not have the right article first."""
    found = [row for row in run["rows"] if row["article_rank"] == 1][:count]
    changed = [{**row, "article_rank": 2} if row in found else row for row in run["rows"]]
    return {**run, "rows": changed}


def test_the_sample_archive_is_held(evaluated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "sample", "--run", str(evaluated / "run.json")]) == 0, capsys.readouterr()


def test_the_floors_are_the_gates_own() -> None:
    floors = read_floors(FLOORS)
    assert floors.sound
    assert "sample" in floors.sets
    assert all(record["why"] for record in floors.lowered)


def test_nothing_is_held_where_nothing_is_pinned(evaluated: Path, tmp_path: Path) -> None:
    run = ["--set", "sample", "--run", str(evaluated / "run.json")]
    assert main(run, tmp_path / "floors.toml") == 1
    assert not (tmp_path / "floors.toml").exists()


def test_what_was_pinned_is_held(gate: Callable[..., int], tmp_path: Path) -> None:
    before = (tmp_path / "floors.toml").read_bytes()
    assert gate() == 0
    assert (tmp_path / "floors.toml").read_bytes() == before
    table = read_floors(tmp_path / "floors.toml").sets["sample"]
    assert table.measures["hit@1"].noise == round(3 / sum(row["answerable"] for row in GOLD), 4)
    assert "coverage" not in table.measures


def test_noise_is_no_regression_and_more_than_noise_is(
    gate: Callable[..., int], run: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate(run=missing_first(run, 3)) == 0
    assert "FAILS" not in capsys.readouterr().out
    assert gate(run=missing_first(run, 4)) == 1
    assert "FAILS: hit@1 " in capsys.readouterr().out


def test_noise_does_not_add_up(
    gate: Callable[..., int], run: dict[str, Any], tmp_path: Path
) -> None:
    before = read_floors(tmp_path / "floors.toml")
    assert gate("--raise", "--lower", "no reason", run=missing_first(run, 3)) == 0
    assert read_floors(tmp_path / "floors.toml") == before


def test_raising_lowers_nothing(
    gate: Callable[..., int], run: dict[str, Any], tmp_path: Path
) -> None:
    before = (tmp_path / "floors.toml").read_bytes()
    assert gate("--raise", run=missing_first(run, 9)) == 1
    assert (tmp_path / "floors.toml").read_bytes() == before


def test_lowering_keeps_the_reason(
    gate: Callable[..., int], run: dict[str, Any], tmp_path: Path
) -> None:
    worse = missing_first(run, 9)
    assert gate("--lower", "“Fewer” words\nfor speed", run=worse) == 0
    floors = read_floors(tmp_path / "floors.toml")
    (record,) = floors.lowered
    assert (record["set"], record["why"]) == ("sample", "“Fewer” words\nfor speed")
    assert any(change.startswith("hit@1 ") for change in record["floors"])
    assert floors.sound
    assert gate(run=worse) == 0
    assert gate("--raise", run=run) == 0
    assert gate(run=worse) == 1
    assert read_floors(tmp_path / "floors.toml").lowered == [record]


def test_a_reason_is_words(gate: Callable[..., int]) -> None:
    with pytest.raises(SystemExit) as end:
        gate("--lower", " ")
    assert end.value.code == 2


@pytest.mark.parametrize(
    ("old", "new"), [("floor = 0.", "floor = 0.0"), ("noise = 0.", "noise = 0.9"), ('"hit@4"', "#")]
)
def test_a_change_by_hand_is_noticed(
    gate: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
) -> None:
    path = tmp_path / "floors.toml"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace(old, new, 1), encoding="utf-8")
    for options in ((), ("--raise",)):
        assert gate(*options) == 1
        assert "was not written by the gate" in capsys.readouterr().out
    assert gate("--lower", "two branches merged") == 0
    floors = read_floors(path)
    assert floors.sound
    assert floors.lowered[0]["floors"] == ["seal by hand"]


def test_other_questions_cannot_be_held_to_the_same_floors(
    gate: Callable[..., int], run: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    easier = {**run, "rows": [row for row in run["rows"] if row["article_rank"] in (None, 1)]}
    assert gate("--raise", run=easier) == 1
    assert "FAILS: questions " in capsys.readouterr().out
    assert gate("--lower", "harder questions taken out", run=easier) == 0
    assert gate(run=easier) == 0
    assert gate(run=run) == 1


def test_a_measure_that_is_gone_fails(gate: Callable[..., int], run: dict[str, Any]) -> None:
    blind = [{**row, "passage_ndcg": None, "passage_rank": None} for row in run["rows"]]
    assert gate(run={**run, "rows": blind}) == 1


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("hit@1", 0.8, 0), ("hit@1", 0.78, 0), ("hit@1", 0.77, -0.03), ("hit@1", 0.9, 0.1),
     ("brier", 0.81, 0), ("brier", 0.83, -0.03), ("brier", 0.7, 0.1)],
)  # fmt: skip
def test_gains_are_counted_in_the_direction_that_is_better(
    name: str, value: float, expected: float
) -> None:
    assert gain(name, Floor(0.8, 0.02), value) == pytest.approx(expected)


def test_questions_asked_of_several_articles_are_one() -> None:
    asked = [
        Asked("Who?", frozenset({"1"}), ("she",)),
        Asked("who?", frozenset({"https://a.example/2"}), ("he",)),
        Asked("Why?", frozenset(), ()),
    ]
    assert list(rows(asked, {"1": "file.jsonl#1"})) == [
        {
            "question": "Who?",
            "articles": ["file.jsonl#1", "https://a.example/2"],
            "answers": ["he", "she"],
        },
        {"question": "Why?", "answerable": False},
    ]


def test_the_sample_needs_no_data_from_outside(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="the set news needs --data"):
        main(["--set", "news"])
    assert ROOT.is_dir()
