"""How something was said, in words: who asks asks a question, for something, or urges."""

from __future__ import annotations

from typing import Any

import pytest

from bot.wording import said_line, stance_line
from bot.words import words


@pytest.mark.parametrize(
    ("cue", "content", "english", "russian"),
    [
        ("asked", "whether the old bridge was safe", "asks", "спрашивает"),
        ("asked", "“For whom?”", "asks", "спрашивает"),
        ("wondered", "how many boats were left", "asks", "спрашивает"),
        ("has asked", "the packers what they missed", "asks", "спрашивает"),
        ("спросил", "когда откроют мост", "asks", "спрашивает"),
        ("fragte", "ob die Brücke hält", "asks", "спрашивает"),
        ("asked", "the court to look at it again", "asks", "просит"),
        ("asked", "a judge to find out why", "asks", "просит"),
        ("asked for", "a recount", "asks", "просит"),
        ("попросил", "открыть мост", "asks", "просит"),
        ("urged", "boats to stay in port", "urges", "призывает"),
        ("called for", "a new lighthouse", "urges", "призывает"),
        ("призвал", "не выходить в море", "urges", "призывает"),
        ("forderte", "einen neuen Leuchtturm", "urges", "призывает"),
    ],
)
def test_who_asks_is_said_to_ask_or_to_urge(
    cue: str, content: str, english: str, russian: str
) -> None:
    attribution: dict[str, Any] = {
        "stance": "asks", "cue": {"text": cue}, "content": {"text": content}, "via": [],
        "date": None,
    }  # fmt: skip
    assert stance_line(attribution, words("en")) == english
    assert stance_line(attribution, words("ru")) == russian


def test_every_other_stance_has_one_word_and_no_claim_has_none() -> None:
    warned: dict[str, Any] = {"stance": "warned", "cue": None, "content": {"text": "x"}}
    warned |= {"via": [], "date": None}
    assert stance_line(warned, words("ru")) == "предупреждает"
    assert stance_line({**warned, "stance": "asks"}, words("ru")) == "просит"
    assert stance_line({**warned, "stance": "other"}, words("en")) == ""


def test_what_is_no_claim_is_told_in_the_words_of_the_article() -> None:
    left_open: dict[str, Any] = {
        "speaker": None, "role": None, "kind": "unnamed", "source": None, "stance": "other",
        "cue": {"text": "did not\u00a0rule out"}, "content": {"text": "another delay"},
        "via": ["Radio Tolmere"], "date": "2024-05-03",
    }  # fmt: skip
    line = "“did not rule out” on 3 May 2024 — via Radio Tolmere"
    assert stance_line(left_open, words("en")) == line
    assert said_line(left_open, words("en")) == f"unnamed source {line}"
