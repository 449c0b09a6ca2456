"""German and Russian nouns that attribute: "die Behauptung des Händlers, dass …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_asides import candidate
from corpus.attribution.inflected_clauses import NEAR, clauses, is_cue, items, phrase_at
from corpus.attribution.inflected_contents import begins_infinitive, content_end
from corpus.attribution.inflected_phrases import DASHES
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.candidates import Candidate
    from corpus.attribution.inflected_clauses import Clause
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

Range = tuple[int, int]


def by_nouns(unit: Unit, language: Language) -> list[Candidate]:
    """Read "die Behauptung des Händlers, dass …", "заявление министра о том, что …"."""
    found: list[Candidate] = []
    cut: list[Clause] | None = None
    number = 0
    for at, word in enumerate(unit.low):
        asked = word == "gefragt" and at == 0
        known = word in language.nouns and (language.code != "de" or is_name(unit.words[at]))
        if not (known or asked):
            continue
        cut = clauses(unit, language) if cut is None else cut
        while number < len(cut) and cut[number].end <= at:
            number += 1
        if number + 1 >= len(cut) or at < cut[number].begin:
            continue
        one = _read(unit, cut, number, at, language)
        if one is not None:
            found.append(one)
    return found


def _read(
    unit: Unit, cut: Sequence[Clause], number: int, at: int, language: Language
) -> Candidate | None:
    low, clause, following = unit.low, cut[number], cut[number + 1]
    asked = low[at] in _QUESTIONS
    phrase = phrase_at(unit, at, language, _ABOUT)
    owner = _owner(unit, at, language)
    past = owner[1] if owner else at + 1
    end = clause.end
    if language.code == "ru" and low[past : past + 2] in (["о", "том"], ["в", "том"], ["с", "тем"]):
        past += 2
    if past != end or following.mark != ",":
        return None
    if not _opens_clause(unit, following, language):
        return None
    last = content_end(unit, cut, number + 1, language)
    if language.code == "de" and following.begin < last:
        last = min(last, _one_clause(cut, number + 1, language, unit))
    content = [unit.span(following.begin, last)]
    source = owner
    if source is None and phrase is not None:
        source = _possessor(unit, at, language)
    if source is None and not asked:
        source = _holder(unit, clause, at, language)
        if source is None:
            return None
    return candidate(unit, content, source, (at, at + 1), None, "that")


_ABOUT = frozenset("о об в с von vom über nach zu".split())
_QUESTIONS = frozenset("frage nachfrage gefragt вопрос".split())


def _owner(unit: Unit, at: int, language: Language) -> Range | None:
    """Return whose it is: a genitive, or "von X"."""
    low = unit.low
    if at + 1 >= len(low):
        return None
    if language.code == "de":
        begin = at + 1 + (low[at + 1] in ("von", "vom"))
        own = phrase_at(unit, begin, language)
        if own is None or (begin == at + 1 and low[begin] not in _GENITIVES):
            return None
        return own.begin, own.end
    own = phrase_at(unit, at + 1, language, _ABOUT)
    if own is None or not own.may_be("g"):
        return None
    return own.begin, own.end


_GENITIVES = frozenset("des der eines einer seines seiner ihres ihrer mehrerer vieler".split())


def _possessor(unit: Unit, at: int, language: Language) -> Range | None:
    """Return the pronoun in "seine Behauptung", "его слова"."""
    theirs = ("sein", "ihr") if language.code == "de" else ("его", "её", "ее", "их")
    for k in (at - 1, at - 2):
        if k >= 0 and unit.low[k].startswith(theirs) and len(unit.low[k]) < _LONGEST:
            return k, k + 1
    return None


_LONGEST = 7


def _opens_clause(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether a clause is what a noun says: "dass …", "er habe …", "… zu haben"."""
    low, first = unit.low, unit.low[clause.begin]
    if first in language.complementisers or first in ("wonach", "ob"):
        return True
    second = low[clause.begin + 1] if clause.begin + 1 < clause.end else ""
    if first in language.questions or second == "ли" or first in ("будет", "будут"):
        return True
    if language.code != "de":
        return False
    if begins_infinitive(unit, clause, language):
        return True
    return not _SUBJUNCTIVE.isdisjoint(low[clause.begin : clause.end]) and first not in _RELATIVE


_RELATIVE = frozenset("den dem deren dessen wie so".split())
_SUBJUNCTIVE = frozenset(
    """
    sei seien habe hätten hätte werde würden würde könne müsse dürfe solle wolle wäre wären
    """.split()
)


def _one_clause(cut: Sequence[Clause], number: int, language: Language, unit: Unit) -> int:
    """Return where the clause ends if the noun's own clause goes on after it."""
    for clause in cut[number + 1 :]:
        if clause.mark != ",":
            break
        low = unit.low[clause.begin]
        if low in language.never or is_cue(unit, clause.begin, language):
            return clause.begin - 1
    return cut[number].end if number + 1 < len(cut) else cut[-1].end


def _holder(unit: Unit, clause: Clause, at: int, language: Language) -> Range | None:
    """Return who holds it in "X äußerte die Vermutung, dass": the subject of a light verb."""
    low = unit.low
    begin, stop = max(clause.begin, at - NEAR), min(clause.end, at + NEAR)
    verbs = [k for k in range(begin, at) if is_cue(unit, k, language)]
    if any(low[k] not in _LIGHT for k in verbs):
        return None
    light = [k for k in range(begin, stop) if low[k] in _LIGHT]
    if not light:
        return None
    for one in items(unit, begin, stop, language):
        if one.begin > at:
            break
        holds = one.end <= at and not one.preposition and one.phrase.may_be("n")
        if holds and low[one.begin] != QUOTE and low[one.begin] not in DASHES:
            return one.begin, one.end
    return None


_LIGHT = frozenset(
    """
    äußerte äußert äußerten hat hatte haben vertritt vertrat teilt vertreten vertraten erhebt erhob
    erhoben formulierte kam zog stellte bekräftigte wiederholte erneuerte unterstrich hegt hegte
    gab gibt machte macht
    """.split()
)
