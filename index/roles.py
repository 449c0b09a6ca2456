"""Roles read so that their wordings are not told apart.

"The Kremlin's spokeswoman" asks for whom an article calls "Russian presidential spokesperson".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.name_variants import fold, split, stem

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDS_HEAD = frozenset("of for at in to from on by with and von der des für".split())
_SMALL = _ENDS_HEAD | frozenset("the a an its his her their die das".split())
_NOT_NOW = frozenset(map(fold, "former ex then late past retired acting interim".split()))
_UNDER = frozenset("vice assistant associate junior".split())
_TOLD = _NOT_NOW | _UNDER
"""Words without which a role is another."""


def _by_other(*lines: str, key: Callable[[str], str] = fold) -> dict[str, str]:
    """Return the first word of each line, which has words for one thing, by the others."""
    rows = map(str.split, lines)
    return {key(other): fold(first) for first, *others in rows for other in others}


# Words that mean one thing in a role, under the first of them.
_SAME = _by_other(
    "spokesperson spokesman spokeswoman",
    "chair chairman chairwoman chairperson",
    "defence defense",
    "labour labor",
    "centre center",
    "harbour harbor",
    "harbourmaster harbormaster",
    "organisation organization",
    "councillor councilman councilwoman councilor councilmember",
    "congressman congresswoman representative rep",
    "senator sen",
    "governor gov",
    "lawyer attorney counsel solicitor",
    "businessman businesswoman businessperson",
    "adviser advisor",
    "vice deputy",
)
_SAME_BESIDE = _by_other(
    "american us usa",
    "british uk britain",
    "russian russia",
    "ukrainian ukraine",
    "french france",
    "german germany",
    "chinese china",
    "iranian iran",
    "israeli israel",
    "turkish turkey",
    "japanese japan",
    "korean korea",
    "presidential president presidency",
    "ministerial minister ministry",
    "council councils",
)
"""The same for the words beside a role's noun, which may be nouns or adjectives."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TOGETHER = {
    ("harbour", "master"): "harbourmaster",
    ("press", "secretary"): "spokesperson",
    ("chief", fold("executive")): "ceo",
}
# Russian words of roles by English ones, so that one role is asked for in either language.
_RUSSIAN = _by_other(
    "spokesperson спикер представитель",
    "secretary секретарь",
    "president президент",
    "minister министр",
    "ministry министерство",
    "mayor мэр",
    "governor губернатор",
    "head глава руководитель начальник",
    "chair председатель",
    "director директор",
    "vice заместитель замглавы",
    "ambassador посол",
    "senator сенатор",
    "lawyer адвокат",
    "press пресс",
    "kremlin кремль",
    "government правительство",
    "russian россия российский российская рф",
    "former бывший бывшая экс",
    key=stem,
)
_BEFORE_NOUN = re.compile(r"(?:[иыо]й|[ая]я|[ое]е|[иы]е|его|ого|ой|ых|их)$")
_PREFIXES = frozenset("пресс вице экс".split())


_STANDS_FOR = {"kremlin": ("russian", "presidential")}


@dataclass(frozen=True, slots=True)
class Role:
    """A role as it is compared.

    Attributes:
        head: its noun, folded.
        beside: the other words that tell it apart, folded.
    """

    head: str
    beside: frozenset[str]

    def asked_by(self, asked: Role) -> bool:
        """Say whether who has this role may be asked for by a role of fewer words.

        Who was something is not asked for as who is it, nor a deputy as whom they stand in for.
        """
        return (
            self.head == asked.head
            and asked.beside <= self.beside
            and not (self.beside & _TOLD) - asked.beside
        )


@lru_cache(maxsize=50_000)
def read_role(words: str) -> Role | None:
    """Read a role as printed or typed; ``None`` if it has no noun."""
    found: list[str] = []
    head: int | None = None
    for word in split(words):
        if word.bare in _ENDS_HEAD and found and head is None:
            head = len(found) - 1
        cyrillic = _CYRILLIC.search(word.text) is not None
        if cyrillic and head is None:
            # A Russian role's noun stands first, but for its adjectives.
            low = word.text.lower()
            head = None if low in _PREFIXES or _BEFORE_NOUN.search(low) else len(found)
        if word.bare not in _SMALL:
            bare = _RUSSIAN.get(stem(word.text), stem(word.text)) if cyrillic else word.bare
            found.append(_SAME.get(bare, bare))
    if not found:
        return None
    head = len(found) - 1 if head is None else head
    for at, pair in enumerate(pairwise(found)):
        if pair in _TOGETHER and at + 1 == head:
            found[at : at + 2] = [_TOGETHER[pair]]
            head = at
            break
    noun = found.pop(head)
    beside = {_SAME_BESIDE.get(word, word) for word in found}
    for short, long in _STANDS_FOR.items():
        if short in beside:
            beside = (beside - {short}) | set(long)
    if noun == "premier":
        noun, beside = "minister", beside | {"prime"}
    return Role(noun, frozenset(beside))
