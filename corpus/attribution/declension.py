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
    ("ию", "ия"),
    ("ужбу", "ужба"),
    ("туру", "тура"),
    ("анду", "анда"),
    ("ицу", "ица"),
    ("ату", "ата"),
    ("ету", "ета"),
    ("лении", "ление"),
    ("дении", "дение"),
    ("жении", "жение"),
    ("шении", "шение"),
    ("инансе", "инанс"),
    ("трансе", "транс"),
    ("здраве", "здрав"),
    ("юсте", "юст"),
    ("кремле", "кремль"),
    ("центре", "центр"),
    ("деле", "дел"),
    ("совете", "совет"),
    ("аппарате", "аппарат"),
    ("комбинате", "комбинат"),
    ("заводе", "завод"),
    ("олдинге", "олдинг"),
    ("онцерне", "онцерн"),
    ("школе", "школа"),
    ("газете", "газета"),
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
            kept = first[: -len(oblique)]
            first = kept + plain if kept else plain.title() if first[0].isupper() else plain
            break
    return f"{first} {rest}" if rest else first


def _qualified(adjective: str, rest: str) -> str | None:
    """Return "Счётной палаты", "Верховного суда" in the nominative; None for anything else."""
    noun, _, more = rest.partition(" ")
    more = f" {more}" if more else ""
    if adjective.endswith(("ой", "ей")) and noun.endswith(("ы", "и", "е")) and len(adjective) > 4:
        ending = "ая" if adjective.endswith("ой") else "яя"
        return f"{adjective[:-2]}{ending} {noun[:-1]}{'я' if noun.endswith('ии') else 'а'}{more}"
    if adjective.endswith(("ую", "юю")) and noun.endswith(("у", "ю")):
        ending = "ая" if adjective.endswith("ую") else "яя"
        return f"{adjective[:-2]}{ending} {noun[:-1]}{'а' if noun.endswith('у') else 'я'}{more}"
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
    if given is None:
        return _foreign(words)
    if given == words[0]:
        return name
    female = given.lower() in _FEMALE_GIVEN
    rest = [_surname(word, female=female) for word in words[1:]]
    return " ".join([given, *rest])


def _foreign(words: list[str]) -> str:
    """Return a name whose given name is in no list: its endings tell who it is.

    In the genitive -а and -я are a man's, -ы and -и, beside -ой, a woman's.
    """
    given, rest = words[0], words[1:]
    if given.endswith("а") and given[-2] not in _VOWELS:
        return " ".join([given[:-1], *(_mans(word) for word in rest)])
    if given.endswith(("ия", "ея", "ая")):
        return " ".join([f"{given[:-1]}й", *(_mans(word) for word in rest)])
    if given.endswith(("ля", "ря", "ня")):
        return " ".join([f"{given[:-1]}ь", *(_mans(word) for word in rest)])
    if given.endswith(("ы", "и")) and rest[-1].endswith("ой"):
        soft = given.endswith("ии") or (given.endswith("и") and given[-2] not in "гкхжшчщ")
        plain = f"{given[:-1]}{'я' if soft else 'а'}"
        return " ".join([plain, *(_surname(word, female=True) for word in rest)])
    if given[-1] in "юиеоэ" and rest[-1].endswith(("ы", "ги", "ки", "хи")):
        return " ".join([given, *rest[:-1], f"{rest[-1][:-1]}а"])
    return " ".join(words)


def _mans(surname: str) -> str:
    if surname.endswith(("ы", "ги", "ки", "хи")):
        return f"{surname[:-1]}а"
    if surname.endswith(("ля", "ря", "ня")):
        return f"{surname[:-1]}ь"
    return _surname(surname, female=False)


_VOWELS = "аеёиоуыэюя"


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
