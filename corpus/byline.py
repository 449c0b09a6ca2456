"""The byline: who wrote it, and for whom, from ``By Jane Doe and John Roe, Coastal Press``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.attribution.given_names import FEMALE_NAMES, MALE_NAMES
from corpus.dates import WEEKDAY
from corpus.publisher import is_masthead, named_like_outlet, outlet_named, split_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 160

_LABEL = re.compile(
    r"(?:(?:(?:Written|Words|Story|Report|Reported|Text|Interview)\s+)?by|author|von|par|por|автор[ы]?|text|текст)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*;\s*|,?\s+(?:and|und|et|y|и)\s+|\s*&\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,(?!\s*[JS]r\b)\s*")
_AFFILIATION = re.compile(r"\s*[|•·]\s*|\s+/\s+|\s+[–—-]\s+")
_FOR = re.compile(r"\s+(?:for|of|in|at|with|für|mit|pour|à|avec)\s+(?=[^\W\d_])", re.IGNORECASE)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:agencies|analyst|bureau|chief|columnist|contributor|correspondents?|critic|desk"
    r"|editors?|editorial|freelance|guest|newsroom|photographer|producer|reporters?|senior|special"
    r"|staff|team|wires?|writers?|korrespondent(?:in)?|redaktion|redakteur(?:in)?"
    r"|корреспондент|редактор|редакция|обозреватель)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*"
    r"(?:\s+(?:(?:de|del|della|di|da|dos|van|von|der|den|ter|bin|ibn|al|el|la|le)\s+)*"
    r"(?:al-|el-|d['’]|[^\W\d_a-zà-öø-ÿа-яё])[\w.'’-]*){1,4}(?:,?\s+[JS]r\.?)?"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the people in order, and the outlet that they wrote for, if named."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None


def find_byline(line: str) -> Byline | None:
    """Read a line that is a byline: "By", then nothing but names, roles, places and outlets."""
    label = _LABEL.match(line)
    if label is None or len(line) > _LONGEST:
        return None
    names, *affiliations = _AFFILIATION.split(line[label.end() :].rstrip(" ,:"))
    authors: list[str] = []
    outlets = [outlet for words in affiliations if (outlet := _outlet(words))]
    for first, piece in _pieces(names):
        name, outlet = _apart(piece)
        outlets += [outlet] if outlet else []
        if name is None:
            continue
        if _is_outlet(name, alone=first):
            outlets.append(name)
        elif _ROLE.search(name) or (not first and " " not in name):
            continue  # "Science Editor", or a place: "Jane Doe, Harbourton"
        elif _NAME.fullmatch(name) and not _WEEKDAY.match(name):
            authors.append(name)
        else:
            return None
    return Byline(tuple(dict.fromkeys(authors)), outlets[0] if outlets else None)


def begins_byline(line: str) -> bool:
    """Say whether ``line`` begins as a byline does: with "By" or the like."""
    return bool(_LABEL.match(line))


def begins_with_given_name(name: str) -> bool:
    """Say whether a name is a usual given name and a surname."""
    first, _, surname = name.lower().partition(" ")
    return bool(surname) and (first in MALE_NAMES or first in FEMALE_NAMES)


def authors_given(values: Iterable[str]) -> Byline:
    """Read the authors of metadata: names as given, alone or in lists ("By A and B", "A, B").

    Repetitions are dropped, and so is an entry that is the others run together.
    """
    authors: dict[str, None] = {}
    outlets: list[str] = []
    for value in values:
        for first, piece in _pieces(_LABEL.sub("", value.strip(), count=1)):
            name, outlet = _apart(piece)
            outlets += [outlet] if outlet else []
            if name and (first or not _ROLE.search(name)):
                authors[name] = None
    alone = [
        name
        for name in authors
        if not _run_together(name, [other for other in authors if other != name])
    ]
    return Byline(tuple(alone), outlets[0] if outlets else None)


def _pieces(words: str) -> Iterator[tuple[bool, str]]:
    """Split a list of names; the flag tells a name from what follows it after a comma."""
    for part in _AND.split(" ".join(words.split())):
        pieces = [piece for piece in _COMMA.split(part.strip(" ,")) if piece]
        if len(pieces) == 2 and not any(" " in piece for piece in pieces):
            pieces = [", ".join(pieces)]  # "Doe, Jane"
        for index, piece in enumerate(pieces):
            yield index == 0, piece if len(piece.split()[-1]) <= 3 else piece.rstrip(".")


def _apart(piece: str) -> tuple[str | None, str | None]:
    """Split a name from its outlet: "Jane Doe for Reuters", "JANE DOE Associated Press"."""
    name, _, rest = (_FOR.sub("\n", piece, count=1)).partition("\n")
    outlet = _outlet(rest)
    if known := outlet_named(name):
        return None, known
    known, name = split_outlet(name)
    return name or None, known or outlet


def _outlet(words: str) -> str | None:
    """Name the outlet in ``words``, known or sounding like one ("The Harbour Courier")."""
    if known := outlet_named(words):
        return known
    return words if named_like_outlet(words) or words.startswith("The ") else None


def _is_outlet(name: str, *, alone: bool) -> bool:
    """Say whether what stands in a byline, ``alone`` or behind a name, is an outlet's name."""
    if named_like_outlet(name) and (not alone or name.count(" ") > 1):
        return True
    return not alone and is_masthead(name) and not begins_with_given_name(name)


def _run_together(name: str, others: list[str]) -> bool:
    """Say whether ``name`` is made of two or more of the ``others``, one after another."""
    rest, used = name, 0
    while rest:
        found = next((other for other in others if rest.startswith(other)), None)
        if found is None:
            return False
        rest = rest[len(found) :].lstrip(" ,")
        used += 1
    return used > 1
