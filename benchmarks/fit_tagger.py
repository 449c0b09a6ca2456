"""Fit how sure to be of what the tagger reads, on articles that it did not learn from.

Run:  python -m benchmarks.fit_tagger --data DIR [--write]

A logistic regression on every tenth article of PolNeAR's training part and every sixth of our own
texts, which the tagger's training leaves out: whether content and source are right, by the signs
of ``index.finders``. The least that is worth having is where the F1 of both is best. ``--write``
puts both into ``index/tagger.json``, where ``shown`` stands as chosen: a compromise between
speakers not shown and speakers shown where nobody speaks (``benchmarks.attribution``).
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


def right(readings: Sequence[Reading], marked: Sequence[Marked]) -> list[bool]:
    """Say of each reading whether its content and its source are as marked."""
    found = [one.triple for one in readings]
    matches = matched([one.content for one in marked], [one.content for one in found])
    taken = {f: g for g, f in matches.items()}
    return [
        f in taken and same_source(marked[taken[f]].source, one.source)
        for f, one in enumerate(found)
    ]


def best_least(sure: Sequence[float], is_right: Sequence[bool], marked: int) -> tuple[float, float]:
    """Return the threshold at which F1 is best, and that F1."""
    order = np.argsort(-np.array(sure))
    hits = np.cumsum(np.array(is_right, float)[order])
    f1 = 2 * hits / (marked + np.arange(1, len(order) + 1))
    at = int(f1.argmax())
    return float(np.array(sure)[order][at]), float(f1[at])


def kept_apart(data: Path) -> Iterator[tuple[Article, list[Marked]]]:
    """Yield the articles and texts that the tagger did not learn from."""
    for number, one in enumerate(read(data, "train")):
        if number % TUNED == 0:
            yield one
    for wire in wires():
        if wire.held_out:
            yield (
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
    marked_in_all = 0
    for article, marked in kept_apart(given.data):
        spans = sentences(article)
        found = weighed(tagger.read(article.text, spans), rules(article.text, spans))
        rows += [signs for _, signs in found]
        labels += right([reading for reading, _ in found], marked)
        marked_in_all += len(marked)
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    model = LogisticRegression(fit_intercept=False, max_iter=2000).fit(table, labels)
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    weighing = Weighing(weights, 0.0, 0.0)
    least, f1 = best_least([weighing.sure(row) for row in rows], labels, marked_in_all)
    print(f"{len(rows)} readings, {sum(labels)} right, of {marked_in_all} marked")
    print(f"F1 of content and source {f1:.3f} from {least:.3f} on")
    for name, weight in weights.items():
        print(f"  {weight:>8.3f}  {name}")
    if given.write:
        kept = json.loads(_FILE.read_text(encoding="utf-8"))
        kept |= {"least": round(least, 3), "weights": weights}
        _FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
