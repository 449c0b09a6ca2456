"""Bodies of answers as they come, unpacked piece by piece, so that none unpacks to far too much."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from corpus.formats import MIB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKINGS = frozenset(("gzip", "x-gzip", "deflate"))


class UnpackError(Exception):
    """A body cannot be unpacked; ``str()`` says why."""


class CutOffError(UnpackError):
    """A packed body ends before it should."""


class TooLargeError(UnpackError):
    """A body is larger than it may be."""


def unpacked(chunks: Iterable[bytes], encoding: str, largest: int) -> Iterator[bytes]:
    """Yield a body's bytes, unpacked (RFC 9110, section 8.4.1).

    Args:
        chunks: as they come.
        encoding: the value of its Content-Encoding.
        largest: bytes that it may have, unpacked.

    Raises:
        UnpackError: it is damaged or packed in a way that is not read, or one of these:
        CutOffError: it is packed and not whole.
        TooLargeError: it is too large; what fits has been given out.
    """
    packings = [name.strip().lower() for name in encoding.split(",")]
    packings = [name for name in packings if name not in ("", "identity")]
    if len(packings) > 1 or not _PACKINGS.issuperset(packings):
        raise UnpackError(f"packed as {', '.join(packings)[:40]}, which is not read")
    size = 0
    for piece in _unpacked(chunks) if packings else chunks:
        if size + len(piece) > largest:
            yield piece[: largest - size]
            raise TooLargeError(f"larger than {max(largest // MIB, 1)} MiB")
        size += len(piece)
        yield piece


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    state = zlib.decompressobj(wbits=47)  # gzip or zlib, by its header
    begun = False
    for packed in chunks:
        rest = packed
        while rest and not state.eof:
            try:
                piece = state.decompress(rest, MIB)
            except zlib.error as error:
                if begun:
                    raise UnpackError("packed, and damaged") from error
                state, begun = zlib.decompressobj(wbits=-15), True  # deflate without its header
                continue
            begun = True
            rest = state.unconsumed_tail
            if piece:
                yield piece
    if begun and not state.eof:
        raise CutOffError("cut off")
