"""The clauses of a German or Russian unit: what stands between marks, and the phrases in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution import german, russian
from corpus.attribution.german_phrases import german_phrase
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import DASHES, STOPS, Phrase, is_title
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.russian_phrases import russian_phrase
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from types import ModuleType

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

NEAR = 40
"""Words on either side of a verb within which its phrases stand."""

MODULES: dict[str, ModuleType] = {"de": german, "ru": russian}


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between marks.

    Attributes:
        begin: its first word.
        end: the word after its last.
        mark: what stands before it: a mark, ``QUOTE``, a coordinator; empty at the beginning.
    """

    begin: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Item:
    """A noun phrase in a clause, or a preposition with one."""

    begin: int
    end: int
    phrase: Phrase
    preposition: str = ""


def phrase_at(
    unit: Unit,
    at: int,
    language: Language,
    avoid: frozenset[str] = frozenset(),
    *,
    wide: bool = False,
) -> Phrase | None:
    """Return the noun phrase that begins at a word; None if none does."""
    read = german_phrase if language.code == "de" else russian_phrase
    return read(unit, at, avoid, wide=wide)


def phrase_end(unit: Unit, begin: int, language: Language) -> int:
    """Return where the noun phrase that begins at ``begin`` ends; ``begin`` if none does."""
    found = phrase_at(unit, begin, language)
    return found.end if found else begin


