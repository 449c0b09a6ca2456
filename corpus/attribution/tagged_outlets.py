"""Outlets and sources as a tagger marks them, word for word, put right by the grammar of names.

A tagger says well who passes on what, and ill where a name begins and ends; the grammar of relays
the other way round. So which outlets there are is the tagger's to say, and what they are called
the grammar's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.attribution.capitals import DEMONYM, HONORIFICS, WHENCE, all_capitals
from corpus.attribution.citing import PARTICIPLES, past_citing
from corpus.attribution.nominals import COLLECTIVES, OUTLET_NOUNS
from corpus.attribution.outlets import (
    AUDIENCE,
    BODIES,
    OWNERS,
    PARTS,
    PLATFORMS,
    sounds_like_outlet,
)
from corpus.attribution.phrases import ONLY_VERBS, is_name, is_word, phrase_after, with_name
from corpus.attribution.places import PLACES
from corpus.attribution.words import ASIDE, QUOTE, SHORT_QUOTE, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit

Words = tuple[int, int]
"""A range of a unit's words."""

_BACK = 6
"""Words before an outlet's among which its phrase may begin: "the Hungarian news site Telex"."""

_LINKS = frozenset("of de do da dos del en della di la el al van von der".split())
_APART = frozenset({"and", "or", ",", ";", "/"})
_PLACED = frozenset("in from at near".split())
_WHERE = _PLACED | {"of"}
_ASIDE = 3
"""Words before "by" among which a comma or "as" sets off who quotes: "told X, as quoted by Y"."""

_ASKED = frozenset("quoted cited interviewed contacted reached".split())
_WHO_WAS = frozenset("who was were is are has have been ,".split())
_PRONOUNS = frozenset("it they them which".split())
_NO_OUTLETS = frozenset({"ombudsman", "festival"})
_SPOKEN_TO = frozenset("told tell telling tells to with on".split())
_AGAINST = frozenset("contrary despite unlike notwithstanding confirming denying".split())
_DEALINGS = frozenset(
    """accord agreement arrangement battle clash clashes contract cooperation deal dealings dispute
    feud fight lawsuit meeting meetings merger negotiation negotiations pact partnership relations
    row settlement standoff suit summit talks ties treaty venture war""".split()
)
_DESCRIBED = 3  # words between "with" and a name: "the Danish grain trader"
_DISPATCHES = frozenset("report reports story stories article articles claim claims".split())
_BEFORE = _SPOKEN_TO | _APART | frozenset("by in from of via through citing quoting".split())
_REPORTING = frozenset("reported reports report said says wrote writes".split())
_SET_OFF = frozenset({",", "as"})
_DASHES = frozenset({"-", "–", "—", "--"})
_DAYS_AFTER = frozenset({"on", "last", "next", "this", "until", "since", "of"})
_DATELINE = 12
"""Words of a unit among which a dateline ends."""


def whole_outlets(
    marked: Sequence[tuple[Unit, Span]],
    here: Unit,
    source: Words | None,
    language: Language,
) -> list[Span]:
    """Return outlets as they are called, outermost first.

    Args:
        marked: the words that a tagger has of each, and their units; outermost first.
        here: the unit of the cue.
        source: the words of the source, if they are there.
        language: the language of the text.
    """
    found: list[tuple[Unit, Span]] = []
    for unit, span in marked:
        begin, end = words_of(unit, span)
        if begin < _past_dateline(unit):
            continue
        if end - begin == 1 and unit.low[begin] in (ASIDE, QUOTE):
            if unit.ends[begin] - unit.starts[begin] > SHORT_QUOTE or unit.low[begin] == ASIDE:
                found.append((unit, span))  # the grammar knows nothing of what is in there
            continue
        if _is_none(unit, begin, end, source if unit is here else None, language):
            continue
        end = _before_pronoun(unit.low, begin, end, language)
        if not all_capitals(unit):
            begin, end = _whole_name(unit, begin, end, language)
        whole = unit.span(begin, end)
        at = _same(found, unit, whole)
        if at is None:
            found.append((unit, whole))
        else:
            other = found[at][1]
            found[at] = (unit, Span(min(other.start, whole.start), max(other.end, whole.end)))
    return [span for _, span in found]


def _before_pronoun(low: Sequence[str], begin: int, end: int, language: Language) -> int:
    """Return where an outlet's words end that go on too far: "CNN | of his 2018 performance"."""
    inner = next((k for k in range(begin + 1, end) if low[k] in language.pronouns), None)
    if inner is None:
        return end
    return max(begin + 1, inner - (low[inner - 1] in language.prepositions))


def _same(found: Sequence[tuple[Unit, Span]], unit: Unit, span: Span) -> int | None:
    """Return which of the outlets words are a part of: "RNZ's | Morning Report"."""
    one = words_of(unit, span)
    return next(
        (
            number
            for number, (row, other) in enumerate(found)
            if row is unit and _belong(unit, words_of(unit, other), one)
        ),
        None,
    )


