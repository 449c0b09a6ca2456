"""Builds: what is reported, what is reused, and that nothing that goes wrong is ever served."""

from __future__ import annotations

import hashlib
import json
import resource
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT, SAMPLE, STAGES
from news_server import news_site, status
from tiny_models import tokenizer_of_letters, write_model

from corpus.article import Article
from corpus.errors import SourceMissing
from corpus.fetched import Manners
from corpus.load import load
from corpus.passage import SPLITTING, passages
from index import generation, making
from index.build import build
from index.columns import Columns
from index.encode import Encoder
from index.errors import BuildFailed, IndexLocked, ModelUnusable
from index.filters import Filters
from index.generation import building, current_name, generations, open_current
from index.imprint import imprint
from index.lexical import Lexical
from index.report import Report
from index.sentence_vectors import SentenceVectors, from_bytes
from index.store import Store
from index.taking import take
from index.terms import terms
from index.unpublished import FOLDER
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.report import Advance

FERRY = "The chain ferry carries 2,300 passengers a day. It employs fourteen people."
BRIDGE = "The bridge will be 312 metres long. It is to open in May."
STORM = "The storm took the roof off the cannery. Nobody was hurt."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return str(write_model(folder, longest=128, positions=128, tokenizer=tokenizer_of_letters()))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three articles."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, body in {"ferry": FERRY, "bridge": BRIDGE, "storm": STORM}.items():
        write(folder, name, body)
    return folder


@pytest.fixture
def index(tmp_path: Path, archive: Path, model: str) -> Path:
    """An index of them."""
    build([str(archive)], tmp_path / "index", model=model)
    return tmp_path / "index"


def write(folder: Path, name: str, body: str, **meta: str) -> Path:
    """Write an article as Markdown; its key is its URL if ``meta`` gives one, else its name."""
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    (folder / f"{name}.md").write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")
    return folder / f"{name}.md"


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """Return added, changed, removed, unchanged, unreadable."""
    lists = (report.added, report.changed, report.removed)
    return (*map(len, lists), report.unchanged, len(report.unreadable))  # type: ignore[return-value]


def texts(index: Path) -> dict[str, str]:
    """Return what an index holds: the text of each article by key."""
    with closing(Store(open_current(index).folder / "articles.sqlite")) as store:
        return {article.key: article.text for _, article in store.articles()}


def by_passage(index: Path) -> dict[str, tuple[bytes, bytes]]:
    """Return the bits of the vectors of each passage, and of its sentences, by its text."""
    folder = open_current(index).folder
    vectors, sentences = Vectors(folder / "vectors.faiss"), SentenceVectors(folder / "sentences")
    found = {}
    with closing(Store(folder / "articles.sqlite")) as store:
        for passage in store.passages():
            text = store.article(passage.article).text[passage.start : passage.end]
            own = vectors.rows([passage.row]).tobytes()
            found[text] = (own, sentences.rounded(passage.sentence_rows).tobytes())
    return found


