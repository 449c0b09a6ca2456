"""Updates fetched from Telegram, stored, and only then confirmed."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.errors import SecondPoller, TokenRefused
from bot.telegram.routing import KINDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.intake import Intake
    from bot.telegram.client import Client

_LOG = logging.getLogger(__name__)

_POLL = 25  # seconds that Telegram holds a poll open when there is nothing
_LONGEST_WAIT = 30.0  # seconds between attempts to reach Telegram
_COMPLAIN_EVERY = 60.0  # seconds


class Patience:
    """Tries on while Telegram cannot be reached, waiting longer each time."""

    def __init__(self) -> None:
        """Have waited for nothing yet."""
        self._wait = 0.0
        self._complained = -_COMPLAIN_EVERY

    def rewarded(self) -> None:
        """Begin anew with short waits: Telegram answered."""
        self._wait = 0.0

    async def until_done(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do ``work``, however long it takes to get through to Telegram.

        Raises:
            TokenRefused: Telegram does not know the token.
            SecondPoller: another process polls with it.
        """
        while True:
            try:
                await work()
            except TelegramError as error:
                await self.recover(error)
            else:
                self.rewarded()
                return

    async def recover(self, error: TelegramError) -> None:
        """Wait before the next attempt, longer each time; raise where none would help."""
        if isinstance(error, InvalidToken):
            raise TokenRefused(
                "Telegram refuses the token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_URL, "
                "if you set it)"
            ) from None
        if isinstance(error, Conflict):
            raise SecondPoller(
                "another process polls Telegram with the same token: stop one of them"
            ) from None
        now = time.monotonic()
        if now - self._complained >= _COMPLAIN_EVERY:
            self._complained = now
            _LOG.warning("Telegram cannot be reached, trying on: %s", error)
        await self._pause(error.retry_after if isinstance(error, RetryAfter) else None)

    async def _pause(self, asked: timedelta | int | None = None) -> None:
        """Wait for the time that Telegram asked for, or twice as long as the last time."""
        self._wait = min(max(0.5, 2 * self._wait), _LONGEST_WAIT)
        seconds = asked.total_seconds() if isinstance(asked, timedelta) else asked
        await asyncio.sleep(seconds or self._wait)


class Poller:
    """Fetches updates for an intake; knows how far they are stored."""

    def __init__(self, client: Client, intake: Intake, patience: Patience) -> None:
        """Fetch through ``client`` what ``intake`` stores."""
        self._client = client
        self._intake = intake
        self._patience = patience
        self._offset = 0

    async def poll(self) -> None:
        """Fetch and store updates, for good: a poll confirms what the ones before it brought.

        Raises:
            TokenRefused: Telegram does not know the token.
            SecondPoller: another process polls with it.
        """
        while True:
            await self._intake.room()
            try:
                updates = await self._client.updates(self._offset, _POLL, KINDS)
            except TelegramError as error:
                await self._patience.recover(error)
                continue
            self._patience.rewarded()
            if updates:
                self._intake.take(updates)
                self._offset = max(update["update_id"] for update in updates) + 1

    async def confirm(self) -> None:
        """Tell Telegram that the last of what it sent is stored."""
        if self._offset:
            await self._client.updates(self._offset, 0, KINDS, limit=1)
