"""Publishers, places and people recognised in questions, from lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from index.mentions import Names
from index.name_variants import fold, key, one_typo, split, without_one

if TYPE_CHECKING:
    from index.mentions import Mention

ROWS = [
    json.loads(line)
    for line in (ROOT / "tests/data/mentions.jsonl").read_text(encoding="utf-8").splitlines()
]
LISTS = {row["list"]: row for row in ROWS if "list" in row}
NAMES = {
    name: Names(row["publishers"], row["places"], row["people"]) for name, row in LISTS.items()
}
LABELLED = [row for row in ROWS if "question" in row]
LISTED = {
    name: {
        "publisher": set(row["publishers"]),
        "place": set(row["places"]),
        "person": set(row["people"]),
    }
    for name, row in LISTS.items()
}


def worth(mentions: list[Mention]) -> set[tuple[str, str, bool]]:
    return {(mention.kind, mention.name, mention.strict) for mention in mentions}


def sources(names: Names, question: str) -> list[str]:
    return [mention.name for mention in names.mentions(question) if mention.strict]


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row["question"])
def test_a_labelled_question(row: dict[str, Any]) -> None:
    wanted = {(m["kind"], m["name"], m["strict"]) for m in row["mentions"]}
    assert worth(NAMES[row["lists"]].mentions(row["question"])) == wanted


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        ("CNN", "cnn"),
        ("CNN", "C.N.N."),
        ("CNN", "CNN.com"),
        ("CNN", "cnn.com"),
        ("cnn.com", "CNN"),
        ("harbour-courier.example", "the Harbour Courier"),
        ("Harbour Courier", "harbour-courier.example"),
        ("Harbour Courier", "The Harbour-Courier"),
        ("Harbour Courier", "HARBOUR COURIER"),
        ("The Harbour Courier", "Harbour Courier"),
        ("USA Today", "USAToday"),
        ("USA Today", "U.S.A. Today"),
        ("BBC News", "BBC"),
        ("BBC", "BBC News"),
        ("TASS", "the TASS news agency"),
        ("Coastal News Agency", "Coastal"),
        ("AP", "Associated Press"),
        ("Associated Press", "AP"),
        ("El País", "El Pais"),
        ("Süddeutsche Zeitung", "Suddeutsche Zeitung"),
        ("TASS", "ТАСС"),
        ("Коммерсантъ", "Kommersant"),
        ("Interfax", "Интерфакс"),
        ("Barron's", "Barrons"),
        ("RFE/RL", "rfe rl"),
    ],
)
def test_a_publisher_by_another_spelling(listed: str, typed: str) -> None:
    names = Names([listed, "Evening Lantern"], [], [])
    assert names.publishers_of(typed) == [listed]
    assert sources(names, f"According to {typed}, what did Lena do?") == [listed]


@pytest.mark.parametrize("typed", ["", "the", "...", "Courier Services", "Lantern Square", "Wave"])
def test_no_publisher_is_meant(typed: str) -> None:
    assert Names(["Harbour Courier", "Evening Lantern"], [], []).publishers_of(typed) == []


def test_all_listed_spellings_of_a_publisher_are_one() -> None:
    names = Names(["cnn.com", "CNN", "Cnn", "Northline"], [], [])
    assert sorted(names.publishers_of("C.N.N.")) == ["CNN", "Cnn", "cnn.com"]
    assert sources(names, "What did CNN report?") == ["CNN"]


def test_a_short_form_that_two_publishers_share_means_neither() -> None:
    names = Names(["Harbour Courier", "Hill Courier", "Evening Lantern"], [], [])
    assert names.publishers_of("the Courier") == []
    assert names.mentions("What does the Courier say about the ferry?") == []
    assert sources(names, "What does the Lantern say about the ferry?") == ["Evening Lantern"]


def test_a_name_less_news_is_not_taken_from_another() -> None:
    names = Names(["Coastal", "Coastal News", "Moscow News"], ["MOSCOW"], [])
    assert names.publishers_of("Coastal") == ["Coastal"]
    assert sources(names, "What did Moscow say about the talks?") == []


@pytest.mark.parametrize(
    ("question", "strict"),
    [
        ("What did Harbor Courier report about the ferry?", True),
        ("What did the Harbuor Courier report?", True),
        ("What did the Harbour Couriers report?", False),
        ("What did Yonhapp report?", True),
        ("What did Yonhop report?", False),  # six letters are too few
        ("What did France 25 report?", False),
    ],
)
def test_one_typo(question: str, *, strict: bool) -> None:
    names = Names(["Harbour Courier", "Yonhap", "France 24"], [], [])
    assert bool(sources(names, question)) == strict


def test_names_in_one_breath_are_asked_for_together() -> None:
    names = NAMES["news"]
    assert sources(names, "What did CNN and the BBC say?") == ["CNN", "BBC News"]
    assert sources(names, "According to Reuters or AFP, who won?") == ["Reuters", "AFP"]
    assert sources(names, "According to CNN and Reuters's owner, who won?") == ["CNN"]
    assert sources(names, "According to CNN, Reuters was sold to whom?") == ["CNN"]


def test_initials_and_departments() -> None:
    names = NAMES["news"]
    assert sources(names, "What did the NYT write about it?") == ["The New York Times"]
    assert sources(names, "what did the nyt write about it") == []
    assert sources(names, "What did CNN Business report?") == ["CNN"]
    assert sources(names, "What did Bloomberg Philanthropies report?") == []


@pytest.mark.parametrize(
    ("people", "question", "name"),
    [
        (["Peskov", "D. Peskov", "Dmitry Peskov"], "What did Peskov say?", "Dmitry Peskov"),
        (["Peskov", "Dmitry Peskov"], "What did Dmitri Peskov say?", "Dmitry Peskov"),
        (["Dmitry Peskov"], "Что сказал Дмитрий Песков?", "Dmitry Peskov"),
        (["Дмитрий Песков"], "What did Mr. Peskov say?", "Дмитрий Песков"),
        (["Joe Biden", "Jill Biden"], "What did Biden say?", "Biden"),
        (["Joe Biden", "Jill Biden"], "Who criticised Biden?", None),
        (["Lloyd Austin", "Austin Butler", "Denise Austin"], "What did Austin say?", "Austin"),
        (["Joe Biden", "Jill Biden"], "What did Jill Biden say?", "Jill Biden"),
        (["Joe Biden", "Jill Biden", "Biden"], "What did Biden say?", "Biden"),
        (["Donald Trump"], "What did Melania Trump say?", None),
        (["Robert Kennedy Jr."], "What did Robert Kennedy say?", "Robert Kennedy Jr."),
        (["Bashar al-Assad"], "What did Assad say?", "Bashar al-Assad"),
        (["Ursula von der Leyen"], "What did von der Leyen say?", "Ursula von der Leyen"),
        (["Kim Jong Un"], "What did the UN say?", None),
        (["Kim Jong Un"], "What did Kim Jong-un say?", "Kim Jong Un"),
        (["Stephen King"], "what did the king say", None),
        (["Ann Marsh"], "What did Marsh say?", "Ann Marsh"),
        (["Ann Line"], "Who votes according to the party line?", None),
        (["analysis", "officials"], "According to a new analysis, who won?", None),
        (
            ["White House", "Biden White House"],
            "According to the White House, who won?",
            "White House",
        ),
        (["Bureau of Labor Statistics"], "What did Statistics say?", None),
        (["US"], "How many US states do not allow it?", None),
        (["Matt Smith"], "What year did Smith announce his retirement?", None),
    ],
)
def test_people(people: list[str], question: str, name: str | None) -> None:
    assert sources(Names([], [], people), question) == ([name] if name else [])


def test_places_are_never_asked_for_as_a_source() -> None:
    names = Names([], ["Seoul, South Korea", "SEOUL", "WASHINGTON, D.C."], [])
    assert worth(names.mentions("What did Seoul say?")) == {("place", "SEOUL", False)}
    assert worth(names.mentions("what happened in washington")) == {
        ("place", "WASHINGTON, D.C.", False)
    }
    assert names.mentions("What did George Washington say?") == []


def test_the_span_holds_the_article_of_the_name_and_no_possessive() -> None:
    (mention,) = Names(["The Week"], [], []).mentions("What is in The Week's article on otters?")
    assert mention.words == "The Week"
    (mention,) = Names(["CNN"], [], []).mentions("What does the CNN article say?")
    assert mention.words == "CNN"


def test_empty_lists_know_nothing() -> None:
    assert Names([], [], []).mentions("What did CNN say in Seoul to Dmitry Peskov?") == []
    odd = Names(["", "...", "_", "News", "The"], ["", ","], ["", " ", "Jr.", "-"])
    assert worth(odd.mentions("_ ... what? The News, Jr. -")) == set()


PIECES = [
    *(name for row in LISTS.values() for kind in ("publishers", "people") for name in row[kind]),
    *"according to|what did|say|report|in|the|The|by|from|and|'s|’|,|. |? |-|«|»|“|@|\n|по данным"
    "|laut|según|magazine|cnn.com|C.N.N.|article|\u0301|İ|ß|ﬁ|__|Mr.|A".split("|"),
]
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(QUESTIONS, st.sampled_from(sorted(NAMES)))
def test_mentions_are_slices_of_the_question_and_names_of_the_lists(text: str, lists: str) -> None:
    end = 0
    for mention in NAMES[lists].mentions(text):
        assert mention.start >= end
        assert mention.words == text[mention.start : mention.end] != ""
        assert mention.name in LISTED[lists][mention.kind]
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=6), QUESTIONS)
def test_any_list_can_be_prepared(listed: list[str], text: str) -> None:
    names = Names(listed, listed, listed)
    assert {mention.name for mention in names.mentions(text)} <= set(listed)
    assert set(names.publishers_of(text)) <= set(listed)


@settings(max_examples=100, deadline=None)
@given(QUESTIONS)
def test_words_are_slices_of_the_text(text: str) -> None:
    for word in split(text):
        assert text[word.start : word.start + len(word.text)] == word.text
        assert word.start < word.end


@settings(max_examples=100, deadline=None)
@given(st.text("abcdé", min_size=1, max_size=9))
def test_a_key_with_a_letter_less_is_one_typo_away(text: str) -> None:
    folded = fold(text)
    for shorter in without_one(folded):
        assert one_typo(folded, shorter)
        assert one_typo(shorter, folded)


def test_a_typo_is_one_letter_or_two_exchanged() -> None:
    assert one_typo("lantern", "lantren")
    assert one_typo("lantern", "lentern")
    assert not one_typo("lantern", "lantern")
    assert not one_typo("lantern", "lanterns")
    assert not one_typo("lantern", "lnatren")
    assert not one_typo("france24", "france25")


def test_longest_questions_are_read() -> None:
    names = NAMES["news"]
    for piece in ("a.", "CNN ", "the ", "aa.a", "Ab'", "according to the ", "б", "CNN and "):
        question = (piece * 2000)[:2000]
        assert all(m.words == question[m.start : m.end] for m in names.mentions(question))


def test_a_key_forgets_what_spellings_differ_in() -> None:
    assert key("The New-York  Times") == key("new york times") == key("NewYork Times")
    assert key("Зеленский") == key("Zelenskyy") == key("Zelensky")
