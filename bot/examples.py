"""Questions that the archive really answers, found from the archive itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.holdings import newest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.answer import Answer
    from index.holdings import Source
    from index.search import Index

MOST = 3
_TRIED = 20
_LISTED = 3 * _TRIED
_PASSAGES = 10
_LEAST = 4
"""Words of a headline that says what it is about."""
_LONGEST = 70
"""Code points of an example: what a button shows."""


_ASKED = {
    "en": ("What did {name} say?", "“{title}”: what is known?"),
    "ru": ("Что сказано: {name}?", "«{title}»: что известно?"),
}
"""How is asked what somebody said, and about a headline; in English where nothing else is here."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what the index says to it."""

    question: str
    answer: Answer


def examples(index: Index, sources: Sequence[Source], most: int = MOST) -> list[Example]:
    """Return up to ``most`` questions that the index answers, each from another article.

    ``sources`` are what it holds. By turns what somebody said whom the archive quotes often, and
    what a recent article is about. Each was asked, and its answer is of the article, or by the
    speaker, that it was made from.
    """
    found: list[Example] = []
    seen: set[str] = set()
    said, recent = _answered_speakers(index), _answered_headlines(index, newest(sources))
    turns = [said, recent, recent]
    while turns and len(found) < most:
        source = turns.pop(0)
        example = next((one for one in source if one.answer.passages[0].article not in seen), None)
        if example is None:
            turns = [turn for turn in turns if turn is not source]
            continue
        found.append(example)
        seen.add(example.answer.passages[0].article)
        turns.append(source)
    return found


def _answered_speakers(index: Index) -> Iterator[Example]:
    named = (one.name for one in index.speakers.most_heard(_LISTED) if " " in one.name)
    for name in islice(named, _TRIED):
        question = _wording(index)[0].format(name=name)
        answer = index.ask(question, _PASSAGES)
        best = answer.passages[0] if answer.passages else None
        theirs = best and any(said["speaker"] == name for said in best.said_by)
        if answer.answered and theirs and len(question) <= _LONGEST:
            yield Example(question, answer)


def _answered_headlines(index: Index, articles: Sequence[int]) -> Iterator[Example]:
    for number in islice(articles, _TRIED):
        article = index.store.article(number)
        question = article.title or ""
        if not len(question.split()) >= 3 or len(question) > _LONGEST:
            continue
        answer = index.ask(question, _PASSAGES)
        if answer.answered and answer.passages[0].article == article.key:
            yield Example(question, answer)


def _wording(index: Index) -> tuple[str, str]:
    return _ASKED.get(index.lexical.languages[0], _ASKED["en"])
