"""What follow-ups are understood, and what clean questions are altered.

Run:  python -m benchmarks.talk --data DIR [--list]

Of the labelled pairs of the tests: how many messages that stand by themselves are altered, how many
that go on from the last question are written out as labelled; the rules were written beside the
half called "seen" and tried once on the half "kept"; "later" are five further sets, each tried
once and then learned from. Of real questions, each asked after another drawn at random: how many
are taken to go on from it. ``--list`` prints what failed.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.archives import arguments
from benchmarks.mentions import questions
from bot.talking.following import follows
from bot.talking.reading import read
from bot.talking.turns import Turn, meant
from bot.talking.typed_filters import Asked
from index.mentions import Names
from index.understanding import understand

_TESTS = Path("tests/data")
_NOW = date(2024, 11, 6)
_SETS = ("realtimeqa/questions", "squad/v1.1", "squad/v2.0", "xquad/ru")


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (_TESTS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _as_labelled(row: dict[str, Any], names: Names) -> bool:
    """Say whether a message is understood as its row says."""
    got = meant(row["message"], Turn(Asked(row["last"]), row.get("spoke")), names, _NOW)
    words = got.asked.words
    if row["kind"] == "clean":
        return not got.follows and words == row["message"]
    has = all(word.casefold() in words.casefold() for word in row["has"])
    lacks = not any(word.casefold() in words.casefold() for word in row.get("lacks", ()))
    asked = understand(words, names, _NOW)
    sources = (asked.publisher, asked.speaker) == (row.get("publisher"), row.get("speaker"))
    return got.follows and has and lacks and sources


def _labelled(names: dict[str, Names], *, show: bool) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for row in _rows("talk.jsonl"):
        group = row["kind"], row["half"]
        counts[group] += 1
        if _as_labelled(row, names[row["lists"]]):
            right[group] += 1
        elif show:
            print(f"  {row['kind']}: {row['last']}  {row['message']}")
    for (kind, half), count in sorted(counts.items()):
        print(f"labelled, {kind:6} {half:5} {right[kind, half]} of {count} as labelled")


def _real(path: Path, names: Names, *, show: bool) -> None:
    asked = list(dict.fromkeys(questions(json.loads(path.read_text(encoding="utf-8")))))
    drawn = random.Random(0)
    begun = time.process_time()
    read_in = [read(question, names, _NOW) for question in asked]
    altered = [one.text for one in read_in if follows(one, drawn.choice(read_in))]
    taken = 1000 * (time.process_time() - begun) / len(asked)
    name = f"{path.parent.name}/{path.stem}"
    print(f"{name}: {len(altered)} of {len(asked)} altered, {taken:.2f} ms each")
    for question in altered if show else ():
        print(f"  {question}")


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--list", action="store_true", help="print what failed")
    given = parser.parse_args()
    names = {
        row["list"]: Names(row["publishers"], row["places"], row["people"])
        for row in _rows("mentions.jsonl")
        if "list" in row
    }
    _labelled(names, show=given.list)
    for name in _SETS:
        _real(given.data / f"{name}.json", names["news"], show=given.list)


if __name__ == "__main__":
    main()
