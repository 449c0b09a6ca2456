"""A news site on this machine that serves pages and feeds, and misbehaves on demand."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class Asked:
    """A request as the server saw it."""

    path: str
    headers: dict[str, str]
    when: float


@dataclass(slots=True)
class NewsSite:
    """What is served; each path has a body, or a function that answers."""

    url: str
    pages: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Return the paths that were asked for, robots.txt apart, and forget them."""
        paths = [asked.path for asked in self.asked if asked.path != "/robots.txt"]
        self.asked.clear()
        return paths


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """Serve a site until the end of the block."""
    site = NewsSite("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            page = site.pages.get(self.path)
            if page is None:
                status(404)(self)
            elif callable(page):
                page(self)
            else:
                validated(page)(self)

        def log_message(self, *given: Any) -> None:  # noqa: ANN401 - as the library has it
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *given: Any) -> None:  # noqa: ANN401 - as the library has it
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _send(handler: BaseHTTPRequestHandler, code: int, body: bytes, headers: dict[str, str]) -> None:
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def body(data: bytes, **headers: str) -> Answer:
    """Send ``data``; underscores in names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: _send(handler, 200, data, named)


def validated(data: bytes) -> Answer:
    """Send ``data`` with an ETag, or nothing where the client has it."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        etag = f'"{sha256(data).hexdigest()[:16]}"'
        if handler.headers.get("If-None-Match") == etag:
            _send(handler, 304, b"", {"ETag": etag})
        else:
            _send(handler, 200, data, {"ETag": etag})

    return answer


def dated(data: bytes, date: str) -> Answer:
    """Send ``data`` with the date of its last change, or nothing where that is known."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-Modified-Since") == date
        _send(handler, 304 if known else 200, b"" if known else data, {"Last-Modified": date})

    return answer


def status(code: int, **headers: str) -> Answer:
    """Send nothing but a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: _send(handler, code, b"", named)


def redirect(location: str, code: int = 302) -> Answer:
    """Point elsewhere."""
    return status(code, Location=location)


def in_turn(*answers: Answer) -> Answer:
    """Give one answer after the other, the last for good."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, for as long as anybody listens."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing for a while."""
    time.sleep(2)


def cut_off(data: bytes) -> Answer:
    """Send half of ``data`` and hang up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2])
        handler.close_connection = True

    return answer


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True


def too_short(data: bytes) -> Answer:
    """Send more than is announced."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        _send(handler, 200, data, {"Content-Length": str(len(data) // 2)})
        handler.close_connection = True

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send for as long as anybody listens."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    while True:
        handler.wfile.write(b"<p>And so it went on and on.</p>" * 4096)


def bomb(size: int) -> Answer:
    """Send what unpacks to ``size`` bytes."""
    return body(gzip.compress(b" " * size, 9), Content_Encoding="gzip")


def nonsense(handler: BaseHTTPRequestHandler) -> None:
    """Send what is not HTTP."""
    handler.wfile.write(b"\x00\x01 what is this\r\n\r\n")
    handler.close_connection = True
