"""The address that a web page calls its own, and whether it may."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.formats.linked_data import Node


def own_address(
    root: HtmlElement, meta: dict[str, list[str]], node: Node, address: str | None
) -> str | None:
    """Return the page's canonical address; one on another site than it was fetched from is none."""
    main = node.get("mainEntityOfPage")
    given = [
        *(link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "")),
        *meta.get("og:url", [])[:1],
        main.get("@id") if isinstance(main, dict) else main,
        node.get("url"),
    ]
    for link in given:
        if not isinstance(link, str) or not link.strip():
            continue
        try:
            whole = urljoin(address or "", link.strip())
            parts = urlsplit(whole)
            own = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            continue
        # A front page that is given as every page's address is not this one's.
        if own and (address is None or (_same_site(whole, address) and _is_deep(whole))):
            return whole
    return address


def _same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one site: their hosts equal, or one within the other."""
    a, b = ((urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other))
    within = (a.endswith(f".{b}") and "." in b) or (b.endswith(f".{a}") and "." in a)
    return a == b or within


def _is_deep(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)
