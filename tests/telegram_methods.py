"""What each method of the Bot API does to the fake's world.

Every method is one function ``(world, parameters) -> result`` listed in :data:`BEHAVIOUR`; its
parameters have been checked against the table of facts already. To add a method, list it in
``telegram_facts.METHODS``, draw the table again, and add its function here.
"""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING

from telegram_facts import ApiError, Json, Value
from telegram_html import good_url, parse, utf16
from telegram_world import World, content_of, keyboard_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ACTIONS = {
    "choose_sticker",
    "find_location",
    "record_video",
    "record_video_note",
    "record_voice",
    "typing",
    "upload_document",
    "upload_photo",
    "upload_video",
    "upload_video_note",
    "upload_voice",
}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SECOND_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


async def get_me(world: World, parameters: Json) -> Json:
    """Say who the bot is."""
    return world.bot


async def get_updates(world: World, parameters: Json) -> list[Json]:
    """Hand over pending updates; an offset confirms those before it. Waits up to ``timeout``."""
    if world.webhook:
        raise ApiError(WEBHOOK_ACTIVE, status=409)
    limit, offset = parameters.get("limit", 100), parameters.get("offset", 0)
    if not 1 <= limit <= 100:
        raise ApiError("strict: limit is 1-100")
    if offset < 0:
        world.pending = world.pending[offset:]
    else:
        world.pending = [update for update in world.pending if update["update_id"] >= offset]
    world.allowed = parameters.get("allowed_updates", world.allowed)
    world.polls += 1
    world.stir()
    this, until = world.polls, time.monotonic() + parameters.get("timeout", 0)
    while not world.pending and (left := until - time.monotonic()) > 0:
        try:
            await asyncio.wait_for(world.stirred.wait(), left)
        except TimeoutError:
            break
        if world.polls != this:
            raise ApiError(SECOND_POLLER, status=409)
    return world.pending[:limit]


async def send_message(world: World, parameters: Json) -> Json:
    """Post a message of the bot's."""
    chat, content = world.chat(parameters), content_of(parameters)
    if thread := parameters.get("message_thread_id"):
        if thread not in world.topics.get(chat["id"], set()):
            raise ApiError("message thread not found")
        content |= {"message_thread_id": thread, "is_topic_message": True}
    if reply := parameters.get("reply_parameters"):
        replied = world.messages.get((chat["id"], reply.get("message_id", 0)))
        if replied is None and not reply.get("allow_sending_without_reply"):
            raise ApiError("message to be replied not found")
        if replied is not None:
            if replied.get("message_thread_id") != parameters.get("message_thread_id"):
                raise ApiError("strict: the reply is in another topic than what it replies to")
            content["reply_to_message"] = replied
            if quote := reply.get("quote"):
                content["quote"] = _quote(quote, reply, replied)
    return world.post(chat, world.bot, **content)


def _quote(quote: str, reply: Json, replied: Json) -> Json:
    """Return the TextQuote of a reply: an exact substring of what is replied to."""
    text = parse(quote)[0] if reply.get("quote_parse_mode", "").lower() == "html" else quote
    if utf16(text) > 1024 or text not in (said := _words(replied)):
        raise ApiError("QUOTE_TEXT_INVALID")
    return {"text": text, "position": utf16(said.partition(text)[0]), "is_manual": True}


def _words(message: Json) -> str:
    """Return the text of a message, or its caption."""
    return str(message.get("text", message.get("caption", "")))


def _own(world: World, parameters: Json, verb: str) -> Json:
    """Return the bot's own message that a call would edit."""
    if "message_id" not in parameters or "chat_id" not in parameters:
        raise ApiError("message identifier is not specified")
    chat = world.chat(parameters)
    message = world.messages.get((chat["id"], parameters["message_id"]))
    if message is None:
        raise ApiError(f"message to {verb} not found")
    if message["from"]["id"] != world.bot["id"] and not (
        verb == "delete" and chat["type"] == "private"
    ):
        raise ApiError(f"message can't be {'edited' if verb == 'edit' else 'deleted'}")
    return message


async def edit_message_text(world: World, parameters: Json) -> Json:
    """Replace text, entities, preview and keyboard of a message of the bot's."""
    message, content = _own(world, parameters, "edit"), content_of(parameters)
    return _edit(message, content, {"text", "entities", "link_preview_options", "reply_markup"})


async def edit_message_reply_markup(world: World, parameters: Json) -> Json:
    """Replace the keyboard of a message of the bot's."""
    message = _own(world, parameters, "edit")
    return _edit(message, keyboard_of(parameters), {"reply_markup"})


def _edit(message: Json, content: Json, replaced: set[str]) -> Json:
    """Change a message, if anything changes."""
    if content == {name: value for name, value in message.items() if name in replaced}:
        raise ApiError(NOT_MODIFIED)
    for name in replaced:
        message.pop(name, None)
    message.update(content, edit_date=int(time.time()))
    return message


async def delete_message(world: World, parameters: Json) -> bool:
    """Take a message away."""
    message = _own(world, parameters, "delete")
    del world.messages[message["chat"]["id"], message["message_id"]]
    return True


