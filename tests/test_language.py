"""Languages: detected where an article does not say, mixed in one archive, other encoders."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from command_line import byline
from tiny_models import write_model, write_multilingual_model

from corpus.article import Article
from corpus.language import detect_language
from corpus.load import load
from corpus.passage import passages
from index.build import build
from index.encode import Encoder
from index.errors import IndexOutdated
from index.generation import open_current, publish
from index.proposals import propose
from index.search import Index
from index.store import Store
from index.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from index.generation import Generation
    from index.query import Query

ARCHIVE = {
    "en-ferry": "The chain ferry across the Wend will stop for good in October. "
    "Mayor Ingrid Halvorsen said the boat had become too expensive to repair. "
    "Some 2,300 passengers cross the river every day.",
    "en-school": "Pupils of the harbour school planted ninety apple trees on Friday. "
    "The teacher said that every class will look after a row of its own.",
    "en-cannery": "A storm took the roof off the old cannery during the night. "
    "Nobody was hurt, and the fire brigade closed the road until noon.",
    "de-bruecke": "Die neuen Häuser am Hafen werden erst im Frühjahr fertig. "
    "Bürgermeisterin Ingrid Halvorsen nannte die Verzögerung ärgerlich. "
    "Der Bauunternehmer begründet sie mit fehlenden Fenstern.",
    "de-wahl": "Bei den Wahlen zum Stadtrat gewann die Bürgerliste sieben Sitze. "
    "Die Wahlbeteiligung lag bei einundsechzig Prozent.",
    "de-imker": "Der Imker Wilhelm Stroh verlor im Winter die Hälfte seiner Bienenvölker. "
    "Er vermutet, dass eine Milbe daran schuld ist.",
    "es-puente": "El puente nuevo costará cuarenta millones de euros. "
    "Las obras empezarán en marzo, según el ayuntamiento, y durarán tres años.",
    "es-pesca": "Los pescadores del norte capturaron menos sardinas que nunca este verano. "
    "La cooperativa pide ayudas para veintidós barcos.",
    "es-museo": "El museo de la sal abrió sus puertas después de una larga restauración. "
    "La entrada es gratuita los domingos.",
    "ru-vybory": "Выборы мэра пройдут в третье воскресенье сентября. "
    "Избирательная комиссия зарегистрировала четырёх кандидатов.",
    "ru-zavod": "Консервный завод закрылся после пятидесяти лет работы. "
    "Без места остались сто двадцать рабочих, сообщил профсоюз.",
    "ru-teatr": "Городской театр показал новую пьесу о рыбаках. "
    "Все билеты были проданы за один день.",
}  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as JSON lines; no article says what language it is in."""
    file = tmp_path_factory.mktemp("languages") / "archive.jsonl"
    rows = ({"id": key, "text": text} for key, text in ARCHIVE.items())
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def mixed(source: Path) -> Index:
    """The archive in four languages, with the real encoder, which knows English only."""
    build([str(source)], source.parent / "index")
    return Index(source.parent / "index")


def found(index: Index, question: str) -> list[str]:
    """Return the articles of an answer's passages, best first."""
    return [passage.article.rpartition("#")[2] for passage in index.ask(question).passages]


# Detection.


def test_every_article_is_known_by_its_language(source: Path) -> None:
    for item in load([str(source)]):
        assert isinstance(item, Article)
        assert item.language == item.key.rpartition("#")[2][:2]


@pytest.mark.parametrize("text", ["", " ", "…", "1234", "🙂👍", "Tarn", "OK", "http://a.example/b"])
def test_what_is_too_short_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_what_is_half_one_half_another_has_no_language() -> None:
    assert detect_language("The ferry sails at noon. Паром отходит в полдень.") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a annoncé mardi que le bac ne circulerait plus après l'automne."),
        ("uk", "Міська рада ухвалила рішення про будівництво нового мосту через річку."),
        ("zh", "市政府星期二宣布，渡轮将在秋天之后停止运行，新的大桥将于春天开放。"),
        ("ja", "市長は火曜日、秋以降フェリーの運航を終了すると発表しました。"),
        ("ar", "أعلن رئيس البلدية يوم الثلاثاء أن العبارة ستتوقف عن العمل في الخريف."),
    ],
)
def test_a_sentence_or_two_are_enough(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_what_an_article_says_of_itself_is_not_looked_into(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": ARCHIVE["de-wahl"], "language": "nl"}), encoding="utf-8")
    (article,) = load([str(file)])
    assert isinstance(article, Article)
    assert article.language == "nl"


def test_read_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARCHIVE["es-puente"], encoding="utf-8")
    assert byline("read", file, "--json").row["language"] == "es"


# An archive in four languages.


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("When will the ferry stop?", "en-ferry"),
        ("How many trees did pupils plant?", "en-school"),
        ("Wann wird das Haus am Hafen fertig?", "de-bruecke"),
        ("Wer gewann die Wahl?", "de-wahl"),
        ("Was tötete die Bienen des Imkers?", "de-imker"),
        ("¿Cuántos millones cuesta un puente?", "es-puente"),
        ("¿Qué pidió la cooperativa de pesca para el barco?", "es-pesca"),
        ("Сколько кандидатов на выборах мэра?", "ru-vybory"),
        ("Почему рабочий завода остался без места?", "ru-zavod"),
    ],
)
def test_a_question_finds_what_is_said_in_its_language(
    mixed: Index, question: str, article: str
) -> None:
    assert found(mixed, question)[0] == article


