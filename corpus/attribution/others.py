"""Attributions without a verb: "according to X", "in X's view", "X:", and by nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.candidates import Candidate
from corpus.attribution.citations import QUOTING
from corpus.attribution.clauses import LONGEST, content_end
from corpus.attribution.phrases import (
    group,
    is_name,
    is_word,
    phrase_after,
    subject_before,
    with_name,
)
from corpus.attribution.sureness import RELAYED
from corpus.attribution.words import ASIDE, QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit

_LONGEST_HEADING = 8  # words before the colon of "Dmitry Peskov:"


def according_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions that "according to X" and the like make."""
    low = unit.low
    found: list[Candidate] = []
    floor = 0
    if "according" not in low:
        return found
    for at in range(len(low) - 1):
        if low[at] == "according" and low[at + 1] == "to":
            one = _according(unit, at, at + 2, floor, language)
            if one is not None:
                found.append(one)
                floor = at
    return found


def _according(unit: Unit, at: int, begin: int, floor: int, language: Language) -> Candidate | None:
    low = unit.low
    end = phrase_after(unit, begin, language)
    if end is None:
        return None
    end = with_name(unit, begin, end, language)
    opens = (
        at == 0
        or (at == floor + 1 and not is_word(low[at - 1]))
        or low[at - 1] in language.coordinators
    )
    opens = opens or low[at - 1] in language.complementisers
    pieces: list[Span] = []
    past = _past_source(unit, end, language)
    if opens:
        if past < len(low) and low[past] == ",":
            past += 1
        if past < len(low):
            stop = content_end(unit, past, "d", "bare", language)
            pieces = [unit.span(past, stop)] if stop > past else []
        where = "opens"
    else:
        stop = at
        while stop > floor and not is_word(low[stop - 1]) and low[stop - 1] not in (QUOTE, ASIDE):
            stop -= 1
        start = max(floor, stop - LONGEST)
        start = _clause_start(unit, start, stop, language)
        if stop > start:
            pieces = [unit.span(start, stop)]
        where = "closes"
        if past + 2 < len(low) and low[past] == "," and not _turns(low[past + 1], language):
            last = content_end(unit, past + 1, "d", "bare", language)
            if last > past + 1:
                pieces.append(unit.span(past + 1, last))
                where = "within"
    if not pieces:
        return None
    signs = ("lemma=according to", f"frame={where}", "form=preposition")
    return Candidate(tuple(pieces), unit.span(begin, end), unit.span(at, begin), signs)


def _turns(word: str, language: Language) -> bool:
    """Say whether a word after the source's comma begins something else than the content."""
    return (
        word in language.relatives
        or word in language.coordinators
        or word in language.determiners
        or word in language.conjunctions
        or word in language.prepositions
        or word.endswith("ing")
        or word in ("according", "whose", "where")
    )


def _past_source(unit: Unit, end: int, language: Language) -> int:
    """Return where the source ends with what qualifies it: the comma or the unit's end."""
    low = unit.low
    for k in range(end, min(len(low), end + 25)):
        if low[k] == ",":
            return k
        if low[k] == QUOTE:
            return k
    return min(len(low), end + 25) if len(low) <= end + 25 else end


def _clause_start(unit: Unit, start: int, stop: int, language: Language) -> int:
    """Return where the clause before "according to" begins: after a semicolon, if there is one."""
    for k in range(stop - 1, start, -1):
        if unit.low[k] == ";":
            return k + 1
    while start < stop and not (
        is_word(unit.low[start]) or unit.low[start] in (QUOTE, ASIDE, "$", "#")
    ):
        start += 1
    return start


