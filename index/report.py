"""What a build did, and how it tells of its progress."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.errors import ReadError

Advance = Callable[[int], None]
Stage = Callable[[str, int], AbstractContextManager[Advance]]
"""Opens a stage of the build, given its name and total; what it gives is told each advance."""


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        added: keys of articles that the index did not have.
        changed: keys of articles that say something else than before.
        removed: keys of articles that the sources no longer hold.
        unchanged: number of articles that are as they were.
        unreadable: what could not be read, and why.
        repeated: keys that several articles had; the last of them was taken.
        kept: number of articles that the sources did not give this time and that stay all the same.
        kept_out: keys of articles that the sources hold, but that were removed from the index.
        embedded: number of passages encoded.
        reused: number of passages whose vectors were there already.
        stories: number of stories that several articles tell; ``retold``: of these articles.
        seconds: time taken by stage.
        generation: name of the generation published; ``None`` where nothing was.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    unreadable: list[ReadError] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    kept: int = 0
    kept_out: list[str] = field(default_factory=list)
    embedded: int = 0
    reused: int = 0
    stories: int = 0
    retold: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    generation: str | None = None

    @property
    def changes(self) -> bool:
        """Whether any article is new, changed or gone."""
        return bool(self.added or self.changed or self.removed)


def silent(name: str, total: int) -> AbstractContextManager[Advance]:
    """Open a stage that nobody follows."""
    return nullcontext(lambda advance: None)