def whole_source(unit: Unit, begin: int, end: int, language: Language, cue: Words) -> Words:
    """Return a source's words with the rest of a name, or of what somebody has, that it cuts."""
    past = _past_dateline(unit)
    begin = past if begin < past < end else begin
    begin += unit.low[begin] == "by" and end - begin > 1
    while (
        end - begin > 1 and not is_word(unit.low[begin]) and unit.low[begin] not in (ASIDE, QUOTE)
    ):
        begin += 1  # "* Joan Fell"
    end = _before_quoted(unit.low, begin, end)
    if unit.low[end - 1] in OWNERS and not cue[0] <= end < cue[1]:
        end = phrase_after(unit, end, language, max(end, cue[0]) if end <= cue[0] else None) or end
    if unit.low[begin].isdigit() and begin and unit.low[begin - 1] == ":" and end - begin > 1:
        begin += 1  # "14:05 Joan Fell"
    if all_capitals(unit):
        return begin, end
    whole, past = _whole_name(unit, begin, end, language)
    past = with_name(unit, whole, past, language)
    if end <= cue[0]:
        past = min(past, cue[0])
    return (whole if begin < cue[1] or whole >= cue[1] else begin), past


def before_outlets(
    unit: Unit, begin: int, end: int, outlets: Sequence[Span], language: Language
) -> Words:
    """Return a source's words less the clause that tells of an outlet: "the police, ANI said"."""
    low = unit.low
    within = unit.span(begin, end)
    inner = [one for one in outlets if within.start < one.start < within.end]
    first = min((words_of(unit, one)[0] for one in inner), default=None)
    if first is None:
        return begin, end
    apart = (
        k for k in range(first - 1, begin, -1) if low[k] == "," or low[k] in language.relatives
    )
    return begin, next(apart, end)


def _is_none(unit: Unit, begin: int, end: int, source: Words | None, language: Language) -> bool:
    """Say whether words that are marked as an outlet plainly name none."""
    low = unit.low
    return (
        not any(word[0].isalnum() for word in low[begin:end])
        or (end - begin == 1 and low[begin] in language.questions | language.determiners)
        or low[begin] in PLATFORMS
        or low[begin] in HONORIFICS
        or _owns_no_outlet(unit, end)
        or (low[end - 1] in _NO_OUTLETS and not sounds_like_outlet(unit.printed(begin, end)))
        or _is_crumb(unit, begin, end)
        or (unit.words[begin].islower() and not AUDIENCE.isdisjoint(low[end : end + 1]))
        or _is_where(unit, begin, end)
        or _is_told_of(unit, begin, source)
        or _is_dealt_with(unit, begin, end)
    )


def _owns_no_outlet(unit: Unit, end: int) -> bool:
    """Say whether a name only owns a body that is spoken to: "a letter to Laxalt's campaign"."""
    low = unit.low
    owns = end + 1 < len(low) and low[end] in OWNERS
    return owns and low[end + 1] in COLLECTIVES and low[end + 1] not in OUTLET_NOUNS | PARTS


def _is_crumb(unit: Unit, begin: int, end: int) -> bool:
    """Say whether words without a capital are no outlet's: "the good news", "X's newsletter"."""
    words = unit.low[begin:end]
    if not all(word.isalpha() and word.islower() for word in unit.words[begin:end]):
        return False
    if begin and any(word in OWNERS for word in unit.low[max(0, begin - 3) : begin]):
        return True
    singular = {word.removesuffix("s") for word in words} | set(words)
    return singular.isdisjoint(OUTLET_NOUNS | PARTS | _PRONOUNS | {"media", "press"}) and not any(
        map(sounds_like_outlet, words)
    )


def _is_where(unit: Unit, begin: int, end: int) -> bool:
    """Say whether words are a place: "Peru's Andina", "the government of Arequipa"."""
    low = unit.low
    name = " ".join(unit.words[begin:end])
    if sounds_like_outlet(name):
        return False
    if low[end : end + 1] and low[end] in OWNERS and name.lower() in PLACES:
        return True
    if begin < 2 or low[begin - 1] not in _WHERE:
        return False
    return name.lower() in PLACES or (low[begin - 1] == "of" and low[begin - 2] in BODIES - PARTS)


def _is_told_of(unit: Unit, begin: int, source: Words | None) -> bool:
    """Say whether a name only describes the source, or what is told against a report of it.

    "Leopold Averin, who runs the Dorrel Line"; "contrary to reports in the Lantern".
    """
    low = unit.low
    near = low[max(0, begin - _BACK) : begin]
    if not _AGAINST.isdisjoint(near) and not _DISPATCHES.isdisjoint(near):
        return True
    if source is None or not source[0] < begin < source[1]:
        return False
    before = low[source[0] : begin]
    return "who" in before and _SPOKEN_TO.isdisjoint(before) and "by" not in before


