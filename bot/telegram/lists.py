"""Lists of articles and statements: the newest of a publisher, and what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pages import latest_card, no_publisher_card
from index.holdings import newest

if TYPE_CHECKING:
    from bot.card import Card
    from bot.telegram.service import Reader, Service
    from index.search import Index

_LATEST = 10


async def latest_of(service: Service, reader: Reader, publisher: str = "") -> Card:
    """Return the newest articles, of the publisher with that name or digest if one is given.

    Raises:
        Busy, OneAtATime: too much is waiting already.
    """

    def card(index: Index) -> Card:
        contents = service.shelf.of(index)
        source = contents.publisher(publisher) if publisher else None
        if publisher and source is None:
            return no_publisher_card(publisher, contents, reader.say)
        numbers = source.newest if source else newest(contents.sources)
        articles = [index.store.article(number) for number in numbers[:_LATEST]]
        return latest_card(articles, source.publisher if source else None, reader.say)

    return await service.searches.run(reader.user, card)
