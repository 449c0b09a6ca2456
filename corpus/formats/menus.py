"""The menus of a site, which are copied along above the page's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.formats.furniture import is_navigation, is_section
from corpus.formats.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = (Kind.SHORT, Kind.LONG, Kind.PROSE)
MOST_LABEL_WORDS = 3  # of a menu's entry, and of a kicker above a headline
_SHORTEST_MENU = 3  # entries, where none is a usual way around a site
_LONGEST_TITLE = 300
_CALL = re.compile(r"[^.!?]{2,60}[!?]\s[^.!?]{2,80}$")


def below_menus(lines: Sequence[Line]) -> int:
    """Return where the page's own words begin: below the menus of the site.

    A menu is a usual way around a site ("Sign in") with the labels that touch it, or some labels
    with a section among them. It stands above the byline, and above a headline with its time.
    """
    start = end = 0
    while end < len(lines):
        begin = end
        while end < len(lines) and _is_label(lines[end]) and (end == begin or not lines[end].gap):
            end += 1
        if end == begin:
            if _belongs_to_page(lines, start, end):
                break
            end += 1
        elif _is_menu(lines[begin:end]) and any(map(may_head, lines[end:])):
            own = _ends_in_own_words([line.text for line in lines[begin:end]])
            start = end - (own or _signed(lines, start, end))
    return start


def may_be_title(line: Line) -> bool:
    """Say whether a line may be a headline: one sentence at most, and not too long.

    "A pear! The soup that won" is one too: a call or a question, and what is no sentence.
    """
    if _CALL.match(line.text):
        return True
    return len(line.text) <= _LONGEST_TITLE and not re.search(r"[.!?]['\"”’»)]*\s", line.text)


def may_head(line: Line) -> bool:
    """Say whether a line below a menu may be the headline, by its kind and length."""
    long_enough = len(line.text.split()) >= MOST_LABEL_WORDS
    return line.kind in WORDS and long_enough and may_be_title(line)


def _ends_in_own_words(labels: Sequence[str]) -> bool:
    """Say whether the last label is the page's: a brief headline, or the only section named."""
    last = labels[-1]
    if is_navigation(last):
        return False
    headline = len(last.split()) == MOST_LABEL_WORDS
    return headline or (is_section(last) and sum(map(is_section, labels)) == 1)


def _signed(lines: Sequence[Line], start: int, end: int) -> bool:
    """Say whether a menu's last label is a brief headline: a byline or time stands under it."""
    label, below = lines[end - 1], lines[end] if end < len(lines) else None
    return (
        label.kind is Kind.SHORT
        and len(label.text.split()) > 1
        and not (is_navigation(label.text) or is_section(label.text))
        and below is not None
        and below.kind in (Kind.BYLINE, Kind.TIMESTAMP)
        and not any(len(line.text.split()) > MOST_LABEL_WORDS for line in lines[start : end - 1])
    )


def _belongs_to_page(lines: Sequence[Line], start: int, index: int) -> bool:
    """Say whether a line is a byline, or the time of a headline above it."""
    return lines[index].kind is Kind.BYLINE or (
        lines[index].kind is Kind.TIMESTAMP
        and any(len(line.text.split()) > MOST_LABEL_WORDS for line in lines[start:index])
    )


def _is_label(line: Line) -> bool:
    """Say whether a line may be an entry of a menu."""
    brief = len(line.text.split()) <= MOST_LABEL_WORDS and "|" not in line.text
    return is_navigation(line.text) or (
        brief and line.kind in (Kind.SHORT, Kind.FURNITURE, Kind.LIST)
    )


def _is_menu(labels: Sequence[Line]) -> bool:
    texts = [line.text for line in labels]
    return any(map(is_navigation, texts)) or (
        len(texts) >= _SHORTEST_MENU and any(map(is_section, texts))
    )
