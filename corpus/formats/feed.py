"""Feeds: RSS and Atom through feedparser, and JSON Feed; each item with what it carries.

An item that carries the whole article is a ``Draft`` with a body. One that only announces it is a
draft without, which says what its page may be silent on.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from corpus import dates
from corpus.byline import authors_given
from corpus.draft import Draft
from corpus.encoding import UndecodableError, decode, storable
from corpus.formats.claims import feed_name
from corpus.formats.credits import without_repeats
from corpus.formats.front import read_front
from corpus.formats.furniture import is_furniture
from corpus.formats.html_body import PageBody, fragment_body
from corpus.formats.html_tree import folded, one_line
from corpus.language import language_of_tag
from corpus.publisher import publisher_and_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_STANDFIRST = 1000
_FEWEST_WORDS = 150  # of a description that is a whole article
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read|learn|find out) more|continue reading|weiterlesen|читать далее)"
    r"\W*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|\w+);")
_WHOLE = ("yandex_full-text", "turbo_content")
"""Elements of other vocabularies that carry the article; https://yandex.com/support/news/."""
_MAIL = re.compile(r"^\S+@\S+\s*\((.+)\)$")  # "ann@gazette.example (Ann Poe)", as RSS asks for


class FeedError(ValueError):
    """The bytes are no feed that can be read; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed.

    Attributes:
        name: what tells it from the feed's others: its id, link or headline.
        draft: what the feed says of the article, with the body if it carries that.
    """

    name: str
    draft: Draft

    @property
    def is_whole(self) -> bool:
        """Whether the feed carries the article itself."""
        return bool(self.draft.lines)


def read_feed(data: bytes, address: str | None = None) -> Iterator[FeedItem]:
    """Read an RSS or Atom feed, which may have been fetched from an ``address``.

    Raises:
        FeedError: it is none.
    """
    # A second to import, so only where a feed is read.
    import feedparser

    # As a stream: what looks like an address would be fetched.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise FeedError("not a feed that can be read")
    site, language = _text(feed.feed.get("title")), feed.feed.get("language")
    for entry in feed.entries:
        content = [part.get("value", "") for part in entry.get("content", ())]
        content += [str(entry[name]) for name in _WHOLE if entry.get(name)]
        summary = entry.get("summary") or ""
        if summary in content:
            summary = ""  # the library's own, where the feed has none
        link = next((one.href for one in entry.get("links", ()) if _is_page(one)), None)
        link = link or entry.get("link")
        if link == entry.get("id") and "://" not in _text(link):
            link = None  # an id that nobody marked as no address
        # Where an item was last changed is not when it was published.
        published = entry.get("published")
        if not published and feed.version.startswith("rss"):
            published = dict.get(entry, "updated")  # dc:date, by which RSS 1.0 dates its items
        yield _item(
            name=entry.get("id"),
            link=_whole(link, address),
            title=entry.get("title"),
            content=max(content, key=len, default=""),
            summary=summary,
            published=published,
            authors=_authors(entry),
            site=_text(entry.get("source", {}).get("title")) or site,
            language=entry.get("language") or language,
            section=next((tag.get("term") for tag in entry.get("tags", ())), None),
        )


def read_json_feed(data: bytes, address: str | None = None) -> Iterator[FeedItem]:
    """Read a JSON Feed (https://www.jsonfeed.org/version/1.1/).

    Raises:
        FeedError: it is none.
    """
    try:
        feed = json.loads(decode(data))
        items = feed["items"]
        listed = [item for item in items if isinstance(item, dict)]
    except (ValueError, UndecodableError, RecursionError, KeyError, TypeError) as error:
        raise FeedError("not a feed that can be read") from error
    for item in listed:
        people = item.get("authors") or [item.get("author")]
        yield _item(
            name=item.get("id"),
            link=_whole(item.get("url") or item.get("external_url"), address),
            title=item.get("title"),
            content=item.get("content_html")
            or _escaped(_text(item.get("content_text"), lines=True)),
            summary=_text(item.get("summary")),
            published=item.get("date_published"),
            authors=[_text(one.get("name")) for one in people if isinstance(one, dict)],
            site=_text(feed.get("title")),
            language=item.get("language") or feed.get("language"),
            section=next(iter(item.get("tags") or ()), None),
        )


