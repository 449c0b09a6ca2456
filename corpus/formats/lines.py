"""The lines of a copied page, each classified by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.byline import Byline, begins_byline, find_byline
from corpus.dateline import find_dateline
from corpus.dates import PrintedDate, find
from corpus.formats.credits import ends_in_credit, is_credit
from corpus.formats.furniture import ends_page, heads_list, is_furniture
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
        elif any(map(str.isalnum, text)) or find_dateline(text):
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
        return (byline, stamp) if byline and byline.authors else (None, None)
    if byline := find_byline(text):
        return byline, None
    printed = next(find(text[:_LONGEST_BYLINE]), None)
    if printed is None:
        return None, None
    byline = find_byline(re.sub(r"[\s|·•,–—-]+$", "", text[: printed.start]))
    stamp = find_timestamp(text[printed.start :])
    return (byline, stamp) if byline and stamp else (None, None)
