"""A question as a script or a person at a prompt gives it, filters typed into it included."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.talking.typed_filters import read
from index.answering import check_question
from index.filters import ASKED

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
    publisher, speaker, since, until = (
        asked.typed.get(name) if getattr(filters, name) is None else getattr(filters, name)
        for name in ASKED
    )
    within = replace(filters, publisher=publisher, speaker=speaker, since=since, until=until)
    answer = index.ask(asked.words, k, within, now)
    return replace(answer, question=question)
