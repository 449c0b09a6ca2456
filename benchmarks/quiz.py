"""Ask a news archive its quiz questions, as on the day of each and as today: ranks, time, memory.

Run:  python -m benchmarks.quiz --data DIR --index DIR

The archive is one that ``byline build`` made, the whole one if it is to be; nothing is built here.
Hit@1, 4 and 10 by article and MRR@10 with bootstrap 95 % intervals; then the same where a passage
of another article that holds the answer will do, since a quiz names one article and others tell the
same. Milliseconds from question to answer, one thread, and what each stage takes of them; memory of
the process when all is done.
"""

from __future__ import annotations

import time
from collections import defaultdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.archives import arguments, is_gold, quiz
from benchmarks.retrieval import interval
from index.filters import Filters
from index.gold import Gold, evidence
from index.search import Index

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from benchmarks.asked import Asked
    from index.answer import Answer

_STAGES = (
    ("encoder", "encode", "the question encoded"),
    ("columns", "mask", "publishers and dates as masks"),
    ("speakers", "spoken", "statements of a speaker"),
    ("lexical", "scores", "words"),
    ("vectors", "search", "vectors searched"),
    ("columns", "days_away", "nearness in time"),
    ("store", "passages", "rows read"),
    ("vectors", "rows", "cosines of passages"),
    ("sentences", "similarity", "cosines of sentences"),
    ("store", "retellings", "stories"),
)


def rank(answer: Answer, gold: frozenset[str]) -> int:
    """Return the place of the first right article, 0 if none of ten is."""
    for place, passage in enumerate(answer.passages, start=1):
        told = [(passage.article, passage.url), *((c.article, c.url) for c in passage.also_in)]
        if any(is_gold(key, url, gold) for key, url in told):
            return place
    return 0


def telling_rank(answer: Answer, question: Asked) -> int:
    """Return the place of the first passage of a right article, or that holds an answer string."""
    known = Gold(question.text, Filters(), None, answerable=True, answers=question.answers)
    right = rank(answer, question.gold)
    for place, passage in enumerate(answer.passages, start=1):
        if place == right or evidence(known, passage.text).answers:
            return place
    return 0


def timed(index: Index) -> dict[str, float]:
    """Have the stages of an answer add what they take, in seconds, to what is returned."""
    spent: dict[str, float] = defaultdict(float)

    def watched(what: str, of: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(of)
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the stage takes
            begun = time.perf_counter()
            try:
                return of(*given, **named)
            finally:
                spent[what] += time.perf_counter() - begun

        return call

    for part, verb, what in _STAGES:
        owner = getattr(index, part)
        setattr(owner, verb, watched(what, getattr(owner, verb)))
    index._article = watched("articles read", index._article)  # type: ignore[assignment]
    return spent


def measure(index: Index, asked: list[Asked], *, dated: bool) -> list[float]:
    """Ask all questions, print two rows of ranks, and return the milliseconds of each."""
    places: list[int] = []
    telling: list[int] = []
    taken = []
    for question in asked:
        begun = time.perf_counter()
        answer = index.ask(question.text, 10, now=question.now if dated else None)
        taken.append(1000 * (time.perf_counter() - begun))
        places.append(rank(answer, question.gold))
        telling.append(telling_rank(answer, question))
    what = "asked on its day" if dated else "asked today"
    show(what, np.array(places))
    show(f"{what}, or any that holds the answer", np.array(telling))
    return taken


def show(what: str, found: NDArray[np.int64]) -> None:
    """Print a row of ranks, 0 where nothing is found."""
    hits = [interval(((found > 0) & (found <= most)).astype(float)) for most in (1, 4, 10)]
    reciprocal = interval(np.where(found > 0, 1 / np.maximum(found, 1), 0.0))
    print(f"| {what} | {' | '.join((*hits, reciprocal))} |", flush=True)


def memory() -> str:
    """Return what the process holds, as the kernel counts it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    kept = dict(line.split(":", 1) for line in lines)
    names = {"VmRSS": "in all", "RssAnon": "its own", "RssFile": "of mapped files"}
    told = (f"{int(kept[name].split()[0]) / 1024:,.0f} MiB {what}" for name, what in names.items())
    return ", ".join(told)


def main() -> None:
    """Ask, and print the measures."""
    parser = arguments(__doc__)
    parser.add_argument("--index", type=Path, required=True, help="of the archive to be asked")
    given = parser.parse_args()
    begun = time.perf_counter()
    index, asked = Index(given.index), quiz(given.data)
    opened = time.perf_counter() - begun
    counts = index.manifest.counts
    print(
        f"{counts['articles']:,} articles, {counts['passages']:,} passages, {len(asked)} questions"
    )
    index.ask(asked[0].text)
    print("| | Hit@1 | Hit@4 | Hit@10 | MRR@10 |\n|---|---|---|---|---|")
    measure(index, asked, dated=True)
    taken = measure(index, asked, dated=False)
    for question in asked:  # once more, now that all that is read lies in memory
        begun = time.perf_counter()
        index.ask(question.text)
        taken.append(1000 * (time.perf_counter() - begun))
    warm = taken[len(asked) :]
    for what, of in (("the first time", taken[: len(asked)]), ("again", warm)):
        p50, p95 = np.percentile(of, [50, 95])
        print(f"question to answer, asked {what}, ms: p50 {p50:.1f}  p95 {p95:.1f}")
    spent = timed(index)
    begun = time.perf_counter()
    for question in asked:
        index.ask(question.text)
    total = time.perf_counter() - begun
    spent["the rest"] = total - sum(spent.values())
    for what, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"  {1000 * seconds / len(asked):6.2f} ms  {what}")
    print(f"opened in {opened:.1f} s; memory: {memory()}")


if __name__ == "__main__":
    main()
