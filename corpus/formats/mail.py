"""Mails, as newspapers send them: headers, and the text that a reader would be shown (RFC 5322)."""

from __future__ import annotations

import re
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from corpus import dates
from corpus.byline import authors_given, begins_with_given_name
from corpus.draft import Draft, finish
from corpus.encoding import UndecodableError, decode, storable
from corpus.errors import ReadError
from corpus.formats.credits import without_repeats
from corpus.formats.front import read_front
from corpus.formats.html_body import fragment_lines, without_debris
from corpus.formats.html_lines import Line
from corpus.formats.html_tree import folded, one_line
from corpus.formats.mail_body import article_lines
from corpus.formats.text import unwrapped
from corpus.publisher import is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.article import Article
    from corpus.formats.mail_body import PassedOn

_ANSWERS = r"re|aw|antw|sv|vs|rif|odp|отв"
_FORWARDS = r"fwd?|wg|tr|rv|vb|i|пересл|fw"
_MARKS = re.compile(rf"(?:(?:{_ANSWERS}|{_FORWARDS})(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_ANSWERING = re.compile(rf"(?:{_ANSWERS})\b", re.IGNORECASE)
_FORWARDING = re.compile(rf"(?:{_FORWARDS})\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:press release|media release|news release|pressemitteilung|пресс-релиз)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"\[[^\]]{1,40}\]\s*")
_FOR_OUTLET = re.compile(r"(?P<name>.+?) (?:from|at|von) (?P<outlet>.+)|(?P<only>.+?) via .+")
_SIGNED = ".//*[contains(@class, 'gmail_signature') or contains(@class, 'moz-signature')]"
_CITED = (
    ".//blockquote[@type='cite' or contains(@class, 'gmail_quote')]"
    " | .//*[contains(@class, 'gmail_attr') or contains(@class, 'moz-cite-prefix')]"
)
_PASSES_ON = re.compile(r"forwarded message|weitergeleitete nachricht|пересылаемое", re.IGNORECASE)
_FEWEST_OF_ITS_OWN = 40  # words of a text beside a mail that is enclosed


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a mail, which is one article: its subject the headline, its sender the author.

    A sender with a newspaper's name is the publisher. A mail that passes another on is that other.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        assert isinstance(message, EmailMessage)
        draft = _draft(_enclosed(message))
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
    if message.keys() and draft.lines:
        yield finish(draft, file=file, path=path)
    else:
        yield ReadError(
            file, "no text" if message.keys() else "empty" if not data else "not a mail"
        )


def _draft(message: EmailMessage) -> Draft:
    subject = one_line(storable(_header(message, "Subject")))
    marks = _MARKS.match(_unlisted(message, subject))
    marked = marks[0] if marks else ""
    forwards = bool(_FORWARDING.match(marked))
    lines, captions, is_plain = _lines(message, forwards=forwards)
    lines, passed = article_lines(lines, forwards=forwards, answers=bool(_ANSWERING.match(marked)))
    if is_plain:
        lines = [Line(line) for line in unwrapped([line.text for line in lines]) if line]
    title = _title(message, (passed and passed.subject) or subject)
    headings = {index for index, line in enumerate(lines) if line.heading}
    sender, outlet = _sender(message, passed)
    byline = authors_given([sender] if sender else [])
    front = read_front([line.text for line in lines], title, headings, byline.authors)
    body = without_debris(_unnamed(lines[front.end :], sender))
    dated = (passed and passed.dated) or _header(message, "Date")
    published = _published(dated) if dated else None
    return Draft(
        lines=body.lines,
        headings=body.headings or None,
        captions=without_repeats([*captions, *front.captions, *body.captions]),
        title=title,
        standfirst=front.standfirst,
        publisher=outlet,
        authors=front.byline.authors or byline.authors,
        outlet=front.byline.outlet or byline.outlet,
        published=published,
        printed=None if published else front.printed,
        unread=storable(dated) if dated and not published else None,
    )


def _enclosed(message: EmailMessage) -> EmailMessage:
    """Return the mail that is enclosed in another which says hardly more than that."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            own, _, _ = _lines(message, forwards=False)
            brief = sum(len(line.text.split()) for line in own) < _FEWEST_OF_ITS_OWN
            return inner if brief and isinstance(inner, EmailMessage) else message
    return message


def _lines(message: EmailMessage, *, forwards: bool) -> tuple[list[Line], list[str], bool]:
    """Return the lines of a mail's text, the captions, and whether it is plain text.

    Its HTML goes first, which has the paragraphs; the lines of plain text are as they were wrapped.
    """
    part = message.get_body(("html", "plain"))
    if part is None:
        return [], [], True
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decode(data)
    text = storable(text)
    if part.get_content_subtype() == "html":
        unwanted = _SIGNED if forwards or _PASSES_ON.search(text) else f"{_SIGNED} | {_CITED}"
        lines, captions = fragment_lines(text, unwanted)
        return lines, captions, False
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=[^\s-]) \r?\n(?!\s)", " ", text)  # RFC 3676
    return [Line(line.strip()) for line in text.splitlines()], [], True


def _unlisted(message: EmailMessage, subject: str) -> str:
    """Return a subject without the name of the mailing list that sent it on."""
    listed = any(name in message for name in ("List-Id", "List-Post", "Mailing-List"))
    mark = _LIST_MARK.match(subject) if listed else None
    return subject[mark.end() :] if mark else subject


def _title(message: EmailMessage, subject: str) -> str | None:
    """Return the subject without the marks of answering, passing on, and of mailing lists."""
    subject = one_line(subject)
    while (bare := _MARKS.sub("", _unlisted(message, subject), count=1)) != subject:
        subject = bare
    return _LABEL.sub("", subject) or None


def _unnamed(lines: list[Line], sender: str | None) -> list[Line]:
    """Leave out the name that a mail ends with."""
    signed = len(lines) > 1 and sender and folded(lines[-1].text) in folded(sender)
    return lines[:-1] if signed else lines


def _sender(message: EmailMessage, passed: PassedOn | None) -> tuple[str | None, str | None]:
    """Return who wrote a mail, and the outlet that sent it."""
    name = one_line(storable(parseaddr((passed and passed.sender) or _raw(message, "From"))[0]))
    name = name.strip(" \"'*")
    if not name or "@" in name:
        return None, None
    newsletter = "List-Unsubscribe" in message and "List-Post" not in message
    personal = begins_with_given_name(name) or _FOR_OUTLET.fullmatch(name)
    if is_masthead(name) or named_like_outlet(name) or (newsletter and not personal):
        return None, outlet_named(name) or name
    if found := _FOR_OUTLET.fullmatch(name):
        # "Ann Poe from Quay Notes", as newsletters call themselves; "Ann Poe via List" sends on.
        return found["name"] or found["only"], found["outlet"]
    return name, None


def _published(dated: str) -> str | None:
    """Read a date, be it of a header or as programs print those of a mail that is passed on."""
    words = re.sub(r"\s*\([^)]*\)$", "", dated)
    printed = next(dates.find(words), None)
    return dates.parse(words) or (printed.iso if printed else None)


def _raw(message: EmailMessage, name: str) -> str:
    """Return a header with the comments in it, which the library drops: "a@b (Ann Poe)"."""
    value = next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    return str(make_header(decode_header(str(value).replace("\n", " ").replace("\r", ""))))


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name) or "")
