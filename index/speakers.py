"""The speakers of an archive, asked for by name or role.

Nothing of ``speakers.sqlite`` is read before it is asked for.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, starmap
from typing import TYPE_CHECKING

from corpus.attribution.capitals import is_person_noun
from index.known_names import Known
from index.known_people import can_be, name_parts
from index.name_variants import fold
from index.nearest_names import comes_near, is_spelled, name_typed, near_word, same_word
from index.roles import Role, read_role
from index.same_speaker import well_known
from index.speaker_tables import name_words
from index.spoken import UNSPOKEN, Said, Spoken, by_article, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index.store import Statement, Store

_KEPT = 64
"""Names whose statements are kept for the next question."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whom the archive quotes or reports.

    Attributes:
        number: of the speaker in this generation.
        name: the fullest name that any article gives.
        kind: ``"person"``, ``"organisation"`` or ``"group"``.
        role: the role given most often, in an article's words.
        statements: how many attributions are theirs.
        shown: how many of these are sure enough to be shown.
    """

    number: int
    name: str
    kind: str | None
    role: str | None
    statements: int
    shown: int


def _is_role(words: str) -> bool:
    """Say whether words are a role as it is typed: with an article, or all of it small."""
    small = words == words.lower()
    return words[:4].lower() == "the " or (small and is_person_noun(words.split()[-1]))


def _by_surname(words: str, found: list[Speaker]) -> list[Speaker]:
    """Keep, of those who have all words in their names, whose name they are short for, if any.

    "Brekken" and "Oda Brekken" are short for "Oda K. Brekken", not for "Brekken's lawyers". Where
    nearly all under a surname is said by one, it is that one.
    """
    asked = name_parts(words)
    theirs = []
    for one in found:
        own = name_parts(one.name)
        if asked and own and own[-1] == asked[-1] and can_be(asked, own):
            theirs.append(one)
    if len(theirs) > 1 and (first := well_known({one.name: one.statements for one in theirs})):
        return [one for one in theirs if one.name == first]
    return theirs or found


class Speakers:
    """Everybody whom an index quotes or reports, to be asked for by name or by role."""

    def __init__(self, path: Path, store: Store) -> None:
        """Open what ``index.speaker_tables`` wrote; the statements are in ``store``."""
        self._database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._store = store
        self._said = lru_cache(maxsize=_KEPT)(self._said_by)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def called(self, words: str) -> list[Speaker]:
        """Return the speakers whom somebody means by ``words``, who says most first.

        All words are of the name ("Peskov"), else of a role ("the Kremlin spokesman"), else of
        both ("Mayor Brandvold"); else of the name in another spelling ("Dmitri Peskov"). Nobody's
        where the words name nobody.
        """
        wanted = name_words(words)
        if not wanted:
            return []
        by_role = _is_role(words) and self._in_role(words)
        numbers = by_role or self._having(wanted) or self._in_role(words) or self._by_both(words)
        if not numbers:
            return self._spelled_otherwise(words)
        return _by_surname(words, self._numbered(numbers))

    def nearest(self, words: str, most: int = 3) -> list[Speaker]:
        """Return whom somebody may mean by a name that nobody has, who says most first.

        Theirs are all words, each with a typo at most; else the surname.
        """
        typed = name_typed(words)
        if not typed or _is_role(words):
            return []
        surname = fold(typed[-1])
        half = max((len(surname) - 1) // 2, 1)
        rows = self._database.execute(
            # A typo leaves one half of a word as it is.
            "SELECT word, speaker FROM words WHERE length(word) BETWEEN :least AND :most "
            "AND (substr(word, 1, :half) = :begins OR substr(word, -:half) = :ends)",
            {
                "least": len(surname) - 1,
                "most": len(surname) + 1,
                "half": half,
                "begins": surname[:half],
                "ends": surname[-half:],
            },
        )
        near = self._numbered({who for word, who in rows if near_word(typed[-1], word)})
        named = [one for one in near if one.shown and one.name != one.name.lower()]
        return ([one for one in named if comes_near(typed, one.name)] or named)[:most]

    def in_role(self, words: str) -> list[Speaker]:
        """Return the speakers who have a role of these ``words``, who says most first."""
        return self._numbered(self._in_role(words))

    def most_heard(self, most: int | None = None) -> list[Speaker]:
        """Return the speakers who say most, at least one thing surely; all without ``most``.

        Who has no name ("police") is many, and is not among them.
        """
        rows = self._database.execute(
            "SELECT * FROM speakers WHERE shown > 0 ORDER BY shown DESC, statements DESC, name"
        )
        # SQLite knows small letters of the Latin alphabet only.
        named = (one for one in starmap(Speaker, rows) if one.name != one.name.lower())
        return list(islice(named, most))

    def statements_of(self, speakers: Sequence[Speaker]) -> list[Statement]:
        """Return what any of the speakers says, article by article."""
        numbers = json.dumps([speaker.number for speaker in speakers])
        query = (
            "SELECT statement FROM said WHERE speaker IN (SELECT value FROM json_each(?)) "
            "ORDER BY statement"
        )
        found = [number for (number,) in self._database.execute(query, (numbers,))]
        return self._store.statements_numbered(found)

    def spoken(self, words: str, *, alone: bool = False) -> Spoken:
        """Return what the speakers called so say.

        Args:
            words: a name or a role.
            alone: whether nothing tells which of their statements is asked for.
        """
        statements, unnamed = self._said(words)
        return Spoken(by_article(meant(statements, unnamed) if alone else statements), alone)

    def _said_by(self, words: str) -> tuple[list[Said], frozenset[int]]:
        """Return what those called so say, and who of them is known by one name only."""
        speakers = {one.number: name_words(one.name) for one in self.called(words)}
        rows = self._database.execute(
            "SELECT statement, speaker FROM said WHERE speaker IN (SELECT value FROM json_each(?))",
            (json.dumps([*speakers]),),
        )
        whose = dict(rows.fetchall())
        told = self._store.told(list(whose))
        statements = [
            Said(
                number=one.number,
                speaker=whose[one.number],
                article=one.article,
                start=one.start,
                end=one.end,
                sure=one.shown,
                spoken=one.stance not in UNSPOKEN,
                named=len(speakers[whose[one.number]] & name_words(one.source)),
            )
            for one in told
        ]
        return statements, frozenset(who for who, name in speakers.items() if len(name) == 1)

    def _having(self, words: Iterable[str]) -> set[int]:
        """Return the numbers of speakers whose names have all words."""
        words = list(words)
        one = "SELECT speaker FROM words WHERE word = ?"
        rows = self._database.execute(" INTERSECT ".join([one] * len(words)), words)
        return {number for (number,) in rows}

    def _spelled_otherwise(self, words: str) -> list[Speaker]:
        """Return the speakers whose names have all words, spelled in another way."""
        typed = name_typed(words)
        first = fold(typed[-1])[:1] if typed else ""
        rows = self._database.execute(
            "SELECT word, speaker FROM words WHERE word >= ? AND word < ?",
            (first, first + "\U0010ffff"),
        )
        found = self._numbered({who for word, who in rows if same_word(typed[-1], word)})
        return [one for one in found if is_spelled(typed, one.name)]

    def _in_role(self, words: str) -> set[int]:
        asked = read_role(words)
        if asked is None:
            return set()
        rows = self._database.execute(
            "SELECT speaker, beside FROM roles WHERE head = ?", (asked.head,)
        )
        return {
            number
            for number, beside in rows
            if Role(asked.head, frozenset(beside.split())).asked_by(asked)
        }

    def _by_both(self, words: str) -> set[int]:
        """Return who is called by a role and then by a name: "Mayor Brandvold"."""
        parts = words.split()
        for cut in range(1, len(parts)):
            named = self._having(name_words(" ".join(parts[cut:])) or {""})
            if named and (found := named & self._in_role(" ".join(parts[:cut]))):
                return found
        return set()

    def _numbered(self, numbers: Iterable[int]) -> list[Speaker]:
        query = (
            "SELECT * FROM speakers WHERE number IN (SELECT value FROM json_each(?)) "
            "ORDER BY statements DESC, name"
        )
        rows = self._database.execute(query, (json.dumps(sorted(numbers)),))
        return [Speaker(*row) for row in rows]

    # As people's names that questions may have (see ``index.known_names.People``).

    def known(self, key: str) -> Known | None:
        """Return whose name has this key."""
        return self._spelled("SELECT name, surname FROM spellings WHERE key = ?", key)

    def begins(self, beginning: str) -> bool:
        """Say whether a name's key begins so."""
        query = "SELECT 1 FROM spellings WHERE key >= ? AND key < ? LIMIT 1"
        row = self._database.execute(query, (beginning, beginning + "\U0010ffff")).fetchone()
        return row is not None

    def stemmed(self, stem: str) -> str | None:
        """Return the key of the name that has this stem."""
        row = self._database.execute(
            "SELECT MAX(key) FROM spellings WHERE stem = ?", (stem,)
        ).fetchone()
        return row[0] if row else None

    def _spelled(self, query: str, value: str) -> Known | None:
        row = self._database.execute(query, (value,)).fetchone()
        return Known("person", row[0], "short" if row[1] else "full") if row else None
