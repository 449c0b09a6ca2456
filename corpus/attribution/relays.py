"""Relays: who passes on what another says, and the innermost source.

"Yonhap has said, citing sources": the sources say it, Yonhap passes it on. "Officials quoted by
AFP denied": the officials deny. "Told CNN": said to CNN, which passes it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.citations import cited_end, find_chained, with_rest
from corpus.attribution.citing import QUOTING, cites, past_citing
from corpus.attribution.inflected_clauses import phrase_end
from corpus.attribution.inflected_outlets import spoken_to_inflected
from corpus.attribution.inflected_relative import told_of
from corpus.attribution.inflected_subjects import CITING_VERBS, LEARNING, who_reports
from corpus.attribution.occasions import carried_by, spoken_to
from corpus.attribution.outlets import is_no_outlet, outlet_phrase, sounds_like_outlet
from corpus.attribution.phrases import is_name, subject_before, with_name
from corpus.attribution.presenting import presenter
from corpus.attribution.quoted import HEARING, PASSING
from corpus.attribution.verb_groups import group
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.lexicon import Language
    from corpus.attribution.words import Unit


@dataclass(frozen=True, slots=True)
class Relay:
    """What the grammar of relays says of one attribution: word ranges in its unit.

    Attributes:
        source: the innermost source, if it is another than the one found.
        via: the relaying outlets, outermost first.
    """

    source: tuple[int, int] | None
    via: tuple[tuple[int, int], ...]


def relay(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> Relay:
    """Read the relay around an attribution.

    Args:
        unit: the unit of its cue.
        source: the words of its source in the unit, if it is there.
        cue: the words of its cue.
        outside: for each word, whether it is outside the content.
        language: the language of the text.
    """
    via: list[tuple[int, int]] = []
    inner: tuple[int, int] | None = None
    citing = _find_citing(unit, source, cue, outside, language)
    while citing is not None:
        begin, end = citing
        outer = inner or source
        if outer is None:
            break
        outlet = _whose_report(unit, outer, language)
        if outlet == outer and is_no_outlet(unit, *outer, language):
            break  # "Police, citing witnesses, said": it is the police who say so
        via.append(outlet)
        inner = (begin, end)
        citing = find_chained(unit, end, outside, language)
    named = inner or source
    if language.code != "en":
        told = [] if inner else spoken_to_inflected(unit, named, cue, outside, language)
        passing = told_of(unit, named, cue, told, language)
        via = [*passing, *via, *told]
    reporter = _quoting(unit, source, cue, language)
    if reporter is not None:
        via = [reporter, *via]
    elif inner is None and language.code == "en":
        addressee = spoken_to(unit, source, cue, outside, language)
        if addressee is not None:
            via.append(addressee)
    if not via and language.code == "en" and not (named and _is_outlet(unit, named)):
        presents = presenter(unit, named, cue, language)
        via = [presents] if presents is not None and presents != named else []
    if language.code == "en" and (not via or inner is None):
        via = [*carried_by(unit, named, cue, outside, language), *via]
    if named is not None and language.code == "en":
        own = _own(unit, named, language)
        via = [*via, own] if own is not None else via
    found = dict.fromkeys(one for one in via if unit.low[one[0]] not in _RELATIVE)
    return Relay(inner, tuple(found))


def _is_outlet(unit: Unit, source: tuple[int, int]) -> bool:
    return sounds_like_outlet(" ".join(unit.words[slice(*source)]))


def _whose_report(unit: Unit, source: tuple[int, int], language: Language) -> tuple[int, int]:
    """Return the outlet in "a report by the Wall Street Journal"; else what is given."""
    end = source[1]
    if (
        language.code != "en"
        or end + 1 >= len(unit.low)
        or unit.low[end] not in ("by", "in", "from", "of")
    ):
        return source
    return outlet_phrase(unit, end + 1, language, told=True) or source


def _quoting(
    unit: Unit, source: tuple[int, int] | None, cue: tuple[int, int], language: Language
) -> tuple[int, int] | None:
    """Return who quotes in "Radio Okapi quoted an officer as saying" and "Reuters was told by"."""
    low = unit.low
    if source is None:
        return None
    if low[cue[0]].startswith(CITING_VERBS) and source[0] >= cue[1]:
        if source[0] > cue[1]:
            end = phrase_end(unit, cue[1], language)
            return cue[1], min(end, source[0]) if end > cue[1] else source[0]
        after = phrase_end(unit, source[1], language)
        return who_reports(unit, cue[0], language) or (
            (source[1], after) if after > source[1] else None
        )
    if low[cue[0]].startswith(LEARNING) and low[source[0] - 1] in ("aus", "von", "vom", "от", "из"):
        if source[1] <= cue[0]:  # "wie die dpa aus Kreisen erfuhr"
            begin = next((k for k in range(source[0] - 1, 0, -1) if low[k - 1] == "wie"), None)
            if begin is not None and begin < source[0] - 1:
                return begin, source[0] - 1
        return who_reports(unit, cue[0], language)
    if low[cue[0]] == "as" and source[1] <= cue[0]:
        verb = source[0] - 1
        while verb > 0 and low[verb] not in PASSING and source[0] - verb < 4:
            verb -= 1
        if low[verb] in PASSING:
            return subject_before(unit, group(unit, verb, language).begin, language)
    if low[cue[0]] in QUOTING and source[0] == cue[1]:
        return subject_before(unit, group(unit, cue[0], language).begin, language)
    if low[cue[0]] in language.nouns and cue[0] > 2 and low[cue[0] - 2] in _CARRYING:
        # "The portal carried a denial by the company that …"
        subject = subject_before(unit, cue[0] - 2, language)
        return subject and outlet_phrase(unit, subject[0], language, told=True)
    if low[cue[1] - 1] == "from" and low[cue[0]] in HEARING:
        return subject_before(unit, group(unit, cue[0], language).begin, language)
    if low[cue[0]] == "told" and low[cue[1] - 1] == "by":
        return subject_before(unit, group(unit, cue[0], language).begin, language)
    if low[cue[1] - 1] == "told" and cue[1] < len(low) and low[cue[1]] == "by":
        subject = subject_before(unit, cue[0], language)
        return subject and outlet_phrase(unit, subject[0], language, told=True)
    return None


def _own(unit: Unit, source: tuple[int, int], language: Language) -> tuple[int, int] | None:
    """Return the outlet whose witness or correspondent a source is: "a Reuters witness"."""
    low = unit.low
    begin, end = source
    begin += low[begin] in language.determiners
    head = next((k for k in range(begin, end) if low[k] in _OWN), None)
    if head is None or head == begin or not is_name(unit.words[head - 1]):
        return None
    name = " ".join(unit.words[begin:head])
    return (begin, head) if sounds_like_outlet(name) else None


_FAR = 250  # words after a cue, its content included, within which it is said who is cited
_CARRYING = frozenset("carried published ran printed carries publishes runs prints".split())
_RELATIVE = frozenset("that which who".split())
_PERSONAL = frozenset("he she it they we i you".split())
_OWN = frozenset(
    "witness witnesses correspondent correspondents reporter reporters journalist photographer"
    " cameraman stringer crew".split()
)


def _find_citing(
    unit: Unit,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    outside: list[bool],
    language: Language,
) -> tuple[int, int] | None:
    """Return the phrase after "citing" that belongs to this cue."""
    low = unit.low
    begin = min(source[0], cue[0]) if source else cue[0]
    near = range(max(0, begin - 25), min(len(low), cue[1] + _FAR))
    if not cites(low[near.start : near.stop]):
        return None
    for at in near:
        if not outside[at]:
            continue
        past = past_citing(low, at)
        if past is None or (cue[0] <= at < cue[1]):
            continue
        if at < begin and not (at == 0 or low[at - 1] in (",", QUOTE)):
            continue
        end = cited_end(unit, past, language)
        if end is not None:
            if language.code == "en":
                end = with_name(unit, past, end, language)
            if end < len(low) and low[end] not in _PERSONAL:  # "officials it did not name"
                end = with_rest(unit, end, outside, language)
            if not _joined(unit, at, end, cue, source, outside, language):
                continue
            if source and not (end <= source[0] or past >= source[1]):
                continue
            return past, end
    return None


def _joined(
    unit: Unit,
    at: int,
    past: int,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    outside: list[bool],
    language: Language,
) -> bool:
    """Say whether "citing X" from ``at`` to ``past`` belongs to the cue: no clause is between."""
    low = unit.low
    first, last = (cue[1], at) if at > cue[0] else (past, cue[0])
    between = [
        k for k in range(first, last) if outside[k] and not (source and source[0] <= k < source[1])
    ]
    if len(between) > 16:
        return False
    for k in between:
        tags = language.verbs.get(low[k])
        if low[k] == ";" or (at > cue[0] and low[k] in ("but", "and", "while")):
            return False
        if (
            tags
            and set(tags[0]) & {"d", "s"}
            and low[k] not in QUOTING
            and not is_name(unit.words[k])
        ):
            return False
    return True
