"""What subcommands read and print: results on stdout, progress and messages on stderr."""

from __future__ import annotations

import json
import re
import sys
from typing import Any, NoReturn, TextIO

from rich.console import Console

from bot.message import one_line
from index.errors import QuestionRefused

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What JSON need not escape, but some readers take for the end of a line or a terminal obeys."""

messages = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(message: object) -> None:
    """Print a message as one line on stderr."""
    messages.print(f"byline: {one_line(str(message))}", markup=False)


def end(why: str, status: int) -> NoReturn:
    """Say why in one line, and exit."""
    complain(why)
    sys.exit(status)


def print_json(value: Any) -> None:  # noqa: ANN401 - anything that JSON can say
    """Print a value as one line of JSON."""
    text = json.dumps(value, ensure_ascii=False)
    line = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
    # Half a surrogate pair, which UTF-8 cannot say, goes out as the escape that it came in by.
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def standard_input() -> TextIO:
    """Return standard input, which a process may have been started without.

    Raises:
        QuestionRefused: it was.
    """
    if sys.stdin is None:
        raise QuestionRefused("there is no standard input to read questions from")
    return sys.stdin
