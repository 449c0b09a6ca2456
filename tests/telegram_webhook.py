"""The fake Telegram as a sender: updates go to the webhook until it takes them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from telegram_facts import Json
    from telegram_world import World

_AGAIN_AFTER = 0.05  # seconds; Telegram takes longer
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Deliveries:
    """Sends each update to the bot, once its webhook is set, until it says that it has it.

    The path is the webhook's; host and port are those of ``proxied``, where a proxy would pass
    them on. ``refused`` counts what was not taken.
    """

    def __init__(self, world: World) -> None:
        """Deliver the updates of a world."""
        self._world = world
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin to deliver."""
        self._task = asyncio.create_task(self._deliver())

    async def close(self) -> None:
        """Deliver nothing more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _deliver(self) -> None:
        async with httpx.AsyncClient() as client:
            while True:
                world = self._world
                if not (world.webhook and world.pending and world.proxied):
                    await world.stirred.wait()
                    continue
                update = world.pending[0]
                if await self._sent(client, update):
                    world.pending.remove(update)
                    world.stir()
                else:
                    world.undelivered += 1
                    await asyncio.sleep(_AGAIN_AFTER)

    async def _sent(self, client: httpx.AsyncClient, update: Json) -> bool:
        webhook = self._world.webhook
        secret = webhook.get("secret_token")
        headers = {SECRET_HEADER: secret} if secret else {}
        url = f"http://{self._world.proxied}{urlsplit(webhook['url']).path}"
        try:
            response = await client.post(url, json=update, headers=headers)
        except httpx.HTTPError:
            return False
        return response.status_code == 200
