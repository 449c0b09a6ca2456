"""The grammar of German and Russian, where case and not place tells the subject from the object.

A verb after the content is followed by its subject ("…, sagte X"); otherwise the subject comes
before it, unless an adverbial does ("Am Freitag dementierte X").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.clauses import LONGEST
from corpus.attribution.inflected_asides import (
    by_as,
    by_preposition,
    by_themselves,
    candidate,
    in_documents,
)
from corpus.attribution.inflected_clauses import GERUNDS, content_after, resumed
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import (
    DASHES,
    STOPS,
    past_addressee,
    phrase_end,
    subject_left,
)
from corpus.attribution.lexicon import Cue
from corpus.attribution.nouns import Stance
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import ASIDE, QUOTE, SHORT_QUOTE
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.candidates import Candidate
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def inflected_candidates(unit: Unit, language: Language) -> list[Candidate]:
    """Return the attributions in a German or Russian unit."""
    found = [
        *by_preposition(unit, language),
        *by_as(unit, language),
        *in_documents(unit, language),
        *by_themselves(unit, language),
    ]
    taken = {k for one in found if one.cue for k in range(one.cue.start, one.cue.end)}
    for at, word in enumerate(unit.low):
        entry = language.verbs.get(word) or _manner_of_speaking(unit, at, language)
        if (
            entry is None
            or unit.starts[at] in taken
            or (is_name(unit.words[at]) and at and language.code == "de")
        ):
            continue
        one = _quoted(unit, at, language) if word == "zitiert" else None
        one = one or _by_verb(unit, at, entry[1], language)
        if one is not None:
            found.append(one)
    return found


def _manner_of_speaking(
    unit: Unit, at: int, language: Language
) -> tuple[str, tuple[Cue, ...]] | None:
    """Return a cue for any verb between a quotation and a noun phrase: "“…”, seufzt der Wirt"."""
    low = unit.low
    before = at - 1
    while before > 0 and low[before] in (",", "so", *DASHES):
        before -= 1
    if before < 0 or low[before] != QUOTE or before == at - 1 or at + 1 >= len(low):
        return None
    word = low[at]
    if word != unit.words[at] or not word.isalpha() or not _FINITE[language.code].search(word):
        return None
    if word in language.never or word in language.conjunctions or word in language.determiners:
        return None
    if unit.ends[before] - unit.starts[before] <= _LONGEST_TITLE and language.code == "de":
        closed = unit.words[before].rstrip('“”»«"’‘')[-1:] in ".!?…," or before == 0
        if not closed:
            return None
    begins = is_name(unit.words[at + 1]) or low[at + 1] in language.determiners
    noun = language.code == "ru" and (
        kind_of(low[at + 1], "ru") is not None or any(map(is_name, unit.words[at + 2 : at + 3]))
    )
    return ("d", (_ANY,)) if begins or noun or low[at + 1] in language.pronouns else None


_NEAR_THIS = 6  # words
_TO_OUTLETS = ("журналу", "газете", "изданию", "порталу", "каналу", "агентству", "радиостанции")
_ANY = Cue("say", Stance.OTHER, frozenset("TQB"), frozenset())
_LONGEST_TITLE = 45  # characters of a quotation that may be a name
_FINITE = {
    "de": re.compile(r"(?:t|te|ten|ie[fß]|ohl|ang)$"),
    "ru": re.compile(r"(?:л|ла|ли|лся|лась|лись|[еёию]т|[ая]т|[еию]тся|[ая]тся)$"),
}


def _quoted(unit: Unit, at: int, language: Language) -> Candidate | None:
    """Read "„Niemand hat das gewollt“, wird der Kapitän im „Abendblatt“ zitiert"."""
    low = unit.low
    helped = next((k for k in range(at - 1, max(0, at - 16), -1) if low[k] in language.be), None)
    if helped is None or low[helped - 1] not in STOPS:
        return None
    end = phrase_end(unit, helped + 1, language)
    stop = helped
    while stop > 0 and low[stop - 1] in STOPS:
        stop -= 1
    begin = _clause_begin(unit, stop)
    if end <= helped + 1 or stop <= begin:
        return None
    content = [unit.span(begin, stop)]
    return candidate(unit, content, (helped + 1, end), (at, at + 1), None, "before")


def _choose(unit: Unit, at: int, cues: tuple[Cue, ...]) -> tuple[Cue, int | None] | None:
    """Return the cue whose separable prefix, if it has one, stands later in the unit."""
    low = unit.low
    for cue in cues:
        if cue.particle is None:
            return cue, None
        for k in range(at + 1, min(len(low), at + 40)):
            if low[k] == cue.particle and (
                k + 1 >= len(low) or low[k + 1] in STOPS or low[k + 1] == QUOTE
            ):
                return cue, k
            if low[k] in (";", "."):
                break
    return None


def _by_verb(unit: Unit, at: int, cues: tuple[Cue, ...], language: Language) -> Candidate | None:
    chosen = _choose(unit, at, cues)
    if chosen is None:
        return None
    cue, prefix = chosen
    low = unit.low
    if cue.particle == "äußern":
        return None  # "wollte sich nicht äußern" claims nothing
    before = low[at - 1] if at else ""
    if (before in ("так", "so") or before in language.negations) and at > 1:
        before = low[at - 2]
    titled = before == QUOTE and unit.ends[at - 1] - unit.starts[at - 1] <= SHORT_QUOTE and at > 1
    follows_content = (
        before in DASHES or (before == QUOTE and not titled) or (before == "," and at > 1)
    )
    if language.code == "ru" and low[at].endswith(GERUNDS):
        return _straight(unit, at, cue, prefix, language) if before == "," else None
    if follows_content and cue.frames & {"Q", "B", "T"} and not _relative(unit, at, language):
        return _inverted(unit, at, cue, prefix, language)
    return _straight(unit, at, cue, prefix, language)


def _relative(unit: Unit, at: int, language: Language) -> bool:
    """Say whether the comma before a verb closes an apposition: "X, der Leiter, sagte"."""
    low = unit.low
    if low[at - 1] != ",":
        return False
    opening = next((k for k in range(at - 2, -1, -1) if low[k] == ","), None)
    if opening is None or opening > 12:
        return False
    if opening and phrase_end(unit, 0, language) == opening and _apposed(unit, opening + 1):
        return True  # "Der Kommandeur, Yusuf Darrak, bestritt"
    # The part before the first comma is a bare noun phrase, and what follows the verb is no name.
    after = low[at + 1] if at + 1 < len(low) else ""
    bare = not any(low[k] in language.never or low[k] in language.verbs for k in range(opening))
    return bare and after in (",", ":", *language.complementisers)


def _apposed(unit: Unit, at: int) -> bool:
    """Say whether a name, "ein Koch", "der …" or a participle begins there."""
    word = unit.low[at]
    return is_name(unit.words[at]) or word in _APPOSING or word.endswith(_PARTICIPLES)


_APPOSING = frozenset("ein eine der die das dem den deren dessen".split())
_PARTICIPLES = ("вший", "вшая", "вшие", "вшийся", "вшаяся", "щий", "щая", "щие", "щийся", "щаяся")


def _inverted(
    unit: Unit, at: int, cue: Cue, prefix: int | None, language: Language
) -> Candidate | None:
    """Read "…, sagte X" and "…, — сказал X"."""
    low = unit.low
    first, _ = past_addressee(unit, at + 1, language)
    if cue.lemma == "узнал" and low[at + 1 : at + 2] == [QUOTE]:
        first = at + 1  # "узнали «Ведомости» от …"
    first += low[at - 1] == "so" and low[first : first + 1] == ["es"]
    if low[at] in _IMPERSONAL:
        first += first < len(low) and low[first] == "es"
        later = range(first, min(first + _TIME_WORDS, len(low) - 1))
        first = next((k for k in later if low[k] in ("aus", "bei", "beim", "seitens")), first)
        if first >= len(low) or low[first] not in _WHENCE:
            return _by_nobody(unit, at, first, cue)
        first += 1
    if (first < len(low) and low[first] in ("er", "sie", "es")) or (
        first < len(low) and low[first] in language.pronouns
    ):
        end = first + 1
    else:
        end = phrase_end(unit, first, language)
    if end <= first and language.code == "ru" and first < len(low) and low[first] == "в":
        end = phrase_end(unit, first + 1, language)
        end = end if end > first + 1 else first
    if end <= first:
        return None
    end = _with_name(unit, end)
    if cue.lemma == "zitiert":
        return _quoting(unit, at, first, end, language)
    if cue.lemma == "erfuhr" and end < len(low) and low[end] == "aus":
        last = phrase_end(unit, end + 1, language)
        first, end = (end + 1, last) if last > end + 1 else (first, end)
    if cue.lemma == "узнал" and low[end : end + 1] in (["от"], ["из"]):
        last = phrase_end(unit, end + 1, language)
        first, end = (end + 1, last) if last > end + 1 else (first, end)
    negated = low[at - 1] in language.negations
    stop = at - negated
    while stop > 0 and (low[stop - 1] in STOPS or low[stop - 1] in ("так", "so")):
        stop -= 1
    begin = _clause_begin(unit, stop)
    pieces = [unit.span(begin, stop)] if stop > begin else []
    if not pieces:
        return None
    goes_on = end
    while goes_on < len(low) and low[goes_on] in (":", ",", ".", *DASHES):
        goes_on += 1
    if goes_on > end and goes_on < len(low) and low[goes_on] == QUOTE:
        pieces.append(unit.span(goes_on, goes_on + 1))
    elif stop - begin <= _HARDLY_BEGUN:
        rest = resumed(unit, end, language)
        if rest is not None:
            pieces.append(unit.span(*rest))
    last = prefix + 1 if prefix is not None and prefix < end else at + 1
    cue_at = (at - negated, max(last, at + 1))
    return candidate(unit, pieces, (first, end), cue_at, cue, "before")


_TIME_WORDS = 4  # "hieß es am Abend aus dem Präsidium"
_HARDLY_BEGUN = 6  # words before "sagte X", so that what follows goes on with it
_IMPERSONAL = frozenset("heißt hieß verlautet verlautete".split())
_WHENCE = frozenset("aus bei in im von vom beim seitens".split())


def _by_nobody(unit: Unit, at: int, past: int, cue: Cue) -> Candidate | None:
    """Read "…, hieß es": nobody is named."""
    stop = at
    while stop > 0 and unit.low[stop - 1] in STOPS:
        stop -= 1
    begin = _clause_begin(unit, stop)
    if stop <= begin:
        return None
    return candidate(unit, [unit.span(begin, stop)], None, (at, past), cue, "before")


def _with_name(unit: Unit, end: int) -> int:
    """Extend "die Präsidentin des Roten Kreuzes" over ", Gerda Hass"."""
    low, words = unit.low, unit.words
    last = end + 1
    while last < len(low) and is_name(words[last]) and last - end < 4:
        last += 1
    named = end + 2 < len(low) and low[end] == "," and last >= end + 3
    return last if named and (last >= len(low) or not is_word(low[last])) else end


def _quoting(unit: Unit, at: int, first: int, end: int, language: Language) -> Candidate | None:
    """Read "…, zitierte die Zeitung den Chef": the quoted one is the source."""
    low = unit.low
    second = phrase_end(unit, end, language)
    if second <= end:
        return None
    if second + 1 < len(low) and low[second] == "," and is_name(unit.words[second + 1]):
        second = phrase_end(unit, second + 1, language)
    stop = at
    while stop > 0 and low[stop - 1] in STOPS:
        stop -= 1
    begin = _clause_begin(unit, stop)
    if stop <= begin:
        return None
    return candidate(unit, [unit.span(begin, stop)], (end, second), (at, at + 1), None, "before")


def _clause_begin(unit: Unit, stop: int) -> int:
    """Return where the content before a verb begins: after a semicolon, else the unit's begin."""
    least = max(0, stop - LONGEST)
    begin = max((k + 1 for k in range(least, stop - 1) if unit.low[k] == ";"), default=least)
    while begin < stop and not (is_word(unit.low[begin]) or unit.low[begin] in (QUOTE, ASIDE)):
        begin += 1
    return begin