async def send_chat_action(world: World, parameters: Json) -> bool:
    """Show "typing" and the like."""
    world.chat(parameters)
    if parameters["action"] not in ACTIONS:
        raise ApiError("wrong parameter action in request")
    return True


async def answer_callback_query(world: World, parameters: Json) -> bool:
    """Answer a press of a button: once, in time, in at most 200 characters."""
    press = world.presses.get(parameters["callback_query_id"])
    if press is None or press.late or press.answer is not None:
        raise ApiError(TOO_OLD)
    if utf16(parameters.get("text", "")) > 200:
        raise ApiError("MESSAGE_TOO_LONG")
    press.answer = parameters
    return True


async def answer_inline_query(world: World, parameters: Json) -> bool:
    """Answer an inline query: once, in time, with at most 50 results, each fit to be sent."""
    query = world.queries.get(parameters["inline_query_id"])
    if query is None or query.late or query.answer is not None:
        raise ApiError(TOO_OLD)
    results = parameters["results"]
    if len(results) > 50:
        raise ApiError("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise ApiError("RESULT_ID_DUPLICATE")
    for result in results:
        if not 1 <= len(result["id"].encode()) <= 64:
            raise ApiError("RESULT_ID_INVALID")
        if result["type"] != "article":
            raise ApiError(f"strict: this fake knows articles only, not {result['type']!r}")
        if not result["title"].strip():
            raise ApiError("can't parse inline query result: Title must be non-empty")
        posted_by(result)
    if button := parameters.get("button"):
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
            raise ApiError("START_PARAM_INVALID")
        if not 1 <= utf16(button["text"]) <= 64:
            raise ApiError("strict: the text of the button is 1-64 characters")
    query.answer = parameters
    return True


def posted_by(result: Json) -> Json:
    """Return the content of the message that a chosen article result posts, all checked."""
    asked = result["input_message_content"]
    said = {"text" if name == "message_text" else name: v for name, v in asked.items()}
    markup = {"reply_markup": result["reply_markup"]} if "reply_markup" in result else {}
    return content_of({**said, **markup})


async def get_chat_member(world: World, parameters: Json) -> Json:
    """Say what somebody is in a chat."""
    chat, user = world.chat(parameters), parameters["user_id"]
    member = {"id": user, "is_bot": False, "first_name": f"Reader {user}"}
    if (chat["id"], user) in world.administrators:
        return {"status": "creator", "user": member, "is_anonymous": False}
    return {"status": "member", "user": member}


def _scope(parameters: Json) -> str:
    """Return a key for whom a list of commands is meant."""
    return f"{parameters.get('scope', {'type': 'default'})}{parameters.get('language_code', '')}"


async def set_my_commands(world: World, parameters: Json) -> bool:
    """Set the bot's menu."""
    if len(parameters["commands"]) > 100:
        raise ApiError("BOT_COMMANDS_TOO_MUCH")
    for command in parameters["commands"]:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise ApiError("BOT_COMMAND_INVALID")
        if not 1 <= utf16(command["description"]) <= 256:
            raise ApiError("BOT_COMMAND_DESCRIPTION_INVALID")
    if parameters.get("scope", {}).get("type") == "chat":
        world.chat(parameters["scope"])
    world.commands[_scope(parameters)] = parameters["commands"]
    return True


async def get_my_commands(world: World, parameters: Json) -> list[Json]:
    """Return the bot's menu."""
    return world.commands.get(_scope(parameters), [])


async def delete_my_commands(world: World, parameters: Json) -> bool:
    """Take the bot's menu away."""
    world.commands.pop(_scope(parameters), None)
    return True


async def set_webhook(world: World, parameters: Json) -> bool:
    """Have updates sent to an https address, with a secret."""
    url = parameters["url"]
    if url and not (url.startswith("https://") and good_url(url)):
        raise ApiError("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", parameters.get("secret_token", "")):
        raise ApiError("bad webhook: secret token contains unallowed characters")
    world.webhook = parameters if url else {}
    world.allowed = parameters.get("allowed_updates", world.allowed)
    world.stir()
    return True


async def delete_webhook(world: World, parameters: Json) -> bool:
    """Go back to polling."""
    world.webhook = {}
    if parameters.get("drop_pending_updates"):
        world.pending.clear()
    return True


async def get_webhook_info(world: World, parameters: Json) -> Json:
    """Say where the webhook is, and how many updates wait."""
    return {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.pending),
    }


BEHAVIOUR: dict[str, Callable[[World, Json], Awaitable[Value]]] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "deleteMessage": delete_message,
    "deleteMyCommands": delete_my_commands,
    "deleteWebhook": delete_webhook,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageText": edit_message_text,
    "getChatMember": get_chat_member,
    "getMe": get_me,
    "getMyCommands": get_my_commands,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "sendChatAction": send_chat_action,
    "sendMessage": send_message,
    "setMyCommands": set_my_commands,
    "setWebhook": set_webhook,
}
