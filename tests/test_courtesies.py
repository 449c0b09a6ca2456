"""Thanks, greetings, "ok", pictures and captions: read as people mean them, end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram_chats import ANNA, SAY, answer_to, labels

from bot.talking.across import in_language_of
from bot.talking.courtesies import courtesy_in
from bot.words import words
from index.mentions import Names

if TYPE_CHECKING:
    from telegram_facts import Json
    from telegram_server import TelegramServer


BO, GROUP, FORUM = 43, -100, -1_001
WHO_PAYS = "Who will pay for half of the dredging of the harbour?"
PAID = "The town council will pay for half of the dredging"
LAMP = "How does keeper Ida Moe light the lamp?"
LIT = "Keeper Ida Moe lights the lamp with a bicycle dynamo"
BOT = "@byline_test_bot"
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]
DOCUMENT = {"file_id": "d", "file_unique_id": "d"}
VOICE = {"file_id": "v", "file_unique_id": "v", "duration": 3}
PLACE = {"latitude": 60.0, "longitude": 5.0}


async def sent(served: TelegramServer, chat: int = ANNA, **content: object) -> Json:
    """Send something of any kind and return the message that comes back."""
    served.user_sends(chat, ANNA, **content)  # type: ignore[arg-type] # of any kind
    message: Json = (await served.wait_for("sendMessage", chat=chat)).result
    return message


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("thanks!", "thanks"),
        ("Ok, thank you very much 👍", "thanks"),
        ("Спасибо, всё понятно!", "thanks"),
        ("Thanks, bot", "thanks"),
        ("hi", "greeting"),
        ("Hello everyone!", "greeting"),
        ("Привет! Как дела?", "greeting"),
        ("До свидания", "farewell"),
        ("ok", "nod"),
        ("hahaha 😂", "nod"),
        ("Ахахах", "nod"),
        ("❤️", "nod"),
        ("👍🏽👍🏽", "nod"),
        (")))", "nod"),
    ],
)
def test_a_courtesy_is_one(message: str, kind: str) -> None:
    assert courtesy_in(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        WHO_PAYS,
        "hi, who pays?",
        "thanks, and CNN?",
        "ok, and when was that?",
        "thanks to whom?",
        "hello kitty",
        "good news",
        "Nice?",  # a town, after another one
        "спасибо кому?",
        "привет, что сказал Песков?",
        "да или нет",
        "why?",
        "2024",
        "?",
        "...",
        "",
        "bot",
        "good bye " * 400 + "x",
    ],
)
def test_what_has_more_in_it_is_none(message: str) -> None:
    assert courtesy_in(message) is None


@pytest.mark.anyio
async def test_a_courtesy_is_answered_with_a_kind_word_and_counts_for_nothing(
    served: TelegramServer,
) -> None:
    await answer_to(served, WHO_PAYS)
    for text, said in (
        ("Thanks!", SAY("polite.thanks")),
        ("haha", SAY("polite.nod")),
        ("🦆🦆", SAY("polite.nod")),
        ("bye", SAY("polite.farewell")),
    ):
        assert (await answer_to(served, text))["text"] == said
    greeting = await answer_to(served, "hi")
    assert greeting["text"].startswith(SAY("polite.greeting"))
    assert all(label.endswith("?") for label in labels(greeting))
    # The last question is still the last one.
    follow_up = await answer_to(served, "thanks, and when was that?")
    assert "dredging" in follow_up["text"].partition("Searched for: ")[2]
    assert (await answer_to(served, f"Hi, {WHO_PAYS}"))["text"].startswith(PAID)
    russian = await answer_to(served, "спасибо!", language="ru")
    assert russian["text"] == words("ru")("polite.thanks")


@pytest.mark.anyio
async def test_in_a_group_a_courtesy_is_answered_where_the_bot_is_addressed(
    served: TelegramServer,
) -> None:
    served.user_says(GROUP, f"/ask {WHO_PAYS}", sender=ANNA)
    answer = (await served.wait_for("sendMessage", chat=GROUP)).result
    for text in ("thanks!", "ok", "👍", "hi", "haha"):
        served.user_says(GROUP, text, sender=BO)
    served.user_says(GROUP, "thanks!", sender=BO, reply_to_message=answer)
    by_reply = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert by_reply["text"] == SAY("polite.thanks")
    served.user_says(GROUP, f"{BOT} hello", sender=BO)
    by_name = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert by_name["text"].startswith(SAY("polite.greeting"))
    assert len(served.calls("sendMessage", GROUP)) == 3


@pytest.mark.anyio
async def test_a_courtesy_that_is_changed_into_a_question_is_answered(
    served: TelegramServer,
) -> None:
    update = served.user_says(ANNA, "hello")
    greeting = (await served.wait_for("sendMessage", chat=ANNA)).result
    served.user_edits(update, LAMP)
    edited = (await served.wait_for("editMessageText", chat=ANNA)).result
    assert edited["message_id"] == greeting["message_id"]
    assert edited["text"].startswith(LIT)


@pytest.mark.anyio
async def test_a_caption_is_read_as_the_question(served: TelegramServer) -> None:
    assert (await sent(served, photo=PHOTO, caption=WHO_PAYS))["text"].startswith(PAID)
    served.user_sends(ANNA, photo=PHOTO)  # of the same album, without a caption
    assert (await sent(served, document=DOCUMENT, caption=LAMP))["text"].startswith(LIT)
    assert len(served.calls("sendMessage", ANNA)) == 2


@pytest.mark.anyio
async def test_in_a_group_a_caption_is_read_where_it_mentions_the_bot(
    served: TelegramServer,
) -> None:
    served.user_sends(GROUP, ANNA, photo=PHOTO, caption=WHO_PAYS)
    served.user_sends(GROUP, ANNA, voice=VOICE)
    mentioned = await sent(served, GROUP, photo=PHOTO, caption=f"{BOT} {WHO_PAYS}")
    assert mentioned["text"].startswith(PAID)
    assert mentioned["quote"]["text"] == WHO_PAYS
    asked = await sent(served, GROUP, document=DOCUMENT, caption=f"/ask {LAMP}")
    assert asked["text"].startswith(LIT)
    shown = served.user_sends(GROUP, BO, photo=PHOTO, caption=LAMP)["message"]
    served.user_says(GROUP, BOT, sender=ANNA, reply_to_message=shown)
    pointed = (await served.wait_for("sendMessage", chat=GROUP)).result
    assert pointed["text"].startswith(LIT)
    assert len(served.calls("sendMessage", GROUP)) == 3


@pytest.mark.anyio
async def test_what_has_no_words_is_told_that_text_is_understood(served: TelegramServer) -> None:
    for content in ({"voice": VOICE}, {"location": PLACE}, {"photo": PHOTO}):
        assert (await sent(served, **content))["text"] == SAY("ask.only_text")
        await answer_to(served, "ok")


@pytest.mark.anyio
async def test_in_a_forum_ones_last_question_counts_for_its_topic(served: TelegramServer) -> None:
    async def asked(text: str, topic: int | None = None) -> str:
        place: Json = {"message_thread_id": topic} if topic else {}
        served.user_says(FORUM, f"/ask {text}", sender=ANNA, **place)
        said: str = (await served.wait_for("sendMessage", chat=FORUM)).result["text"]
        return said

    await asked(WHO_PAYS, 9)
    await asked(LAMP, 11)
    there = await asked("and when was that?", 9)
    assert "dredging" in there.partition("Searched for: ")[2]
    other = await asked("why?", 11)
    assert "lamp" in other.partition("Searched for: ")[2]
    assert "Searched for: " not in await asked("and when was that?")  # the general topic


# Languages that meet.

LEE = "What did Ann Lee say about the dredging?"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("message", "searched"),
    [
        ("а когда это было?", "When did Ann Lee say that about the dredging?"),
        ("почему?", "Why did Ann Lee say that about the dredging?"),
        ("А что сказала Cora Wick?", "What did Cora Wick say about the dredging?"),
        ("а кто это сказал?", "Who said so: Ann Lee about the dredging?"),
        ("а Cora Wick?", "What did Cora Wick say about the dredging?"),
    ],
)
async def test_a_russian_follow_up_of_an_english_question_is_searched_for_in_english(
    served: TelegramServer, message: str, searched: str
) -> None:
    await answer_to(served, LEE, language="ru")
    card = await answer_to(served, message)
    assert words("ru")("card.searched", question=searched) in card["text"]


@pytest.mark.anyio
async def test_where_no_article_is_in_the_language_of_a_question_its_card_says_so(
    served: TelegramServer,
) -> None:
    note = words("ru")("note.archive", languages="английский")
    assert note in (await answer_to(served, "/start", language="ru"))["text"]
    assert "English" not in (await answer_to(served, "/start", language="en"))["text"]
    nothing = await answer_to(served, "Кто заплатит за новый мост в гавани?", language="ru")
    assert nothing["text"].startswith(words("ru")("nothing.found"))
    assert note in nothing["text"]
    await answer_to(served, LEE)
    follow_up = await answer_to(served, "а что сказал Остин?")
    assert (
        words("ru")("card.searched", question="What did Остин say about the dredging?")
        in (follow_up["text"])
    )
    assert note in follow_up["text"]
    english = await answer_to(served, "Which team won the 1966 football world cup final?")
    assert note not in english["text"]


@pytest.mark.parametrize(
    ("last", "message"),
    [
        (LEE, "and when was that?"),
        ("Что сказала Анна Ли о гавани?", "а когда это было?"),  # Russian both
        (LEE, "когда откроют новый мост?"),  # a question of its own
        (LEE, "а что сказал Песков о выборах в Рязани: они были?"),
        (LEE, "а паром?"),  # no name that the archive lists
    ],
)
def test_what_does_not_cross_languages_is_left_as_it_is(last: str, message: str) -> None:
    assert in_language_of(last, message, Names([], [], ["Ann Lee"])) == message
