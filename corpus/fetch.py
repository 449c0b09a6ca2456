"""The only door to the network: asks for an address as a polite and careful guest.

::

    with Fetcher(folder) as fetcher:
        match fetcher.get("https://gazette.example/feed"):
            case Fetched(body=body) | NotModified(body=body): ...
            case Gone(why=why) | Failed(why=why) | Refused(why=why): ...

What robots.txt forbids is not asked for (RFC 9309); requests to a host are some time apart; what
was fetched before is only sent again if it has changed (RFC 9110, section 13). Redirects, sizes,
times and retries are bounded, and private networks are shut off (``corpus.connection``).
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore
import httpx
from protego import Protego

from corpus.connection import UNKNOWN_HOST, GuardedBackend, PrivateAddressError
from corpus.fetch_cache import FetchCache, Kept
from corpus.fetched import (
    Body,
    Failed,
    Fetched,
    Gone,
    Manners,
    NotModified,
    Refused,
    Result,
)
from corpus.formats import MIB
from corpus.http_headers import conditions, content_type, retry_after
from corpus.unpacking import CutOffError, TooLargeError, UnpackError, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

LARGEST_BODY = 64 * MIB  # bytes, unpacked; what the sitemap protocol allows, and some more
LONGEST = 60.0  # seconds that one answer may take
_PATIENCE = 15.0  # seconds without a sign of life
_MOST_REDIRECTS = 5
_BACKOFF = (1.0, 4.0)  # seconds before a second and a third try
_LONGEST_WAIT = 30.0  # seconds that a server may ask to wait for while it is waited for
_LARGEST_ROBOTS = 512 * 1024  # RFC 9309 asks for 500 KiB at least
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_GONE = frozenset((404, 410))
_BUSY = frozenset((429, 503))
_PASSING = frozenset((408, 425, 500, 502, 504, 520, 521, 522, 523, 524))
_ACCEPT = (
    "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"
)


class _TemporaryError(Exception):
    """The address cannot be had now; ``str()`` says why."""


class _HostDownError(_TemporaryError):
    """Nothing at all can be had from the host now."""


class _SlowError(_TemporaryError):
    """The answer takes too long, and would again."""


class _RefusedError(Exception):
    """The address is not to be had; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    data: bytes


