"""Russian names of outlets and people brought back to the nominative, as far as endings tell.

"«Новой газете»" is "Новая газета". Names of outlets are looked up by their stems first. A
person's name is brought back only if what comes out is a given name that is known.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OUTLETS = tuple(
    line.strip()
    for line in """
        Ведомости
        Взгляд
        Важные истории
        Дождь
        Известия
        Интерфакс
        Коммерсантъ
        Комсомольская правда
        Красная звезда
        Медуза
        Московский комсомолец
        Независимая газета
        Новая газета
        Новые известия
        Настоящее время
        Парламентская газета
        Первый канал
        Подъём
        Правда
        Радио Свобода
        Российская газета
        Страна
        Украинская правда
        Фонтанка
        Эхо Москвы
        Деловой Петербург
        Спутник
        Рыбарь
        Хезболла
        Газпром
    """.strip().splitlines()
)
_ENDING = re.compile(
    r"(?:ями|ами|ого|его|ому|ему|ыми|ими|ой|ей|ая|яя|ое|ее|ый|ий|ые|ие|ых|их|ым|им|ую|юю|иям|иях|ии|ию|ия"
    r"|ям|ам|ях|ах|ом|ем|ём|ью|[аяоеуюыийьъ])$"
)
_DATIVE = (
    # ending in the dative or genitive -> in the nominative
    ("иям", "ия"),
    ("ям", "и"),
    ("ам", "ы"),
    ("ии", "ия"),
    ("ке", "ка"),
    ("ге", "га"),
    ("е", "а"),
    ("ы", "а"),
    ("ю", "ь"),
    ("у", ""),
)
_MALE_GIVEN = frozenset(
    """
    александр алексей анатолий андрей антон аркадий арман арсен артём артем артур богдан борис вадим
    валентин валерий василий виктор виталий владимир владислав вячеслав геннадий георгий глеб
    григорий давид даниил денис дмитрий евгений егор иван игорь илья кирилл константин лев леонид
    максим марк михаил никита николай олег павел пётр петр рамзан роман руслан сергей станислав
    степан тимофей тимур фёдор федор юрий яков ярослав эдуард рустам ринат ильдар захар матвей
    """.split()
)
_FEMALE_GIVEN = frozenset(
    """
    александра алина алла анастасия анна валентина валерия вера вероника виктория галина дарья диана
    евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира кристина ксения
    лариса лидия любовь людмила маргарита марина мария надежда наталия наталья нина оксана ольга
    полина раиса светлана софия софья тамара татьяна ульяна юлия яна эльвира
    """.split()
)
_IRREGULAR = {"льва": "лев", "павла": "павел", "петра": "пётр", "любови": "любовь"}
_GIVEN_ENDINGS = (
    ("ии", "ия"),
    ("ьи", "ья"),
    ("ия", "ий"),
    ("ея", "ей"),
    ("ая", "ай"),
    ("оя", "ой"),
    ("ря", "рь"),
    ("и", "а"),
    ("и", "я"),
    ("ы", "а"),
    ("а", ""),
)


def outlet_nominative(name: str) -> str:
    """Return an outlet's name in the nominative: "Фонтанке" is "Фонтанка"."""
    if not re.search("[а-яё]", name):
        return name
    known = _by_stem().get(_stem(name))
    if known is not None:
        return known
    words = name.split()
    if len(words) == 2 and words[0].endswith(("ой", "ей")) and words[1][-1:] in "еыи":
        return f"{words[0][:-2]}ая {words[1][:-1]}а"
    if len(words) > 1:
        return name
    for oblique, plain in _DATIVE:
        if name.endswith(oblique) and len(name) > len(oblique) + 2:
            return name[: -len(oblique)] + plain
    return name


