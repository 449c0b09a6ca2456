"""What a Russian word may be: part of speech, case, number, gender; and its nominative.

By the OpenCorpora dictionary as pymorphy3 ships it, which also guesses at words that it does not
have by their endings. It is loaded with the first Russian text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.phrases import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_CASES = {
    "nomn": "n",
    "gent": "g",
    "gen2": "g",
    "datv": "d",
    "accs": "a",
    "ablt": "i",
    "loct": "l",
    "loc2": "l",
    "voct": "",
}
_NAMES = frozenset({"Name", "Surn", "Patr"})
_UNLIKELY = 0.02


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word.

    Attributes:
        pos: its part of speech as OpenCorpora names it (``NOUN``, ``ADJF``, ``VERB``).
        lemma: its dictionary form, in lower case.
        case: ``n``, ``g``, ``d``, ``a``, ``i`` or ``l``; empty where it has none.
        plural: whether it is plural.
        gender: ``m``, ``f`` or ``n``; empty where it has none.
        animate: whether it means somebody.
        name: whether it is a given name, a surname or a patronymic.
        marks: what else OpenCorpora says ("Geox", "Orgn", "Fixd").
    """

    pos: str
    lemma: str
    case: str
    plural: bool
    gender: str
    animate: bool
    name: bool
    marks: frozenset[str]


@cache
def _analyzer() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def _parses(word: str) -> tuple[Parse, ...]:
    found = _analyzer().parse(word)
    best = found[0].score
    likely = [one for one in found if one.score >= best * _UNLIKELY]
    names = [one for one in likely if not ("plur" in one.tag and one.tag.grammemes & _NAMES)]
    return tuple(names or likely)  # "Кирилл" is no genitive of several women


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return what a word may be, the likeliest first."""
    return tuple(_reading(one) for one in _parses(word))


def _reading(parse: Parse) -> Reading:
    tag = parse.tag
    marks = frozenset(map(str, tag.grammemes))
    gender = str(tag.gender)[0] if tag.gender else ""
    return Reading(
        str(tag.POS or ""),
        parse.normal_form,
        _CASES.get(str(tag.case), "") if tag.case else "",
        "plur" in marks,
        gender,
        "anim" in marks,
        bool(marks & _NAMES),
        marks,
    )


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Say whether the dictionary has a word: of others only the ending tells."""
    return bool(_analyzer().word_is_known(word))


@lru_cache(maxsize=50_000)
def is_unlike_any(word: str) -> bool:
    """Say whether the dictionary lacks a word, and what follows its prefix ("крипто-биржа")."""
    if is_known(word):
        return False
    methods = (type(step[0]).__name__ for step in _parses(word)[0].methods_stack)
    return "KnownPrefixAnalyzer" not in methods


def verb_forms(infinitive: str) -> dict[str, str]:
    """Return the forms in which a verb reports, each with its tag.

    ``d`` is a form of the third person or the past, ``g`` a gerund, ``n`` a short passive
    participle, ``b`` the infinitive.
    """
    parse = next((one for one in _analyzer().parse(infinitive) if one.tag.POS == "INFN"), None)
    found: dict[str, str] = {}
    for form in parse.lexeme if parse else ():
        marks, pos = form.tag.grammemes, form.tag.POS
        if pos == "VERB" and "impr" not in marks and not marks & {"1per", "2per"}:
            found[form.word] = "d"
        elif pos == "GRND" and "V-sh" not in marks:
            found.setdefault(form.word, "g")
        elif pos == "PRTS" and "past" in marks:
            found.setdefault(form.word, "n")
        elif pos == "INFN":
            found.setdefault(form.word, "b")
    return found


def noun_forms(noun: str) -> list[str]:
    """Return all forms of a noun."""
    parse = next((one for one in _analyzer().parse(noun) if one.tag.POS == "NOUN"), None)
    return [form.word for form in parse.lexeme] if parse else [noun]


def in_nominative(words: Sequence[str]) -> list[str]:
    """Return a noun phrase in the nominative: adjectives and head; what depends on it stays.

    A phrase that can be nominative as it stands is left.
    """
    head = next((k for k, word in enumerate(words) if _is_head(word)), None)
    if head is None:
        return list(words)
    nouns = [one for one in _parses(words[head]) if one.tag.POS == "NOUN" and one.tag.case]
    if not nouns:
        return list(words)
    modifiers = [_adjectives(word) for word in words[:head]]
    fitting = [one for one in nouns if all(_agree(row, one) for row in modifiers if row)]
    noun = max(fitting or nouns, key=lambda one: one.score)
    plain = noun.inflect({"nomn"})
    if plain is None:
        return list(words)
    found = [
        _like(words[k], _modifier(row, noun, words[k])) if row else words[k]
        for k, row in enumerate(modifiers)
    ]
    return [*found, _like(words[head], plain.word), *words[head + 1 :]]


