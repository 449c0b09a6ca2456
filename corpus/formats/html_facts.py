"""What a web page says about its article: headline, authors, date, publisher, address.

Linked data goes first, then the tags of the head (Open Graph, article:, citation_), then what is
printed around the headline. Nothing is guessed: a date must be called one of publication, and an
author must be named as one. When a page was changed or fetched is not when it was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import dates
from corpus.byline import authors_given
from corpus.formats.claims import publisher_claimed, site_names
from corpus.formats.html_address import own_address
from corpus.formats.html_printed import (
    headline_element,
    printed_date,
    printed_standfirst,
    signatures,
)
from corpus.formats.html_title import PageTitles, main_heading, settled_title
from corpus.formats.html_tree import one_line
from corpus.formats.linked_data import article_node, text_of, texts_of
from corpus.language import language_of_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from corpus.formats.linked_data import Node

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time",
    "og:published_time", "datepublished", "date.published", "publish-date", "publish_date",
    "publishdate", "published_at", "pubdate", "published-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "citation_publication_date", "cxenseparse:recs:publishtime",
    "article.published", "displaydate", "rnews:datepublished",
)  # fmt: skip
_DATED = (
    "dc.date",
    "dcterms.date",
    "date",
)  # most often of publication; only where nothing else is
_AUTHOR = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author", "byl", "rnews:author", "cxenseparse:author",
    "article.author",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_SECTION = ("article:section", "og:article:section", "section", "parsely-section", "category")
_ADDRESS = re.compile(r"https?://|www\.|@|^/|\.(?:com|org|net)/", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|web ?master|editor|author|staff|user|guest|unknown|none|null|n/?a|by"
    r"|root|anonym(?:ous)?|undefined|redaktion|redaction)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:images?|photos?|pictures?|bild|foto)\s*:|getty images", re.IGNORECASE)
_LONGEST_SIGNATURE = 120
_LONGEST_SECTION = 60
_MOST_AUTHORS = 24
_MOST_NAME_WORDS = 6

Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page gives.

    Attributes:
        is_article: its data call it an article, or date it as one.
        heading: the main heading that it prints, its kicker left out; maybe not its title.
        standfirst: the summary that it prints under its headline.
        description: the summary in its data, which may be the body's first words.
        printed: a date printed by the headline, where its data give none.
        house: what signs it instead of people: the publisher, an agency.
        outlet: whom its authors write for, if not for the publisher.
        publisher: whom it names as its publisher.
        url: the address that it calls its own, made absolute.
    """

    is_article: bool
    title: str | None = None
    heading: str | None = None
    standfirst: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    printed: dates.PrintedDate | None = None
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None


def read_facts(root: HtmlElement, address: str | None) -> PageFacts:
    """Read what the page says of itself.

    Args:
        root: the page.
        address: where it was fetched from, if it was.
    """
    meta = _meta(root)
    node, titles = _article_and_titles(root, meta)
    title = settled_title(titles)
    headline = headline_element(root, title)
    linked = texts_of(node.get("author")) or texts_of(node.get("creator"))
    signing = (linked, _head_authors(meta), signatures(root, headline))
    authors, house, outlet = _authors(signing, {name.casefold() for name in titles.sites})
    published = _published(meta, node)
    return PageFacts(
        is_article=bool(published or node.get("headline") or "article" in meta.get("og:type", [])),
        title=title,
        heading=titles.bare or None,
        standfirst=printed_standfirst(headline),
        description=_first(meta, _DESCRIPTIONS) or text_of(node.get("description")) or None,
        authors=authors,
        house=house,
        outlet=outlet,
        published=published,
        printed=None if published else printed_date(root, headline),
        publisher=publisher_claimed(list(titles.sites), titles.window, title),
        url=own_address(root, meta, node, address),
        section=_section(meta, node),
        language=_language(root, meta, node),
    )


def page_titles(root: HtmlElement) -> PageTitles:
    """Return what a page calls its article, in each of the places where it does."""
    return _article_and_titles(root, _meta(root))[1]


