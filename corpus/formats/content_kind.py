"""What bytes are, told by themselves: a page, a feed, a list, or a file of some format."""

from __future__ import annotations

import re

_LOOKED_AT = 4096
_XML_ROOT = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?>\s*)*"
    rb"<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_ROOTS = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "list", b"sitemapindex": "list",
    b"opml": "list", b"html": "html", b"head": "html", b"body": "html",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_HTML = re.compile(rb"<!doctype html|<html|<head|<body|<p[ >]|<div[ >]|<article[ >]", re.IGNORECASE)
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/plain": "text", "text/markdown": "markdown", "application/json": "json",
    "application/x-ndjson": "json lines", "application/jsonl": "json lines",
    "message/rfc822": "mail",
}  # fmt: skip


def kind_of(data: bytes, content_type: str | None = None) -> str | None:
    """Return what ``data`` is, its beginning before what a server calls it; None if unknown.

    One of "html", "feed", "json feed", "list" (a sitemap or OPML), "pdf", "zip", "gzip", "warc",
    "json", "json lines", "markdown", "mail", "text".
    """
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            return kind
    if start.lstrip()[:1] in (b"{", b"["):
        if _JSON_FEED.search(start):
            return "json feed"
        return "json lines" if _TYPES.get(content_type or "") == "json lines" else "json"
    root = _XML_ROOT.match(start)
    if root and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    if _HTML.search(start):
        return "html"
    return _TYPES.get(content_type or "")
