"""Questions that the archive really answers, found from the archive itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from index.holdings import by_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.answer import Answer
    from index.holdings import Source
    from index.search import Index

MOST = 3
_TRIED = 20
_LISTED = 3 * _TRIED
_PASSAGES = 10
_LEAST = 3
"""Words of a headline that says what it is about."""
_LONGEST = 60
"""Code points of an example: what a button shows."""

_WORDING = {
    "en": ("What did {name} say?", "Who said that {claim}?", "that "),
    "ru": ("Что сказано: {name}?", "Кто сказал, что {claim}?", "что "),
}
"""How to ask what somebody said, and who said what a clause that begins with the last word says; in
English for archives in any other language."""

_VAGUE = frozenset(
    "he her his i it its my our she that their them they this these those we what who you "
    "он она они его ее её их это эти мы вы я мой наш".split()
)
"""Words that a question may not begin its matter with: nobody knows whom they mean."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what the index says to it."""

    question: str
    answer: Answer


def examples(index: Index, sources: Sequence[Source], most: int = MOST) -> list[Example]:
    """Return up to ``most`` questions that the index answers, each from another article.

    ``sources`` are what it holds. By turns what somebody said whom the archive quotes often, and
    who said something that a recent article reports; then what recent headlines say. Each was
    asked, and its answer is by the speaker, or of the article, that it was made from.
    """
    recent = by_turns(sources)
    said = _alternating(_of_speakers(index), _of_claims(index, recent))
    found: list[Example] = []
    seen: set[str] = set()
    for example in chain(said, _of_headlines(index, recent)):
        if len(found) == most:
            break
        article = example.answer.passages[0].article
        if article not in seen:
            seen.add(article)
            found.append(example)
    return found


def _alternating(*sources: Iterator[Example]) -> Iterator[Example]:
    for turn in zip_longest(*sources):
        yield from (example for example in turn if example is not None)


def _of_speakers(index: Index) -> Iterator[Example]:
    named = (one.name for one in index.speakers.most_heard(_LISTED) if " " in one.name)
    for name in islice(named, _TRIED):
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
            if not _clear(claim):
                continue
            example = _asked(index, wording.format(claim=claim))
            tried += 1
            if example and example.answer.passages[0].article == article.key:
                yield example
                break  # one an article
        if tried >= _TRIED:
            return


def _clear(claim: str) -> bool:
    """Say whether a claim can be understood by itself."""
    words = claim.split()
    return len(words) > _LEAST and words[0].lower() not in _VAGUE and "\n" not in claim


def _of_headlines(index: Index, articles: Sequence[int]) -> Iterator[Example]:
    for number in articles[:_TRIED]:
        article = index.store.article(number)
        if len((article.title or "").split()) < _LEAST:
            continue
        example = _asked(index, article.title or "")
        if example and example.answer.passages[0].article == article.key:
            yield example


def _asked(index: Index, question: str) -> Example | None:
    """Ask a question that fits on a button; ``None`` if the index does not answer it."""
    if len(question) > _LONGEST:
        return None
    answer = index.ask(question, _PASSAGES)
    return Example(question, answer) if answer.answered else None


def _wording(index: Index) -> tuple[str, str, str]:
    return _WORDING.get(index.lexical.languages[0], _WORDING["en"])