def _fronted(unit: Unit, at: int, language: Language) -> Span | None:
    """Return the object in "О взрыве сообщил губернатор"; "об этом" is none."""
    low = unit.low
    if language.code != "ru":
        return None
    begin = at
    while begin > 0 and is_word(low[begin - 1]):
        begin -= 1
    if begin >= at - 1 or low[begin] not in ("о", "об", "про") or low[begin + 1] in _THIS:
        return None
    return unit.span(begin, at)


def _at_the_end(unit: Unit, at: int, cue: Cue, language: Language) -> Candidate | None:
    """Read "X hat den Verkauf angekündigt", "2019 hatte X vor Rissen gewarnt"."""
    low = unit.low
    if at + 1 < len(low) and low[at + 1] not in STOPS:
        return None
    helped = next((k for k in range(at - 1, max(-1, at - 20), -1) if low[k] in _HELPING), None)
    if helped is None or at - helped < _LEAST or any(word in STOPS for word in low[helped:at]):
        return None
    subject = subject_left(unit, helped, language)
    begin = helped + 1
    if subject is None:
        end = phrase_end(unit, begin, language)
        if end <= begin or end >= at - 1:
            return None
        subject, begin = (begin, end), end
    while begin < at - 1 and (low[begin] in language.adverbs or low[begin] in language.times):
        begin += 1
    content = [unit.span(begin, at)]
    return candidate(unit, content, subject, (at, at + 1), cue, "noun")


