"""What the grammar proposes: an attribution with the signs by which it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution.

    Attributes:
        content: its pieces, ascending.
        source: who says it.
        cue: the cue's words.
        signs: what speaks for or against it ("lemma=say", "frame=that"), for ``sure``.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    signs: tuple[str, ...]