class Fetcher:
    """Asks for addresses one after the other; remembers, per host, what it may and when."""

    def __init__(
        self,
        folder: Path | None = None,
        manners: Manners | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep what is fetched in ``folder``, if there is one.

        Args:
            folder: of the bodies fetched before; made if it is not there.
            manners: how to ask.
            sleep: waits for so many seconds.
        """
        self._manners = manners or Manners()
        self._robot = self._manners.user_agent.partition("/")[0]
        self._cache = FetchCache(folder)
        self._sleep = sleep
        self._backend = GuardedBackend(allow_private=self._manners.allow_private)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=self._backend
        )
        self._rules: dict[str, Protego | Exception] = {}
        self._next: dict[str, float] = {}  # host -> when it may be asked again
        self._down: dict[str, str] = {}  # host -> why nothing can be had from it

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._cache.finish()
        self._pool.close()

    def get(self, url: str) -> Result:
        """Ask for an address, redirects followed; never raises for what the network does."""
        kept = self._cache.get(url)
        if kept and self._cache.was_done(url):
            return NotModified(url, kept.body)
        try:
            result = self._get(url, kept)
        except _TemporaryError as error:
            return Failed(url, str(error), kept.body if kept else None)
        except _RefusedError as error:
            return Refused(url, str(error))
        self._cache.note_done(url)
        return result

    def forget(self, url: str) -> None:
        """Delete what an address sent, if it is kept."""
        self._cache.drop(url)

    def _get(self, url: str, kept: Kept | None) -> Result:
        address = _parsed(url)
        for _ in range(_MOST_REDIRECTS + 1):
            self._check_robots(address)
            answer = self._ask(address, conditions(kept, str(address)), LARGEST_BODY)
            if answer.status == 304 and kept:
                return NotModified(url, kept.body)
            if answer.status in _REDIRECTS and (location := answer.headers.get("location")):
                address = _joined(address, location)
                continue
            if answer.status in _GONE:
                self._cache.drop(url)
                return Gone(url, f"not there any more ({answer.status})")
            if not 200 <= answer.status < 300:
                raise _RefusedError(f"the server refuses it ({answer.status})")
            body = Body(str(address), answer.data, *content_type(answer.headers))
            etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
            same = kept is not None and kept.body == body
            self._cache.put(url, Kept(body, etag, modified))
            return NotModified(url, body) if same else Fetched(url, body)
        raise _RefusedError(f"more than {_MOST_REDIRECTS} redirects")

    def _check_robots(self, address: httpx.URL) -> None:
        """Raise unless the host's robots.txt lets the address be asked for."""
        origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
        if origin not in self._rules:
            try:
                self._rules[origin] = self._robots(httpx.URL(f"{origin}/robots.txt"))
            except (_TemporaryError, _RefusedError) as error:
                self._rules[origin] = error
        rules = self._rules[origin]
        if isinstance(rules, Exception):
            raise rules
        if not rules.can_fetch(str(address), self._robot):
            raise _RefusedError("robots.txt forbids it")

    def _robots(self, address: httpx.URL) -> Protego:
        """Fetch a host's robots.txt: one that is not there allows everything."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(address, {}, _LARGEST_ROBOTS, cut=True)
            if answer.status in _REDIRECTS and (location := answer.headers.get("location")):
                address = _joined(address, location)
                continue
            if 200 <= answer.status < 300:
                return Protego.parse(answer.data.decode("utf-8", "replace"))
            break
        return Protego.parse("")

    def _ask(
        self, address: httpx.URL, headers: dict[str, str], largest: int, *, cut: bool = False
    ) -> _Answer:
        """Ask once, and again after a while if that may help."""
        host = address.host
        if why := self._down.get(host):
            raise _HostDownError(why)
        for pause in (*_BACKOFF, None):
            self._take_turn(address)
            try:
                answer = self._exchange(address, headers, largest, cut=cut)
            except _TemporaryError as error:
                if pause is None or isinstance(error, _SlowError):
                    if isinstance(error, _HostDownError):
                        self._down[host] = str(error)
                    raise
                self._sleep(pause)
                continue
            if answer.status not in _PASSING | _BUSY:
                return answer
            wait = retry_after(answer.headers) if answer.status in _BUSY else None
            if wait is not None and wait > _LONGEST_WAIT:
                self._down[host] = f"the server asks to wait for {wait:.0f} seconds"
                raise _TemporaryError(self._down[host])
            if pause is None:
                raise _TemporaryError(f"the server has trouble ({answer.status})")
            self._sleep(pause if wait is None else wait)
        raise AssertionError("unreachable")

    def _take_turn(self, address: httpx.URL) -> None:
        """Wait until the host may be asked again."""
        now = time.monotonic()
        rules = self._rules.get(f"{address.scheme}://{address.netloc.decode('ascii')}")
        asked = rules.crawl_delay(self._robot) if isinstance(rules, Protego) else None
        delay = max(self._manners.delay, min(asked or 0.0, _LONGEST_WAIT))
        if (wait := self._next.get(address.host, now) - now) > 0:
            self._sleep(wait)
        self._next[address.host] = time.monotonic() + delay

    def _exchange(
        self, address: httpx.URL, headers: dict[str, str], largest: int, *, cut: bool
    ) -> _Answer:
        """Send one request and read its answer within the bounds."""
        sent = {
            "Host": address.netloc.decode("ascii"),
            "User-Agent": self._manners.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        limits = dict.fromkeys(("connect", "read", "write", "pool"), _PATIENCE)
        target = httpcore.URL(
            scheme=address.raw_scheme,
            host=address.raw_host,
            port=address.port,
            target=address.raw_path,
        )
        self._backend.deadline = time.monotonic() + LONGEST
        try:
            with self._pool.stream(
                "GET", target, headers=list(sent.items()), extensions={"timeout": limits}
            ) as response:
                got = {
                    name.decode("ascii", "replace").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                pieces: list[bytes] = []
                if 200 <= response.status < 300:
                    encoding = got.get("content-encoding", "")
                    try:
                        pieces.extend(unpacked(response.iter_stream(), encoding, largest))
                    except TooLargeError:
                        if not cut:
                            raise
                return _Answer(response.status, got, b"".join(pieces))
        except CutOffError as error:
            raise _TemporaryError("the server broke off") from error
        except UnpackError as error:
            raise _RefusedError(str(error)) from error
        except PrivateAddressError as error:
            raise _RefusedError("an address of this machine or of a private network") from error
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise _HostDownError(_network_trouble(error)) from error
        except httpcore.TimeoutException as error:
            raise _SlowError("the server takes too long") from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            raise _TemporaryError("the server broke off") from error
        except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError) as error:
            raise _RefusedError("not an address that can be asked for") from error


def _parsed(url: str) -> httpx.URL:
    """Read an address.

    Raises:
        _RefusedError: it is none that can be asked for.
    """
    try:
        address = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _RefusedError("not a web address") from error
    if address.scheme not in ("http", "https") or not address.host:
        raise _RefusedError("not a web address")
    if address.userinfo:
        raise _RefusedError("an address with a password in it")
    return address


def _joined(address: httpx.URL, location: str) -> httpx.URL:
    try:
        return _parsed(str(address.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise _RefusedError("redirects to what is not a web address") from error


def _network_trouble(error: Exception) -> str:
    """Say in a few words why there is no connection."""
    words = str(error)
    if isinstance(error, httpcore.ConnectTimeout):
        return "the server does not answer"
    if "CERTIFICATE" in words.upper():
        return "the server's certificate is not valid"
    return words if words == UNKNOWN_HOST else "no connection to the server"
