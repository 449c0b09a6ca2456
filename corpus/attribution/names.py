"""What a run of capitalised words names: a person, an organisation, or nobody.

It is a person if a title, a role or a given name says so, an organisation if one of its words does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.alike import ACRONYMS
from corpus.attribution.bare_names import bare_name, without_demonym
from corpus.attribution.bodies import OWNING
from corpus.attribution.capitals import DEMONYM, is_person_noun, name_begin
from corpus.attribution.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES
from corpus.attribution.media import MEDIA
from corpus.attribution.name_signs import (
    ends_like_demonym,
    in_syllables,
    is_body_name,
    is_bodys,
    is_called_body,
    tells_person,
)
from corpus.attribution.nominals import (
    COLLECTIVES,
    COLLECTIVES_PLURAL,
    COMPANY_WORDS,
    FEMALE,
    GENDERED_NOUNS,
    MALE,
    NEVER_SURNAMES,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    PAPER_WORDS,
    TITLES,
)
from corpus.attribution.places import PLACES, REGIONS, STATES
from corpus.attribution.roles import role_beside
from corpus.publisher import is_masthead, named_like_outlet, outlet_named

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

_AROUND = frozenset("at in near outside around on".split())
_HUMAN = frozenset("owner rival maker tenant successor".split())
"""Those of ``OWNING`` that are people as well: "its owner, Lucette Amsel"."""

_NO_SURNAMES = frozenset(
    """
    democrat republican act bridge airport festival trail award awards compromise treaty accord
    river street avenue boulevard highway stadium arena games league series network
    """.split()
)
"""What no unknown name of a person ends with: "California Democrat", "War Powers Act"."""

_COMPANIES = COMPANY_WORDS - PAPER_WORDS
_COLLECTED = COLLECTIVES | COLLECTIVES_PLURAL
_MOST_MODIFIERS = 4  # words, the noun included
_LONGEST_ACRONYM = 8  # characters: capitals beyond are shouted, not a name


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named.

    Attributes:
        at: the word of the unit with which the name begins, after titles.
        name: the name.
        role: the role printed beside it.
        heads: the nouns of that role, in lower case.
        gender: ``MALE``, ``FEMALE`` or ``None``.
        sure: whether anything says that it is a person.
    """

    at: int
    name: str
    role: str | None
    heads: frozenset[str]
    gender: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation mentioned: an outlet, a company, a ministry.

    Attributes:
        name: as printed, without article and description.
        start: where it is mentioned.
        heads: nouns that describe it, and the words of its name, in lower case.
        outlet: whether it publishes news.
        words: all that is said of it in the name and right beside it, in lower case.
        phrase: whether it has no name of its own ("the mayor's campaign").
        plural: whether it is several ("Fortune 500 companies").
    """

    name: str
    start: int
    heads: frozenset[str]
    outlet: bool
    words: frozenset[str] = frozenset()
    phrase: bool = False
    plural: bool = False


def named_by(
    unit: Unit, begin: int, end: int, language: Language, *, marked: bool = False
) -> Mention | Body | None:
    """Return what the words ``begin`` to ``end`` of a unit, a run of capitals, are the name of.

    Args:
        unit: a unit of the text.
        begin: the first word of the name in it.
        end: one past its last word.
        language: the language of the text.
        marked: whether it is an outlet as a finder sees it.
    """
    low, words = unit.low, unit.words
    at = name_begin(low, begin, end)
    name = unit.printed(at, end) if at < end else ""
    shouted = name.isupper() and at + 1 < end and len(name) > _LONGEST_ACRONYM
    if not name or (shouted and not (low[at] in GIVEN_NAMES and at + 2 == end)):
        return None
    inflected = language.code != "en"
    count, given, titled = end - at, low[at], at > begin
    role, heads = role_beside(unit, begin, at, end, language)
    is_outlet = (
        marked
        or outlet_named(name) is not None
        or (count > 1 and (named_like_outlet(name) or is_masthead(name) or name.lower() in MEDIA))
    )
    organisation = is_outlet or is_body_name(unit, begin, at, end)
    organisation = organisation or (titled and count == 1 and given in _COMPANIES)
    described = (begin > 0 and low[begin - 1] in OUTLET_NOUNS) or (
        end < len(low) and low[end] in OUTLET_NOUNS
    )
    if not inflected and at == begin and given not in GIVEN_NAMES and not organisation:
        organisation = is_called_body(unit, begin)
    human = count > 1 and not organisation and begin > 0 and low[begin - 1] == ","
    if heads <= OWNING and not (given in GIVEN_NAMES or titled or (human and heads <= _HUMAN)):
        role, heads = None, set()  # "the operator, Janaf", "the owner Lumen Foundry"
    person = (
        (bool(heads) or (titled and low[at - 1] in TITLES) or (count > 1 and given in GIVEN_NAMES))
        and not (
            inflected
            and (
                count == 1
                or given in PLACES
                or name.isupper()
                or (organisation and given not in GIVEN_NAMES)
            )
        )
        and not described
        and not (organisation and not titled and given not in GIVEN_NAMES)
        and not (
            organisation and not titled and any(w in NEVER_SURNAMES for w in low[at + 1 : end])
        )
        and not (titled and low[end - 1] in NEVER_SURNAMES)  # "the Justice Department"
        and not (titled and count == 1 and given in _COMPANIES)  # "General Motors"
    )
    if person and not (given in PLACES and count == 1):
        gender = _gender(low, begin, at, given, heads)
        return Mention(at, name, role, frozenset(heads), gender, sure=True)
    if described and not is_outlet and all(map(_only_says_where, words[begin:end])):
        return None  # "a Spanish daily", "Local radio"
    if organisation or described:
        return _body(unit, begin, end, language, publishes=is_outlet, described=described)
    if count > 2 and DEMONYM.match(words[at]):  # "Lithuanian" before somebody's name
        at, count = at + 1, count - 1
        name = unit.printed(at, end)
    known = tells_person(unit, at, end)
    unknown = (
        low[end - 1] not in _NO_SURNAMES
        and (count > 1 or (known and "-" in name))
        and (not inflected or given in GIVEN_NAMES or count > 2)
        and given not in PLACES
        and low[end - 1] not in PLACES
        and not ends_like_demonym(words, low, at, end)
    )
    around = begin > 0 and (
        low[begin - 1] in _AROUND
        or (low[begin - 1] == "from" and begin > 1 and is_person_noun(low[begin - 2]))
    )
    if unknown and not known and not inflected and is_bodys(unit, at, begin, end):
        return _body(unit, begin, end, language, publishes=is_outlet, described=described)
    if unknown and not known and around:
        return None  # "at Novi Sad"
    return Mention(at, name, None, frozenset(), None, sure=known) if unknown else None


def _body(
    unit: Unit, begin: int, end: int, language: Language, *, publishes: bool, described: bool
) -> Body:
    low = unit.low
    heads = {
        low[k]
        for k in (begin - 1, end, end + 1)
        if 0 <= k < len(low) and low[k] in ORGANISATION_NOUNS and low[min(k, end)].isalpha()
    }
    beside: set[str] = set()
    closed = end >= len(low) or not (low[end].isalnum() or low[end] in language.auxiliaries)
    apposed = begin > 1 and low[begin - 1] == "," and closed  # not "with its campaign, CNN asked"
    if apposed and low[begin - 2] in ORGANISATION_NOUNS:
        heads.add(low[begin - 2])
        beside |= _before(unit, begin - 2)
    elif begin and low[begin - 1] in ORGANISATION_NOUNS:
        beside |= _before(unit, begin - 1)
    own = {word for word in low[begin:end] if len(word) > 2}
    if not publishes and not _COMPANIES.isdisjoint(low[begin:end]):
        own |= {"company", "firm", "builder", "builders"}
    own |= ACRONYMS.get("".join(low[begin:end]).replace(".", ""), frozenset())
    outlet = publishes or described
    name = without_demonym(bare_name(unit.printed(begin, end)), outlet=outlet)
    if name.lower() in STATES:
        own.add("state")
    elif name.lower() in PLACES or name.lower() in REGIONS:
        own |= {"country", "nation", "government"}
    return Body(
        name,
        unit.starts[begin],
        frozenset(heads | own),
        outlet,
        frozenset(heads | own | beside),
    )


def _only_says_where(word: str) -> bool:
    return DEMONYM.match(word) is not None or word in ("Local", "State", "Public", "National")


def _before(unit: Unit, at: int) -> set[str]:
    """Return the words just before one, as far as they may describe: "the old water company"."""
    found: set[str] = set()
    while at > 0 and len(found) < _MOST_MODIFIERS and unit.low[at - 1].isalpha():
        at -= 1
        found.add(unit.low[at])
    return found


def described_by(unit: Unit, begin: int, end: int, language: Language) -> Body | None:
    """Return what a name describes: "Orr's campaign", "the Orr campaign", "Fortune 500 companies".

    Args:
        unit: a unit of the text.
        begin: the first word of the name in it.
        end: one past its last word.
        language: the language of the text.
    """
    low = unit.low
    at = end
    while at < len(low) and low[at].isdigit():
        at += 1
    if at < len(low) and low[at] in ("'s", "’s"):
        at += 1
    if _COLLECTED.isdisjoint(low[at : at + _MOST_MODIFIERS]):
        return None
    noun = next(k for k in range(at, len(low)) if low[k] in _COLLECTED)
    if any(
        unit.words[k] != low[k]
        or not low[k].isalpha()
        or low[k] in language.never
        or low[k] in language.prepositions
        or low[k] in language.auxiliaries
        or low[k] in language.determiners
        for k in range(at, noun)
    ):
        return None
    if noun + 1 < len(low) and _goes_on(low[noun + 1], language):
        return None
    words = frozenset(low[begin : noun + 1])
    name = unit.printed(begin, noun + 1)
    plural = low[noun] in COLLECTIVES_PLURAL
    return Body(
        name,
        unit.starts[begin],
        frozenset({low[noun]}),
        outlet=False,
        words=words,
        phrase=True,
        plural=plural,
    )


def _goes_on(word: str, language: Language) -> bool:
    """Say whether a word after a noun may be one as well: "campaign manager"."""
    return word.isalpha() and not (
        word in language.auxiliaries
        or word in language.never
        or word in language.verbs
        or word in language.prepositions
        or word in language.conjunctions
        or word in language.coordinators
        or word in language.relatives
        or word in language.times
        or word.endswith(("ed", "ly"))
    )


def _gender(low: list[str], begin: int, name_at: int, given: str, heads: set[str]) -> str | None:
    for word in (*low[max(0, begin - 1) : name_at], *heads):
        found = TITLES.get(word) or GENDERED_NOUNS.get(word)
        if found:
            return found
    if name_at + 1 < len(low) and in_syllables(low[name_at + 1].capitalize()):
        return None  # "Kim Dae-hwan"
    if given in FEMALE_NAMES and given not in MALE_NAMES:
        return FEMALE
    if given in MALE_NAMES and given not in FEMALE_NAMES:
        return MALE
    return None
