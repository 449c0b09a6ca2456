"""The client of the Bot API: python-telegram-bot's, with updates as they came and patient sends."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.ext import AIORateLimiter, ExtBot

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from bot.tally import Tally

    Json = bool | dict[str, Any] | list[dict[str, Any]]

# Without it the library warns of its own RetryAfter each time that it raises one.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_SEND_AGAIN = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds before a send that broke is tried again
_MOST_WAITS = 5  # times that Telegram may ask to wait with one call
_SLACK = 10  # seconds that a poll's reply may take beyond the poll itself


class Client(ExtBot[int]):
    """A bot that keeps to Telegram's limits."""

    def __init__(self, token: str, api_url: str, tally: Tally) -> None:
        """Speak for the bot with this ``token`` to the Bot API at ``api_url``."""
        super().__init__(token, base_url=f"{api_url.rstrip('/')}/bot", rate_limiter=_Sender(tally))

    async def updates(
        self, offset: int, timeout: int, kinds: Sequence[str], limit: int = 100
    ) -> list[dict[str, Any]]:
        """Return updates from ``offset`` on as Telegram wrote them; wait so many seconds for one.

        As written, so that one which the library cannot read is stored like any other, and does
        not keep those behind it from being fetched.
        """
        asked = {"offset": offset, "timeout": timeout, "limit": limit, "allowed_updates": kinds}
        found = await self._post("getUpdates", asked, read_timeout=timeout + _SLACK)
        return found if isinstance(found, list) else []


class _Sender(AIORateLimiter):
    """The library's limiter; also sends again what a broken connection may have lost."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(max_retries=_MOST_WAITS)
        self._tally = tally

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Json]],
        args: Sequence[object],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Json:
        """Make a call, in turn; what a reader waits for up to six times."""
        request = (callback, args, kwargs, endpoint, data, rate_limit_args)
        to_a_reader = "chat_id" in data or "callback_query_id" in data
        for wait in _SEND_AGAIN if to_a_reader else ():
            try:
                return await super().process_request(*request)
            except BadRequest:
                raise  # a kind of network error to the library
            except NetworkError as error:
                if endpoint == "sendMessage" and _may_have_arrived(error):
                    self._tally.repeated += 1
                await asyncio.sleep(wait)
        return await super().process_request(*request)


def _may_have_arrived(error: NetworkError) -> bool:
    """Say whether a call may have taken effect though no reply to it came."""
    return isinstance(error, TimedOut) or "Bad Gateway" not in str(error)
