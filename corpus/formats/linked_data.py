"""What a page says of its article to machines: JSON-LD, and the same in microdata.

Both become one JSON-LD object: the ``Article`` (or a kind of it) that the page is about.

Sources: https://www.w3.org/TR/json-ld11/, https://schema.org/Article,
https://html.spec.whatwg.org/multipage/microdata.html.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from corpus.encoding import storable
from corpus.formats.html_tree import folded, one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Node = dict[str, Any]

_DEEPEST = 12
_MOST_NODES = 5000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$"
)
_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|SocialMediaPosting|Review|ClaimReview)")
_PAGE = re.compile(r"(?:Web|Item|About|Medical\w*)Page")


def article_node(root: HtmlElement, titles: list[str]) -> Node:
    """Return the page's article as JSON-LD has it, what it refers to filled in; else empty.

    Of several, the one with a headline among the page's ``titles``, else the first that has the
    most to say; what only its page says (an author, a date) is added to it.
    """
    nodes = [*_json_ld(root), *_microdata(root)]
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2
    }
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    # An article inside another (a post of a live blog, a related story) is not the page's.
    inner = {id(part) for node in articles for part in _parts(node)}
    outer = [node for node in articles if id(node) not in inner] or articles
    wanted = {folded(title) for title in titles if title}
    named = [
        node
        for node in outer
        if folded(text_of(node.get("headline") or node.get("name"))) in wanted
    ]
    if not named and len(outer) > 1 and wanted:
        # Several and none is the page's own: a list of stories.
        outer = [node for node in outer if not node.get("headline")]
    best = max(named or outer, key=_wealth, default=None)
    page = next((node for node in nodes if _is(node, _PAGE)), {})
    merged = {**{k: page[k] for k in _OF_PAGES if k in page}, **(best or {})}
    return _resolved(merged, by_id)


_OF_PAGES = ("author", "datePublished", "publisher", "inLanguage", "description")
_REFERRING = ("author", "creator", "publisher", "sourceOrganization", "isPartOf", "articleSection")


def text_of(value: Any) -> str:  # noqa: ANN401 - JSON is anything
    """Return the first text of a value: a string, an object's name or @value, or one of a list."""
    if isinstance(value, str):
        return one_line(storable(html.unescape(value)))
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("legalName"))
    if isinstance(value, list):
        return next((text for part in value if (text := text_of(part))), "")
    return ""


def texts_of(value: Any) -> list[str]:  # noqa: ANN401 - JSON is anything
    """Return all texts of a value, in order, each once."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    values = value if isinstance(value, list) else [value]
    found = [
        text
        for part in values
        for text in ([text_of(part)] if not isinstance(part, list) else texts_of(part))
    ]
    return list(dict.fromkeys(text for text in found if text))


def _json_ld(root: HtmlElement) -> Iterator[Node]:
    """Yield every object of the page's JSON-LD, outer ones first; what is not JSON is passed by."""
    left = _MOST_NODES
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text_content()
        try:
            data = json.loads(_WRAPPING.sub("", text), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, _DEEPEST):
            left -= 1
            if left < 0:
                return
            yield node


def _nodes(value: Any, depth: int) -> Iterator[Node]:  # noqa: ANN401 - JSON is anything
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part, depth - 1)


def _parts(node: Node) -> Iterator[Node]:
    for value in node.values():
        yield from _nodes(value, _DEEPEST)


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    """Say whether an object is of a kind; its type may be a list, or a web address."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(n, str) and kind.fullmatch(re.split(r"[/#:]", n)[-1]) for n in names)


def _wealth(node: Node) -> int:
    return sum(
        bool(node.get(name)) for name in ("headline", "datePublished", "author", "publisher")
    )


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """Put in the place of references ("@id" alone) what they refer to."""

    def whole(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
        if isinstance(value, list):
            return [whole(part) for part in value]
        if isinstance(value, dict) and not value.get("name") and value.get("@id") in by_id:
            return by_id[value["@id"]]
        return value

    return {name: whole(value) if name in _REFERRING else value for name, value in node.items()}


def _microdata(root: HtmlElement) -> Iterator[Node]:
    """Yield the page's articles that are marked up as microdata."""
    for element in root.iterfind(".//*[@itemtype]"):
        kind = (element.get("itemtype") or "").rstrip("/").rpartition("/")[2]
        if _ARTICLE.fullmatch(kind) and element.getparent() is not None:
            yield {"@type": kind, **_properties(element)}


def _properties(item: HtmlElement) -> Node:
    """Return an item's properties; those of items within it are these items' own."""
    found: Node = {}
    pending = list(item)[::-1]
    while pending:
        element = pending.pop()
        names = (element.get("itemprop") or "").split()
        if not names or element.get("itemscope") is None:
            pending.extend(list(element)[::-1])
        if not names:
            continue
        value: Any = _value(element)
        if element.get("itemscope") is not None:
            kind = (element.get("itemtype") or "").rstrip("/").rpartition("/")[2]
            value = {"@type": kind, "name": value, **_properties(element)}
        for name in names:
            if name not in found:
                found[name] = value
            elif name in ("author", "creator"):
                given = found[name]
                found[name] = [*(given if isinstance(given, list) else [given]), value]
    return found


def _value(element: HtmlElement) -> str:
    for attribute in ("content", "datetime"):
        if element.get(attribute):
            return one_line(element.get(attribute))
    if element.get("itemprop") == "url" and element.get("href"):
        return str(element.get("href"))
    return shown(element)
