"""Web addresses to articles: a page, a feed, a sitemap or a list of feeds, told by what is sent.

An item of a feed that does not carry its article, and every page that a sitemap lists, is fetched.
What cannot be had is an ``Unavailable`` beside the articles. Where it is only so for now, and was
fetched before, it is read as it was, and the ``Unavailable`` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.draft import finish
from corpus.errors import ReadError, Unavailable
from corpus.fetched import Body, Failed, Fetched, Gone, NotModified, Refused
from corpus.formats import LARGEST_PAGE, MIB, html
from corpus.formats.content_kind import kind_of
from corpus.formats.feed import FeedError, read_feed, read_json_feed
from corpus.formats.site_lists import ListError, read_list

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path
    from types import TracebackType

    from corpus.article import Article
    from corpus.draft import Draft
    from corpus.fetch import Fetcher
    from corpus.fetched import Manners, Result

Items = Iterator["Article | ReadError"]
Parse = Callable[[str | None, bytes, str, str], Items]
"""Reads bytes of a kind (see ``kind_of``), given the file and the path for keys."""

LISTINGS = ("feed", "json feed", "list")
_DEEPEST = 3  # lists in lists: an OPML file, its sitemap index, its sitemaps
_MOST_PAGES = 2000  # of one source that are fetched


class Web:
    """The network as readers have it: opened when the first address is asked for."""

    def __init__(
        self,
        folder: Path | None = None,
        manners: Manners | None = None,
        unwanted: AbstractSet[str] = frozenset(),
    ) -> None:
        """Keep what is fetched in ``folder``, if there is one; ask with ``manners``.

        Args:
            folder: of what was fetched.
            manners: how to ask.
            unwanted: keys of articles that are to be nowhere; what holds one is not kept.
        """
        self._folder = folder
        self._manners = manners
        self._unwanted = unwanted
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._fetcher is not None:
            self._fetcher.__exit__(kind, error, trace)
            self._fetcher = None

    def get(self, url: str) -> Result:
        """Ask for an address (see ``Fetcher.get``)."""
        if self._fetcher is None:
            # The libraries take time to import, so only where an address is asked for.
            from corpus.fetch import Fetcher

            self._fetcher = Fetcher(self._folder, self._manners)
        return self._fetcher.get(url)

    def read(self, url: str, items: Items) -> Items:
        """Pass on what comes of an address; forget what it sent if an unwanted article does."""
        unwanted = False
        for item in items:
            unwanted |= not isinstance(item, ReadError) and item.key in self._unwanted
            yield item
        if unwanted and self._fetcher is not None:
            self._fetcher.forget(url)


def read_address(url: str, web: Web, parse: Parse) -> Items:
    """Read what is at an address that a person named.

    Args:
        url: the address.
        web: the network.
        parse: reads what is neither a page nor a listing.
    """
    yield from _Reading(url, web, parse).address(url, depth=0)


def read_listing(kind: str, data: bytes, *, file: str, path: str, web: Web, parse: Parse) -> Items:
    """Read a feed or list that is a file.

    Args:
        kind: one of ``LISTINGS``.
        data: the file.
        file: the path as given by the person.
        path: the path used in keys.
        web: the network, for what the file only names.
        parse: reads what is neither a page nor a listing.
    """
    yield from _Reading(file, web, parse, path).listing(kind, data, None, depth=0)


class _Reading:
    """One source being read: what it has led to so far is not read again."""

    def __init__(self, file: str, web: Web, parse: Parse, path: str | None = None) -> None:
        self._file = file
        self._path = path or file
        self._web = web
        self._parse = parse
        self._seen: set[str] = set()
        self._pages = 0

    def address(self, url: str, depth: int, known: Draft | None = None) -> Items:
        """Fetch an address and read what it sends; each only once."""
        if url in self._seen:
            return
        self._seen.add(url)
        yield from self._web.read(url, self._fetched(url, depth, known))

    def _fetched(self, url: str, depth: int, known: Draft | None) -> Items:
        match self._web.get(url):
            case Fetched(body=body) | NotModified(body=body):
                yield from self._body(url, body, depth, known)
            case Failed(why=why, kept=body):
                if body is not None:
                    yield from self._body(url, body, depth, known)
                kept = body is not None
                yield Unavailable(self._file, url, why, temporary=True, kept=kept)
            case Gone(why=why):
                yield Unavailable(self._file, url, why, gone=True)
            case Refused(why=why):
                yield Unavailable(self._file, url, why)

    def listing(self, kind: str, data: bytes, address: str | None, depth: int) -> Items:
        """Read a feed or list, and what it names."""
        try:
            if kind == "list":
                yield from self._list(data, depth)
            else:
                yield from self._feed(kind, data, address, depth)
        except (FeedError, ListError) as error:
            yield ReadError(self._file, str(error))

    def _body(self, url: str, body: Body, depth: int, known: Draft | None) -> Items:
        kind = kind_of(body.data, body.content_type)
        if kind in LISTINGS:
            if depth >= _DEEPEST:
                yield ReadError(self._file, "lists within lists, too many", url)
            else:
                yield from self.listing(kind, body.data, body.address, depth + 1)
        elif kind == "html" and len(body.data) > LARGEST_PAGE:
            yield Unavailable(self._file, url, f"larger than {LARGEST_PAGE // MIB} MiB")
        elif kind == "html":
            # An address that was given is the page's own unless the page says otherwise.
            yield from html.parse(
                body.data,
                file=self._file,
                path=url,
                address=body.address,
                charset=body.charset,
                known=known,
            )
        else:
            yield from self._parse(kind, body.data, self._file, url)

    def _list(self, data: bytes, depth: int) -> Items:
        nothing = True
        left_out = 0
        for listed in read_list(data):
            nothing = False
            if not listed.is_list:
                self._pages += 1
            if self._pages > _MOST_PAGES:
                left_out += 1
            else:
                yield from self.address(listed.url, depth, listed.known)
        if nothing:
            yield ReadError(self._file, "a list with nothing in it")
        if left_out:
            yield ReadError(self._file, f"{left_out} pages beyond the first {_MOST_PAGES} left out")

    def _feed(self, kind: str, data: bytes, address: str | None, depth: int) -> Items:
        nothing = True
        for item in (read_json_feed if kind == "json feed" else read_feed)(data, address):
            nothing = False
            if item.is_whole:
                yield finish(item.draft, file=self._file, path=self._path, item=item.name)
            elif item.draft.url:
                yield from self.address(item.draft.url, max(depth, _DEEPEST), item.draft)
            else:
                yield ReadError(self._file, "no text", item.name)
        if nothing:
            yield ReadError(self._file, "a feed with nothing in it")
