"""The outlet that a German or Russian source speaks to: "sagte X dem RBB", "рассказал ТАСС"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.attribution.inflected_clauses import Item, items
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_phrases import DASHES, is_title
from corpus.attribution.phrases import is_name
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

Range = tuple[int, int]


def spoken_to_inflected(
    unit: Unit, source: Range | None, cue: Range, outside: list[bool], language: Language
) -> list[Range]:
    """Return the outlets that a source speaks to, or whose readers see its document."""
    spans = [cue, source] if source else [cue]
    begin, end = _around(unit, min(s[0] for s in spans), max(s[1] for s in spans), outside)
    found: list[Range] = _asked_by(unit, source) if source and language.code == "ru" else []
    within = items(unit, begin, end, language, _OF)
    for first, last in _gaps(outside, end):
        within += items(unit, first, last, language, _OF)
    for one in within:
        named = outlet_in(unit, one, cue, source, language)
        if named is None or not all(outside[named[0] : named[1]]):
            continue
        if source and named[0] < source[1] and source[0] < named[1]:
            continue
        found.append(named)
    return found


_OF = frozenset({"von", "vom"})


def _gaps(outside: list[bool], begin: int) -> list[Range]:
    """Return the words between two pieces of a content: "den Plan | gegenüber X | einen Fehler"."""
    found: list[Range] = []
    told = [k for k in range(begin, len(outside)) if not outside[k]]
    for one, other in pairwise(told):
        if other > one + 1:
            found.append((one + 1, other))
    return found


def _asked_by(unit: Unit, source: Range) -> list[Range]:
    """Return the outlet in "опрошенные РИА Новости эксперты"."""
    begin, end = source
    if not unit.low[begin].startswith(("опрошен", "собеседник")):
        return []
    for count in (3, 2, 1):
        printed = " ".join(unit.words[begin + 1 : begin + 1 + count])
        quoted = count == 1 and unit.low[begin + 1 : begin + 2] == [QUOTE]
        if begin + 1 + count <= end and (quoted or is_outlet(printed)):
            return [(begin + 1, begin + 1 + count)]
    return []


def _around(unit: Unit, first: int, last: int, outside: list[bool]) -> Range:
    """Return the words around cue and source that are of no content nor another clause's."""
    begin, end = first, last
    while begin > 0 and first - begin < _AROUND and outside[begin - 1]:
        if unit.low[begin - 1] in (";", ":") or (unit.low[begin - 1] == QUOTE and begin < first):
            break
        begin -= 1
    while end < len(unit.low) and end - last < _AROUND and outside[end]:
        if unit.low[end] in (";", ":"):
            break
        end += 1
    return begin, end


def outlet_in(
    unit: Unit, one: Item, cue: Range, source: Range | None, language: Language
) -> Range | None:
    """Return the words of an outlet's name in a phrase, if whom it is told is one."""
    low, words, phrase = unit.low, unit.words, one.phrase
    if one.preposition in _NOT_TOLD and not low[cue[0]].startswith("zitiert"):
        return None
    if begins_after_stop(unit, one):
        return None
    begin, end = phrase.begin, phrase.end - (low[phrase.end - 1] == ASIDE)
    told = not one.preposition and phrase.may_be("d")
    seen = any(word.startswith(_SEEN) for word in low[cue[1] : one.end + 3])
    beside = one.begin == cue[1] or (one.end == cue[0] and language.code == "ru")
    german = language.code == "de"
    introduced = any(_introduces(low[k]) for k in range(begin, end))
    for at in range(begin, end):
        for count in range(min(4, end - at), 0, -1):
            printed = " ".join(words[at : at + count])
            studio = printed.partition("-")[0] if count == 1 and printed[:3].isupper() else ""
            if low[at] != QUOTE and (
                is_outlet(_REQUEST.sub("", printed), german=german) or is_outlet(studio)
            ):
                return at, at + count
        if low[at] == QUOTE and is_title(unit, at):
            known = is_outlet(words[at], german=german)
            owned = at > begin and not introduced and not _articled(unit, begin, at, language)
            if owned and not known:
                continue
            if known or introduced or told or (beside and not one.preposition):
                return at, at + 1
            if one.preposition in _MEDIA or seen:
                return at, at + 1
    if phrase.person or not introduced:
        return _unknown(unit, one, cue, language)
    nouns = [k for k in range(begin, end) if _introduces(low[k])]
    noun = next((k for k in nouns if k + 1 < end and _is_proper(words[k + 1])), nouns[0])
    if noun + 1 < end and _is_proper(words[noun + 1]):
        return (noun + 1, end) if language.code == "ru" else (begin, end)
    if noun < end and _STATE.match(words[noun]):
        return noun, noun + 1  # "im Staatsfernsehen"
    adjective = noun > begin and low[noun - 1] not in language.determiners
    if adjective and low[noun].endswith(_BROADCASTERS):
        first = begin
        while first < noun and low[first] in language.determiners:
            first += 1
        return first, noun + 1
    return None


def _is_proper(word: str) -> bool:
    return is_name(word) or word.isascii()


def begins_after_stop(unit: Unit, one: Item) -> bool:
    """Say whether a quotation stands there by itself, after a dash or a full stop."""
    alone = unit.low[one.begin] == QUOTE and one.end - one.begin == 1
    return alone and one.begin > 0 and unit.low[one.begin - 1] in DASHES | {".", ":"}


