"""Time questions, cold starts, and the encoder, on this machine.

Run:  python -m benchmarks.speed --data DIR

Questions are asked one after the other of the opened small news archive, one thread each of
PyTorch, FAISS and BM25. A cold start is a whole process, ``byline ask`` typed to answer printed.
The encoder of a build is paired with plain ``SentenceTransformer.encode`` in fp32 over the same
passages, in turns, in one process with all cores. Of a build from nothing, of every fourth of the
archive's articles, it is told what share the stages take that neither embed nor attribute.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.archives import BUILD, arguments, news
from corpus.passage import Passage, passages
from index.build import build
from index.encode import Encoder
from index.finding import Finding
from index.model import open_model

if TYPE_CHECKING:
    from index.search import Index

_ROUNDS = 5
_PASSAGES = 300
_EVERY = 4
_BYLINE = [sys.executable, "-c", "from bot.cli import main; main()"]


def questions(index: Index, asked: list[str]) -> None:
    """Print how long a question takes, the model loaded."""
    index.ask(asked[0])
    taken = []
    for _ in range(_ROUNDS):
        for question in asked:
            begun = time.perf_counter()
            index.ask(question)
            taken.append(1000 * (time.perf_counter() - begun))
    p50, p95 = np.percentile(taken, [50, 95])
    print(f"question to answer, ms: p50 {p50:.1f}  p95 {p95:.1f}  (n={len(taken)})")


def cold_start(question: str) -> None:
    """Print how long a whole ``byline ask`` takes."""
    taken = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        command = [*_BYLINE, "ask", question, "--index", str(BUILD / "small")]
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - begun)
    print(f"byline ask, whole process, s: median {statistics.median(taken):.2f}")


def encoders(found: list[Passage]) -> None:
    """Print how many times as fast as plain ``encode`` the build's encoder is, pair by pair."""
    encoder = Encoder(threads=os.cpu_count())
    plain = SentenceTransformer(str(open_model(encoder.name).folder), device="cpu")
    texts = [passage.embedded for passage in found]
    ratios, cosines = [], np.empty(0)
    for _ in range(_ROUNDS):
        # The other encoder has left this library with one thread of its own.
        torch.set_num_threads(os.cpu_count() or 1)
        begun = time.perf_counter()
        reference = plain.encode(texts, show_progress_bar=False)
        middle = time.perf_counter()
        vectors, _sentences = encoder.encode_passages(found)
        ratios.append((middle - begun) / (time.perf_counter() - middle))
        cosines = (vectors * reference).sum(axis=1)
    print(
        f"encoder ({encoder.precision}, sentences included) against plain encode: "
        f"{statistics.median(ratios):.2f} times as fast "
        f"({min(ratios):.2f}-{max(ratios):.2f}), least cosine {cosines.min():.6f}"
    )


def stages(archive: Path) -> None:
    """Print what the stages of a build take beside embedding; attributing is counted apart."""
    with gzip.open(archive, "rb") as lines, tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "some.jsonl"
        source.write_bytes(b"".join(line for n, line in enumerate(lines) if n % _EVERY == 0))
        report = build([str(source)], Path(folder) / "index", attribution=Finding.RULES)
    seconds = report.seconds
    others = sum(seconds.values()) - seconds["embedding"] - seconds["attributing"]
    share = others / (others + seconds["embedding"])
    told = ", ".join(f"{name} {took:.1f}" for name, took in seconds.items())
    print(
        f"of a build of {report.embedded:,} passages, attributing apart, all but embedding takes "
        f"{share:.3f} (seconds: {told})"
    )


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__).parse_args()
    index, asked = news(given.data)
    questions(index, [question.text for question in asked])
    cold_start(asked[0].text)
    encoder = Encoder()
    found: list[Passage] = []
    for key in index.keys()[::7]:
        article = index.article(key)
        assert article is not None
        found += passages(article, encoder.token_starts, encoder.limit)
        if len(found) >= _PASSAGES:
            break
    encoders(found[:_PASSAGES])
    stages(given.data / "realtimeqa" / "articles-small.jsonl.gz")


if __name__ == "__main__":
    main()
