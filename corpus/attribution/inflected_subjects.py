"""Whose verb it is: the subject of a German or Russian clause, by case, agreement and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.german_words import PERIODS
from corpus.attribution.inflected_clauses import (
    MODULES,
    NEAR,
    Clause,
    Item,
    clauses,
    items,
    phrase_at,
)
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import Phrase
from corpus.attribution.morphology import readings
from corpus.attribution.nouns import Kind, Stance
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


@dataclass(frozen=True, slots=True)
class Subject:
    """Who reports, and where that stands.

    Attributes:
        begin: its first word.
        end: the word after its last.
        follows: whether it follows its verb.
        opens: whether nothing stands between the clause's mark and the verb.
        fronted: the words before the verb that are its object, if any are.
    """

    begin: int
    end: int
    follows: bool
    opens: bool
    fronted: tuple[int, int] | None = None


def opening(unit: Unit, clause: Clause, language: Language, verb: int) -> int:
    """Return the first word of a clause that is neither adverb nor coordinator nor "so"."""
    at = clause.begin
    if unit.low[at : at + 2] in (["об", "этом"], ["о", "чём"], ["о", "чем"]):
        at += 2
    while at < verb and (
        unit.low[at] in language.adverbs
        or unit.low[at] in language.coordinators
        or unit.low[at] in _SO
    ):
        at += 1
    return at


_SO = frozenset("so так то es же не сам сама".split())


def subject_of(
    unit: Unit, cut: Sequence[Clause], number: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
    """Return the subject of the finite verb at ``verb`` in a clause; None if it has none there.

    Args:
        unit: the unit.
        cut: its clauses.
        number: which of them has the verb.
        verb: the finite verb: of "hat … angekündigt" the "hat".
        cue: what the verb is.
        language: the language.
    """
    whole = cut[number]
    clause = Clause(max(whole.begin, verb - NEAR), min(whole.end, verb + NEAR), whole.mark)
    first = opening(unit, clause, language, verb)
    found = (_german if language.code == "de" else _russian)(
        unit, clause, first, verb, cue, language
    )
    if first == verb and clause.mark == "," and number > 1:
        apart = _across(unit, cut, number, language)
        if apart is not None and (found is None or _apposed(unit, cut[number - 1], language)):
            return Subject(*apart, follows=False, opens=False)
    return found


def _german(
    unit: Unit, clause: Clause, first: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
    low = unit.low
    avoid = cue.prepositions
    after = [
        one
        for one in items(unit, verb + 1, clause.end, language, avoid)
        if not one.preposition and one.phrase.may_be("n") and not _is_time(unit, one.phrase)
    ]
    if first >= verb:
        return _after(after, first=first, verb=verb)
    if low[first] in language.complementisers | language.conjunctions | language.questions:
        within = items(unit, first + 1, clause.end, language, avoid)
        own = next((o for o in within if not o.preposition and o.phrase.may_be("n")), None)
        return Subject(own.begin, own.end, own.begin > verb, opens=False) if own else None
    wide = phrase_at(unit, first, language, avoid, wide=True)
    while wide is not None and wide.end < verb and _reaches(unit, wide.end, verb, language):
        break
    if wide is None or wide.end > verb or "zufolge" in low[wide.end : verb]:
        return _after(after, first=first, verb=verb)
    if clause.mark == "," and low[first] in MODULES["de"].RELATIVES and wide.end == first + 1:
        return None
    if _is_time(unit, wide) and after:
        return _after(after, first=first, verb=verb)
    ambiguous = wide.may_be("a") and not wide.person
    certain = next((o for o in after if o.phrase.cases == frozenset("n") or _is_he(unit, o)), None)
    if not wide.may_be("n") or (ambiguous and certain is not None and not wide.animate):
        found = certain or (after[0] if after else None)
        if found is None:
            return None
        front = (first, verb) if wide.may_be("a") else None
        return Subject(found.begin, found.end, follows=True, opens=False, fronted=front)
    return Subject(first, verb, follows=False, opens=False)


def _is_time(unit: Unit, phrase: Phrase) -> bool:
    """Say whether a German phrase says when: "vergangene Woche", "den ganzen Tag"."""
    return unit.low[phrase.head] in PERIODS and phrase.end == phrase.head + 1


def _is_he(unit: Unit, item: Item) -> bool:
    return item.end == item.begin + 1 and unit.low[item.begin] in ("er", "sie", "man", "wir")


def _reaches(unit: Unit, at: int, verb: int, language: Language) -> bool:
    """Say whether only adverbs and adjuncts stand between a phrase and its verb."""
    return all(unit.low[k] in language.adverbs for k in range(at, verb))


def _after(after: Sequence[Item], *, first: int, verb: int) -> Subject | None:
    if not after:
        return None
    own = after[0]
    if own.phrase.may_be("a") and not own.phrase.animate and not own.phrase.may_be("d"):
        own = next((one for one in after if one.phrase.cases == frozenset("n")), own)
    return Subject(own.begin, own.end, follows=True, opens=first >= verb)


def _russian(
    unit: Unit, clause: Clause, first: int, verb: int, cue: Cue, language: Language
) -> Subject | None:
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
    opens = first >= verb or bool(low[first] in _SO)
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


def _across(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int] | None:
    """Return "X, der Leiter," or "X, who …," before the comma that a verb follows."""
    for back in (2, 3):
        if number - back < 0 or cut[number - back + 1].mark != ",":
            return None
        clause = cut[number - back]
        begin = clause.begin
        while begin < clause.end and (
            unit.low[begin] in language.coordinators
            or unit.low[begin] in language.complementisers
            or unit.low[begin] in language.adverbs
        ):
            begin += 1
        own = phrase_at(unit, begin, language, wide=True)
        if own is not None and own.end == clause.end and own.may_be("n"):
            return begin, cut[number - 1].end
    return None


def _apposed(unit: Unit, clause: Clause, language: Language) -> bool:
    """Say whether a clause between commas says who somebody is."""
    first = clause.begin
    low = unit.low[first]
    if first + 1 < clause.end and (low in language.prepositions or low in ("слова", "слово")):
        low = unit.low[first + 1]  # ", auf die sich X bezieht,", ", слова которого …"
    if low in MODULES[language.code].RELATIVES or low[0].isdigit():
        return True
    if language.code == "ru" and any(one.pos in ("PRTF", "GRND") for one in readings(low)):
        return True
    own: Phrase | None = phrase_at(unit, first, language, wide=True)
    return own is not None and own.end == clause.end


_BACK = 6  # clauses


def shared_subject(
    unit: Unit, cut: Sequence[Clause], number: int, language: Language
) -> tuple[int, int] | None:
    """Return the subject of the clauses before one that has none of its own."""
    for clause in reversed(cut[max(0, number - _BACK) : number]):
        for one in items(unit, clause.begin, min(clause.end, clause.begin + NEAR), language):
            if one.preposition or not one.phrase.may_be("n"):
                continue
            if unit.low[one.begin] == QUOTE and one.end - one.begin == 1 and clause.begin == 0:
                continue
            return one.begin, one.end
    return None


CITING_VERBS = ("zitier", "цитиру", "процитиров", "приводит", "приводят", "привел", "привёл")
"""How verbs begin whose object is who says it."""

LEARNING = ("erfuhr", "erfahr", "erfähr", "узнал", "узнают", "узнаёт")
"""How verbs begin that say from whom it was learnt."""


def who_reports(unit: Unit, verb: int, language: Language) -> tuple[int, int] | None:
    """Return the subject of a verb that quotes: "Die Zeitung zitierte einen Beamten"."""
    entry = language.verbs.get(unit.low[verb])
    cut = clauses(unit, language)
    number = next((n for n, one in enumerate(cut) if one.begin <= verb < one.end), None)
    if entry is None or number is None:
        return None
    clause = cut[number]
    finite = verb
    if language.code == "de":
        within = range(clause.begin, clause.end)
        finite = next((k for k in within if unit.low[k] in _HELPING), verb)
    found = subject_of(unit, cut, number, finite, entry[1][-1], language)
    return (found.begin, found.end) if found else None


_HELPING = frozenset("hat haben hatte hatten will wollen".split())
