"""The parts of a generation, written row by row: the folder that ``index.build`` publishes.

::

    articles.sqlite    articles, passages, statements, stories  index.store
    vectors.faiss      a vector a passage                       index.vectors
    sentences/         a vector and a span a sentence           index.sentence_vectors
    lexical/           BM25 over the passages                   index.lexical
    columns.npz        article, publisher, days a passage       index.columns
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from torch import set_num_threads

from corpus.passage import passages
from index.columns import Origin, write_columns
from index.copies import Sketch
from index.encode import cores
from index.filters import days
from index.finders import finder
from index.fingerprints import fingerprints
from index.imprint import imprint
from index.lexical import write_lexical
from index.sentence_vectors import to_bytes
from index.speaker_tables import write_speakers
from index.statements import statements
from index.store import StoredPassage
from index.stories import stories
from index.vectors import write_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.passage import Passage
    from index.encode import Encoder
    from index.finding import Finding
    from index.reuse import Earlier
    from index.store import Store
    from index.unpublished import Unpublished

    Advance = Callable[[int], None]

SEARCHED = "headlines twice, passage, imprint"
"""What the words of a passage's row are made of; a change of it means to index anew."""

_CHUNK = 256
"""Passages embedded between two reports of progress; articles read at once."""


@dataclass(slots=True)
class Rows:
    """All passages of a generation in the making; ``passages[n]`` is row ``n``."""

    passages: list[Passage]
    digests: list[bytes]
    articles: list[int]
    origins: list[Origin]
    imprints: list[str]
    languages: list[str | None]


def split(store: Store, encoder: Encoder, earlier: Earlier, advance: Advance) -> Rows:
    """Split every article of the store, and store the passages."""
    rows = Rows([], [], [], [], [], [])
    sentences = 0
    article_digests = store.numbered_digests()
    for number, article in store.articles():
        cut = earlier.passages(article, article_digests[number])
        if cut is None:
            anew = passages(article, encoder.token_starts, encoder.limit)
            cut = [(passage, _digest(passage, encoder.passage_prefix)) for passage in anew]
        found = [passage for passage, _ in cut]
        digests = [digest for _, digest in cut]
        stored = []
        for row, (passage, digest) in enumerate(
            zip(found, digests, strict=True), start=len(rows.passages)
        ):
            span = (passage.start, passage.end, passage.context)
            stored.append(
                StoredPassage(row, number, *span, digest, sentences, len(passage.sentences))
            )
            sentences += len(passage.sentences)
        store.put_passages(stored)
        rows.passages += found
        rows.digests += digests
        rows.articles += [number] * len(found)
        origin = Origin(article.publisher, article.agency, article.place, article.published)
        rows.origins += [origin] * len(found)
        rows.imprints += [imprint(article)] * len(found)
        rows.languages += [article.language] * len(found)
        advance(1)
    return rows


def attribute(
    folder: Path, store: Store, finding: Finding, earlier: Earlier, advance: Advance
) -> None:
    """Store who says what in every article, and write the speakers."""
    known = store.take_over_statements(earlier.statements) if earlier.statements else set()
    advance(len(known))
    new = sorted(store.numbered_digests().keys() - known)
    if new:
        find = finder(finding)
        # The tagger computes outside of Python's lock, so a core each is worth while.
        with ThreadPoolExecutor(cores(), initializer=set_num_threads, initargs=(1,)) as pool:
            for begin in range(0, len(new), _CHUNK):
                chunk = [(n, store.article(n), find) for n in new[begin : begin + _CHUNK]]
                for found in pool.map(lambda one: list(statements(*one)), chunk):
                    store.put_statements(found)
                    advance(1)
    if known:
        store.order_statements()
    write_speakers(folder / "speakers.sqlite", store)


