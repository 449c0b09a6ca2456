"""Inline queries and the webhook, end to end."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING

import httpx
import pytest
from telegram_bot import running
from telegram_chats import ANNA, SAY, answer_to, labels
from telegram_server import TelegramServer, buttons

from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from telegram_facts import Json

    from bot.live import LiveIndex

pytestmark = pytest.mark.anyio

ASKED = "Who will pay for half of the dredging of the harbour?"
PAID = "The town council will pay for half of the dredging, mayor Ann Lee said on Monday."
URL = "https://bot.example/telegram/1f0c"


async def results_of(server: TelegramServer, text: str, person: int = ANNA) -> Json:
    """Type something behind the bot's name, and return what it is answered with."""
    server.types(person, text)
    answer: Json = (await server.wait_for("answerInlineQuery")).parameters
    assert answer["is_personal"] is True
    assert answer["cache_time"] <= 10
    return answer


async def test_a_question_typed_inline_gives_passages_and_the_chosen_one_is_posted(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        answer = await results_of(server, ASKED)
        first = answer["results"][0]
        assert 1 < len(answer["results"]) <= 10
        assert first["title"] == PAID
        assert first["description"].startswith("Harbour Courier · 4 March 2025\nCouncil to pay")
        posted = server.chooses("q1", 0, chat=-100, person=ANNA)
        assert posted["text"].startswith(f"{PAID}\n\nAnn Lee, mayor, said")
        assert posted["text"].endswith(f"Searched for: {ASKED}")
        assert labels(posted) == [
            SAY("button.open"), SAY("button.whole"), SAY("button.copy"),
        ]  # fmt: skip
        url = next(one["url"] for one in buttons(posted) if one["text"] == SAY("button.whole"))
        payload = re.fullmatch(r"https://t\.me/byline_test_bot\?start=(a_[\w-]+)", url)
        assert payload
        whole = await answer_to(server, f"/start {payload[1]}", chat=77)
        assert whole["text"].startswith(PAID)


async def test_what_is_typed_inline_is_not_gone_on_from_in_the_chat(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        await answer_to(server, "How does keeper Ida Moe light the lamp?")
        await results_of(server, ASKED)
        message = await answer_to(server, "and when was that?")
        assert "lamp" in message["text"].partition("Searched for: ")[2]


async def test_an_empty_query_shows_examples_that_can_be_posted(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        answer = await results_of(server, "  ")
        assert "What did Ann Lee say?" in [result["title"] for result in answer["results"]]
        for number in range(len(answer["results"])):
            assert server.chooses("q1", number, chat=-100, person=ANNA)["text"]


async def test_what_is_not_found_or_cannot_be_asked_leads_to_the_chat(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        for text in ("Which team won the 1966 football world cup final?", "since:never who pays?"):
            answer = await results_of(server, text)
            assert answer["results"] == []
            assert answer["button"]["start_parameter"] == "help"


async def test_a_search_that_takes_too_long_gives_what_there_is_within_a_second(
    server: TelegramServer, live: LiveIndex, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(server, live, state):
        ask = Index.ask

        def slow(*arguments: object, **others: object) -> object:
            time.sleep(1.5)
            return ask(*arguments, **others)  # type: ignore[arg-type] # as it was called

        monkeypatch.setattr(Index, "ask", slow)
        answer = await results_of(server, ASKED)
        assert answer["results"] == []
        assert answer["button"]["text"] == SAY("inline.slow")
        assert answer["cache_time"] == 0


async def test_a_query_that_is_too_old_is_no_fault(
    server: TelegramServer, live: LiveIndex, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(server, live, state):
        query = server.types(ANNA, ASKED)
        server.world.queries[query].expired = True
        late = await server.wait_for("answerInlineQuery", ok=False)
        assert (await answer_to(server, "/dance"))["text"] == SAY("command.unknown")
    server.transcript.remove(late)
    assert "could not be handled" not in caplog.text


# Webhook.


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


async def test_the_webhook_brings_the_same_answers_as_polling(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    listen = server.world.proxied = f"127.0.0.1:{free_port()}"
    async with running(server, live, state, webhook_url=URL, webhook_listen=listen):
        assert server.world.webhook["url"] == URL
        assert len(server.world.webhook["secret_token"]) == 64
        message = await answer_to(server, ASKED)
        assert message["text"].startswith(PAID)
        server.press(message, SAY("button.context"))
        await server.wait_for("editMessageText", chat=ANNA)
        assert len((await results_of(server, ASKED))["results"]) > 1
        assert server.world.pending == []
        server.redeliver({"update_id": 70_001, "message": message})
        assert (await answer_to(server, "/dance"))["text"] == SAY("command.unknown")
        assert not [call for call in server.transcript if call.method == "getUpdates"]
    assert server.world.undelivered == 0
    async with running(server, live, state):  # back to polling
        assert (await answer_to(server, ASKED))["text"].startswith(PAID)


async def test_the_webhook_takes_nothing_without_the_secret_and_nothing_that_is_no_update(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    listen = server.world.proxied = f"127.0.0.1:{free_port()}"
    others = {"webhook_url": URL, "webhook_listen": listen, "webhook_secret": "open-sesame"}
    update = {
        "update_id": 5,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 9, "type": "private"}, "text": "x"},
    }
    async with (
        running(server, live, state, **others),
        httpx.AsyncClient(base_url=f"http://{listen}") as client,
    ):
        assert server.world.webhook["secret_token"] == "open-sesame"

        async def status(path: str, secret: str | None, content: bytes | None = None) -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
            if content is None:
                return (await client.post(path, json=update, headers=headers)).status_code
            return (await client.post(path, content=content, headers=headers)).status_code

        path = "/telegram/1f0c"
        assert await status(path, None) == 403
        assert await status(path, "open-sesam") == 403
        assert await status("/telegram", "open-sesame") == 404
        assert (await client.get(path)).status_code == 405
        for wrong in (b"{", b"[]", b'{"update_id": "5"}', b"\xff"):
            assert await status(path, "open-sesame", wrong) == 400
        await asyncio.sleep(0.1)
    assert server.calls("sendMessage") == []
    listening = socket.socket()
    with closing(listening):  # the port is free again
        listening.bind(("127.0.0.1", int(listen.partition(":")[2])))


async def test_while_the_bot_is_down_the_webhook_waits_and_nothing_is_lost(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    listen = server.world.proxied = f"127.0.0.1:{free_port()}"
    others = {"webhook_url": URL, "webhook_listen": listen}
    async with running(server, live, state, **others):
        pass
    server.user_says(ANNA, ASKED)
    await asyncio.sleep(0.15)
    assert server.world.undelivered > 0
    async with running(server, live, state, **others):
        answer = await server.wait_for("sendMessage", chat=ANNA)
        assert answer.result["text"].startswith(PAID)
    assert len(server.calls("sendMessage", ANNA)) == 1
