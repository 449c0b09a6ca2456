"""Ask encyclopedia paragraphs in English, German, Spanish and Russian, each and all together.

Run:  python -m benchmarks.languages --data DIR

XQuAD says the same in every language: 145 paragraphs, 741 questions. In the archive of all four a
question has to find the paragraph in its own language among its translations; then it is asked
again with that one masked, and any translation will do. The encoder is the default one, which
knows English. No paragraph names its language, but for the two rows that show what the rules of a
language bring: there all paragraphs claim to be English, or in no language at all.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.archives import BUILD, arguments, opened
from benchmarks.asked import Asked
from benchmarks.retrieval import interval
from index.proposals import propose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from index.query import Query
    from index.search import Index

_LANGUAGES = ("en", "de", "es", "ru")
_NO_LANGUAGE = "zxx"
"""ISO 639's code for what is in none: neither stemmer nor stop words."""

Ranking = list[str]
"""Ids of articles, best first, each once."""


def paragraphs(data: Path, language: str, claimed: str | None = None) -> tuple[Path, list[Asked]]:
    """Write the paragraphs in a language as a source; return it, and the questions."""
    articles = json.loads((data / "xquad" / f"{language}.json").read_text(encoding="utf-8"))
    rows: list[dict[str, str | None]] = []
    asked: list[Asked] = []
    for paragraph in (paragraph for article in articles for paragraph in article["paragraphs"]):
        key = f"{len(rows)}-{language}"
        rows.append({"id": key, "text": paragraph["context"], "language": claimed})
        asked += [Asked(row["question"], frozenset({key}), ()) for row in paragraph["qas"]]
    source = BUILD / f"xquad-{language}-{claimed}.jsonl"
    source.parent.mkdir(exist_ok=True)
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return source, asked


def rankings(
    index: Index, query: Query, mask: NDArray[np.bool_] | None = None
) -> dict[str, Ranking]:
    """Rank the articles by words, by meaning, by both, and as a person is given them."""
    proposals = propose(index, query, mask)
    by_words = sorted(proposals, key=lambda proposal: -proposal.words)
    by_meaning = sorted(proposals, key=lambda proposal: -proposal.cosine)
    return {
        "words": articles(index, (p.passage.article for p in by_words if p.words)),
        "meaning": articles(index, (p.passage.article for p in by_meaning)),
        "fused": articles(index, (p.passage.article for p in proposals)),
        "ranked": articles(index, (hit.passage.article for hit in index.search(query, mask))),
    }


def articles(index: Index, numbers: Iterable[int]) -> Ranking:
    """Return the ids of articles by their numbers, each once."""
    return [index.store.article(number).key.rpartition("#")[2] for number in dict.fromkeys(numbers)]


def ready(index: Index, question: str) -> Query | None:
    """Make a question ready; none of the paragraphs is dated."""
    return index.prepare(index.understand(question, date(2026, 1, 1)))


def ranks(index: Index, asked: list[Asked]) -> dict[str, NDArray[np.int64]]:
    """Return the rank of each question's paragraph by each ranking, 0 where it is not found."""
    found: dict[str, list[int]] = {}
    for question in asked:
        query = ready(index, question.text)
        assert query is not None, question.text
        (gold,) = question.gold
        for name, ranking in rankings(index, query).items():
            found.setdefault(name, []).append(1 + ranking.index(gold) if gold in ranking else 0)
    return {name: np.array(places) for name, places in found.items()}


def show(what: str, places: NDArray[np.int64]) -> None:
    """Print a row of the table."""
    hits = [(places > 0) & (places <= most) for most in (1, 4, 10)]
    reciprocal = np.where(hits[2], 1 / np.maximum(places, 1), 0.0)
    print(
        f"| {what} | {interval(hits[0].astype(float))} | {hits[1].mean():.3f} "
        f"| {hits[2].mean():.3f} | {reciprocal.mean():.3f} |"
    )


def translations(index: Index, asked: list[Asked]) -> None:
    """Print how often a translation comes first, with the paragraph there and without it."""
    instead = without = 0
    keys = index.keys()
    numbers = {key.rpartition("#")[2]: index.store.number(key) for key in keys}
    for question in asked:
        query = ready(index, question.text)
        assert query is not None, question.text
        (gold,) = question.gold
        paragraph, _, language = gold.partition("-")
        first = rankings(index, query)["ranked"][0]
        instead += not first.endswith(language)
        mask = index.columns.article != numbers[gold]
        without += rankings(index, query, mask)["ranked"][0].startswith(f"{paragraph}-")
    print(
        f"  another language first {instead / len(asked):.3f}; "
        f"a translation first where it is the best there is {without / len(asked):.3f}"
    )


def main() -> None:
    """Build the archives, ask, and print the measures."""
    data = arguments(__doc__).parse_args().data
    own = {language: paragraphs(data, language) for language in _LANGUAGES}
    print("| | Hit@1 | Hit@4 | Hit@10 | MRR@10 |\n|---|---|---|---|---|")
    for language, (source, asked) in own.items():
        for claimed, rules in (("en", "English"), (_NO_LANGUAGE, "no")):
            if claimed != language:
                claiming, _ = paragraphs(data, language, claimed)
                with opened(f"xquad-{language}-{claimed}", claiming) as index:
                    show(f"{language}, words by {rules} rules", ranks(index, asked)["words"])
        with opened(f"xquad-{language}", source) as index:
            for ranking, places in ranks(index, asked).items():
                show(f"{language}, {ranking}", places)
    with opened("xquad-mixed", *(source for source, _ in own.values())) as index:
        for language, (_, asked) in own.items():
            for ranking, places in ranks(index, asked).items():
                show(f"all four, {language}, {ranking}", places)
            translations(index, asked)


if __name__ == "__main__":
    main()
