"""Connections for ``corpus.fetch``: to public addresses alone, and for no longer than is given.

A host's name is looked up once for a connection, every address that it has must be public, and one
of just these is connected to: neither a redirect nor a name server that changes its mind leads into
a private network.
"""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Any

import httpcore

from corpus.public_address import is_private_host, is_public

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

UNKNOWN_HOST = "its host is not known"


class PrivateAddressError(Exception):
    """A host has an address that is not public."""


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises:
        httpcore.ConnectError: it is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(UNKNOWN_HOST) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, and keeps to a deadline.

    Attributes:
        deadline: by ``time.monotonic()``, when the answer that is being read must be there.
    """

    def __init__(self, *, allow_private: bool) -> None:
        """Connect to private addresses too, if that is allowed."""
        self._allow_private = allow_private
        self._plain = httpcore.SyncBackend()
        self.deadline = 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host; its addresses are tried in order.

        Raises:
            PrivateAddressError: it has an address that is not public.
            httpcore.ConnectError: it is not known, or takes no connection.
        """
        addresses = resolve(host, port)
        if not all(map(self._may_be_asked, addresses)):
            raise PrivateAddressError
        for address in addresses[:-1]:
            try:
                return self._connected(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, timeout)

    def _may_be_asked(self, address: str) -> bool:
        return is_public(address) or (self._allow_private and is_private_host(address))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        return _TimedStream(self._plain.connect_tcp(address, port, timeout), self)


class _TimedStream(httpcore.NetworkStream):
    """A connection that no answer keeps busy beyond the deadline, however slowly it trickles."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _TimedStream(secured, self._backend)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._backend.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)
