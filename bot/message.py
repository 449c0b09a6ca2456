"""An answer in words and in JSON: what every face has in common. Pure strings, no I/O."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.dates import for_people
from index.answer import ReasonCode

if TYPE_CHECKING:
    from index.answer import Answer, CitedPassage, Reason


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
            "speaker": None,
            "since": filters.since,
            "until": filters.until,
            "undated": filters.undated,
            "relaxed": [],
        },
        "passages": [
            {**asdict(passage), "score": round(passage.score, 6)} for passage in answer.passages
        ],
    }


def reason_text(reason: Reason) -> str:
    """Say in one sentence why nothing was found."""
    given = reason.parameters
    match reason.code:
        case ReasonCode.NO_WORDS:
            return "There is nothing in the question to search for."
        case ReasonCode.NO_PUBLISHER:
            return f"There is no article by {given['publisher']} in the archive."
        case ReasonCode.NOTHING_IN_RANGE:
            undated = given.get("undated")
            left_out = f" ({undated} without a known date are left out)" if undated else ""
            return f"No article is dated {_range(reason)}{left_out}."
        case ReasonCode.NO_MENTION:
            return f"No article mentions {given['name']}."
        case ReasonCode.WEAK:
            closest = given.get("closest")
            nearest = f" The closest is about something else: “{closest}”." if closest else ""
            return f"No passage answers this.{nearest}"


def _range(reason: Reason) -> str:
    since, until = reason.parameters.get("since"), reason.parameters.get("until")
    if since and until:
        return f"from {for_people(str(since))} to {for_people(str(until))}"
    return f"since {for_people(str(since))}" if since else f"until {for_people(str(until))}"


def source_line(passage: CitedPassage) -> str:
    """Return publisher, agency, authors, place and date as far as the article gives them."""
    when = for_people(passage.published) if passage.published else passage.dated
    agency = passage.agency if passage.agency != passage.publisher else None
    parts = (
        passage.publisher,
        agency and f"via {agency}",
        ", ".join(name for name in passage.authors if name != agency) or None,
        passage.place,
        when,
    )
    return " · ".join(part for part in parts if part) or "source not given"
