"""Descriptions that take somebody up: "the tycoon", "the retired surgeon", "the 46-year-old".

Some nouns say what somebody is and not of what: nobody is the tycoon of a town or the actress of a
debate, so "the tycoon" can only be one who was named. Others belong to a scene or a work ("the
priest", "the landlord", "the sculptor") and may well be new there: Clark, "Bridging" (1975).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.nominals import GENDERED_NOUNS, TITLES
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.attribution.cast import Cast, Person
    from corpus.attribution.centers import Centers
    from corpus.attribution.resolved import Resolved
    from corpus.attribution.words import Unit

_NEAR = 400  # characters within which who spoke last may be meant by their age

_WHAT_ONE_IS = frozenset(
    """
    businessman businesswoman billionaire millionaire mogul tycoon magnate oligarch entrepreneur
    financier philanthropist candidate nominee contender front-runner frontrunner hopeful
    politician lawmaker legislator congressman congresswoman statesman veteran celebrity
    writer novelist poet essayist historian philosopher journalist columnist broadcaster actor
    actress singer musician pianist violinist comedian entertainer rapper performer soprano tenor
    scientist biologist chemist physicist geologist economist sociologist psychologist virologist
    epidemiologist meteorologist astronomer mathematician surgeon neurosurgeon cardiologist
    academic scholar professor activist campaigner dissident whistleblower whistle-blower reformer
    hardliner populist socialist conservative libertarian athlete sprinter swimmer runner boxer
    wrestler golfer cyclist skier skater footballer striker midfielder winger goalkeeper batsman
    bowler pitcher quarterback medallist medalist laureate winemaker sailor adventurer explorer
    astronaut cosmonaut mountaineer boy girl pawnbroker aristocrat heiress heir widow widower
    teenager pensioner octogenarian nonagenarian centenarian native ex-president ex-minister
    """.split()
)
_KIN = frozenset("grandson granddaughter nephew niece".split())
"""What anybody may be called beside an office, where their family is told of."""

_BEING = frozenset("is was are were be been being as became become becomes".split())
_INDEFINITE = frozenset({"a", "an", "another"})


def may_hold(person: Person, noun: str) -> bool:
    """Say whether somebody may be called by an office: who is not known by another."""
    return noun in person.heads or noun in _KIN or person.heads <= _WHAT_ONE_IS


def introduced(rows: Sequence[Unit], unit: Unit, at: int, noun: str) -> bool:
    """Say whether somebody without a name was brought up by a noun: "an engineer wrote".

    Not where that is said of somebody: "is a billionaire", "a billionaire, Orr".

    Args:
        rows: the units before.
        unit: the one that the noun stands in, up to a word.
        at: that word.
        noun: the noun, in lower case.
    """
    for row in (unit, *rows):
        last = at if row is unit else len(row.low)
        if noun not in row.low:
            continue
        for k in range(1, last):
            if row.low[k] != noun:
                continue
            near = range(k - 1, max(-1, k - 4), -1)
            first = next((a for a in near if row.low[a] in _INDEFINITE), None)
            if first is None or (first and row.low[first - 1] in _BEING):
                continue
            named = k + 1 + (row.low[k + 1 : k + 2] == [","])
            if not (named < len(row.words) and is_name(row.words[named])):
                return True
    return False


def meant_by(
    unit: Unit,
    place: int,
    noun: str,
    *,
    aged: bool,
    centers: Centers,
    cast: Cast,
    heard: Collection[int],
    last: tuple[int, Resolved],
) -> Resolved | None:
    """Return whom "the tycoon" or "the priest" takes up: whom the sentences are about.

    Args:
        unit: the unit that the phrase stands in.
        place: the word that it begins with.
        noun: its noun, in lower case.
        aged: whether their age is told: "the 46-year-old", "the 61-year-old former priest".
        centers: what each unit is about.
        cast: everybody whom the article names.
        heard: the ids of those who have spoken.
        last: where somebody spoke last, and who.
    """
    number = centers.number(unit)
    before = centers.someone(number - 1)
    told = GENDERED_NOUNS.get(noun)

    def may_be(person: Person | None) -> bool:
        if person is None or (told and person.gender not in (None, told)):
            return False
        return person.sure or person.gender is not None or id(person) in heard

    if aged or noun in _WHAT_ONE_IS:
        if introduced(centers.rows[:number], unit, place, noun):
            return None
        own = centers.own(number, unit, place, someone=True)
        beside = place > 0 and unit.low[place - 1] in (",", QUOTE)
        start, spoke = last
        near = unit.starts[place] - start < _NEAR
        ordered = [before, own] if beside or place == 0 else [own, before]
        ordered += [spoke] if near and spoke.kind is Kind.PERSON else []
        return next((one for one in ordered if may_be(one.person)), None)
    person = before.person
    if person is None or not may_be(person):
        return None
    if not may_hold(person, noun) or noun in person.heads:
        return None
    if centers.rows[number - 1].paragraph != unit.paragraph:
        return None
    recent = centers.rows[max(0, number - 2) : number]
    others = any(
        other is not person and other.sure and told in (None, other.gender)
        for _, other in cast.at(recent[0].starts[0], unit.starts[place])
    )
    goes_on = place <= 1 and centers.of(number - 1).person is person and noun in TITLES
    if goes_on:
        return before  # subject after subject: "Orr toured the port. The governor …"
    named = any(noun in row.low for row in centers.rows[:number])
    return None if others or named else before
