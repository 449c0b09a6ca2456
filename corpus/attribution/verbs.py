"""Attributions by reporting verbs: "X said that", "…, said X", "…, X said, …", "it was claimed"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import content_end
from corpus.attribution.complements import complement
from corpus.attribution.nouns import Stance
from corpus.attribution.passives import cue_begin, passive
from corpus.attribution.phrases import is_name, is_word, phrase_after, subject_before
from corpus.attribution.pieces import (
    ascending,
    content_after_semicolon,
    content_around_as,
    content_before,
    content_resumed,
    stripped_end,
)
from corpus.attribution.subjects import (
    SEPARATORS,
    State,
    finite_subject,
    first_subject,
    inverted_subject,
    is_noun_here,
)
from corpus.attribution.sureness import CITED, MARKED, UNSAID
from corpus.attribution.verb_groups import Group, group
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit

_SPOKEN = frozenset({Stance.SAID, Stance.ALLEGED, Stance.DENIED, Stance.PROMISED, Stance.WARNED})


def verb_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions that the unit's reporting verbs make, in order."""
    found: list[Candidate] = []
    state = State()
    low, verbs = unit.low, language.verbs
    for at in [k for k, word in enumerate(low) if word in verbs]:
        if at and is_name(unit.words[at]) and not _is_title(unit):
            continue
        tags, cues = verbs[low[at]]
        following = low[at + 1] if at + 1 < len(low) else ""
        one = next((c for c in cues if c.particle is None or c.particle == following), None)
        if one is None:
            continue
        figure = one.lemma == "put" and _puts_figure(low, at)
        candidate = _candidate(unit, at, tags, one, language, state)
        if candidate is not None:
            found.append(
                replace(candidate, signs=(*candidate.signs, CITED)) if figure else candidate
            )
    return found


def _puts_figure(low: list[str], at: int) -> bool:
    """Say whether it is a number that is put: "put the figure at 60"."""
    near = low[at + 1 : at + 9]
    return "at" in near and not _FIGURES.isdisjoint(near[: near.index("at")])


_FIGURES = frozenset(
    """
    number figure toll death-toll cost damage damages total price count losses turnout share value
    age time
    """.split()
)


def _is_plural(unit: Unit, subject: tuple[int, int], language: Language) -> bool:
    """Say whether a verb in its basic form may have this subject: "sources say", not "he say"."""
    low = unit.low[subject[0] : subject[1]]
    if len(low) == 1 and low[0] in language.pronouns:
        return low[0] not in ("he", "she", "it")
    return (
        any(word.endswith("s") and not word.endswith(("'s", "’s")) for word in low)
        or bool(_PLURALS & set(low))
        or low[0] in ("some", "many", "most", "few", "several", "that")
    )


_PLURALS = frozenset(
    "and people police men women children media percent who which these those".split()
)


def _is_title(unit: Unit) -> bool:
    """Say whether most words are capitalised, as in a headline."""
    words = [word for word in unit.words if word[0].isalpha()]
    return unit.first and 3 * sum(map(is_name, words)) > 2 * len(words)


def _candidate(
    unit: Unit, at: int, tags: str, cue: Cue, language: Language, state: State
) -> Candidate | None:
    verb = group(unit, at, language)
    if verb.begin < state.floor:
        verb = Group(
            max(verb.begin, state.floor),
            verb.negated,
            verb.passive,
            verb.modal,
            verb.infinitive,
            verb.helped,
        )
    after = at + 1 + (cue.particle is not None)
    if is_noun_here(unit, at, tags, verb, language) or unit.low[max(at - 1, 0) : at + 1] == _NOTED:
        return None
    form = _form(tags, verb)
    if form == "passive":
        return passive(unit, at, after, cue, verb, language, state)
    inside = at < state.content_until
    inverted = inverted_subject(unit, at, after, cue, verb, form, language, state)
    if inverted is not None:
        subject: tuple[int, int] | None = inverted
        where = "inverted"
    elif form in ("ing", "infinitive"):
        subject, where = (
            state.subject or first_subject(unit, verb.begin, language, state.floor),
            form,
        )
        if form == "ing" and verb.begin > 0 and is_word(unit.low[verb.begin - 1]):
            nearer = subject_before(unit, verb.begin, language, state.floor)
            before = unit.low[verb.begin - 1]
            if nearer and before not in language.prepositions:
                subject, where = nearer, "ing-near"
    else:
        subject, where = finite_subject(unit, verb.begin, language, state)
    if subject is None:
        return None
    if (
        form == "finite"
        and not verb.helped
        and not set(tags) & {"d", "s"}
        and not _is_plural(unit, subject, language)
    ):
        return None
    if where in ("subject", "inverted", "shared"):
        state.subject = subject
    return _with_content(
        unit, at, after, cue, verb, form, subject, where, tags, language, state, inside
    )


_NOTED = ["in", "writing"]


