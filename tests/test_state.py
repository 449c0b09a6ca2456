"""What the bot remembers: stored once, migrated, restored from the index, forgotten."""

from __future__ import annotations

import json
import time
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from command_line import byline

from bot.errors import StateUnusable
from bot.state import database
from bot.state.answers import Answers, Asking, Given, new_id
from bot.state.chats import Chats, Choices
from bot.state.database import VERSION, open_state
from bot.state.found import without_text
from bot.state.inbox import Inbox, chat_of
from bot.state.messages import Messages, Reply
from bot.state.typed import Typed
from bot.state.votes import Votes
from index.filters import Filters
from index.search import Index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

ASKED = "How much is the Herring Cup insured for?"
DAY = date(2025, 4, 20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "state.sqlite"


@pytest.fixture
def state(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_state(file)) as state:
        yield state


def message(number: int, chat: int = 42, text: str = "hello") -> dict[str, Any]:
    return {
        "update_id": number,
        "message": {"message_id": 1, "chat": {"id": chat, "type": "private"}, "text": text},
    }


def given(sample: Index, question: str = ASKED, chat: int = 42, **others: Any) -> Given:  # noqa: ANN401
    filters = others.pop("filters", Filters())
    asking = Asking(chat, 7, question, question, filters, DAY)
    answer = sample.ask(question, 10, filters, DAY)
    return Given(new_id(), asking, sample.name, answer, **others)


# The file.


def test_the_file_is_made_migrated_and_written_ahead(file: Path) -> None:
    with closing(open_state(file)) as state:
        assert state.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert state.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with closing(open_state(file)):  # once more: nothing is left to do
        pass


def test_an_older_file_is_migrated_and_a_failed_migration_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_state(file)) as state:
        Chats(state).choose(1, Choices("ru"))
    older = database._MIGRATIONS
    monkeypatch.setattr(database, "VERSION", VERSION + 1)
    broken = (*older, "ALTER TABLE chats ADD COLUMN mood TEXT; ALTER TABLE nowhere ADD COLUMN x")
    monkeypatch.setattr(database, "_MIGRATIONS", broken)
    with pytest.raises(StateUnusable, match="nowhere"):
        open_state(file)
    monkeypatch.setattr(database, "_MIGRATIONS", (*older, "ALTER TABLE chats ADD COLUMN mood TEXT"))
    with closing(open_state(file)) as state:
        assert state.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert state.execute("SELECT language, mood FROM chats").fetchall() == [("ru", None)]


def test_answers_of_the_first_version_keep_their_messages(
    file: Path, sample: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = database._MIGRATIONS
    monkeypatch.setattr(database, "_MIGRATIONS", newest[:1])
    monkeypatch.setattr(database, "VERSION", 1)
    one = given(sample)
    with closing(open_state(file)) as state:
        for name, asked, sent in ((one.id, 11, 101), ("notsent", 12, None)):
            state.execute(
                "INSERT INTO answers VALUES (?, 42, 7, ?, ?, 1.0, ?, ?, ?, ?, ?, ?)",
                (
                    name, asked, sent, ASKED, ASKED, json.dumps(asdict(Filters())),
                    DAY.isoformat(), sample.name, json.dumps(without_text(one.answer)),
                ),
            )  # fmt: skip
    monkeypatch.setattr(database, "_MIGRATIONS", newest)
    monkeypatch.setattr(database, "VERSION", len(newest))
    with closing(open_state(file)) as state:
        answers, messages = Answers(state), Messages(state)
        assert messages.reply_to(42, 11) == Reply(101, one.id)
        assert messages.reply_to(42, 12) is None
        kept = answers.kept(one.id)
        assert kept is not None
        assert kept.given(sample) == replace(one, answer=replace(one.answer, signals=None))
        assert answers.asking("notsent") == one.asking


def test_a_newer_file_and_what_is_no_state_are_refused_untouched(file: Path) -> None:
    with closing(open_state(file)) as state:
        state.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StateUnusable, match="newer version"):
        open_state(file)
    other = file.with_name("notes.txt")
    other.write_bytes(b"my notes, and not a database at all" * 40)
    before = other.read_bytes()
    with pytest.raises(StateUnusable, match="not a database"):
        open_state(other)
    assert other.read_bytes() == before
    with pytest.raises(StateUnusable, match="no state in"):
        open_state(file.with_name("none.sqlite"), existing=True)


