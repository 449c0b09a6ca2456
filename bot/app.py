"""The Telegram bot as a process: start, poll, answer, reload, stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from collections import OrderedDict
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram import BotCommand, Update
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import AIORateLimiter, ApplicationBuilder

from bot.errors import BotError, SecondPoller, TokenMissing, TokenRefused
from bot.handlers import Handlers
from bot.live import LiveIndex
from bot.phrases import COMMANDS
from bot.redaction import log_safely
from bot.searches import Searches
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from telegram.ext import Application

    from bot.settings import Settings

    Json = bool | dict[str, Any] | list[dict[str, Any]]
    App = Application[Any, Any, Any, Any, Any, Any]

_LOG = logging.getLogger(__name__)

# Without it the library warns of its own RetryAfter each time that it raises one.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_POLL = 25  # seconds that Telegram holds a poll open when there is nothing
_AT_ONCE = 256  # updates handled concurrently; searches queue further on
_REMEMBERED = 2000  # updates recognised when they are delivered again
_SEND_AGAIN = (0.5, 2.0)  # seconds before a send that the network broke is tried again
_LONGEST_WAIT = 30.0  # seconds between attempts to reach Telegram
_COMPLAIN_EVERY = 60.0  # seconds
_CONFIRM_WITHIN = 1.0  # seconds, when stopping;
_FINISH_WITHIN = 2.5  # both together leave some of the five that a stop may take


def run(settings: Settings) -> int:
    """Run the bot until SIGTERM or SIGINT; return the exit status: 0 stopped, 1 failed."""
    token = settings.token.get_secret_value() if settings.token else ""
    log_safely(token)
    try:
        asyncio.run(_main(settings, token))
    except (BotError, IndexingError) as error:
        print(f"byline: {error}", file=sys.stderr)
        return 1
    except Exception:
        # Logged, not raised: a traceback may hold the token, and only logs are redacted.
        _LOG.critical("stopped by an error that nobody foresaw", exc_info=True)
        return 1
    return 0


async def _main(settings: Settings, token: str) -> None:
    if not token:
        raise TokenMissing("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather in Telegram")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    live = await asyncio.to_thread(LiveIndex, settings.index, settings.reranker)
    try:
        await serve(live, token, settings.api_url, settings.reload_seconds, stop)
    finally:
        live.close()


async def serve(
    live: LiveIndex, token: str, api_url: str, reload_seconds: float, stop: asyncio.Event
) -> None:
    """Answer from ``live`` through the Bot API at ``api_url`` until ``stop`` is set.

    Raises:
        TokenRefused: Telegram does not know the token.
        SecondPoller: another process polls with it.
    """
    application: App = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url.rstrip('/')}/bot")
        .updater(None)
        .concurrent_updates(_AT_ONCE)
        .rate_limiter(_Sender(max_retries=5))
        .build()
    )
    searches = Searches(live)
    Handlers(searches).register(application)
    poller = _Poller(application)
    try:
        await _until(stop, poller.connect())
        if not stop.is_set():
            _LOG.info("@%s answers from generation %s", application.bot.username, live.name)
            await application.start()
            await _until(stop, poller.poll(), _watch(live, reload_seconds))
    finally:
        with suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(poller.confirm(), _CONFIRM_WITHIN)
        if application.running:
            with suppress(TimeoutError):
                await asyncio.wait_for(application.stop(), _FINISH_WITHIN)
        searches.close()
        await application.shutdown()
        await application.bot.shutdown()  # the application forgets it where starting failed


class _Poller:
    """Fetches updates; knows which have been, and how far they are confirmed."""

    def __init__(self, application: App) -> None:
        self._application = application
        self._bot = application.bot
        self._offset = 0
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._wait = 0.0
        self._complained = -_COMPLAIN_EVERY

    async def connect(self) -> None:
        """Introduce the bot to Telegram, however long it takes to get through."""
        commands = [BotCommand(name, description) for name, description in COMMANDS.items()]
        while True:
            try:
                await self._application.initialize()
                await self._bot.delete_webhook()
                await self._bot.set_my_commands(commands)
            except TelegramError as error:
                await self._recover(error)
            else:
                self._wait = 0.0
                return

    async def poll(self) -> None:
        """Fetch updates for the application, for good."""
        kinds = [Update.MESSAGE, Update.CALLBACK_QUERY]
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=self._offset, timeout=_POLL, allowed_updates=kinds
                )
            except TelegramError as error:
                await self._recover(error)
                continue
            except Exception:  # the library could not make sense of what came
                _LOG.exception("updates could not be read")
                await self._pause()
                continue
            self._wait = 0.0
            for update in updates:
                self._offset = max(self._offset, update.update_id + 1)
                if update.update_id not in self._seen:
                    self._remember(update.update_id)
                    await self._application.update_queue.put(update)

    async def confirm(self) -> None:
        """Tell Telegram which updates need not come again after a restart."""
        if self._offset:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0)

    def _remember(self, update: int) -> None:
        self._seen[update] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)

    async def _recover(self, error: TelegramError) -> None:
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


class _Sender(AIORateLimiter):
    """The library's limiter; also sends again what a broken connection may have lost."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Json]],
        args: Sequence[object],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Json:
        """Make a call, in turn; a message or an answer to a press up to three times."""
        request = (callback, args, kwargs, endpoint, data, rate_limit_args)
        to_a_reader = "chat_id" in data or "callback_query_id" in data
        for wait in _SEND_AGAIN if to_a_reader else ():
            try:
                return await super().process_request(*request)
            except BadRequest:
                raise  # a kind of network error to the library
            except NetworkError:
                await asyncio.sleep(wait)
        return await super().process_request(*request)


async def _watch(live: LiveIndex, seconds: float) -> None:
    """Look for a newly published generation every so many ``seconds``, for good."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(live.reload_if_published)
        except Exception:
            _LOG.exception("reloading failed; still serving generation %s", live.name)


async def _until(stop: asyncio.Event, *work: Coroutine[Any, Any, None]) -> None:
    """Do ``work`` side by side until ``stop`` is set or one part ends; raise what it raised."""
    tasks = [asyncio.ensure_future(part) for part in (stop.wait(), *work)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
