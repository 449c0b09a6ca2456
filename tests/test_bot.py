"""The bot as a process: faults, redelivery, reload, stopping, and what its logs never say."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import signal
import subprocess
import sys
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram_bot import ARTICLES, running, settings_for, write_archive
from telegram_server import TOKEN, TelegramServer, buttons

from bot.errors import SecondPoller, TokenRefused
from bot.live import LiveIndex
from bot.redaction import HIDDEN, RedactingFormatter
from bot.state.database import open_state
from bot.state.inbox import Inbox, chat_of
from bot.telegram.app import serve
from bot.words import words
from index.build import build

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

    from telegram_server import Kind

pytestmark = pytest.mark.anyio

ANNA = 42
SECRET = TOKEN.partition(":")[2]
SAY = words("en")
ASKED = "Who will pay for half of the dredging of the harbour?"
PAID = "The town council will pay for half of the dredging"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two articles."""
    folder = tmp_path_factory.mktemp("bot")
    build([str(write_archive(folder / "archive", ARTICLES[:2]))], folder / "index")
    return folder / "index"


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server
        assert server.refused == []


async def greeted(server: TelegramServer, chat: int = ANNA) -> None:
    """Greet the bot, and be greeted once."""
    server.user_says(chat, "/start")
    assert (await server.wait_for("sendMessage", chat=chat)).result["text"].startswith("Hello!")


# Faults.