def _with_content(
    unit: Unit,
    at: int,
    after: int,
    cue: Cue,
    verb: Group,
    form: str,
    subject: tuple[int, int],
    where: str,
    tags: str,
    language: Language,
    state: State,
    inside: bool,
) -> Candidate | None:
    low = unit.low
    begin = min(verb.begin, subject[0]) if where != "inverted" else verb.begin
    past = subject[1] if where == "inverted" else after
    pieces: list[Span] = []
    frame = ""
    if where == "inverted":
        frame = "before"
        pieces = content_before(unit, begin, language, state)
        if begin == 0 and past < len(low) and low[past] == ":":
            pieces, frame = [], "colon"
            if past + 1 < (end := stripped_end(unit, len(low))):
                pieces = [unit.span(past + 1, end)]
        elif past + 1 < len(low) and low[past] in (",", ":") and low[past + 1] == QUOTE:
            pieces = [*pieces, unit.span(past + 1, past + 2)]
    else:
        follows = complement(unit, after, cue, language)
        parenthetical = (
            where in ("subject", "shared")
            and begin > 0
            and low[begin - 1] in SEPARATORS
            and cue.frames & {"Q", "B", "T"}
        )
        if follows is not None and not (
            parenthetical
            and low[begin - 1] == QUOTE
            and follows[0] in ("bare", "noun", "that", "wh")
            and not _introduced(unit, begin - 1, language)
        ):
            frame, start = follows
            end = content_end(unit, start, tags, frame, language)
            if end <= start:
                return None
            pieces = [unit.span(start, end)]
            state.floor = max(state.floor, end if end < len(low) - 1 else state.floor)
            state.content_until = max(state.content_until, end)
            if parenthetical and low[begin - 1] == QUOTE and frame == "quote":
                pieces = [*content_before(unit, begin, language, state), *pieces]
                frame = "around"
        elif parenthetical:
            as_clause = begin > 0 and low[begin - 1] == "as"
            frame = "as" if as_clause else "before"
            pieces = content_before(unit, begin, language, state)
            stop = past
            addressed = "A" in cue.frames and stop < len(low) and is_word(low[stop])
            if addressed:  # ", X told the paper, and …": only what is joined goes on
                stop = phrase_after(unit, stop, language) or stop
                joined = stop + 1 < len(low) and low[stop + 1] in language.coordinators
                stop = stop if joined else len(low)
            while stop < len(low) and (
                low[stop] in language.times or low[stop] in language.adverbs
            ):
                stop += 1
            if stop < len(low) and low[stop] in language.prepositions:  # "she said on leaving,"
                comma = next(
                    (k for k in range(stop, min(len(low), stop + 5)) if low[k] == ","), stop
                )
                stop = comma if QUOTE not in low[stop:comma] else stop
            if pieces and stop < len(low) and low[stop] == ",":
                more = content_resumed(
                    unit, stop, language, fragment=_is_fragment(unit, pieces[0], language)
                )
                if more:
                    pieces = [*pieces, more]
                    frame = "around"
            elif pieces and where == "subject" and low[past : past + 1] == [";"]:
                pieces = [*pieces, *content_after_semicolon(unit, past, language)]
        elif begin > 0 and low[begin - 1] == "as" and cue.frames & {"Q", "T", "B"}:
            pieces, frame = content_around_as(unit, begin - 1, past, language, state), "as"
    if not pieces and frame != "colon":
        return None
    state.spoken = past
    pieces = ascending(pieces)
    if not pieces:
        return None
    source = unit.span(*subject)
    cue_span = unit.span(cue_begin(unit, verb, at, language), after)
    nested = any(piece.start <= source.start < piece.end for piece in pieces)
    if nested:
        return None
    signs = (
        f"lemma={cue.lemma}",
        f"frame={frame}",
        f"where={where}",
        f"form={form}",
        f"lemma+frame={cue.lemma}|{frame}",
        *(["says"] if "Q" in cue.frames or cue.stance in _SPOKEN else []),
        *(["reports"] if cue.stance is Stance.REPORTED else []),
        *(["negated"] if verb.negated else []),
        *(["modal"] if verb.modal else []),
        *([UNSAID] if frame in _LOOSE and _tells_nothing(unit, subject, after) else []),
        _subject_sign(unit, subject, language),
        *(["inside"] if inside else []),
        *([MARKED] if any(low[unit.starts.index(p.start)] == QUOTE for p in pieces) else []),
    )
    return Candidate(tuple(pieces), source, cue_span, signs)


_LOOSE = frozenset({"bare", "wh", "noun"})


def _tells_nothing(unit: Unit, subject: tuple[int, int], after: int) -> bool:
    """Say whether nothing is told: "what he says", "said the same thing", "isn't saying much"."""
    low = unit.low
    if low[subject[0]] in _WHATEVER or (subject[0] and low[subject[0] - 1] in _WHATEVER):
        return True
    return low[after] in ("much", "little", "nothing", "so", "enough") or (
        low[after : after + 2] == ["the", "same"]
    )


_WHATEVER = frozenset("what whatever everything anything".split())


def _is_fragment(unit: Unit, piece: Span, language: Language) -> bool:
    """Say whether what stands before ", X said," is no sentence: "If it cannot"."""
    first = unit.starts.index(piece.start)
    size = sum(start < piece.end for start in unit.starts) - first
    return size <= 4 and (
        unit.low[first] in language.conjunctions or unit.low[first] in language.prepositions
    )


def _introduced(unit: Unit, quote: int, language: Language) -> bool:
    """Say whether a quotation is the name of a show or a paper in an introductory phrase."""
    first = unit.low[0]
    opens = first in language.prepositions or first in language.times
    return quote > 0 and opens and unit.ends[quote] - unit.starts[quote] < 45


def _subject_sign(unit: Unit, subject: tuple[int, int], language: Language) -> str:
    first = unit.low[subject[0]]
    if first in language.relatives:
        return "subject=relative"
    if first in ("it", "you", "we", "i", "they"):
        return f"subject={first}"
    if first in language.pronouns:
        return "subject=pronoun"
    named = any(is_name(word) for word in unit.words[subject[0] : subject[1]])
    return "subject=name" if named else "subject=noun"


def _form(tags: str, verb: Group) -> str:
    if verb.infinitive:
        return "infinitive"
    if "g" in tags:
        return "finite" if verb.helped else "ing"
    if verb.passive and "n" in tags:
        return "passive"
    return "finite"
