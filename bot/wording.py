"""What is said about answers in the bot's own words, whatever the face: in one language at a time.

Strings only. What articles say is passed on as it is; the caller escapes.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.markup import clip
from bot.stances import stance_words
from index.answer import ReasonCode
from index.errors import QuestionRefused
from index.filters import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.talking.courtesies import Courtesy
    from bot.words import Words
    from index.answer import CitedPassage, Copy, Reason
    from index.filters import Filters

    Given = Mapping[str, Any]

_DASH = " — "
_CUE = 60

COURTESIES: Mapping[Courtesy, str] = {
    "thanks": "polite.thanks",
    "farewell": "polite.farewell",
    "greeting": "polite.greeting",
    "nod": "polite.nod",
}

REFUSALS = {
    "empty": "refused.empty",
    "no_value": "refused.no_value",
    "twice": "refused.twice",
    "no_date": "refused.no_date",
    "backwards": "refused.backwards",
}


def refusal_text(error: QuestionRefused, say: Words) -> str:
    """Say in a sentence why something cannot be asked."""
    named = REFUSALS.get(error.code or "")
    return say("ask.refused", why=say(named, **error.given) if named else str(error))


def reason_text(reason: Reason, say: Words) -> str:
    """Say in a sentence or two why nothing was found."""
    given = reason.parameters
    match reason.code:
        case ReasonCode.NO_WORDS:
            return say("reason.no_words")
        case ReasonCode.NO_PUBLISHER:
            return say("reason.no_publisher", publisher=given["publisher"])
        case ReasonCode.NO_SPEAKER:
            near = given.get("nearest")
            told = say("reason.no_speaker", speaker=given["speaker"])
            more = say("reason.nearest", names=", ".join(near)) if near else ""
        case ReasonCode.NO_STATEMENTS:
            return say("reason.no_statements")
        case ReasonCode.NO_MENTION:
            return say("reason.no_mention", name=given["name"])
        case ReasonCode.NOTHING_IN_RANGE:
            told = say("reason.nothing_left", scope=scope(given, say))
            undated = given.get("undated")
            more = say.count("reason.undated", int(undated)) if undated else ""
        case ReasonCode.WEAK:
            told = say("reason.weak", scope=scope(given, say))
            closest = given.get("closest")
            more = say("reason.closest", title=closest) if closest else ""
    return f"{told} {more}".strip()


def filters_text(filters: Filters, say: Words) -> str | None:
    """Say in one sentence what an answer is restricted to, or no longer is; if it was at all."""
    asked = asdict(filters)
    if filters.relaxed:
        given_up = {name: asked[name] for name in filters.relaxed}
        return say("filters.given_up", scope=scope(given_up, say))
    if filters.near:
        since, until = filters.near
        return say("filters.preferred", scope=scope({"since": since, "until": until}, say))
    kept = scope(asked, say)
    return say("filters.only", scope=kept) if kept else None


def scope(given: Given, say: Words) -> str:
    """Return what restricts an answer as words to stand behind "passages"."""
    parts = []
    if given.get("publisher"):
        parts.append(say("scope.publisher", publisher=given["publisher"]))
    elif given.get("among"):
        parts.append(say("scope.publisher", publisher=", ".join(given["among"])))
    if when := dates(given, say):
        parts.append(f" {when}")
    if given.get("speaker"):
        parts.append(say("scope.speaker", speaker=given["speaker"]))
    return "".join(parts)


def dates(given: Given, say: Words) -> str:
    """Return a range of days in words, empty where none is given."""
    since = _day(given.get("since"), say, last=False)
    until = _day(given.get("until"), say, last=True)
    if since and since == until:
        return say("scope.day", day=since)
    if since and until:
        return say("scope.range", since=since, until=until)
    if since:
        return say("scope.since", since=since)
    return say("scope.until", until=until) if until else ""


def _day(typed: str | None, say: Words, *, last: bool) -> str:
    """Write a day out, a month or a year as its first or last one."""
    if typed is None:
        return ""
    try:
        return say.date(parse_day(typed, last=last).isoformat())
    except QuestionRefused:
        return typed


def said_lines(passage: CitedPassage, say: Words) -> list[str]:
    """Say who said what is quoted, through whom, where and when: a line for each of them."""
    where = [passage.publisher] if passage.publisher else []
    return [" — ".join([line, *where]) for line in who_said(passage, say)]


def who_said(passage: CitedPassage, say: Words) -> list[str]:
    """Say who said what is quoted, through whom and when: a line for each of them.

    What somebody says that another hopes is told in the quotation itself.
    """
    told = [one for one in passage.said_by if not any(_tells(by, one) for by in passage.said_by)]
    return list(dict.fromkeys(said_line(attribution, say) for attribution in told))


def _tells(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    """Say whether one attribution, its source included, is part of what the other attributes."""
    if outer is inner or not inner["source"]:
        return False
    pieces, parts = (one["content"].get("parts", [one["content"]]) for one in (outer, inner))
    return all(
        any(piece["start"] <= part["start"] and part["end"] <= piece["end"] for piece in pieces)
        for part in [inner["source"], *parts]
    )


def said_line(attribution: Mapping[str, Any], say: Words) -> str:
    """Say who said something, how, when and through whom.

    "Oda Brekken, Marina Office spokeswoman, said on 10 October", "unnamed source — via Radio X".
    """
    who, how = speaker(attribution, say), _how(attribution, say)
    plain = attribution["speaker"] is None and how == say("stance.said")
    said = who.removesuffix(",") if plain or not how else f"{who} {how}"
    return _DASH.join([said, *_relays(attribution, say)])


def stance_line(attribution: Mapping[str, Any], say: Words) -> str:
    """Say how something was said, when and through whom: "said on 10 October — via Radio X"."""
    parts = (_how(attribution, say), *_relays(attribution, say))
    return _DASH.join(part for part in parts if part)


def _how(attribution: Mapping[str, Any], say: Words) -> str:
    """Say how and when; in the article's own words what is no claim: "did not rule out"."""
    stance = stance_words(attribution)
    how = say(stance) if stance else _cue(attribution, say)
    if not how:
        return ""
    date = attribution["date"]
    day = date is not None and "/" not in date
    when = say("said.on", date=say.date(date, remark=False)) if day else None
    return " ".join(part for part in (how, when) if part)


