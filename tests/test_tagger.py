"""The learned tagger: what it reads, what it finds, what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from command_line import byline
from hypothesis import given, settings
from hypothesis import strategies as st

import index.tagger
from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.grammar import rules
from corpus.attribution.nouns import Triple
from corpus.sentences import sentences
from index.build import build
from index.errors import ModelUnusable
from index.finders import finder, with_a_cue_each
from index.finding import Finding
from index.generation import open_current
from index.tagger import WEIGHTS, Tagger
from index.tagger_decoding import Beside, common
from index.tagger_text import WINDOW, windows

if TYPE_CHECKING:
    from pathlib import Path

HEARING = (
    "Harbour master Ida Brandt told councillors on Monday that the quay had been unsafe.\n"
    "“Nobody listened,” she said. “We wrote eleven letters.”\n"
    "The engineer hopes to open the northern berth before winter. The council disagreed: it "
    "believes the repairs can wait.\n"
    "The ferry leaves at noon and takes forty minutes to the island."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def found(tagger: Tagger, text: str) -> list[Triple]:
    return tagger(text, sentences(Article(key="a", file="a.txt", text=text)))


def contents(text: str, triples: list[Triple], source: str) -> str:
    """Return what is attributed to the source of these words."""
    return " … ".join(
        piece.of(text)
        for one in triples
        if one.source and source in one.source.of(text) and one.sure > 0.5
        for piece in one.content
    )


def test_speech_and_thought_are_found(tagger: Tagger) -> None:
    triples = found(tagger, HEARING)
    assert "the quay had been unsafe" in contents(HEARING, triples, "Brandt")
    assert "Nobody listened" in contents(HEARING, triples, "she")
    assert "open the northern berth" in contents(HEARING, triples, "engineer")
    assert "the repairs can wait" in contents(HEARING, triples, "it")


def test_what_nobody_says_is_nobodys(tagger: Tagger) -> None:
    ferry = HEARING.index("The ferry leaves")
    sure = [one for one in found(tagger, HEARING) if one.sure > 0.5]
    assert all(piece.end <= ferry for one in sure for piece in one.content)


def test_capitals_of_a_text_do_not_fail(tagger: Tagger) -> None:
    assert all(one.content for one in found(tagger, HEARING.upper()))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["said", "“", "”", '"', "Brandt", "the mayor", ",", ".", "that", "told", "\n", "”\n“",
             "кто", "他说", "\u00a0", "e\u0301", "😀", "according to", ":", "ß" * 40]
        ),
        max_size=120,
    ).map(" ".join).filter(str.strip)
)  # fmt: skip
def test_spans_lie_within_the_text_and_do_not_overlap(tagger: Tagger, text: str) -> None:
    for one in found(tagger, text):
        ends = 0
        for piece in one.content:
            assert ends <= piece.start < piece.end <= len(text)
            ends = piece.end
        for span in (one.source, one.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0 <= one.sure <= 1


@given(
    st.lists(st.integers(1, 3 * WINDOW), max_size=30),
    st.integers(0, 50),
)
def test_every_token_is_in_one_window(lengths: list[int], first: int) -> None:
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    own: list[int] = []
    for begin, past in windows(sentence, first):
        assert 0 < past - begin <= WINDOW
        own += range(begin, past)
    assert own == list(range(first, len(sentence)))


def test_a_long_text_is_read_as_well_as_a_short_one(tagger: Tagger) -> None:
    filler = "\n".join(["The ferry leaves at noon and takes forty minutes to the island."] * 1000)
    text = f"{HEARING}\n{filler}\n{HEARING}"
    triples = found(tagger, text)
    last = text.rindex(HEARING)
    for source in ("Brandt", "engineer"):
        begins = [
            one.content[0].start
            for one in triples
            if one.sure > 0.5 and one.source and source in one.source.of(text)
        ]
        assert any(begin < len(HEARING) for begin in begins)
        assert any(begin >= last for begin in begins)


def test_what_is_read_goes_on_over_the_edge_of_a_window(tagger: Tagger) -> None:
    told = (
        "Harbour master Ida Brandt told councillors that the quay had been unsafe since the storm "
        "in March, that nobody had listened to her, and that two ferries had nearly run aground."
    )
    for length in range(180, 260, 8):
        text = " ".join(["The ferry leaves at noon."] * (length // 6)) + " " + told
        assert "two ferries had nearly run aground" in contents(text, found(tagger, text), "Brandt")


def test_a_text_is_read_the_same_in_parts(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join([HEARING] * 8)
    spans = sentences(Article(key="a", file="a.txt", text=text))
    whole = tagger.read(text, spans)
    monkeypatch.setattr(index.tagger, "_AT_ONCE", 1)
    assert [one.triple.content for one in tagger.read(text, spans)] == [
        one.triple.content for one in whole
    ]


def test_no_source_takes_its_cue_in() -> None:
    text = 'Asked about the poll, the governor shrugged: "I never look at them."'
    for one in finder(Finding.MODEL)(text, sentences(Article(key="a", file="a.txt", text=text))):
        assert one.source is None or one.cue is None or one.source.end <= one.cue.start


@given(
    st.lists(
        st.lists(st.integers(0, 3000), min_size=2, max_size=4, unique=True).map(sorted), max_size=30
    )
)
def test_all_that_share_a_character_are_beside_each_other(ends: list[list[int]]) -> None:
    triples = [
        Triple((Span(one[0], one[1]), *([Span(one[2], one[3])] if one[3:] else [])), None, None, 1)
        for one in ends
    ]
    beside = Beside(triples)
    for one in triples:
        near = list(beside.of(one))
        assert all(other in near for other in triples if common(one, other) > 0)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tagger.safetensors").write_bytes(b"not these")
    with pytest.raises(ModelUnusable, match="published weights"):
        Tagger(tmp_path / "tagger.safetensors")
    with pytest.raises(ModelUnusable, match="cannot be read"):
        Tagger(tmp_path / "missing.safetensors")


def test_relays_are_the_rules_own() -> None:
    text = "Officials quoted by AFP denied that the plant had been shut. A minister hopes for rain."
    (denied, hoped) = attributions(Article(key="a", file="f", text=text), finder(Finding.MODEL))
    assert (denied.source and denied.source.of(text), denied.via) == ("Officials", ("AFP",))
    assert hoped.source is not None
    assert hoped.source.of(text) == "A minister"


def test_other_languages_are_the_rules_own() -> None:
    text = "Der Bürgermeister sagte am Montag, die Brücke werde gesperrt. Das ist nicht neu."
    spans = sentences(Article(key="a", file="f", text=text, language="de"))
    assert finder(Finding.MODEL)(text, spans) == rules(text, spans)


def test_lines_of_a_transcript_are_whole() -> None:
    lines = [
        "Weir: You have read the report. What did you think of it?",
        "Holm: I read it twice. I know the man who wrote it. I gave him a boat once.",
        "Weir: Will the bridge be built before the winter?",
        "Holm: No. I would have built it in the spring. I sat in a meeting about it instead.",
    ]
    text = "\n".join(lines)
    found = attributions(Article(key="a", file="f", text=text), finder(Finding.MODEL))
    said = {one.content[0].of(text) for one in found}
    assert {line.partition(": ")[2] for line in lines} <= said
    assert not any("\n" in words for words in said)


def test_who_is_told_is_not_who_tells() -> None:
    text = "Sailors said they were ready. The crew were told that the harbour was shut until noon."
    found = attributions(Article(key="a", file="f", text=text), finder(Finding.MODEL))
    assert [one.source for one in found if "shut" in one.content[-1].of(text)] == [None]


def test_nothing_is_attributed_twice() -> None:
    spans = sentences(Article(key="a", file="f", text=HEARING))
    together = finder(Finding.MODEL)(HEARING, spans)
    for number, one in enumerate(together):
        assert all(common(one, other) < 0.7 for other in together[number + 1 :])


@pytest.mark.parametrize("finding", list(Finding))
def test_the_index_remembers_how(tmp_path: Path, finding: Finding) -> None:
    (tmp_path / "hearing.txt").write_text(f"Quay was unsafe\n\n{HEARING}", encoding="utf-8")
    build([str(tmp_path / "hearing.txt")], tmp_path / "index", attribution=finding)
    made = open_current(tmp_path / "index").manifest
    kept = made.settings["attribution"]
    assert kept["finding"] == finding
    assert kept.get("tagger") == (WEIGHTS if finding is Finding.MODEL else None)
    assert bool(made.counts["statements"]) is (finding is not Finding.OFF)
    again = build([str(tmp_path / "hearing.txt")], tmp_path / "index", attribution=finding)
    assert again.generation is None


def test_the_setting_is_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "hearing.txt"
    file.write_text(HEARING, encoding="utf-8")
    lines = {}
    for value in ("model", "rules", "off", "guess"):
        monkeypatch.setenv("BYLINE_ATTRIBUTION", value)
        lines[value] = byline("attribute", "--plain", "--json", file)
    assert lines["off"].out == ""
    assert lines["model"].out.count("\n") >= lines["rules"].out.count("\n") > 0
    assert lines["guess"].status == 2
    assert "attribution" in lines["guess"].err


def test_a_cue_says_one_thing_however_many_find_parts_of_it() -> None:
    cue, source = Span(20, 24), Span(15, 19)
    parts = [
        Triple((Span(0, 14),), source, cue, 0.9),
        Triple((Span(0, 14), Span(30, 60)), source, cue, 0.8),
        Triple((Span(70, 80),), source, cue, 0.7),
        Triple((Span(90, 95),), source, Span(96, 99), 0.7),
    ]
    joined = with_a_cue_each(parts)
    assert [one.content for one in joined] == [
        (Span(0, 14), Span(30, 60), Span(70, 80)),
        (Span(90, 95),),
    ]
    assert joined[0].sure == 0.9


@pytest.mark.parametrize(
    ("who", "source", "outlets"),
    [
        ("Police, citing witnesses,", "Police", 0),
        ("The ministry, citing a report by auditors,", "The ministry", 0),
        ("The Northern Herald, citing witnesses,", "witnesses", 1),
    ],
)
def test_only_outlets_pass_on_what_others_say(who: str, source: str, outlets: int) -> None:
    text = f"{who} said two men had fled on foot."
    article = Article(key="a", file="a.txt", text=text)
    (one,) = attributions(article, finder(Finding.MODEL))
    assert one.source is not None
    assert one.source.of(text) == source
    assert len(one.via) == outlets
