"""The cross-encoder that may have the last word on the order: by setting, and never unsafely."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from command_line import byline
from tiny_models import WEIGHTS, write_cross_encoder, write_model

from bot.live import LiveIndex
from index.errors import ModelUnusable
from index.reranking import open_reranker
from index.search import LOOKED_AT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "How long will the new harbour bridge be?"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("reranker") / "model", seed=3)


@pytest.fixture(scope="module")
def reranking(sample_index: Path, model: Path) -> Iterator[Index]:
    with Index(sample_index, reranker=str(model)) as index:
        yield index


def test_it_orders_what_has_been_looked_at_and_nothing_else(
    sample: Index, reranking: Index, model: Path
) -> None:
    from sentence_transformers import CrossEncoder

    before = sample.ask(QUESTION, 50).passages
    after = reranking.ask(QUESTION, 50).passages
    assert {(p.article, p.start) for p in after} == {(p.article, p.start) for p in before}
    query = sample.prepare(sample.understand(QUESTION, date(2026, 11, 1)))
    assert query is not None
    plain = sample.search(query)[:LOOKED_AT]
    hits = reranking.search(query)[:LOOKED_AT]
    assert {hit.passage.row for hit in hits} == {hit.passage.row for hit in plain}
    texts = [
        f"{hit.passage.context}\n"
        f"{sample.article_of(hit.passage).text[hit.passage.start : hit.passage.end]}"
        for hit in hits
    ]
    library = CrossEncoder(str(model), device="cpu")
    scores = library.predict([(QUESTION, text) for text in texts], show_progress_bar=False)
    assert np.all(np.diff(scores) <= 1e-6)
    assert [hit.passage.row for hit in hits] != [hit.passage.row for hit in plain]
    assert [hit.score for hit in hits] == [hit.score for hit in plain]
    rest = [hit.passage.row for hit in reranking.search(query)[LOOKED_AT:]]
    assert rest == [hit.passage.row for hit in sample.search(query)[LOOKED_AT:]]


def test_quotations_stay_what_they_are(sample: Index, reranking: Index) -> None:
    before = {(p.article, p.start): p.quote for p in sample.ask(QUESTION, 50).passages}
    after = {(p.article, p.start): p.quote for p in reranking.ask(QUESTION, 50).passages}
    assert after == before


def test_a_reloaded_index_shares_it(sample_index: Path, model: Path, reranking: Index) -> None:
    live = LiveIndex(sample_index, str(model))
    with live.current() as index:
        assert [p.article for p in index.ask(QUESTION).passages] == [
            p.article for p in reranking.ask(QUESTION).passages
        ]
    live.close()
    assert open_reranker(str(model), 1) is open_reranker(str(model), 1)


def test_the_command_takes_it_from_the_environment(
    sample_index: Path, model: Path, reranking: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BYLINE_RERANKER", str(model))
    answer = byline("ask", QUESTION, "--json", "--index", sample_index).row
    expected = [p.article for p in reranking.ask(QUESTION).passages]
    assert [p["article"] for p in answer["passages"]] == expected
    monkeypatch.setenv("BYLINE_RERANKER", "/nowhere")
    assert "/nowhere" in byline("ask", QUESTION, "--index", sample_index).failed()


def test_what_is_no_cross_encoder_is_refused(tmp_path: Path, sample_index: Path) -> None:
    bare = write_model(tmp_path / "bare")
    with pytest.raises(ModelUnusable, match="no cross-encoder"):
        Index(sample_index, reranker=str(bare))
    pickled = write_cross_encoder(tmp_path / "pickled")
    (pickled / WEIGHTS).rename(pickled / "pytorch_model.bin")
    with pytest.raises(ModelUnusable, match="safetensors"):
        Index(sample_index, reranker=str(pickled))
    cut = write_cross_encoder(tmp_path / "cut")
    (cut / WEIGHTS).write_bytes((cut / WEIGHTS).read_bytes()[:1000])
    with pytest.raises(ModelUnusable, match="cannot be loaded"):
        Index(sample_index, reranker=str(cut))