def heading_candidate(unit: Unit, language: Language) -> Candidate | None:
    """Return the attribution of a line such as "Dmitry Peskov: we know nothing of it"."""
    low = unit.low
    if not unit.first or ":" not in low:
        return None
    if ":" not in low[1 : _LONGEST_HEADING + 1]:
        return None
    colon = low.index(":", 1)
    name = unit.words[:colon]
    if colon + 1 >= len(low) or not is_name(name[0]) or unit.starts[colon] != unit.ends[colon - 1]:
        return None
    if any(
        word in language.verbs
        or word in language.prepositions
        or word in language.auxiliaries
        or word in language.times
        for word in low[:colon]
    ):
        return None
    if (
        not all(
            is_name(word)
            or word in ("the", "of", ".", "de", "van", "von", "-", "’s", "'s", "and", ",")
            or word.isdigit()
            for word in name
        )
        or name[-1].isdigit()
    ):
        return None
    end = len(low)
    while end > colon + 1 and low[end - 1] == ".":
        end -= 1
    if end - colon < 4 and low[colon + 1] != QUOTE:
        return None
    signs = (
        "lemma=:",
        "frame=heading",
        "form=heading",
        "title" if _in_title_case(unit, colon + 1) else "plain",
    )
    return Candidate(
        (unit.span(colon + 1, end),), unit.span(0, colon), unit.span(colon, colon + 1), signs
    )


def _in_title_case(unit: Unit, begin: int) -> bool:
    words = [word for word in unit.words[begin:] if word[0].isalpha()]
    return bool(words) and 3 * sum(map(is_name, words)) > 2 * len(words)


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


_LIGHT = frozenset(
    """
    expressed express expresses voiced voices voice reiterated reiterates repeated repeats
    made makes issued issues raised raises delivered delivers gave gives aired airs rejected
    rejects
    """.split()
)


def quoted_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions of "Radio Okapi quoted an officer as saying", also in the passive."""
    low = unit.low
    found: list[Candidate] = []
    if "as" not in low and "from" not in low:
        return found
    for at in range(len(low) - 1):
        if low[at] in _HEARING and low[at + 1] == "from":
            heard = _heard_from(unit, at, language)
            if heard is not None:
                found.append(heard)
            continue
        if low[at] != "as" or low[at + 1] not in _AS_SAYING:
            continue
        verb = next((k for k in range(at - 1, max(-1, at - 25), -1) if low[k] in QUOTING), None)
        if verb is None:
            continue
        past = at + 2 + (low[at + 1] == "having")
        if verb + 1 == at or low[verb + 1] == "by":
            begin = group(unit, verb, language).begin
            source = subject_before(unit, begin, language)
        else:
            reporter = subject_before(unit, verb, language)
            source, begin = (verb + 1, at), reporter[0] if reporter else verb
        if source is None or past > len(low):
            continue
        start = past
        if past < len(low) and low[past] == "by":
            start = phrase_after(unit, past + 1, language) or past
        while start < len(low) and low[start] in (",", ":"):
            start += 1
        follows = start < len(low) and (is_word(low[start]) or low[start] == QUOTE)
        if follows and low[start] not in language.prepositions:
            content = unit.span(start, content_end(unit, start, "", "that", language))
        else:
            stop = begin
            while stop > 0 and not is_word(low[stop - 1]) and low[stop - 1] != QUOTE:
                stop -= 1
            if stop == 0:
                continue
            content = unit.span(max(0, stop - LONGEST), stop)
        signs = ("lemma=quote as saying", RELAYED)
        found.append(
            Candidate((content,), unit.span(*source), unit.span(at, min(past, len(low))), signs)
        )
    return found


def _heard_from(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "Público heard from a firefighter that …"."""
    low = unit.low
    end = phrase_after(unit, at + 2, language)
    if end is None:
        return None
    past = next(
        (k for k in range(end, min(len(low), end + 8)) if low[k] in language.complementisers), None
    )
    if past is None or past + 1 >= len(low):
        return None
    content = unit.span(past, content_end(unit, past, "d", "that", language))
    return Candidate(
        (content,), unit.span(at + 2, end), unit.span(at, at + 2), ("lemma=hear from", RELAYED)
    )


_HEARING = frozenset("heard hears learned learnt".split())
_AS_SAYING = frozenset(
    "saying having telling stating adding warning claiming denying confirming".split()
)
