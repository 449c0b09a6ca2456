"""A Russian source resolved: by a name in it, brought to the nominative, else by its noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.bare_names import bare_name
from corpus.attribution.descriptions import by_role
from corpus.attribution.inflected_media import is_outlet, outlet_in_nominative
from corpus.attribution.inflected_nouns import OWN, kind_of
from corpus.attribution.inflected_phrases import Phrase, is_title
from corpus.attribution.morphology import in_nominative, person_in_nominative, readings
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
from corpus.attribution.russian import RUSSIAN
from corpus.attribution.russian_names import is_latin
from corpus.attribution.russian_phrases import russian_phrase
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.cast import Cast
    from corpus.attribution.words import Unit


def russian_source(unit: Unit, begin: int, end: int, cast: Cast) -> Resolved:
    """Resolve the words of a Russian source."""
    low = unit.low
    if low[begin] in ("в", "во", "на", "из", "у") and end - begin > 1:
        begin += 1
    oblique = begin > 0 and (low[begin - 1] in _OBLIQUE or low[begin - 1] in RUSSIAN.prepositions)
    apposed = _apposed(unit, begin, end, oblique=oblique, cast=cast)
    if apposed is not None:
        return apposed
    phrase = russian_phrase(unit, begin, cases=_CASES if oblique else frozenset("ngdail"))
    if phrase is None:
        phrase = Phrase(begin, end, begin, frozenset("n"))
    if phrase.end + 1 < end and low[phrase.end] == "и":
        return _both(unit, begin, phrase, end, oblique=oblique)
    end = min(end, max(phrase.end, begin + 1))
    oblique = oblique or "n" not in phrase.cases
    if phrase.name is not None and phrase.name[1] <= end:
        return _person(unit, phrase, cast, oblique=oblique)
    return _described(unit, phrase, begin, end, cast, oblique=oblique)


def _both(unit: Unit, begin: int, phrase: Phrase, end: int, *, oblique: bool) -> Resolved:
    """Resolve two who speak together: "Стармер и Макрон", "МИД и Минобороны"."""
    kind = Kind.ORGANISATION
    if phrase.person or kind_of(unit.low[phrase.head], "ru") in (Kind.PERSON, Kind.GROUP):
        kind = Kind.GROUP
    if unit.low[phrase.head].startswith(("источник", "собеседник")):
        return UNNAMED
    if oblique and QUOTE not in unit.low[begin:end]:
        parts = (unit.printed(begin, phrase.end), unit.printed(phrase.end + 1, end))
        name = " и ".join(" ".join(in_nominative(part.split())) for part in parts)
        return Resolved(name, None, kind)
    return Resolved(unit.printed(begin, end), None, kind)


_CASES = frozenset("gdal")
_OBLIQUE = frozenset(
    """
    словам слову данным мнению информации версии оценке оценкам утверждению сведениям согласно
    слова слово высказывание заявление убеждению прогнозу прогнозам сообщению сообщениям заявлению
    заверению признанию слов верить
    зрения взгляд расчётам подсчётам наблюдениям показаниям выводам рассказам известно
    """.split()
)
"""What stands before a source that is in another case than the nominative."""


def _apposed(unit: Unit, begin: int, end: int, *, oblique: bool, cast: Cast) -> Resolved | None:
    """Resolve "соперник Рамазанова, Ислам Тургаев" by the name after the comma."""
    comma = next((k for k in range(begin, end) if unit.low[k] == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    phrase = russian_phrase(unit, comma + 1)
    if phrase is None or phrase.end > end or unit.low[comma + 1] in RUSSIAN.relatives:
        return None
    last = comma + 1
    while last < end and is_name(unit.words[last]) and last - comma < _LONGEST:
        last += 1
    if phrase.name is None and last - comma > _FULL:
        phrase = replace(phrase, name=(comma + 1, last))
    if phrase.name is None:
        return None
    found = _person(unit, phrase, cast, oblique=oblique)
    return Resolved(found.speaker, unit.printed(begin, comma), Kind.PERSON, found.person)


_LONGEST = 5  # words to the end of a name after a comma
_FULL = 2


def _person(unit: Unit, phrase: Phrase, cast: Cast, *, oblique: bool) -> Resolved:
    """Resolve a phrase that names somebody."""
    first, last = phrase.name or (phrase.begin, phrase.end)
    words = unit.words[first:last]
    printed = " ".join(person_in_nominative(words)) if oblique else unit.printed(first, last)
    role = None
    if first > phrase.begin:
        role = _plain(unit, phrase.begin, first - 1, first, oblique=oblique)
    known = cast.named(printed)
    if known is not None and role is None and len(words) == 1:
        return of_person(known)
    return Resolved(printed, role or (known.role if known else None), Kind.PERSON, known)


def _described(
    unit: Unit, phrase: Phrase, begin: int, end: int, cast: Cast, *, oblique: bool
) -> Resolved:
    """Resolve a phrase that names nobody: a body, a group, somebody by an office."""
    low, words = unit.low, unit.words
    head = phrase.head
    if low[head] == QUOTE:
        return _titled(unit, head, begin, end, oblique=oblique)
    kind = kind_of(low[head], "ru")
    title = next((k for k in range(head + 1, end) if low[k] == QUOTE and is_title(unit, k)), None)
    reporters = phrase.plural and low[head].startswith(("журналист", "корреспондент"))
    if OWN.match(low[head]) and not reporters:
        return Resolved(None, None, Kind.UNNAMED, via=_outlet_at(unit, head + 1, end))
    animate = _is_animate(low[head])
    several = phrase.plural is True or (phrase.plural is None and low[head].endswith(("и", "ы")))
    if low[head] in _NAMELESS or (animate and low[begin] in _FEW):
        return UNNAMED
    if kind is Kind.UNNAMED:
        return _document(unit, head, end, cast)
    if (kind in (Kind.PERSON, Kind.GROUP) or animate) and not is_name(words[head]):
        if several:
            return Resolved(_plain(unit, begin, head, end, oblique=oblique), None, Kind.GROUP)
        if kind is Kind.GROUP and not animate:
            return Resolved(_plain(unit, begin, head, end, oblique=oblique), None, Kind.GROUP)
        return _office(unit, phrase, begin, end, cast, oblique=oblique)
    if kind is Kind.PERSON and is_name(words[head]) and end - head > 1:
        return _office(unit, phrase, begin, end, cast, oblique=oblique)
    somebody = kind is Kind.PERSON or (animate and kind is not Kind.ORGANISATION)
    if somebody and begin == head and head == 0 and _is_office(low[head]):
        if several:
            return Resolved(_plain(unit, begin, head, end, oblique=oblique), None, Kind.GROUP)
        return _office(unit, phrase, begin, end, cast, oblique=oblique)
    if kind is None and is_name(words[head]) and end - begin == 1:
        return _alone(unit, head, cast, oblique=oblique)
    if title is not None:
        if kind is Kind.PERSON:
            return _office(unit, phrase, begin, end, cast, oblique=oblique)
        return Resolved(bare_name(words[title]), None, Kind.ORGANISATION)
    if low[head] in ("сми", "службы", "медиа"):
        return Resolved(_plain(unit, begin, head, end, oblique=oblique), None, Kind.GROUP)
    if is_latin(words[head]):
        return Resolved(unit.printed(begin, end), None, Kind.ORGANISATION)
    latin = next(
        (k for k in range(head + 1, end) if words[k].isascii() and is_name(words[k])), None
    )
    if latin is not None:
        return Resolved(unit.printed(latin, end), None, Kind.ORGANISATION)
    if kind is None and not is_name(words[head]) and not is_word(low[head]):
        return UNCLEAR
    if low[head].startswith(("телеграм-", "канал", "сайт", "страниц")):
        return UNNAMED
    name = _plain(unit, begin, head, end, oblique=oblique)
    return Resolved(name, None, Kind.ORGANISATION)


def _titled(unit: Unit, at: int, begin: int, end: int, *, oblique: bool) -> Resolved:
    name = bare_name(unit.words[at])
    if oblique or is_outlet(name, german=False):
        name = outlet_in_nominative(name)
    return Resolved(name, None, Kind.ORGANISATION)


_NAMELESS = frozenset("лицо лица лиц очевидец неизвестный аноним инсайдер инсайдеры".split())


_FEW = frozenset("два две двое двух двум три трое трёх трех трём один одна четыре".split())
"""Of so few who are not named each is somebody without a name."""


def _is_office(noun: str) -> bool:
    return not any(one.name for one in readings(noun)[:1])


def _is_animate(noun: str) -> bool:
    first = readings(noun)[0]
    if first.pos in ("ADJF", "PRTF"):
        return True  # "пострадавшая", "военные"
    return any(one.animate and not one.name for one in readings(noun)[:2])


def _office(
    unit: Unit, phrase: Phrase, begin: int, end: int, cast: Cast, *, oblique: bool
) -> Resolved:
    """Resolve somebody by an office: whoever has it in the article, else nobody named."""
    person = by_role(cast, unit.starts[begin], readings(unit.low[phrase.head])[0].lemma)
    told = _lemmas(unit.low[phrase.head : end])
    if person is not None and (
        len(told) == 1 or told <= _lemmas((person.role or "").lower().split())
    ):
        return of_person(person)
    return Resolved(None, _plain(unit, begin, phrase.head, end, oblique=oblique), Kind.UNNAMED)


def _lemmas(words: Sequence[str]) -> frozenset[str]:
    return frozenset(readings(word)[0].lemma for word in words if word[:1].isalpha())


def _alone(unit: Unit, at: int, cast: Cast, *, oblique: bool) -> Resolved:
    """Resolve a capitalised word alone: a surname that is known, or a body."""
    word = unit.words[at]
    plain = " ".join(person_in_nominative([word])) if oblique else word
    known = cast.named(plain) or cast.named(word)
    if known is not None:
        return of_person(known)
    body = " ".join(in_nominative([word])) if oblique else word
    first = readings(unit.low[at])[0]
    somebody = first.name or first.pos in ("ADJF", "PRTF")
    somebody = somebody or (not oblique and _is_surname(unit, at))
    if somebody and not word.isupper() and not word.isascii():
        return Resolved(plain, None, Kind.PERSON)
    return Resolved(
        outlet_in_nominative(word) if is_outlet(word, german=False) else body,
        None,
        Kind.ORGANISATION,
    )


def _is_surname(unit: Unit, at: int) -> bool:
    """Say whether a capitalised noun in the nominative is a name: "сказал Макрон", "Песков"."""
    nominative = [one for one in readings(unit.low[at]) if one.case == "n" and not one.plural]
    if any(one.marks & {"Geox", "Orgn", "Abbr"} for one in nominative):
        return False
    named = [one for one in nominative if one.name]
    return (at > 0 and bool(nominative)) or (bool(named) and len(named) == len(nominative))


def _document(unit: Unit, head: int, end: int, cast: Cast) -> Resolved:
    """Resolve a document: to the body whose report it is, if that has a name."""
    if head + 1 >= end:
        return UNNAMED
    low = unit.low
    owner = russian_phrase(unit, head + 1, cases=frozenset("g"))
    if owner is None or owner.end > end:
        return UNNAMED
    if low[head].startswith("слов") and owner.name is not None:
        return _person(unit, owner, cast, oblique=True)
    noun = low[owner.head]
    kind = kind_of(noun, "ru") if noun != QUOTE else Kind.ORGANISATION
    named = any(is_name(unit.words[k]) for k in range(owner.begin, owner.end)) or (
        noun.startswith(("мин", "мид", "мвд", "мчс")) and kind is Kind.ORGANISATION
    )
    if not named or kind is Kind.PERSON or not low[head].startswith(_REPORTS):
        return UNNAMED
    return _described(unit, owner, owner.begin, owner.end, cast, oblique=True)


_REPORTS = (
    "отчёт",
    "отчет",
    "доклад",
    "сводк",
    "сообщени",
    "заявлени",
    "исследовани",
    "опрос",
    "релиз",
    "слов",
    "пресс-релиз",
    "расследовани",
)


def _outlet_at(unit: Unit, begin: int, end: int) -> str | None:
    """Return the outlet that follows "источник": ТАСС, РИА Новости, «Медузы», телеканала NTV."""
    for at in range(begin, min(end, begin + 3)):
        if unit.low[at] == QUOTE:
            return outlet_in_nominative(bare_name(unit.words[at]))
        for count in (2, 1):
            printed = unit.printed(at, at + count) if at + count <= end else ""
            if printed and is_outlet(printed, german=False) and is_name(unit.words[at]):
                return outlet_in_nominative(printed)
        if unit.words[at].isascii() and is_name(unit.words[at]):
            return unit.words[at]
    return None


_LEFT_OUT = frozenset("его её ее их этот эта это эти сам сама само сами".split())


def _agrees(unit: Unit, at: int) -> bool:
    return unit.low[at] != QUOTE and readings(unit.low[at])[0].pos in ("ADJF", "NUMR")


def _plain(unit: Unit, begin: int, head: int, end: int, *, oblique: bool) -> str:
    while begin < head and unit.low[begin] in _LEFT_OUT:
        begin += 1
    if begin < head and readings(unit.low[begin])[0].pos == "PRTF":
        agent = next((k for k in range(head - 1, begin, -1) if not _agrees(unit, k)), begin)
        begin = agent + 1 if agent > begin else begin  # "опрошенные РИА Новости эксперты"
    printed = unit.printed(begin, end)
    if not oblique or QUOTE in unit.low[begin:end]:
        return printed
    return " ".join(in_nominative(printed.split()))
