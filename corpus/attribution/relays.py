"""Relays: who passes on what another says, and the innermost source.

"Yonhap has said, citing sources": the sources say it, Yonhap passes it on. "Officials quoted by
AFP denied": the officials deny. "Told CNN": said to CNN, which passes it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.citations import (
    QUOTING,
    cited_end,
    cites,
    find_chained,
    past_citing,
    with_rest,
)
from corpus.attribution.outlets import outlet_phrase
from corpus.attribution.phrases import is_name, is_word, subject_before, with_name
from corpus.attribution.words import QUOTE, Unit
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language

_QUOTED_BY = (
    ("quoted", "by"),
    ("cited", "by"),
    ("interviewed", "by"),
    ("contacted", "by"),
    ("reached", "by"),
    ("seen", "by"),
    ("obtained", "by"),
    ("reviewed", "by"),
    ("approached", "by"),
    ("speaking", "to"),
    ("speaking", "with"),
    ("talking", "to"),
    ("interview", "with"),
    ("interview", "to"),
    ("statement", "to"),
    ("comments", "to"),
    ("remarks", "to"),
    ("e-mail", "to"),
    ("email", "to"),
    ("conversation", "with"),
    ("comment", "to"),
    ("message", "to"),
    ("interview", "on"),
    ("spoke", "to"),
    ("spoke", "with"),
    ("who", "spoke", "to"),
    ("letter", "to"),
    ("published", "by"),
    ("carried", "by"),
    ("broadcast", "by"),
    ("leaked", "to"),
    ("shared", "with"),
    ("aired", "on"),
    ("published", "in"),
    ("interview", "in"),
    ("interview", "published", "by"),
    ("sent", "to"),
    ("asked", "by"),
    ("told", "by"),
    ("gegenüber",),
    ("im", "gespräch", "mit"),
    ("interview", "mit"),
    ("в", "интервью"),
    ("в", "беседе", "с"),
    ("в", "разговоре", "с"),
    ("в", "эфире"),
)
_QUOTED_BY_FIRST = frozenset(phrase[0] for phrase in _QUOTED_BY)


@dataclass(frozen=True, slots=True)
class Relay:
    """What the grammar of relays says of one attribution: word ranges in its unit.

    Attributes:
        source: the innermost source, if it is another than the one found.
        via: the relaying outlets, outermost first.
    """

    source: tuple[int, int] | None
    via: tuple[tuple[int, int], ...]


def relay(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> Relay:
    """Read the relay around an attribution.

    Args:
        unit: the unit of its cue.
        source: the words of its source in the unit, if it is there.
        cue: the words of its cue.
        outside: for each word, whether it is outside the content.
        language: the language of the text.
    """
    via: list[tuple[int, int]] = []
    inner: tuple[int, int] | None = None
    citing = _find_citing(unit, source, cue, outside, language) if cites(unit.low) else None
    while citing is not None:
        begin, end = citing
        outer = inner or source
        if outer is None:
            break
        via.append(outer)
        inner = (begin, end)
        citing = find_chained(unit, end, outside, language)
    named = inner or source
    if language.code != "en":
        via = [*via, *_spoken_to(unit, named, cue, outside, language)] if inner is None else via
    reporter = _quoting(unit, source, cue, language)
    if reporter is not None:
        via = [reporter, *via]
    elif inner is None:
        addressee = _told(unit, cue, outside, language)
        if addressee is not None:
            via.append(addressee)
    if not via or inner is None:
        via = [*_quoted_by(unit, named, cue, outside, language), *via]
    return Relay(inner, tuple(dict.fromkeys(via)))


def _quoting(
    unit: Unit, source: tuple[int, int] | None, cue: tuple[int, int], language: Language
) -> tuple[int, int] | None:
    """Return who quotes in "Radio Okapi quoted an officer as saying" and "Reuters was told by"."""
    low = unit.low
    if source is None:
        return None
    if low[cue[0]].startswith("zitiert") and source[0] > cue[1]:
        return cue[1], source[0]
    if low[cue[0]] == "erfuhr" and source[0] > cue[1] + 1:
        return cue[1], source[0] - 1
    if low[cue[0]] == "as" and source[1] <= cue[0]:
        verb = source[0] - 1
        while verb > 0 and low[verb] not in QUOTING and source[0] - verb < 4:
            verb -= 1
        if low[verb] in QUOTING:
            return subject_before(unit, verb, language)
    if low[cue[0]] in ("heard", "hears", "learned", "learnt") and low[cue[1] - 1] == "from":
        return subject_before(unit, cue[0], language)
    if low[cue[1] - 1] == "told" and cue[1] < len(low) and low[cue[1]] == "by":
        subject = subject_before(unit, cue[0], language)
        return subject if subject and outlet_phrase(unit, subject[0], language, told=True) else None
    return None


def _spoken_to(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> list[tuple[int, int]]:
    """Return the outlet that a German or Russian source speaks to: "sagte X dem RBB"."""
    found: list[tuple[int, int]] = []
    spans = [cue, source] if source else [cue]
    taken = {k for span in spans for k in range(*span)}
    at = max(0, min(span[0] for span in spans) - _AROUND)
    last = min(len(unit.low), max(span[1] for span in spans) + _AROUND)
    while at < last:
        free = at
        while free < min(last, at + 3) and outside[free] and free not in taken:
            free += 1
        size = next((n for n in range(free - at, 0, -1) if _is_outlet(unit, at, at + n)), 0)
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


def _is_outlet(unit: Unit, at: int, end: int) -> bool:
    """Say whether words name an outlet in German or Russian: known, introduced or in the dative."""
    low, words = unit.low, unit.words
    first, final = words[at], words[end - 1]
    if not all(is_word(word) or word == QUOTE for word in low[at:end]):
        return False
    quoted = low[end - 1] == QUOTE and unit.ends[end - 1] - unit.starts[end - 1] < _SHORT_QUOTE
    introduced = low[at].startswith(_OUTLET_STEMS)
    if end > at + 1 and introduced and (quoted or is_name(final)):
        return True
    if (is_name(first) or first.isupper()) and outlet_named(" ".join(words[at:end])):
        return True
    before = low[at - 1] if at else ""
    if end > at + 1 or not (before in _DATIVES or before.startswith(_OUTLET_STEMS)):
        return False
    latin = first.isascii() and is_name(first) and before not in _DATIVES
    return quoted or first.isupper() or latin


_AROUND = 25  # words
_SHORT_QUOTE = 45  # characters
_DATIVES = frozenset({"dem", "der", "den", "im", "gegenüber"})
_OUTLET_STEMS = (
    "агентств",
    "телеканал",
    "издани",
    "газет",
    "портал",
    "радиостанци",
    "журнал",
    "nachrichtenagentur",
    "sender",
    "zeitung",
    "tageszeitung",
    "magazin",
    "agentur",
)


def _find_citing(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> tuple[int, int] | None:
    """Return the phrase after "citing" that belongs to this cue."""
    low = unit.low
    begin = min(source[0], cue[0]) if source else cue[0]
    for at in range(max(0, begin - 25), len(low)):
        if not outside[at]:
            continue
        past = past_citing(low, at)
        if past is None or (cue[0] <= at < cue[1]):
            continue
        if at < begin and not (at == 0 or low[at - 1] in (",", QUOTE)):
            continue
        if not _joined(unit, at, cue, source, outside, language):
            continue
        end = cited_end(unit, past, language)
        if end is not None:
            end = with_rest(unit, with_name(unit, past, end, language), outside, language)
            if source and not (end <= source[0] or past >= source[1]):
                continue
            return past, end
    return None


def _joined(
    unit: Unit,
    at: int,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    outside: list[bool],
    language: Language,
) -> bool:
    """Say whether "citing" at ``at`` belongs to the cue: no other clause stands between."""
    low = unit.low
    first, last = (cue[1], at) if at > cue[0] else (at + 2, cue[0])
    between = [
        k for k in range(first, last) if outside[k] and not (source and source[0] <= k < source[1])
    ]
    if len(between) > 16:
        return False
    for k in between:
        tags = language.verbs.get(low[k])
        if at > cue[0] and low[k] in ("but", "and", "while", ";"):
            return False
        if (
            tags
            and set(tags[0]) & {"d", "s"}
            and low[k] not in QUOTING
            and not is_name(unit.words[k])
        ):
            return False
    return True


def _told(
    unit: Unit, cue: tuple[int, int], outside: list[bool], language: Language
) -> tuple[int, int] | None:
    """Return the outlet that is spoken to: "told Radio X", "said to CNN"."""
    low = unit.low
    at = cue[1]
    if at < len(low) and low[at] in ("to", "on") and low[cue[1] - 1] not in ("according",):
        at += 1
    elif not any(low[k] in _TELLING for k in range(cue[0], cue[1])):
        return None
    if at >= len(low) or not outside[at] or low[at] in ("its", "his", "her", "their", "my"):
        return None
    return outlet_phrase(unit, at, language, told=low[at - 1] != "on")


_TELLING = frozenset("told tells tell telling informed assured reminded briefed".split())


def _quoted_by(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> list[tuple[int, int]]:
    """Return the outlets of "quoted by X", "in an interview with X" and the like."""
    low = unit.low
    found: list[tuple[int, int]] = []
    if _QUOTED_BY_FIRST.isdisjoint(low):
        return found
    begin = min(cue[0], source[0] if source else cue[0])
    end = max(cue[1], source[1] if source else cue[1])
    for at in range(max(0, begin - 20), min(len(low), end + 20)):
        if source and source[0] <= at < source[1] and at < source[0] + 1:
            continue
        if low[at] not in _QUOTED_BY_FIRST or not outside[at]:
            continue
        between = low[at:begin] if at < begin else low[end:at]
        if any(word in (";", "while", "but", "whereas") for word in between):
            continue
        for phrase in _QUOTED_BY:
            if low[at] == phrase[0] and tuple(low[at : at + len(phrase)]) == phrase:
                outlet = outlet_phrase(
                    unit, at + len(phrase), language, told=phrase[-1] in ("to", "with", "by")
                )
                if outlet is not None and not (source and outlet == source):
                    found.append(outlet)
                break
    return found
