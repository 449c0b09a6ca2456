"""An answer in JSON, and lines for people at a terminal. Pure strings, no I/O."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.encoding import storable

if TYPE_CHECKING:
    from index.answer import Answer, CitedPassage


def to_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON-ready values, by the contract that people script against."""
    filters = answer.filters
    return {
        "id": answer.id,
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "reason": answer.reason and {"code": str(answer.reason.code), **answer.reason.parameters},
        "filters": {
            "publisher": filters.publisher,
            "speaker": filters.speaker,
            "since": filters.since,
            "until": filters.until,
            "undated": filters.undated,
            "relaxed": list(filters.relaxed),
            "near": filters.near and dict(zip(("since", "until"), filters.near, strict=True)),
        },
        "passages": [_passage_json(passage) for passage in answer.passages],
    }


def _passage_json(passage: CitedPassage) -> dict[str, Any]:
    also_in = [
        {"publisher": copy.publisher, "url": copy.url, "published": copy.published}
        for copy in passage.also_in
    ]
    return {**asdict(passage), "score": round(passage.score, 6), "also_in": also_in}


def one_line(message: str) -> str:
    """Return a message as one line without control characters, whatever it repeats of its input."""
    return " ".join(storable(message).splitlines())


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one: "1 passage", "2,300 days"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
