"""A German or Russian source, resolved: by a name in it, else by its first noun."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.bare_names import bare_name
from corpus.attribution.declension import (
    genitive_of_name,
    noun_nominative,
    outlet_nominative,
    person_nominative,
)
from corpus.attribution.descriptions import by_role
from corpus.attribution.inflected_nouns import OWN, kind_of
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
from corpus.attribution.words import QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def inflected_source(
    text: str, unit: Unit, begin: int, end: int, cast: Cast, language: Language
) -> Resolved:
    """Resolve a German or Russian phrase: by a name in it, else by its first noun."""
    low, words, code = unit.low, unit.words, language.code
    oblique = code == "ru" and begin > 0 and low[begin - 1] in _OBLIQUE
    if low[begin] in ("в", "во") and end - begin > 1:
        begin, oblique = begin + 1, True
    quote = next((k for k in range(begin, end) if low[k] == QUOTE), None)
    first = begin
    while first < end - 1 and low[first] in language.determiners:
        first += 1
    if code == "de":
        noun = next((k for k in range(first, end) if is_name(words[k])), first)
        if noun == 0 and low[0].endswith(("en", "e", "er")) and kind_of(low[0], code) is None:
            noun += end > 1 and is_name(words[1])  # "Unbestätigten Berichten"
    else:
        noun = next((k for k in range(first, end) if kind_of(low[k], code)), first)
    kind = kind_of(low[noun], code) if low[noun] != QUOTE else None
    if quote is not None:
        name = bare_name(text[unit.starts[quote] : unit.ends[quote]])
        if kind in (Kind.PERSON, Kind.UNNAMED):
            own = outlet_nominative(name) if code == "ru" else name
            return Resolved(None, None, Kind.UNNAMED, via=own if OWN.match(low[noun]) else None)
        if kind is Kind.GROUP:
            return Resolved(unit.printed(first, end), None, Kind.GROUP)
        oblique = oblique or (quote > 0 and low[quote - 1] == "известно")
        return Resolved(outlet_nominative(name) if oblique else name, None, Kind.ORGANISATION)
    people = cast.at(unit.starts[begin], unit.ends[end - 1])
    if kind is Kind.ORGANISATION:
        people = []  # "комитет начальников штабов Южной Кореи"
    if people and len(people[-1][1].name.split()) == 2 and people[-1][1].sure:
        found = of_person(people[-1][1])
        return replace(found, speaker=person_nominative(people[-1][1].name)) if oblique else found
    titled = kind is Kind.PERSON or (kind is Kind.GROUP and code == "ru")  # "экономиста": of one
    if code == "de" and kind is None and end == noun + 3 and _WORKS.search(low[noun]):
        titled = is_name(words[noun + 1]) and is_name(words[noun + 2])  # "Reederin Frauke Thies"
    name_at = _name_at_end(unit, noun, end) if titled else None
    if name_at is not None and (code == "de" or end - name_at == 2):
        printed = unit.printed(name_at, end)
        printed = person_nominative(printed) if oblique else printed
        known = cast.named(printed)
        if known is not None and known.name.split()[-1] == printed.split()[-1] and not people:
            return of_person(known)
        return Resolved(printed, unit.printed(first, name_at), Kind.PERSON)
    if people and not (oblique and kind is Kind.PERSON):
        return of_person(people[-1][1])
    alone = end == noun + 2 and is_name(words[noun + 1]) and kind is Kind.PERSON and not oblique
    if alone and code == "ru" and _SURNAME.search(words[noun + 1]):
        return Resolved(words[noun + 1], words[noun], Kind.PERSON)  # "защитник Уваров"
    if code == "ru" and kind is None and not is_name(words[first]) and not oblique:
        name_at = _name_at_end(unit, first, end)
        if name_at == first + 1 and end - name_at == _FULL_NAME:  # "пекарь Роза Аумова"
            return Resolved(unit.printed(name_at, end), words[first], Kind.PERSON)
    described = unit.printed(first, end)
    many = oblique and _OF_MANY.search(low[noun]) is not None and not OWN.match(low[noun])
    if many and (kind in (Kind.PERSON, Kind.GROUP) or low[noun].endswith(_DOERS)):
        return Resolved(described, None, Kind.GROUP)  # "по словам водителей"
    if OWN.match(low[noun]) and noun + 1 < end:
        return Resolved(None, None, Kind.UNNAMED, via=_outlet_at(unit, noun + 1, end))
    if kind is Kind.UNNAMED:
        return UNNAMED
    if kind is Kind.GROUP:
        return Resolved(described, None, Kind.GROUP)
    plural = low[noun].endswith(_PLURALS)
    if first > begin:  # "die Kläger", not "die Mutter"
        plural = low[begin] == "die" and low[noun].endswith("er") and low[noun] not in _FEMININE
    if kind is Kind.PERSON and code == "de" and plural:
        return Resolved(described, None, Kind.GROUP)
    if kind is Kind.PERSON or (
        code == "ru" and first == noun and low[first].endswith(("ший", "шая", "мый", "мая"))
    ):
        indefinite = low[begin].startswith("ein") or (code == "ru" and OWN.match(low[noun]))
        if not indefinite:
            person = by_role(cast, unit.starts[begin], low[noun])
            if person is not None:
                return of_person(person)
        return Resolved(None, None if indefinite else described, Kind.UNNAMED)
    named = next(
        (k for k in range(end - 1, first, -1) if words[k].isupper() and len(words[k]) > 1), None
    )
    if first == begin and kind is None and code == "de" and _is_full_name(unit, begin, end):
        return Resolved(unit.printed(begin, end), None, Kind.PERSON)
    if code == "de" and kind is None and low[begin] in _SOME:
        return UNNAMED  # "zwei mit dem Vorgang vertraute Personen"
    if named is not None and code == "de":
        return Resolved(words[named], None, Kind.ORGANISATION)
    if code == "ru" and kind is None and not is_name(words[first]):
        return UNCLEAR
    if oblique:
        plain = noun_nominative(described)
        genitive = begin > 0 and low[begin - 1] in _GENITIVE and is_name(words[first])
        described = genitive_of_name(plain) if genitive and plain == described else plain
    return Resolved(bare_name(described), None, Kind.ORGANISATION)


def _is_full_name(unit: Unit, begin: int, end: int) -> bool:
    """Say whether two capitalised words without an article name somebody: "sagte Alenka Hribar".

    Companies and outlets mostly have an article, "die Deutsche Bank"; those without are known by
    a word, by a name in the table of outlets, or by capitals.
    """
    words = unit.words[begin:end]
    if len(words) != _FULL_NAME or not all(map(is_name, words)) or begin == 0:
        return False
    plain = all(word.isalpha() and not word.isupper() for word in words)
    body = _OF_BODIES.search(unit.low[begin]) or _OF_BODIES.search(unit.low[end - 1])
    return plain and not body and outlet_named(" ".join(words)) is None


def _outlet_at(unit: Unit, begin: int, end: int) -> str | None:
    """Return the outlet that follows "Источник": ТАСС, РИА Новости."""
    names = (unit.printed(begin, begin + n) for n in (2, 1) if begin + n <= end)
    known = next((name for name in names if outlet_named(name)), None)
    first = unit.words[begin]
    return known or (first if first.isascii() and is_name(first) else None)


_OBLIQUE = frozenset(
    """
    словам данным мнению информации версии оценке оценкам утверждению сведениям согласно убеждению
    прогнозу сообщению сообщениям заявлению заверению признанию слов в во на
    """.split()
)
"""What stands before a source that is in the genitive, the dative or the prepositional."""

_GENITIVE = _OBLIQUE - {"согласно", "в", "во", "на"}

_DOERS = ("еров", "оров", "цев")
_OF_MANY = re.compile(r"(?:[оеё]в|ей|ам|ям)$")
_FULL_NAME = 2  # words
_WORKS = re.compile(r"(?:(?<!sch)er|in|or|eur|ist|ent|ant|loge|wirt)$")
"""How German nouns for those who do something end, adjectives such as "deutscher" left out."""
_SOME = frozenset("zwei drei vier fünf sechs mehrere einige".split())
_OF_BODIES = re.compile(
    r"(?:international|watch|deutschland|europa|union|bank|group|holding|verband|ung|schaft|radio|news|medien"
    r"|berichten?|kreisen?|angaben|press|post|times|online|partei|staaten|nationen|süd|nord|ost|west|tv|en|isch)$"
)
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|ко|ян|швили|[чю]к)$")
_FEMININE = frozenset("mutter tochter schwester großmutter".split())
_PLURALS = ("er", "en", "innen", "te")


def _name_at_end(unit: Unit, noun: int, end: int) -> int | None:
    """Return where a name begins that ends the phrase: "Landrätin Petra Koch", "посол Тимур А."."""
    begin = end
    while begin > noun + 1 and is_name(unit.words[begin - 1]) and end - begin < 3:
        if unit.words[begin - 1].isupper() and len(unit.words[begin - 1]) > 1:
            break
        begin -= 1
    if end - begin == 3 and not unit.low[begin + 1].endswith(("вич", "ич", "вна", "чна")):
        begin += unit.low[noun][0] >= "а"  # "Президент Чехии Вацлав Новотный"
    return begin if end - begin >= 2 else None
