"""Who is named in German and Russian: names without the titles before them, in the nominative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german_phrases import german_phrase
from corpus.attribution.given_names import FEMALE_NAMES, MALE_NAMES
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.morphology import in_nominative, person_in_nominative, readings
from corpus.attribution.names import Mention
from corpus.attribution.nominals import FEMALE, MALE
from corpus.attribution.nouns import Kind
from corpus.attribution.russian_names import full_name, may_be_first, name_run, past_place
from corpus.attribution.russian_phrases import russian_phrase
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def person_named(unit: Unit, begin: int, end: int, language: Language) -> Mention | None:
    """Return whom a run of capitalised words names; None if it names nobody for sure.

    Args:
        unit: the unit.
        begin: the run's first word.
        end: the word after its last.
        language: German or Russian.
    """
    return (_german if language.code == "de" else _russian)(unit, begin, end)


def _german(unit: Unit, begin: int, end: int) -> Mention | None:
    phrase = german_phrase(unit, begin)
    if phrase is None or phrase.name is None or phrase.name[1] > end:
        return None
    first, last = phrase.name
    title = unit.low[first - 1] if first > begin else ""
    given = unit.low[first]
    gender = None
    if title.endswith("in") or (given in FEMALE_NAMES and given not in MALE_NAMES):
        gender = FEMALE
    elif kind_of(title, "de") is Kind.PERSON or given in MALE_NAMES:
        gender = MALE
    role = unit.printed(begin, first) if first > begin else None
    heads = frozenset({title} - {""})
    return Mention(first, unit.printed(first, last), role, heads, gender, sure=True)


def _russian(unit: Unit, begin: int, end: int) -> Mention | None:
    if begin == 1 and full_name(unit, 0, end) and may_be_first(unit, 0):
        begin = 0  # whose capital may be the sentence's
    at = begin
    while at + 1 < end and not full_name(unit, at, len(unit.low)):
        at += 1
    if at + 1 >= end or QUOTE in unit.low[at:end]:
        return None
    run = name_run(unit, at, len(unit.low), _ALL, animate=True)
    if run is None or run[0] - at < 2:
        return None
    last, cases = run
    at = past_place(unit, at, len(unit.low)) if at > 0 else at
    words = unit.words[at:last]
    oblique = "n" not in cases
    name = " ".join(person_in_nominative(words) if oblique else words)
    given = name.split()[0].lower()
    genders = {one.gender for one in readings(given) if "Name" in one.marks and one.case == "n"}
    gender = {"m": MALE, "f": FEMALE}.get(next(iter(genders))) if len(genders) == 1 else None
    office = next(
        (
            k
            for k in range(at - 1, max(-1, at - _NEAR), -1)
            if unit.low[k][:1].isalpha() and kind_of(unit.low[k], "ru") is Kind.PERSON
        ),
        None,
    )
    role = None
    if office is not None:
        begin = _whole_office(unit, office, at)
        role = unit.printed(begin, at)
        if oblique and QUOTE not in unit.low[begin:at]:
            role = " ".join(in_nominative(role.split()))
    heads = frozenset({readings(unit.low[office])[0].lemma}) if office is not None else frozenset()
    return Mention(at, name, role, heads, gender, sure=True)


def _whole_office(unit: Unit, office: int, at: int) -> int:
    """Return where an office begins: "пресс-секретарь | президента Иван Петров" is one."""
    for k in range(max(0, office - _NEAR), office):
        phrase = russian_phrase(unit, k) if kind_of(unit.low[k], "ru") is Kind.PERSON else None
        if phrase is not None and phrase.name is not None and phrase.name[0] == at:
            return k
    return office


_ALL = frozenset("ngdail")
_NEAR = 5  # words from an office to the name of who has it
