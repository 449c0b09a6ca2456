"""A German source resolved: by a name in it, else by its first noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.bare_names import bare_name
from corpus.attribution.descriptions import by_role
from corpus.attribution.german_bodies import (
    DESCRIBING,
    body_named,
    document_source,
    is_full_name,
    outlet_after,
)
from corpus.attribution.german_lone_names import are_people, lone_kind
from corpus.attribution.german_nominative import in_nominative
from corpus.attribution.german_phrases import german_phrase
from corpus.attribution.german_words import BODIES, BODY, FEMININE
from corpus.attribution.inflected_nouns import OWN, kind_of
from corpus.attribution.inflected_phrases import Phrase, is_title
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def german_source(unit: Unit, begin: int, end: int, cast: Cast, language: Language) -> Resolved:
    """Resolve the words of a German source."""
    low, words = unit.low, unit.words
    comma = next((k for k in range(begin + 1, end - 1) if low[k] == ","), None)
    if comma is not None and is_name(words[comma + 1]):
        after = _name_after(unit, comma + 1, end)
        if after is not None:
            known = cast.named(unit.printed(*after))
            role = in_nominative(unit, begin, _bare(unit, begin, comma, language), comma)
            return Resolved(unit.printed(*after), role, Kind.PERSON, known)
    phrase = german_phrase(unit, begin, wide=True)
    if phrase is None:
        phrase = Phrase(begin, end, begin, frozenset("n"))
    if phrase.name is not None and phrase.name[1] == end + 1 and low[end] == ".":
        end += 1  # "Lena M."
    end = min(end, phrase.end)
    first = _bare(unit, begin, end, language)
    if phrase.name is not None and phrase.name[1] <= end:
        return _person(unit, begin, first, phrase.name, cast)
    return _described(unit, phrase, first, begin, end, cast)


def _bare(unit: Unit, begin: int, end: int, language: Language) -> int:
    """Return where a phrase begins without its article."""
    while begin < end - 1 and unit.low[begin] in language.determiners:
        if unit.low[begin].startswith(("sein", "ihr", "unser", "mein")):
            break
        begin += 1
    return begin


def _name_after(unit: Unit, begin: int, end: int) -> tuple[int, int] | None:
    """Return the name in apposition that begins after a comma: two or three capitalised words."""
    last = begin
    while last < end and (is_name(unit.words[last]) or unit.low[last] in _LINKS):
        last += 1
    first = begin
    while first < last and unit.low[first] in _DEGREES:
        first += 1
    if last - first < 2 or last - first > 5:
        return None
    closed = last >= len(unit.low) or unit.low[last] in (",", ".", ASIDE, ":") or last == end
    return (first, last) if closed else None


_LINKS = frozenset("von van de der al bin zu den".split())
_DEGREES = frozenset("dr dr. prof prof. .".split())


def _person(unit: Unit, begin: int, first: int, name: tuple[int, int], cast: Cast) -> Resolved:
    named, end = name
    if unit.low[end - 1] == ASIDE and end - named > 1:
        end -= 1
    printed = unit.printed(named, end)
    known = cast.named(printed)
    if known is not None and end - named == 1:
        return of_person(known)
    role = in_nominative(unit, begin, first, named) if first < named else None
    return Resolved(printed, role or (known.role if known else None), Kind.PERSON, known)


def _described(
    unit: Unit, phrase: Phrase, first: int, begin: int, end: int, cast: Cast
) -> Resolved:
    low, words = unit.low, unit.words
    head = phrase.head
    last = end - (low[end - 1] == ASIDE)
    noun = _first_noun(unit, first, head, last)
    kind = _kind(low[noun]) if low[noun] != QUOTE else None
    title = next((k for k in range(first, last) if low[k] == QUOTE and is_title(unit, k)), None)
    indefinite = low[begin].startswith("ein")
    if OWN.match(low[noun]) and noun + 1 < last and kind_of(low[noun], "de") is not Kind.GROUP:
        return Resolved(None, None, Kind.UNNAMED, via=outlet_after(unit, noun, last))
    alone = last - noun == 1 and noun == begin
    lone = lone_kind(unit, noun) if alone and cast.named(_of_whom(unit, noun)) is None else None
    if lone is not None:
        group = in_nominative(unit, begin, noun, last) if lone is Kind.GROUP else None
        return Resolved(group or _of_whom(unit, noun), None, lone)
    if kind is None and _is_somebody(unit, begin, noun, last):
        kind = Kind.PERSON
    if kind is Kind.PERSON or kind is Kind.GROUP:
        if kind is Kind.GROUP or _several(unit, begin, noun):
            if low[begin] in _FEW or (low[begin] in _SOME and _OFFICIALS.search(low[noun])):
                return UNNAMED
            return Resolved(in_nominative(unit, begin, first, last), None, Kind.GROUP)
        if title is not None and OWN.search(low[noun]):
            return Resolved(None, None, Kind.UNNAMED, via=bare_name(words[title]))
        if not indefinite:
            person = by_role(cast, unit.starts[begin], low[noun])
            if person is not None:
                return of_person(person)
        role = None if indefinite else in_nominative(unit, begin, first, last)
        return Resolved(None, role, Kind.UNNAMED)
    if kind is Kind.UNNAMED:
        return document_source(unit, noun, last)
    if title is not None:
        several = any(low[k] in ("und", "sowie") for k in range(first, last))
        name = unit.printed(first, last) if several else bare_name(words[title])
        return Resolved(name, None, Kind.ORGANISATION)
    known = cast.named(_of_whom(unit, noun)) if alone else None
    if known is not None:
        return of_person(known)
    if begin == first and are_people(unit, begin, last):
        return Resolved(unit.printed(begin, last), None, Kind.GROUP)
    if begin == first and is_full_name(unit, begin, last):
        return Resolved(unit.printed(begin, last), None, Kind.PERSON)
    if low[noun] == QUOTE:
        return UNCLEAR
    name = _of_whom(unit, noun) if alone else body_named(unit, begin, first, noun, last)
    return Resolved(name, None, Kind.ORGANISATION)


def _of_whom(unit: Unit, at: int) -> str:
    """Return a name without the ending of "nach Worten Lawrows"."""
    word = unit.words[at]
    genitive = at > 0 and unit.low[at - 1].endswith(_WORDS) and word.endswith("s")
    return word[:-1] if genitive else word


_WORDS = (
    "worten",
    "angaben",
    "ansicht",
    "aussage",
    "aussagen",
    "einschätzung",
    "meinung",
    "darstellung",
)
"""Nouns whose genitive is whose words they are."""


def _kind(noun: str) -> Kind | None:
    if noun.endswith(BODIES):
        return None
    if noun.startswith("ex-"):
        return Kind.PERSON
    found = kind_of(noun, "de")
    doer = found is None and _DOER.search(noun)
    return Kind.PERSON if doer else found


def _is_somebody(unit: Unit, begin: int, noun: int, end: int) -> bool:
    """Say whether an unknown noun is somebody: masculine, and no body: "der Rapper"."""
    low, word = unit.low, unit.low[noun]
    masculine = low[begin] in ("der", "dieser", "jener", "einen", "ein", "sein", "ihr", "unser")
    named = noun + 1 < end and is_name(unit.words[noun + 1])
    if not masculine or named or noun + 1 > end or not word.replace("-", "").isalpha():
        return False
    return not (unit.words[noun].isupper() or BODY.search(word) or word.endswith(BODIES))


_DOER = re.compile(
    r"(?:eur|ist|ant|[^m]ent|loge|ator|iker|ler|[^ae]ner|(?:er|eur|ist|ent|ant|log|or)in)$"
)
"""How German nouns for those who do something end."""


def _first_noun(unit: Unit, first: int, head: int, end: int) -> int:
    """Return the noun of a phrase: after names of countries, "Ungarns Regierungschef"."""
    low, words = unit.low, unit.words
    noun = head
    town = low[head].endswith("er") and head + 1 < end and is_name(words[head + 1])
    town = town and kind_of(low[head], "de") is None and not low[head].endswith(DESCRIBING)
    if town and (BODY.search(low[head + 1]) or FEMININE.search(low[head + 1])):
        return head + 1  # "der Berliner Senat"
    for k in range(head, end):
        if not is_name(words[k]):
            break
        if kind_of(low[k], "de") is not None:
            noun = k
            break
    if noun == 0 and first == 0 and kind_of(low[0], "de") is None and low[0].endswith(("en", "e")):
        noun += end > 1 and is_name(words[1])  # "Unbestätigten Berichten"
    return noun


def _several(unit: Unit, begin: int, noun: int) -> bool:
    """Say whether a noun for people means several: "die Kläger", "Anwohner", "zwei Zeugen"."""
    low, word = unit.low, unit.low[noun]
    if low[begin] in _SOME or low[begin][0].isdigit() or word.endswith("innen"):
        return True
    if word in _FEMININE or word.endswith(("frau", "in")):
        return False
    if low[begin] in ("die", "seine", "ihre", "deren", "dessen", "beide"):
        return word.endswith(_PLURALS) and not word.endswith("te")
    if low[begin] in ("den", "der", "seinen", "ihren"):
        return word.endswith(("ern", "innen"))
    bare = begin == noun or low[noun - 1].endswith(("e", "er", "en"))
    determined = low[begin] in _SINGULAR
    return bare and not determined and word.endswith(_PLURALS) and not word.endswith("in")


_SINGULAR = frozenset(
    """
    der das ein eine einen einem einer eines dem des sein ihr seinem ihrem seiner ihrer dieser
    dieses diesem jener unser
    """.split()
)
_FEW = frozenset("zwei drei vier".split())
"""Of so few who are not named each is somebody without a name."""
_OFFICIALS = re.compile(
    r"(?:personen|vertretern?|beamten?|diplomaten|offizieren?|funktionären?|mitarbeitern?|insidern?|managern?"
    r"|ministern?|politikern?|abgeordneten?|mitgliedern?|vertrauten?|beteiligten?)$"
)
"""Whose names are kept back where several of them speak, rather than a crowd."""
_SOME = frozenset("zwei drei vier fünf sechs mehrere einige viele zahlreiche mehreren".split())
_PLURALS = ("er", "en", "innen", "te", "ern", "ler", "eure", "nten", "nte", "sten", "ure")
_FEMININE = frozenset("mutter tochter schwester großmutter".split())
