"""What headers say: only if it has changed, what kind of text it is, when to ask again."""

from __future__ import annotations

import time
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.fetch_cache import Kept


def conditions(kept: Kept | None, address: str) -> dict[str, str]:
    """Return the headers by which a server may answer that nothing has changed at ``address``."""
    if kept is None or kept.body.address != address:
        return {}
    known = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in known.items() if value}


def content_type(headers: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the media type and the charset that a server names."""
    message = Message()
    message["Content-Type"] = headers.get("content-type") or ""
    named = headers.get("content-type") is not None
    return message.get_content_type() if named else None, message.get_content_charset()


def retry_after(headers: dict[str, str]) -> float | None:
    """Return the seconds that a server asks to wait for (RFC 9110, section 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
