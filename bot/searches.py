"""Work on the index off the event loop: one thread, a short queue, and fair turns."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from bot.errors import Busy, OneAtATime

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.live import LiveIndex
    from index.search import Index

T = TypeVar("T")

_MOST_OF_ALL = 256
_MOST_OF_ONE = 4


class Searches:
    """Runs work on the index being served, in the order asked for.

    One thread, because torch, FAISS and BM25 use one each and searching takes milliseconds: more
    would only get in each other's way.
    """

    def __init__(
        self, live: LiveIndex, most: int = _MOST_OF_ALL, most_of_one: int = _MOST_OF_ONE
    ) -> None:
        """Let at most ``most`` pieces of work wait or run, ``most_of_one`` for one reader."""
        self._live = live
        self._most = most
        self._most_of_one = most_of_one
        self._by_reader: Counter[int] = Counter()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")

    async def run(self, reader: int, work: Callable[[Index], T]) -> T:
        """Return what ``work`` makes of the index, asked for by ``reader`` (a user's id).

        Raises:
            Busy: too much is waiting already.
            OneAtATime: too much of this reader's is.
        """
        if self._by_reader[reader] >= self._most_of_one:
            raise OneAtATime("one question is being answered, one waits")
        if self._by_reader.total() >= self._most:
            raise Busy(f"{self._most} questions wait")
        self._by_reader[reader] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._thread, self._with_index, work
            )
        finally:
            self._by_reader[reader] -= 1
            if not self._by_reader[reader]:
                del self._by_reader[reader]

    def close(self) -> None:
        """Drop what waits; what runs comes to its end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _with_index(self, work: Callable[[Index], T]) -> T:
        with self._live.current() as index:
            return work(index)
