"""The ``byline`` command: each subcommand checks its input, opens, calls, prints.

Results go to stdout, progress and messages to stderr. Exit status 0 done, 1 failed, 2 usage.
"""

from __future__ import annotations

import io
import json
import re
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer
from pydantic import ValidationError
from rich.console import Console
from typer.core import TyperGroup

from bot.message import one_line
from bot.settings import Settings
from corpus.errors import CorpusError, ReadError, SourceMissing
from corpus.sources import reason
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
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What JSON need not escape, but some readers take for the end of a line or a terminal obeys."""

_stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def _folder(given: str) -> Path:
    """Read a folder's name; an empty one (a variable that is not set) is not the folder "."."""
    if not given.strip():
        raise typer.BadParameter("it is empty")
    return Path(given)


_Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs.")]
_IndexDir = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        parser=_folder,
        help="The index (BYLINE_INDEX, else data/index).",
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command; whatever fails ends as one clear line and the right exit status."""
    if sys.stdout is None:
        _end("there is no standard output to write to", status=1)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows a question mark.
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(prog_name="byline", standalone_mode=False))
    except typer.TyperException as error:
        _end(_misuse(error), status=error.exit_code)
    except QuestionRefused as error:
        _end(str(error), status=2)
    except (CorpusError, IndexingError) as error:
        _end(str(error), status=1)
    except ValidationError as error:
        first = error.errors()[0]
        _end(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}", status=2)
    except OSError as error:
        # Keep the interpreter from writing again, as it ends, what could not be written.
        sys.stdout = None
        _end(f"{error.filename or 'the output could not be written'}: {reason(error)}", status=1)


def _misuse(error: typer.TyperException) -> str:
    """Say what is wrong with the arguments, and where to read what is right."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "byline"
    # The library's guesses at what was meant are left out: they are far off.
    what = error.format_message() if isinstance(error, typer.BadParameter) else error.message
    what = what.rstrip(".").replace("argument(s)", "argument")
    return f"{what[:1].lower()}{what[1:]} (see {command} --help)"


def _complain(message: object) -> None:
    _stderr.print(f"byline: {one_line(str(message))}", markup=False)


def _end(why: str, status: int) -> NoReturn:
    _complain(why)
    sys.exit(status)


def _print_json(value: Any) -> None:  # noqa: ANN401 - anything that JSON can say
    text = json.dumps(value, ensure_ascii=False)
    line = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
    # Half a surrogate pair, which UTF-8 cannot say, goes out as the escape that it came in by.
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
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
            sources,
            index or settings.index,
            model=settings.model,
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
            strict=strict,
            stage=stage,
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
    if (question is None) != batch:
        raise QuestionRefused("give either a question or --batch")
    today = parse_day(now, last=False) if now is not None else None
    filters = Filters(publisher, since, until, speaker=speaker).checked()
    if batch:
        from bot.batch import answer_lines
        from index.answering import check_most

        check_most(k)
        with _open(index) as opened:
            for row in answer_lines(_stdin().buffer, opened, k, filters, today):
                _print_json(row)
        return
    from bot.message import to_json
    from bot.terminal import render, results
    from index.answering import check_question

    question = question or ""
    check_question(question, k)
    with _open(index) as opened:
        answer = opened.ask(question, k, filters, today)
    if as_json:
        _print_json(to_json(answer))
    else:
        console = results()
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
            _complain(item)
            continue
        found += 1
        if as_json:
            _print_json(article_json(item))
        else:
            typer.echo(article_text(item))
    if not found and not unread:
        _end(f"no article in {', '.join(files)}", status=1)
    sys.exit(int(not found))


@app.command()
def attribute(
    files: Annotated[list[str], typer.Argument(metavar="FILE...|-", help="What to read.")],
    plain: Annotated[
        bool, typer.Option("--plain", help="Take each input verbatim as body text.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Print who says what in articles."""
    from bot.attributing import attribution_lines, inputs, listing

    read_any = False
    for item in inputs(files, _stdin().buffer, plain=plain):
        if isinstance(item, ReadError | SourceMissing):
            _complain(item)
            continue
        read_any = True
        if as_json:
            for line in attribution_lines(item):
                _print_json(line)
        else:
            typer.echo(listing(item))
    sys.exit(int(not read_any))


def _is_there(source: str) -> bool:
    """Say whether a source exists; complain if it does not."""
    from corpus.load import files

    try:
        files([source])
    except SourceMissing as error:
        _complain(error)
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
            typer.echo(one_line(f"{name}: {damage or 'sound'}"))
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


@app.command("eval")
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="JSON lines.")],
    index: _IndexDir = None,
    against: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Compare with the JSON of an earlier run.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with plots, too.")
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Go on without lines that cannot be used.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Measure answers by questions whose answers are known."""
    from bot.evaluating import ask_all, run_json
    from bot.measures_table import table
    from bot.terminal import results

    run = ask_all(
        questions, index or Settings().index, against, html,
        skip_bad=skip_bad, console=_stderr, complain=_complain,
    )  # fmt: skip
    if as_json:
        _print_json(run_json(run))
    else:
        results().print(table(run))
