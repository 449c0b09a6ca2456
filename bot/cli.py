"""The ``byline`` command: each subcommand checks its input, opens, calls, prints.

Results go to stdout, progress and messages to stderr. Exit status 0 done, 1 failed, 2 usage.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from pydantic import ValidationError
from rich.console import Console
from typer.core import TyperGroup

from bot.settings import Settings
from corpus.errors import CorpusError, ReadError, SourceMissing
from index.errors import IndexingError, QuestionRefused
from index.filters import Filters, parse_day

# Torch and the index take seconds to import: each command imports what it needs.
if TYPE_CHECKING:
    from index.search import Index


class _Commands(TyperGroup):
    """All subcommands; Ctrl-C ends each with one line."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the library has it
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _end("interrupted", status=1)


app = typer.Typer(
    cls=_Commands,
    help="Answers over a news archive: verbatim passages, each with its citation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_stderr = Console(stderr=True, highlight=False, soft_wrap=True)

_Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs.")]
_IndexDir = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="The index (BYLINE_INDEX, else data/index)."),
]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command; whatever fails ends as one clear line and the right exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows a question mark.
            stream.reconfigure(errors="replace")
    try:
        app()
    except QuestionRefused as error:
        _end(str(error), status=2)
    except (CorpusError, IndexingError) as error:
        _end(str(error), status=1)
    except ValidationError as error:
        first = error.errors()[0]
        _end(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}", status=2)
    except BrokenPipeError:
        raise
    except OSError as error:
        # The answer could not be written; keep the interpreter from trying again as it ends.
        sys.stdout = None
        _end(f"the output could not be written: {error}", status=1)


def _end(why: str, status: int) -> NoReturn:
    _stderr.print(f"byline: {why}", markup=False)
    sys.exit(status)


def _print_json(value: Any) -> None:  # noqa: ANN401 - anything that JSON can say
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _stdin() -> TextIO:
    """Return standard input, which a process may have been started without."""
    if sys.stdin is None:
        raise QuestionRefused("there is no standard input to read questions from")
    return sys.stdin


def _open(index: Path | None) -> Index:
    from index.search import Index

    return Index(index or Settings().index)


@app.command()
def build(
    sources: _Sources,
    index: _IndexDir = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail if anything cannot be read.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Make the index exactly what the sources hold."""
    from bot.progress import print_left_out, print_report, report_json, stages
    from index.build import build as build_index

    settings = Settings()
    with stages(_stderr) as stage:
        report = build_index(
            sources, index or settings.index, model=settings.model, strict=strict, stage=stage
        )
    if as_json:
        print_left_out(report, _stderr)
        _print_json(report_json(report))
    else:
        print_report(report, Console(highlight=False, soft_wrap=True), _stderr)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What to ask.")] = None,
    k: Annotated[int, typer.Option("-k", help="Passages of an answer, 1 to 50.")] = 5,
    publisher: Annotated[str | None, typer.Option(help="Only from this publisher.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only by this speaker.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    now: Annotated[str | None, typer.Option(help="The day that is today.")] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="JSON lines of questions in, of answers out.")
    ] = False,
    index: _IndexDir = None,
    as_json: _Json = False,
) -> None:
    """Answer a question, or with --batch one from each line of standard input."""
    if speaker is not None:
        raise QuestionRefused("answers cannot be restricted to a speaker yet")
    if (question is None) != batch:
        raise QuestionRefused("give either a question or --batch")
    if now is not None:
        parse_day(now, last=False)
    filters = Filters(publisher, since, until).checked()
    if batch:
        from bot.batch import answer_lines
        from index.answering import check_most

        check_most(k)
        with _open(index) as opened:
            for row in answer_lines(_stdin().buffer, opened, k, filters):
                _print_json(row)
        return
    from bot.message import to_json
    from bot.terminal import render
    from index.answering import check_question

    asked = check_question(question or "", k)
    with _open(index) as opened:
        answer = opened.ask(asked, k, filters)
    if as_json:
        _print_json(to_json(answer))
    else:
        console = Console(highlight=False)
        console.print(render(answer, colours=console.color_system is not None))


@app.command()
def chat(index: _IndexDir = None) -> None:
    """Ask in the terminal; from a pipe, a question a line."""
    from bot.chat import talk

    with _open(index) as opened:
        talk(opened, _stdin())


@app.command()
def bot(index: _IndexDir = None) -> None:
    """Answer in Telegram; TELEGRAM_BOT_TOKEN is the bot's token."""
    from bot.app import run

    settings = Settings()
    if settings.token is None:
        raise QuestionRefused("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather")
    if index is not None:
        settings = settings.model_copy(update={"index": index})
    sys.exit(run(settings))


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="What to read.")],
    as_json: _Json = False,
) -> None:
    """Print articles as they are read."""
    from bot.listing import article_json, article_text
    from corpus.load import load

    readable = [file for file in files if _is_there(file)]
    found, unread = 0, len(files) - len(readable)
    for item in load(readable):
        if isinstance(item, ReadError):
            unread += 1
            _stderr.print(f"byline: {item}", markup=False)
            continue
        found += 1
        if as_json:
            _print_json(article_json(item))
        else:
            typer.echo(article_text(item))
    if not found and not unread:
        _end(f"no article in {', '.join(files)}", status=1)
    sys.exit(int(not found))


def _is_there(source: str) -> bool:
    """Say whether a source exists; complain if it does not."""
    from corpus.load import files

    try:
        files([source])
    except SourceMissing as error:
        _stderr.print(f"byline: {error}", markup=False)
        return False
    return True


@app.command()
def export(index: _IndexDir = None) -> None:
    """Print every passage of the index as a line of JSON."""
    from bot.listing import passage_lines

    for line in passage_lines(index or Settings().index):
        _print_json(line)


@app.command()
def verify(index: _IndexDir = None, as_json: _Json = False) -> None:
    """Check every kept generation against its manifest."""
    from index.generation import verify_all

    found = verify_all(index or Settings().index)
    for name, damage in found.items():
        if as_json:
            _print_json({"generation": name, "sound": damage is None, "damage": damage})
        else:
            typer.echo(f"{name}: {damage or 'sound'}")
    if any(found.values()):
        sys.exit(1)


@app.command()
def stats(index: _IndexDir = None, as_json: _Json = False) -> None:
    """Tell what the index holds."""
    from bot.listing import stats_text
    from index.stats import index_stats

    found = index_stats(index or Settings().index)
    if as_json:
        _print_json(asdict(found))
    else:
        typer.echo(stats_text(found))
