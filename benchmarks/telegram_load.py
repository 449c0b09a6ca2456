"""Questions from many chats at once, put to the bot as a process through a stand-in for Telegram.

Run:  python -m benchmarks.telegram_load --index DIR [--questions FILE] [--seconds N]

The bot runs as people run it, its limiter on, and polls the strict stand-in of the tests over the
loopback. Three rounds, each with a new bot: a steady stream of questions, a burst, and the stream
again while one call in ten fails (429, 502, no JSON, the connection dropped before or after the
effect). A question counts from the moment that its update is there to be fetched until its answer
is in the chat. Questions without an answer are lost; answers more than there are questions came
twice, which only a send whose reply was lost excuses.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the stand-in belongs to the tests

from telegram_server import Fault, Kind, TelegramServer, buttons  # noqa: E402 - from there

from benchmarks.mentions import questions  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram_server import Call

_QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
_CHATS = 200
_FAILING: tuple[Kind, ...] = ("flood", "bad_gateway", "garbage", "drop_before", "drop_after")
_QUIET = 20.0
"""Seconds without a message after which no more is waited for."""

_LONGEST_WAIT = 180.0
_STARTS_WITHIN = 120.0
_BOT = [sys.executable, "-c", "from bot.cli import main; main()", "bot", "--index"]


@dataclass(frozen=True, slots=True)
class Round:
    """Questions asked at a rate.

    Attributes:
        name: for the report.
        rate: questions a second.
        seconds: for how long.
        failing: share of the calls that fail.
    """

    name: str
    rate: float
    seconds: float
    failing: float = 0.0


class Server(TelegramServer):
    """The stand-in, which notes when each call was done and lets a share of them fail."""

    def __init__(self, failing: float) -> None:
        """Let a share of the calls fail, in turns of all the ways there are."""
        super().__init__()
        self.done: list[float] = []
        self.failing = 0.0
        self._share = failing
        self._drawn = random.Random(1)

    def fail_from_now_on(self) -> None:
        """Begin with the failures."""
        self.failing = self._share

    async def _reply(self, target: str, form: dict[str, Any]) -> bytes | None:
        reply = await super()._reply(target, form)
        self.done.append(time.perf_counter())
        return reply

    def _fault(self, call: Call) -> None:
        if self._drawn.random() < self.failing:
            self._faults[call.method].insert(0, Fault(self._drawn.choice(_FAILING), 1, 1))
        super()._fault(call)


async def asked(round_: Round, index: Path, wording: Sequence[str]) -> None:
    """Ask a round's questions and print what came of it."""
    async with Server(round_.failing) as server:
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "TELEGRAM_BOT_TOKEN": server.token,
                "TELEGRAM_API_URL": server.url,
                "BYLINE_STATE": f"{folder}/state.sqlite",
            }
            bot = await asyncio.create_subprocess_exec(
                *_BOT, str(index), cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
            )
            assert bot.stderr is not None
            log = asyncio.create_task(bot.stderr.read())
            try:
                await _warm(server, wording[0])
                used = _processor_seconds(bot.pid)
                sent = await _asking(server, round_, wording)
                await _until_quiet(server, sum(map(len, sent.values())))
                used = _processor_seconds(bot.pid) - used
            finally:
                begun = time.perf_counter()
                if bot.returncode is None:
                    bot.send_signal(signal.SIGTERM)
                await asyncio.wait_for(bot.wait(), 30)
                stopped = time.perf_counter() - begun
            _report(round_, server, sent, used)
            print(f"  stopped within {stopped:.1f} s")
            _complaints((await log).decode())


async def _warm(server: Server, question: str) -> None:
    """Wait until the bot is there and has answered one question."""
    await server.wait_for("getUpdates", within=_STARTS_WITHIN)
    server.user_says(_CHATS + 1, question)
    await server.wait_for("sendMessage", chat=_CHATS + 1, within=_STARTS_WITHIN)
    server.fail_from_now_on()


