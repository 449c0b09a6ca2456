"""An answer in the terminal: the words as printed, the quotation set off, links to click."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from test_message import PASSAGE

from bot.terminal import render
from index.answer import Answer, CitedPassage, Quote, Reason, ReasonCode
from index.filters import Filters

SECOND = replace(
    PASSAGE,
    rank=2,
    title=None,
    url=None,
    link=None,
    publisher="Northline",
    quote=Quote(5, 14, "It rains."),
)
_STYLE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def shown(*passages: CitedPassage, colours: bool, reason: Reason | None = None) -> str:
    """Return what a terminal 80 columns wide gets to see."""
    console = Console(
        file=io.StringIO(),
        highlight=False,
        width=80,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
    )
    answer = Answer("Does it sail?", reason is None, 0.9, reason, Filters(), passages)
    console.print(render(answer, colours=colours))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_sources_are_numbered_and_the_first_passage_is_whole() -> None:
    text = _STYLE.sub("", shown(PASSAGE, SECOND, colours=True))
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0] == "[1] It rains. The ferry sails."
    assert lines[1] == "The Courier · via Northline · Ann Reed, Bo Ström · PORT · 4 March 2025"
    assert lines[2] == "Ferry"
    assert "https://courier.example/a" in lines
    assert "[2] It rains." in lines


def test_the_quotation_alone_is_highlighted() -> None:
    text = shown(PASSAGE, colours=True)
    highlighted = re.findall(r"\x1b\[[\d;]*10?3[\d;]*m([^\x1b]*)", text)
    assert highlighted == ["The ferry sails."]


def test_without_colours_the_quotation_is_set_off_by_marks() -> None:
    text = shown(PASSAGE, colours=False)
    assert "It rains. »The ferry sails.«" in text
    assert "\x1b" not in text


def test_headline_and_address_lead_to_the_sentence() -> None:
    links = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", shown(PASSAGE, colours=True))
    assert links
    assert set(links) == {PASSAGE.link}


def test_a_link_with_a_space_is_a_link_all_the_same() -> None:
    url, link = "https://courier.example/a b\u3000c", "https://c.example/a b\tc"
    text = shown(replace(PASSAGE, url=url, link=link), colours=True)
    assert set(re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", text)) == {
        "https://c.example/a%20b%09c"
    }
    assert url in _STYLE.sub("", text)


def test_markup_in_an_article_is_shown_as_it_is() -> None:
    odd = "[red]No[/red] :smile: [/] `x` *y* rains."
    passage = replace(
        PASSAGE, title=odd, text=odd, end=5 + len(odd), quote=Quote(5, 5 + len(odd), odd)
    )
    for colours in (True, False):
        assert _STYLE.sub("", shown(passage, colours=colours)).count(odd) == 2


def test_a_long_passage_keeps_every_word() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    passage = replace(PASSAGE, text=words, end=5 + len(words), quote=Quote(5, 10, "word0"))
    assert f"[1] {words}" in " ".join(_STYLE.sub("", shown(passage, colours=True)).split())


@pytest.mark.parametrize("colours", [True, False])
def test_nothing_found_shows_the_reason_and_no_passage(colours: bool) -> None:
    reason = Reason(ReasonCode.NO_MENTION, {"name": "Zaphod"})
    text = _STYLE.sub("", shown(PASSAGE, colours=colours, reason=reason))
    assert text.strip() == "Nothing found. No article mentions Zaphod."


def test_what_a_reason_repeats_of_the_question_cannot_steer_the_terminal() -> None:
    reason = Reason(ReasonCode.NO_MENTION, {"name": "Zap\x1b[2J\nhod\x9b1m"})
    text = _STYLE.sub("", shown(PASSAGE, colours=True, reason=reason))
    assert text.strip() == "Nothing found. No article mentions Zap\ufffd[2J hod\ufffd1m."
