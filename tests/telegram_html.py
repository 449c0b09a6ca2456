"""Telegram's own HTML: what it takes for markup, what it refuses, and in which words.

A port of the rules, not of a browser's: sixteen tags, four named entities, numeric entities, and an
error naming a byte offset for anything else. Where Telegram would quietly show something other than
what the author meant (an entity that it does not know, a nested quotation, a link that goes
nowhere, entities beyond the hundredth), this reader refuses it too; such errors begin "strict:".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram_facts import ApiError, Json

LONGEST = 4096  # UTF-16 units of text, once the entities are parsed
MOST_ENTITIES = 100

KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
ATTRIBUTES = {
    "a": {"href"},
    "span": {"class"},
    "tg-emoji": {"emoji-id"},
    "code": {"class"},
    "blockquote": {"expandable"},
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));?")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?"""
)
# Characters that Telegram drops from any text: control characters and bidirectional embeddings.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\u2028-\u202e]")


@dataclass(slots=True)
class _Open:
    """A tag not closed yet: where its text starts, in UTF-16 units."""

    tag: str
    attributes: dict[str, str]
    start: int


def utf16(text: str) -> int:
    """Return the length of ``text`` as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Return ``text`` without the characters that Telegram drops (kept: tab and newline)."""
    return _DROPPED.sub("", text.replace("\r\n", "\n"))


def fault(markup: str, position: int, words: str) -> ApiError:
    """Return Telegram's error about ``position`` (an index into ``markup``)."""
    offset = len(markup[:position].encode("utf-8", "surrogatepass"))
    return ApiError(f"can't parse entities: {words.format(at=f'at byte offset {offset}')}")


def parse(markup: str) -> tuple[str, list[Json]]:
    """Return the text that ``markup`` shows and its entities, offsets in UTF-16 units.

    Raises:
        ApiError: what Telegram refuses, and what it would show wrongly.
    """
    pieces: list[str] = []
    entities: list[Json] = []
    stack: list[_Open] = []
    length = position = 0
    while position < len(markup):
        if markup[position] == "<":
            end, opened = _tag(markup, position, stack, length)
            if opened:
                stack.append(opened)
            else:
                entity = _entity(stack.pop(), length, "".join(pieces))
                if entity["length"]:
                    entities.append(entity)
            position = end
            continue
        shown, position = _character(markup, position)
        pieces.append(shown)
        length += utf16(shown)
    if stack:
        raise fault(markup, 0, f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return trim("".join(pieces), entities)


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Strip ``text`` as Telegram does, move and shorten its entities, and hold the limits."""
    text = clean(text)
    shown = text.strip()
    if not shown:
        raise ApiError("message text is empty")
    if utf16(shown) > LONGEST:
        raise ApiError("message is too long")
    lead, length = utf16(text[: len(text) - len(text.lstrip())]), utf16(shown)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, length)
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    if len(kept) > MOST_ENTITIES:
        raise ApiError(f"strict: {len(kept)} entities, those after {MOST_ENTITIES} are not shown")
    return shown, kept


def good_url(url: str) -> bool:
    """Say whether Telegram makes a link of ``url``: http(s) or tg, a host with a dot, no spaces."""
    if re.search(r"[\s\x00-\x1f<>\"]", url):
        return False
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(host)
    return parts.scheme in {"http", "https"} and "." in host.strip(".")


def _character(markup: str, position: int) -> tuple[str, int]:
    """Return one character of text (an entity decoded) and the position after it."""
    if markup[position] != "&":
        return markup[position], position + 1
    found = _ENTITY.match(markup, position)
    if found is None:
        raise ApiError(f"strict: a bare & stands in {markup[position : position + 12]!r}")
    decimal, hexadecimal, name = found.groups()
    if name is not None:
        if name not in NAMED or not found.group().endswith(";"):
            raise ApiError(f"strict: Telegram shows {found.group()!r} as it stands")
        return NAMED[name], found.end()
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise ApiError(f"strict: {found.group()!r} is no character")
    return chr(code), found.end()


def _tag(markup: str, begin: int, stack: list[_Open], length: int) -> tuple[int, _Open | None]:
    """Read the tag at ``begin``: return where it ends, and what it opens, if it opens."""
    closing = markup.startswith("</", begin)
    start = begin + 2 if closing else begin + 1
    name = re.compile(r"[^\s>]*").match(markup, start)
    assert name
    tag = name.group().lower()
    if closing:
        if not stack:
            raise fault(markup, begin, "Unexpected end tag {at}")
        close = re.compile(r"\s*>").match(markup, name.end())
        if close is None:
            raise fault(markup, begin, "Unclosed end tag {at}")
        if tag and tag != stack[-1].tag:
            words = f'Unmatched end tag {{at}}, expected "</{stack[-1].tag}>", found "</{tag}>"'
            raise fault(markup, begin, words)
        return close.end(), None
    if name.end() == len(markup):
        raise fault(markup, begin, "Unclosed start tag {at}")
    if tag not in KINDS:
        raise fault(markup, begin, f'Unsupported start tag "{tag}" {{at}}')
    end, attributes = _attributes(markup, begin, name.end(), tag)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise fault(markup, begin, 'Tag "span" must have class "tg-spoiler" {at}')
    if tag == "blockquote" and any(other.tag == "blockquote" for other in stack):
        raise ApiError("strict: blockquote can't be nested")
    if any(other.tag in {"code", "pre"} for other in stack) and (stack[-1].tag, tag) != (
        "pre",
        "code",
    ):
        raise ApiError(f"strict: {tag} can't be inside code or pre")
    return end, _Open(tag, attributes, length)


def _attributes(markup: str, begin: int, at: int, tag: str) -> tuple[int, dict[str, str]]:
    """Read a start tag's attributes from ``at``; return the position after its ``>``."""
    attributes: dict[str, str] = {}
    while True:
        at += len(markup[at:]) - len(markup[at:].lstrip())
        if at >= len(markup):
            raise fault(markup, begin, "Unclosed start tag {at}")
        if markup[at] == ">":
            return at + 1, attributes
        found = _ATTRIBUTE.match(markup, at)
        assert found
        name = found.group(1).lower()
        if not name:
            raise fault(markup, begin, f'Empty attribute name in the tag "{tag}" {{at}}')
        if name not in ATTRIBUTES.get(tag, set()):
            raise ApiError(f"strict: Telegram ignores {name!r} in the tag {tag!r}")
        value = next((given for given in found.groups()[1:] if given is not None), "")
        attributes[name] = _decoded(value)
        at = found.end()
        if markup[at : at + 1] not in {">", " ", "\n", "\t"}:
            raise fault(markup, begin, "Unclosed start tag {at}")


def _decoded(value: str) -> str:
    """Return an attribute's value with its entities decoded."""
    pieces, position = [], 0
    while position < len(value):
        piece, position = _character(value, position)
        pieces.append(piece)
    return "".join(pieces)


def _entity(opened: _Open, end: int, text: str) -> Json:
    """Return the MessageEntity of a tag that closes at ``end``."""
    kind = KINDS[opened.tag]
    entity: Json = {"type": kind, "offset": opened.start, "length": end - opened.start}
    if opened.tag == "a":
        shown = text.encode("utf-16-le", "surrogatepass")[opened.start * 2 : end * 2]
        url = opened.attributes.get("href") or shown.decode("utf-16-le", "surrogatepass")
        if not good_url(url):
            raise ApiError(f"strict: a link to {url!r:.80} is dropped by Telegram")
        entity["url"] = url
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
    return entity
