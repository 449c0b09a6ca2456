"""The grammar of German and Russian, where case and not place tells the subject from the object.

A unit is cut into clauses at its marks. A verb that reports is read in its clause: where it opens
the clause, what stands before is said ("…, sagte X"); else what follows, or an object before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.inflected_as import by_as
from corpus.attribution.inflected_asides import (
    by_preposition,
    by_themselves,
    candidate,
)
from corpus.attribution.inflected_citing import by_nobody, passive, quoting
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    Clause,
    clauses,
    is_cue,
)
from corpus.attribution.inflected_contents import content_begin
from corpus.attribution.inflected_frames import NAMING, inverted, straight
from corpus.attribution.inflected_noun_cues import by_nouns
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import DASHES, STOPS, Subject, stripped_end
from corpus.attribution.inflected_subjects import (
    CITING_VERBS,
    LEARNING,
    opening,
    shared_subject,
    subject_of,
)
from corpus.attribution.lexicon import Cue
from corpus.attribution.nouns import Stance
from corpus.attribution.phrases import is_name
from corpus.attribution.russian import SAID_IN
from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.candidates import Candidate
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def inflected_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions in a German or Russian unit."""
    found = [
        *by_preposition(unit, language),
        *by_as(unit, language),
        *by_themselves(unit, language),
        *by_nouns(unit, language),
    ]
    taken = {k for one in found if one.cue for k in range(one.cue.start, one.cue.end)}
    cut: list[Clause] | None = None
    number = 0
    last: tuple[int, int] | None = None
    for at, word in enumerate(unit.low):
        entry = language.verbs.get(word) if is_cue(unit, at, language) else None
        if entry is not None and entry[0] == "k":
            continue
        entry = entry or _manner_of_speaking(unit, at, language)
        if entry is None or unit.starts[at] in taken:
            continue
        cut = clauses(unit, language) if cut is None else cut
        while number < len(cut) and cut[number].end <= at:
            number += 1
        if number >= len(cut) or at < cut[number].begin:
            continue
        read = _read(unit, cut, number, at, entry, language, last)
        if read is not None:
            one, last = read
            found.append(one)
            more = _gone_on(unit, cut, number, one, last, language)
            found += [more] if more is not None else []
    return found


def _gone_on(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    one: Candidate,
    source: tuple[int, int] | None,
    language: Language,
) -> Candidate | None:
    """Read what goes on after a colon: "…, warnt X: Der neue …", "X mahnt zur Vorsicht: „…“"."""
    if number + 1 >= len(cut) or cut[number + 1].mark != ":" or source is None:
        return None
    begin, end = cut[number + 1].begin, stripped_end(unit, len(unit.low))
    if end <= begin or one.content[-1].end > unit.starts[begin]:
        return None
    for k in range(begin, min(end, begin + 30)):
        entry = language.verbs.get(unit.low[k]) if is_cue(unit, k, language) else None
        if entry and any(c.particle is None and c.stance in _SPEECH for c in entry[1]):
            return None
    return candidate(unit, [unit.span(begin, end)], source, (begin - 1, begin), None, "colon")


def _manner_of_speaking(
    unit: Unit, at: int, language: Language
) -> tuple[str, tuple[Cue, ...]] | None:
    """Return a cue for any verb between a quotation and a noun phrase: "“…”, seufzt der Wirt"."""
    low = unit.low
    before = at - 1
    while before > 0 and low[before] in (",", "so", *DASHES):
        before -= 1
    if before < 0 or low[before] != QUOTE or before == at - 1 or at + 1 >= len(low):
        return None
    word = low[at]
    if word != unit.words[at] or not word.isalpha() or not _FINITE[language.code].search(word):
        return None
    if word in language.never or word in language.conjunctions or word in language.determiners:
        return None
    if unit.ends[before] - unit.starts[before] <= SHORT_QUOTE and language.code == "de":
        closed = unit.words[before].rstrip('“”»«"’‘')[-1:] in ".!?…," or before == 0
        if not closed:
            return None
    begins = is_name(unit.words[at + 1]) or low[at + 1] in language.determiners
    noun = language.code == "ru" and (
        kind_of(low[at + 1], "ru") is not None or any(map(is_name, unit.words[at + 2 : at + 3]))
    )
    return ("d", (_ANY,)) if begins or noun or low[at + 1] in language.pronouns else None


