"""The speakers of all statements, joined across articles and written: ``speakers.sqlite``."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.known_people import people_spellings
from index.name_variants import split, stem
from index.roles import read_role
from index.same_speaker import Named, joined

if TYPE_CHECKING:
    from pathlib import Path

    from index.store import Store

_SCHEMA = """
CREATE TABLE speakers (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT, role TEXT,
    statements INTEGER NOT NULL, shown INTEGER NOT NULL
) STRICT;
CREATE TABLE said (
    speaker INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (speaker, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE words (
    word TEXT NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (word, speaker)
) STRICT, WITHOUT ROWID;
CREATE TABLE roles (
    head TEXT NOT NULL, speaker INTEGER NOT NULL, beside TEXT NOT NULL,
    PRIMARY KEY (head, speaker, beside)
) STRICT, WITHOUT ROWID;
CREATE TABLE spellings (
    key TEXT PRIMARY KEY, stem TEXT NOT NULL, name TEXT NOT NULL, surname INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spellings_by_stem ON spellings (stem);
"""


def write_speakers(path: Path, store: Store) -> int:
    """Join the speakers of all statements in ``store``, write them, return how many there are."""
    named: dict[Named, list[int]] = defaultdict(list)
    shown: Counter[Named] = Counter()
    for number, statement in store.statements():
        if statement.speaker is not None:
            fields = statement.fields
            one = Named(statement.speaker, fields["kind"], fields["role"])
            named[one].append(number)
            shown[one] += fields["shown"]
    names = joined({one: len(numbers) for one, numbers in named.items()})
    speakers: dict[str, list[Named]] = defaultdict(list)
    for one, name in names.items():
        speakers[name].append(one)
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    for number, (name, ones) in enumerate(sorted(speakers.items())):
        size = {one: len(named[one]) for one in ones}
        kinds: Counter[str | None] = Counter()
        roles: Counter[str] = Counter()
        for one in ones:
            kinds[one.kind] += size[one]
            if one.role is not None:
                roles[one.role] += size[one]
        role = max(roles, key=lambda role: (roles[role], len(role), role), default=None)
        database.execute(
            "INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?)",
            (
                number,
                name,
                kinds.most_common(1)[0][0],
                role,
                sum(size.values()),
                sum(shown[one] for one in ones),
            ),
        )
        database.executemany(
            "INSERT INTO said VALUES (?, ?)",
            ((number, statement) for one in ones for statement in named[one]),
        )
        words = {word for one in ones for word in name_words(one.name)}
        database.executemany("INSERT INTO words VALUES (?, ?)", ((w, number) for w in words))
        read = set(filter(None, map(read_role, roles)))
        database.executemany(
            "INSERT INTO roles VALUES (?, ?, ?)",
            ((one.head, number, " ".join(sorted(one.beside))) for one in read),
        )
    spellings = {key: (name, surname) for key, name, surname in people_spellings(speakers)}
    database.executemany(
        "INSERT INTO spellings VALUES (?, ?, ?, ?)",
        ((key, stem(key), name, surname) for key, (name, surname) in spellings.items() if key),
    )
    database.commit()
    database.close()
    return len(speakers)


def name_words(name: str) -> set[str]:
    """Return the folded words of a name as typed or printed."""
    return {word.bare for word in split(name)} - {"the"}
