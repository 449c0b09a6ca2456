"""One story, one passage: of articles that say the same, an answer shows one and names the others.

Shown is the agency's own article, if it is there and the filters leave it, else the newest version
that says the same. What else the story's articles say is kept, further down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Span
from corpus.publisher import is_agency
from index.answer import Copy
from index.filters import days
from index.fingerprints import shingles
from index.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.hits import Hit
    from index.search import Index
    from index.store import Retelling, StoredPassage

    Mask = NDArray[np.bool_] | None

_SAME = 0.5
"""Share of a passage's shingles in another, or of the words of two sentences that both have, from
which they say the same."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story that several articles tell.

    Attributes:
        number: of its first article, by which it is known.
        articles: all of them, earliest first; those whose day is not known last.
    """

    number: int
    articles: tuple[Retelling, ...]

    @property
    def origins(self) -> int:
        """How many agencies, and publishers of what is no agency's, the articles go back to."""
        return len(
            {article.agency or article.publisher or article.key for article in self.articles}
        )

    @property
    def preferred(self) -> list[Retelling]:
        """The articles in the order in which they are to stand for all: an agency's own, newest."""
        agencies = {one.agency for one in self.articles}
        newest_first = self.articles[::-1]
        return sorted(
            newest_first,
            key=lambda one: (
                not (one.publisher and (one.publisher in agencies or is_agency(one.publisher))),
                _day(one) is None,
            ),
        )

    def others(self, key: str) -> tuple[Copy, ...]:
        """Return the articles but for the one with this key."""
        return tuple(
            Copy(one.key, one.publisher, one.url, one.published)
            for one in self.articles
            if one.key != key
        )


def stories_of(hits: Iterable[Hit], index: Index) -> dict[int, Story]:
    """Return the stories that the articles of ``hits`` tell with others, by article number."""
    told = stories(index.store.retellings(hit.passage.article for hit in hits))
    return {article.number: story for story in told for article in story.articles}


def stories(retellings: Iterable[Retelling]) -> list[Story]:
    """Return the stories of articles, all of each story's being given."""
    told: dict[int, list[Retelling]] = {}
    for article in retellings:
        told.setdefault(article.story, []).append(article)
    return [Story(number, tuple(sorted(own, key=_age))) for number, own in told.items()]


def best_of_each_first(
    hits: Sequence[Hit], index: Index, mask: Mask = None, most: int | None = None
) -> list[Hit]:
    """Put each story's best passage first, then the further ones, each part in order.

    A passage that says what another of its story says is left out; which of them stands for both is
    told above. ``mask`` flags the rows that may be shown. Only the first ``most`` are made out:
    whether a passage says what another says takes longer than finding it.
    """
    wanted = len(hits) if most is None else most
    told = stories_of(hits, index)
    listed: dict[int, list[Hit]] = {}
    firsts: list[Hit] = []
    further: list[tuple[Hit, list[Hit]]] = []
    for hit in hits:
        story = told.get(hit.passage.article)
        known = listed.setdefault(story.number if story else hit.passage.article, [])
        if known:
            further.append((hit, known))
            continue
        shown = _standing_for(hit, story, index, mask) if story else hit
        firsts.append(shown)
        # What was found is told by what stands for it.
        known += [shown] if shown is hit else [shown, hit]
        if len(firsts) == wanted:
            return firsts
    others: list[Hit] = []
    for hit, known in further:
        if len(firsts) + len(others) == wanted:
            break
        if not _told(hit, known, index):
            others.append(hit)
            known.append(hit)
    return firsts + others


def _standing_for(hit: Hit, story: Story, index: Index, mask: Mask) -> Hit:
    """Return what the first preferred article that says the same as ``hit`` says instead of it."""
    quote = hit.quotation.of(index.article_of(hit.passage).text)
    sentences = len(_sentences_in(hit.quotation, hit.passage, index))
    for article in story.preferred:
        if article.number == hit.passage.article:
            break
        text = index.store.article(article.number).text
        best = 0.0, hit
        for passage in index.store.passages_of(article.number):
            if mask is not None and not mask[passage.row]:
                continue
            spans = index.sentences.spans[passage.sentence_rows]
            for first in range(len(spans) - sentences + 1):
                said = Span(int(spans[first][0]), int(spans[first + sentences - 1][1]))
                alike = _alike(quote, said.of(text))
                if alike > best[0]:
                    best = alike, replace(hit, passage=passage, quotation=said)
        if best[0] >= _SAME:
            return best[1]
    return hit


def _sentences_in(span: Span, passage: StoredPassage, index: Index) -> NDArray[np.int32]:
    spans = index.sentences.spans[passage.sentence_rows]
    return np.asarray(spans[(spans[:, 0] < span.end) & (spans[:, 1] > span.start)])


def _alike(one: str, other: str) -> float:
    """Return the share of the words of both that both have."""
    own, theirs = set(words(one)), set(words(other))
    return len(own & theirs) / max(1, len(own | theirs))


def _told(hit: Hit, known: Sequence[Hit], index: Index) -> bool:
    """Say whether any of the ``known`` hits is this one, or one of another article saying so."""
    text = index.text_of(hit.passage)
    own = shingles(text)
    for other in known:
        if other.passage.row == hit.passage.row:
            return True
        if other.passage.article != hit.passage.article:
            theirs = index.text_of(other.passage)
            if text in theirs or (len(own) and np.isin(own, shingles(theirs)).mean() >= _SAME):
                return True
    return False


def _age(article: Retelling) -> tuple[bool, int, str, int]:
    """Order articles by their day, then by the time as given, then as they were read."""
    day = _day(article)
    return day is None, day or 0, article.published or "", article.number


def _day(article: Retelling) -> int | None:
    known = days(article.published)
    return known[0].toordinal() if known else None
