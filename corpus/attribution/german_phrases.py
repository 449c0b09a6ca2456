"""German noun phrases: articles and pronouns tell the case, capitals the nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.german import GERMAN
from corpus.attribution.german_words import (
    ADJECTIVE,
    ADVERBIAL,
    AGED,
    BODIES,
    CASES,
    COMPOUND,
    DEGREES,
    DERIVED,
    FEMININE,
    LOCAL,
    MODIFYING,
    NUMBERS,
    OF_OUTLETS,
    OFFICES,
    OUTLET_NOUNS,
    PARTICLES,
    PERIODS,
    PRONOUNS,
    TITLED,
)
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import Phrase, is_title
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit

_ALL = frozenset("nadg")
_TIMES = GERMAN.times
_MOST = 22  # words
_NAME_WORDS = 3


def german_phrase(
    unit: Unit, at: int, avoid: frozenset[str] = frozenset(), *, wide: bool = False
) -> Phrase | None:
    """Return the noun phrase that begins at ``at``; None if none does.

    Args:
        unit: the unit.
        at: where it begins.
        avoid: prepositions that do not go on with it, since the verb takes them.
        wide: whether prepositional phrases after its noun are part of it.
    """
    low, words = unit.low, unit.words
    size = min(len(low), at + _MOST)
    if at >= size:
        return None
    cases, begin = _ALL, at
    if low[at] in PRONOUNS and not _noun_ahead(unit, at + 1, size):
        if low[at] == "sie" and is_name(words[at]) and at:
            return None
        return Phrase(at, at + 1, at, frozenset(PRONOUNS[low[at]]), animate=True)
    at, cases = _determined(unit, at, size)
    determined = at > begin
    if determined and at < size and low[at] in GERMAN.prepositions:
        at = _past_attribute(unit, at, size)
    while at < size and _is_adjective(unit, at, size, begin):
        at += 1
    if at >= size:
        return None
    run = _run(unit, at, size, determined=determined)
    if run is None:
        nominal = determined and at > begin + 1 and low[at - 1].endswith(("e", "en", "er", "es"))
        return Phrase(begin, at, at - 1, cases) if nominal and at - begin == _FEW else None
    head, end, name = run
    person = name is not None
    animate = person or kind_of(low[head], "de") is Kind.PERSON
    if determined and low[begin] in ("der", "dieser") and not person:
        noun = low[head] if low[head] != QUOTE else low[max(begin, head - 1)]
        feminine = FEMININE.search(noun) and not _is_somebody(noun)
        if feminine or noun.endswith("innen"):
            cases = frozenset("dg")
        elif words[head].isupper() or (words[head][0].isupper() and words[head][-1].isdigit()):
            cases = frozenset("ndg")  # "der G7", "der NDR"
        elif not noun.endswith(("en", "ern", "er")) or _is_somebody(noun):
            cases = frozenset("ndg" if noun.endswith(("er", "en")) else "n")
    if low[begin] == "den" and low[end - 1].endswith("n") and not animate:
        cases = frozenset("ad")
    end, name = _modified(unit, end, size, avoid, name, wide=wide)
    return Phrase(begin, end, head, cases, name=name, animate=animate)


_FEW = 2


def _is_somebody(noun: str) -> bool:
    if AGED.match(noun.title()):
        return True
    return kind_of(noun, "de") is Kind.PERSON and not noun.endswith(("in", "frau", "mutter"))


def _noun_ahead(unit: Unit, at: int, size: int) -> bool:
    """Say whether a noun follows at once, adjectives apart: "das Amt", not "das sagte"."""
    while at < size and ADJECTIVE.match(unit.words[at]) and unit.low[at] not in GERMAN.verbs:
        if unit.low[at] in GERMAN.never or unit.low[at] in CASES:
            return False
        at += 1
    return at < size and (is_name(unit.words[at]) or is_title(unit, at))


def _determined(unit: Unit, at: int, size: int) -> tuple[int, frozenset[str]]:
    """Return what follows articles and numbers, and the cases that they leave."""
    low, cases = unit.low, _ALL
    begin = at
    while at < size and at - begin < _NAME_WORDS:
        if low[at] in CASES and not (at > begin and low[at] in ("der", "die", "das", "dem", "den")):
            cases &= CASES[low[at]]
        elif low[at] in NUMBERS or (low[at][0].isdigit() and low[at].replace(".", "").isdigit()):
            pass
        else:
            break
        at += 1
    return at, cases or _ALL


def _past_attribute(unit: Unit, at: int, size: int) -> int:
    """Return what follows "mit dem Vorgang" in "zwei mit dem Vorgang vertraute Personen"."""
    inner = german_phrase(unit, at + 1) if at + 1 < size else None
    if inner is not None and inner.end < size and _is_adjective(unit, inner.end, size, at):
        return inner.end
    return at


def _is_adjective(unit: Unit, at: int, size: int, begin: int) -> bool:
    low, word = unit.low, unit.words[at]
    first = at == begin == 0
    if not (ADJECTIVE.match(word) or (first and ADJECTIVE.match(low[at]))):
        return False
    if low[at] in GERMAN.never or low[at] in GERMAN.prepositions or low[at] in CASES:
        return False
    if low[at] in GERMAN.coordinators or low[at] in GERMAN.adverbs:
        return False
    if low[at] in GERMAN.verbs and at == begin:
        return False
    if first and not ADJECTIVE.match(word):
        if kind_of(low[at], "de") is not None:
            return False
        titled = low[at].endswith("er") and not DERIVED.search(low[at])
        if titled and at + 1 < size and kind_of(low[at + 1], "de") is None:
            return False  # "Boxpromoter Kohl"
    for k in range(at + 1, min(size, at + 4)):
        if is_name(unit.words[k]) or is_title(unit, k):
            return True
        if unit.low[k] in ("und", ",") and k + 1 < size:
            continue
        if not ADJECTIVE.match(unit.words[k]) or unit.low[k] in CASES:
            return False
    return False


def _run(
    unit: Unit, at: int, size: int, *, determined: bool
) -> tuple[int, int, tuple[int, int] | None] | None:
    """Return head, end and somebody's name of the nouns and names from ``at``."""
    low, words = unit.low, unit.words
    if is_title(unit, at):
        return at, _compound_end(unit, at + 1, size), None
    first = words[at]
    known = is_outlet(first) or COMPOUND.match(first) is not None
    known = known or AGED.match(first) is not None
    if not (is_name(first) or known) or (low[at] in _TIMES and not determined):
        return None
    if at == 0 and (low[0] in GERMAN.prepositions or low[0] in GERMAN.never):
        return None
    if at == 0 and ADVERBIAL.search(low[0]) and not is_name("".join(words[1:2])):
        return None  # "Zuversichtlich äußerte sich X"
    end = at + 1
    head = at
    names = 0
    while end < size and end - at < 8:
        word = words[end]
        if is_title(unit, end):
            end = _compound_end(unit, end + 1, size)
            break
        if (low[end] in _TIMES and is_name(word)) or low[end - 1] in PERIODS:
            break
        if is_name(word) or (is_outlet(word) and not word.islower()):
            if names >= _NAME_WORDS:
                break
            names += 1
        elif low[end] in PARTICLES and end + 1 < size and is_name(words[end + 1]) and names:
            if low[end] in ("der", "den", "zu", "von") and not _noble(unit, end, names):
                break
        elif word.isdigit() and names and end + 1 < size and not is_word(low[end + 1]):
            pass
        elif word == "." and names and len(words[end - 1]) == 1 and _is_touching(unit, end):
            end += 1  # "Lena M."
            break
        elif word.islower() and is_outlet(word) and low[end - 1].endswith(OUTLET_NOUNS):
            end += 1
            break
        else:
            break
        end += 1
    name: tuple[int, int] | None = None
    titles = range(head, max(head + 1, end - 1))
    title = next((k for k in titles if _is_title(low[k])), None)
    count = end - head
    if title is not None and end - title > 2 and words[title + 1][0].isalpha():
        first_name = title + 1
        while first_name < end - 2 and low[first_name] in DEGREES:
            first_name += 1
        name = None if words[title + 1].isupper() else (first_name, end)
    elif title is not None and count == 2 and kind_of(low[end - 1], "de") is None:
        name = None if determined else (title + 1, end)
    elif title == head + 1 and count == 3 and low[head].endswith("s") and not determined:
        name = (title + 1, end)  # "Spaniens König Alfonso"
    elif count in (2, 3) and low[head].removesuffix("s") in GIVEN_NAMES:
        name = (head, end)
    elif count > 2:
        given = next((k for k in range(head + 1, end - 1) if low[k] in GIVEN_NAMES), None)
        name = (given, end) if given is not None else None
    if end < len(low) and low[end] == ASIDE:
        end += 1
    return head, end, name


