"""The rules: a text and its sentences to attributions, without anything learned or resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.attribution.candidates import Candidate
from corpus.attribution.citations import without_citations
from corpus.attribution.english import ENGLISH
from corpus.attribution.floating import add, alone, continued, interviewed, with_blocks
from corpus.attribution.german import GERMAN
from corpus.attribution.inflected import inflected_candidates
from corpus.attribution.inflected_beside import after_colon, going_on, of_the_sentence_before
from corpus.attribution.noun_cues import noun_candidates
from corpus.attribution.nouns import Triple
from corpus.attribution.occasions import speaks_to_outlet
from corpus.attribution.others import according_candidates, heading_candidate, transcribed
from corpus.attribution.outlets import outlet_phrase
from corpus.attribution.quotation import quotations
from corpus.attribution.quoted import quoted_candidates
from corpus.attribution.russian import RUSSIAN
from corpus.attribution.subjects import first_subject
from corpus.attribution.sureness import (
    CITED,
    FLOATING,
    LEAST,
    MEANT,
    RELAYED,
    SHOWN,
    TRANSCRIBED,
    sure,
)
from corpus.attribution.verbs import verb_candidates
from corpus.attribution.views import view_candidates
from corpus.attribution.words import QUOTE, Unit, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.quotation import Quotation


@lru_cache(maxsize=2)
def laid_out(text: str, sentences: tuple[Span, ...]) -> tuple[list[Quotation], list[Unit]]:
    """Return a text's quotations and units; kept for the reading that follows the finding."""
    quotes = quotations(text)
    return quotes, units(text, sentences, quotes)


@lru_cache(maxsize=2)
def language_of(text: str) -> Language:
    """Return the language whose grammar fits a text: by its letters, then by its small words."""
    head = text[:4000]
    if not head.isascii() and len(_CYRILLIC.findall(head)) * 2 > sum(map(str.isalpha, head)):
        return RUSSIAN
    # In a long text the words beside marks do not matter.
    words = head.lower().split() if len(head) > _LONG else _LETTERS.findall(head.lower())
    german = sum(map(_GERMAN_WORDS.__contains__, words))
    english = sum(map(_ENGLISH_WORDS.__contains__, words))
    marks = sum(map(head.count, "äöüßÄÖÜ„"))  # few words may be none of the small ones
    return GERMAN if german > english or (german == english and marks) else ENGLISH


