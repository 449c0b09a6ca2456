"""Example questions: asked of an archive that answers them, whatever archive that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_bot import ARTICLES, write_archive

from bot.examples import examples
from bot.shelf import contents_of
from index.build import build
from index.holdings import by_turns, holdings, latest
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path


def test_examples_are_questions_that_the_archive_answers(sample: Index) -> None:
    found = examples(sample, holdings(sample), 6)
    assert len(found) == 6
    articles = {example.answer.passages[0].article for example in found}
    assert len(articles) == 6
    for example in found:
        assert len(example.question) <= 60
        again = sample.ask(example.question)
        assert again.answered
        assert again.passages[0].quote == example.answer.passages[0].quote
        said = [one["speaker"] for one in again.passages[0].said_by]
        if example.question.startswith("What did "):
            assert example.question == f"What did {said[0]} say?"
            assert " " in said[0]
        else:
            assert again.confidence >= 0.75
        words = set(example.question.lower().replace("?", "").split())
        assert not words & {"he", "she", "it", "they", "this", "there", "his", "her"}
    kinds = {example.question.split()[0] for example in found if example.question.endswith("?")}
    assert kinds == {"What", "Who"}
    topics = {example.question for example in found if not example.question.endswith("?")}
    assert topics <= {sample.store.article(number).title for number in by_turns(holdings(sample))}
    assert topics


def test_examples_of_a_russian_archive_are_asked_in_russian(tmp_path: Path) -> None:
    texts = (
        "Мост через бухту закроют на ремонт в мае, заявил мэр Скерри Игорь Вяткин. «Старые опоры "
        "не выдержат зимы», — сказал Вяткин. Рыбаки будут ходить вокруг острова.",
        "Новый паром выйдет на линию в июне, сообщил мэр Скерри Игорь Вяткин. «Билеты не "
        "подорожают», — сказал Вяткин жителям. Старый паром продадут.",
    )
    articles = [
        {"title": title, "id": title, "text": text, "published": "2025-03-04", "publisher": "Маяк"}
        for title, text in zip(("Мост закроют в мае", "Паром выйдет в июне"), texts, strict=True)
    ]
    build([str(write_archive(tmp_path / "archive", articles))], tmp_path / "index")
    with Index(tmp_path / "index") as index:
        questions = [example.question for example in examples(index, holdings(index))]
        assert [one.name for one in index.speakers.most_heard()] == ["Игорь Вяткин"]
    assert "Что говорит Игорь Вяткин?" in questions


def test_an_archive_of_few_words_has_few_examples_or_none(tmp_path: Path) -> None:
    rock = [{"title": "Rock", "id": "rock", "text": "The rock is grey. Nobody lives there."}]
    build([str(write_archive(tmp_path / "archive", rock))], tmp_path / "index")
    with Index(tmp_path / "index") as index:
        assert examples(index, holdings(index)) == []


def test_holdings_are_counted_by_publisher(tmp_path: Path) -> None:
    gull = {**ARTICLES[1], "id": "other", "publisher": "DAILY GULL", "published": "2025-03"}
    archive = write_archive(tmp_path / "archive", [*ARTICLES, gull])
    build([str(archive)], tmp_path / "index")
    with Index(tmp_path / "index") as index:
        courier, daily = sorted(holdings(index), key=lambda one: one.articles)
        assert (courier.publisher, courier.articles) == ("Harbour Courier", 1)
        assert str(courier.earliest) == str(courier.latest) == "2025-03-04"
        assert (daily.publisher, daily.articles) == ("Daily Gull", 3)
        assert (str(daily.earliest), str(daily.latest)) == ("2025-03-01", "2025-03-31")
        titles = [index.store.article(number).title for number in by_turns(holdings(index))]
        assert titles == ["Pies & <prices>", "Council to pay half of dredging"]
        days = [index.store.article(number).published for number in latest(index, 9)]
        assert days == ["2025-03", "2025-03-04"]  # as late as the last day of the month
        assert len(latest(index, 1)) == 1
        contents = contents_of(index)
        assert contents_of(index) is contents
        assert contents.articles == 4
        source = contents.publisher(" daily gull ")
        assert source is not None
        assert source.articles == 3
        assert contents.publisher("nobody") is None