def everything(index: Path) -> dict[str, str]:
    """Return a digest of every file below a folder but those that a stopped build goes on from."""
    return {
        str(path.relative_to(index)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(index.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


# What is reported.


def test_a_first_build_adds_everything(tmp_path: Path, archive: Path, model: str) -> None:
    report = build([str(archive)], tmp_path / "index", model=model)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert (report.embedded, report.reused) == (3, 0)
    assert report.generation == open_current(tmp_path / "index").name
    assert set(report.seconds) == set(STAGES)
    assert texts(tmp_path / "index") == {"bridge.md": BRIDGE, "ferry.md": FERRY, "storm.md": STORM}


def test_added_changed_removed_unchanged_and_unreadable_are_told_apart(
    index: Path, archive: Path, model: str
) -> None:
    write(archive, "school", "The school will close in July.")
    write(archive, "bridge", BRIDGE.replace("May", "June"))
    (archive / "storm.md").unlink()
    (archive / "noise.txt").write_bytes(bytes(range(256)))
    report = build([str(archive)], index, model=model)
    assert counts(report) == (1, 1, 1, 1, 1)
    assert (report.added, report.changed, report.removed) == (
        ["school.md"],
        ["bridge.md"],
        ["storm.md"],
    )
    assert "noise.txt" in str(report.unreadable[0])
    assert (report.embedded, report.reused) == (2, 1)
    assert set(texts(index)) == {"bridge.md", "ferry.md", "school.md"}


def test_where_nothing_has_changed_nothing_is_published(
    index: Path, archive: Path, model: str
) -> None:
    before = everything(index)
    report = build([str(archive)], index, model=model)
    assert counts(report) == (0, 0, 0, 3, 0)
    assert (report.embedded, report.reused, report.generation) == (0, 3, None)
    assert everything(index) == before


def test_of_one_key_the_later_article_is_taken_and_reported(
    tmp_path: Path, archive: Path, model: str
) -> None:
    url = "https://courier.example/a"
    for name, body in (("1", FERRY), ("2", BRIDGE), ("3", STORM)):
        write(archive, f"same{name}", body, url=f"{url}?utm_source={name}")
    report = build([str(archive)], tmp_path / "index", model=model)
    assert report.repeated == [url]
    assert texts(tmp_path / "index")[url] == STORM
    assert len(report.added) == 4


class Compared(str):
    """A string that counts how often one like it is compared."""

    __slots__ = ()
    comparisons = 0

    def __eq__(self, other: object) -> bool:
        Compared.comparisons += 1
        return super().__eq__(other)

    __hash__ = str.__hash__


def test_many_keys_that_come_again_are_each_looked_up_once(tmp_path: Path) -> None:
    articles = [Article(Compared(f"{n}.txt"), "f", FERRY) for n in range(300)]
    report = Report()
    with closing(Store(tmp_path / "articles.sqlite", create=True)) as store:
        take(((article, "f") for article in [*articles, *articles, *articles]), store, report)
    assert Compared.comparisons < 10 * len(articles)
    assert report.repeated == [article.key for article in articles]


def test_an_index_within_its_source_is_no_part_of_it(
    archive: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive)
    for _ in range(2):
        report = build(["."], Path("data/index"), model=model, strict=True)
        assert report.unreadable == []
    assert counts(report) == (0, 0, 0, 3, 0)
    assert set(texts(Path("data/index"))) == {"bridge.md", "ferry.md", "storm.md"}


def test_progress_adds_up_to_the_total_of_every_stage(
    tmp_path: Path, archive: Path, model: str
) -> None:
    told: dict[str, list[int]] = {}

    @contextmanager
    def stage(name: str, total: int) -> Iterator[Advance]:
        told[name] = [total]
        yield told[name].append

    build([str(archive)], tmp_path / "index", model=model, stage=stage)
    assert tuple(told) == STAGES
    for total, *advances in told.values():
        assert sum(advances) == total


# What is reused.


def test_vectors_of_unchanged_passages_are_taken_over_bit_by_bit(
    index: Path, archive: Path, model: str
) -> None:
    before = by_passage(index)
    write(archive, "a-first-one", "The school will close in July.")  # moves every row
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (1, 3)
    after = by_passage(index)
    assert len(after) == 4
    assert {text: after[text] for text in before} == before


def test_vectors_of_a_moved_article_are_taken_over(index: Path, archive: Path, model: str) -> None:
    (archive / "ferry.md").rename(archive / "boat.md")
    report = build([str(archive)], index, model=model)
    assert counts(report) == (1, 0, 1, 2, 0)
    assert (report.embedded, report.reused) == (0, 3)


def test_another_headline_is_embedded_anew(index: Path, archive: Path, model: str) -> None:
    before = by_passage(index)
    write(archive, "ferry", FERRY, title="Ferry carries thousands")
    report = build([str(archive)], index, model=model)
    assert counts(report) == (0, 1, 0, 2, 0)
    assert (report.embedded, report.reused) == (1, 2)
    assert by_passage(index)[FERRY] != before[FERRY]


def test_a_change_that_is_not_embedded_is_not_embedded_anew(
    index: Path, archive: Path, model: str
) -> None:
    write(archive, "ferry", FERRY, publisher="The Courier", published="2025-03-04")
    report = build([str(archive)], index, model=model)
    assert counts(report) == (0, 1, 0, 2, 0)
    assert (report.embedded, report.reused) == (0, 3)
    assert Columns(open_current(index).folder / "columns.npz").publishers == ["The Courier"]


def test_another_model_embeds_everything_anew(index: Path, archive: Path, tmp_path: Path) -> None:
    other = str(write_model(tmp_path / "other", seed=1))
    before = by_passage(index)
    report = build([str(archive)], index, model=other)
    assert counts(report) == (0, 0, 0, 3, 0)
    assert (report.embedded, report.reused) == (3, 0)
    assert all(by_passage(index)[text] != vectors for text, vectors in before.items())


def test_a_damaged_index_is_built_anew(index: Path, archive: Path, model: str) -> None:
    (open_current(index).folder / "vectors.faiss").write_bytes(b"damaged")
    report = build([str(archive)], index, model=model)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert (report.embedded, report.reused) == (3, 0)
    assert texts(index)


def test_other_rules_of_splitting_are_a_new_index(
    index: Path, archive: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.making.SPLITTING", SPLITTING + 1)
    report = build([str(archive)], index, model=model)
    assert report.generation == open_current(index).name
    assert (report.unchanged, report.embedded, report.reused) == (3, 0, 3)
    assert open_current(index).manifest.settings["splitting"] == SPLITTING + 1


def test_an_index_of_another_format_is_built_anew_from_its_vectors(
    index: Path, archive: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = by_passage(index)
    monkeypatch.setattr(generation, "FORMAT", generation.FORMAT + 1)
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (0, 3)
    assert open_current(index).manifest.format == generation.FORMAT
    assert by_passage(index) == before


def test_vectors_from_before_they_had_a_version_are_used(
    archive: Path, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    with monkeypatch.context() as earlier:
        settings = making._settings
        earlier.setattr(
            making,
            "_settings",
            lambda *given: {k: v for k, v in settings(*given).items() if k != "vectors"},
        )
        build([str(archive)], index, model=model)
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (0, 3)


@pytest.mark.parametrize("change", ["vectors", "damage"])
def test_vectors_of_another_format_are_used_only_if_made_so_and_sound(
    index: Path, archive: Path, model: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if change == "damage":
        (open_current(index).folder / "columns.npz").write_bytes(b"damaged")
    else:
        monkeypatch.setattr("index.making.VECTORS", 0)
    monkeypatch.setattr(generation, "FORMAT", generation.FORMAT + 1)
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (3, 0)
    assert texts(index)


# One order of rows in every part.


@pytest.fixture(scope="module")
def sample_of_tiny_model(
    tmp_path_factory: pytest.TempPathFactory, model: str
) -> generation.Generation:
    """The sample archive as the tiny model has it: many articles, several passages each."""
    index = tmp_path_factory.mktemp("rows") / "index"
    build([str(SAMPLE)], index, model=model)
    return open_current(index)


def test_rows_of_all_parts_are_the_same_passages(
    sample_of_tiny_model: generation.Generation, model: str
) -> None:
    folder = sample_of_tiny_model.folder
    encoder = Encoder(model)
    articles = [item for item in load([str(SAMPLE)]) if isinstance(item, Article)]
    expected = [p for a in articles for p in passages(a, encoder.token_starts, encoder.limit)]
    with closing(Store(folder / "articles.sqlite")) as store:
        stored = store.passages()
        assert [article for _, article in store.articles()] == articles
        assert [
            (p.row, store.article(p.article).key, p.start, p.end, p.context) for p in stored
        ] == [(n, p.article, p.start, p.end, p.context) for n, p in enumerate(expected)]
    assert len(expected) > 2 * len(articles)

    vectors, of_sentences = encoder.encode_passages(expected)
    np.testing.assert_allclose(
        Vectors(folder / "vectors.faiss").rows(range(len(expected))), vectors, atol=1e-5
    )
    sentences = SentenceVectors(folder / "sentences")
    assert [p.first_sentence for p in stored] == np.cumsum(
        [0, *(p.sentences for p in stored)]
    ).tolist()[:-1]
    assert sentences.spans.tolist() == [[s.start, s.end] for p in expected for s in p.sentences]
    kept = from_bytes(sentences.rounded(np.arange(len(sentences))))
    assert (kept * of_sentences).sum(axis=1).min() > 0.999

    lexical = Lexical(folder / "lexical")
    by_key = {article.key: article for article in articles}
    found = [set(terms(f"{p.embedded}\n{imprint(by_key[p.article])}")) for p in expected]
    rare = sorted({term for some in found for term in some})[::7]
    for term in rare:
        rows = np.flatnonzero(lexical.scores({"en": {term: 1.0}}) > 0).tolist()
        assert rows == [n for n, some in enumerate(found) if term in some]

    columns = Columns(folder / "columns.npz")
    assert columns.article.tolist() == [p.article for p in stored]
    for publisher in columns.publishers:
        mask = columns.mask(Filters(publisher))
        assert mask is not None
        assert mask.tolist() == [by_key[p.article].publisher == publisher for p in expected]
    march = columns.mask(Filters(since="2025-03-01", until="2025-03-10"))
    assert march is not None
    assert march.tolist() == [
        "2025-03-01" <= (by_key[p.article].published or "")[:10] <= "2025-03-10" for p in expected
    ]
    assert 0 < march.sum() < len(expected)


def test_the_counts_are_those_of_the_parts(sample_of_tiny_model: generation.Generation) -> None:
    folder = sample_of_tiny_model.folder
    with closing(Store(folder / "articles.sqlite")) as store:
        assert sample_of_tiny_model.manifest.counts == {
            "articles": len(store.digests()),
            "passages": len(Vectors(folder / "vectors.faiss")),
            "statements": sum(len(store.statements_of(n)) for n, _ in list(store.articles())),
            "stories": 4,
            "sentences": len(SentenceVectors(folder / "sentences")),
        }


def test_offsets_in_the_index_are_verbatim(sample_of_tiny_model: generation.Generation) -> None:
    with closing(Store(sample_of_tiny_model.folder / "articles.sqlite")) as store:
        spans = SentenceVectors(sample_of_tiny_model.folder / "sentences").spans
        for passage in store.passages():
            article = store.article(passage.article)
            for start, end in spans[passage.sentence_rows]:
                assert passage.start <= start < end <= passage.end
                assert not article.dateline or not (
                    article.dateline.start <= start < article.dateline.end
                )


# What fails leaves the index as it was.


@pytest.mark.parametrize("missing", ["gone", "gone.md", "*.nothing", "ftp://x.example/a"])
def test_a_source_that_is_not_there_fails(
    index: Path, archive: Path, model: str, missing: str
) -> None:
    before = everything(index)
    with pytest.raises(SourceMissing, match=missing.replace("*", r"\*")):
        build([str(archive), missing], index, model=model)
    assert everything(index) == before


def test_nothing_readable_fails(index: Path, tmp_path: Path, model: str) -> None:
    before = everything(index)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "noise.txt").write_bytes(bytes(range(256)))
    with pytest.raises(BuildFailed, match=r"no article could be read from the sources$"):
        build([str(tmp_path / "empty")], index, model=model)
    with pytest.raises(BuildFailed, match=r"no article could be read .*noise\.txt: binary"):
        build([str(tmp_path / "bad")], index, model=model)
    assert everything(index) == before


def test_strict_fails_at_anything_unreadable(index: Path, archive: Path, model: str) -> None:
    before = everything(index)
    (archive / "noise.txt").write_bytes(bytes(range(256)))
    with pytest.raises(BuildFailed, match=r"1 unreadable, first .*noise\.txt"):
        build([str(archive)], index, model=model, strict=True)
    assert everything(index) == before


def test_strict_is_fine_where_everything_can_be_read(
    tmp_path: Path, archive: Path, model: str
) -> None:
    assert build([str(archive)], tmp_path / "index", model=model, strict=True).generation


def test_an_archive_of_datelines_alone_fails(tmp_path: Path, model: str) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps({"id": 1, "text": "SEOUL, October 22. /TASS/."}))
    if not any(isinstance(i, Article) and i.dateline for i in load([str(folder)])):
        pytest.skip("a dateline alone is not taken for one")
    with pytest.raises(BuildFailed, match="no article has a sentence"):
        build([str(folder)], tmp_path / "index", model=model)


def test_an_unusable_model_fails_before_anything_is_read(
    index: Path, archive: Path, tmp_path: Path
) -> None:
    before = everything(index)
    begun = []

    @contextmanager
    def stage(name: str, total: int) -> Iterator[Advance]:
        begun.append((name, total))
        yield lambda advance: None

    with pytest.raises(ModelUnusable):
        build([str(archive)], index, model=str(tmp_path), stage=stage)
    assert begun == []
    assert everything(index) == before


def test_two_builds_at_once_fail(index: Path, archive: Path, model: str) -> None:
    before = everything(index)
    with building(index), pytest.raises(IndexLocked):
        build([str(archive)], index, model=model)
    assert everything(index) == before


@pytest.mark.parametrize("full_at", STAGES)
def test_a_full_disk_fails_whatever_is_being_written(
    index: Path, archive: Path, model: str, full_at: str
) -> None:
    before = everything(index)
    write(archive, "school", "The school will close in July.")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    @contextmanager
    def stage(name: str, total: int) -> Iterator[Advance]:
        del total
        if name == full_at:
            # From here on the system refuses to make files longer than this, as a full disk does.
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        yield lambda advance: None

    try:
        with pytest.raises(BuildFailed, match="nothing was published: ") as failed:
            build([str(archive)], index, model=model, stage=stage)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "\n" not in str(failed.value)
    assert everything(index) == before
    assert not list(index.glob(".building-*"))
    assert build([str(archive)], index, model=model).generation


@pytest.mark.parametrize("stopped_at", ["reading", "embedding", "publishing"])
def test_ctrl_c_fails_and_leaves_the_index_as_it_was(
    index: Path, archive: Path, model: str, stopped_at: str
) -> None:
    before = everything(index)
    write(archive, "school", "The school will close in July.")

    @contextmanager
    def stage(name: str, total: int) -> Iterator[Advance]:
        del total
        if name == stopped_at:
            signal.raise_signal(signal.SIGINT)
        yield lambda advance: None

    with pytest.raises(BuildFailed, match="interrupted and nothing was published"):
        build([str(archive)], index, model=model, stage=stage)
    assert everything(index) == before
    assert not list(index.glob(".building-*"))


@contextmanager
def stopped_after_embedding(name: str, total: int) -> Iterator[Advance]:
    """Stop a build once everything is encoded and nothing is published."""
    del total
    yield lambda advance: None
    if name == "embedding":
        raise KeyboardInterrupt


def test_a_stopped_build_is_gone_on_with_where_it_stood(
    index: Path, archive: Path, model: str, tmp_path: Path
) -> None:
    write(archive, "school", "The school will close in July. Its pupils go to Farbank.")
    with pytest.raises(BuildFailed):
        build([str(archive)], index, model=model, stage=stopped_after_embedding)
    write(archive, "market", "The market moves to the quay.")
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (1, 4)
    assert not (index / FOLDER).exists()

    at_once = tmp_path / "at once"
    build([str(archive)], at_once, model=model)
    for name in ("vectors.faiss", "sentences/vectors.npy", "sentences/spans.npy"):
        resumed, whole = (open_current(i).manifest.files[name] for i in (index, at_once))
        assert resumed == whole


def test_what_a_stopped_build_left_damaged_is_encoded_again(
    index: Path, archive: Path, model: str
) -> None:
    write(archive, "school", "The school will close in July.")
    with pytest.raises(BuildFailed):
        build([str(archive)], index, model=model, stage=stopped_after_embedding)
    (left,) = (index / FOLDER).rglob("*.npz")
    left.write_bytes(left.read_bytes()[:-1])
    report = build([str(archive)], index, model=model)
    assert (report.embedded, report.reused) == (1, 3)


KILLED = """
import os, signal, sys
from contextlib import contextmanager
from pathlib import Path
from index.build import build

source, index, model = sys.argv[1:]
for last in ("reading", "splitting", "attributing", "embedding", "words", "publishing"):
    if child := os.fork():
        print(last, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        continue

    @contextmanager
    def stage(name, total):
        yield lambda advance: name == last and os.kill(os.getpid(), signal.SIGKILL)

    build([source], Path(index), model=model, stage=stage)
    os._exit(1)
"""


def test_a_build_killed_at_any_stage_leaves_a_sound_index(
    index: Path, archive: Path, model: str
) -> None:
    before = current_name(index)
    write(archive, "school", "The school will close in July.")
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, archive, index, model],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ended.stdout.split()[1::2] == ["-9"] * 6
    # Only the one killed last, told that publishing is done, had published.
    names = [folder.name for folder in generations(index)]
    assert len(names) == 2
    assert before is not None
    assert before.startswith(names[0])
    assert open_current(index).name == names[1]
    report = build([str(archive)], index, model=model)
    assert (report.generation, report.unchanged) == (None, 4)
    assert not list(index.glob(".building-*"))


def test_leftovers_of_a_killed_build_are_not_served(index: Path, archive: Path, model: str) -> None:
    served = open_current(index)
    with building(index) as folder:
        (folder / "articles.sqlite").write_bytes(b"half")
        folder.rename(index / ".building-killed")
    assert open_current(index) == served
    write(archive, "school", "The school will close in July.")
    assert build([str(archive)], index, model=model).generation
    assert not list(index.glob(".building-*"))


def test_an_address_that_cannot_be_had_for_now_keeps_its_article(
    archive: Path, tmp_path: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.fetch._BACKOFF", ())
    manners = Manners(delay=0, allow_private=True)
    story = "".join(
        f"<p>The ferry stayed in port on Tuesday for the {n}. time.</p>" for n in range(9)
    )
    index = tmp_path / "index"
    with news_site() as site:
        url = f"{site.url}/ferry"
        sources = [str(archive), url]
        site.pages["/ferry"] = f"<article><h1>Ferry stays in port</h1>{story}</article>".encode()
        assert url in build(sources, index, model=model, manners=manners).added
        again = build(sources, index, model=model, manners=manners)
        assert (again.generation, again.unreadable) == (None, [])
        site.pages["/ferry"] = status(503)
        failed = build(sources, index, model=model, manners=manners)
        assert (failed.generation, failed.removed) == (None, [])
        assert [str(error) for error in failed.unreadable] == [
            f"{url}: the server has trouble (503); read as it was before"
        ]
        site.pages["/ferry"] = status(410)
        assert build(sources, index, model=model, manners=manners).removed == [url]
