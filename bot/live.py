"""The index being served: questions go on while a newly published generation takes its place."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.buttons import digest as digest_of
from index.errors import IndexingError
from index.generation import current_name
from index.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.article import Article

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Served:
    """An open index, how many threads use it, and whether a newer one has taken its place."""

    index: Index
    users: int = 0
    retired: bool = False


class LiveIndex:
    """Holds the current generation of an index, for many threads at once.

    An index that is in use stays open until its last user is done, whatever is published.
    """

    def __init__(self, folder: Path, reranker: str | None = None) -> None:
        """Open the current generation of the index in ``folder``; see there for ``reranker``.

        Raises:
            IndexingError: there is none, or it cannot be served.
        """
        self._folder = folder
        self._reranker = reranker
        self._lock = threading.Lock()
        # Read first: what is published in between is then opened again, not missed.
        self._tried = current_name(folder)
        self._complaint = ""
        self._served = _Served(Index(folder, reranker=reranker))

    @property
    def name(self) -> str:
        """The name of the generation being served."""
        return self._served.index.name

    @contextmanager
    def current(self) -> Iterator[Index]:
        """Lend the index being served; it is not closed before it is given back."""
        with self._lock:
            served = self._served
            served.users += 1
        try:
            yield served.index
        finally:
            with self._lock:
                served.users -= 1
            self._close_if_idle(served)

    def reload_if_published(self) -> bool:
        """Serve the newly published generation, if there is one; say whether it is served now.

        Costs one small read when nothing is new. A generation that cannot be opened is complained
        of once, and the one being served stays. To be called from one thread at a time.
        """
        try:
            published = current_name(self._folder)
            if published is None or published == self._tried:
                return False
            self._tried = published  # once, whether it opens or not: verifying reads every file
            opened = Index(self._folder, reranker=self._reranker)
        except (IndexingError, OSError) as error:
            if str(error) != self._complaint:
                self._complaint = str(error)
                _LOG.error("%s; still serving generation %s", error, self.name)
            return False
        with self._lock:
            replaced, self._served = self._served, _Served(opened)
            replaced.retired = True
        self._close_if_idle(replaced)
        _LOG.info("now serving generation %s", self.name)
        return True

    def close(self) -> None:
        """Close the index once nobody uses it any more."""
        self._served.retired = True
        self._close_if_idle(self._served)

    def _close_if_idle(self, served: _Served) -> None:
        with self._lock:
            idle = served.retired and not served.users
            if idle:
                served.retired = False  # so that only one thread closes it
        if idle:
            served.index.close()


def article_by_digest(index: Index, digest: str) -> Article | None:
    """Return the article whose key has this ``digest`` (see ``bot.buttons``), if it is there."""
    found = (key for key in index.keys() if digest_of(key) == digest)  # noqa: SIM118 - no mapping
    key = next(found, None)
    return None if key is None else index.article(key)