def is_cue(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a verb that reports may stand there: in German nouns are none."""
    if unit.low[at] not in language.verbs:
        return False
    return language.code != "de" or not is_name(unit.words[at]) or at == 0


def clauses(unit: Unit, language: Language) -> list[Clause]:
    """Return the clauses of a unit, in order."""
    low = unit.low
    found: list[Clause] = []
    begin, mark = 0, ""
    joined = _parentheses(unit) if language.code == "ru" else frozenset()
    for k, word in enumerate(low):
        if k in joined:
            continue
        if word in STOPS and word != "." and not _is_hyphen(unit, k):
            if k > begin:
                found.append(Clause(begin, k, mark))
            begin, mark = k + 1, word
        elif word == QUOTE and k == begin and not _names(unit, k, language):
            found.append(Clause(k, k + 1, mark))
            begin, mark = k + 1, QUOTE
        elif word in language.coordinators and k > begin and _joins(unit, begin, k, language):
            found.append(Clause(begin, k, mark))
            begin, mark = k + 1, word
    end = len(low)
    while end > begin and low[end - 1] in STOPS:
        end -= 1
    if end > begin:
        found.append(Clause(begin, end, mark))
    return found


def _parentheses(unit: Unit) -> frozenset[int]:
    """Return the commas around a word that is no clause: "отельеры, впрочем, называют"."""
    low = unit.low
    found: set[int] = set()
    for k in range(len(low) - 2):
        if low[k] != "," or low[k + 1] not in _PARENTHETICAL:
            continue
        closing = next((j for j in range(k + 2, min(len(low), k + 5)) if low[j] == ","), None)
        if closing is not None and " ".join(low[k + 1 : closing]) in _PARENTHESES:
            found |= {k, closing}
    return frozenset(found)


_PARENTHESES = frozenset(
    {
        "впрочем",
        "однако",
        "конечно",
        "кстати",
        "например",
        "напротив",
        "вероятно",
        "видимо",
        "возможно",
        "между тем",
        "тем не менее",
        "в частности",
        "кроме того",
        "в свою очередь",
        "таким образом",
        "по всей видимости",
    }
)
_PARENTHETICAL = frozenset(one.partition(" ")[0] for one in _PARENTHESES)


def _is_hyphen(unit: Unit, at: int) -> bool:
    """Say whether a mark joins what stands on either side: "„Bild“-Zeitung", "3:1"."""
    word, low = unit.low[at], unit.low
    if word not in "-:" or at == 0 or unit.starts[at] != unit.ends[at - 1]:
        return False
    return word == "-" or (at + 1 < len(low) and low[at + 1][0].isdigit())


def _names(unit: Unit, at: int, language: Language) -> bool:
    """Say whether a quotation that begins a clause is a name in it: "«Газпром» увеличит"."""
    if not is_title(unit, at) or at + 1 >= len(unit.low):
        return False
    following = unit.low[at + 1]
    if following in STOPS:
        return at > 0 and following == ","
    return language.code == "ru" or at > 0


def _joins(unit: Unit, begin: int, at: int, language: Language) -> bool:
    """Say whether "und warnte", "и попросил", "und das Amt widersprach" begins there."""
    low = unit.low
    k = at + 1
    while k < len(low) and k < at + 4 and (low[k] in language.adverbs or low[k] in ("не", "auch")):
        k += 1
    if k >= len(low):
        return False
    if is_cue(unit, k, language):
        return k + 1 < len(low) or language.code == "ru"
    if language.code == "ru" and low[at] not in ("а", "но"):
        return False
    found = phrase_at(unit, k, language)
    if found is None or found.end >= len(low) or not is_cue(unit, found.end, language):
        return False
    before = phrase_at(unit, begin, language)  # "Mieterverein und Caritas verlangen"
    return before is None or before.end != at


def items(
    unit: Unit, begin: int, end: int, language: Language, avoid: frozenset[str] = frozenset()
) -> list[Item]:
    """Return the noun phrases between two words, those after prepositions with them."""
    low = unit.low
    found: list[Item] = []
    at = begin
    while at < end:
        word = low[at]
        if word == ASIDE or word in STOPS or word in language.coordinators:
            at += 1
            continue
        if word in language.prepositions and not (word == "laut" and at + 1 >= end):
            inner = phrase_at(unit, at + 1, language, avoid)
            if inner is not None and inner.end <= end:
                found.append(Item(at, inner.end, inner, word))
                at = inner.end
                continue
            at += 1
            continue
        if is_cue(unit, at, language) or word in language.adverbs or word in language.negations:
            at += 1
            continue
        own = phrase_at(unit, at, language, avoid)
        if own is not None and own.end <= end:
            found.append(Item(at, own.end, own))
            at = own.end
            continue
        at += 1
    return found


def turns(unit: Unit, at: int, language: Language) -> bool:
    """Say whether ", berichtet X", ", wie X", ", so X" or a clause with a cue begins at ``at``."""
    low = unit.low
    if at >= len(low):
        return False
    module = MODULES[language.code]
    if low[at] in TURNING:
        return True
    if is_cue(unit, at, language):
        if language.verbs[low[at]][0] == "k":
            return False
        gerund = language.verbs[low[at]][0] == "g"
        if gerund or at + 1 >= len(low) or low[at + 1] not in STOPS:
            return True
    if low[at] in module.SO or (low[at] in module.AS and _cue_ahead(unit, at + 1, language)):
        return True
    if tuple(low[at : at + 2]) in module.OPENINGS or (
        low[at] in language.coordinators and _cue_ahead(unit, at + 1, language)
    ):
        return True
    if low[at] in language.complementisers:
        return False
    own = phrase_at(unit, at, language)
    if own is None or not own.may_be("n"):
        return False
    if low[at] in module.RELATIVES and own.end == at + 1:
        return False
    body = own.animate or kind_of(low[own.head], "ru") is Kind.ORGANISATION
    if language.code == "ru" and body and own.end < len(low) and is_word(low[own.end]):
        thing = phrase_at(unit, own.end, language)
        own = thing if thing is not None and thing.may_be("a") else own
    past = own.end
    while past < len(low) and (
        low[past] in language.adverbs or low[past] in language.negations or low[past] in _THIS
    ):
        past += 1
    if past >= len(low) or not is_cue(unit, past, language):
        return False
    return language.verbs[low[past]][0] != "k"  # "sagte, man prüfe das"


_THIS = frozenset("это этого das dies dem".split())
TURNING = frozenset("однако ведь".split())
"""What begins a clause that turns against what was said, or explains it."""


def _cue_ahead(unit: Unit, at: int, language: Language, near: int = 12) -> bool:
    for k in range(at, min(len(unit.low), at + near)):
        if is_cue(unit, k, language):
            return True
        if unit.low[k] in (",", ";", ":"):
            return False
    return False


def resumed(unit: Unit, past: int, language: Language) -> tuple[int, int] | None:
    """Return the words that go on with a content after "sagte X am Rande der Messe, …".

    What begins with a relative pronoun or a conjunction is no part of it.
    """
    low = unit.low
    near = range(past, min(len(low), past + _ASIDE_WORDS))
    comma = next((k for k in near if low[k] in STOPS and not _is_hyphen(unit, k)), None)
    if comma is None or low[comma] not in (",", *DASHES) or comma + 2 >= len(low):
        return None
    first = low[comma + 1]
    if first in _NOT_RESUMED or first in language.conjunctions or first in language.relatives:
        return None
    if first in language.complementisers | language.coordinators | language.questions:
        return None
    if not MODULES[language.code].RELATIVES.isdisjoint(low[comma + 1 : comma + 3]):
        return None
    if turns(unit, comma + 1, language):
        return None
    if not _OF_WHICH.isdisjoint(low[comma + 1 : comma + 5]):
        return None  # "три источника, один из которых …"
    end = len(low)
    while end > 0 and low[end - 1] in STOPS:
        end -= 1
    return (comma + 1, end) if end > comma + 1 else None


_ASIDE_WORDS = 9
_OF_WHICH = frozenset("которых которого которой которым denen deren dessen darunter".split())
_NOT_RESUMED = frozenset(
    """
    wie so das deren dessen dem welche welcher der die den dessen как где которую которого которой
    которых
    """.split()
)
