"""Meaning: search over vectors, those of sentences in bytes, and the fusion of rankings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.fusion import Weights, best, candidates, fuse
from index.sentence_vectors import SentenceVectors, from_bytes, to_bytes
from index.vectors import MANY, Vectors, write_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

ROWS, DIMENSION = 70, 24


def directions(rows: int, seed: int = 0) -> NDArray[np.float32]:
    """Return random unit vectors."""
    drawn = np.random.default_rng(seed).normal(size=(rows, DIMENSION))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    path = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    write_vectors(path, directions(ROWS))
    return Vectors(path)


def test_rows_come_back_as_they_were(vectors: Vectors) -> None:
    assert len(vectors) == ROWS
    np.testing.assert_array_equal(vectors.rows(range(ROWS)), directions(ROWS))
    np.testing.assert_array_equal(vectors.rows([5, 0, 5]), directions(ROWS)[[5, 0, 5]])
    assert vectors.rows([]).shape == (0, DIMENSION)


def test_each_vector_is_nearest_to_itself(vectors: Vectors) -> None:
    for row, vector in enumerate(directions(ROWS)):
        assert vectors.search(vector, 1).tolist() == [row]


@settings(max_examples=60, deadline=None)
@given(
    mask=st.none() | arrays.arrays(np.bool_, ROWS),
    most=st.integers(1, 2 * ROWS),
    seed=st.integers(0, 99),
)
def test_the_nearest_rows_within_the_mask_come_and_no_others(
    vectors: Vectors, mask: NDArray[np.bool_] | None, most: int, seed: int
) -> None:
    query = directions(1, seed)[0]
    found = vectors.search(query, most, mask)
    allowed = np.flatnonzero(mask) if mask is not None else np.arange(ROWS)
    scores = directions(ROWS) @ query
    expected = allowed[np.argsort(-scores[allowed], kind="stable")][:most]
    assert found.dtype == np.int64
    assert found.tolist() == expected.tolist()


# Many rows.


@pytest.fixture(scope="module")
def many() -> NDArray[np.float32]:
    """So many rows that they are quantised: directions around a few hundred, as texts lie."""
    random = np.random.default_rng(1)
    centres = random.normal(size=(300, DIMENSION))
    drawn = centres[random.integers(0, 300, MANY)] + 0.5 * random.normal(size=(MANY, DIMENSION))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.fixture(scope="module")
def quantised(tmp_path_factory: pytest.TempPathFactory, many: NDArray[np.float32]) -> Vectors:
    path = tmp_path_factory.mktemp("many") / "vectors.faiss"
    write_vectors(path, many)
    return Vectors(path)


def test_many_rows_come_back_as_they_were(quantised: Vectors, many: NDArray[np.float32]) -> None:
    assert len(quantised) == MANY
    np.testing.assert_array_equal(quantised.rows([7, 0, MANY - 1]), many[[7, 0, MANY - 1]])


@pytest.mark.parametrize("kept", [1.0, 0.6, 0.1, 0.001, 0.0])
def test_of_many_rows_nearly_all_of_the_nearest_within_a_mask_come_in_order(
    quantised: Vectors, many: NDArray[np.float32], kept: float
) -> None:
    mask = np.random.default_rng(2).random(MANY) < kept
    allowed = np.flatnonzero(mask)
    right = 0
    for query in many[::400]:
        found = quantised.search(query, 20, None if kept == 1 else mask)
        scores = many @ query
        expected = allowed[np.argsort(-scores[allowed], kind="stable")][:20]
        assert mask[found].all()
        assert len(found) == len(expected)
        assert (np.diff(scores[found]) < 1e-6).all()
        right += len(np.intersect1d(found, expected))
    assert right >= 0.99 * 50 * min(20, len(allowed))


def test_the_nearest_of_many_may_all_lie_outside_the_mask(
    quantised: Vectors, many: NDArray[np.float32]
) -> None:
    query = many[0]
    mask = many @ query < 0
    assert mask.mean() > 0.2
    expected = np.flatnonzero(mask)[np.argsort(-(many @ query)[mask])][:20]
    assert quantised.search(query, 20, mask).tolist() == expected.tolist()


def test_quantising_the_same_vectors_twice_writes_the_same_file(
    many: NDArray[np.float32], tmp_path: Path
) -> None:
    for name in ("one", "two"):
        write_vectors(tmp_path / name, many)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


# Sentences.


def test_a_byte_a_component_keeps_the_direction() -> None:
    vectors = directions(200)
    rounded = to_bytes(vectors)
    assert rounded.dtype == np.int8
    assert np.abs(rounded).max(axis=1).tolist() == [127] * 200
    back = from_bytes(rounded)
    np.testing.assert_allclose(np.linalg.norm(back, axis=1), 1, atol=1e-6)
    assert (back * vectors).sum(axis=1).min() > 0.9998


def test_a_vector_of_zeros_stays_one() -> None:
    zeros = np.zeros((1, DIMENSION), np.float32)
    np.testing.assert_array_equal(from_bytes(to_bytes(zeros)), zeros)
    assert to_bytes(zeros[:0]).shape == (0, DIMENSION)


def test_similarity_is_the_cosine_to_the_rows_asked_for(tmp_path: Path) -> None:
    np.save(tmp_path / "vectors.npy", to_bytes(directions(50)))
    np.save(tmp_path / "spans.npy", np.arange(100, dtype=np.int32).reshape(50, 2))
    sentences = SentenceVectors(tmp_path)
    assert len(sentences) == 50
    query = directions(1, seed=7)[0]
    rows = np.array([49, 3, 3])
    found = sentences.similarity(query, rows)
    np.testing.assert_allclose(found, directions(50)[rows] @ query, atol=0.01)
    np.testing.assert_array_equal(sentences.spans[rows], [[98, 99], [6, 7], [6, 7]])
    np.testing.assert_array_equal(sentences.rounded(rows), to_bytes(directions(50))[rows])


# Fusion.


@given(rows=st.integers(0, 300), most=st.integers(0, 310), seed=st.integers(0, 99))
def test_the_best_rows_are_the_highest_positive_ones_ties_by_row(
    rows: int, most: int, seed: int
) -> None:
    # Few different scores, so that many rows tie for the last place.
    scores = np.random.default_rng(seed).integers(-1, 4, rows).astype(np.float32)
    positive = np.flatnonzero(scores > 0)
    expected = sorted(positive.tolist(), key=lambda row: (-scores[row], row))[:most]
    assert best(scores, most).tolist() == expected


def test_candidates_are_every_row_once_in_order() -> None:
    rankings = [np.array(rows, np.int64) for rows in ([5, 2], [], [2, 9])]
    assert candidates(rankings).tolist() == [2, 5, 9]
    assert candidates([np.empty(0, np.int64)]).tolist() == []


def test_fused_scores_are_the_weighted_sum() -> None:
    words, passage, sentence, nearness = (
        np.array(scores, np.float32) for scores in ([1, 0], [0.5, 1], [0, -1], [0, 1])
    )
    fused = fuse(words, passage, sentence, nearness, Weights(0.5, 0.25, 0.25, 0.125))
    assert fused.tolist() == [0.625, 0.125]
