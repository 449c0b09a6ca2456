"""Fingerprints of a text: a few numbers from which its copies are known, however they were edited.

Every run of five words, a *shingle*, is hashed; of each twelve shingles that follow one another the
least hash is a fingerprint. So whatever two texts have word for word in common, from sixteen words
on, gives both the same fingerprint, wherever it stands, and a text has one to about six words.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting",
SIGMOD 2003.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE = 5
"""Words to a shingle."""

WINDOW = 12
"""Shingles to a fingerprint."""

_UNSPACED = (
    # Thai, Lao, Burmese, Khmer, kana, Han: a character counts as a word.
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ODD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


class _Hashes(dict[str, int]):
    """The hash of each word met so far."""

    def __missing__(self, word: str) -> int:
        if len(self) > 1 << 20:
            self.clear()
        found = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return found


_HASHES = _Hashes()


def shingles(text: str) -> NDArray[np.uint32]:
    """Return the hash of every shingle of ``text`` in order; one, if it has fewer words."""
    words = _WORD.findall(text.casefold())
    hashes = np.array([_HASHES[word] for word in words], np.uint64)
    size = min(SHINGLE, len(hashes))
    count = len(hashes) - size + 1 if size else 0
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = mixed * _ODD + hashes[place : place + count]
    # A finaliser (SplitMix64's): neighbouring sums become unlike each other.
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return (mixed >> np.uint64(32)).astype(np.uint32)


def winnowed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return for every shingle the fingerprint of the window that it begins; ``[shingles]``.

    The last windows are as long as the text allows.
    """
    least = hashes
    width = 1
    while width < WINDOW:  # the minimum of a window from those of two narrower ones in it
        step = min(width, WINDOW - width)
        least = np.concatenate([np.minimum(least[:-step], least[step:]), least[-step:]])
        width += step
    return least


def fingerprints(text: str) -> NDArray[np.uint32]:
    """Return the different fingerprints of ``text``, sorted."""
    return np.unique(winnowed(shingles(text)))
