"""Fit the weights by which sentences rank passages and become quotations.

Run:  python -m benchmarks.fit_ranking --data DIR  [--write] [--ablate]

Every sentence of the passages proposed for a question is one choice; those of a right article
that hold an answer string are right. The weights maximise the probability that a softmax over all
choices gives to the right ones. Fitted on every other question, reported on both halves: the
first passage is of a right article, and the quotation holds the answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rich.progress import track

from benchmarks.archives import CONSOLE, Asked, arguments, is_gold, news, squad
from index import ranking
from index.search import LOOKED_AT, Index

QUESTIONS = 1200
"""Of each set at most so many questions, evenly spread."""

GIVEN = {"asks": -2.0}
"""Weights that are set, not fitted: an encyclopedia asks no questions, so it cannot teach this."""

DECAY = 1e-3
"""Weight of the penalty on large weights."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question's choices.

    Attributes:
        features: a row a sentence, ``[sentences, len(FEATURES)]``.
        gold: which sentences are of a right article.
        right: which of those hold an answer.
    """

    features: torch.Tensor
    gold: torch.Tensor
    right: torch.Tensor


def choices(index: Index, asked: list[Asked], name: str) -> list[Choice]:
    """Collect what the ranking has to choose from, for every question that can be looked up."""
    found = []
    for question in track(
        asked[:: max(1, len(asked) // QUESTIONS)], description=name, console=CONSOLE
    ):
        query = index.prepare(question.text)
        if query is None:
            continue
        rows, gold, right = [], [], []
        for proposal in index.propose(query)[:LOOKED_AT]:
            article = index.article_of(proposal.passage)
            spans, features = index.look(query, proposal)
            of_gold = is_gold(article.key, article.url, question.gold)
            rows.append(features)
            gold += [of_gold] * len(spans)
            right += [
                of_gold and any(a.lower() in s.of(article.text).lower() for a in question.answers)
                for s in spans
            ]
        found.append(
            Choice(torch.from_numpy(np.concatenate(rows)), torch.tensor(gold), torch.tensor(right))
        )
    return found


def fit(sets: list[list[Choice]], columns: list[int]) -> torch.Tensor:
    """Return the weights of ``columns``; every set counts the same, however large."""
    weights = torch.zeros(len(columns), requires_grad=True)
    given = torch.tensor([GIVEN.get(ranking.FEATURES[column], 0.0) for column in columns])
    free = (given == 0).float()
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        total = DECAY * weights.square().sum()
        for part in sets:
            usable = [choice for choice in part if choice.right.any()]
            for choice in usable:
                scores = choice.features[:, columns] @ (weights * free + given)
                chosen = scores[choice.right].logsumexp(0)
                total = total + (scores.logsumexp(0) - chosen) / len(usable) / len(sets)
        total.backward()
        return total

    optimiser.step(loss)
    return weights.detach() * free + given


def measure(part: list[Choice], weights: torch.Tensor, columns: list[int]) -> str:
    """Return how often passage and quotation are right."""
    first = quoted = given = found = 0
    for choice in part:
        scores = choice.features[:, columns] @ weights
        first += int(choice.gold[scores.argmax()])
        quoted += int(choice.right[scores.argmax()])
        if choice.gold.any():
            found += 1
            given += int(choice.right[scores.masked_fill(~choice.gold, -torch.inf).argmax()])
    return (
        f"n={len(part):<5} first passage right {first / len(part):.3f}   answer in quotation "
        f"{quoted / len(part):.3f}   given the right article {given / max(found, 1):.3f}"
    )


def main() -> None:
    """Fit, report, and write ``index/ranking.json`` if asked."""
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    parser.add_argument("--ablate", action="store_true", help="report without each feature too")
    given = parser.parse_args()
    sets = {
        "news": choices(*news(given.data), "news"),
        "squad": choices(*squad(given.data, "v1.1"), "squad"),
    }
    everything = list(range(len(ranking.FEATURES)))

    def say(name: str, weights: torch.Tensor, columns: list[int]) -> None:
        for kind, part in sets.items():
            print(f"{name:<14} {kind:<6} fitted half    {measure(part[::2], weights, columns)}")
            print(f"{name:<14} {kind:<6} held-out half  {measure(part[1::2], weights, columns)}")

    halves = [part[::2] for part in sets.values()]
    say("shipped", torch.from_numpy(ranking.WEIGHTS), everything)
    if given.ablate:
        for dropped, feature in enumerate(ranking.FEATURES):
            kept = [column for column in everything if column != dropped]
            say(f"no {feature}", fit(halves, kept), kept)
    if given.write:
        fitted = fit(halves, everything)
        say("fitted", fitted, everything)
        named = zip(ranking.FEATURES, (round(float(w), 2) for w in fitted), strict=True)
        text = json.dumps(dict(named), indent=2) + "\n"
        (Path(ranking.__file__).parent / "ranking.json").write_text(text, encoding="utf-8")
        print(text)


if __name__ == "__main__":
    main()
