"""Hits to an answer: what is quoted and cited, how sure it is, or why nothing was found."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.correction import find_correction
from index.answer import Answer, CitedPassage, Quote, Reason, ReasonCode
from index.answer_type import fit
from index.collapsing import best_of_each_first, stories_of
from index.confidence import THRESHOLD, Signals, confidence
from index.errors import QuestionRefused
from index.finding import holds_statements
from index.fragment import link_to
from index.imprint import imprint
from index.statements import said_by
from index.terms import terms, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from corpus.article import Article, Span
    from index.collapsing import Story
    from index.filters import Filters
    from index.hits import Hit
    from index.lexical import Lexical
    from index.query import Query
    from index.search import Index
    from index.spoken import Said

LONGEST_QUESTION = 2000
"""Code points."""

MOST_PASSAGES = 50
_STATEMENT_FOUND = 0.5
_TOPIC_FOUND = 0.5
_BESIDE_THE_POINT = 0.05
_LIKE = 0.45
"""Cosine from which a sentence may be about what is asked without having a word of it."""


def check_question(question: str, k: int) -> str:
    """Return the question without surrounding white space.

    Raises:
        QuestionRefused: it is empty or too long, or ``k`` passages cannot be had.
    """
    check_most(k)
    # What a shell or JSON can pass on without it being text (half a surrogate pair) becomes "?".
    asked = question.encode("utf-8", "replace").decode().strip()
    if not asked:
        raise QuestionRefused("the question is empty", "empty")
    if len(asked) > LONGEST_QUESTION:
        raise QuestionRefused(
            f"the question has {len(asked):,} characters, the most is {LONGEST_QUESTION:,}"
        )
    return asked


def check_most(k: int) -> None:
    """Check how many passages are asked for.

    Raises:
        QuestionRefused: so many cannot be had.
    """
    if not 1 <= k <= MOST_PASSAGES:
        raise QuestionRefused(f"{k} passages cannot be had, only 1 to {MOST_PASSAGES}")


def answered(index: Index, question: str, k: int, filters: Filters, now: date) -> Answer:
    """Answer a question asked on the day ``now`` with up to ``k`` passages.

    Raises:
        QuestionRefused: the question is empty or too long, ``k`` or a date is impossible.
    """
    asked = check_question(question, k)
    given = filters.checked()
    understood = index.understand(asked, now)
    query = index.prepare(understood)
    if query is None:
        return Answer(question, False, 0.0, Reason(ReasonCode.NO_WORDS), given, ())
    tried = []
    for filters in understood.attempts(given):
        answer = _answered(index, question, query, k, filters)
        if answer.answered:
            return answer
        tried.append(answer)
    # Nothing answers: the most that was asked for and that has passages to show for it.
    return next((answer for answer in tried if answer.passages), tried[0])


def _answered(index: Index, question: str, query: Query, k: int, filters: Filters) -> Answer:
    """Answer from what one choice of filters leaves."""
    speaker = filters.applied().speaker
    taken = query.taken_by(speaker)
    spoken = None
    if speaker is not None:
        spoken = index.speakers.spoken(speaker, alone=query.asks_for_any_statement(taken))
    mask = index.mask(filters, spoken)
    if filters.since is not None or filters.until is not None:
        filters = replace(filters, undated=index.columns.undated(filters))
    if mask is not None and not mask.any():
        return Answer(question, False, 0.0, _why_empty(filters, index), filters, ())
    hits = best_of_each_first(index.search(query, mask, spoken), index, mask, k)
    told = stories_of(hits, index)
    passages = tuple(_cited(rank, hit, index, told) for rank, hit in enumerate(hits, start=1))
    signals = judge(query, hits[0], index)
    # Where every name is one that no article has, nothing else can make up for it.
    names = [name for name in query.names if taken.isdisjoint(words(name, query.language))]
    strangers = [name for name in names if not _mentioned(name, index.lexical)]
    sure = 0.0 if strangers and len(strangers) == len(names) else confidence(signals)
    theirs = spoken.statements.get(hits[0].passage.article, ()) if spoken and taken else ()
    # Whoever else is named is what it is to be about.
    if (not names or signals.names == 1) and (
        _speaks_as_described(query, passages[0])
        or (
            query.asks_for_any_statement(taken)
            and (_says(passages[0], theirs) or _is_statement(query, hits[0], index))
        )
    ):
        # "What did NAME say?" says nothing that a statement of NAME could be similar to.
        sure = max(sure, _STATEMENT_FOUND)
    elif speaker and signals.matter == 0 and signals.sentence < _LIKE:
        # Said by whom it is asked of, but about something else.
        sure = min(sure, _BESIDE_THE_POINT)
    elif query.topic and signals.matter == signals.names == 1 and _is_like(signals):
        # Whatever is about what is named answers, however much else is.
        sure = max(sure, _TOPIC_FOUND)
    reason = None if sure >= THRESHOLD else _why_weak(query, strangers, filters, passages)
    return Answer(question, reason is None, sure, reason, filters, passages, signals)


def _cited(rank: int, hit: Hit, index: Index, told: Mapping[int, Story]) -> CitedPassage:
    article = index.article_of(hit.passage)
    story = told.get(hit.passage.article)
    notice = find_correction(article)
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
        quote=_quoted(article, hit.quotation),
        link=article.url and _link(article, hit.quotation),
        also_in=story.others(article.key) if story else (),
        origins=story.origins if story else 1,
        correction=_quoted(article, notice) if notice else None,
        said_by=said_by(
            index.store.statements_of(hit.passage.article, hit.quotation), hit.quotation
        ),
    )


def _quoted(article: Article, span: Span) -> Quote:
    return Quote(span.start, span.end, span.of(article.text))


def _link(article: Article, quotation: Span) -> str:
    """Return the link to a quotation; the page shows the headline above the text."""
    above = "".join(f"{line}\n" for line in (article.title, article.standfirst) if line)
    text = article.text
    before, after = above + text[: quotation.start], text[quotation.end :]
    return link_to(article.url or "", quotation.of(text), before=before, after=after)


def judge(query: Query, first: Hit, index: Index) -> Signals:
    """Return what speaks for and against the ``first`` hit as an answer."""
    query = query.within(index.lexical.language(first.passage.row))
    article = index.article_of(first.passage)
    text = article.text[first.passage.start : first.passage.end]
    passage = set(terms(f"{first.passage.context}\n{imprint(article)}\n{text}", query.language))
    return Signals(
        passage=first.cosine,
        sentence=first.sentence,
        names=query.named(passage),
        matter=query.matter(passage),
        score=(max(first.score, 0) / 10) ** 1.5,
        words=first.words,
        ahead=math.sqrt(max(first.ahead, 0)),
        kind=1.0 if query.kind else 0.0,
        numbers=1.0 if query.numbers - passage else 0.0,
    )


def _is_like(signals: Signals) -> bool:
    """Say whether the first passage, or its quotation, is near the question in meaning."""
    return max(signals.passage, signals.sentence) >= _LIKE


def _is_statement(query: Query, first: Hit, index: Index) -> bool:
    """Say whether the first quotation has somebody whom the question names speak."""
    quotation = first.quotation.of(index.article_of(first.passage).text)
    return query.kind is not None and fit(quotation, query.kind, query.words) == 1


def _says(passage: CitedPassage, spoken: Sequence[Said]) -> bool:
    """Say whether the quotation surely is one of the statements ``spoken``."""
    theirs = {(one.start, one.end) for one in spoken}
    contents = (one["content"] for one in passage.said_by)
    return any((content["start"], content["end"]) in theirs for content in contents)


def _speaks_as_described(query: Query, passage: CitedPassage) -> bool:
    """Say whether all that is asked is what a source said, in the words that the article has.

    "What did the French newspaper write?" asks for whatever "the French newspaper NAME wrote".
    """
    sources = (one["source"]["text"] for one in passage.said_by if one["source"])
    return any(query.asks_what_is_said_by(terms(source, query.language)) for source in sources)


def _why_empty(filters: Filters, index: Index) -> Reason:
    """Say which filter leaves nothing."""
    if filters.publisher is not None and not index.columns.has_publisher(filters.publisher):
        return Reason(ReasonCode.NO_PUBLISHER, {"publisher": filters.publisher})
    if filters.speaker is not None and not holds_statements(index.manifest.settings):
        return Reason(ReasonCode.NO_STATEMENTS, {"speaker": filters.speaker})
    if filters.speaker is not None and not index.speakers.called(filters.speaker):
        near = [one.name for one in index.speakers.nearest(filters.speaker)]
        return Reason(ReasonCode.NO_SPEAKER, {"speaker": filters.speaker, "nearest": near})
    return Reason(
        ReasonCode.NOTHING_IN_RANGE,
        {
            "publisher": filters.publisher,
            "speaker": filters.speaker,
            "since": filters.since,
            "until": filters.until,
            "undated": filters.undated,
        },
    )


def _why_weak(
    query: Query,
    strangers: Sequence[str],
    filters: Filters,
    passages: Sequence[CitedPassage],
) -> Reason:
    """Say what speaks most against the first passage: names that no article has, to begin with."""
    if strangers:
        return Reason(ReasonCode.NO_MENTION, {"name": query.in_full(strangers[0])})
    asked_of = filters.applied()
    return Reason(
        ReasonCode.WEAK,
        {
            "closest": passages[0].title,
            "publisher": asked_of.publisher,
            "speaker": asked_of.speaker,
            "since": asked_of.since,
            "until": asked_of.until,
        },
    )


def _mentioned(name: str, lexical: Lexical) -> bool:
    """Say whether any article has a word of the name; a name of stop words alone counts as one."""
    wanted = {term for language in lexical.languages for term in terms(name, language)}
    return not wanted or any(lexical.knows(term) for term in wanted)
