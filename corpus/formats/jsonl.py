"""JSON lines, and JSON documents: one article, a list of them, or ``{"articles": [...]}``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpus.draft import finish
from corpus.encoding import UndecodableError, decode
from corpus.errors import ReadError
from corpus.formats import LARGEST_ARTICLE, MIB, format_of
from corpus.formats.fields import FieldError, body_of, draft_of, fields_of, item_of
from corpus.formats.telegram_export import is_export, read_export
from corpus.key import content_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.article import Article


def parse(data: bytes, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read a whole file as lines or as one document, by its name unless its content differs.

    A ``.json`` file of lines is read as such, and so is a ``.jsonl`` file of one indented document.
    """
    try:
        text = decode(data)
    except UndecodableError as error:
        yield ReadError(file, str(error))
        return
    if not text.strip():
        yield ReadError(file, "empty")
        return
    first, _, more = text.strip().partition("\n")
    named_lines = format_of(path) == "json lines"
    if begins_lines(first) if named_lines else more and _is_object(first):
        yield from parse_lines(text.split("\n"), file=file, path=path)
    else:
        yield from _parse_document(text, file=file, path=path)


def begins_lines(first: str) -> bool:
    """Say whether a file begins as JSON lines do, by its ``first`` line: not as one indented."""
    return first.strip() not in ("[", "{")


def parse_lines(
    lines: Iterable[str | bytes | ReadError], *, file: str, path: str
) -> Iterator[Article | ReadError]:
    """Read JSON lines one by one; blank ones are passed over, a bad one is an error of its own.

    Args:
        lines: the lines; bytes are decoded each by itself, an error stands for its line.
        file: the path as given by the person.
        path: the path used in keys.
    """
    for number, line in enumerate(lines, start=1):
        if isinstance(line, ReadError):
            yield line
            continue
        where = f"line {number}"
        try:
            text = decode(line) if isinstance(line, bytes) else line
            if text.strip("\ufeff \t\r\n"):
                _check_size(text)
                yield _article(_load(text), file=file, path=path)
        except (UndecodableError, FieldError) as error:
            yield ReadError(file, str(error), where)


def _parse_document(text: str, *, file: str, path: str) -> Iterator[Article | ReadError]:
    """Read one JSON document."""
    try:
        document = _load(text)
        if is_export(document):
            yield from read_export(document, file=file, path=path)
            return
        if isinstance(document, dict) and isinstance(document.get("articles"), list):
            document = document["articles"]
        if not isinstance(document, list):
            _check_size(text)
            yield _article(document, file=file, path=path, alone=True)
            return
    except FieldError as error:
        yield ReadError(file, str(error))
        return
    if not document:
        yield ReadError(file, "no article in it")
    for number, item in enumerate(document, start=1):
        try:
            _check_size(json.dumps(item, ensure_ascii=False))
            yield _article(item, file=file, path=path)
        except FieldError as error:
            yield ReadError(file, str(error), f"item {number}")


def _check_size(text: str) -> None:
    """Refuse an article's JSON that is too large.

    Raises:
        FieldError: it is.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_ARTICLE:
        raise FieldError(f"longer than {LARGEST_ARTICLE // MIB} MiB")


def _article(item: object, *, file: str, path: str, alone: bool = False) -> Article:
    """Read one item; ``alone`` where the file holds nothing else, so that its path names it."""
    if not isinstance(item, dict):
        raise FieldError("not a JSON object")
    fields = fields_of(item)
    body = body_of(fields)
    draft = draft_of(fields, [body])
    name = None if alone else item_of(fields) or content_item(item)
    return finish(draft, file=file, path=path, item=name)


def _load(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Parse JSON; NaN and the infinities, which JSON has not, count as null.

    Raises:
        FieldError: it is no JSON, or nested or numbered beyond reason.
    """
    try:
        return json.loads(text.lstrip("\ufeff"), parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
        raise FieldError(f"not JSON: {error.msg[0].lower()}{error.msg[1:]} ({where})") from error
    except RecursionError as error:
        raise FieldError("not JSON that is read: nested too deeply") from error
    except ValueError as error:
        raise FieldError("not JSON that is read: a number too long") from error


def _is_object(line: str) -> bool:
    try:
        return isinstance(_load(line), dict)
    except FieldError:
        return False
