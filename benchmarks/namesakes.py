"""Ask what somebody said by the surname alone: is it theirs whom a reader would think of?

Run:  python -m benchmarks.namesakes --data DIR

``namesakes.jsonl`` has twenty such questions about the small news archive and the sample, each
with the speaker whom a reader of these archives expects, written down before the ranking knew
namesakes; for one the article, too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.archives import arguments, news, sample
from corpus.article import Span
from index.statements import said_by

if TYPE_CHECKING:
    from index.search import Index

ROWS = Path(__file__).with_suffix(".jsonl")


def judged(index: Index, row: dict[str, Any]) -> tuple[str, bool, bool]:
    """Ask a question; return a line on it, whether theirs comes first, and says whose it is."""
    answer = index.ask(row["question"], 1)
    first = answer.passages[0]
    quote = Span(first.quote.start, first.quote.end)
    number = index.store.number(first.article)
    said = said_by(index.store.statements_of(number, quote), quote)
    wanted = {one.number for one in index.speakers.called(row["speaker"])}
    names = {one["speaker"] for one in said if one["speaker"]}
    theirs = any(
        wanted & {one.number for one in index.speakers.called(name)} for name in names
    ) and first.article.endswith(row.get("article", ""))
    named = theirs and row["speaker"].rpartition(" ")[2] in first.quote.text
    line = f"{'ok ' if theirs else 'NOT'} {row['question']}  {', '.join(sorted(names))}"
    return f"{line}  [{answer.confidence:.2f}]  {first.article}", theirs, named


def main() -> None:
    """Ask all, and print the measures."""
    data = arguments(__doc__).parse_args().data
    archives = {"small": news(data)[0], "sample": sample()[0]}
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    found = [judged(archives[row["archive"]], row) for row in rows]
    for line, _, _ in found:
        print(line)
    for what, column in (("the speaker's own words first", 1), ("quoted with the name", 2)):
        print(f"{what}: {sum(bool(one[column]) for one in found)} of {len(found)}")


if __name__ == "__main__":
    main()
