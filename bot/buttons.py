"""Buttons under messages, and what a pressed one says.

Callback data has at most 64 bytes: it holds identifiers, never texts, and nothing that belongs to
one generation of the index, so that a button outlives rebuilds and restarts.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import Self

from corpus.article import Span

_READ = re.compile(r"r:([0-9a-f]{16}):(\d{1,10}):(\d{1,10}):([0-9a-f]{8}):(\d{1,6}|)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: opens ``url``, or sends ``data`` (1-64 bytes) to the bot."""

    label: str
    url: str | None = None
    data: str | None = None


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
        return cls(key_digest(key), quote, _check(text))

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


def key_digest(key: str) -> str:
    """Return the 16 hexadecimal digits that stand for an article's ``key`` in a button."""
    return hashlib.sha1(_bytes(key), usedforsecurity=False).hexdigest()[:16]


def _check(text: str) -> str:
    return f"{zlib.crc32(_bytes(text)):08x}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
