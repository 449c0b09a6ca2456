"""What a tagger in training finds in texts, and how good that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from benchmarks.polnear import matched, same_source
from corpus.article import Span
from index.tagger_decoding import triple, without_repeats
from index.tagger_network import CONTENT, INNER, OUTER, REACH, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from benchmarks.tagger_training import Network, Stock, Stretch
    from corpus.attribution.nouns import Triple
    from index.tagger_decoding import Reading

_CANDIDATE = 0.08
"""What the probability of an anchor must reach for it to be read."""


def batches(
    stock: Stock, numbers: Sequence[int], size: int, chance: Random | None
) -> Iterator[list[Stretch]]:
    """Yield batches of some ``size`` windows, begun at a chance place of each article, or at 0."""
    chosen = [
        stretch
        for number in numbers
        for stretch in stock.stretches(number, chance.randrange(400) if chance else 0)
    ]
    if chance:
        chance.shuffle(chosen)
    for begin in range(0, len(chosen), size * 8):
        group = chosen[begin : begin + size * 8]
        group.sort(key=lambda stretch: (len(stretch), stretch[0][1] - stretch[0][0]))
        parts: list[list[Stretch]] = [[]]
        for stretch in group:
            if sum(map(len, parts[-1])) >= size:
                parts.append([])
            parts[-1].append(stretch)
        if chance:
            chance.shuffle(parts)
        yield from (part for part in parts if part)


@torch.no_grad()
def looked_at(
    networks: Sequence[Network], stock: Stock, stretches: Sequence[Stretch], least: float
) -> tuple[Any, ...]:
    """Return places, tag and truth probabilities of likely anchors, and cue odds of all tokens."""
    batch = stock.batch(stretches)
    with torch.autocast(stock.device.type, dtype=torch.bfloat16):
        hidden = [network(batch) for network in networks]
        cue = torch.stack(
            [n.heads.begins(h).float().sigmoid() for n, h in zip(networks, hidden, strict=True)]
        ).mean(0)
    # Networks that know nothing yet would take everything for likely.
    likely = torch.where(cue >= least, cue, 0.0).topk(max(1, len(cue) // 8))
    at = likely.indices[likely.values > 0].sort().values
    tags, truly = [], []
    with torch.autocast(stock.device.type, dtype=torch.bfloat16):
        for network, states in zip(networks, hidden, strict=True):
            t, y = network.heads.read(states, batch.sentence, batch.paragraph, at, batch.seen[at])
            tags.append(t.float().softmax(-1))
            truly.append(y.float().sigmoid())
    return (
        batch.places[at],
        torch.stack(tags).mean(0),
        torch.stack(truly).mean(0),
        cue[at],
        batch.places,
        cue,
    )


def found_in(
    networks: Sequence[Network], stock: Stock, numbers: Sequence[int]
) -> dict[int, list[Triple]]:
    """Return what networks find in articles."""
    found: dict[int, list[Reading]] = {number: [] for number in numbers}
    arrays = stock.arrays
    begins = stock.article[:, 1]
    for stretches in batches(stock, numbers, 32, None):
        place, tags, truly, cue, _, _ = looked_at(networks, stock, stretches, _CANDIDATE)
        for at, tag, true, odds in zip(
            place.cpu().numpy(), tags.cpu().numpy(), truly.tolist(), cue.tolist(), strict=True
        ):
            number = int(np.searchsorted(begins, at, side="right")) - 1
            _, begin, end = stock.article[number]
            low, high = max(begin, at - REACH), min(end, at + REACH)
            one = triple(
                tag[low - at + REACH : high - at + REACH],
                arrays["starts"][low:high],
                arrays["ends"][low:high],
                arrays["words"][low:high],
                at - low,
                odds,
                true,
            )
            if one:
                found[number].append(one)
    return {
        number: [one.triple for one in without_repeats(readings)]
        for number, readings in found.items()
    }


def measure(stock: Stock, found: dict[int, list[Triple]]) -> dict[str, float]:
    """Return F1 of contents, of content with source, and of these with all outlets; that of speech.

    All at the threshold at which that of content with source is best.
    """
    gold = stock.arrays["gold"]
    spans = stock.arrays["span"]
    rows: list[tuple[float, bool, bool, bool, bool | None]] = []
    total = speech = 0
    for number, triples in found.items():
        mine = np.flatnonzero(gold[:, 0] == number)
        marked = []
        for n in mine:
            own = spans[spans[:, 0] == n]
            marked.append(
                tuple(
                    tuple(Span(int(a), int(b)) for _, t, a, b in sorted(map(tuple, own)) if t in of)
                    for of in ((SOURCE,), (CONTENT,), (OUTER, INNER))
                )
            )
        keep = [n for n, (_, content, _) in zip(mine, marked, strict=True) if content]
        marked = [one for one in marked if one[1]]
        total += len(marked)
        speech += int(sum(gold[n, 2] for n in keep))
        matches = matched([c for _, c, _ in marked], [one.content for one in triples])
        taken = {f: g for g, f in matches.items()}
        for f, one in enumerate(triples):
            if f in taken:
                source, _, outlets = marked[taken[f]]
                right = same_source(source, one.source)
                passed = len(outlets) == len(one.outlets or ()) and all(
                    a.start < b.end and b.start < a.end
                    for a, b in zip(outlets, one.outlets or (), strict=True)
                )
                speech_too = bool(gold[keep[taken[f]], 2])
                rows.append((one.sure, True, right, right and passed, speech_too))
            else:
                rows.append((one.sure, False, False, False, None))
    rows.sort(reverse=True)
    best: dict[str, float] = {"end": 0.0}
    contents = ends = chains = spoken = matched_speech = 0
    for count, (sure, content, end, chain, said) in enumerate(rows, start=1):
        contents += content
        chains += chain
        ends += end
        spoken += bool(said and end)
        matched_speech += bool(said)
        f1 = 2 * ends / (total + count)
        if f1 > best["end"]:
            best = {
                "end": f1,
                "content": 2 * contents / (total + count),
                "outlets too": 2 * chains / (total + count),
                "speech recall": spoken / max(1, speech),
                "speech source": spoken / max(1, matched_speech),
                "threshold": sure,
                "recall": ends / total,
                "precision": ends / count,
            }
    return {name: round(value, 4) for name, value in best.items()}
