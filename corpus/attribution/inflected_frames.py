"""German and Russian attributions by where the verb stands: "…, sagte X", "X sagte, dass …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_asides import (
    candidate,
)
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    Clause,
    is_cue,
    phrase_at,
    resumed,
)
from corpus.attribution.inflected_contents import content_after, content_begin
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import STOPS, Subject
from corpus.attribution.inflected_subjects import (
    LEARNING,
)
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Stance
from corpus.attribution.opinions import opinion_at
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.candidates import Candidate
    from corpus.attribution.inflected_phrases import Phrase
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def inverted(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    at: tuple[int, int],
    subject: Subject,
    prefix: int | None,
    cue: Cue,
    language: Language,
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read "…, sagte X" and "…, — сказал X"."""
    low, clause = unit.low, cut[number]
    verb, _ = at
    begin, end = subject.begin, with_name(unit, cut, number, subject.end, language)
    begin, end = _learnt_from(unit, clause, verb, language) or (begin, end)
    stop = clause.begin
    while stop > 0 and low[stop - 1] in STOPS:
        stop -= 1
    first = content_begin(unit, stop)
    if stop <= first or _is_aside(unit, cut, first, stop, language):
        return None
    pieces = [unit.span(first, stop)]
    goes_on = end
    while goes_on < len(low) and low[goes_on] in STOPS and low[goes_on] != ".":
        goes_on += 1
    if goes_on > end and goes_on < len(low) and low[goes_on] == QUOTE:
        pieces.append(unit.span(goes_on, goes_on + 1))
    elif stop - first <= HARDLY_BEGUN:
        rest = resumed(unit, max(end, (prefix or 0) + 1), language)
        if rest is not None:
            pieces.append(unit.span(*rest))
    negated = low[verb - 1] in language.negations if verb else False
    last = prefix + 1 if prefix is not None and prefix < begin else verb + 1
    cue_at = (verb - negated, last)
    return candidate(unit, pieces, (begin, end), cue_at, cue, "before"), (begin, end)


_ASKED = frozenset("gefragt отвечая".split())
"""What begins a clause that says on what occasion it is said."""


def _is_aside(unit: Unit, cut: Sequence[Clause], first: int, stop: int, language: Language) -> bool:
    """Say whether what stands before a verb only says who reports: "Wie X berichtet, hatte …"."""
    if unit.low[first] in _ASKED:
        return True
    if unit.low[first] in MODULES[language.code].AS:
        return any(is_cue(unit, k, language) for k in range(first, stop))
    found = opinion_at(unit, first, language)
    return found is not None and found.end >= stop


HARDLY_BEGUN = 6  # words before "sagte X", so that what follows goes on with it


def with_name(unit: Unit, cut: Sequence[Clause], number: int, end: int, language: Language) -> int:
    """Extend "die Präsidentin des Roten Kreuzes" over ", Gerda Hass"."""
    clause = cut[number]
    if end != clause.end or number + 1 >= len(cut) or cut[number + 1].mark != ",":
        return end
    own = phrase_at(unit, end + 1, language)
    if own is None or not is_name(unit.words[end + 1]) or own.end - own.begin < 2:
        return end
    closed = own.end >= len(unit.low) or unit.low[own.end] in STOPS
    return own.end if closed and own.end - own.begin < 5 else end


