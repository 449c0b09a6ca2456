"""A message after the last question: a question of its own, or one that goes on from it.

A message that can stand by itself is never touched. One that cannot is written out with what it
leaves unsaid, so that people see what was searched for and the next message can go on from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.talking import typed_filters
from bot.talking.across import in_language_of
from bot.talking.again import asked_again
from bot.talking.following import follows
from bot.talking.fragments import noun_swapped, swapped
from bot.talking.reading import read
from bot.talking.words import PRONOUNS
from bot.talking.written_out import explained
from index.answering import LONGEST_QUESTION

if TYPE_CHECKING:
    from datetime import date

    from bot.talking.reading import Reading
    from bot.talking.typed_filters import Asked
    from index.answer import Answer
    from index.filters import Filters
    from index.mentions import Names


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked last, and what a message may refer to.

    Attributes:
        asked: the question in full, with its filters.
        speaker: who says what the answer's first passage quotes, where that is sure.
    """

    asked: Asked
    speaker: str | None = None


def turn(asked: Asked, answer: Answer) -> Turn:
    """Return what the next message may go on from."""
    said_by = answer.passages[0].said_by if answer.answered and answer.passages else ()
    speakers = {attribution["speaker"] for attribution in said_by}
    return Turn(asked, speakers.pop() if len(speakers) == 1 else None)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message asks.

    Attributes:
        asked: the question in full, with the filters to search with.
        follows: whether it was written out from the last question, and so is to be shown.
    """

    asked: Asked
    follows: bool = False


def meant(message: str, last: Turn | None, names: Names, now: date) -> Meant:
    """Return what a message asks.

    Args:
        message: as typed, filters included.
        last: what was asked before it, or what it replies to.
        names: those of the index (``Index.columns.names``).
        now: today.

    Raises:
        QuestionRefused: a filter typed into it has a value that is none.
    """
    asked = typed_filters.read(message)
    if last is None or not last.asked.words or not (asked.words or asked.typed):
        return Meant(asked)
    if not asked.words:  # filters alone
        return Meant(_over(last.asked, asked.filters), follows=True)
    words = in_language_of(last.asked.words, asked.words, names)
    said, before = read(words, names, now), _core(last.asked.words, names, now)
    match follows(said, before):
        case None:
            return Meant(asked)
        case "names":
            said, kept = _within_filters(said, last.asked)
            words = swapped(said, before)
        case "noun":
            words, kept = noun_swapped(said, before), last.asked
        case "again":
            words, kept = asked_again(said, before), last.asked
        case "pronouns":
            words, kept = explained(said, before, last.speaker), last.asked
    words = f"{words[:1].upper()}{words[1:]}"
    if len(words) > LONGEST_QUESTION:
        return Meant(asked)
    return Meant(_over(replace(kept, words=words), asked.filters), follows=True)


def _core(last: str, names: Names, now: date) -> Reading:
    """Return what a follow-up goes on from: of a question written out, what says enough alone.

    Of "who replaces Penhale: did Penhale resign?" that is the first part, of "was it repaired:
    which leak did he mention?" the second.
    """
    head, colon, rest = last.partition(": ")
    reading = read(head, names, now)
    if not colon or not reading.asks:
        return read(last, names, now)
    refers = any(word.low in PRONOUNS for word in reading.words)
    if refers or not (reading.names or len(reading.own) > 1):
        return _core(rest, names, now)
    return reading


def _over(asked: Asked, typed: Filters) -> Asked:
    """Return a question with what was typed in place of its own filters of the same kind."""
    own = asked.filters
    dated = typed.since is not None or typed.until is not None
    filters = replace(
        own,
        publisher=typed.publisher or own.publisher,
        speaker=typed.speaker or own.speaker,
        since=typed.since if dated else own.since,
        until=typed.until if dated else own.until,
    )
    return replace(asked, filters=filters.checked())


def _within_filters(message: Reading, last: Asked) -> tuple[Reading, Asked]:
    """Let a message's names and time replace typed filters; return what is left of both."""
    filters = last.filters
    names = []
    for name in message.names:
        if name.kind == "publisher" and filters.publisher is not None:
            filters = replace(filters, publisher=name.words)
        elif name.kind == "person" and filters.speaker is not None:
            filters = replace(filters, speaker=name.words)
        else:
            names.append(name)
    time = message.time
    if time is not None and (filters.since or filters.until):
        since = None if time.since.year == 1 else time.since.isoformat()
        until = None if time.until.year == 9999 else time.until.isoformat()
        filters = replace(filters, since=since, until=until)
        time = None
    return replace(message, names=tuple(names), time=time), replace(last, filters=filters)
