"""Measure attribution on labels of our own: who is meant, the sample archive, speakers shown.

Run:  python -m benchmarks.labels --data DIR  [--finder rules]

*Resolution*: pronouns and bare nominals among PolNeAR's marked sources, in two halves by article,
and "more" of them, and a "third" set, from its training part;
a name is right if it is the label's or one of its alternatives, and so is none where the article
gives none. *Precision*: of what is given a name at all. *Sample archive*: contents matched one to
one at an intersection over union of a half; a source is right when it overlaps the labelled one
or the label names none; the chain when speaker, kind and outlets are the label's. Labels that a
reader may leave out count neither way, nor do claims within what somebody is labelled to say:
the labels do not list them all. *Speakers shown*: of the quotations that answer the sample's
questions, those of somebody named for which the right speaker is shown.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.archives import arguments
from benchmarks.polnear import matched, overlap, read, size
from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.grammar import rules
from corpus.attribution.nouns import Triple
from corpus.load import load
from index.finders import finder
from index.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.polnear import Marked
    from corpus.attribution.nouns import Attribution, Finder

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "sample"
_LABELS = ROOT / "tests" / "data" / "attribution"
_QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"

Label = dict[str, Any]


@dataclass(slots=True)
class Resolution:
    """Counts over labels: all, those right, those given a name, and of these the right ones."""

    labels: int = 0
    right: int = 0
    named: int = 0
    rightly: int = 0

    def __str__(self) -> str:
        precision = self.rightly / max(1, self.named)
        return f"{self.right}/{self.labels} = {self.share:.3f}  precision {precision:.3f}"

    @property
    def share(self) -> float:
        """Which share of the labels is right."""
        return self.right / max(1, self.labels)

    @property
    def precision(self) -> float:
        """Which share of the names given is right."""
        return self.rightly / max(1, self.named)


def labels(name: str) -> list[Label]:
    """Return the labels of one of the files in ``tests/data/attribution``."""
    lines = (_LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def resolution(
    data: Path, name: str = "resolution", split: str = "dev"
) -> dict[tuple[str, str], Resolution]:
    """Return the counts by form ("pronoun", "nominal") and half of the articles ("A", "B").

    Args:
        data: folder of the real data.
        name: the file of labels.
        split: the part of PolNeAR that they are for.
    """
    by_article: dict[str, dict[tuple[int, int], Label]] = defaultdict(dict)
    for label in labels(name):
        by_article[label["article"]][tuple(label["source"])] = label
    counts: dict[tuple[str, str], Resolution] = defaultdict(Resolution)
    for article, marked in read(data, split):
        wanted = by_article.get(article.key)
        if wanted is None:
            continue
        triples = _triples(marked, wanted)

        def given(
            _text: str, _sentences: Sequence[Span], to: list[Triple] = triples
        ) -> list[Triple]:
            return to

        found = {
            (one.source.start, one.source.end): one
            for one in reversed(attributions(article, given))
            if one.source
        }
        half = "AB"[int(hashlib.md5(article.key.encode()).hexdigest(), 16) % 2]
        for place, label in wanted.items():
            one = found.get(place)
            count = counts[label["form"], half]
            right = one is not None and _is(one.speaker, label, "answer")
            count.labels += 1
            count.right += right
            count.named += one is not None and one.speaker is not None
            count.rightly += one is not None and one.speaker is not None and right
    return dict(counts)


def _triples(marked: Sequence[Marked], wanted: Mapping[tuple[int, int], Label]) -> list[Triple]:
    """Return what is marked, with the labelled piece of a source that has several."""
    found = []
    for one in marked:
        source = one.source[0] if one.source else None
        source = next((s for s in one.source if (s.start, s.end) in wanted), source)
        found.append(Triple(one.content, source, one.cue[0] if one.cue else None, 1.0, shown=True))
    return found


def bare(name: str | None) -> str | None:
    """Return a name as it is compared: without "the", in small letters, apostrophes straight."""
    return None if name is None else name.casefold().replace("’", "'").removeprefix("the ")


def _is(value: str | None, label: Label, key: str) -> bool:
    return bare(value) in [bare(name) for name in (label[key], *label.get(f"{key}_also", []))]


def sample_archive() -> dict[str, Article]:
    """Return the articles of the sample archive by key."""
    return {one.key: one for one in load([str(SAMPLE)]) if isinstance(one, Article)}


@dataclass(slots=True)
class Found:
    """Counts over the sample archive's labels and what is found in its articles."""

    labels: int = 0
    found: int = 0
    contents: int = 0
    sources: int = 0
    chains: int = 0

    def f1(self, right: int) -> float:
        """Return the F1 of a count of what is right."""
        return 2 * right / (self.labels + self.found)


