"""The gender of people whose given names do not tell it: by the pronouns that take them up."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from corpus.attribution.nominals import FEMALE, FEMALE_PRONOUNS, MALE, MALE_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.attribution.cast import Person
    from corpus.attribution.words import Unit

_SUBJECT = 8  # words of a unit among which its subject stands
_SHARE = 2  # how many times as many pronouns must be of one gender as of the other

_OBJECTS = frozenset({"her", "him"})

Vote = tuple[int, str]
"""The offset of a mention, and the gender of the pronoun that takes it up."""


def votes(
    units: Sequence[Unit],
    people: Sequence[Person],
    within: Collection[int],
    *,
    lone: bool = False,
) -> dict[int, list[Vote]]:
    """Return the pronouns that take up people who are the only ones named in a sentence.

    A pronoun counts that follows in the sentence, or that begins the next one of the paragraph if
    nobody is named in that.

    Args:
        units: the units of an article, in order.
        people: everybody named in it, their mentions ascending.
        within: the mentions that no pronoun takes up.
        lone: whether they are words of which nothing else says that they are people. Then no noun
            for one may stand nearer to the pronoun, and in the first sentence of a paragraph it
            may also precede the name ("Asked if she would, Lindahl said").

    Returns:
        The votes by the ``id`` of the person.
    """
    mentions = sorted((at, number) for number, one in enumerate(people) for at in one.mentions)
    mentions = [one for one in mentions if one[0] not in within]
    starts = [at for at, _ in mentions]
    found: dict[int, list[Vote]] = {}
    alone: tuple[int, int] | None = None  # the one mention of the unit before
    paragraph = -1
    for unit in units:
        first = bisect_left(starts, unit.starts[0])
        here = mentions[first : bisect_left(starts, unit.ends[-1])]
        if not here:
            pronoun = _gender(unit.low[0])
            if alone and pronoun and unit.paragraph == paragraph:
                found.setdefault(id(people[alone[1]]), []).append((alone[0], pronoun))
            alone = None
        elif len({number for _, number in here}) == 1:
            at, number = alone = here[0]
            place = bisect_left(unit.starts, at)
            told = _told_in(unit, place, lone=lone)
            if told:
                found.setdefault(id(people[number]), []).append((at, told))
            if lone and any(map(is_person_noun, unit.low)):
                alone = None
        else:
            alone = None
        paragraph = unit.paragraph
    return found


def _told_in(unit: Unit, place: int, *, lone: bool) -> str | None:
    """Return what the first pronoun after a name tells, if the name is a subject."""
    if not lone:
        return next(_pronouns(unit, place), None) if place < _SUBJECT else None
    ranges = [range(place, len(unit.low))] if place < _SUBJECT else []
    ranges += [range(place)] if unit.first and unit.low[place - 1] == "," else []
    for words in ranges:
        for k in words:
            if is_person_noun(unit.low[k]):
                break
            if unit.low[k] not in _OBJECTS and (told := _gender(unit.low[k])):
                return told
    return None


def told_by(cast: Sequence[Vote]) -> str | None:
    """Return the gender that most votes are for, if it is clear."""
    counted = Counter(gender for _, gender in cast)
    for gender, other in ((MALE, FEMALE), (FEMALE, MALE)):
        if counted[gender] >= max(1, _SHARE * counted[other]):
            return gender
    return None


def _pronouns(unit: Unit, at: int) -> Iterator[str]:
    """Yield what the pronouns from a word on tell, objects left out: they are somebody else."""
    return filter(None, (_gender(word) for word in unit.low[at:] if word not in _OBJECTS))


def _gender(word: str) -> str | None:
    return MALE if word in MALE_PRONOUNS else FEMALE if word in FEMALE_PRONOUNS else None
