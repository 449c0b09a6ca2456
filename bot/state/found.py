"""What is kept of an answer, as JSON: where its passages stand, not their words.

The words are read from the index again, so an article that is taken out of the archive, or changed,
is out of the bot.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from index.answer import Answer, CitedPassage, Copy, Quote, Reason, ReasonCode
from index.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.search import Index


def read_filters(written: str) -> Filters:
    """Return filters written as JSON."""
    return _filters(json.loads(written))


def _filters(values: dict[str, Any]) -> Filters:
    known = {field.name for field in fields(Filters)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Filters(**{name: v for name, v in (values | lists).items() if name in known})


def without_text(answer: Answer) -> dict[str, Any]:
    """Return what is kept of an answer."""
    passages = []
    for passage in answer.passages:
        kept = asdict(passage)
        kept["check"] = _check(kept.pop("text"))
        kept["quote"] = (passage.quote.start, passage.quote.end)
        told = passage.correction
        kept["correction"] = told and (told.start, told.end)
        kept["said_by"] = [_pointing(one) for one in passage.said_by]
        passages.append(kept)
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "reason": answer.reason
        and {"code": str(answer.reason.code), "parameters": dict(answer.reason.parameters)},
        "filters": asdict(answer.filters),
        "passages": passages,
    }


def with_text(kept: Mapping[str, Any], index: Index) -> Answer | None:
    """Return the answer that was kept.

    ``None`` if its words are not in the index any more, or it was written by a version of Byline
    that kept something else.
    """
    try:
        return _restored(kept, index)
    except (KeyError, TypeError, ValueError):
        return None


def _restored(kept: Mapping[str, Any], index: Index) -> Answer | None:
    passages = []
    known = {field.name for field in fields(CitedPassage)}
    for one in kept["passages"]:
        article = index.article(one["article"])
        text = article.text[one["start"] : one["end"]] if article else ""
        if article is None or _check(text) != one["check"]:
            return None
        start, end = one["quote"]
        told = one["correction"]
        values = {name: value for name, value in one.items() if name in known} | {
            "text": text,
            "quote": Quote(start, end, article.text[start:end]),
            "correction": told and Quote(told[0], told[1], article.text[told[0] : told[1]]),
            "authors": tuple(one["authors"]),
            "said_by": tuple(_reading(said, article.text) for said in one["said_by"]),
            "also_in": tuple(Copy(**c) for c in one["also_in"] if index.article(c["article"])),
        }
        passages.append(CitedPassage(**values))
    reason = kept["reason"]
    return Answer(
        question=kept["question"],
        answered=kept["answered"],
        confidence=kept["confidence"],
        reason=reason and Reason(ReasonCode(reason["code"]), reason["parameters"]),
        filters=_filters(kept["filters"]),
        passages=tuple(passages),
    )


def has_changed(kept: Mapping[str, Any], index: Index) -> bool:
    """Say whether all articles of what was kept are there, and one of them says something else."""
    found = [(one, index.article(one["article"])) for one in kept["passages"]]
    return all(article for _, article in found) and any(
        article and _check(article.text[one["start"] : one["end"]]) != one["check"]
        for one, article in found
    )


def _pointing(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return who said something without the words: of each span where it begins and ends."""
    pointing = {}
    for name, value in said.items():
        if isinstance(value, dict):
            value = _pointing({key: one for key, one in value.items() if key != "text"})
        elif name == "parts":
            value = [(part["start"], part["end"]) for part in value]
        pointing[name] = value
    return pointing


def _reading(said: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return who said something as it was, its spans read from the article's ``text``."""
    reading = {}
    for name, value in said.items():
        if isinstance(value, dict):
            value = _reading(value, text) | {"text": text[value["start"] : value["end"]]}
        elif name == "parts":
            value = [{"start": a, "end": b, "text": text[a:b]} for a, b in value]
        reading[name] = value
    return reading


def _check(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
