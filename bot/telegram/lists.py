"""Lists of articles and statements: the newest of a publisher, and what somebody said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.card import Card
from bot.markup import escape
from bot.pages import latest_card, no_publisher_card
from bot.shelf import contents_of
from bot.who_card import speaker_rows, who_card
from index.finding import holds_statements
from index.holdings import latest
from index.who import name_and_topic, newest_first, who, who_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.service import Reader, Service
    from index.search import Index
    from index.speakers import Speaker
    from index.who import Who

_LATEST = 10
_STATEMENTS = 20
_SPEAKERS = 8


async def latest_of(service: Service, reader: Reader, publisher: str = "") -> Card:
    """Return the newest articles, of the publisher with that name or digest if one is given.

    Raises:
        Busy, OneAtATime: too much is waiting already.
    """

    def card(index: Index) -> Card:
        contents = contents_of(index)
        source = contents.publisher(publisher) if publisher else None
        if publisher and source is None:
            return no_publisher_card(publisher, contents, reader.say)
        numbers = source.newest if source else latest(index, _LATEST)
        articles = [index.store.article(number) for number in numbers[:_LATEST]]
        return latest_card(articles, source.publisher if source else None, reader.say)

    return await service.searches.run(reader.user, card)


async def said_by(service: Service, reader: Reader, typed: str) -> Card:
    """Return what somebody said, newest first, or about a topic; ``typed`` is NAME [topic].

    Raises:
        Busy, OneAtATime: too much is waiting already.
    """

    def heard(index: Index) -> list[Speaker] | None:
        if not holds_statements(index.manifest.settings):
            return None
        return index.speakers.most_heard(_SPEAKERS)

    def look_up(index: Index) -> tuple[str, str, Who]:
        name, topic = name_and_topic(index.speakers, typed)
        if topic:
            found = who_about(index, name, topic, date.today(), _STATEMENTS)
            return name, topic, newest_first(found)
        return name, topic, who(index.store, index.speakers, name, _STATEMENTS)

    speakers = await service.searches.run(reader.user, heard)
    if speakers is None:
        return Card(escape(reader.say("reason.no_statements")))
    if not typed:
        return Card(escape(reader.say("who.how")), speaker_rows(_suggested(service, speakers)))
    name, topic, found = await service.searches.run(reader.user, look_up)
    choices = speaker_rows(_suggested(service, (found.candidates or found.nearest)[:_SPEAKERS]))
    return who_card(found, name, topic, reader.say, choices)


def _suggested(service: Service, speakers: Sequence[Speaker]) -> list[tuple[str, Speaker]]:
    return [(service.chats.suggest(one.name), one) for one in speakers]