def _article_and_titles(root: HtmlElement, meta: Meta) -> tuple[Node, PageTitles]:
    """Return the page's article in linked data, and its titles, which tell what that is."""
    heading, bare = main_heading(root)
    window = one_line(root.findtext(".//title"))
    open_graph, twitter = (_first(meta, (name,)) or "" for name in _TITLES)
    node = article_node(root, [open_graph, twitter, heading, window])
    headline, name = text_of(node.get("headline")), text_of(node.get("name"))
    return node, PageTitles(
        linked=headline or name,
        name=name if headline else "",
        open_graph=open_graph,
        twitter=twitter,
        heading=heading,
        window=window,
        bare=bare,
        sites=tuple(site_names(meta, node)),
    )


def _meta(root: HtmlElement) -> Meta:
    """Return the page's meta tags: their contents by name, in lower case."""
    found: Meta = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := one_line(tag.get("content")):
            for one in name.lower().split():
                found.setdefault(one, []).append(content)
    return found


def _first(meta: Meta, names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _published(meta: Meta, node: Node) -> str | None:
    """Return the date of publication that the page's data give; with its time, if any has that."""
    given = [text_of(node.get("datePublished"))]
    given += [meta[name][0] for name in _PUBLISHED if name in meta]
    known = [date for words in given if (date := _date(words))]
    if not known:
        weaker = [meta[name][0] for name in _DATED if name in meta]
        weaker.append(text_of(node.get("dateCreated")))
        known = [date for words in weaker if (date := _date(words))]
    day = known[0][:10] if known else ""
    exact = (date for date in known if "T" in date and date.startswith(day))
    return next(exact, known[0] if known else None)


def _date(words: str) -> str | None:
    """Read a date of metadata, maybe with its zone's name in brackets after it."""
    return dates.parse(words) or dates.parse(re.sub(r"\s*\([^)]*\)$", "", words))


def _authors(
    signing: Iterable[list[str]], sites: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Settle the authors, from the best source that names people; or else the house that signs.

    Returns:
        The people; the publisher or agency, where there are none; whom they write for.
    """
    house: tuple[str, ...] = ()
    outlet: str | None = None
    for names in signing:
        given = [_signature(name) for name in names if _may_sign(name)]
        byline = authors_given(given)
        people = [
            name for name in byline.authors if _is_name(name) and name.casefold() not in sites
        ]
        outlet = outlet or byline.outlet
        if people:
            return tuple(people[:_MOST_AUTHORS]), (), outlet
        house = house or tuple(name for name in given if _is_name(name))
    return (), house[:1], outlet


def _head_authors(meta: Meta) -> list[str]:
    given = ([name for name in meta.get(tag, []) if _may_sign(name)] for tag in _AUTHOR)
    return next((names for names in given if names), [])


def _may_sign(name: str) -> bool:
    too_long = len(name) > _LONGEST_SIGNATURE
    return bool(name) and not (too_long or _ADDRESS.search(name) or _PICTURE.search(name))


def _signature(name: str) -> str:
    """Return a name without the initials or punctuation that follow it: "Ann Poe (ap)"."""
    return re.sub(r"\s*\([^()]{1,12}\)$", "", name).strip(" ,;:|/")


def _is_name(name: str) -> bool:
    """Say whether words may be a name: letters, not too many words, and nobody's placeholder."""
    spelled = re.search(r"[^\W\d_]{2}", name)
    return bool(spelled) and len(name.split()) <= _MOST_NAME_WORDS and not _NOBODY.fullmatch(name)


def _section(meta: Meta, node: Node) -> str | None:
    given = text_of(node.get("articleSection")) or _first(meta, _SECTION)
    fits = given and len(given) <= _LONGEST_SECTION and not _ADDRESS.search(given)
    return given if fits else None


def _language(root: HtmlElement, meta: Meta, node: Node) -> str | None:
    """Return the language that the page names, if it names one by a language tag."""
    given = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(node.get("inLanguage")),
        _first(meta, ("og:locale", "content-language")),
    )
    languages = (language_of_tag(words.strip()) for words in given if words)
    return next(filter(None, languages), None)
