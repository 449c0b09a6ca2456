"""The body of a web page: its paragraphs and subheadings, and the captions beside them.

trafilatura finds the article in the page. What no reader would call its text is taken out before
(``html_prune``), and what still is none of it after, by the rules for pages copied from a browser.
"""

from __future__ import annotations

import logging
import re
import warnings
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.encoding import UndecodableError
from corpus.formats.credits import ends_in_credit, is_credit, without_repeats
from corpus.formats.furniture import (
    ends_page,
    ends_release,
    heads_comments,
    heads_list,
    is_furniture,
)
from corpus.formats.html_lines import Line, extracted_lines
from corpus.formats.html_prune import drop, join_pieces, take_captions, take_pointers
from corpus.formats.html_tree import read_tree
from corpus.subheadings import is_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from configparser import ConfigParser
    from types import ModuleType

    from lxml.html import HtmlElement

_HIDDEN = (  # such as a mail's preview
    ".//*[@hidden or contains(translate(@style, 'DISPLAYNOE ', 'displaynoe'), 'display:none')]"
)
_SUBSTANTIAL = 12  # words of a line that is prose beyond doubt
_SENTENCE = 4  # of one that is, where no page surrounds it
_NO_HEADING = re.compile(
    r"(?:article )?(?:content|article|text|artikel|článek|статья)|newsletters?\b.*", re.IGNORECASE
)

# White space that HTML keeps and trafilatura makes plain; stand-ins that no page uses.
_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_STAND_IN = {ord(space): 0xF0000 + number for number, space in enumerate(_SPACES)}
_KEPT = {stand_in: space for space, stand_in in _STAND_IN.items()}


@dataclass(frozen=True, slots=True)
class PageBody:
    """The body's lines in order, the indices of those that are subheadings, and the captions."""

    lines: list[str]
    headings: frozenset[int]
    captions: tuple[str, ...]


def read_body(root: HtmlElement, url: str | None) -> PageBody:
    """Find the article in a page; it has no lines where there is none."""
    tree = deepcopy(root)
    captions = take_captions(tree)
    take_pointers(tree)
    join_pieces(tree)
    for element in tree.iter():
        if element.text and isinstance(element.tag, str):
            element.text = element.text.translate(_STAND_IN)
        if element.tail:
            element.tail = element.tail.translate(_STAND_IN)
    return without_debris(_extracted(tree, url), captions)


def fragment_body(markup: str, *, whole: bool = False) -> PageBody:
    """Return the lines of a piece of markup that is nothing but an article, as feeds carry it.

    Args:
        markup: the piece.
        whole: leave nothing out but what is hidden.
    """
    lines, captions = fragment_lines(markup, whole=whole)
    if whole:
        return PageBody([line.text for line in lines], frozenset(), ())
    return without_debris(lines, captions)


def fragment_lines(
    markup: str, unwanted: str | None = None, *, whole: bool = False
) -> tuple[list[Line], list[str]]:
    """Return the lines and the captions of a piece of markup, its debris still among them.

    Args:
        markup: the piece.
        unwanted: what else to leave out, as an XPath.
        whole: leave in captions and pointers to other stories.
    """
    try:
        root = read_tree(f"<article>{markup}</article>".encode("utf-8", "surrogatepass"))
    except UndecodableError:
        return [], []
    for xpath in filter(None, (_HIDDEN, unwanted)):
        for element in root.xpath(xpath):
            if element.getparent() is not None:
                drop(element)
    captions: list[str] = []
    if not whole:
        captions = take_captions(root)
        take_pointers(root)
    return extracted_lines(root), captions


def _extracted(tree: HtmlElement, url: str | None) -> list[Line]:
    """Return the lines of the article that trafilatura finds."""
    found = _found(deepcopy(tree), url)
    if len(found) == 1:
        # Of what it holds for too short it makes one line, the headline in it; then as it is.
        found = _found(tree, url, short=True) or found
    return found


def _found(tree: HtmlElement, url: str | None, *, short: bool = False) -> list[Line]:
    """Return what trafilatura finds; with ``short`` however little it is."""
    options = {"config": _no_least()} if short else {}
    found = _trafilatura().bare_extraction(
        tree, url=url, fast=True, include_comments=False, with_metadata=False, **options
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    lines = (
        (line.heading, line.text.translate(_KEPT).strip()) for line in extracted_lines(found.body)
    )
    return [Line(text, heading) for heading, text in lines if text]


@lru_cache(maxsize=1)
def _no_least() -> ConfigParser:
    config: ConfigParser = _trafilatura().settings.use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    return config


@lru_cache(maxsize=1)
def _trafilatura() -> ModuleType:
    """Import the library, which takes a second, so only where a page is read."""
    with warnings.catch_warnings():
        # It asks for a way to download that is not used here.
        warnings.simplefilter("ignore")
        import trafilatura
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def without_debris(
    lines: Sequence[Line], captions: Sequence[str] = (), *, credited: bool = False
) -> PageBody:
    """Leave out buttons, credits, captions said again, lists of other stories, the page's end.

    Args:
        lines: of the body.
        captions: those taken out of it already.
        credited: no markup tells captions, so that a credit at a line's end does.
    """
    kept: list[Line] = []
    found = list(captions)
    in_list = False
    prose = [_is_prose(line, brief=credited) for line in lines]
    last = max((index for index, is_prose in enumerate(prose) if is_prose), default=-1)
    for index, line in enumerate(lines):
        if index > last and (ends_page(line.text) or heads_comments(line.text)):
            break
        if kept and ends_release(line.text):
            break
        if heads_list(line.text) or (line.heading and _NO_HEADING.fullmatch(line.text)):
            # A label above the whole text heads no list of others.
            in_list = bool(kept)
            continue
        in_list = in_list and not prose[index] and not line.heading
        if in_list:
            continue
        if is_credit(line.text) or (credited and ends_in_credit(line.text)):
            found.append(line.text)
        elif line.text not in captions and not is_furniture(line.text) and _says(line.text):
            kept.append(line)
    while kept and kept[-1].heading:
        kept.pop()
    return PageBody(
        [line.text for line in kept],
        frozenset(index for index, line in enumerate(kept) if line.heading),
        without_repeats(found),
    )


def _is_prose(line: Line, *, brief: bool) -> bool:
    """Say whether a line is prose beyond doubt; ``brief``: a sentence is, however short."""
    words = len(line.text.split())
    told = brief and words >= _SENTENCE and is_paragraph(line.text)
    told = told and not (ends_page(line.text) or is_furniture(line.text))
    return (words >= _SUBSTANTIAL or told) and not line.heading


def _says(line: str) -> bool:
    """Say whether a line has a letter or a digit: an emoji or some stars alone are an ornament."""
    return any(map(str.isalnum, line))