async def test_an_update_delivered_again_is_not_answered_again(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with running(server, archive, state):
        update = server.user_says(ANNA, "/start")
        await server.wait_for("sendMessage", chat=ANNA)
        server.redeliver(update)
        server.redeliver(update)
        await greeted(server)
        assert len(server.calls("sendMessage", ANNA)) == 2


async def test_what_a_lost_poll_carried_is_fetched_again(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with running(server, archive, state):
        server.fail_next("getUpdates", "drop_after", times=2)
        await greeted(server)
        assert len(server.calls("sendMessage", ANNA)) == 1


async def test_too_many_requests_are_waited_out(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with running(server, archive, state):
        server.fail_next("sendMessage", "flood", times=2, retry_after=1)
        await greeted(server)
        assert [call.status for call in server.transcript if call.method == "sendMessage"] == [
            429,
            429,
            200,
        ]


@pytest.mark.parametrize("fault", ["drop_before", "bad_gateway", "garbage"])
async def test_what_the_network_lost_is_sent_again(
    server: TelegramServer, archive: Path, state: Path, fault: Kind
) -> None:
    async with running(server, archive, state):
        server.fail_next("sendMessage", fault)
        await greeted(server)
        assert len(server.calls("sendMessage", ANNA)) == 1


async def test_a_message_whose_receipt_was_lost_may_come_twice_not_more(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with running(server, archive, state):
        server.fail_next("sendMessage", "drop_after")
        await greeted(server)
        await server.wait_for("sendMessage", chat=ANNA)
        await greeted(server)
        assert len(server.calls("sendMessage", ANNA)) == 3


async def test_what_cannot_be_sent_now_is_sent_later(
    server: TelegramServer, archive: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.client._SEND_AGAIN", (0.01, 0.01))
    monkeypatch.setattr("bot.intake._FIRST_PAUSE", 0.05)
    async with running(server, archive, state):
        server.fail_next("sendMessage", "drop_before", times=8)
        await greeted(server)
        assert len(server.calls("sendMessage", ANNA)) == 1


async def test_a_reader_is_told_when_something_went_wrong(
    server: TelegramServer,
    archive: Path,
    state: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.telegram.asking.given_card", None)
    async with running(server, archive, state):
        server.user_says(ANNA, ASKED)
        told = await server.wait_for("sendMessage", chat=ANNA)
        assert told.result["text"] == SAY("failed")
        await greeted(server)
    assert "an update could not be handled" in caplog.text


async def test_bad_weather_while_polling_and_starting(
    server: TelegramServer, archive: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail_next("getMe", "drop_before")
    server.fail_next("deleteWebhook", "bad_gateway")
    server.fail_next("setMyCommands", "flood")
    async with running(server, archive, state):
        server.fail_next("getUpdates", "flood")
        server.fail_next("getUpdates", "bad_gateway")
        await greeted(server)
    complaints = [r for r in caplog.records if "cannot be reached" in r.getMessage()]
    assert len(complaints) == 1


async def test_an_update_that_cannot_be_read_holds_nothing_up(
    server: TelegramServer, archive: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(server, archive, state):
        server.user_sends(ANNA, sticker={"emoji": "no sticker of this world"})
        await greeted(server)
    assert "an update could not be read" in caplog.text
    async with running(server, archive, state):
        await greeted(server)
    assert caplog.text.count("an update could not be read") == 1


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        ("conflict", SecondPoller, "another process polls"),
        ("unauthorized", TokenRefused, "check TELEGRAM_BOT_TOKEN"),
    ],
)
async def test_what_nobody_can_mend_from_inside_ends_it(
    server: TelegramServer,
    archive: Path,
    state: Path,
    fault: Kind,
    error: type[Exception],
    words: str,
) -> None:
    server.fail_next("getUpdates", fault, times=None)
    with closing(LiveIndex(archive)) as live, pytest.raises(error, match=words):
        await serve(live, settings_for(server, state), asyncio.Event())


# Kept across restarts.


async def test_what_was_stored_and_not_done_is_done_after_a_restart(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    update = {
        "update_id": 69_000,
        "message": server.user_says(ANNA, ASKED)["message"],
    }
    server.world.pending.clear()
    with closing(open_state(state)) as opened:
        Inbox(opened).keep([update])
    async with running(server, archive, state):
        answer = await server.wait_for("sendMessage", chat=ANNA)
        assert answer.result["text"].startswith(PAID)
        server.redeliver(update)
        await greeted(server)
    assert len(server.calls("sendMessage", ANNA)) == 2


async def test_an_update_delivered_again_after_a_restart_is_not_answered_again(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with running(server, archive, state):
        update = server.user_says(ANNA, ASKED)
        await server.wait_for("sendMessage", chat=ANNA)
    async with running(server, archive, state):
        server.redeliver(update)
        await greeted(server)
    assert len(server.calls("sendMessage", ANNA)) == 2


async def test_a_killed_bot_loses_nothing_and_answers_nothing_twice(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    readers = range(1000, 1060)
    async with process(server, archive, state) as child:
        await server.wait_for("deleteWebhook", within=60)
        for reader in readers:
            server.user_says(reader, ASKED)
        for _ in range(5):
            await server.wait_for("sendMessage")
        child.kill()
        await child.wait()
    answered = {reader for reader in readers if server.calls("sendMessage", reader)}
    with closing(open_state(state)) as opened:
        waiting = {chat_of(update) for update in Inbox(opened).waiting()}
    assert 5 <= len(answered) < len(readers)
    # What was on its way to the reader, or its receipt to the bot, when that was killed.
    unsure = answered & waiting
    for call in server.calls("sendMessage"):
        call.taken = True
    async with process(server, archive, state):
        for reader in (set(readers) - answered) | unsure:
            await server.wait_for("sendMessage", chat=reader, within=60)
    sent = {reader: len(server.calls("sendMessage", reader)) for reader in readers}
    assert sent == {reader: 1 + (reader in unsure) for reader in readers}


# Reload.


async def test_a_newly_published_generation_is_answered_from(
    server: TelegramServer, tmp_path: Path, state: Path
) -> None:
    question = "How does keeper Ida Moe light the lamp?"
    index = tmp_path / "index"
    build([str(write_archive(tmp_path / "archive", ARTICLES[:2]))], index)
    async with running(server, index, state):
        server.user_says(ANNA, question)
        first = await server.wait_for("sendMessage", chat=ANNA)
        assert first.result["text"].startswith("Nothing found")
        await asyncio.to_thread(build, [str(write_archive(tmp_path / "archive"))], index)
        for _ in range(100):
            server.user_says(ANNA, question)
            answer = (await server.wait_for("sendMessage", chat=ANNA)).result["text"]
            if "bicycle dynamo" in answer:
                break
            await asyncio.sleep(0.1)
        assert answer.startswith("Keeper Ida Moe lights the lamp with a bicycle dynamo")


EDITED = {**ARTICLES[0], "text": ARTICLES[0]["text"].replace("half", "a third")}


@pytest.mark.parametrize(
    ("articles", "said", "found"),
    [
        (ARTICLES[1:], "press.gone", "Nothing found"),
        ([EDITED, *ARTICLES[1:]], "press.changed", "a third of the dredging"),
    ],
    ids=["gone", "changed"],
)
async def test_a_button_of_an_answer_that_is_gone_offers_to_ask_again(
    server: TelegramServer,
    tmp_path: Path,
    state: Path,
    articles: list[dict[str, str]],
    said: str,
    found: str,
) -> None:
    index = tmp_path / "index"
    build([str(write_archive(tmp_path / "archive"))], index)
    async with running(server, index, state):
        server.user_says(ANNA, ASKED)
        message = (await server.wait_for("sendMessage", chat=ANNA)).result
        assert message["text"].startswith(PAID)
        await asyncio.to_thread(build, [str(write_archive(tmp_path / "archive", articles))], index)
        for _ in range(100):
            server.press(message, "More")
            told = (await server.wait_for("answerCallbackQuery")).parameters
            if "text" in told:
                break
            await asyncio.sleep(0.1)
        assert told["text"] == SAY(said)
        offered = (await server.wait_for("editMessageReplyMarkup", chat=ANNA)).result
        assert [button["text"] for button in buttons(offered)] == [SAY("button.again")]
        server.press(offered, SAY("button.again"))
        answers = [call.result["text"] for call in server.calls("editMessageText", ANNA)]
        again = await server.wait_for("editMessageText", chat=ANNA)
        while again.result["text"] in answers:
            again = await server.wait_for("editMessageText", chat=ANNA)
        assert found in again.result["text"]
        assert again.result["message_id"] == message["message_id"]
    # An edit whose reply did not come in time is made once more, and then changes nothing.
    server.transcript[:] = [c for c in server.transcript if "not modified" not in str(c.error)]


# As a process of its own.


@asynccontextmanager
async def process(
    server: TelegramServer, index: Path, state: Path, first: str = "", **environment: str
) -> AsyncIterator[Process]:
    """Run ``byline bot``, some Python before it; killed in the end if it still lives."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", f"{first}\nfrom bot.cli import main; main()", "bot"),
        env={
            **os.environ,
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "BYLINE_INDEX": str(index),
            "BYLINE_STATE": str(state),
            **environment,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


async def ended(child: Process, within: float = 30) -> tuple[int | None, str]:
    """Wait for the end of a process; return its exit status and what it said on stderr."""
    out, err = await asyncio.wait_for(child.communicate(), within)
    assert out == b""
    return child.returncode, err.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_when_told_to(
    server: TelegramServer, archive: Path, state: Path, number: signal.Signals
) -> None:
    async with process(server, archive, state) as child:
        await server.wait_for("deleteWebhook", within=60)
        await greeted(server)
        child.send_signal(number)
        status, said = await ended(child)
    assert status == 0
    assert "Traceback" not in said
    assert server.world.pending == []  # what was answered has been confirmed


async def test_it_stops_though_a_message_has_to_wait(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    async with process(server, archive, state) as child:
        await server.wait_for("deleteWebhook", within=60)
        server.fail_next("sendMessage", "flood", times=None, retry_after=1000)
        server.user_says(ANNA, "/start")
        await server.wait_for("sendMessage", ok=False)
        child.send_signal(signal.SIGTERM)
        status, said = await ended(child)
    assert status == 0
    assert "Traceback" not in said


async def test_it_stops_though_an_index_is_being_opened(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    endless = (
        "import time; from bot.live import LiveIndex\n"
        "LiveIndex.reload_if_published = lambda _: print('opening', flush=True) or time.sleep(600)"
    )
    async with process(server, archive, state, endless, BYLINE_RELOAD_SECONDS="0.1") as child:
        assert child.stdout
        await asyncio.wait_for(child.stdout.readline(), 60)
        child.send_signal(signal.SIGTERM)
        status, said = await ended(child)
    assert status == 0
    assert "Traceback" not in said


async def test_it_stops_while_telegram_cannot_be_reached(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    server.fail_next("getMe", "drop_before", times=None)
    async with process(server, archive, state) as child:
        for _ in range(2):
            await server.wait_for("getMe", ok=False, within=60)
        child.send_signal(signal.SIGTERM)
        status, said = await ended(child)
    assert status == 0
    assert said.count("cannot be reached") == 1


@pytest.mark.parametrize(
    ("method", "fault", "words"),
    [
        ("getMe", "unauthorized", "Telegram refuses the token"),
        ("getUpdates", "conflict", "another process polls Telegram with the same token"),
    ],
)
async def test_it_then_says_so_in_one_line_with_exit_status_1(
    server: TelegramServer, archive: Path, state: Path, method: str, fault: Kind, words: str
) -> None:
    server.fail_next(method, fault, times=None)
    async with process(server, archive, state) as child:
        status, said = await ended(child)
    assert status == 1
    [line] = [line for line in said.splitlines() if line.startswith("byline: ")]
    assert words in line
    assert "Traceback" not in said
    assert SECRET not in said


async def test_an_index_that_is_not_there_is_one_line_and_exit_1(
    server: TelegramServer, tmp_path: Path, state: Path
) -> None:
    async with process(server, tmp_path / "none", state) as child:
        status, said = await ended(child)
    assert status == 1
    [line] = said.splitlines()
    assert line.startswith("byline: no index in ")


async def test_a_noisy_life_never_names_the_token(
    server: TelegramServer, archive: Path, state: Path
) -> None:
    """Every fault at once, with Python's development mode and all warnings on."""
    server.fail_next("getMe", "drop_before")
    async with process(server, archive, state, PYTHONDEVMODE="1") as child:
        await server.wait_for("deleteWebhook", within=60)
        server.fail_next("getUpdates", "garbage")
        server.fail_next("sendMessage", "bad_gateway", times=2)
        server.user_sends(ANNA, sticker={"emoji": "no sticker of this world"})
        server.user_says(ANNA, "/start")
        await server.wait_for("sendMessage", chat=ANNA)
        server.fail_next("getUpdates", "unauthorized", times=None)
        server.user_says(ANNA, "/start")
        status, said = await ended(child)
    assert status == 1
    assert "an update could not be read" in said
    assert "Traceback" in said
    assert SECRET not in said


# Redaction.


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    """A logger that passes everything on, redacted, and what it wrote."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    inner = logging.Formatter("%(levelname)s %(name)s %(message)s")
    handler.setFormatter(RedactingFormatter(inner, TOKEN))
    logger = logging.Logger("httpx", logging.DEBUG)
    logger.addHandler(handler)
    return logger, written


def test_messages_and_arguments_are_redacted(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, written = log
    logger.info('HTTP Request: %s %s "%s"', "POST", f"https://api.example/bot{TOKEN}/getMe", "OK")
    logger.warning(f"percent-encoded {TOKEN.replace(':', '%3A')}")
    logger.info("a bot: %r", Bot(TOKEN))
    assert written.getvalue() == (
        f'INFO httpx HTTP Request: POST https://api.example/bot{HIDDEN}/getMe "OK"\n'
        f"WARNING httpx percent-encoded {TOKEN.partition(':')[0]}%3A{HIDDEN}\n"
        f"INFO httpx a bot: Bot[token={HIDDEN}]\n"
    )


def test_tracebacks_are_redacted(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, written = log
    try:
        try:
            raise ValueError(f"The token `{TOKEN}` was rejected by the server.")
        except ValueError as error:
            raise RuntimeError(f"https://api.example/bot{TOKEN}/x") from error
    except RuntimeError:
        logger.exception("failed", stack_info=True)
    text = written.getvalue()
    assert SECRET not in text
    assert f"ValueError: The token `{HIDDEN}` was rejected" in text
    assert f"RuntimeError: https://api.example/bot{HIDDEN}/x" in text


def test_every_handler_of_every_logger_is_redacted() -> None:
    """In a process of its own: logging is one for all of a process."""
    program = (
        "import logging, sys; from bot.redaction import log_safely\n"
        "other = logging.getLogger('other'); other.addHandler(logging.StreamHandler(sys.stdout))\n"
        f"log_safely({TOKEN!r})\n"
        "print(logging.getLogger('httpx').isEnabledFor(logging.INFO))\n"
        f"other.error('mine {TOKEN}'); logging.getLogger('httpx').error('its {TOKEN}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"False\nmine {HIDDEN}\n"
    assert f"ERROR other: mine {HIDDEN}" in done.stderr
    assert f"ERROR httpx: its {HIDDEN}" in done.stderr
