"""Buttons under answers: its passages, their context, why, votes, filters, asking again."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.buttons import Press, Wish
from bot.card import Card, given_card
from bot.card_buttons import again_rows
from bot.reading import context_card
from bot.state.answers import new_id
from bot.telegram.addressing import written_in
from bot.telegram.asking import look_up, over_limit, remember, shown, understood
from bot.telegram.showing import edit, edit_buttons, reply, topic_of
from bot.why import why_card
from index.explanation import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Message

    from bot.state.answers import Asking, Given, Kept
    from bot.telegram.service import Reader, Service
    from index.search import Index

_ADDRESS = re.compile(r"^\s*/\w+(?:@\w+)?|@\w+")
"""What a question in a group has beside its words."""


async def passage(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Show a passage of an answer."""

    def card(index: Index, given: Given) -> Card:
        return given_card(given, reader.look(service), press.number)

    return await _from_answer(service, reader, message, press, card)


async def context(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Show the passages before and after one."""

    def card(index: Index, given: Given) -> Card | None:
        shown_now = given.answer.passages[press.number - 1]
        article = index.article(shown_now.article)
        if article is None:
            return None
        passages = index.passages_of(shown_now.article)
        return context_card(given, press.number, article, passages, reader.say)

    return await _from_answer(service, reader, message, press, card)


async def why(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Explain why a passage was shown."""

    def card(index: Index, given: Given) -> Card | None:
        shown_now = given.answer.passages[press.number - 1]
        explanation = explain(
            index,
            given.asking.searched,
            given.answer.filters,
            given.asking.day,
            shown_now.article,
            shown_now.start,
        )
        if explanation is None:
            return None
        built = index.manifest.created
        return why_card(given, press.number, explanation, built, reader.say)

    return await _from_answer(service, reader, message, press, card)


async def _from_answer(
    service: Service,
    reader: Reader,
    message: Message,
    press: Press,
    card: Callable[[Index, Given], Card | None],
) -> str | None:
    """Put the card of something kept in place of a message; offer to ask again if it is gone."""
    kept = service.answers.kept(press.id)

    def make(index: Index) -> tuple[Card | None, bool]:
        given = _given(kept, press, index)
        made = card(index, given) if given else None
        return made, made is None and kept is not None and kept.has_changed(index)

    made, changed = await service.searches.run(reader.user, make)
    if made is None:
        return await _gone(service, reader, message, press, changed=changed)
    await edit(message.get_bot(), reader.chat, message.message_id, made)
    return None


def _given(kept: Kept | None, press: Press, index: Index) -> Given | None:
    """Return the answer of a press, if its words are in the index and it has that passage."""
    given = kept.given(index) if kept else None
    if given is None or not 1 <= press.number <= len(given.answer.passages):
        return None
    return given


async def _gone(
    service: Service, reader: Reader, message: Message, press: Press, *, changed: bool = False
) -> str:
    """Say that an answer is gone, and offer to ask again as far as the question is known.

    ``changed``: since an article of it says something else by now.
    """
    if service.answers.asking(press.id) is None and not _question_behind(message):
        return reader.say("press.ask_anew")
    await edit_buttons(message, again_rows(press.id, reader.say))
    return reader.say("press.changed" if changed else "press.gone")


def _question_behind(message: Message) -> str:
    """Return the question that a message replies to, if it replies to one."""
    if message.quote:
        return message.quote.text.strip()
    replied = message.reply_to_message
    return _ADDRESS.sub("", written_in(replied) or "").strip() if replied else ""


async def vote(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Keep what a reader thinks of a passage."""
    begun = time.monotonic()
    kept = service.answers.kept(press.id)
    given = await service.searches.run(reader.user, lambda index: _given(kept, press, index))
    if given is None or service.chats.forgotten_since(reader.chat, begun):
        return await _gone(service, reader, message, press)
    good = press.wish is Wish.GOOD
    changed = service.votes.put(reader.chat, reader.user, given, press.number, good)
    if not changed:
        return reader.say("vote.same")
    return reader.say("vote.good" if good else "vote.bad")


async def without(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Ask again without one of the filters."""
    asking = service.answers.asking(press.id)
    if asking is None:
        return await _gone(service, reader, message, press)
    names = ("since", "until") if press.word == "dates" else (press.word,)
    filters = asking.filters
    for name in names:
        empty: tuple[str, ...] | None = () if name == "among" else None
        if name in ("publisher", "speaker", "since", "until", "among"):
            filters = replace(filters, **{name: empty})  # type: ignore[arg-type] # as named
    # What was understood from the words is not to be understood again.
    filters = replace(filters, relaxed=tuple(dict.fromkeys((*filters.relaxed, *names))))
    return await _asked_again(service, reader, message, press.id, replace(asking, filters=filters))


async def again(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Ask the question of an answer once more, or if it is forgotten what the answer replies to."""
    asking = service.answers.asking(press.id)
    if asking is None and (question := _question_behind(message)):
        return await _asked_anew(service, reader, message, question)
    if asking is None:
        return reader.say("press.ask_anew")
    return await _asked_again(service, reader, message, press.id, asking)


async def _asked_again(
    service: Service, reader: Reader, message: Message, identity: str, asking: Asking
) -> str | None:
    """Answer in place of an earlier answer.

    One that was shared is not changed for the others who have it: this chat gets its own.
    """
    if wait := over_limit(service, reader):
        service.tally.turned_down += 1
        return reader.say.count("ask.limit", max(1, round(wait)))
    service.tally.questions += 1
    begun = time.monotonic()
    if asking.chat != reader.chat:
        asking = replace(asking, chat=reader.chat, reader=reader.user)
        identity = new_id()
    given = await look_up(service, reader, lambda _: asking, identity)
    card = await shown(service, reader, given)
    if await edit(message.get_bot(), reader.chat, message.message_id, card):
        topic = topic_of(message)
        remember(service, reader, message.message_id, given.id, begun, topic=topic)
    return None


async def suggested(service: Service, reader: Reader, message: Message, press: Press) -> str | None:
    """Ask a suggested question."""
    question = service.chats.suggested(press.id)
    if question is None:
        return reader.say("press.ask_anew")
    return await _asked_anew(service, reader, message, question)


async def _asked_anew(
    service: Service, reader: Reader, message: Message, question: str
) -> str | None:
    """Answer a question below a message."""
    if wait := over_limit(service, reader):
        service.tally.turned_down += 1
        return reader.say.count("ask.limit", max(1, round(wait)))
    service.tally.questions += 1
    begun = time.monotonic()
    given = await look_up(service, reader, lambda index: understood(index, reader, question))
    sent = await reply(message, await shown(service, reader, given))
    remember(service, reader, sent.message_id, given.id, begun, topic=topic_of(message))
    return None
