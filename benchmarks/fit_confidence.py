"""Fit the probability that a first passage answers, and choose the threshold.

Run:  python -m benchmarks.fit_confidence --data DIR  [--archive contested] [--write] [--ablate]

Answerable: news questions to the news archive, encyclopedia questions to the encyclopedia, the
sample archive's own; an example is positive if the first passage is of the right article. News and
sample questions whose first passage is of another article are left out: several articles tell the
same news, and only one is known to be right. Unanswerable: each archive's questions to the other;
its own questions without the articles that answer them (reported only); questions written to look
answerable (SQuAD 2.0), and the sample's. Fitted on every other question, reported on both halves.
The threshold is the one that answers ``ANSWERED`` of the fitted half's answerable questions; with
``--ablate``, what a model without each signal is worth is told too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.archives import (
    arguments,
    choose_archive,
    is_gold,
    news,
    sample,
    sample_questions,
    squad,
)
from benchmarks.asked import Asked
from index import confidence
from index.answering import judge
from index.collapsing import best_of_each_first
from index.confidence import Signals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.hits import Hit
    from index.search import Index

    Flags = NDArray[np.bool_]

NAMES = tuple(field.name for field in fields(Signals))
WEIGHTS = {
    "squad 2.0 answerable": 0.3,
    "squad 2.0 unanswerable": 0.3,
    "sample": 0.6,
    "sample unanswerable": 0.6,
    "news bereft": 0.0,
    "squad bereft": 0.0,
}
"""How much a kind counts beside the others. The bereft are reported, not fitted: fitted too, they
cost more answers that are right than they save that are wrong."""

ANSWERED = 0.953
"""Share of the answerable questions of news and encyclopedia that the threshold lets through."""

_ANSWERABLE = ("news", "squad")
_FOREIGN = ("squad to news", "news to squad")
_NEAR = ("news bereft", "squad bereft", "sample unanswerable")
_AMBIGUOUS = ("news", "sample")
"""Kinds whose archive tells the same more than once."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question asked: its kind, the signals of the first passage, and whether it is right.

    ``sure`` is the confidence of the answer, what is shipped beside the coefficients included.
    """

    kind: str
    signals: tuple[float, ...]
    right: bool
    sure: float


def examples(kind: str, index: Index, asked: list[Asked], most: int) -> Iterator[Example]:
    """Ask up to ``most`` questions, evenly spread."""
    for question in asked[:: max(1, len(asked) // most)]:
        answer = index.ask(question.text, k=1, now=question.now)
        if answer.signals is None:
            continue
        first = answer.passages[0]
        yield Example(
            kind,
            tuple(asdict(answer.signals).values()),
            is_gold(first.article, first.url, question.gold)
            or any(is_gold(copy.article, copy.url, question.gold) for copy in first.also_in),
            answer.confidence,
        )


def bereft(kind: str, index: Index, asked: list[Asked], most: int) -> Iterator[Example]:
    """Ask without the articles that answer: the right names, and nothing said about the matter."""
    for question in asked[:: max(1, len(asked) // most)]:
        query = index.prepare(index.understand(question.text, question.now or date.today()))
        if query is None:
            continue
        gold = [
            hit.passage.article
            for hit in index.search(query)
            if is_gold(*_identity(index, hit), question.gold)
        ]
        mask = ~np.isin(index.columns.article, gold)
        hits = best_of_each_first(index.search(query, mask), index, mask, 1)
        text = index.text_of(hits[0].passage)
        if any(answer.lower() in text.lower() for answer in question.answers):
            continue  # another article may well answer
        signals = judge(query, hits[0], index)
        sure = confidence.confidence(signals)
        yield Example(kind, tuple(asdict(signals).values()), False, sure)


def _identity(index: Index, hit: Hit) -> tuple[str, str | None]:
    article = index.article_of(hit.passage)
    return article.key, article.url


def collect(data: Path, archive: str) -> list[Example]:
    """Ask all sets of questions."""
    news_index, news_asked = news(data, archive)
    squad_index, squad_asked = squad(data, "v1.1")
    hard_index, hard_asked = squad(data, "v2.0")
    sample_index, sample_asked = sample()
    strange = [row["question"] for row in sample_questions() if not row["answerable"]]
    sample_unanswerable = [Asked(question, frozenset(), ()) for question in strange]
    foreign_to_news = [Asked(asked.text, frozenset(), ()) for asked in squad_asked]
    foreign_to_squad = [Asked(asked.text, frozenset(), ()) for asked in news_asked]
    answerable = [asked for asked in hard_asked if asked.gold]
    unanswerable = [asked for asked in hard_asked if not asked.gold]
    return [
        *examples("news", news_index, news_asked, 500),
        *examples("squad", squad_index, squad_asked, 900),
        *examples("squad to news", news_index, foreign_to_news, 900),
        *examples("news to squad", squad_index, foreign_to_squad, 500),
        *bereft("news bereft", news_index, news_asked, 500),
        *bereft("squad bereft", squad_index, squad_asked, 500),
        *examples("squad 2.0 answerable", hard_index, answerable, 300),
        *examples("squad 2.0 unanswerable", hard_index, unanswerable, 300),
        *examples("sample", sample_index, sample_asked, 500),
        *examples("sample unanswerable", sample_index, sample_unanswerable, 500),
    ]


def fit(half: Sequence[Example], names: Sequence[str] = NAMES) -> LogisticRegression:
    """Return the model of the signals called ``names``, fitted on ``half`` of the examples."""
    fitted = [e for e in half if e.right or e.kind not in _AMBIGUOUS]
    kinds = [example.kind for example in fitted]
    # Every kind counts the same, however many questions it has, but those whose questions were
    # written to mislead, readers do not ask so, and the sample's, which are few.
    weights = np.array([WEIGHTS.get(kind, 1) / kinds.count(kind) for kind in kinds])
    model = LogisticRegression(C=10.0, max_iter=3000)
    right = np.array([example.right for example in fitted])
    return model.fit(_signals(fitted, names), right, sample_weight=weights * 1000)


def threshold_of(half: Sequence[Example], sure: NDArray[np.float64]) -> float:
    """Return the least confidence of ``ANSWERED`` of the answerable questions of ``half``."""
    return float(np.quantile(sure[_of(half, _ANSWERABLE)], 1 - ANSWERED))


def measures(
    half: Sequence[Example], sure: NDArray[np.float64], threshold: float
) -> dict[str, float]:
    """Return what answers as ``sure`` as this are worth, with a ``threshold``."""
    answerable, foreign = _of(half, _ANSWERABLE), _of(half, _FOREIGN)
    own = _of(half, (*_ANSWERABLE, "sample"))
    return {
        "AUROC, answerable against the other archive's": _area(sure, answerable, foreign),
        "AUROC, answerable against bereft and near misses": _area(sure, own, _of(half, _NEAR)),
        "answerable, answered": float((sure[answerable] >= threshold).mean()),
        "the other archive's, refused": float((sure[foreign] < threshold).mean()),
    }


def report(halves: Sequence[Sequence[Example]], threshold: float) -> None:
    """Print how sure answers are on both halves, as two tables."""
    sure = [np.array([example.sure for example in half]) for half in halves]
    first, second = (measures(*part, threshold) for part in zip(halves, sure, strict=True))
    print("| measure | fitted half | held out |\n|---|---|---|")
    for measure, value in first.items():
        print(f"| {measure} | {value:.3f} | {second[measure]:.3f} |")
    print("\n| answered of | n | fitted half | held out |\n|---|---|---|---|")
    for kind in dict.fromkeys(example.kind for example in halves[0]):
        own = [part[_of(half, [kind])] for half, part in zip(halves, sure, strict=True)]
        shares = " | ".join(f"{(part >= threshold).mean():.3f}" for part in own)
        print(f"| {kind} | {sum(map(len, own))} | {shares} |")


def ablate(halves: Sequence[Sequence[Example]]) -> None:
    """Print what a model without each of the signals is worth, as a table."""
    shown = ("AUROC", "AUROC, harder", "refused")
    print(f"\n| without | {' | '.join(shown)} |\n|---|{'---|' * len(shown)}")
    for without in ("nothing", *NAMES):
        names = [name for name in NAMES if name != without]
        model = fit(halves[0], names)
        sure = [model.predict_proba(_signals(half, names))[:, 1] for half in halves]
        threshold = threshold_of(halves[0], sure[0])
        told = [measures(*part, threshold) for part in zip(halves, sure, strict=True)]
        areas, harder, _, refused = zip(*(one.values() for one in told), strict=True)
        cells = (f"{one:.3f} / {two:.3f}" for one, two in (areas, harder, refused))
        print(f"| `{without}` | {' | '.join(cells)} |")


def _signals(part: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    columns = [NAMES.index(name) for name in names]
    return np.array([example.signals for example in part])[:, columns]


def _of(part: Sequence[Example], kinds: Sequence[str]) -> Flags:
    return np.array([example.kind in kinds for example in part])


def _area(scores: NDArray[np.float64], own: Flags, foreign: Flags) -> float:
    return float(roc_auc_score(own[own | foreign], scores[own | foreign]))


def main() -> None:
    """Fit, report, and write ``index/confidence.json`` if asked."""
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true", help="replace the shipped coefficients")
    parser.add_argument("--ablate", action="store_true", help="report without each signal too")
    choose_archive(parser)
    given = parser.parse_args()
    found = collect(given.data, given.archive)
    halves = [
        [example for kind in dict.fromkeys(e.kind for e in found) for example in
         [e for e in found if e.kind == kind][half::2]]
        for half in (0, 1)
    ]  # fmt: skip
    if given.write:
        model = fit(halves[0])
        sure = model.predict_proba(_signals(halves[0], NAMES))[:, 1]
        written = {
            "intercept": round(float(model.intercept_[0]), 3),
            "weights": dict(zip(NAMES, model.coef_[0].round(3).tolist(), strict=True)),
            "threshold": round(threshold_of(halves[0], sure), 3),
        }
        text = json.dumps(written, indent=2) + "\n"
        (Path(confidence.__file__).parent / "confidence.json").write_text(text, encoding="utf-8")
        print(text, "written; run again without --write to report on it")
        return
    report(halves, confidence.THRESHOLD)
    if given.ablate:
        ablate(halves)


if __name__ == "__main__":
    main()
