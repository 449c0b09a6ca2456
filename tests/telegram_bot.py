"""A small archive for the bot's tests, and the bot running against the fake Bot API."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.live import LiveIndex
from bot.settings import Settings
from bot.telegram.app import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from telegram_server import TelegramServer

DREDGING = (
    "The harbour of Skerry was last dredged in 1998. The town council will pay for half of the "
    "dredging, mayor Ann Lee said on Monday. The rest is to come from the fishing companies."
)
ODD = (
    'The firm <Fish & Sons> sells "half & half" pies. Its owner <b>never</b> baked a pie &amp; '
    "says so, Cora Wick told the fair. The pies cost 3 < 4 crowns."
)
LIGHTHOUSE = "\n".join(
    [
        "The lighthouse on Gannet Rock has a new keeper.",
        *(
            f"In year {year} the old lamp was cleaned by a keeper of the family Moe, who wrote "
            "down the weather, the ships that passed and the birds that struck the glass at night. "
            "The book of that year has been kept in the tower with all the others ever since."
            for year in range(1890, 1914)
        ),
        "Keeper Ida Moe lights the lamp with a bicycle dynamo when the power fails.",
        *(
            f"Visitors in group {number} will climb the stairs with a guide, see the lens and the "
            "books, and hear how the foghorn was heard as far as Skerry on a still day. Tickets "
            "for each are sold at the pier on the morning of the visit and nowhere else at all."
            for number in range(1, 14)
        ),
    ]
)
ARTICLES = [
    {
        "title": "Council to pay half of dredging",
        "publisher": "Harbour Courier",
        "author": "Bo Ek",
        "published": "2025-03-04",
        "url": "https://courier.example/dredging?from=front&page=1",
        "text": DREDGING,
    },
    {"title": "Pies & <prices>", "publisher": "Daily Gull", "id": "pies", "text": ODD},
    {"title": "Life on Gannet Rock", "publisher": "Daily Gull", "id": "rock", "text": LIGHTHOUSE},
]


def write_archive(folder: Path, articles: list[dict[str, str]] = ARTICLES) -> Path:
    """Write articles into a folder that can be indexed, in place of what it had; return it."""
    folder.mkdir(exist_ok=True)
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    return folder


def settings_for(server: TelegramServer, state: Path, **others: Any) -> Settings:  # noqa: ANN401
    """Return the settings of a bot that speaks to the fake."""
    given = {"token": server.token, "api_url": server.url, "state": state, "reload_seconds": 0.05}
    return Settings(**{**given, **others})


@asynccontextmanager
async def running(
    server: TelegramServer,
    index: Path | LiveIndex,
    state: Path,
    **others: Any,  # noqa: ANN401 - whatever a setting takes
) -> AsyncIterator[asyncio.Task[None]]:
    """Run the bot on an index, its state in a file, until the block ends; give the task it is."""
    live = index if isinstance(index, LiveIndex) else LiveIndex(index)
    stop = asyncio.Event()
    settings = settings_for(server, state, **others)
    task = asyncio.create_task(serve(live, settings, stop))
    method = "setWebhook" if settings.webhook_url else "deleteWebhook"
    try:
        await server.wait_for(method)
        yield task
    finally:
        stop.set()
        await task
        if live is not index:
            live.close()
