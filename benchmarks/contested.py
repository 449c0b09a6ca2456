"""What stands in the way of each answer: the articles most like a question, by their words.

The whole news archive takes hours to embed. The articles that words alone find for a question,
in all of it and among those of the days before the question was asked, are most of what a ranking
has to tell apart, and a tenth of the work.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.filters import days
from index.lexical import Lexical, write_lexical
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.asked import Asked

_ANY_TIME, _AROUND = 7, 6
"""Articles a question, from all of the archive and from around the day on which it was asked."""

_DAYS = 10
_BEGINNING = 2500
"""Code points of an article that are read."""


def contested(archive: Path, asked: Sequence[Asked], path: Path) -> Path:
    """Write the articles of ``archive`` that contest a question to ``path``, once; return it."""
    if path.exists():
        return path
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    published = np.array([_day(row["publish_date"]) for row in rows])
    with tempfile.TemporaryDirectory() as folder:
        texts = (f"{row['title']}\n{row['title']}\n{row['text'][:_BEGINNING]}" for row in rows)
        write_lexical(Path(folder) / "lexical", texts, ["en"] * len(rows))
        lexical = Lexical(Path(folder) / "lexical")
        chosen: set[int] = set()
        for question in asked:
            weights = {term: lexical.idf(term) for term in terms(question.text)}
            scores = lexical.scores({"en": weights})
            chosen.update(np.argsort(-scores)[:_ANY_TIME].tolist())
            day = (question.now or date.min).toordinal()
            around = np.where(abs(published - day) <= _DAYS, scores, 0)
            chosen.update(np.argsort(-around)[:_AROUND].tolist())
    path.write_text(
        "".join(json.dumps(rows[number]) + "\n" for number in sorted(chosen)), encoding="utf-8"
    )
    return path


def _day(published: str | None) -> int:
    known = days((published or "").replace("/", "-"))
    return known[0].toordinal() if known else 0
