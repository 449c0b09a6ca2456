"""What operators may do in the chat: look at the figures, take up a new index."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bot.card import Card
from bot.markup import bold, escape

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.service import Reader, Service

    Make = Callable[[Service, Reader], Awaitable[Card]]


async def stats(service: Service, reader: Reader) -> Card:
    """Return what has been done since the start."""
    say, tally = reader.say, service.tally
    share = round(100 * tally.answered / tally.questions) if tally.questions else 0
    lines = (
        say("stats.since", hours=f"{(time.time() - tally.started) / 3600:.1f}"),
        say("stats.questions", questions=say.number(tally.questions), share=share),
        say("stats.other", inline=say.number(tally.inline), presses=say.number(tally.presses)),
        say(
            "stats.seconds",
            median=f"{1000 * tally.quantile(0.5):.0f}",
            slow=f"{1000 * tally.quantile(0.95):.0f}",
        ),
        say(
            "stats.faults",
            turned_down=say.number(tally.turned_down),
            errors=say.number(tally.errors),
            repeated=say.number(tally.repeated),
        ),
        say("stats.generation", name=service.live.name),
    )
    return Card(f"{bold(say('stats.title'))}\n\n{escape(chr(10).join(lines))}")


async def reload(service: Service, reader: Reader) -> Card:
    """Take up the newest generation now."""
    new = await asyncio.to_thread(service.live.reload_if_published)
    said = "reload.done" if new else "reload.nothing"
    return Card(escape(reader.say(said, name=service.live.name)))


CARDS: dict[str, Make] = {"stats": stats, "reload": reload}
