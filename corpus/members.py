"""Archives: zip, tar and WARC, read from where they are. Nothing of them is written anywhere.

What their members are called is a label and never a path. How much they unpack to is bounded, all
of them together as any other file, each as a file of its format.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from corpus.encoding import storable
from corpus.errors import ReadError
from corpus.formats import LARGEST_PAGE, MIB, format_of, html
from corpus.formats.content_kind import kind_of
from corpus.formats.extras import load_extra
from corpus.streams import MOST_EXPANSION, UnreadableError, too_much

if TYPE_CHECKING:
    from corpus.article import Article

Items = Iterator["Article | ReadError"]
Parse = Callable[..., Items]
"""``parse(name, chunks, file=..., path=...)``: reads a member."""

ARCHIVES = ("zip", "tar", "warc")
_CHUNK = 1 * MIB
_MOST_MEMBERS = 1_000_000
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")  # of a page in a web archive


def read_members(form: str, raw: BinaryIO, *, file: str, path: str, parse: Parse) -> Items:
    """Read an archive's members in order; what is hidden or of no known suffix is passed over.

    Args:
        form: "zip", "tar" (packed or not) or "warc" (packed or not).
        raw: the archive, open at its beginning.
        file: its path as given by the person.
        path: its path as used in keys.
        parse: reads a member.

    Raises:
        UnreadableError: it cannot be read on; what came before counts.
    """
    if form == "warc":
        yield from _read_records(raw, file, path)
        return
    nothing = True
    budget = _Budget(raw)
    for name, pieces in (_zipped if form == "zip" else _tarred)(raw, budget):
        label = _label(name)
        inner = format_of(label)
        if inner is None or any(part.startswith((".", "__MACOSX")) for part in label.split("/")):
            continue
        nothing = False
        shown = f"{file}/{label}"
        if inner in ARCHIVES:
            yield ReadError(shown, "an archive within an archive")
            continue
        try:
            yield from parse(label, pieces, file=shown, path=f"{path}/{label}")
        except UnreadableError as error:
            if budget.spent:
                raise
            yield ReadError(shown, str(error))
    if nothing:
        yield ReadError(file, "no article in it")


class _Budget:
    """How much an archive may still unpack to, measured by its size."""

    def __init__(self, raw: BinaryIO) -> None:
        self._size = raw.seek(0, 2)
        raw.seek(0)
        self._unpacked = 0
        self.spent = False

    def take(self, chunk: bytes) -> bytes:
        self._unpacked += len(chunk)
        if too_much(self._unpacked, self._size):
            self.spent = True
            raise UnreadableError(f"unpacks to more than {MOST_EXPANSION} times its size")
        return chunk


def _zipped(raw: BinaryIO, budget: _Budget) -> Iterator[tuple[str, Iterator[bytes]]]:
    try:
        archive = zipfile.ZipFile(raw)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("not a zip file, or a damaged one") from error
    with archive:
        for member in archive.infolist()[:_MOST_MEMBERS]:
            if not member.is_dir():
                yield member.filename, _of_zip(archive, member, budget)


def _of_zip(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: _Budget) -> Iterator[bytes]:
    if member.flag_bits & 1:
        raise UnreadableError("encrypted")
    try:
        with archive.open(member) as stream:
            yield from _pieces(stream, member.filename, budget)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise UnreadableError("damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableError("packed in a way that is not read") from error


def _tarred(raw: BinaryIO, budget: _Budget) -> Iterator[tuple[str, Iterator[bytes]]]:
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    counted = _Counted(gzip.GzipFile(fileobj=raw) if packed else raw, budget)
    try:
        with tarfile.open(fileobj=counted, mode="r|") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None:
                    yield member.name, _pieces(stream, member.name, budget)
    except EOFError as error:
        raise UnreadableError("a tar file that is cut off") from error
    except (tarfile.TarError, zlib.error, OSError, ValueError) as error:
        cut = "unexpected end" in str(error)
        why = "a tar file that is cut off" if cut else "not a tar file, or a damaged one"
        raise UnreadableError(why) from error


class _Counted(io.RawIOBase):
    """A tar file's bytes, counted as they are unpacked: those of members passed over as well."""

    def __init__(self, stream: Any, budget: _Budget) -> None:  # noqa: ANN401 - any binary file
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        return self._budget.take(self._stream.read(size))


def _pieces(stream: IO[bytes], name: str, budget: _Budget) -> Iterator[bytes]:
    """Yield a member's bytes, unpacked if its name ends in .gz."""
    unpack = zlib.decompressobj(wbits=31) if name.lower().endswith(".gz") else None
    while chunk := stream.read(_CHUNK):
        if unpack is None:
            yield budget.take(chunk)
        while unpack and chunk:
            yield budget.take(unpack.decompress(chunk, _CHUNK))
            chunk = unpack.unconsumed_tail
    if unpack and not unpack.eof:
        raise UnreadableError("a gzip file that is cut off")


def _read_records(raw: BinaryIO, file: str, path: str) -> Items:
    """Read the pages of a WARC file (ISO 28500): its responses with an article in them."""
    warcio = load_extra("warcio.archiveiterator", "archives")
    nothing = True
    try:
        for record in warcio.ArchiveIterator(raw):
            headers = _page_headers(record)
            if headers is None:
                continue
            kind, packing = headers
            address = storable(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            if packing not in _PACKINGS:
                nothing = False
                yield ReadError(file, f"packed as {packing[:40]}, which is not read", address)
                continue
            data = record.content_stream().read(LARGEST_PAGE + 1)
            if not kind and kind_of(data) != "html":
                continue  # a server that does not say what it sends
            nothing = False
            if record.raw_stream.limit > 0 and len(data) <= LARGEST_PAGE:
                raise EOFError
            if len(data) > LARGEST_PAGE:
                yield ReadError(file, f"larger than {LARGEST_PAGE // MIB} MiB", address)
                continue
            charset = re.search(r"charset=[\"']?([\w.:-]+)", kind)
            for item in html.parse(
                data,
                file=file,
                path=f"{path}#{address}",
                address=address or None,
                charset=charset[1] if charset else None,
            ):
                is_error = isinstance(item, ReadError)
                yield ReadError(file, item.why, address) if is_error else item  # type: ignore[union-attr]
    except warcio.ArchiveLoadFailed as error:
        raise UnreadableError("not a WARC file, or a damaged one") from error
    except (EOFError, zlib.error, ValueError, OSError) as error:
        raise UnreadableError("a WARC file that is damaged or cut off") from error
    if nothing:
        yield ReadError(file, "no page in it")


def _page_headers(record: Any) -> tuple[str, str] | None:  # noqa: ANN401 - the library's
    """Return how a page's record is typed and packed; ``None`` where it is no page's.

    The type is empty where the server did not say what it sends.
    """
    if record.rec_type == "resource":  # what was not fetched by HTTP
        kind = (record.rec_headers.get_header("Content-Type") or "").lower()
        return (kind, "") if "html" in kind else None
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if record.http_headers.get_statuscode() != "200" or "html" not in (kind or "html"):
        return None
    return kind, (record.http_headers.get_header("Content-Encoding") or "").strip().lower()


def _label(name: str) -> str:
    """Return a member's name as a label: no way out of a folder, no control characters."""
    words = "".join(" " if ord(c) < 32 else c for c in storable(name.replace("\\", "/")))
    return "/".join(part for part in words.split("/") if part not in ("", ".", ".."))
