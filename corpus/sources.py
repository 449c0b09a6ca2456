"""What a person names, as the files to read: files, folders, globs and web addresses, each once.

Everything is looked up before anything is read, so that a missing source is known at once.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import SourceMissing
from corpus.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TOKEN_SIZE = 1 << 16  # by which the progress over addresses is counted
_WILD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file or a web address to read articles from.

    Attributes:
        location: what is opened; None for an address.
        file: the path or address as the person gave it, shown in messages and kept in articles.
        path: the path used in keys: relative to its source, different from every other file's.
        size: bytes on disk (packed, if it is); of an address a mere token of it.
        problem: why it cannot be read, where that shows already.
        source: the source that it is, or lies in, by its lasting name (see ``lasting_name``).
    """

    location: Path | None
    file: str
    path: str
    size: int
    problem: str | None = None
    source: str = ""

    def lies_in(self, folder: Path) -> bool:
        """Say whether it is a file somewhere below ``folder``."""
        return self.location is not None and folder.absolute() in self.location.absolute().parents


@dataclass(frozen=True, slots=True)
class _Found:
    """A file found under a ``root`` (a folder that exists) at the path ``relative`` to it."""

    root: Path
    relative: PurePosixPath
    file: str
    problem: str | None = None
    source: str = ""

    @property
    def location(self) -> Path:
        return self.root / self.relative


def files(sources: Sequence[str]) -> list[SourceFile]:
    """Expand ``sources`` to the files they hold, in order, each once.

    A folder is searched through and through, by name, leaving out what is hidden and what has no
    known suffix; links are followed. A glob may have ``**``. A file named itself is always listed.

    Raises:
        SourceMissing: a source is not there, a glob matches nothing, a folder cannot be listed, or
            an address is none.
    """
    found: dict[Path | str, _Found | SourceFile] = {}
    for source in sources:
        if _ADDRESS.match(source):
            found.setdefault(source, _address(source))
            continue
        name = lasting_name(source)
        for file in _expand(source):
            found.setdefault(_resolved(file.location), replace(file, source=name))
    on_disk = [file for file in found.values() if isinstance(file, _Found)]
    paths = iter(_distinct_paths(on_disk))
    return [
        _source_file(file, next(paths)) if isinstance(file, _Found) else file
        for file in found.values()
    ]


def _address(source: str) -> SourceFile:
    """Take a web address; whether anything is there shows when it is read."""
    try:
        parts = urlsplit(source)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known or source != "".join(source.split()):
        raise SourceMissing(source, "not a web address that is read")
    return SourceFile(None, source, source, _TOKEN_SIZE, source=source)


def lasting_name(source: str) -> str:
    """Return what a source is known by from build to build, wherever these are run."""
    if _ADDRESS.match(source):
        return source
    return storable_path(os.path.normpath(Path(source).absolute()))


def _expand(source: str) -> Iterator[_Found]:
    """Yield what one source holds."""
    path = Path(source)
    try:
        mode = path.stat().st_mode if source else None
    except FileNotFoundError:
        mode = None
    except (OSError, ValueError) as error:
        raise SourceMissing(source, reason(error)) from error
    if mode is None:
        if not _WILD.search(source):
            raise SourceMissing(source)
        yield from _expand_glob(source)
    elif S_ISDIR(mode):
        yield from _expand_folder(source, path)
    else:
        problem = None if S_ISREG(mode) else "not a regular file"
        if format_of(path.name) is None:
            problem = "not a format that is read"
        yield _Found(path.parent, PurePosixPath(path.name), source, problem)


def _expand_folder(source: str, root: Path) -> Iterator[_Found]:
    """Yield the files below a folder, in the order of their paths."""
    found: list[_Found] = []
    pending = [(root, frozenset([root.resolve()]))]
    while pending:
        folder, above = pending.pop()
        relative = PurePosixPath(folder.relative_to(root).as_posix())
        prefix = f"{source.rstrip('/')}/" if source.rstrip("/") else "/"
        try:
            entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
        except OSError as error:
            if folder == root:
                raise SourceMissing(source, reason(error)) from error
            found.append(_Found(root, relative, f"{prefix}{relative}", reason(error)))
            continue
        for entry in entries:
            name = relative / entry.name
            shown = f"{prefix}{name}"
            if _is_folder(entry):
                inside = _resolved(Path(entry.path))
                if inside in above:
                    found.append(_Found(root, name, shown, "a folder that contains itself"))
                else:
                    pending.append((Path(entry.path), above | {inside}))
            elif format_of(entry.name) is not None:
                found.append(_Found(root, name, shown, _problem(Path(entry.path))))
    yield from sorted(found, key=lambda file: file.relative.parts)


def _expand_glob(source: str) -> Iterator[_Found]:
    """Yield what a glob matches: files of known suffix, and what is in folders."""
    parts = Path(source).parts
    first_wild = next(index for index, part in enumerate(parts) if _WILD.search(part))
    root, pattern = Path(*parts[:first_wild]), "/".join(parts[first_wild:])
    try:
        matches = sorted(path for path in root.glob(pattern) if not _is_hidden(path, root, pattern))
    except (OSError, ValueError, NotImplementedError) as error:
        raise SourceMissing(source, "not a pattern that can be searched for") from error
    if not matches:
        raise SourceMissing(source, "matches nothing")
    for match in matches:
        relative = PurePosixPath(match.relative_to(root).as_posix())
        if match.is_dir():
            for file in _expand_folder(str(match), match):
                yield replace(file, root=root, relative=relative / file.relative)
        elif format_of(match.name) is not None:
            yield _Found(root, relative, str(match), _problem(match))


def _is_hidden(path: Path, root: Path, pattern: str) -> bool:
    """Say whether a match lies in something hidden that the pattern does not ask for."""
    asked = "/." in f"/{pattern}"
    return not asked and any(part.startswith(".") for part in path.relative_to(root).parts)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _problem(path: Path) -> str | None:
    """Say why a file found in a folder cannot be read, if that shows without opening it."""
    try:
        return None if S_ISREG(path.stat().st_mode) else "not a regular file"
    except FileNotFoundError:
        return "a link to nothing"
    except OSError as error:
        return reason(error)


def _distinct_paths(found: Sequence[_Found]) -> list[str]:
    """Return paths for keys: relative to the source, with parent folders where these collide."""
    whole = [_resolved(file.root).joinpath(*file.relative.parts).parts for file in found]
    taken = [len(file.relative.parts) for file in found]
    while True:
        paths = ["/".join(parts[-count:]) for parts, count in zip(whole, taken, strict=True)]
        uses = Counter(paths)
        growing = [
            index
            for index, path in enumerate(paths)
            if uses[path] > 1 and taken[index] < len(whole[index])
        ]
        if not growing:
            return [storable_path(path) for path in paths]
        for index in growing:
            taken[index] += 1


def _source_file(file: _Found, path: str) -> SourceFile:
    try:
        size = file.location.stat().st_size
    except OSError:
        size = 0
    return SourceFile(
        file.location, storable_path(file.file), path, size, file.problem, file.source
    )


def _resolved(path: Path) -> Path:
    """Resolve links; a path that has no end (links in a circle) stays as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def storable_path(path: str) -> str:
    """Write a path's undecodable bytes as escapes, so that it can be stored and shown."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def reason(error: Exception) -> str:
    """Say in a few words what the operating system said."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]
