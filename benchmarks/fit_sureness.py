"""Fit how sure the rules are of what they propose, on the training part of PolNeAR.

Run:  python -m benchmarks.fit_sureness --data DIR  [--write]

A proposal is right if its content matches a marked one and its source is the marked one's. Fitted
on three articles of four, reported on the fourth; with ``--write`` on all of them.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.archives import arguments
from benchmarks.polnear import matched, read, same_source
from corpus.attribution import sureness
from corpus.attribution.grammar import candidates
from corpus.sentences import sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WEIGHTS = Path(sureness.__file__).with_suffix(".json")
_OFTEN = 12
"""Proposals that a sign must have been seen in."""


def examples(data: Path) -> tuple[list[tuple[str, ...]], list[bool], list[int], list[int]]:
    """Return the signs of all proposals, whether each is right, its article; gold per article."""
    signs, right, articles, gold = [], [], [], []
    for number, (article, marked) in enumerate(read(data, "train")):
        proposed = candidates(article.text, sentences(article))
        matches = matched([one.content for one in marked], [one.content for one in proposed])
        good = {f for g, f in matches.items() if same_source(marked[g].source, proposed[f].source)}
        for place, one in enumerate(proposed):
            signs.append(one.signs)
            right.append(place in good)
            articles.append(number)
        gold.append(len(marked))
    return signs, right, articles, gold


def f1(right: NDArray[np.bool_], kept: NDArray[np.bool_], gold: int) -> float:
    """Return end-to-end F1 of the proposals that are kept."""
    return float(2 * (right & kept).sum() / (kept.sum() + gold))


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    signs, right, articles, gold = examples(given.data)
    often = Counter(sign for one in signs for sign in one)
    rows = [{sign: 1 for sign in one if often[sign] >= _OFTEN} for one in signs]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    labels, held_out = np.array(right), np.array(articles) % 4 == 0
    model = LogisticRegression(C=0.3, max_iter=3000).fit(matrix[~held_out], labels[~held_out])
    sure = model.predict_proba(matrix)[:, 1]
    total = sum(count for number, count in enumerate(gold) if number % 4 == 0)
    for least in np.arange(0.1, 0.6, 0.05):
        kept = held_out & (sure >= least)
        print(f"kept from {least:.2f}: end-to-end F1 {f1(labels, kept, total):.3f}")
    for least in (0.7, 0.75, 0.8, 0.85, 0.9):
        kept = held_out & (sure >= least)
        print(
            f"sure {least:.2f}: {labels[kept].mean():.3f} right, {kept.sum() / total:.3f} of gold"
        )
    if given.write:
        model.fit(matrix, labels)
        weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        rounded = {
            name: round(float(w), 2) for name, w in sorted(weights.items()) if abs(w) >= 0.05
        }
        content = {"bias": round(float(model.intercept_[0]), 2), **rounded}
        _WEIGHTS.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
