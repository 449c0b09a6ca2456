"""A message read word by word: what in it is a name, a time, a small word, or its own matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.talking.words import (
    AUXILIARIES,
    CONNECTOR,
    PREPOSITIONS,
    SAME_AGAIN,
    SMALL,
    WH,
)
from index.source_wording import asks_for_person, asks_for_publisher
from index.when import When, when

if TYPE_CHECKING:
    from datetime import date

    from index.mentions import Mention, Names

_WORD = re.compile(r"\w+(?:[-’'.&]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s$")
_FEW = 4
"""Words and marks of a message that may be a name and nothing else."""

_INSIDE_NAMES = frozenset("of de la von van der al bin".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark; ``low`` is its lower case without a possessive or contracted ending."""

    start: int
    end: int
    text: str
    low: str

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum() and self.text[0] != "_"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a message.

    Attributes:
        start: where it begins, its article included.
        end: where it ends, a possessive ending left out.
        words: the name as written, without its article.
        kind: ``publisher``, ``person``, ``place``; ``None`` if the index does not list it.
        source: whether the wording asks for what it said or wrote.
    """

    start: int
    end: int
    words: str
    kind: str | None
    source: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A message, or what follows its "and" or "what about".

    Attributes:
        text: its words as written.
        words: they and the marks between them.
        names: in order; none overlaps another.
        time: the time that it names.
        joins: whether it began with "and" or the like.
        about: whether it began with "what about".
    """

    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    time: When | None
    joins: bool = False
    about: bool = False

    @property
    def own(self) -> list[Word]:
        """The words that say what it is about, names and times apart."""
        return [word for word in self.words if self.is_content(word) and not self._held(word)]

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question of its own: a question word or an auxiliary."""
        return any(word.low in WH or word.low in AUXILIARIES for word in self.words)

    @property
    def bare(self) -> str:
        """Its text without the marks at its end."""
        return self.text.rstrip(" ?!.…,;:")

    def is_content(self, word: Word) -> bool:
        """Say whether a word is none of the small ones."""
        return not word.mark and word.low not in SMALL and word.low not in PREPOSITIONS

    def name_at(self, word: Word) -> Name | None:
        """Return the name that a word belongs to."""
        return next((n for n in self.names if n.start <= word.start < n.end), None)

    def timed(self, word: Word) -> bool:
        """Say whether a word belongs to the time."""
        return self.time is not None and self.time.start <= word.start < self.time.end

    def _held(self, word: Word) -> bool:
        return self.timed(word) or self.name_at(word) is not None


def read(text: str, names: Names, now: date) -> Reading:
    """Read a message sent on the day ``now`` by the names of an index."""
    found = CONNECTOR.match(text)
    body = SAME_AGAIN.sub("", text[found.end() :] if found else text)
    words = tuple(_words(body))
    time = when(body, now)
    listed = [_listed(mention, body) for mention in names.mentions(body)]
    listed = [name for name in listed if not (time and _overlap(name, time.start, time.end))]
    runs = _capitalised(body, words, found is not None, names)
    others = [
        name
        for name in runs
        if not any(_overlap(name, one.start, one.end) for one in listed)
        and not (time and _overlap(name, time.start, time.end))
    ]
    every = tuple(sorted([*listed, *others], key=lambda name: name.start))
    joins = found is not None and found["about"] is None
    return Reading(body, words, every, time, joins, found is not None and not joins)


def _words(text: str) -> list[Word]:
    return [
        Word(match.start(), match.end(), match[0], _low(match[0])) for match in _WORD.finditer(text)
    ]


def _low(word: str) -> str:
    low = word.casefold().replace("’", "'")
    for ending in ("'s", "'re", "'ll", "'d", "'ve"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return low


def _overlap(name: Name, start: int, end: int) -> bool:
    return name.start < end and start < name.end


def _listed(mention: Mention, text: str) -> Name:
    start = _article(text, mention.start)
    return Name(start, mention.end, mention.words, mention.kind, mention.strict)


def _article(text: str, start: int) -> int:
    """Return where a name begins, with the article before it."""
    before = re.search(r"\b(?:the|a|an)\s+$", text[:start], re.IGNORECASE)
    return before.start() if before else start


def _capitalised(text: str, words: tuple[Word, ...], joined: bool, names: Names) -> list[Name]:
    """Return the runs of words written as names; in a question without capitals, what is listed."""
    if text in (text.upper(), text.lower()):
        return _uncased(text, names) if len(words) <= _FEW else []
    runs: list[Name] = []
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and _goes_on(words, place, end):
            end += 1
        while end > place and not words[end - 1].text[0].isupper():
            end -= 1
        if end == place:
            place += 1
            continue
        first, last = words[place], words[end - 1]
        run = _run(text, first.start, last.start + len(_POSSESSIVE.sub("", last.text)), names)
        # At the beginning of a question a capital letter says nothing of a single word.
        if place or joined or end > 1 or (run.kind and len(words) <= _FEW):
            runs.append(run)
        place = end
    return runs


def _uncased(text: str, names: Names) -> list[Name]:
    """Return the one name that a few words without capitals are, if they are one."""
    few = re.fullmatch(r"(?:(?:the|by|from|in|with|to)\s+)?([\w .’'-]+?)\W*", text)
    if few is None:
        return []
    run = _run(text.title(), few.start(1), few.end(1), names)
    return [replace(run, words=text[few.start(1) : run.end])] if run.kind else []


def _goes_on(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Say whether a run of a name's words from ``first`` goes on with the word ``at``."""
    word = words[at]
    if at > first and _POSSESSIVE.search(words[at - 1].text):
        return False
    capital = word.text[0].isupper() and not (word.low in SMALL or word.low in PREPOSITIONS)
    return capital or (at > first and word.text in _INSIDE_NAMES)


def _run(text: str, start: int, end: int, names: Names) -> Name:
    """Return the name that a run of capitalised words is, known by what the index lists."""
    words, first = text[start:end], _article(text, start)
    asked = [m for m in names.mentions(f"According to {text[first:end]}, who won?") if m.strict]
    kind = asked[0].kind if len(asked) == 1 and asked[0].words in text[first:end] else None
    return Name(first, end, words, kind, source_at(text, start, end))


def source_at(text: str, start: int, end: int) -> bool:
    """Say whether the wording around a name asks for what it said or wrote."""
    before, after = text[:start], text[end:]
    return asks_for_person(before, after) or asks_for_publisher(before, after, inside=False)
