"""How an address is asked for, and what comes of it: one of five.

::

    Fetched      it was sent
    NotModified  what was fetched before is what it still is
    Gone         there is nothing any more (404, 410)
    Failed       it could not be had now, and may be had later; what was fetched before, if it was
    Refused      it is not to be had: by robots.txt, by the server, or by our own rules
"""

from __future__ import annotations

from dataclasses import dataclass

USER_AGENT = "Byline/0.1 (news archive reader)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are asked for.

    Attributes:
        user_agent: who asks; its first word is whom robots.txt may name.
        delay: seconds between two requests to one host, at least.
        allow_private: ask this machine and private networks too.
    """

    user_agent: str = USER_AGENT
    delay: float = 1.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What an address sent.

    Attributes:
        address: where it came from, all redirects followed.
        data: the body, unpacked.
        content_type: the media type that the server named, in lower case ("text/html").
        charset: the encoding that it named.
    """

    address: str
    data: bytes
    content_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The address sent this body."""

    url: str
    body: Body


@dataclass(frozen=True, slots=True)
class NotModified:
    """The address still has the body that it sent before."""

    url: str
    body: Body


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing is at the address any more, and the server says so."""

    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The address could not be had for now; ``kept`` is what it sent before, if that was kept."""

    url: str
    why: str
    kept: Body | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The address is not to be had, and asking again would not help."""

    url: str
    why: str


Result = Fetched | NotModified | Gone | Failed | Refused
