"""Hold the answers to every set of questions to the floors in ``floors.toml``.

Run:  python -m benchmarks.gate [--data DIR] [--set SET] [--run RUN] [--raise] [--lower REASON]

A measure that is worse than its floor by more than the noise stated beside it fails the gate, and
so do other questions than those that were pinned. ``--raise`` lifts floors to what was measured.
Nothing lowers one but ``--lower``, which keeps the reason in the file. Without ``--data`` only the
sample archive is asked; with it, all sets but those of the whole news archive, which ``--set``
names. ``--run`` takes a run that ``byline eval --json`` printed instead of asking.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archives import CONSOLE
from benchmarks.floors import Floors, Pinned, gain, pinned, read_floors, write_floors
from benchmarks.questions import SAMPLE, SETS, question_set
from bot.evaluating import ask_all, read_run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLOORS = Path(__file__).parent / "floors.toml"


def hold(name: str, floors: Floors, now: Pinned, *, lift: bool, reason: str | None) -> bool:
    """Hold a set to its floors, say how it does, and move them as far as that is asked for.

    Args:
        name: the set.
        floors: what is pinned; is changed.
        now: what the set has now.
        lift: raise the floors that are surpassed, and pin what has none.
        reason: why the floors that are not reached may be lowered, if they may.

    Returns:
        Whether nothing is worse than what is pinned in the end.
    """
    before = floors.sets.get(name)
    if before is None:
        print(f"{name}: nothing is pinned yet" + "; now it is" * lift)
        if lift:
            floors.sets[name] = now
        return lift
    for measure, found in now.measures.items():
        floor = before.measures.get(measure)
        said = f"floor {floor.floor:.4f}, noise {floor.noise:.4f}" if floor else "not pinned"
        print(f"{name:<10} {measure:<30} {found.floor:7.4f}   {said}")
    failed = failures(before, now)
    for measure, change in failed.items():
        print(f"{name:<10} FAILS: {measure} {change}")
    if failed and reason is None:
        return False
    if failed:
        floors.lowered.append(_record(name, failed, reason))
    moved = failed.keys() | (surpassed(before, now) if lift else set())
    measures = {
        measure: now.measures[measure] if measure in moved else before.measures[measure]
        for measure in now.measures
        if measure in moved or measure in before.measures
    }
    floors.sets[name] = Pinned(now.questions, measures)
    return True


def failures(before: Pinned, now: Pinned) -> dict[str, str]:
    """Return what is not kept up to, each with what was and what is."""
    changes = {
        name: f"{floor.floor} -> {now.measures[name].floor if name in now.measures else 'gone'}"
        for name, floor in before.measures.items()
        if name not in now.measures or gain(name, floor, now.measures[name].floor) < 0
    }
    if now.questions != before.questions:
        changes["questions"] = f"{before.questions} -> {now.questions}"
    return changes


def surpassed(before: Pinned, now: Pinned) -> set[str]:
    """Return the measures that are better than their floor, or have none."""
    return {
        name
        for name, found in now.measures.items()
        if name not in before.measures or gain(name, before.measures[name], found.floor) > 0
    }


def _record(name: str, changes: Mapping[str, str], why: str | None) -> dict[str, object]:
    """Return what is kept of floors that are lowered."""
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    floors = [f"{measure} {change}" for measure, change in changes.items()]
    return {"set": name, "when": when, "why": why, "floors": floors}


def main(arguments: Sequence[str] | None = None, path: Path = FLOORS) -> int:
    """Ask, hold, and return the exit status: 0 held, 1 not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the real data")
    parser.add_argument("--set", action="append", choices=SETS, help="only this set")
    parser.add_argument("--run", type=Path, help="a run of the one --set")
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise floors")
    parser.add_argument("--lower", metavar="REASON", help="lower floors that are not reached")
    given = parser.parse_args(arguments)
    sets = given.set or [SAMPLE, *(s for s in SETS[1:] if given.data and "whole" not in s)]
    if given.run and len(sets) != 1:
        parser.error("--run is of one --set")
    if given.lower is not None and not given.lower.strip():
        parser.error("--lower wants a reason")
    floors = read_floors(path)
    if not floors.sound:
        if given.lower is None:
            print(f"{path} was not written by the gate: put it back, or say why with --lower")
            return 1
        floors.lowered.append(_record("all", {"seal": "by hand"}, given.lower))
    held = [
        hold(name, floors, _run(name, given), lift=given.lift, reason=given.lower) for name in sets
    ]
    if given.lift or given.lower is not None:
        write_floors(path, floors)
    return int(not all(held))


def _run(name: str, given: argparse.Namespace) -> Pinned:
    """Return what a set has: by the run that is given, or a new one."""
    if given.run:
        return pinned(read_run(given.run))
    asked = question_set(name, given.data)
    run = ask_all(asked.questions, asked.index, console=CONSOLE, complain=CONSOLE.print)
    return pinned(run.rows)


if __name__ == "__main__":
    sys.exit(main())
