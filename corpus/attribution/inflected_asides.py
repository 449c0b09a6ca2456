"""German and Russian asides that attribute: "laut X", "wie X berichtet", "по словам X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import russian
from corpus.attribution.candidates import Candidate
from corpus.attribution.inflected_clauses import MODULES, TURNING, resumed
from corpus.attribution.inflected_phrases import (
    DASHES,
    STOPS,
    back,
    past_addressee,
    phrase_end,
    stripped_end,
)
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.words import Unit


def by_preposition(unit: Unit, language: Language) -> list[Candidate]:
    """Read "laut X", "nach Angaben von X", "X zufolge", "so X", "по словам X"."""
    low = unit.low
    module = MODULES[language.code]
    found: list[Candidate] = []
    for at in range(len(low)):
        anonymous = next(
            (p for p in module.ANONYMOUS if at == 0 and tuple(low[: len(p)]) == p), None
        )
        if anonymous is not None:
            past = len(anonymous)
            end = stripped_end(unit, len(low))
            if end > past + 1:
                found.append(
                    candidate(unit, [unit.span(past, end)], None, (0, past), None, "opens")
                )
            return found
        opening = next((p for p in module.OPENINGS if tuple(low[at : at + len(p)]) == p), None)
        source: tuple[int, int] | None = None
        cue = (at, at + 1)
        inside = language.code == "de" and 0 < at < len(low) - 2 and is_word(low[at - 1])
        inside = inside and (is_name(unit.words[at + 1]) or low[at + 1] in language.determiners)
        theirs = _in_their_words(low, at, language)
        if theirs is not None:
            source, cue = theirs
            inside = language.code == "de" and source[0] > 1 and is_word(low[source[0] - 1])
        elif opening is not None and (
            at == 0 or inside or low[at - 1] in (",", *DASHES, "dass", "что")
        ):
            begin = at + len(opening)
            if begin < len(low) and low[begin] == "von":
                begin += 1
            end = (
                begin + 1
                if begin < len(low) and low[begin] in ("его", "её", "ее", "их")
                else phrase_end(unit, begin, language)
            )
            if begin < len(low) and low[begin] in _RELATIVE and at > 1 and low[at - 1] == ",":
                whose = back(unit, at - 1, language)
                last = stripped_end(unit, len(low))
                if whose < at - 1 and last > begin + 1:
                    content = [unit.span(begin + 1, last)]
                    said = (at, at + len(opening))
                    found.append(
                        candidate(unit, content, (whose, at - 1), said, None, "preposition")
                    )
                continue
            source, cue = (begin, end), (at, at + len(opening))
            if end <= begin or (
                end < len(low) and low[at] == "laut" and low[begin] in language.verbs
            ):
                continue
        elif low[at] in module.AFTER and at > 0:
            begin = _before_zufolge(unit, at, language)
            if begin == at:
                continue
            source, cue = (begin, at), (at, at + 1)
            inside = begin > 0 and is_word(low[begin - 1])
        elif low[at] in module.SO and at > 1 and low[at - 1] in (",", QUOTE) and at + 1 < len(low):
            end = phrase_end(unit, at + 1, language)
            if end <= at + 1:
                continue
            source = (at + 1, end)
        if source is None:
            continue
        begin = min(source[0], cue[0])
        if begin > 0 and low[begin] in _THEIRS[language.code] and low[begin - 1] in ("по", "nach"):
            begin -= 1
        past = max(source[1], cue[1])
        if begin <= 1 or (low[cue[0]] in module.AFTER and begin <= 3):
            if language.code == "ru":
                comma = next(
                    (k for k in range(past, min(len(low), past + 14)) if low[k] == ","), None
                )
                if comma is None:
                    continue
                if low[comma + 1 : comma + 2] and low[comma + 1] in (
                    "с",
                    "с",
                    "который",
                    "которое",
                    "которые",
                    "которую",
                    "в",
                    "на",
                ):
                    closing = next(
                        (k for k in range(comma + 1, min(len(low), comma + 14)) if low[k] == ","),
                        None,
                    )
                    comma = closing if closing is not None else comma
                past = comma + 1
            turn = (k for k in range(past, len(low) - 1) if low[k] == "," and low[k + 1] in TURNING)
            end = stripped_end(unit, next(turn, len(low)))
            pieces = [unit.span(past, end)] if end > past else []
        else:
            stop = begin
            while stop > 0 and low[stop - 1] in STOPS:
                stop -= 1
            pieces = [unit.span(0, stop)] if stop else []
            if inside and past + 1 < len(low) and is_word(low[past]):
                pieces.append(unit.span(past, max(past + 1, stripped_end(unit, len(low)))))
            if past + 1 < len(low) and low[past] == "," and language.code == "ru":
                pieces.append(unit.span(past + 1, max(past + 2, stripped_end(unit, len(low)))))
            if low[at] in module.SO and (rest := resumed(unit, past, language)):
                pieces.append(unit.span(*rest))
        if pieces:
            found.append(candidate(unit, pieces, source, cue, None, "preposition"))
    return found


def _in_their_words(
    low: list[str], at: int, language: Language
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return source and cue of "по её словам", "nach ihren Angaben", "seiner Ansicht nach"."""
    theirs, words = _THEIRS[language.code], _WORDS[language.code]
    first, last = low[at + 1 : at + 3], low[max(0, at - 2) : at]
    if low[at] in ("по", "nach") and len(first) > 1 and first[0] in theirs and first[1] in words:
        return (at + 1, at + 2), (at + 2, at + 3)
    after = language.code == "de" and low[at] in ("nach", "zufolge")
    if after and len(last) > 1 and last[0] in theirs and last[1] in words:
        return (at - 2, at - 1), (at - 1, at + 1)
    return None


