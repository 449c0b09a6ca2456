"""Subcommands that answer: ``ask``, ``chat``, ``bot``; ``feedback`` and ``eval`` on answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import IndexDir, Json
from bot.commands.streams import complain, messages, print_json, standard_input
from bot.errors import TokenMissing
from bot.settings import Settings
from index.errors import QuestionRefused
from index.filters import Filters, parse_day

# Torch and the index take seconds to import: each command imports what it needs.
if TYPE_CHECKING:
    from index.search import Index


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
    index: IndexDir = None,
    as_json: Json = False,
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
            for row in answer_lines(standard_input().buffer, opened, k, filters, today):
                print_json(row)
        return
    from bot import asked
    from bot.message import to_json
    from bot.terminal import render, results
    from index.answering import check_question

    question = question or ""
    check_question(question, k)
    with _open(index) as opened:
        answer = asked.ask(opened, question, k, filters, today)
    if as_json:
        print_json(to_json(answer))
    else:
        console = results()
        console.print(render(answer, colours=console.color_system is not None))


def chat(index: IndexDir = None) -> None:
    """Ask in the terminal; from a pipe, a question a line."""
    from bot.chat import talk

    with _open(index) as opened:
        talk(opened, standard_input())


def bot(index: IndexDir = None) -> None:
    """Answer in Telegram; TELEGRAM_BOT_TOKEN is the bot's token."""
    from bot.telegram.app import run

    settings = Settings()
    if settings.token is None:
        raise TokenMissing
    if index is not None:
        settings = settings.model_copy(update={"index": index})
    sys.exit(run(settings))


def feedback(
    state: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The bot's state (BYLINE_STATE, else data/state.sqlite)."
        ),
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="What readers hold for no answer, instead.")
    ] = False,
) -> None:
    """Print what readers marked in Telegram, as questions for eval."""
    from contextlib import closing

    from bot.feedback import feedback_lines
    from bot.state.database import open_state
    from bot.state.votes import Votes

    with closing(open_state(state or Settings().state, existing=True)) as opened:
        for line in feedback_lines(Votes(opened).all(), rejected=rejected):
            print_json(line)


def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="JSON lines.")],
    index: IndexDir = None,
    against: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Compare with the JSON of an earlier run.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with plots, too.")
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Go on without lines that cannot be used.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Measure answers by questions whose answers are known."""
    from bot.evaluating import ask_all, run_json
    from bot.measures_table import table
    from bot.terminal import results

    settings = Settings()
    run = ask_all(
        questions, index or settings.index, against, html,
        skip_bad=skip_bad, reranker=settings.reranker, console=messages, complain=complain,
    )  # fmt: skip
    if as_json:
        print_json(run_json(run))
    else:
        results().print(table(run))


def _open(index: Path | None) -> Index:
    from index.search import Index

    settings = Settings()
    return Index(index or settings.index, reranker=settings.reranker)
