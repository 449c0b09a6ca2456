"""Outlets and sources as a tagger marks them, word for word, put right by the grammar of names.

A tagger says well who passes on what, and ill where a name begins and ends; the grammar of relays
the other way round. So which outlets there are is the tagger's to say, and what they are called
the grammar's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution.citing import PARTICIPLES, past_citing
from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.outlets import (
    AUDIENCE,
    BODIES,
    OWNERS,
    PARTS,
    PLATFORMS,
    STAFF,
    is_no_outlet,
    outlet_phrase,
    sounds_like_outlet,
)
from corpus.attribution.phrases import is_name, is_word, phrase_after, with_name
from corpus.attribution.places import PLACES

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
PLACED = ("-based", "-run", "-owned", "-backed", "-language", "-linked")
"""Ends of words that say where an outlet is, or whose it is."""

_ASIDE = 3
"""Words before "by" among which a comma or "as" sets off who quotes: "told X, as quoted by Y"."""

_ASKED = frozenset("quoted cited interviewed contacted reached".split())
_WHO_WAS = frozenset("who was were is are has have been ,".split())
_SPOKEN_TO = frozenset("told tell telling tells to with on".split())
_AGAINST = frozenset("contrary despite unlike notwithstanding".split())
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
_DATELINE = 12
"""Words of a unit among which a dateline ends."""


def whole_outlets(
    unit: Unit,
    tagged: Sequence[Words],
    by_grammar: Sequence[Words],
    source: Words | None,
    language: Language,
) -> list[Words]:
    """Return outlets as they are called, outermost first.

    Args:
        unit: the unit.
        tagged: the words that a tagger has of each, outermost first; none repeated.
        by_grammar: what the grammar of relays has, outermost first.
        source: the words of the source.
        language: the language of the unit.
    """
    by_grammar = [one for one in by_grammar if "," not in unit.low[slice(*one)]]
    found: list[Words] = []
    past = _past_dateline(unit)
    for begin, end in tagged:
        if begin < past or _is_none(unit, begin, end, source, language):
            continue
        named = next((one for one in by_grammar if _touch(one, (begin, end))), None)
        whole = _phrase(unit, begin, end, language)
        cut = named is not None and whole[0] <= named[0] and named[1] < whole[1]
        one = whole if named is None or cut else named
        one = _told_apart(unit, one, begin, end, tagged)
        at = next((k for k, other in enumerate(found) if _belong(unit, other, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = (min(found[at][0], one[0]), max(found[at][1], one[1]))
    if len(found) == len(by_grammar) and set(found) == set(by_grammar):
        # Which of them passes on to which, the grammar knows better.
        return _outermost_first(unit, by_grammar)
    if not found:
        return [one for one in by_grammar if _is_outlet(unit, one)]
    return _outermost_first(unit, found)


def whole_source(unit: Unit, begin: int, end: int, language: Language, cue: Words) -> Words:
    """Return a source's words with the rest of a name, or of what somebody has, that it cuts."""
    past = _past_dateline(unit)
    begin = past if begin < past < end else begin
    begin += unit.low[begin] == "by" and end - begin > 1
    end = _before_quoted(unit.low, begin, end)
    if unit.low[end - 1] in OWNERS and not cue[0] <= end < cue[1]:
        end = phrase_after(unit, end, language, max(end, cue[0]) if end <= cue[0] else None) or end
    begin, end = _whole_name(unit, begin, end, language)
    return begin, with_name(unit, begin, end, language)


