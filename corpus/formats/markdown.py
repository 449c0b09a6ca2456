"""Markdown, with front matter or without: markup is taken off, the words stay as printed."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import image, link

from corpus.draft import Draft, finish
from corpus.encoding import UndecodableError, decode, storable
from corpus.errors import ReadError
from corpus.formats.credits import is_credit, without_repeats
from corpus.formats.fields import FieldError, draft_of, fields_of
from corpus.formats.front import is_headline, read_front
from corpus.formats.front_matter import properties, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from corpus.article import Article

    _Rule = Callable[[StateInline, bool], bool]

_DEEPEST = 100  # nested blocks; beyond, markdown-it would leave out what follows
_MOST_OPEN_BRACKETS = 10
_INVISIBLE = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_FOR_PROGRAMS = re.compile(  # templates' commands, and tags alone on a line
    r"(?:\{[%{].*?[%}]\}\s*)+|(?:#[^\W\d][\w/-]*\s*)+", re.DOTALL
)
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]+\]\]")
_LINKED = re.compile(r"(?<!\[)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\](?![\](])")
_CALLOUT = re.compile(r"^(>[ \t]*)\[![\w-]+\][+-]?[ \t]*", re.MULTILINE)
_NOTED = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|blockquote|figure|figcaption)\b[^>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read one Markdown file, which is one article."""
    try:
        text = storable(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
        front, content = split(text)
        fields = fields_of(front)
        body = _read(content)
        fields = {**body.properties, **fields}
        title, first = fields.get("title"), body.lines[0] if body.lines else ""
        unmarked = not body.headings and is_headline(first, body.lines[1:])
        if (body.begins_with_title or unmarked) and (title is None or _same(str(title), first)):
            fields["title"] = title or first
            body = body.without_first(1)
        if not any(line.strip() for line in body.lines):
            raise FieldError("no text" if text.strip() else "empty")
        yield finish(_draft(fields, body, unmarked=unmarked), file=file, path=path)
    except (UndecodableError, FieldError) as error:
        yield ReadError(file, str(error))
    except RecursionError:
        yield ReadError(file, "nested too deeply")


def _draft(fields: dict[str, Any], body: _Body, *, unmarked: bool) -> Draft:
    """Fill in what the lines above the body say, where the front matter is silent.

    Without any markup, not even on the headline, the shape of lines tells subheadings.
    """
    draft = draft_of(fields, body.lines)
    names = draft.authors
    front = read_front(body.lines, draft.title, body.headings, names)
    body = body.without_first(front.end)
    return replace(
        draft,
        lines=body.lines,
        headings=None if unmarked else frozenset(body.headings),
        captions=without_repeats([*draft.captions, *body.captions, *front.captions]),
        standfirst=draft.standfirst or front.standfirst,
        authors=draft.authors or front.byline.authors,
        outlet=draft.outlet or front.byline.outlet,
        printed=None if draft.published else front.printed,
    )


@dataclass(slots=True)
class _Body:
    """The body being read: its lines, which of them are subheadings, and the pictures' captions.

    ``properties`` are those that note programs write below the headline.
    """

    lines: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    begins_with_title: bool = False
    properties: dict[str, Any] = field(default_factory=dict)

    def without_first(self, count: int) -> _Body:
        headings = [index - count for index in self.headings if index >= count]
        return _Body(self.lines[count:], headings, self.captions)


def _read(content: str) -> _Body:
    """Take the markup off."""
    tokens = _parser().parse(_unlinked(content))
    body = _Body()
    number: str | None = None  # of the list item whose first paragraph comes next
    cells: list[str] | None = None  # of the table row being read
    for token, opening in zip(tokens, [None, *tokens], strict=False):
        match token.type:
            case "list_item_open":
                number = f"{token.info}{token.markup} " if token.info else ""
            case "tr_open":
                cells = []
            case "tr_close":
                body.lines.append(" | ".join(cells or []))
                cells = None
            case "fence" | "code_block":
                body.lines.append(token.content)
            case "html_block":
                body.lines.append(_without_tags(token.content))
            case "inline":
                if not body.properties and len(body.lines) <= 1:
                    body.properties = properties(token.content.split("\n"))
                    if body.properties:
                        continue
                words = _words(token, body.captions)
                if cells is not None:
                    cells.append(words)
                elif opening and opening.type == "heading_open":
                    heading = " ".join(words.split())
                    if heading:
                        body.begins_with_title |= not body.lines and opening.tag == "h1"
                        body.headings.append(len(body.lines))
                        body.lines.append(heading)
                elif words.strip() and not _FOR_PROGRAMS.fullmatch(words.strip()):
                    if _credits_a_picture(words, tokens, token):
                        body.captions.append(words.strip())
                    else:
                        body.lines.append((number or "") + words)
                number = None
    return body


def _unlinked(content: str) -> str:
    """Take off what note programs add to Markdown: links between notes, callouts, footnotes' marks.

    Sources: https://help.obsidian.md/syntax, https://pandoc.org/MANUAL.html#footnotes.
    """
    content = _EMBEDDED.sub("", content)
    content = _LINKED.sub(lambda link: link[2] or link[1], content)
    return _NOTED.sub("", _CALLOUT.sub(r"\1", content))


def _parser() -> MarkdownIt:
    """Return the parser; in a paragraph of unclosed brackets none is a link's, and all stay."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.inline.ruler.at("link", _where_untangled(link))
    parser.inline.ruler.at("image", _where_untangled(image))
    return parser.enable(["table", "strikethrough"])


def _where_untangled(rule: _Rule) -> _Rule:
    """Keep ``rule`` from reading a paragraph's rest over and over, once for each open bracket."""

    def guarded(state: StateInline, silent: bool) -> bool:
        return not _is_tangled(state.src) and rule(state, silent)

    return guarded


@lru_cache(maxsize=1)
def _is_tangled(paragraph: str) -> bool:
    """Say whether more brackets are open at once than any text's links need."""
    steps = (1 if bracket[0] == "[" else -1 for bracket in re.finditer(r"[\[\]]", paragraph))
    return any(
        depth > _MOST_OPEN_BRACKETS
        for depth in accumulate(steps, lambda deep, step: max(deep + step, 0))
    )


def _words(inline: Token, captions: list[str]) -> str:
    """Return the words of a paragraph as printed, on one line unless breaks are forced."""
    words: list[str] = []
    for token in inline.children or []:
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.append(token.content)
            case "softbreak":
                words.append(" ")
            case "hardbreak":
                words.append("\n")
            case "html_inline":
                words.append("\n" if token.content.lower().startswith("<br") else "")
            case "image":
                captions.extend(_captions(token))
    return "".join(words)


def _captions(image: Token) -> Iterator[str]:
    """Yield a picture's caption and, where it says more, its title."""
    caption = " ".join(image.content.split())
    title = " ".join(str(image.attrGet("title") or "").split())
    if caption:
        yield caption
    if title and title not in caption:
        yield title


def _credits_a_picture(words: str, tokens: list[Token], token: Token) -> bool:
    """Say whether a paragraph only credits the picture in it or right before it."""
    if not is_credit(words.strip()):
        return False
    above = [other for other in tokens[: tokens.index(token) + 1] if other.type == "inline"][-2:]
    return any(child.type == "image" for inline in above for child in inline.children or [])


def _without_tags(markup: str) -> str:
    """Return the words of a block of HTML."""
    visible = _BLOCK_TAG.sub("\n", _INVISIBLE.sub("", markup))
    return html.unescape(_TAG.sub("", visible))


def _same(title: str, heading: str) -> bool:
    return " ".join(title.split()).casefold() == heading.casefold()
