"""What German and Russian nouns tell of a source: a person, an organisation, a group, nobody named.

German nouns are told by how they end, compounds included; Russian ones by how they begin, in any
case.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Kind

_GERMAN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.UNNAMED,
        re.compile(
            r"(?:kreisen?|quellen?|insidern?|informanten?|dokumente?n?s?|papiers?|unterlagen|umfelds?|umkreis|berichte?n?s?"
            r"|studien?|umfragen?|gutachtens?|schreibens?|mitteilung|protokolle?n?s?|entwurf|entwurfs|akten?|vermerks?"
            r"|stellungnahme|erklärung|auswertung|untersuchung|erhebung|analyse|statistik|schrift|briefe?s?|notiz|memo"
            r"|e-mails?|tweets?|dossiers?|vorlage|analysen|daten|zahlen|angaben|dokument|umgebung|bekanntmachung)$"
        ),
    ),
    (
        Kind.GROUP,
        re.compile(
            r"(?:isten|zeugen|bürger|anwohner|experten|ärzte|innen|verbände|familie|forschenden|studierenden|aktivisten"
            r"|anhänger|gegner|kritiker|beamten?|ermittler|behörden|winzer|bauern|soldaten|menschen|leute|juristen)$"
        ),
    ),
    (
        Kind.PERSON,
        re.compile(
            r"(?:\d-jährig|chef|minister|sprecher|präsident|anwalt|anwält|forscher|meister|leiter|direktor|expert|führer|händler"
            r"|beauftragte|politiker|trainer|richter|schriftsteller|kanzler|rat|wirt|kassierer|sanitäter|zeug|lehrer|bauer|autor"
            r"|regisseur|vorsitzende|vorstand|sekretär|general|arzt|ärzt|pfarrer|bischof|kommissar|botschafter|diplomat|mann|frau"
            r"|abgeordnete|senator|gouverneur|könig|prinz|prinzessin|papst|journalist|redakteur|korrespondent|mitarbeiter|beamter"
            r"|unternehmer|manager|gründer|inhaber|besitzer|fahrer|pilot|kapitän|künstler|sänger|schauspieler|musiker|spieler"
            r"|historiker|ökonom|physiker|biologe|soziologe|psychologe|wissenschaftler|analyst|berater|koordinator|verdächtige"
            r"|angeklagte|opfer|nachbar|mutter|vater|sohn|tochter|bruder|schwester|person|mandant|gutachter|bürgermeister|intendant"
            r"|kommandeur|offizier|oberst|hauptmann|polizist|landwirt|förster|gärtner|koch|köchin|student|schüler|vertreter|ökonom|biolog"
            r"|soziolog|psycholog|geolog|virolog|meteorolog|politolog|zeug|kolleg|kund|augenzeug|sachverständig|abgeordnet|angeklagt"
            r"|verdächtig|verteidiger|kläger|käufer|verkäufer|züchter|winzer|rektor|dekan|notar|makler|beobachter|teilnehmer"
            r"|gerettete|verletzte|festgenommene|angehörige|verwandte|bekannte|vertraute|überlebende|betroffene|jugendliche|vorsitzende|reisende|soldat|rekrut|pilot|matrose|gesell|bote|held|erbe|pate|junge|mädchen|jäger|wächter|retter|chirurg|dirigent"
            r"|mönch|nonne|imam|rabbi|scheich|fürst|graf|profi|coach|boss|freund|feind|partner|sieger|verlierer|torwart|stürmer"
            r"|bankier|offizier|juwelier|hotelier|passagier|brigadier|demokrat|republikan|kollegin|hausmeister|insass|geisel|genoss|bursch|kardinal|patriarch|prior|abt|äbtissin|propst|dekan|kaplan|schwester|admiral|marschall|feldwebel|leutnant|kommandant|kanzlist|attaché|emir|sultan|ajatollah|kaiser|zar|lord|lady|baron|flüchtling|häftling|franzose|brite|däne|pole|türke|kandidat|rentner|reporter|vermittler|nachfolger|bewohner|passagier|reiter|techniker)"
            r"(?:in|e|en|n|s|es|er|em)?$"
        ),
    ),
)
_RUSSIAN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.UNNAMED,
        re.compile(
            r"(?:источник|собеседник|очевидец|очевидиц|лиц[ао]?|лицам|документ|проект|очевидц|инсайдер|окружени|карточк|справк|выписк|протокол|постановлени|приказ|договор|контракт|стенограмм|телеграмм|депеш|меморандум|директив|ответ[аеу]?$|резолюци|рапорт|расшифровк|переписк|текст|публикаци|пост[а-я]?$|видео|запис|круг(?:и|ов|ах)$|слов[а]?$|сводк|пресс-релиз|доклад|отч[её]т|письм|заявлени|сообщени|исследовани|опрос|материал|сведени|запис|сми$)"
        ),
    ),
    (
        Kind.GROUP,
        re.compile(
            r"(?:(?:следовател|журналист|эксперт|аналитик|жител|депутат|юрист|уч[её]ны|врач|активист|родственник|сторонник"
            r"|критик|экономист|очевид|чиновник)[иыеао][йв]?$|оппозици|родител|[а-я]{2,}(?:исты|ологи|ники|щики|тели|ики|еры|аторы|ане|яне|вцы)$)"
        ),
    ),
    (
        Kind.PERSON,
        re.compile(
            r"(?:министр|президент|премьер|губернатор|мэр|глав[аыеу]$|директор|пресс-секретар|посол|посл[ау]|депутат|сенатор|спикер"
            r"|генерал|полковник|председател|руководител|лидер|советник|помощник|эксперт|аналитик|политолог|экономист|профессор"
            r"|адвокат|прокурор|следовател|судь[яи]|чиновник|дипломат|свидетел|канцлер|вице-|замминистр|замглав|командующ|редактор"
            r"|журналист|корреспондент|врач|учител|жител|водител|капитан|начальник|заместител|представител|сотрудни|фермер|историк"
            r"|вдов|знаком|школьни|студент|волонт[её]р|повар|пекар|шахт[её]р|рабоч|заведующ|гимнаст|хирург|офицер|солдат|космонавт"
            r"|музыкант|спортсмен|чемпион|подросток|пассажир|священник|пилот|л[её]тчик|механик|активистк|прокурор|родственни|коллег|сосед|пострадавш|подсудим|обвиняем|задержанн|тренер|режисс[её]р|писател|хозя|владел|основател|предпринимател|уч[её]н"
            r"|пенсионер|патриарх|бухгалтер|продав|актрис|акт[её]р|артист|певи|певец|поэт|муж|жен[аы]$|мать|отец|[а-я]+(?:ист|лог|ник|тел|щик|чик|вед)[ьаяуюом]?м?$)"
        ),
    ),
    (
        Kind.ORGANISATION,
        re.compile(
            r"(?:министерств|правительств|ведомств|агентств|администрац|комисси|комитет|полици|арми|парти|компани|авиакомпани"
            r"|банк|суд[аеу]?$|прокуратур|университет|институт|газет|телеканал|телеграм-канал|радиостанц|издани|портал|служб|мид"
            r"|мин[а-я]{3,}|кремл|дум[аеы]|корпораци|фонд|союз|профсоюз|следстви|власт|штаб|клуб|завод|посольств|пентагон|концерн|холдинг"
            r"|рос(?:стат|авиаци|реестр|космос|нано|атом|гварди|морречфлот|туризм|труд|финмон|гидромет|молод|имуществ|лесхоз"
            r"|сотруднич|нефт|телеком|банк)|[а-я]{3,}(?:надзор|энерго|нефть|банк|сталь|никель|телеком|космос|холдинг)"
            r"|генпрокуратур|госдум|совфед|совбез|госсовет|еврокомисси|евросоюз|хезболл|хамас|талибан|рад[аеуы]$|сенат$"
            r"|конгресс|сейм|кнессет|меджлис|бундестаг|бундесвер|парламент|ассамбле|центробанк|ватикан|госдеп"
            r"|федераци|ассоциац|центр|больниц|школ|музе|театр|пресс-служб|пресс-центр|аппарат|офис|управлени|дирекци|редакци|аэропорт|порт"
            r"|генштаб|сторон|альянс|блок|орган|группировк|движени|организаци|объединени|предприяти|производител|оператор|застройщик|перевозчик|бирж|городск|совет|област|регион)"
        ),
    ),
)
OWN = re.compile(
    r"(?:источник|собеседник|корреспондент|журналист|quelle|insider|korrespondent|reporter)"
)
"""Nouns for an outlet's own people and sources."""


@lru_cache(maxsize=50_000)
def kind_of(noun: str, code: str) -> Kind | None:
    """Return what a noun in lower case tells, in German (``de``) or Russian (``ru``)."""
    if code == "de":
        return next((kind for kind, pattern in _GERMAN if pattern.search(noun)), None)
    return _russian_kind(_PREFIX.sub("", noun))


def _russian_kind(noun: str) -> Kind | None:
    found = [kind for kind, pattern in _RUSSIAN if pattern.match(noun)]
    other = next((kind for kind in found if kind is not Kind.PERSON), None)
    if found and found[0] is not Kind.PERSON:
        return found[0]
    animate = any(
        (one.animate and not one.name) or one.pos in ("ADJF", "PRTF") for one in readings(noun)[:2]
    )
    if not animate:
        return other  # "налог" ends as "геолог" does
    return found[0] if found else (Kind.PERSON if readings(noun)[0].animate else None)


_PREFIX = re.compile(r"^(?:экс|вице|топ|бизнес|пресс)-(?!секрет|служб|центр|релиз|премьер)")