def _is_touching(unit: Unit, at: int) -> bool:
    return unit.starts[at] == unit.ends[at - 1]


def _compound_end(unit: Unit, at: int, size: int) -> int:
    """Return where "„Bild“-Zeitung" ends: a hyphen without spaces goes on with the word."""
    joined = at + 1 < size and unit.low[at] == "-" and unit.starts[at] == unit.ends[at - 1]
    return at + 2 if joined and is_name(unit.words[at + 1]) else at


def _is_title(noun: str) -> bool:
    if noun.endswith(BODIES):
        return False
    return kind_of(noun, "de") is Kind.PERSON or TITLED.search(noun) is not None


def _noble(unit: Unit, at: int, names: int) -> bool:
    """Say whether "von", "zu", "der" is part of a name: "Ursula von der Leyen"."""
    return unit.low[at - 1] in GIVEN_NAMES and names >= 1


def _modified(
    unit: Unit,
    end: int,
    size: int,
    avoid: frozenset[str],
    name: tuple[int, int] | None,
    *,
    wide: bool,
) -> tuple[int, tuple[int, int] | None]:
    """Return where a phrase ends with its genitives and "von …", and the name that it ends in."""
    low, words = unit.low, unit.words
    while end < size:
        word, person = low[end], name is not None
        if word in CASES and "g" in CASES[word] and not person:
            inner = german_phrase(unit, end)
            if inner is None or (inner.head == inner.begin and word not in PRONOUNS):
                break
            reports = low[end - 1].endswith(OF_OUTLETS)
            told = not reports and _tells(unit, inner)
            if word in ("der", "dieser") and (not inner.may_be("g") or told):
                break
            end, name = inner.end, name or inner.name
        elif word in ("von", "vom") and not person and word not in avoid and "von" not in avoid:
            inner = german_phrase(unit, end + 1)
            editors = low[end - 1].endswith("redaktion")
            quoted = low[end + 1 : end + 2] == [QUOTE] and not editors
            if inner is None or quoted or low[end + 1][:1].isdigit():
                break
            end, name = inner.end, name or inner.name
        elif wide and word in MODIFYING and word not in avoid:
            inner = german_phrase(unit, end + 1)
            if inner is None or low[inner.head] in _TIMES:
                break
            end, name = inner.end, name or inner.name
        elif (
            word == "in"
            and not person
            and end + 1 < size
            and is_name(words[end + 1])
            and LOCAL.search(low[end - 1])
        ):
            end += 2
        elif word == "für" and not person and word not in avoid and OFFICES.search(low[end - 1]):
            inner = german_phrase(unit, end + 1)
            if inner is None or inner.head != end + 1 or low[inner.head] in _TIMES:
                break
            end = inner.end  # "das Bundesamt für Justiz"
        elif word in ("und", "sowie") and wide:
            inner = german_phrase(unit, end + 1, avoid)
            if inner is None:
                break
            end, name = inner.end, name or inner.name
        else:
            break
    return end, name


def _tells(unit: Unit, inner: Phrase) -> bool:
    """Say whether "der …" is whom it is told to rather than whose: an outlet."""
    words = unit.words[inner.begin + 1 : inner.end]
    if words and (is_outlet(" ".join(words)) or is_outlet(words[-1])):
        return True
    noun = unit.low[inner.head]
    named = inner.end > inner.head + 1
    return noun == QUOTE or (named and noun.endswith(("agentur", "zeitung", "illustrierten")))
