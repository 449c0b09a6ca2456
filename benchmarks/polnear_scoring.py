"""What is found in PolNeAR's texts, held against what is marked there: matched, counted, printed.

Needs nothing but ``corpus``, so that other extractors are measured wherever they are installed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.polnear import matched, overlap, reporting, same_source
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.polnear import Marked
    from corpus.article import Article
    from corpus.attribution.nouns import Attribution, Triple

    Found: TypeAlias = Attribution | Triple


@dataclass(slots=True)
class Tally:
    """Counts over all articles."""

    gold: int = 0
    found: int = 0
    contents: int = 0
    right: int = 0
    gold_speech: int = 0
    found_speech: int = 0
    right_speech: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)


def count(article: Article, marked: list[Marked], found: Sequence[Found], tally: Tally) -> None:
    """Add one article's counts."""
    matches = matched([one.content for one in marked], [one.content for one in found])
    taken = {f: g for g, f in matches.items()}
    tally.gold += len(marked)
    tally.found += len(found)
    tally.contents += len(matches)
    tally.gold_speech += sum(one.speech for one in marked)
    for number, one in enumerate(found):
        gold = marked[taken[number]] if number in taken else None
        cue = one.cue.of(article.text) if one.cue else ""
        if gold.speech if gold else reporting(cue):
            tally.found_speech += 1
        if gold is None:
            near = any(overlap(other.content, one.content) for other in marked)
            tally.causes["content cut differently" if near else "nothing marked there"] += 1
        elif same_source(gold.source, one.source):
            tally.right += 1
            tally.right_speech += gold.speech
        else:
            tally.causes["another source"] += 1
    for number, gold in enumerate(marked):
        if number not in matches:
            tally.causes["missed, speech" if gold.speech else "missed, other"] += 1
    _by_sentence(article, marked, [one for one in found if one.shown], tally)


def _by_sentence(
    article: Article, marked: list[Marked], shown: Sequence[Found], tally: Tally
) -> None:
    for sentence in sentences(article):
        half = (sentence.end - sentence.start) / 2
        gold = [one for one in marked if overlap(one.content, [sentence]) >= half]
        given = [one for one in shown if overlap(one.content, [sentence]) >= half]
        if not gold:
            tally.sentences["other"] += 1
            tally.sentences["false"] += bool(given)
        elif any(one.speech for one in gold):
            right = any(same_source(g.source, one.source) for g in gold for one in given)
            tally.sentences["speech"] += 1
            tally.sentences["right" if right else "wrong" if given else "none"] += 1


def report(tally: Tally, *more: str) -> str:
    """Return the measures as lines, those ``more`` after them, and what went wrong."""
    by = tally.sentences
    speech, other = max(1, by["speech"]), max(1, by["other"])
    rows = [
        f"all: content F1        {2 * tally.contents / (tally.gold + tally.found):.3f}",
        f"all: end to end F1     {2 * tally.right / (tally.gold + tally.found):.3f}",
        f"speech: end to end F1  "
        f"{2 * tally.right_speech / (tally.gold_speech + tally.found_speech):.3f}",
        f"speech sentences       right {by['right'] / speech:.3f}  wrong {by['wrong'] / speech:.3f}"
        f"  none {by['none'] / speech:.3f}",
        f"other sentences        given a speaker {by['false'] / other:.3f}",
        *more,
    ]
    causes = [f"  {number:>6}  {cause}" for cause, number in tally.causes.most_common()]
    return "\n".join([*rows, "what went wrong:", *causes])
