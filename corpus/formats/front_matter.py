"""What a Markdown file says of itself before its text: YAML, TOML, or lines of properties.

YAML between ``---`` (Jekyll; Hexo leaves the first away), TOML between ``+++`` (Hugo), Pandoc's
``%`` lines for headline, authors and date, and the properties that note programs write below the
headline as ``Author: Ann Poe``.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from corpus.formats.fields import FieldError, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNOPENED = re.compile(r"\s*((?:[\w-]+[ \t]*:.*\n(?:[ \t]+.*\n|- .*\n)*)+)---[ \t]*(?:\n|\Z)")
_TITLE_BLOCK = re.compile(r"%(?P<title>.*)\n(?:%(?P<authors>.*)\n)?(?:%(?P<date>.*)(?:\n|\Z))?")
_PROPERTY = re.compile(r"(?P<name>[^\W\d_][\w ]{0,30}):\s+(?P<value>\S.*)")


class _Words(yaml.SafeLoader):
    """Reads every scalar as the words written: a date keeps its offset, a title of 1984 is text."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def split(text: str) -> tuple[dict[str, Any], str]:
    """Split front matter from content; a rule at the top of a file is no front matter.

    Raises:
        FieldError: it is front matter, and cannot be read.
    """
    if found := _TOML.match(text):
        return _toml(found[1]), text[found.end() :]
    if found := _TITLE_BLOCK.match(text):
        return _title_block(found), text[found.end() :]
    handler = YAMLHandler()
    if handler.detect(text):
        try:
            front, content = handler.split(text)
        except ValueError:
            return {}, text
        fields = _yaml(front)
        return ({}, content) if fields is None else (fields, content) if fields else ({}, text)
    if (found := _UNOPENED.match(text)) and (fields := _yaml(found[1])) and "title" in fields:
        return fields, text[found.end() :]
    return {}, text


def properties(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields of an article that lines of properties give; none if one line is none."""
    found = [_PROPERTY.fullmatch(line.strip()) for line in lines]
    if len(found) < 2 or not all(found):
        return {}
    return fields_of({match["name"]: match["value"] for match in found if match})


def _yaml(front: str) -> dict[str, Any] | None:
    """Read YAML: ``None`` if it says nothing, an empty mapping if it is none."""
    try:
        fields = YAMLHandler().load(front, Loader=_Words)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark else ""
        raise FieldError(f"front matter is not YAML{where}") from error
    except ValueError as error:
        raise FieldError("front matter is not YAML") from error
    return fields if fields is None or isinstance(fields, dict) else {}


def _toml(front: str) -> dict[str, Any]:
    try:
        return {name: _plain(value) for name, value in tomllib.loads(front).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FieldError("front matter is not TOML") from error


def _plain(value: object) -> object:
    """Return a date of TOML as the words that it is written in."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _title_block(found: re.Match[str]) -> dict[str, str]:
    given = {name: (words or "").strip() for name, words in found.groupdict().items()}
    return {name: words for name, words in given.items() if words}
