"""A chat as a phone shows it: messages of the Bot API as a page, by their entities and keyboards.

What is drawn is what a server of Telegram's would hand to a client: ``Message`` objects. The clock
is not theirs, so that pictures do not change from run to run; pages behind links have no preview,
for those of the sample archive are nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Json = dict[str, Any]

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

_STYLE = (Path(__file__).parent / "chat_page.css").read_text(encoding="utf-8")
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "spoiler": "span",
    "blockquote": "blockquote",
    "text_link": "a",
    "url": "a",
    "mention": "a",
    "bot_command": "a",
}
_FIRST_MINUTE = 9 * 60 + 41


@dataclass(frozen=True, slots=True)
class View:
    """How a chat is looked at.

    Attributes:
        title: of the chat.
        about: below it.
        me: id of the user whose phone it is.
        typed: what stands in the field for messages.
        results: of an inline query, above that field.
        alert: what answers the press of a button, over everything.
        from_top: whether the first message is at the top; else the last one is at the bottom.
        edited: the word for a message that was changed.
    """

    title: str
    about: str
    me: int
    typed: str | None = None
    results: tuple[Json, ...] = ()
    alert: str | None = None
    from_top: bool = False
    edited: str = "edited"


def chat_page(messages: Sequence[Json], view: View, theme: Theme) -> str:
    """Return the page of a chat's messages, in order."""
    turns = "".join(_turn(message, number, view) for number, message in enumerate(messages))
    results = "".join(map(_result, view.results))
    return (
        f'<!doctype html><html class="{theme}"><meta charset="utf-8"><style>{_STYLE}</style><body>'
        f'<header><span class="back">‹</span><span class="face">{escape(view.title[:1])}</span>'
        f"<div><b>{escape(view.title)}</b><small>{escape(view.about)}</small></div></header>"
        f'<main class="{"top" if view.from_top else ""}">{turns}</main>'
        + (f'<div class="results">{results}</div>' if results else "")
        + (f'<div class="toast">{escape(view.alert)}</div>' if view.alert else "")
        + f'<footer><span class="{"typed" if view.typed else ""}">'
        f"{escape(view.typed or 'Message')}</span><i></i></footer></body></html>"
    )


def _turn(message: Json, number: int, view: View) -> str:
    sender = message["from"]
    mine = sender["id"] == view.me
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    kinds = ["turn", "mine" if mine else "", "wide" if keyboard and not mine else ""]
    kinds.append("edited" if "edit_date" in message and sender["is_bot"] else "")
    minute = _FIRST_MINUTE + number // 2
    clock = f"{minute // 60}:{minute % 60:02}"
    body = f'<div class="text">{"".join(_runs(message))}</div>'
    return (
        f'<div class="{" ".join(filter(None, kinds))}"><div class="bubble">'
        f"{_heads(message, mine=mine)}{body}"
        f'<span class="time" data-edited="{escape(view.edited)}">{clock}</span></div>'
        f"{''.join(map(_keys, keyboard))}</div>"
    )


def _heads(message: Json, *, mine: bool) -> str:
    """Return what stands above a message's text: whose it is, through whom, what it replies to."""
    sender, parts = message["from"], []
    if message["chat"]["type"] != "private" and not mine:
        kind = "name bot" if sender["is_bot"] else "name"
        parts.append(f'<div class="{kind}">{escape(sender["first_name"])}</div>')
    if bot := message.get("via_bot"):
        parts.append(f'<div class="via">via @{escape(bot["username"])}</div>')
    if replied := message.get("reply_to_message"):
        said = message.get("quote", {}).get("text") or replied.get("text", "")
        who = escape(replied["from"]["first_name"])
        parts.append(f'<div class="reply"><b>{who}</b><span>{escape(said)}</span></div>')
    return "".join(parts)


def _runs(message: Json) -> Iterator[str]:
    """Yield a message's text as HTML, cut wherever an entity begins or ends."""
    units = message.get("text", "").encode("utf-16-le")
    entities: list[Json] = sorted(
        message.get("entities", []), key=lambda one: (one["offset"], -one["length"])
    )
    ends = [one["offset"] + one["length"] for one in entities]
    after_block = False
    cuts = sorted({0, len(units) // 2, *(one["offset"] for one in entities), *ends})
    for start, end in pairwise(cuts):
        opened = [one for one, stop in zip(entities, ends, strict=True) if stop > start]
        opened = [one for one in opened if one["offset"] <= start]
        for one in opened:
            if one["offset"] == start or one["type"] not in _BLOCKS:
                yield _opening(one)
        text = units[2 * start : 2 * end].decode("utf-16-le")
        # A quotation ends its line in a browser anyway.
        yield escape(text.removeprefix("\n") if after_block else text)
        after_block = any(one["type"] in _BLOCKS for one in opened)
        for one in reversed(opened):
            if one["offset"] + one["length"] == end or one["type"] not in _BLOCKS:
                yield _closing(one)


_BLOCKS = ("blockquote", "expandable_blockquote")


def _opening(entity: Json) -> str:
    if entity["type"] == "expandable_blockquote":
        return '<blockquote class="folded"><div class="inner">'
    return f"<{_TAGS[entity['type']]}>"


def _closing(entity: Json) -> str:
    if entity["type"] == "expandable_blockquote":
        return "</div></blockquote>"
    return f"</{_TAGS[entity['type']]}>"


def _keys(row: Sequence[Json]) -> str:
    return f'<div class="keys">{"".join(map(_key, row))}</div>'


def _key(button: Json) -> str:
    kind = "url" if "url" in button else "copy" if "copy_text" in button else ""
    return f'<span class="key {kind}">{escape(button["text"])}</span>'


def _result(result: Json) -> str:
    title, about = escape(result.get("title", "")), escape(result.get("description", ""))
    return (
        f'<div class="result"><span class="face">{title[:1]}</span>'
        f"<div><b>{title}</b><span>{about}</span></div></div>"
    )
