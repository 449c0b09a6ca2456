"""Bodies that were fetched, in a folder, with what lets a server say that they are still current.

An address is two files: ``HASH.body`` and, written last, ``HASH.json``. ``unfinished`` names what
the present run has fetched; a run that ends well removes it, so what it names after one that was
stopped need not be fetched again by the next. What has not been asked for in a long time is
deleted, and what is not there any more at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from corpus.fetched import Body

if TYPE_CHECKING:
    from pathlib import Path

_RESUMED_WITHIN = 3600  # seconds for which a run that was stopped is gone on with
_UNUSED = 60 * 86400  # seconds after which what nobody asks for is deleted
_SAME_RUN = 86400  # seconds within which all that the last run asked for was asked for


@dataclass(frozen=True, slots=True)
class Kept:
    """A body with the validators that it came with (RFC 9110, section 8.8)."""

    body: Body
    etag: str | None
    last_modified: str | None


class FetchCache:
    """The kept bodies of a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Use ``folder``, which is made when something is kept."""
        self._folder = folder
        self._done = self._unfinished()

    def get(self, url: str) -> Kept | None:
        """Return what ``url`` sent before; ``None`` where it is not kept, or damaged."""
        if self._folder is None:
            return None
        name = _name(url)
        try:
            data = (self._folder / f"{name}.body").read_bytes()
            fields = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
            if fields.pop("sha256") != hashlib.sha256(data).hexdigest() or fields.pop("url") != url:
                return None
            with suppress(OSError):  # a folder that cannot be written to
                os.utime(self._folder / f"{name}.json")
            etag, last_modified = fields.pop("etag"), fields.pop("last_modified")
            return Kept(Body(data=data, **fields), etag, last_modified)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def put(self, url: str, kept: Kept) -> None:
        """Keep what ``url`` sent."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        fields = asdict(kept.body)
        data = fields.pop("data")
        digest = hashlib.sha256(data).hexdigest()
        fields |= {"url": url, "sha256": digest}
        fields |= {"etag": kept.etag, "last_modified": kept.last_modified}
        _write(self._folder / f"{_name(url)}.body", data)
        _write(self._folder / f"{_name(url)}.json", json.dumps(fields).encode())

    def drop(self, url: str) -> None:
        """Delete what ``url`` sent, if it is kept."""
        if self._folder is not None:
            for suffix in ("json", "body"):
                (self._folder / f"{_name(url)}.{suffix}").unlink(missing_ok=True)

    def note_done(self, url: str) -> None:
        """Remember that this run has asked for ``url``."""
        if self._folder is not None and self._folder.is_dir():
            with (self._folder / "unfinished").open("a", encoding="ascii") as file:
                file.write(f"{_name(url)}\n")

    def was_done(self, url: str) -> bool:
        """Say whether the run before this one was stopped after it had asked for ``url``."""
        return _name(url) in self._done

    def finish(self) -> None:
        """End the run: all that was to be fetched has been."""
        if self._folder is not None:
            (self._folder / "unfinished").unlink(missing_ok=True)
            sweep(self._folder, _UNUSED)

    def _unfinished(self) -> frozenset[str]:
        if self._folder is None:
            return frozenset()
        journal = self._folder / "unfinished"
        with suppress(OSError, UnicodeDecodeError):
            # Of a day to come it is if the clock was set back: then nobody knows how old it is.
            if 0 <= time.time() - journal.stat().st_mtime < _RESUMED_WITHIN:
                return frozenset(journal.read_text(encoding="ascii").split())
            journal.unlink()
        return frozenset()


def sweep(folder: Path, unused: float = _SAME_RUN) -> int:
    """Delete the kept bodies of a folder that were not asked for lately; return how many.

    It goes by the newest use, not by the clock: a clock that is wrong deletes nothing.

    Args:
        folder: of kept bodies.
        unused: seconds before the newest use; without it, what the last run did not ask for.
    """
    used = {path: path.stat().st_mtime for path in folder.glob("*.json")}
    newest = max(used.values(), default=0.0)
    old = [path for path, when in used.items() if when < newest - unused]
    for path in old:
        path.unlink(missing_ok=True)
        path.with_suffix(".body").unlink(missing_ok=True)
    return len(old)


def _name(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step: whoever reads it meanwhile has the old one whole."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
