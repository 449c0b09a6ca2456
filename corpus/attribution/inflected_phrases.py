"""Noun phrases of German and Russian, found by case, capitals and small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import QUOTE, SHORT_QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


DASHES = frozenset({"—", "–", "-", "--"})


STOPS = frozenset({",", ".", ";", ":", "!", "?", *DASHES})


_CASES = frozenset("dem den einem einen".split())


_ADJECTIVE = ("e", "en", "er", "es", "em")


_NUMBERS = frozenset("zwei drei vier fünf sechs zehn".split())
_COMPOUND = re.compile(r"[a-zäöü]+-[A-ZÄÖÜ]")  # "dpa-Reporter"
_PLURAL_VERBS = ("ли", "лись", "ют", "ят", "ются", "ятся", "ны")
_DATIVES = ("ам", "ям", "ому", "ему", "телю", "анию", "алу", "тству", "зете", "лю")


def stripped_end(unit: Unit, end: int) -> int:
    """Return ``end`` less the marks before it."""
    while end > 0 and unit.low[end - 1] in STOPS:
        end -= 1
    return end


def past_addressee(unit: Unit, at: int, language: Language) -> tuple[int, bool]:
    """Return what follows adverbs and an addressee: "рассказал РИА Новости источник"."""
    low, words = unit.low, unit.words
    while at < len(low) and (low[at] in language.adverbs or low[at] in language.times):
        at += 1
    if language.code != "ru" or at >= len(low):
        return at, False
    for count in (2, 1):
        if (
            at + count < len(low)
            and (is_word(low[at + count]) or low[at + count] == "в")
            and (low[at + count] == "в" or low[at + count] not in language.prepositions)
            and outlet_named(" ".join(words[at : at + count]))
        ):
            return at + count, True
    if (
        low[at].endswith(_DATIVES)
        and at + 1 < len(low)
        and is_word(low[at + 1])
        and not is_name(words[at])
    ):
        return at + 1, True
    if low[at] == QUOTE and at + 1 < len(low) and is_word(low[at + 1]):
        return at + 1, True
    latin = words[at].isascii() and is_name(words[at]) and at + 1 < len(low)
    if latin and is_word(low[at + 1]) and not words[at + 1].isascii():
        return at + 1, True
    return at, False


def phrase_end(unit: Unit, begin: int, language: Language) -> int:
    """Return where the noun phrase that begins at ``begin`` ends."""
    low, words = unit.low, unit.words
    at = begin
    nouns = 0
    while at < len(low) and at - begin < 20:
        word = low[at]
        if word == QUOTE:
            short = unit.ends[at] - unit.starts[at] <= SHORT_QUOTE
            dative = at > begin and low[at - 1] == "der" and nouns > 1
            if (
                not short
                or (nouns == 0 and at > begin + 2)
                or (nouns > 1 and language.code == "ru")
            ):
                break
            if dative:
                at -= 1
                break
            at += 1
            nouns += 1
            if language.code == "de" or (at < len(low) and not is_word(low[at])):
                break
            continue
        if not is_word(word):
            break
        if word in language.prepositions:
            if not (
                language.code == "de"
                and word in ("von", "vom")
                and at > begin
                and at + 1 < len(low)
            ):
                name = _name_ahead(unit, at + 1) if language.code == "ru" and at > begin else None
                if name is None:
                    break
                at = name
        elif (
            word in language.times
            or (word in language.never and at > begin)
            or word in language.coordinators
        ):
            break
        elif language.code == "de":
            if word in _CASES and at > begin:
                break
            if word in language.determiners and at > begin and word not in ("der", "des", "von"):
                break
            if word == "der" and at > begin and _introduces(unit, at + 1):
                break  # "sagte der Botschafter der Nachrichtenagentur Reuters"
            if word == "der" and _past_name(unit, begin, at) and not kind_of(low[at - 1], "de"):
                break
            if (
                not is_name(words[at])
                and not _COMPOUND.match(words[at])
                and word not in _NUMBERS
                and word not in language.determiners
                and word not in ("von", "vom")
            ):
                if outlet_named(words[at]) and at > begin:
                    at += 1  # "die Nachrichtenagentur dpa"
                    break
                following = words[at + 1] if at + 1 < len(words) else ""
                if (
                    not (
                        word.endswith(_ADJECTIVE)
                        and (is_name(following) or following.endswith(_ADJECTIVE))
                    )
                    or word in language.verbs
                    or following in language.determiners
                    or following in language.pronouns
                    or (at > begin and is_name(words[at - 1]))
                ):
                    break
            if is_name(words[at]):
                nouns += 1
        elif (
            word in language.verbs
            or _past_name(unit, begin, at)
            or (word in language.adverbs and at > begin)
            or (
                (
                    word
                    in (
                        "журналистам",
                        "агентству",
                        "телеканалу",
                        "изданию",
                        "газете",
                        "порталу",
                        "радиостанции",
                    )
                )
                and at > begin
            )
        ):
            break
        at += 1
    while at > begin and (
        low[at - 1] in language.determiners or low[at - 1] in language.prepositions
    ):
        at -= 1
    return at


def _introduces(unit: Unit, at: int) -> bool:
    """Say whether "Nachrichtenagentur Reuters", "Zeitung „X“" stands there: whom it was told."""
    if at + 1 >= len(unit.low) or not unit.low[at].endswith(_OUTLET_NOUNS):
        return False
    named = is_name(unit.words[at + 1]) or outlet_named(unit.words[at + 1]) is not None
    return named or unit.low[at + 1] == QUOTE


_OUTLET_NOUNS = ("agentur", "zeitung", "sender", "magazin", "portal", "rundfunk", "fernsehen")


def _past_name(unit: Unit, begin: int, at: int) -> bool:
    """Say whether a first and a last name stand just before a word that is none."""
    words = unit.words
    if at - begin < 3 or is_name(words[at]):
        return False
    return is_name(words[at - 1]) and is_name(words[at - 2]) and not words[at - 1].isupper()


def _name_ahead(unit: Unit, begin: int) -> int | None:
    """Return where a full name begins in "эксперт по связи Денис Ковров", after the preposition."""
    words = unit.words
    for at in range(begin, min(len(words) - 1, begin + 5)):
        if not is_word(unit.low[at]):
            return None
        if is_name(words[at]) and is_name(words[at + 1]) and not words[at].isupper():
            return at if at > begin else None
    return None


def subject_left(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the subject before a verb; None where an adverbial stands there instead."""
    low, words = unit.low, unit.words
    if language.code == "ru" and low[at].endswith(("ив", "ув", "ав")):
        return _shared_subject(unit, at, language)  # "…, отметив, что"
    end = at
    while end > 0 and (
        low[end - 1] in language.adverbs
        or low[end - 1] in language.negations
        or low[end - 1] in language.auxiliaries
    ):
        end -= 1
    if end > 1 and low[end - 1] in language.coordinators:
        return _shared_subject(unit, end - 1, language)
    if end > 0 and low[end - 1] == ",":
        opening = next((k for k in range(end - 2, max(-1, end - 20), -1) if low[k] == ","), None)
        if opening is None or opening == 0:
            return None
        begin = back(unit, opening, language)
        if low[opening + 1] in ("по", "как", "согласно", "nach", "laut", "wie", "so"):
            return (begin, opening) if begin < opening else None
        return (begin, end - 1) if begin < opening else None
    if end == 0:
        return None
    if low[end - 1] in language.pronouns:
        return end - 1, end
    clause = end
    while clause > 0 and low[clause - 1] not in (",", ";", ":", *DASHES):
        clause -= 1
    while clause < end and (
        low[clause] in language.adverbs or low[clause] in language.coordinators
    ):
        clause += 1
    if language.code == "de":
        if clause >= end or low[clause] in language.prepositions or low[clause] in language.times:
            return None
        if low[clause] == "dem":
            return None  # "Dem „Tagesspiegel“ sagte der Forscher"
        if any(
            low[k] in language.never or (low[k] in language.verbs and not is_name(words[k]))
            for k in range(clause, end)
        ):
            aux = next(
                (k for k in range(clause, end) if low[k] in ("hat", "haben", "hatte", "hatten")),
                None,
            )
            if aux == clause and clause > 1 and low[clause - 1] == ",":
                return subject_left(unit, clause, language)  # "X, dem das Blatt gehört, hat"
            return (clause, aux) if aux is not None and aux > clause else None
        if all(low[k] in language.adverbs for k in range(clause, end)):
            return None
        return clause, end
    begin = back(unit, end, language)
    if begin < end and begin > clause and low[begin - 1] in language.prepositions:
        if low[begin - 1] in ("в", "во") and clause == begin - 1:
            return (
                (begin - 1, end)
                if low[at].endswith(("ли", "ют", "ят", "ны", "лись", "ются", "ятся"))
                else (begin, end)
            )
        if low[begin - 1] in ("о", "об", "обо", "про"):
            return None  # "О взрыве сообщил губернатор"
        if low[clause] not in language.prepositions and kind_of(low[clause], "ru"):
            return clause, end  # "источник в правоохранительных органах рассказал"
    return (begin, end) if begin < end else None


def _shared_subject(unit: Unit, at: int, language: Language) -> tuple[int, int] | None:
    """Return the subject of the verb before "und warnte", "и пообещала"."""
    low = unit.low
    named = language.code == "de"
    for k in range(at - 1, max(0, at - 30), -1):
        if low[k] in language.verbs and not (named and is_name(unit.words[k])):
            return subject_left(unit, k, language)
        if low[k] in (";", QUOTE, *DASHES):
            break
    return None


def back(unit: Unit, end: int, language: Language) -> int:
    """Return where the phrase that ends at ``end`` begins."""
    low = unit.low
    begin = end
    while begin > 0 and end - begin < 15:
        word = low[begin - 1]
        if word == QUOTE:
            if begin == end and unit.ends[begin - 1] - unit.starts[begin - 1] <= SHORT_QUOTE:
                begin -= 1
                continue
            if low[begin] in language.adverbs:
                begin -= 1
            break
        if not is_word(word) or word in language.prepositions or word in language.conjunctions:
            break
        if (
            word in language.verbs
            or word in language.coordinators
            or word in language.adverbs
            or word in language.complementisers
        ) and not (language.code == "de" and is_name(unit.words[begin - 1])):
            break
        begin -= 1
    return begin
