"""What a German body is called, and whose a document is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.bare_names import bare_name
from corpus.attribution.german_nominative import in_nominative
from corpus.attribution.german_phrases import german_phrase
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.inflected_phrases import is_title
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import UNNAMED, Resolved
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


def document_source(unit: Unit, noun: int, end: int) -> Resolved:
    """Resolve a document or a circle: to the body whose report it is, if that is named."""
    low, words = unit.low, unit.words
    title = next((k for k in range(noun + 1, end) if low[k] == QUOTE and is_title(unit, k)), None)
    if not low[noun].endswith(_REPORTS):
        return UNNAMED
    if title is not None:
        return Resolved(bare_name(words[title]), None, Kind.ORGANISATION)
    owner = next((k for k in range(noun + 1, end) if low[k] in ("der", "des", "von", "vom")), None)
    if owner is None or owner + 1 >= end:
        if low[noun].endswith("-medienberichten"):
            return Resolved(words[noun].removesuffix("berichten"), None, Kind.GROUP)
        return UNNAMED
    inner = german_phrase(unit, owner if low[owner] in ("der", "des") else owner + 1)
    if inner is None or inner.end > end or inner.person:
        return UNNAMED
    kind = kind_of(low[inner.head], "de") if low[inner.head] != QUOTE else None
    if kind is not None:
        return UNNAMED
    first = inner.begin + (low[inner.begin] in ("der", "des", "dem"))
    named = inner.end - inner.head > 1 or words[inner.head].isupper()
    if not (named or low[noun].endswith(_STATEMENTS)):
        return UNNAMED
    name = body_named(unit, inner.begin, first, inner.head, inner.end)
    return Resolved(name, None, Kind.ORGANISATION)


_STATEMENTS = ("stellungnahme", "mitteilung", "erklärung", "angaben", "pressemitteilung")


_REPORTS = (
    *_STATEMENTS,
    "bericht",
    "berichten",
    "berichts",
    "studie",
    "umfrage",
    "auswertung",
    "untersuchung",
    "erhebung",
    "analyse",
    "statistik",
    "gutachten",
)


def outlet_after(unit: Unit, noun: int, end: int) -> str | None:
    """Return the outlet that is named in what follows a noun: "Quelle des „Spiegel“"."""
    for at in range(noun + 1, end):
        if unit.low[at] == QUOTE:
            return bare_name(unit.words[at])
        if is_outlet(unit.words[at]):
            return unit.words[at]
    return None


def body_named(unit: Unit, begin: int, first: int, noun: int, end: int) -> str:
    """Return what a body is called: the name after a noun that only describes it, else all."""
    low, words = unit.low, unit.words
    acronym = next(
        (k for k in range(end - 1, first, -1) if words[k].isupper() and len(words[k]) > 1), None
    )
    if acronym is not None and low[acronym - 1] not in ("der", "des", "von"):
        return words[acronym]
    if low[noun].endswith(DESCRIBING) and noun + 1 < end and is_name(words[noun + 1]):
        return bare_name(unit.printed(noun + 1, end))
    return bare_name(in_nominative(unit, begin, first, end))


DESCRIBING = (
    "konzern",
    "konzerns",
    "unternehmen",
    "unternehmens",
    "hersteller",
    "herstellers",
    "gewerkschaft",
    "zeitung",
    "agentur",
    "sender",
    "senders",
    "portal",
    "portals",
    "betreiber",
    "betreibers",
    "bauer",
    "firma",
    "reederei",
    "organisation",
    "plattform",
    "fluggesellschaft",
    "airline",
    "kanal",
    "kanals",
    "magazin",
    "blatt",
    "zulieferer",
    "anbieter",
    "händler",
    "kette",
    "miliz",
)


def is_full_name(unit: Unit, begin: int, end: int) -> bool:
    """Say whether two capitalised words without an article name somebody: "sagte Alenka Hribar".

    Companies and outlets mostly have an article, "die Deutsche Bank"; those without are known by
    a word, by a name in the table of outlets, or by capitals.
    """
    words = unit.words[begin:end]
    if len(words) != 2 or not all(map(is_name, words)) or begin == 0:
        return False
    plain = all(word.replace("-", "").isalpha() and not word.isupper() for word in words)
    body = _OF_BODIES.search(unit.low[begin]) or _OF_BODIES.search(unit.low[end - 1])
    return plain and not body and not is_outlet(" ".join(words))


_OF_BODIES = re.compile(
    r"(?:international|watch|deutschland|europa|union|bank|group|holding|verband|ung|schaft|radio|news|medien"
    r"|berichten?|kreisen?|angaben|press|post|times|online|partei|staaten|nationen|süd|nord|ost|west|tv|en|isch|amt)$"
)
