"""Measure who a source is said to be, by the texts written in the manner of agencies.

Run:  python -m benchmarks.speakers [--wrong N]

Sources, cues, contents and outlets are handed over as they are marked, so that only what resolves
them is measured. The texts are halved by a hash: what is wrong is shown (``--wrong``) of half A,
half B is kept back. Right is the speaker's name with its
kind; names compare without article, possessive, or regard to case. Where the writers of the texts
differed, either is right: a group may have the words that describe it or no name, since whether
"residents" is a name is taste; people in the plural ("witnesses", "bankers") are a group to one
writer and unnamed to the next; "the regional court in Arusha" is called with its place or without,
and "Mali's navy" too, if the source has it (a fifth of the labels leave it out);
and somebody definite who is not named ("the mayor", "he", "Malta's president") may be unnamed or
unclear, since one sentence alone does not tell whether the article ought to say who it is.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.labels import Resolution
from benchmarks.wires import wires
from corpus.article import Article, Span
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Kind, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.wires import Relayed, Wire
    from corpus.attribution.nouns import Attribution

_DEFINITE = frozenset("the this that his her their its our he she they it who i we".split())
_NAMELESS = {Kind.UNNAMED, Kind.UNCLEAR}
_PLURAL = {Kind.UNNAMED, Kind.GROUP}
_TRIMMED = re.compile(r"^(?:the|its|his|her|their) ")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Compared:
    """One marked attribution with a source, and what is made of it.

    Attributes:
        wire: the text.
        half: "A" or "B".
        marked: as written.
        found: the attribution of the same source and content, if there is one.
        right: whether speaker and kind are right.
    """

    wire: Wire
    half: str
    marked: Relayed
    found: Attribution | None
    right: bool


def compared() -> Iterator[Compared]:
    """Yield every marked attribution that has a source, resolved."""
    for wire in wires():
        half = "AB"[int(hashlib.md5(wire.text.encode()).hexdigest(), 16) % 2]
        triples = {
            one: Triple(one.content, one.source, one.cue, 1.0, shown=True, outlets=one.via)
            for one in wire.attributions
            if one.source
        }
        found = _resolved(wire.text, list(triples.values()))
        for marked, triple in triples.items():
            one = _same(marked, found)  # none where another shows it as passing on: then alone
            one = one or _same(marked, _resolved(wire.text, [triple]))
            yield Compared(wire, half, marked, one, is_right(wire.text, marked, one))


def _resolved(text: str, triples: list[Triple]) -> list[Attribution]:
    return attributions(Article(key="a", file="f", text=text), lambda _text, _spans: triples)


def _same(marked: Relayed, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution made of a marked one."""
    alike = [one for one in found if (one.content, one.cue) == (marked.content, marked.cue)]
    return next((one for one in alike if _meet(one.source, marked.source)), None)


def _meet(one: Span | None, other: Span | None) -> bool:
    return (one is None) == (other is None) and (
        one is None or other is None or (one.start < other.end and other.start < one.end)
    )


def is_right(text: str, marked: Relayed, found: Attribution | None) -> bool:
    """Say whether speaker and kind are those marked, or as good."""
    if found is None or marked.source is None:
        return False
    words = marked.source.of(text).casefold().translate(_QUOTES)
    first, *rest = words.split()
    nameless = {found.kind, marked.kind}
    if nameless == _NAMELESS and (
        first in _DEFINITE or any(w.endswith("'s") for w in (first, *rest[:3]))
    ):
        return True
    if nameless == _PLURAL and found.speaker is None and first not in ("a", "an", "one"):
        return True
    if found.kind != marked.kind:
        return False
    if marked.kind == Kind.GROUP and (found.speaker is None or _bare(found.speaker) in words):
        return True
    name, wanted = _bare(found.speaker), _bare(marked.speaker)
    longer, shorter = max(name, wanted, key=len), min(name, wanted, key=len)
    placed = longer.startswith(f"{shorter} in ") or longer.endswith(f"'s {shorter}")
    return name == wanted or (longer in words and placed)


def _bare(name: str | None) -> str:
    return _TRIMMED.sub("", (name or "").casefold().translate(_QUOTES))


def counts(every: Sequence[Compared]) -> dict[tuple[str, str], Resolution]:
    """Return the counts by what is meant ("person", "all") and half of the texts."""
    found: dict[tuple[str, str], Resolution] = defaultdict(Resolution)
    for one in every:
        for form in (str(one.marked.kind), "all"):
            count = found[form, one.half]
            named = one.found is not None and one.found.speaker is not None
            count.labels += 1
            count.right += one.right
            count.named += named
            count.rightly += named and one.right
    return dict(found)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, help="how many errors of half A to show")
    given = parser.parse_args()
    every = list(compared())
    for (form, half), count in sorted(counts(every).items()):
        print(f"{form:<12} half {half}  {count}")
    wrong = [one for one in every if one.half == "A" and not one.right]
    for one in wrong[: given.wrong]:
        source = one.marked.source.of(one.wire.text) if one.marked.source else None
        print(f"\n{one.wire.text}")
        print(f"  {source!r}: {one.marked.speaker!r}, {one.marked.kind}")
        print(f"  found: {one.found and one.found.speaker!r}, {one.found and one.found.kind}")


if __name__ == "__main__":
    main()
