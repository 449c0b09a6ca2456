"""An opened index: a question in, an answer out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np

from corpus.article import Span
from index.answer import Answer, CitedPassage, Quote, Reason, ReasonCode
from index.confidence import THRESHOLD, Signals, confidence
from index.encode import Encoder
from index.errors import IndexDamaged, ModelUnusable, QuestionRefused
from index.filters import Columns, Filters
from index.fragment import link_to
from index.fusion import best, candidates, fuse
from index.generation import open_current
from index.lexical import Lexical
from index.quotation import coverage, sentence_scores
from index.sentence_vectors import SentenceVectors
from index.store import Store, StoredPassage
from index.terms import names, terms
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from corpus.article import Article
    from index.generation import Manifest

LONGEST_QUESTION = 2000
"""Code points."""

MOST_PASSAGES = 50
_CANDIDATES = 100
"""How many passages each ranker proposes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: its row.
        score: the fused score, which ranks it.
        words: the share of the question's terms, by weight, that it covers.
        cosine: of the question to it.
        sentence: cosine of the question to the best of its sentences.
    """

    passage: StoredPassage
    score: float
    words: float
    cosine: float
    sentence: float


@dataclass(frozen=True, slots=True)
class _Query:
    """A question, made ready: its terms with their weights, and its unit vector."""

    question: str
    idf: Mapping[str, float]
    vector: NDArray[np.float32]


class Index:
    """A generation opened for questions; safe to ask from several threads."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Verify and open the current generation of the index in ``folder``.

        Raises:
            IndexMissing, IndexDamaged, IndexOutdated: it cannot be served.
            ModelUnusable: the model it was built with is not to be had, or is another now.
        """
        generation = open_current(folder)
        wanted = generation.manifest.settings["encoder"]
        encoder = Encoder(wanted["name"], threads=threads)
        if encoder.digest != wanted["digest"]:
            raise ModelUnusable(
                f"the index was built with another version of the model {wanted['name']}: "
                "rebuild it with  byline build SOURCE..."
            )
        self.name: str = generation.name
        self.manifest: Manifest = generation.manifest
        self._encoder = encoder
        try:
            self._store = Store(generation.folder / "articles.sqlite")
            self._vectors = Vectors(generation.folder / "vectors.faiss", threads=threads)
            self._sentences = SentenceVectors(generation.folder / "sentences")
            self._lexical = Lexical(generation.folder / "lexical")
            self._columns = Columns(generation.folder / "columns.npz")
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
        return self._columns.publishers

    def article(self, key: str) -> Article | None:
        """Return the article with this key, if the index has it."""
        try:
            return self._store.article_by_key(key)
        except KeyError:
            return None

    def ask(self, question: str, k: int = 5, filters: Filters = Filters()) -> Answer:  # noqa: B008
        """Answer a question with up to ``k`` passages, each article's best first.

        Raises:
            QuestionRefused: the question is empty or too long, ``k`` or a date is impossible.
        """
        asked = check_question(question, k)
        mask = self._columns.mask(filters.checked())
        if filters.since is not None or filters.until is not None:
            filters = replace(filters, undated=self._columns.undated(filters.publisher))

        def nothing(reason: Reason) -> Answer:
            return Answer(question, False, 0.0, reason, filters, ())

        asked_terms = dict.fromkeys(terms(asked))
        if not asked_terms:
            return nothing(Reason(ReasonCode.NO_WORDS))
        if mask is not None and not mask.any():
            return nothing(self._why_empty(filters))
        query = _Query(
            question=asked,
            idf={term: self._lexical.idf(term) for term in asked_terms},
            vector=self._encoder.encode([asked])[0],
        )
        hits = _best_of_each_first(self._hits(query, mask))[:k]
        passages = tuple(self._cited(hits, query))
        signals = self._signals(query, hits[0], passages[0])
        sure = confidence(signals)
        reason = None if sure >= THRESHOLD else self._why_weak(query, passages)
        return Answer(question, reason is None, sure, reason, filters, passages, signals)

    def _hits(self, query: _Query, mask: NDArray[np.bool_] | None) -> list[Hit]:
        """Rank passages, best first, among those that ``mask`` leaves."""
        words = self._lexical.scores(list(query.idf))
        if mask is not None:
            words = np.where(mask, words, np.float32(0))
        nearest = self._vectors.search(query.vector, _CANDIDATES, mask)
        rows = candidates([best(words, _CANDIDATES), nearest])
        passages = self._store.passages(rows.tolist())
        cosines = self._vectors.rows(rows) @ query.vector
        sentences = self._best_sentences(passages, query.vector)
        scores = fuse(words[rows], cosines, sentences)
        return [
            Hit(passages[n], *(float(of[n]) for of in (scores, words[rows], cosines, sentences)))
            for n in np.lexsort((rows, -scores))
        ]

    def _best_sentences(
        self, passages: list[StoredPassage], vector: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return for each passage the cosine of the best of its sentences."""
        ranges = [passage.sentence_rows for passage in passages]
        cosines = self._sentences.similarity(vector, np.concatenate(ranges))
        ends = np.cumsum([len(found) for found in ranges])
        return np.array([part.max(initial=-1) for part in np.split(cosines, ends[:-1])], np.float32)

    def _cited(self, hits: list[Hit], query: _Query) -> Iterator[CitedPassage]:
        for rank, hit in enumerate(hits, start=1):
            article = self._store.article(hit.passage.article)
            quote = self._quotation(article, hit.passage, query)
            yield CitedPassage(
                rank=rank,
                score=hit.score,
                article=article.key,
                url=article.url,
                title=article.title,
                publisher=article.publisher,
                agency=article.agency,
                authors=article.authors,
                published=article.published,
                dated=article.dated,
                place=article.place,
                start=hit.passage.start,
                end=hit.passage.end,
                text=article.text[hit.passage.start : hit.passage.end],
                quote=quote,
                link=link_to(article.url, quote.text) if article.url else None,
            )

    def _quotation(
        self, article: Article, passage: StoredPassage, query: _Query
    ) -> Quote:
        """Choose the sentence of a passage that answers best."""
        rows = passage.sentence_rows
        spans = [Span(int(start), int(end)) for start, end in self._sentences.spans[rows]]
        cosines = self._sentences.similarity(query.vector, rows)
        texts = [span.of(article.text) for span in spans]
        chosen = spans[int(sentence_scores(texts, cosines, query.idf).argmax())]
        return Quote(chosen.start, chosen.end, chosen.of(article.text))

    def _signals(self, query: _Query, hit: Hit, cited: CitedPassage) -> Signals:
        passage = set(terms(f"{hit.passage.context}\n{cited.text}"))
        rarest = dict(sorted(query.idf.items(), key=lambda item: -item[1])[:2])
        named = {term: 1.0 for name in names(query.question) for term in terms(name)}
        return Signals(
            words=hit.words,
            passage=hit.cosine,
            sentence=hit.sentence,
            coverage=coverage(passage, query.idf),
            quotation=coverage(set(terms(cited.quote.text)), query.idf),
            rarest=coverage(passage, rarest),
            names=coverage(passage, named) if named else 1.0,
        )

    def _why_empty(self, filters: Filters) -> Reason:
        """Say which filter leaves nothing."""
        if filters.publisher is not None and not self._columns.has_publisher(filters.publisher):
            return Reason(ReasonCode.NO_PUBLISHER, {"publisher": filters.publisher})
        given = {"since": filters.since, "until": filters.until, "undated": filters.undated}
        return Reason(ReasonCode.NOTHING_IN_RANGE, {**given, "publisher": filters.publisher})

    def _why_weak(self, query: _Query, passages: tuple[CitedPassage, ...]) -> Reason:
        """Say what speaks most against the first passage."""
        for name in names(query.question):
            if not any(self._lexical.knows(term) for term in terms(name)):
                return Reason(ReasonCode.NO_MENTION, {"name": name})
        return Reason(ReasonCode.WEAK, {"closest": passages[0].title if passages else None})


def check_question(question: str, k: int) -> str:
    """Return the question without surrounding white space.

    Raises:
        QuestionRefused: it is empty or too long, or ``k`` passages cannot be had.
    """
    asked = question.strip()
    if not asked:
        raise QuestionRefused("the question is empty")
    if len(asked) > LONGEST_QUESTION:
        raise QuestionRefused(
            f"the question has {len(asked):,} characters, the most is {LONGEST_QUESTION:,}"
        )
    if not 1 <= k <= MOST_PASSAGES:
        raise QuestionRefused(f"{k} passages cannot be had, only 1 to {MOST_PASSAGES}")
    return asked


def _best_of_each_first(hits: list[Hit]) -> list[Hit]:
    """Put each article's best passage first, then the further ones, each part in order."""
    seen: set[int] = set()
    firsts, others = [], []
    for hit in hits:
        (others if hit.passage.article in seen else firsts).append(hit)
        seen.add(hit.passage.article)
    return firsts + others
