"""The fields of an article in JSON and front matter, under the names that archives use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus import dates
from corpus.byline import authors_given
from corpus.draft import Draft
from corpus.encoding import storable
from corpus.language import language_of_tag

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "articlebody", "maintext"),
    "publisher": ("source", "publisher", "sourcename", "source_name"),
    "published": (
        "published",
        "published_at",
        "publish_date",
        "date",
        "publishedat",
        "datepublished",
        "date_published",
        "publication_date",
        "publishdate",
        "date_publish",
    ),
    "authors": ("authors", "author", "byline"),
    "url": ("url", "link"),
    "id": ("id",),
    "standfirst": ("standfirst", "summary", "description", "subtitle", "excerpt"),
    "section": ("section",),
    "place": ("place", "location"),
    "language": ("language", "lang"),
    "agency": ("agency",),
    "captions": ("captions",),
}


class FieldError(ValueError):
    """A field holds something that it cannot; ``str()`` says which and what."""


def fields_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the article's fields by our names, whatever the case; the first that is filled counts.

    Null, blank and empty values are absent.
    """
    lowered: dict[str, Any] = {}
    for name, value in item.items():
        if not _blank(value):
            lowered.setdefault(str(name).strip().lower(), value)
    return {
        ours: next(lowered[name] for name in names if name in lowered)
        for ours, names in _NAMES.items()
        if any(name in lowered for name in names)
    }


def draft_of(
    fields: Mapping[str, Any],
    lines: list[str],
    *,
    headings: frozenset[int] | None = None,
    captions: tuple[str, ...] = (),
) -> Draft:
    """Make a draft of the ``fields`` (see ``fields_of``) and of the body's ``lines``.

    Raises:
        FieldError: a title, link, date or author of a type that cannot be one.
    """
    given = fields.get("published")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int | float)):
        raise FieldError(f"published is {_kind(given)}, not a date")
    published = dates.parse(given) if given is not None else None
    byline = authors_given(_names(fields.get("authors"), "authors"))
    return Draft(
        lines=lines,
        headings=headings,
        url=storable(text) if (text := _strict(fields, "url")) else None,
        title=_one_line(_strict(fields, "title")),
        standfirst=_one_line(_loose(fields, "standfirst")),
        publisher=_one_line(_loose(fields, "publisher")),
        agency=_one_line(_loose(fields, "agency")),
        authors=tuple(storable(name) for name in byline.authors),
        published=published,
        unread=storable(str(given).strip()) if given is not None and published is None else None,
        outlet=byline.outlet,
        place=_one_line(_loose(fields, "place")),
        section=_one_line(_loose(fields, "section")),
        language=language_of_tag(_loose(fields, "language") or ""),
        captions=(*map(storable, _names(fields.get("captions"), "captions")), *captions),
    )


def body_of(fields: Mapping[str, Any]) -> str:
    """Return the body's text.

    Raises:
        FieldError: there is none, or it is not text.
    """
    text = _strict(fields, "text")
    if text is None or not text.strip():
        raise FieldError("no text")
    return storable(text)


def item_of(fields: Mapping[str, Any]) -> str | None:
    """Return the item's id as text, if it has one.

    Raises:
        FieldError: it is neither text nor a number.
    """
    value = fields.get("id")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FieldError(f"id is {_kind(value)}, not text")
    return storable(str(value).strip())


def _strict(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field that must be text."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError(f"{name} is {_kind(value)}, not text")
    return value.strip()


def _loose(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field of minor weight: text, an object's name, or a list of these joined."""
    return ", ".join(_texts(fields.get(name))) or None


def _names(value: object, name: str) -> list[str]:
    """Return a list of names or captions: of text, of objects with a name, or one of these."""
    if isinstance(value, bool | int | float):
        raise FieldError(f"{name} is {_kind(value)}, not text")
    return _texts(value)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        return _texts(next((v for k, v in value.items() if str(k).lower() in _NAMING), None))
    if isinstance(value, list):
        return [text for part in value if not isinstance(part, list) for text in _texts(part)]
    return []


_NAMING = ("name", "title", "caption", "text")


def _one_line(text: str | None) -> str | None:
    return storable(" ".join(text.split())) or None if text else None


def _blank(value: object) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and value.isspace())


def _kind(value: object) -> str:
    """Name a JSON value's type for a person."""
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}
    return kinds.get(type(value), "an object")
