"""Logs without the token: it is in every URL of the Bot API, so it turns up where nobody expects.

httpx logs URLs, exceptions quote them, ``repr`` of a bot shows the token. What is redacted is
therefore the finished text of a record: message, arguments and traceback alike.
"""

from __future__ import annotations

import logging

HIDDEN = "[token]"

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_CHATTY = ("bm25s", "httpx", "telegram", "tornado")


class RedactingFormatter(logging.Formatter):
    """Formats as another formatter does, then hides a secret."""

    def __init__(self, inner: logging.Formatter, token: str, *secrets: str) -> None:
        """Hide ``token`` (of the form "ID:SECRET"), its secret part alone, and further secrets."""
        super().__init__()
        self._inner = inner
        secret = token.partition(":")[2]
        self._hidden = [part for part in (token, secret, *secrets) if part]

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole text of ``record``, its traceback included, without the secret."""
        text = self._inner.format(record)
        for part in self._hidden:
            text = text.replace(part, HIDDEN)
        return text


def log_safely(token: str, *secrets: str) -> None:
    """Log to standard error, unless logging is set up already, and hide secrets in every log.

    Call it once all handlers are in place. The chatty libraries are kept to warnings.
    """
    root = logging.getLogger()
    if not root.handlers:
        logging.basicConfig(format=_FORMAT)
        logging.getLogger(__package__).setLevel(logging.INFO)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    loggers = [logging.getLogger(name) for name in root.manager.loggerDict]
    handlers = {handler for logger in (root, *loggers) for handler in logger.handlers}
    for handler in (*handlers, logging.lastResort):
        if handler:
            inner = handler.formatter or logging.Formatter()
            handler.setFormatter(RedactingFormatter(inner, token, *secrets))
