"""Questions in chats: looked up, answered with a card, kept for what may follow."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.card import Card, given_card
from bot.errors import Busy, OneAtATime
from bot.markup import escape
from bot.pages import suggestion_rows
from bot.state.answers import Asking, Earlier, Given, new_id
from bot.talking.courtesies import courtesy_in
from bot.talking.turns import Turn, meant
from bot.talking.typed_filters import Asked
from bot.telegram.addressing import written_in
from bot.telegram.service import PASSAGES
from bot.telegram.showing import edit, reply, topic_of
from bot.wording import COURTESIES, refusal_text
from index.answering import LONGEST_QUESTION
from index.errors import QuestionRefused
from index.foreign import another_script, is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Message

    from bot.intake import Arrival
    from bot.talking.courtesies import Courtesy
    from bot.telegram.service import Reader, Service
    from index.search import Index

_AFTERTHOUGHT = timedelta(minutes=5)
"""How long after it was sent a message may be made a question."""

_MENTION = re.compile(r"@\w+")
_AROUND_A_NAME = " ,:;\n"


async def asked(
    service: Service, reader: Reader, message: Message, text: str, arrival: Arrival
) -> None:
    """Answer a question that a message asks with the words ``text``."""
    outcome = await _answered(service, reader, message, text, arrival)
    card = await shown(service, reader, outcome) if isinstance(outcome, Given) else outcome
    sent = await reply(message, card, quote=_quotable(message, text))
    answer = outcome.id if isinstance(outcome, Given) else None
    by, topic = message.message_id, topic_of(message)
    remember(service, reader, sent.message_id, answer, arrival.at, by, topic)
    service.tally.seconds.append(time.monotonic() - arrival.at)


async def edited(
    service: Service, reader: Reader, message: Message, text: str, arrival: Arrival
) -> None:
    """Answer a question that was changed, in place of what was said to it first.

    A message that was no question before it was changed is answered if it was sent just now.
    """
    earlier = service.messages.reply_to(reader.chat, message.message_id)
    if earlier is None:
        if message.edit_date and message.edit_date - message.date <= _AFTERTHOUGHT:
            await asked(service, reader, message, text, arrival)
        return
    outcome = await _answered(service, reader, message, text, arrival, earlier.answer)
    card = await shown(service, reader, outcome) if isinstance(outcome, Given) else outcome
    if await edit(message.get_bot(), reader.chat, earlier.message, card):
        answer = outcome.id if isinstance(outcome, Given) else None
        by, topic = message.message_id, topic_of(message)
        remember(service, reader, earlier.message, answer, arrival.at, by, topic)


def remember(
    service: Service,
    reader: Reader,
    sent: int,
    answer: str | None,
    at: float,
    asked: int | None = None,
    topic: int | None = None,
) -> None:
    """Remember what a message shows, unless the chat was forgotten since it was asked for.

    Args:
        service: the parts of the bot.
        reader: whom the message answers, and where.
        sent: its number.
        answer: the id of the answer that it shows, if it shows one.
        at: when it was asked for, by ``time.monotonic``.
        asked: the message that asked, if one did.
        topic: the topic of a forum that it is in.
    """
    if not service.chats.forgotten_since(reader.chat, at):
        service.messages.sent(reader.chat, sent, reader.user, answer, asked, topic)


def _quotable(message: Message, text: str) -> str | None:
    """Return what to quote of a message that asks ``text``: all of it where it stands in one piece.

    The words may go around the bot's name, or be those of a message that this one only points to.
    """
    said = written_in(message) or ""
    if text in said:
        return text
    pieces = [piece.strip(_AROUND_A_NAME) for piece in _MENTION.split(said)]
    longest = max(pieces, key=len)
    return longest if longest and longest in text else None


async def _answered(
    service: Service,
    reader: Reader,
    message: Message,
    text: str,
    arrival: Arrival,
    identity: str | None = None,
) -> Given | Card:
    """Return the answer, kept; or a card that says why none is looked for."""
    say, polite = reader.say, courtesy_in(text)
    service.tally.questions += polite is None
    if not text.strip():
        command = (written_in(message) or "").startswith("/")
        return Card(say("ask.how" if command else "ask.empty"))
    if len(text.strip()) > LONGEST_QUESTION:
        return Card(say.count("ask.too_long", LONGEST_QUESTION))
    if arrival.crowded:
        service.tally.turned_down += 1
        return Card(say("ask.busy"))
    if wait := over_limit(service, reader):
        service.tally.turned_down += 1
        return Card(say.count("ask.limit", max(1, round(wait))))
    earlier = _earlier(service, reader, message)
    try:
        if polite is not None:
            return await _kind_word(service, reader, polite)
        return await look_up(
            service,
            reader,
            lambda index: understood(index, reader, text.strip(), earlier),
            identity,
            arrival.at,
        )
    except QuestionRefused as error:
        return Card(escape(refusal_text(error, say)))
    except Busy:
        service.tally.turned_down += 1
        return Card(say("ask.busy"))
    except OneAtATime:
        service.tally.turned_down += 1
        return Card(say("ask.one_at_a_time"))


async def _kind_word(service: Service, reader: Reader, courtesy: Courtesy) -> Card:
    """Return what is said to whoever thanks or greets; a greeting has questions to try below it.

    Raises:
        Busy, OneAtATime: too much is waiting already.
    """
    told = escape(reader.say(COURTESIES[courtesy]))
    if courtesy != "greeting":
        return Card(told)
    suggestions = service.suggestions(await service.contents(reader.user))
    if suggestions:
        told += f"\n\n{escape(reader.say('start.try'))}"
    return Card(told, suggestion_rows(suggestions))


def over_limit(service: Service, reader: Reader) -> float:
    """Count a question, and return 0; or return in how many seconds one may be asked again."""
    wait = service.asks.take(reader.user)
    return wait or (0.0 if reader.private else service.group_asks.take(reader.chat))


def _earlier(service: Service, reader: Reader, message: Message) -> Earlier | None:
    """Return what a question may go on from: that of the answer replied to, else the last one."""
    replied = message.reply_to_message
    if replied is not None:
        shown = service.messages.shown_in(reader.chat, replied.message_id)
        found = service.answers.earlier(shown) if shown else None
        if found is not None:
            return found
    person = None if reader.private else reader.user
    last = service.messages.last(reader.chat, topic_of(message), person, before=message.message_id)
    return service.answers.earlier(last) if last else None


def understood(index: Index, reader: Reader, text: str, earlier: Earlier | None = None) -> Asking:
    """Read a question: its typed filters, and what it goes on from.

    Raises:
        QuestionRefused: a filter cannot be.
    """
    day = date.today()
    last = None
    if earlier is not None:
        asking = earlier.asking
        last = Turn(Asked(asking.searched, asking.filters), earlier.speaker)
    read = meant(text, last, index.columns.names, day)
    filters = read.asked.filters
    if filters.publisher is None and reader.choices.publishers:
        filters = replace(filters, among=reader.choices.publishers)
    return Asking(
        chat=reader.chat,
        reader=reader.user,
        question=text if read.follows else read.asked.words,
        searched=read.asked.words,
        filters=filters,
        day=day,
    )


async def look_up(
    service: Service,
    reader: Reader,
    read: Callable[[Index], Asking],
    identity: str | None = None,
    at: float | None = None,
) -> Given:
    """Answer and keep the answer, unless the chat is forgotten meanwhile.

    Args:
        service: the parts of the bot.
        reader: who asks, and where.
        read: what tells from the index what is asked.
        identity: of an earlier answer, to be kept in its place.
        at: when it was asked, by ``time.monotonic``; ``None`` for now.

    Raises:
        QuestionRefused: the question or a filter cannot be.
        Busy, OneAtATime: too much is waiting already.
    """

    def search(index: Index) -> Given:
        asking = read(index)
        answer = index.ask(asking.searched, PASSAGES, asking.filters, asking.day)
        foreign = is_foreign(asking.searched, index.manifest.settings["encoder"]["name"])
        return Given(identity or new_id(), asking, index.name, answer, foreign=foreign)

    at = time.monotonic() if at is None else at
    given = await service.searches.run(reader.user, search)
    if not service.chats.forgotten_since(reader.chat, at):
        service.answers.put(given)
    service.tally.answered += given.answer.answered
    return given


async def shown(service: Service, reader: Reader, given: Given) -> Card:
    """Return the card of a new answer, with what is to be said beside it."""
    look = reader.look(service)
    say, searched = reader.say, given.asking.searched
    if not given.answer.answered:
        contents = await service.contents(reader.user)
        look = replace(look, suggestions=service.suggestions(contents)[:2])
        if another_script(searched, contents.languages):
            named = say.languages(contents.languages)
            return given_card(given, replace(look, note=say("note.archive", languages=named)), at=0)
    if given.foreign and service.chats.tell_once(reader.chat, "language"):
        look = replace(look, note=say("note.language"))
    return given_card(given, look, at=1 if given.answer.answered else 0)