@pytest.mark.parametrize(
    "question", ["Ingrid Halvorsen", "Who is Halvorsen?", "Wer ist Halvorsen?"]
)
def test_a_name_is_found_in_both_languages_that_have_it(mixed: Index, question: str) -> None:
    assert set(found(mixed, question)[:2]) == {"en-ferry", "de-bruecke"}


@pytest.mark.parametrize("question", ["Who is it?", "Wer war das?", "¿Qué es?", "Кто это был?"])
def test_stop_words_of_any_of_its_languages_ask_nothing(mixed: Index, question: str) -> None:
    answer = mixed.ask(question)
    assert answer.reason is not None
    assert answer.reason.code == "no_words"


@pytest.mark.parametrize("question", ["war", "Sea", "war at sea", "Die Hard"])
def test_words_that_are_stop_words_in_another_language_are_asked_for(
    mixed: Index, question: str
) -> None:
    assert mixed.ask(question).passages


def test_an_index_with_terms_by_other_rules_is_not_asked(
    mixed: Index, source: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    build([str(source)], folder, model=str(write_model(tmp_path / "model", longest=512)))
    current = open_current(folder)
    settings = {**current.manifest.settings, "lexical": {"terms": "of old"}}
    (current.folder / "manifest.json").unlink()
    publish(folder, current.folder, settings, current.manifest.counts)
    with pytest.raises(IndexOutdated, match="rebuild"):
        Index(folder)


# A script that the encoder does not know.

RUSSIAN = (
    "Паром через реку Венд перестанет ходить в октябре. Жителям посёлка придётся ездить в объезд.",
    "Ученики портовой школы посадили у входа яблони. За каждым рядом будет следить свой класс.",
    "Ночью буря сорвала крышу со старого склада. Пожарные перекрыли дорогу до полудня.",
    "Консервный завод закрылся после пятидесяти лет работы. Без места остались все рабочие.",
    "Городской театр показал новую пьесу о рыбаках. Все билеты были проданы за один день.",
    "Новый мост обойдётся городу в сорок миллионов. Строить его начнут весной.",
    "Рыбаки севера выловили меньше сардин, чем год назад. Кооператив просит помощи для судов.",
    "Музей соли открылся после долгого ремонта. По воскресеньям вход в него бесплатный.",
    "Пасечник потерял за зиму половину ульев. По его словам, виноват клещ.",
    "Больница купила прибор для снимков сердца. Деньги собрали жители соседних деревень.",
)


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An archive in Russian alone, with the real encoder."""
    folder = tmp_path_factory.mktemp("russian")
    rows = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(RUSSIAN))
    (folder / "archive.jsonl").write_text("\n".join(rows), encoding="utf-8")
    build([str(folder / "archive.jsonl")], folder / "index")
    return Index(folder / "index")


def ready(index: Index, question: str) -> Query:
    query = index.prepare(index.understand(question, date(2026, 11, 1)))
    assert query is not None
    return query


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Сколько жителей города купили билеты за день?", 4),
        ("Что рыбаки и рабочие просят у города этой зимой?", 6),
        ("Какая дорога закрылась ночью после бури?", 2),
        ("Кто в городе начнёт строить новый музей?", 5),
    ],
)
def test_words_rank_in_a_script_that_the_model_does_not_know(
    russian: Index, question: str, first: int
) -> None:
    query = ready(russian, question)
    covered = [proposal.words for proposal in propose(russian, query)]
    assert covered == sorted(covered, reverse=True)
    assert found(russian, question)[0] == str(first)


def test_in_a_script_that_it_knows_meaning_counts(mixed: Index, of_multilingual: Path) -> None:
    assert ready(mixed, "Wer sprach in Saint-Étienne über die Wahl?").meaning == 1
    assert ready(mixed, "¿Cuándo se reunió el señor Ковалёв con la cooperativa?").meaning == 1
    assert ready(mixed, "Кто говорил о Halvorsen на выборах?").meaning < 1
    with Index(of_multilingual) as index:
        assert ready(index, "Кто говорил о выборах?").meaning == 1


# Other encoders.


@pytest.fixture(scope="module")
def multilingual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model as E5 comes: XLM-RoBERTa, a prefix for questions and one for passages."""
    folder = write_multilingual_model(tmp_path_factory.mktemp("models") / "multilingual")
    prompts = {"query": "query: ", "passage": "passage: "}
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    return str(folder)


@pytest.fixture(scope="module")
def of_multilingual(multilingual: str, source: Path) -> Path:
    """The archive as that model has it."""
    build([str(source)], source.parent / "multilingual", model=multilingual)
    return source.parent / "multilingual"


def passage_vectors(generation: Generation) -> NDArray[np.float32]:
    vectors = Vectors(generation.folder / "vectors.faiss")
    return vectors.rows(range(generation.manifest.counts["passages"]))


def expected_vectors(generation: Generation, encoder: Encoder) -> NDArray[np.float32]:
    with closing(Store(generation.folder / "articles.sqlite")) as store:
        split = [
            passage
            for _, article in store.articles()
            for passage in passages(article, encoder.token_starts, encoder.limit)
        ]
    return encoder.encode_passages(split)[0]


def test_a_multilingual_model_answers_in_each_language(of_multilingual: Path) -> None:
    with Index(of_multilingual) as index:
        for question, article in [
            ("Who planted apple trees?", "en-school"),
            ("Wer gewann die Wahl?", "de-wahl"),
            ("¿Cuántos millones cuesta un puente?", "es-puente"),
            ("Сколько кандидатов на выборах мэра?", "ru-vybory"),
        ]:
            assert found(index, question)[0] == article


def test_passages_and_questions_are_encoded_with_the_models_prefixes(
    multilingual: str, of_multilingual: Path
) -> None:
    generation = open_current(of_multilingual)
    encoder = Encoder(multilingual)
    assert generation.manifest.settings["encoder"]["query_prefix"] == "query: "
    assert generation.manifest.settings["encoder"]["passage_prefix"] == "passage: "
    vectors = passage_vectors(generation)
    np.testing.assert_allclose(vectors, expected_vectors(generation, encoder), atol=1e-5)
    with Index(of_multilingual) as index:
        answer = index.ask("Wer gewann die Wahl?")
    assert answer.signals is not None
    cosines = vectors @ encoder.encode(["Wer gewann die Wahl?"])[0]
    assert np.abs(cosines - answer.signals.passage).min() < 1e-5


def test_prefixes_from_the_settings_are_kept_in_the_index(
    multilingual: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "index"

    def built(query: str, passage: str) -> dict[str, Any]:
        monkeypatch.setenv("BYLINE_MODEL", multilingual)
        monkeypatch.setenv("BYLINE_QUERY_PREFIX", query)
        monkeypatch.setenv("BYLINE_PASSAGE_PREFIX", passage)
        return byline("build", source, "--index", folder, "--json").row

    def cosine() -> float:
        with Index(folder) as index:
            signals = index.ask("Wer gewann die Wahl?").signals
        assert signals is not None
        return signals.passage

    assert built("ask: ", "text: ")["embedded"] > 0
    settings = open_current(folder).manifest.settings["encoder"]
    assert (settings["query_prefix"], settings["passage_prefix"]) == ("ask: ", "text: ")
    encoder = Encoder(multilingual, query_prefix="ask: ", passage_prefix="text: ")
    before = passage_vectors(open_current(folder))
    np.testing.assert_allclose(before, expected_vectors(open_current(folder), encoder), atol=1e-5)
    asked = cosine()
    # Whoever serves an index asks it as it was built, whatever the settings say by then.
    monkeypatch.setenv("BYLINE_QUERY_PREFIX", "something else: ")
    assert cosine() == asked
    # The questions' prefix changes no vector of a passage; the passages' changes all.
    assert built("other: ", "text: ")["embedded"] == 0
    assert cosine() != asked
    assert built("other: ", "")["reused"] == 0
    assert open_current(folder).manifest.settings["encoder"]["passage_prefix"] == "passage: "
    assert np.abs(passage_vectors(open_current(folder)) - before).max() > 1e-3
