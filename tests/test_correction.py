"""Correction notices, in three languages; and what is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import byline

from corpus.article import Article
from corpus.correction import find_correction
from index.build import build
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The ferry to Gull Point sails at eight. It carries two hundred people a day."


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: The ferry sails at eight, not at nine.",
        "CORRECTION, March 4, 2025: The ferry sails at eight.",
        "Corrections & Clarifications: A previous version misstated the hour. It is eight.",
        "Editor's note: This story has been corrected. The ferry sails at eight.",
        "An earlier version of this article misspelled the name of the captain.",
        "A previous version of this story gave an incorrect number of passengers.",
        "(This story was updated to correct the spelling of a name.)",
        "Korrektur: Die Fähre fährt um acht Uhr.",
        "Korrekturhinweis: Die Fähre fährt um acht Uhr. Wir haben das berichtigt.",
        "Anmerkung der Redaktion: In einer früheren Version dieses Artikels hieß es neun Uhr.",
        "In einer früheren Fassung des Textes war die Uhrzeit falsch.",
        "Berichtigung: Der Kapitän heißt Ole Brandt.",
        "Исправление: паром отходит в восемь часов.",
        "В предыдущей версии этой статьи было неверно указано время отхода парома.",
        "В более ранней версии материала была названа другая фамилия.",
        "Поправка: капитана зовут Олаф.",
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "within"])
def test_a_notice_is_found_whole(notice: str, place: str) -> None:
    text = {
        "above": f"{notice}\n{BODY}",
        "below": f"{BODY}\n{notice}",
        "within": f"{BODY}\n{notice}\n{BODY}",
    }[place]
    found = find_correction(Article(key="a", file="a", text=text))
    assert found is not None
    assert found.of(text) in notice
    assert len(found.of(text)) > len(notice) // 3


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The correction of the harbour wall began on Monday.",
        "Markets fear a correction. Shares fell by a tenth.",
        "This story has been updated with a comment by the mayor.",
        "She had read an earlier version of the report, and found it dull.",
        "The department of correction: a history in ten pictures.",
        "Он прочитал новую версию статьи.",
        "Die neue Fassung des Gesetzes gilt ab Mai.",
        "In der ersten Reihe saß der Bürgermeister.",
        "",
    ],
)
def test_what_is_no_notice(text: str) -> None:
    assert find_correction(Article(key="a", file="a", text=f"{BODY}\n{text}")) is None


def test_an_answer_shows_it_word_for_word(tmp_path: Path) -> None:
    notice = "Correction: An earlier version gave another hour. The ferry sails at eight."
    row = {"url": "https://gull.example/f", "title": "The ferry", "text": f"{BODY}\n\n{notice}"}
    (tmp_path / "news.jsonl").write_text(json.dumps(row), encoding="utf-8")
    build([str(tmp_path / "news.jsonl")], tmp_path / "index")
    with Index(tmp_path / "index") as index:
        passage = index.ask("When does the ferry to Gull Point sail?", 1).passages[0]
        article = index.article(passage.article)
    assert article is not None
    assert passage.correction is not None
    assert passage.correction.text == notice
    assert article.text[passage.correction.start : passage.correction.end] == notice
    asked = ("ask", "When does the ferry to Gull Point sail?", "--index", tmp_path / "index")
    assert notice in byline(*asked).out
    assert byline(*asked, "--json").row["passages"][0]["correction"]["text"] == notice
