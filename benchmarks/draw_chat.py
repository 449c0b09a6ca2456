"""Draw the pictures of the bot in Telegram: real conversations, as a phone shows them.

Run:  python -m benchmarks.draw_chat [--scene NAME] [--into DIR]

Nothing in them is staged but what people type and press: the bot runs over the sample archive and
speaks to the strict stand-in for Telegram of the tests, whose messages are drawn as they are, by
Chromium, in the size of a phone, light and dark.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from benchmarks.archives import BUILD, opened
from benchmarks.chat_page import THEMES, View, chat_page
from benchmarks.chromium import browser
from benchmarks.draw_answer import PICTURES, ROOT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Json = dict[str, Any]

WIDTH, HEIGHT = 430, 932
"""CSS pixels of the phone."""

_SHARPNESS = 2
_COLOURS = 256
_ME, _GROUP = 7, -100


class Phone:
    """Somebody's conversation with the bot: what they do, and what is there to see then."""

    def __init__(self, server: Any, chat: int, language: str) -> None:  # noqa: ANN401 - JSON
        """Talk in a chat of the stand-in ``server``."""
        self._server = server
        self._chat = chat
        self._language = language
        self.view = View("Byline", "bot", _ME)

    @property
    def messages(self) -> list[Json]:
        """The chat's messages, in order."""
        every = self._server.world.messages
        return [message for (chat, _), message in sorted(every.items()) if chat == self._chat]

    @property
    def last(self) -> Json:
        """The bot's last message."""
        return next(m for m in reversed(self.messages) if m["from"]["is_bot"])

    async def say(self, text: str, sender: int = _ME, **fields: Any) -> None:  # noqa: ANN401 - JSON
        """Write something, and wait for the answer."""
        self._server.user_says(self._chat, text, sender, self._language, **fields)
        await self._server.wait_for("sendMessage", chat=self._chat)

    async def chat_without_answer(self, text: str, sender: int) -> None:
        """Write something that the bot does not answer."""
        self._server.user_says(self._chat, text, sender, self._language)

    async def press(self, label: str, method: str = "editMessageText") -> None:
        """Press a button of the last message, and wait for what it does."""
        identity = self._server.press(self.last, label, _ME)
        await self._server.wait_for("answerCallbackQuery")
        alert = self._server.world.presses[identity].answer or {}
        if alert.get("show_alert"):
            self.view = replace(self.view, alert=alert["text"])
        else:
            await self._server.wait_for(method)

    async def type_inline(self, query: str) -> None:
        """Type behind the bot's name in any chat, and see its results."""
        identity = self._server.types(_ME, query, self._language)
        await self._server.wait_for("answerInlineQuery")
        answer = self._server.world.queries[identity].answer
        typed = f"@{self._server.world.bot['username']} {query}"
        self.view = replace(self.view, typed=typed, results=tuple(answer["results"]))


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation to draw.

    Attributes:
        name: of the picture.
        play: what is done in it.
        view: how the chat is looked at.
        chat: the chat's id; below zero for a group.
        language: of the person's Telegram.
    """

    name: str
    play: Callable[[Phone], Awaitable[None]]
    view: View = field(default_factory=lambda: View("Byline", "bot", _ME))
    chat: int = _ME
    language: str = "en"


async def _answer(phone: Phone) -> None:
    await phone.say("How much is the Herring Cup insured for?")


async def _follow_up(phone: Phone) -> None:
    await phone.say("How much is the Herring Cup insured for?")
    await phone.say("and where was it found?")


async def _nothing(phone: Phone) -> None:
    await phone.say("What is the capital of Mongolia?")


async def _filters(phone: Phone) -> None:
    await phone.say("What did the Courier report about Kiln Hill School since 1 April 2025?")


async def _group(phone: Phone) -> None:
    await phone.chat_without_answer("The bridge, again. Somebody must know what it costs.", 11)
    await phone.chat_without_answer("Ask the bot", 12)
    await phone.say("/ask How long will the new harbour bridge be?", 11)


async def _inline(phone: Phone) -> None:
    await phone.type_inline("bridge opening")


async def _russian(phone: Phone) -> None:
    await phone.say("/start")


async def _why(phone: Phone) -> None:
    await phone.say("Which leak did an employee of the waterworks mention?")
    await phone.press("Why this")


SCENES = (
    Scene("answer", _answer),
    Scene("follow-up", _follow_up),
    Scene("nothing", _nothing),
    Scene("filters", _filters),
    Scene("why", _why),
    Scene("group", _group, View("Harbour talk", "3 members", 12), chat=_GROUP),
    Scene("inline", _inline, View("Edmund", "last seen recently", _ME), chat=8),
    Scene("russian", _russian, View("Byline", "бот", _ME, edited="изменено"), language="ru"),
)


async def _played(scene: Scene, index: Path) -> tuple[list[Json], View]:
    """Play a scene with the real bot; return the chat's messages and how they are looked at."""
    # The stand-in and the bot's surroundings belong to the tests.
    sys.path.insert(0, str(ROOT / "tests"))
    from telegram_bot import running
    from telegram_server import TelegramServer

    with tempfile.TemporaryDirectory() as folder:
        async with TelegramServer() as server:
            async with running(server, index, Path(folder) / "state.sqlite"):
                phone = Phone(server, scene.chat, scene.language)
                phone.view = scene.view
                await scene.play(phone)
            assert not server.refused, server.refused
    return phone.messages, phone.view


def _small(picture: Path) -> None:
    """Write a picture with fewer colours, which a chat has enough of."""
    with Image.open(picture) as drawn:
        few = drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def draw(scenes: Sequence[Scene], index: Path, into: Path) -> list[Path]:
    """Play scenes over an index and photograph them; return the pictures."""
    played = [asyncio.run(_played(scene, index)) for scene in scenes]
    drawn = []
    with browser(WIDTH, HEIGHT, _SHARPNESS, scripts=False) as page:
        for scene, (messages, view) in zip(scenes, played, strict=True):
            for theme in THEMES:
                page.set_content(chat_page(messages, view, theme))
                picture = into / f"telegram-{scene.name}-{theme}.png"
                page.screenshot(path=picture)
                _small(picture)
                drawn.append(picture)
    return drawn


def main() -> None:
    """Build the sample's index, talk, and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scene", action="append", choices=[scene.name for scene in SCENES])
    parser.add_argument("--into", type=Path, default=PICTURES, metavar="DIR")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    with opened("sample", ROOT / "corpus" / "sample"):
        pass
    wanted = [scene for scene in SCENES if not given.scene or scene.name in given.scene]
    for picture in draw(wanted, (BUILD / "sample").resolve(), given.into):
        print(f"{picture}  {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
