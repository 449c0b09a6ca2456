"""Conversations, end to end: the real client, the real index, the strict fake Bot API."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from telegram_bot import ARTICLES, DREDGING, ODD, running, write_archive
from telegram_server import TelegramServer, buttons

from bot import phrases
from bot.buttons import ReadPage
from bot.errors import Busy, OneAtATime
from bot.live import LiveIndex
from bot.searches import Searches
from corpus.article import Span
from index.build import build

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from telegram_facts import Json

pytestmark = pytest.mark.anyio

ANNA = 42
PAID = "The town council will pay for half of the dredging, mayor Ann Lee said on Monday."


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the three articles."""
    folder = tmp_path_factory.mktemp("bot")
    build([str(write_archive(folder / "archive"))], folder / "index")
    return folder / "index"


@pytest.fixture
async def server(archive: Path) -> AsyncIterator[TelegramServer]:
    """The fake, with the bot at work; in the end every rule was kept, every press answered."""
    async with TelegramServer() as server:
        async with running(server, archive):
            yield server
        assert server.refused == []
        assert server.unanswered == []


async def answer_to(server: TelegramServer, text: str, chat: int = ANNA) -> Json:
    """Say ``text`` and return the message that comes back."""
    server.user_says(chat, text)
    message: Json = (await server.wait_for("sendMessage", chat=chat)).result
    return message


