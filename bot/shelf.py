"""What the index being served holds, counted once a generation: publishers, and examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.buttons import digest
from bot.examples import Example, examples
from index.holdings import Source, holdings

if TYPE_CHECKING:
    from index.search import Index


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation holds.

    Attributes:
        generation: its name.
        created: when it was built, ISO 8601.
        articles: how many it has.
        model: the encoder it was built with.
        languages: those of its articles, ISO 639, the commonest first.
        sources: its publishers, those with most articles first.
        examples: questions that it answers.
    """

    generation: str
    created: str
    articles: int
    model: str
    languages: tuple[str, ...]
    sources: tuple[Source, ...]
    examples: tuple[Example, ...]

    def publisher(self, name: str) -> Source | None:
        """Return the publisher of that name, case aside, or of that digest (see ``buttons``)."""
        wanted = name.strip().casefold()
        for source in self.sources:
            if source.publisher and wanted in (
                source.publisher.casefold(),
                digest(source.publisher),
            ):
                return source
        return None


_KNOWN: WeakKeyDictionary[Index, Contents] = WeakKeyDictionary()


def contents_of(index: Index) -> Contents:
    """Return what ``index`` holds; the first time takes some dozens of questions' time."""
    known = _KNOWN.get(index)
    if known is None:
        sources = holdings(index)
        known = _KNOWN[index] = Contents(
            generation=index.name,
            created=index.manifest.created,
            articles=int(index.manifest.counts["articles"]),
            model=str(index.manifest.settings["encoder"]["name"]),
            languages=tuple(index.lexical.languages),
            sources=tuple(sources),
            examples=tuple(examples(index, sources)),
        )
    return known
