"""Which of the titles that a page has is its article's headline.

A page names its article up to six times: in linked data, for two social networks, in the title of
its window, and printed above the text, there maybe with a kicker before it. They need not agree.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from corpus.formats.claims import SEAM, without_site
from corpus.formats.html_tree import folded, shown
from corpus.formats.linked_data import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.formats.linked_data import Node

_KICKER = re.compile(
    r"kicker|over-?line|top-?line|eyebrow|dachzeile|roof-?line|pre-?title|(?:super|sur|over)-?titl"
    r"|occhiello|antetitul|(?:title|headline)[-_]*topic",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^[\s:|/·•–—-]+(?=\S)")


def main_heading(root: HtmlElement) -> tuple[str, str]:
    """Return the main heading, and what it is without its kicker.

    It is the first that is in the page's own article, else the first.
    """
    headings = [h for h in root.iter("h1") if shown(h)]
    inside = [h for h in headings if any(a.tag in ("article", "main") for a in h.iterancestors())]
    first = next(iter(inside or headings), None)
    return (shown(first), _without_kicker(first)) if first is not None else ("", "")


def settled_title(
    node: Node, social: list[str], window: str, heading: str, bare: str, sites: list[str]
) -> str | None:
    """Settle the headline: linked data's, unless most of what else names the page agree.

    Args:
        node: the linked data.
        social: the titles for social networks.
        window: the title of the page's window, which may add a section's or the site's name.
        heading: the main heading.
        bare: the same without its kicker, which is a part of the headline where others have it.
        sites: what the page calls its site.
    """
    headline = text_of(node.get("headline")) or text_of(node.get("name"))
    name = text_of(node.get("name")) if node.get("headline") else ""
    window = _whole(without_site(window, sites), [headline, heading, *social])
    whole = {folded(without_site(title, sites)) for title in (*social, window)}
    votes: dict[str, float] = {}
    spelling: dict[str, str] = {}
    for weight, given in ((2.5, headline), *((1, one) for one in (*social, heading, window, name))):
        title = _whole(without_site(given, sites), [headline, heading])
        if folded(title) == folded(heading) and folded(heading) not in whole:
            title = bare
        if plain := folded(title):
            votes[plain] = votes.get(plain, 0) + weight
            spelling.setdefault(plain, title)
    return spelling[max(votes, key=lambda title: votes[title])] if votes else None


def _whole(title: str, headlines: list[str]) -> str:
    """Return a headline in the place of a title that cuts it short, or adds the site's name."""
    marks = [mark for mark in ("...", "…") if title.endswith(mark)]
    cut = title.removesuffix(marks[0]).rstrip() if marks else None
    for headline in filter(None, headlines):
        added = title.startswith(headline) and SEAM.match(title, len(headline))
        if added or (cut and headline.startswith(cut)):
            return headline
    return title


def _without_kicker(heading: HtmlElement) -> str:
    """Return what a heading says, without the kicker that is marked within it."""
    copy = deepcopy(heading)
    copy.tail = None
    kickers = [part for part in copy.iterdescendants() if _KICKER.search(part.get("class") or "")]
    for part in kickers:
        if part.getparent() is not None:
            part.drop_tree()
    words = shown(copy)
    return (_LEADING.sub("", words) if kickers else words) or shown(heading)
