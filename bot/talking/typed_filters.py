"""Filters typed into a question: ``since:2024-10 publisher:"The Week" ferry``, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.errors import QuestionRefused
from index.filters import ASKED, Filters, parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS: Mapping[str, str] = {
    **dict.fromkeys(("publisher", "издание"), "publisher"),
    **dict.fromkeys(("speaker", "спикер"), "speaker"),
    **dict.fromkeys(("since", "с", "от"), "since"),
    **dict.fromkeys(("until", "по", "до"), "until"),
}
"""What a filter is called before its colon, and which it is."""

_EXAMPLES: Mapping[str, str] = {
    "publisher": 'publisher:"The Week"',
    "speaker": "speaker:Peskov",
    "since": "since:2024-10-22",
    "until": "until:2024-10",
}
_CLOSING = {'"': '"', "'": "'", "“": "”“", "”": "”", "„": "“”", "«": "»", "‘": "’", "’": "’"}
_KEY = re.compile(
    r"(?<![\w:/.@&?=#-])(?:(publisher|speaker|since|until|издание|спикер):(?!/)[ \t]*"
    # Words as common as these are keys only where the value stands close.
    r"|(с|от|по|до):(?![\s/]|$))",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\s\"“”„«»]+")
_MARKS = "?!,;."
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A message read.

    Attributes:
        words: what it asks, without the filters.
        filters: those typed: names as typed, dates in ISO 8601.
    """

    words: str
    filters: Filters = field(default_factory=Filters)

    @property
    def typed(self) -> dict[str, str]:
        """The filters that are set, by name, in the order in which they are written."""
        values = {name: getattr(self.filters, name) for name in ASKED}
        return {name: value for name, value in values.items() if value is not None}

    def without(self, *names: str) -> Asked:
        """Return it without some of its filters."""
        kept = {name: value for name, value in self.typed.items() if name not in names}
        return replace(self, filters=_filters(kept))


def read(message: str) -> Asked:
    """Take the filters out of a message, in whatever order and wherever they stand.

    A value is a word, or words in quotation marks of any style; keys are English or Russian, in
    any case.

    Raises:
        QuestionRefused: a value is missing or no date, a filter is given twice, or the range ends
            before it begins.
    """
    found: dict[str, str] = {}
    pieces, at = [], 0
    while match := _KEY.search(message, at):
        key = match[1] or match[2]
        name = KEYS[key.casefold()]
        value, end = _value(message, match.end())
        if not value:
            words = f"{key}: has no value (write for example {_EXAMPLES[name]})"
            raise QuestionRefused(words, "no_value", key=key, example=_EXAMPLES[name])
        if name in found:
            raise QuestionRefused(f"{key}: is there twice, it can be there once", "twice", key=key)
        if name in ("since", "until"):
            _check_day(key, value, name)
        found[name] = value
        pieces.append(message[at : match.start()])
        at = end
    if not found:
        return Asked(message.strip())
    pieces.append(message[at:])
    words = " ".join(" ".join(pieces).split())
    return Asked(words, _filters(found).checked())


def write(asked: Asked) -> str:
    """Write a question with its filters, so that :func:`read` gives both back."""
    typed = (f"{name}:{_quoted(value)}" for name, value in asked.typed.items())
    return " ".join(filter(None, (asked.words, *typed)))


def _filters(typed: Mapping[str, str]) -> Filters:
    """Return the filters that were typed, by name."""
    publisher, speaker, since, until = map(typed.get, ASKED)
    return Filters(publisher, since, until, speaker=speaker)


def _value(message: str, start: int) -> tuple[str, int]:
    """Return the value that begins at ``start``, and where it ends; empty if there is none."""
    for end in range(start + 1, len(message)) if message[start : start + 1] in _CLOSING else ():
        inside = message[end + 1 : end + 2].isalnum()  # an apostrophe, not the end
        if message[end] in _CLOSING[message[start]] and not inside:
            return " ".join(message[start + 1 : end].split()), end + 1
    match = _PLAIN.match(message, start)
    if match is None or _KEY.match(message, start):
        return "", start
    return match[0].rstrip(_MARKS), match.end()


def _check_day(key: str, value: str, name: str) -> None:
    """Check a day, month or year as typed.

    Raises:
        QuestionRefused: it is none.
    """
    try:
        if not _DAY.fullmatch(value):
            raise QuestionRefused(value)
        parse_day(value, last=name == "until")
    except QuestionRefused:
        words = f"{key}: takes a date, not {value!r} (write it as 2024-10-22, 2024-10 or 2024)"
        raise QuestionRefused(words, "no_date", key=key, value=value) from None


def _quoted(value: str) -> str:
    """Return a value as it can be read back."""
    plain = _PLAIN.fullmatch(value) and value[0] not in _CLOSING and value[-1] not in _MARKS
    if plain and not _KEY.match(value):
        return value
    # The first quotation marks that nothing in the value would end.
    for opening, closing in (('"', '"'), ("«", "»"), ("“", "”“")):
        if not any(mark in value for mark in closing):
            return f"{opening}{value}{closing[0]}"
    return '"' + value.replace('"', "'") + '"'
