"""Links that open a page at a sentence: text fragments.

Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from urllib.parse import quote as percent_encoded

_LONGEST_EXACT = 120
"""Code points up to which a quotation is spelled out; a longer one is given by its ends."""

_END_WORDS = 5
_WORD = re.compile(r"\w(?:\S*\w)?")
_WEB_PAGE = re.compile(r"https?://", re.IGNORECASE)


def link_to(url: str, quotation: str) -> str:
    """Return ``url`` with a directive that scrolls to ``quotation`` and highlights it.

    The directive begins and ends at word boundaries, as the specification asks, and every
    character that has a meaning in one (``-``, ``,``, ``&``) is percent-encoded. An address that
    is no web page, or a quotation without a word, leaves the URL as it is.
    """
    words = list(_WORD.finditer(quotation))
    if not words or not _WEB_PAGE.match(url):
        return url
    start, end = words[0].start(), _end(words[-1])
    break_at = quotation.find("\n", start, end)
    few = end - start <= _LONGEST_EXACT or len(words) <= 2 * _END_WORDS
    if few and break_at < 0:
        directive = _encoded(quotation[start:end])
    else:
        # Each end has to lie within one paragraph of the page.
        opening, closing = words[:_END_WORDS], words[-_END_WORDS:]
        if break_at >= 0:
            opening = [word for word in opening if word.end() <= break_at]
            closing = [word for word in closing if word.start() > quotation.rfind("\n", 0, end)]
        first = quotation[start : _end(opening[-1])]
        last = quotation[closing[0].start() : end]
        directive = f"{_encoded(first)},{_encoded(last)}"
    # An address may have a fragment of its own, which the directive follows, or a directive.
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={directive}"


def _end(word: re.Match[str]) -> int:
    """Return where a word ends, with the accents and vowel signs on its last letter."""
    marks = takewhile(lambda mark: unicodedata.category(mark)[0] == "M", word.string[word.end() :])
    return word.end() + sum(1 for _ in marks)


def _encoded(text: str) -> str:
    return percent_encoded(text, safe="").replace("-", "%2D")