_THEIRS = {
    "de": frozenset("seinen seiner ihren ihrer deren dessen".split()),
    "ru": frozenset("его её ее их".split()),
}
_WORDS = {
    "de": frozenset(
        """
        angaben worten ansicht meinung auffassung einschätzung aussage aussagen darstellung
        überzeugung informationen berechnungen schätzungen erkenntnissen
        """.split()
    ),
    "ru": frozenset(
        """
        словам мнению данным оценке оценкам сведениям утверждению версии убеждению информации
        прогнозу прогнозам подсчётам подсчетам признанию
        """.split()
    ),
}


def _before_zufolge(unit: Unit, at: int, language: Language) -> int:
    low = unit.low
    begin = at
    while (
        begin > 0 and at - begin < 8 and (is_word(low[begin - 1]) or _named_in_marks(unit, begin))
    ):
        if low[begin - 1] in language.never or low[begin - 1] in language.pronouns:
            break
        begin -= 1
    if begin < at - 1 and low[begin] in language.determiners | {"einer", "einem", "dem", "der"}:
        inner = next((k for k in range(begin + 1, at) if low[k] in ("der", "des", "von")), None)
        if inner is not None and low[inner - 1] in ("studie", "angaben", "bericht", "umfrage"):
            return inner
    return begin


def _named_in_marks(unit: Unit, end: int) -> bool:
    """Say whether a name in quotation marks ends there: "der Zeitung „Glos“ zufolge"."""
    length = unit.ends[end - 1] - unit.starts[end - 1]
    return unit.low[end - 1] == QUOTE and length <= SHORT_QUOTE


