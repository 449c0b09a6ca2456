"""Relays by construction: whichever outlet stands in one, it is in the chain, never the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Kind, Stance, Triple

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAMES = (
    "Two ministers denied the story, {outlet} reports.",
    "The mayor, Anna Holt, warned of floods, {outlet} writes.",
    "Police said on Monday they had arrested him, {outlet} reported.",
    "According to {outlet}, two bankers said the deal was off.",
    "According to {outlet}, citing two bankers, the deal is off.",
    "According to {outlet}, which cited two bankers close to the board, the deal is off.",
    "The deal is off, two bankers said, according to {outlet}.",
    "The deal is off, according to two bankers quoted by {outlet}.",
    "The deal is off, according to two bankers who spoke to {outlet}.",
    "The deal is off, {outlet} reported on Monday, citing two bankers.",
    "{outlet}, quoting two bankers, said the deal was off.",
    "The deal is off, {outlet} quoted two bankers as saying.",
    "The deal is off, two bankers were quoted by {outlet} as saying.",
    '"The deal is off," {outlet} quotes the banker Peter Vos as saying.',
    '{outlet} quotes the banker Peter Vos: "The deal is off and everybody knows it."',
    "Two bankers told {outlet} that the deal was off.",
    "Two bankers, whom {outlet} did not name, said the deal was off.",
    "Two bankers interviewed by {outlet} said the deal was off.",
    "Two bankers said the deal was off, as {outlet} reported.",
    "The deal is off, {outlet} was told by two bankers.",
    "{outlet} has learned from two bankers that the deal is off.",
    "The deal is off, {outlet} has learned from two bankers.",
    "Two bankers have let {outlet} know that the deal is off.",
    "In an interview with {outlet}, the banker Peter Vos said the deal was off.",
    "Asked by {outlet}, the banker Peter Vos said the deal was off.",
    "The banker Peter Vos said in an email obtained by {outlet} that the deal was off.",
    "The banker Peter Vos, speaking to {outlet} on Monday, said the deal was off.",
    "Writing in {outlet}, the banker Peter Vos argued that the deal was off.",
    "{outlet} published a letter in which the banker Peter Vos said the deal was off.",
    "{outlet} interviewed the banker Peter Vos, who said the deal was off.",
    "{outlet} reports that the banker Peter Vos denied the charge.",
)
OUTLETS = ("the Daily Record", "Interfax", "Radio Okapi", "the Lisbon daily Público", "BFMTV")


@pytest.mark.parametrize("frame", FRAMES)
def test_the_outlet_is_in_the_chain_and_does_not_speak(frame: str) -> None:
    for outlet in OUTLETS:
        text = frame.format(outlet=outlet)
        text = text[0].upper() + text[1:]
        name = outlet.removeprefix("the Lisbon daily ").removeprefix("the ")
        found = attributions(Article(key="a", file="a", text=text))
        relayed = [one for one in found if one.via == (name,)]
        assert relayed, text
        assert {one.speaker for one in relayed} <= {None, "Peter Vos", "Anna Holt", "Police"}, text


@pytest.mark.parametrize(
    ("aside", "speaker"),
    [
        ("citing the banker Peter Vos", "Peter Vos"),
        ("which cited the banker, Peter Vos", "Peter Vos"),
        ("which quoted two officials familiar with the talks", None),
        ("which is owned by Norbank", "Interfax"),
    ],
)
def test_what_is_said_begins_past_what_is_told_of_the_outlet(
    aside: str, speaker: str | None
) -> None:
    text = f"According to Interfax, {aside}, the deal, a large one, is off."
    (one,) = attributions(Article(key="a", file="a", text=text))
    assert [span.of(text) for span in one.content] == ["the deal, a large one, is off"]
    assert one.speaker == speaker
    assert one.via == (() if speaker == "Interfax" else ("Interfax",))


def test_who_is_quoted_denies_and_the_agency_does_not() -> None:
    text = "Officials quoted by AFP denied that the camp had been closed."
    (one,) = attributions(Article(key="a", file="a", text=text))
    assert one.source is not None
    assert (one.source.of(text), one.kind) == ("Officials", Kind.UNNAMED)
    assert (one.via, one.stance) == (("AFP",), Stance.DENIED)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "KCNA quoted the marshal's sister as warning that the drills would go on, Yonhap said.",
            ("Yonhap", "KCNA"),
        ),
        (
            "Sources in the coalition told Radio Monte Carlo, as reported by ANSA, that the vote "
            "would be put off.",
            ("ANSA", "Radio Monte Carlo"),
        ),
        (
            "Die Welt writes, with reference to the Wall Street Journal, which in turn cited two "
            "diplomats, that a list exists.",
            ("Die Welt", "Wall Street Journal"),
        ),
    ],
)
def test_two_outlets_stand_in_the_order_of_the_chain(text: str, chain: tuple[str, ...]) -> None:
    found = attributions(Article(key="a", file="a", text=text))
    assert chain in [one.via for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told the court that the dam was safe.",
        "The mayor told reporters in Paris that the dam was safe.",
        "The mayor said on Facebook that the dam was safe.",
        "In an interview on Monday, the mayor said the dam was safe.",
        "The mayor told Maria Holt that the dam was safe.",
        "In a letter to parliament, the mayor said the dam was safe.",
        "The dam is safe, the mayor told the newspaper's lawyers.",
        "Clinton wants to raise taxes, Bob Dole said.",
    ],
)
def test_who_else_is_spoken_to_is_no_outlet(text: str) -> None:
    assert not any(one.via for one in attributions(Article(key="a", file="a", text=text)))


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("In the minister's view, the dam is safe.", "the dam is safe", "the minister"),
        ("In Ms Holt's opinion, the plan cannot work.", "the plan cannot work", "Ms Holt"),
        (
            "The plan cannot work, in the view of the central bank.",
            "The plan cannot work",
            "the central bank",
        ),
        ("She is convinced that the court will agree.", "that the court will agree", "She"),
        (
            "They read a letter from the auditors, according to which the figures were wrong.",
            "the figures were wrong",
            "a letter from the auditors",
        ),
    ],
)
def test_views_are_somebodys(text: str, content: str, source: str) -> None:
    found = {
        (one.content[0].of(text), one.source.of(text))
        for one in attributions(Article(key="a", file="a", text=text))
        if one.source
    }
    assert (content, source) in found


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("Police, citing two bankers,", "Police"),
        ("The ministry, which cited two bankers,", "The ministry"),
        ("Senator Dale Orr, quoting two bankers,", "Senator Dale Orr"),
        ("An auditor who quoted two bankers", "An auditor"),
    ],
)
def test_who_cites_others_without_being_an_outlet_speaks(who: str, source: str) -> None:
    text = f"{who} said the deal was off."
    found = [
        one
        for one in attributions(Article(key="a", file="a", text=text))
        if one.content[0].of(text) == "the deal was off"
    ]
    assert [one.source and one.source.of(text) for one in found] == [source]
    assert found[0].via == ()


@pytest.mark.parametrize(
    "outlet",
    [
        "Local media",
        "The regional TASS office",
        "The Port of Skarn newspaper",
        "A Reuters report",
        "A report in the Skarn Herald",
    ],
)
def test_an_outlet_that_cites_passes_on(outlet: str) -> None:
    text = f"{outlet} said, citing two bankers, that the deal was off."
    found = attributions(Article(key="a", file="a", text=text))
    assert [one.source and one.source.of(text) for one in found] == ["two bankers"]
    assert len(found[0].via) == 1


def test_a_surname_alone_passes_nothing_on() -> None:
    text = "Sergeant Ada Eckerd came.\nThe driver told police that he was robbed, Eckerd said."
    found = attributions(Article(key="k", file="f", text=text))
    assert found
    assert all("Eckerd" not in one.via for one in found)


def test_no_pronoun_passes_on() -> None:
    text = "The deal is off, according to a report in the Skarn Herald, which cited two bankers."
    found = attributions(Article(key="a", file="a", text=text))
    assert {name for one in found for name in one.via} == {"Skarn Herald"}


def test_the_word_that_begins_what_is_reported_is_no_part_of_who_speaks_in_it() -> None:
    for who in ("officials", "the mayor"):
        text = f"Yle reported that {who} denied that the sale had been planned for May."
        (denied,) = attributions(Article(key="a", file="a", text=text))
        assert (denied.source and denied.source.of(text), denied.via) == (who, ("Yle",))


@pytest.mark.parametrize("shown", [False, True])
def test_a_report_that_is_denied_is_not_shown_without_the_denial(shown: bool) -> None:
    text = "The ministry denied a report by Al Ghad that it had bought missiles."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def find(_text: str, _sentences: Sequence[Span]) -> list[Triple]:
        report = span("a report by Al Ghad that it had bought missiles")
        missiles = span("that it had bought missiles")
        return [
            Triple((report,), span("The ministry"), span("denied"), 0.9, shown),
            Triple((missiles,), span("Al Ghad"), span("report"), 0.9, shown=True),
        ]

    found = attributions(Article(key="a", file="a", text=text), find)
    assert [one.stance for one in found] == [Stance.DENIED, Stance.REPORTED]
    assert [one.shown for one in found] == [shown, shown]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Two ministers denied the plan, TASS reported.", []),
        ("The mayor told TASS that the dam held, TASS said, citing AFP.", ["AFP"]),
        ("Yonhap said two ministers had denied the plan, TASS reported.", ["Yonhap"]),
    ],
)
def test_neither_publisher_nor_agency_passes_on(text: str, via: list[str]) -> None:
    for publisher, agency in (("TASS", None), ("The Skarn Herald", "TASS")):
        article = Article(key="a", file="a", text=text, publisher=publisher, agency=agency)
        found = [one for one in attributions(article) if one.via or one.source]
        assert found
        assert {name for one in found for name in one.via} <= set(via)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Torvian state television quoted General Ilic as saying the town had fallen.", "Torvian"),
        ("General Ilic told Torvian state television that the town had fallen.", "Torvian"),
        ("General Ilic told Danish state television that the town had fallen.", "Danish"),
    ],
)
def test_a_nations_television_keeps_its_nation(text: str, via: str) -> None:
    (found,) = attributions(Article(key="a", file="a", text=text))
    assert found.speaker == "Ilic"
    assert found.via == (f"{via} state television",)
