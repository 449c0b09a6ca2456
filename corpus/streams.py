"""Bytes of a file as they come: unpacked within bounds, whole, or line by line."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.formats import LARGEST_ARTICLE, MIB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader, BytesIO

MOST_EXPANSION = 200  # times its packed size that a file may unpack to, beyond the first 64 MiB

_CHUNK = 1 * MIB


class UnreadableError(Exception):
    """Reading stops here; ``str()`` says why."""


def too_much(unpacked: int, packed: int) -> bool:
    """Say whether what is ``packed`` bytes long unpacks to more than any text does."""
    return unpacked > max(64 * MIB, MOST_EXPANSION * packed)


def chunks(
    raw: BufferedReader | BytesIO, *, packed: bool, report: Callable[[int], None]
) -> Iterator[bytes]:
    """Yield a file's bytes, unpacked if it is ``packed`` with gzip.

    Raises:
        UnreadableError: it is not gzip, is damaged or cut off, or unpacks to far too much.
    """
    stream = gzip.GzipFile(fileobj=raw) if packed else raw
    unpacked = 0
    try:
        # What is there: read() would lose what comes before a cut.
        while chunk := stream.read1(_CHUNK):
            unpacked += len(chunk)
            if packed and too_much(unpacked, raw.tell()):
                raise UnreadableError(f"unpacks to more than {MOST_EXPANSION} times its size")
            yield chunk
            report(raw.tell())
    except EOFError as error:
        raise UnreadableError("a gzip file that is cut off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableError("not a gzip file, or a damaged one") from error


def whole(pieces: Iterator[bytes], largest: int) -> bytes:
    """Join the chunks of a file that is read whole.

    Raises:
        UnreadableError: it is larger than ``largest`` bytes.
    """
    kept, size = [], 0
    for chunk in pieces:
        size += len(chunk)
        if size > largest:
            raise UnreadableError(f"larger than {largest // MIB} MiB")
        kept.append(chunk)
    return b"".join(kept)


def lines(pieces: Iterator[bytes], file: str) -> Iterator[bytes | ReadError]:
    """Split chunks into lines; one that is too long is passed over, and an error in its place.

    A last line that the end of a damaged file cuts off is not given out.
    """
    begun: list[bytes] = []
    size = number = 0
    for chunk in pieces:
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            number += 1
            size += len(line)
            if size > LARGEST_ARTICLE:
                yield ReadError(file, f"longer than {LARGEST_ARTICLE // MIB} MiB", f"line {number}")
            else:
                yield b"".join([*begun, line])
            begun, size = [], 0
        size += len(rest)
        begun = [*begun, rest] if size <= LARGEST_ARTICLE else []
    if size > LARGEST_ARTICLE:
        yield ReadError(file, f"longer than {LARGEST_ARTICLE // MIB} MiB", f"line {number + 1}")
    elif size:
        yield b"".join(begun)
