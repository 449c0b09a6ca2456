"""Who a page says that it is published by, and its site's name at the end of its title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.formats.furniture import is_section
from corpus.formats.linked_data import text_of
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.formats.linked_data import Node

_COMPANY = re.compile(
    r"\b(?:GmbH|mbH|AG|KG|SE|Ltd|Limited|Inc|LLC|PLC|Corp(?:oration)?|Company|Holdings?|Group"
    r"|S\.?A|S\.?L|S\.?p\.?A|S\.?r\.?l|A/S|AB|ASA|Oy|B\.?V|N\.?V|Verlag|Verlags\S*|Publishing"
    r"|Publications|ООО|АО)\b\.?",
)
# Where a page was made, not who made it.
_PLATFORM = re.compile(
    r"(?:blogger|blogspot|word ?press|wix|squarespace|medium|substack|tumblr|joomla!?|drupal"
    r"|website|home(?:page)?|news|blog|facebook|twitter|google)",
    re.IGNORECASE,
)
_KIND = re.compile(r"\s+(?:web ?site|home ?page)$", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
SEAM = re.compile(r"\s+[-–—|•·:»/]+\s+|\s*[|｜]\s*|\s*--\s*|[：]\s*|\s-(?=\S)")
_FEED = re.compile(
    r"(?:rss|atom|json|news)?[ -]?feeds?|rss|all (?:stories|articles|posts)|latest.*", re.I
)
_LONGEST = 60


def site_names(meta: dict[str, list[str]], node: Node) -> list[str]:
    """Return what the page calls its publisher and its site, in the order of their weight."""
    given = [
        text_of(node.get("publisher")),
        *meta.get("og:site_name", []),
        *meta.get("application-name", []),
        text_of(node.get("sourceOrganization")),
        *meta.get("apple-mobile-web-app-title", []),
        *meta.get("publisher", []),
        *meta.get("dc.publisher", []),
    ]
    return [name for name in given if 0 < len(name) <= _LONGEST and "://" not in name]


def publisher_claimed(sites: list[str], page_title: str, title: str | None) -> str | None:
    """Return the publisher's name as the page has it, most often.

    A name goes before a domain, and a company is none: it publishes under the name of its paper.
    """
    tail = _tail(page_title, title)
    given = [*sites, *([tail] if tail else [])]
    names = [
        name
        for one in given
        for part in _without_company(one)
        if (name := _KIND.sub("", part)) and not _PLATFORM.fullmatch(name)
    ]
    uses = Counter(map(_fold, names))

    def worth(name: str) -> float:
        whole = 0.5 * name.lower().startswith("the ")  # rather than what is left of it
        doubt = name[0].islower() + bool(_DOMAIN.fullmatch(name)) + (name == tail)
        return 3 * (outlet_named(name) is not None) + min(uses[_fold(name)], 2) - doubt + whole

    return max(names, key=worth, default=given[0] if given else None)


_POSTS_ON = re.compile(
    r"(?:stories by .{2,60}|(?:(?:recent|latest|all|new) )?(?:posts|articles|stories))"
    r" (?:on|at|from) (?=\S)",
    re.IGNORECASE,
)
"""What some programs put before a site's name in the title of its feed."""


def feed_name(title: str, section: str = "") -> str | None:
    """Return the name of a feed's publisher: its title without what tells one feed from another.

    Args:
        title: of the feed.
        section: of one of its items, which a feed of one section is called after.
    """
    parts = [part.strip() for part in SEAM.split(_POSTS_ON.sub("", title)) if part.strip()]
    names = [
        part
        for part in parts
        if len(part) <= _LONGEST
        and not is_section(part)
        and not _FEED.fullmatch(part)
        and (len(parts) == 1 or _fold(part) != _fold(section))
    ]
    return names[0] if names else None


def without_site(title: str, sites: list[str]) -> str:
    """Return a page's title without the site's name that is added at its end."""
    known = {_fold(name) for name in sites}
    while True:
        seams = list(SEAM.finditer(title))
        if not seams:
            return title
        last = title[seams[-1].end() :]
        if _fold(last) not in known:
            return title
        title = title[: seams[-1].start()].rstrip()


def _tail(page_title: str, title: str | None) -> str | None:
    """Return what the page's title adds to the headline, if that may be the site's name."""
    if not title or len(page_title) <= len(title):
        return None
    parts = [part.strip() for part in SEAM.split(page_title) if part.strip()]
    if len(parts) < 2 or parts[-1] in title or len(parts[-1]) > 40:
        return None
    return parts[-1]


def _without_company(name: str) -> list[str]:
    """Return a name without the company that stands beside it; nothing of a company's alone."""
    parts = [part for part in re.split(r"\s+[-–—|]\s+", name) if part]
    if len(parts) > 1 and any(map(_COMPANY.search, parts)):
        return [part for part in parts if not _COMPANY.search(part)]
    return [] if _COMPANY.search(name) else [name]


def _fold(name: str) -> str:
    return re.sub(r"\W+|^the\s", "", name.casefold()).removeprefix("www")
