"""Everything that can go wrong while reading articles.

::

    CorpusError
    ├── SourceMissing   a source named by a person is not there, or a glob matches nothing
    └── ReadError       one file or one item of a file cannot be read; the others go on
        └── Unavailable an address cannot be had from the network
"""

from __future__ import annotations


class CorpusError(Exception):
    """Root of the tree; ``str(error)`` is one clear line for a person."""


class SourceMissing(CorpusError):
    """A source that was asked for does not exist."""

    def __init__(self, source: str, why: str = "no such file or folder") -> None:
        """Name the ``source`` as the person gave it, and say ``why`` it is missing."""
        super().__init__(f"{source}: {why}")
        self.source = source
        self.why = why


class ReadError(CorpusError):
    """One article, or one file, that could not be read; raised, or yielded beside articles."""

    def __init__(self, file: str, why: str, item: str | None = None) -> None:
        """Say ``why`` the ``file`` (path as given), or its ``item`` ("line 3"), is unreadable."""
        super().__init__(f"{file}, {item}: {why}" if item else f"{file}: {why}")
        self.file = file
        self.item = item
        self.why = why


class Unavailable(ReadError):
    """An address that could not be had.

    Attributes:
        url: the address.
        gone: the server says that nothing is there any more.
        temporary: it may be had later: what it gave before is not to be taken for removed.
        kept: what it gave before was read in its place, and came as articles.
    """

    def __init__(
        self,
        file: str,
        url: str,
        why: str,
        *,
        gone: bool = False,
        temporary: bool = False,
        kept: bool = False,
    ) -> None:
        """Say why ``url``, which the source ``file`` is or names, could not be had."""
        more = f"{why}; read as it was before" if kept else why
        super().__init__(file, more, None if url == file else url)
        self.url = url
        self.gone = gone
        self.temporary = temporary
        self.kept = kept
