"""Noun phrases around a cue, found without a parser: by the small words.

All positions are numbers of words in a unit; ends are not included.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.words import ASIDE, QUOTE
from corpus.publisher import is_masthead

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_LONGEST = 30  # words of a noun phrase
_LONGEST_ASIDE = 45  # words between the commas of an apposition
GENITIVE = frozenset({"'s", "’s", "'", "’"})
_ATTACHED = frozenset(
    "of for at from in with on about inside near von für bei aus im vom der des".split()
)
ONLY_VERBS = frozenset(
    """
    says tells thinks believes writes argues insists denies warns adds admits explains announces
    accuses confirms declares predicts
    """.split()
)
"""Verbs of which no form is a noun's or a name's, even in a headline's capitals: a phrase ends."""

_PREFIXES = frozenset("al- el- as- ad- an- ar- at- az-".split())
_ELIDED = re.compile(r"[a-z]{1,4}['’][A-ZÀ-Þ]")
_LINKS = frozenset({"-", "–", "&", ".", "/", "№"})


@lru_cache(maxsize=20_000)
def is_name(word: str) -> bool:
    """Say whether a printed word is capitalised, a prefix apart: "al-Masri", "dell’Adriatico"."""
    return (
        word[:1].isupper()
        or (word[:3] in _PREFIXES and word[3:4].isupper())
        or (not word.isalpha() and _ELIDED.match(word) is not None)
    )


def is_word(low: str) -> bool:
    """Say whether it is a word or a number, neither mark nor quotation."""
    return low[:1].isalnum()


def in_masthead(unit: Unit, at: int) -> bool:
    """Say whether a word of time is part of a newspaper's name: "the Sunday Times"."""
    if unit.words[at] == "Today" and at and is_name(unit.words[at - 1]):
        return True
    if at + 1 >= len(unit.words) or not is_name(unit.words[at + 1]):
        return False
    return is_masthead(f"{unit.words[at]} {unit.words[at + 1]}")


def subject_before(
    unit: Unit, end: int, language: Language, floor: int = 0
) -> tuple[int, int] | None:
    """Return the noun phrase that ends at ``end``, an apposition in commas included."""
    at = end - 1
    if at < floor:
        return None
    if unit.low[at] in (",", "—", "–"):
        return _with_apposition(unit, at, language, floor)
    begin = _walk(unit, at, language, floor)
    return None if begin is None else (begin, end)


def _with_apposition(
    unit: Unit, comma: int, language: Language, floor: int
) -> tuple[int, int] | None:
    """Return the phrase before a pair of commas of which the second is given."""
    low = unit.low
    stop = max(floor, comma - _LONGEST_ASIDE)
    opening = comma - 1
    while opening > stop:
        if low[opening] == low[comma]:
            begin = _walk(unit, opening - 1, language, floor)
            if begin is not None:
                before = low[begin - 1] if begin > floor else ""
                inner = not is_name(unit.words[begin]) or low[begin] in language.determiners
                names = (
                    opening - 1 > stop
                    and begin - 2 >= stop
                    and is_name(unit.words[begin - 2])
                    and low[begin - 2] not in language.times
                )
                if not (before == low[comma] and inner and names):
                    first = low[opening + 1]
                    adjunct = first in language.prepositions or (
                        first.endswith(("ing", "ed")) and not is_name(unit.words[opening + 1])
                    )
                    return begin, opening if adjunct else comma
                opening = begin - 1
                continue
        if low[opening] in (";", ":", QUOTE) and low[opening] != QUOTE:
            return None
        opening -= 1
    return None


def _walk(unit: Unit, at: int, language: Language, floor: int) -> int | None:
    """Walk left from the last word of a noun phrase to its first; None if there is none."""
    low, words = unit.low, unit.words
    if low[at] == ASIDE and at > floor:
        at -= 1
    if low[at] in language.pronouns or low[at] in language.relatives:
        return at
    if not is_word(low[at]) and low[at] not in GENITIVE and low[at] != ".":
        return None
    if low[at] in language.never or low[at] in language.prepositions:
        return None
    begin = at
    least = max(floor, at - _LONGEST)
    while begin > least:
        word = low[begin - 1]
        if word in language.complementisers and begin > 1 and low[begin - 2] in language.verbs:
            break  # "reported that officials"
        if word in language.determiners and not (begin > 1 and is_name(words[begin - 1])):
            begin -= 1
            if begin <= least or low[begin - 1] not in language.prepositions:
                before = low[begin - 1] if begin > least else ""
                if before in language.determiners and before not in language.complementisers:
                    continue
                break
            continue
        if word in language.prepositions:
            to = word == "to" and begin - 2 >= least and _takes_to(unit, begin)
            if (word not in _ATTACHED and not to) or begin - 2 < least:
                break
            before = low[begin - 2]
            noun = is_word(before) and not (
                before in language.never
                or before in language.prepositions
                or before in language.pronouns
                or before in language.conjunctions
                or before in language.times
            )
            if not noun:
                break
            begin -= 2
            if before in language.determiners:
                break
            continue
        if word in language.coordinators and begin - 2 >= least:
            pair = is_name(words[begin - 2]) == is_name(words[begin])
            if word == "and" and pair and is_word(low[begin - 2]) and is_name(words[begin]):
                begin -= 2
                continue
            break
        if word in language.never or word in language.conjunctions or word in language.relatives:
            break
        if word in language.pronouns or word in language.questions:
            break
        if word in language.times and not (
            is_name(words[begin - 1]) and in_masthead(unit, begin - 1)
        ):
            break
        if not (is_word(word) or word in GENITIVE or word == ASIDE or word in _LINKS):
            break
        if word == "." and not is_name(words[begin]):
            break
        if language.code == "en" and _verbal(unit, begin - 1, language):
            break
        begin -= 1
    trim = language.prepositions | language.adverbs | language.conjunctions | language.coordinators
    while begin < at and (low[begin] in trim or not (is_word(low[begin]) or low[begin] in "#@")):
        begin += 1
    if low[begin] in trim or low[begin] in language.times:
        return None
    return begin


