"""The fake Bot API itself: what it accepts, refuses, delivers and loses, over real HTTP."""

from __future__ import annotations

import asyncio
import html
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram_facts import FACTS, ApiError, Json, Value, check_call
from telegram_html import parse, utf16
from telegram_methods import BEHAVIOUR
from telegram_server import TelegramServer, buttons

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.anyio

ANNA = 42
BUTTONS = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def http(server: TelegramServer) -> AsyncIterator[httpx.AsyncClient]:
    """A client to whom Anna has talked already."""
    server.user_says(ANNA, "hello")
    async with httpx.AsyncClient(base_url=f"{server.url}/bot{server.token}/") as client:
        yield client


@asynccontextmanager
async def real_bot(server: TelegramServer) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client."""
    async with Bot(server.token, base_url=f"{server.url}/bot") as bot:
        yield bot


async def result(client: httpx.AsyncClient, method: str, **parameters: Value) -> Value:
    """Return what a call that is accepted gives."""
    reply = (await client.post(method, json=parameters)).json()
    assert reply["ok"], reply
    return reply["result"]


async def refusal(client: httpx.AsyncClient, method: str, **parameters: Value) -> str:
    """Return the words a call is refused with; status and body must agree."""
    response = await client.post(method, json=parameters)
    reply = response.json()
    assert not reply["ok"], reply
    assert response.status_code == reply["error_code"]
    words: str = reply["description"]
    return words


# The markup.


@pytest.mark.parametrize(
    ("markup", "shown", "entities"),
    [
        ("plain", "plain", []),
        ("<b>bold</b> it", "bold it", [("bold", 0, 4)]),
        ("  <B>x</B>  ", "x", [("bold", 0, 1)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("&lt;b&gt; &amp; &quot;&#39;&#x27;", "<b> & \"''", []),
        ('<a href="https://a.example/?x=1&amp;y=2">l</a>', "l", [("text_link", 0, 1)]),
        ("<a href='https://a.example'>l</a>", "l", [("text_link", 0, 1)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        (
            "<blockquote expandable>a <b>q</b></blockquote>",
            "a q",
            [("expandable_blockquote", 0, 3), ("bold", 2, 1)],
        ),
        ('<pre><code class="language-c">x</code></pre>', "x", [("code", 0, 1), ("pre", 0, 1)]),
        ("<tg-spoiler>s</tg-spoiler>", "s", [("spoiler", 0, 1)]),
        ("<b></b>x", "x", []),
        ("a\r\nb\u202ec\x07", "a\nbc", []),
    ],
)
def test_markup_that_telegram_takes(
    markup: str, shown: str, entities: list[tuple[str, int, int]]
) -> None:
    text, found = parse(markup)
    assert text == shown
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="https://a.example', "Unclosed start tag at byte offset 0"),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("", "message text is empty"),
        (" <b> \n</b> ", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        # Telegram shows these, but not as their author meant.
        ("a & b", "strict: a bare & stands in '& b'"),
        ("&nbsp;x", "strict: Telegram shows '&nbsp;' as it stands"),
        ("&lt b", "strict: Telegram shows '&lt' as it stands"),
        ("&#0;x", "strict: '&#0;' is no character"),
        ('<a href="nowhere">x</a>', "strict: a link to 'nowhere' is dropped by Telegram"),
        ('<b class="x">x</b>', "strict: Telegram ignores 'class' in the tag 'b'"),
        (
            "<blockquote>a<blockquote>b</blockquote></blockquote>",
            "strict: blockquote can't be nested",
        ),
        ("<code><b>x</b></code>", "strict: b can't be inside code or pre"),
        ("<b>x</b>" * 101, "strict: 101 entities, those after 100 are not shown"),
    ],
)
def test_markup_that_telegram_refuses(markup: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse(markup)
    assert (
        str(refused.value).removeprefix("Bad Request: ").removeprefix("can't parse entities: ")
        == words
    )


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z")), min_size=1, max_size=80))
def test_any_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown, entities = parse(f"<b>{html.escape(text)}</b>")
    assert shown == text
    assert entities == [{"type": "bold", "offset": 0, "length": utf16(text)}]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/&;ab =\"'bi#x1é", max_size=40))
def test_any_markup_is_parsed_or_refused(markup: str) -> None:
    try:
        text, entities = parse(markup)
    except ApiError:
        return
    assert all(one["offset"] + one["length"] <= utf16(text) for one in entities)


# Calls.


def test_every_method_of_the_facts_behaves() -> None:
    for method in BEHAVIOUR:
        check_call(method, _least(method))


def _least(method: str) -> Json:
    """Return the required parameters of a method, as a form has them."""
    samples = {"commands": "[]", "results": "[]"} | dict.fromkeys(
        ("chat_id", "message_id", "user_id"), "1"
    )
    required = [name for name, kind in FACTS["methods"][method].items() if kind.startswith("!")]
    return {name: samples.get(name, "x") for name in required}


async def test_a_message_is_posted_and_kept(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    message = await result(
        http, "sendMessage", chat_id=ANNA, text="<b>Hi</b>", parse_mode="HTML", reply_markup=BUTTONS
    )
    assert message["text"] == "Hi"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert message["from"]["is_bot"]
    assert message["chat"]["id"] == ANNA
    assert [button["text"] for button in buttons(message)] == ["More"]
    call = await server.wait_for("sendMessage", chat=ANNA)
    assert call.result == message
    assert server.refused == []


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("sendMessage", {"chat_id": ANNA}, "message text is empty"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 5, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "colour": 1}, "strict: sendMessage has no"),
        ("sendMessage", {"chat_id": ANNA, "text": 5}, "strict: sendMessage.text must be String"),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "parse_mode": "MarkdownV2"}, "strict: this"),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "disable_notification": "so"}, "strict:"),
        (
            "sendMessage",
            {"chat_id": ANNA, "text": "x", "reply_parameters": {"message_id": 9}},
            "message to be replied not found",
        ),
        (
            "sendMessage",
            {"chat_id": ANNA, "text": "x", "reply_parameters": {"message_id": 101, "quote": "no"}},
            "QUOTE_TEXT_INVALID",
        ),
        (
            "sendMessage",
            {"chat_id": ANNA, "text": "x", "link_preview_options": {"url": "no such"}},
            "strict: no preview can be made of 'no such'",
        ),
        ("editMessageText", {"chat_id": ANNA, "text": "x"}, "message identifier is not specified"),
        (
            "editMessageText",
            {"chat_id": ANNA, "message_id": 9, "text": "x"},
            "message to edit not found",
        ),
        (
            "editMessageText",
            {"chat_id": ANNA, "message_id": 101, "text": "x"},
            "message can't be edited",
        ),
        ("sendChatAction", {"chat_id": ANNA, "action": "dance"}, "wrong parameter action"),
        ("answerCallbackQuery", {"callback_query_id": "77"}, "query is too old and response"),
        (
            "setMyCommands",
            {"commands": [{"command": "Ask!", "description": "x"}]},
            "BOT_COMMAND_INVALID",
        ),
        ("setMyCommands", {"commands": [{"command": "ask"}]}, 'parameter "description" is req'),
        ("getUpdates", {"limit": 101}, "strict: limit is 1-100"),
    ],
)
async def test_calls_that_telegram_refuses(
    http: httpx.AsyncClient,
    server: TelegramServer,
    method: str,
    parameters: Json,
    words: str,
) -> None:
    assert (await refusal(http, method, **parameters)).startswith(f"Bad Request: {words}")
    assert [call.method for call in server.refused] == [method]


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed"),
        ({"text": " ", "callback_data": "x"}, "can't parse inline keyboard button: Text must be"),
        ({"callback_data": "x"}, 'parameter "text" is required in InlineKeyboardButton'),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "copy_text": {"text": "y" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "url": "http://localhost/"}, "inline keyboard button URL"),
        ({"text": "x", "url": "ftp://a.example/"}, "inline keyboard button URL"),
        ({"text": "x", "url": "https://a.example/a b"}, "inline keyboard button URL"),
        ({"text": "x", "url": "https://a.example", "callback_data": "y"}, "strict: a button does"),
        ({"text": "x", "callback_data": "y", "colour": "z"}, "strict: InlineKeyboardButton has no"),
    ],
)
async def test_buttons_that_telegram_refuses(
    http: httpx.AsyncClient, button: Json, words: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    said = await refusal(http, "sendMessage", chat_id=ANNA, text="x", reply_markup=markup)
    assert said.startswith(f"Bad Request: {words}")


async def test_a_callback_of_64_bytes_is_the_longest(http: httpx.AsyncClient) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}]]}
    assert await result(http, "sendMessage", chat_id=ANNA, text="x", reply_markup=markup)


async def test_an_edit_has_to_change_something(http: httpx.AsyncClient) -> None:
    sent = await result(http, "sendMessage", chat_id=ANNA, text="one", reply_markup=BUTTONS)
    same = {"chat_id": ANNA, "message_id": sent["message_id"]}
    again = await refusal(http, "editMessageText", **same, text="one", reply_markup=BUTTONS)
    assert again.startswith("Bad Request: message is not modified")
    edited = await result(http, "editMessageText", **same, text="one")
    assert "reply_markup" not in edited
    assert "edit_date" in edited
    assert "is not modified" in await refusal(http, "editMessageReplyMarkup", **same)


async def test_a_quotation_in_a_reply_is_an_exact_substring(http: httpx.AsyncClient) -> None:
    sent = await result(
        http,
        "sendMessage",
        chat_id=ANNA,
        text="x",
        reply_parameters={"message_id": 101, "quote": "ell"},
    )
    assert sent["quote"]["position"] == 1
    assert sent["reply_to_message"]["text"] == "hello"


async def test_a_message_can_be_deleted_once(http: httpx.AsyncClient) -> None:
    sent = await result(http, "sendMessage", chat_id=ANNA, text="one")
    same = {"chat_id": ANNA, "message_id": sent["message_id"]}
    assert await result(http, "deleteMessage", **same)
    assert "message to delete not found" in await refusal(http, "deleteMessage", **same)


async def test_a_press_is_answered_once_and_in_time(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    sent = await result(http, "sendMessage", chat_id=ANNA, text="one", reply_markup=BUTTONS)
    press = server.press(sent, "More")
    [_, update] = await result(http, "getUpdates")
    assert update["callback_query"]["data"] == "more"
    assert server.unanswered == [press]
    assert "MESSAGE_TOO_LONG" in await refusal(
        http, "answerCallbackQuery", callback_query_id=press, text="x" * 201
    )
    assert await result(http, "answerCallbackQuery", callback_query_id=press)
    assert server.unanswered == []
    assert "too old" in await refusal(http, "answerCallbackQuery", callback_query_id=press)
    late = server.press(sent, "More")
    server.world.presses[late].expired = True
    assert "too old" in await refusal(http, "answerCallbackQuery", callback_query_id=late)


async def test_an_inline_query_is_answered_once_and_in_time(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    query = server.types(ANNA, "ferry", language="ru")
    [_, update] = await result(http, "getUpdates")
    assert update["inline_query"]["from"]["language_code"] == "ru"
    assert server.unanswered == [query]
    same = {"inline_query_id": query}
    assert await result(http, "answerInlineQuery", **same, results=[article("1"), article("2")])
    assert "too old" in await refusal(http, "answerInlineQuery", **same, results=[])
    posted = server.chooses(query, 1, chat=-5, person=ANNA)
    assert (posted["text"], posted["via_bot"]["is_bot"]) == ("Hi", True)
    assert posted["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    late = server.types(ANNA, "ferry")
    server.world.queries[late].expired = True
    assert "too old" in await refusal(http, "answerInlineQuery", inline_query_id=late, results=[])


def article(identity: str, **others: Value) -> Json:
    """Return a result of an inline query."""
    content = {"message_text": "<b>Hi</b>", "parse_mode": "HTML"}
    return {
        "type": "article", "id": identity, "title": "Hi", "input_message_content": content,
        **others,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"results": [article("1"), article("1")]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("x" * 65)]}, "RESULT_ID_INVALID"),
        ({"results": [article(str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article("1", title=" ")]}, "can't parse inline query result: Title"),
        ({"results": [article("1", colour="red")]}, "strict: InlineQueryResultArticle has no"),
        (
            {"results": [article("1", input_message_content={"message_text": "x" * 4097})]},
            "message is too long",
        ),
        (
            {"results": [article("1", reply_markup={"inline_keyboard": [[{"text": "x"}]]})]},
            "can't parse inline keyboard button",
        ),
        ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"results": [], "is_personal": "perhaps"}, "strict: answerInlineQuery.is_personal must"),
        ({}, 'parameter "results" is required in answerInlineQuery'),
    ],
)
async def test_inline_answers_that_telegram_refuses(
    http: httpx.AsyncClient, server: TelegramServer, parameters: Json, words: str
) -> None:
    query = server.types(ANNA, "ferry")
    said = await refusal(http, "answerInlineQuery", inline_query_id=query, **parameters)
    assert said.startswith(f"Bad Request: {words}")


async def test_a_reply_in_a_forum_stays_in_its_topic(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    asked = server.user_says(-2_000, "who?", sender=ANNA, message_thread_id=5)["message"]
    reply = {
        "chat_id": -2_000,
        "text": "x",
        "reply_parameters": {"message_id": asked["message_id"]},
    }
    assert "in another topic" in await refusal(http, "sendMessage", **reply)
    assert "thread not found" in await refusal(http, "sendMessage", **reply, message_thread_id=6)
    sent = await result(http, "sendMessage", **reply, message_thread_id=5)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (5, True)


async def test_who_administers_a_chat(http: httpx.AsyncClient, server: TelegramServer) -> None:
    server.world.administrators.add((ANNA, 7))
    for user, status in ((7, "creator"), (8, "member")):
        member = await result(http, "getChatMember", chat_id=ANNA, user_id=user)
        assert (member["status"], member["user"]["id"]) == (status, user)


async def test_a_message_that_is_changed_comes_as_an_edited_one(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    server.user_edits(server.user_says(ANNA, "helo @byline_test_bot"), "hello /there")
    [*_, first, second] = await result(http, "getUpdates")
    assert first["message"]["message_id"] == second["edited_message"]["message_id"]
    assert second["edited_message"]["entities"][0]["type"] == "bot_command"
    assert second["edited_message"]["edit_date"]


async def test_a_webhook_is_https_has_a_secret_and_rules_out_polling(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    refused = await refusal(http, "setWebhook", url="http://bot.example/x")
    assert "An HTTPS URL must be provided" in refused
    unspeakable = await refusal(http, "setWebhook", url="https://bot.example/x", secret_token="a b")
    assert "unallowed characters" in unspeakable
    assert await result(http, "setWebhook", url="https://bot.example/x", secret_token="a-b")
    assert (await result(http, "getWebhookInfo"))["url"] == "https://bot.example/x"
    assert "webhook is active" in await refusal(http, "getUpdates")
    assert await result(http, "deleteWebhook")
    assert len(await result(http, "getUpdates")) == 1


async def test_the_menu(http: httpx.AsyncClient) -> None:
    menu = [{"command": "help", "description": "What I do"}]
    scope = {"type": "all_private_chats"}
    assert await result(http, "setMyCommands", commands=menu, scope=scope)
    assert await result(http, "getMyCommands", scope=scope) == menu
    assert await result(http, "getMyCommands") == []
    assert await result(http, "deleteMyCommands", scope=scope)
    assert await result(http, "getMyCommands", scope=scope) == []


async def test_unknown_methods_and_tokens(server: TelegramServer) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        wrong = await client.get(f"/bot{server.token[:-1]}x/getMe")
        malformed = await client.get("/botme/getMe")
        unknown = await client.get(f"/bot{server.token}/doMagic")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    assert (malformed.status_code, malformed.json()["description"]) == (404, "Not Found")
    assert (unknown.status_code, unknown.json()["description"]) == (
        404,
        "Not Found: method not found",
    )


# Updates.


async def test_updates_come_again_until_an_offset_confirms_them(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    second = server.user_says(ANNA, "/start now")
    first = await result(http, "getUpdates")
    assert [update["message"]["text"] for update in first] == ["hello", "/start now"]
    assert first[1]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert await result(http, "getUpdates") == first
    assert await result(http, "getUpdates", limit=1) == first[:1]
    assert await result(http, "getUpdates", offset=-1) == first[1:]
    assert await result(http, "getUpdates", offset=second["update_id"] + 1) == []
    server.redeliver(second)
    assert await result(http, "getUpdates") == [second]
    assert (await result(http, "getWebhookInfo"))["pending_update_count"] == 1
    assert await result(http, "deleteWebhook", drop_pending_updates=True)
    assert await result(http, "getUpdates") == []


async def test_a_batch_holds_a_hundred_updates(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    for number in range(120):
        server.user_says(ANNA, f"question {number}")
    assert len(await result(http, "getUpdates")) == 100


async def test_only_the_kinds_asked_for_are_queued(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    sent = await result(http, "sendMessage", chat_id=ANNA, text="x", reply_markup=BUTTONS)
    await result(http, "getUpdates", offset=10**9, allowed_updates=["callback_query"])
    server.user_says(ANNA, "not heard")
    server.press(sent, "More")
    [update] = await result(http, "getUpdates")
    assert "callback_query" in update


async def test_a_long_poll_waits_for_an_update(server: TelegramServer) -> None:
    async with httpx.AsyncClient(base_url=f"{server.url}/bot{server.token}/") as client:
        poll = asyncio.create_task(result(client, "getUpdates", timeout=20))
        while not server.world.polls:
            await asyncio.sleep(0)
        server.user_says(ANNA, "now")
        [update] = await poll
    assert update["message"]["text"] == "now"


async def test_a_second_poller_ends_the_first_ones_poll(server: TelegramServer) -> None:
    async with httpx.AsyncClient(base_url=f"{server.url}/bot{server.token}/") as client:
        poll = asyncio.create_task(refusal(client, "getUpdates", timeout=20))
        while not server.world.polls:
            await asyncio.sleep(0)
        assert await result(client, "getUpdates") == []
        assert "terminated by other getUpdates request" in await poll


# Faults, as the real client sees them.


async def test_flood_blocks_conflicts_and_revoked_tokens(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    server.user_says(ANNA, "hello")
    async with real_bot(server) as bot:
        server.fail_next("sendMessage", "flood", retry_after=7)
        with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
            await bot.send_message(ANNA, "x")
        server.fail_next("getUpdates", "conflict")
        with pytest.raises(Conflict):
            await bot.get_updates()
        server.fail_next("getMe", "unauthorized")
        with pytest.raises(InvalidToken):
            await bot.get_me()
        server.block(ANNA)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(ANNA, "x")
    assert server.refused == []


async def test_faults_last_as_long_as_scripted(server: TelegramServer) -> None:
    server.user_says(ANNA, "hello")
    async with real_bot(server) as bot:
        server.fail_next("sendMessage", "bad_gateway", times=2)
        for _ in range(2):
            with pytest.raises(NetworkError, match="Bad Gateway"):
                await bot.send_message(ANNA, "x")
        assert await bot.send_message(ANNA, "x")
        server.fail_next("sendMessage", "garbage", times=None)
        for _ in range(3):
            with pytest.raises(NetworkError):
                await bot.send_message(ANNA, "x")
        server.heal("sendMessage")
        assert await bot.send_message(ANNA, "x")


async def test_dropped_connections_before_and_after_the_effect(server: TelegramServer) -> None:
    server.user_says(ANNA, "hello")
    async with real_bot(server) as bot:
        server.fail_next("sendMessage", "drop_before")
        with pytest.raises(NetworkError):
            await bot.send_message(ANNA, "lost")
        server.fail_next("sendMessage", "drop_after")
        with pytest.raises(NetworkError):
            await bot.send_message(ANNA, "arrived")
        assert [call.parameters["text"] for call in server.calls("sendMessage")] == ["arrived"]


async def test_the_real_client_is_understood(server: TelegramServer) -> None:
    server.user_says(ANNA, "hello")
    async with real_bot(server) as bot:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Go", url="https://a.example/x")]])
        sent = await bot.send_message(
            ANNA,
            "<b>x</b> &amp; y",
            parse_mode="HTML",
            reply_markup=keyboard,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_to_message_id=101,
        )
        assert (sent.text, sent.text_html) == ("x & y", "<b>x</b> &amp; y")
        edited = await sent.edit_text("y")
        assert isinstance(edited, Message)
        assert edited.reply_markup is None
        assert (await bot.get_me()).username == "byline_test_bot"
        [update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.text == "hello"
    assert server.refused == []


async def test_waiting_takes_each_call_once_and_tells_what_was_heard(
    http: httpx.AsyncClient, server: TelegramServer
) -> None:
    for text in ("one", "two"):
        await result(http, "sendMessage", chat_id=ANNA, text=text)
    texts = [(await server.wait_for("sendMessage", chat=ANNA)).parameters["text"] for _ in "12"]
    assert texts == ["one", "two"]
    with pytest.raises(AssertionError, match="no sendMessage"):
        await server.wait_for("sendMessage", chat=ANNA, within=0.01)
