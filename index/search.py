"""An opened index: a question in, hits out.

Words and meaning each propose passages; the fused ranking of the proposals picks those that are
looked at again, sentence by sentence (``index.ranking``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self

import numpy as np

from corpus.article import Span
from index import ranking
from index.answering import answered
from index.encode import Encoder
from index.errors import IndexDamaged, ModelUnusable
from index.filters import Columns, Filters
from index.fusion import best, candidates, fuse
from index.generation import open_current
from index.imprint import imprint
from index.lexical import Lexical
from index.query import Query, prepare
from index.sentence_vectors import SentenceVectors
from index.store import Store
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from corpus.article import Article
    from index.answer import Answer
    from index.generation import Manifest
    from index.store import StoredPassage

_PROPOSED = 100
"""How many passages words and meaning propose each."""

MOST_HITS = 50
"""How many hits a search has at most."""

_ARTICLES_KEPT = 512
LOOKED_AT = 15
"""How many of the proposals are ranked again by their sentences."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that words or meaning propose.

    Attributes:
        passage: its row.
        fused: the fused score of what follows.
        words: the share of the question's terms, by BM25 weight, that it covers.
        cosine: of the question to it.
        sentences: cosines of the question to its sentences.
    """

    passage: StoredPassage
    fused: float
    words: float
    cosine: float
    sentences: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: its row.
        score: what ranks it; comparable within one search only.
        words: the share of the question's terms, by BM25 weight, that it covers.
        cosine: of the question to it.
        sentence: cosine of the question to the sentence that answers best.
        quotation: that sentence, in the article's offsets.
    """

    passage: StoredPassage
    score: float
    words: float
    cosine: float
    sentence: float
    quotation: Span


class Index:
    """A generation opened for questions; safe to ask from several threads."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Verify and open the current generation of the index in ``folder``.

        Raises:
            IndexMissing, IndexDamaged, IndexOutdated: it cannot be served.
            ModelUnusable: the model it was built with is not to be had, or is another now.
        """
        generation = open_current(folder)
        self.name: str = generation.name
        self.manifest: Manifest = generation.manifest
        wanted = self.manifest.settings["encoder"]
        self._encoder = Encoder(wanted["name"], threads=threads)
        if self._encoder.digest != wanted["digest"]:
            raise ModelUnusable(
                f"the index was built with another version of the model {wanted['name']}: "
                "rebuild it with  byline build SOURCE..."
            )
        try:
            self._store = Store(generation.folder / "articles.sqlite")
            # Asked for several times in one answer, and often in the next.
            self._article = lru_cache(maxsize=_ARTICLES_KEPT)(self._store.article)
            self._vectors = Vectors(generation.folder / "vectors.faiss", threads=threads)
            self._sentences = SentenceVectors(generation.folder / "sentences")
            self.lexical = Lexical(generation.folder / "lexical")
            self.columns = Columns(generation.folder / "columns.npz")
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise IndexDamaged(f"{generation.folder}: {error}") from error

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the index."""
        self.close()

    @property
    def publishers(self) -> list[str]:
        """Names of all publishers, sorted."""
        return self.columns.publishers

    def article(self, key: str) -> Article | None:
        """Return the article with this key, if the index has it."""
        try:
            return self._store.article_by_key(key)
        except KeyError:
            return None

    def keys(self) -> list[str]:
        """Return the keys of all articles."""
        return self._store.keys()

    def article_of(self, passage: StoredPassage) -> Article:
        """Return the article that a passage is of."""
        return self._article(passage.article)

    def ask(self, question: str, k: int = 5, filters: Filters = Filters()) -> Answer:  # noqa: B008
        """Answer a question with up to ``k`` passages, each article's best first.

        Raises:
            QuestionRefused: the question is empty or too long, ``k`` or a date is impossible.
        """
        return answered(self, question, k, filters)

    def prepare(self, question: str) -> Query | None:
        """Make a question ready, or return ``None`` if it has nothing but stop words."""
        return prepare(question, self.lexical, self._encoder)

    def search(self, query: Query, mask: NDArray[np.bool_] | None = None) -> list[Hit]:
        """Rank up to ``MOST_HITS`` passages, best first, among those that ``mask`` leaves."""
        proposals = self.propose(query, mask)
        hits = [self._hit(query, proposal) for proposal in proposals[:LOOKED_AT]]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.row))
        if others := proposals[LOOKED_AT:MOST_HITS]:
            # They follow in the order of the fused score, which is on another scale.
            shift = hits[-1].score - others[0].fused
            hits += [self._unread(proposal, shift) for proposal in others]
        return hits

    def propose(self, query: Query, mask: NDArray[np.bool_] | None = None) -> list[Proposal]:
        """Return the passages that words and meaning propose, by their fused score."""
        words = self.lexical.scores(list(query.idf))
        if mask is not None:
            words = np.where(mask, words, np.float32(0))
        rows = candidates(
            [best(words, _PROPOSED), self._vectors.search(query.vector, _PROPOSED, mask)]
        )
        passages = self._store.passages(rows.tolist())
        cosines = self._vectors.rows(rows) @ query.vector
        sentences = self._cosines(passages, query)
        tops = np.array([part.max(initial=-1) for part in sentences], np.float32)
        fused = fuse(words[rows], cosines, tops)
        return [
            Proposal(
                passages[n], float(fused[n]), float(words[rows[n]]), float(cosines[n]), sentences[n]
            )
            for n in np.lexsort((rows, -fused))
        ]

    def look(self, query: Query, proposal: Proposal) -> tuple[list[Span], NDArray[np.float32]]:
        """Return a passage's sentences and their features (see ``index.ranking``)."""
        passage = proposal.passage
        article = self.article_of(passage)
        spans = self._spans(passage)
        return spans, ranking.features(
            query,
            f"{passage.context}\n{imprint(article)}",
            [span.of(article.text) for span in spans],
            proposal.sentences,
            proposal.words,
            proposal.cosine,
        )

    def _hit(self, query: Query, proposal: Proposal) -> Hit:
        """Score a passage by its sentences, and quote the best."""
        spans, rows = self.look(query, proposal)
        scores = rows @ ranking.WEIGHTS
        chosen = int(scores.argmax())
        return Hit(
            proposal.passage,
            float(scores[chosen]),
            proposal.words,
            proposal.cosine,
            float(proposal.sentences[chosen]),
            spans[chosen],
        )

    def _unread(self, proposal: Proposal, shift: float) -> Hit:
        """Rank a passage by what proposed it, and quote the sentence nearest in meaning."""
        nearest = int(proposal.sentences.argmax())
        start, end = self._sentences.spans[proposal.passage.first_sentence + nearest]
        return Hit(
            proposal.passage,
            proposal.fused + shift,
            proposal.words,
            proposal.cosine,
            float(proposal.sentences[nearest]),
            Span(int(start), int(end)),
        )

    def _spans(self, passage: StoredPassage) -> list[Span]:
        spans = self._sentences.spans[passage.sentence_rows]
        return [Span(int(start), int(end)) for start, end in spans]

    def _cosines(
        self, passages: Sequence[StoredPassage], query: Query
    ) -> list[NDArray[np.float32]]:
        """Return for each passage the cosines of the question to its sentences."""
        rows = [passage.sentence_rows for passage in passages]
        cosines = self._sentences.similarity(query.vector, np.concatenate(rows))
        return np.split(cosines, np.cumsum([len(part) for part in rows])[:-1])
