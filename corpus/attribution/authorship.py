"""Documents that a clause beside them says who made: "a list that she read out", "its own poll"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.phrases import is_word, phrase_after, with_name

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_DOCUMENTS = frozenset(
    """
    report document statement letter bill message memo transcript email e-mail draft file filing
    recording post rumour rumor press media poll survey study lawsuit suit complaint indictment
    ruling release ad advert spot video clip skit tweet story article page book film movie note
    analysis rule guideline editorial op-ed column headline caption narrator petition resolution
    motion brief record data figure list count tally estimate calculation register table chart
    dossier affidavit testimony guidance minutes footage photograph correspondence account result
    papers log drawing plan schedule budget cable readout diary leaflet notice declaration audit
    brochure flyer pamphlet communiqué communique prospectus manifesto tape wiretap logbook will
    certificate contract treaty clause decree verdict judgment judgement deed invoice handout
    screenshot spreadsheet presentation slide poster placard plaque inscription transcription
    """.split()
)
_PERSONAL = frozenset("he she it they we i".split())
_MADE = frozenset(
    """
    made read presented published released issued posted wrote written sent signed circulated
    compiled drew drawn commissioned produced prepared gave given showed shown shared submitted
    handed kept collected gathered conducted ran run carried tabled distributed drafted
    """.split()
)
_POSSESSIVES = frozenset("his her its their our".split())


def is_document(noun: str) -> bool:
    """Say whether a noun, singular or plural, is something that people write, film or count."""
    return noun in _DOCUMENTS or singular(noun) in _DOCUMENTS


def singular(noun: str) -> str:
    """Return a noun without the ending of its plural."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def made_by(unit: Unit, begin: int, end: int, language: Language) -> tuple[int, int, int] | None:
    """Return who made a document by the clause after it, and where that clause ends.

    Args:
        unit: the unit.
        begin: the first word of "a list".
        end: one past its last word.
        language: the language of the unit.
    """
    low = unit.low
    at = end + (low[end : end + 1] in (["that"], ["which"]))
    if at + 1 >= len(low) or (at == end and low[at] not in _PERSONAL):
        return None
    if not any(map(is_document, low[begin:end])):
        return None
    past = at + 1 if low[at] in _PERSONAL else phrase_after(unit, at, language)
    if past is None:
        return None
    past = with_name(unit, at, past, language)
    verb = past
    while verb < len(low) and (low[verb] == "," or low[verb] in language.auxiliaries):
        verb += 1
    if verb >= len(low) or low[verb] not in _MADE:
        return None
    closes = next((k for k in range(verb, len(low)) if not is_word(low[k])), len(low))
    return at, past, closes


def own(low: list[str], begin: int, end: int) -> int | None:
    """Return where "its" of "a poll of its own", "its own count" stands; not "its own sources"."""
    at = next((k for k in range(begin, end - 1) if low[k + 1] == "own"), None)
    if at is None or low[at] not in _POSSESSIVES:
        return None
    before = at - 2 if at - 2 >= begin and low[at - 1] == "of" else end
    written = low[before : before + 1] if before < end else low[at + 2 : end]
    return at if any(map(is_document, written)) else None
