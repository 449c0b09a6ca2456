"""English for the attribution grammar."""

from __future__ import annotations

from corpus.attribution.english_cues import IRREGULAR, NOUNS, VERBS
from corpus.attribution.lexicon import Cue, Language, cue, table

_VOWELS = "aeiou"


def _inflect(base: str) -> dict[str, str]:
    """Return the forms of a verb with their tags."""
    if base in IRREGULAR:
        third, past, participle, ing = IRREGULAR[base]
    else:
        stem = base[:-1] if base.endswith("e") else base
        if base.endswith("y") and base[-2] not in _VOWELS:
            third, past = base[:-1] + "ies", base[:-1] + "ied"
        else:
            sibilant = base.endswith(("s", "sh", "ch", "x", "z"))
            third, past = base + ("es" if sibilant else "s"), stem + "ed"
        participle, ing = past, stem + "ing"
    forms: dict[str, str] = {}
    for form, tag in ((base, "b"), (third, "s"), (past, "d"), (participle, "n"), (ing, "g")):
        forms[form] = forms.get(form, "") + tag
    return forms


def _plural(noun: str) -> dict[str, str]:
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
    return {noun: "1", plural: "2"}


def _cues(text: str) -> list[list[str]]:
    return [
        entry.split() for line in text.splitlines() for entry in line.split(";") if entry.strip()
    ]


def _merged(entries: list[Cue]) -> list[Cue]:
    """Join the lines of one lemma: its first stance, all its frames."""
    by_lemma: dict[str, Cue] = {}
    for one in entries:
        had = by_lemma.get(one.lemma)
        by_lemma[one.lemma] = (
            one
            if had is None
            else Cue(
                one.lemma,
                had.stance,
                had.frames | one.frames,
                had.prepositions | one.prepositions,
                had.particle,
            )
        )
    return list(by_lemma.values())


_VERB_CUES = _merged(
    [cue(stance, words) for stance, text in VERBS.items() for words in _cues(text)]
)
_NOUN_CUES = _merged(
    [cue(stance, words) for stance, text in NOUNS.items() for words in _cues(text)]
)

ENGLISH = Language(
    code="en",
    verbs=table([(one, _inflect(one.lemma.split()[0])) for one in _VERB_CUES]),
    nouns=table([(one, _plural(one.lemma.split()[0])) for one in _NOUN_CUES]),
    auxiliaries=frozenset(
        "has have had having is are was were be been being am will would could can may "
        "might shall should "
        "must did do does didn't doesn't don't won't wouldn't couldn't can't isn't wasn't aren't "
        "weren't hasn't haven't hadn't cannot shouldn't "
        "didn’t doesn’t don’t won’t wouldn’t couldn’t can’t isn’t wasn’t aren’t weren’t "
        "hasn’t haven’t "
        "hadn’t shouldn’t ’s 's gets got going".split()
    ),
    be=frozenset(
        "is are was were be been being am isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t "
        "gets got ’s 's".split()
    ),
    modals=frozenset(
        "will would could can may might shall should must won't wouldn't couldn't can't cannot "
        "won’t wouldn’t couldn’t can’t shouldn’t shouldn't".split()
    ),
    negations=frozenset(
        "not never no nor neither n't didn't doesn't don't won't wouldn't couldn't can't "
        "isn't wasn't aren't weren't hasn't haven't hadn't cannot shouldn't hardly didn’t doesn’t "
        "don’t won’t wouldn’t couldn’t can’t isn’t wasn’t aren’t weren’t hasn’t haven’t hadn’t "
        "shouldn’t".split()
    ),
    adverbs=frozenset(
        "also later then still now never not once again even often always just already recently "
        "first since ever further long once twice too instead soon "
        "back separately famously flatly well thus simultaneously "
        "nevertheless nonetheless however meanwhile earlier afterward afterwards yet rather".split()
    ),
    determiners=frozenset(
        "the a an this that these those his her its their our my your some many most several "
        "no every each any both all another other few two three four five six seven eight nine ten "
        "one nearly about more".split()
    ),
    pronouns=frozenset(
        "he she they it i we you who which everyone everybody nobody someone somebody others "
        "himself herself themselves".split()
    ),
    relatives=frozenset("who which that".split()),
    prepositions=frozenset(
        "in on at during after before to by through via of about from with as for into over under "
        "against between among without within outside following amid despite upon since until "
        "toward towards near across around along alongside like concerning regarding".split()
    ),
    conjunctions=frozenset(
        "but because while when if although though whereas unless whether than how why what "
        "where as since until before after so".split()
    ),
    coordinators=frozenset("and but or then yet".split()),
    complementisers=frozenset(["that"]),
    questions=frozenset("whether if how why what when where who which".split()),
    times=frozenset(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow "
        "earlier later recently afterward afterwards january february march april june july august "
        "september october november december jan feb aug sept oct nov dec jan. feb. aug. sept. "
        "oct. nov. dec. thereafter again".split()
    ),
    never=frozenset(
        "is are was were be been being am has have had do does did will would could can may might "
        "shall should must became made came went got took gave left kept ran won lost held met "
        "and or that because while when if although though whereas unless whether than how why "
        "what where so not also says said told says asked added wrote thought believes believed "
        "thinks argued according including appeared appears seemed seems began begins".split()
    ),
)
