"""What is understood of names in questions: labelled ones, and real ones where it may mislead.

Run:  python -m benchmarks.mentions --data DIR [--list]

Of the labelled questions of the tests: how many are understood in full, and how many filters are
false or missed; the rules were written beside the half called "fit". Of real questions, asked with
the tests' list of newspapers and people: how many come to a filter at all, for in hardly any of
them somebody is asked for as the source, ``--list`` prints these; and how many name a matter only.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.archives import arguments
from index.mentions import Names
from index.topic import is_topic, words_around_topic

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELLED = Path("tests/data/mentions.jsonl")


def _labelled(rows: list[dict[str, Any]], names: dict[str, Names]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        wanted = {(m["kind"], m["name"], m["strict"]) for m in row["mentions"]}
        found = {(m.kind, m.name, m.strict) for m in names[row["lists"]].mentions(row["question"])}
        asked = {one for one in found if one[2]}
        wished = {one for one in wanted if one[2]}
        counts[row["half"], "questions"] += 1
        counts[row["half"], "understood"] += found == wanted
        counts[row["half"], "false filters"] += len(asked - wished)
        counts[row["half"], "missed filters"] += len(wished - asked)
    for (half, what), count in sorted(counts.items()):
        print(f"labelled, {half:4} {what:14} {count}")


def questions(data: object) -> Iterator[str]:
    """Yield every question in nested JSON."""
    if isinstance(data, dict):
        if isinstance(question := data.get("question"), str):
            yield question
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from questions(part)


def _real(path: Path, names: Names, *, show: bool) -> None:
    asked = list(dict.fromkeys(questions(json.loads(path.read_text(encoding="utf-8")))))
    begun = time.process_time()
    found = [(question, names.mentions(question)) for question in asked]
    taken = 1000 * (time.process_time() - begun) / len(asked)
    strict = [(asked, [m for m in mentions if m.strict]) for asked, mentions in found]
    strict = [(asked, mentions) for asked, mentions in strict if mentions]
    named = sum(bool(mentions) for _, mentions in found)
    language = path.stem if path.parent.name == "xquad" else "en"
    topics = sum(words_around_topic(one) > 0 or is_topic(one, language) for one in asked)
    print(
        f"{path.parent.name}/{path.stem}: {len(asked)} questions, {named} with a name, "
        f"{len(strict)} with a filter, {taken:.2f} ms each; {topics} that name a matter and no more"
    )
    for question, mentions in strict if show else ():
        print(f"  {question}  ->  {', '.join(mention.name for mention in mentions)}")


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--list", action="store_true", help="print every filter understood")
    given = parser.parse_args()
    rows = [json.loads(line) for line in _LABELLED.read_text(encoding="utf-8").splitlines()]
    names = {
        row["list"]: Names(row["publishers"], row["places"], row["people"])
        for row in rows
        if "list" in row
    }
    _labelled([row for row in rows if "question" in row], names)
    sets = ["realtimeqa/questions", "squad/v1.1", "squad/v2.0", "xquad/ru", "xquad/de", "xquad/es"]
    for name in sets:
        _real(given.data / f"{name}.json", names["news"], show=given.list)


if __name__ == "__main__":
    main()
