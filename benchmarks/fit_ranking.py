"""Fit the weights by which sentences rank passages and become quotations.

Run:  python -m benchmarks.fit_ranking --data DIR  [--archive contested ...] [--write] [--ablate]

Every sentence of the passages looked at for a question is one choice. The weights that rank
maximise the probability that a softmax over all choices gives to those that are right: half of it
for those of a right article, half for those of them that hold an answer string too. The weights
that quote maximise the same over the sentences of each passage that holds an answer; of news they
learn nothing, whose answers ("Twitter") stand in sentences that do not answer too. Fitted on every
other question of all sets (the quotations of the sample archive's with a third of the weight, since
they are few and ours), reported on both halves as lines of a table; with ``--ablate``, without each
part too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from benchmarks.archives import arguments, choose_archives, news, sample, squad
from benchmarks.choices import choices
from index import ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.choices import Choice, More

THEN, TODAY, BOOK, SAMPLE = "news, asked on its day", "news, asked today", "encyclopedia", "sample"
SETS = dict.fromkeys((THEN, TODAY, BOOK, SAMPLE), 1.0)
"""How much each set of questions counts for passages: all alike."""

QUOTED_SETS = {THEN: 3.0, TODAY: 3.0, BOOK: 3.0, SAMPLE: 1.0}
"""How much each counts for quotations: the sample's few are the least typical."""

QUOTING = ("sentence", "context", "headline", "pairs", "typed", "asks", "before")
"""The features that quotations are chosen by; passages are ranked by all but the last."""

PARTS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "nearness in time": ("week", "season"),
    "what the news of a time is about": ("about", "leads"),
    "words": ("context", "headline", "pairs"),
    "meaning of the passage": ("passage",),
    "meaning of the sentences": ("best", "sentence", "before", "typed"),
    "the kind of answer asked for": ("typed",),
}
"""What is left out to see what it brings."""

GIVEN = {"asks": -2.0}
"""Weights that are set, not fitted: an encyclopedia asks no questions, so it cannot teach this."""

DECAY, QUOTED_DECAY = 3e-4, 1e-3
"""Weights of the penalty on large weights, of passages and of quotations."""

SECOND_QUOTED = 0.27
"""Share of quotations that may have a second sentence."""


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
    """Return the weights of all features, fitted those of ``columns``."""
    set_ones = {ranking.FEATURES.index(name): weight for name, weight in GIVEN.items()}
    given = np.array([set_ones.get(column, 0.0) for column in columns])
    free = given == 0
    padded = [(Padded(part, columns), _counts(name, sets)) for name, part in sets.items()]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = DECAY * float(weights @ weights), 2 * DECAY * weights
        for part, counts in padded:
            of_part, slope = part.loss(np.where(free, weights, given))
            value, gradient = value + counts * of_part, gradient + counts * slope
        return value, np.where(free, gradient, 0)

    fitted = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B")
    width = next(choice.features.shape[1] for part in sets.values() for choice in part)
    weights = np.zeros(width, np.float32)
    weights[columns] = np.where(free, fitted.x, given)
    return weights


def _counts(name: str, names: Iterable[str]) -> float:
    """Return how much a set counts: as much as the same of all archives together."""
    kind = name.partition(" (")[0]
    return SETS[kind] / sum(other.partition(" (")[0] == kind for other in names)


def fit_quoting(sets: dict[str, list[Choice]]) -> NDArray[np.float32]:
    """Return the weights of all features by which sentences of a passage are quoted."""
    columns = [ranking.FEATURES.index(name) for name in QUOTING]
    parts = []
    for name in (BOOK, SAMPLE):
        told = [
            (choice.features[span][:, columns], choice.right[span])
            for choice in sets[name]
            for _, span in choice.passages
            if choice.right[span].any() and not choice.right[span].all()
        ]
        parts.append((told, QUOTED_SETS[name] / len(told)))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = QUOTED_DECAY * float(weights @ weights), 2 * QUOTED_DECAY * weights
        for told, counts in parts:
            for features, right in told:
                scores = features @ weights
                grown = np.exp(scores - scores.max())
                own = grown * right
                value += counts * float(np.log(grown.sum()) - np.log(own.sum()))
                gradient += counts * ((grown / grown.sum() - own / own.sum()) @ features)
        return value, gradient

    fitted = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B")
    weights = np.zeros(len(ranking.FEATURES), np.float32)
    weights[columns] = fitted.x
    return weights


def second_sentence(
    sets: dict[str, list[Choice]], weights: NDArray[np.float32], quoting: NDArray[np.float32]
) -> float:
    """Return the probability from which ``SECOND_QUOTED`` of all quotations have two sentences."""
    beside = []
    for choice in (choice for part in sets.values() for choice in part):
        scores = choice.features @ weights
        _, best = max(choice.passages, key=lambda passage: scores[passage[1]].max())
        probable = ranking.likelihood(choice.features[best] @ quoting)
        chosen = int(probable.argmax())
        beside.append(max([*probable[max(0, chosen - 1) : chosen], *probable[chosen + 1 :][:1], 0]))
    return float(np.quantile(beside, 1 - SECOND_QUOTED))