def _is_none(unit: Unit, begin: int, end: int, source: Words | None, language: Language) -> bool:
    """Say whether words that are marked as an outlet plainly name none."""
    low = unit.low
    return (
        low[begin] in PLATFORMS
        or low[begin] == "own"
        or not AUDIENCE.isdisjoint(low[end : end + 1])  # "told a news conference"
        or _is_where(unit, begin, end)
        or _is_whereabouts(unit, begin, end, source)
        or _is_told_of(unit, begin, source)
        or _is_dealt_with(unit, begin, end)
        or _owns_what_is_no_outlet(unit, end)
        or is_no_outlet(unit, begin, end, language)
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
    return name.lower() in PLACES or (low[begin - 1] == "of" and low[begin - 2] in BODIES)


def _owns_what_is_no_outlet(unit: Unit, end: int) -> bool:
    """Say whether a name only owns what is spoken of: "a letter to Laxalt's campaign"."""
    low = unit.low
    if low[end : end + 1] and (low[end] in OWNERS or low[end] in "'’") and end + 1 < len(low):
        owned = low[end + 1]
        return (
            unit.words[end + 1].islower()
            and is_word(owned)
            and owned not in OUTLET_NOUNS
            and owned not in PARTS
            and owned not in STAFF
        )
    return False


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


def _is_whereabouts(unit: Unit, begin: int, end: int, source: Words | None) -> bool:
    """Say whether words tell where a source is: "witnesses in El Obeid"."""
    if source is None or not source[0] < begin or unit.low[begin - 1] not in _PLACED:
        return False
    beside = begin - 1 == source[1] and not sounds_like_outlet(" ".join(unit.words[begin:end]))
    return begin < source[1] or beside


def _told_apart(unit: Unit, one: Words, begin: int, end: int, tagged: Sequence[Words]) -> Words:
    """Return an outlet that is told apart from those beside it: "APA and MTI"."""
    following = [begin for begin, _ in tagged if end <= begin < one[1]]
    between = range(end, min(following, default=end))
    stop = next((k for k in between if unit.low[k] in _APART), one[1])
    before = [past for _, past in tagged if one[0] < past <= begin]
    between = range(max(before, default=begin), begin)
    start = next((k + 1 for k in reversed(between) if unit.low[k] in _APART), one[0])
    return start, stop


def _is_outlet(unit: Unit, one: Words) -> bool:
    words = unit.words[slice(*one)]
    return (
        sounds_like_outlet(" ".join(words))
        or any(sounds_like_outlet(word) for word in words if is_name(word))
        or not OUTLET_NOUNS.isdisjoint(unit.low[slice(*one)])
    )


def _outermost_first(unit: Unit, found: Sequence[Words]) -> list[Words]:
    """Return outlets in the order of the chain where the words between them tell it."""
    by = [one for one in found if _quotes_the_rest(unit, one, found) or _closes(unit, one, found)]
    spoken_to = [one for one in found if one not in by and _preposition(unit, one) in _SPOKEN_TO]
    rest = [one for one in found if one not in by and one not in spoken_to]
    if len(rest) > 1 and all(_preposition(unit, one) == "by" for one in rest):
        rest.sort(reverse=True)  # "broadcast by X and reported by Y"
    return [*by, *rest, *spoken_to]


def _preposition(unit: Unit, one: Words) -> str:
    """Return the word before an outlet and what describes it: "by the Danish daily B.T."."""
    for at in range(one[0] - 1, max(-1, one[0] - 1 - _ASIDE), -1):
        if unit.low[at] in _BEFORE or not is_word(unit.low[at]):
            return unit.low[at]
    return ""


def _closes(unit: Unit, one: Words, found: Sequence[Words]) -> bool:
    """Say whether an outlet reports all that stands before it: "told X, Y reported"."""
    if len(found) < 2 or one != max(found) or one[0] == 0:
        return False
    begin, end = one
    low = unit.low
    while begin > 0 and is_word(low[begin - 1]) and low[begin - 1] not in _REPORTING:
        begin -= 1
    if begin > 1 and low[begin - 1] in _REPORTING and low[begin - 2] == ",":
        return True  # ", reports the Danish B.T."
    set_off = begin > 0 and low[begin - 1] == ","
    return set_off and one[0] - begin < _BACK and not _REPORTING.isdisjoint(low[end : end + 1])


def _quotes_the_rest(unit: Unit, one: Words, found: Sequence[Words]) -> bool:
    """Say whether an outlet passes on what those before it have: "told X, as quoted by Y"."""
    low = unit.low
    if one != max(found) or one[0] == 0 or low[one[0] - 1] != "by":
        return False
    others = [other for other in found if other != one and other[0]]
    if any(low[other[0] - 1] == "by" for other in others):
        return False
    return not _SET_OFF.isdisjoint(low[max(0, one[0] - 1 - _ASIDE) : one[0] - 1])


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


def _phrase(unit: Unit, begin: int, end: int, language: Language) -> Words:
    """Return the longest phrase of an outlet around words; without one, the whole name."""
    begin, end = _whole_name(unit, begin, end, language)
    while end - begin > 1 and unit.low[begin].endswith(PLACED):
        begin += 1
    if all(word.islower() for word in unit.words[begin:end]) and begin:
        begin -= unit.low[begin - 1] in language.determiners  # "the same site"
    found = begin, end
    if unit.words[begin].startswith("("):
        return found
    for at in range(begin, max(-1, begin - _BACK), -1):
        if at < begin and not is_word(unit.low[at]) and unit.low[at] not in OWNERS:
            break
        low = unit.low[at]
        if at < begin and (low in language.verbs or low in language.relatives):
            break  # "answered Hungary's MTI"
        phrase = outlet_phrase(unit, at, language, told=True)
        if phrase is not None and phrase[0] <= begin and phrase[1] >= end:
            found = phrase
        if unit.low[at] in language.determiners or unit.low[at] in language.prepositions:
            break
    return found


def _whole_name(unit: Unit, begin: int, end: int, language: Language) -> Words:
    words, low = unit.words, unit.low

    def in_masthead(at: int) -> bool:
        """Say whether a day is part of a name: "the Barbados Sunday Sun"."""
        after_day = at > 0 and is_name(words[at - 1]) and low[at - 1] in language.times
        return after_day or (at + 1 < len(low) and is_name(words[at + 1]))

    def named(at: int) -> bool:
        return (
            is_name(words[at])
            and is_word(low[at])
            and (low[at] not in language.times or in_masthead(at))
            and low[at] not in language.prepositions
            and low[at] not in language.determiners
            and low[at] not in language.pronouns
            and low[at] not in language.conjunctions
            and low[at] not in PARTICIPLES
            and not (at == 0 and low[at] in language.verbs)
        )

    if low[begin] in OWNERS and begin > 0:
        begin -= 1
    if named(begin):
        while begin > 0:
            if named(begin - 1):
                begin -= 1
            elif begin > 1 and low[begin - 1] in _LINKS and named(begin - 2):
                begin -= 2
            else:
                break
    if named(end - 1):
        while end < len(low):
            if named(end):
                end += 1
            elif low[end] in _LINKS and end + 1 < len(low) and named(end + 1) and begin > 0:
                end += 2
            else:
                break
    return begin, end
