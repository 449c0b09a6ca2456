"""Which of a page's titles is its headline: what other rules would make of the same pages.

Run:  python -m benchmarks.page_titles --data DIR

Each rule sees the titles without site, kicker and cuts, as ``corpus.formats.html_title`` does, and
says which is the headline. Single sources and orders of them are tried first, then votes. Two lines
show what is to be had at all: weights drawn at random, the best on these very pages, and the same
with each publisher's pages left out in turn; and whatever goes by which sources agree, which takes
for every such pattern what most pages of that pattern expect, with hindsight and without.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.archives import arguments
from benchmarks.pages import outlet_of
from corpus.formats.html_facts import page_titles
from corpus.formats.html_title import WEIGHTS, headlines
from corpus.formats.html_tree import folded, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_DRAWS = 5000
_GRID = (0, 0.5, 1, 1.5, 2, 2.5, 3, 4)
_SEED = 7


@dataclass(frozen=True, slots=True)
class Page:
    """A page's titles by their source, letters and digits only; the expected one; its publisher."""

    titles: Mapping[str, str]
    expected: str
    outlet: str


def read(folder: Path) -> list[Page]:
    """Read the pages that are labelled."""
    pages = []
    for page in json.loads((folder / "pages.json").read_text(encoding="utf-8")):
        path = folder / "pages" / f"{page['id'].replace('/', '__')}.gz"
        found = headlines(page_titles(read_tree(gzip.decompress(path.read_bytes()))))
        titles = {source: folded(title) for source, title in found.items()}
        pages.append(Page(titles, folded(page["title"]), outlet_of(page["id"])))
    return pages


def in_order(*sources: str) -> Callable[[Page], str]:
    """Take the first source that has a title."""
    return lambda page: next((page.titles[name] for name in sources if name in page.titles), "")


def voted(weights: Mapping[str, float]) -> Callable[[Page], str]:
    """Take the title that most sources agree on, each with its weight."""

    def rule(page: Page) -> str:
        votes: dict[str, float] = {}
        for name, title in page.titles.items():
            votes[title] = votes.get(title, 0) + weights[name]
        return max(votes, key=lambda title: votes[title], default="")

    return rule


def printed_if_agreed(*others: str) -> Callable[[Page], str]:
    """Take the printed heading where another source has it too, else the first of ``others``."""

    def rule(page: Page) -> str:
        heading = page.titles.get("heading", "")
        rest = (title for name, title in page.titles.items() if name != "heading")
        return heading if heading in rest else in_order(*others)(page)

    return rule


def two_agree(*sources: str) -> Callable[[Page], str]:
    """Take the first source's title that another has too, else the first source's."""

    def rule(page: Page) -> str:
        uses = Counter(page.titles.values())
        agreed = (page.titles[name] for name in sources if uses[page.titles.get(name, "")] > 1)
        return next(agreed, in_order(*sources)(page))

    return rule


def right(pages: Sequence[Page], rule: Callable[[Page], str]) -> int:
    """Count the pages whose headline a rule finds."""
    return sum(rule(page) == page.expected for page in pages)


def pattern(page: Page) -> str:
    """Return which sources agree, whatever they say: "linked open_graph | heading window"."""
    groups: dict[str, list[str]] = {}
    for name, title in page.titles.items():
        groups.setdefault(title, []).append(name)
    return " | ".join(map(" ".join, groups.values()))


def by_pattern(known: Sequence[Page], page: Page) -> str:
    """Take the source that was right most often where the same sources agreed, else vote."""
    wins = Counter(
        name
        for other in known
        if pattern(other) == pattern(page)
        for name, title in other.titles.items()
        if title == other.expected
    )
    return page.titles[wins.most_common(1)[0][0]] if wins else voted(WEIGHTS)(page)


def drawn_weights() -> list[dict[str, float]]:
    """Draw weightings of the sources, the one that is used first."""
    draw = random.Random(_SEED)
    return [WEIGHTS, *({name: draw.choice(_GRID) for name in WEIGHTS} for _ in range(_DRAWS))]


def main() -> None:
    """Print what each rule gets right."""
    pages = read(arguments(__doc__).parse_args().data / "html")
    order = ("linked", "open_graph", "twitter", "heading", "window", "name")

    def show(name: str, count: int) -> None:
        print(f"{name:58} {count} of {len(pages)}, {100 * count / len(pages):.1f} %")

    show("as it is: linked data 2.5, the others 1 each", right(pages, voted(WEIGHTS)))
    for source in order[:-1]:
        show(f"{source} alone", right(pages, in_order(source)))
    for first in order[:4]:
        rest = [source for source in order if source != first]
        show(f"{first}, then {', '.join(rest)}", right(pages, in_order(first, *rest)))
    for first in order[:2]:
        rest = [source for source in order[:3] if source != first]
        named = f"the heading if another agrees, else {first}"
        show(named, right(pages, printed_if_agreed(first, *rest, "window", "heading")))
    for first in order[:2]:
        rest = [source for source in order if source != first]
        show(f"{first} if another agrees, else the next", right(pages, two_agree(first, *rest)))
    show("most agree, one vote each", right(pages, voted(dict.fromkeys(order, 1))))
    for weight in (1.5, 2, 3, 3.5, 4):
        votes = {**WEIGHTS, "linked": weight}
        show(f"linked data {weight}, the others 1 each", right(pages, voted(votes)))
    for source in order[1:]:
        votes = {**WEIGHTS, source: 0}
        show(f"as it is without {source}", right(pages, voted(votes)))

    drawn = drawn_weights()
    hits = [[voted(weights)(page) == page.expected for page in pages] for weights in drawn]
    show(f"the best of {_DRAWS:,} weightings, with hindsight", max(map(sum, hits)))
    unseen = 0
    for outlet in {page.outlet for page in pages}:
        own = [page.outlet == outlet for page in pages]
        fitted = max(hits, key=lambda row: sum(h and not o for h, o in zip(row, own, strict=True)))
        unseen += sum(h and o for h, o in zip(fitted, own, strict=True))
    show("the best on the other publishers' pages", unseen)
    show("by what agrees, with hindsight", sum(by_pattern(pages, p) == p.expected for p in pages))
    others = [[other for other in pages if other.outlet != page.outlet] for page in pages]
    unseen = sum(by_pattern(o, p) == p.expected for o, p in zip(others, pages, strict=True))
    show("by what agrees on the other publishers' pages", unseen)
    expected = sum(page.expected in page.titles.values() for page in pages)
    show("the expected one is among them", expected)


if __name__ == "__main__":
    main()
