"""German for the attribution grammar: cues by stance, and the small words."""

from __future__ import annotations

from dataclasses import replace

from corpus.attribution.german_cues import NOUNS, VERBS
from corpus.attribution.german_verbs import forms_of
from corpus.attribution.lexicon import Cue, Language, lines, table


def _verbs() -> dict[str, tuple[str, tuple[Cue, ...]]]:
    rows: list[tuple[Cue, dict[str, str]]] = []
    for stance, text in VERBS.items():
        for forms, letters, prepositions, particle in lines(text):
            for written in forms:
                whole = ":" in written or "|" in written or particle is None
                plain, prefix, joined = forms_of(written) if whole else ({written: "d"}, None, {})
                lemma = written.partition(":")[0].replace("|", "")
                cue = Cue(lemma, stance, letters, prepositions, prefix or particle)
                rows.append((cue, plain))
                if joined:
                    rows.append((replace(cue, particle=None), joined))
    return table(rows)


def _nouns() -> dict[str, tuple[str, tuple[Cue, ...]]]:
    rows = [
        (Cue(noun, stance, frozenset("T"), frozenset()), _cases_of(noun))
        for stance, text in NOUNS.items()
        for noun in text.lower().split()
    ]
    return table(rows)


def _cases_of(noun: str) -> dict[str, str]:
    plain = noun.translate(_UMLAUTS) if noun.endswith(("vorwurf", "vorschlag", "wunsch")) else noun
    ending = "en" if noun.endswith(("ung", "ion", "age", "heit", "is", "icht")) else "e"
    many = f"{noun}n" if noun.endswith("e") else f"{plain}{ending}"
    return dict.fromkeys((noun, f"{noun}s", f"{noun}es", many, f"{many}n"), "")


_UMLAUTS = str.maketrans("ua", "üä")

_NEVER = (
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten sei seien "
    "wäre wären habe hätte hätten soll "
    "sollen sollte sollten kann können konnte konnten muss müssen musste mussten will"
    " wollen wollte wollten darf dürfen "
    "nicht auch und oder aber sondern denn dass ob weil wenn als wie so noch nur "
    "schon bereits reicht geht gibt steht "
    "liegt kommt bleibt macht"
)

_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
_PARTS = "morgen vormittag mittag nachmittag abend nacht".split()

GERMAN = Language(
    code="de",
    verbs=_verbs(),
    nouns=_nouns(),
    auxiliaries=frozenset(
        "hat haben hatte hatten ist sind war waren wird werden wurde wurden".split()
    ),
    be=frozenset("wird werden wurde wurden worden".split()),
    modals=frozenset("soll sollen kann können will wollen würde würden".split()),
    negations=frozenset("nicht nie niemals kein keine keinen keiner weder".split()),
    adverbs=frozenset(
        "auch noch bereits schon jedoch allerdings dagegen erneut zudem außerdem später "
        "zunächst weiter dabei "
        "dazu damals wiederum hingegen nun dann zugleich mehrfach ferner nochmals "
        "ebenfalls unterdessen inzwischen "
        "davon damit darauf zuletzt zuvor mehrmals laut einst".split()
    ),
    determiners=frozenset(
        "der die das des dem den ein eine einer eines einem einen dieser diese dieses "
        "diesem sein seine seiner ihr ihre "
        "ihrer unser mein mehrere einige viele beide alle kein keine".split()
    ),
    pronouns=frozenset("er sie es wir ich man ihr jemand niemand".split()),
    relatives=frozenset(),
    prepositions=frozenset(
        "in im am an auf aus bei beim mit nach von vom vor zu zum zur über unter gegen "
        "für durch um seit während wegen "
        "gegenüber ohne bis trotz zwischen hinter neben laut".split()
    ),
    conjunctions=frozenset("weil wenn als während obwohl nachdem bevor da falls sobald".split()),
    coordinators=frozenset("und oder aber doch sondern denn".split()),
    complementisers=frozenset("dass daß".split()),
    questions=frozenset("ob wie wann warum weshalb wer was wo wohin".split()),
    times=frozenset(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern "
        "heute morgen abend mittag "
        "vormittag nachmittag nacht "
        "januar februar märz april mai juni juli august september oktober november dezember".split()
    )
    | frozenset(f"{day}{part}" for day in _DAYS for part in _PARTS),
    never=frozenset(_NEVER.split()),
)

OPENINGS: tuple[tuple[str, ...], ...] = (("nach", "angaben"), ("nach", "ansicht"))
"""What an aside begins with that ends what is said before it."""

AS: frozenset[str] = frozenset({"wie"})
SO: frozenset[str] = frozenset({"so"})
ANONYMOUS: tuple[tuple[str, ...], ...] = (
    ("dem", "vernehmen", "nach"),
    ("den", "angaben", "zufolge"),
    ("angaben", "zufolge"),
    ("den", "angaben", "nach"),
    ("diesen", "angaben", "zufolge"),
)

RELATIVES: frozenset[str] = frozenset(
    "der die das dem den dessen deren denen welcher welche welches wo worin".split()
)
"""What begins a relative clause after a comma."""
