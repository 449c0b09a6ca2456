"""Measure who speaks through whom: wire sentences, and texts that the tagger did not learn from.

Run:  python -m benchmarks.relays  [--finder rules]

*Wire sentences* (``tests/data/attribution``): a label is right if something found has half of its
content in common and its speaker, kind and outlets. *Our own texts*: every sixth of those that the
tagger learns from, and dispatches kept apart, none of which it learns from; contents are matched
one to one, and F1 is that of contents, of these with the source, and of these with all outlets in
order, of which one that is taken up as "the paper" may be named.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from benchmarks.labels import bare, labels, same_chain
from benchmarks.polnear import matched, same_source
from benchmarks.wires import FOLDER, wires
from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nominals import OUTLET_NOUNS
from index.finders import finder
from index.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.wires import Wire
    from corpus.attribution.nouns import Finder

KEPT = FOLDER.with_name("wires_kept")
"""Texts that no tagger learns from."""


def sentences(name: str, split: str | None, find: Finder) -> tuple[int, int]:
    """Return how many labels of a file, or of a half of it, are right, and how many there are."""
    right = total = 0
    for row in labels(name):
        if split not in (None, row.get("split")):
            continue
        article = Article(key=row["id"], file="", text=row["text"], publisher=row["publisher"])
        found = attributions(article, find)
        for label in row["attributions"]:
            if label.get("optional"):
                continue
            pieces = [Span(*span) for span in label.get("parts") or [label["content"]]]
            best = next((one for one in found if matched([pieces], [one.content])), None)
            total += 1
            right += best is not None and same_chain(label, best)
    return right, total


def texts(chosen: Iterable[Wire], find: Finder) -> tuple[float, float, float, int]:
    """Return the F1 of contents, with sources, with outlets too, and how many are labelled."""
    gold = found = contents = sources = chains = 0
    for wire in chosen:
        got = attributions(Article(key="", file="", text=wire.text), find)
        pairs = matched([one.content for one in wire.attributions], [one.content for one in got])
        gold, found = gold + len(wire.attributions), found + len(got)
        contents += len(pairs)
        for number, place in pairs.items():
            label, one = wire.attributions[number], got[place]
            same = same_source(_some(label.source), one.source)
            sources += same
            chains += same and same_outlets([span.of(wire.text) for span in label.via], one.via)
    both = max(1, gold + found)
    return 2 * contents / both, 2 * sources / both, 2 * chains / both, gold


def same_outlets(marked: Sequence[str], found: Sequence[str]) -> bool:
    """Say whether outlets are the same; one that is marked as "paper" may be called by its name."""
    return len(marked) == len(found) and all(
        bare(words) == bare(name) or (words in OUTLET_NOUNS and not name.islower())
        for words, name in zip(marked, found, strict=True)
    )


def _some(span: Span | None) -> Sequence[Span]:
    return () if span is None else (span,)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--finder", type=Finding, default=Finding.MODEL, choices=list(Finding))
    find = finder(parser.parse_args().finder)
    for what, name, split in (
        ("wire sentences, to develop on", "relays", "dev"),
        ("wire sentences, kept back", "relays", "test"),
        ("more wire sentences", "wires", None),
    ):
        right, total = sentences(name, split, find)
        print(f"{what:<32} {right}/{total} = {right / total:.3f}")
    for what, chosen in (
        ("own texts, every sixth", [wire for wire in wires() if wire.held_out]),
        ("dispatches kept apart", list(wires(KEPT))),
    ):
        content, source, outlets, total = texts(chosen, find)
        print(f"{what:<32} F1 {content:.3f}; {source:.3f}; {outlets:.3f}  ({total} labels)")


if __name__ == "__main__":
    main()
