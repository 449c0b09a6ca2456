"""Russian noun phrases: what agrees, what stands in the genitive, and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import Phrase, is_title
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.russian import RUSSIAN
from corpus.attribution.russian_heads import head_at
from corpus.attribution.russian_names import (
    cases_of,
    cases_of_name,
    full_name,
    gender_of_name,
    is_latin,
    joint_gender,
    name_run,
    past_place,
)
from corpus.attribution.russian_words import (
    AFTER,
    ALL_CASES,
    COUNTS,
    INNER,
    MODIFIERS,
    NO_NOUN,
    OWNED,
    POSSESSIVE,
    PRONOUNS,
    RULING,
)
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit

_MOST = 22  # words


def russian_phrase(
    unit: Unit,
    at: int,
    avoid: frozenset[str] = frozenset(),
    *,
    wide: bool = False,
    cases: frozenset[str] = ALL_CASES,
    within: bool = False,
) -> Phrase | None:
    """Return the noun phrase that begins at ``at``; None if none does.

    Args:
        unit: the unit.
        at: where it begins.
        avoid: prepositions that do not go on with it, since the verb takes them.
        wide: whether prepositional phrases after its noun are part of it.
        cases: those in which it may stand there.
        within: whether it depends on a noun for somebody, whose name may follow.
    """
    low = unit.low
    size = min(len(low), at + _MOST)
    if at >= size:
        return None
    begin = at
    if low[at] in PRONOUNS and not (low[at] in POSSESSIVE and _noun_at(unit, at + 1, size)):
        before_noun = low[at] in ("последний", "та", "те", "тот", "это")
        if not (before_noun and _noun_at(unit, at + 1, size)):
            own, plural, gender = PRONOUNS[low[at]]
            return Phrase(at, at + 1, at, frozenset(own), plural, gender, animate=True)
    outlet = _outlet(unit, at, size)
    if outlet:
        many = None if low[at + outlet - 1][-1] in "иы" else False
        return Phrase(at, at + outlet, at, ALL_CASES, plural=many)
    while at < size and is_word(low[at]):
        if low[at][0].isdigit() or low[at] in POSSESSIVE or low[at] == "сам":
            at += 1
            continue
        if low[at] in RUSSIAN.verbs or low[at] in NO_NOUN or not _modifies(unit, at, size):
            break
        if within and full_name(unit, at + 1, size):
            break
        first = readings(low[at])[0]
        if first.pos != "NUMR":
            agreeing = cases & cases_of(low[at], MODIFIERS)
            if not agreeing:
                break
            cases = agreeing
        at += 1
        if first.pos == "PRTF" and at < size:  # "опрошенные РИА Новости эксперты"
            at += _outlet(unit, at, size) or (unit.low[at] == QUOTE and is_title(unit, at))
    if at >= size:
        return None
    head = head_at(unit, at, cases)
    if begin < at and (head is None or not _is_noun(unit, at)) and _nominalised(low[begin]):
        at = begin  # "знакомый погибшего"
        head = head_at(unit, at, ALL_CASES)
    if head is None:
        return None
    return _extended(unit, begin, at, size, head, avoid, wide=wide, within=within)


def _is_noun(unit: Unit, at: int) -> bool:
    return not is_word(unit.low[at]) or readings(unit.low[at])[0].pos not in ("ADJF", "PRTF")


def _nominalised(word: str) -> bool:
    return is_word(word) and readings(word)[0].pos in ("ADJF", "PRTF")


def _outlet(unit: Unit, at: int, size: int) -> int:
    """Return how many words from ``at`` name an outlet that does not decline: РИА Новости."""
    if not (is_name(unit.words[at]) or unit.words[at].isascii()):
        return 0
    for count in (3, 2, 1):
        if at + count > size or not all(map(is_word, unit.low[at : at + count])):
            continue
        printed = " ".join(unit.words[at : at + count])
        fixed = count > 1 or printed.isupper() or printed.isascii()
        if (
            fixed
            and is_outlet(printed, german=False)
            and (is_name(unit.words[at]) or printed.isascii())
        ):
            return count
    return 0


def _modifies(unit: Unit, at: int, size: int) -> bool:
    """Say whether an adjective, a participle or a number stands there, and a noun follows."""
    word = unit.low[at]
    if word in COUNTS:
        return at + 1 < size and is_word(unit.low[at + 1])
    if word in RUSSIAN.relatives or word.startswith("котор"):
        return False
    first = readings(word)[0]
    if first.pos not in MODIFIERS or first.name:
        return any(one.pos in MODIFIERS and "Apro" in one.marks for one in readings(word)[:2])
    if at + 1 >= size:
        return False
    following = unit.low[at + 1]
    if following == QUOTE:
        return True
    return is_word(following) and following not in RUSSIAN.verbs and following not in NO_NOUN


def _noun_at(unit: Unit, at: int, size: int) -> bool:
    if at >= size or not is_word(unit.low[at]):
        return False
    if unit.low[at] in RUSSIAN.verbs or unit.low[at] in NO_NOUN:
        return False
    return readings(unit.low[at])[0].pos in ("NOUN", "ADJF", "PRTF")


def _extended(
    unit: Unit,
    begin: int,
    head: int,
    size: int,
    found: tuple[frozenset[str], bool | None, str, bool, bool],
    avoid: frozenset[str],
    *,
    wide: bool,
    within: bool,
) -> Phrase:
    low, words = unit.low, unit.words
    cases, plural, gender, animate, name = found
    end = head + 1
    count = any(_counts(low[k]) for k in range(begin, head))
    if count and cases & {"g"}:
        cases, plural = frozenset("na") | cases, True
    named = (head, head + 1) if name else None
    person = kind_of(low[head], "ru") is Kind.PERSON or (animate and not name)
    while end < size:
        word = low[end]
        if word == QUOTE:
            if not is_title(unit, end) or not _agreeing_title(unit, end, cases):
                break
            end += 1
            continue
        if word == ASIDE:
            end += 1
            continue
        if not is_word(word):
            break
        if within and full_name(unit, end, size):
            break
        if plural and is_latin(words[end]) and is_name(words[end]):
            end += 1  # "аналитики Standard Chartered"
            continue
        if is_name(words[end]) and word not in RUSSIAN.verbs:
            run = name_run(unit, end, size, cases, animate=person or name)
            apposed = head if run is None else None
            if apposed is not None and _names_body(unit, head, end, size):
                end += 1
                continue
            if run is not None:
                begins = past_place(unit, end, size) if person else end
                named = (head if name and end == head + 1 else begins, run[0])
                end, fitting = run
                cases = fitting or cases
                gender = joint_gender(gender, gender_of_name(unit, end))
                break
            if name and end == head + 1:
                break
        if word in INNER and word not in avoid:
            own = AFTER.get(word, frozenset("g"))
            inner = russian_phrase(unit, end + 1, cases=own, within=within or person)
            if inner is None or not (wide or _belongs(unit, head, end, inner, size, cases)):
                break
            end = inner.end
            continue
        foreign = is_latin(words[end - 1]) or low[end - 1] == QUOTE
        if foreign and end > head + 1 and not is_latin(words[end]):
            break  # "агентство AP слова сенатора"
        if is_outlet(words[end], german=False) and not _has_outlet(low[head]):
            break  # "в авиакомпании РБК сообщили"
        if low[head].startswith(RULING) and any(one.case == "i" for one in readings(word)):
            ruled = russian_phrase(unit, end, cases=frozenset("i"), within=True)
            if ruled is not None:
                end = ruled.end
                continue
        second = readings(word)[0]
        titled = second.animate and second.case == "n" and "n" in cases and person
        if titled and end + 1 < size and is_name(words[end + 1]) and not is_name(words[end]):
            end += 1  # "командующий флотом адмирал Сергей Липин"
            continue
        inner = _genitive(unit, end, size, within=within or person)
        if inner is None:
            break
        end = inner.end
        if inner.person and not person:
            break
    return Phrase(begin, end, head, cases, plural, gender, named, animate)


def _names_body(unit: Unit, head: int, at: int, size: int) -> bool:
    """Say whether a body's name follows its noun: "агентство Ренхап", "компания Яндекс"."""
    if kind_of(unit.low[head], "ru") is not Kind.ORGANISATION or at != head + 1:
        return False
    if is_name(unit.words[head]) and head > 0:
        return False  # "глава Еврокомиссии Хельга …"
    own = cases_of(unit.low[at], frozenset({"NOUN"}))
    if is_outlet(unit.words[at], german=False) or unit.words[at].isupper():
        return _has_outlet(unit.low[head])
    return not own & {"g"}


