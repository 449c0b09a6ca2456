"""From what the tagger thinks of each token to an attribution: spans of whole words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Span
from corpus.attribution.nouns import Triple
from index.tagger_network import CONTENT, CUE, INNER, OUTER, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

_GAP = 2
"""Tokens of neither source nor cue between two pieces of a content that are taken as content."""

_SOURCE_LEAST = 0.5
"""What the surest word of a source must reach, and that of an outlet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution, and what the tagger thinks of it: probabilities, each 0 to 1.

    Attributes:
        triple: the attribution; as sure as the geometric mean of the first two.
        cue: that a cue begins there.
        truly: the same, after reading around it.
        content: of the content's words, on the average.
        source: of the source's surest word; 1 less that of any word's, where it has none.
    """

    triple: Triple
    cue: float
    truly: float
    content: float
    source: float


def triple(
    tags: NDArray[np.float32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    words: NDArray[np.int32],
    anchor: int,
    begins_cue: float,
    truly: float,
) -> Reading | None:
    """Return the attribution around an anchor, or ``None`` if it has no content.

    Args:
        tags: probabilities of the tags, ``[tokens, TAGS]``.
        starts: offsets at which the tokens begin, ``[tokens]``.
        ends: offsets at which they end, ``[tokens]``.
        words: number of the word of each, ``[tokens]``, ascending.
        anchor: which of the tokens is the anchor.
        begins_cue: probability that a cue begins at the anchor.
        truly: the same, after reading.
    """
    begins = np.concatenate([[0], np.flatnonzero(words[1:] != words[:-1]) + 1])
    past = np.append(begins[1:], len(words))
    summed = np.add.reduceat(tags, begins, axis=0)
    means = (summed / (past - begins)[:, None]).astype(np.float32)
    runs = _runs(means.argmax(axis=1).tolist())
    here = int(np.searchsorted(begins, anchor, side="right")) - 1
    cue = next((run for run in runs[CUE] if run[0] <= here < run[1]), (here, here + 1))
    source = _source(means[:, SOURCE], runs[SOURCE])
    outlets = [
        run
        for tag in (OUTER, INNER)
        for run in runs[tag]
        if means[slice(*run), tag].max() >= _SOURCE_LEAST
    ]
    taken = [cue, *([source] if source else []), *outlets]
    content = _pieces(runs[CONTENT], means[:, CONTENT], taken)
    if not content:
        return None

    def span(run: tuple[int, int]) -> Span:
        return Span(int(starts[begins[run[0]]]), int(ends[past[run[1] - 1] - 1]))

    found = Triple(
        tuple(span(run) for run in content),
        span(source) if source else None,
        span(cue),
        sqrt(begins_cue * truly),
        outlets=tuple(span(run) for run in outlets),
    )
    likely = means[:, SOURCE]
    return Reading(
        found,
        begins_cue,
        truly,
        float(np.mean([means[slice(*run), CONTENT].mean() for run in content])),
        float(likely[slice(*source)].max() if source else 1 - likely.max()),
    )


def _runs(best: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return for each tag the runs of words of which it is the likeliest."""
    runs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    begin = 0
    for tag, same in groupby(best):
        end = begin + len(list(same))
        runs[tag].append((begin, end))
        begin = end
    return runs


def _source(
    probable: NDArray[np.float32], runs: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    sure = [run for run in runs if probable[slice(*run)].max() >= _SOURCE_LEAST]
    return max(sure, key=lambda run: float(probable[slice(*run)].sum()), default=None)


def _pieces(
    runs: Sequence[tuple[int, int]],
    probable: NDArray[np.float32],
    taken: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the runs of content; small gaps are closed, and crumbs beside a loaf left out."""
    pieces: list[tuple[int, int]] = []
    for run in runs:
        gap = (pieces[-1][1], run[0]) if pieces else None
        between = gap and any(a < gap[1] and gap[0] < b for a, b in taken)
        if gap and gap[1] - gap[0] <= _GAP and not between:
            pieces[-1] = (pieces[-1][0], run[1])
        else:
            pieces.append(run)
    weights = [float(probable[slice(*run)].sum()) for run in pieces]
    most = max(weights, default=0.0)
    return [
        run for run, weight in zip(pieces, weights, strict=True) if weight >= min(2.0, most / 4)
    ]


def without_repeats(found: list[Reading]) -> list[Reading]:
    """Drop what attributes nearly the same content as something surer, in the order of the text."""
    kept: list[Reading] = []
    beside = Beside()
    for one in sorted(found, key=lambda one: -one.triple.sure):
        if all(
            common(one.triple, other) < _SAME
            or (one.triple.outlets and nested(other, one.triple))
            or (other.outlets and nested(one.triple, other))
            for other in beside.of(one.triple)
        ):
            kept.append(one)
            beside.add(one.triple)
    return sorted(kept, key=lambda one: one.triple.content[0])


_SAME = 0.7
"""Share of the characters of two contents in common from which one repeats the other."""


_STRETCH = 512
"""Characters of a text whose attributions are looked at together."""


class Beside:
    """Attributions by where their contents lie: a long text has too many to compare them all."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._at: dict[int, list[Triple]] = defaultdict(list)
        for one in triples:
            self.add(one)

    def add(self, one: Triple) -> None:
        """Add an attribution."""
        for stretch in _stretches(one):
            self._at[stretch].append(one)

    def of(self, one: Triple) -> Iterator[Triple]:
        """Yield all whose contents share a character with one's, and some near it; some twice."""
        for stretch in _stretches(one):
            yield from self._at.get(stretch, ())


def _stretches(one: Triple) -> range:
    return range(one.content[0].start // _STRETCH, one.content[-1].end // _STRETCH + 1)


def nested(one: Triple, other: Triple) -> bool:
    """Say whether an attribution, its cue included, is part of what another attributes."""
    cue = one.cue
    return cue is not None and any(
        piece.start <= cue.start and cue.end <= piece.end for piece in other.content
    )


def common(one: Triple, other: Triple) -> float:
    """Return the intersection over union of two contents, by their characters."""
    if one.content[-1].end <= other.content[0].start:
        return 0.0
    if other.content[-1].end <= one.content[0].start:
        return 0.0
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    size = sum(span.end - span.start for span in (*one.content, *other.content))
    return shared / max(1, size - shared)