_NOUN_ENDINGS = (
    ("стве", "ство"),
    ("ства", "ство"),
    ("ии", "ия"),
    ("ице", "ица"),
    ("ицы", "ица"),
    ("туре", "тура"),
    ("туры", "тура"),
    ("ужбе", "ужба"),
    ("ужбы", "ужба"),
    ("анде", "анда"),
    ("ппе", "ппа"),
    ("ету", "ет"),
    ("рту", "рт"),
    ("юзе", "юз"),
    ("юза", "юз"),
    ("убе", "уб"),
    ("уба", "уб"),
    ("уде", "уд"),
    ("уда", "уд"),
    ("нке", "нк"),
    ("нка", "нк"),
    ("табе", "таб"),
    ("таба", "таб"),
    ("тете", "тет"),
    ("тета", "тет"),
    ("туте", "тут"),
    ("тута", "тут"),
    ("нде", "нд"),
    ("нда", "нд"),
    ("льстве", "льство"),
    ("тата", "тат"),
)


def noun_nominative(words: str) -> str:
    """Return "администрации порта" as "администрация порта", if the first noun's ending tells."""
    first, _, rest = words.partition(" ")
    qualified = _qualified(first, rest)
    if qualified is not None:
        return qualified
    for oblique, plain in _NOUN_ENDINGS:
        if first.lower().endswith(oblique):
            first = first[: -len(oblique)] + plain
            break
    return f"{first} {rest}" if rest else first


def _qualified(adjective: str, rest: str) -> str | None:
    """Return "Счётной палаты", "Верховного суда" in the nominative; None for anything else."""
    noun, _, more = rest.partition(" ")
    more = f" {more}" if more else ""
    if adjective.endswith(("ой", "ей")) and noun.endswith(("ы", "и", "е")) and len(adjective) > 4:
        ending = "ая" if adjective.endswith("ой") else "яя"
        return f"{adjective[:-2]}{ending} {noun[:-1]}{'я' if noun.endswith('ии') else 'а'}{more}"
    if adjective.endswith(("ого", "его")) and noun.endswith(("а", "я")):
        stem = adjective[:-3]
        if noun.endswith(("ства", "ния")):
            return f"{stem}ое {noun[:-1]}{'о' if noun.endswith('а') else 'е'}{more}"
        ending = "ий" if adjective.endswith("его") or stem[-1] in "гкхжшчщ" else "ый"
        return f"{stem}{ending} {noun[:-1]}{'ь' if noun.endswith('я') else ''}{more}"
    return None


def genitive_of_name(name: str) -> str:
    """Return a one-word name in the genitive, "Росгидромета", in the nominative.

    After a consonant -а is the genitive of a masculine noun: feminine ones have -ы or -и.
    """
    if " " in name or len(name) < _SHORTEST or not re.search("[бвгджзклмнпрстфхцчшщ]а$", name):
        return name
    return name[:-1]


_SHORTEST = 6


def person_nominative(name: str) -> str:
    """Return a genitive such as "Ольги Сомовой" in the nominative; as it is if that is not sure."""
    words = name.split()
    if len(words) not in (2, 3):
        return name
    given = _given(words[0])
    if given is None or given == words[0]:
        return name
    female = given.lower() in _FEMALE_GIVEN
    rest = [_surname(word, female=female) for word in words[1:]]
    return " ".join([given, *rest])


def _given(word: str) -> str | None:
    lower = word.lower()
    known = _MALE_GIVEN | _FEMALE_GIVEN
    if lower in known and lower not in ("александра", "валентина", "евгения", "валерия"):
        return word
    if lower in _IRREGULAR:
        return _IRREGULAR[lower].capitalize()
    for oblique, plain in _GIVEN_ENDINGS:
        if lower.endswith(oblique) and lower[: -len(oblique)] + plain in known:
            return (lower[: -len(oblique)] + plain).capitalize()
    return None


def _surname(word: str, *, female: bool) -> str:
    if female:
        for oblique, plain in (("ской", "ская"), ("ой", "а"), ("ны", "на")):
            if word.endswith(oblique):
                return word[: -len(oblique)] + plain
        return word
    for oblique, plain in (("ского", "ский"), ("ого", "ый"), ("его", "ий"), ("ича", "ич")):
        if word.endswith(oblique):
            return word[: -len(oblique)] + plain
    return word[:-1] if word.endswith("а") else word


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, str]:
    return {_stem(name): name for name in _OUTLETS}


def _stem(name: str) -> str:
    return " ".join(_ENDING.sub("", word) for word in name.lower().split())