def tell_stories(store: Store, earlier: Earlier, advance: Advance) -> tuple[int, int]:
    """Store which articles tell one story.

    Returns:
        How many stories several articles tell, and how many articles these are.
    """
    numbers, sketches, prints = [], [], []
    digests = store.numbered_digests()
    for number, article in store.articles():
        own = earlier.prints.get(digests[number])
        if own is None:
            own = fingerprints(article.text)
        published = days(article.published)
        day = published[0].toordinal() if published else None
        sketches.append(Sketch(own, article.title or "", day))
        numbers.append(number)
        prints.append((number, own))
        advance(1)
    store.put_prints(prints)
    found = stories(sketches, lambda place: store.article(numbers[place]).text)
    store.put_stories([numbers[place] for place in story] for story in found)
    return len(found), sum(map(len, found))


class Known(Protocol):
    """Vectors that need not be encoded, by what they were made of."""

    def __contains__(self, digest: bytes) -> bool:
        """Say whether it has the passage of this digest."""

    def get(self, digests: Sequence[bytes]) -> tuple[NDArray[np.float32], list[NDArray[np.int8]]]:
        """Return passages' vectors ``[passages, dimension]`` and each one's sentences'."""


def embed(
    folder: Path,
    rows: Rows,
    encoder: Encoder,
    sources: Sequence[Known],
    unpublished: Unpublished,
    advance: Advance,
) -> int:
    """Write the vectors of passages and sentences; return how many passages were encoded.

    What one of the ``sources`` knows is taken from there; what is encoded is kept in
    ``unpublished`` at once.
    """
    vectors = np.empty((len(rows.passages), encoder.dimension), np.float32)
    sentences: list[NDArray[np.int8]] = [np.empty((0, encoder.dimension), np.int8)] * len(vectors)
    new = list(range(len(vectors)))
    for known in sources:
        taken = [row for row in new if rows.digests[row] in known]
        if taken:
            vectors[taken], kept = known.get([rows.digests[row] for row in taken])
            for row, own in zip(taken, kept, strict=True):
                sentences[row] = own
            advance(len(taken))
            new = [row for row in new if rows.digests[row] not in known]
    for begin in range(0, len(new), _CHUNK):
        chunk = new[begin : begin + _CHUNK]
        found = [rows.passages[row] for row in chunk]
        vectors[chunk], of_sentences = encoder.encode_passages(found)
        ends = np.cumsum([len(passage.sentences) for passage in found])
        parts = np.split(to_bytes(of_sentences), ends[:-1])
        for row, own in zip(chunk, parts, strict=True):
            sentences[row] = own
        unpublished.put([rows.digests[row] for row in chunk], vectors[chunk], parts)
        advance(len(chunk))
    write_vectors(folder / "vectors.faiss", vectors)
    (folder / "sentences").mkdir()
    np.save(folder / "sentences" / "vectors.npy", np.concatenate(sentences))
    spans = [(s.start, s.end) for passage in rows.passages for s in passage.sentences]
    np.save(folder / "sentences" / "spans.npy", np.array(spans, np.int32).reshape(-1, 2))
    return len(new)


def write_words(folder: Path, rows: Rows, advance: Advance) -> None:
    """Write the BM25 index and the columns that filters read."""
    # Headline and subheading count twice: what an article is about is said there.
    documents = (
        f"{passage.context}\n{passage.embedded}\n{printed}"
        for passage, printed in zip(rows.passages, rows.imprints, strict=True)
    )
    told = (_told(document, advance) for document in documents)
    write_lexical(folder / "lexical", told, rows.languages)
    write_columns(folder / "columns.npz", rows.articles, rows.origins)


def _told(document: str, advance: Advance) -> str:
    advance(1)
    return document


def _digest(passage: Passage, prefix: str) -> bytes:
    """Digest what a passage's vectors are made of: its embedded text, cut into sentences."""
    cuts = [(span.start - passage.start, span.end - passage.start) for span in passage.sentences]
    return hashlib.sha256(f"{prefix}{passage.embedded}\0{cuts}".encode()).digest()[:16]
