"""A German name of one word that speaks, "Lawrow": somebody's surname, unless a place or a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german import GERMAN
from corpus.attribution.german_words import BODIES, BODY, FEMININE
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import DASHES
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


def lone_kind(unit: Unit, at: int) -> Kind | None:
    """Return what a word without an article tells of itself: "Lawrow zufolge", "Fans jubelten".

    A common noun in the singular has an article, but for bodies ("Polizei") and what cannot be
    counted; so one that is neither is somebody, and beside a verb in the plural several.
    """
    word, low = unit.words[at], unit.low[at]
    if not is_name(word) or word.isupper() or len(word) < _SHORTEST or not _is_plain(word):
        return None
    if not {low, low.removesuffix("s")}.isdisjoint(_PLACES | _BODIES):
        return None
    if is_outlet(word) or low in GERMAN.times:
        return None
    if kind_of(low, "de") in (Kind.GROUP, Kind.UNNAMED):
        return None
    plural = _is_plural(unit, at)
    if plural:
        return Kind.GROUP
    if BODY.search(low) or low.endswith(BODIES) or FEMININE.search(low) or low in GERMAN.nouns:
        return None
    return Kind.PERSON if plural is False else None


def are_people(unit: Unit, begin: int, end: int) -> bool:
    """Say whether two names joined by "und" are people's: "Macron und Merz"."""
    if end - begin != 3 or unit.low[begin + 1] != "und":
        return False
    return all(
        is_name(unit.words[k])
        and not unit.words[k].isupper()
        and _is_plain(unit.words[k])
        and unit.low[k] not in _PLACES | _BODIES
        and kind_of(unit.low[k], "de") is None
        and not (BODY.search(unit.low[k]) or FEMININE.search(unit.low[k]))
        and not (unit.low[k].endswith(BODIES) or is_outlet(unit.words[k]))
        for k in (begin, begin + 2)
    )


def _is_plain(word: str) -> bool:
    return all(part.isalpha() and part[:1].isupper() for part in word.split("-"))


def _is_plural(unit: Unit, at: int) -> bool | None:
    """Say whether what stands beside a noun takes it for several; None if nothing does."""
    low, size = unit.low, len(unit.low)
    after = low[at + 1] if at + 1 < size else ""
    before = low[at - 1] if at else ""
    aside = before in ("laut", "so", "von") or after == "zufolge"
    if aside or before.endswith(("worten", "angaben", "ansicht", "meinung")):
        several = low[at].endswith("n") and kind_of(low[at], "de") is Kind.PERSON  # "laut Ärzten"
        return several or low[at].endswith(("en", "ern"))
    if after in GERMAN.verbs and not is_name(unit.words[at + 1]):
        return after.endswith("en")
    if before in GERMAN.verbs:
        return before.endswith("en")
    return False if after == ":" or (before == QUOTE and after in DASHES) else None


_SHORTEST = 3
_PLACES = frozenset(
    """
    afghanistan ägypten albanien algerien andorra angola argentinien armenien aserbaidschan
    äthiopien australien bahrain bangladesch belarus belgien benin bolivien bosnien botsuana
    brasilien brunei bulgarien burundi chile china dänemark deutschland dschibuti ecuador eritrea
    estland finnland frankreich gabun gambia georgien ghana griechenland großbritannien guatemala
    guinea guyana haiti honduras indien indonesien irak iran irland island israel italien jamaika
    japan jemen jordanien kambodscha kamerun kanada kasachstan katar kenia kirgistan kolumbien
    kongo kosovo kroatien kuba kuwait laos lesotho lettland libanon liberia libyen liechtenstein
    litauen luxemburg madagaskar malawi malaysia mali malta marokko mauretanien mauritius mexiko
    moldau moldawien monaco mongolei montenegro mosambik myanmar namibia nepal neuseeland nicaragua
    niederlande niger nigeria nordkorea nordmazedonien norwegen oman österreich pakistan panama
    paraguay peru philippinen polen portugal ruanda rumänien russland sambia saudi-arabien schweden
    schweiz senegal serbien simbabwe singapur slowakei slowenien somalia spanien sudan südafrika
    südkorea südsudan syrien tadschikistan taiwan tansania thailand togo tschad tschechien tunesien
    türkei turkmenistan uganda ukraine ungarn uruguay usbekistan venezuela vietnam zypern england
    schottland wales nordirland europa asien afrika amerika europäer
    abuja addis algier amman amsterdam ankara astana athen bagdad baku bangkok belgrad berlin bern
    bogotá bogota bratislava brasilia brüssel budapest buenos bukarest canberra caracas chisinau
    damaskus delhi dhaka doha dublin eriwan genf hanoi havanna helsinki islamabad istanbul jakarta
    jerusalem jerewan kabul kairo khartum kiew kigali kinshasa kopenhagen kyjiw lagos lima lissabon
    ljubljana london madrid manila maskat minsk mogadischu monrovia montevideo moskau nairobi
    neu-delhi nikosia nuuk oslo ottawa paris peking phnom pjöngjang podgorica prag pretoria
    pristina quito rabat reykjavik riad riga rom san santiago sarajevo seoul skopje sofia stockholm
    straßburg taipeh tallinn taschkent teheran tel tiflis tokio tripolis tunis vaduz valletta
    vilnius warschau washington wien zagreb zürich
    bayern sachsen hessen thüringen brandenburg niedersachsen saarland hamburg bremen münchen köln
    düsseldorf stuttgart frankfurt dresden hannover magdeburg mainz kiel erfurt potsdam schwerin
    wiesbaden saarbrücken karlsruhe leipzig
    """.split()
)
_BODIES = frozenset(
    """
    accenture adidas aeroflot airbnb airbus aldi alibaba allianz alphabet alstom amazon amnesty
    anthropic apple asml attac audi axa bayer bertelsmann bitkom boeing bosch bundeswehr carrefour
    caritas christie chrysler citigroup coca-cola commerzbank continental covestro daimler danone
    destatis deutschlandtrend diakonie disney edeka equinor ericsson europol eurostat evonik
    facebook fiat fifa ford fraport fresenius frontex foodwatch galeria gasprom gazprom glencore
    goldman google greenpeace hamas hapag hezbollah hisbollah honda huawei huthi huthis hyundai
    ikea infineon ing intel interpol kia kreml kfw lanxess lidl linde lufthansa lukoil maersk
    mcdonald meta metro michelin microsoft mitsubishi moderna nasa nato nestlé netflix nike nintendo
    nissan nokia novartis nvidia omv opec openai opel oracle orange ørsted oxfam paypal pentagon
    pepsi pfizer philips porsche rewe renault rheinmetall roche rolls-royce rosatom rosneft rusal
    ryanair samsung santander saturn sberbank shell siemens signal sony spacex spotify stellantis
    starbucks talanx taliban telegram telekom tesla thyssenkrupp tiktok total toyota trigema tui
    twitter uber uefa unesco unicef unicredit uniper vattenfall verdi vodafone volkswagen volvo
    vonovia vatikan walmart whatsapp weltbank xiaomi yandex zalando zoom
    """.split()
)
"""Firms and bodies that German texts name by one word, without an article."""
