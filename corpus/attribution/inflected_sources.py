"""A German or Russian source, resolved: by a name in it, else by its first noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.capitals import bare_name
from corpus.attribution.descriptions import by_role
from corpus.attribution.inflected_nouns import OWN, kind_of
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


def inflected_source(
    text: str, unit: Unit, begin: int, end: int, cast: Cast, language: Language
) -> Resolved:
    """Resolve a German or Russian phrase: by a name in it, else by its first noun."""
    low, words, code = unit.low, unit.words, language.code
    if low[begin] in ("в", "во") and end - begin > 1:
        begin += 1
    quote = next((k for k in range(begin, end) if low[k] == QUOTE), None)
    first = begin
    while first < end - 1 and low[first] in language.determiners:
        first += 1
    if code == "de":
        noun = next((k for k in range(first, end) if is_name(words[k])), first)
    else:
        noun = next((k for k in range(first, end) if kind_of(low[k], code)), first)
    kind = kind_of(low[noun], code) if low[noun] != QUOTE else None
    if quote is not None:
        name = bare_name(text[unit.starts[quote] : unit.ends[quote]])
        if kind in (Kind.PERSON, Kind.UNNAMED):
            return Resolved(None, None, Kind.UNNAMED, via=name if OWN.match(low[noun]) else None)
        if kind is Kind.GROUP:
            return Resolved(unit.printed(first, end), None, Kind.GROUP)
        return Resolved(name, None, Kind.ORGANISATION)
    people = cast.at(unit.starts[begin], unit.ends[end - 1])
    if people:
        return of_person(people[-1][1])
    described = unit.printed(first, end)
    if kind is Kind.UNNAMED:
        return UNNAMED
    if kind is Kind.GROUP:
        return Resolved(described, None, Kind.GROUP)
    if kind is Kind.PERSON or (
        code == "ru" and first == noun and low[first].endswith(("ший", "шая", "мый", "мая"))
    ):
        indefinite = low[begin].startswith("ein") or (code == "ru" and OWN.match(low[noun]))
        if not indefinite:
            person = by_role(cast, unit.starts[begin], low[noun])
            if person is not None:
                return of_person(person)
        return Resolved(None, None if indefinite else described, Kind.UNNAMED)
    named = next(
        (k for k in range(end - 1, first, -1) if words[k].isupper() and len(words[k]) > 1), None
    )
    if named is not None and code == "de":
        return Resolved(words[named], None, Kind.ORGANISATION)
    if code == "ru" and kind is None and not is_name(words[first]):
        return UNCLEAR
    return Resolved(bare_name(described), None, Kind.ORGANISATION)
