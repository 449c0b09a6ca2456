"""What of the generation before can be used again: an unchanged article costs next to nothing.

Passages stand where the encoder and the rules of splitting are the same, statements where the rules
of attribution are, vectors where the encoder is. Vectors outlive a change of the folder's format,
since they are what takes hours to make.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.article import Span
from corpus.passage import Passage
from index.sentence_vectors import SentenceVectors
from index.store import Store
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.article import Article
    from index.generation import Generation
    from index.store import StoredPassage


VECTORS = 1
"""Version of how vectors are made of a passage and stored; others are not used again."""


class Earlier:
    """A generation as a source of what need not be made again; without one, of nothing.

    Attributes:
        statements: its database, where what is said in its articles would be found again.
        prints: the fingerprints of its articles, by their content digest.
    """

    def __init__(self, generation: Generation | None, settings: dict[str, Any]) -> None:
        """Look at what was made with those ``settings`` that matter to it."""
        self.statements: Path | None = None
        self.prints: dict[str, NDArray[np.uint32]] = {}
        self._cuts: dict[str, list[StoredPassage]] = {}
        if generation is None:
            return
        made = generation.manifest.settings
        database = generation.folder / "articles.sqlite"
        if made["attribution"] == settings["attribution"]:
            self.statements = database
        self._sentences = SentenceVectors(generation.folder / "sentences")
        with closing(Store(database)) as store:
            if made["stories"] == settings["stories"]:
                self.prints = store.prints()
            if (made["encoder"], made["splitting"]) != (settings["encoder"], settings["splitting"]):
                return
            digests = store.numbered_digests()
            for passage in store.passages():
                self._cuts.setdefault(digests[passage.article], []).append(passage)

    def passages(self, article: Article, digest: str) -> list[tuple[Passage, bytes]] | None:
        """Return an article's passages with their digests, if one of its ``digest`` was split."""
        cut = self._cuts.get(digest)
        if cut is None:
            return None
        return [(self._passage(article, stored), stored.digest) for stored in cut]

    def _passage(self, article: Article, stored: StoredPassage) -> Passage:
        first = stored.first_sentence
        spans = self._sentences.spans[first : first + stored.sentences].tolist()
        return Passage(
            article.key,
            stored.start,
            stored.end,
            article.text[stored.start : stored.end],
            stored.context,
            tuple(Span(start, end) for start, end in spans),
        )


class KeptVectors:
    """The vectors of a generation, maybe of another format, by what they were made of."""

    def __init__(self, generation: Generation | None, settings: dict[str, Any]) -> None:
        """Look at those that are made as ``settings`` have it; at none without a generation."""
        self._places: dict[bytes, tuple[int, int, int]] = {}
        made = generation.manifest.settings if generation else {}
        # Before there were versions of it vectors were made as the first one says.
        if generation is None or made.get("vectors", 1) != settings["vectors"]:
            return
        if made["encoder"]["digest"] != settings["encoder"]["digest"]:
            return
        with closing(Store(generation.folder / "articles.sqlite")) as store:
            self._places = store.places()
        self._vectors = Vectors(generation.folder / "vectors.faiss")
        self._sentences = SentenceVectors(generation.folder / "sentences")

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._places

    def get(self, digests: Sequence[bytes]) -> tuple[NDArray[np.float32], list[NDArray[np.int8]]]:
        """Return passages' vectors ``[passages, dimension]`` and each one's sentences'."""
        places = [self._places[digest] for digest in digests]
        own = [np.arange(first, first + count) for _, first, count in places]
        sentences = [self._sentences.rounded(rows) for rows in own]
        return self._vectors.rows([row for row, _, _ in places]), sentences
