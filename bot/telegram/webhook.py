"""Updates that Telegram sends: stored before they are acknowledged, refused without the secret."""

from __future__ import annotations

import hmac
import json
import logging
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.errors import WebhookRefused

if TYPE_CHECKING:
    from bot.intake import Intake

_LOG = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 1 << 20  # bytes of an update


class Webhook:
    """Listens for Telegram behind a proxy that speaks https."""

    def __init__(self, intake: Intake, url: str, listen: str, secret: str) -> None:
        """Take in at ``listen`` (HOST:PORT) what Telegram sends to ``url`` with the ``secret``."""
        host, _, port = listen.rpartition(":")
        self._host, self._port = host.strip("[]"), int(port)
        path = urlsplit(url).path or "/"
        handlers = [(re.escape(path), _Arrival, {"intake": intake, "secret": secret})]
        self._server = HTTPServer(Application(handlers), max_body_size=_LARGEST, xheaders=False)

    def open(self) -> None:
        """Begin to listen.

        Raises:
            WebhookRefused: the address cannot be listened on.
        """
        try:
            self._server.listen(self._port, self._host)
        except OSError as error:
            raise WebhookRefused(
                f"nothing can listen on {self._host}:{self._port}: {error.strerror}"
            ) from error

    async def close(self) -> None:
        """Listen no longer."""
        self._server.stop()
        await self._server.close_all_connections()


class _Arrival(RequestHandler):
    """One update arriving."""

    def initialize(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret

    def post(self) -> None:
        """Store an update, then say that it arrived."""
        said = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(said.encode(), self._secret.encode()):
            self.send_error(403)
            return
        try:
            update = json.loads(self.request.body)
            known = isinstance(update, dict) and isinstance(update.get("update_id"), int)
        except ValueError:
            known = False
        if not known:
            self.send_error(400)
        elif self._intake.full:
            self.send_error(503)  # Telegram sends it again later
        else:
            self._intake.take([update])
            self.set_status(200)
            self.finish()

    def log_exception(self, *error: object) -> None:
        _LOG.error("an update could not be stored", exc_info=error)  # type: ignore[arg-type]
