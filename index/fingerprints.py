"""Fingerprints of a text: a few numbers from which its copies are known, however they were edited.

Every run of five words, a *shingle*, is hashed; of each twelve shingles that follow one another the
least hash is a fingerprint. So whatever two texts have word for word in common, from sixteen words
on, gives both the same fingerprint, wherever it stands, and a text has one to about six words.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting",
SIGMOD 2003.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
_BETWEEN, _OF_WORD, _A_WORD = range(3)
"""What a character is in a text: in no word, of a word with its neighbours, or one by itself."""

_BEYOND = 0x40000
"""The first code point of the planes that have no letters."""

_LONGEST = 64
"""Bytes of a word up to which it is hashed with the others at once."""

_ODD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


@lru_cache
def _kinds() -> NDArray[np.uint8]:
    """Return what every code point is, the last for all beyond; ``[_BEYOND + 1]``."""
    every = "".join(map(chr, range(_BEYOND)))
    kinds = np.full(_BEYOND + 1, _BETWEEN, np.uint8)
    for kind, run in ((_OF_WORD, r"\w+"), (_A_WORD, f"[{_UNSPACED}]+")):
        for found in re.finditer(run, every):
            kinds[found.start() : found.end()] = kind
    return kinds


@lru_cache
def _checksums() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return what CRC-32s of words are made of; ``[_LONGEST, 256]`` and ``[_LONGEST + 1]``.

    They are linear: that of a word is the exclusive or of what each byte brings, which depends on
    how many follow, and that of as many zeros.
    """
    zeros = np.array([crc32(bytes(size)) for size in range(_LONGEST + 1)], np.uint32)
    brought = [
        [crc32(bytes([byte]) + bytes(left)) for byte in range(256)] for left in range(_LONGEST)
    ]
    return np.array(brought, np.uint32) ^ zeros[1:, None], zeros


def shingles(text: str) -> NDArray[np.uint32]:
    """Return the hash of every shingle of ``text`` in order; one, if it has fewer words."""
    hashes = word_hashes(text)
    size = min(SHINGLE, len(hashes))
    count = len(hashes) - size + 1 if size else 0
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = mixed * _ODD + hashes[place : place + count]
    # A finaliser (SplitMix64's): neighbouring sums become unlike each other.
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return (mixed >> np.uint64(32)).astype(np.uint32)


def word_hashes(text: str) -> NDArray[np.uint32]:
    """Return the CRC-32 of every word of ``text`` in order, case folded, as UTF-8."""
    text = text.casefold()
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = _kinds().take(letters, mode="clip")
    joins = kinds == _OF_WORD
    joins[1:] &= joins[:-1]  # what goes on a word; the first character of all never does
    joins[:1] = False
    within = kinds != _BETWEEN
    starts = np.flatnonzero(~joins[within])
    if not len(starts):
        return np.empty(0, np.uint32)
    letters = letters[within]
    widths = np.ones(len(letters), np.uint8)
    for first in (0x80, 0x800, 0x10000):  # from which UTF-8 takes a byte more
        widths += letters >= first
    sizes = np.asarray(np.add.reduceat(widths, starts, dtype=np.int32), np.int32)
    ends = np.cumsum(sizes, dtype=np.int32)
    only = letters.tobytes().decode("utf-32-le", "surrogatepass")
    encoded = np.frombuffer(only.encode("utf-8", "surrogatepass"), np.uint8)
    places = np.arange(1, 1 + len(encoded), dtype=np.int32)
    left = np.asarray(np.repeat(ends, sizes) - places, np.int32)  # bytes after it in its word
    brought, zeros = _checksums()
    each = brought.ravel().take((left << 8) + encoded, mode="clip")
    starts = ends - sizes
    hashes = np.bitwise_xor.reduceat(each, starts) ^ zeros[np.minimum(sizes, _LONGEST)]
    for word in np.flatnonzero(sizes > _LONGEST):
        hashes[word] = crc32(encoded[starts[word] : ends[word]].tobytes())
    return hashes


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
    least = winnowed(shingles(text))
    # Most windows have the fingerprint of the one before.
    return np.unique(least[np.flatnonzero(np.diff(least, prepend=~least[:1]))])
