"""Conversations, end to end: the real client, the real index, the strict fake Bot API."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from telegram_bot import ARTICLES, DREDGING, ODD
from telegram_chats import ANNA, SAY, answer_to, labels, marked, pressed, told
from telegram_server import TelegramServer, buttons

from bot.buttons import ReadPage
from bot.errors import Busy, OneAtATime
from bot.live import LiveIndex
from bot.searches import Searches
from bot.words import words
from corpus.article import Span

if TYPE_CHECKING:
    from pathlib import Path

    from telegram_facts import Json

pytestmark = pytest.mark.anyio

WHO_PAYS = "Who will pay for half of the dredging of the harbour?"
LAMP = "How does keeper Ida Moe light the lamp?"
PAID = "The town council will pay for half of the dredging, mayor Ann Lee said on Monday."
LIT = "Keeper Ida Moe lights the lamp with a bicycle dynamo when the power fails."


# Answers.


async def test_a_question_is_answered_verbatim_with_its_citation(served: TelegramServer) -> None:
    message = await answer_to(served, WHO_PAYS)
    assert message["text"].startswith(
        f"{PAID}\n\nAnn Lee, mayor, said on 3 March 2025\nHarbour Courier · 4 March 2025\n"
        "Council to pay half of dredging\nBy Bo Ek\n\n"
    )
    assert marked(message, "bold") == [PAID, PAID]
    assert marked(message, "expandable_blockquote") == [DREDGING]
    opened = buttons(message)[0]
    assert opened["text"] == SAY("button.open")
    assert opened["url"].startswith(f"{ARTICLES[0]['url']}#:~:text=The%20town%20council")
    preview = message["link_preview_options"]
    assert (preview["url"], preview["prefer_small_media"]) == (ARTICLES[0]["url"], True)
    copy = next(one for one in buttons(message) if one["text"] == SAY("button.copy"))
    assert copy["copy_text"]["text"].startswith(f"“{PAID}” — Ann Lee, mayor, Harbour Courier")


async def test_an_article_full_of_markup_is_shown_as_it_is(served: TelegramServer) -> None:
    message = await answer_to(served, "What did the owner of Fish & Sons tell the fair about pies?")
    [quote, *_] = marked(message, "bold")
    assert quote in ODD
    assert marked(message, "expandable_blockquote") == [ODD]
    assert "Pies & <prices>" in message["text"]


async def test_what_the_archive_does_not_say_is_not_answered(served: TelegramServer) -> None:
    message = await answer_to(served, "Which team won the 1966 football world cup final?")
    assert message["text"].startswith("Nothing found\n\n")
    assert labels(message)[0] == SAY("button.closest")
    closest = await pressed(served, message, SAY("button.closest"))
    assert closest["text"].startswith(SAY("card.closest"))
    nothing = await answer_to(served, "the of and")
    assert SAY("advice.no_words") in nothing["text"]


async def test_a_question_that_cannot_be_asked(served: TelegramServer) -> None:
    assert "at most 2,000" in (await answer_to(served, "why " * 600))["text"]
    refused = await answer_to(served, "since:yesterday-ish <b> who pays?")
    assert refused["text"].startswith("I cannot ask that: since:")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("since:2024-02-30 who pays?", "после since: нужна дата, а не «2024-02-30»"),
        ("who pays? издание:", "после издание: ничего нет"),
        ("who pays? publisher:CNN publisher:BBC", "publisher: стоит дважды"),
        ("who pays? since:2024-03 until:2024-02", "период кончается раньше, чем начинается"),
        ("publisher:CNN", "есть условия, но нет самого вопроса"),
    ],
)
async def test_what_is_wrong_with_a_question_is_said_in_the_readers_language(
    served: TelegramServer, asked: str, why: str
) -> None:
    refused = await answer_to(served, asked, language="ru")
    assert refused["text"].startswith(f"Так спросить нельзя: {why}")
    typed = served.types(ANNA, asked)
    await served.wait_for("answerInlineQuery")
    answer = served.world.queries[typed].answer
    assert answer is not None
    assert answer["button"]["text"].startswith("Так спросить нельзя: ")


async def test_more_context_and_why_edit_the_message(served: TelegramServer) -> None:
    first = await answer_to(served, LAMP)
    assert marked(first, "bold")[0] == LIT
    more = await pressed(served, first, "More")
    assert more["message_id"] == first["message_id"]
    assert "Passage 2 of " in more["text"]
    back = await pressed(served, more, SAY("button.previous"))
    assert back["text"] == first["text"]
    context = await pressed(served, back, SAY("button.context"))
    assert marked(context, "bold") == [LIT]
    assert "who wrote down the weather" in context["text"]
    assert "Visitors in group 2" in context["text"]
    why = await pressed(served, await pressed(served, context, SAY("button.back")), "Why")
    assert "words alone: number 1." in why["text"]
    assert "By meaning alone: number " in why["text"]
    assert (await pressed(served, why, SAY("button.back")))["text"] == first["text"]


async def test_votes_are_kept_and_can_be_changed(served: TelegramServer) -> None:
    message = await answer_to(served, WHO_PAYS)
    said = [await told(served, message, thumb) for thumb in "👍👍👎👍"]
    assert said == [SAY("vote.good"), SAY("vote.same"), SAY("vote.bad"), SAY("vote.good")]


async def test_a_filter_is_shown_and_taken_away(served: TelegramServer) -> None:
    asked = "Who will pay for dredging?"
    message = await answer_to(served, f'{asked} publisher:"Daily Gull"')
    assert "✕ Daily Gull" in labels(message)
    assert PAID not in message["text"]
    without = await pressed(served, message, "✕ Daily Gull")
    assert without["text"].startswith(PAID)
    understood = await answer_to(served, "According to the Daily Gull, how is the lamp lit?")
    assert "✕ Daily Gull" in labels(understood)
    assert not [
        one for one in labels(await pressed(served, understood, "✕ Daily Gull")) if "✕" in one
    ]


async def test_a_follow_up_goes_on_from_the_last_question_visibly(served: TelegramServer) -> None:
    await answer_to(served, "What does Ann Lee say about the dredging of the harbour?")
    message = await answer_to(served, "and what did Cora Wick say?")
    assert "Searched for: " in message["text"]
    assert "Cora Wick" in message["text"].partition("Searched for: ")[2]


async def test_a_reply_goes_on_from_the_answer_it_replies_to(served: TelegramServer) -> None:
    first = await answer_to(served, WHO_PAYS)
    await answer_to(served, LAMP)
    served.user_says(ANNA, "and when was that?", reply_to_message=first)
    message = (await served.wait_for("sendMessage", chat=ANNA)).result
    assert "dredging" in message["text"].partition("Searched for: ")[2]


async def test_a_clean_question_is_not_touched_by_the_one_before(served: TelegramServer) -> None:
    await answer_to(served, WHO_PAYS)
    assert "Searched for" not in (await answer_to(served, LAMP))["text"]


async def test_a_question_that_is_edited_has_its_answer_edited(served: TelegramServer) -> None:
    update = served.user_says(ANNA, WHO_PAYS)
    first = (await served.wait_for("sendMessage", chat=ANNA)).result
    served.user_edits(update, LAMP)
    edited = (await served.wait_for("editMessageText", chat=ANNA)).result
    assert edited["message_id"] == first["message_id"]
    assert edited["text"].startswith(LIT)
    assert await told(served, edited, "👍") == SAY("vote.good")


async def test_a_shared_link_reopens_the_answer(served: TelegramServer) -> None:
    message = await answer_to(served, WHO_PAYS)
    url = next(one["url"] for one in buttons(message) if one["text"] == SAY("button.share"))
    payload = url.partition("%3Fstart%3D")[2].partition("&")[0]
    reopened = await answer_to(served, f"/start {payload}", chat=77)
    assert reopened["text"] == message["text"]
    assert labels(reopened) == labels(message)
    gone = await answer_to(served, "/start a_nosuchanswer", chat=77)
    assert gone["text"].startswith(SAY("press.link_gone"))


# Reading.


async def test_an_article_without_a_link_is_read_in_the_chat(served: TelegramServer) -> None:
    message = await answer_to(served, LAMP)
    assert message["link_preview_options"] == {"is_disabled": True, "prefer_small_media": True}
    served.press(message, "Read article")
    page = (await served.wait_for("sendMessage", chat=ANNA)).result
    assert page["text"].startswith("Daily Gull\nLife on Gannet Rock\n\n")
    assert LIT in marked(page, "bold")
    number, _, last = marked(page, "italic")[0].removeprefix("Page ").partition(" of ")
    assert 1 < int(number) < int(last)
    following = await pressed(served, page, "Next")
    assert following["message_id"] == page["message_id"]
    assert marked(following, "italic") == [f"Page {int(number) + 1} of {last}"]
    assert following["text"] != page["text"]
    assert (await pressed(served, following, "Back"))["text"] == page["text"]


async def test_one_press_too_many_changes_nothing(served: TelegramServer) -> None:
    message = await answer_to(served, LAMP)
    served.press(message, "Read article")
    page = (await served.wait_for("sendMessage", chat=ANNA)).result
    for _ in "12":
        served.press(page, "Next")
    await served.wait_for("editMessageText", chat=ANNA)
    refused = await served.wait_for("editMessageText", chat=ANNA, ok=False)
    assert "message is not modified" in (refused.error or "")
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    served.transcript.remove(refused)  # the one rule that two quick presses cannot keep


async def test_buttons_of_what_is_gone_say_so(served: TelegramServer) -> None:
    message = await answer_to(served, LAMP)
    gone = ReadPage("0" * 16, Span(0, 1), "0" * 8).data()
    for data, said in (
        (gone, "press.article_gone"),
        ("v0:more", "press.old"),
        ("p:nosuchanswer:2:", "press.ask_anew"),
        ("q:0123456789abcdef:0:", "press.ask_anew"),
    ):
        buttons(message)[0]["callback_data"] = data
        assert await told(served, message, "Read article") == SAY(said)


async def test_a_press_that_is_too_old_is_served_all_the_same(served: TelegramServer) -> None:
    message = await answer_to(served, LAMP)
    press = served.world.presses[served.press(message, "Read article")]
    press.expired = True
    page = await served.wait_for("sendMessage", chat=ANNA)
    assert "Life on Gannet Rock" in page.result["text"]
    served.transcript.remove(await served.wait_for("answerCallbackQuery", ok=False))


# Commands.


async def test_start_suggests_questions_that_are_answered(served: TelegramServer) -> None:
    message = await answer_to(served, "/start")
    assert message["text"].startswith(SAY("start.greeting"))
    asked = labels(message)
    assert "What did Ann Lee say?" in asked
    for question in asked:
        served.press(message, question)
        answer = (await served.wait_for("sendMessage", chat=ANNA)).result
        assert not answer["text"].startswith("Nothing found"), question


async def test_every_command_does_what_its_menu_says(served: TelegramServer) -> None:
    said = {
        "/help": "Narrow it down",
        "/ask": "Write your question",
        f"/ask {WHO_PAYS}": PAID,
        "/sources": "Daily Gull · 2 articles · no dates given",
        "/latest": "Council to pay half of dredging\nHarbour Courier · 4 March 2025",
        "/latest harbour courier": "The newest of Harbour Courier",
        "/latest nobody <here>": "no publisher nobody <here>",
        "/who Ann Lee": "What Ann Lee said, newest first\nmayor · 1 statement",
        "/who ann lee about the dredging": f"{PAID}\nsaid on 3 March 2025 · Harbour",
        "/who Ann Lee bicycles": "There is nothing of Ann Lee about “bicycles”",
        "/who Zaphod <b>": "No article says what Zaphod <b> said",
        "/about": "3 articles by 2 publishers",
        "/privacy": "for 90 days",
        "/dance": SAY("command.unknown"),
        "/stats": SAY("command.unknown"),  # for operators only
    }
    for command, expected in said.items():
        assert expected in (await answer_to(served, command))["text"], command
    who = await answer_to(served, "/who")
    label = next(label for label in labels(who) if label.startswith("Ann Lee"))
    served.press(who, label)
    said = (await served.wait_for("sendMessage", chat=ANNA)).result
    assert "What Ann Lee said" in said["text"]
    sources = await answer_to(served, "/sources")
    served.press(sources, "Harbour Courier")
    latest = (await served.wait_for("sendMessage", chat=ANNA)).result
    assert "The newest of Harbour Courier" in latest["text"]


async def test_menus_are_set_for_each_kind_of_chat_and_language(served: TelegramServer) -> None:
    menus = served.world.commands
    assert len(menus) == 4
    for key, menu in menus.items():
        names = [command["command"] for command in menu]
        assert ("forget" in names) == ("private" in key)
        assert {"ask", "sources", "latest", "who", "settings", "help"} <= set(names)
    assert sum("Задать вопрос" in str(menu) for menu in menus.values()) == 2


async def test_settings_change_what_is_said_and_searched(served: TelegramServer) -> None:
    card = await answer_to(served, "/settings")
    card = await pressed(served, card, "5")
    assert "✓ 5" in labels(card)
    card = await pressed(served, card, "Daily Gull")
    assert "✓ Daily Gull" in labels(card)
    message = await answer_to(served, WHO_PAYS)
    assert PAID not in message["text"]
    assert "✕ Daily Gull" in labels(message)
    assert (await pressed(served, message, "✕ Daily Gull"))["text"].startswith(PAID)
    card = await pressed(served, card, "Daily Gull")
    assert "✓ Daily Gull" not in labels(card)
    card = await pressed(served, card, "Русский")
    assert card["text"].startswith(words("ru")("settings.title"))
    assert (await answer_to(served, "/dance"))["text"] == words("ru")("command.unknown")
    closed = await pressed(served, card, words("ru")("button.close"))
    assert buttons(closed) == []


async def test_the_language_is_the_readers(served: TelegramServer) -> None:
    russian = await answer_to(served, "/dance", language="ru-RU")
    assert russian["text"] == words("ru")("command.unknown")
    other = await answer_to(served, "/dance", language="pt-br")
    assert other["text"] == SAY("command.unknown")


async def test_a_language_that_the_model_does_not_know_is_told_once(
    served: TelegramServer,
) -> None:
    first = await answer_to(served, "Wer bezahlt denn die Baggerarbeiten im Hafen von Skerry?")
    assert SAY("note.language") in first["text"]
    second = await answer_to(served, "Wer bezahlt denn die neue Lampe in diesem Leuchtturm?")
    assert SAY("note.language") not in second["text"]


async def test_forgetting_takes_everything_with_it(served: TelegramServer, tmp_path: Path) -> None:
    message = await answer_to(served, WHO_PAYS)
    await told(served, message, "👍")
    card = await answer_to(served, "/forget")
    kept = await pressed(served, card, SAY("button.keep"))
    assert kept["text"] == SAY("closed")
    card = await answer_to(served, "/forget")
    assert (await pressed(served, card, SAY("button.forget")))["text"] == SAY("forget.done")
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("state.sqlite*"))
    assert b"dredging" not in stored
    assert await told(served, message, "More") == SAY("press.ask_anew")


async def test_what_is_not_text_is_told_once(served: TelegramServer) -> None:
    for number in range(3):
        served.user_sends(ANNA, sticker=sticker(number))
    pinned = {"message_id": 1, "date": 0, "chat": {"id": ANNA, "type": "private"}}
    served.user_sends(ANNA, pinned_message=pinned)
    assert (await served.wait_for("sendMessage")).result["text"] == SAY("ask.only_text")
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")


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


async def test_a_reader_who_blocked_the_bot_is_no_error(
    served: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    served.user_says(7, "/start")
    served.block(7)
    call = await served.wait_for("sendMessage", chat=7, ok=False)
    assert call.status == 403
    assert (await answer_to(served, "/dance"))["text"] == SAY("command.unknown")
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_searches_take_turns_and_say_when_it_is_too_much(archive: Path) -> None:
    live, let_go = LiveIndex(archive), Event()
    searches = Searches(live, most=4, most_of_one=2)
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
