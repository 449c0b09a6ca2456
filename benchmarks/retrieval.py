"""Ask the small news archive its 119 quiz questions through ``byline ask --batch``.

Run:  python -m benchmarks.retrieval --data DIR

Reports Hit@1, 4 and 10 by article and MRR@10 on the ranking, answered or not, with bootstrap 95 %
intervals; the share answered; and the four questions about the seed article, first passages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.archives import BUILD, arguments, is_gold, news

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BYLINE = [sys.executable, "-c", "from bot.cli import main; main()"]
_SEED_QUESTIONS = (
    "Who called the reports a media hoax, and when?",
    "Which missile system might be supplied, and who says so?",
    "What did Austin say?",
    "Which French newspaper wrote what?",
)


def interval(values: NDArray[np.float64]) -> str:
    """Return the mean with its bootstrap 95 % interval."""
    drawn = np.random.default_rng(0).choice(values, (2000, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{values.mean():.3f} ({low:.3f}-{high:.3f})"


def batch(questions: list[str], k: int) -> list[dict[str, Any]]:
    """Ask all questions in one run of the command."""
    rows = "".join(json.dumps({"id": n, "question": q}) + "\n" for n, q in enumerate(questions))
    done = subprocess.run(
        [*_BYLINE, "ask", "--batch", "--json", "-k", str(k), "--index", str(BUILD / "small")],
        input=rows.encode(),
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> None:
    """Ask, and print the measures."""
    given = arguments(__doc__).parse_args()
    index, asked = news(given.data)
    index.close()
    ranks = []
    answers = batch([question.text for question in asked], 10)
    for question, answer in zip(asked, answers, strict=True):
        found = [
            place
            for place, passage in enumerate(answer["passages"], start=1)
            if any(
                is_gold(one["article"], one["url"], question.gold)
                for one in (passage, *passage["also_in"])
            )
        ]
        ranks.append(found[0] if found else 0)
    rank = np.array(ranks)
    for most in (1, 4, 10):
        print(f"Hit@{most:<3} {interval(((rank > 0) & (rank <= most)).astype(float))}")
    print(f"MRR@10  {interval(np.where(rank > 0, 1 / np.maximum(rank, 1), 0.0))}")
    print(f"answered {np.mean([bool(answer['answered']) for answer in answers]):.3f}")
    for answer in batch(list(_SEED_QUESTIONS), 1):
        first = answer["passages"][0]
        print(
            f"seed: {answer['question']}  [{answer['confidence']}]\n      {first['article']}: "
            f"characters {first['quote']['start']}-{first['quote']['end']}"
        )


if __name__ == "__main__":
    main()
