"""Buttons under messages, and what a pressed one says.

Callback data has at most 64 bytes: it holds identifiers, never texts, and nothing that belongs to
one generation of the index, so that a button outlives rebuilds and restarts.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from corpus.article import Span

_READ = re.compile(r"r:([0-9a-f]{16}):(\d{1,10}):(\d{1,10}):([0-9a-f]{8}):(\d{1,6}|)", re.ASCII)
_PRESS = re.compile(r"([a-qs-z]):([A-Za-z0-9_-]{1,32}):(\d{1,4}):([a-z]{0,12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: opens ``url``, sends ``data`` (1-64 bytes) to the bot, or copies a text.

    Attributes:
        label: what it says.
        url: what it opens.
        data: what it tells the bot.
        copy: what it puts on the clipboard, 1-256 characters.
    """

    label: str
    url: str | None = None
    data: str | None = None
    copy: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class Wish(StrEnum):
    """What a pressed button wants; the letter stands in its data."""

    PASSAGE = "p"
    """A passage of an answer, by its rank."""
    CONTEXT = "c"
    WHY = "w"
    GOOD = "g"
    BAD = "b"
    WITHOUT = "x"
    """The answer without one of its filters."""
    AGAIN = "a"
    """The question of an answer asked again."""
    SUGGESTED = "q"
    """A suggested question."""
    LANGUAGE = "l"
    LISTED = "n"
    """How many passages a card shows."""
    PUBLISHER = "u"
    """Whether a publisher is one of those searched by default."""
    SPEAKER = "s"
    """What somebody said."""
    LATEST = "t"
    """The newest articles of a publisher."""
    FORGET = "f"
    CLOSE = "z"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button.

    Attributes:
        wish: what it wants.
        id: of an answer, a suggestion, a publisher; ``-`` where there is none.
        number: a rank or a count.
        word: the name of a filter or a language.
    """

    wish: Wish
    id: str = "-"
    number: int = 0
    word: str = ""

    @classmethod
    def from_data(cls, data: str) -> Self | None:
        """Read callback data; ``None`` if it is something else."""
        match = _PRESS.fullmatch(data)
        if match is None or match[1] not in set(Wish):
            return None
        return cls(Wish(match[1]), match[2], int(match[3]), match[4])

    def data(self) -> str:
        """Write callback data, at most 53 bytes."""
        return f"{self.wish}:{self.id}:{self.number}:{self.word}"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The wish to read an article around a quotation.

    Attributes:
        article: digest of the article's key.
        quote: where the quotation was when the button was made.
        check: digest of the quotation: the article may have changed since.
        page: the page wanted, from 0; ``None`` for the one that has the quotation.
    """

    article: str
    quote: Span
    check: str
    page: int | None = None

    @classmethod
    def of(cls, key: str, quote: Span, text: str) -> Self:
        """Ask for the article ``key`` around ``quote``, whose words are ``text``."""
        return cls(digest(key), quote, _check(text))

    @classmethod
    def from_data(cls, data: str) -> Self | None:
        """Read callback data; ``None`` if it is something else."""
        match = _READ.fullmatch(data)
        if match is None or int(match[2]) >= int(match[3]):
            return None
        quote = Span(int(match[2]), int(match[3]))
        return cls(match[1], quote, match[4], int(match[5]) if match[5] else None)

    def data(self) -> str:
        """Write callback data, at most 55 bytes for texts of up to 10**10 characters."""
        page = "" if self.page is None else self.page
        return f"r:{self.article}:{self.quote.start}:{self.quote.end}:{self.check}:{page}"

    def quote_in(self, text: str) -> Span | None:
        """Return the quotation's span if ``text`` still has those words there."""
        return self.quote if _check(self.quote.of(text)) == self.check else None


def digest(name: str) -> str:
    """Return the 16 hexadecimal digits that stand in a button for an article's key or a name."""
    return hashlib.sha1(_bytes(name), usedforsecurity=False).hexdigest()[:16]


def _check(text: str) -> str:
    return f"{zlib.crc32(_bytes(text)):08x}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
