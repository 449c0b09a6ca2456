"""The file of floors: what the measures of each set of questions must keep up to.

Only the gate writes it. A seal, the digest of all the rest, tells whether anybody else did.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.measures import DIRECTION, estimates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.judging import Judged

NOISE = 3
"""How many questions may fare otherwise on another processor, whose rounding differs."""

_ROUNDING = 1e-9

_LESS_IS_BETTER = sorted(name for name, direction in DIRECTION.items() if direction < 0)

_HEADER = f"""\
# What the answers to each set of questions must keep up to: see benchmarks/gate.py, which alone
# writes this. The seal is a digest of all the rest. A measure may be worse than its floor by its
# noise, {NOISE} questions' worth; of {" and ".join(_LESS_IS_BETTER)} less is better.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a measure must keep up to, and by how much it may fall short without being worse."""

    floor: float
    noise: float


@dataclass(slots=True)
class Pinned:
    """A set of questions: the digest of them, and the floor of every measure."""

    questions: str
    measures: dict[str, Floor]


@dataclass(slots=True)
class Floors:
    """All that is pinned.

    Attributes:
        sets: by name.
        lowered: a record of every lowering: of which ``set``, ``when``, ``why``, and which
            ``floors`` from what to what.
        sound: whether the gate wrote the file as it is.
    """

    sets: dict[str, Pinned] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)
    sound: bool = True


def gain(name: str, floor: Floor, value: float) -> float:
    """Return by how much a measure is better than its floor, negative where it is worse.

    What is within the noise below the floor is 0.
    """
    change = DIRECTION.get(name, 1) * (value - floor.floor)
    return 0.0 if -floor.noise - _ROUNDING <= change <= _ROUNDING else change


def pinned(rows: Sequence[Judged]) -> Pinned:
    """Return what a run pins: every measure of which more, or less, is better."""
    asked = sorted(repr((row.question, row.filters, row.answerable)) for row in rows)
    floors = {
        name: Floor(round(found.value, 4), round(NOISE / found.n, 4))
        for name, found in estimates(rows).items()
        if found.n and DIRECTION.get(name, 1)
    }
    return Pinned(_digest(asked), floors)


def read_floors(path: Path) -> Floors:
    """Read what is pinned; where there is no file, nothing is."""
    if not path.exists():
        return Floors()
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    seal = found.pop("seal", None)
    sets = {
        name: Pinned(
            table["questions"],
            {measure: Floor(**floor) for measure, floor in table["measures"].items()},
        )
        for name, table in found.get("sets", {}).items()
    }
    return Floors(sets, found.get("lowered", []), sound=seal == _digest(found))


def write_floors(path: Path, floors: Floors) -> None:
    """Write what is pinned, and seal it."""
    lines = []
    for name, table in sorted(floors.sets.items()):
        lines += ["", f"[sets.{name}]", f"questions = {json.dumps(table.questions)}"]
        lines += ["", f"[sets.{name}.measures]"]
        lines += [
            f'"{measure}" = {{ floor = {floor.floor}, noise = {floor.noise} }}'
            for measure, floor in table.measures.items()
        ]
    for record in floors.lowered:
        lines += ["", "[[lowered]]"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in record.items()]
    body = "\n".join(lines) + "\n"
    seal = _digest(tomllib.loads(body))
    path.write_text(f'{_HEADER}\nseal = "{seal}"\n{body}', encoding="utf-8")


def _digest(value: Any) -> str:  # noqa: ANN401 - anything that JSON can say
    said = json.dumps(value, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
