"""Russian for the attribution grammar: cues by stance, and the small words."""

from __future__ import annotations

from corpus.attribution.lexicon import Cue, Language, Loaded, lines, table
from corpus.attribution.morphology import noun_forms, verb_forms
from corpus.attribution.russian_cues import NOUNS, SHORT, VERBS


def _verbs() -> dict[str, tuple[str, tuple[Cue, ...]]]:
    rows: list[tuple[Cue, dict[str, str]]] = []
    for stance, text in VERBS.items():
        for verbs, letters, prepositions, particle in lines(text):
            rows += [
                (Cue(verb, stance, letters, prepositions, particle), spelt(verb_forms(verb)))
                for verb in verbs
            ]
    for stance, text in SHORT.items():
        for forms, letters, prepositions, _ in lines(text):
            rows += [
                (Cue(form, stance, letters, prepositions), spelt({form: "d"})) for form in forms
            ]
    return table(rows)


def _nouns() -> dict[str, tuple[str, tuple[Cue, ...]]]:
    return table(
        [
            (
                Cue(noun, stance, frozenset("T"), frozenset()),
                spelt(dict.fromkeys(noun_forms(noun), "")),
            )
            for stance, text in NOUNS.items()
            for noun in text.split()
        ]
    )


def spelt(forms: dict[str, str]) -> dict[str, str]:
    """Add the spellings with е of forms that have ё."""
    return forms | {form.replace("ё", "е"): tag for form, tag in forms.items() if "ё" in form}


RUSSIAN = Language(
    code="ru",
    verbs=Loaded(_verbs),
    nouns=Loaded(_nouns),
    auxiliaries=frozenset("был была было были будет будут стало".split()),
    be=frozenset(),
    modals=frozenset("бы может могут".split()),
    negations=frozenset("не ни никогда".split()),
    adverbs=frozenset(
        """
        также ранее позже уже ещё еще тоже затем потом вновь снова однако при этом накануне
        сегодня вчера так пока лишь сразу впервые лично публично вскоре вечером ночью сейчас
        недавно неоднократно официально прямо отдельно теперь тогда утром вечером днём это
        """.split()
    ),
    determiners=frozenset(
        "этот эта это эти тот та те его её их свой наш один одна несколько".split()
    ),
    pronouns=frozenset("он она оно они мы я вы кто".split()),
    relatives=frozenset("который которая которое которые".split()),
    prepositions=frozenset(
        (
            "в во на по с со из от до для о об обо за к ко при у без под над между через "
            "после перед против ради"
        ).split()
    ),
    conjunctions=frozenset("если когда хотя поскольку пока чтобы".split()),
    coordinators=frozenset("и а но или однако".split()),
    complementisers=frozenset("что чтобы будто якобы".split()),
    questions=frozenset("ли как почему когда где кто зачем".split()),
    times=frozenset(
        "понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера "
        "января февраля марта апреля мая "
        "июня июля августа сентября октября ноября декабря".split()
    ),
    never=frozenset("есть был была было были будет будут не и а но или что как".split()),
)

OPENINGS: tuple[tuple[str, ...], ...] = (
    ("по", "словам"),
    ("по", "данным"),
    ("по", "мнению"),
    ("по", "его"),
    ("по", "её"),
    ("по", "ее"),
    ("по", "их"),
)
"""What an aside begins with that ends what is said before it."""

SAID_IN: frozenset[str] = frozenset(
    """
    говорится сказано отмечается подчёркивается подчеркивается указывается указано сообщается
    утверждается уточняется следует упоминается заявлено поясняется добавляется передаётся
    передается ожидается предполагается считается планируется прогнозируется сообщалось
    говорилось отмечалось утверждалось указывалось уточнялось упоминалось предполагалось ожидалось
    планировалось считалось подчёркивалось
    """.split()
)
"""What is said in a document: "…, говорится в заявлении МИД"; alone, by nobody in particular."""

AFTER: frozenset[str] = frozenset()
AS: frozenset[str] = frozenset({"как"})
SO: frozenset[str] = frozenset()
ANONYMOUS: tuple[tuple[str, ...], ...] = (
    ("по", "слухам"),
    ("как", "утверждается"),
    ("как", "сообщается"),
    ("стало", "известно", ",", "что"),
)

RELATIVES: frozenset[str] = frozenset(
    """
    который которая которое которые которого которой которому которым которую которых которыми
    котором где чей чья чьё чьи
    """.split()
)
"""What begins a relative clause after a comma."""
