"""``byline follow``: the index kept up with its sources, round after round, until stopped."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, SourceMissing
from index.errors import BuildFailed, IndexLocked, QuestionRefused
from index.taking import Drop
from index.upkeep import add

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from corpus.fetched import Manners
    from index.making import Recipe
    from index.report import Report

_TIME = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(given: str) -> int:
    """Read a time such as "10m".

    Raises:
        QuestionRefused: it is none, or no time at all.
    """
    found = _TIME.fullmatch(given.strip())
    if not found or not int(found[1]):
        raise QuestionRefused(f"not a time: {given!r} (30s, 10m, 2h or 1d)")
    return int(found[1]) * _UNITS[found[2]]


def follow(
    sources: Sequence[str],
    index: Path,
    recipe: Recipe,
    every: float,
    *,
    manners: Manners | None = None,
    drop: Drop = Drop.VANISHED,
    tell: Callable[[Report], None],
    complain: Callable[[object], None],
    rounds: int | None = None,
) -> None:
    """Add what ``sources`` hold every so many seconds, and drop what they no longer hold.

    A round that fails is complained of, and the next one tried: a folder may be mounted again, and
    another build may be done by then. Only the first must find its sources.

    Args:
        sources: as of a build; nothing of any other source is dropped.
        index: where generations are published.
        recipe: of an index that is not there yet.
        every: seconds from the beginning of a round to that of the next.
        manners: how web addresses are asked for.
        drop: what to take out of what the sources no longer give.
        tell: is given the report of a round that published something.
        complain: is given what a round failed of.
        rounds: how many; ``None`` until interrupted.

    Raises:
        SourceMissing: a source is not there in the first round.
        IndexDamaged, IndexOutdated, ModelUnusable: going on would be of no use.
    """
    done = 0
    while rounds is None or done < rounds:
        begun = time.monotonic()
        try:
            report = add(sources, index, recipe, drop=drop, take_back=False, manners=manners)
            if report.generation:
                tell(report)
        except (CorpusError, IndexLocked) as error:
            if not done and isinstance(error, SourceMissing):
                raise  # a name mistyped, most likely
            complain(error)
        except BuildFailed as error:
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise
            complain(error)
        done += 1
        if rounds is None or done < rounds:
            time.sleep(max(0.0, every - (time.monotonic() - begun)))
