"""Elements to lines: a paragraph, list item, row of a table or subheading each.

Of two vocabularies: HTML as it is written, and the small one of trafilatura's results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from corpus.formats.html_tree import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_BREAKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tr ul head list item quote row lb code".split()
)
_CELLS = frozenset(("td", "th", "cell"))
_UNSEEN = frozenset("script style noscript template svg iframe graphic title".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body; ``heading``: its markup makes it a subheading."""

    text: str
    heading: bool = False


def extracted_lines(body: _Element) -> list[Line]:
    """Return the lines below an element, in order; white space that markup ignores is made one."""
    lines: list[Line] = []
    pieces: list[str] = []
    heading = 0  # how many headings are open
    unseen = 0

    def end_line() -> None:
        text = SPACE.sub(" ", "".join(pieces)).strip(" ")
        text = text.lstrip("| ")  # cells for the layout
        if text:
            lines.append(Line(text, heading > 0))
        pieces.clear()

    for event, node in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(node.tag, str):
            if event == "start":
                pieces.append(node.tail or "")
            continue
        starts = event == "start"
        if node.tag in _BREAKS:
            end_line()
        if node.tag in _HEADINGS:
            heading += 1 if starts else -1
        if node.tag in _UNSEEN:
            unseen += 1 if starts else -1
        if starts and not unseen:
            if node.tag in _CELLS:
                pieces.append(" | ")
            pieces.append(node.text or "")
        elif not starts and not unseen and node is not body:
            pieces.append(node.tail or "")
    end_line()
    return lines