def _takes_to(unit: Unit, after: int) -> bool:
    """Say whether "to" before a word is a name's or a post's: "envoy to the U.N."."""
    names = is_name(unit.words[after]) and is_name(unit.words[after - 2])
    return names or unit.low[after - 2] in _POSTS


_POSTS = frozenset(
    "envoy ambassador adviser advisor aide assistant representative counsel delegate heir "
    "close".split()
)


def _verbal(unit: Unit, at: int, language: Language) -> bool:
    """Say whether an English word within a phrase looks like a verb rather than a noun."""
    word = unit.low[at]
    if word in ONLY_VERBS:
        return True
    if is_name(unit.words[at]) and at > 0:
        return False
    if word.endswith(("ed", "ing")) and len(word) > 4:
        before = unit.low[at - 1] if at else ""
        after = unit.low[at + 1]
        modifies = (
            before in language.determiners or before in language.prepositions or not is_word(before)
        )
        reduced = (
            after in language.prepositions and is_word(before) and before not in language.never
        )
        return not (modifies or reduced)
    tags = language.verbs.get(word)
    return bool(tags and "d" in tags[0])


def phrase_after(
    unit: Unit, begin: int, language: Language, ceiling: int | None = None
) -> int | None:
    """Return where the noun phrase that begins at ``begin`` ends; None if none does."""
    low, words = unit.low, unit.words
    limit = min(len(low) if ceiling is None else ceiling, begin + _LONGEST)
    if begin >= limit:
        return None
    if low[begin] in language.pronouns or (
        low[begin] in ("another", "others") and (begin + 1 >= limit or not is_word(low[begin + 1]))
    ):
        return begin + 1
    at = begin
    while at < limit:
        word = low[at]
        if word in language.prepositions:
            if word not in _ATTACHED or at == begin or at + 1 >= limit:
                break
            if word in ("in", "on", "from", "at", "with", "about") and is_name(words[begin]):
                break
            if low[at + 1] in language.times or low[at + 1] in ("response", "statement"):
                break
        elif word in language.coordinators:
            names = at + 1 < limit and is_name(words[at + 1]) and is_name(words[at - 1])
            if not (word == "and" and names):
                break
        elif (
            (word in language.times and not (is_name(words[at]) and in_masthead(unit, at)))
            or word in language.never
            or word in language.conjunctions
            or (
                at > begin
                and (
                    word in language.pronouns
                    or word in language.relatives
                    or (
                        word in language.determiners
                        and is_word(low[at - 1])
                        and low[at - 1] not in language.determiners
                        and low[at - 1] not in language.prepositions
                        and low[at - 1] != "and"
                    )
                )
            )
            or not (is_word(word) or word in GENITIVE or word == ASIDE or word in _LINKS)
            or (word == "." and (at + 1 >= limit or not is_name(words[at + 1])))
            or (
                at > begin
                and is_name(words[at - 1])
                and not is_name(words[at])
                and ("d" in language.verbs.get(word, ("", ()))[0])
            )
            or (
                language.code != "en"
                and word in language.verbs
                and not (language.code == "de" and is_name(words[at]))
            )
        ):
            break
        at += 1
    while at > begin and not (
        is_word(low[at - 1]) or low[at - 1] in GENITIVE or low[at - 1] == ASIDE
    ):
        at -= 1
    if at == begin or all(low[k] in language.determiners for k in range(begin, at)):
        return None
    return at


def with_name(unit: Unit, begin: int, end: int, language: Language) -> int:
    """Extend "the county medical officer" over ", Dr Nadia Ferrant", if a name follows so."""
    low, words = unit.low, unit.words
    if end + 1 >= len(low) or low[end] != "," or not is_name(words[end + 1]):
        return end
    named = is_name(words[end - 1])
    if named and (is_name(words[begin]) or low[begin] not in language.determiners):
        return end
    if (
        low[end + 1] in language.times
        or low[end + 1] in language.pronouns
        or low[end + 1] in language.conjunctions
    ):
        return end
    last = end + 1
    while last < len(low) and (
        is_name(words[last]) or low[last] in ("de", "van", "von", "al", "bin")
    ):
        last += 1
    speaks = last < len(low) and (
        low[last] in language.verbs
        or low[last] in language.auxiliaries
        or low[last] in language.never
    )
    if speaks or (named and last < len(low) and is_word(low[last])):
        return end  # "citing officials in Kyiv, Reuters said"
    return last
