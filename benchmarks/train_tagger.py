"""Train the attribution tagger, and measure it on the parts it did not learn from.

Run:  python -m benchmarks.tagger_data --data DIR --out build/tagger/data.npz --plain 4000
      python -m benchmarks.train_tagger --arrays build/tagger/data.npz --out build/tagger/NAME

      python -m benchmarks.train_tagger … --resume OLD OLDER --mean --labelled 0.5 --share 0.3

Learns from PolNeAR's training part, less every tenth article, by which thresholds are chosen, and
from our own texts, less every sixth; reports on these and on the development part. With
``--teachers NAMES`` (networks trained before) it learns from what these think of the texts without
marks, too: Hinton, Vinyals, Dean, "Distilling the Knowledge in a Neural Network" (2015). With
``--mean`` what is saved is the running mean of its states: Tarvainen, Valpola, "Mean teachers are
better role models" (2017).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from benchmarks.tagger_data import DEV, PLAIN, TRAIN, TUNE, WIRES, WIRES_TUNE
from benchmarks.tagger_measures import batches, found_in, looked_at, measure
from benchmarks.tagger_training import Network, Stock, losses

if TYPE_CHECKING:
    from collections.abc import Sequence


def taught(stock: Stock, teachers: Sequence[Network]) -> None:
    """Let networks mark the texts without marks."""
    cue = torch.full_like(stock.cue, float("nan"))
    places, tags, truth = [], [], []
    for stretches in batches(stock, stock.articles(PLAIN), 64, None):
        at, tag, true, odds, all_places, all_odds = looked_at(teachers, stock, stretches, 0.15)
        cue[all_places] = all_odds
        places.append(at)
        tags.append(tag.half())
        truth.append((true * odds).sqrt())
    stock.add(torch.cat(places), torch.cat(tags), torch.cat(truth), cue)


def train(stock: Stock, network: Network, given: argparse.Namespace, limit: float) -> None:
    """Train a network on what is marked, and on what was marked by another."""
    chance = Random(given.seed)
    labelled = stock.articles(TRAIN)
    wired = stock.articles(WIRES)
    plain = stock.articles(PLAIN) if stock.is_taught else []
    learnt = {name: p for name, p in network.bert.named_parameters() if p.requires_grad}
    low = [p for name, p in learnt.items() if name.endswith((".up", ".down"))]
    own = [p for name, p in learnt.items() if not name.endswith((".up", ".down"))]
    top = [*network.marks.parameters(), *network.heads.parameters()]
    groups = [
        {"params": low, "lr": 1e-3},
        {"params": own, "lr": 1.5e-4},
        {"params": top, "lr": 1e-3},
    ]
    optimiser = torch.optim.AdamW(
        [group for group in groups if group["params"]],
        weight_decay=0.01,
        fused=stock.device.type == "cuda",
    )
    begun = time.monotonic()
    last = [0.0]

    def gone() -> float:
        """Return how much of the training is over, by steps or by time, whichever is more."""
        by_time = (time.monotonic() - begun) / limit if limit else 0.0
        return float(max(done / steps, by_time))

    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: given.rate * min(1, (step + 1) / 100) * max(0.01, 1 - last[0])
    )
    size, done = given.batch, 0
    mean = Mean(network) if given.mean else None
    network.train()

    def epoch() -> list[Any]:
        chance.shuffle(plain)
        chance.shuffle(labelled)
        some = labelled[: round(len(labelled) * given.labelled)]
        parts = [some, wired, plain[: round(len(plain) * given.share)]]
        mixed = [one for numbers in parts for one in batches(stock, numbers, size, chance)]
        chance.shuffle(mixed)
        return mixed

    mixed = epoch()
    steps = math.ceil(len(mixed) * given.epochs)
    while gone() < 1:
        total = torch.zeros((), device=stock.device)
        seen = 0
        for stretches in mixed:
            batch = stock.batch(stretches)
            with torch.autocast(stock.device.type, dtype=torch.bfloat16):
                loss = losses(network, stock, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            if mean is not None:
                mean.add(done)
            done += 1
            seen += 1
            last[0] = gone()
            schedule.step()
            total += loss.detach()
            if last[0] >= 1:
                break
        seconds = time.monotonic() - begun
        print(f"{done}/{steps} {seconds:.0f} s loss {total.item() / seen:.4f}", flush=True)
        save(given.out, network, network.settings)
        mixed = epoch()
    if mean is not None:
        mean.take()
    network.eval()


class Mean:
    """The running mean of a network's states while it learns."""

    def __init__(self, network: Network) -> None:
        self._learnt = [p for p in network.parameters() if p.requires_grad]
        self._means = [p.detach().clone() for p in self._learnt]

    @torch.no_grad()
    def add(self, step: int) -> None:
        """Add the state after a step: the last hundred count most, at the beginning fewer."""
        kept = min(0.99, (step + 1) / (step + 11))
        for mean, parameter in zip(self._means, self._learnt, strict=True):
            mean.lerp_(parameter, 1 - kept)

    @torch.no_grad()
    def take(self) -> None:
        """Put the mean into the network."""
        for mean, parameter in zip(self._means, self._learnt, strict=True):
            parameter.copy_(mean)