def _has_outlet(noun: str) -> bool:
    """Say whether an outlet may follow a noun as its owner or name: "источник ТАСС"."""
    return noun.startswith(OWNED)


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in COUNTS or readings(word)[0].pos == "NUMR"


def _agreeing_title(unit: Unit, at: int, cases: frozenset[str]) -> bool:
    """Say whether a title goes with the noun before it, not "эту информацию | «Известиям»"."""
    found = head_at(unit, at, ALL_CASES)
    own = found[0] if found else ALL_CASES
    return bool(own & (cases | frozenset("ng")))


def _genitive(unit: Unit, at: int, size: int, *, within: bool) -> Phrase | None:
    """Return the phrase in the genitive that depends on the noun before ``at``."""
    word = unit.low[at]
    if word in RUSSIAN.verbs or word in NO_NOUN or word in RUSSIAN.times:
        return None
    if unit.words[at].isascii():
        last = at
        while last < size and unit.words[last].isascii() and is_name(unit.words[last]):
            last += 1
        return Phrase(at, last, at, ALL_CASES) if last > at else None
    first = readings(word)[0]
    dative = word[-1] in "аяыи"
    if first.animate and first.case == "n" and not dative and not is_name(unit.words[at]):
        return None  # "о премьере критик Берта Зингер": not of criticism
    if first.name and first.case == "n" and is_name(unit.words[at]) and at + 1 < size:
        surname = cases_of_name(unit.low[at + 1]) if is_name(unit.words[at + 1]) else frozenset()
        if "g" not in surname:
            return None  # "директор школы Алла Вебер"
    may = cases_of(word, MODIFIERS) | cases_of(word, frozenset({"NOUN"}))
    unknown = is_name(unit.words[at]) and not may
    if not (may & {"g"} or unknown or word in POSSESSIVE):
        return None
    inner = russian_phrase(unit, at, cases=frozenset("g"), within=within)
    if inner is None or not inner.may_be("g"):
        return None
    return inner


def _belongs(
    unit: Unit, head: int, at: int, inner: Phrase, size: int, cases: frozenset[str]
) -> bool:
    """Say whether "по …", "в …" goes on with the noun: an office, a source, a name follows."""
    kind = kind_of(unit.low[head], "ru")
    if unit.low[inner.head] in RUSSIAN.times:
        return False
    if inner.end < size and is_name(unit.words[inner.end]) and kind in (Kind.PERSON, Kind.GROUP):
        return name_run(unit, inner.end, size, cases, animate=True) is not None
    if unit.low[at] == "по":
        return inner.may_be("d")
    if unit.low[at] == "из":
        return kind in (Kind.PERSON, Kind.GROUP, Kind.UNNAMED)
    if unit.low[head].startswith(("посольств", "консульств", "представительств", "штаб-квартир")):
        return unit.low[at] in ("в", "во", "на", "при") and is_name(unit.words[inner.head])
    asked = unit.low[inner.head].startswith(("запрос", "вопрос"))
    return kind is Kind.UNNAMED and unit.low[at] in ("в", "во", "на", "при") and not asked
