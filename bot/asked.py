"""A question as a script or a person at a prompt gives it, filters typed into it included."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.talking.typed_filters import NAMES, read
from index.answering import check_question

if TYPE_CHECKING:
    from datetime import date

    from index.answer import Answer
    from index.filters import Filters
    from index.search import Index


def ask(index: Index, question: str, k: int, filters: Filters, now: date | None) -> Answer:
    """Answer a question in which ``publisher:`` and the like may stand.

    ``filters`` go before what is typed of the same kind: a script may hold its readers to a
    publisher. Neither is ever given up.

    Raises:
        QuestionRefused: the question is empty but for its filters, or too long; a filter, ``k`` or
            a date is impossible.
    """
    check_question(question, k)
    asked = read(question)
    typed = {name: asked.typed.get(name) for name in NAMES if getattr(filters, name) is None}
    answer = index.ask(asked.words, k, replace(filters, **typed), now)
    return replace(answer, question=question)
