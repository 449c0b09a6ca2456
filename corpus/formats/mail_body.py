"""The words of a mail that are the article: without what is answered, passed on, signed and added.

A mail that passes another on is that other's text, and its sender and date count; one that answers
is its own. What parts the two looks alike in both, so the subject decides, else which is longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.formats.html_lines import Line

_FIELD = re.compile(
    r"\W{0,2}(?P<name>from|sent|date|to|cc|subject|reply-to"
    r"|von|gesendet|datum|an|betreff|от|отправлено|дата|кому|тема"
    r"|de|envoyé|objet|à|enviado|para|asunto)\W{0,2}:\W{0,2}\s*(?P<value>.*)",
    re.IGNORECASE,
)
_SENDER = frozenset(("from", "von", "от", "de"))
_DAY = frozenset(("sent", "date", "gesendet", "datum", "отправлено", "дата", "envoyé", "enviado"))
_SUBJECT = frozenset(("subject", "betreff", "тема", "objet", "asunto"))
_FEWEST_FIELDS = 3
_MOST_INTRODUCING = 60  # words before a mail that is passed on, where the subject does not say so
_RULE = re.compile(
    r"[-_=—\s]{2,}.{0,50}\b(?:forwarded|original|weitergeleitete|ursprüngliche|пересылаемое"
    r"|исходное)\b.{0,20}[-_=—\s]*"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht)\s*:",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:on|am|le|el|il|в)\b.{6,120}(?:wrote|schrieb.{0,60}|a écrit|escribió|ha scritto|пиш\w+)\s?:"
    r"|.{3,80}<\S+@\S+>\s*(?:wrote|schrieb|пиш\w+)\s?:",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?|—|_{5,}.*")
_MOST_SIGNED = 8  # lines of a signature, below a farewell
_FAREWELL = re.compile(
    r"(?:(?:kind|best|warm|many|with best)\s+(?:regards|wishes|thanks)|regards|best|cheers|thanks"
    r"|thank you|yours(?: sincerely| faithfully| truly)?|sincerely"
    r"|mit freundlichen grüßen|(?:viele|beste|liebe|freundliche) grüße|mfg|с уважением)\W{0,3}",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"(?=.*\b(?:confidential|privileged|vertraulich|конфиденциальн\w+)\b)"
    r".*\b(?:e-?mail|message|attachments?|recipient|empfänger|сообщени\w)\b.*",
    re.IGNORECASE,
)
_LONGEST_CONFIDENTIAL = 2000
_FOOT = re.compile(
    r"\bunsubscribe\b|\be-?mail preferences\b|\babmelden\b|\babbestellen\b|\bотписаться\b",
    re.IGNORECASE,
)
_FEWEST_IN_PROSE = 8  # words
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Whose mail was passed on: its sender, date and subject, as its headers print them."""

    sender: str | None = None
    dated: str | None = None
    subject: str | None = None


def article_lines(
    lines: Sequence[Line], *, forwards: bool, answers: bool
) -> tuple[list[Line], PassedOn | None]:
    """Return the lines that are the article, and whose mail they are if they were passed on.

    Args:
        lines: of the mail's body.
        forwards: the subject says that it was passed on.
        answers: the subject says that it answers.
    """
    kept = list(lines)
    passed: PassedOn | None = None
    while found := _headers(kept):
        above, below = kept[: found.start], kept[found.end :]
        introduced = _words(above) < min(_words(below), _MOST_INTRODUCING)
        if forwards or (not answers and introduced):
            kept, passed = below, found.mail
        elif answers or found.ruled or passed:
            kept = above
            break
        else:
            break  # an article that tells of a mail
    if not passed:
        end = next((i for i, line in enumerate(kept) if _WROTE.fullmatch(line.text)), len(kept))
        kept = [line for line in kept[:end] or kept if not line.text.startswith(">")]
    return _unsigned(kept), passed


@dataclass(frozen=True, slots=True)
class _Headers:
    """The headers of another mail, in lines ``start`` to ``end``; ``ruled``: below a rule."""

    start: int
    end: int
    ruled: bool
    mail: PassedOn


def _headers(lines: Sequence[Line]) -> _Headers | None:
    """Find the headers of another mail."""
    for start in range(len(lines)):
        end, named = start, dict[str, str]()
        ruled = bool(_RULE.fullmatch(lines[start].text))
        if ruled:
            end += 1
            while end < len(lines) and not lines[end].text:
                end += 1
        while end < len(lines) and (field := _FIELD.fullmatch(lines[end].text)):
            named.setdefault(field["name"].lower(), field["value"].strip())
            end += 1
        if len(named) >= _FEWEST_FIELDS and _SENDER & named.keys():
            return _Headers(start, end, ruled, _passed_on(named))
    return None


def _passed_on(named: dict[str, str]) -> PassedOn:
    def first(names: frozenset[str]) -> str | None:
        return next((named[name] for name in named if name in names and named[name]), None)

    return PassedOn(first(_SENDER), first(_DAY), first(_SUBJECT))


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _unsigned(lines: list[Line]) -> list[Line]:
    """Leave out a signature, and what programs, lists and lawyers add at the end."""
    end = next(
        (i for i, line in enumerate(lines) if i and _SIGNATURE.fullmatch(line.text)), len(lines)
    )
    farewells = [i for i, line in enumerate(lines[:end]) if i and _FAREWELL.fullmatch(line.text)]
    if farewells and end - farewells[-1] <= _MOST_SIGNED:
        end = farewells[-1]
    end = _foot_start(lines[:end])
    while end > 1 and (not lines[end - 1].text or _is_added(lines[end - 1].text)):
        end -= 1
    return lines[:end]


def _foot_start(lines: Sequence[Line]) -> int:
    """Return where a newsletter's foot begins: below its last prose, if it tells how to end it."""
    wrapped = any(not line.text for line in lines)  # paragraphs are parted by blank lines
    below, words = len(lines), 0
    for index, line in enumerate(lines):
        words = len(line.text.split()) + (words if wrapped and line.text else 0)
        if words >= _FEWEST_IN_PROSE and _ENDED.search(line.text) and not _FOOT.search(line.text):
            below = index + 1
    return below if any(_FOOT.search(line.text) for line in lines[below:]) else len(lines)


def _is_added(line: str) -> bool:
    return is_furniture(line) or (
        len(line) <= _LONGEST_CONFIDENTIAL and bool(_CONFIDENTIAL.fullmatch(line))
    )