def _item(
    *,
    name: object,
    link: object,
    title: object,
    content: object,
    summary: object,
    published: object,
    authors: list[str],
    site: str,
    language: object,
    section: object,
) -> FeedItem:
    """Make an item of what a feed says, whatever its types."""
    url = _text(link) or None
    body = _body(_text(content, lines=True), _text(summary, lines=True), has_page=url is not None)
    byline = authors_given(name for name in authors if name)
    dated = _text(published)
    date = dates.parse(dated) if dated else None
    rubric = _plain(_text(section))
    publisher, claimed = publisher_and_claim(url, feed_name(site, rubric))
    headline = _plain(_text(title)) or None
    front = read_front(body.lines, headline, body.headings, byline.authors)
    below = frozenset(index - front.end for index in body.headings if index >= front.end)
    standfirst = _standfirst(_text(summary, lines=True), body) or front.standfirst
    draft = Draft(
        lines=body.lines[front.end :],
        headings=below or None,
        captions=without_repeats([*front.captions, *body.captions]),
        url=url,
        title=headline,
        standfirst=standfirst,
        publisher=publisher,
        claimed_publisher=claimed,
        authors=byline.authors or front.byline.authors,
        outlet=byline.outlet or front.byline.outlet,
        published=date,
        printed=None if date else front.printed,
        unread=dated if dated and date is None else None,
        language=language_of_tag(_text(language)),
        section=rubric or None,
    )
    return FeedItem(_text(name) or url or headline or folded("".join(body.lines))[:40], draft)


def _body(content: str, summary: str, *, has_page: bool) -> PageBody:
    """Return the article that a feed carries; without lines where its page has more of it."""
    if content.strip():
        body = _lines(content)
        if body.lines and not (has_page and _CUT.search(body.lines[-1])):
            return body
    body = _lines(summary)
    whole = sum(len(line.split()) for line in body.lines) >= _FEWEST_WORDS
    if not has_page or (whole and not _CUT.search(body.lines[-1])):
        return body
    return PageBody([], frozenset(), ())


def _lines(content: str, *, whole: bool = False) -> PageBody:
    if _TAG.search(content):
        return fragment_body(content, whole=whole)
    return PageBody([line for line in content.splitlines() if line.strip()], frozenset(), ())


def _standfirst(summary: str, body: PageBody) -> str | None:
    """Return the summary of an article whose body does not begin with it."""
    lines = _lines(summary, whole=True).lines
    words = one_line(" ".join(line for line in lines if not is_furniture(line)))
    if len(words) > _LONGEST_STANDFIRST or _CUT.search(words):
        return None
    if not words or folded("".join(body.lines)).startswith(folded(words)):
        return None
    return words


def _plain(markup: str) -> str:
    """Return the words of what may be markup, on one line."""
    if not _TAG.search(markup):
        return one_line(markup)
    return " ".join(fragment_body(markup, whole=True).lines)


def _text(value: Any, *, lines: bool = False) -> str:  # noqa: ANN401 - feeds hold anything
    """Return a value as text: text itself or a number; anything else is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = storable(str(value))
    return text if lines else one_line(text)


def _whole(link: object, address: str | None) -> str:
    """Return a link made absolute."""
    words = _text(link)
    try:
        return urljoin(address or "", words) if words else ""
    except ValueError:
        return words


def _authors(entry: Any) -> list[str]:  # noqa: ANN401 - as feedparser has it
    """Return an entry's authors; RSS names one behind a mail address."""
    if match := _MAIL.match(_text(entry.get("author"))):
        return [match[1]]
    return [_text(author.get("name")) for author in entry.get("authors", ())]


def _is_page(link: Any) -> bool:  # noqa: ANN401 - as feedparser has it
    kind = link.get("type") or "text/html"
    return bool(link.get("rel") in (None, "alternate") and "html" in kind and link.get("href"))


def _escaped(text: str) -> str:
    """Return plain text with nothing in it that could be taken for markup."""
    return "".join(
        f"<p>{line}</p>" for line in text.replace("&", "&amp;").replace("<", "&lt;").splitlines()
    )
