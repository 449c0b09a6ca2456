"""The bot used in ways that nobody plans for: edits, shared answers, forgetting meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

import pytest
from telegram_chats import ANNA, SAY, answer_to, labels, pressed, told
from telegram_server import TelegramServer, buttons

from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from telegram_facts import Json


pytestmark = pytest.mark.anyio

WHO_PAYS = "Who will pay for half of the dredging of the harbour?"
LAMP = "How does keeper Ida Moe light the lamp?"
PAID = "The town council will pay for half of the dredging"
LIT = "Keeper Ida Moe lights the lamp with a bicycle dynamo"
BO, GROUP = 43, -100


async def stored(state: Path) -> str:
    """Return all that a file of state holds once every update is done."""
    with closing(sqlite3.connect(state)) as opened:
        while opened.execute("SELECT 1 FROM updates WHERE body IS NOT NULL").fetchone():
            await asyncio.sleep(0.01)
        return "\n".join(opened.iterdump())


def link_to(message: Json) -> str:
    """Return what /start is to be sent with to open the answer of a card."""
    label = SAY("button.share")
    url: str = next(one["url"] for one in buttons(message) if one["text"] == label)
    return url.partition("%3Fstart%3D")[2].partition("&")[0]


# Edits.


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("since:never who pays?", "I cannot ask that: since: takes a date"),
        ("/ask", SAY("ask.how")),
        ("who " * 600, "at most 2,000"),
        ("Which team won the 1966 football world cup final?", SAY("nothing.found")),
    ],
)
async def test_a_question_that_was_not_answered_is_answered_once_it_is_changed(
    served: TelegramServer, first: str, said: str
) -> None:
    update = served.user_says(ANNA, first)
    refused = (await served.wait_for("sendMessage", chat=ANNA)).result
    assert said in refused["text"]
    served.user_edits(update, f"/ask {WHO_PAYS}" if first == "/ask" else WHO_PAYS)
    edited = (await served.wait_for("editMessageText", chat=ANNA)).result
    assert edited["message_id"] == refused["message_id"]
    assert edited["text"].startswith(PAID)
    follow_up = await answer_to(served, "and when was that?")
    assert "dredging" in follow_up["text"].partition("Searched for: ")[2]


async def test_an_answer_is_edited_back_and_forth(served: TelegramServer) -> None:
    update = served.user_says(ANNA, WHO_PAYS)
    await served.wait_for("sendMessage", chat=ANNA)
    for text, said in (
        ("why " * 600, "at most 2,000"),
        (LAMP, LIT),
        ("until:soon why?", "I cannot ask that"),
        (WHO_PAYS, PAID),
    ):
        served.user_edits(update, text)
        edited = (await served.wait_for("editMessageText", chat=ANNA)).result
        assert said in edited["text"]
    assert await told(served, edited, "👍") == SAY("vote.good")
    assert len(served.calls("sendMessage", ANNA)) == 1


async def test_naming_the_bot_afterwards_asks_it(served: TelegramServer) -> None:
    update = served.user_says(GROUP, WHO_PAYS, sender=ANNA)
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    served.user_edits(update, f"@byline_test_bot {WHO_PAYS}")
    message = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert message["text"].startswith(PAID)
    old = served.user_says(GROUP, LAMP, sender=ANNA, date=1_700_000_000)
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    served.user_edits(old, f"@byline_test_bot {LAMP}")
    old["message"]["edit_date"] += 900
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    assert len(served.calls("sendMessage", GROUP)) == 1


# Groups.


async def test_ask_points_to_the_question_that_it_replies_to(served: TelegramServer) -> None:
    question = served.user_says(GROUP, WHO_PAYS, sender=BO)["message"]
    served.user_says(GROUP, "/ask", sender=ANNA, reply_to_message=question)
    message = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert message["text"].startswith(PAID)
    assert "quote" not in message


async def test_a_question_around_the_bots_name_is_quoted_in_its_longest_piece(
    served: TelegramServer,
) -> None:
    served.user_says(GROUP, "Tell me, @byline_test_bot, who pays for dredging?", sender=ANNA)
    message = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert message["quote"]["text"] == "who pays for dredging?"


async def test_an_anonymous_administrator_is_answered_and_may_choose(
    served: TelegramServer,
) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    served.user_says(GROUP, "hello", sender=ANNA)
    place = served.world.chats[GROUP]
    for text, kind, length, said in (
        (f"@byline_test_bot {WHO_PAYS}", "mention", 16, PAID),
        ("/settings@byline_test_bot", "bot_command", 25, SAY("settings.title")),
    ):
        entities = [{"type": kind, "offset": 0, "length": length}]
        content = {"text": text, "entities": entities, "sender_chat": place}
        served.world.update(message=served.world.post(place, anonymous, **content))
        message = (await served.wait_for("sendMessage", chat=GROUP)).result
        assert message["text"].startswith(said)


# Buttons.


async def test_buttons_pressed_at_once_and_a_message_deleted_meanwhile(
    served: TelegramServer,
) -> None:
    message = await answer_to(served, LAMP)
    asked = [served.press(message, label) for label in ("More", "Context", "Why", "👍", "👎")]
    while any(served.world.presses[press].answer is None for press in asked):
        await served.world.stirred.wait()
    assert served.world.presses[asked[3]].answer["text"] == SAY("vote.good")  # type: ignore[index]
    assert served.world.presses[asked[4]].answer["text"] == SAY("vote.bad")  # type: ignore[index]
    del served.world.messages[ANNA, message["message_id"]]
    assert await told(served, message, "More") is None
    served.transcript[:] = [
        call for call in served.transcript if "not found" not in str(call.error)
    ]


async def test_taking_filters_away_one_by_one_ends_in_an_answer(served: TelegramServer) -> None:
    message = await answer_to(served, f"{WHO_PAYS} publisher:CNN since:2031 speaker:Nobody")
    assert message["text"].startswith(SAY("nothing.found"))
    for label in ("✕ CNN", "✕ since 1 January 2031", "✕ Nobody"):
        assert not message["text"].startswith(PAID)
        message = await pressed(served, message, label)
    assert message["text"].startswith(PAID)
    assert not [label for label in labels(message) if "✕" in label]


async def test_a_forgotten_answer_in_a_group_is_asked_for_again_and_its_question_not_kept(
    served: TelegramServer, state: Path
) -> None:
    served.world.administrators.add((GROUP, ANNA))
    served.user_says(GROUP, f"/ask {WHO_PAYS}", sender=ANNA)
    message = (await served.wait_for("sendMessage", chat=GROUP)).result
    served.user_says(GROUP, "/forget@byline_test_bot", sender=ANNA)
    card = (await served.wait_for("sendMessage", chat=GROUP)).result
    served.press(card, SAY("button.forget"), sender=ANNA)
    await served.wait_for("editMessageText", chat=GROUP)
    for _ in "12":  # twice at once
        served.press(message, "More", sender=BO)
    offered = (await served.wait_for("editMessageReplyMarkup", chat=GROUP)).result
    assert labels(offered) == [SAY("button.again")]
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    assert "dredging" not in await stored(state)
    served.press(offered, SAY("button.again"), sender=BO)
    again = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert again["text"].startswith(PAID)
    served.transcript[:] = [c for c in served.transcript if "not modified" not in str(c.error)]


async def test_what_is_on_its_way_while_a_chat_is_forgotten_is_not_stored(
    served: TelegramServer, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await answer_to(served, LAMP)
    card = await answer_to(served, "/forget")
    ask, begun, let_go = Index.ask, Event(), Event()

    def slow(*arguments: object, **others: object) -> object:
        begun.set()
        let_go.wait(20)
        return ask(*arguments, **others)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(Index, "ask", slow)
    served.user_says(ANNA, WHO_PAYS)
    await asyncio.to_thread(begun.wait, 20)
    served.user_says(ANNA, LAMP)  # waits behind it
    assert (await pressed(served, card, SAY("button.forget")))["text"] == SAY("forget.done")
    let_go.set()
    answers = [(await served.wait_for("sendMessage", chat=ANNA)).result for _ in "12"]
    assert answers[0]["text"].startswith(PAID)
    assert await told(served, answers[0], "More") == SAY("press.ask_anew")
    assert await told(served, first, "👍") == SAY("press.ask_anew")
    kept = await stored(state)
    assert not [word for word in ("dredging", "lamp") if word in kept]


# Shared answers.


async def test_who_opens_a_shared_answer_has_one_of_their_own(served: TelegramServer) -> None:
    narrowed = await answer_to(served, f'{LAMP} publisher:"Daily Gull"')
    theirs = await answer_to(served, f"/start {link_to(narrowed)}", chat=77)
    assert theirs["text"] == narrowed["text"]
    changed = await pressed(served, theirs, "✕ Daily Gull")
    assert not [label for label in labels(changed) if "✕" in label]
    more = await pressed(served, narrowed, "Why")
    more = await pressed(served, more, SAY("button.back"))  # is still among the Gull's
    assert "✕ Daily Gull" in labels(more)
    assert "✕ Daily Gull" not in labels(await pressed(served, changed, "More"))


async def test_a_shared_answer_is_gone_on_from(served: TelegramServer) -> None:
    shared = link_to(await answer_to(served, WHO_PAYS))
    opened = await answer_to(served, f"/start {shared}", chat=77)
    follow_up = await answer_to(served, "and when was that?", chat=77)
    assert "dredging" in follow_up["text"].partition("Searched for: ")[2]
    await answer_to(served, LAMP, chat=77)
    served.user_says(77, "why?", reply_to_message=opened)
    follow_up = (await served.wait_for("sendMessage", chat=77)).result
    assert "dredging" in follow_up["text"].partition("Searched for: ")[2]


async def test_of_what_is_typed_inline_no_passage_is_stored_and_the_whole_answer_is_there(
    served: TelegramServer, state: Path
) -> None:
    query = served.types(ANNA, WHO_PAYS)
    await served.wait_for("answerInlineQuery")
    assert "Harbour Courier" not in await stored(state)
    posted = served.chooses(query, 1, chat=GROUP, person=ANNA)
    url = next(one["url"] for one in buttons(posted) if one["text"] == SAY("button.whole"))
    whole = await answer_to(served, f"/start {url.partition('=')[2]}", chat=77)
    assert whole["text"].startswith(PAID)
    assert "Passage 2 of " in (await pressed(served, whole, "More"))["text"]
