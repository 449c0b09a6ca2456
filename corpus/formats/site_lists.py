"""Lists of pages and feeds: sitemaps, news sitemaps, and OPML.

Sources: https://www.sitemaps.org/protocol.html,
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap,
http://opml.org/spec2.opml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from corpus import dates
from corpus.draft import Draft
from corpus.encoding import storable
from corpus.language import language_of_tag
from corpus.publisher import publisher_and_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


class ListError(ValueError):
    """The bytes are no list that can be read; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An address in a list.

    Attributes:
        url: the address.
        is_list: it is that of another list or feed, not of a page.
        known: what the list says of the page's article.
    """

    url: str
    is_list: bool
    known: Draft | None = None


def read_list(data: bytes) -> Iterator[Listed]:
    """Yield the addresses of a sitemap, a sitemap index or an OPML file, each once.

    Raises:
        ListError: it is none of them.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListError("not XML that can be read") from error
    if root is None:
        raise ListError("not XML that can be read")
    seen: set[str] = set()
    for listed in _listed(root):
        if listed.url and listed.url not in seen:
            seen.add(listed.url)
            yield listed


def _listed(root: _Element) -> Iterator[Listed]:
    match _name(root):
        case "sitemapindex":
            for entry in root:
                yield Listed(_child(entry, "loc"), is_list=True)
        case "urlset":
            for entry in root:
                url = _child(entry, "loc")
                yield Listed(url, is_list=False, known=_known(entry, url))
        case "opml":
            for outline in root.iter():
                if _name(outline) == "outline":
                    yield Listed((outline.get("xmlUrl") or "").strip(), is_list=True)
        case _:
            raise ListError("not a feed, a sitemap or an OPML list")


def _known(entry: _Element, url: str) -> Draft | None:
    """Return what a news sitemap says of a page; ``lastmod`` is no date of publication."""
    news = next((part for part in entry if _name(part) == "news"), None)
    if news is None:
        return None
    publication = next((part for part in news if _name(part) == "publication"), None)
    name = _child(publication, "name") if publication is not None else ""
    language = _child(publication, "language") if publication is not None else ""
    publisher, claimed = publisher_and_claim(url, name or None)
    return Draft(
        lines=[],
        url=url,
        title=_child(news, "title") or None,
        publisher=publisher,
        claimed_publisher=claimed,
        published=dates.parse(_child(news, "publication_date")),
        language=language_of_tag(language),
    )


def _child(entry: _Element, name: str) -> str:
    """Return the words of the child of a name, whatever its namespace."""
    found = next((part for part in entry if _name(part) == name), None)
    return " ".join(storable(found.text or "").split()) if found is not None else ""


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
