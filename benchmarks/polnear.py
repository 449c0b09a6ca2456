"""PolNeAR: news texts with who says what, as people marked it; read from ``--data DIR/polnear``.

Newell, Margolin, Ruths: "An Attribution Relations Corpus for Political News" (LREC 2018).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_REPORTING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|add(?:s|ed|ing)?|according to|ask(?:s|ed|ing)?"
    r"|writ(?:e|es|ing)|wrote|written|tweet\w*|not(?:e|es|ed|ing)|report(?:s|ed|ing)?|announc\w+"
    r"|stat(?:e|es|ed|ing)|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|explain\w*|repl(?:y|ies|ied|ying)"
    r"|respond\w*|continued?s?|declar\w+|acknowledg\w+|admit\w*|confirm\w*|den(?:y|ies|ied|ying)"
    r"|insist\w*|stress\w*|warn\w*|mention\w*|recall\w*|conced\w+|quip\w*|jok(?:e|es|ed|ing)"
    r"|post(?:s|ed|ing)?|observed?s?|remark\w*|comment(?:s|ed|ing)?|assert\w*|alleg\w+|suggest\w*"
    r"|contend\w*|testif\w+|promis\w+|vow\w*|pledg\w+|statement|quot\w+|cit(?:e|es|ed|ing)"
    r"|call(?:s|ed|ing)?|conclud\w+|emphasi\w+|reiterat\w+)\b|^:$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked: spans in the text; source and cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: bool


def reporting(cue: str) -> bool:
    """Say whether the words of a cue are a reporting expression."""
    return bool(_REPORTING.search(cue.strip()))


def read(data: Path, split: str) -> Iterator[tuple[Article, list[Marked]]]:
    """Yield the articles of ``train`` or ``dev`` with their attributions."""
    folder = data / "polnear" / split
    marked: dict[str, list[Marked]] = defaultdict(list)
    with (folder / "attributions.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            spans = {
                name: tuple(Span(*span) for span in sorted(row["spans"][name]))
                for name in ("source", "cue", "content")
            }
            if spans["content"]:
                marked[row["article"]].append(
                    Marked(spans["source"], spans["cue"], spans["content"], reporting(row["cue"]))
                )
    for name, attributions in marked.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            yield Article(key=name, file=name, text=file.read()), attributions


def overlap(first: Sequence[Span], second: Sequence[Span]) -> int:
    """Return how many characters two sets of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)


def size(spans: Sequence[Span]) -> int:
    """Return how many characters spans cover, none of which overlap."""
    return sum(span.end - span.start for span in spans)


def matched(gold: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]]) -> dict[int, int]:
    """Match contents greedily, one to one, at an intersection over union of a half.

    Returns:
        The number of the found one for each gold one that has a match.
    """
    pairs = []
    for g, marked in enumerate(gold):
        for f, proposed in enumerate(found):
            if proposed[-1].end <= marked[0].start or proposed[0].start >= marked[-1].end:
                continue
            common = overlap(marked, proposed)
            share = common / max(1, size(marked) + size(proposed) - common)
            if share >= 0.5:
                pairs.append((share, g, f))
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in sorted(pairs, key=lambda pair: -pair[0]):
        if g not in matches and f not in taken:
            matches[g] = f
            taken.add(f)
    return matches


def same_source(gold: Sequence[Span], found: Span | None) -> bool:
    """Say whether a source is right: it overlaps the marked one, or both have none."""
    return (found is None and not gold) or (found is not None and overlap(gold, [found]) > 0)
