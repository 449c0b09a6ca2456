"""Attributions that nouns make: "his claim that", "fears among voters that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.clauses import content_end
from corpus.attribution.phrases import is_name, is_word, phrase_after, subject_before
from corpus.attribution.verb_groups import group

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def noun_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions that nouns make: "his claim that", "fears among voters that"."""
    low = unit.low
    found: list[Candidate] = []
    nouns = language.nouns
    for at in [k for k, word in enumerate(low) if word in nouns]:
        if at == 0 or at + 2 >= len(low) or is_name(unit.words[at]):
            continue
        cue = nouns[low[at]][1][0]
        one = _noun(unit, at, cue, language)
        if one is not None:
            found.append(one)
    return found


def _noun(unit: Unit, at: int, cue: Cue, language: Language) -> Candidate | None:
    low = unit.low
    source: Span | None = None
    begin = at
    while (
        begin > 0
        and is_word(low[begin - 1])
        and begin > at - 4
        and not (
            low[begin - 1] in language.determiners
            or low[begin - 1] in language.prepositions
            or low[begin - 1] in language.never
            or low[begin - 1] in language.verbs
        )
    ):
        begin -= 1
    owner = low[begin - 1] if begin else ""
    kind = "bare"
    if owner in ("his", "her", "their", "its", "our", "my", "your"):
        source, kind = unit.span(begin - 1, begin), "possessive"
    elif owner in ("’s", "'s", "’", "'") and begin > 1:
        found = subject_before(unit, begin, language)
        if found:
            source, kind = unit.span(found[0], begin), "genitive"
    elif begin and low[begin - 1] in language.determiners:
        kind = "determiner"
    light = _light_verb(unit, begin, language)
    if source is None and light is not None:
        subject = subject_before(unit, group(unit, light, language).begin, language)
        if subject is None and low[light - 1] in language.coordinators:
            return None
        if subject is not None:
            source, kind = unit.span(*subject), "light"
    past = at + 1
    if low[past] in ("by", "from", "among") and source is None:
        end = phrase_after(unit, past + 1, language)
        if end:
            source, kind, past = unit.span(past + 1, end), "by", end
    if past + 1 >= len(low):
        return None
    following = low[past]
    if following in _COPULA and source is not None and "T" in cue.frames:
        past += 1  # "the union's answer is that"
        following = low[past] if low[past] in language.complementisers else ""
    if following in language.complementisers and "T" in cue.frames:
        frame, start = "that", past
    elif following == "to" and "V" in cue.frames and is_word(low[past + 1]):
        frame, start = "to", past
    elif following in cue.prepositions:
        frame, start = f"+{following}", past + 1
    else:
        return None
    stop = content_end(unit, start, "d", frame, language)
    if frame != "that":
        for k in range(start, stop):
            if low[k] in (",", "—", "–") or (
                low[k] in language.never and k > start + 1 and frame != "to"
            ):
                stop = k
                break
    if stop <= start:
        return None
    signs = (
        f"lemma={cue.lemma} (noun)",
        f"frame={frame}",
        "form=noun",
        f"owner={kind}",
        f"lemma+frame={cue.lemma}(n)|{frame}",
    )
    cue_begin = light if kind == "light" and light is not None else at
    return Candidate(
        (unit.span(start, stop),),
        source,
        unit.span(cue_begin, past if frame[0] != "+" else past + 1),
        signs,
    )


def _light_verb(unit: Unit, begin: int, language: Language) -> int | None:
    """Return the verb that carries a noun: "expressed hope", "reiterated the claims"."""
    at = begin - 1
    while at > 0 and (unit.low[at] in language.determiners or unit.low[at].endswith("ly")):
        at -= 1
    return at if at > 0 and unit.low[at] in _LIGHT else None


_COPULA = frozenset({"is", "was", "remains", "remained"})
_LIGHT = frozenset(
    """
    expressed express expresses voiced voices voice reiterated reiterates repeated repeats
    made makes issued issues raised raises delivered delivers gave gives aired airs rejected
    rejects
    """.split()
)
