"""Write texts as the tagger sees them, with what people marked in them, into one file of arrays.

Run:  python -m benchmarks.tagger_data --data DIR --out FILE.npz [--plain N]

PolNeAR's training and development parts; our own texts in the manner of news agencies, which have
the outlets that PolNeAR lacks; and with ``--plain`` the sentences of N news articles (RealTimeQA)
without marks, which larger taggers can mark for a smaller one to learn from.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from benchmarks.archives import arguments
from benchmarks.polnear import read
from benchmarks.wires import Wire, wires
from corpus.article import Article, Span
from corpus.sentences import sentences
from index.model import DEFAULT_MODEL, open_model
from index.tagger_network import CONTENT, CUE, INNER, OUTER, SOURCE
from index.tagger_text import tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.polnear import Marked
    from index.tagger_text import TaggedText

TRAIN, TUNE, DEV, PLAIN, WIRES, WIRES_TUNE = range(6)
"""The parts: to learn from, to choose by, to report on, and without marks; the last two are our own
texts, to learn from and to choose by."""

TUNED = 10  # every tenth article of the training part is kept for choosing


class Pile:
    """Arrays that grow article by article."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Any]] = defaultdict(list)
        self._tokens = 0
        self._gold = 0

    def add(self, part: int, text: TaggedText, marked: Sequence[Labels]) -> None:
        """Add an article of a part."""
        keep = self._kept
        keep["article"].append((part, self._tokens, self._tokens + len(text.ids)))
        keep["ids"].append(text.ids.astype(np.uint16))
        keep["marks"].append(text.marks)
        for name in ("sentence", "paragraph"):  # as steps, which pack better
            keep[name].append(np.diff(getattr(text, name), prepend=0).astype(np.int8))
        if part != PLAIN:
            keep["starts"].append(text.starts)
            keep["ends"].append(text.ends)
            keep["words"].append(text.words)
        exact = part in (WIRES, WIRES_TUNE)
        for speech, labels in marked:
            pieces = [(tag, *found) for tag, span in labels for found in _places(text, span)]
            anchor = min((begin for tag, begin, _ in pieces if tag == CUE), default=-1)
            keep["gold"].append((len(keep["article"]) - 1, anchor, int(speech), int(exact)))
            for tag, begin, end in pieces:
                keep["piece"].append((self._gold, tag, begin, end))
            for tag, span in labels:
                if tag != CUE:
                    keep["span"].append((self._gold, tag, span.start, span.end))
            self._gold += 1
        self._tokens += len(text.ids)

    def arrays(self) -> dict[str, Any]:
        """Return everything as arrays; places of tokens are counted within their article."""
        tokens = {"ids", "starts", "ends", "words", "marks", "sentence", "paragraph"}
        return {
            name: np.concatenate(rows) if name in tokens else np.array(rows, np.int32)
            for name, rows in self._kept.items()
        }


Labels = tuple[bool, list[tuple[int, "Span"]]]
"""Whether an attribution is of speech, and its spans with their tags."""


def _places(text: TaggedText, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the tokens that a span touches, as a range."""
    begin = int(np.searchsorted(text.ends, span.start, side="right"))
    end = int(np.searchsorted(text.starts, span.end, side="left"))
    if begin < end:
        yield begin, end


def _labels(one: Marked) -> Labels:
    parts = ((CUE, one.cue), (SOURCE, one.source), (CONTENT, one.content))
    return one.speech, [(tag, span) for tag, spans in parts for span in spans]


def _joined(group: Sequence[Wire]) -> tuple[str, list[Labels]]:
    """Return texts as the paragraphs of one, and their labels."""
    labels: list[Labels] = []
    begin = 0
    for wire in group:
        for one in wire.attributions:
            spans = [(CUE, one.cue), *((CONTENT, span) for span in one.content)]
            spans += [(SOURCE, one.source)] if one.source else []
            spans += [(INNER if n else OUTER, span) for n, span in enumerate(one.via)]
            moved = [(tag, Span(span.start + begin, span.end + begin)) for tag, span in spans]
            labels.append((True, moved))
        begin += len(wire.text) + 1
    return "\n".join(wire.text for wire in group), labels


def _wired() -> Iterator[tuple[int, str, list[Labels]]]:
    """Yield our own texts, each alone, and those to learn from also by fours, shuffled."""
    written = list(wires())
    learnt = [wire for wire in written if not wire.held_out]
    for wire in written:
        yield WIRES_TUNE if wire.held_out else WIRES, *_joined([wire])
    shuffled = Random(1).sample(learnt, len(learnt))
    for begin in range(0, len(shuffled), 4):
        yield WIRES, *_joined(shuffled[begin : begin + 4])


def _plain(data: Path, count: int) -> Iterator[str]:
    with gzip.open(data / "realtimeqa" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in Random(1).sample(texts, len(texts)):
        if 1500 < len(text) < 8000:
            yield text
            count -= 1
        if not count:
            return


def main() -> None:
    """Write the file."""
    parser = arguments(__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plain", type=int, default=0)
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(open_model(DEFAULT_MODEL).folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pile = Pile()
    for split in ("train", "dev"):
        for number, (article, marked) in enumerate(read(given.data, split)):
            part = DEV if split == "dev" else TUNE if number % TUNED == 0 else TRAIN
            labels = [_labels(one) for one in marked]
            pile.add(part, tagged(article.text, sentences(article), tokenizer), labels)
    for part, text, labels in _wired():
        article = Article(key="", file="", text=text)
        pile.add(part, tagged(text, sentences(article), tokenizer), labels)
    for text in _plain(given.data, given.plain) if given.plain else ():
        article = Article(key="", file="", text=text)
        pile.add(PLAIN, tagged(text, sentences(article), tokenizer), [])
    given.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out, **pile.arrays())


if __name__ == "__main__":
    main()
