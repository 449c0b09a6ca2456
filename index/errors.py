"""Everything that can go wrong while building, opening or asking an index.

::

    IndexingError
    ├── BuildFailed      the build cannot publish: nothing readable, strict mode, disk full, ...
    ├── IndexMissing     there is no index where one is looked for
    ├── IndexDamaged     a file of a generation is missing or is not what the manifest says
    ├── IndexOutdated    the generation has a format that this version does not read
    ├── IndexLocked      another build is writing to the same index
    ├── ArticleUnknown   no article is called what a person calls it
    ├── GenerationMissing  the generation asked for is not kept
    ├── StatementsMissing  the index was built without finding who says what
    ├── ModelUnusable    the encoder cannot be loaded, or its weights are not the ones expected
    └── QuestionRefused  a question that is empty, too long, or has an impossible filter
"""

from __future__ import annotations


class IndexingError(Exception):
    """Root of the tree; ``str(error)`` is one clear line for a person."""


class BuildFailed(IndexingError):
    """Nothing was published; the index that was served stays as it was."""


class IndexMissing(IndexingError):
    """No generation has been published here."""


class IndexDamaged(IndexingError):
    """A published generation is not what its manifest says."""


class IndexOutdated(IndexingError):
    """The generation was written in another format."""


class IndexLocked(IndexingError):
    """Another process is building here."""


class ArticleUnknown(IndexingError):
    """No article of the index has this key, address or publisher."""


class GenerationMissing(IndexingError):
    """No generation of this name, or from before, is kept."""


class StatementsMissing(IndexingError):
    """What somebody said is asked of an index that was built without statements."""


class ModelUnusable(IndexingError):
    """The encoder is absent, damaged, unsafe, or not the one the index was built with."""


class QuestionRefused(IndexingError):
    """The question, or a filter given with it, is not one that can be asked.

    Attributes:
        code: what is wrong with it, for those who say so in another language; ``None`` for what
            only scripts can get wrong.
        given: what the words name, beside the code.
    """

    def __init__(self, words: str, code: str | None = None, **given: str) -> None:
        """Say what is wrong in ``words``, a clause in English."""
        super().__init__(words)
        self.code = code
        self.given = given
