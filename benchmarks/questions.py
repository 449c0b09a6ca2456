"""Sets of questions whose answers are known, as the JSON lines that ``byline eval`` reads.

Run:  python -m benchmarks.questions --data DIR

Writes ``build/questions-SET.jsonl`` for every set, and says which index each is asked of. Beside
the questions that an archive answers, a set has as many again of another archive's, which it does
not answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.archives import BUILD, arguments, news, opened, squad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from benchmarks.asked import Asked

ROOT = Path(__file__).parent.parent
SAMPLE = "sample"
"""The set that needs no data from outside."""

SETS = (SAMPLE, "news", "news-now", "squad", "whole", "whole-now")
"""``-now``: each question is asked as on the day that it was written. ``whole``: the whole news
archive, which takes hours to build."""

_MOST = 1200
"""Questions of SQuAD that its set has, evenly spread."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions with known answers, and the index they are asked of."""

    questions: Path
    index: Path


def question_set(name: str, data: Path | None = None) -> QuestionSet:
    """Bring the index of a set up to date, and write its questions.

    Args:
        name: one of ``SETS``.
        data: folder of the real data; only the sample does without.
    """
    if name == SAMPLE:
        opened(SAMPLE, ROOT / "corpus" / "sample").close()
        return QuestionSet(ROOT / "tests" / "data" / "questions.jsonl", BUILD / SAMPLE)
    if data is None:
        raise SystemExit(f"the set {name} needs --data")
    archive, _, as_then = name.partition("-")
    if archive == "squad":
        folder, (index, own), (other, foreign) = "squad-v1.1", squad(data, "v1.1"), news(data)
    else:
        folder, (index, own), (other, foreign) = archive, news(data, archive), squad(data, "v1.1")
    with index, other:
        keys = index.keys()
    items = {key.rpartition("#")[2]: key for key in keys}
    own = [question if as_then else replace(question, now=None) for question in _spread(own, _MOST)]
    unanswered = [replace(f, gold=frozenset(), now=None) for f in _spread(foreign, len(own))]
    file = BUILD / f"questions-{name}.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in rows([*own, *unanswered], items))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return QuestionSet(file, BUILD / folder)


def _spread(asked: list[Asked], most: int) -> list[Asked]:
    """Return about ``most`` of the questions, evenly spread."""
    return asked[:: max(1, len(asked) // most)]


def rows(asked: Iterable[Asked], items: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a row a question; one that is asked of several articles has them all.

    Args:
        asked: the questions.
        items: keys of articles by the last part of them, which gold may name them by.
    """
    alike: dict[tuple[str, date | None], list[Asked]] = {}
    for question in asked:
        alike.setdefault((question.text.casefold(), question.now), []).append(question)
    for same in alike.values():
        articles = sorted({items.get(name, name) for question in same for name in question.gold})
        answers = sorted({answer for question in same for answer in question.answers})
        known = {"articles": articles, "answers": answers} if articles else {"answerable": False}
        now = {"now": same[0].now.isoformat()} if same[0].now else {}
        yield {"question": same[0].text, **now, **known}


def main() -> None:
    """Write all sets but those of the whole archive, or the ones named."""
    parser = arguments(__doc__)
    parser.add_argument("--set", action="append", choices=SETS, help="only this set")
    given = parser.parse_args()
    for name in given.set or [name for name in SETS if "whole" not in name]:
        found = question_set(name, given.data)
        print(f"byline eval {found.questions} --index {found.index}")


if __name__ == "__main__":
    main()
