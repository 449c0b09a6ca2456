"""An hour of mixed use by many chats, compressed: everything is answered, and no rule is broken."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from conftest import GOLD
from telegram_bot import running
from telegram_server import TelegramServer, buttons

from bot.live import LiveIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from telegram_facts import Json
    from telegram_server import Call, Kind

pytestmark = pytest.mark.anyio

FOLLOW_UPS = ("and when was that?", "and the Evening Lantern?", "why?", "who said so?")
COMMANDS = ("/start", "/help", "/sources", "/latest", "/latest Northline", "/who", "/who Brandvold",
            "/settings", "/about", "/privacy", "/forget", "/dance", "/ask")  # fmt: skip
FAULTS: tuple[Kind, ...] = ("drop_before", "drop_after", "bad_gateway", "garbage", "flood")
LEAST = 1
"""Seconds that the fake asks to wait for where it is flooded."""


@pytest.fixture(scope="module")
def live(sample_index: Path) -> Iterator[LiveIndex]:
    with closing(LiveIndex(sample_index)) as live:
        yield live


class Reader:
    """Somebody who asks, goes on, presses what there is, edits, types inline."""

    def __init__(self, server: TelegramServer, chat: int, chance: random.Random) -> None:
        self.server, self.chat, self.chance = server, chat, chance
        self.person = chat if chat > 0 else 9_000 + abs(chat)
        self.message: Json | None = None
        self.asked: Json | None = None
        self.typed: str | None = None
        self.expected = 0

    async def act(self) -> None:
        """Do one thing, and wait for what comes of it."""
        wish = self.chance.choices(
            ("ask", "follow", "press", "edit", "command", "inline"), (5, 3, 6, 1, 2, 2)
        )[0]
        if wish == "press" and self.message and self.pressable():
            await self.press()
        elif wish == "edit" and self.asked and self.message and self.chat > 0:
            self.server.user_edits(self.asked, self.question())
        elif wish == "command" and self.chat > 0:
            await self.say(self.chance.choice(COMMANDS))
        elif wish == "inline":
            text = self.question()
            for end in range(3, min(len(text), 30), 9):
                self.typed = self.server.types(self.person, text[:end])
        elif wish == "follow":
            await self.say(self.chance.choice(FOLLOW_UPS))
        else:
            await self.say(self.question())

    def question(self) -> str:
        return str(self.chance.choice(GOLD)["question"])[:250]

    async def say(self, text: str) -> None:
        prefix = "" if self.chat > 0 else "/ask "
        update = self.server.user_says(self.chat, prefix + text, sender=self.person)
        self.expected += 1
        call = await self.server.wait_for("sendMessage", chat=self.chat, within=120)
        self.message = call.result
        self.asked = None if text.startswith("/") else update

    def pressable(self) -> list[str]:
        found = buttons(self.message or {})
        return [one["text"] for one in found if "callback_data" in one]

    async def press(self) -> None:
        label = self.chance.choice(self.pressable())
        assert self.message
        press = self.server.press(self.message, label, sender=self.person)
        while self.server.world.presses[press].answer is None:
            await self.server.world.stirred.wait()
        key = self.message["chat"]["id"], self.message["message_id"]
        self.message = self.server.world.messages[key]


async def hour(index: LiveIndex, state: Path, chats: int, actions: int, faults: int) -> None:
    """Let so many chats do so many things each, some calls of the bot's failing meanwhile."""
    chance = random.Random(7)
    numbers = [chat if chat % 10 else -chat for chat in range(100, 100 + chats)]
    async with TelegramServer() as server:
        server.world.patience = 600  # so much at once takes longer here than Telegram would wait
        readers = [Reader(server, number, random.Random(number)) for number in numbers]
        limits = {"user_limit": 1000, "chat_limit": 1000}
        async with running(server, index, state, **limits):

            async def use(reader: Reader) -> None:
                for _ in range(actions):
                    await reader.act()

            async def weather() -> None:
                for number in range(faults):
                    await asyncio.sleep(chance.random() * 0.1)
                    # After several polls that failed one after the other the bot waits for long.
                    methods = ("sendMessage", "editMessageText", "getUpdates")[: 2 + (number < 2)]
                    kind: Kind = chance.choice(FAULTS)
                    server.fail_next(chance.choice(methods), kind, retry_after=LEAST)

            await asyncio.gather(weather(), *map(use, readers))
            await settled(server, readers)
        assert server.unanswered == [], "a press or an inline query without an answer"
        assert [call for call in server.refused if "not modified" not in str(call.error)] == []
        sent: defaultdict[int, list[Call]] = defaultdict(list)
        for call in server.calls("sendMessage"):
            sent[call.parameters["chat_id"]].append(call)
        for reader in readers:
            mine = sent[reader.chat]
            lost = sum(call.fault == "drop_after" for call in mine)
            others = Counter(c.parameters["text"][:30] for c in mine)
            assert reader.expected <= len(mine), (reader.chat, others)
            # Suggested questions, articles and lists that buttons open are messages too.
            assert len(mine) - lost <= reader.expected + actions
        assert not server.world.pending


async def settled(server: TelegramServer, readers: list[Reader]) -> None:
    """Wait until everything before has been handled; of what was typed inline, the last."""
    server.user_says(99_999, "/about")
    await server.wait_for("sendMessage", chat=99_999, within=120)
    last = {reader.typed for reader in readers if reader.typed}
    while any(server.world.queries[name].answer is None for name in last):
        await server.world.stirred.wait()
    for name in server.world.queries.keys() - last:
        server.world.queries[name].expired = True  # typed over before its turn came


async def test_some_minutes_of_mixed_use(live: LiveIndex, tmp_path: Path) -> None:
    await hour(live, tmp_path / "state.sqlite", chats=12, actions=6, faults=6)


@pytest.mark.long
async def test_an_hour_of_mixed_use_by_200_chats(live: LiveIndex, tmp_path: Path) -> None:
    await hour(live, tmp_path / "state.sqlite", chats=200, actions=8, faults=40)
