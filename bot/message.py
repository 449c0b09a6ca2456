"""An answer in words and in JSON: what every face has in common. Pure strings, no I/O."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.dates import for_people
from corpus.encoding import storable
from index.answer import ReasonCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.answer import Answer, CitedPassage, Copy, Reason
    from index.filters import Filters


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
            left_out = f" ({undated} without a known date left out)" if undated else ""
            by = f" by {given['publisher']}" if given.get("publisher") else ""
            return f"No article{by} is dated {_range(given)}{left_out}."
        case ReasonCode.NO_SPEAKER:
            return f"No article says what {given['speaker']} said."
        case ReasonCode.NO_MENTION:
            return f"No article mentions {given['name']}."
        case ReasonCode.WEAK:
            closest = given.get("closest")
            nearest = f" The closest is about something else: “{closest}”." if closest else ""
            return f"No passage{scope(given)} answers this.{nearest}"


def filters_text(filters: Filters) -> str | None:
    """Say in one sentence what an answer is restricted to, or no longer is; if it was at all."""
    asked = asdict(filters)
    given_up = scope({name: asked[name] for name in filters.relaxed})
    if given_up:
        return f"Nothing{given_up} answers this. From elsewhere:"
    if filters.near:
        since, until = filters.near
        return f"Preferred: articles{scope({'since': since, 'until': until})}."
    kept = scope(asked)
    return f"Only articles{kept}." if kept else None


def scope(filters: Mapping[str, str | int | None]) -> str:
    """Return " from PUBLISHER" and the dates as far as they are given, each with its space."""
    publisher = filters.get("publisher")
    return (f" from {publisher}" if publisher else "") + _dates(filters)


def _dates(given: Mapping[str, str | int | None]) -> str:
    return f" {_range(given)}" if given.get("since") or given.get("until") else ""


def _range(given: Mapping[str, str | int | None]) -> str:
    since, until = given.get("since"), given.get("until")
    if since and since == until:
        return f"of {for_people(str(since))}"
    if since and until:
        return f"from {for_people(str(since))} to {for_people(str(until))}"
    return f"since {for_people(str(since))}" if since else f"until {for_people(str(until))}"


def said_lines(passage: CitedPassage) -> list[str]:
    """Say who said what is quoted, through whom and when: a line for each of them."""
    lines = (_said(attribution, passage.publisher) for attribution in passage.said_by)
    return list(dict.fromkeys(lines))


def _said(attribution: Mapping[str, Any], publisher: str | None) -> str:
    name, role = attribution["speaker"], attribution["role"]
    if name is None:
        unnamed = attribution["kind"] in (None, "unnamed", "unclear")
        name = "unnamed source" if unnamed else attribution["source"]["text"]
    who = f"{name}, {role}," if role else name
    stance = "said" if attribution["stance"] == "other" else attribution["stance"]
    when = f" on {for_people(attribution['date'])}" if _is_day(attribution["date"]) else ""
    relays = [f"via {outlet}" for outlet in attribution["via"]]
    return " — ".join([f"{who} {stance}{when}", *relays, *([publisher] if publisher else [])])


def carried_line(passage: CitedPassage, most: int = 4) -> str | None:
    """Name who else carries the story, up to ``most``, and how many sources it goes back to."""
    if not passage.also_in:
        return None
    names = list(dict.fromkeys(filter(None, map(_carrier, passage.also_in))))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    articles = counted(len(passage.also_in) + 1, "article")
    total = f"{articles}, {counted(passage.origins, 'origin')}"
    return f"Also in {', '.join(names[:most])}{more} — {total}" if names else f"Told in {total}"


def _carrier(copy: Copy) -> str | None:
    host = urlsplit(copy.url).hostname if copy.url else None
    name = copy.publisher or host
    return f"{name} ({for_people(copy.published)})" if name and copy.published else name


def _is_day(date: str | None) -> bool:
    return date is not None and "/" not in date


def source_line(passage: CitedPassage) -> str:
    """Return publisher, agency, authors, place and date as far as the article gives them."""
    when = for_people(passage.published) if passage.published else passage.dated
    agency = passage.agency if passage.agency != passage.publisher else None
    parts = (
        passage.publisher,
        agency and f"via {agency}",
        ", ".join(n for n in passage.authors if n not in (agency, passage.publisher)) or None,
        passage.place,
        when,
    )
    return " · ".join(part for part in parts if part) or "source not given"
