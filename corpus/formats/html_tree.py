"""HTML bytes to a tree of elements, and the words that an element shows."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from corpus.encoding import UndecodableError, decode, storable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKED_AT = 4096  # bytes within which a page names its encoding; the standard asks for 1024
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
# What pages call by a narrower name than they use (https://encoding.spec.whatwg.org/#names).
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
_MOST_BROKEN = 0.001  # share of characters that may be undecodable in a declared encoding
SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSPEAKABLE = {
    **dict.fromkeys((0x0B, 0x0C, *range(0x1C, 0x20)), " "),
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
}
"""What the tree cannot hold."""

_UNSAID = re.compile(r"[\W_]+")
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset("script style noscript template svg iframe".split())


def read_tree(data: bytes, charset: str | None = None) -> HtmlElement:
    """Return the root of a page.

    Args:
        data: the page as it was served or stored.
        charset: the encoding that its server named, if any; a page's own mark goes before it.

    Raises:
        UndecodableError: the bytes are no text, or hold no element.
    """
    # Through UTF-8, since lxml refuses text that names an encoding of its own.
    text = storable(_text(data, charset)).translate(_UNSPEAKABLE)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UndecodableError("empty" if not text.strip() else "not HTML") from error
    return root


def _text(data: bytes, charset: str | None) -> str:
    """Decode a page: by its mark, as UTF-8 if it is, as it was declared, else by its letters."""
    if not data.startswith(_MARKS):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        named = _DECLARED.search(data[:_LOOKED_AT])
        own = (named[1] or named[2]).decode("ascii") if named else None
        for name in (charset, own):
            if name and (text := _declared(data, name)) is not None:
                return text
    return decode(data)


def _declared(data: bytes, name: str) -> str | None:
    """Decode by a declared encoding; None if there is none such, or the bytes are not in it."""
    try:
        known = codecs.lookup(name).name
        text = data.decode(_WIDER.get(known, known), "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") <= max(2, _MOST_BROKEN * len(text)) else None


def one_line(text: str | None) -> str:
    """Return ``text`` with the white space that HTML ignores made single spaces."""
    return SPACE.sub(" ", text or "").strip()


def folded(words: str) -> str:
    """Return the letters and digits of ``words`` in one case, to compare what they say."""
    return _UNSAID.sub("", words).casefold()


def shown(element: HtmlElement) -> str:
    """Return what an element shows, on one line; blocks in it are parted by a space."""
    return one_line("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> list[str]:
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            if event == "start" and node is not element:
                pieces.append(node.tail or "")
            continue
        if event == "start":
            if node.tag in _BLOCKS:
                pieces.append(" ")
            if node.tag not in _UNSEEN:
                pieces.append(node.text or "")
        else:
            if node.tag in _BLOCKS:
                pieces.append(" ")
            if node is not element:
                pieces.append(node.tail or "")
    return pieces