def sample(archive: Mapping[str, Article], find: Finder = rules) -> Found:
    """Measure everything found in the labelled articles of the sample archive."""
    by_article: dict[str, list[Label]] = defaultdict(list)
    for label in labels("sample"):
        by_article[label["article"]].append(label)
    counts = Found()
    for key, marked in by_article.items():
        found = attributions(archive[key], find)
        gold = [_closest(label, found) for label in marked]
        matches = matched(gold, [one.content for one in found])
        optional = [bool(label.get("optional")) for label in marked]
        counts.labels += optional.count(False)
        counts.found += sum(
            not _is_optional(number, one, gold, optional, matches)
            for number, one in enumerate(found)
        )
        for place, number in matches.items():
            if optional[place]:
                continue
            label, one = marked[place], found[number]
            sources = [label["source"], *label.get("source_also", [])]
            source = any(
                s is None or (one.source and overlap([Span(*s)], [one.source])) for s in sources
            )
            counts.contents += 1
            counts.sources += bool(source)
            counts.chains += same_chain(label, one)
    return counts


def _pieces(spans: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in spans)


def _closest(label: Label, found: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return which of a label's contents has most in common with one of those found."""
    own = _pieces(label.get("parts") or [label["content"]])
    contents = [own, *(_pieces([span]) for span in label.get("content_also", []))]

    def common(content: tuple[Span, ...]) -> float:
        return max(
            (overlap(content, one.content) / (size(content) + size(one.content)) for one in found),
            default=0.0,
        )

    return max(contents, key=common)


def _is_optional(
    number: int,
    one: Attribution,
    gold: Sequence[Sequence[Span]],
    optional: Sequence[bool],
    matches: Mapping[int, int],
) -> bool:
    """Say whether what was found is no error if no label is, since a reader may see it."""
    place = next((place for place, match in matches.items() if match == number), None)
    if place is not None:
        return optional[place]
    return any(
        (may and overlap(pieces, one.content)) or _nested(one, pieces)
        for pieces, may in zip(gold, optional, strict=True)
    )


def _nested(one: Attribution, content: Sequence[Span]) -> bool:
    """Say whether source, cue and content all stand in what a label says somebody else says."""
    parts = [*one.content, *([one.source] if one.source else []), *([one.cue] if one.cue else [])]
    return overlap(content, parts) == size(parts) > size(one.content)


def same_chain(label: Label, one: Attribution) -> bool:
    """Say whether speaker, kind and outlets are a label's, or one of its alternatives."""
    vias = [[bare(name) for name in via] for via in (label["via"], *label.get("via_also", []))]
    return (
        _is(one.speaker, label, "speaker")
        and one.kind in (label["kind"], *label.get("kind_also", []))
        and [bare(name) for name in one.via] in vias
    )


def shown(archive: Mapping[str, Article], find: Finder = rules) -> tuple[int, int, int, int]:
    """Return how many answering quotations are somebody's, right, wrong, and found but unsure."""
    total = right = wrong = unsure = 0
    known = {key: attributions(article, find) for key, article in archive.items()}
    for line in _QUESTIONS.read_text("utf-8").splitlines():
        question = json.loads(line)
        if not question.get("said_by"):
            continue
        key = next(k for k in question["articles"] if question["quotation"] in archive[k].text)
        start = archive[key].text.index(question["quotation"])
        quotation = Span(start, start + len(question["quotation"]))
        theirs = [one for one in known[key] if overlap(one.content, [quotation])]
        named = {one.speaker for one in theirs if one.shown and one.speaker}
        total += 1
        right += question["said_by"] in named
        if question["said_by"] not in named:
            wrong += bool(named)
            unsure += question["said_by"] in {one.speaker for one in theirs}
    return total, right, wrong, unsure


def main() -> None:
    """Measure, and print."""
    parser = arguments(__doc__)
    parser.add_argument("--finder", type=Finding, default=Finding.MODEL, choices=list(Finding))
    given = parser.parse_args()
    find = finder(given.finder)
    for (form, half), count in sorted(resolution(given.data).items()):
        print(f"{form:<8} half {half}  {count}")
    for name in ("more", "third"):
        counts = resolution(given.data, f"resolution_{name}", "train")
        for (form, half), count in sorted(counts.items()):
            print(f"{form:<8} {name} {half}  {count}")
    archive = sample_archive()
    found = sample(archive, find)
    print(
        f"sample archive   F1: content {found.f1(found.contents):.3f}, with the source "
        f"{found.f1(found.sources):.3f}, with the chain {found.f1(found.chains):.3f}"
    )
    total, right, wrong, unsure = shown(archive, find)
    print(f"speakers shown   {right}/{total} right, {wrong} wrong, {unsure} found but not shown")


if __name__ == "__main__":
    main()
