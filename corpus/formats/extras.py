"""Libraries that only some formats need, and that may not be installed."""

from __future__ import annotations

import importlib
from typing import Any

from corpus.streams import UnreadableError


def load_extra(module: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """Import a library.

    Args:
        module: its name.
        extra: the name by which it is installed with the project.

    Raises:
        UnreadableError: it is not there.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise UnreadableError(
            f"reading it needs {library}: .venv/bin/pip install -c constraints.txt -e '.[{extra}]'"
        ) from error
