"""Whom an article names only after it has described them: "Mali's minister … Abdou Cissoko said".

A name that comes with nothing to say whose it is must be somebody's who is known already, and so
must one that is called by a title alone or by "the coach, NAME": Prince, "Toward a Taxonomy of
Given-New Information" (1981).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.attribution.alike import ROLES_ALIKE
from corpus.attribution.nominals import GENDERED_NOUNS
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_AHEAD = 3  # units, the one of the description included
_LONGEST_NAME = 6  # words
_SAID = frozenset("said says told tells".split())


def named_later(
    rows: Sequence[Unit], number: int, end: int, noun: str, cast: Cast, language: Language
) -> Person | None:
    """Return who is described by a noun, and named in this sentence or the next ones.

    Args:
        rows: the units of the article.
        number: which of them the description stands in.
        end: one past its last word.
        noun: its noun, in lower case.
        cast: everybody whom the article names.
        language: the language of the article.
    """
    told = GENDERED_NOUNS.get(noun)
    heads = ROLES_ALIKE.get(noun, {noun})
    for unit in rows[number : number + _AHEAD]:
        first = unit.ends[end - 1] if unit is rows[number] else unit.starts[0]
        for at, person in cast.at(first, unit.ends[-1]):
            if at != person.mentions[0]:
                return None  # it goes on about somebody who is known
            if told and person.gender not in (None, told):
                continue
            place = bisect_left(unit.starts, at)
            if person.heads:
                bare = len((person.role or "").split()) == 1
                return person if bare and not heads.isdisjoint(person.heads) else None
            return person if _speaks(unit, place, language, sure=person.sure) else None
    return None


def _speaks(unit: Unit, at: int, language: Language, *, sure: bool) -> bool:
    """Say whether a name is the subject of a verb, or stands after one of speech, undescribed.

    Of a name that may be an outlet's the verb must be one of speech beside a quotation.
    """
    low = unit.low
    end = at + 1
    while end < len(low) and end - at < _LONGEST_NAME and is_name(unit.words[end]):
        end += 1
    after = low[end] if end < len(low) else ""
    before = low[at - 1] if at else ""
    plainly = QUOTE in low and (before in ("said", "says") or after in _SAID)
    if not plainly and (not sure or end - at == 1):
        return False
    if before in ("said", "says"):
        return after in (".", "", QUOTE)
    begins = not before or before in (",", QUOTE, "–", "—", "but", "and")
    return begins and (after in language.verbs or after in language.auxiliaries or after in "–—")
