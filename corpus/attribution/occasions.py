"""Where something was said: the outlets that a source spoke to, or that carried its words.

"Told CNN", "in an interview with Radio X", "quoted by AFP", "in a letter seen by The Times".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.citing import REPORTED
from corpus.attribution.outlets import outlet_phrase
from corpus.attribution.quoted import LETTING
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_PASSED: dict[str, frozenset[str]] = {
    # participle -> the prepositions after which an outlet stands
    participle: frozenset(prepositions.split())
    for participles, prepositions in (
        (" ".join(REPORTED), "by in on"),
        ("leaked sent given provided submitted handed", "to"),
        ("shared", "with"),
        ("posted run shown", "by on in to"),
        ("speaking talking spoke talked", "to with on"),
        ("appearing appeared", "on"),
        ("writing", "in for"),
    )
    for participle in participles.split()
}
_TALKS = frozenset("call conversation talk chat exchange meeting".split())
_OCCASIONS = _TALKS | frozenset(
    """
    interview statement statements comments comment remarks e-mail email message letter reply
    response article column op-ed essay commentary note answer answers appearance text
    """.split()
)
_PREPOSITIONS = frozenset("with to for by on in".split())
_FIXED = (
    ("gegenüber",),
    ("im", "gespräch", "mit"),
    ("interview", "mit"),
    ("interview", "der"),
    ("interview", "des"),
    ("im",),
    ("in", "der"),
    ("в", "интервью"),
    ("в", "беседе", "с"),
    ("в", "разговоре", "с"),
    ("в", "эфире"),
    ("through",),
    ("via",),
)
_FIXED_FIRST = frozenset(phrase[0] for phrase in _FIXED)
_FIRST = (
    frozenset(_PASSED) | _OCCASIONS | _FIXED_FIRST | {"according", "as", "whom", "in", "on", "to"}
)
_SPEAKING = frozenset(_PASSED) | _OCCASIONS
_ASIDES = frozenset("; while but whereas".split())
_SPELLS = frozenset(
    """
    exclusive published broadcast aired carried released late early on monday tuesday wednesday
    thursday friday saturday sunday yesterday earlier today
    """.split()
)
_BY = frozenset({"by", "over"})
_MEANS = frozenset("phone telephone e-mail email".split())
_REACH = 20  # words from source and cue within which an occasion belongs to them


def carried_by(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> list[tuple[int, int]]:
    """Return the outlets of "quoted by X", "in an interview with X" and the like, in order."""
    low = unit.low
    found: list[tuple[int, int]] = []
    begin = min(cue[0], source[0] if source else cue[0])
    end = max(cue[1], source[1] if source else cue[1])
    near = range(max(0, begin - _REACH), min(len(low), end + _REACH))
    if _FIRST.isdisjoint(low[near.start : near.stop]):
        return found
    for at in near:
        if low[at] not in _FIRST or not outside[at] or cue[0] <= at < cue[1] - 1:
            continue
        if source and source[0] == at:
            continue
        between = low[at:begin] if at < begin else low[end:at]
        if not _ASIDES.isdisjoint(between):
            continue
        place = _place(unit, at, cue, language)
        outlet = outlet_phrase(unit, place[0], language, told=place[1]) if place else None
        if outlet is None or outlet == source:
            continue
        apart = source is None or outlet[1] <= source[0] or outlet[0] >= source[1]
        if apart or (source and source[0] < at < source[1]):
            found.append(outlet)
    return found


def speaks_to_outlet(unit: Unit, language: Language) -> bool:
    """Say whether a unit tells of words to or through an outlet: "in a letter to The Times"."""
    low = unit.low
    if _SPEAKING.isdisjoint(low):
        return False
    for at, word in enumerate(low):
        if word in _SPEAKING:
            place = _place(unit, at, (len(low), len(low)), language)
            if place is not None and outlet_phrase(unit, place[0], language, told=place[1]):
                return True
    return False


def _place(
    unit: Unit, at: int, cue: tuple[int, int], language: Language
) -> tuple[int, bool] | None:
    """Return where the phrase of an occasion begins, and if any name there is an outlet's."""
    low = unit.low
    word = low[at]
    for phrase in _FIXED if word in _FIXED_FIRST else ():
        if tuple(low[at : at + len(phrase)]) == phrase:
            if word in ("im", "in") and language.code != "de":
                continue
            return at + len(phrase), len(phrase) > 1 and word != "in"
    if word in ("in", "on", "to"):
        aside = (at == 0 or low[at - 1] == ",") and language.code == "en"
        return (at + 1, word == "to" and at == 0) if aside and cue[0] != at else None
    if word == "according":
        aside = at > 0 and low[at - 1] in (",", QUOTE) and cue[0] != at
        return (at + 2, False) if aside and low[at + 1 : at + 2] == ["to"] else None
    if word in ("as", "whom"):
        return _by_clause(unit, at, language)
    if word in _PASSED:
        k = _past_means(low, at + 1)
        if k < len(low) and low[k] in _PASSED[word]:
            sure = low[k] in ("by", "to", "with") or word in ("published", "printed", "writing")
            return k + 1, sure
        if word in ("quoted", "cited") and low[at + 1 : at + 2] == ["as"]:
            # "is quoted as saying by the regional paper"
            near = range(at + 2, min(len(low), at + 5))
            by = next((k for k in near if low[k] in ("by", "in", "on")), None)
            return (by + 1, low[by] != "on") if by is not None else None
    if word in _OCCASIONS:
        k = at + 1
        k += k < len(low) and low[k] == ","
        if k < len(low) and low[k] in _PASSED:
            return None  # its own turn comes
        k = _past_means(low, k)
        if k < len(low) and low[k] in _PREPOSITIONS:
            return k + 1, low[k] in ("with", "to", "for", "by") and word not in _TALKS
    return None


