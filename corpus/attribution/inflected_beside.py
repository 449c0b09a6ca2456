"""German and Russian sentences about the words beside them: "Das berichtet X.", "X zögert: „…“"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import russian
from corpus.attribution.candidates import Candidate
from corpus.attribution.inflected_asides import candidate
from corpus.attribution.inflected_clauses import Clause, clauses, phrase_at, phrase_end
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import stripped_end
from corpus.attribution.inflected_subjects import subject_of
from corpus.attribution.nouns import Kind, Stance
from corpus.attribution.phrases import is_name, is_word
from corpus.attribution.words import QUOTE, SHORT_QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def of_the_sentence_before(unit: Unit, previous: Unit, language: Language) -> Candidate | None:
    """Read "Das berichtet der NDR." and "Об этом сообщает ТАСС": what stands just before is said.

    A unit that says itself what is meant ("Об этом сообщил X: «…»", "Das sagte X: …") is left.
    """
    low = unit.low
    if (concluded := _conclusion(unit, previous, language)) is not None:
        return concluded
    german = language.code == "de" and len(low) > 2 and low[0] in ("das", "dies")
    russian_ = language.code == "ru" and low[:2] == ["об", "этом"]
    if not (german or russian_) or unit.paragraph != previous.paragraph:
        return None
    near = range(1, 2) if german else range(2, min(len(low), 2 + _NEAR))
    verb = next((k for k in near if low[k] in language.verbs or low[k] in _SAID_IN), None)
    told = next((k for k in range(len(low) - 1) if low[k] == ":" or low[k] == QUOTE), len(low))
    if verb is None or (told > verb and low[told : told + 1] == [":"]):
        return None
    cue = language.verbs[low[verb]][1][0] if low[verb] in language.verbs else None
    if cue is not None and cue.stance not in (Stance.SAID, Stance.REPORTED):
        return None
    if any(low[k] == "," and low[k + 1] in language.complementisers for k in range(len(low) - 1)):
        return None
    clause = next((one for one in clauses(unit, language) if verb < one.end), None)
    if clause is None:
        return None
    whence = next((k for k in range(verb + 1, clause.end) if low[k] in _WHENCE), None)
    after = Clause(verb if german else max(2, clause.begin), clause.end, "")
    subject = subject_of(unit, [after], 0, verb, cue, language) if cue else None
    begin, end = (subject.begin, subject.end) if subject else (verb, verb)
    if subject is None and whence is not None:
        own = phrase_at(unit, whence + 1, language)
        begin, end = (own.begin, own.end) if own else (verb, verb)
    last = stripped_end(previous, len(previous.low))
    if end <= begin or not last:
        return None
    content = [previous.span(0, last)]
    return candidate(unit, content, (begin, end), (verb, verb + 1), cue, "before")


def _conclusion(unit: Unit, previous: Unit, language: Language) -> Candidate | None:
    """Read "Zu diesem Ergebnis kommt eine Studie." after what it is."""
    low = unit.low
    known = low[:2] in (["zu", "diesem"], ["zu", "dem"], ["к", "такому"], ["к", "этому"])
    if not known or len(low) < _LEAST or unit.paragraph != previous.paragraph:
        return None
    if not low[2].startswith(("ergebnis", "schluss", "fazit", "urteil", "вывод", "заключени")):
        return None
    verb = 3
    own = phrase_at(unit, verb + 1, language)
    last = stripped_end(previous, len(previous.low))
    if own is None or not own.may_be("n") or not last:
        return None
    content = [previous.span(0, last)]
    return candidate(unit, content, (own.begin, own.end), (verb, verb + 1), None, "before")


_LEAST = 5  # words of "Zu diesem Ergebnis kommt X"


def going_on(unit: Unit, previous: Sequence[Candidate]) -> list[Candidate]:
    """Read a German sentence, "Die Ursache sei unklar", that goes on with what somebody said.

    Its subjunctive says that these are the words of whoever spoke in the sentence before.
    """
    low = unit.low
    told = [one for one in previous if one.source is not None and not _SAYING.isdisjoint(one.signs)]
    if not told or QUOTE in low or low[-1] == "?" or "ich" in low:
        return []
    if _REPORTED.isdisjoint(low) or low[0] in _REPORTED or ("denn" in low and "es" in low):
        return []
    last = max(told, key=lambda one: one.content[-1].end - one.content[0].start)
    end = stripped_end(unit, len(low))
    signs = ("lemma=subjunctive", "frame=bare", "form=finite")
    return [Candidate((unit.span(0, end),), last.source, last.cue, signs)] if end else []


_SAYING = frozenset(
    f"frame={one}" for one in ("before", "bare", "that", "as", "colon", "preposition")
)
_REPORTED = frozenset("sei seien habe werde könne müsse dürfe solle wolle".split())
"""Forms that are the subjunctive of what is reported and nothing else, "ich habe" apart."""


def after_colon(unit: Unit, here: list[Candidate], language: Language) -> list[Candidate]:
    """Read "X dämpfte die Erwartungen: „…“" and "X wies das zurück: Alle hätten …".

    Nothing introduces what is after the colon, but it stands in quotation marks or, in German, in
    the subjunctive; whoever the sentence before the colon is about says it.
    """
    low = unit.low
    at = next((k for k in range(2, len(low) - 1) if low[k] == ":"), None)
    if at is None or not is_word(low[at - 1]):
        return []
    quoted = low[at + 1] == QUOTE and unit.ends[at + 1] - unit.starts[at + 1] > SHORT_QUOTE // 2
    if not quoted and (language.code != "de" or _SUBJUNCTIVE.isdisjoint(low[at + 2 : at + 8])):
        return []
    end = stripped_end(unit, len(low)) if not quoted else at + 2
    begins = unit.starts[at + 1]
    if end <= at + 1 or any(one.content[-1].end > begins for one in here):
        return []
    sources = [one.source for one in here if one.source and one.source.end <= unit.starts[at]]
    if any(one.cue and one.cue.start >= begins for one in here):
        return []
    if sources:
        content = (unit.span(at + 1, end),)
        signs = ("lemma=colon", "frame=colon", "form=finite")
        return [Candidate(content, sources[-1], unit.span(at, at + 1), signs)]
    last = phrase_end(unit, 0, language)
    named = last > 1 and is_name(unit.words[last - 1]) and is_name(unit.words[last - 2])
    person = any(kind_of(low[k], language.code) is Kind.PERSON for k in range(last))
    if not (quoted and named and person) or last > at:
        return []
    return [candidate(unit, [unit.span(at + 1, end)], (0, last), (at, at + 1), None, "colon")]


_SUBJUNCTIVE = frozenset(
    """
    sei seien habe hätten hätte werde würden würde könne müsse dürfe solle wolle wäre wären
    """.split()
)
_NEAR = 12  # words
_WHENCE = frozenset("в во на из aus".split())
_SAID_IN = russian.SAID_IN - {"следует"}
