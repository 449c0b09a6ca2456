"""A proposal looked at: what it scores by its sentences, and which of them is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from index import ranking
from index.imprint import imprint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.proposals import Proposal
    from index.query import Query
    from index.search import Index
    from index.spoken import Spoken
    from index.store import StoredPassage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: its row.
        score: what ranks it; comparable within one search only.
        words: the share of the question's terms, by BM25 weight, that it covers.
        ahead: how much more that is than what many passages of the index cover.
        cosine: of the question to it.
        sentence: cosine of the question to the sentence that answers best.
        quotation: that sentence, with the one beside it if that may well answer too; in the
            article's offsets.
    """

    passage: StoredPassage
    score: float
    words: float
    ahead: float
    cosine: float
    sentence: float
    quotation: Span


def look(index: Index, query: Query, proposal: Proposal) -> tuple[list[Span], NDArray[np.float32]]:
    """Return a passage's sentences and their features (see ``index.ranking``)."""
    passage = proposal.passage
    article = index.article_of(passage)
    spans = [
        Span(int(start), int(end)) for start, end in index.sentences.spans[passage.sentence_rows]
    ]
    candidate = ranking.Candidate(
        context=f"{passage.context}\n{imprint(article)}",
        title=article.title or "",
        leads=not article.text[: passage.start].strip(),
        sentences=[span.of(article.text) for span in spans],
        cosines=query.meaning * proposal.sentences,
        passage=query.meaning * proposal.cosine,
        nearness=proposal.nearness,
    )
    return spans, ranking.features(query.within(index.lexical.language(passage.row)), candidate)


def hit(
    index: Index,
    query: Query,
    proposal: Proposal,
    spoken: Spoken | None = None,
) -> Hit:
    """Score a passage by its sentences, and quote the best: of what is ``spoken``, if given."""
    spans, rows = look(index, query, proposal)
    if spoken is not None and spoken.alone:
        rows = rows * ranking.ALONE
    scores, answering = rows @ ranking.WEIGHTS, rows @ ranking.QUOTING
    if spoken is not None:
        said = spoken.scores(proposal.passage.article, spans)
        scores, answering = scores + said, answering + said
    quoted = ranking.quoted(answering)
    return Hit(
        proposal.passage,
        float(scores.max()),
        proposal.words,
        proposal.ahead,
        proposal.cosine,
        float(proposal.sentences[int(answering.argmax())]),
        Span(spans[quoted.start].start, spans[quoted.stop - 1].end),
    )


def unread(index: Index, proposal: Proposal, shift: float) -> Hit:
    """Rank a passage by what proposed it, and quote the sentence nearest in meaning."""
    nearest = int(proposal.sentences.argmax())
    start, end = index.sentences.spans[proposal.passage.first_sentence + nearest]
    return Hit(
        proposal.passage,
        proposal.fused + shift,
        proposal.words,
        proposal.ahead,
        proposal.cosine,
        float(proposal.sentences[nearest]),
        Span(int(start), int(end)),
    )