def measure(
    part: Sequence[Choice], weights: NDArray[np.float32], quoting: NDArray[np.float32]
) -> str:
    """Return how often article and quotation are right, and how long quotations are: a line."""
    told: list[bool] = []
    quoted: list[bool] = []
    given: list[bool] = []
    sentences: list[int] = []
    for choice in part:
        scores, answering = choice.features @ weights, choice.features @ quoting
        passages = sorted(choice.passages, key=lambda passage: -scores[passage[1]].max())
        order = list(dict.fromkeys(article for article, _ in passages))
        told.append(order[0] in choice.telling)
        right = [span for _, span in passages if choice.right[span].any()]
        for span, holds in ((passages[0][1], quoted), *((one, given) for one in right[:1])):
            chosen = ranking.quoted(answering[span])
            holds.append(bool(choice.right[span][chosen.start : chosen.stop].any()))
            sentences.append(len(chosen))
    rank = ranks(part, weights)
    hits = " / ".join(_figure(float((rank < most).mean())) for most in (1, 4, 10))
    reciprocal = float(_reciprocal(rank).mean())
    figures = [reciprocal, *(float(np.mean(part)) for part in (told, quoted, given))]
    return " | ".join([hits, *map(_figure, figures), f"{np.mean(sentences):.2f}"])


def ranks(part: Sequence[Choice], weights: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return how many articles come before the first right one; all, where none is."""
    found = []
    for choice in part:
        scores = choice.features @ weights
        passages = sorted(choice.passages, key=lambda passage: -scores[passage[1]].max())
        order = list(dict.fromkeys(article for article, _ in passages))
        gold = [article for article, span in passages if choice.gold[span].any()]
        found.append(order.index(gold[0]) if gold else len(order))
    return np.array(found, np.int64)


def _figure(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def collected(
    data: Path, archives: Sequence[str], more: More | None = None
) -> dict[str, list[Choice]]:
    """Return what there is to choose from, for every set of questions.

    The news is asked of each of the ``archives``; from the second on, the sets tell which.
    """
    found: dict[str, list[Choice]] = {}
    for archive in archives:
        index, asked = news(data, archive)
        which = f" ({Path(archive).name})" if found else ""
        for name, dated in ((THEN, True), (TODAY, False)):
            found[name + which] = choices(index, asked, name, dated=dated, more=more)
    return found | {
        BOOK: choices(*squad(data, "v1.1"), BOOK, dated=False, more=more),
        SAMPLE: choices(*sample(), SAMPLE, dated=False, more=more),
    }


def firsts(sets: dict[str, list[Choice]], weights: NDArray[np.float32]) -> list[str]:
    """Return for each set how often a right article comes first, on either half."""
    return [_halves(ranks(part, weights) == 0) for part in sets.values()]


def reciprocals(sets: dict[str, list[Choice]], weights: NDArray[np.float32]) -> list[str]:
    """Return for each set the mean reciprocal rank of the first right article, on either half."""
    return [_halves(_reciprocal(ranks(part, weights))) for part in sets.values()]


def _halves(figures: NDArray[np.floating] | NDArray[np.bool_]) -> str:
    return " / ".join(_figure(float(half.mean())) for half in (figures[::2], figures[1::2]))


def _reciprocal(rank: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(rank < 10, 1 / (1 + rank), 0.0)


def main() -> None:
    """Fit, report, and write ``index/ranking.json`` if asked."""
    parser = arguments(__doc__)
    choose_archives(parser)
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    parser.add_argument("--ablate", action="store_true", help="report without each part too")
    given = parser.parse_args()
    sets = collected(given.data, given.archive)
    halves = {name: part[::2] for name, part in sets.items()}
    ranked = [n for n, name in enumerate(ranking.FEATURES) if name != QUOTING[-1]]

    if given.write:
        weights, quoting = fit(halves, ranked), fit_quoting(halves)
        written = {
            "passage": _named(weights, [ranking.FEATURES[column] for column in ranked]),
            "quotation": _named(quoting, QUOTING),
            "second": round(second_sentence(halves, weights, quoting), 3),
        }
        text = json.dumps(written, indent=2) + "\n"
        (Path(ranking.__file__).parent / "ranking.json").write_text(text, encoding="utf-8")
        print(text, "written; run again without --write to report on it")
        return
    _report(sets, ranking.WEIGHTS, ranking.QUOTING)
    if given.ablate:
        print(f"\n| without | {' | '.join(sets)} |\n|---|{'---|' * len(sets)}")
        for part, names in PARTS.items():
            kept = [column for column in ranked if ranking.FEATURES[column] not in names]
            print(f"| {part} | {' | '.join(firsts(sets, fit(halves, kept)))} |")


def _named(weights: NDArray[np.float32], names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(weights[ranking.FEATURES.index(name)]), 2) for name in names}


def _report(
    sets: dict[str, list[Choice]], weights: NDArray[np.float32], quoting: NDArray[np.float32]
) -> None:
    print(
        "| set | half | Hit@1 / 4 / 10 | MRR@10 | first article has the answer "
        "| answer quoted | given the passage | sentences |\n|---|---|---|---|---|---|---|---|"
    )
    for name, part in sets.items():
        for half, own in (("fitted", part[::2]), ("held out", part[1::2])):
            print(f"| {name} | {half} | {measure(own, weights, quoting)} |")


if __name__ == "__main__":
    main()
