"""The words that questions speak of time with, in four languages, each as one letter and a number.

``when.py`` reads a question as the string of these letters, so that its grammar is short and holds
for every language: "last week" and "прошлой неделе" are both ``LU``.

The calendar:  M month (1-12)  m its short form  W weekday (0-6)  S season (its first month)
    D day number  Y year  X decade  F date in figures (ordinal)  Q quarter  U unit  j Russian "year"
    R day counted from now  P part of a day  K weekend  V recently  N number  O ordinal
    L last (1: of the time up to now)  T this  C next  l the same after its noun (-1, 1)
    A ago  E part (see ``calendar_days``)
Between:  i in  h on, over  o of  f from  s since  u until  b before  a after  w between  n and
    - to, or a dash  t article (1: "the")  g 's  , comma  . end of a sentence
Reporting:  r articles, news  G reports, stories, not always of the press  J report, story
    k the press  B an outlet  p publish, write  l reported  y say  @ according
    e what, everything
Other:  ! something to come  v auxiliaries, question words, conjunctions  q about, by, with
    d counted things  H habit  c word with a capital  x word
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus import dates

HOUR, DAY, WEEK, MONTH, QUARTER, HALF, YEAR, DECADE = range(8)
PLURAL = 10
"""Added to a unit that stands in the plural: "days" is ``DAY + PLURAL``."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a question: its letter, its number, where it stands."""

    kind: str
    value: int
    start: int
    end: int
    word: str


_TABLE = """
M 1 january januar jänner enero январь января январе
M 2 february februar febrero февраль февраля феврале
M 3 march märz marzo март марта марте
M 4 april abril апрель апреля апреле
M 5 may mai mayo май мая мае
M 6 june juni junio июнь июня июне
M 7 july juli julio июль июля июле
M 8 august agosto август августа августе
M 9 september septiembre сентябрь сентября сентябре
M 10 october oktober octubre октябрь октября октябре
M 11 november noviembre ноябрь ноября ноябре
M 12 december dezember diciembre декабрь декабря декабре
m 1 jan
m 2 feb
m 3 mar
m 4 apr
m 6 jun
m 7 jul
m 8 aug
m 9 sep sept
m 10 oct
m 11 nov
m 12 dec
W 0 monday montag lunes понедельник понедельника
W 1 tuesday dienstag martes вторник вторника
W 2 wednesday mittwoch miércoles среду среды
W 3 thursday donnerstag jueves четверг четверга
W 4 friday freitag viernes пятница пятницу пятницы
W 5 saturday samstag sonnabend sábado суббота субботу субботы
W 6 sunday sonntag domingo воскресенье воскресенья
S 3 spring frühjahr frühling primavera весна весной весны весну
S 6 summer sommer verano лето летом лета
S 9 autumn fall herbst otoño осень осенью осени
S 12 winter invierno зима зимой зимы зиму
U 0 hour stunde hora час часа
U 1 day tag día день дня
U 2 week woche semana неделя неделе неделю неделей
U 3 month monat mes месяц месяца месяце
U 4 quarter quartal trimestre квартал квартале
U 5 half hälfte половине
U 6 year jahr jahre año
U 7 decade jahrzehnt década
U 10 hours stunden horas часов
U 11 days tage tagen días дни дней
U 12 weeks wochen semanas недели недель
U 13 months monate monaten meses месяцы месяцев
U 14 quarters
U 16 years jahren años
U 17 decades
j 6 год года году г
j 16 годы годов лет
R -2 vorgestern anteayer позавчера
R -1 yesterday gestern ayer вчера
R 0 today tonight heute hoy сегодня
R 1 tomorrow morgen mañana завтра
P 0 morning afternoon evening night abend nachmittag nacht noche утром днём вечером ночью
K 0 weekend wochenende fin_de_semana выходные выходных
V 0 recent recently lately latest newest kürzlich neulich recientemente недавно
N 1 a an one ein eine einem einen einer un una один одну
N 2 two couple zwei dos два две
N 3 three few drei einigen tres три несколько
N 4 four vier cuatro четыре
N 5 five several fünf cinco пять
N 6 six sechs seis шесть
N 7 seven sieben siete семь
N 8 eight acht ocho восемь
N 9 nine neun nueve девять
N 10 ten zehn diez десять
O 1 first erste ersten primer primera primero первого первое первой первую
O 2 second zweite zweiten segunda второй вторую
O 3 third dritte dritten tercera третьей третью
O 4 fourth vierte vierten cuarta четвёртой
O 5 fifth
L 0 last previous letzte letzten letzter letztem letztes vergangene vergangenen
L 0 прошлая прошлого прошлой прошлом прошлую прошлый прошлым
L 1 past последние последний последних последнюю última últimas último últimos
T 0 this diese diesem diesen dieser dieses esta este эти этим этого этой этом этот эту
C 0 next coming nächste nächstem nächsten nächster nächstes kommende kommenden
C 0 próxima próximo следующей следующем следующий следующую
l -1 pasada pasado pasados
l 1 que_viene
A 0 ago назад
E 0 earlier
E 1 early frühen
E 2 mid mitte mediados середине
E 3 late späten
E 4 beginning start anfang comienzos principios начала начале начало
E 5 middle
E 6 end ende finales fines конец конца конце
i 0 as_of in during within throughout im en durante в во за
h 0 on over at am auf на
o 0 of de
f 0 from von vom del от
s 0 since seit ab desde с со
u 0 until till bis hasta до
b 0 before prior_to vor antes hace перед
a 0 after nach después после
w 0 between zwischen entre между
n 0 and und y и
- 0 to through al по
t 0 das dem den der des die el la las los
t 1 the
r 0 articles coverage front_page front_pages headline headlines news nachrichten schlagzeilen
r 0 artículos noticias titulares заголовки новости новостей новостях публикации
r 0 статей статьи статьях
G 0 article dispatches editorial editorials op-ed op-eds reports stories artikel bericht berichte
G 0 berichten meldung meldungen artículo informaciones сообщения сообщениях статье статья
J 0 dispatch item piece report story
k 0 media newspaper newspapers outlet outlets papers press medien presse zeitung zeitungen
k 0 medios periódicos prensa газета газеты пресса сми
k 0 der_spiegel die_zeit dpa el_mundo el_país le_monde известия коммерсантъ
p 0 carried carry cover covered covering covers dated posted printed publish published publishes
p 0 publishing ran reporting run write writes writing written wrote
p 0 geschrieben schreibt schrieb veröffentlicht escribió escrito publicado publicó
p 0 вышла вышли опубликовал опубликовала опубликовали писал писала писали пишет пишут
l 0 reported berichtet berichtete berichteten gemeldet meldete meldeten informado informó
l 0 сообщал сообщала сообщали сообщалось сообщил сообщила сообщили сообщило
y 0 said say saying says sagt sagte dice dijo
@ 0 according laut según
e 0 anything everything what alles que qué todo что
! 0 shall will werden wird будет будут
v 0 are as because been but can could did do does had has have how if is not or should so than
v 0 that was were when where which while who whom whose why would
v 0 all any it many me more most other some there these they those us we you
v 0 dass es gab haben hat ist sind wann warum welche welcher welches wer wie wo wurde wurden
v 0 cuál cuáles cuándo cómo dónde era fue ha han hay hubo quién se
v 0 был была были где как какие какой когда кто почему
q 0 about against by concerning for into mention mentioning mentions regarding with without
q 0 gegen mit zu zum zur über con contra para sobre к о об про
H 0 always annual annually average generally normally often typically usual usually
H 0 gewöhnlich meist normalerweise üblicherweise immer normalmente siempre suele всегда обычно
d 0 cars cases children copies deaths dollars euros homes houses jobs km kilometers kilometres
d 0 members men meters metres miles pages people persons points pounds roubles seats soldiers
d 0 students tonnes tons troops voters votes women words workers menschen personas человек
"""
_WORDS: dict[str, tuple[str, int]] = {
    word.replace("_", " "): (kind, int(number))
    for kind, number, *words in map(str.split, _TABLE.split("\n")[1:-1])
    for word in words
}

