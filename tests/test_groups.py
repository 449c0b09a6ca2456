"""Groups, forums, people who may and may not, limits, and operators: end to end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram_bot import running
from telegram_chats import ANNA, SAY, answer_to, labels, pressed, told

from bot.limits import Limit

if TYPE_CHECKING:
    from pathlib import Path

    from telegram_facts import Json, Value
    from telegram_server import TelegramServer

    from bot.live import LiveIndex

pytestmark = pytest.mark.anyio

BO = 43
GROUP, FORUM = -100, -1_001
ASKED = "Who will pay for half of the dredging of the harbour?"
PAID = "The town council will pay for half of the dredging, mayor Ann Lee said on Monday."


async def in_group(
    server: TelegramServer, text: str, chat: int = GROUP, sender: int = ANNA, **fields: Value
) -> Json:
    """Say something in a group, and return the call that answers it."""
    server.user_says(chat, text, sender=sender, **fields)
    call = await server.wait_for("sendMessage", chat=chat)
    assert call.parameters["reply_parameters"]["allow_sending_without_reply"] is True
    message: Json = call.result
    return message


async def test_a_group_is_answered_when_it_asks_and_not_otherwise(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        for text in (ASKED, "/start", "/help", "/sources", "hello", "/ask@other_bot who pays?"):
            server.user_says(GROUP, text, sender=ANNA)
        server.user_says(GROUP, "@other_bot who pays?", sender=ANNA)
        by_command = await in_group(server, f"/ask {ASKED}")
        assert by_command["text"].startswith(PAID)
        assert by_command["quote"]["text"] == ASKED
        by_mention = await in_group(server, f"@byline_test_bot, {ASKED}")
        assert by_mention["text"].startswith(PAID)
        assert by_mention["quote"]["text"] == ASKED
        after = await in_group(server, f"{ASKED} @Byline_Test_Bot")
        assert after["quote"]["text"] == ASKED
        by_reply = await in_group(server, "And when was that?", reply_to_message=after)
        assert "Searched for: " in by_reply["text"]
        addressed = await in_group(server, "/help@byline_test_bot")
        assert "Narrow it down" in addressed["text"]
        question = server.user_says(GROUP, ASKED, sender=BO)["message"]
        pointed = await in_group(server, "@byline_test_bot", reply_to_message=question)
        assert pointed["text"].startswith(PAID)
    assert len(server.calls("sendMessage", GROUP)) == 6


async def test_a_follow_up_in_a_group_goes_on_from_ones_own_question(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        await in_group(server, f"/ask {ASKED}")
        await in_group(server, "/ask How does keeper Ida Moe light the lamp?", sender=BO)
        message = await in_group(server, "/ask and when was that?")
        assert "dredging" in message["text"].partition("Searched for: ")[2]


async def test_a_question_that_was_changed_meanwhile_is_answered_without_quoting_it(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        update = server.user_says(GROUP, f"/ask {ASKED}", sender=ANNA)
        update["message"] = {**update["message"]}
        server.world.messages[GROUP, update["message"]["message_id"]]["text"] = "never mind"
        message = (await server.wait_for("sendMessage", chat=GROUP)).result
        assert "quote" not in message
        assert message["reply_to_message"]["message_id"] == update["message"]["message_id"]
    server.transcript[:] = [call for call in server.transcript if "QUOTE" not in str(call.error)]


async def test_the_topic_of_a_forum_is_kept_to(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state):
        message = await in_group(server, f"/ask {ASKED}", chat=FORUM, message_thread_id=9)
        assert message["message_thread_id"] == 9
        server.press(message, SAY("button.context"), sender=BO)
        edited = await server.wait_for("editMessageText", chat=FORUM)
        assert edited.result["message_thread_id"] == 9


async def test_settings_of_a_group_are_its_administrators(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    server.world.administrators.add((GROUP, ANNA))
    async with running(server, live, state):
        refused = await in_group(server, "/settings@byline_test_bot", sender=BO)
        assert refused["text"] == SAY("press.admins_only")
        card = await in_group(server, "/settings@byline_test_bot", sender=ANNA)
        press = server.press(card, "5", sender=BO)
        answer = (await server.wait_for("answerCallbackQuery")).parameters
        assert (answer["callback_query_id"], answer["text"]) == (press, SAY("press.admins_only"))
        server.press(card, "5", sender=ANNA)
        edited = (await server.wait_for("editMessageText", chat=GROUP)).result
        assert "✓ 5" in labels(edited)


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    server.world.administrators |= {(GROUP, ANNA), (-200, ANNA)}
    async with running(server, live, state):
        card = await in_group(server, "/settings@byline_test_bot")
        server.press(card, "5", sender=ANNA)
        await server.wait_for("editMessageText", chat=GROUP)
        server.user_sends(GROUP, ANNA, migrate_to_chat_id=-200)
        await asyncio.sleep(0.2)
        moved = await in_group(server, "/settings@byline_test_bot", chat=-200)
        assert "✓ 5" in labels(moved)


async def test_a_closed_bot_says_so_once_in_private_and_nothing_in_groups(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state, users="42", chats="-100"):
        for _ in "12":
            server.user_says(7, ASKED)
        server.user_says(-300, f"/ask {ASKED}", sender=ANNA)
        typed = server.types(7, "harbour")
        assert (await answer_to(server, "/dance"))["text"] == SAY("command.unknown")
        assert (await in_group(server, f"/ask {ASKED}", sender=7))["text"].startswith(PAID)
        assert (await server.wait_for("answerInlineQuery")).parameters["results"] == []
        assert server.world.queries[typed].answer
    assert [call.result["text"] for call in server.calls("sendMessage", 7)] == [
        SAY("access.closed")
    ]
    assert server.calls("sendMessage", -300) == []


async def test_who_asks_too_fast_is_asked_to_wait_and_others_are_served(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state, user_limit=2, chat_limit=3):
        said = [(await answer_to(server, ASKED))["text"] for _ in "1234"]
        assert [text.startswith(PAID) for text in said] == [True, True, False, False]
        assert said[2].startswith("You ask faster than I can keep up")
        assert (await answer_to(server, ASKED, chat=BO))["text"].startswith(PAID)
        for sender in (51, 52, 53):
            assert (await in_group(server, f"/ask {ASKED}", sender=sender))["text"].startswith(PAID)
        refused = await in_group(server, f"/ask {ASKED}", sender=54)
        assert refused["text"].startswith("You ask faster")


async def test_while_too_many_wait_the_next_are_told_so(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    readers = range(500, 530)
    for reader in readers:
        server.user_says(reader, ASKED)
    async with running(server, live, state, queue=20):
        said = [(await server.wait_for("sendMessage", chat=r)).result["text"] for r in readers]
    assert [text.startswith(PAID) for text in said] == [True] * 20 + [False] * 10
    assert set(said[20:]) == {SAY("ask.busy")}


async def test_operators_see_figures_and_take_up_an_index(
    server: TelegramServer, live: LiveIndex, state: Path
) -> None:
    async with running(server, live, state, admins={ANNA}, users={BO}):
        await answer_to(server, "/start")
        menus = [menu for key, menu in server.world.commands.items() if "42" in key]
        assert len(menus) == 2
        assert {"stats", "reload"} <= {command["command"] for command in menus[0]}
        await answer_to(server, ASKED)
        figures = (await answer_to(server, "/stats"))["text"]
        assert "Questions: 1, 100 % answered" in figures
        assert live.name in figures
        assert live.name in (await answer_to(server, "/reload"))["text"]
        assert (await answer_to(server, "/stats", chat=BO))["text"] == SAY("command.unknown")


async def test_buttons_pressed_without_end_are_slowed_down(
    server: TelegramServer, live: LiveIndex, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.service._PRESSES", 2)
    async with running(server, live, state):
        message = await answer_to(server, ASKED)
        more = await pressed(server, message, "More")
        back = await pressed(server, more, SAY("button.previous"))
        assert await told(server, back, "👍") == SAY("press.too_fast")


def test_a_limit_is_a_sliding_minute_for_each() -> None:
    now = 0.0
    limit = Limit(2, clock=lambda: now)
    assert [limit.take(1), limit.take(2)] == [0, 0]
    now = 30.0
    assert [limit.take(1), limit.take(1), limit.take(2)] == [0, 30, 0]
    now = 60.0
    assert limit.take(1) == 0
    assert limit.take(1) == 30
    now = 1000.0
    assert limit.take(1) == 0
