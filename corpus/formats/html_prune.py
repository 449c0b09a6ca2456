"""What is taken out of a page before its article is looked for: by structure, for any site.

Captions (kept apart), boxes and lines that only point to other stories, readers' comments; and a
body that is cut into pieces is made one again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.formats.furniture import is_furniture
from corpus.formats.html_tree import shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION = (
    ".//figcaption | .//*[self::div or self::p or self::span or self::small or self::em]"
    "[contains(translate(@class, 'CAPTION', 'caption'), 'caption')]"
)
_LONGEST_CAPTION = 600
_POINTING = re.compile(
    r"\b(?:read-?(?:more|also|next|on)|see-?also|also-?read|related|recommend\w*|more-?(?:on|from)"
    r"|inline-?(?:link|promo)|bookmark(?:-card)?|teaser|newsletter|pull-?quote|sign-?up|subscri\w+|promo)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\b(?:comments?|disqus\w*|respond)(?:-?(?:list|area|section|wrap\w*))?\b", re.IGNORECASE
)
_LONGEST_POINTER = 200  # characters of a paragraph that is a link to another story
_FEWEST_WORDS = 4  # of another story's headline
_LABEL_AFTER = re.compile(r"\s*[(\[]\w+[)\]]$")  # "[VIDEO]"
_BODY = re.compile(
    r"(?:article|story|entry|post|content|page)[-_]*(?:body|text|content)"
    r"|body[-_]*(?:text|copy|content)|articlebody|[-_]chunk",
    re.IGNORECASE,
)
_FEWEST_PARAGRAPHS = 2  # of a piece of a body


def take_captions(tree: HtmlElement) -> list[str]:
    """Take the captions out of a page; return those of the article's own pictures, each once."""
    captions: list[str] = []
    for element in tree.xpath(_CAPTION):
        words = shown(element)
        prose = element.xpath("count(.//p) > 1 or .//h2")
        if len(words) > _LONGEST_CAPTION or prose or not _is_in(element, tree):
            continue
        around = {one.tag for one in element.iterancestors()}
        own = not is_furniture(words)
        if (
            words
            and own
            and around & {"article", "main"}
            and not around & {"aside", "nav", "a", "footer"}
        ):
            captions.append(words)
        drop(element)
    return list(dict.fromkeys(captions))


def take_pointers(tree: HtmlElement) -> None:
    """Take out what points to other stories, and the readers' comments."""
    tags = ("p", "div", "ul", "ol", "section", "aside", "blockquote", "h2", "h3", "h4")
    for element in list(tree.iter(*tags)):
        if _is_in(element, tree) and (
            element.tag == "aside" or _holds_comments(element) or _points_away(element)
        ):
            drop(element)


def join_pieces(tree: HtmlElement) -> None:
    """Join the pieces that a body is cut into, as for advertisements, into the first of them.

    They are boxes of one class, made for the text of an article, with some paragraphs each, in a
    page or article that has one headline.
    """
    pieces: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        kind = element.get("class") or ""
        if _BODY.search(kind) and len(element.findall(".//p")) >= _FEWEST_PARAGRAPHS:
            tags = ("article", "main", "body")
            around = next((one for one in element.iterancestors() if one.tag in tags), None)
            if around is not None and len(around.findall(".//h1")) <= 1:
                pieces.setdefault((around, kind), []).append(element)
    for first, *others in pieces.values():
        for other in others:
            if first not in other.iterancestors():
                first.extend(list(other))


def _holds_comments(element: HtmlElement) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    wraps_all = element.tag == "p" or element.find(".//article") is not None
    return not wraps_all and bool(_COMMENTS.fullmatch(marks))


def _points_away(element: HtmlElement) -> bool:
    """Say whether an element is nothing but links to other stories, or a box made for these."""
    made_for = _POINTING.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    # What is in a box is looked at only where that may settle it: boxes lie in boxes.
    if not (made_for or element.tag in ("p", "ul", "ol")):
        return False
    words = shown(element)
    links = [words_of for link in element.iter("a") if (words_of := shown(link))]
    if not words or not links:
        return False
    share = sum(map(len, links)) / len(words)
    if element.tag in ("ul", "ol"):
        headlines = len(words.split()) >= _FEWEST_WORDS * len(element)
        return len(element) > 1 and share > 0.7 and headlines
    if made_for and share > 0.5:
        return True
    if element.tag != "p" or len(links) != 1 or len(words) > _LONGEST_POINTER:
        return False
    alone = _LABEL_AFTER.sub("", words) == links[0] and len(words.split()) >= _FEWEST_WORDS
    return alone or (words.endswith(links[0]) and is_furniture(words))


def drop(element: HtmlElement) -> None:
    """Take an element out, and leave the words that follow it where they are."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _is_in(element: HtmlElement, tree: HtmlElement) -> bool:
    """Say whether an element is still part of the tree, and not its root."""
    return element is not tree and any(above is tree for above in element.iterancestors())
