"""One article in every format: equal canonical text comes out of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLE, SHARED
from written_formats import WRITERS

from corpus.article import Article
from corpus.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []
_NO_SPECIAL = {"a.pdf": "cp1252"}
"""Formats written here in a font of few characters."""


def originals() -> Iterator[Article]:
    for source, step in ((SAMPLE, 5), *((seed, 1) for seed in SEED)):
        for item in list(load([str(source)]))[::step]:
            assert isinstance(item, Article)
            yield item


ORIGINALS = list(originals())


def written(article: Article, name: str, folder: Path) -> Article:
    path = folder / name
    path.write_bytes(WRITERS[name](article))
    (read,) = load([str(path)])
    assert isinstance(read, Article), read
    return read


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_format_gives_the_same_text(name: str, tmp_path: Path) -> None:
    compared = 0
    for article in ORIGINALS:
        try:
            article.text.encode(_NO_SPECIAL.get(name, "utf-8"))
        except UnicodeEncodeError:
            continue
        read = written(article, name, tmp_path)
        assert read.text.split("\n") == article.text.split("\n"), article.key
        if article.title:
            assert read.title == article.title
        compared += 1
    assert compared > 7
