"""Subheadings by their shape, where no markup tells: a short line between two paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.byline import find_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 90
_MOST_WORDS = 14
_LONG = 120  # characters that make a line a paragraph whatever it ends in

_SENTENCE_END = re.compile(r"[.!?…:;,]['\"’”»)\]*]*$")
_STOP = re.compile(r"[.!…:;,\-–—/|*]['\"’”»)\]]*$")
_OPENING = re.compile(r"[\"“„«‘'].*[\"”“»’']$|[(\[•·*–—→►+@#-]")
_LIST_ITEM = re.compile(r"(?:[0-9]{1,3}|[A-Za-z])[.)]\s|[0-9]+\s*[-–:]\s*[0-9]+$")
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
_TWO_SENTENCES = re.compile(r"[a-z0-9]{3,}[.!]\s+[A-Z]")
_LINK = re.compile(r"\w:[^\W\d]|https?://|www\.|@\w|\b(?:pic\.twitter|t\.co)\b|©|#\w")
_ASIDE = re.compile(
    r"(?:also|live|breaking|exclusive|see also|read|read also|read more|more|watch|related|listen"
    r"|photos?|image|video|source|credit|advertisement|by|from|story continues|click|contact"
    r"|follow|editor['’]s note|sign up)\b"
    r"(?:.*:|\s+(?:also|more|below|here|us|for)\b|$)",
    re.IGNORECASE,
)


def is_paragraph(line: str) -> bool:
    """Say whether ``line`` is prose: it ends as a sentence does, or is long."""
    return len(line) >= _LONG or (
        bool(_SENTENCE_END.search(line)) and (" " in line or len(line) > 20)
    )


def find_subheadings(lines: Sequence[str]) -> list[int]:
    """Return the indices of the lines that are subheadings.

    Cautious: only a short line without a sentence's end (but with a question mark, if it likes),
    standing alone between two paragraphs, that is no quotation, list item, credit or link.
    """
    prose = [is_paragraph(line) and not line.endswith("?") for line in lines]
    return [
        index
        for index in range(1, len(lines) - 1)
        if not prose[index]
        and is_paragraph(_above(lines, index))
        and is_paragraph(lines[index + 1])
        and len(lines[index + 1]) > len(lines[index])
        and _is_heading(lines[index])
    ]


def _above(lines: Sequence[str], index: int) -> str:
    """Return the line above, or above the time of day at which an entry of a live page was made."""
    timed = index > 1 and _CLOCK.fullmatch(lines[index - 1])
    return lines[index - 2 if timed else index - 1]


def _is_heading(line: str) -> bool:
    """Say whether ``line``, seen alone, has the shape of a subheading."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return False
    if _STOP.search(line) or _OPENING.match(line) or _LIST_ITEM.match(line):
        return False
    if _LINK.search(line) or _ASIDE.match(line):
        return False
    if _TWO_SENTENCES.search(line) or ";" in line or find_byline(line):
        return False
    letters = re.sub(r"^[0-9\W_]+", "", line)
    return len(letters) > 2 and letters[0].isupper()