_SPEECH = frozenset({Stance.SAID, Stance.REPORTED})
_ANY = Cue("say", Stance.OTHER, frozenset("TQB"), frozenset())
_FINITE = {
    "de": re.compile(r"(?:t|te|ten|ie[fß]|ohl|ang)$"),
    "ru": re.compile(r"(?:л|ла|ли|лся|лась|лись|[еёию]т|[ая]т|[еию]тся|[ая]тся)$"),
}


def _read(
    unit: Unit,
    cut: Sequence[Clause],
    number: int,
    at: int,
    entry: tuple[str, tuple[Cue, ...]],
    language: Language,
    last: tuple[int, int] | None,
) -> tuple[Candidate, tuple[int, int] | None] | None:
    """Read one verb; return the attribution, and its source as words."""
    low, clause = unit.low, cut[number]
    tags, cues = entry
    chosen = _choose(unit, at, cues, clause)
    if chosen is None:
        return None
    cue, prefix = chosen
    finite = _finite(unit, clause, at, tags, language)
    if finite is None:
        return None
    if low[finite] in language.be and tags == "n":
        return passive(unit, cut, number, (finite, at), cue, language)
    closing = prefix if prefix is not None else at if finite < at else clause.end
    if low[at].startswith(CITING_VERBS) and _is_relative(unit, clause, language):
        return None  # "Примак, слова которого приводит «Коммерсантъ», считает"
    if low[at].startswith(CITING_VERBS) and (quoted := quoting(unit, cut, number, at, language)):
        return quoted
    said_in = language.code == "ru" and low[at] in SAID_IN
    if said_in or low[at] in _IMPERSONAL or cue.particle == "hören":
        return by_nobody(unit, cut, number, at, cue, language)
    if language.code == "ru" and tags == "g":
        if cue.lemma in _ON_OCCASION:
            return None
        owner = last or shared_subject(unit, cut, number, language)
        if owner is None:
            return None
        theirs = Subject(*owner, follows=False, opens=False)
        return straight(unit, cut, number, (at, clause.end), theirs, cue, language)
    if cue.lemma == "wollen" and any(
        low[k].startswith(LEARNING)
        for k in range(max(clause.begin, at - NEAR), min(clause.end, at + NEAR))
    ):
        return None  # "will erfahren haben"
    if cue.lemma in _WILLING and _says_nothing(unit, clause, language):
        return None
    subject = subject_of(unit, cut, number, finite, cue, language)
    if subject is not None and low[subject.begin : subject.end] == ["man"] and "d" in tags:
        return None
    if subject is not None and subject.opens and subject.follows and cue.lemma in NAMING:
        stop = clause.begin - 1
        if stop > 0 and clause.mark == ",":
            front = (content_begin(unit, stop), stop)
            subject = Subject(subject.begin, subject.end, follows=True, opens=False, fronted=front)
    if subject is not None and subject.follows and subject.opens and number:
        if clause.mark in (",", QUOTE, *DASHES) and cue.lemma not in NAMING:
            return inverted(unit, cut, number, (at, finite), subject, prefix, cue, language)
        if clause.mark in language.coordinators and not _is_pronoun(unit, subject):
            subject = None
    if subject is None and opening(unit, clause, language, finite) >= finite and number:
        shared = last or shared_subject(unit, cut, number, language)
        subject = Subject(*shared, follows=False, opens=False) if shared else None
    if subject is None:
        return None
    return straight(unit, cut, number, (finite, closing), subject, cue, language, at)