_HELPING = frozenset("hat haben hatte hatten".split())
_LEAST = 3  # words from "hat" to "angekündigt", so that something is announced
_THIS = frozenset("этом том нём ней нем".split())


def _past_dative(unit: Unit, at: int, language: Language) -> int:
    """Return what follows whom it is said to, if a clause does: "sagte der „Bild“-Zeitung, …"."""
    low = unit.low
    if at + 1 >= len(low) or low[at] not in ("dem", "der", "den"):
        return at
    if outlet_named(unit.words[at + 1]):
        return at + 2  # "bestätigte der dpa den Einsatz"
    end = phrase_end(unit, at, language)
    while end + 1 < len(low) and low[end] == "-":
        end += 2
    return end if end < len(low) and (low[end] in (",", ":") or low[end] == "von") else at


def _straight(
    unit: Unit, at: int, cue: Cue, prefix: int | None, language: Language
) -> Candidate | None:
    """Read "X sagte, dass …" and "Am Freitag sagte X, …"."""
    low = unit.low
    subject = subject_left(unit, at, language)
    past = at + 1
    if cue.lemma in ("heißt", "hervorgeht", "geht") and at > 1 and low[0] == "aus":
        subject = (1, at)
    if language.code == "ru" and subject is not None:
        known = next((n for n in (2, 1) if outlet_named(" ".join(unit.words[past : past + n]))), 0)
        follows = low[past + known : past + known + 2]
        clause = len(follows) > 1 and follows[0] == "," and follows[1] in language.complementisers
        past += known if clause or (follows and is_word(follows[0])) else 0
        if low[past + 1 : past + 2] == [QUOTE] and low[past].endswith(_TO_OUTLETS):
            past += 2  # "журналу «Сноб»"
    if language.code == "ru" and low[:2] == ["об", "этом"] and at < _NEAR_THIS:
        subject = None  # "Об этом «Интерфаксу» сообщил источник"
    if cue.lemma in ("zitiert", "цитирует") and subject is not None:
        quoted = phrase_end(unit, past, language)
        colon = language.code == "de" or low[quoted : quoted + 1] == [":"]
        if quoted > past and low[past] != QUOTE and colon:
            subject, past = (past, quoted), quoted
    if subject is not None and language.code == "de":
        past = _past_dative(unit, past, language)
    if subject is None:
        past, _ = past_addressee(unit, past, language)
        end = (
            past + 1
            if past < len(low) and low[past] in language.pronouns
            else phrase_end(unit, past, language)
        )
        if end <= past:
            return None
        subject, past = (past, end), end
    fronted = _fronted(unit, at, language)
    if fronted is not None:
        return candidate(unit, [fronted], subject, (at, at + 1), cue, "noun")
    found = content_after(unit, past, cue, prefix, language)
    if found is None and language.code == "de":
        return _at_the_end(unit, at, cue, language)
    if (found is None or found[2] <= found[1]) and subject[0] > at and subject[1] - subject[0] > 1:
        # "forderte der Parteichef Neuwahlen": two nouns side by side are no name here
        subject = (subject[0], subject[1] - 1)
        found = content_after(unit, subject[1], cue, prefix, language)
    if found is None:
        return None
    frame, begin, end = found
    if end <= begin:
        return None
    negated = low[at - 1] in language.negations if at else False
    cue_begin = at - 1 if negated else at
    return candidate(unit, [unit.span(begin, end)], subject, (cue_begin, at + 1), cue, frame)
