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
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.asked import Asked
    from index.search import Index

QUESTIONS = 1300
"""Of each set at most so many questions, evenly spread."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question's choices, in the order of the passages looked at.

    Attributes:
        features: a row a sentence, ``[sentences, len(FEATURES)]``.
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


def choices(index: Index, asked: Sequence[Asked], name: str, *, dated: bool) -> list[Choice]:
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
        rows, passages = [], []
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
            rows.append(features)
            gold += [of_gold] * len(spans)
            right += [of_gold and _answers(question, s.of(article.text)) for s in spans]
            if of_gold or _answers(question, f"{article.title} {article.text}"):
                telling.add(proposal.passage.article)
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
