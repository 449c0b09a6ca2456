"""What readers who set out to break attribution found: who passes nothing on, and who is meant."""

from __future__ import annotations

import pytest

from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.grammar import language_of, rules
from corpus.attribution.nouns import Attribution, Kind, Triple
from corpus.attribution.whole_quotations import with_whole_quotations


def spans(text: str, *words: str) -> list[Span]:
    """Return where words stand."""
    return [Span(text.index(one), text.index(one) + len(one)) for one in words]


def read(text: str, *marked: tuple[str, str, str, str | None]) -> list[Attribution]:
    """Return what comes of source, cue, content and outlet as a tagger would hand them over."""
    triples = []
    for source, cue, content, outlet in marked:
        who, how, what = spans(text, source, cue, content)
        outlets = tuple(spans(text, outlet)) if outlet else ()
        triples.append(Triple((what,), who, how, 0.9, outlets=outlets))
    return attributions(Article(key="k", file="f", text=text), lambda _text, _spans: triples)


@pytest.mark.parametrize(
    "unchecked",
    [
        "Norpress could not independently verify the keeper's claim that the dam had burst.",
        "Norpress was unable to confirm the keeper's claim that the dam had burst.",
        "Norpress has not been able to verify the keeper's claim that the dam had burst.",
        "Norpress couldn’t immediately verify the keeper's claim that the dam had burst.",
        "Norpress cannot confirm the keeper's claim that the dam had burst.",
        "Norpress said it could not confirm the keeper's claim that the dam had burst.",
        "A letter, which Norpress has not seen, repeats the keeper's claim that the dam had burst.",
        "Not verified by Norpress is the keeper's claim that the dam had burst.",
    ],
)
def test_who_could_not_check_it_passes_nothing_on(unchecked: str) -> None:
    found = read(unchecked, ("the keeper's", "claim", "that the dam had burst", "Norpress"))
    assert [one.via for one in found] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper told Norpress it could not confirm that the dam had burst.",
        "Norpress, which could not confirm it, quoted the keeper as saying that the dam had burst.",
        "Norpress has seen a letter in which the keeper said that the dam had burst.",
    ],
)
def test_who_was_told_passes_it_on_though_somebody_could_not_check(text: str) -> None:
    cue = "told" if "told" in text else "saying" if "saying" in text else "said"
    source = "The keeper" if "The keeper" in text else "the keeper"
    found = read(text, (source, cue, "that the dam had burst", "Norpress"))
    assert [one.via for one in found] == [("Norpress",)]


def test_a_body_does_not_pass_on_what_its_own_people_say() -> None:
    text = "Rain is near, according to the Hill Weather Service, whose forecasters warned of it."
    found = read(text, ("whose forecasters", "warned", "it", "Hill Weather Service"))
    assert [one.via for one in found] == [()]
    text = "The dam held, the Talberg Post, whose reporters said they had seen it, wrote."
    found = read(text, ("whose reporters", "said", "they had seen it", "Talberg Post"))
    assert [one.via for one in found] == [("Talberg Post",)]


def test_whom_somebody_speaks_of_passes_nothing_on() -> None:
    text = "“He is nineteen,” Orr said of Lindahl."
    found = read(text, ("Orr", "said", "“He is nineteen,”", "Lindahl"))
    assert [one.via for one in found] == [()]


def test_a_noun_alone_is_not_who_reports_its_words() -> None:
    text = "The group claimed the attack on its channel, Orlo Monitoring Group said."
    outer = ("Orlo Monitoring Group", "said", "The group claimed the attack on its channel", None)
    found = read(text, outer, ("The group", "claimed", "the attack on its channel", None))
    claims = [one for one in found if one.cue and one.cue.of(text) == "claimed"]
    assert [(one.speaker, one.kind) for one in claims] == [("group", Kind.ORGANISATION)]


def test_a_sentence_in_brackets_is_read_like_any_other() -> None:
    text = (
        "Hugo Lindahl won the vote. (Mr. Lindahl has also called for cuts, and said he would go.)"
    )
    found = read(
        text,
        ("Mr. Lindahl", "called for", "cuts", None),
        ("he would", "said", "he would go", None),
    )
    assert found[0].speaker == "Hugo Lindahl"
    by_rules = attributions(Article(key="k", file="f", text=text), rules)
    assert "Hugo Lindahl" in [one.speaker for one in by_rules]


