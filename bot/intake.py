"""Updates on their way through the bot: stored, handled in the order of their chat, then done.

Polling and the webhook both end here. An update is on the disk before anybody tells Telegram that
it arrived, and is done once it was answered: what a killed process had not done is done by the
next. Of each chat one update is handled at a time; presses of buttons and inline queries do not
wait behind questions.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.errors import TryLater
from bot.state.inbox import chat_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.state.inbox import Inbox

    Update = dict[str, Any]
    Handle = Callable[[Update, "Arrival"], Awaitable[None]]
    Kind = Literal["message", "press", "inline"]

_LOG = logging.getLogger(__name__)

_AT_ONCE = 48
"""Updates of one kind that are handled at once; most of that is waiting for Telegram."""

_ATTEMPTS = 12
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 300.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an update came.

    Attributes:
        crowded: whether too many waited already.
        at: when, by ``time.monotonic``.
    """

    crowded: bool = False
    at: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class _Lane:
    """What waits for its turn: of one kind, in one chat."""

    waiting: deque[tuple[Update, Arrival]] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Intake:
    """Takes updates in, and sees to it that each is handled."""

    def __init__(self, inbox: Inbox, handle: Handle, most: int, *, pause: float = 1.0) -> None:
        """Have updates handled by ``handle(update, arrival)``.

        Args:
            inbox: where they are stored.
            handle: a coroutine function; :class:`TryLater` puts its update off.
            most: how many may wait before those that come are ``crowded``.
            pause: by what to multiply the pauses before further attempts.
        """
        self._inbox = inbox
        self._handle = handle
        self._most = most
        self._pause = pause
        self._lanes: defaultdict[tuple[Kind, int | None], _Lane] = defaultdict(_Lane)
        self._turns: dict[Kind, asyncio.Semaphore] = {
            kind: asyncio.Semaphore(_AT_ONCE) for kind in ("message", "press", "inline")
        }
        self._put_off: set[asyncio.Task[None]] = set()
        self._outstanding = 0
        self._changed = asyncio.Event()
        self._stopped = False

    @property
    def outstanding(self) -> int:
        """How many updates are stored and not done."""
        return self._outstanding

    @property
    def full(self) -> bool:
        """Whether so much is outstanding that nothing more should come."""
        return self._outstanding >= 2 * self._most

    def resume(self) -> None:
        """Take up what an earlier process had stored and not done."""
        for update in self._inbox.waiting():
            if _kind(update) == "inline":
                self._inbox.done(update["update_id"])  # whoever typed it has long gone on
            else:
                self._line_up(update, Arrival())

    def take(self, updates: Sequence[Update]) -> None:
        """Store updates; once this returns they are safe, and will be handled if they are new."""
        for update in self._inbox.keep(updates):
            self._line_up(update, Arrival(crowded=self._outstanding >= self._most))

    async def room(self) -> None:
        """Wait until so little is outstanding that more may come."""
        while self.full and not self._stopped:
            self._changed.clear()
            await self._changed.wait()

    async def stop(self, within: float) -> None:
        """Begin nothing more, and give what is being handled so many seconds to end."""
        self._stopped = True
        self._changed.set()
        for task in self._put_off:
            task.cancel()
        handling = [lane.task for lane in self._lanes.values() if lane.task]
        for lane in self._lanes.values():
            lane.waiting.clear()
        if handling:
            _, late = await asyncio.wait(handling, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _line_up(self, update: Update, arrival: Arrival) -> None:
        if self._stopped:
            return
        key = (_kind(update), chat_of(update))
        lane = self._lanes[key]
        if key[0] == "inline":
            while lane.waiting:  # the next letter was typed before the query's turn came
                self._finish(lane.waiting.popleft()[0])
        lane.waiting.append((update, arrival))
        self._outstanding += 1
        if lane.task is None:
            lane.task = asyncio.create_task(self._serve(key))

    async def _serve(self, key: tuple[Kind, int | None]) -> None:
        """Handle what waits in a lane, one after the other."""
        lane = self._lanes[key]
        while lane.waiting:
            async with self._turns[key[0]]:
                if not lane.waiting:
                    break
                await self._attend(*lane.waiting.popleft())
        lane.task = None
        del self._lanes[key]

    async def _attend(self, update: Update, arrival: Arrival) -> None:
        try:
            await self._handle(update, arrival)
        except TryLater as error:
            attempts = self._inbox.failed(update["update_id"])
            if attempts < _ATTEMPTS:
                self._outstanding -= 1
                seconds = min(_FIRST_PAUSE * 2 ** (attempts - 1), _LONGEST_PAUSE) * self._pause
                task = asyncio.create_task(self._again(update, seconds))
                self._put_off.add(task)
                task.add_done_callback(self._put_off.discard)
                return
            _LOG.error("an update is given up after %d attempts: %s", attempts, error)
        except Exception:
            _LOG.exception("an update could not be handled")
        self._finish(update)

    async def _again(self, update: Update, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._line_up(update, Arrival())

    def _finish(self, update: Update) -> None:
        self._inbox.done(update["update_id"])
        self._outstanding -= 1
        self._changed.set()


def _kind(update: Update) -> Kind:
    if "inline_query" in update:
        return "inline"
    return "press" if "callback_query" in update else "message"
