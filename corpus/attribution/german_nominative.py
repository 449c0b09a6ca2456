"""What a German phrase is called by itself: "des Weißen Hauses" is Weißes Haus.

After an article an adjective has a weak ending, alone a strong one, which tells the noun's gender;
the article, the case that it stands for and the noun's own ending tell which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.german import GERMAN
from corpus.attribution.german_words import FEMININE
from corpus.attribution.inflected_nouns import kind_of
from corpus.attribution.nouns import Kind
from corpus.attribution.phrases import is_name
from corpus.attribution.words import QUOTE

if TYPE_CHECKING:
    from corpus.attribution.words import Unit


def in_nominative(unit: Unit, begin: int, first: int, end: int) -> str:
    """Return the words ``first`` to ``end`` of a phrase as they stand without their article.

    Args:
        unit: the unit.
        begin: where the phrase begins, its article included.
        first: its first word after the article.
        end: the word after its last.
    """
    low = unit.low
    noun = first
    while noun + 1 < end and _is_adjective(unit, noun):
        noun += 1
    if low[noun] == QUOTE or not is_name(unit.words[noun]):
        return unit.printed(first, end)
    article = low[begin] if first > begin else low[begin - 1] if begin else ""
    article = _CONTRACTED.get(article, article)
    oblique = _is_oblique(unit, begin, end)
    words = list(unit.words)
    head = words[noun]
    if article in ("des", "eines", "seines", "ihres"):
        words[noun] = _from_genitive(head)
    elif article in ("dem", "einem", "den", "einen", "seinem", "ihrem") and _WEAK.search(head):
        words[noun] = _from_weak(head)
    if article == "die" and _NOMINALISED.search(head):
        words[noun] = head[:-1]  # "die Grünen"
    if (article == "den" or (oblique and first == begin)) and head.endswith("n"):
        words[noun] = _from_dative_plural(head)
    ending = _strong_ending(article, head, bare=first == begin, oblique=oblique)
    for k in range(first, noun):
        words[k] = _with_ending(words[k], ending, article, head)
    parts = []
    for k in range(first, end):
        gap = k > first and unit.starts[k] > unit.ends[k - 1]
        parts.append((" " if gap else "") + words[k])
    return "".join(parts).strip(" ,-–")


def _is_adjective(unit: Unit, at: int) -> bool:
    """Say whether an adjective stands before a noun: small, or "Deutsche" of a name."""
    word = unit.words[at]
    if not word.isalpha() and "-" not in word:
        return False
    if word[0].islower():
        return _ENDED.search(word) is not None and unit.low[at] not in GERMAN.never
    return _PROPER.match(word) is not None and is_name(unit.words[at + 1])


def _is_oblique(unit: Unit, begin: int, end: int) -> bool:
    """Say whether a phrase without an article stands in another case than the nominative."""
    before = unit.low[begin - 1] if begin else ""
    if unit.low[end : end + 1] == ["zufolge"] or before == "laut":
        return True
    return before in GERMAN.prepositions or before.endswith(("angaben", "worten", "sicht"))


def _strong_ending(article: str, noun: str, *, bare: bool, oblique: bool) -> str:
    """Return the ending of an adjective before a noun without an article."""
    low = noun.lower()
    if article in ("der", "dieser", "jener") and not bare:
        return "er" if _is_masculine(low) else "e"
    if article == "das":
        return "es"
    if article in ("des", "dem", "eines", "einem", "seines", "ihres"):
        return "es" if _NEUTER.search(low) else "er"
    if article == "den":
        return "e" if low.endswith("n") else "er"
    if bare and oblique:
        return "e" if FEMININE.search(low) or low.endswith(("n", "e")) else ""
    return "e"


def _with_ending(word: str, ending: str, article: str, noun: str) -> str:
    """Return an adjective with the strong ending, if its own is one that changes."""
    match = _ENDED.search(word)
    if match is None or not ending:
        return word
    own = match[0]
    definite = article in _DEFINITE
    if definite and own not in ("e", "en"):
        return word  # "der Berliner Senat"
    if article in ("der", "dieser") and own == "en":
        ending = "e"  # "der Deutschen Bahn", "der örtlichen Behörden"
    if article not in _DEFINITE and (not word[0].islower() or own not in ("er", "en", "em")):
        return word
    return f"{word[: match.start()]}{ending}"


def _is_masculine(noun: str) -> bool:
    return not FEMININE.search(noun) or kind_of(noun, "de") is Kind.PERSON


def _from_genitive(noun: str) -> str:
    """Return a masculine or neuter noun without the ending of its genitive."""
    if _WEAK.search(noun):
        return _from_weak(noun)
    if noun.endswith(("sses", "ses", "tzes", "zes")):
        return noun[:-2]
    if noun.endswith("nisses"):
        return noun[:-3]
    if _LONG_GENITIVE.search(noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _from_weak(noun: str) -> str:
    return noun[:-2]


def _from_dative_plural(noun: str) -> str:
    """Return a plural without the "n" of its dative: "Anwohnern", "Ärzten"; "Behörden" has it."""
    return noun[:-1] if _DATIVE.search(noun) and not _KEPT.search(noun) else noun


_CONTRACTED = {"vom": "dem", "zum": "dem", "beim": "dem", "im": "dem", "am": "dem", "zur": "der"}
_DEFINITE = frozenset(
    "der die das des dem den dieser diese dieses diesem eines einem seines ihres seinem".split()
)
_ENDED = re.compile(r"(?:en|er|es|em|e)$")
_PROPER = re.compile(
    r"(?:[A-ZÄÖÜ]\w*(?:isch|sch|lich|ig|ional|ral)|Weiß|Rot|Grün|Schwarz|Blau|Vereint|Vereinigt|Neu|Alt|Groß|Hoh|Oberst|Frei"
    r"|Heilig)(?:e|en|er|es)$"
)
_NEUTER = re.compile(
    r"(?:amt|ministerium|haus|gericht|institut|werk|museum|theater|parlament|präsidium|kabinett|komitee|zentrum|netzwerk"
    r"|bündnis|unternehmen|militär|magazin|blatt|portal|kreuz|land|team|büro|radio|fernsehen|kollegium|forum|labor|hotel"
    r"|klinikum|bistum|konsulat|sekretariat|direktorat|referat|kommissariat|dezernat|heer|kommando|studio|gremium|tagebuch"
    r"|papier|dokument|schreiben)e?s?$"
)
_WEAK = re.compile(r"(?:[^mr]ent|ist|ant|krat|at|oge|urg|dat|ph)en$")
_LONG_GENITIVE = re.compile(
    r"(?i)(?:amt|dienst|verband|vorstand|bund|rat|gericht|land|rund|feld|markt|tag|stab|vertrag|staat|werk|zweig|senat|heer|arzt"
    r"|anwalt|stift|wirt|gast|freund|feind|mann|sohn|chef)es$"
)
_DATIVE = re.compile(
    r"(?i)(?:ern|eln|(?:ärzt|anwält|verbänd|dienst|vorständ|rät|freund|feind|betrieb|institut|werk|gericht|ämt)en)$"
)
_NOMINALISED = re.compile(
    r"(?:[Gg]rün|[Ll]ink|[Aa]bgeordnet|[Aa]ngehörig|[Ll]iberal|[Kk]onservativ|[Aa]lliiert|[Aa]ufständisch|[Vv]erbündet"
    r"|[Bb]eteiligt|ierend|[Vv]orsitzend|[Vv]erwandt|[Bb]ekannt)en$"
)
_KEPT = re.compile(r"(?:[Bb]auern|[Nn]achbarn|[Bb]ayern|[Pp]ommern)$")