def _is_dealt_with(unit: Unit, begin: int, end: int) -> bool:
    """Say whether words name the other side of something: "after talks with the Orvel Group"."""
    low = unit.low
    for at in range(begin - 1, max(0, begin - 2 - _DESCRIBED), -1):
        if low[at] == "against":
            return True
        if low[at] == "with":
            named = sounds_like_outlet(" ".join(unit.words[begin:end]))
            return low[at - 1] in _DEALINGS and not named and OUTLET_NOUNS.isdisjoint(low[at:begin])
        if not is_word(low[at]) or low[at] in _BEFORE:
            break
    return False


def is_plainly_outlet(unit: Unit, one: Words) -> bool:
    """Say whether what the grammar has is an outlet's by its own words too."""
    words = unit.words[slice(*one)]
    return (
        sounds_like_outlet(" ".join(words))
        or any(sounds_like_outlet(word) for word in words if is_name(word))
        or not OUTLET_NOUNS.isdisjoint(unit.low[slice(*one)])
    )


def _before_quoted(low: Sequence[str], begin: int, end: int) -> int:
    """Return where a source ends before who quotes it: "a director quoted in the Post"."""
    for at in range(begin + 1, end - 1):
        if low[at] in _ASKED and low[at + 1] in ("by", "in"):
            while at > begin + 1 and low[at - 1] in _WHO_WAS:
                at -= 1
            return at
    return end


def before_citing(unit: Unit, begin: int, end: int) -> Words:
    """Return a source's words less whom it cites: "a Times report that cited officials"."""
    low = unit.low
    past = (k for k in range(begin + 1, end) if low[k - 1] != "," and past_citing(low, k))
    return begin, next(past, end)


def _past_dateline(unit: Unit) -> int:
    """Return the word after a dateline, "BAGHDAD (Reuters) -"; 0 where there is none."""
    low = unit.low[:_DATELINE]
    closed = next((k for k, word in enumerate(low) if word.endswith(")")), None)
    if closed is None or _DASHES.isdisjoint(low[closed + 1 : closed + 2]):
        return 0
    return closed + 2


def _touch(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _belong(unit: Unit, one: Words, other: Words) -> bool:
    """Say whether two outlets are one: "RNZ's Morning Report"."""
    first, last = min(one, other), max(one, other)
    return (
        _touch(one, other)
        or first[1] == last[0]
        or (
            last[0] - first[1] == 1
            and unit.low[first[1]] in OWNERS
            and is_name(unit.words[last[0]])
        )
    )


def _whole_name(unit: Unit, begin: int, end: int, language: Language) -> Words:
    words, low = unit.words, unit.low

    def in_masthead(at: int) -> bool:
        """Say whether a day is part of a name: "the Barbados Sunday Sun"."""
        after_day = at > 0 and is_name(words[at - 1]) and low[at - 1] in language.times
        follows = at + 1 < len(low) and is_name(words[at + 1]) and low[at - 1] not in _DAYS_AFTER
        return after_day or follows

    def named(at: int) -> bool:
        return (
            is_name(words[at])
            and is_word(low[at])
            and (low[at] not in language.times or low[at] == "today" or in_masthead(at))
            and low[at] not in language.prepositions
            and low[at] not in language.determiners
            and low[at] not in language.pronouns
            and low[at] not in language.conjunctions
            and low[at] not in PARTICIPLES
            and low[at] not in ONLY_VERBS
            and not WHENCE.search(low[at])
            and not (at == 0 and low[at] in language.verbs)
        )

    if low[begin] in OWNERS and begin > 0:
        begin -= 1
    owner = begin - 2
    if owner >= 0 and low[begin - 1] in OWNERS and low[end - 1] in PARTS:
        begin = owner if sounds_like_outlet(words[owner]) else begin  # "the BBC's | Pashto service"
    if named(begin):
        while begin > 0:
            if named(begin - 1) and not DEMONYM.match(words[begin - 1]):
                begin -= 1
            elif begin > 1 and low[begin - 1] in _LINKS and named(begin - 2):
                begin -= 2
            else:
                break
    cut = end - begin > 1 and low[end - 1] in _LINKS and end < len(low)
    end += cut and named(end)  # "the Jornal de | Notícias"
    links = _LINKS if end - begin == 1 else _LINKS - {"of"}  # "Times of Israel"
    if named(end - 1):
        while end < len(low):
            if named(end):
                end += 1
            elif low[end] in links and end + 1 < len(low) and named(end + 1) and begin > 0:
                end += 2
            else:
                break
    return begin, end
