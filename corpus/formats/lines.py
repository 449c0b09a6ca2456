"""The lines of a copied page, each classified by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.byline import Byline, begins_byline, begins_with_given_name, find_byline
from corpus.dateline import find_dateline
from corpus.dates import PrintedDate, find
from corpus.formats.credits import ends_in_credit, is_credit
from corpus.formats.furniture import ends_page, ends_release, heads_list, is_furniture
from corpus.timestamp import find_timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG = 120  # characters that make a line a paragraph or a standfirst whatever it ends in

_ENDED = re.compile(r"[.…:;][\"'”’»)\]]*(?:\s?[■▪◼◾●◆♦□])?$")
_ASKED = re.compile(r"[?!][\"'”’»)\]]*$")
_LABELS = frozenset(["by", "von", "автор", "credit", "credits", "photo", "foto", "фото"])
_TWO_SENTENCES = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“„«(]*[^\W\d_a-zа-яё]")
_PROMOTION = re.compile(r"skip past .{1,40}", re.IGNORECASE)
_PROMOTION_OVER = re.compile(r"after .{1,30} promotion", re.IGNORECASE)
_LONGEST_PROMOTION = 15  # lines
_LONGEST_BYLINE = 200
_BY = re.compile(r"\bby\s", re.IGNORECASE)
_DATED = re.compile(  # what leads from a name to the date behind it
    r"[\s|·•,–—-]*(?:\b(?:first\s+)?(?:published|posted|updated|veröffentlicht|опубликовано)\b"
    r"(?:\s+(?:on|at|am))?\s*:?)?[\s|·•,–—-]*$",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"([^,|·•–—]{5,80}?)\s*(?:[,|·•–—]|\s-)\s*$")


class Kind(Enum):
    """What a line is, as far as it shows by itself."""

    PROSE = auto()  # ends as a sentence does
    LONG = auto()  # as long as a paragraph, without such an end
    SHORT = auto()  # a headline, a subheading, a name: anything brief
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    TIMESTAMP = auto()
    FURNITURE = auto()
    LIST = auto()  # heads a list of other stories
    END = auto()  # stands below the article


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page.

    Attributes:
        text: its words, stripped.
        gap: whether a blank line stands above it.
        kind: what it is by itself.
        byline: who wrote the article, if the line is a byline.
        printed: the date of a byline or timestamp.
    """

    text: str
    gap: bool
    kind: Kind
    byline: Byline | None = None
    printed: PrintedDate | None = None


def read_lines(lines: Iterable[str]) -> list[Line]:
    """Classify the lines that are not blank; those without a letter or digit are left out.

    So is a promotion between the marks that tell readers of screens where it begins and ends.
    "By" or "Credit" alone on a line is joined with the name under it.
    """
    read: list[Line] = []
    gap, pending = False, ""
    promotion: int | None = None  # where one may have begun
    for raw in lines:
        text = raw.strip().strip("\u200b\ufeff\u2060").strip()
        if not text:
            gap = True
        elif text.lower().rstrip(":.…") in _LABELS:
            pending = f"{text} "
        elif _PROMOTION.fullmatch(text):
            promotion = len(read)
        elif promotion is not None and _PROMOTION_OVER.fullmatch(text):
            if len(read) - promotion <= _LONGEST_PROMOTION:
                del read[promotion:]
            gap, promotion = True, None
        elif any(map(str.isalnum, text)) or find_dateline(text) or ends_release(text):
            read.append(_classified(pending + text, gap))
            gap, pending = False, ""
    return read


def _classified(text: str, gap: bool) -> Line:
    """Classify one line, by the marks that mislead least first."""
    if find_dateline(text) and kind_of_words(text) is not Kind.SHORT:
        return Line(text, gap, Kind.PROSE)
    if printed := find_timestamp(text):
        return Line(text, gap, Kind.TIMESTAMP, printed=printed)
    if ends_page(text):
        return Line(text, gap, Kind.END)
    if heads_list(text):
        return Line(text, gap, Kind.LIST)
    byline, printed = _byline(text)
    if byline:
        return Line(text, gap, Kind.BYLINE, byline, printed)
    if is_furniture(text):
        return Line(text, gap, Kind.FURNITURE)
    if is_credit(text):
        return Line(text, gap, Kind.CREDIT)
    if ends_in_credit(text):
        return Line(text, gap, Kind.CAPTION)
    return Line(text, gap, kind_of_words(text))


def kind_of_words(text: str) -> Kind:
    """Tell prose from what is long or short by a line's end and length.

    A single question or exclamation is as likely a headline or subheading, so it counts as short.
    """
    if _ENDED.search(text) and (" " in text or text[-1] not in ":;"):
        return Kind.PROSE
    if _ASKED.search(text) and _TWO_SENTENCES.search(text):
        return Kind.PROSE
    return Kind.LONG if len(text) >= _LONG else Kind.SHORT


def _byline(text: str) -> tuple[Byline | None, PrintedDate | None]:
    """Read a byline, with the date that may follow it on its line or stand before it."""
    if not begins_byline(text):
        by = _BY.search(text[:_LONGEST_BYLINE])
        stamp = find_timestamp(text[: by.start()]) if by else None
        byline = find_byline(text[by.start() :]) if by and stamp else None
        return (byline, stamp) if byline and byline.authors else _signed(text)
    byline, printed = find_byline(text), next(find(text[:_LONGEST_BYLINE]), None)
    stamp = find_timestamp(text[printed.start :]) if printed else None
    if byline is None and printed and stamp:
        byline = find_byline(_DATED.sub("", text[: printed.start]))
    return (byline, stamp) if byline else (None, None)


def _signed(text: str) -> tuple[Byline | None, PrintedDate | None]:
    """Read a name without its "By", with the date behind it: "Jane Doe, March 4, 2025"."""
    printed = next(find(text[:_LONGEST_BYLINE]), None)
    stamp = find_timestamp(text[printed.start :]) if printed else None
    name = _SEPARATED.match(text[: printed.start]) if printed and stamp else None
    byline = find_byline(f"By {name[1]}") if name else None
    signed = byline and byline.authors and all(map(begins_with_given_name, byline.authors))
    return (byline, stamp) if signed else (None, None)
