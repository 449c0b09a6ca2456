"""``byline feedback``: what readers marked as answering, as questions that ``byline eval`` asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from index.filters import ASKED
from index.gold import wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from bot.state.votes import Vote


def feedback_lines(votes: Iterable[Vote], *, rejected: bool = False) -> Iterator[dict[str, Any]]:
    """Yield one line a question: the passages that more readers hold for an answer than do not.

    With ``rejected``, the passages that at least as many hold for none instead, under
    ``rejected_articles``: what answers is for a person to find.
    """
    asked: defaultdict[Hashable, list[Vote]] = defaultdict(list)
    for vote in votes:
        asked[wording(vote.question, _given(vote))].append(vote)
    for same in asked.values():
        balance: Counter[tuple[str, str]] = Counter()
        for vote in same:
            balance[vote.article, vote.quotation] += 1 if vote.good else -1
        chosen = [passage for passage, sum_ in balance.items() if (sum_ <= 0) is rejected]
        if not chosen:
            continue
        prefix = "rejected_" if rejected else ""
        yield {
            "question": same[0].question,
            **_given(same[0]),
            f"{prefix}articles": list(dict.fromkeys(article for article, _ in chosen)),
            f"{prefix}quotation": list(dict.fromkeys(quotation for _, quotation in chosen)),
            "votes": len(same),
            "generation": same[-1].generation,
        }


def _given(vote: Vote) -> dict[str, str]:
    """Return the filters that were set and the day it was asked on, as a row has them."""
    filters = {name: getattr(vote.filters, name) for name in ASKED}
    return {**{name: value for name, value in filters.items() if value}, "now": vote.day}
