"""Formats: bytes to articles, one module each, pure.

Each has ``parse(data, *, file, path)``, which yields an ``Article`` or a ``ReadError`` per item.
"""

from __future__ import annotations

MIB = 1 << 20
LARGEST_PAGE = 16 * MIB
"""Bytes of a web page, most of which is no text."""

LARGEST_ARTICLE = 4 * MIB
"""Bytes of a text or Markdown file, of a line of JSON lines, and of an item of a JSON document."""

_SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".opml": "xml",
    ".eml": "mail",
    ".docx": "word",
    ".pdf": "pdf",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".warc": "warc",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
}


def format_of(name: str) -> str | None:
    """Return the format that a file's ``name`` tells, packed (``.gz``) or not; None if unknown.

    One of "text", "markdown", "html", "xml" (feeds and lists), "mail", "word", "pdf", "json",
    "json lines", and the archives "zip", "tar" and "warc".
    """
    _, dot, suffix = name.lower().removesuffix(".gz").rpartition(".")
    return _SUFFIXES.get(dot + suffix)
