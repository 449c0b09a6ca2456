"""A page that needs nothing else: its frame, sections, tables, tiles.

It runs no script, and its policy keeps a browser from loading anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.markup import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def document(title: str, sections: Iterable[str]) -> str:
    """Return a page of ``sections``, which are HTML already."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Byline: {escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(sections)}</main></body></html>\n"
    )


def header(title: str, lines: Iterable[str]) -> str:
    """Return what stands at the top."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<header><h1>{escape(title)}</h1>{said}</header>"


def section(title: str, *parts: str) -> str:
    """Return a section of ``parts``, which are HTML already."""
    return f"<section><h2>{escape(title)}</h2>{''.join(parts)}</section>"


def tile(value: str, name: str, small: str) -> str:
    """Return a figure in large type, what it is, and something more about it."""
    return (
        f'<div class="card tile"><b>{escape(value)}</b>{escape(name)}'
        f"<small>{escape(small)}</small></div>"
    )


def table(columns: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table of ``rows``, which are HTML already."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    return (
        f'<div class="card wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
