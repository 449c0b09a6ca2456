"""An answer held against what is known: what was right, at which rank, and what was missed.

An article of the ranking is right if it is a gold article, or carries the story of one
(``also_in``). A passage is right if it is of a right article and holds a gold answer string or
overlaps the gold quotation. A question none of whose right articles has such a passage is judged
by its articles alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.sentences import sentences
from index.gold import evidence
from index.measures import ndcg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.article import Article
    from index.answer import Answer, CitedPassage, Quote
    from index.gold import Evidence, Gold
    from index.search import Index


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a question.

    Attributes:
        id: as its author knows it.
        question: as it was asked.
        filters: what it was restricted to, and ``now``, as far as given.
        answerable: whether the index holds an answer.
        answered: whether the first passage was shown as one.
        confidence: of the answer.
        reason: code of why it was not answered.
        article_rank: of the first right article, each article counted once; ``None``: not found.
        article_ndcg: of the articles; ``None`` for an unanswerable question.
        passage_rank: of the first right passage.
        passage_ndcg: of the passages; ``None`` where no passage could be right.
        in_quote: whether the first passage is of a right article and its quotation holds an
            answer string (overlaps the gold quotation, if no string is known); ``None`` where no
            passage could be right.
        quote_sentences: how many sentences the first quotation has.
        article: key of the article that came first.
        quote: its quotation.
        ms: milliseconds from question to answer.
    """

    id: str | int | None
    question: str
    filters: dict[str, str]
    answerable: bool
    answered: bool
    confidence: float
    reason: str | None
    article_rank: int | None
    article_ndcg: float | None
    passage_rank: int | None
    passage_ndcg: float | None
    in_quote: bool | None
    quote_sentences: int | None
    article: str | None
    quote: str | None
    ms: float

    @property
    def rank(self) -> int | None:
        """Rank of the first right passage; of the right article, judged by articles alone."""
        return self.article_rank if self.passage_ndcg is None else self.passage_rank

    @property
    def right(self) -> bool:
        """Whether what came first is right."""
        return self.rank == 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage to be looked at.

    Attributes:
        article: the article that it is of.
        text: its text.
        marks: what of it answers, in offsets of ``text``.
        rank: where it came; ``None``: not among the passages looked at.
    """

    article: Article
    text: str
    marks: tuple[Span, ...]
    rank: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged question.

    Attributes:
        judged: what became of it.
        first: what came first, where that is not right.
        wanted: what should have come first; ``None`` where nothing answers.
    """

    judged: Judged
    first: Excerpt | None
    wanted: Excerpt | None


def judge(gold: Gold, answer: Answer, index: Index, ms: float) -> Outcome:
    """Hold the answer to a question, which took ``ms``, against what is known."""
    known = {
        key: evidence(gold, _article(key, index).text) for key in _relevant(gold, answer.passages)
    }
    theirs = [(key, p.start, p.end) for key in known for p in index.passages_of(key)]
    telling = [place for place in theirs if known[place[0]].in_passage(*place[1:])]
    ranked = [(passage.article, passage.start, passage.end) for passage in answer.passages]
    by_passage = [place in telling for place in ranked]
    by_article = [key in known for key in dict.fromkeys(key for key, _, _ in ranked)]
    first = answer.passages[0] if answer.passages else None
    judged = Judged(
        id=gold.id,
        question=gold.question,
        filters=gold.given,
        answerable=gold.answerable,
        answered=answer.answered,
        confidence=answer.confidence,
        reason=str(answer.reason.code) if answer.reason else None,
        article_rank=_rank(by_article),
        article_ndcg=ndcg(by_article, len(known)) if gold.answerable else None,
        passage_rank=_rank(by_passage),
        passage_ndcg=ndcg(by_passage, len(telling)) if telling else None,
        in_quote=_in_quote(first, known) if telling else None,
        quote_sentences=_sentences_quoted(first, index) if first else None,
        article=first.article if first else None,
        quote=first.quote.text if first else None,
        ms=ms,
    )
    if judged.right:
        return Outcome(judged, None, None)
    shown = _excerpt(ranked[0], [first.quote], 1, index) if first else None
    ranks = {place: rank for rank, place in enumerate(ranked, start=1)}
    missed = min(
        telling or theirs, key=lambda place: ranks.get(place, len(ranked) + 1), default=None
    )
    if missed is None:
        return Outcome(judged, shown, None)
    marks = known[missed[0]].marks(*missed[1:])
    return Outcome(judged, shown, _excerpt(missed, marks, ranks.get(missed), index))


def _relevant(gold: Gold, passages: Sequence[CitedPassage]) -> list[str]:
    """Return the keys of the articles that a perfect ranking would have."""
    stories: dict[str, set[str]] = {}
    for passage in passages:
        told = {passage.article, *(copy.article for copy in passage.also_in)}
        carried = gold.articles & told
        stories.setdefault(passage.article, set()).update(carried)
    # A gold article that is shown as another's copy does not come in its own right too.
    as_copies = set[str]().union(*stories.values()) - stories.keys()
    return sorted((gold.articles - as_copies) | {key for key, story in stories.items() if story})


def _rank(gains: Sequence[bool]) -> int | None:
    return gains.index(True) + 1 if True in gains else None


def _in_quote(first: CitedPassage | None, known: Mapping[str, Evidence]) -> bool:
    return (
        first is not None
        and first.article in known
        and known[first.article].in_quote(first.quote.start, first.quote.end)
    )


def _sentences_quoted(passage: CitedPassage, index: Index) -> int:
    quote = passage.quote
    spans = sentences(_article(passage.article, index))
    return sum(span.start < quote.end and quote.start < span.end for span in spans)


def _excerpt(
    place: tuple[str, int, int], marks: Iterable[Span | Quote], rank: int | None, index: Index
) -> Excerpt:
    key, start, end = place
    article = _article(key, index)
    kept = tuple(Span(mark.start - start, mark.end - start) for mark in marks)
    return Excerpt(article, article.text[start:end], kept, rank)


def _article(key: str, index: Index) -> Article:
    article = index.article(key)
    if article is None:
        raise KeyError(key)
    return article
