"""``byline eval``: questions are read, asked, judged and compared; the run as JSON, out and in."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from bot.measures_page import page
from bot.message import counted
from bot.progress import stages
from bot.questions import gold_questions, question_lines
from corpus.errors import ReadError
from corpus.sources import reason
from index.comparison import Comparison, compared
from index.confidence import THRESHOLD
from index.evaluate import evaluate
from index.judging import Judged, Outcome
from index.measures import Estimate, curve, estimates
from index.search import Index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.console import Console

_ROWS = TypeAdapter(list[Judged])


@dataclass(frozen=True, slots=True)
class Run:
    """Questions asked of an index, and what came of it.

    Attributes:
        file: the questions' file, as given.
        left_out: how many of its lines could not be used.
        generation: name of the index's generation; ``created`` and ``model`` likewise its own.
        articles: how many articles the index has; ``passages`` likewise.
        outcomes: what became of each question, in order.
        measures: every measure by name.
        curve: precision among the surest questions, by the share of all that they are.
        against: the file of an earlier run, and how this one compares with it.
    """

    file: str
    left_out: int
    generation: str
    created: str
    model: str
    articles: int
    passages: int
    outcomes: tuple[Outcome, ...]
    measures: dict[str, Estimate]
    curve: dict[float, Estimate]
    against: tuple[str, Comparison] | None

    @property
    def rows(self) -> list[Judged]:
        """The judged questions, in order."""
        return [outcome.judged for outcome in self.outcomes]

    @property
    def answerable(self) -> int:
        """How many of the questions the index answers."""
        return sum(row.answerable for row in self.rows)

    @property
    def latency(self) -> tuple[float, float]:
        """Median and 95th percentile of the milliseconds from question to answer."""
        p50, p95 = np.percentile([row.ms for row in self.rows], [50, 95])
        return float(p50), float(p95)


def ask_all(
    questions: Path,
    index: Path,
    against: Path | None = None,
    html: Path | None = None,
    *,
    skip_bad: bool = False,
    reranker: str | None = None,
    console: Console,
    complain: Callable[[object], None],
) -> Run:
    """Ask the questions of a file, and judge the answers.

    Args:
        questions: the file.
        index: folder of the index.
        against: an earlier run to compare with.
        html: where to write the page, if it is wanted.
        skip_bad: go on without the lines that cannot be used.
        reranker: as of ``index.search.Index``.
        console: is drawn the progress on.
        complain: is told of each line that cannot be used.

    Raises:
        ReadError: a file is not there, or not what it should be.
        IndexingError: the index cannot be served.
        OSError: the page cannot be written.
    """
    lines = question_lines(questions)
    before = read_run(against) if against else None
    with Index(index, reranker=reranker) as opened:
        golds, refused = gold_questions(lines, opened, str(questions))
        for error in refused:
            complain(error)
        if refused and not (skip_bad and golds):
            unusable = f"{counted(len(refused), 'line')} of {len(lines):,} cannot be used"
            hint = " (--skip-bad goes on without)" if golds else ""
            raise ReadError(str(questions), unusable + hint)
        if html:
            html.open("a").close()  # what cannot be written is better known before all is asked
        with stages(console) as stage:
            outcomes = evaluate(opened, golds, stage)
        rows = [outcome.judged for outcome in outcomes]
        run = Run(
            file=str(questions),
            left_out=len(refused),
            generation=opened.name,
            created=opened.manifest.created,
            model=str(opened.manifest.settings["encoder"]["name"]),
            articles=opened.manifest.counts["articles"],
            passages=opened.manifest.counts["passages"],
            outcomes=tuple(outcomes),
            measures=estimates(rows),
            curve=curve(rows),
            against=(str(against), compared(before, rows)) if before is not None else None,
        )
    if html:
        html.write_text(page(run), encoding="utf-8")
    return run


def run_json(run: Run) -> dict[str, Any]:
    """Return a run as JSON-ready values; a measure that no question counts in is null."""
    p50, p95 = run.latency
    values: dict[str, Any] = _without_nan(
        {
            "questions": {
                "file": run.file,
                "asked": len(run.rows),
                "answerable": run.answerable,
                "by_passage": run.measures["passage_hit@1"].n,
                "left_out": run.left_out,
            },
            "index": {
                "generation": run.generation,
                "created": run.created,
                "model": run.model,
                "articles": run.articles,
                "passages": run.passages,
            },
            "threshold": THRESHOLD,
            "measures": {name: asdict(found) for name, found in run.measures.items()},
            "curve": [
                {"coverage": share, "precision": point.value, "low": point.low, "high": point.high}
                for share, point in run.curve.items()
            ],
            "latency_ms": {"p50": round(p50, 2), "p95": round(p95, 2)},
            "against": run.against and _against_json(*run.against),
            "rows": [asdict(row) for row in run.rows],
        }
    )
    return values


def _against_json(file: str, found: Comparison) -> dict[str, Any]:
    return {
        "file": file,
        "matched": len(found.pairs),
        "reworded": found.reworded,
        "only_before": [_named(row) for row in found.only_before],
        "only_now": [_named(row) for row in found.only_now],
        "measures": {name: asdict(change) for name, change in found.differences.items()},
        "changed": [
            {
                **_named(now),
                "before": {"rank": before.rank, "confidence": before.confidence},
                "now": {"rank": now.rank, "confidence": now.confidence},
            }
            for before, now in found.changed()
        ],
    }


def _named(row: Judged) -> dict[str, Any]:
    return {"id": row.id, "question": row.question, "filters": row.filters}


def _without_nan(value: Any) -> Any:  # noqa: ANN401 - anything that JSON can say
    """Replace by null what is no number: JSON has no word for it."""
    match value:
        case dict():
            return {name: _without_nan(part) for name, part in value.items()}
        case list():
            return [_without_nan(part) for part in value]
        case float() if math.isnan(value):
            return None
    return value


def read_run(file: Path) -> list[Judged]:
    """Return the judged questions of a run, as ``byline eval --json`` printed it.

    Raises:
        ReadError: the file is not there, or is no such run.
    """
    try:
        return _ROWS.validate_python(json.loads(file.read_bytes())["rows"])
    except OSError as error:
        raise ReadError(str(file), reason(error)) from error
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise ReadError(str(file), "is no run printed by  byline eval --json") from error