def marked(message: Json, kind: str) -> list[str]:
    """Return the pieces of a message that carry entities of one ``kind``."""
    text = message["text"].encode("utf-16-le")
    return [
        text[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le")
        for one in message.get("entities", [])
        if one["type"] == kind
    ]


async def test_start_help_and_the_menu(server: TelegramServer) -> None:
    assert (await answer_to(server, "/start"))["text"] == phrases.START
    assert "What you get" in marked(await answer_to(server, "/help"), "bold")
    assert (await answer_to(server, "/dance"))["text"] == phrases.NO_SUCH_COMMAND
    [menu] = server.world.commands.values()
    assert [command["command"] for command in menu] == ["start", "help"]


async def test_a_question_is_answered_verbatim_with_its_citation(server: TelegramServer) -> None:
    message = await answer_to(server, "Who will pay for half of the dredging of the harbour?")
    assert marked(message, "bold") == [PAID, PAID]
    [passage] = marked(message, "expandable_blockquote")
    assert passage == DREDGING
    assert "Harbour Courier · 4 March 2025\nBy Bo Ek\n" in message["text"]
    button = buttons(message)[0]
    assert button["text"] == "Open article"
    assert button["url"].startswith(f"{ARTICLES[0]['url']}#:~:text=The%20town%20council")
    preview = message["link_preview_options"]
    assert (preview["url"], preview["prefer_small_media"]) == (ARTICLES[0]["url"], True)


async def test_an_article_full_of_markup_is_shown_as_it_is(server: TelegramServer) -> None:
    message = await answer_to(server, "What did the owner of Fish & Sons tell the fair about pies?")
    [quote, *_] = marked(message, "bold")
    assert quote in ODD
    assert marked(message, "expandable_blockquote") == [ODD]
    assert "Pies & <prices>" in message["text"]


async def test_what_the_archive_does_not_say_is_not_answered(server: TelegramServer) -> None:
    message = await answer_to(server, "Which team won the 1966 football world cup final?")
    assert message["text"].startswith("Nothing found\n\n")
    assert buttons(message) == []
    assert (await answer_to(server, "🦆🦆🦆"))["text"].endswith("a name, a place, an event.")


async def test_a_question_that_is_too_long(server: TelegramServer) -> None:
    message = await answer_to(server, "why " * 600)
    assert message["text"] == phrases.TOO_LONG.format(most="2,000")


async def test_what_is_not_text_is_told_once(server: TelegramServer) -> None:
    for number in range(3):
        server.user_sends(ANNA, sticker=sticker(number))
    pinned = {"message_id": 1, "date": 0, "chat": {"id": ANNA, "type": "private"}}
    server.user_sends(ANNA, pinned_message=pinned)
    assert (await server.wait_for("sendMessage")).result["text"] == phrases.ONLY_TEXT
    assert (await answer_to(server, "/start"))["text"] == phrases.START


def sticker(number: int) -> Json:
    """Return a sticker."""
    return {
        "file_id": f"s{number}",
        "file_unique_id": f"s{number}",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }


async def test_groups_are_left_in_peace(server: TelegramServer) -> None:
    server.user_says(-100, "Who will pay for half of the dredging?", sender=ANNA)
    server.user_says(-100, "/start", sender=ANNA)
    await answer_to(server, "/start")
    assert [call.parameters["chat_id"] for call in server.calls("sendMessage")] == [ANNA]


async def test_an_article_without_a_link_is_read_in_the_chat(server: TelegramServer) -> None:
    message = await answer_to(server, "How does keeper Ida Moe light the lamp?")
    sentence = "Keeper Ida Moe lights the lamp with a bicycle dynamo when the power fails."
    assert marked(message, "bold")[0] == sentence
    assert message["link_preview_options"] == {"is_disabled": True, "prefer_small_media": True}
    server.press(message, "Read article")
    page = (await server.wait_for("sendMessage", chat=ANNA)).result
    assert page["text"].startswith("Life on Gannet Rock\nDaily Gull\n\n")
    assert sentence in marked(page, "bold")
    number, _, last = marked(page, "italic")[0].removeprefix("Page ").partition(" of ")
    assert 1 < int(number) < int(last)
    server.press(page, "Next")
    following = (await server.wait_for("editMessageText", chat=ANNA)).result
    assert following["message_id"] == page["message_id"]
    assert marked(following, "italic") == [f"Page {int(number) + 1} of {last}"]
    assert following["text"] != page["text"]
    server.press(following, "Back")
    returned = (await server.wait_for("editMessageText", chat=ANNA)).result
    assert returned["text"] == page["text"]


async def test_one_press_too_many_changes_nothing(server: TelegramServer) -> None:
    message = await answer_to(server, "How does keeper Ida Moe light the lamp?")
    server.press(message, "Read article")
    page = (await server.wait_for("sendMessage", chat=ANNA)).result
    for _ in "12":
        server.press(page, "Next")
    await server.wait_for("editMessageText", chat=ANNA)
    refused = await server.wait_for("editMessageText", chat=ANNA, ok=False)
    assert "message is not modified" in (refused.error or "")
    assert (await answer_to(server, "/start"))["text"] == phrases.START
    server.transcript.remove(refused)  # the one rule that two quick presses cannot keep


async def test_buttons_of_what_is_gone_say_so(server: TelegramServer) -> None:
    message = await answer_to(server, "How does keeper Ida Moe light the lamp?")
    gone = ReadPage("0" * 16, Span(0, 1), "0" * 8).data()
    for data, words in ((gone, phrases.ARTICLE_GONE), ("v0:more", phrases.OLD_BUTTON)):
        buttons(message)[0]["callback_data"] = data
        server.press(message, "Read article")
        call = await server.wait_for("answerCallbackQuery")
        assert call.parameters["text"] == words
        assert call.parameters["show_alert"]


async def test_a_press_that_is_too_old_is_served_all_the_same(server: TelegramServer) -> None:
    message = await answer_to(server, "How does keeper Ida Moe light the lamp?")
    press = server.world.presses[server.press(message, "Read article")]
    press.expired = True
    page = await server.wait_for("sendMessage", chat=ANNA)
    assert "Life on Gannet Rock" in page.result["text"]
    press.answer = {}
    server.transcript.remove(await server.wait_for("answerCallbackQuery", ok=False))


async def test_a_reader_who_blocked_the_bot_is_no_error(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.user_says(7, "/start")
    server.block(7)
    call = await server.wait_for("sendMessage", chat=7, ok=False)
    assert call.status == 403
    assert (await answer_to(server, "/start"))["text"] == phrases.START
    assert not [record for record in caplog.records if record.name.startswith("bot")]


async def test_searches_take_turns_and_say_when_it_is_too_much(archive: Path) -> None:
    live, let_go = LiveIndex(archive), Event()
    searches = Searches(live, most=4)
    try:
        running = [
            asyncio.create_task(searches.run(reader, lambda _: let_go.wait(20)))
            for reader in (1, 1, 2, 3)
        ]
        await asyncio.sleep(0)
        with pytest.raises(OneAtATime):
            await searches.run(1, lambda index: index.name)
        with pytest.raises(Busy):
            await searches.run(4, lambda index: index.name)
        let_go.set()
        assert await asyncio.gather(*running) == [True] * 4
        assert await searches.run(1, lambda index: index.name) == live.name
    finally:
        searches.close()
        live.close()
