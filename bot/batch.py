"""Questions as JSON lines in, answers as JSON lines out: ``byline ask --batch``."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.message import to_json
from index.errors import QuestionRefused
from index.filters import parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.filters import Filters
    from index.search import Index

_FILTERS = ("publisher", "since", "until")
_UNUSED = ("speaker", "now")


def answer_lines(
    lines: Iterable[bytes], index: Index, k: int, filters: Filters
) -> Iterator[dict[str, Any]]:
    """Answer every line in order; one that is no question gives ``{"id", "error"}`` instead.

    Args:
        lines: JSON objects with ``id`` and ``question``, and optionally ``k``, ``publisher``,
            ``since``, ``until``, ``now``; what a row gives goes before ``k`` and ``filters``.
            Blank lines are passed over, other keys ignored.
        index: what is asked.
        k: passages of an answer, for rows that do not say.
        filters: for rows that do not say.
    """
    for line in lines:
        if not line.strip():
            continue
        given: dict[str, Any] = {}
        try:
            given = _parsed(line)
            row = _checked(given)
            chosen = replace(filters, **{name: row[name] for name in _FILTERS if name in row})
            answer = index.ask(row["question"], row.get("k", k), chosen)
            yield to_json(replace(answer, id=row.get("id")))
        except QuestionRefused as error:
            own = given.get("id")
            yield {"id": own if isinstance(own, str | int) else None, "error": str(error)}


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise QuestionRefused(f"not a line of JSON: {error}") from error
    if not isinstance(row, dict):
        raise QuestionRefused("not a JSON object")
    return row


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """Return what a row gives, of the right types; ``null`` is as good as absent."""
    row = {name: value for name, value in given.items() if value is not None}
    if not isinstance(row.get("question"), str):
        raise QuestionRefused("question is missing, or is not a string")
    for name in (*_FILTERS, *_UNUSED):
        if not isinstance(row.get(name, ""), str):
            raise QuestionRefused(f"{name} is not a string")
    if not isinstance(row.get("k", 1), int) or isinstance(row.get("k"), bool):
        raise QuestionRefused("k is not a whole number")
    if not isinstance(row.get("id", ""), str | int) or isinstance(row.get("id"), bool):
        raise QuestionRefused("id is neither a string nor a whole number")
    if "speaker" in row:
        raise QuestionRefused("answers cannot be restricted to a speaker yet")
    if "now" in row:
        parse_day(row["now"], last=False)
    return row
