"""Mails, as newspapers send them: headers, and the text that a reader would be shown (RFC 5322)."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from corpus import dates
from corpus.byline import authors_given
from corpus.draft import Draft, finish
from corpus.encoding import UndecodableError, decode, storable
from corpus.errors import ReadError
from corpus.formats.html_body import PageBody, fragment_body
from corpus.formats.html_tree import one_line
from corpus.formats.text import unwrapped
from corpus.publisher import is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article

_ANSWERING = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|rif|rv|пересл)\s*:\s*)+", re.IGNORECASE)
_WROTE = re.compile(
    r"(?:on|am|le|el|il) .{6,100}(?:wrote|schrieb.{0,60}|a écrit|escribió) ?:", re.I
)
_SIGNATURE = re.compile(r"-- ?$")


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a mail, which is one article: its subject the headline, its sender the author.

    A sender with a newspaper's name is the publisher.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        assert isinstance(message, EmailMessage)
        body = _body(message)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as error:
        # The library raises what it stumbles over in headers that are none.
        yield ReadError(
            file, str(error) if isinstance(error, UndecodableError) else "a damaged mail"
        )
        return
    if not message.keys() or not body.lines:
        yield ReadError(
            file, "no text" if message.keys() else "empty" if not data else "not a mail"
        )
        return
    sender = one_line(storable(parseaddr(_header(message, "From"))[0]))
    outlet = bool(sender) and (is_masthead(sender) or named_like_outlet(sender))
    byline = authors_given([] if outlet or not sender else [sender])
    dated = _header(message, "Date")
    published = dates.parse(re.sub(r"\s*\([^)]*\)$", "", dated)) if dated else None
    draft = Draft(
        lines=body.lines,
        headings=body.headings or None,
        captions=body.captions,
        title=_subject(message),
        publisher=(outlet_named(sender) or sender) if outlet else None,
        authors=byline.authors,
        outlet=byline.outlet,
        published=published,
        unread=storable(dated) if dated and not published else None,
    )
    yield finish(draft, file=file, path=path)


def _body(message: EmailMessage) -> PageBody:
    """Return the mail's text: its HTML, which has the paragraphs, else its plain text."""
    part = message.get_body(("html", "plain"))
    if part is None:
        return PageBody([], frozenset(), ())
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decode(data)
    text = storable(text)
    if part.get_content_subtype() == "html":
        return fragment_body(text)
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=[^\s-]) \r?\n(?!\s)", " ", text)  # RFC 3676
    lines = [
        line
        for line in map(str.strip, text.splitlines())
        if not (line.startswith(">") or _WROTE.fullmatch(line))  # what is answered
    ]
    end = next((i for i, line in enumerate(lines) if _SIGNATURE.fullmatch(line)), len(lines))
    return PageBody([line for line in unwrapped(lines[:end]) if line], frozenset(), ())


def _subject(message: EmailMessage) -> str | None:
    """Return the subject without the marks of answering and passing on."""
    subject = one_line(storable(_header(message, "Subject")))
    mark = _ANSWERING.match(subject)
    return (subject[mark.end() :] if mark else subject) or None


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name) or "")
