"""Whether one article is a copy or a version of another: their texts compared word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import dates
from index.fingerprints import winnowed
from index.overlap import among, in_order, overlap, shingled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.overlap import Prints, Shingled

_LEAST = 12
"""Shingles that an article must have of its own, furniture apart, to be compared."""

_LONG_WORD = re.compile(r"\w{4,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FEWEST_WORDS = 3
"""Words of a headline that tell an article; shorter ones stand above many ("Today's weather")."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What makes a copy; ``benchmarks/stories.py --limits`` tells what each is good for.

    Attributes:
        shared: share of the shorter article that must stand in the other, where they are of a size;
        one_headline: or, where both have the same headline on the same day;
        later: or, since what is written anew about a matter repeats its background, days apart,
            unless both have the same headline;
        long_after: or, since what comes round is written anew from last time's, months apart.
        of_part: where the other is much longer.
        of_a_size: share of the longer one from which the two are of a size.
        part: share of the longer one below which the shorter is an item of a round-up, unless so
            titled.
        own_run: most words in a row that the shorter may have of its own, unless nearly all is
            shared,
        own: and most in all, unless half of the longer one is shared; neither counts for two of
            one headline and day.
        nearly_all: share that is nearly all.
        prose: share of the shorter one's sentences that must stand in the other, lists, results
            and captions left out, unless nearly all is shared.
        in_order: share of what both have that must come in the same order, since lists do not,
        ordered: unless this share of the shorter stands in the other.
        same_days: days between two articles of one time,
        many_days: and most between two that are not months apart.
    """

    shared: float = 0.59
    one_headline: float = 0.5
    later: float = 0.65
    long_after: float = 0.7
    of_part: float = 0.68
    of_a_size: float = 0.25
    part: float = 0.05
    own_run: int = 300
    own: int = 500
    nearly_all: float = 0.9
    prose: float = 0.4
    in_order: float = 0.58
    ordered: float = 0.7
    same_days: int = 1
    many_days: int = 60


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of an article before its text is read.

    Attributes:
        prints: its fingerprints, sorted.
        title: its headline; empty where it has none.
        day: when it was published, the first day it can mean as an ordinal; ``None``: not known.
    """

    prints: Prints
    title: str
    day: int | None


class Comparison:
    """Compares articles word for word, what is ``furniture`` left out."""

    def __init__(
        self,
        sketches: Sequence[Sketch],
        read: Callable[[int], Prints],
        read_prose: Callable[[int], Prints],
        furniture: Prints,
        limits: Limits = LIMITS,
    ) -> None:
        """Compare articles by their places in ``sketches``.

        Args:
            sketches: of all articles.
            read: gives the shingles of an article,
            read_prose: and those of its prose.
            furniture: fingerprints of what counts for nothing, sorted.
            limits: what makes a copy.
        """
        self._sketches = sketches
        self._furniture = furniture
        self._limits = limits
        self._own = lru_cache(maxsize=None)(lambda place: self._without_furniture(read(place)))
        self._prose = lru_cache(maxsize=None)(
            lambda place: self._without_furniture(read_prose(place))
        )
        self._common = lru_cache(maxsize=None)(
            lambda one, other: overlap(self._own(one), self._own(other))
        )
        self.is_copy = lru_cache(maxsize=None)(self._is_copy)

    def _is_copy(self, one: int, other: int) -> bool:
        """Say whether one is a copy of the other, or a version of it."""
        found, limits = self._common(one, other), self._limits
        mine, theirs = self._sketches[one], self._sketches[other]
        whole = found.shared >= limits.nearly_all
        again = _of_one_headline(mine, theirs) and _days_apart(mine, theirs) <= limits.same_days
        own = found.words * (1 - found.shared)
        return (
            found.words >= _LEAST
            and found.shared
            >= (limits.one_headline if again else self._needed(mine, theirs, found.of_longer))
            and (found.of_longer >= limits.part or titled_alike(mine, theirs))
            and (found.run <= limits.own_run or whole or again)
            and (own <= limits.own or found.of_longer >= 0.5 or again)
            and (whole or not _of_other_editions(mine, theirs))
            and (whole or self._prose_shared(one, other) >= limits.prose)
            and (found.shared >= limits.ordered or self._in_order(one, other) >= limits.in_order)
        )

    def shared(self, one: int, other: int) -> float:
        """Return the share of the shorter one that stands in the longer."""
        return self._common(one, other).shared

    def is_version(self, one: int, other: int) -> bool:
        """Say whether two articles are titled alike and the same one, furniture and all."""
        if not titled_alike(self._sketches[one], self._sketches[other]):
            return False
        found = self._common(one, other)
        return (
            found.words >= _LEAST
            and found.shared >= self._limits.of_part
            and found.of_longer >= 0.5
            and found.run <= 100
        )

    def _needed(self, one: Sketch, other: Sketch, of_longer: float) -> float:
        """Return the share of the shorter one that must stand in the other."""
        limits = self._limits
        if of_longer < limits.of_a_size:
            return limits.of_part
        days = _days_apart(one, other)
        if days > limits.many_days:
            return limits.long_after
        if days <= limits.same_days or _of_one_headline(one, other):
            return limits.shared
        return limits.later

    def _prose_shared(self, one: int, other: int) -> float:
        """Return the share of the shorter one's sentences that stand in the other; 1: it has none.

        It is the shorter one as a whole that counts as such, however many sentences it has.
        """
        if len(self._own(other).prints) < len(self._own(one).prints):
            one, other = other, one
        sentences = self._prose(one).prints
        if len(sentences) < _LEAST:
            return 1.0
        return float(among(sentences, self._own(other).ranked).mean())

    def _in_order(self, one: int, other: int) -> float:
        return in_order(self._own(one).prints, self._own(other).prints)

    def _without_furniture(self, prints: Prints) -> Shingled:
        if len(self._furniture):
            prints = prints[~among(winnowed(prints), self._furniture)]
        return shingled(prints)


@lru_cache(maxsize=1 << 14)
def title_words(title: str) -> frozenset[str]:
    """Return the words of a headline that have more than three letters."""
    return frozenset(_LONG_WORD.findall(title.casefold()))


def titled_alike(one: Sketch, other: Sketch) -> bool:
    """Say whether two headlines have most words of the shorter one in common."""
    own, theirs = title_words(one.title), title_words(other.title)
    common = len(own & theirs)
    return common >= 2 and common >= 0.5 * min(len(own), len(theirs))


def _of_one_headline(one: Sketch, other: Sketch) -> bool:
    words = title_words(one.title)
    return len(words) >= _FEWEST_WORDS and words == title_words(other.title)


def _days_apart(one: Sketch, other: Sketch) -> int:
    """Return how many days two articles are apart; none where either's day is not known."""
    return abs(one.day - other.day) if one.day is not None and other.day is not None else 0


def _of_other_editions(one: Sketch, other: Sketch) -> bool:
    """Say whether headlines name years, months or days, and none in common: another edition's."""
    titles = one.title, other.title
    years = [set(filter(_YEAR.fullmatch, title_words(title))) for title in titles]
    named = [{date.iso for date in dates.find(title)} for title in titles]
    months = [{iso[5:7] for iso in isos} for isos in named]
    days = [{iso[5:10] for iso in isos if len(iso) >= len("XXXX-10-22")} for isos in named]
    return any(own and theirs and not own & theirs for own, theirs in (years, months, days))