def _unknown(unit: Unit, one: Item, cue: Range, language: Language) -> Range | None:
    """Return a name that is no word of the language and is told something: "рассказал Forbes"."""
    words, phrase = unit.words, one.phrase
    talk = one.preposition == "mit" and unit.low[one.begin - 1 : one.begin] in _TALKS
    if talk and phrase.begin == phrase.head and is_name(words[phrase.end - 1]):
        return phrase.begin, phrase.end  # "im Gespräch mit Al Dschasira"
    bare = [k for k in range(phrase.begin, phrase.end) if unit.low[k] not in language.determiners]
    if not bare or one.preposition not in ("", "gegenüber"):
        return None
    first = bare[0]
    capital = words[first].isupper() and len(words[first]) > 1
    if language.code == "de":
        articled = unit.low[phrase.begin] in ("dem", "der", "den")
        told = (articled or one.preposition == "gegenüber") and words[first] not in _POWERS
        return (first, phrase.end) if told and capital and len(bare) == 1 else None
    latin = words[first].isascii() and is_name(words[first])
    beside = phrase.begin == cue[1]
    return (first, phrase.end) if beside and (capital or latin) and len(bare) < 4 else None


def _articled(unit: Unit, begin: int, at: int, language: Language) -> bool:
    return all(unit.low[k] in language.determiners for k in range(begin, at))


def _introduces(noun: str) -> bool:
    return noun.startswith(_OUTLET_STEMS) or noun.endswith(_OUTLET_ENDS)


def german_outlet(printed: str) -> str:
    """Return an outlet without the noun before its name, "Fernsehsender Rossija 24"; "" if bare."""
    named = _INTRODUCED.sub("", _REQUEST.sub("", printed))
    if _BARE.match(named):
        return named if " " in named or _STATE.match(named) else ""
    return _WEAK.sub(lambda match: match[0][:-1], named)


PUBLISHING = (
    "агентств",
    "издани",
    "газет",
    "телеканал",
    "радиостанци",
    "журнал",
    "agentur",
    "nachrichtenagentur",
    "zeitung",
    "sender",
    "magazin",
    "blatt",
)
"""How nouns begin by which an outlet is taken up: "источник агентства"."""


def russian_outlet(printed: str) -> str:
    """Return an outlet without the noun before its name: "журнал Der Spiegel"."""
    return _RUSSIAN_NOUN.sub("", printed)


_RUSSIAN_NOUN = re.compile(
    r"^(?:[А-Яа-яё-]+ )?(?:[Гг]азет|[Жж]урнал|[Аа]гентств|[Ии]здани|[Тт]елеканал|[Пп]ортал"
    r"|[Рр]адиостанци|[Тт]елекомпани|[Вв]ещател|[Тт]аблоид|[Сс]айт)[а-я]* (?=[A-ZА-ЯЁ«„“\"])"
)
_AROUND = 25  # words
_POWERS = frozenset("USA EU UN UNO NATO CDU CSU SPD FDP AfD BRD".split())
_TALKS = (["gespräch"], ["interview"], ["telefonat"], ["telefoninterview"])
_SEEN = ("zitiert", "vorliegt", "vorlag", "vorliegen", "ознаком", "имеется", "есть", "располага")
"""What is said of an outlet that has read a document."""

_NOT_TOLD = frozenset("über von vom о об про für gegen против wegen".split())
_MEDIA = frozenset("gegenüber mit im in с в".split())
_OUTLET_STEMS = (
    "агентств",
    "телеканал",
    "канал",
    "радио",
    "эфир",
    "интервью",
    "беседе",
    "программ",
    "подкаст",
    "издани",
    "газет",
    "портал",
    "радиостанци",
    "журнал",
    "вещател",
    "телевидени",
    "корреспондент",
    "журналист",
    "телекомпани",
    "redaktion",
    "сайт",
    "nachrichtenagentur",
    "sender",
    "zeitung",
    "tageszeitung",
    "magazin",
    "agentur",
)
_NOUN = r"[\w-]*(?:[Ss]ender|[Zz]eitung|[Aa]gentur|[Mm]agazin|[Rr]undfunk|[Ff]ernsehen|[Pp]ortal)s?"
_INTRODUCED = re.compile(rf"^(?:\S+ )*?{_NOUN} (?=[„“\"»«]?[A-ZÄÖÜa-z0-9])")
_REQUEST = re.compile(r"-(?:Anfrage|Interview|Nachfrage|Gespräch|Umfrage|Sendung)$")
_STATE = re.compile(r"(?:Staats|Landes|Lokal|Regional|Privat|Parlaments)")
_BARE = re.compile(rf"^(?:[a-zäöü]\S* )*{_NOUN}$")
_WEAK = re.compile(r"\b[A-ZÄÖÜ][\wäöüß]*(?:sch|in|u|ig|t|ein)en(?= [A-ZÄÖÜ]|[“”\"»«]*$)")
"""An adjective in a name after an article in another case: "Neuen Westfälischen"."""
_OUTLET_ENDS = (
    "sender",
    "zeitung",
    "agentur",
    "magazin",
    "rundfunk",
    "fernsehen",
    "portal",
    "tagblatt",
    "blatt",
    "podcast",
    "radio",
    "illustrierten",
)
_BROADCASTERS = (
    "fernsehen",
    "rundfunk",
    "radio",
    "телевидению",
    "телевидении",
    "радио",
    "телевидения",
)
