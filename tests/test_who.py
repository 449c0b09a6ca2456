"""Who speaks in the archive: joined across articles, asked for by name or role, listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from command_line import byline
from hypothesis import given
from hypothesis import strategies as st

from bot.speaking import who_text
from bot.wording import reason_text
from bot.words import words
from corpus.article import Article
from corpus.attribution.grammar import rules
from index.answer import Reason, ReasonCode
from index.asked_role import asked_role
from index.build import build
from index.filters import Filters
from index.finding import Finding
from index.nearest_names import is_spelled, name_typed
from index.roles import read_role
from index.same_speaker import Named, joined
from index.search import Index
from index.speaker_tables import write_speakers
from index.speakers import Speaker, Speakers
from index.statements import statements
from index.store import Store
from index.who import name_and_topic, newest_first, who, who_about

if TYPE_CHECKING:
    from pathlib import Path

MARINA = (
    "“The slipway stays closed,” Oda Brekken, the Marina Office spokeswoman, said on 3 May. "
    "Brekken denied that the crane had failed."
)
LATER = "“We open on Friday,” said Brekken, the spokeswoman of the Marina Office."
TWO = (
    "“I will vote against it,” said Senator Lars Austin. “I will vote for it,” said Mayor "
    "Petra Austin."
)


def named(name: str, role: str | None = None, kind: str = "person") -> Named:
    return Named(name, kind, role)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "articles.sqlite", create=True)
    texts = {"2024-05-03": MARINA, "2024-05-10": LATER, "2024-06-01": TWO}
    for number, (day, text) in enumerate(texts.items(), start=1):
        article = Article(key=day, file="f", text=text, publisher="Quay Post", published=day)
        opened.put(article, day)
        opened.put_statements(statements(number, article, rules))
    return opened


@pytest.fixture
def speakers(store: Store, tmp_path: Path) -> Speakers:
    write_speakers(tmp_path / "speakers.sqlite", store)
    return Speakers(tmp_path / "speakers.sqlite", store)


def names(found: list[Speaker]) -> list[str]:
    return [speaker.name for speaker in found]


# One speaker or two.


def test_a_surname_that_one_has_is_theirs() -> None:
    found = joined({named("Oda Brekken"): 3, named("Brekken", kind="organisation"): 1})
    assert set(found.values()) == {"Oda Brekken"}


def test_two_with_a_surname_stay_two_and_it_alone_is_neither() -> None:
    given = [named("Lars Austin"), named("Petra Austin"), named("Austin")]
    assert joined(dict.fromkeys(given, 1)) == {one: one.name for one in given}


def test_a_role_tells_whose_surname_it_is() -> None:
    senator, mayor = named("Lars Austin", "Senator"), named("Petra Austin", "Mayor")
    bare = named("Austin", "the senator")
    assert joined({senator: 2, mayor: 2, bare: 1})[bare] == "Lars Austin"


def test_whom_all_know_by_the_surname_is_meant_by_it() -> None:
    known, cousin, bare = named("Lars Austin"), named("Petra Austin"), named("Austin", kind="group")
    assert joined({known: 90, cousin: 3, bare: 5})[bare] == "Lars Austin"
    assert joined({known: 90, cousin: 30, bare: 5})[bare] == "Austin"


def test_a_middle_name_makes_no_other_person_even_beside_a_namesake() -> None:
    given = [named("Ada Q. Holm"), named("Ada Holm"), named("Bror Holm")]
    found = joined(dict.fromkeys(given, 1))
    assert found[given[1]] == found[given[0]] == "Ada Q. Holm"
    assert found[given[2]] == "Bror Holm"


def test_a_firm_is_not_who_has_its_name() -> None:
    firm = named("Holm", kind="organisation")
    given = [named("Ada Holm"), named("Holm Shipping", kind="organisation"), firm]
    assert joined(dict.fromkeys(given, 1))[firm] == "Holm"


@given(st.lists(st.tuples(st.text("AbC .", min_size=1, max_size=8), st.booleans()), max_size=8))
def test_everybody_is_somebody_of_the_archive(given: list[tuple[str, bool]]) -> None:
    ones = {named(name, kind="person" if person else "group"): 1 for name, person in given}
    found = joined(ones)
    assert set(found) == set(ones)
    assert set(found.values()) <= {one.name for one in ones}


# Roles.


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("the Kremlin spokesman", "Russian Presidential Spokesman"),
        ("Kremlin's spokesperson", "Kremlin spokesman"),
        ("the spokesman for the Kremlin", "Kremlin spokeswoman"),
        ("the mayor", "Mayor of Lindholm"),
        ("defense minister", "German Defence Minister"),
        ("the harbor master", "harbour master of Tolmere"),
        ("the White House press secretary", "White House spokesman"),
        ("the president of Russia", "Russian President"),
        ("the chief executive", "CEO"),
        ("пресс-секретарь президента", "пресс-секретарь президента РФ"),
        ("the Kremlin spokesman", "пресс-секретарь президента России"),
        ("пресс-секретаря Кремля", "Kremlin spokeswoman"),
        ("мэра Тольмере", "мэр Тольмере"),
        ("the mayor", "мэр Тольмере"),
    ],
)
def test_a_role_is_asked_for_in_other_words(asked: str, role: str) -> None:
    wanted, had = read_role(asked), read_role(role)
    assert wanted is not None
    assert had is not None
    assert had.asked_by(wanted)


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("the president", "Russian presidential spokesman"),
        ("the mayor", "deputy mayor"),
        ("the mayor", "former mayor"),
        ("the Kremlin spokesman", "White House spokesman"),
        ("the finance minister", "defence minister"),
        ("президент", "пресс-секретарь президента"),
        ("мэр", "бывший мэр Тольмере"),
        ("директор порта", "заместитель директора порта"),
    ],
)
def test_another_role_is_not(asked: str, role: str) -> None:
    wanted, had = read_role(asked), read_role(role)
    assert wanted is not None
    assert had is not None
    assert not had.asked_by(wanted)


# Asked for.


@pytest.mark.parametrize(
    "words",
    ["Brekken", "oda brekken", "the Marina Office spokesman", "spokeswoman Brekken"],
)
def test_a_speaker_is_called_by_name_or_role(speakers: Speakers, words: str) -> None:
    (found,) = speakers.called(words)
    assert (found.name, found.statements) == ("Oda Brekken", 3)
    assert found.role is not None
    assert "pokeswoman" in found.role


def test_statements_come_newest_first_with_their_citation(store: Store, speakers: Speakers) -> None:
    found = who(store, speakers, "the Marina Office spokeswoman")
    assert found.total == len(found.said) == sum(s.shown for s in speakers.called("Brekken"))
    assert [said.published for said in found.said] == sorted(
        (said.published or "" for said in found.said), reverse=True
    )
    assert {said.publisher for said in found.said} == {"Quay Post"}
    stated = {said.quotation: (said.stance, said.date) for said in found.said}
    assert stated["“The slipway stays closed,”"] == ("said", "2024-05-03")
    for said in found.said:
        text = {"2024-05-03": MARINA, "2024-05-10": LATER}[said.article]
        assert text[said.start : said.end] == said.quotation


def test_within_a_day_statements_come_as_they_stand_and_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "copies.sqlite", create=True)
    texts = {"a": MARINA, "b": f"{MARINA} “It works,” Brekken said.", "c": LATER}
    for number, (key, text) in enumerate(texts.items(), start=1):
        publisher, day = f"Post {key}", "2024-06-02" if key == "c" else "2024-05-03"
        article = Article(key=key, file="f", text=text, publisher=publisher, published=day)
        store.put(article, key)
        store.put_statements(statements(number, article, rules))
    write_speakers(tmp_path / "speakers.sqlite", store)
    found = who(store, Speakers(tmp_path / "speakers.sqlite", store), "Brekken")
    told = [(said.quotation, said.article, said.also_in) for said in found.said]
    assert told == [
        ("“We open on Friday,”", "c", ()),
        ("“The slipway stays closed,”", "a", ("Post b",)),
        ("“It works,”", "b", ()),
    ]
    assert found.total == 3
    assert newest_first(replace(found, said=found.said[::-1])).said[0] == found.said[0]
    for said in found.said:
        assert " … ".join(said.sentence[a:b] for a, b in said.parts) == said.quotation
        assert texts[said.article].count(said.sentence) == 1


def test_a_name_of_several_lists_them(store: Store, speakers: Speakers) -> None:
    found = who(store, speakers, "Austin")
    assert found.speaker is None
    assert found.said == ()
    assert sorted(names(list(found.candidates))) == ["Lars Austin", "Petra Austin"]


def test_who_says_most_comes_first(speakers: Speakers) -> None:
    heard = speakers.most_heard()
    assert names(heard)[0] == "Oda Brekken"
    assert [one.shown for one in heard] == sorted((one.shown for one in heard), reverse=True)
    assert names(speakers.most_heard(1)) == ["Oda Brekken"]


def test_a_name_and_a_topic_are_told_apart(speakers: Speakers) -> None:
    assert name_and_topic(speakers, "Oda Brekken about the crane") == ("Oda Brekken", "the crane")
    assert name_and_topic(speakers, "Brekken crane") == ("Brekken", "crane")
    assert name_and_topic(speakers, "nobody here") == ("nobody here", "")


# In questions.


def test_a_role_in_a_question_is_whose_words_are_asked_for(speakers: Speakers) -> None:
    question = "What did the spokeswoman of the Marina Office say about the slipway?"
    name, role = asked_role(question, speakers.in_role) or ("", "")
    assert name == "Oda Brekken"
    assert role in question
    assert asked_role("Who is the spokeswoman of the Marina Office?", speakers.in_role) is None
    assert asked_role("What did the plumber say about the slipway?", speakers.in_role) is None


def test_answers_come_from_what_the_holder_of_a_role_said(sample: Index) -> None:
    answer = sample.ask("What did the medical officer say about fever?")
    assert answer.filters.speaker == "Nadia Ferrant"
    said = sample.speakers.spoken("Nadia Ferrant").statements
    for passage in answer.passages:
        spans = said[sample.store.number(passage.article)]
        assert any(
            span.start < passage.quote.end and passage.quote.start < span.end for span in spans
        )


def test_a_topic_ranks_what_was_said_about_it_first(sample: Index) -> None:
    from datetime import date

    found = who_about(sample, "Edith Corbal", "a letter from the engineer", date(2025, 6, 1))
    assert found.speaker is not None
    assert 0 < len(found.said) <= found.total
    everything = who(sample.store, sample.speakers, "Edith Corbal")
    assert {said.quotation for said in found.said} <= {s.quotation for s in everything.said}


def test_statements_of_every_stance_are_put_into_words(tmp_path: Path) -> None:
    store = Store(tmp_path / "stances.sqlite", create=True)
    text = (
        "Petra Holm ordered the crew to leave the quay. Holm did not rule out another delay. "
        "Holm neither confirmed nor denied that the crane was broken."
    )
    store.put(Article(key="a", file="f", text=text, publisher="Quay Post"), "a")
    found = [
        replace(one, fields={**one.fields, "shown": True})
        if one.fields["cue"]["text"] in ("ordered", "did not rule out")
        else one
        for one in statements(1, store.article(1), rules)
    ]
    store.put_statements(found)
    write_speakers(tmp_path / "speakers.sqlite", store)
    told = who_text(who(store, Speakers(tmp_path / "speakers.sqlite", store), "Holm"))
    assert "Petra Holm urges — Quay Post" in told
    assert "Petra Holm “did not rule out” — Quay Post" in told
    assert "confirmed" not in told


# Spelled otherwise, and nearly.


@pytest.mark.parametrize(
    "words", ["Odda Brekken", "Brekkin", "O. Brekkem", "Tora Brekken", "Brekekn"]
)
def test_a_name_that_nobody_has_suggests_the_nearest(
    store: Store, speakers: Speakers, words: str
) -> None:
    found = who(store, speakers, words)
    assert found.candidates == ()
    assert names(list(found.nearest)) == ["Oda Brekken"]


@pytest.mark.parametrize("words", ["Zaphod Beeblebrox", "the plumber", "Bre", "?", ""])
def test_nobody_is_suggested_for_what_is_not_near(speakers: Speakers, words: str) -> None:
    assert speakers.nearest(words) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Dmitri Lapin", "Dmitry Lapin"),
        ("Дмитрия Лапина", "Dmitry Lapin"),
        ("D. Lapin", "Dmitry Lapin"),
        ("Sergej Lapin", "Sergei K. Lapin"),
        ("Lapinski", "Ada Lapinsky"),
    ],
)
def test_spellings_of_one_name_are_one(typed: str, name: str) -> None:
    assert is_spelled(name_typed(typed), name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Denis Lapin", "Dmitry Lapin"),
        ("Anna Lapina", "Anna Lapin"),
        ("Lapin a", "Ada Lapin"),
        ("Lapin Dmitry", "Dmitry Lapin"),
    ],
)
def test_another_name_is_another(typed: str, name: str) -> None:
    assert not is_spelled(name_typed(typed), name)


def test_a_name_is_understood_alike_wherever_it_is_typed(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "The pier opens again\n\n“We open the pier on Friday,” said Dmitry Lapin, the harbour "
        "master of Tolmere. The wind had torn off its roof in March.\n",
        "utf-8",
    )
    build([str(article)], tmp_path / "index", attribution=Finding.RULES)
    with Index(tmp_path / "index") as index:
        for name in ("Dmitri Lapin", "Дмитрия Лапина", "the harbourmaster"):
            found = who(index.store, index.speakers, name)
            assert found.speaker is not None
            assert found.speaker.name == "Dmitry Lapin"
            asked = index.ask("When does the pier open?", filters=Filters(speaker=name))
            assert asked.passages
        asked = index.ask("What did Dmitri Lapin say?")
        assert (asked.filters.speaker, asked.answered) == ("Dmitry Lapin", True)
        missed = index.ask("When does the pier open?", filters=Filters(speaker="Lapyn Lapim"))
        assert missed.reason == Reason(
            ReasonCode.NO_SPEAKER, {"speaker": "Lapyn Lapim", "nearest": ["Dmitry Lapin"]}
        )
        assert reason_text(missed.reason, words("en")).endswith("Perhaps you mean Dmitry Lapin.")


def test_an_index_without_statements_says_so(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The pier opens\n\n“We open,” said Dmitry Lapin, harbour master.\n", "utf-8")
    build([str(article)], tmp_path / "index", attribution=Finding.OFF)
    for asked in (["who"], ["who", "Lapin"], ["who", "Lapin", "--topic", "pier"]):
        line = byline(*asked, "--index", tmp_path / "index").failed()
        assert "holds no statements" in line
        assert "BYLINE_ATTRIBUTION=model" in line
    with Index(tmp_path / "index") as index:
        answer = index.ask("When does the pier open?", filters=Filters(speaker="Lapin"))
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_STATEMENTS
