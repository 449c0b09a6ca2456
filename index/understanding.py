"""What a question says beside its matter: whose articles it asks for, and from when.

"What did the Courier write last week about the ferry?" asks about the ferry; the rest says where to
look. Names and times that are conditions by their wording become filters, which are given up where
they leave no answer; other times are a preference.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.filters import Filters
from index.period import Period
from index.source_wording import asks_for_whatever
from index.topic import words_around_topic
from index.when import when

if TYPE_CHECKING:
    from index.mentions import Names

_DATES = ("since", "until")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question read.

    Attributes:
        matter: the question, blanks in place of the words that only say where or when to look, or
            that anything about it is wanted.
        publisher: whose articles are asked for.
        speaker: whose words are asked for.
        speaker_words: the words of the question that name the speaker.
        whatever: whether it asks what the speaker said, and no more.
        since: first day, ISO 8601, from which articles are asked for.
        until: last day.
        period: when an article should be from to be preferred.
        topic: whether it asks for whatever there is about its matter.
    """

    matter: str
    publisher: str | None
    speaker: str | None
    since: str | None
    until: str | None
    period: Period
    speaker_words: str = ""
    whatever: bool = False
    topic: bool = False

    def attempts(self, given: Filters) -> list[Filters]:
        """Return the filters to search with: those understood and given, then ever fewer.

        What a person set stands, and replaces what the question says of the same; what ``given``
        names as relaxed is not understood at all. Nobody else's words answer what somebody said:
        a speaker is never given up.
        """
        own = {} if given.publisher is not None else {"publisher": self.publisher}
        if given.speaker is None:
            own["speaker"] = self.speaker
        if given.since is None and given.until is None:
            own |= {"since": self.since, "until": self.until}
        own = {
            name: value
            for name, value in own.items()
            if value is not None and name not in given.relaxed
        }
        dated = tuple(name for name in _DATES if name in own)
        named = ("publisher",) if "publisher" in own else ()
        near = None
        if self.period.asked and not dated:
            near = (_iso(self.period.since), _iso(self.period.until))
        return [
            Filters(
                publisher=given.publisher or own.get("publisher"),
                speaker=given.speaker or own.get("speaker"),
                since=given.since or own.get("since"),
                until=given.until or own.get("until"),
                relaxed=relaxed,
                near=near,
                among=() if given.publisher or own.get("publisher") else given.among,
            )
            for relaxed in dict.fromkeys(((), dated, named, named + dated))
        ]


def understand(question: str, names: Names, now: date) -> Understood:
    """Read a question asked on the day ``now`` of an index with these ``names``."""
    mentions = names.mentions(question)
    asked_for = [mention for mention in mentions if mention.strict]
    sources = [mention for mention in asked_for if mention.kind == "publisher"]
    people = [mention for mention in asked_for if mention.kind == "person"]
    speaker = people[0].name if len({mention.name for mention in people}) == 1 else None
    # Of several sources none is the one; a time of theirs may still be a condition.
    source = sources[0] if len({mention.name for mention in sources}) == 1 else None
    outlets = [(one.start, one.end) for one in mentions if one.kind == "publisher"]
    time = when(question, now, outlets)
    strict = time is not None and time.strict
    # A date may stand in the article as in the question; "last week" would not.
    blank = time is not None and (strict or not any(map(str.isdigit, time.words)))
    # What is to come is written about now.
    asked = time is not None and time.since <= now
    matter = _without(
        question,
        (source.start, source.end) if source else None,
        (time.start, time.end) if time and blank else None,
    )
    around = words_around_topic(matter)
    return Understood(
        matter=_without(matter, (0, around)),
        topic=around > 0,
        publisher=source.name if source else None,
        speaker=speaker,
        speaker_words=" ".join(mention.words for mention in people) if speaker else "",
        whatever=speaker is not None
        and len(people) == 1
        and asks_for_whatever(question[: people[0].start], question[people[0].end :]),
        since=_iso(time.since) if time and strict else None,
        until=_iso(time.until) if time and strict else None,
        period=(
            Period(time.since, min(time.until, now), True, now)
            if time and asked
            else Period(now, now, False, now)
        ),
    )


def _without(question: str, *parts: tuple[int, int] | None) -> str:
    """Return the question with blanks in place of parts of it."""
    for start, end in filter(None, parts):
        question = question[:start] + " " * (end - start) + question[end:]
    return question


def _iso(day: date) -> str | None:
    return None if day in (date.min, date.max) else day.isoformat()
