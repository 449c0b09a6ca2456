"""Questions that the archive really answers, found from the archive itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.holdings import by_turns
from index.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.article import Article
    from index.answer import Answer
    from index.holdings import Source
    from index.search import Index

MOST = 3
_TRIED = 20
_LISTED = 3 * _TRIED
_PASSAGES = 10
_LEAST = 3
"""Words of a headline that says what it is about."""
_APART = re.compile(r"[:;|?!“”«»\"…]| [-–—] ")
"""What a headline has that is a rubric, a quotation or a question rather than a topic."""
_LONGEST = 60
"""Code points of an example: what a button shows."""

_SURE = 0.75
"""The least confidence of an answer to a claim or a headline; words of a name alone say enough."""
_SEVERAL = 3
"""Statements that make somebody worth asking about; fewer where nobody has as many."""

_WORDING = {
    "en": ("What did {name} say?", "Who said that {claim}?", "that "),
    "ru": ("Что говорит {name}?", "Кто сказал, что {claim}?", "что "),
}
"""How to ask what somebody said, and who said what a clause that begins with the last word says; in
English for archives in any other language."""

_VAGUE = frozenset(
    """
    everybody everyone he her here him his i it its me my nobody none our she somebody someone that
    their them there they this these those us we what who you your
    он она они его ее её ему ей их им никто кто-то это эти этот эта мы вы я мой наш там тут здесь
    такой
    """.split()
)
"""Words that a question may not have in its matter: nobody knows whom or what they mean."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what the index says to it."""

    question: str
    answer: Answer


def examples(index: Index, sources: Sequence[Source], most: int = MOST) -> list[Example]:
    """Return up to ``most`` questions that the index answers, each from another article.

    ``sources`` are what it holds. By turns what somebody said whom the archive quotes often, who
    said something that a recent article reports, and what a recent headline is about. Each was
    asked, and is answered with confidence, by the speaker, or of the article, that it was made
    from.
    """
    recent = by_turns(sources)
    found: list[Example] = []
    seen: set[str] = set()
    for example in _by_turns(
        _of_speakers(index), _of_claims(index, recent), _of_headlines(index, recent)
    ):
        if len(found) == most:
            break
        article = example.answer.passages[0].article
        if article not in seen:
            seen.add(article)
            found.append(example)
    return found


def _by_turns(*sources: Iterator[Example]) -> Iterator[Example]:
    for turn in zip_longest(*sources):
        yield from (example for example in turn if example is not None)


def _of_speakers(index: Index) -> Iterator[Example]:
    """Ask what those said by name who are heard most."""
    named = [one for one in index.speakers.most_heard(_LISTED) if " " in one.name]
    heard = [one for one in named if one.kind == "person" and one.shown >= _SEVERAL]
    for name in (one.name for one in (heard or named)[:_TRIED]):
        example = _asked(index, _wording(index)[0].format(name=name))
        if example and any(said["speaker"] == name for said in example.answer.passages[0].said_by):
            yield example


def _of_claims(index: Index, articles: Sequence[int]) -> Iterator[Example]:
    """Ask who said what stands in a clause: "the union said that the ferry is too old"."""
    _, wording, conjunction = _wording(index)
    tried = 0
    for number in articles[:_LISTED]:
        article = index.store.article(number)
        for statement in index.store.statements_of(number):
            fields = statement.fields
            said = article.text[statement.start : statement.end].rstrip(" .,;")
            claim = said.removeprefix(conjunction)
            whole = fields["manner"] == "indirect" and "parts" not in fields["content"]
            if not (fields["shown"] and fields["speaker"] and whole and claim != said):
                continue
            if not _clear(claim, article.title or "", article.language):
                continue
            example = _asked(index, wording.format(claim=claim))
            tried += 1
            if example and _of(article, example):
                yield example
                break  # one an article
        if tried >= _TRIED:
            return


def _clear(claim: str, title: str, language: str | None) -> bool:
    """Say whether a claim can be understood by itself: it says what the headline is about."""
    words = claim.split()
    if len(words) <= _LEAST or "\n" in claim or _VAGUE & {w.strip(",;’'").lower() for w in words}:
        return False
    return bool(_matter(claim, language) & _matter(title, language))


def _matter(text: str, language: str | None) -> set[str]:
    return set(terms(text, language or "en"))


def _of(article: Article, example: Example) -> bool:
    """Say whether a question is answered from the article that it was made from, surely."""
    answer = example.answer
    return answer.confidence >= _SURE and answer.passages[0].article == article.key


def _of_headlines(index: Index, articles: Sequence[int]) -> Iterator[Example]:
    for number in articles[:_TRIED]:
        article = index.store.article(number)
        title = article.title or ""
        if len(title.split()) < _LEAST or _APART.search(title):
            continue
        example = _asked(index, title)
        if example and _of(article, example):
            yield example


def _asked(index: Index, question: str) -> Example | None:
    """Ask a question that fits on a button; ``None`` if the index does not answer it."""
    if len(question) > _LONGEST:
        return None
    answer = index.ask(question, _PASSAGES)
    return Example(question, answer) if answer.answered else None


def _wording(index: Index) -> tuple[str, str, str]:
    return _WORDING.get(index.lexical.languages[0], _WORDING["en"])
