"""German and Russian outlets by the names that articles print, also in other cases."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.attribution.morphology import in_nominative, is_known, readings
from corpus.publisher import outlet_named

_GERMAN = frozenset(
    line.strip()
    for line in """
        3sat
        al dschasira
        al-dschasira
        al-arabija
        apa
        ard
        arte
        bfmtv
        bild
        blick
        br
        capital
        cicero
        correctiv
        dapd
        deutschlandfunk
        deutschlandfunk kultur
        deutschlandradio
        die zeit
        dr
        dts
        err
        falter
        faz
        f.a.z.
        focus
        handelsblatt
        heute-journal
        hr
        keystone-sda
        kicker
        kurier
        lrt
        mdr
        morgenmagazin
        n-tv
        ndr
        nrk
        ntv
        nzz
        orf
        phoenix
        profil
        prosieben
        radio bremen
        rbb
        rnd
        rtl
        sat.1
        sda
        spiegel
        sr
        srf
        standard
        stern
        svt
        swr
        tagesschau
        tagesspiegel
        tagesthemen
        taz
        wdr
        welt
        welt am sonntag
        welt tv
        wirtschaftswoche
        yle
        zdf
        zeit
    """.strip().splitlines()
)
_RUSSIAN = tuple(
    line.strip()
    for line in """
        Ведомости
        Взгляд
        Важные истории
        Вёрстка
        Деловой Петербург
        Дождь
        Звезда
        Известия
        Интерфакс
        Коммерсантъ
        Комсомольская правда
        Красная звезда
        Лента.ру
        Газета.ру
        Медуза
        Московский комсомолец
        НТВ
        Независимая газета
        Новая газета
        Новые известия
        Настоящее время
        Первый канал
        Парламентская газета
        Подъём
        Правда
        РБК
        РЕН ТВ
        РИА
        РИА Новости
        Радио Свобода
        Регнум
        Россия 1
        Россия 24
        Российская газета
        Страна
        ТАСС
        ТВ Центр
        Украинская правда
        Фонтанка
        Эхо Москвы
        Спутник
        Рыбарь
        Би-би-си
        Аль-Джазира
        Аль-Арабия
        Блумберг
        Рейтер
        Синьхуа
        Киодо
        Анадолу
        Ренхап
        Ёнхап
        Франс Пресс
        Ассошиэйтед Пресс
        БелТА
        Белта
        УНИАН
        Укринформ
        Тасним
        Фарс
        САНА
        ЦТАК
        Казинформ
        Тренд
        Немецкая волна
        Голос Америки
        Хезболла
        Газпром
    """.strip().splitlines()
)
_NO_OUTLETS = frozenset({"Хезболла", "Газпром"})
_ENDING = re.compile(
    r"(?:ями|ами|ого|его|ому|ему|ыми|ими|ой|ей|ая|яя|ое|ее|ый|ий|ые|ие|ых|их|ым|им|ую|юю|иям|иях|ии|ию|ия"
    r"|ям|ам|ях|ах|ом|ем|ём|ью|[аяоеуюыийьъ])$"
)


@lru_cache(maxsize=20_000)
def is_outlet(words: str, *, german: bool = True) -> bool:
    """Say whether these words name an outlet, in whatever case.

    Args:
        words: as printed.
        german: whether the text is German, where "Standard" may be one.
    """
    plain = words.strip('„“”"«»‘’ ')
    if not plain:
        return False
    if outlet_named(plain) is not None:
        return True
    strong = _WEAK.sub(r"\1", plain)
    if strong != plain and outlet_named(strong) is not None:
        return True
    name = _by_stem().get(_stem(plain))
    if name is not None:
        return name not in _NO_OUTLETS and plain[0].isupper()
    return german and plain.lower() in _GERMAN and not (plain.islower() and len(plain) < _SHORTEST)


_SHORTEST = 3
_WEAK = re.compile(r"\b([A-ZÄÖÜ][\wäöüß]*e)n(?= )")  # "der Deutschen Presse-Agentur"


@lru_cache(maxsize=20_000)
def outlet_in_nominative(name: str) -> str:
    """Return an outlet's name in the nominative: "Новой газете" is "Новая газета"."""
    if not re.search("[а-яё]", name):
        return name
    known = _by_stem().get(_stem(name))
    if known is not None:
        return known
    words = name.split()
    likely = readings(words[0].lower())[:2]
    if any(one.case == "n" for one in likely) or not is_known(words[0].lower()):
        return name
    return " ".join(in_nominative(words))


@cache
def _by_stem() -> dict[str, str]:
    return {_stem(name): name for name in _RUSSIAN}


def _stem(name: str) -> str:
    return " ".join(
        _ENDING.sub("", word) if len(word) > 3 else word for word in name.lower().split()
    )
