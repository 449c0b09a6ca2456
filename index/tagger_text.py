"""A text as the attribution tagger sees it: tokens, what is printed about them, and windows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.attribution.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from corpus.article import Span

MARKS = (6, 2, 3, 4)
"""How many values each mark of a token has: its capitals, whether it begins a word, whether it
begins a sentence or a paragraph, and where it stands to quotation marks. The encoder's vocabulary
knows no capitals, and attention sees a quotation mark only dimly from far away."""

_LOWER, _TITLE, _CAPITALS, _MIXED, _DIGITS, _SIGN = range(MARKS[0])
_OUTSIDE, _INSIDE, _OPENING, _CLOSING = range(MARKS[3])

WINDOW = 256
"""Tokens that the encoder sees at once, at most."""


@dataclass(frozen=True, slots=True)
class TaggedText:
    """The tokens of a text's sentences.

    Attributes:
        ids: of the tokens, ``[tokens]``.
        starts: code-point offsets at which they begin, ``[tokens]``.
        ends: offsets at which they end, ``[tokens]``.
        marks: what is printed about them, ``[tokens, len(MARKS)]``.
        words: number of the word of each, a sign counting as one, ``[tokens]``.
        sentence: number of the sentence of each, ``[tokens]``.
        paragraph: number of the line of each, ``[tokens]``.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    marks: NDArray[np.int8]
    words: NDArray[np.int32]
    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]


def tagged(text: str, sentences: Sequence[Span], tokenizer: Tokenizer) -> TaggedText:
    """Return the tokens of the sentences of ``text``."""
    encodings = tokenizer.encode_batch(
        [span.of(text) for span in sentences], add_special_tokens=False
    )
    quoted = [piece for quotation in quotations(text) for piece in quotation.pieces]
    quote_starts = [piece.start for piece in quoted]
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: list[tuple[int, int, int, int]] = []
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    paragraph, before = -1, 0
    for number, (span, encoding) in enumerate(zip(sentences, encodings, strict=True)):
        begins_paragraph = number == 0 or "\n" in text[before : span.start]
        paragraph += begins_paragraph
        before = span.end
        begins = 2 if begins_paragraph else 1
        past = -1
        for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
            start, end = span.start + start, span.start + end
            ids.append(token)
            starts.append(start)
            ends.append(end)
            sentence_of.append(number)
            paragraph_of.append(paragraph)
            at = bisect_right(quote_starts, start) - 1
            place = _OUTSIDE
            if at >= 0 and start < quoted[at].end:
                piece = quoted[at]
                place = (
                    _OPENING if start == piece.start else _CLOSING if end == piece.end else _INSIDE
                )
            marks.append((_capitals(text[start:end]), int(start != past), begins, place))
            past, begins = end, 0
    begun, ended = np.array(starts, np.int32), np.array(ends, np.int32)
    printed = np.array(marks, np.int8).reshape(-1, len(MARKS))
    sign = printed[:, 0] == _SIGN
    apart = np.ones(len(ids), np.bool_)
    apart[1:] = (begun[1:] != ended[:-1]) | sign[1:] | sign[:-1]
    return TaggedText(
        np.array(ids, np.int32),
        begun,
        ended,
        printed,
        np.cumsum(apart, dtype=np.int32),
        np.array(sentence_of, np.int32),
        np.array(paragraph_of, np.int32),
    )


def _capitals(word: str) -> int:
    if word.islower():
        return _LOWER
    if word[:1].isupper():
        return _CAPITALS if len(word) > 1 and word.isupper() else _TITLE
    if word.isdigit():
        return _DIGITS
    return _MIXED if word.isalnum() else _SIGN


def windows(sentence: NDArray[np.integer[Any]], first: int = 0) -> Iterator[tuple[int, int]]:
    """Cut tokens into windows at the ends of sentences, as far as these are no longer than one.

    Args:
        sentence: number of the sentence of each token, ``[tokens]``.
        first: token that the first window begins at.

    Yields:
        A window's first token and the one past its last.
    """
    count = len(sentence)
    while first < count:
        past = min(first + WINDOW, count)
        if past < count:
            cut = past
            while cut > first and sentence[cut] == sentence[cut - 1]:
                cut -= 1
            past = cut if cut > first else past
        yield first, past
        first = past
