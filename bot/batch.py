"""Questions as JSON lines in, answers as JSON lines out: ``byline ask --batch``."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.asked import ask
from bot.message import to_json
from index.errors import QuestionRefused
from index.filters import ASKED, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from index.filters import Filters
    from index.search import Index


def answer_lines(
    lines: Iterable[bytes], index: Index, k: int, filters: Filters, now: date | None = None
) -> Iterator[dict[str, Any]]:
    """Answer every line in order; one that is no question gives ``{"id", "error"}`` instead.

    Args:
        lines: JSON objects with ``id`` and ``question``, and optionally ``k``, ``publisher``,
            ``since``, ``until``, ``now``; what a row gives goes before ``k`` and ``filters``.
            Blank lines are passed over, other keys ignored.
        index: what is asked.
        k: passages of an answer, for rows that do not say.
        filters: for rows that do not say.
        now: the day of asking, for rows that do not say; ``None``: the clock's.
    """
    for line in lines:
        if not line.strip():
            continue
        given: dict[str, Any] = {}
        try:
            given = parse_row(line)
            row = check_row(given)
            chosen = replace(filters, **{name: row[name] for name in ASKED if name in row})
            today = parse_day(row["now"], last=False) if "now" in row else now
            answer = ask(index, row["question"], row.get("k", k), chosen, today)
            yield to_json(replace(answer, id=row.get("id")))
        except QuestionRefused as error:
            own = given.get("id")
            yield {"id": own if isinstance(own, str | int) else None, "error": str(error)}


def parse_row(line: bytes) -> dict[str, Any]:
    """Return the JSON object that a line holds.

    Raises:
        QuestionRefused: it holds none.
    """
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise QuestionRefused(f"not a line of JSON: {error}") from error
    if not isinstance(row, dict):
        raise QuestionRefused("not a JSON object")
    return row


def check_row(given: dict[str, Any]) -> dict[str, Any]:
    """Return what a row gives, of the right types; ``null`` is as good as absent.

    Raises:
        QuestionRefused: a key is of the wrong type, or cannot be.
    """
    row = {name: value for name, value in given.items() if value is not None}
    if not isinstance(row.get("question"), str):
        raise QuestionRefused("question is missing, or is not a string")
    for name in (*ASKED, "now"):
        if not isinstance(row.get(name, ""), str):
            raise QuestionRefused(f"{name} is not a string")
    if not isinstance(row.get("k", 1), int) or isinstance(row.get("k"), bool):
        raise QuestionRefused("k is not a whole number")
    if not isinstance(row.get("id", ""), str | int) or isinstance(row.get("id"), bool):
        raise QuestionRefused("id is neither a string nor a whole number")
    if "now" in row:
        parse_day(row["now"], last=False)
    return row
