"""A real browser, driven through Playwright, and pages on the loopback for it to open."""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page, Route

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""What a browser that is to be alone on its machine is started with."""


class Serving(ThreadingHTTPServer):
    """Pages by path, on a free port of the loopback."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = pages

    @property
    def url(self) -> str:
        """Where the pages are."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Send a page."""
        assert isinstance(self.server, Serving)
        page = self.server.pages.get(self.path.partition("?")[0])
        self.send_response(404 if page is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone on to another page
            self.wfile.write(page or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(pages: Mapping[str, bytes]) -> Iterator[str]:
    """Serve pages by path on the loopback; give the address before the path."""
    server = Serving(pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browser(
    width: int = 412, height: int = 915, scale: float = 1, *, scripts: bool = True
) -> Iterator[Page]:
    """Open Chromium on nothing, with a new profile, as on a phone; it reaches the loopback only.

    Raises:
        LookupError: there is none.
    """
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise LookupError(f"none of {', '.join(BROWSERS)} is installed")
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=found,
            args=FLAGS,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            java_script_enabled=scripts,
        )
        context.route(re.compile("^https?://(?!127\\.0\\.0\\.1[:/])"), _refuse)
        try:
            yield context.pages[0]
        finally:
            context.close()


def _refuse(route: Route) -> None:
    route.abort()
