"""Which of the titles that a page has is its article's headline.

A page names its article up to six times: in linked data, for two social networks, in the title of
its window, and printed above the text, there maybe with a kicker before it. They need not agree.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.claims import SEAM, without_site
from corpus.formats.html_tree import folded, shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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


@dataclass(frozen=True, slots=True)
class PageTitles:
    """What a page calls its article, as it stands there; empty where it does not.

    Attributes:
        linked: the headline of its linked data, or the name where that has no headline.
        name: the name beside that headline.
        open_graph: for social networks,
        twitter: and for one of them.
        heading: the main heading, as printed.
        window: of the page's window, which may add a section's or the site's name.
        bare: the heading without its kicker, which is a part of the headline where others have it.
        sites: what the page calls its site.
    """

    linked: str
    name: str
    open_graph: str
    twitter: str
    heading: str
    window: str
    bare: str
    sites: tuple[str, ...] = ()


WEIGHTS = {"linked": 2.5, "open_graph": 1, "twitter": 1, "heading": 1, "window": 1, "name": 1}
"""How much each says of what the headline is; ``benchmarks/page_titles.py`` measures others."""


def settled_title(titles: PageTitles) -> str | None:
    """Settle the headline: linked data's, unless most of what else names the page agree."""
    votes: dict[str, float] = {}
    spelling: dict[str, str] = {}
    for source, title in headlines(titles).items():
        plain = folded(title)
        votes[plain] = votes.get(plain, 0) + WEIGHTS[source]
        spelling.setdefault(plain, title)
    return spelling[max(votes, key=lambda title: votes[title])] if votes else None


def headlines(titles: PageTitles) -> dict[str, str]:
    """Return each title as a headline, by its source: whole, without site, without kicker."""
    linked, heading, sites = titles.linked, titles.heading, list(titles.sites)
    social = [titles.open_graph, titles.twitter]
    window = _whole(without_site(titles.window, sites), [linked, heading, *social])
    elsewhere = {folded(without_site(title, sites)) for title in (*social, window)}
    given = {
        "linked": linked,
        "open_graph": titles.open_graph,
        "twitter": titles.twitter,
        "heading": heading,
        "window": window,
        "name": titles.name,
    }
    found = {}
    for source, title in given.items():
        words = _whole(without_site(title, sites), [linked, heading])
        if folded(words) == folded(heading) and folded(heading) not in elsewhere:
            words = titles.bare
        if folded(words):
            found[source] = words
    return found


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
