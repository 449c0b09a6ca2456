"""An opened index: a question in, hits out.

Words and meaning each propose passages; the fused ranking of the proposals picks those that are
looked at again, sentence by sentence (``index.ranking``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Self

import numpy as np

from index.answering import answered
from index.asked_role import asked_role
from index.columns import Columns
from index.encode import Encoder
from index.errors import IndexDamaged, IndexOutdated, ModelUnusable
from index.filters import Filters
from index.generation import open_current
from index.hits import hit, unread
from index.lexical import Lexical
from index.proposals import propose
from index.query import Query, prepare
from index.reranking import open_reranker, reranked
from index.sentence_vectors import SentenceVectors
from index.speakers import Speakers
from index.store import Store
from index.terms import RULES
from index.understanding import understand
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from corpus.article import Article
    from index.answer import Answer
    from index.generation import Manifest
    from index.hits import Hit
    from index.proposals import Proposal
    from index.spoken import Spoken
    from index.store import StoredPassage
    from index.understanding import Understood

MOST_HITS = 100
"""How many hits a search has at most: twice what an answer lists, since copies fall away."""

LOOKED_AT = 15
"""How many of the proposals are ranked again by their sentences."""

_ARTICLES = 10
"""How many articles these are of at least, if so many are proposed."""

_ARTICLES_KEPT = 512


class Index:
    """A generation opened for questions; safe to ask from several threads."""

    def __init__(self, folder: Path, *, threads: int = 1, reranker: str | None = None) -> None:
        """Verify and open the current generation of the index in ``folder``.

        Args:
            folder: where generations are published.
            threads: to search with.
            reranker: a cross-encoder that has the last word on the order, by name or folder.

        Raises:
            IndexMissing, IndexDamaged, IndexOutdated: it cannot be served.
            ModelUnusable: a model is not to be had, or is another now than the one it was built
                with.
        """
        generation = open_current(folder)
        self.name: str = generation.name
        self.manifest: Manifest = generation.manifest
        if self.manifest.settings["lexical"].get("terms") != RULES:
            raise IndexOutdated(
                f"{generation.folder}: its words were made terms by other rules: "
                "rebuild it with  byline build SOURCE..."
            )
        wanted = self.manifest.settings["encoder"]
        self.encoder = Encoder(
            wanted["name"],
            threads=threads,
            query_prefix=wanted["query_prefix"],
            passage_prefix=wanted["passage_prefix"],
        )
        if self.encoder.digest != wanted["digest"]:
            raise ModelUnusable(
                f"the index was built with another version of the model {wanted['name']}: "
                "rebuild it with  byline build SOURCE..."
            )
        self._reranker = open_reranker(reranker, threads) if reranker else None
        try:
            self.store = Store(generation.folder / "articles.sqlite")
            # Asked for several times in one answer, and often in the next.
            self._article = lru_cache(maxsize=_ARTICLES_KEPT)(self.store.article)
            self.vectors = Vectors(generation.folder / "vectors.faiss", threads=threads)
            self.sentences = SentenceVectors(generation.folder / "sentences")
            self.lexical = Lexical(generation.folder / "lexical")
            self.speakers = Speakers(generation.folder / "speakers.sqlite", self.store)
            self.columns = Columns(generation.folder / "columns.npz", self.speakers)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise IndexDamaged(f"{generation.folder}: {error}") from error

    def close(self) -> None:
        """Let go of the files."""
        self.speakers.close()
        self.store.close()

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
            return self.store.article_by_key(key)
        except KeyError:
            return None

    def keys(self) -> list[str]:
        """Return the keys of all articles."""
        return self.store.keys()

    def text_of(self, passage: StoredPassage) -> str:
        """Return a passage's text."""
        return self.article_of(passage).text[passage.start : passage.end]

    def article_of(self, passage: StoredPassage) -> Article:
        """Return the article that a passage is of."""
        return self._article(passage.article)

    def article_numbered(self, number: int) -> Article:
        """Return the article of a number in this generation."""
        return self._article(number)

    def passages_of(self, key: str) -> list[StoredPassage]:
        """Return the passages of the article with this key, in its order.

        Raises:
            KeyError: the index does not have it.
        """
        return self.store.passages_of(self.store.number(key))

    def ask(
        self,
        question: str,
        k: int = 5,
        filters: Filters = Filters(),  # noqa: B008 - it is frozen
        now: date | None = None,
    ) -> Answer:
        """Answer a question with up to ``k`` passages, each article's best first.

        ``now`` (default: the clock) sets what "last week" and "recent" mean.

        Raises:
            QuestionRefused: the question is empty or too long, ``k`` or a date is impossible.
        """
        return answered(self, question, k, filters, now or date.today())

    def understand(self, question: str, now: date) -> Understood:
        """Return what a question asked on the day ``now`` says beside its matter."""
        understood = understand(question, self.columns.names, now)
        if understood.speaker is None and (asked := asked_role(question, self.speakers.in_role)):
            speaker, words = asked
            return replace(understood, speaker=speaker, speaker_words=words)
        return understood

    def prepare(self, understood: Understood) -> Query | None:
        """Make a question ready, or return ``None`` if it has nothing but stop words."""
        return prepare(understood, self.lexical, self.encoder)

    def mask(self, filters: Filters, spoken: Spoken | None = None) -> NDArray[np.bool_] | None:
        """Return a flag for each row that the filters leave, or ``None`` if they ask nothing.

        ``spoken`` is what of the words of the speaker asked for counts, if not all.
        """
        mask = self.columns.mask(filters)
        speaker = filters.applied().speaker
        if speaker is None:
            return mask
        spoken = spoken or self.speakers.spoken(speaker)
        said = np.zeros(len(self.columns.article), np.bool_)
        said[self.store.rows_of_statements(spoken.numbers)] = True
        return said if mask is None else mask & said

    def search(
        self,
        query: Query,
        mask: NDArray[np.bool_] | None = None,
        spoken: Spoken | None = None,
    ) -> list[Hit]:
        """Rank up to ``MOST_HITS`` passages, best first, among those that ``mask`` leaves.

        With ``spoken`` only sentences that are said there are quoted.
        """
        proposals = propose(self, query, mask)
        if spoken is not None and spoken.alone:
            proposals.sort(key=lambda one: -spoken.heard(one.passage.article))
        proposals = worth_a_look_first(proposals)
        found = [hit(self, query, proposal, spoken) for proposal in proposals[:LOOKED_AT]]
        found.sort(key=lambda hit: (-hit.score, hit.passage.row))
        if self._reranker:
            found = reranked(self, query, found, self._reranker)
        if others := proposals[LOOKED_AT:MOST_HITS]:
            # They follow in the order of the fused score, which is on another scale.
            shift = found[-1].score - others[0].fused
            found += [unread(self, proposal, shift) for proposal in others]
        return found


def worth_a_look_first(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Put the proposals that are looked at first, each part in order: not all of one article."""
    seen: set[int] = set()
    firsts: list[Proposal] = []
    for proposal in proposals:
        if proposal.passage.article not in seen:
            firsts.append(proposal)
            seen.add(proposal.passage.article)
    firsts = firsts[:_ARTICLES]
    rows = {proposal.passage.row for proposal in firsts}
    others = [proposal for proposal in proposals if proposal.passage.row not in rows]
    return firsts + others
