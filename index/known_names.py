"""An index's own lists of names, prepared: every key that means exactly one of them.

A short form (the last word of an outlet's name, a surname) is prepared only where it can mean but
one; exact spellings come before short ones.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from corpus.publisher import outlet_named
from index.known_people import people_spellings
from index.name_variants import (
    key,
    one_typo,
    outlet_spellings,
    stem,
    typed_outlet,
    without_one,
)
from index.name_words import DEPARTMENTS, KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from index.name_variants import Word

Kind = Literal["publisher", "place", "person"]
Form = Literal["full", "core", "short", "initials", "misspelled"]

_OUTLET_FORMS: tuple[Form, ...] = ("full", "core", "short", "initials")
_BESIDE = KINDS | DEPARTMENTS
_FIRST, _MORE = 3, 6
_TYPO_FROM = 7
"""Letters that a name must have, right or as typed, for a typo in it to be seen."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a key means.

    Attributes:
        kind: what it is the name of.
        name: as listed.
        form: how much of it the key has: all of it, all but words like "News", its last word (an
            outlet's or a surname), its initials, or all of it with a typo.
    """

    kind: Kind
    name: str
    form: Form


class People(Protocol):
    """People by the keys of their names, wherever these are kept."""

    def known(self, key: str) -> Known | None:
        """Return whose name has a key."""

    def begins(self, beginning: str) -> bool:
        """Say whether a name's key begins so."""

    def stemmed(self, stem: str) -> str | None:
        """Return the key of a name that has a stem."""


class ListedPeople:
    """People whose names are all in memory."""

    def __init__(self, names: Iterable[str]) -> None:
        """Prepare the keys of the names."""
        self._known = {
            known_by: Known("person", name, "short" if surname else "full")
            for known_by, name, surname in people_spellings(names)
        }
        self._begun = _beginnings(self._known)

    def known(self, key: str) -> Known | None:
        """Return whose name has a key."""
        return self._known.get(key)

    def begins(self, beginning: str) -> bool:
        """Say whether a name's key may begin so."""
        return _may_begin(beginning, self._begun)

    def stemmed(self, stem: str) -> str | None:
        """Return the key of a name that has a stem."""
        return self._stems.get(stem)

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {stem(known_by): known_by for known_by in self._known}


def _beginnings(keys: Iterable[str]) -> set[str]:
    return {known_by[:length] for known_by in keys for length in (_FIRST, _MORE)}


def _may_begin(beginning: str, begun: Collection[str]) -> bool:
    """Say whether a key may begin so, by the beginnings of all."""
    length = len(beginning)
    return length < _FIRST or beginning[: _MORE if length >= _MORE else _FIRST] in begun


class KnownNames:
    """The keys of all names, looked up by the words of a question."""

    def __init__(self, publishers: Iterable[str], places: Iterable[str], people: People) -> None:
        """Prepare the lists."""
        self._outlets = _outlets(publishers)
        self._places = dict(_known_places(places))
        self._publishers = {
            known_by: known
            for known_by, known in _known_outlets(self._outlets)
            if known.form != "core" or known_by not in self._places  # "Moscow" is no "Moscow News"
        }
        self._people = people
        self._begun = _beginnings((*self._publishers, *self._places))
        long_names = [
            known_by
            for known_by, known in self._publishers.items()
            if known.form == "full" and len(known_by) >= _TYPO_FROM - 1
        ]
        self._misspelled = {
            shorter: right for right in long_names for shorter in without_one(right)
        }
        self._halves = {
            half
            for right in long_names
            for typed in (len(right) - 1, len(right), len(right) + 1)
            for half in _halves(right, typed)
        }

    def outlet_typed(self, name: str) -> list[str]:
        """Return the listed spellings of the outlet that a person who types ``name`` means."""
        for known_by in typed_outlet(name):
            if known := self._publishers.get(known_by):
                return list(self._outlets[_group(known.name)])
        return []

    def spelled(self, window: Sequence[Word]) -> Iterator[tuple[int, Known]]:
        """Yield what the first words of ``window`` are the name of, and how many; longest first."""
        found: list[tuple[int, Known]] = []
        beginning = ""
        for count, word in enumerate(window, start=1):
            key = beginning + word.bare
            keys = [key, beginning + word.key] if word.possessive else [key]
            if not word.text.isascii():
                stemmed = beginning + stem(word.text)
                keys += filter(None, (self._stems.get(stemmed), self._people.stemmed(stemmed)))
            elif not (_may_begin(key, self._begun) or self._people.begins(key)):
                break
            for known in (self._places.get, self._people.known, self._publishers.get):
                found += [(count, one) for one in map(known, keys) if one is not None]
            beginning += word.key
        return reversed(found)

    def otherwise_named(self, words: str) -> Known | None:
        """Return the outlet that goes by another name too: "Associated Press" for AP."""
        outlet = outlet_named(words)
        if outlet is None or _names_another(words, outlet):
            return None
        return self._publishers.get(key(outlet))

    def misspelled(self, typed: str) -> Known | None:
        """Return the outlet whose long name is one typo away from the key ``typed``."""
        if len(typed) < _TYPO_FROM - 1 or self._halves.isdisjoint(_halves(typed, len(typed))):
            return None
        for shorter in (typed, *without_one(typed)):
            right = self._misspelled.get(shorter, shorter)
            known = self._publishers.get(right)
            if (
                known is not None
                and known.form == "full"
                and max(len(right), len(typed)) >= _TYPO_FROM
                and one_typo(typed, right)
            ):
                return replace(known, form="misspelled")
        return None

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {stem(known_by): known_by for known_by in (*self._publishers, *self._places)}


def _names_another(words: str, outlet: str) -> bool:
    """Say whether what follows the outlet makes it another: "Bloomberg Philanthropies"."""
    first, _, last = words.rpartition(" ")
    return outlet_named(first) == outlet and last.lower() not in _BESIDE


def _halves(right: str, typed: int) -> tuple[str, str]:
    """Return both halves of a key, one of which a typo leaves as it is.

    Args:
        right: the key.
        typed: how many letters it is typed with.
    """
    half = (typed - 1) // 2
    return f"{right[:half]}-", f"-{right[-half:]}"


def _outlets(names: Iterable[str]) -> dict[str, list[str]]:
    """Group the spellings of each outlet, the best first, under one key."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        if group := _group(name):
            groups[group].append(name)
    for spellings in groups.values():
        spellings.sort(key=lambda name: ("." in name, name.islower(), len(name)))
    return dict(groups)


def _group(name: str) -> str:
    return key(outlet_named(name) or name)


def _known_outlets(groups: dict[str, list[str]]) -> Iterator[tuple[str, Known]]:
    """Yield the keys that mean one outlet, with its best spelling."""
    tables: tuple[dict[str, set[str]], ...] = tuple(defaultdict(set) for _ in _OUTLET_FORMS)
    for group, spellings in groups.items():
        for name in spellings:
            for distance, known_by in outlet_spellings(name):
                tables[distance][known_by].add(group)
    taken: set[str] = set()
    for form, table in zip(_OUTLET_FORMS, tables, strict=True):
        for known_by in table.keys() - taken:
            if known_by and len(table[known_by]) == 1:
                (group,) = table[known_by]
                yield known_by, Known("publisher", groups[group][0], form)
        taken |= table.keys()


def _known_places(names: Iterable[str]) -> Iterator[tuple[str, Known]]:
    """Yield the keys of places: "Seoul, South Korea" is also known as Seoul."""
    seen: set[str] = set()
    for name in sorted(set(names), key=lambda name: (len(name), name)):
        for known_by in (key(name), key(name.partition(",")[0])):
            if known_by and known_by not in seen:
                seen.add(known_by)
                yield known_by, Known("place", name, "full")
