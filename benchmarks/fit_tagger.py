"""Fit how sure to be of what the tagger reads, on articles that it did not learn from.

Run:  python -m benchmarks.fit_tagger --data DIR [--write]

A logistic regression on every tenth article of PolNeAR's training part and every sixth of our own
texts, which the tagger's training leaves out: whether content and source are right, by the signs
of ``index.finders``. The least that is worth having is where the F1 of both is best. ``--write``
puts both into ``index/tagger.json``, where ``shown`` stands as chosen: a compromise between
speakers not shown and speakers shown where nobody speaks (``benchmarks.attribution``), more of
what is said than of what is thought.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.archives import arguments
from benchmarks.polnear import Marked, matched, read, same_source
from benchmarks.tagger_data import TUNED
from benchmarks.wires import wires
from corpus.article import Article
from corpus.attribution.grammar import rules
from corpus.sentences import sentences
from index.finders import Weighing, weighed
from index.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.tagger_decoding import Reading

_FILE = Path("index/tagger.json")

_NEARLY = 0.001


def right(readings: Sequence[Reading], marked: Sequence[Marked]) -> list[bool]:
    """Say of each reading whether its content and its source are as marked."""
    found = [one.triple for one in readings]
    matches = matched([one.content for one in marked], [one.content for one in found])
    taken = {f: g for g, f in matches.items()}
    return [
        f in taken and same_source(marked[taken[f]].source, one.source)
        for f, one in enumerate(found)
    ]


def best_least(
    sure: Sequence[float], is_right: Sequence[bool], own: Sequence[bool], marked: Sequence[int]
) -> tuple[float, float]:
    """Return the lowest threshold at which F1 is nearly the best, and that F1.

    It is the mean of both kinds of text. What is found with another source has its content.

    Args:
        sure: how sure each reading is.
        is_right: whether it is right.
        own: whether it is of our own texts.
        marked: attributions that are marked in PolNeAR, and in our own texts.
    """
    order = np.argsort(-np.array(sure))
    kinds = np.stack([~np.array(own), np.array(own)])[:, order]
    hits = np.cumsum(kinds * np.array(is_right, float)[order], axis=1)
    found = np.cumsum(kinds, axis=1)
    f1 = (2 * hits / (np.array(marked)[:, None] + found)).mean(0)
    at = int(np.flatnonzero(f1 >= f1.max() - _NEARLY)[-1])
    return float(np.array(sure)[order][at]), float(f1[at])


def kept_apart(data: Path) -> Iterator[tuple[bool, Article, list[Marked]]]:
    """Yield the articles and texts that the tagger did not learn from, and which are our own."""
    for number, (article, marked) in enumerate(read(data, "train")):
        if number % TUNED == 0:
            yield False, article, marked
    for wire in wires():
        if wire.held_out:
            yield (
                True,
                Article(key="", file="", text=wire.text),
                [
                    Marked((one.source,) if one.source else (), (one.cue,), one.content, True)
                    for one in wire.attributions
                ],
            )


def main() -> None:
    """Fit."""
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="into index/tagger.json")
    given = parser.parse_args()
    tagger = Tagger()
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    own: list[bool] = []
    total = [0, 0]
    for is_own, article, marked in kept_apart(given.data):
        spans = sentences(article)
        found = weighed(tagger.read(article.text, spans), rules(article.text, spans))
        rows += [signs for _, signs in found]
        labels += right([reading for reading, _ in found], marked)
        own += [is_own] * len(found)
        total[is_own] += len(marked)
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    model = LogisticRegression(fit_intercept=False, max_iter=2000).fit(table, labels)
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    weighing = Weighing(weights, 0.0, 0.0, 0.0)
    least, f1 = best_least([weighing.sure(row) for row in rows], labels, own, total)
    print(f"{len(rows)} readings, {sum(labels)} right, of {sum(total)} marked")
    print(f"F1 of content and source {f1:.3f} from {least:.3f} on")
    for name, weight in weights.items():
        print(f"  {weight:>8.3f}  {name}")
    if given.write:
        kept = json.loads(_FILE.read_text(encoding="utf-8"))
        kept |= {"least": round(least, 3), "weights": weights}
        _FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
