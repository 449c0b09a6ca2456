"""Pack a trained network into the file that is shipped: low ranks, differences, and layers.

Run:  python -m benchmarks.pack_tagger build/tagger/NAME ... --base DIR

Of several networks, states of one on its way, the mean is packed: Izmailov, Podoprikhin, Garipov,
Vetrov, Wilson, "Averaging Weights Leads to Wider Optima and Better Generalization" (2018).

Writes ``index/tagger.safetensors`` and ``index/tagger.json``, and prints the digest that
``index/tagger.py`` is to hold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

if TYPE_CHECKING:
    from torch import Tensor

_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "attended",
    "attention.output.LayerNorm": "attended_norm",
    "intermediate.dense": "widened",
    "output.dense": "narrowed",
    "output.LayerNorm": "narrowed_norm",
}
_PART = re.compile(r"bert\.encoder\.layer\.(\d+)\.(.+?)\.(bias|weight|up|down)$")


def packed(state: dict[str, Tensor], base: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return what is shipped of a network: of the encoder, what differs from ``base``."""
    kept: dict[str, Tensor] = {}
    for name, tensor in state.items():
        found = _PART.match(name)
        if found is None:
            kept[name] = tensor
            continue
        layer, module, kind = found.groups()
        if kind in ("up", "down"):
            kept[f"bert.{layer}.{_NAMES[module]}.{kind}"] = tensor
        else:
            change = tensor.float() - base[f"encoder.layer.{layer}.{module}.{kind}"].float()
            kept[f"bert.{layer}.{_NAMES[module]}.{kind}"] = change.half()
    # Query, key and value are one product, so their biases are one vector.
    for layer in {name.split(".")[1] for name in kept if name.startswith("bert.")}:
        biases = [kept.pop(f"bert.{layer}.{name}.bias") for name in ("query", "key", "value")]
        kept[f"bert.{layer}.qkv.bias"] = torch.cat(biases)
    return {name: tensor.contiguous() for name, tensor in kept.items()}


def main() -> None:
    """Pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True)
    given = parser.parse_args()
    with safe_open(f"{given.networks[0]}-0.safetensors", "pt") as file:
        settings = json.loads(file.metadata()["settings"])
    states = [
        {name: t for part in (0, 1) for name, t in load_file(f"{one}-{part}.safetensors").items()}
        for one in given.networks
    ]
    state = {
        name: torch.stack([one[name].float() for one in states]).mean(0).half()
        for name in states[0]
    }
    base = {
        name.removeprefix("bert."): tensor
        for name, tensor in load_file(given.base / "model.safetensors").items()
    }
    out = Path("index/tagger.safetensors")
    save_file(packed(state, base), out)
    beside = out.with_suffix(".json")
    kept = json.loads(beside.read_text(encoding="utf-8"))
    kept |= {name: settings[name] for name in ("depth", "width", "readings")}
    beside.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(hashlib.sha256(out.read_bytes()).hexdigest(), out.stat().st_size)


if __name__ == "__main__":
    main()
