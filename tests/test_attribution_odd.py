"""Attribution in copy as it also comes: shouted, unclosed, in lines with heads, by things."""

from __future__ import annotations

import pytest

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Attribution, Kind, Triple
from corpus.attribution.quotation import quotations
from corpus.attribution.whole_quotations import with_whole_quotations
from index.finders import finder
from index.finding import Finding

BOTH = pytest.mark.parametrize("finding", [Finding.RULES, Finding.MODEL])


def found(text: str, finding: Finding) -> list[Attribution]:
    return attributions(Article(key="k", file="f", text=text), finder(finding))


def shown(text: str, finding: Finding) -> set[str | None]:
    return {one.speaker for one in found(text, finding) if one.shown}


@BOTH
def test_a_name_in_capitals_ends_before_its_verb(finding: Finding) -> None:
    text = "MAYOR JOAN FELL SAID ON TUESDAY THAT THE BRIDGE WOULD STAY SHUT UNTIL MARCH."
    (one,) = [one for one in found(text, finding) if one.shown]
    assert one.source is not None
    assert one.source.of(text) == "MAYOR JOAN FELL"
    assert (one.speaker, one.role, one.kind) == ("JOAN FELL", "MAYOR", Kind.PERSON)


def test_an_outlet_in_capitals_ends_before_its_verb() -> None:
    text = "THE MINISTER SAID ON MONDAY THAT NOTHING WOULD CHANGE, REUTERS REPORTED."
    assert ("REUTERS",) in [one.via for one in found(text, Finding.MODEL)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not pay for the bridge, Joan Fell said on Tuesday.\nMay is near.", "Joan Fell"),
        ('"We never agreed to it, said union leader Karl Brandt. The company was silent.', "Karl"),
        ("“The line will open soon, Ms. Holt told the board. “It will be in May.”", "Holt"),
    ],
)
@BOTH
def test_a_missing_mark_hides_no_speaker(text: str, speaker: str, finding: Finding) -> None:
    assert any(name and name.startswith(speaker) for name in shown(text, finding))


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_not_cut() -> None:
    text = "“It is shut, she said to me. Then she left.\n“And it will stay so,” Brandt recalled."
    (one,) = quotations(text)
    assert len(one.pieces) == 2
    assert one.pieces[0].end == text.index("\n")


def test_many_open_marks_take_no_longer_than_in_proportion() -> None:
    assert len(quotations("“a, b " * 20_000)) == 1


@BOTH
def test_answers_are_the_only_person_whom_the_introduction_names(finding: Finding) -> None:
    text = (
        "Joan Fell, mayor of Averton, spoke to us about the bridge.\n"
        "Q: Why did you close it?\nA: Because it was not safe for anybody.\n"
        "Q: When will it open?\nA: In May, if the money comes."
    )
    assert shown(text, finding) == {"Joan Fell"}


@pytest.mark.parametrize(
    ("asks", "answers"), [("Q", "A"), ("HOST", "GUEST"), ("Question", "Answer"), ("Q.", "A.")]
)
@BOTH
def test_who_asks_and_answers_is_nobody_by_name(asks: str, answers: str, finding: Finding) -> None:
    asks, answers = (f"{head}:" if head[-1] != "." else head for head in (asks, answers))
    text = (
        f"{asks} What do you make of it?\n{answers} It is a scandal for the town.\n"
        f"{asks} Why is it one?\n{answers} Because nobody was asked."
    )
    assert not any(one.speaker or one.shown for one in found(text, finding))


@BOTH
def test_who_speaks_in_a_transcript_is_a_person(finding: Finding) -> None:
    text = (
        "MR. HOLT: Where were you on Friday?\nBRANDT: I was at home.\n"
        "MR. HOLT: All day long?\nBRANDT: Yes, I was."
    )
    spoken = {(one.speaker, one.kind) for one in found(text, finding) if one.shown}
    assert spoken == {("HOLT", Kind.PERSON), ("BRANDT", Kind.PERSON)}


@pytest.mark.parametrize(
    "text",
    [
        "Note: The office is closed on Monday.\nCorrection: An earlier version gave the wrong day.",
        "Weather: Rain will spread from the west.\nTraffic: The bridge at Averton is closed.",
        "Aries: You will hear good news from a friend.\nTaurus: Listen to what your doctor says.",
        "Where: Town Hall, Averton\nWhen: Friday at 7 p.m.\nContact: Joan Fell, 555-0100",
        "Dear Tired: He may be right about that. See a doctor.",
    ],
)
@BOTH
def test_heads_of_lists_say_nothing(text: str, finding: Finding) -> None:
    assert not any(
        one.shown and one.cue and one.cue.of(text) == ":" for one in found(text, finding)
    )


def test_a_head_that_the_text_names_speaks() -> None:
    text = "Joan Fell met the press.\nFell: “We will pay for all of it, and we will do it soon.”"
    assert "Joan Fell" in shown(text, Finding.MODEL)


@pytest.mark.parametrize(
    "thing", ["The policy", "A sign on the door", "The clock", "Experience", "His face", "The map"]
)
@BOTH
def test_things_are_not_shown_as_speakers(thing: str, finding: Finding) -> None:
    text = f"{thing} says that the shop is closed."
    assert not any(one.shown or one.speaker for one in found(text, finding))


def test_who_is_asked_for_is_nobody() -> None:
    text = "Who said that the bridge was safe?"
    assert not any(one.shown for one in found(text, Finding.MODEL))


def test_a_content_does_not_break_off_before_its_noun() -> None:
    text = "She closed the bridge for an hour, Fell said."

    def span(words: str) -> Span:
        begin = text.index(words)
        return Span(begin, begin + len(words))

    cut = Triple((span("She closed the bridge for an"),), span("Fell"), span("said"), 0.9)
    (one,) = with_whole_quotations(text, [cut])
    assert one.content[-1].of(text) == "She closed the bridge for an hour"
    whole = Triple((span("She closed the bridge"),), span("Fell"), span("said"), 0.9)
    assert with_whole_quotations(text, [whole]) == [whole]


def test_the_time_of_a_live_blog_is_no_part_of_a_name() -> None:
    text = "14:05 Joan Fell says that the bridge will stay closed."
    (one,) = found(text, Finding.MODEL)
    assert one.source is not None
    assert one.source.of(text) == "Joan Fell"
