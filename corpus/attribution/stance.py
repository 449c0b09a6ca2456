"""How a content is put, from the words of its cue; what is denied by others."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.attribution.nouns import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.lexicon import Cue, Language
    from corpus.attribution.nouns import Attribution

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PHRASES = (
    # Whole phrases whose stance is not their verb's.
    (re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing) to\b"), Stance.OTHER),
    (re.compile(r"\bneither confirm\w* (?:n?or) den\w+"), Stance.OTHER),
    (re.compile(r"\b(?:express|voic)\w+ (?:the |his |her |their |its )?hopes?\b"), Stance.HOPES),
    (
        re.compile(r"\b(?:express|voic)\w+ (?:\w+ )?(?:fears?|concerns?|doubts?|confidence)\b"),
        Stance.BELIEVES,
    ),
    (re.compile(r"\b(?:claims?|claimed)\b"), Stance.CLAIMED),
    (re.compile(r"\b(?:выра[жз]|выска[жз])\w+ надежд"), Stance.HOPES),
    (
        re.compile(r"\b(?:выра[жз]|выска[жз])\w+ (?:сомнен|опасен|уверенн|обеспокоенн|озабоченн)"),
        Stance.BELIEVES,
    ),
    (re.compile(r"^(?:is|are|was|were|be|am|’s|'s) (?:not )?hopeful"), Stance.HOPES),
    (
        re.compile(
            r"\b(?:convinced|confident|certain|persuaded|afraid|worried|concerned|doubtful"
            r"|optimistic|sc?keptical|sceptical)$|\bin .* (?:view|opinion|judge?ment|estimation)$"
        ),
        Stance.BELIEVES,
    ),
    (re.compile(r"\b(?:hear[ds]?|hears|learn(?:s|ed|t)) from\b"), Stance.SAID),
    (re.compile(r"\b(?:is|are|was|were) considering\b"), Stance.PLANS),
    (re.compile(r"\ballegedly\b"), Stance.ALLEGED),
    (re.compile(r"\breportedly\b"), Stance.REPORTED),
    (re.compile(r"\bmade (?:it )?clear\b|\bpaid tribute\b"), Stance.SAID),
)
_TURNED = {
    # What "did not …" makes of it.
    Stance.DENIED: Stance.OTHER,
    Stance.CLAIMED: Stance.DENIED,
    Stance.CONFIRMED: Stance.OTHER,  # who cannot confirm it does not deny it
    Stance.ADMITTED: Stance.DENIED,
    Stance.BELIEVES: Stance.DENIED,
    Stance.PROMISED: Stance.OTHER,
    Stance.PLANS: Stance.DENIED,
}
_WEIGHT = {Stance.DENIED: 3, Stance.SAID: 1, Stance.OTHER: 0}


def stance_of(words: str, language: Language, after: Sequence[str] = ()) -> Stance:
    """Return the stance that the words of a cue express; ``OTHER`` if none is known.

    Args:
        words: the cue's words.
        language: their language.
        after: words after the cue, in lower case, where a separable prefix may stand.
    """
    particles = _particles(language)
    return _stance(words.lower(), language, frozenset(filter(particles.__contains__, after)))


def with_negation(
    words: str, before: Sequence[str], after: Sequence[str], language: Language
) -> str:
    """Return a cue's words with a negation beside them that they leave out.

    "Has not | said", "| sagte | nicht".

    Args:
        words: the cue's words.
        before: the words of its clause before it, in lower case.
        after: the words of its clause after it, in lower case, where German has its negations.
        language: their language.
    """
    at = len(before) - 1
    while at >= 0 and (before[at] in _BETWEEN or _ADVERB.fullmatch(before[at])):
        at -= 1
    if at >= 0 and before[at] in language.negations:
        return f"{before[at]} {words}"
    no = next((k for k, word in enumerate(after) if word in language.negations), None)
    if no is None or "nur" in after[no : no + 2]:
        return words
    return f"{after[no]} {words}"


def around_negation(
    low: Sequence[str], cue: tuple[int, int], outside: Sequence[bool], language: Language
) -> tuple[int, int]:
    """Return the words of a cue with the negation right beside it: "schloss | nicht aus".

    Args:
        low: the words of its unit, in lower case.
        cue: its first word and the one after its last.
        outside: for each word, whether it is outside the content.
        language: their language.
    """
    begin, end = cue
    at = begin - 1
    while at >= 0 and outside[at] and (low[at] in _BETWEEN or _ADVERB.fullmatch(low[at])):
        at -= 1
    if at >= 0 and outside[at] and low[at] in language.negations:
        return at, end
    after = end
    while after < len(low) and outside[after] and low[after] in language.negations:
        after += 1
    if after > end and after < len(low) and outside[after] and low[after] in _particles(language):
        after += 1
    return begin, after


_BETWEEN = frozenset("yet ever even also".split())
_ADVERB = re.compile(r"(?!only).+ly")


def is_unsaid(words: str, language: Language, after: Sequence[str] = ()) -> bool:
    """Say whether a cue, as in ``stance_of``, tells what is not said.

    "Did not say", but not "did not rule out".
    """
    kept = [word for word in words.lower().split() if word not in language.negations]
    if len(kept) == len(words.split()) or "only" in kept:
        return False
    return stance_of(" ".join(kept), language, after) is Stance.SAID


@cache
def _particles(language: Language) -> frozenset[str]:
    """Return the words that complete a cue of this language: "out" of "point out"."""
    return frozenset(
        cue.particle
        for table in (language.verbs, language.nouns)
        for _, cues in table.values()
        for cue in cues
        if cue.particle is not None
    )


@lru_cache(maxsize=20_000)
def _stance(lower: str, language: Language, after: frozenset[str]) -> Stance:
    negated = any(token in language.negations for token in _WORD.findall(lower))
    for pattern, stance in _PHRASES:
        if pattern.search(lower):
            return _TURNED.get(stance, stance) if negated else stance
    if lower.strip() in (":", "according to", "—", "-", "", "so"):
        return Stance.SAID
    if _THINKING.search(lower):
        return Stance.BELIEVES
    found: list[Stance] = []
    tokens = _WORD.findall(lower)
    for at in range(len(tokens)):
        cue = _cue(tokens, at, language, after)
        if cue is not None:
            found.append(cue.stance)
    if not found:
        return Stance.SAID if any(token in _SAYING for token in tokens) else Stance.OTHER
    best = max(found, key=lambda one: _WEIGHT.get(one, 2))
    if negated:
        return _TURNED.get(best, Stance.OTHER)
    return best


_THINKING = re.compile(
    r"\b(?:ansicht|auffassung|einschätzung|meinung|überzeugung|sicht|мнению"
    r"|оценк\w+|in \w+ (?:view|opinion))\b"
)
_SAYING = frozenset(
    (
        "according words statement interview view opinion laut zufolge angaben worten "
        "informationen nach по согласно"
    ).split()
)


def _cue(tokens: list[str], at: int, language: Language, after: frozenset[str]) -> Cue | None:
    following = {tokens[at + 1]} if at + 1 < len(tokens) else after
    for table in (language.verbs, language.nouns):
        entry = table.get(tokens[at])
        if entry is None:
            continue
        for cue in entry[1]:
            if cue.particle is None or cue.particle in following:
                return cue
    return None


def without_denied(found: list[Attribution]) -> list[Attribution]:
    """Show nothing that is part of what somebody denies where the denial is not shown.

    "X denied a report by Y that …": what Y reported, alone, would pass for undisputed.

    Args:
        found: attributions in the order of their contents.
    """
    begins = [one.content[0].start for one in found]
    kept = list(found)
    seen = 0  # all up to there has been looked at, as part of a longer denial
    for outer in found:
        if outer.stance is not Stance.DENIED or outer.shown or outer.content[-1].end <= seen:
            continue
        if len(outer.content) == 1:
            seen = outer.content[0].end
        first = bisect_left(begins, outer.content[0].start)
        for place in range(first, bisect_left(begins, outer.content[-1].end)):
            cue = found[place].cue
            if cue and any(p.start <= cue.start and cue.end <= p.end for p in outer.content):
                kept[place] = replace(kept[place], shown=False)
    return kept
