"""An archive kept up: added to, followed, removed from, gone back in."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tiny_models import tokenizer_of_letters, write_model

from bot.keeping_up import follow, seconds
from corpus.errors import SourceMissing
from index import generation, upkeep
from index.build import build
from index.errors import (
    ArticleUnknown,
    BuildFailed,
    GenerationMissing,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    QuestionRefused,
)
from index.generation import building, current_name, generations, open_current
from index.history import difference, prune, rollback
from index.making import Recipe
from index.search import Index
from index.store import Store
from index.taking import Drop
from index.unpublished import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from index.report import Report

BODIES = {
    "ferry": "The chain ferry carries 2,300 passengers a day. It employs fourteen people.",
    "bridge": "The bridge will be 312 metres long. It is to open in May, said Ann Lee.",
    "storm": "The storm took the roof off the cannery. Nobody was hurt.",
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return str(write_model(folder, longest=128, positions=128, tokenizer=tokenizer_of_letters()))


@pytest.fixture
def recipe(model: str) -> Recipe:
    return Recipe(model)


def write(path: Path, body: str, **meta: str) -> Path:
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name, body in BODIES.items():
        publisher = "The Gull" if name == "storm" else "The Courier"
        url = f"https://courier.example/{name}"
        write(tmp_path / "archive" / f"{name}.md", body, url=url, publisher=publisher)
    return tmp_path / "archive"


@pytest.fixture
def index(tmp_path: Path, archive: Path, model: str) -> Path:
    build([str(archive)], tmp_path / "index", model=model)
    return tmp_path / "index"


def held(index: Path) -> set[str]:
    """Return the last parts of the keys that the index has."""
    with closing(Store(open_current(index).folder / "articles.sqlite")) as store:
        return {key.rpartition("/")[2] for key in store.keys()}  # noqa: SIM118


def says(index: Path) -> dict[str, list[str]]:
    """Return what is said by article: the contents of its statements."""
    with closing(Store(open_current(index).folder / "articles.sqlite")) as store:
        return {
            article.key: [s.fields["content"]["text"] for s in store.statements_of(number)]
            for number, article in list(store.articles())
        }


# Adding.


def test_what_is_added_joins_the_rest(
    index: Path, tmp_path: Path, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "more" / "school.md", "The school will close in July.")
    edited = BODIES["ferry"].replace("2,300", "2,500")
    write(tmp_path / "more" / "ferry.md", edited, url="https://courier.example/ferry")
    said = says(index)
    monkeypatch.chdir(tmp_path)
    report = upkeep.add(["more"], index, recipe)
    assert (report.added, report.changed) == (["school.md"], ["https://courier.example/ferry"])
    assert (report.removed, report.unchanged, report.reused) == ([], 2, 2)
    assert held(index) == {"ferry", "bridge", "storm", "school.md"}
    assert says(index)["https://courier.example/bridge"] == said["https://courier.example/bridge"]
    assert said["https://courier.example/bridge"]


def test_added_again_nothing_is_published(index: Path, archive: Path, recipe: Recipe) -> None:
    before = current_name(index)
    report = upkeep.add([str(archive)], index, recipe)
    assert (report.generation, report.unchanged, current_name(index)) == (None, 3, before)


def test_only_what_a_source_gave_is_dropped_with_it(
    index: Path, archive: Path, tmp_path: Path, recipe: Recipe
) -> None:
    more = write(tmp_path / "more" / "school.md", "The school will close in July.").parent
    upkeep.add([str(more)], index, recipe)
    (more / "school.md").unlink()
    write(more / "choir.md", "The choir sang.")
    (archive / "storm.md").unlink()
    kept = upkeep.add([str(more)], index, recipe)
    assert (kept.added, kept.removed) == (["choir.md"], [])
    dropped = upkeep.add([str(more)], index, recipe, drop=Drop.VANISHED)
    assert (dropped.added, dropped.removed) == ([], ["school.md"])
    assert held(index) == {"ferry", "bridge", "storm", "choir.md"}


def test_adding_makes_an_index_where_there_is_none(
    tmp_path: Path, archive: Path, recipe: Recipe
) -> None:
    assert len(upkeep.add([str(archive)], tmp_path / "new", recipe).added) == 3


def test_an_index_that_is_damaged_is_not_added_to(
    index: Path, archive: Path, recipe: Recipe
) -> None:
    (open_current(index).folder / "columns.npz").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        upkeep.add([str(archive)], index, recipe)


# Removing.


def test_what_is_removed_stays_out_until_it_is_added(
    index: Path, archive: Path, model: str, recipe: Recipe
) -> None:
    report = upkeep.remove(["https://courier.example/storm?utm_source=x"], index)
    assert (report.removed, report.reused) == (["https://courier.example/storm"], 2)
    assert held(index) == {"ferry", "bridge"}
    again = build([str(archive)], index, model=model)
    assert (again.kept_out, again.generation) == (["https://courier.example/storm"], None)
    write(archive / "school.md", "The school will close in July.")
    assert build([str(archive)], index, model=model).added == ["school.md"]
    assert "storm" not in held(index)
    assert upkeep.add([str(archive)], index, recipe).added == ["https://courier.example/storm"]
    assert build([str(archive)], index, model=model).kept_out == []
    assert "storm" in held(index)


@pytest.mark.parametrize("spoilt", ["format", "vectors", "articles"])
def test_what_is_removed_stays_out_of_an_index_made_from_nothing(
    index: Path, archive: Path, model: str, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive / "school.md", "The school will close in July.")
    upkeep.remove(["https://courier.example/storm"], index)
    build([str(archive)], index, model=model)
    if spoilt == "format":
        monkeypatch.setattr(generation, "FORMAT", generation.FORMAT + 1)
    else:
        file = {"vectors": "vectors.faiss", "articles": "articles.sqlite"}[spoilt]
        (open_current(index).folder / file).write_bytes(b"nonsense")
    report = build([str(archive)], index, model=model)
    assert report.kept_out == ["https://courier.example/storm"]
    assert held(index) == {"ferry", "bridge", "school.md"}


def test_a_publisher_is_removed_with_all_its_articles(index: Path) -> None:
    report = upkeep.remove(["publisher:the courier"], index)
    assert len(report.removed) == 2
    assert held(index) == {"storm"}


@pytest.mark.parametrize("name", ["no-such-key", "publisher:Nobody", "publisher:", ""])
def test_a_name_of_nothing_removes_nothing(index: Path, name: str) -> None:
    before = current_name(index)
    with pytest.raises(ArticleUnknown):
        upkeep.remove(["https://courier.example/storm", name], index)
    assert current_name(index) == before
    assert held(index) == {"ferry", "bridge", "storm"}


def test_the_last_article_is_not_removed(index: Path) -> None:
    with pytest.raises(BuildFailed, match="no article would be left"):
        upkeep.remove(["publisher:The Courier", "publisher:The Gull"], index)
    assert len(held(index)) == 3


def test_nothing_can_be_removed_from_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        upkeep.remove(["a"], tmp_path / "none")


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_purge_leaves_nothing_of_an_article(index: Path) -> None:
    (index / FOLDER / "x").mkdir(parents=True)
    (index / FOLDER / "x" / "y.npz").write_bytes(b"z")
    upkeep.remove(["https://courier.example/storm"], index)
    assert b"roof off the cannery" in bytes_below(index)
    upkeep.remove(["https://courier.example/storm"], index, purge=True)
    assert len(generations(index)) == 1
    assert b"roof off the cannery" not in bytes_below(index)
    assert not (index / FOLDER).exists()
    with pytest.raises(GenerationMissing):
        rollback(index)


def test_removed_articles_are_never_answered_from(sample_index: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_index, tmp_path / "index")
    with Index(tmp_path / "index") as whole:
        keys = whole.keys()[::3]
        texts = [(article.title or "") for key in keys if (article := whole.article(key))]
    upkeep.remove(keys, tmp_path / "index")
    with Index(tmp_path / "index") as rest:
        assert not set(keys) & set(rest.keys())
        for title in texts:
            for passage in rest.ask(title, 50).passages:
                assert passage.article not in keys
                assert not set(keys) & {copy.article for copy in passage.also_in}


# Following.


def test_a_followed_folder_is_kept_up_with(index: Path, archive: Path, recipe: Recipe) -> None:
    told: list[Report] = []
    complaints: list[str] = []

    def tell(report: Report) -> None:
        told.append(report)
        write(archive / "choir.md", "The choir sang.")
        (archive / "storm.md").unlink(missing_ok=True)

    upkeep.remove(["https://courier.example/bridge"], index)
    write(archive / "school.md", "The school will close in July.")
    follow(
        [str(archive)], index, recipe, 0.01, tell=tell,
        complain=lambda error: complaints.append(str(error)), rounds=3,
    )  # fmt: skip
    assert [report.added for report in told] == [["school.md"], ["choir.md"]]
    assert told[1].removed == ["https://courier.example/storm"]
    assert held(index) == {"ferry", "school.md", "choir.md"}
    assert complaints == []


def test_a_round_that_fails_is_complained_of_and_the_next_one_tried(
    index: Path, archive: Path, recipe: Recipe
) -> None:
    complaints: list[str] = []

    def complain(error: object) -> None:
        complaints.append(str(error))
        archive.rename(archive.parent / "elsewhere")

    with building(index):
        follow(
            [str(archive)], index, recipe, 0.01, tell=lambda report: None,
            complain=complain, rounds=1,
        )  # fmt: skip
    assert "another build" in complaints[0]
    with pytest.raises(SourceMissing):
        follow(
            [str(archive)], index, recipe, 0.01, tell=lambda report: None,
            complain=complain, rounds=2,
        )  # fmt: skip
    assert len(held(index)) == 3


@pytest.mark.parametrize("given", ["", "10", "m", "0s", "-1m", "1w", "1.5h", "ten minutes"])
def test_what_is_no_time_is_refused(given: str) -> None:
    with pytest.raises(QuestionRefused):
        seconds(given)


def test_times() -> None:
    assert [seconds(t) for t in ("30s", "10m", "2h", "1d")] == [30, 600, 7200, 86400]


# Dry runs.


def test_a_dry_run_publishes_nothing(index: Path, archive: Path, model: str) -> None:
    write(archive / "school.md", "The school will close in July.")
    before = current_name(index)
    report = build([str(archive)], index, model=model, dry_run=True)
    assert (report.added, report.generation, report.embedded) == (["school.md"], None, 0)
    assert current_name(index) == before
    assert not list(index.glob(".building-*"))


# Generations.


def test_going_back_and_forth(index: Path, archive: Path, model: str) -> None:
    first = open_current(index).name
    write(archive / "school.md", "The school will close in July.")
    (archive / "storm.md").unlink()
    build([str(archive)], index, model=model)
    second = open_current(index).name
    found = difference(index)
    assert (found.old, found.new) == (first, second)
    assert (found.added, found.changed) == (["school.md"], [])
    assert found.removed == ["https://courier.example/storm"]
    assert rollback(index).name == first
    assert held(index) == {"ferry", "bridge", "storm"}
    assert rollback(index, second).name == second
    assert difference(index, second, first).added == found.removed
    assert prune(index) == [first]
    assert held(index) == {"ferry", "bridge", "school.md"}
    with pytest.raises(GenerationMissing):
        rollback(index)
    with pytest.raises(GenerationMissing):
        rollback(index, first)
    with pytest.raises(GenerationMissing):
        difference(index)


def test_a_damaged_generation_is_not_gone_back_to(index: Path, archive: Path, model: str) -> None:
    first = open_current(index)
    write(archive / "school.md", "The school will close in July.")
    build([str(archive)], index, model=model)
    second = open_current(index).name
    (first.folder / "articles.sqlite").write_bytes(b"nonsense")
    with pytest.raises(IndexDamaged):
        rollback(index)
    assert open_current(index).name == second


def test_nothing_is_pruned_while_the_current_one_is_damaged(
    index: Path, archive: Path, model: str
) -> None:
    write(archive / "school.md", "The school will close in July.")
    build([str(archive)], index, model=model)
    (open_current(index).folder / "columns.npz").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        prune(index)
    assert len(generations(index)) == 2


def test_while_somebody_builds_nothing_else_changes(
    index: Path, archive: Path, recipe: Recipe
) -> None:
    with building(index):
        for change in (
            lambda: rollback(index),
            lambda: prune(index),
            lambda: upkeep.remove(["https://courier.example/storm"], index),
            lambda: upkeep.add([str(archive)], index, recipe),
        ):
            with pytest.raises(IndexLocked):
                change()


# What is reused.


def test_what_is_said_is_not_looked_for_again_in_unchanged_articles(
    index: Path, archive: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = says(index)
    asked: list[str] = []

    def found(number: int, article: object, finder: object) -> list[object]:
        asked.append(article.key)  # type: ignore[attr-defined]
        return []

    monkeypatch.setattr("index.parts.statements", found)
    write(archive / "school.md", "The school will close in July.")
    build([str(archive)], index, model=model)
    assert asked == ["school.md"]
    assert says(index) == {**said, "school.md": []}
    monkeypatch.setattr("index.finders.RULES", -1)
    write(archive / "choir.md", "The choir sang.")
    build([str(archive)], index, model=model)
    assert len(asked) == 6


def test_an_index_made_in_steps_is_the_one_made_at_once(
    index: Path, archive: Path, tmp_path: Path, model: str
) -> None:
    write(archive / "bridge.md", BODIES["bridge"] + " It will carry trams.")
    write(archive / "school.md", "The school will close in July.")
    build([str(archive)], index, model=model)
    build([str(archive)], tmp_path / "once", model=model)
    stepped, once = open_current(index).folder, open_current(tmp_path / "once").folder
    for file in (
        "columns.npz", "vectors.faiss", "sentences/spans.npy", "sentences/vectors.npy",
        "speakers.sqlite",
    ):  # fmt: skip
        assert (stepped / file).read_bytes() == (once / file).read_bytes(), file
    with (
        closing(Store(stepped / "articles.sqlite")) as one,
        closing(Store(once / "articles.sqlite")) as other,
    ):
        assert one.passages() == other.passages()
        for number in range(1, 6):
            assert one.statements_of(number) == other.statements_of(number)
        assert list(one.prints()) == list(other.prints())
