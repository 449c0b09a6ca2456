"""Fit the weights by which sentences rank passages and become quotations.

Run:  python -m benchmarks.fit_ranking --data DIR  [--archive contested] [--write] [--ablate]

Every sentence of the passages proposed for a question is one choice. The weights maximise the
probability that a softmax over all choices gives to those that are right: half of it for those of
a right article, half for those of them that hold an answer string too. Fitted on every other
question of all sets (of the sample archive's with a third of the weight, since they are few and
ours), reported on both halves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.progress import track
from scipy.optimize import minimize

from benchmarks.archives import CONSOLE, arguments, is_gold, news, sample, squad
from index import ranking
from index.filters import Filters
from index.hits import look
from index.proposals import propose
from index.search import LOOKED_AT, Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.asked import Asked

QUESTIONS = 1300
"""Of each set at most so many questions, evenly spread."""

SETS = {"news, asked then": 3.0, "news": 3.0, "encyclopedia": 3.0, "sample": 1.0}
"""How much each set of questions counts."""

GIVEN = {"asks": -2.0}
"""Weights that are set, not fitted: an encyclopedia asks no questions, so it cannot teach this."""

DECAY = 1e-3
"""Weight of the penalty on large weights."""

SECOND_QUOTED = 0.27
"""Share of quotations that may have a second sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question's choices, in the order of the passages proposed.

    Attributes:
        features: a row a sentence, ``[sentences, len(FEATURES)]``.
        gold: which sentences are of a right article.
        right: which of those hold an answer.
        passages: for each passage its article, and the range of its sentences.
    """

    features: NDArray[np.float32]
    gold: NDArray[np.bool_]
    right: NDArray[np.bool_]
    passages: list[tuple[int, slice]]


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
        for proposal in propose(index, query, mask)[:LOOKED_AT]:
            article = index.article_of(proposal.passage)
            spans, features = look(index, query, proposal)
            of_gold = is_gold(article.key, article.url, question.gold)
            passages.append((proposal.passage.article, slice(len(gold), len(gold) + len(spans))))
            rows.append(features)
            gold += [of_gold] * len(spans)
            right += [
                of_gold and any(a.lower() in s.of(article.text).lower() for a in question.answers)
                for s in spans
            ]
        found.append(Choice(np.concatenate(rows), np.array(gold), np.array(right), passages))
    return found


class Padded:
    """The choices of a set of questions, side by side.

    Attributes:
        features: ``[questions, most sentences, features]``, zeros where there is none.
        absent: -1e9 where there is no sentence, else 0; ``[questions, most sentences]``.
        targets: the sentences that are right, and those of right articles, each likewise.
    """

    def __init__(self, part: Sequence[Choice], columns: list[int]) -> None:
        """Lay the ``columns`` of all choices out."""
        shape = len(part), max(len(choice.gold) for choice in part)
        self.features = np.zeros((*shape, len(columns)), np.float32)
        self.absent = np.full(shape, -1e9, np.float32)
        self.targets = np.zeros((2, *shape), np.bool_)
        for n, choice in enumerate(part):
            size = len(choice.gold)
            self.features[n, :size] = choice.features[:, columns]
            self.absent[n, :size] = 0
            self.targets[:, n, :size] = choice.right, choice.gold

    def loss(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return the mean negative log-likelihood of what is right, and its gradient."""
        scores = self.features @ weights.astype(np.float32) + self.absent
        loss, gradient = 0.0, np.zeros(len(weights))
        for target in self.targets:
            usable = target.any(axis=1)
            among = np.where(target, scores, np.float32(-1e9))[usable]
            total, own = _log_sum(scores[usable]), _log_sum(among)
            loss += float((total - own).mean()) / len(self.targets)
            shift = np.exp(scores[usable] - total) - np.exp(among - own)
            pull = np.einsum("qs,qsf->f", shift, self.features[usable])
            gradient += pull / len(shift) / len(self.targets)
        return loss, gradient


