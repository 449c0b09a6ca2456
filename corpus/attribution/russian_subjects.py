"""Whose verb it is in Russian: case, agreement, and the body in "в полиции сообщили"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.inflected_clauses import (
    Clause,
    Item,
    items,
)
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import SO, Phrase, Subject
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Kind, Stance
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def russian_subject(
    unit: Unit, clause: Clause, first: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
    """Return the subject of a Russian verb; ``first`` is the clause's first word of weight."""
    low = unit.low
    avoid = cue.prepositions
    before = _joined(unit, items(unit, first, verb, language, avoid))
    after = _joined(unit, items(unit, verb + 1, clause.end, language, avoid))
    fitting = [one for one in (*before, *after) if _fits(unit, one, verb)]
    ranked = sorted(fitting, key=lambda one: _likely(unit, one, verb), reverse=True)
    if low[first] in language.relatives and before and before[0].begin == first:
        return None
    says = cue.stance not in (Stance.PLANS, Stance.HOPES)
    says = says and cue.stance is not Stance.ALLEGED
    weak = bool(ranked) and says and _likely(unit, ranked[0], verb)[0] <= 1
    weak = weak or (bool(ranked) and _is_many(low[verb]) and _is_told(unit, ranked[0]))
    if ranked and not (weak and _place(unit, [*before, *after])):
        own = ranked[0]
    else:
        accuses = cue.stance is Stance.ALLEGED  # "подозревают в связях"
        many = _is_many(low[verb]) and not accuses
        placed = _place(unit, [*before, *after]) if many else None
        if placed is None and not ranked:
            return None
        own = placed or ranked[0]
    begin = own.begin + bool(own.preposition)
    follows = own.begin > verb
    fronted = None
    topic = next((o for o in before if o.preposition in ("о", "об", "обо", "про")), None)
    if topic is not None:
        told = next((o for o in before if topic.end <= o.begin and _is_told(unit, o)), None)
        last = told.begin if told is not None else verb if follows else own.begin
        fronted = (topic.begin, last)
    else:
        thing = next((o for o in before if o is not own and not o.preposition), None)
        if thing is not None and (thing.phrase.may_be("a") or thing.phrase.may_be("g")):
            last = verb if follows or own.begin < thing.begin else own.begin
            told = next(
                (o for o in before if thing.end <= o.begin < last and _is_told(unit, o)), None
            )
            last = told.begin if told is not None else last
            while last > thing.begin + 1 and (
                low[last - 1] in language.adverbs or low[last - 1] in language.negations
            ):
                last -= 1
            fronted = (thing.begin, last) if thing.begin < last else None
    opens = first >= verb or bool(low[first] in SO)
    return Subject(begin, own.end, follows, opens, fronted)


def _joined(unit: Unit, found: Sequence[Item]) -> list[Item]:
    """Return phrases with two that "и" joins as one: "Стармер и Макрон"."""
    joined: list[Item] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and unit.low[last.end : one.begin] == ["и"]
            and not (last.preposition or one.preposition)
            and (both := last.phrase.cases & one.phrase.cases)
            and "n" in both
        ):
            animate = last.phrase.animate and one.phrase.animate
            phrase = Phrase(last.begin, one.end, last.phrase.head, both, True, animate=animate)
            joined[-1] = Item(last.begin, one.end, phrase)
        else:
            joined.append(one)
    return joined


def _is_told(unit: Unit, item: Item) -> bool:
    """Say whether it is an outlet in the dative: "эту информацию «Известиям» подтвердили"."""
    printed = " ".join(unit.words[item.begin : item.end])
    return not item.preposition and item.phrase.may_be("d") and is_outlet(printed)


def _fits(unit: Unit, item: Item, verb: int) -> bool:
    """Say whether a phrase can be the subject of a verb, by case, number and gender."""
    phrase = item.phrase
    if item.preposition or not phrase.may_be("n"):
        return False
    forms = [one for one in readings(unit.low[verb]) if one.pos in ("VERB", "ADJS", "PRTS")]
    if not forms:
        return True
    form = forms[0]
    if form.plural:
        return phrase.plural is not False or "и" in unit.low[phrase.begin : phrase.end]
    if phrase.plural:
        return False
    if not form.gender or not phrase.gender or form.gender == phrase.gender:
        return True
    return phrase.animate and form.gender == "f" and phrase.gender == "m"


def _is_many(verb: str) -> bool:
    return any(one.plural for one in readings(verb)[:1]) or verb.endswith("о")


def _likely(unit: Unit, item: Item, verb: int) -> tuple[int, int]:
    """Return how likely a phrase is the subject: somebody, a body, a thing; the nearest first."""
    phrase = item.phrase
    kind = kind_of(unit.low[phrase.head], "ru") if unit.low[phrase.head] != QUOTE else None
    noun = unit.low[phrase.head]
    someone = kind in (Kind.PERSON, Kind.GROUP) or noun.startswith(("источник", "собеседник"))
    if phrase.person or phrase.animate or someone:
        rank = 3
    elif kind is Kind.ORGANISATION or noun == QUOTE or _is_proper(unit, phrase.head):
        rank = 2
    else:
        rank = 1
    printed = " ".join(unit.words[phrase.begin : phrase.end])
    told = phrase.begin > verb and is_outlet(printed)
    return (0 if told else rank, -abs(item.begin - verb))


def _is_proper(unit: Unit, at: int) -> bool:
    """Say whether a word is capitalised for itself, not since it begins the sentence."""
    if not is_name(unit.words[at]) or unit.low[at] == QUOTE:
        return False
    marks = readings(unit.low[at])[0].marks
    return at > 0 or bool(marks & {"Geox", "Orgn", "Name", "Surn", "Abbr"})


def _place(unit: Unit, found: Sequence[Item]) -> Item | None:
    """Return the body in "в полиции сообщили": plural verbs need no subject."""
    for one in found:
        if one.preposition not in ("в", "во", "на") or not one.phrase.may_be("l"):
            continue
        noun = unit.low[one.phrase.head]
        kind = kind_of(noun, "ru") if noun != QUOTE else Kind.ORGANISATION
        named = is_name(unit.words[one.phrase.head]) and noun != QUOTE
        if kind is Kind.ORGANISATION or (named and kind is None):
            return one
    for one in found:
        noun = unit.low[one.phrase.head]
        somewhere = one.preposition in ("в", "во", "на") and one.phrase.may_be("l")
        if somewhere and not one.phrase.animate and noun not in _OCCASIONS and noun[0].isalpha():
            return one
    return None


_OCCASIONS = frozenset(
    """
    интервью эфире беседе комментарии ходе рамках заявлении связи итоге разговоре встрече
    брифинге пресс-конференции совещании заседании выступлении обращении письме четверг году
    месяце неделе сообщении статье материале время начале конце частности целом случае телеграме
    соцсетях странице канале числе результате свою очередь ночь
    """.split()
)
