"""Hits to an answer: what is quoted and cited, how sure it is, or why nothing was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import Answer, CitedPassage, Quote, Reason, ReasonCode
from index.answer_type import AnswerType, may_answer
from index.confidence import THRESHOLD, Signals, confidence
from index.errors import QuestionRefused
from index.fragment import link_to
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.filters import Columns, Filters
    from index.lexical import Lexical
    from index.query import Query
    from index.search import Hit, Index

LONGEST_QUESTION = 2000
"""Code points."""

MOST_PASSAGES = 50
_AROUND = 200


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


def answered(index: Index, question: str, k: int, filters: Filters) -> Answer:
    """Answer a question with up to ``k`` passages, each article's best first.

    Raises:
        QuestionRefused: the question is empty or too long, ``k`` or a date is impossible.
    """
    asked = check_question(question, k)
    mask = index.columns.mask(filters.checked())
    if filters.since is not None or filters.until is not None:
        filters = replace(filters, undated=index.columns.undated(filters.publisher))

    def nothing(reason: Reason) -> Answer:
        return Answer(question, False, 0.0, reason, filters, ())

    query = index.prepare(asked)
    if query is None:
        return nothing(Reason(ReasonCode.NO_WORDS))
    if mask is not None and not mask.any():
        return nothing(_why_empty(filters, index.columns))
    hits = _best_of_each_first(index.search(query, mask))
    passages = tuple(_cited(rank, hit, index) for rank, hit in enumerate(hits[:k], start=1))
    signals = _signals(query, hits, passages[0])
    sure = confidence(signals)
    reason = None if sure >= THRESHOLD else _why_weak(query, passages, index.lexical)
    return Answer(question, reason is None, sure, reason, filters, passages, signals)


def _best_of_each_first(hits: Sequence[Hit]) -> list[Hit]:
    """Put each article's best passage first, then the further ones, each part in order."""
    seen: set[int] = set()
    firsts: list[Hit] = []
    others: list[Hit] = []
    for hit in hits:
        (others if hit.passage.article in seen else firsts).append(hit)
        seen.add(hit.passage.article)
    return firsts + others


def _cited(rank: int, hit: Hit, index: Index) -> CitedPassage:
    article = index.article_of(hit.passage)
    quote = hit.quotation.of(article.text)
    return CitedPassage(
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
        quote=Quote(hit.quotation.start, hit.quotation.end, quote),
        link=link_to(article.url, quote) if article.url else None,
    )


def _signals(query: Query, hits: Sequence[Hit], first: CitedPassage) -> Signals:
    passage = set(terms(f"{hits[0].passage.context}\n{first.text}"))
    typed = may_answer(first.quote.text, query.kind, query.words)
    return Signals(
        words=hits[0].words,
        passage=hits[0].cosine,
        sentence=hits[0].sentence,
        coverage=query.coverage(passage),
        quotation=query.coverage(set(terms(first.quote.text))),
        rarest=query.rarest(passage),
        names=query.named(passage),
        matter=query.matter(passage),
        near=query.matter(set(terms(_around(first)))),
        untyped=float(query.kind is not AnswerType.OTHER and not typed),
    )


def _around(passage: CitedPassage) -> str:
    """Return the quotation with some two hundred characters of the passage on either side."""
    start, end = passage.quote.start - passage.start, passage.quote.end - passage.start
    return passage.text[max(0, start - _AROUND) : end + _AROUND]


def _why_empty(filters: Filters, columns: Columns) -> Reason:
    """Say which filter leaves nothing."""
    if filters.publisher is not None and not columns.has_publisher(filters.publisher):
        return Reason(ReasonCode.NO_PUBLISHER, {"publisher": filters.publisher})
    return Reason(
        ReasonCode.NOTHING_IN_RANGE,
        {
            "publisher": filters.publisher,
            "since": filters.since,
            "until": filters.until,
            "undated": filters.undated,
        },
    )


def _why_weak(query: Query, passages: Sequence[CitedPassage], lexical: Lexical) -> Reason:
    """Say what speaks most against the first passage."""
    for name in query.names:
        if not any(lexical.knows(term) for term in terms(name)):
            return Reason(ReasonCode.NO_MENTION, {"name": name})
    return Reason(ReasonCode.WEAK, {"closest": passages[0].title})
