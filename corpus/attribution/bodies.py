"""An organisation in a noun phrase: its name, in apposition or less what describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.bare_names import WITHIN, bare_name
from corpus.attribution.capitals import DEMONYM, OFFICES, WHENCE
from corpus.attribution.nominals import ORGANISATION_NOUNS
from corpus.attribution.phrases import GENITIVE, is_name
from corpus.attribution.places import PLACES

if TYPE_CHECKING:
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

OWNING = frozenset("owner operator maker carrier tenant shareholder parent successor rival".split())
_KINDS = frozenset("union party company group firm chain bank airline institute".split())
_SHORTEST = 4  # characters of a word that describes, not part of a name ("de", "the")
_GERMAN_ARTICLES = frozenset("Der Die Das".split())
_GENERIC = (
    ORGANISATION_NOUNS
    | OFFICES
    | frozenset(
        "central supreme constitutional national federal state high public general coast prime "
        "minister's president's chief prosecutor's interior and of the electoral statistics".split()
    )
)


def body_name(unit: Unit, begin: int, end: int, language: Language) -> str:
    """Return an organisation's name less what describes it: "the Danish maker Vestrup".

    A generic name keeps whose it is and where: "China's Foreign Ministry".
    """
    low, words = unit.low, unit.words
    whole = begin
    while begin < end - 1 and low[begin] in language.determiners:
        if words[begin] in _GERMAN_ARTICLES:
            break
        begin += 1
    while begin < end - 1 and WHENCE.search(low[begin]):
        whole = begin = begin + 1
    name = bare_name(unit.printed(whole, end))
    owner = next((k for k in range(begin + 1, end - 1) if low[k] in GENITIVE), None)
    after = owner + 1 if owner is not None else begin
    if owner is not None and all(word in _GENERIC for word in low[after:end]):
        return unit.printed(begin, end)
    if words[begin] in _GERMAN_ARTICLES and end - begin == 2:
        return unit.printed(begin, end)
    if not is_name(words[end - 1]):
        if low[end - 1] in _KINDS and end - 2 >= after and words[end - 2].isupper():
            return words[end - 2] if end - 2 == after else name
        return name
    first = end - 1
    while first > begin and (
        is_name(words[first - 1])
        or low[first - 1] in language.coordinators
        or low[first - 1] in language.prepositions
        or not low[first - 1].isalpha()
        or len(low[first - 1]) < _SHORTEST
        or low[first - 1] in WITHIN
    ):
        first -= 1
    return unit.printed(first, end) if first > begin and is_name(words[first]) else name


_LISTING = frozenset("among chiefly especially including mainly mostly notably such".split())


def apposed_body(
    unit: Unit, begin: int, head_end: int, end: int, cast: Cast, language: Language
) -> str | None:
    """Return the organisation of "the water company, Dorrel Water", "the owner, the group X"."""
    low, words = unit.low, unit.words
    if head_end + 1 >= end or low[head_end] not in (",", "—", "–"):
        return None
    if is_name(words[head_end - 1]) and head_end - 1 > 0:
        return None
    at = head_end + 1
    if low[at] in _LISTING:
        return None  # "critics, including the Quay Company": one of them
    if low[at] == "the" and at + 1 < end:
        at += 1
    body = cast.body_from(unit.starts[at], unit.starts[at] + 1)
    if body is not None and body.name.split()[0] == words[at]:
        owns = low[min(at + len(body.name.split()), end - 1)] in GENITIVE
        if not owns:
            return body.name
    nouns = {low[head_end - 1], *low[at:end]}
    if not nouns & (ORGANISATION_NOUNS | OWNING) or "of" in low[begin:head_end]:
        return None
    while at < end and (
        not is_name(words[at])
        or DEMONYM.match(words[at])
        or low[at] in PLACES
        or WHENCE.search(low[at])
    ):
        stops = low[at] in language.prepositions or low[at] in language.relatives
        plain = low[at].isalpha() or low[at] in GENITIVE or WHENCE.search(low[at])
        if stops or low[at] == "whom" or not plain:
            return None
        at += 1
    last = _end_of_name(words, at, end)
    noun = at < last < end - 1 and low[last] in ORGANISATION_NOUNS | {"holding"}
    if noun and is_name(words[last + 1]):  # "the Dubai holding Meridian Gate"
        at, last = last + 1, _end_of_name(words, last + 1, end)
    return unit.printed(at, last) if last > at else None


def _end_of_name(words: list[str], at: int, end: int) -> int:
    while at < end and (
        is_name(words[at])
        or (words[at] in GENITIVE and at + 1 < end and is_name(words[at + 1]))  # "Farmers' Union"
    ):
        at += 1
    return at
