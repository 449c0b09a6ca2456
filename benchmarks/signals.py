"""Signals that the ranking might go by and does not: what each brings beside those it has.

Run:  python -m benchmarks.signals --data DIR  [--archive contested ...]

Each is added to the shipped features in turn, and all weights are fitted anew as
``benchmarks.fit_ranking`` fits them. The table tells how often a right article comes first and the
mean reciprocal rank of it, on the half that was fitted and on the other. The last rows, weights of
publishers, say nothing of answers: they tell how much of what is missed is the same story in
another paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.archives import arguments, choose_archives
from benchmarks.fit_ranking import QUOTING, collected, firsts, fit, reciprocals
from index import ranking
from index.filters import days
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from benchmarks.choices import Looked
    from index.query import Query

SIGNALS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "the sentence's own words, apart from those before it": ("own",),
    "words of the sentence after it": ("after",),
    "what is asked for, times the words found": ("typed words",),
    "the rarest word of the question in the headline": ("rarest",),
    "others that tell of the same within three days": ("told",),
    "the three days before asking, the week before": ("days",),
    "printed after the day of asking": ("later",),
    "an article's first passage, of a question about no time": ("first",),
    "a weight for each publisher": ("CNN", "USA Today", "The Week"),
}
"""What is added, by the names of its columns."""

COLUMNS = tuple(name for names in SIGNALS.values() for name in names)

_PUBLISHERS = SIGNALS["a weight for each publisher"]
_NEAR = 0.05
"""A cosine below which the share of it that is of the right kind cannot be told."""


def signals(query: Query, now: date, looked: Sequence[Looked]) -> list[NDArray[np.float32]]:
    """Describe the sentences of the passages looked at by ``COLUMNS``; ``[sentences, COLUMNS]``."""
    asked = list(query.idf)
    shares = np.array(list(query.idf.values()), np.float32)
    shares /= shares.sum()
    titles = [set(terms(one.article.title or "", query.language)) for one in looked]
    printed = [_day(one) for one in looked]
    described = []
    for n, one in enumerate(looked):
        words = [set(terms(sentence, query.language)) for sentence in one.sentences]
        own = np.array([[term in found for term in asked] for found in words], bool)
        after = np.vstack([own[1:], np.zeros_like(own[:1])])
        cosines, typed, context = (
            one.features[:, ranking.FEATURES.index(name)]
            for name in ("sentence", "typed", "context")
        )
        kind = np.where(cosines > _NEAR, typed / np.maximum(cosines, _NEAR), 0)
        day = printed[n]
        ago = None if day is None else now.toordinal() - day
        same = [
            other
            for other, theirs in enumerate(printed)
            if looked[other].article.key != one.article.key
            and day is not None
            and theirs is not None
            and abs(day - theirs) <= 3
            and len(titles[n] & titles[other]) >= 2
        ]
        columns = {
            "own": own @ shares,
            "after": (own | after) @ shares,
            "typed words": kind * context,
            "rarest": max(shares[[term in titles[n] for term in asked]], default=0),
            "told": min(len(same), 5) / 5,
            "days": 0 if ago is None or ago < 0 else (ago <= 3) / 2 + (ago <= 7) / 2,
            "later": ago is not None and ago < 0,
            "first": one.leads and not query.period.asked,
            **{name: one.article.publisher == name for name in _PUBLISHERS},
        }
        rows = np.empty((len(words), len(COLUMNS)), np.float32)
        for column, name in enumerate(COLUMNS):
            rows[:, column] = columns[name]
        described.append(rows)
    return described


def _day(looked: Looked) -> int | None:
    published = days(looked.article.published)
    return published[0].toordinal() if published else None


def main() -> None:
    """Collect, fit with each signal, and print the table."""
    parser = arguments(__doc__)
    choose_archives(parser)
    given = parser.parse_args()
    sets = collected(given.data, given.archive, signals)
    halves = {name: part[::2] for name, part in sets.items()}
    shipped = [n for n, name in enumerate(ranking.FEATURES) if name != QUOTING[-1]]
    print(f"| added (Hit@1, MRR@10) | {' | '.join(sets)} |\n|---|{'---|' * len(sets)}")
    for signal, names in SIGNALS.items():
        added = [len(ranking.FEATURES) + COLUMNS.index(name) for name in names]
        weights = fit(halves, shipped + added)
        cells = [
            f"{hits}, {ranks}"
            for hits, ranks in zip(firsts(sets, weights), reciprocals(sets, weights), strict=True)
        ]
        print(f"| {signal} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
