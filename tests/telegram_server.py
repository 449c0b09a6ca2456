"""A strict stand-in for Telegram's Bot API, over loopback HTTP, for the bot's tests.

::

    async with TelegramServer() as server:
        # point the bot at server.url with server.token, then
        server.user_says(42, "/start")
        call = await server.wait_for("sendMessage", chat=42)
        server.press(call.result, "Read article")

Everything called is checked (``telegram_facts.py``: fields and types; ``telegram_html.py``: the
markup; ``telegram_world.py``, ``telegram_methods.py``: what may be done to a chat) and kept in
``server.transcript``. Where Telegram would quietly ignore or drop what a bot sends, the answer is a
400 whose words begin "strict:". Faults are scripted with :meth:`TelegramServer.fail_next`.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal, Self
from urllib.parse import urlsplit

from telegram_facts import ApiError, Json, Value, check_call
from telegram_methods import BEHAVIOUR, SECOND_POLLER
from telegram_people import People, buttons
from telegram_webhook import Deliveries
from telegram_wire import Wire, response
from telegram_world import World

TOKEN = "4200000001:TEST_the-token-of-a-bot-that-is-not-one"

Kind = Literal[
    "flood", "conflict", "unauthorized", "bad_gateway", "garbage", "drop_before", "drop_after"
]


Heard = tuple[str, bool, int | None]
"""Method of a call, whether it took effect, and its chat, or ``None`` for any."""


@dataclass(slots=True)
class Fault:
    """What goes wrong with coming calls of one method; ``times`` None is until healed."""

    kind: Kind
    times: int | None
    retry_after: int


@dataclass(slots=True)
class Call:
    """One call of the bot's: what it asked for and what came back.

    ``fault`` names what was scripted to happen to it; a dropped reply has a result all the same.
    """

    method: str
    parameters: Json
    result: Value = None
    status: int = 200
    error: str | None = None
    fault: Kind | None = None
    taken: bool = False

    @property
    def ok(self) -> bool:
        """Whether it took effect."""
        return self.error is None


class TelegramServer(People):
    """The fake: a context manager that serves while it is open, in the running event loop."""

    def __init__(self, token: str = TOKEN) -> None:
        """Know one bot, by its ``token``; nobody has talked to it yet."""
        self.token = token
        self.world = World(
            bot={
                "id": int(token.split(":")[0]),
                "is_bot": True,
                "first_name": "Byline",
                "username": "byline_test_bot",
                "can_join_groups": True,
                "can_read_all_group_messages": False,
                "supports_inline_queries": True,
            }
        )
        self._deliveries = Deliveries(self.world)
        self.transcript: list[Call] = []
        self._fresh: defaultdict[Heard, deque[Call]] = defaultdict(deque)
        self._awaited: defaultdict[Heard, list[asyncio.Future[None]]] = defaultdict(list)
        self._faults: dict[str, list[Fault]] = defaultdict(list)
        self._wire = Wire(self._reply)

    async def __aenter__(self) -> Self:
        """Start to listen on a free port of the loopback."""
        await self._wire.open()
        self._deliveries.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop, and hang up on everybody."""
        await self._deliveries.close()
        await self._wire.close()

    @property
    def url(self) -> str:
        """Where the bot finds this Bot API, without the ``/bot``."""
        return f"http://127.0.0.1:{self._wire.port}"

    # What goes wrong.

    def fail_next(
        self, method: str, kind: Kind, times: int | None = 1, retry_after: int = 1
    ) -> None:
        """Let the next ``times`` calls of ``method`` fail; None: all, until :meth:`heal`."""
        self._faults[method].append(Fault(kind, times, retry_after))

    def heal(self, method: str) -> None:
        """Let no further call of ``method`` fail."""
        self._faults[method].clear()

    def redeliver(self, update: Json) -> None:
        """Hand over an update once more, confirmed or not, as Telegram now and then does."""
        self.world.pending.append(update)
        self.world.stir()

    # What came of it.

    async def wait_for(
        self, method: str, chat: int | None = None, ok: bool = True, within: float = 20
    ) -> Call:
        """Return the first call not waited for before, of ``method``, to ``chat``, that was ``ok``.

        Raises:
            AssertionError: there was none ``within`` so many seconds.
        """
        until = time.monotonic() + within
        key = method, ok, chat
        while True:
            fresh = self._fresh[key]
            while fresh:
                call = fresh.popleft()
                if not call.taken:
                    call.taken = True
                    return call
            heard_of = asyncio.get_running_loop().create_future()
            self._awaited[key].append(heard_of)
            try:
                await asyncio.wait_for(heard_of, until - time.monotonic())
            except TimeoutError:
                heard = "\n".join(map(str, self.transcript[-12:]))
                raise AssertionError(
                    f"no {method} (chat {chat}); the last calls:\n{heard}"
                ) from None

    def calls(self, method: str, chat: int | None = None) -> list[Call]:
        """Return the calls of ``method`` that took effect, to ``chat``."""
        return [
            call
            for call in self.transcript
            if call.ok and call.method == method and chat in {None, call.parameters.get("chat_id")}
        ]

    @property
    def refused(self) -> list[Call]:
        """The calls that broke a rule of Telegram's: a bot that works has none."""
        return [call for call in self.transcript if call.status == 400]

    @property
    def unanswered(self) -> list[str]:
        """The presses of buttons and the inline queries that the bot has not answered."""
        due = {**self.world.presses, **self.world.queries}
        return [name for name, one in due.items() if one.answer is None and not one.expired]

    # The wire.

    async def _reply(self, target: str, form: Json) -> bytes | None:
        """Answer one request; None hangs up."""
        bot, _, method = urlsplit(target).path.removeprefix("/bot").partition("/")
        call = Call(method, form)
        try:
            if bot != self.token:
                well_formed = bot.partition(":")[0].isdigit() and len(bot.partition(":")[2]) > 20
                raise ApiError(*(("Unauthorized", 401) if well_formed else ("Not Found", 404)))
            call.parameters = check_call(method, form)
            self._fault(call)
            if call.fault != "drop_before":
                call.result = await BEHAVIOUR[method](self.world, call.parameters)
            content: Json = {"ok": True, "result": call.result}
        except ApiError as error:
            call.status, call.error = error.status, str(error)
            content = {"ok": False, "error_code": call.status, "description": call.error}
            if error.parameters:
                content["parameters"] = error.parameters
        if call.fault == "drop_before":
            call.error = "hung up before the effect"
        call.result = json.loads(json.dumps(call.result))  # as it was, whatever is edited later
        self.transcript.append(call)
        for chat in {None, call.parameters.get("chat_id")}:
            key = call.method, call.ok, chat
            self._fresh[key].append(call)
            for heard_of in self._awaited.pop(key, ()):
                if not heard_of.done():
                    heard_of.set_result(None)
        self.world.stir()
        if call.fault in {"drop_before", "drop_after"}:
            return None
        body = json.dumps(content).encode()
        return response(call.status, b"<html>busy" if call.fault == "garbage" else body)

    def _fault(self, call: Call) -> None:
        """Let happen to a call what was scripted, if anything was."""
        faults = self._faults[call.method]
        if not faults:
            return
        fault = faults[0]
        call.fault = fault.kind
        if fault.times is not None:
            fault.times -= 1
            if not fault.times:
                faults.pop(0)
        match fault.kind:
            case "flood":
                words = f"Too Many Requests: retry after {fault.retry_after}"
                raise ApiError(words, 429, retry_after=fault.retry_after)
            case "conflict":
                raise ApiError(SECOND_POLLER, 409)
            case "unauthorized":
                raise ApiError("Unauthorized", 401)
            case "bad_gateway" | "garbage":
                raise ApiError("Bad Gateway", 502)


__all__ = ["TOKEN", "Call", "Kind", "TelegramServer", "buttons"]
