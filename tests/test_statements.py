"""Who says what, in the index: kept verbatim, asked for by name, shown with what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.wording import said_line, said_lines
from bot.words import words
from corpus.article import Article, Span
from corpus.attribution.grammar import rules
from index.answer import ReasonCode
from index.filters import Filters
from index.speaker_tables import write_speakers
from index.speakers import Speakers
from index.statements import said_by, statements
from index.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from index.search import Index

TOLD = (
    "“The ferry stays in service until May,” Sunniva Karth, the harbour master, said on Monday. "
    "Karth denied that the chain was worn. Rain is expected.\n"
    "The mayor, Helma Brandvold, hopes that the bridge will open early."
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "articles.sqlite", create=True)
    opened.put(article := Article(key="a", file="a.txt", text=TOLD), "digest")
    opened.put_statements(statements(1, article, rules))
    return opened


@pytest.fixture
def speakers(store: Store, tmp_path: Path) -> Speakers:
    write_speakers(tmp_path / "speakers.sqlite", store)
    return Speakers(tmp_path / "speakers.sqlite", store)


def test_statements_come_back_as_they_were_found(store: Store) -> None:
    found = store.statements_of(1)
    assert found == list(statements(1, Article(key="a", file="a.txt", text=TOLD), rules))
    for statement in found:
        content = statement.fields["content"]
        assert TOLD[statement.start : statement.end] == content["text"]
        for name in ("source", "cue"):
            if span := statement.fields[name]:
                assert TOLD[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", ["Sunniva Karth", "karth", "KARTH", "Karth Sunniva"])
def test_a_speaker_is_asked_for_by_any_words_of_the_name(speakers: Speakers, name: str) -> None:
    assert [speaker.name for speaker in speakers.called(name)] == ["Sunniva Karth"]
    first, *_ = speakers.spoken(name).statements[1]
    assert TOLD[first.start : first.end].startswith("“The ferry stays")


@pytest.mark.parametrize("name", ["", "the", "Nobody", "Sunniva Brandvold"])
def test_a_name_that_nobody_has_is_nobody(speakers: Speakers, name: str) -> None:
    assert speakers.called(name) == []
    assert speakers.spoken(name).statements == {}


def test_a_quotation_carries_who_said_its_words_and_nobody_else(store: Store) -> None:
    found = store.statements_of(1)
    ferry, rain = TOLD.index("The ferry"), TOLD.index("Rain")
    (shown,) = said_by(found, Span(ferry, ferry + 20))
    assert (shown["speaker"], shown["stance"]) == ("Sunniva Karth", "said")
    (hopes,) = said_by(found, Span(TOLD.index("the bridge"), len(TOLD)))
    assert (hopes["speaker"], hopes["stance"]) == ("Helma Brandvold", "hopes")
    assert said_by(found, Span(rain, rain + 17)) == ()


# In answers.


def test_only_what_the_speaker_says_is_quoted(sample: Index) -> None:
    answer = sample.ask("bridge", 20, Filters(speaker="Sunniva Karth"))
    assert answer.passages
    spoken = sample.speakers.spoken("Sunniva Karth").statements
    for passage in answer.passages:
        number = sample.store.number(passage.article)
        assert any(
            span.start < passage.quote.end and passage.quote.start < span.end
            for span in spoken[number]
        )


def test_what_somebody_said_is_understood_from_the_question(sample: Index) -> None:
    answer = sample.ask("What did Edith Corbal say about the engineer's warning from November?")
    assert answer.filters.speaker == "Edith Corbal"
    assert answer.answered
    quote = answer.passages[0].quote.text
    assert "denied having seen it" in quote or "she never saw the document" in quote


def test_a_speaker_whom_nobody_quotes_is_a_reason(sample: Index) -> None:
    answer = sample.ask("the bridge", filters=Filters(speaker="Zaphod Beeblebrox"))
    assert answer.reason is not None
    assert answer.reason.code is ReasonCode.NO_SPEAKER


def test_a_speaker_is_never_given_up(sample: Index) -> None:
    answer = sample.ask("What did Bruno Salt say about the mayor's recall?")
    assert not answer.answered
    assert answer.filters.speaker == "Bruno Salt"
    assert answer.filters.relaxed == ()


def test_who_said_it_is_put_into_words(sample: Index) -> None:
    answer = sample.ask("What did Transport Minister Kestin tell Coast TV?")
    line, *_ = said_lines(answer.passages[0], words("en"))
    assert line.startswith("Roland Kestin, Transport Minister, said")
    assert "via Coast TV" in line


def test_what_somebody_says_that_another_thinks_is_told_by_the_quotation(sample: Index) -> None:
    question = "When does the auditor's office expect to report on the bridge award?"
    (passage, *_) = sample.ask(question).passages
    assert len(passage.said_by) > 1
    assert said_lines(passage, words("en")) == ["unnamed source — Harbour Courier"]


# In words.


def told(**fields: object) -> str:
    plain: dict[str, object] = {
        "speaker": None,
        "role": None,
        "kind": "unnamed",
        "source": None,
        "cue": None,
        "via": [],
    }
    return said_line({**plain, "stance": "said", "date": None, **fields}, words("en"))


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"speaker": "Oda Brekken", "role": "Marina Office spokeswoman", "date": "XXXX-10-10"},
            "Oda Brekken, Marina Office spokeswoman, said on 10 October",
        ),
        ({"via": ["Radio X"]}, "unnamed source — via Radio X"),
        ({"stance": "denied"}, "unnamed source denied"),
        ({"speaker": "Oda Brekken", "stance": "denied"}, "Oda Brekken denied"),
        ({"speaker": "Oda Brekken", "role": "clerk", "stance": "other"}, "Oda Brekken, clerk"),
        ({"speaker": "Oda Brekken", "date": "2024-05-04/2024-05-05"}, "Oda Brekken said"),
    ],
)
def test_who_says_it_reads_as_one_would_write_it(fields: dict[str, object], line: str) -> None:
    assert told(**fields) == line


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Karth denied that the chain was worn.", "denied"),
        ("Karth did not confirm that the chain was worn.", "other"),
        ("Karth does not claim that the chain was worn.", "denied"),
        ("Karth did not say that the chain was worn.", "other"),
    ],
)
def test_a_denial_is_never_a_claim(text: str, stance: str) -> None:
    found = [one.fields for one in statements(1, Article(key="a", file="f", text=text), rules)]
    assert [one["stance"] for one in found] == [stance]
    line = said_line(found[0], words("en"))
    assert line.endswith((" denied", "Karth “did not confirm”", "Karth “did not say”"))


def test_each_sentence_is_said_by_its_own_speaker() -> None:
    text = "“The crane works,” said Oda Brekken. “It does not,” said Lars Holm."
    found = list(statements(1, Article(key="a", file="f", text=text), rules))
    for words_of, speaker in (("The crane works", "Oda Brekken"), ("It does not", "Lars Holm")):
        start = text.index(words_of)
        said = said_by(found, Span(start, start + len(words_of)))
        assert [one["speaker"] for one in said] == [speaker]
