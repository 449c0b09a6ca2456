"""The ``byline`` command.

Results go to stdout, progress and messages to stderr. Exit status 0 done, 1 failed, 2 usage.
"""

from __future__ import annotations

import io
import signal
import sys
from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from bot.commands.archive import add, build, follow, remove
from bot.commands.articles import attribute, read
from bot.commands.asking import ask, bot, chat, evaluate, feedback
from bot.commands.generations import diff, export, prune, rollback, stats, verify
from bot.commands.setting_up import doctor, init
from bot.commands.speakers import who
from bot.commands.streams import end
from bot.errors import BotError, SettingsUnusable, TokenMissing
from corpus.errors import CorpusError
from corpus.sources import reason
from index.errors import IndexingError, QuestionRefused


class _Commands(TyperGroup):
    """All subcommands; Ctrl-C ends each with one line."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the library has it
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            end("interrupted", status=1)


app = typer.Typer(
    cls=_Commands,
    help="Answers over a news archive: verbatim passages, each with its citation.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _command in (
    init, doctor, build, add, remove, follow, ask, chat, bot, feedback, read, attribute, who,
    export, verify, diff, rollback, prune, stats,
):  # fmt: skip
    app.command()(_command)
app.command("eval")(evaluate)


def main() -> None:
    """Run the command; whatever fails ends as one clear line and the right exit status."""
    if sys.stdout is None:
        end("there is no standard output to write to", status=1)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows a question mark.
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(prog_name="byline", standalone_mode=False))
    except typer.TyperException as error:
        end(_misuse(error), status=error.exit_code)
    except (QuestionRefused, SettingsUnusable, TokenMissing) as error:
        end(str(error), status=2)
    except (BotError, CorpusError, IndexingError) as error:
        end(str(error), status=1)
    except ValidationError as error:
        first = error.errors()[0]
        end(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}", status=2)
    except OSError as error:
        # Keep the interpreter from writing again, as it ends, what could not be written.
        sys.stdout = None
        end(f"{error.filename or 'the output could not be written'}: {reason(error)}", status=1)


def _misuse(error: typer.TyperException) -> str:
    """Say what is wrong with the arguments, and where to read what is right."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "byline"
    # The library's guesses at what was meant are left out: they are far off.
    what = error.format_message() if isinstance(error, typer.BadParameter) else error.message
    what = what.rstrip(".").replace("argument(s)", "argument")
    return f"{what[:1].lower()}{what[1:]} (see {command} --help)"
