"""What is understood of time in the real questions, and whether it leads away from the answers.

Run:  python -m benchmarks.when --data DIR [--list]

For the news questions, asked on their day: how many have a time, how many times are conditions, how
many of these shut out an article that answers (false filters), and how many gold articles of the
preferences are from within a week of the days meant. SQuAD's paragraphs are of no date, so there
every condition is false. ``--list`` prints each time understood.
"""

from __future__ import annotations

import gzip
import json
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.archives import arguments
from index.filters import days
from index.when import when

if TYPE_CHECKING:
    from pathlib import Path

    from index.when import When

_WEEK = timedelta(days=7)
_SQUAD_ASKED = date(2024, 11, 6)


def _reach(day: date, by: timedelta) -> date:
    """Return the day that far off, or the last one there is."""
    try:
        return day + by
    except OverflowError:
        return day


def _within(published: str, found: When, slack: timedelta) -> bool:
    """Say whether an article is from the days meant, or that near to them."""
    dated = days(published.replace("/", "-"))
    if dated is None:
        return False
    return _reach(found.since, -slack) <= dated[1] and dated[0] <= _reach(found.until, slack)


def _news(data: Path, *, show: bool) -> None:
    folder = data / "realtimeqa"
    with gzip.open(folder / "articles-small.jsonl.gz", "rt", encoding="utf-8") as lines:
        published = {row["id"]: row["publish_date"] or "" for row in map(json.loads, lines)}
    asked = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    strict = false = preferred = near = 0
    for row in asked:
        found = when(row["question"], date.fromisoformat(row["date"].replace("/", "-")))
        if found is None:
            continue
        slack = timedelta(0) if found.strict else _WEEK
        gold = any(_within(published[key], found, slack) for key in row["gold_urls"])
        strict += found.strict
        false += found.strict and not gold
        preferred += not found.strict
        near += not found.strict and gold
        if show:
            print("near" if gold else "FAR ", _line(found), row["date"], row["question"], sep="  ")
    print(f"news: {len(asked)} questions, {strict} conditions, {false} of them false,")
    print(f"      {preferred} preferences, {near} with an article that answers within a week")


def _squad(data: Path, version: str, *, show: bool) -> None:
    articles: list[dict[str, Any]] = json.loads(
        (data / "squad" / f"{version}.json").read_text(encoding="utf-8")
    )
    questions = [
        question["question"]
        for article in articles
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]
    began = time.perf_counter()
    read = [(question, when(question, _SQUAD_ASKED)) for question in questions]
    spent = (time.perf_counter() - began) / len(questions)
    found = [(question, one) for question, one in read if one]
    false = [one for _, one in found if one.strict]
    if show:
        for question, one in found:
            print(_line(one), question, sep="  ")
    print(
        f"SQuAD {version}: {len(questions)} questions, {len(false)} conditions (all false), "
        f"{len(found) - len(false)} preferences; {spent * 1e3:.3f} ms a question"
    )


def _line(found: When) -> str:
    kind = "condition" if found.strict else "preference"
    return f"{kind} {found.since}..{found.until} [{found.words}]"


def main() -> None:
    """Read all questions, and print the counts."""
    parser = arguments(__doc__)
    parser.add_argument("--list", action="store_true", help="print each time understood")
    given = parser.parse_args()
    _news(given.data, show=given.list)
    for version in ("v1.1", "v2.0"):
        _squad(given.data, version, show=given.list)


if __name__ == "__main__":
    main()