def _past_means(low: list[str], at: int) -> int:
    """Return what follows "by telephone", "on Monday", "exclusively"."""
    while at + 1 < len(low):
        if low[at + 1] in (_SPELLS if low[at] == "on" else _MEANS if low[at] in _BY else ()):
            at += 2
        elif low[at] in _SPELLS and low[at] != "on":
            at += 1
        else:
            break
    return at


def _by_clause(unit: Unit, at: int, language: Language) -> tuple[int, bool] | None:
    """Read ", as La Tercera reported," and "whom the Financial Times did not name"."""
    low = unit.low
    if at == 0 or low[at - 1] != ",":
        return None
    outlet = outlet_phrase(unit, at + 1, language, told=low[at] == "as")
    if outlet is None or outlet[1] >= len(low):
        return None
    follows = low[outlet[1]]
    if low[at] == "whom":
        return (at + 1, False) if follows in ("did", "does", "is", "has") else None
    return (at + 1, True) if follows in _REPORTING else None


_REPORTING = frozenset("reported reports wrote writes has had put puts noted notes".split())


def spoken_to(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> tuple[int, int] | None:
    """Return the outlet that is spoken to: "told Radio X", "said to CNN", "put it to the BBC"."""
    low = unit.low
    for at in dict.fromkeys((cue[1], source[1] if source and source[0] == cue[1] else cue[1])):
        found = _addressee(unit, at, cue, outside, language)
        if found is not None:
            return found
    if low[cue[0]] in LETTING:
        return outlet_phrase(unit, cue[0] + 1, language, told=True)
    return None


_TELLING = frozenset(
    """
    told tells tell telling informed assured reminded briefed text texted texts emailed phoned
    """.split()
)
_WRITING = frozenset("wrote writes write written writing argued argues".split())


def _addressee(
    unit: Unit, at: int, cue: tuple[int, int], outside: list[bool], language: Language
) -> tuple[int, int] | None:
    low = unit.low
    last = low[cue[1] - 1]
    told = True
    if at < len(low) and low[at] in ("to", "on") and last != "according":
        told = low[at] == "to"
        at += 1
    elif at < len(low) and low[at] in ("in", "for"):
        told = last in _WRITING
        at += 1
    elif at != cue[1] or not any(low[k] in _TELLING for k in range(cue[0], cue[1])):
        return None
    if at >= len(low) or not outside[at] or low[at] in ("its", "his", "her", "their", "my"):
        return None
    return outlet_phrase(unit, at, language, told=told)
