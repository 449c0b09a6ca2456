"""A file of questions whose answers are known: JSON lines, as docs/command-line.md has them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.batch import check_row, parse_row
from corpus.errors import ReadError
from corpus.key import canonical_url
from corpus.sources import reason
from index.answering import check_question
from index.errors import QuestionRefused
from index.filters import ASKED, Filters, parse_day
from index.gold import Gold, wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from index.search import Index

Line = tuple[int, bytes]
"""A line of a file with its number, from 1."""


def question_lines(path: Path) -> list[Line]:
    """Return the lines of a file that are not blank.

    Raises:
        ReadError: the file cannot be read, or holds nothing.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), reason(error)) from error
    lines = [(n, line) for n, line in enumerate(content.splitlines(), 1) if line.strip()]
    if not lines:
        raise ReadError(str(path), "has no question in it")
    return lines


def gold_questions(
    lines: Iterable[Line], index: Index, file: str
) -> tuple[list[Gold], list[ReadError]]:
    """Return the questions on the lines of a file, and what is wrong with each of the others."""
    articles = _Articles(index)
    questions: list[Gold] = []
    refused: list[ReadError] = []
    seen: dict[Hashable, int] = {}
    for number, line in lines:
        try:
            gold = _gold(check_row(parse_row(line)), articles)
            for identity, what in _identities(gold):
                if (earlier := seen.setdefault(identity, number)) != number:
                    raise QuestionRefused(f"{what} of line {earlier}")
            questions.append(gold)
        except QuestionRefused as error:
            refused.append(ReadError(file, str(error), item=f"line {number}"))
    return questions, refused


class _Articles:
    """Finds articles of an index by key or URL."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._keys = frozenset(index.keys())

    def key(self, name: str) -> str | None:
        """Return the key of the article that has ``name`` for its key or URL."""
        for key in (name, canonical_url(name)):
            if key in self._keys:
                return key
        return self._uncanonical.get(name)

    @cached_property
    def _uncanonical(self) -> dict[str, str]:
        """Keys by URL, of the articles whose key is not made of their URL."""
        read = (self._index.article(key) for key in self._keys if canonical_url(key) is None)
        return {article.url: article.key for article in read if article and article.url}


def _gold(row: dict[str, Any], articles: _Articles) -> Gold:
    """Return the question that a row holds.

    Raises:
        QuestionRefused: a key is missing, of the wrong type, or names an article that is not there.
    """
    names = _strings(row, "articles")
    answers = _strings(row, "answers")
    quotations = _strings(row, "quotation")
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise QuestionRefused("answerable is neither true nor false")
    filters = Filters(**{name: row[name] for name in ASKED if name in row}).checked()
    now = parse_day(row["now"], last=False) if "now" in row else None
    question = check_question(row["question"], row.get("k", 1))
    if not answerable:
        return Gold(question, filters, now, answerable, id=row.get("id"))
    if not names:
        raise QuestionRefused('articles is missing (if nothing answers: "answerable": false)')
    keys = {name: articles.key(name) for name in names}
    if unknown := [name for name, key in keys.items() if key is None]:
        raise QuestionRefused(f"not in the index: {', '.join(unknown)}")
    found = frozenset(key for key in keys.values() if key is not None)
    return Gold(question, filters, now, answerable, found, answers, quotations, row.get("id"))


def _strings(row: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return what a row has under ``name``: a string, or a list of strings."""
    value = row.get(name, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(part, str) for part in values):
        raise QuestionRefused(f"{name} is neither a string nor a list of strings")
    if not all(part.strip() for part in values):
        raise QuestionRefused(f"{name} has an empty string")
    return tuple(values)


def _identities(gold: Gold) -> list[tuple[Hashable, str]]:
    """Return what no other question of a file may have, each with its name."""
    asked = (wording(gold.question, gold.given), "the same question, filters and now as that")
    return [asked] if gold.id is None else [asked, (("id", gold.id), "the same id as that")]
