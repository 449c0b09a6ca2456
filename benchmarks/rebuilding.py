"""What building again costs, against the time that plain fp32 ``encode`` of all passages takes.

The archive is built, built again unchanged, built with articles changed, and cleared of some of
its articles, each of which is then asked for by its headline. As many are changed and removed as
100 and 1,000 are of the whole archive. Plain ``encode`` is sentence-transformers' own, as it comes,
measured on some hundred passages.

With ``--index`` a copy of an index of the same articles, built before, is gone on from: the whole
archive takes the better part of an hour.

    python -m benchmarks.rebuilding --data DIR [--archive whole] [--index DIR] [--finder rules]
"""

from __future__ import annotations

import gzip
import json
import shutil
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from sentence_transformers import SentenceTransformer

from benchmarks.archives import BUILD, CONSOLE, arguments
from bot.progress import stages
from index.build import build
from index.finding import Finding
from index.generation import open_current
from index.model import DEFAULT_MODEL, open_model
from index.search import Index
from index.store import Store
from index.upkeep import remove

if TYPE_CHECKING:
    from index.report import Report

_WHOLE = 25_649
_ENCODED = 512


def main() -> None:
    """Build, and measure."""
    parser = arguments(__doc__)
    parser.add_argument("--archive", choices=["small", "whole"], default="small")
    parser.add_argument("--index", type=Path, help="of the archive, as it was built before")
    parser.add_argument("--finder", type=Finding, default=Finding.MODEL, choices=list(Finding))
    given = parser.parse_args()
    name = "articles-small" if given.archive == "small" else "articles"
    with gzip.open(given.data / "realtimeqa" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    index, source = BUILD / f"rebuilding-{given.archive}", BUILD / f"{name}.jsonl"
    BUILD.mkdir(exist_ok=True)
    shutil.rmtree(index, ignore_errors=True)
    if given.index:
        shutil.copytree(given.index, index)

    def built(what: str) -> tuple[Report, float]:
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        begun = time.monotonic()
        with stages(CONSOLE) as stage:
            report = build([str(source)], index, attribution=given.finder, stage=stage)
        took = time.monotonic() - begun
        seconds = ", ".join(f"{name} {s:.1f}" for name, s in report.seconds.items())
        print(f"{what}: {took:.1f} s ({seconds}), {report.embedded:,} passages embedded")
        return report, took

    built("first build")
    whole = plain_encode(index)
    print(f"plain fp32 encode of all passages: {whole:,.0f} s")
    _, took = built("nothing changed")
    print(f"    {100 * took / whole:.2f} % of it")
    changed = max(1, round(100 * len(rows) / _WHOLE))
    for row in rows[:: len(rows) // changed][:changed]:
        row["text"] += "\n\nThe harbour master will speak about this on Thursday."
    report, took = built(f"{changed} changed")
    assert len(report.changed) == changed
    print(f"    {100 * took / whole:.2f} % of it")
    gone = max(1, round(1000 * len(rows) / _WHOLE))
    print(
        f"{gone} removed: answered from in {answered_from_removed(index, gone)} of {gone} questions"
    )


def plain_encode(index: Path) -> float:
    """Return the seconds that sentence-transformers takes for all passages, by some of them."""
    with closing(Store(open_current(index).folder / "articles.sqlite")) as store:
        passages = store.passages()
        some = passages[:: max(1, len(passages) // _ENCODED)]
        texts = [
            f"{p.context}\n{store.article(p.article).text[p.start : p.end]}".strip() for p in some
        ]
    model = SentenceTransformer(str(open_model(DEFAULT_MODEL).folder), device="cpu")
    with torch.inference_mode():
        model.encode(texts[:32])
        begun = time.monotonic()
        model.encode(texts)
    return (time.monotonic() - begun) / len(texts) * len(passages)


def answered_from_removed(index: Path, most: int) -> int:
    """Remove articles, ask for each by its headline, and count answers that still show one."""
    with Index(index) as opened:
        keys = opened.keys()
        gone = keys[:: max(1, len(keys) // most)][:most]
        asked = [article.title or "" for key in gone if (article := opened.article(key))]
    remove(gone, index)
    removed = set(gone)
    with Index(index) as opened:
        return sum(
            any(
                {passage.article, *(copy.article for copy in passage.also_in)} & removed
                for passage in opened.ask(title, 10).passages
            )
            for title in asked
            if title.strip()
        )


if __name__ == "__main__":
    main()
