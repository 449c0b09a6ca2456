"""Links that open a page at a sentence: text fragments.

Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

_LONGEST_EXACT = 120
"""Code points up to which a quotation is spelled out; a longer one is given by its ends."""

_END_WORDS = 5
_WORD = re.compile(r"\w(?:\S*\w)?")


def link_to(url: str, quotation: str) -> str:
    """Return ``url`` with a directive that scrolls to ``quotation`` and highlights it.

    The directive begins and ends at word boundaries, as the specification asks, and every
    character that has a meaning in one (``-``, ``,``, ``&``) is percent-encoded. An address that
    is no web page, or a quotation without a word, leaves the URL as it is.
    """
    words = list(_WORD.finditer(quotation))
    if not words or urlsplit(url).scheme not in ("http", "https"):
        return url
    start, end = words[0].start(), words[-1].end()
    if end - start <= _LONGEST_EXACT or len(words) <= 2 * _END_WORDS:
        directive = _encoded(quotation[start:end])
    else:
        first = quotation[start : words[_END_WORDS - 1].end()]
        last = quotation[words[-_END_WORDS].start() : end]
        directive = f"{_encoded(first)},{_encoded(last)}"
    # An address may have a fragment of its own; the directive follows it.
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(text: str) -> str:
    return percent_encoded(text, safe="").replace("-", "%2D")
