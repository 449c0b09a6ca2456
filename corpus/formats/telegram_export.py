"""Telegram exports (``result.json``): each post of a channel is an article.

The channel is the publisher, the post's address its link. A first line in bold alone is the
headline. Source: https://core.telegram.org/import-export
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus import dates
from corpus.draft import Draft, finish
from corpus.encoding import storable
from corpus.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article


_POINTING = frozenset(("link", "text_link", "hashtag", "mention", "mention_name", "cashtag"))


def is_export(document: object) -> bool:
    """Say whether a JSON document is an export of one chat, or of all of an account's."""
    return isinstance(document, dict) and (_is_chat(document) or bool(_chats(document)))


def read_export(document: dict[str, Any], *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read the posts of the channels in an export; what has no text is passed over.

    Args:
        document: the export (see ``is_export``).
        file: the path as given by the person.
        path: the path used in keys.
    """
    nothing = True
    for chat in [document] if _is_chat(document) else _chats(document):
        for message in chat["messages"]:
            if isinstance(message, dict) and message.get("type") == "message":
                title, lines = _parted(message.get("text"))
                if lines:
                    nothing = False
                    draft = _draft(chat, message, title, lines)
                    yield finish(draft, file=file, path=path, item=str(message.get("id")))
    if nothing:
        yield ReadError(file, "no post with text in it")


def _draft(
    chat: dict[str, Any], message: dict[str, Any], title: str | None, lines: list[str]
) -> Draft:
    numbers = (chat.get("id"), message.get("id"))
    linked = all(isinstance(number, int) for number in numbers)
    moment = message.get("date_unixtime")
    name = _words(chat.get("name"))
    author = _words(message.get("author")) or _words(message.get("from"))
    return Draft(
        lines=lines,
        url=f"https://t.me/c/{numbers[0]}/{numbers[1]}" if linked else None,
        title=title,
        publisher=name,
        authors=(author,) if author and author != name else (),
        # ``date`` is by the clock of whoever exported it.
        published=dates.parse(str(moment)) if moment else None,
    )


def _is_chat(document: dict[str, Any]) -> bool:
    kind = document.get("type")
    listed = isinstance(document.get("messages"), list) and isinstance(kind, str)
    return listed and "name" in document and ("channel" in str(kind) or "group" in str(kind))


def _chats(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the channels of an export of a whole account; its private chats are nobody's news."""
    chats = document.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    return [
        chat
        for chat in (listed if isinstance(listed, list) else [])
        if isinstance(chat, dict) and _is_chat(chat) and "channel" in chat["type"]
    ]


def _parted(text: object) -> tuple[str | None, list[str]]:
    """Tell the headline of a post from its lines."""
    parts = text if isinstance(text, list) else [text]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    plain = [word if isinstance(word, str) else "" for word in words]
    lines = _without_pointers(parts, plain)
    # An emoji may stand before the headline.
    first = next((n for n, word in enumerate(plain) if re.search(r"\w", word)), 0)
    opening = parts[first] if parts else None
    bold = isinstance(opening, dict) and opening.get("type") == "bold"
    headline = storable("".join(plain[: first + 1])).strip()
    if bold and len(lines) > 1 and headline == lines[0]:
        return plain[first].strip(), lines[1:]
    return None, lines


def _without_pointers(parts: list[Any], plain: list[str]) -> list[str]:
    """Return a post's lines without those at its end that are nothing but links and tags."""
    kinds = [part.get("type") if isinstance(part, dict) else None for part in parts]
    # What leads elsewhere becomes characters that no word has.
    rest = "".join(
        re.sub(r"\S", "\ue000", word) if kind in _POINTING else word
        for word, kind in zip(plain, kinds, strict=True)
    )
    both = [
        (line.strip(), left)
        for line, left in zip(
            storable("".join(plain)).split("\n"), storable(rest).split("\n"), strict=True
        )
        if line.strip()
    ]
    while len(both) > 1 and "\ue000" in both[-1][1] and not re.search(r"\w", both[-1][1]):
        both.pop()
    return [line for line, _ in both]


def _words(value: object) -> str | None:
    return " ".join(storable(value).split()) or None if isinstance(value, str) else None