_LONG = 1000  # characters
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_GERMAN_WORDS = frozenset(
    "der die das und ist nicht ein eine mit den dem des von sich auf für im zu wie sagte er wir "
    "habe seien sei hat haben wurde wurden wollen will am bei beim aus an vom so nur auch noch es "
    "sie ich man dass ob wie aber oder als um über gegen seit seine ihre dem diese dieser kein "
    "laut einer einem einen eines nach wird werden zur zum hieß sagt erklärte teilte hatte hatten "
    "keine keinen ohne bis mehr gegenüber unter zwischen zufolge sagten teilten mitgeteilt worden "
    "berichtet berichtete meldet meldete sprach wirft fordert forderte warnt warnte gab sind waren "
    "könne müsse solle wolle werde würde würden beide zwei drei klar zurück vor sollen soll muss "
    "kann können seien weiter damit seiner ihrer ihren ihr mehrere rund etwa dort hier noch "
    "kündigt kündigte betonte warf rechnet sieht hält spricht nannte nennt weist wies".split()
)
_ENGLISH_WORDS = frozenset(
    "the and of to a is that it for on with he as at by are be said has have his she "
    "they not but from this their would who which an or were been its had told no we you "
    "i says say after into over when if can could may might must should does did do there then "
    "these those our your him them what where why how any some more most other such than up out "
    "about before during between because while police people new year years week monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


_FIRST = frozenset("i we you ich wir я мы".split())
_WORDLESS = "wordless"
_ASKED_NOT_TO_BE = re.compile(r"(?:not )?to (?:not )?be (?:named|identified|quoted)")
_SHORT = 20  # characters
_TAKING_UP = frozenset("it this that these those them him her us me you nothing so either".split())
_LITTLE = frozenset("one ones all at anyway differently too again now well not more out".split())
_HEADING = "form=heading"


def candidates(text: str, sentences: Sequence[Span]) -> list[Candidate]:
    """Return everything that the grammar proposes, in the order of the text."""
    quotes, laid = laid_out(text, tuple(sentences))
    rows = with_blocks(laid)
    names = transcribed(text)
    language = language_of(text)
    found: list[Candidate] = []
    speaking: int | None = None
    told: set[int] = set()
    spoken: Span | None = None
    paragraph, spoke, relayed = -1, -2, False
    told_last: list[Candidate] = []
    for number, unit in enumerate(rows):
        if unit.paragraph != paragraph:
            paragraph, speaking = unit.paragraph, None
        before = len(found)
        plain = without_citations(unit, language)
        here = _proposed(text, unit, plain, language, names)
        if number and language.code != "en":
            here = _taking_up(here, plain, rows[number - 1], language)
            if not here and language is GERMAN and unit.paragraph == rows[number - 1].paragraph:
                here = going_on(unit, told_last)
        told_last = here
        if (heading := next((one for one in here if _HEADING in one.signs), None)) is not None:
            spoken = heading.content[0]
        if spoken is not None and spoken.start <= unit.ends[-1] <= spoken.end + 1:
            here = [one for one in here if one is heading or not _in_first_person(one, text)]
        adjacent = number - spoke <= 1
        speaking = add(
            found,
            here,
            unit,
            speaking,
            told,
            rows[number - 1] if number else None,
            adjacent=adjacent,
            relayed=relayed,
        )
        if len(found) > before or alone(unit):
            spoke = number
        relayed = plain is not unit
    return interviewed(continued(found, quotes), rows, language)


def _taking_up(
    here: list[Candidate], unit: Unit, previous: Unit, language: Language
) -> list[Candidate]:
    """Return what a German or Russian unit proposes, with what it says of the one before."""
    taken = of_the_sentence_before(unit, previous, language)
    if taken is None:
        return here
    return [*(one for one in here if one.cue != taken.cue), taken]


def _in_first_person(one: Candidate, text: str) -> bool:
    """Say whether it is what whoever's line this is says of themselves: "I knew that …"."""
    return one.source is not None and one.source.of(text).lower() in _FIRST


def _proposed(
    text: str, unit: Unit, plain: Unit, language: Language, speaking: frozenset[str]
) -> list[Candidate]:
    """Return what one unit proposes.

    Args:
        text: the text.
        unit: a unit of it.
        plain: the unit without its citing phrases.
        language: the text's language.
        speaking: the names that head the lines of a transcript.
    """
    heading = _spoken_line(text, unit, language, speaking)
    headings = [heading] if heading else []
    if language.code != "en":
        here = inflected_candidates(plain, language) + headings
        return [*here, *after_colon(plain, here, language)]
    here = quoted_candidates(unit, language)
    nouns = noun_candidates(plain, language)
    light = [one for one in nouns if "owner=light" in one.signs]
    verbs = verb_candidates(plain, language)
    if plain is not unit or speaks_to_outlet(unit, language):
        verbs = [replace(one, signs=(*one.signs, CITED)) for one in verbs]
    verbs = _passed_on(verbs, unit, text, language)
    here += [one for one in verbs if not _repeats(one, [*here, *light])]
    here += headings
    here += according_candidates(plain, language)
    here += [one for one in view_candidates(plain, language) if not _repeats(one, here)]
    here += [one for one in nouns if not _repeats(one, here)]
    here += _after_colon(unit, here, language)
    return [one for one in here if not _says_nothing(one, text)]


def _after_colon(unit: Unit, here: list[Candidate], language: Language) -> list[Candidate]:
    """Return the quotation after a colon that no cue introduces: "The mayor doubts it: “…”"."""
    low = unit.low
    for k in range(1, len(low) - 1):
        if low[k] != ":" or low[k + 1] != QUOTE:
            continue
        quote = unit.span(k + 1, k + 2)
        covered = any(
            p.end > quote.start and p.start < quote.end for one in here for p in one.content
        )
        subject = first_subject(unit, k, language, 0)
        if not covered and subject is not None:
            return [Candidate((quote,), unit.span(*subject), None, ("frame=colon", _WORDLESS))]
    return []


def _says_nothing(one: Candidate, text: str) -> bool:
    """Say whether a content only takes up what stands elsewhere: "he cannot order it".

    Or is no more than the price of the rest: "who asked not to be named".
    """
    if _ASKED_NOT_TO_BE.match(one.content[0].of(text)):
        return True
    short = one.content[-1].end - one.content[0].start <= _SHORT
    if len(one.content) > 1 or not short or "says" in one.signs:
        return False
    words = one.content[0].of(text).lower().split()
    return bool(words) and words[0] in _TAKING_UP and all(word in _LITTLE for word in words[1:])


def _passed_on(
    verbs: list[Candidate], unit: Unit, text: str, language: Language
) -> list[Candidate]:
    """Trust what an outlet reports somebody to have said: "AFP reports that X denied it"."""
    if not any("inside" in one.signs for one in verbs):
        return verbs
    found: list[Candidate] = []
    begin = len(text)
    for one in verbs:
        if (
            "inside" in one.signs
            and "says" in one.signs
            and one.source
            and begin <= one.source.start
            and text[begin : one.source.start].strip() in ("", "that")
        ):
            signs = (*(sign for sign in one.signs if sign != "inside"), CITED)
            one = replace(one, signs=signs)
        elif (
            one.source
            and one.cue
            and one.content[0].start >= one.cue.end
            and outlet_phrase(
                unit, bisect_left(unit.starts, one.source.start), language, told=False
            )
        ):
            begin = one.content[0].start
        found.append(one)
    return found


def _spoken_line(
    text: str, unit: Unit, language: Language, speaking: frozenset[str]
) -> Candidate | None:
    """Return what "Peskov: …" attributes: all the rest of the line, unless it is a headline."""
    heading = heading_candidate(unit, language, speaking) if unit.first else None
    if heading is None or "title" in heading.signs:
        return heading
    start = heading.content[0].start
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    end = start + len(text[start:end].rstrip())
    return replace(heading, content=(Span(start, end),))


def _repeats(one: Candidate, others: list[Candidate]) -> bool:
    """Say whether a candidate's cue or content was taken by a better one already."""
    for other in others:
        if (
            one.cue
            and other.cue
            and one.cue.start < other.cue.end
            and other.cue.start < one.cue.end
        ):
            return True
        if (
            RELAYED in other.signs
            and other.source
            and one.content[0].start <= other.source.start < one.content[-1].end
            and not (one.cue and one.cue.start >= one.content[-1].end)
        ):
            return True
    return False


def rules(text: str, sentences: Sequence[Span]) -> list[Triple]:
    """Return the attributions in ``text`` by rules alone: a ``Finder``."""
    weigh = sure if language_of(text) is ENGLISH else _sure_unfitted
    weighed = ((one, weigh(one.signs)) for one in candidates(text, sentences))
    return [
        Triple(
            one.content,
            one.source,
            one.cue,
            p,
            shown=p >= SHOWN,
            bounded=TRANSCRIBED in one.signs or (FLOATING in one.signs and len(one.signs) > 1),
        )
        for one, p in weighed
        if p >= LEAST
    ]


def _sure_unfitted(signs: tuple[str, ...]) -> float:
    """Return how sure the German and Russian rules are; no marked texts to fit on are at hand.

    Which frames are trusted is what the texts of ``benchmarks/wires_german`` and ``wires_russian``
    showed: nine of ten or more right, of plans half.
    """
    return 0.6 if MEANT in signs or _FIRM.isdisjoint(signs) else 0.9


_FIRM = frozenset(
    f"frame={frame}"
    for frame in ("before", "that", "colon", "as", "quote", "preposition", "bare", "noun")
)