def straight(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    span: tuple[int, int],
    subject: Subject,
    cue: Cue,
    language: Language,
    at: int | None = None,
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read "X sagte, dass …", "Am Freitag sagte X, …", "Den Vorwurf bestritt X"."""
    low = unit.low
    verb, closing = span
    at = verb if at is None else at
    source = _learnt_from(unit, clause=cut[number], at=at, language=language) or (
        subject.begin,
        subject.end,
    )
    pieces = []
    found = content_after(unit, cut, number, (verb, closing), subject, cue, language)
    nouns = unit.words[max(subject.begin, subject.end - 2) : subject.end]
    two = language.code == "de" and len(nouns) > 1 and all(map(is_name, nouns))
    two = two and not subject.fronted
    if found is None and subject.follows and two:
        # "forderte der Parteichef Neuwahlen": two nouns side by side are no name here
        shorter = Subject(subject.begin, subject.end - 1, follows=True, opens=subject.opens)
        found = content_after(unit, cut, number, (verb, closing), shorter, cue, language)
        source = (shorter.begin, shorter.end) if found else source
    if found is not None and subject.fronted and found[0] == "noun" and cue.lemma not in _TWOFOLD:
        found = None
    if found is None and subject.fronted and cue.lemma in _TWOFOLD:
        past = subject.end if subject.follows else verb + 1
        stop = min(closing, cut[number].end)
        called = language.code == "de" or low[past : past + 1] == ["как"]
        called = called and (cue.lemma not in _AS or low[past : past + 1] == ["als"])
        called = called or (past < stop and _is_instrumental(low[past]))
        found = ("noun", past, stop) if past < stop and called else None
    fronted = subject.fronted is not None and subject.fronted[0] < subject.fronted[1]
    if subject.fronted is not None and fronted and (found is None or cue.lemma in _TWOFOLD):
        pieces.append(unit.span(*subject.fronted))
    frame = "noun"
    if found is not None:
        frame, begin, end = found
        if source != (subject.begin, subject.end) and begin < source[0] < end:
            end = source[0] - 1  # "узнал о планах от трёх источников"
        if end > begin and frame == "noun":
            pieces += _but_occasion(unit, begin, end, language)
        elif end > begin:
            pieces.append(unit.span(begin, end))
    if not pieces:
        return None
    negated = low[at - 1] in language.negations if at else False
    if language.code == "de" and pieces[-1].end == unit.ends[closing - 1]:
        negated = negated or low[closing - 1] == "nicht"  # "Details nannte sie nicht"
    if negated and cue.stance in (Stance.SAID, Stance.REPORTED) and frame == "noun":
        return None  # "о перемирии не высказывалась"
    if negated and cue.stance is Stance.CONFIRMED and low[at - 1] not in language.negations:
        return None  # "bestätigte das zunächst nicht"
    neither = negated and low[at - 2 : at] == ["и", "не"]
    if neither and cue.stance in (Stance.DENIED, Stance.CONFIRMED):
        return None  # "не подтвердило и не опровергло"
    if low[at].startswith("отказ") and "комментир" in " ".join(low[at : at + 3]):
        return None
    cue_at = (at - negated, at + 1)
    pieces = [one for k, one in enumerate(pieces) if not k or one.start >= pieces[k - 1].end]
    return candidate(unit, pieces, source, cue_at, cue, frame), source


def _but_occasion(unit: Unit, begin: int, end: int, language: Language) -> list[Span]:
    """Return an object without where it is said: "den Plan | im Interview mit X | einen Fehler"."""
    low = unit.low
    for k in range(begin, end - 1):
        if low[k] == "gegenüber":
            noun = k
        elif low[k] in _AT and low[k + 1] in _OCCASIONS:
            noun = k + 1
        else:
            continue
        last = noun + 1
        if last < end and low[last] in ("mit", "с", "со", "на", "bei", "für"):
            last += 1
        while last < end:
            own = phrase_at(unit, last, language)
            if own is None or own.end > end:
                break
            last = own.end
            if language.code == "de":
                break
            if not is_outlet(" ".join(unit.words[own.begin : own.end])):
                break
        if last >= end or k == begin:
            continue
        return [unit.span(begin, k), unit.span(last, end)]
    return [unit.span(begin, end)]


_AT = frozenset("im in einem в во".split())
_OCCASIONS = frozenset(
    """
    interview gespräch podcast telefoninterview sommerinterview интервью беседе эфире разговоре
    """.split()
)
"""What somebody says something in, to an outlet mostly."""


def _learnt_from(unit: Unit, clause: Clause, at: int, language: Language) -> tuple[int, int] | None:
    """Return from whom an outlet learnt it: "erfuhr die ARD aus Kreisen", "узнал от врачей"."""
    if not unit.low[at].startswith(LEARNING):
        return None
    for k in range(max(clause.begin, at - NEAR), min(clause.end, at + NEAR) - 1):
        if unit.low[k] in ("aus", "von", "vom", "от", "из"):
            own = phrase_at(unit, k + 1, language)
            if own is not None and own.end <= clause.end and _may_tell(unit, own, language):
                return own.begin, own.end
    return None


_MEDIA = ("газет", "сми", "новост", "медиа", "zeitung", "medien", "presse", "nachricht")


def _may_tell(unit: Unit, own: Phrase, language: Language) -> bool:
    """Say whether somebody can be learnt from: not "von Verhandlungen erfahren"."""
    noun = unit.low[own.head]
    if noun.startswith(_MEDIA):
        return False  # "узнал об операции из газет"
    if own.person or noun == QUOTE or kind_of(noun, language.code) is not None:
        return True
    if language.code == "ru":
        return is_name(unit.words[own.head]) or own.animate
    return unit.words[own.head].isupper() or is_outlet(unit.words[own.head])


NAMING = frozenset("nennen bezeichnen назвать называть".split())
"""Verbs that call one thing another."""


def _is_instrumental(word: str) -> bool:
    return word[:1].isalpha() and any(one.case == "i" for one in readings(word)[:3])


_AS = frozenset({"zurückweisen"})
"""Verbs whose content in front of them goes on only with "als"."""

_TWOFOLD = (
    NAMING | _AS | frozenset("wollen halten считать посчитать счесть признать объявить".split())
)
"""Verbs whose content may stand in part before them."""
