"""The forms of German verbs: a line of infinitives to what stands in texts.

A verb is written by its infinitive, a strong one with third person, past and participle
("sprechen:spricht:sprach:gesprochen"), a separable one with a bar ("mit|teilen",
"an|geben:gibt:gab:gegeben"). Separated, its prefix must follow; joined, as at the end of a clause
and in participles, it is one word.
"""

from __future__ import annotations

import re

_INSEPARABLE = re.compile(r"(?:be|emp|ent|er|ge(?!h|b)|miss|ver|zer|wider|über|unter|prognost)")
_SOFT = re.compile(r"(?:[td]|[^aeiouäöürlh][nm]|ch[nm])$")
_OTHERWISE = frozenset("meine bitte lobe rate seine freue freuen danke warne".split())
"""Subjunctives that are commoner as something else."""


def forms_of(written: str) -> tuple[dict[str, str], str | None, dict[str, str]]:
    """Return the forms of a verb: separated (or plain), its prefix, and joined ones.

    Each form has its tag: ``d`` finite, ``k`` the subjunctive of what is reported, ``b`` the
    infinitive, ``n`` the participle.
    """
    infinitive, *parts = written.split(":")
    prefix, bar, base = infinitive.rpartition("|")
    plain = _strong(base, *parts) if parts else _weak(base)
    if not bar:
        return plain, None, {}
    alone = {form: tag for form, tag in plain.items() if tag != "n"}
    joined = {f"{prefix}{form}": tag for form, tag in plain.items()}
    joined[f"{prefix}zu{base}"] = "b"
    return alone, prefix, joined


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _weak(infinitive: str) -> dict[str, str]:
    stem = _stem(infinitive)
    soft = "e" if _SOFT.search(stem) else ""
    ge = "" if _INSEPARABLE.match(infinitive) or infinitive.endswith("ieren") else "ge"
    found = {
        infinitive: "b",
        f"{stem}{soft}t": "d",
        f"{stem}{soft}te": "d",
        f"{stem}{soft}ten": "d",
    }
    participle = f"{ge}{stem}{soft}t"
    found[participle] = found.get(participle, "") + "n"
    return _subjunctive(stem) | found


def _strong(infinitive: str, third: str, past: str, participle: str) -> dict[str, str]:
    many = f"{past}n" if past.endswith("e") else f"{past}en"
    found = {infinitive: "b", third: "d", past: "d", many: "d"}
    found[participle] = found.get(participle, "") + "n"
    return _subjunctive(_stem(infinitive)) | found


def _subjunctive(stem: str) -> dict[str, str]:
    form = f"{stem}e"
    return {} if form in _OTHERWISE else {form: "k"}
