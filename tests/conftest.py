"""What many tests share: the sample archive, built once with the real model."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.search import Index

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "sample"
SHARED = ROOT.parent / "shared"
"""Real public data beside the project, where there is any; what needs it skips without it."""


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the sample archive."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    build([str(SAMPLE)], folder)
    return folder


@pytest.fixture(scope="session")
def sample(sample_index: Path) -> Index:
    """The sample archive, opened."""
    return Index(sample_index)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data; skips the test where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the real data beside the project")
    return SHARED