def _cue(attribution: Mapping[str, Any], say: Words) -> str:
    """Return an attribution's cue as a quotation, empty where it has none."""
    words = " ".join(str((attribution["cue"] or {}).get("text", "")).split())
    return say("quoted", text=clip(words, _CUE)) if words else ""


def _relays(attribution: Mapping[str, Any], say: Words) -> list[str]:
    return [say("said.via", outlet=outlet) for outlet in attribution["via"]]


def speaker(attribution: Mapping[str, Any], say: Words) -> str:
    """Name who says something, as far as the article does; a role with a comma on either side."""
    name, role = attribution["speaker"], attribution["role"]
    if name is None:
        if attribution["kind"] in (None, "unnamed") or not attribution["source"]:
            return say("said.unnamed")
        words = str(attribution["source"]["text"])
        return say("quoted", text=words) if attribution["kind"] == "unclear" else words
    return f"{name}, {role}," if role else str(name)


def carried_line(passage: CitedPassage, say: Words, most: int = 4) -> str | None:
    """Name who else carries the story, up to ``most``, and how many sources it goes back to."""
    if not passage.also_in:
        return None
    names = list(dict.fromkeys(filter(None, (_carrier(copy, say) for copy in passage.also_in))))
    articles = say.count("carried.articles", len(passage.also_in) + 1)
    total = f"{articles}, {say.count('carried.origins', passage.origins)}"
    if not names:
        return say("carried.told", total=total)
    listed = ", ".join(names[:most])
    if len(names) > most:
        listed = f"{listed} {say.count('carried.more', len(names) - most)}"
    return say("carried.also_in", names=listed, total=total)


def _carrier(copy: Copy, say: Words) -> str | None:
    host = urlsplit(copy.url).hostname if copy.url else None
    name = copy.publisher or host
    return f"{name} ({say.date(copy.published)})" if name and copy.published else name


def source_line(passage: CitedPassage, say: Words) -> str:
    """Return publisher, agency, authors, place and date as far as the article gives them."""
    when = say.date(passage.published) if passage.published else passage.dated
    agency = passage.agency if passage.agency != passage.publisher else None
    parts = (
        passage.publisher,
        agency and say("said.via", outlet=agency),
        ", ".join(n for n in passage.authors if n not in (agency, passage.publisher)) or None,
        passage.place,
        when,
    )
    return " · ".join(part for part in parts if part) or say("source.none")