async def _asking(server: Server, round_: Round, wording: Sequence[str]) -> dict[int, list[float]]:
    """Ask at an even rate, the chats in turn; return when each chat asked."""
    sent: dict[int, list[float]] = defaultdict(list)
    begun = time.perf_counter()
    for number in range(round(round_.rate * round_.seconds)):
        await asyncio.sleep(max(0.0, begun + number / round_.rate - time.perf_counter()))
        chat = number % _CHATS + 1
        server.user_says(chat, wording[number % len(wording)])
        sent[chat].append(time.perf_counter())
    return sent


async def _until_quiet(server: Server, expected: int) -> None:
    """Wait until every question may have been answered, or nothing happens any more."""
    begun = changed = time.perf_counter()
    count = 0
    while (now := time.perf_counter()) < begun + _LONGEST_WAIT and now < changed + _QUIET:
        await asyncio.sleep(0.25)
        messages = len(_answers(server))
        if messages != count:
            count, changed = messages, now
        if count >= expected and now > changed + 2:  # what comes twice comes late
            return


def _answers(server: Server) -> list[tuple[Call, float]]:
    """Return the messages that are in the chats, each with the time since when."""
    done = zip(server.transcript, server.done, strict=False)
    return [
        (call, when)
        for call, when in done
        if call.method == "sendMessage" and call.ok and call.parameters["chat_id"] <= _CHATS
    ]


def _processor_seconds(process: int) -> float:
    """Return how long a process has computed so far (Linux); how busy others are does not count."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _report(round_: Round, server: Server, sent: dict[int, list[float]], used: float) -> None:
    came: dict[int, list[float]] = defaultdict(list)
    cards = 0
    lost_replies: Counter[int] = Counter()
    for call, when in _answers(server):
        chat = call.parameters["chat_id"]
        if call.fault == "drop_after":
            lost_replies[chat] += 1
        came[chat].append(when)
        cards += bool(buttons(call.result))
    taken, lost, twice, excused = [], 0, 0, 0
    for chat, times in sent.items():
        more = len(came[chat]) - len(times)
        lost += max(0, -more)
        excused += min(max(0, more), lost_replies[chat])
        twice += max(0, more - lost_replies[chat])
        taken += [end - start for start, end in zip(times, came[chat], strict=False)]
    p50, p95 = np.percentile(taken, [50, 95]) if taken else (np.nan, np.nan)
    count = sum(map(len, sent.values()))
    failed = sum(call.fault is not None for call in server.transcript)
    print(
        f"{round_.name}: {count} questions from {len(sent)} chats, {round_.rate:g} a second\n"
        f"  update to message, s: p50 {p50:.2f}  p95 {p95:.2f}  most {max(taken, default=0):.2f}\n"
        f"  lost {lost}  twice {twice}  twice, the first reply lost {excused}\n"
        f"  answers with buttons {cards}  calls {len(server.transcript)}, of them failed {failed}"
        f"  refused {len(server.refused)}\n"
        f"  processor time of the bot, ms a question: {1000 * used / count:.0f}"
    )


def _complaints(log: str) -> None:
    """Print the errors that the bot logged, the commonest five."""
    errors = [line for line in log.splitlines() if " ERROR " in line or " CRITICAL " in line]
    for line, logged in Counter(error.partition(" ERROR ")[2] for error in errors).most_common(5):
        print(f"  logged {logged} times: {line}")


def main() -> None:
    """Run the rounds and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="folder of the index")
    parser.add_argument("--questions", type=Path, default=_QUESTIONS, help="JSON or JSON lines")
    parser.add_argument("--seconds", type=float, default=60, help="of the steady stream")
    parser.add_argument("--round", action="append", choices=["steady", "burst", "failing"])
    given = parser.parse_args()
    text = given.questions.read_text(encoding="utf-8")
    lines = given.questions.suffix == ".jsonl"
    data = [json.loads(line) for line in text.splitlines()] if lines else json.loads(text)
    wording = list(dict.fromkeys(questions(data)))
    rounds = (
        Round("steady", 20, given.seconds),
        Round("burst", 50, min(5, given.seconds)),
        Round("failing", 20, given.seconds, failing=0.1),
    )
    for one in rounds:
        if not given.round or one.name in given.round:
            asyncio.run(asked(one, given.index.resolve(), wording))


if __name__ == "__main__":
    main()
