"""Web pages: how much of the article comes out, and whether what is said of it is right.

Run:  python -m benchmarks.pages --data DIR [--list]

Bodies are compared by runs of four words, counted: precision and recall of each page, their means
over pages, and F1 of the means. Titles and names of publishers are right if they have the same
letters and digits as the expected ones (``page_publishers.json`` has the publishers, labelled by
hand), days of publication and authors if they are the same. "Invented" are dates and authors where
none is expected, and dates that are wrong. ``--list`` prints what is not right.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.archives import arguments
from corpus.article import Article
from corpus.formats import html

if TYPE_CHECKING:
    from collections.abc import Callable

_RUN = 4  # words
_PUBLISHERS = Path(__file__).parent / "page_publishers.json"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text, with how often each occurs."""
    words = re.findall(r"\w+", text)
    last = max(len(words) - _RUN, 0)
    return Counter(tuple(words[start : start + _RUN]) for start in range(last + 1))


def _read(path: Path, name: str) -> Article | None:
    (item,) = html.parse(gzip.decompress(path.read_bytes()), file=name, path=name)
    return item if isinstance(item, Article) else None


def _bodies(folder: Path, show: Callable[[str], None]) -> None:
    expected = json.loads((folder / "bodies.json").read_text(encoding="utf-8"))
    precisions, recalls = [], []
    for name, page in expected.items():
        article = _read(folder / "bodies" / f"{name}.html.gz", name)
        found, gold = shingles(article.text if article else ""), shingles(page["articleBody"])
        common = (found & gold).total()
        precisions.append(common / found.total())
        recalls.append(common / gold.total())
        if min(precisions[-1], recalls[-1]) < 0.9:
            show(f"{precisions[-1]:.2f} {recalls[-1]:.2f}  {page['url']}")
    precision, recall = sum(precisions) / len(expected), sum(recalls) / len(expected)
    print(f"bodies     {len(expected)} pages, precision {precision:.3f}, recall {recall:.3f}, "
          f"F1 {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip


def outlet_of(name: str) -> str:
    """Return whose page it is, of one that is called "uk/Metro_2024_07_17"."""
    found = re.search(r"_\d{4}_", name)
    assert found is not None
    return name[: found.start()]


def _folded(words: str | None) -> str:
    return re.sub(r"[\W_]+", "", words or "").casefold()


def _facts(folder: Path, show: Callable[[str], None]) -> None:
    pages: list[dict[str, Any]] = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    publishers = json.loads(_PUBLISHERS.read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    for page in pages:
        name = page["id"]
        article = _read(folder / "pages" / f"{name.replace('/', '__')}.gz", name)
        if article is None:
            show(f"{name}: not read")
            continue
        outlet = outlet_of(name)
        date, authors = page["date"][:10], page["authors"] or []
        found = (article.published or "")[:10]
        invented = bool((found and found != date) or (article.authors and not authors))
        for what, is_right, given, gold in (
            ("title", _folded(article.title) == _folded(page["title"]), article.title,
             page["title"]),
            ("day", found == date, article.published, page["date"]),
            ("authors", sorted(map(_folded, article.authors)) == sorted(map(_folded, authors)),
             article.authors, authors),
            ("publisher", _folded(article.publisher) in map(_folded, publishers[outlet]),
             article.publisher, publishers[outlet]),
            ("invented", invented, (article.published, article.authors), (date, authors)),
        ):  # fmt: skip
            right[what] += is_right
            if is_right == (what == "invented"):
                show(f"{name}: {what} {given!r}, not {gold!r}")
    for what in ("title", "day", "authors", "publisher", "invented"):
        print(f"{what:10} {right[what]} of {len(pages)}, {100 * right[what] / len(pages):.1f} %")


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--list", action="store_true", help="print every miss")
    given = parser.parse_args()
    show: Callable[[str], None] = print if given.list else lambda line: None
    _bodies(given.data / "html", show)
    _facts(given.data / "html", show)


if __name__ == "__main__":
    main()
