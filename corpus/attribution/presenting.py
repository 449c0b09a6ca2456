"""Outlets that present what others say: "The paper published a letter in which X denied it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.outlets import outlet_phrase
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_ONLY_MEDIA = frozenset(
    """
    published publishes printed prints carried carries broadcast broadcasts aired airs ran runs
    interviewed interviews
    """.split()
)
"""What nobody but an outlet does with words: any name that does it is one."""

_ALSO_MEDIA = _ONLY_MEDIA | frozenset(
    """
    obtained seen saw showed shows spoke asked asks found finds has had reached contacted heard
    cited cites quoted quotes featured features posted says said reports reported writes wrote
    claims learned
    """.split()
)
_FEW = 6  # words of an introductory phrase: "In its Monday edition,"


def presenter(
    unit: Unit, source: tuple[int, int] | None, cue: tuple[int, int], language: Language
) -> tuple[int, int] | None:
    """Return the outlet that is the subject of a unit in which another is told to speak.

    Args:
        unit: the unit.
        source: the words of the source.
        cue: the words of the cue.
        language: the language of the unit.
    """
    low = unit.low
    begin = 0
    first = min(cue[0], source[0] if source else cue[0])
    if first < 2 or low[0] == QUOTE or _ALSO_MEDIA.isdisjoint(low[1:first]):
        return None
    if low[0] in language.prepositions:
        comma = next((k for k in range(1, min(len(low), _FEW + 2)) if low[k] == ","), None)
        begin = comma + 1 if comma is not None else 0
    for sure in (False, True):
        outlet = outlet_phrase(unit, begin, language, told=sure)
        if outlet is None or outlet[1] >= first:
            continue
        verb = outlet[1]
        while verb < first and (
            low[verb] in language.adverbs
            or (
                low[verb] in ("has", "have", "had")
                and verb + 1 < first
                and low[verb + 1] in _ALSO_MEDIA
            )
        ):
            verb += 1
        if low[verb] in (_ONLY_MEDIA if sure else _ALSO_MEDIA) and verb < first:
            between = low[verb:first]
            return outlet if ";" not in between and QUOTE not in between else None
    return None
