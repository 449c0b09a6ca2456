"""Russian names of people within noun phrases: where one begins and ends, its cases and gender."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.morphology import is_known, is_unlike_any, readings
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.russian import RUSSIAN

if TYPE_CHECKING:
    from corpus.attribution.words import Unit

_LINKS = frozenset("фон ван де дер ди да ле аль бен ибн эль дель дю".split())


_LONGEST_NAME = 4


def cases_of(word: str, wanted: frozenset[str]) -> frozenset[str]:
    """Return the cases that a word can be in as one of some parts of speech."""
    return frozenset(one.case for one in readings(word) if one.pos in wanted and one.case)


def is_latin(word: str) -> bool:
    """Say whether a word is in Latin letters."""
    return word[:1].isalpha() and word[0] < "А"


def full_name(unit: Unit, at: int, size: int) -> bool:
    """Say whether a first and a last name begin there: two capitalised words, no place or body."""
    if at + 1 >= size or not (is_name(unit.words[at]) and is_name(unit.words[at + 1])):
        return False
    if unit.words[at].isupper() or unit.words[at + 1].isupper() or is_latin(unit.words[at]):
        return False
    if unit.low[at] in RUSSIAN.verbs:
        return False
    if readings(unit.low[at])[0].pos == "ADJF" and not _given(unit.low[at]):
        return False  # "Новая Зеландия"
    return not _is_place(unit.low[at]) or _is_surname(unit.low[at + 1])


def name_run(
    unit: Unit, at: int, size: int, cases: frozenset[str], *, animate: bool
) -> tuple[int, frozenset[str]] | None:
    """Return where a name in apposition ends, "министр | Иван Петров", and its cases."""
    low, words = unit.low, unit.words
    if not animate:
        return None
    second = at > 0 and is_name(words[at - 1]) and may_be_first(unit, at - 1)
    end = at
    fitting = cases
    while end < size and end - at < _LONGEST_NAME:
        if end > at and words[end].isupper() and len(words[end]) > 1:
            break
        if is_name(words[end]) and is_word(low[end]) and low[end] not in RUSSIAN.times:
            own = cases_of_name(low[end])
            if low[end].endswith(_SURNAMES) or ((second or end > at) and low[end][-1] in "оеуюиэ"):
                own |= frozenset("n")
            fixed = any(one.marks & {"Fixd"} for one in readings(low[end]))
            foreign = (end > at or second) and not is_known(low[end])
            if own and not fixed and not foreign and not is_latin(words[end]):
                if not own & fitting:
                    if end == at and not (second or _foreign_name(unit, at, size)):
                        return None
                    if end <= at + 1:
                        end += 1  # a surname, whatever else the word may be: "Хамид Карими"
                        continue
                    if not (own == frozenset("n") or len(words[end]) <= 4):
                        break
                else:
                    fitting &= own
        elif not (low[end] in _LINKS and end + 1 < size and is_name(words[end + 1])):
            break
        end += 1
    if end == at or is_outlet(words[at], german=False):
        return None
    alone = end == at + 1 and not second
    if alone and not any(one.name for one in readings(low[at])):
        marks = readings(low[at])[0].marks
        if (
            marks & {"Geox", "Orgn", "Abbr"}
            or not fitting
            or ("g" in fitting and "n" not in fitting)
        ):
            return None
        if cases_of(low[at], frozenset({"NOUN"})) and not readings(low[at])[0].animate:
            return None
    if words[at].isupper() and len(words[at]) > 1:
        return None
    surname = end > at + 1 and _is_surname(low[at + 1])
    if _is_place(low[at]) and not (second or _given(low[at]) or surname):
        return None
    return end, fitting


def may_be_first(unit: Unit, at: int) -> bool:
    """Say whether a word is a given name, or a name that the dictionary lacks."""
    return _given(unit.low[at]) or is_strange(unit.words[at], unit.low[at], opens=at == 0)


def past_place(unit: Unit, at: int, size: int) -> int:
    """Return where a name begins after an unknown place: "мэр Скерри | Игорь Вяткин"."""
    if at + 2 >= size or not all(map(is_name, unit.words[at : at + 3])):
        return at
    first, second = unit.low[at : at + 2]
    return at + (not is_known(first) and not _given(first) and _given(second))


def is_strange(word: str, low: str, *, opens: bool) -> bool:
    """Say whether a capitalised word can only be somebody's name: "Вучич", "Рябков".

    The dictionary does not have it, or not as a noun that could be the subject of a verb; bodies
    that it lacks are told by what they are made of ("Росавиация").

    Args:
        word: as printed.
        low: the same in small letters.
        opens: whether it opens a sentence, so that its capital tells nothing.
    """
    if not is_name(word) or word.isupper() or is_latin(word) or len(word) < _SHORTEST:
        return False
    if not _is_strange(low) or is_outlet(word, german=False):
        return False
    if not opens or is_known(low):
        return True
    first = readings(low)[0]
    return is_unlike_any(low) and not (first.plural and first.case == "n")


_SHORTEST = 3


@lru_cache(maxsize=20_000)
def _is_strange(low: str) -> bool:
    if kind_of(low, "ru") in (Kind.ORGANISATION, Kind.UNNAMED) or low in RUSSIAN.verbs:
        return False
    if is_known(low):
        own = readings(low)
        subject = any(one.case == "n" and one.pos in ("NOUN", "ADJF") for one in own)
        marked = any(one.name or one.marks & {"Geox", "Orgn", "Abbr"} for one in own)
        return not subject and not marked and low.endswith(_SURNAMES)
    return True


def _is_place(word: str) -> bool:
    """Say whether a word is a place or a body before anything else."""
    first = readings(word)[0].marks
    return bool(first & {"Geox", "Orgn", "Abbr"}) and (is_known(word) or "Fixd" not in first)


def _is_surname(word: str) -> bool:
    """Say whether a word is a surname rather than a given name: "Милоша Янковича"."""
    return any(one.marks & {"Surn", "Patr"} for one in readings(word)) and not _given(word)


def _foreign_name(unit: Unit, at: int, size: int) -> bool:
    """Say whether two words that the dictionary does not have are a name: "Кая Таммсааре"."""
    if "g" in cases_of_name(unit.low[at]) and full_name(unit, at + 1, size):
        return False  # "Бундестага Штефан Крюгер"
    return full_name(unit, at, size) and not is_known(unit.low[at + 1])


_SURNAMES = (
    "ич",
    "ов",
    "ев",
    "ёв",
    "ин",
    "ын",
    "ский",
    "цкий",
    "ко",
    "ян",
    "дзе",
    "швили",
    "чук",
    "юк",
)
"""How surnames in the nominative end that are not in the dictionary."""


def cases_of_name(word: str) -> frozenset[str]:
    """Return the cases that a word can be in as part of somebody's name."""
    return frozenset(
        one.case
        for one in readings(word)
        if one.pos in ("NOUN", "ADJF") and one.case and not (one.name and one.plural)
    )


def _given(word: str) -> bool:
    return any("Name" in one.marks for one in readings(word))


def joint_gender(noun: str, name: str) -> str:
    """Return the gender of an office and a name: none where they differ, "министр Анна …"."""
    return noun if noun == name or not name else name if not noun else ""


def gender_of_name(unit: Unit, end: int) -> str:
    """Return the gender that the last words of a name agree on; empty if that is open."""
    own = {one.gender for one in readings(unit.low[end - 1]) if one.name and one.case == "n"}
    given = {one.gender for one in readings(unit.low[end - 2]) if one.name and one.case == "n"}
    both = own & given or given or own
    return next(iter(both)) if len(both) == 1 else ""
