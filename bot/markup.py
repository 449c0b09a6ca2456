"""Telegram's HTML as strings: escaping, links, lengths, and shortening before anything is marked.

Lengths are what Telegram counts: UTF-16 units of the text shown, tags and escapes apart.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.article import Span

LONGEST = 4096
"""UTF-16 units that one message can show."""

ELLIPSIS = "…"

_LONGEST_URL = 2048
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^>]*>")
_NO_URL = re.compile(r'[\s\x00-\x1f\x7f<>"\\]')


def escape(text: str) -> str:
    """Return ``text`` with markup made harmless; fit for attributes too."""
    return html.escape(_SURROGATE.sub("\ufffd", text))


def bold(text: str) -> str:
    """Return ``text`` escaped and in bold."""
    return f"<b>{escape(text)}</b>"


def italic(text: str) -> str:
    """Return ``text`` escaped and in italics."""
    return f"<i>{escape(text)}</i>"


def link(text: str, *urls: str | None) -> str:
    """Return ``text`` escaped, linked to the first of ``urls`` that Telegram can open, if any."""
    url = usable(*urls)
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def usable(*urls: str | None) -> str | None:
    """Return the first of ``urls`` that Telegram takes for a link: http(s), a host with a dot."""
    return next((url for url in urls if url and _opens(url)), None)


def units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def reach(text: str, most: int) -> int:
    """Return how many code points of ``text`` have at most ``most`` units together."""
    used = 0
    for index, character in enumerate(text):
        used += 1 + (character > "\uffff")
        if used > most:
            return index
    return len(text)


def shown(markup: str) -> int:
    """Return how long ``markup`` (of this module's making) is when shown, in UTF-16 units."""
    return units(html.unescape(_TAG.sub("", markup)))


def clip(text: str, most: int) -> str:
    """Return ``text`` if it has at most ``most`` units, else its beginning and an ellipsis."""
    kept = head(text, most)
    return text if kept == text else kept + ELLIPSIS


def head(text: str, most: int) -> str:
    """Return the beginning of ``text``, to a word's end where it is cut; the ellipsis would fit."""
    if units(text) <= most:
        return text
    end = reach(text, most - 1)
    word = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    # A single word longer than half of the space is cut where the space ends.
    return text[: word if word > end // 2 else end].rstrip()


def tail(text: str, most: int) -> str:
    """Return the end of ``text``, from a word's beginning where it is cut; as :func:`head`."""
    return head(text[::-1], most)[::-1]


def embolden(text: str, page: Span, marks: Iterable[Span]) -> str:
    """Return the slice ``page`` of ``text``, escaped, with what ``marks`` cover of it in bold."""
    pieces, at = [], page.start
    for mark in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, page.end)
        if start < end:
            pieces += [escape(text[at:start]), bold(text[start:end])]
            at = end
    return "".join([*pieces, escape(text[at : page.end])])


def _opens(url: str) -> bool:
    if len(url) > _LONGEST_URL or _NO_URL.search(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in host.strip(".")