def main() -> None:
    """Train, measure, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arrays", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="trained before")
    parser.add_argument("--depth", type=int, default=6)
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--readings", type=int, default=2)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--epochs", type=float, default=15)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--resume", type=Path, nargs="*", help="go on from the mean of these")
    parser.add_argument("--mean", action="store_true", help="save the running mean of the states")
    parser.add_argument("--rate", type=float, default=1.0, help="of learning, times the usual")
    parser.add_argument("--frozen", type=int, default=0, help="lower layers left as they are")
    parser.add_argument("--labelled", type=float, default=1, help="of PolNeAR in a round")
    parser.add_argument("--share", type=float, default=1, help="of unmarked texts in a round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=0)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    with np.load(given.arrays) as file:
        stock = Stock(dict(file), device)
    report: dict[str, Any] = {"settings": {k: str(v) for k, v in vars(given).items()}}
    if given.teachers:
        teachers = [load(path, given.base, device) for path in given.teachers]
        told(report, "teachers", teachers, stock)
        taught(stock, teachers)
        print("taught", len(stock.place), flush=True)
    settings = {name: getattr(given, name) for name in ("depth", "rank", "width", "readings")}
    if given.resume:
        network, *others = (
            load(path, given.base, device, given.dropout, given.frozen) for path in given.resume
        )
        settings = network.settings
        with torch.no_grad():
            for parameter, *same in zip(*(n.parameters() for n in (network, *others)), strict=True):
                parameter.copy_(torch.stack([parameter, *same]).mean(0))
    else:
        network = Network(given.base, {**settings, "dropout": given.dropout}).to(device)
    train(stock, network, given, given.limit)
    save(given.out, network, settings)
    told(report, "trained", [network], stock)
    given.out.with_suffix(".json").write_text(json.dumps(report, indent=1), encoding="utf-8")


def told(report: dict[str, Any], name: str, networks: Sequence[Network], stock: Stock) -> None:
    """Measure networks on the parts that they did not learn from."""
    for part_name, part in (("tune", TUNE), ("dev", DEV), ("wires", WIRES_TUNE)):
        figures = measure(stock, found_in(networks, stock, stock.articles(part)))
        report[f"{name}, {part_name}"] = figures
        print(name, part_name, figures, flush=True)


def save(path: Path, network: Network, settings: dict[str, Any]) -> None:
    """Save what was learnt, in two files: nothing of the encoder as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {k: v.detach().half().contiguous().cpu() for k, v in network.state_dict().items()}
    state = {k: v for k, v in state.items() if "embeddings" not in k}
    if network.settings["rank"]:
        frozen = {k[: -len("up")] + "weight" for k in state if k.endswith(".up")}
        state = {k: v for k, v in state.items() if k not in frozen}
    halves: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for key, value in state.items():
        halves["layer.0." in key or "layer.1." in key or "layer.2." in key][key] = value
    for number, half in enumerate(halves):
        save_file(half, f"{path}-{number}.safetensors", {"settings": json.dumps(settings)})


def load(
    path: Path, base: Path, device: torch.device, dropout: float = 0.0, frozen: int = 0
) -> Network:
    """Load a network that was saved."""
    first, second = (Path(f"{path}-{number}.safetensors") for number in (0, 1))
    with safe_open(first, "pt") as file:
        settings = json.loads(file.metadata()["settings"])
    network = Network(base, {**settings, "dropout": dropout, "frozen": frozen})
    state = {
        k.replace("parametrizations.weight.0.", ""): v
        for k, v in {**load_file(first), **load_file(second)}.items()
    }
    network.load_state_dict({k: v.float() for k, v in state.items()}, strict=False)
    return network.to(device).eval()


if __name__ == "__main__":
    main()
