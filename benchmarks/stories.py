"""How well copies and versions are told from articles that only share an event or a paragraph.

``story_pairs.jsonl`` holds pairs of real articles that a reader has labelled: whether they are
copies or versions of one article, ``null`` where that could not be said for sure. They lie near the
boundary: most share many words (``words``), some an item or a gallery (``part``), some are years
apart (``later``); others have similar headlines, the same names on one day, quotations in common,
the same place, or are near each other in meaning. ``use`` tells what for: the limits in
``index/copies.py`` were set by the pairs of ``limits``; those of ``test`` were labelled with them,
and kept apart; ``hard`` ones were drawn later, by shared words only, and showed that the days
between two articles matter; ``fresh`` ones showed what editions are. ``near`` and ``near kept``
were drawn last, of articles in no other pair, by quotations, rare names, places and meaning, so
many of each share of equal sentences; they were labelled before anything was tried on them, and
halved by a digest. Only ``near`` was looked at afterwards.

    python -m benchmarks.stories --data DIR [--limits]

``--limits`` also measures what each limit is good for: all as they are, then each left out.
"""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.archives import arguments
from corpus.article import Article
from corpus.load import load
from index.copies import LIMITS, Limits, Sketch
from index.filters import days
from index.fingerprints import fingerprints
from index.stories import stories

USES = ("limits", "test", "hard", "fresh", "near", "near kept")
PAIRS = Path(__file__).parent / "story_pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """Counts over labelled pairs: joined rightly, joined wrongly, missed, all."""

    right: int
    wrong: int
    missed: int
    pairs: int

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are copies."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the copies that are joined."""
        return self.right / max(1, self.right + self.missed)


def sketch(article: Article) -> Sketch:
    """Return what the search for stories goes by."""
    published = days(article.published)
    day = published[0].toordinal() if published else None
    return Sketch(fingerprints(article.text), article.title or "", day)


_NONE = 10**6
LEFT_OUT: dict[str, Limits] = {
    "only the share of the shorter": replace(
        LIMITS, later=LIMITS.shared, long_after=LIMITS.shared, one_headline=LIMITS.shared,
        of_a_size=0, part=0, own_run=_NONE, own=_NONE, prose=0, in_order=0,
    ),
    "not more where days lie between": replace(LIMITS, later=LIMITS.shared),
    "not more after months": replace(LIMITS, long_after=LIMITS.later),
    "not less under one headline": replace(LIMITS, one_headline=LIMITS.shared),
    "not more of a part": replace(LIMITS, of_a_size=0, part=0),
    "whatever the shorter has of its own": replace(LIMITS, own_run=_NONE, own=_NONE),
    "whatever of its sentences": replace(LIMITS, prose=0),
    "in whatever order": replace(LIMITS, in_order=0),
}  # fmt: skip
"""What it would be without each limit."""


def main() -> None:
    """Find the stories of the whole news archive, and hold them against the labelled pairs."""
    parser = arguments(__doc__)
    parser.add_argument("--limits", action="store_true", help="measure each limit left out")
    given = parser.parse_args()
    source = given.data / "realtimeqa" / "articles.jsonl.gz"
    articles = [item for item in load([str(source)]) if isinstance(item, Article)]
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    assert len(ids) == len(articles)
    begun = time.monotonic()
    sketches = [sketch(article) for article in articles]
    sketched = time.monotonic()
    told = stories(sketches, lambda place: articles[place].text)
    print(
        f"{len(articles):,} articles: {sketched - begun:.0f} s for fingerprints, "
        f"{time.monotonic() - sketched:.0f} s for {len(told):,} stories that "
        f"{sum(map(len, told)):,} articles tell"
    )
    for use, found in held_against_labels(told, ids).items():
        print(
            f"{use}: {found.pairs} pairs, {found.right + found.missed} of them copies: "
            f"precision {found.precision:.3f}, recall {found.recall:.3f}"
        )
    for name, limits in LEFT_OUT.items() if given.limits else ():
        told = stories(sketches, lambda place: articles[place].text, limits)
        figures = held_against_labels(told, ids)
        print(
            f"{name}: "
            + ", ".join(f"{use} {f.precision:.3f} {f.recall:.3f}" for use, f in figures.items())
        )


def held_against_labels(told: list[list[int]], ids: list[str]) -> dict[str, Found]:
    """Return what of the labelled pairs was joined, by what they are for.

    Args:
        told: the stories, as places in ``ids``.
        ids: of all articles, as the labels name them.
    """
    of = {ids[place]: number for number, story in enumerate(told) for place in story}
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return {
        use: _found(
            [(of.get(one, -1) == of.get(other, -2), row["copies"])
             for row in rows if row["use"] == use and row["copies"] is not None
             for one, other in [row["articles"]]]
        )
        for use in USES
    }  # fmt: skip


def _found(pairs: list[tuple[bool, bool]]) -> Found:
    return Found(
        sum(joined and copies for joined, copies in pairs),
        sum(joined and not copies for joined, copies in pairs),
        sum(copies and not joined for joined, copies in pairs),
        len(pairs),
    )


if __name__ == "__main__":
    main()