def _is_pronoun(unit: Unit, subject: Subject) -> bool:
    """Say whether "und" begins a clause with a subject of its own: a pronoun."""
    one = subject.end - subject.begin == 1
    return one and unit.low[subject.begin] in ("er", "sie", "он", "она")


def _is_relative(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether a clause is about what stands before its comma."""
    first = unit.low[clause.begin]
    at = clause.begin + (first in language.prepositions or first in ("слова", "слово"))
    return clause.mark == "," and unit.low[at] in MODULES[language.code].RELATIVES


def _says_nothing(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether somebody is unwilling to speak: "wollte das weder bestätigen noch …"."""
    words = unit.low[clause.begin : clause.end]
    return not language.negations.isdisjoint(words) and not _SPEAKING.isdisjoint(words)


_WILLING = frozenset("wollen will mögen".split())
_SPEAKING = frozenset(
    """
    bestätigen dementieren kommentieren äußern sagen nennen mitteilen bewerten nehmen machen
    """.split()
)
"""What it is to speak, after "wollte … nicht": "Stellung nehmen", "Angaben machen" among it."""

_ON_OCCASION = frozenset(
    """
    комментировать прокомментировать сослаться ссылаться ответить отвечать обратиться обращаться
    приводить цитировать
    """.split()
)
"""Verbs whose gerund says on what occasion somebody speaks: "комментируя публикации"."""

_IMPERSONAL = frozenset("heißt hieß verlautet verlautete hervorging hervorgeht".split())


def _choose(
    unit: Unit, at: int, cues: tuple[Cue, ...], clause: Clause
) -> tuple[Cue, int | None] | None:
    """Return the cue whose separable prefix, if it has one, closes the clause."""
    low = unit.low
    for cue in cues:
        if cue.particle is None:
            return cue, None
        for k in range(at + 1, min(len(low), at + _FAR)):
            closes = (
                k + 1 >= len(low) or low[k + 1] in STOPS or low[k + 1] in (QUOTE, "und", "aber")
            )
            if low[k] == cue.particle and closes:
                if low[k] == "haben" and not _PARTICIPLE.match(low[k - 1]):
                    continue  # "will mehr Geld haben" is no claim
                return cue, k
            if low[k] in (";", "."):
                break
    return None


_FAR = 40  # words to a separable prefix
_PARTICIPLE = re.compile(r"(?:\w*ge\w+|(?:be|ver|er|ent|zer|miss|über|unter)\w+|\w+ier)(?:t|en)$")


def _finite(unit: Unit, clause: Clause, at: int, tags: str, language: Language) -> int | None:
    """Return the finite verb that a cue belongs to: itself, or the "hat" of its participle."""
    low = unit.low
    if language.code == "ru":
        if "b" in tags:
            return at - 1 if at > clause.begin and low[at - 1] in _BECAME else None
        return None if tags == "n" and not low[at].endswith("о") else at
    within = range(max(clause.begin, at - NEAR), min(clause.end, at + NEAR))
    if "n" in tags:
        helped = next((k for k in within if low[k] in _HAVING or low[k] in language.be), None)
        if helped is not None or "d" not in tags:
            return helped
    if "b" in tags and "d" not in tags:
        if at > clause.begin and low[at - 1] == "zu":
            return None
        if any(low[k] in _GOVERNING or low[k] in language.be for k in within if k != at):
            return None
    return at


_BECAME = frozenset("стал стала стали стало станет".split())
"""What an infinitive follows in "не стал отрицать"."""

_HAVING = frozenset("hat haben hatte hatten habe hätte hätten".split())
_GOVERNING = frozenset(
    """
    soll sollen sollte sollten kann können konnte konnten muss müssen musste mussten will wollen
    wollte wollten darf dürfen durfte durften mag möchte möchten würde würden könne müsse solle
    wolle dürfe könnte könnten lässt ließ lassen ließen
    """.split()
)
