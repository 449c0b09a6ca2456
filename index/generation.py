"""Generations: immutable folders, published in one step, verified before they are read.

::

    INDEX/
      CURRENT                 "<name> <SHA-256 of its manifest.json>"
      20260301T120000000000Z-1a2b3c4d/   a generation; manifest.json lists its files, with digests
      .building-…/            a generation in the making; swept away by the next build
      .lock                   held by the one process that builds

A generation is never edited. A reader that has one open keeps it, even while it is deleted.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 5
"""Version of the generation folder; another one is not read."""

KEPT = 3
"""How many generations are kept, the current one included."""

_NAME = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{8}")
_STAMP = "%Y%m%dT%H%M%S%fZ"
_MANIFEST = "manifest.json"
_BUILDING = ".building-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds.

    Attributes:
        format: version of the folder's layout.
        created: when it was built, ISO 8601 in UTC.
        settings: everything that shapes the index, the encoder's name, digest, dimension and
            limit among them.
        counts: articles, passages, sentences.
        files: path within the folder to SHA-256.
    """

    format: int
    created: str
    settings: dict[str, Any]
    counts: dict[str, int]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation whose files have been verified."""

    name: str
    folder: Path
    manifest: Manifest


def current_name(index: Path) -> str | None:
    """Return what ``CURRENT`` says, or ``None`` where nothing is published. Cheap: one read."""
    try:
        return (index / "CURRENT").read_text(encoding="utf-8", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise IndexDamaged(f"{index / 'CURRENT'}: {error}") from error


def open_current(index: Path) -> Generation:
    """Verify the current generation, every file of it, and return it.

    Raises:
        IndexMissing: nothing is published in the folder ``index``.
        IndexDamaged: a file is missing or altered.
        IndexOutdated: its format is another.
    """
    pointer = current_name(index)
    if pointer is None:
        raise IndexMissing(f"no index in {index}: build one with  byline build SOURCE...")
    name, _, digest = pointer.partition(" ")
    if not _NAME.fullmatch(name):
        raise IndexDamaged(f"{index / 'CURRENT'}: does not name a generation")
    return verify(index / name, digest)


def verify(folder: Path, digest: str | None = None) -> Generation:
    """Check a generation against its manifest, and the manifest against ``digest`` if given.

    Raises:
        IndexDamaged: naming the first file that is missing, altered or should not be there.
        IndexOutdated: its format is another.
    """
    fields = _fields(folder, digest)
    if fields["format"] != FORMAT:
        raise IndexOutdated(
            f"{folder}: has format {fields['format']}, this version reads {FORMAT}: "
            "rebuild it with  byline build SOURCE..."
        )
    return _checked(folder, fields)


def outdated(index: Path) -> Generation | None:
    """Return the current generation if it is sound but of another format; not to be served."""
    name, _, digest = (current_name(index) or "").partition(" ")
    try:
        fields = _fields(index / name, digest) if _NAME.fullmatch(name) else {"format": FORMAT}
        return _checked(index / name, fields) if fields["format"] != FORMAT else None
    except IndexDamaged:
        return None


def _fields(folder: Path, digest: str | None) -> dict[str, Any]:
    """Return what a generation's manifest says, of whatever format it is."""
    try:
        raw = (folder / _MANIFEST).read_bytes()
        if digest is not None and hashlib.sha256(raw).hexdigest() != digest:
            raise IndexDamaged(f"{folder / _MANIFEST}: is not the manifest that was published")
        fields: dict[str, Any] = json.loads(raw)
        fields["format"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise IndexDamaged(f"{folder}: {error}") from error
    return fields


def _checked(folder: Path, fields: dict[str, Any]) -> Generation:
    """Return a generation whose files are those that its manifest lists."""
    try:
        manifest = Manifest(**fields)
        present = {str(path.relative_to(folder)) for path in _files(folder)}
        for name in sorted(present ^ {_MANIFEST, *manifest.files}):
            what = "should not be there" if name in present else "is missing"
            raise IndexDamaged(f"{folder / name}: {what}")
        for name, expected in manifest.files.items():
            if _sha256(folder / name) != expected:
                raise IndexDamaged(f"{folder / name}: is damaged (its digest differs)")
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"{folder}: {error}") from error
    return Generation(folder.name, folder, manifest)


def generations(index: Path) -> list[Path]:
    """Return the folders of all kept generations, oldest first; others in there are not ours."""
    if not index.is_dir():
        return []
    return sorted(path for path in index.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())


def verify_all(index: Path) -> dict[str, str | None]:
    """Check every kept generation, and that one is current; say what is wrong with each.

    Raises:
        IndexMissing: there is none.
    """
    found: dict[str, str | None] = {}
    for folder in generations(index):
        try:
            verify(folder)
            found[folder.name] = None
        except (IndexDamaged, IndexOutdated) as error:
            found[folder.name] = str(error)
    try:
        open_current(index)
    except (IndexDamaged, IndexOutdated) as error:
        name = (current_name(index) or "").partition(" ")[0]
        if not found.get(name):
            found[name if name in found else "CURRENT"] = str(error)
    return found


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Hold the index's lock, which whoever changes anything in the folder must have.

    Raises:
        IndexLocked: another process holds it.
    """
    index.mkdir(parents=True, exist_ok=True)
    with (index / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexLocked(f"another build is writing to {index}") from None
        yield


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """Hold the index's lock, and give a hidden folder to build in; it is gone afterwards.

    Raises:
        IndexLocked: another process is building.
    """
    with locked(index):
        for abandoned in index.glob(f"{_BUILDING}*"):
            shutil.rmtree(abandoned, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=index))
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(
    index: Path, built: Path, settings: dict[str, Any], counts: dict[str, int]
) -> Generation:
    """Seal the folder ``built`` with a manifest, sync it, rename it, and point ``CURRENT`` at it.

    The oldest generations beyond ``KEPT`` are deleted afterwards.
    """
    now = datetime.now(UTC)
    files = {str(path.relative_to(built)): _sha256(path) for path in sorted(_files(built))}
    manifest = Manifest(FORMAT, now.isoformat(timespec="seconds"), settings, counts, files)
    raw = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    (built / _MANIFEST).write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    for path in (*_files(built), *(p for p in built.rglob("*") if p.is_dir()), built):
        _sync(path)
    name = f"{_later(index, now):{_STAMP}}-{digest[:8]}"
    verify(built, digest)
    built.rename(index / name)
    published = Generation(name, index / name, manifest)
    point(index, published)
    others = [folder for folder in generations(index) if folder.name != name]
    for old in others[: max(0, len(others) - (KEPT - 1))]:
        shutil.rmtree(old, ignore_errors=True)
    return published


def _later(index: Path, now: datetime) -> datetime:
    """Return ``now``, or a moment after the newest kept generation's, if a clock was set back.

    By their names generations are known as older and newer.
    """
    stamps = [folder.name.partition("-")[0] for folder in generations(index)]
    try:
        newest = datetime.strptime(stamps[-1], _STAMP).replace(tzinfo=UTC) if stamps else now
        return max(now, newest + timedelta(microseconds=1)) if stamps else now
    except (ValueError, OverflowError):  # a name that no clock gives
        return now


def point(index: Path, generation: Generation) -> None:
    """Have ``CURRENT`` name a generation, in one step."""
    digest = _sha256(generation.folder / _MANIFEST)
    pointer = index / ".CURRENT"
    pointer.write_text(f"{generation.name} {digest}\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(index / "CURRENT")
    _sync(index)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Have the file or folder written to the disk itself."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
