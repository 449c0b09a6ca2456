"""What a language brings to the grammar: its cues, and the small words that phrases are made of.

A cue is written in the languages' own files as one line of text: its lemma, then its frames, the
ways in which a content may follow it.

=====  =========================================================
T      a clause that begins with *that*
B      a bare clause
Q      a quotation, before or after
A      whom it is said to comes first ("told reporters that")
V      an infinitive
N      a noun phrase, or anything else that follows at once
W      a question word and a clause
D      in German, a noun phrase in the dative
+for   a phrase that begins with this preposition
X      the subject is part of the content; nobody says it
=====  =========================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.attribution.nouns import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or noun.

    Attributes:
        lemma: its basic form, with its particle, if it has one ("point out").
        stance: how it puts its content.
        frames: the letters of the table above.
        prepositions: those of its ``+`` frames.
        particle: the word that must follow ("out").
    """

    lemma: str
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]
    particle: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of one language that the grammar asks for, all in lower case.

    There is one of each, so they are told apart by identity.

    Attributes:
        code: ISO 639.
        verbs: inflected form -> the form's tags (``b`` base, ``s`` third person, ``d`` past,
            ``n`` participle, ``g`` -ing) and the cues that it can be, particles first.
        nouns: the same for nouns, singular and plural; tags do not matter.
        auxiliaries: verbs that make up a verb group with a cue.
        be: those that make a passive with a participle.
        modals: those that leave open whether it was said.
        negations: words that turn a cue around.
        adverbs: words that may stand within or after a verb group.
        determiners: words that begin a noun phrase.
        pronouns: words that are one.
        relatives: pronouns that take up a noun phrase just before them.
        prepositions: words that begin an adjunct.
        conjunctions: words that begin another clause.
        coordinators: words that join a second verb to the same subject.
        complementisers: words such as *that*.
        questions: question words that begin a clause.
        times: words of time that may stand anywhere.
        never: words that are no part of a noun phrase: verbs, mostly.
    """

    code: str
    verbs: Mapping[str, tuple[str, tuple[Cue, ...]]]
    nouns: Mapping[str, tuple[str, tuple[Cue, ...]]]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    coordinators: frozenset[str]
    complementisers: frozenset[str]
    questions: frozenset[str]
    times: frozenset[str]
    never: frozenset[str]


def cue(stance: Stance, words: list[str]) -> Cue:
    """Read a cue from the words of its line: lemma (``point_out``), then frames."""
    lemma, _, particle = words[0].partition("_")
    letters = [word for word in words[1:] if not word.startswith("+")]
    return Cue(
        f"{lemma} {particle}".strip(),
        stance,
        frozenset("".join(letters)),
        frozenset(word[1:] for word in words[1:] if word.startswith("+")),
        particle or None,
    )


def table(
    cues: list[tuple[Cue, dict[str, str]]],
) -> dict[str, tuple[str, tuple[Cue, ...]]]:
    """Make the table of forms from cues with their forms (form -> tags)."""
    found: dict[str, tuple[str, tuple[Cue, ...]]] = {}
    for entry, forms in cues:
        for form, tags in forms.items():
            had_tags, had = found.get(form, ("", ()))
            ranked = sorted((*had, entry), key=lambda one: one.particle is None)
            found[form] = ("".join(sorted({*had_tags, *tags})), tuple(ranked))
    return found


def lines(
    text: str,
) -> Iterator[tuple[list[str], frozenset[str], frozenset[str], str | None]]:
    """Yield verbs, frames, prepositions and particle of lines "verbs | frames +particle".

    A frame ``N:von`` takes a noun phrase after that preposition, ``N:о:об`` after either.
    """
    for line in filter(None, map(str.strip, text.splitlines())):
        verbs, _, rest = line.partition(" | ")
        frames = rest.split()
        letters = frozenset("".join(one.partition(":")[0] for one in frames if one[0] != "+"))
        prepositions = frozenset(word for one in frames for word in one.split(":")[1:])
        particle = next((one[1:] for one in frames if one[0] == "+"), None)
        yield verbs.split(), letters, prepositions, particle


class Loaded(Mapping[str, tuple[str, tuple[Cue, ...]]]):
    """A table of forms that is made when it is first asked for."""

    def __init__(self, load: Callable[[], dict[str, tuple[str, tuple[Cue, ...]]]]) -> None:
        """Take the function that makes it."""
        self._load = load
        self._table: dict[str, tuple[str, tuple[Cue, ...]]] | None = None

    def _made(self) -> dict[str, tuple[str, tuple[Cue, ...]]]:
        if self._table is None:
            self._table = self._load()
        return self._table

    def __getitem__(self, form: str) -> tuple[str, tuple[Cue, ...]]:
        return self._made()[form]

    def __contains__(self, form: object) -> bool:
        return form in self._made()

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())
