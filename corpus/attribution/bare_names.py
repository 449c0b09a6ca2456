"""What a name is without what introduces it: "The French daily Le Monde", "South Korean"."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.attribution.capitals import DEMONYM, PARTICLES
from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.places import PLACES, REGIONS
from corpus.publisher import outlet_named

WITHIN = frozenset("dello della degli delle dei et en für pour och na".split())
GENERIC = frozenset(
    """
    news tv radio television press agency service times post public state national wire media daily
    """.split()
)


@lru_cache(maxsize=20_000)
def without_demonym(name: str, *, outlet: bool) -> str:
    """Strip "South Korean" off an outlet's name that is not known with it."""
    parts = name.split()
    last = max((k for k, part in enumerate(parts[:-1]) if DEMONYM.match(part)), default=-1)
    if all(part.lower() in GENERIC for part in parts[last + 1 :]):
        return name  # "Vatican News": nothing would be left of it
    return " ".join(parts[last + 1 :]) if outlet and outlet_named(name) is None else name


@lru_cache(maxsize=20_000)
def outlet_name(words: str) -> str:
    """Return an outlet's name without what introduces it: "the Miami-based site 14ymedio"."""
    name = without_demonym(bare_name(words), outlet=True)
    parts = name.split()
    if not parts:
        return name  # nothing but marks
    if parts[-1].isalpha() and parts[-1].islower() and outlet_named(parts[-1]) is None:
        return name
    first = max(
        (
            k + 1
            for k, part in enumerate(parts[:-1])
            if part.islower()
            and part not in PARTICLES
            and part not in WITHIN
            and not (part == "and" and k and parts[k - 1][0].isupper())
        ),
        default=0,
    )
    return " ".join(parts[first:]).strip('„“”"«»‘’ ')


@lru_cache(maxsize=20_000)
def bare_name(words: str) -> str:
    """Strip article and description off an organisation's name: "The French daily Le Monde"."""
    parts = words.split()
    if not parts:
        return ""
    while len(parts) > 1 and parts[0].lower() in ("the", "a", "an", "der", "die", "das"):
        parts = parts[1:]
    owner = next((k for k, part in enumerate(parts[:-1]) if part.endswith(("'s", "’s"))), None)
    if owner is not None and not _is_place(" ".join(parts[: owner + 1])[:-2]):
        owner = None  # "Lloyd's List", "the BBC's Persian Service"; but "Kenya's Nation"
    if owner is not None and all(
        p[0].isupper() or p.isdigit() or p in OUTLET_NOUNS | {"news"} or p in PARTICLES
        for p in parts[owner + 1 :]
    ):
        parts = parts[owner + 1 :]
    for k in range(len(parts) - 1):
        if _INFLECTED_OUTLET.match(parts[k].lower()):
            parts = parts[k + 1 :]
            break
    for k in range(len(parts) - 1):
        if (
            parts[k].lower() in OUTLET_NOUNS
            and parts[k].islower()
            and (not parts[k + 1].islower() or outlet_named(parts[k + 1]))
        ):
            parts = parts[k + 1 :]
            break
    noun = parts[-1]
    if len(parts) > 1 and noun in OUTLET_NOUNS and noun not in ("daily", "weekly", "tabloid"):
        whole = parts
        while (
            len(parts) > 1 and parts[-1].islower() and parts[-1].lower() in OUTLET_NOUNS | {"news"}
        ):
            parts = parts[:-1]
        last = max(1, len(parts) - 1)
        demonym = next((k for k in range(last, 0, -1) if DEMONYM.match(parts[k - 1])), 0)
        if demonym and all(part in _OWNED for part in parts[demonym:]):
            return " ".join(whole[demonym - 1 :])  # "Danish radio", "Danish state radio"
        parts = parts[demonym:]
    name = " ".join(parts).strip('„“”"«»‘’ ')
    shorter = name[:-1] if len(name) > 4 and name[-1] in "аеуы" and name[0] >= "А" else name
    return shorter if outlet_named(shorter) and not outlet_named(name) else name


_OWNED = frozenset("state public national".split())


def _is_place(words: str) -> bool:
    return words.lower() in PLACES or words.lower() in REGIONS


_INFLECTED_OUTLET = re.compile(
    r"(?:(?:nachrichten)?agentur|(?:tages|wochen)?zeitung|sender|magazin|агентств|телеканал|издани|газет|портал|радиостанци|телеграм-канал|канал)\w*$"
)
