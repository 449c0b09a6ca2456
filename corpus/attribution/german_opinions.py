"""Where "laut X", "nach Einschätzung von X", "X zufolge" stand, and who X is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_clauses import MODULES, is_cue, phrase_at
from corpus.attribution.inflected_phrases import DASHES, Opinion, Range
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def german_opinion(unit: Unit, at: int, language: Language) -> Opinion | None:
    """Return the German aside that begins at a word, or whose "zufolge" stands there."""
    low, size = unit.low, len(unit.low)
    for nobody in MODULES["de"].ANONYMOUS:
        if tuple(low[at : at + len(nobody)]) == nobody:
            return Opinion(at, at + len(nobody), None, (at, at + len(nobody)))
    word = low[at]
    if word in ("laut", "gemäß") and at + 1 < size:
        own = phrase_at(unit, at + 1, language)
        if own is None or (own.cases and not own.cases & frozenset("dg")):
            return None
        return Opinion(at, own.end, (own.begin, own.end), (at, at + 1))
    if word in ("nach", "aus", "folgt", "glaubt") and at + 1 < size:
        return _after_nach(unit, at, language)
    later = low[at + 1 : at + 3]
    if (
        word in _THEIRS
        and len(later) > 1
        and later[0] in _VIEWS
        and later[1] in ("nach", "zufolge")
    ):
        return Opinion(at, at + 3, (at, at + 1), (at + 1, at + 3))
    if word == "zufolge" and at:
        return _before_zufolge(unit, at, language)
    if word == "nach" and at > 1 and low[at - 1] in _VIEWS:
        return None
    if word == "so" and at > 1 and (low[at - 1] in (",", QUOTE) or low[at - 1] in DASHES):
        own = phrase_at(unit, at + 1, language) if at + 1 < size else None
        if own is None or is_cue(unit, at + 1, language) or low[at + 1] in ("dass", "wie"):
            return None
        past = own.end + (low[own.end : own.end + 1] in (["weiter"], ["abschließend"]))
        if past < size and low[past] not in (",", ".", ":", ";", "!", "?", *DASHES):
            tail = low[past]
            if not (tail in language.prepositions or tail in language.times):
                return None
        noun = low[own.head]
        inner = _owner(unit, own.head + 1, language) if noun in language.nouns else None
        source = inner or (own.begin, own.end)
        return Opinion(
            at, own.end, source, (at, own.head + 1) if inner else (at, at + 1), closes=True
        )
    return None


def _after_nach(unit: Unit, at: int, language: Language) -> Opinion | None:
    """Read "nach Angaben der Polizei", "nach bisherigen Erkenntnissen", "aus Sicht von X"."""
    low, size = unit.low, len(unit.low)
    if low[at] in ("folgt", "glaubt"):
        if low[at + 1] != "man":
            return None
        own = phrase_at(unit, at + 2, language)
        return Opinion(at, own.end, (own.begin, own.end), (at, at + 2)) if own else None
    report = phrase_at(unit, at + 1, language) if low[at] == "nach" else None
    if report is not None and low[report.head].endswith(_REPORTS) and low[at + 1] in _ARTICLES:
        return Opinion(at, report.end, (report.begin, report.end), (at, at + 1))
    noun = at + 1
    whose: Range | None = None
    while noun < size and noun - at < _BETWEEN:
        if low[noun] in _THEIRS:
            whose = (noun, noun + 1)
        elif not (
            low[noun] in ("den", "der", "dem")
            or (low[noun].endswith(("en", "er")) and not is_name(unit.words[noun]))
        ):
            break
        noun += 1
    if noun >= size or not is_name(unit.words[noun]):
        return None
    views = ("sicht", "perspektive", "warte") if low[at] == "aus" else _VIEW_ENDINGS
    if not low[noun].endswith(views):
        return None
    if low[noun - 1] in ("eigenen", "eigener"):
        return None
    past = noun + 1
    if whose is not None:
        return Opinion(at, past, whose, (at, past))
    inner = _owner(unit, past, language)
    if inner is not None:
        cue_end = past + (low[past] in ("von", "aus", "vom"))
        return Opinion(at, _past_day(unit, inner[1]), inner, (at, cue_end))
    if low[at] == "aus":
        return None
    if low[noun] not in _VIEWS and not low[noun].startswith(("unbestätigt", "eigen")):
        return Opinion(at, past, (noun, past), (at, at + 1))  # "nach Polizeiangaben"
    return Opinion(at, past, None, (at, past))


def _past_day(unit: Unit, at: int) -> int:
    """Return what follows "vom Donnerstag", the day of what is told, if that stands there."""
    low = unit.low
    dated = low[at : at + 1] == ["vom"] and at + 1 < len(low)
    return at + 2 if dated and low[at + 1] in MODULES["de"].GERMAN.times else at


def _owner(unit: Unit, at: int, language: Language) -> Range | None:
    """Return whose words they are: "der Polizei", "von X", "aus Kreisen"."""
    low = unit.low
    if at >= len(low):
        return None
    if low[at] in ("von", "vom", "aus", "beim"):
        own = phrase_at(unit, at + 1, language)
        if own is None:
            return None
        end = own.end
        if low[end : end + 1] == ["und"] and (more := phrase_at(unit, end + 1, language)):
            end = more.end
        return own.begin, end
    own = phrase_at(unit, at, language)
    if own is None or not own.may_be("g") or low[own.begin] in ("er", "sie", "es"):
        return None
    determined = low[own.begin] in language.determiners or own.begin < own.head
    return (own.begin, own.end) if determined or is_name(unit.words[own.begin]) else None


def _before_zufolge(unit: Unit, at: int, language: Language) -> Opinion | None:
    low = unit.low
    for begin in range(max(0, at - _LONGEST), at):
        if begin and low[begin - 1] in ("der", "die", "das", "dem", "den", "einer", "einem", "des"):
            continue
        own = phrase_at(unit, begin, language)
        if own is None or own.end != at:
            continue
        if low[own.begin] in ("denen", "dem", "der") and own.end - own.begin == 1:
            continue
        source: Range | None = (own.begin, own.end)
        cue = (at, at + 1)
        if low[own.begin] in _THEIRS and low[own.head] in _VIEWS:
            source, cue = (own.begin, own.begin + 1), (own.head, at + 1)
        elif low[own.head].endswith(_OF_OTHERS) and own.end > own.head + 1:
            inner = _owner(unit, own.head + 1, language)
            source = inner or source
        elif low[own.head] in _VIEWS - _PRESS and own.end == own.head + 1:
            source = None
        return Opinion(own.begin, at + 1, source, cue)
    if low[at - 1] in ("denen", "dem", "der", "dessen") and at > 2 and low[at - 2] == ",":
        whose = next(
            (
                own
                for k in range(max(0, at - _LONGEST), at - 2)
                if (own := phrase_at(unit, k, language)) and own.end == at - 2
            ),
            None,
        )
        if whose is not None:
            both = (whose.begin, whose.end)
            return Opinion(at - 1, at + 1, both, (at - 1, at + 1), antecedent=both)
    return None


_ARTICLES = frozenset("einem einer dem der mehreren jüngsten neuesten".split())


_REPORTS = (
    "bericht",
    "berichten",
    "studie",
    "umfrage",
    "mitteilung",
    "auswertung",
    "erhebung",
    "berechnung",
    "untersuchung",
    "analyse",
    "statistik",
)


_BETWEEN = 5


_THEIRS = frozenset("seinen seiner ihren ihrer deren dessen".split())


_VIEWS = frozenset(
    """
    angaben worten ansicht meinung auffassung einschätzung aussage aussagen darstellung
    überzeugung informationen berechnungen schätzungen erkenntnissen recherchen berichten meldungen
    prognosen prognose lesart schilderung beobachtungen stand urteil vorstellung vorstellungen
    auskunft mitteilung
    """.split()
)


_PRESS = frozenset("berichten meldungen recherchen".split())


_VIEW_ENDINGS = tuple(_VIEWS - {"stand", "urteil"})


_OF_OTHERS = (
    "angaben",
    "bericht",
    "berichten",
    "studie",
    "umfrage",
    "aussagen",
    "auswertung",
    "untersuchung",
    "mitteilung",
)
"""Nouns whose owner is the source: "Angaben der Polizei zufolge"."""


_LONGEST = 12