def _is_head(word: str) -> bool:
    first = _parses(word)[0]
    return first.tag.POS == "NOUN" or not any(one.tag.POS in _MODIFYING for one in _parses(word))


_MODIFYING = frozenset({"ADJF", "PRTF", "NPRO", "ADVB", "NUMR", "PREP", "ADJS"})


def _adjectives(word: str) -> list[Parse]:
    return [one for one in _parses(word) if one.tag.POS in ("ADJF", "PRTF") and one.tag.case]


def _agree(adjectives: Sequence[Parse], noun: Parse) -> bool:
    tag = noun.tag
    return any(
        one.tag.case == tag.case
        and one.tag.number == tag.number
        and (tag.number == "plur" or one.tag.gender in (tag.gender, None))
        for one in adjectives
    )


def _modifier(adjectives: Sequence[Parse], noun: Parse, word: str) -> str:
    tag = noun.tag
    fitting = [one for one in adjectives if _agree([one], noun)]
    wanted = {"nomn", str(tag.number)}
    if tag.number == "sing" and tag.gender:
        wanted.add(str(tag.gender))
    plain = (fitting or adjectives)[0].inflect(wanted)
    return plain.word if plain else word


def person_in_nominative(words: Sequence[str]) -> list[str]:
    """Return a person's name in the nominative, from any case.

    Case and gender are those in which most words of it can stand, given names before others.
    """
    rows = [
        [one for one in _parses(word) if one.tag.case and _nominal(one)] if is_name(word) else []
        for word in words
    ]
    best: tuple[float, str, str] | None = None
    for case in ("gent", "datv", "accs", "ablt", "loct"):
        for gender in ("masc", "femn"):
            sums = [_fit(row, case, gender) for row in rows]
            total = sum(sums)
            strange = all(
                fit or not is_known(word.lower()) for fit, word in zip(sums, words, strict=True)
            )
            fits = all(sums) or (strange and max(sums[0], sums[-1]) >= _SOME)
            if fits and (best is None or total > best[0] + _SURER):
                best = (total, case, gender)
    if best is None:
        return [_strange_in_nominative(word, "") for word in words]
    _, case, gender = best
    return [
        _like(word, _one_in_nominative(row, case, gender, word))
        for word, row in zip(words, rows, strict=True)
    ]


_SURER = 0.05
_SOME = 0.25


def _nominal(parse: Parse) -> bool:
    return parse.tag.POS in ("NOUN", "ADJF")


def _fit(row: Sequence[Parse], case: str, gender: str) -> float:
    """Return how well a word fits as part of a name of this case and gender; 0 if not at all."""
    best = 0.0 if row else 0.1
    for one in row:
        marks = one.tag.grammemes
        if case not in marks or "plur" in marks:
            continue
        if gender in marks or "GNdr" in marks or "ms-f" in marks:
            own = 1.0 if marks & _NAMES else 0.5 if "anim" in marks or "Geox" in marks else 0.3
            best = max(best, own * (0.5 + one.score / 2))
        elif "Fixd" in marks:
            best = max(best, 0.2)
    return best


def _one_in_nominative(row: Sequence[Parse], case: str, gender: str, word: str) -> str:
    fitting = [
        one
        for one in row
        if case in one.tag.grammemes
        and "plur" not in one.tag.grammemes
        and not one.tag.grammemes.isdisjoint({gender, "GNdr", "ms-f", "Fixd"})
    ]
    if not fitting:
        return _strange_in_nominative(word, case) if gender == "masc" else word
    if gender == "femn" and word.lower().endswith(_FEMALE_ENDINGS):
        return f"{word[:-2]}а".lower()  # "Сомовой", taken for an adjective
    best = max(fitting, key=lambda one: (bool(one.tag.grammemes & _NAMES), one.score))
    plain = best.inflect({"nomn", "sing"})
    return plain.word if plain else word


def _strange_in_nominative(word: str, case: str) -> str:
    """Return a man's name that the dictionary lacks without the ending of its case: "Вучича"."""
    for own in _MALE_ENDINGS.get(case, ("а", "у", "ом")):
        stem = word.removesuffix(own)
        if stem != word and stem[-1:] in _CONSONANTS and not is_known(word.lower()):
            return stem
    return word


_MALE_ENDINGS = {
    "gent": ("а",),
    "accs": ("а",),
    "datv": ("у",),
    "ablt": ("ом", "ем", "ым"),
    "loct": ("е",),
}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_FEMALE_ENDINGS = ("овой", "евой", "ёвой", "иной", "ыной")


def _like(printed: str, word: str) -> str:
    """Return a word with the capitals of the one that it stands for."""
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    if "-" in printed and word.count("-") == printed.count("-"):
        return "-".join(map(_like, printed.split("-"), word.split("-")))
    return word.capitalize() if printed[:1].isupper() else word