def by_as(unit: Unit, language: Language) -> list[Candidate]:
    """Read "Wie X berichtet, …", "…, wie X meldete", "Как сообщил X, …"."""
    low = unit.low
    module = MODULES[language.code]
    found: list[Candidate] = []
    for at, word in enumerate(low):
        if word not in module.AS or (at > 0 and low[at - 1] != ","):
            continue
        end = next(
            (k for k in range(at + 1, min(len(low), at + 25)) if low[k] in (",", ".", ";", ":")),
            min(len(low), at + 25),
        )
        verb = next(
            (
                k
                for k in range(at + 1, end)
                if low[k] in language.verbs
                and not (is_name(unit.words[k]) and language.code == "de")
            ),
            None,
        )
        if verb is None:
            continue
        cue = language.verbs[low[verb]][1][-1]
        if language.code == "de" and verb > at + 1:
            begin = at + 1
            last = phrase_end(unit, begin + (low[begin] == "aus"), language)
            if last <= begin or low[begin] in language.pronouns:
                last = begin + 1
            if last > verb:
                last = verb
            if low[begin] == "aus" and low[verb].startswith("hervor"):
                begin += 1  # "Wie aus einem Papier hervorgeht, das dem NDR vorliegt, …"
                last = min(phrase_end(unit, begin, language), verb)
                if low[end + 1 : end + 2] and low[end + 1] in ("das", "die", "der", "dem"):
                    near = range(end + 1, min(len(low), end + 15))
                    end = next((k for k in near if low[k] == ","), end)
            if low[last] == "aus" and low[verb].startswith("erf"):
                begin = last + 1  # "Wie die Agentur dpa aus Kreisen erfuhr"
                last = min(phrase_end(unit, begin, language), verb)
        else:
            begin, _ = (
                past_addressee(unit, verb + 1, language)
                if low[verb] != "известно"
                else (verb + 1, False)
            )
            if begin >= end:
                continue
            if low[begin] in ("в", "во", "из") and begin + 1 < end:
                begin += 1  # "Как сообщили в полиции", "Как следует из письма"
            last = phrase_end(unit, begin, language)
            if begin < end and low[begin] in language.pronouns:
                last = begin + 1
        if last <= begin or begin >= end:
            continue
        if at <= 1:
            stop = stripped_end(unit, len(low))
            pieces = [unit.span(end + 1, stop)] if end + 1 < stop else []
        else:
            stop = at - 1
            pieces = [unit.span(0, stop)] if stop > 0 else []
            rest = resumed(unit, end, language) if pieces and low[end : end + 1] == [","] else None
            if rest is not None:
                pieces.append(unit.span(*rest))
        if pieces:
            found.append(candidate(unit, pieces, (begin, last), (verb, verb + 1), cue, "as"))
    return found


def in_documents(unit: Unit, language: Language) -> list[Candidate]:
    """Read "…, говорится в заявлении МИД" and "… — об этом сообщили в полиции"."""
    low = unit.low
    found: list[Candidate] = []
    if language.code != "ru":
        return found
    for at in range(2, len(low)):
        past = at
        if low[at] in russian.SAID_IN and low[0] in ("в", "во") and low[at + 1 : at + 2] == [","]:
            end = phrase_end(unit, 1, language)
            last = stripped_end(unit, len(low))
            if low[at + 2 : at + 3] in (["что"], ["будто"]) and 1 < end <= at and last > at + 3:
                content = [unit.span(at + 2, last)]
                found.append(candidate(unit, content, (1, end), (at, at + 1), None, "that"))
                continue
        if low[at] in russian.SAID_IN:
            past = at + 1
        elif low[at] == "об" and low[at + 1 : at + 2] == ["этом"] and at + 2 < len(low):
            past = at + 3 if low[at + 2] in language.verbs else at
        if past == at or past >= len(low):
            continue
        stop = at - (low[at - 1] == "как")
        if low[stop - 1] not in STOPS:
            continue
        while stop > 0 and low[stop - 1] in STOPS:
            stop -= 1
        begin = past + (low[past] in ("в", "во"))
        end = phrase_end(unit, begin, language)
        if stop > 0 and end > begin:
            source = (begin - (begin > past), end)
            found.append(candidate(unit, [unit.span(0, stop)], source, (at, past), None, "before"))
    return found


_RELATIVE = frozenset("которого которой которых".split())


def by_themselves(unit: Unit, language: Language) -> list[Candidate]:
    """Read "Der Fahrer hat nach eigenen Angaben nichts bemerkt"."""
    low = unit.low
    own = next(
        (
            k
            for k in range(1, len(low) - 2)
            if low[k : k + 3] in (["nach", "eigenen", "angaben"], ["nach", "eigener", "aussage"])
        ),
        None,
    )
    if own is None or language.code != "de":
        return []
    end = phrase_end(unit, 0, language)
    last = stripped_end(unit, len(low))
    if not 0 < end <= own or last <= own + 3:
        return []
    content = [unit.span(own + 3, last)]
    return [candidate(unit, content, (0, end), (own, own + 3), None, "preposition")]


def candidate(
    unit: Unit,
    pieces: list[Span],
    source: tuple[int, int] | None,
    cue_at: tuple[int, int],
    cue: Cue | None,
    frame: str,
) -> Candidate:
    """Make a candidate of ranges of words."""
    lemma = cue.lemma if cue else "preposition"
    return Candidate(
        tuple(pieces),
        unit.span(*source) if source else None,
        unit.span(*cue_at),
        (f"lemma={lemma}", f"frame={frame}", "form=finite"),
    )
