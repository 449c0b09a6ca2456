"""Questions whose answers are known, asked of an index and judged."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING

from index.answering import MOST_PASSAGES
from index.judging import Outcome, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.gold import Gold
    from index.report import Stage
    from index.search import Index


def evaluate(
    index: Index,
    questions: Sequence[Gold],
    stage: Stage = lambda name, total: nullcontext(lambda advance: None),
) -> list[Outcome]:
    """Ask every question for as many passages as there may be, and judge the answers in order."""
    outcomes = []
    with stage("asking", len(questions)) as advance:
        for gold in questions:
            begun = time.perf_counter()
            answer = index.ask(gold.question, k=MOST_PASSAGES, filters=gold.filters, now=gold.now)
            taken = time.perf_counter() - begun
            outcomes.append(judge(gold, answer, index, 1000 * taken))
            advance(1)
    return outcomes
