"""The Telegram bot as a process: start, take updates in, answer, reload, stop."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import BadRequest, TelegramError

from bot.errors import BotError, TokenMissing, WebhookRefused
from bot.intake import Intake
from bot.live import LiveIndex
from bot.redaction import log_safely
from bot.searches import Searches
from bot.shelf import contents_of
from bot.state.database import open_state
from bot.state.inbox import Inbox
from bot.tally import Tally
from bot.telegram.client import Client
from bot.telegram.commands import set_menus
from bot.telegram.polling import Patience, Poller
from bot.telegram.routing import KINDS, Router
from bot.telegram.service import Service
from bot.telegram.webhook import Webhook
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.settings import Settings

_LOG = logging.getLogger(__name__)

_TIDY_EVERY = 3600.0  # seconds
_DAY = 86_400.0
_CONFIRM_WITHIN = 1.0  # seconds, when stopping;
_FINISH_WITHIN = 2.5  # both together leave some of the five that a stop may take
_CUT_OFF_AFTER = 4.5


def run(settings: Settings) -> int:
    """Run the bot until SIGTERM or SIGINT; return the exit status: 0 stopped, 1 failed."""
    token = settings.token.get_secret_value() if settings.token else ""
    log_safely(token, _secret(settings))
    try:
        asyncio.run(_main(settings))
    except (BotError, IndexingError) as error:
        print(f"byline: {error}", file=sys.stderr)
        return 1
    except Exception:
        # Logged, not raised: a traceback may hold the token, and only logs are redacted.
        _LOG.critical("stopped by an error that nobody foresaw", exc_info=True)
        return 1
    return 0


async def _main(settings: Settings) -> None:
    stop = asyncio.Event()

    def stopped() -> None:
        stop.set()
        # What cannot be interrupted, an index being opened say, is cut off: nothing is lost by it.
        late = threading.Timer(_CUT_OFF_AFTER, os._exit, (0,))
        late.daemon = True
        late.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped)
    live = await asyncio.to_thread(LiveIndex, settings.index)
    try:
        await serve(live, settings, stop)
    finally:
        live.close()


async def serve(live: LiveIndex, settings: Settings, stop: asyncio.Event) -> None:
    """Answer from ``live`` until ``stop`` is set.

    Raises:
        TokenMissing, TokenRefused: there is no token, or Telegram does not know it.
        SecondPoller: another process polls with it.
        StateUnusable: the file of what the bot remembers cannot be used.
        WebhookRefused: the webhook cannot be set up.
    """
    if settings.token is None:
        raise TokenMissing
    state = open_state(settings.state)
    tally, searches, inbox = Tally(), Searches(live), Inbox(state)
    service = Service.on(settings, live, searches, state, tally)
    client = Client(settings.token.get_secret_value(), settings.api_url, tally)
    router = Router(client, service)
    intake = Intake(inbox, router.handle, settings.queue)
    try:
        await _serve(client, service, intake, inbox, stop)
    finally:
        await intake.stop(_FINISH_WITHIN)
        searches.close()
        await client.shutdown()
        state.close()


async def _serve(
    client: Client, service: Service, intake: Intake, inbox: Inbox, stop: asyncio.Event
) -> None:
    settings, live, patience = service.settings, service.live, Patience()

    async def connect() -> None:
        await patience.until_done(client.initialize)
        service.name, service.id = client.username, client.id
        await patience.until_done(lambda: set_menus(client))
        with live.current() as index:
            await asyncio.to_thread(contents_of, index)

    await _until(stop, connect())
    if stop.is_set():
        return
    webhook = _webhook(settings, intake)
    poller = Poller(client, intake, patience)
    upkeep = (_watch(live, service, settings.reload_seconds), _tidy(service, inbox))
    try:
        intake.resume()
        _LOG.info("@%s answers from generation %s", service.name, live.name)
        if webhook:
            webhook.open()
            await _until(stop, patience.until_done(lambda: _set_webhook(client, settings)))
            await _until(stop, *upkeep)
        else:
            await _until(stop, patience.until_done(client.delete_webhook))
            await _until(stop, poller.poll(), *upkeep)
    finally:
        if webhook:
            await webhook.close()
        with suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(poller.confirm(), _CONFIRM_WITHIN)


def _webhook(settings: Settings, intake: Intake) -> Webhook | None:
    if settings.webhook_url is None:
        return None
    return Webhook(intake, settings.webhook_url, settings.webhook_listen, _secret(settings))


async def _set_webhook(client: Client, settings: Settings) -> None:
    """Have Telegram send updates.

    Raises:
        WebhookRefused: it does not take the address.
    """
    try:
        await client.set_webhook(
            settings.webhook_url or "", secret_token=_secret(settings), allowed_updates=KINDS
        )
    except BadRequest as error:
        raise WebhookRefused(f"Telegram does not take the webhook: {error}") from None


def _secret(settings: Settings) -> str:
    """Return what Telegram has to say with each update: as set, else made from the token."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    token = settings.token.get_secret_value() if settings.token else ""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()


async def _watch(live: LiveIndex, service: Service, seconds: float) -> None:
    """Look for a newly published generation every so many ``seconds``, for good."""
    while True:
        await asyncio.sleep(seconds)
        try:
            if await asyncio.to_thread(live.reload_if_published):
                with live.current() as index:
                    await asyncio.to_thread(contents_of, index)
        except Exception:
            _LOG.exception("reloading failed; still serving generation %s", live.name)


async def _tidy(service: Service, inbox: Inbox) -> None:
    """Forget what is older than it is to be kept, every hour."""
    while True:
        inbox.prune()
        before = time.time() - service.settings.keep_days * _DAY
        service.answers.prune(before)
        service.messages.prune(before)
        await asyncio.sleep(_TIDY_EVERY)


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
