"""The small words by which Russian noun phrases are read."""

from __future__ import annotations

from corpus.attribution.russian import RUSSIAN

PRONOUNS = {
    "он": ("n", False, "m"),
    "она": ("n", False, "f"),
    "оно": ("n", False, "n"),
    "они": ("n", True, ""),
    "мы": ("n", True, ""),
    "я": ("n", False, ""),
    "кто": ("n", False, "m"),
    "никто": ("n", False, "m"),
    "ему": ("d", False, ""),
    "ей": ("di", False, ""),
    "им": ("di", None, ""),
    "нам": ("d", True, ""),
    "мне": ("dl", False, ""),
    "его": ("ga", False, ""),
    "её": ("ga", False, ""),
    "ее": ("ga", False, ""),
    "их": ("ga", True, ""),
    "это": ("na", False, "n"),
    "тот": ("n", False, "m"),
    "та": ("n", False, "f"),
    "те": ("n", True, ""),
    "последний": ("n", False, "m"),
}
ALL_CASES = frozenset("ngdail")
POSSESSIVE = frozenset("его её ее их".split())
MODIFIERS = frozenset({"ADJF", "PRTF", "NUMR"})
COUNTS = frozenset("несколько много ряд большинство двое трое".split())
INNER = frozenset("по в во на из при от с со для у за о об".split())
NO_NOUN = (
    RUSSIAN.prepositions
    | RUSSIAN.coordinators
    | RUSSIAN.conjunctions
    | RUSSIAN.complementisers
    | RUSSIAN.adverbs
    | RUSSIAN.never
    | RUSSIAN.negations
    | frozenset("все всё же ли бы так как уже также вот".split())
)
RULING = ("командующ", "заведующ", "управляющ", "руководящ")
"""Nouns with a noun in the instrumental: "командующий флотом"."""
OWNED = (
    "источник",
    "собеседник",
    "корреспондент",
    "журналист",
    "агентств",
    "газет",
    "телеканал",
    "канал",
    "портал",
    "издани",
    "радио",
    "эфир",
    "редакци",
    "редактор",
    "репортёр",
    "репортер",
    "сообщени",
    "расследовани",
    "материал",
    "сайт",
    "интервью",
    "вопрос",
    "пресс",
    "эксперт",
    "обозревател",
    "ведущ",
    "данны",
    "статья",
    "слов",
    "публикаци",
)
AFTER = {
    "по": frozenset("d"),
    "в": frozenset("la"),
    "во": frozenset("la"),
    "на": frozenset("la"),
    "при": frozenset("l"),
    "о": frozenset("l"),
    "об": frozenset("l"),
    "за": frozenset("ai"),
    "с": frozenset("gi"),
    "со": frozenset("gi"),
}
"""Cases after prepositions; after others it is the genitive."""
