"""Telegram exports (``result.json``): each post of a channel is an article.

The channel is the publisher, the post's address its link; whoever a post is passed on from counts
as its agency. A first line in bold or capitals alone is the headline. Source: https://core.telegram.org/import-export
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus import dates
from corpus.draft import Draft, finish
from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats.credits import is_credit
from corpus.formats.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article


_LONGEST_HEADING = 120  # characters; a paragraph may be in bold as a whole
_LONGEST_TITLE = 300
_FEWEST_IN_CAPITALS = 3  # words of a headline that nothing but capitals mark
_DECORATED = re.compile(r"^[^\w\"'«„“‘(#@]+")  # an emoji before a headline
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
                post = _read(message.get("text"))
                if post.lines:
                    nothing = False
                    draft = _draft(chat, message, post)
                    yield finish(draft, file=file, path=path, item=str(message.get("id")))
    if nothing:
        yield ReadError(file, "no post with text in it")


def _draft(chat: dict[str, Any], message: dict[str, Any], post: _Post) -> Draft:
    numbers = (chat.get("id"), message.get("id"))
    linked = all(isinstance(number, int) for number in numbers)
    moment = message.get("date_unixtime")
    name = _words(chat.get("name"))
    author = _words(message.get("author")) or _words(message.get("from"))
    origin = _words(message.get("forwarded_from"))
    by_person = str(message.get("forwarded_from_id")).startswith("user")
    if origin and by_person:
        author = origin
    return Draft(
        lines=post.lines,
        headings=post.headings or None,
        captions=post.captions,
        url=f"https://t.me/c/{numbers[0]}/{numbers[1]}" if linked else None,
        title=post.title,
        publisher=name,
        # Whose words they are that the channel passes on.
        agency=origin if origin != name and not by_person else None,
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


@dataclass(frozen=True, slots=True)
class _Post:
    """What a post says; ``headings`` are indices of lines in bold alone."""

    title: str | None
    lines: list[str]
    headings: frozenset[int]
    captions: tuple[str, ...]


def _read(text: object) -> _Post:
    """Tell headline, subheadings and credits of a post from its other lines."""
    lines = _lines(text)
    while lines and (lines[-1].points_away or is_furniture(lines[-1].text)):
        lines.pop()
    credits = tuple(line.plain for line in lines if is_credit(line.plain))
    lines = [line for line in lines if not is_credit(line.plain)]
    title = None
    if len(lines) > 1 and _heads(lines[0]):
        title = _DECORATED.sub("", lines[0].text)
        lines = lines[1:]
    short = (line.bold and len(line.text) <= _LONGEST_HEADING for line in lines[:-1])
    headings = frozenset(n for n, heads in enumerate(short) if heads)
    return _Post(title, [line.text for line in lines], headings, credits)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a post.

    Attributes:
        text: its words.
        plain: those that are no link, tag or name of a channel.
        bold: it is in bold, but for an emoji before it.
    """

    text: str
    plain: str
    bold: bool

    @property
    def points_away(self) -> bool:
        """Whether it is nothing but links, tags and names of channels."""
        return self.plain != self.text and not re.search(r"\w", self.plain)


def _lines(text: object) -> list[_Line]:
    """Return a post's lines that are not blank."""
    parts = text if isinstance(text, list) else [text]
    marked: list[tuple[str, object]] = []
    for part in parts:
        kind = part.get("type") if isinstance(part, dict) else None
        words = part.get("text") if isinstance(part, dict) else part
        marked += [(sign, kind) for sign in storable(words if isinstance(words, str) else "")]
    lines: list[_Line] = []
    begin = 0
    for end in (*(n for n, (sign, _) in enumerate(marked) if sign == "\n"), len(marked)):
        signs, begin = marked[begin:end], end + 1
        words = "".join(sign for sign, _ in signs).strip()
        if words:
            plain = "".join(sign for sign, kind in signs if kind not in _POINTING).strip()
            bold = all(kind == "bold" for sign, kind in signs if sign.isalnum())
            lines.append(_Line(words, plain, bold and any(map(str.isalnum, words))))
    return lines


def _heads(line: _Line) -> bool:
    capitals = line.text.isupper() and len(line.text.split()) >= _FEWEST_IN_CAPITALS
    return (line.bold or capitals) and len(line.text) <= _LONGEST_TITLE


def _words(value: object) -> str | None:
    return " ".join(storable(value).split()) or None if isinstance(value, str) else None
