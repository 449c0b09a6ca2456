"""Measure German and Russian: who speaks through whom, on texts written and labelled for it.

Run:  python -m benchmarks.inflected  [--language de|ru] [--half kept] [--batch first]

Texts are in ``benchmarks/wires_german`` and ``benchmarks/wires_russian``, halved by a digest of
the text: one half to develop on, one kept back; those in ``developed`` there were all looked at.
Contents are matched one to one as on PolNeAR; F1
is that of contents, of these with the source, with the outlets in order too, with speaker and kind
too. People's names must be equal; what is called by common nouns is compared without case and
endings, a group that nobody names may be unnamed, and unnamed and unclear are one: the texts say
"the judge" of both.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from typing import TYPE_CHECKING

from benchmarks.labels import bare
from benchmarks.polnear import matched, same_source
from benchmarks.wires import FOLDER, wires
from corpus.article import Article
from corpus.attribution.attributing import attributions
from corpus.attribution.nouns import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.wires import Relayed, Wire
    from corpus.attribution.nouns import Attribution

FOLDERS = {"de": FOLDER.with_name("wires_german"), "ru": FOLDER.with_name("wires_russian")}

_NOBODY = (Kind.UNNAMED, Kind.UNCLEAR)
_ENDING = re.compile(r"[aeinrmsаеёиоуыьъюяйхмвг]+$")
_MARKS = re.compile(r"[«»„“”\"]")
_STAGES = ("content", "source", "outlets", "speaker")


def halves(language: str, batch: str = "*") -> dict[str, list[Wire]]:
    """Return the texts of a language, or of one batch: to develop on, and kept back."""
    parts: dict[str, list[Wire]] = {"developed": [], "kept": []}
    for wire in wires(FOLDERS[language], batch):
        digest = hashlib.sha256(wire.text.encode()).digest()
        parts["kept" if digest[0] % 2 else "developed"].append(wire)
    parts["developed"] += wires(FOLDERS[language] / "developed", batch)
    return parts


def stages(text: str, label: Relayed, one: Attribution) -> int:
    """Return how many of source, outlets and speaker are right, in this order."""
    if not same_source(() if label.source is None else (label.source,), one.source):
        return 0
    outlets = [_plain(span.of(text)) for span in label.via]
    if outlets != [_plain(name) for name in one.via]:
        return 1
    return 3 if _same_speaker(label, one) else 2


def _same_speaker(label: Relayed, one: Attribution) -> bool:
    kind = Kind(label.kind) if label.kind else None
    if kind is None or kind in _NOBODY:
        return one.speaker is None and one.kind in (*_NOBODY, None)
    if kind is Kind.PERSON:
        return one.kind is kind and bare(label.speaker) == bare(one.speaker)
    if one.speaker is None:
        return kind is Kind.GROUP and one.kind in (*_NOBODY, Kind.GROUP)
    return one.kind in (Kind.GROUP, Kind.ORGANISATION) and (
        _plain(label.speaker or "") == _plain(one.speaker)
    )


def _plain(name: str) -> str:
    words = _MARKS.sub("", name).casefold().split()
    return " ".join(_ENDING.sub("", word) or word for word in words)


def measure(chosen: Iterable[Wire]) -> tuple[dict[str, float], int]:
    """Return the F1 of each stage, and how many attributions are labelled."""
    gold = found = 0
    right = dict.fromkeys(_STAGES, 0)
    for wire in chosen:
        got = attributions(Article(key="", file="", text=wire.text))
        pairs = matched([one.content for one in wire.attributions], [one.content for one in got])
        gold, found = gold + len(wire.attributions), found + len(got)
        for number, place in pairs.items():
            reached = 1 + stages(wire.text, wire.attributions[number], got[place])
            for stage in _STAGES[:reached]:
                right[stage] += 1
    return {stage: 2 * right[stage] / max(1, gold + found) for stage in _STAGES}, gold


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=list(FOLDERS))
    parser.add_argument("--half", choices=["developed", "kept"])
    parser.add_argument("--batch", default="*", help="the name of a file, without its ending")
    options = parser.parse_args()
    for language in FOLDERS:
        if options.language in (None, language):
            for half, chosen in halves(language, options.batch).items():
                if options.half in (None, half):
                    f1, total = measure(chosen)
                    shares = "; ".join(f"{stage} {share:.3f}" for stage, share in f1.items())
                    print(f"{language} {half:<10} F1 {shares}  ({total} labels)")


if __name__ == "__main__":
    main()
