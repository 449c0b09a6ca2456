"""What a web page prints around its headline: standfirst, date, and who signs."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from corpus import dates
from corpus.byline import begins_byline, find_byline
from corpus.formats.html_tree import folded, one_line, shown
from corpus.timestamp import find_timestamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEAR = 80  # elements after the headline that may belong to it
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 20, 500
_LONGEST_SIGNATURE = 120
_LONGEST_NAME = 60

_SIGNED = (
    ".//*[@rel='author' or contains(concat(' ', normalize-space(@itemprop), ' '), ' author ')]"
)
_CLASSED = (
    ".//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')"
    " or contains(translate(@class, 'AUTHOR', 'author'), 'author')"
    " or contains(translate(@data-testid, 'BYLINE', 'byline'), 'byline')]"
)
_NO_NAME = re.compile(r"[:()@/]")
_OTHERS = re.compile(
    r"related|recommend|teaser|comment|sidebar|popular|trending|promo|widget|newsletter|most-|card",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|aktualis|geändert|bearbeitet|обновл|mis à jour", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"stand-?first|(?:^|[-_\s])(?:dek|deck|chapo)(?:$|[-_\s])|sub-?title|sub-?head(?:line|ing)"
    r"|sottotitolo|(?:article|headline|story|post)[-_]*(?:summary|intro|excerpt)",
    re.IGNORECASE,
)


def headline_element(root: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the element that prints the headline: the one with its words, else the first."""
    wanted = folded(title or "")
    headings = [h for h in root.iter("h1", "h2", "h3", "h4") if shown(h)]
    own = [h for h in headings if wanted and wanted in folded(shown(h))]
    return next(iter(own or [h for h in headings if h.tag == "h1"]), None)


def printed_standfirst(headline: HtmlElement | None) -> str | None:
    """Return the summary under the headline that is marked as one."""
    for element in _near(headline):
        words = shown(element)
        marks = f"{element.get('class') or ''} {element.get('data-testid') or ''}"
        if (
            element.tag in ("p", "h2", "h3", "div", "span", "section")
            and _STANDFIRST.search(marks)
            and _SHORTEST_STANDFIRST <= len(words) <= _LONGEST_STANDFIRST
            and not _is_others(element)
        ):
            return words
    return None


def printed_date(root: HtmlElement, headline: HtmlElement | None) -> dates.PrintedDate | None:
    """Return the date of publication by the headline: a ``time`` element, or a line of its own."""
    near = _near(headline)
    for element in root.iter("time"):
        marked = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        stands_by = element in near or (headline is None and _in_article(element))
        if not (marked or stands_by) or _is_others(element) or _is_change(element):
            continue
        words = shown(element)
        iso = dates.parse(one_line(element.get("datetime"))) or dates.parse(words)
        if iso and len(iso) >= len("2025-03-04") and iso[0] != "X":
            return dates.PrintedDate(0, len(words), words or iso, iso)
    for element in near:
        if len(element) == 0 and not _is_others(element) and (found := _timestamp(element)):
            return found
    return None


def signatures(root: HtmlElement, headline: HtmlElement | None) -> list[str]:
    """Return who signs the article: those marked as its authors, or a byline by the headline."""
    signed = [
        name
        for element in root.xpath(_SIGNED)
        if element.tag not in ("meta", "link") and not _is_others(element)
        if (name := shown(element)) and len(name) < _LONGEST_NAME and not _NO_NAME.search(name)
    ]
    if signed:
        return list(dict.fromkeys(signed))
    near = _near(headline)
    for element in root.xpath(_CLASSED) if near else ():
        words = shown(element)
        if element in near and 0 < len(words) <= _LONGEST_SIGNATURE and not _is_others(element):
            byline = find_byline(words if begins_byline(words) else f"By {words}")
            if byline and byline.authors:
                return list(byline.authors)
    return []


def _near(headline: HtmlElement | None) -> list[HtmlElement]:
    """Return the elements that follow the headline, in the page's order."""
    if headline is None:
        return []
    following = headline.xpath("following::*[not(self::script or self::style)]")
    return list(islice(following, _NEAR))


def _timestamp(element: HtmlElement) -> dates.PrintedDate | None:
    """Read a line of a date alone, unless it or the words before it tell of a change."""
    words = shown(element)
    found = find_timestamp(words)
    return None if found is None or _CHANGED.search(words) or _is_change(element) else found


def _in_article(element: HtmlElement) -> bool:
    return any(around.tag == "article" for around in element.iterancestors())


def _is_others(element: HtmlElement) -> bool:
    """Say whether an element belongs to other stories, to a picture, or to the site."""
    return any(
        around.tag in ("aside", "nav", "footer", "figure")
        or _OTHERS.search(around.get("class") or "")
        for around in (element, *element.iterancestors())
        if around.tag not in ("html", "body")
    )


def _is_change(element: HtmlElement) -> bool:
    """Say whether a time is that of a change, by its marks or by the words before it."""
    around = [element, *islice(element.iterancestors(), 2)]
    marks = " ".join(f"{one.get('class') or ''} {one.get('itemprop') or ''}" for one in around)
    words = shown(element)
    before = shown(around[1]).partition(words)[0] if words and len(around) > 1 else ""
    return bool(_CHANGED.search(marks) or _CHANGED.search(before[-40:]))