# Updates.


def test_an_update_is_kept_once_and_known_when_it_was_done(state: sqlite3.Connection) -> None:
    inbox = Inbox(state)
    assert inbox.keep([message(5), message(6)]) == [message(5), message(6)]
    assert inbox.keep([message(6), message(7)]) == [message(7)]
    inbox.done(6)
    assert inbox.waiting() == [message(5), message(7)]
    assert inbox.keep([message(6)]) == []
    assert [inbox.failed(5), inbox.failed(5)] == [1, 2]
    stored = state.execute("SELECT chat, body FROM updates WHERE id = 6").fetchone()
    assert stored == (None, None)


def test_what_is_done_is_forgotten_once_it_cannot_come_again(state: sqlite3.Connection) -> None:
    inbox = Inbox(state)
    inbox.keep([message(1), message(2), message(3)])
    inbox.done(1)
    inbox.done(2)
    state.execute("UPDATE updates SET received = ? WHERE id <> 2", (time.time() - 4 * 86_400,))
    inbox.prune()
    assert state.execute("SELECT id FROM updates ORDER BY id").fetchall() == [(2,), (3,)]


@pytest.mark.parametrize(
    ("content", "chat"),
    [
        ({"message": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        ({"edited_message": {"chat": {"id": 9}}}, 9),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, -5),
        ({"callback_query": {"from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"inline_query": {"from": {"id": 7}}}, 7),
        ({"message": "what is this"}, None),
    ],
)
def test_the_chat_of_an_update(content: dict[str, Any], chat: int | None) -> None:
    assert chat_of({"update_id": 1, **content}) == chat


# Answers.


def test_an_answer_comes_back_as_it_was_and_without_words_of_articles_in_the_file(
    state: sqlite3.Connection, sample: Index, file: Path
) -> None:
    answers = Answers(state)
    for question in (ASKED, "What did Helma Brandvold say?", "Who stole the moon?"):
        one = given(sample, question, filters=Filters(since="2025-01", relaxed=("publisher",)))
        answers.put(one)
        kept = answers.kept(one.id)
        assert kept is not None
        back = kept.given(sample)
        assert back == replace(one, answer=replace(one.answer, signals=None))
    state.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = file.read_bytes()
    for question in (ASKED, "What did Helma Brandvold say?"):
        passage = sample.ask(question).passages[0]
        words = [passage.text, *(said["content"]["text"] for said in passage.said_by)]
        assert not [one for one in words if one[:40].encode() in stored]


def test_an_answer_is_gone_with_its_words(
    state: sqlite3.Connection, sample: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, one = Answers(state), given(sample)
    answers.put(one)
    kept = answers.kept(one.id)
    assert kept is not None
    article = sample.article(one.answer.passages[0].article)
    assert article is not None
    changed = replace(article, text=article.text.replace("Herring", "Hering"))
    monkeypatch.setattr(Index, "article", lambda _, key: changed if key == article.key else None)
    assert kept.given(sample) is None
    assert answers.asking(one.id) == one.asking  # so that it can be asked again
    assert answers.kept("nosuchanswer") is None


def test_an_answer_whose_article_was_edited_is_told_from_one_that_is_gone(
    state: sqlite3.Connection, sample: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, one = Answers(state), given(sample)
    answers.put(one)
    kept = answers.kept(one.id)
    assert kept is not None
    assert not kept.has_changed(sample)
    held = {passage.article: sample.article(passage.article) for passage in one.answer.passages}
    key, article = next(iter(held.items()))
    assert article is not None
    held[key] = replace(article, text=article.text.replace("Herring", "Hering"))
    monkeypatch.setattr(Index, "article", lambda _, key: held[key])
    assert kept.has_changed(sample)
    held[key] = None
    assert not kept.has_changed(sample)


def test_the_last_answer_of_a_chat_or_to_one_reader_in_it(
    state: sqlite3.Connection, sample: Index
) -> None:
    answers, messages = Answers(state), Messages(state)
    first, second = given(sample), given(sample, "What did Helma Brandvold say?")
    answers.put(first)
    answers.put(second)
    messages.sent(42, 101, 7, first.id, asked=11)
    messages.sent(42, 102, 8, second.id, asked=12)
    last = messages.last(42)
    assert last == second.id
    earlier = answers.earlier(last)
    assert earlier is not None
    assert (earlier.asking, earlier.speaker) == (second.asking, "Helma Brandvold")
    for found in (
        messages.last(42, reader=7),
        messages.last(42, before=12),  # changed, a question goes on from the one before it
        messages.shown_in(42, 101),
    ):
        assert found == first.id
    assert messages.last(43) is None
    messages.sent(42, 109, 7, first.id, topic=5)  # of a forum
    assert messages.last(42) == second.id
    assert messages.last(42, topic=5) == first.id
    messages.sent(42, 109, 8, second.id)  # changed by a button: where it stands is known
    assert messages.last(42, topic=5) == second.id
    assert messages.reply_to(42, 11) == Reply(101, first.id)
    messages.sent(42, 103, 7, asked=13)  # a question that was not looked up
    assert messages.reply_to(42, 13) == Reply(103, None)
    assert messages.last(42) == second.id
    messages.sent(42, 103, 8, first.id)  # it is now, by a button that somebody else pressed
    assert messages.reply_to(42, 13) == Reply(103, first.id)
    assert messages.last(42, reader=7) == first.id
    answers.drop(first.id)
    assert messages.last(42) == second.id
    assert messages.last(42, reader=7) is None


def test_of_what_is_typed_inline_the_question_is_kept_and_of_its_beginnings_the_last(
    state: sqlite3.Connection, sample: Index
) -> None:
    now = 0.0
    answers = Answers(state)
    typed = Typed(answers, lambda: now)
    kept = []
    for text, pause in [
        ("who", 1), ("who resigned", 1), ("who resi", 1), ("who resigned as deputy", 1),
        ("who resigned as deputy mayor", 60), ("who resigned as deputy mayor of Tolmere", 1),
        ("the cup", 1),
    ]:  # fmt: skip
        one = given(sample, text)
        typed.keep(7, text, None if text == "who resi" else one)
        kept.append(one.id)
        now += pause
    assert all(answers.asking(one) for one in kept[:2] + kept[3:])
    found = answers.kept(kept[1])
    assert found is not None
    assert (found.asking.question, found.found, found.given(sample)) == ("who resigned", None, None)
    now += 4000
    typed.keep(8, "the weather", None)
    still = [number for number, one in enumerate(kept) if answers.asking(one)]
    assert still == [1, 4, 5, 6]  # what was typed on after a minute may have been chosen


def test_old_answers_are_forgotten(state: sqlite3.Connection, sample: Index) -> None:
    answers, one = Answers(state), given(sample)
    answers.put(one)
    answers.prune(time.time() - 1)
    assert answers.asking(one.id)
    answers.prune(time.time() + 1)
    assert answers.asking(one.id) is None


def test_ids_of_answers_cannot_be_guessed_and_fit_into_links() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(
        len(f"a_{one}") <= 64 and one.replace("-", "").replace("_", "").isalnum() for one in ids
    )


# Votes.


def test_a_vote_changes_the_one_before_it_and_is_exported_for_eval(
    state: sqlite3.Connection, sample: Index, sample_index: Path, file: Path
) -> None:
    votes = Votes(state)
    cup = given(sample, filters=Filters(publisher="Harbour Courier"))
    said = given(sample, "What did Helma Brandvold say?")
    assert [votes.put(42, 7, cup, 1, good) for good in (True, True, False, True)] == [
        True, False, True, True,
    ]  # fmt: skip
    votes.put(42, 7, cup, 2, False)
    votes.put(43, 8, said, 1, True)
    votes.put(43, 9, said, 1, False)
    state.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    exported = byline("feedback", "--state", file)
    assert exported.row == {
        "question": ASKED,
        "publisher": "Harbour Courier",
        "now": DAY.isoformat(),
        "articles": [cup.answer.passages[0].article],
        "quotation": [cup.answer.passages[0].quote.text],
        "votes": 2,
        "generation": sample.name,
    }
    marked = file.with_name("marked.jsonl")
    marked.write_text(exported.out)
    measured = byline("eval", marked, "--index", sample_index, "--json")
    assert (measured.status, measured.err) == (0, "")
    assert [(row["question"], row["answered"]) for row in measured.row["rows"]] == [(ASKED, True)]
    rejected = byline("feedback", "--state", file, "--rejected")
    assert [row["rejected_articles"] for row in rejected.rows] == [
        [cup.answer.passages[1].article],
        [said.answer.passages[0].article],
    ]


def test_feedback_without_a_state_is_one_clear_line(tmp_path: Path) -> None:
    assert "no state in" in byline("feedback", "--state", tmp_path / "none.sqlite").failed()


# Chats.


def test_forgetting_a_chat_leaves_nothing_of_it_and_everything_of_others(
    state: sqlite3.Connection, sample: Index, file: Path
) -> None:
    inbox, answers, votes, chats = Inbox(state), Answers(state), Votes(state), Chats(state)
    kept = {}
    for chat in (42, 43):
        one = kept[chat] = given(sample, f"How much is cup {chat} insured for?", chat)
        inbox.keep([message(chat, chat, f"secret {chat}")])
        answers.put(one)
        votes.put(chat, 7, one, 1, True)
        chats.choose(chat, Choices("ru", 5, ("Daily Gull",)))
        assert chats.tell_once(chat, "language")
        assert not chats.tell_once(chat, "language")
    chats.forget(42)
    assert b"secret 42" not in file.read_bytes()
    assert b"cup 42" not in file.read_bytes()
    assert answers.asking(kept[42].id) is None
    assert chats.choices(42) == Choices()
    assert chats.tell_once(42, "language")
    assert inbox.keep([message(42)]) == []  # its number is no secret, and not to be answered twice
    assert answers.asking(kept[43].id) is not None
    assert chats.choices(43) == Choices("ru", 5, ("Daily Gull",))
    assert [vote.question for vote in votes.all()] == ["How much is cup 43 insured for?"]
    assert [update["update_id"] for update in inbox.waiting()] == [43]


def test_a_group_that_moves_takes_what_is_stored_along(
    state: sqlite3.Connection, sample: Index
) -> None:
    chats, answers, one = Chats(state), Answers(state), given(sample, chat=-5)
    chats.choose(-5, Choices("ru"))
    answers.put(one)
    messages = Messages(state)
    messages.sent(-5, 101, 7, one.id)
    chats.move(-5, -1005)
    assert chats.choices(-1005) == Choices("ru")
    assert messages.last(-1005) == one.id
    assert messages.last(-5) is None


def test_a_suggestion_has_one_id(state: sqlite3.Connection) -> None:
    chats = Chats(state)
    identity = chats.suggest("Who pays?")
    assert chats.suggest("Who pays?") == identity
    assert chats.suggested(identity) == "Who pays?"
    assert chats.suggested("0" * 16) is None
