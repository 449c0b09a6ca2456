"""Messages drawn as a phone shows them: all of their text, marked as their entities say."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram_html import parse

from benchmarks.chat_page import THEMES, View, chat_page

VIEW = View("Byline", "bot", 7)
BOT = {"id": 1, "is_bot": True, "first_name": "Byline", "username": "byline_bot"}


def message(html: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    text, entities = parse(html)
    chat = {"id": 7, "type": "private"}
    return {"from": BOT, "chat": chat, "text": text, "entities": entities, **fields}


def drawn(html: str, **fields: Any) -> str:  # noqa: ANN401
    page = chat_page([message(html, **fields)], VIEW, "light")
    found = re.search(r'<div class="text">(.*)</div><span class="time"', page, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("plain &lt;b&gt; &amp; “x”", "plain &lt;b&gt; &amp; “x”"),
        ("<b>bold</b> <i>it</i>", "<b>bold</b> <i>it</i>"),
        ("👍 <b>𝕏 bold</b> z", "👍 <b>𝕏 bold</b> z"),
        ('<a href="https://x.example/">a <b>b</b></a>', "<a>a </a><a><b>b</b></a>"),
        (
            "a\n<blockquote expandable>q <b>b</b> r</blockquote>\nz",
            'a\n<blockquote class="folded"><div class="inner">q <b>b</b> r</div></blockquote>z',
        ),
        ("<blockquote>q</blockquote>\n\nz", "<blockquote>q</blockquote>\nz"),
    ],
)
def test_entities_are_drawn(html: str, shown: str) -> None:
    assert drawn(html) == shown


@given(st.lists(st.tuples(st.sampled_from("biusa"), st.text("x<&>😀é \n\"'", min_size=1))))
def test_no_word_is_lost(parts: list[tuple[str, str]]) -> None:
    escaped = [
        (tag, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        for tag, text in parts
    ]
    opening = {"a": '<a href="https://x.example/">'}
    html = "·" + "".join(f"{opening.get(t, f'<{t}>')}{text}</{t}>·" for t, text in escaped)
    text, _ = parse(html)
    assert unescape(re.sub(r"<[^>]*>", "", drawn(html))) == text


@pytest.mark.parametrize("theme", THEMES)
def test_everything_around_a_message_is_there(theme: str) -> None:
    keyboard = [
        [{"text": "Open <it>", "url": "https://x.example/"}, {"text": "Copy", "copy_text": {}}]
    ]
    replied = {"from": {"first_name": "Ann"}, "text": "What?"}
    one = message(
        "yes",
        chat={"id": -1, "type": "supergroup"},
        reply_markup={"inline_keyboard": keyboard},
        reply_to_message=replied,
        quote={"text": "Wha"},
        edit_date=1,
    )
    view = View(
        "A & B",
        "3",
        7,
        typed="@byline x",
        results=({"title": "T", "description": "D"},),
        alert="Gone",
    )
    page = chat_page([one], view, theme)  # type: ignore[arg-type]
    for part in ("Open &lt;it&gt;", "key url", "key copy", "Ann", "Wha", "A &amp; B", "@byline x",
                 "Gone", 'class="result"', "edited", f'class="{theme}"'):  # fmt: skip
        assert part in page
