"""Web pages: an HTML file, or what was fetched from an address, to its one article."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from corpus.byline import Byline, find_byline
from corpus.draft import Draft, finish
from corpus.encoding import UndecodableError
from corpus.errors import ReadError
from corpus.formats.html_body import PageBody, read_body
from corpus.formats.html_facts import PageFacts, read_facts
from corpus.formats.html_tree import folded, one_line, read_tree
from corpus.publisher import publisher_and_claim
from corpus.timestamp import find_timestamp, is_update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from corpus.article import Article

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_FEWEST_WORDS = 10  # of a line that is prose
_FEWEST_LETTERS = 60  # the same in scripts without spaces
_FEWEST_IN_STANDFIRST = 5  # words
_CUT = re.compile(r"(?:…|\.\.\.)\W*$")  # what a description ends in that was cut by length
_FEWEST_LINES = 2  # of prose in a page whose data do not call it an article


class NoArticleError(ValueError):
    """A page holds no article; ``str()`` says so."""


def parse(
    data: bytes,
    *,
    file: str,
    path: str,
    address: str | None = None,
    charset: str | None = None,
    known: Draft | None = None,
) -> Iterator[Article | ReadError]:
    """Read a page, which is one article or none.

    Args:
        data: the page.
        file: the path or address as given by the person.
        path: the path used in keys.
        address: where it was fetched from, if it was.
        charset: the encoding that its server named.
        known: what a feed says of the article, for where the page itself is silent.
    """
    try:
        draft = read_page(data, address, charset)
    except (UndecodableError, NoArticleError) as error:
        yield ReadError(file, str(error))
        return
    yield finish(completed(draft, known) if known else draft, file=file, path=path)


def read_page(data: bytes, address: str | None = None, charset: str | None = None) -> Draft:
    """Return the article of a page.

    Raises:
        UndecodableError: the bytes are no page.
        NoArticleError: there is no article in it.
    """
    root = read_tree(data, charset)
    facts = read_facts(root, address)
    body = read_body(root, facts.url)
    if not body.lines or not (facts.is_article or _is_prose(body)):
        feed = _feed(root, address)
        raise NoArticleError(
            "a page with no article in it" + (f"; its feed is {feed}" * bool(feed))
        )
    return _draft(facts, body)


def completed(draft: Draft, known: Draft) -> Draft:
    """Fill what ``draft`` lacks from what is ``known`` of it elsewhere; its body stays its own."""
    own = {"lines", "headings", "captions", "outlet", "unread", "printed", "claimed_publisher"}
    silent = [field.name for field in fields(Draft) if not getattr(draft, field.name)]
    filled = replace(draft, **{name: getattr(known, name) for name in silent if name not in own})
    return replace(filled, printed=None) if filled.published else filled


def _feed(root: HtmlElement, address: str | None) -> str | None:
    """Return the address of the feed that a page names, if it names one."""
    for link in root.iter("link"):
        kind = (link.get("type") or "").lower()
        if kind in _FEEDS and "alternate" in (link.get("rel") or "").lower() and link.get("href"):
            try:
                return urljoin(address or "", one_line(link.get("href")))
            except ValueError:
                continue
    return None


def _is_prose(body: PageBody) -> bool:
    """Say whether a body has the paragraphs that an article has."""
    prose = (
        len(line.split()) >= _FEWEST_WORDS or (len(line) >= _FEWEST_LETTERS and " " not in line)
        for line in body.lines
    )
    return sum(prose) >= _FEWEST_LINES


def _draft(facts: PageFacts, body: PageBody) -> Draft:
    lines = list(body.lines)
    # What stands above the headline is another's.
    headlines = {folded(title) for title in (facts.title, facts.heading) if title}
    titles = (i for i, line in enumerate(lines[:-1]) if folded(line) in headlines)
    top = next(titles, -1) + 1
    standfirst = facts.standfirst
    byline: Byline | None = None
    printed = facts.printed
    while top < len(lines) - 1:
        line = lines[top]
        if signed := find_byline(line):
            byline = byline or signed
        elif dated := find_timestamp(line):
            printed = printed or (None if is_update(line) else dated)
        elif top in body.headings and not standfirst and len(line.split()) >= _FEWEST_IN_STANDFIRST:
            standfirst = line  # a heading that heads the whole body
        elif not standfirst or folded(line) != folded(standfirst):
            break
        top += 1
    lines = lines[top:]
    described = facts.description
    if not standfirst and described and not (_CUT.search(described) or _begins(lines, described)):
        standfirst = described
    publisher, claimed = publisher_and_claim(facts.url, facts.publisher)
    return Draft(
        lines=lines,
        headings=frozenset(index - top for index in body.headings if index >= top),
        url=facts.url,
        title=facts.title,
        standfirst=standfirst,
        publisher=publisher,
        claimed_publisher=claimed,
        authors=facts.authors or (byline.authors if byline else ()) or facts.house,
        published=facts.published,
        printed=None if facts.published else printed,
        outlet=facts.outlet or (byline.outlet if byline else None),
        section=facts.section,
        language=facts.language,
        captions=body.captions,
    )


def _begins(lines: list[str], description: str) -> bool:
    """Say whether a description is only the body's own first words, maybe cut off."""
    words = folded(description)
    whole = folded("".join(lines[:6]))
    return whole.startswith(words) or any(folded(line).startswith(words) for line in lines[:3])
