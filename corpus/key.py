"""Identity: the key that an article is known by from one build to the next."""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import parse_qsl, quote, urlsplit

import courlan

# courlan's scrubbing takes these for rubbish around a link and would cut the link itself short.
_CUT_SHORT = re.compile(r"[<>{}\"]|://.*://")

# courlan takes these for trackers, and "gallery" for one that begins with "ga"; with a number as
# their value they may be all that tells a site's articles apart.
_MAY_NUMBER = re.compile(r"[ceu]id|source|ref|ga[a-z]+|gl[a-z]+", re.IGNORECASE)


def article_key(url: str | None, path: str, item: str | None = None) -> str:
    """Return an article's key: its canonical link, else its ``path`` and the ``item`` in the file.

    Args:
        url: the link as given, if any.
        path: the file's path relative to the source that it was found in.
        item: what tells it from the file's other articles; None where it is the only one.
    """
    canonical = canonical_url(url) if url else None
    return canonical or (path if item is None else f"{path}#{item}")


def canonical_url(url: str) -> str | None:
    """Return a web address in courlan's canonical form without its fragment; None if it is none.

    Host and scheme are in lower case, trackers gone, the other parameters sorted. What may be an
    article's number stays, since to take two articles for one would lose one of them. A fragment
    stays only where it is the address of a page ("#!/story/7").
    """
    try:
        cleaned = (
            courlan.normalize_url(url.strip()) if _CUT_SHORT.search(url) else courlan.clean_url(url)
        )
        parts = urlsplit(cleaned or "")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        numbers = _numbers(url)
    except (ValueError, AttributeError):
        return None
    if parts.fragment[:1] not in ("!", "/"):
        parts = parts._replace(fragment="")
    if numbers:
        kept = parts.query.split("&") if parts.query else []
        parts = parts._replace(path=parts.path or "/", query="&".join(sorted({*kept, *numbers})))
    return parts.geturl()


def _numbers(url: str) -> list[str]:
    """Return the parts of a link's query that courlan drops, though they may number an article.

    That is "cid=1234", and what has no value: "?1234", "?/news/1234-bridge".
    """
    query = urlsplit("".join(url.split())).query.replace("&amp;", "&")
    found = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if not value and re.search("[0-9]", name):
            found.append(quote(name))
        elif _MAY_NUMBER.fullmatch(name) and re.fullmatch("[0-9]+", value):
            found.append(f"{name}={value}")
    return found


def content_item(content: object) -> str:
    """Return an item's name made of its ``content`` (JSON data): 16 hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]
