"""How well copies and versions are told from articles that only share an event or a paragraph.

``story_pairs.jsonl`` holds pairs of real articles that a reader has labelled: whether they are
copies or versions of one article, ``null`` where that could not be said for sure. They lie near the
boundary: most share many words (``words``), some an item or a gallery (``part``), some are years
apart (``later``); others have similar headlines, the same names on one day, or are near each other
in meaning. ``use`` tells what for: the limits in ``index/copies.py`` were set by the pairs of
``limits``; those of ``test`` were labelled with them, and kept apart; ``hard`` ones were drawn
later, by shared words only, and showed that the days between two articles matter; ``fresh`` ones
were labelled last, before anything was tried on them.

    python -m benchmarks.stories --data DIR
"""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.archives import arguments
from corpus.article import Article
from corpus.load import load
from index.copies import Sketch, title_words
from index.filters import days
from index.fingerprints import fingerprints
from index.stories import stories

USES = ("limits", "test", "hard", "fresh")
PAIRS = Path(__file__).parent / "story_pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """Counts over labelled pairs: joined rightly, joined wrongly, missed."""

    right: int
    wrong: int
    missed: int

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
    return Sketch(fingerprints(article.text), title_words(article.title or ""), day)


def main() -> None:
    """Find the stories of the whole news archive, and hold them against the labelled pairs."""
    source = arguments(__doc__).parse_args().data / "realtimeqa" / "articles.jsonl.gz"
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
    of = {ids[place]: number for number, story in enumerate(told) for place in story}
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    for use in USES:
        sure = [row for row in rows if row["use"] == use and row["copies"] is not None]
        found = _found(
            [(of.get(one, -1) == of.get(other, -2), row["copies"])
             for row in sure for one, other in [row["articles"]]]
        )  # fmt: skip
        print(
            f"{use}: {len(sure)} pairs, {found.right + found.missed} of them copies: "
            f"precision {found.precision:.3f}, recall {found.recall:.3f}"
        )


def _found(pairs: list[tuple[bool, bool]]) -> Found:
    return Found(
        sum(joined and copies for joined, copies in pairs),
        sum(joined and not copies for joined, copies in pairs),
        sum(copies and not joined for joined, copies in pairs),
    )


if __name__ == "__main__":
    main()