def test_a_content_does_not_take_the_bracket_that_closes_around_it() -> None:
    text = "Two bolts are missing (Ruth Orr said that she had told him)."
    (found,) = read(text, ("Ruth Orr", "said", "that she had told him)", None))
    assert [piece.of(text) for piece in found.content] == ["that she had told him"]
    text = "Ruth Orr said that two bolts were missing (both on the left)."
    (found,) = read(
        text, ("Ruth Orr", "said", "that two bolts were missing (both on the left)", None)
    )
    assert found.content[0].of(text).endswith("(both on the left)")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lindahl Says Party Must 'Move On' From Talberg", "Lindahl"),
        ("Orr says Leeds will send two crews.", "Orr"),
        ("10:42 GMT: Orr says Leeds will send two crews", "Orr"),
    ],
)
def test_a_source_ends_where_its_verb_begins(text: str, source: str) -> None:
    found = attributions(Article(key="k", file="f", text=text), rules)
    assert source in [one.source.of(text) for one in found if one.source]
    assert not any("ays" in one.source.of(text) for one in found if one.source)


def test_a_general_staff_is_nobody_s_name() -> None:
    text = "Talberg’s General Staff said that two bridges were lost."
    (found,) = read(text, ("Talberg’s General Staff", "said", "two bridges were lost", None))
    assert found.kind is Kind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Orr says Leeds will send two crews.", "en"),
        ("Police: Man will face trial Monday", "en"),
        ("Lindahl will Steuern senken.", "de"),
        ("Der Minister will mehr Geld.", "de"),
    ],
)
def test_few_words_are_read_in_their_language(text: str, code: str) -> None:
    assert language_of(text).code == code


@pytest.mark.parametrize(
    ("text", "pieces", "whole"),
    [
        (
            "He said the deal, which the board had backed, was dead.",
            ["the deal, which", "was dead"],
            ["the deal, which the board had backed, was dead"],
        ),
        ("He said nothing to Ms. Orr.", ["nothing to Ms."], ["nothing to Ms. Orr"]),
        (
            "He said the deal was off. The board that met was angry.",
            ["the deal was off. The board that", "was angry"],
            ["the deal was off. The board that met was angry"],
        ),
        ("He said what he was looking for.", ["what he was looking for"], None),
    ],
)
def test_a_content_does_not_break_off_within_a_sentence(
    text: str, pieces: list[str], whole: list[str] | None
) -> None:
    who, how = spans(text, "He", "said")
    one = Triple(tuple(spans(text, *pieces)), who, how, 0.9)
    (found,) = with_whole_quotations(text, [one])
    assert [piece.of(text) for piece in found.content] == (whole or pieces)


def test_an_abbreviation_in_capitals_is_no_pronoun() -> None:
    text = "The WHO said measles was back."
    (found,) = read(text, ("The WHO", "said", "measles was back", None))
    assert (found.speaker, found.kind) == ("WHO", Kind.ORGANISATION)
    text = "THE MAN WHO RAN THE INN SAID IT WAS SHUT."
    (found,) = read(text, ("THE MAN WHO RAN THE INN", "SAID", "IT WAS SHUT", None))
    assert found.kind is Kind.UNNAMED


def test_a_name_goes_on_past_its_small_word() -> None:
    text = "The gates were shut, the keeper told the Jornal de Talberg on Monday."
    found = read(text, ("the keeper", "told", "The gates were shut", "Jornal de"))
    assert [one.via for one in found] == [("Jornal de Talberg",)]


def test_a_part_of_an_outlet_keeps_whose_it_is() -> None:
    text = "The gates were shut, the keeper told the BBC's Welsh service."
    found = read(text, ("the keeper", "told", "The gates were shut", "Welsh service"))
    assert [one.via for one in found] == [("BBC's Welsh service",)]


def test_a_content_goes_on_over_the_paragraphs_of_its_quotation() -> None:
    text = "“We have no time,” Orr said. “The sea will not wait.\n\n“Nor will we.”\n\nRain fell."
    marked = spans(text, "“We have no time,”", "“The sea will not wait.")
    who, how = spans(text, "Orr", "said")
    (found,) = with_whole_quotations(text, [Triple(tuple(marked), who, how, 0.9)])
    assert [piece.of(text) for piece in found.content][2:] == ["“Nor will we.”"]
    other = Triple(tuple(spans(text, "Nor will we")), None, None, 0.9)
    found, _ = with_whole_quotations(text, [Triple(tuple(marked), who, how, 0.9), other])
    assert len(found.content) == len(marked)