def _log_sum(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    most = scores.max(axis=1, keepdims=True)
    return np.asarray(most + np.log(np.exp(scores - most).sum(axis=1, keepdims=True)))


def fit(sets: dict[str, list[Choice]], columns: list[int]) -> NDArray[np.float32]:
    """Return the weights of ``columns``."""
    given = np.array([GIVEN.get(ranking.FEATURES[column], 0.0) for column in columns])
    free = given == 0
    padded = [(Padded(part, columns), SETS[name]) for name, part in sets.items()]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = DECAY * float(weights @ weights), 2 * DECAY * weights
        for part, counts in padded:
            of_part, slope = part.loss(np.where(free, weights, given))
            value, gradient = value + counts * of_part, gradient + counts * slope
        return value, np.where(free, gradient, 0)

    fitted = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B")
    return np.asarray(np.where(free, fitted.x, given), np.float32)


def second_sentence(
    sets: dict[str, list[Choice]], weights: NDArray[np.float32], columns: list[int]
) -> float:
    """Return the probability from which ``SECOND_QUOTED`` of all quotations have two sentences."""
    beside = []
    for choice in (choice for part in sets.values() for choice in part):
        scores = choice.features[:, columns] @ weights
        _, best = max(choice.passages, key=lambda passage: scores[passage[1]].max())
        probable = ranking.likelihood(scores[best])
        chosen = int(probable.argmax())
        beside.append(max([*probable[max(0, chosen - 1) : chosen], *probable[chosen + 1 :][:1], 0]))
    return float(np.quantile(beside, 1 - SECOND_QUOTED))


def measure(part: Sequence[Choice], weights: NDArray[np.float32], columns: list[int]) -> str:
    """Return how often article and quotation are right, and how long quotations are."""
    ranks: list[int] = []
    answered: list[bool] = []
    given: list[bool] = []
    sentences: list[int] = []
    for choice in part:
        scores = choice.features[:, columns] @ weights
        passages = sorted(choice.passages, key=lambda passage: -scores[passage[1]].max())
        order = list(dict.fromkeys(article for article, _ in passages))
        right = [(article, span) for article, span in passages if choice.gold[span].any()]
        ranks.append(order.index(right[0][0]) if right else len(order))
        for (_, span), holds in ((passages[0], answered), *((one, given) for one in right[:1])):
            quoted = ranking.quoted(scores[span])
            holds.append(bool(choice.right[span][quoted.start : quoted.stop].any()))
            sentences.append(len(quoted))
    rank = np.array(ranks)
    hits = " ".join(f"{(rank < most).mean():.3f}" for most in (1, 4, 10))
    return (
        f"n={len(part):<4} Hit@1/4/10 {hits}  MRR {np.mean(1 / (1 + rank)):.3f}  answer quoted "
        f"{np.mean(answered):.3f}, given the article {np.mean(given):.3f}, "
        f"{np.mean(sentences):.2f} sentences"
    )


def main() -> None:
    """Fit, report, and write ``index/ranking.json`` if asked."""
    parser = arguments(__doc__)
    parser.add_argument("--archive", default="contested", help="small, contested or whole")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    parser.add_argument("--ablate", action="store_true", help="report without each feature too")
    given = parser.parse_args()
    index, asked = news(given.data, given.archive)
    sets = {
        "news, asked then": choices(index, asked, "news, asked then", dated=True),
        "news": choices(index, asked, "news", dated=False),
        "encyclopedia": choices(*squad(given.data, "v1.1"), "encyclopedia", dated=False),
        "sample": choices(*sample(), "sample", dated=False),
    }
    halves = {name: part[::2] for name, part in sets.items()}
    everything = list(range(len(ranking.FEATURES)))

    def say(what: str, weights: NDArray[np.float32], columns: list[int]) -> None:
        for name, part in sets.items():
            print(f"{what:<16} {name:<17} fitted    {measure(part[::2], weights, columns)}")
            print(f"{what:<16} {name:<17} held out  {measure(part[1::2], weights, columns)}")

    if given.write:
        fitted = fit(halves, everything)
        named = {
            name: round(float(weight), 2)
            for name, weight in zip(ranking.FEATURES, fitted, strict=True)
        }
        named["second"] = round(second_sentence(halves, fitted, everything), 3)
        text = json.dumps(named, indent=2) + "\n"
        (Path(ranking.__file__).parent / "ranking.json").write_text(text, encoding="utf-8")
        print(text, "written; run again without --write to report on it")
        return
    say("shipped", ranking.WEIGHTS, everything)
    if given.ablate:
        for dropped, feature in enumerate(ranking.FEATURES):
            kept = [column for column in everything if column != dropped]
            say(f"no {feature}", fit(halves, kept), kept)


if __name__ == "__main__":
    main()
