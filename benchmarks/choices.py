"""What the second ranking has to choose from: the sentences of the passages looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from rich.progress import track

from benchmarks.archives import CONSOLE, is_gold
from index.filters import Filters
from index.hits import look
from index.proposals import propose
from index.search import LOOKED_AT, worth_a_look_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.asked import Asked
    from corpus.article import Article
    from index.query import Query
    from index.search import Index

    More = Callable[[Query, date, Sequence["Looked"]], list[NDArray[np.float32]]]
    """Given a question, the day of asking, and what is looked at: further features of each one's
    sentences, ``[sentences, any]``."""

QUESTIONS = 1300
"""Of each set at most so many questions, evenly spread."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A passage that is looked at.

    Attributes:
        article: that it is of.
        leads: whether the article begins with it.
        sentences: their texts.
        features: of them, ``[sentences, len(FEATURES)]``.
    """

    article: Article
    leads: bool
    sentences: list[str]
    features: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question's choices, in the order of the passages looked at.

    Attributes:
        features: a row a sentence, ``[sentences, len(FEATURES)]``, and further columns if asked.
        gold: which sentences are of a right article.
        right: which of those hold an answer.
        passages: for each passage its article, and the range of its sentences.
        telling: numbers of the articles that are right, or have an answer string anywhere.
    """

    features: NDArray[np.float32]
    gold: NDArray[np.bool_]
    right: NDArray[np.bool_]
    passages: list[tuple[int, slice]]
    telling: frozenset[int]


def choices(
    index: Index, asked: Sequence[Asked], name: str, *, dated: bool, more: More | None = None
) -> list[Choice]:
    """Collect what the ranking has to choose from, for every question that can be looked up."""
    found = []
    for question in track(
        asked[:: max(1, len(asked) // QUESTIONS)], description=name, console=CONSOLE
    ):
        now = question.now if dated and question.now else date.today()
        understood = index.understand(question.text, now)
        query = index.prepare(understood)
        if query is None:
            continue
        mask = index.columns.mask(understood.attempts(Filters())[0])
        passages = []
        looked_at: list[Looked] = []
        gold: list[bool] = []
        right: list[bool] = []
        telling: set[int] = set()
        looked = worth_a_look_first(propose(index, query, mask))[:LOOKED_AT]
        golden = _golden(index, {proposal.passage.article for proposal in looked}, question)
        for proposal in looked:
            article = index.article_of(proposal.passage)
            spans, features = look(index, query, proposal)
            of_gold = proposal.passage.article in golden
            passages.append((proposal.passage.article, slice(len(gold), len(gold) + len(spans))))
            sentences = [span.of(article.text) for span in spans]
            leads = not article.text[: proposal.passage.start].strip()
            looked_at.append(Looked(article, leads, sentences, features))
            gold += [of_gold] * len(spans)
            right += [of_gold and _answers(question, sentence) for sentence in sentences]
            if of_gold or _answers(question, f"{article.title} {article.text}"):
                telling.add(proposal.passage.article)
        rows = [one.features for one in looked_at]
        if more is not None:
            rows = [np.hstack(own) for own in zip(rows, more(query, now, looked_at), strict=True)]
        found.append(
            Choice(
                np.concatenate(rows), np.array(gold), np.array(right), passages, frozenset(telling)
            )
        )
    return found


def _golden(index: Index, articles: Iterable[int], question: Asked) -> set[int]:
    """Return the numbers of the ``articles`` that are right, or tell the story of one that is."""
    told = index.store.retellings(articles)
    stories = {one.story for one in told if is_gold(one.key, one.url, question.gold)}
    found = {one.number for one in told if one.story in stories}
    for number in articles:
        article = index.store.article(number)
        if is_gold(article.key, article.url, question.gold):
            found.add(number)
    return found


def _answers(question: Asked, text: str) -> bool:
    return any(answer.strip("“”\"'").lower() in text.lower() for answer in question.answers)