_AHEAD = frozenset("plan plans planned planning expected scheduled due set going hopes".split())
"""Words that speak of something to come where "to" follows."""

_PHRASES = "|".join(word.replace(" ", r"\s") for word in _WORDS if not word.isalpha())
_TOKEN = re.compile(
    rf"(?P<phrase>\b(?:{_PHRASES})\b)"
    r"|(?P<date>(?<![\w.,/:-])\d{1,4}(?P<mark>[-/.])\d\d?(?P=mark)\d{1,4}(?![\w/]|[-.,:]\d))"
    r"|(?P<decade>(?:(?<![\w.,:/$€£-])|(?<=\bmid-))\d{3}0(?:['’]?s|ern?|-х|-е)\b)"
    r"|\bq(?P<quarter>[1-4])\b"
    # A number on its own, or after the dash of "3-10" and "mid-2024"; not 1,984, 9/11 or 10-day.
    r"|(?P<number>(?:(?<![\w.,:/$€£#№+-])|(?<=\d[-–—])|(?<=\bmid-))\d{1,4})"
    r"(?:st|nd|rd|th|º|-?го)?(?![\w%$€£]|[.,:/]\d|-[^\W\d])"
    r"|(?P<other>[$€£#№+]?\d[\w.,:/$€%-]*)"
    r"|(?P<genitive>['’]s\b)"
    r"|(?P<word>mid(?=-\d)|[^\W\d_]+(?:-\d[\w-]*)?)"
    r"|(?P<end>[.?!…](?=\s|$))|(?P<comma>[,;:()])|(?P<dash>[-–—/])",
    re.IGNORECASE,
)


def tokenise(question: str) -> list[Token]:
    """Return the words, numbers and marks of a question that say something about time."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(question):
        kind, value = _read(match, first=not tokens or tokens[-1].kind == ".")
        word = match[0].casefold()
        if word == "to" and tokens and tokens[-1].word in _AHEAD:
            kind = "!"
        tokens.append(Token(kind, value, match.start(), match.end(), word))
    return tokens


def _read(match: re.Match[str], *, first: bool) -> tuple[str, int]:
    """Return the letter and the number of what was matched; ``first`` in its sentence."""
    name, words = match.lastgroup, match[0]
    if name in ("phrase", "word"):
        kind, value = _WORDS.get(" ".join(words.casefold().split()), ("", 0))
        if words == "Was" and first:
            return "e", 0  # German "what"
        # "Will Smith", "Saturday Night Live"
        if not kind or (kind in "!P" and words[0].isupper() and not first):
            return ("c" if words[0].isupper() else "x"), 0
        return kind, value
    if name == "number":
        number, bare = int(match["number"]), words.isdecimal()
        if bare and 1000 <= number <= 2100 and len(words) == 4:
            return "Y", number
        return (
            ("D", number) if 1 <= number <= 31 else ("N" if bare and number < 1000 else "x", number)
        )
    if name == "date":
        day = dates.parse(words)
        return ("F", date.fromisoformat(day).toordinal()) if day else ("x", 0)
    if name == "decade":
        return "X", int(words[:4])
    if name == "quarter":
        return "Q", int(match["quarter"])
    return {"genitive": "g", "end": ".", "comma": ",", "dash": "-"}.get(name or "", "x"), 0
