"""The role printed beside a name: "Auditor Viktor Sele", "Viktor Sele, the county auditor,"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from corpus.attribution.capitals import OFFICES, is_person_noun
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.nominals import ORGANISATION_NOUNS, PERSON_NOUNS, TITLES
from corpus.attribution.phrases import is_name
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_OFFICE_OF = {
    "sen.": "senator",
    "rep.": "congressman",
    "gov.": "governor",
    "gen.": "general",
    "col.": "colonel",
    "lt.": "lieutenant",
    "prof.": "professor",
    "dr.": "doctor",
    "dr": "doctor",
}
_CALLED = frozenset("mr mr. mrs mrs. ms ms. miss herr frau господин госпожа г-н г-жа".split())
_LONGEST_ROLE = 90  # characters
_NOUNS_TOO = frozenset("press project state campaign trade state research finance".split())
_MOST_WORDS = 14
_INTRODUCING = frozenset(
    "the a an its his her their our der die das ein eine currently now long once then".split()
)
_HELD = frozenset(
    "former ex then acting interim deputy vice retired outgoing incoming current late longtime "
    "long-time assistant associate senior lead chief re-elected state 's ’s - of".split()
)
_CLOSING = frozenset(", . ; — – : ( )".split())
_CUTTING = frozenset("with since until during after before amid who".split())
_SINCE = frozenset("for in on from".split())
_SPAN = frozenset("the two three four five six seven eight nine ten eleven nineteen more".split())
_BEING = frozenset("is was been became remains served serves works worked resigned".split())
_OPENS_VERB = _BEING | {"has", "had", "who", ","}
_ANYBODY = frozenset(
    "man woman person friend boy girl father mother son daughter brother sister supporter fan "
    "opponent rival victim reader user patient student guest".split()
)
_RANKS = frozenset(
    "captain colonel general lieutenant major sergeant admiral commander doctor professor sir "
    "lord judge sheriff inspector detective officer deputy father sister reverend".split()
)


def role_beside(
    unit: Unit, begin: int, name_at: int, end: int, language: Language
) -> tuple[str | None, set[str]]:
    """Return the role printed beside a name, and its nouns."""
    low = unit.low
    first = name_at
    while first > 0 and name_at - first < 12 and _may_describe(unit, first - 1, language):
        first -= 1
        if low[first] in language.determiners:
            break
    while first < name_at and (
        low[first] in language.determiners or low[first] in language.adverbs
    ):
        first += 1
    while first < name_at and low[name_at - 1] in _CALLED:
        name_at -= 1
    heads: set[str] = set()
    if first < name_at:
        first = _within_phrase(unit, first, name_at, language)
        heads = {
            _OFFICE_OF.get(word, word)
            for word in low[first:name_at]
            if is_person_noun(word) or word in _OFFICE_OF
        }
    if not heads and name_at == begin and language.code == "en":
        shared = _shared(unit, begin)
        if shared is not None:
            return shared, {shared}
    beside = None
    if heads and first < name_at and low[first] not in ("dr", "dr.", "prof", "prof."):
        beside = _without_owner(unit, first, name_at), heads
        if name_at - first > 1 or low[first] not in _RANKS or language.code != "en":
            return beside
    closed = language.code != "en" or end == len(low) or low[end] in (*",.;:—–", ASIDE)
    before = _before_comma(unit, begin, language) if closed else None
    apart = before or _after_comma(unit, end, language) or _after_verb(unit, end, language)
    if apart and beside:
        return apart[0], apart[1] | beside[1]
    return apart or beside or (None, set())


def _within_phrase(unit: Unit, first: int, name_at: int, language: Language) -> int:
    """Return where what is said of a name begins, given the words before it that may describe."""
    low = unit.low
    if low[name_at - 1] in ("of", "for"):
        return name_at  # "a candidate for Ilves" is somebody else
    of = next((k for k in range(name_at - 1, first - 1, -1) if low[k] in ("of", "for")), None)
    if of is not None and not all(
        word in OFFICES or word == "and" for word in low[of + 1 : name_at]
    ):
        first = of + 1
    return _past_plain(unit, first, name_at) if language.code == "en" else first


def _past_plain(unit: Unit, first: int, name_at: int) -> int:
    """Return where a title in capitals begins: "to assassinate | President", "former President".

    Words in small letters before it are no part of it, but for those that say since when, or
    until when, it is held.
    """
    title = next(
        (k for k in range(first, name_at) if unit.low[k] in TITLES or is_person_noun(unit.low[k])),
        None,
    )
    if title is None or unit.words[title] == unit.low[title]:
        return first
    at = title
    while at > first and (
        unit.words[at - 1] != unit.low[at - 1]
        or unit.low[at - 1] in _HELD
        or unit.low[at - 1] in ORGANISATION_NOUNS
    ):
        at -= 1
    return at


def _shared(unit: Unit, begin: int) -> str | None:
    """Return the noun of "hosts Ana Roke and Jon Sele" for either of them: "host"."""
    low = unit.low
    at = begin
    if at > 2 and low[at - 1] == "and" and is_name(unit.words[at - 2]):
        at -= 2
        while at > 0 and is_name(unit.words[at - 1]):
            at -= 1
    plural = low[at - 1] if at else ""
    if not plural.endswith("s") or is_person_noun(plural) or not is_person_noun(plural[:-1]):
        return None
    follows = at
    while follows < len(low) and is_name(unit.words[follows]):
        follows += 1
    both = follows + 1 < len(low) and low[follows] == "and" and is_name(unit.words[follows + 1])
    return plural[:-1] if both else None


def _before_comma(unit: Unit, begin: int, language: Language) -> tuple[str, set[str]] | None:
    """Read "The county auditor, Viktor Sele,"."""
    low = unit.low
    if begin < 2 or low[begin - 1] != ",":
        return None
    last = begin - 1
    first = last
    while (
        first > 0
        and last - first < 14
        and low[first - 1] not in (",", QUOTE, ";", ":", ".", "—", "–")
        and not (
            low[first - 1] in language.never
            or low[first - 1] in language.conjunctions
            or low[first - 1] in language.complementisers
        )
    ):
        first -= 1
    while first < last and (
        low[first] in language.determiners
        or low[first] in language.prepositions
        or low[first] in language.times
        or low[first] in language.adverbs
    ):
        first += 1
    if low[first].endswith("ing") and not is_person_noun(low[min(first + 1, last)]):
        return None  # "Dating Weinstein's ex-wife, X"
    heads = _head_nouns(low, first, last)
    if not heads and _names_one(unit, first, last, begin, language):
        heads = {low[first]}
    if not heads:
        return None
    head = next(k for k in range(first, last) if low[k] in heads)
    begins = head
    while begins > first and not (
        low[begins - 1] in language.determiners
        or low[begins - 1] in language.prepositions
        or low[begins - 1] in language.coordinators
    ):
        begins -= 1
    return _without_owner(unit, begins, last), heads


def _names_one(unit: Unit, first: int, last: int, begin: int, language: Language) -> bool:
    """Say whether a noun that no list has is a role: "the sacristan, Alois Roke,"."""
    low = unit.low
    opens = first < 2 or low[first - 2] in (",", QUOTE) or low[first - 2] in language.verbs
    return (
        language.code == "en"
        and last - first == 1
        and first > 0
        and low[first - 1] in ("the", "its", "his", "her", "their")
        and opens
        and unit.words[first] == low[first]
        and low[first].isalpha()
        and low[first] not in ORGANISATION_NOUNS
        and low[begin] in GIVEN_NAMES
    )


def _is_participle(word: str) -> bool:
    """Say whether a word opens what somebody does or is done to: ", dating X's ex-wife,"."""
    return word.endswith("ing") or word in ("named", "called", "married", "accused", "known")


def _after_comma(unit: Unit, end: int, language: Language) -> tuple[str, set[str]] | None:
    """Read "Claudine Moor, the director of the cannery,"."""
    low = unit.low
    if end < len(low) and low[end] == ASIDE:
        end += 1
    if end + 1 >= len(low) or low[end] != ",":
        return None
    first = end + 1
    if low[first].isdigit() and first + 2 < len(low) and low[first + 1] == ",":
        first += 2
    if _is_participle(low[first]) and not is_person_noun(low[min(first + 1, len(low) - 1)]):
        return None
    while first < len(low) and low[first] in _INTRODUCING:
        first += 1
    if first < len(low) and low[first] in language.prepositions:
        return None  # ", through its spokesman"
    last = _end_of_role(unit, first, language)
    closes = (
        last == len(low)
        or low[last] in _CLOSING
        or low[last] in _CUTTING
        or low[last] in _SINCE
        or low[last] in language.relatives
    )
    return _role_in(unit, first, last, language) if closes else None


def _after_verb(unit: Unit, end: int, language: Language) -> tuple[str, set[str]] | None:
    """Read "Sunniva Karth has been harbour master of Tolmere since 2018"."""
    low = unit.low
    at = end
    if at + 2 >= len(low) or low[at] not in _OPENS_VERB:
        return None
    while at < len(low) and low[at] in ("has", "had", "who", ","):
        at += 1
    if at + 2 >= len(low) or low[at] not in _BEING or language.code != "en":
        return None
    at += 1
    if low[at - 1] not in ("is", "was", "been", "became", "remains"):
        if low[at] != "as":
            return None
        at += 1
    while at < len(low) and low[at] in _INTRODUCING:
        at += 1
    last = _end_of_role(unit, at, language)
    if "by" in low[at:last]:
        return None  # "has been assured by the ambassador"
    found = _role_in(unit, at, last, language)
    return None if found is None or found[1] & _ANYBODY else found


def _end_of_role(unit: Unit, first: int, language: Language) -> int:
    """Return where a role that begins at a word ends at the latest."""
    low = unit.low
    last = first
    while last < len(low) and last - first < _MOST_WORDS:
        word = low[last]
        owns = word in ("'s", "’s") and last + 1 < len(low) and low[last + 1].isalpha()
        if (
            word in _CLOSING
            or word == QUOTE
            or word in language.relatives
            or (word in language.auxiliaries and not owns)
            or word in language.never
            or word in language.times
            or (word in language.conjunctions and word != "for")
        ):
            break
        numbered = last + 1 < len(low) and (
            low[last + 1].isdigit() or low[last + 1] in _SPAN or low[last + 1] in language.times
        )
        if last > first and (
            word in _CUTTING or (word in ("for", "in", "on", "from") and numbered)
        ):
            break
        tags = language.verbs.get(word)
        if tags and last > first and word not in PERSON_NOUNS and "d" in tags[0]:
            break
        last += 1
    return last


def _role_in(unit: Unit, first: int, last: int, language: Language) -> tuple[str, set[str]] | None:
    low = unit.low
    while last > first and (
        low[last - 1] in language.coordinators or low[last - 1] in language.prepositions
    ):
        last -= 1
    heads = _head_nouns(low, first, last)
    if not heads or unit.ends[last - 1] - unit.starts[first] > _LONGEST_ROLE:
        return None
    return _without_owner(unit, first, last), heads


def _without_owner(unit: Unit, first: int, last: int) -> str:
    """Return a role as printed, less an organisation that is not named: "the company's director".

    "Stavard's director" and "the mayor's spokesman" say whose; "the company's" and "its" refer to
    what stands elsewhere.
    """
    owner = max((k for k in range(first, last - 1) if unit.low[k] in ("'s", "’s")), default=None)
    if owner is not None and owner > first:
        named = any(unit.words[k][0].isupper() for k in range(first, owner))
        if not named and not is_person_noun(unit.low[owner - 1]):
            first = owner + 1
    return unit.printed(first, last)


def _head_nouns(low: list[str], first: int, last: int) -> set[str]:
    """Return the role's noun: one that ends the phrase, or stands before "of", "for", "at"."""
    for k in range(first, last):
        if is_person_noun(low[k]):
            following = low[k + 1] if k + 1 < last else ""
            if not following or following in (
                "of",
                "for",
                "at",
                "in",
                "to",
                "from",
                "and",
                "on",
                "with",
                "responsible",
                "general",
                "who",
                "emeritus",
            ):
                return {low[k]}
    return set()


def _may_describe(unit: Unit, at: int, language: Language) -> bool:
    word = unit.low[at]
    if word in ("of", "for"):
        return at > 0 and unit.low[at - 1] in PERSON_NOUNS
    if word in _never_describing(language):
        return False
    owns = word in ("’s", "'s")
    before = unit.low[at - 1] if at else ""
    if word.endswith("ed") and before.isalpha() and before not in language.determiners:
        return False  # "a jury indicted former President X": it is what somebody did
    return (word[:1].isalpha() or owns or word == "-") and (
        owns or word not in language.auxiliaries
    )


@cache
def _never_describing(language: Language) -> frozenset[str]:
    """Return the words that are no part of a role before a name."""
    small = (
        language.never
        | language.prepositions
        | language.conjunctions
        | language.times
        | language.coordinators
        | language.pronouns
    )
    verbs = {word for word in language.verbs if word not in PERSON_NOUNS | _NOUNS_TOO}
    return small | verbs | {"according"}
