"""Links that open a page at a sentence: text fragments.

Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_EXACT = 120
"""Code points up to which a quotation is spelled out; a longer one is given by its ends."""

_END_WORDS = 5
_MOST_BESIDE = 8
"""Words of the text beside a quotation that it is told by, where it stands in the page twice."""

_WORD = re.compile(r"\w(?:\S*\w)?")
_WEB_PAGE = re.compile(r"https?://", re.IGNORECASE)


def link_to(url: str, quotation: str, *, before: str = "", after: str = "") -> str:
    """Return ``url`` with a directive that scrolls to ``quotation`` and highlights it.

    The directive begins and ends at word boundaries, as the specification asks, and every
    character that has a meaning in one (``-``, ``,``, ``&``) is percent-encoded. An address that
    is no web page, or a quotation without a word, leaves the URL as it is.

    Args:
        url: of the page.
        quotation: what to scroll to.
        before: the page's text before the quotation, as far as it is known. A browser takes the
            first place that matches, in whatever case; where the quotation's words stand in
            ``before`` too, the directive says what stands beside those meant.
        after: the text after it.
    """
    words = list(_WORD.finditer(quotation))
    if not words or not _WEB_PAGE.match(url):
        return url
    start, end = words[0].start(), _end(words[-1])
    break_at = quotation.find("\n", start, end)
    few = end - start <= _LONGEST_EXACT or len(words) <= 2 * _END_WORDS
    if few and break_at < 0:
        first = quotation[start:end]
        parts = [first]
    else:
        # Each end has to lie within one paragraph of the page.
        opening, closing = words[:_END_WORDS], words[-_END_WORDS:]
        if break_at >= 0:
            opening = [word for word in opening if word.end() <= break_at]
            closing = [word for word in closing if word.start() > quotation.rfind("\n", 0, end)]
        first = quotation[start : _end(opening[-1])]
        parts = [first, quotation[closing[0].start() : end]]
    prefix, suffix = _beside(first, before + quotation[:start], quotation[end:] + after, parts)
    directive = ",".join((*prefix, *map(_encoded, parts), *suffix))
    # An address may have a fragment of its own, which the directive follows, or a directive.
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={directive}"


def _beside(
    first: str, before: str, after: str, parts: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return what to say of the text on either side so that ``first`` is not found too early."""
    earlier = _plain(before)
    if _plain(first) not in earlier:
        return [], []
    # The line that it is in is all one piece in the page; between lines there may be anything.
    line, following = before.rpartition("\n")[2], after.partition("\n")[0]
    if prefix := _prefix(line, first, earlier):
        return [prefix], []
    ends = [_end(word) for word in _WORD.finditer(following)][:_MOST_BESIDE]
    for end in ends if len(parts) == 1 else ():
        if _plain(first + following[:end]) not in earlier:
            return [], [f"-{_encoded(following[:end].strip())}"]
    prefix = _prefix(before, first, earlier)
    return ([prefix] if prefix else []), []


def _prefix(before: str, first: str, earlier: str) -> str | None:
    """Return the fewest last words of ``before`` with which ``first`` is not found earlier."""
    for word in reversed([*_WORD.finditer(before)][-_MOST_BESIDE:]):
        text = before[word.start() :]
        if _plain(text + first) not in earlier:
            return f"{_encoded(text.strip())}-"
    return None


def _plain(text: str) -> str:
    """Return a text as browsers compare it: whatever its case and white space."""
    return " ".join(text.casefold().split())


def _end(word: re.Match[str]) -> int:
    """Return where a word ends, with the accents and vowel signs on its last letter."""
    marks = takewhile(lambda mark: unicodedata.category(mark)[0] == "M", word.string[word.end() :])
    return word.end() + sum(1 for _ in marks)


def _encoded(text: str) -> str:
    return percent_encoded(text, safe="").replace("-", "%2D")
