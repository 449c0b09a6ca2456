"""The wording that asks for somebody as the source: "according to CNN", "what did Peskov say".

A name's surroundings are written as small words with ``@`` in the place of the name, without
quotation marks, and searched with the patterns below. English, Russian, German, Spanish.
"""

from __future__ import annotations

import re

from index.name_words import ABBREVIATED, DEPARTMENTS, KINDS
from index.terms import STOP_WORDS

_REACH = 70
"""How many code points before and after a name are looked at."""

_PIECE = re.compile(r"'s\b|\w+(?:[-'](?!s\b)\w+)*|[^\w\s\"“”„«»‘'¿¡@]")

_ABBREVIATED = re.compile(rf"\b({'|'.join(sorted(ABBREVIATED))})\.")

_ARTICLE = r"(?:(?:the|an?|its|der|die|das|dem|den|des|el|la|los|las) )?"
# "the Russian news agency TASS", "Kremlin spokesman Dmitry Peskov": no small words among them.
_BESIDE = (
    rf"{_ARTICLE}(?:(?!(?:a|about|against|an|and|as|at|but|by|did|do|does|for|from|has|have|how|in"
    r"|is|not|of|on|or|over|that|the|to|was|were|what|when|where|which|who|whom|whose|why|with"
    r"|aus|bei|für|mit|und|vo[mn]|con|del?|en|y|в|из|и|о|от)\b)"
    r"\w[\w'’]*(?: 's)? ){0,4}?"
)
# "did Reuters and CNN report": one breath, several names.
_AND = rf"(?:{_BESIDE}[\w.]+ (?:and|or) )?"
_AFTER = rf"(?: (?:{'|'.join(sorted(KINDS | DEPARTMENTS))}))*"
_ADVERB = (
    r"(?: (?:also|ever|actually|already|earlier|even|exactly|finally|first|initially|just|later|not"
    r"|now|once|only|originally|really|recently|repeatedly|still|then))*"
)
_SMALL = "|".join(sorted(STOP_WORDS | {"many", "per", "among", "within", "since"}))
# Nothing but a small word, a pause or the end follows: "according to CNN, who", not "a CNN poll".
_ALONE = rf"{_AFTER}(?= (?:{_SMALL})\b(?! 's)| [^\w\s'-]|$)(?! 's)"
_DO = r"\b(?:did|do|does|didn't|doesn't|will|would|should|could|can|might|may)(?: not)?"

_TEXTS = (
    r"(?:accounts?|articles?|columns?|coverage|dispatch(?:es)?|editions?|editorials?|front pages?"
    r"|headlines?|obituar(?:y|ies)|op-eds?|opinion pieces?|pieces?|reporting|reports?|reviews?"
    r"|stor(?:y|ies)|texts?|version|write-ups?)"
)
_COUNTS = r"(?:count|estimates?|calculations?|tally)"
_WHICH = (
    r"(?: (?:breaking|earlier|exclusive|first|full|in-depth|last|latest|lead|live|main|new|original"
    r"|own|previous|recent|second|special))*"
)
_WRITE = (
    r"(?:allege|argue|call(?! (?:for|in|it quits|off|on)\b)|claim|conclude|count"
    r"|cover(?! up\b)|describe|estimate|explain|headline|mention|note|portray|print"
    r"|publish|quote|report|reveal|say|state|suggest|write"
    r"|tell (?:me|us|its readers|readers|about))"
)
_WRITES = (
    r"(?:(?:alleg|argu|call|claim|conclud|describ|estimat|explain|mention|not|print|publish|quot"
    r"|report|reveal|suggest)(?:es|s|ed)|counted|said|says|stated|wrote|writes)"
)
_WRITTEN = (
    r"(?:called|carried|claimed|covered|described|mentioned|noted|posted|printed|published"
    r"|reported|revealed|said|told|written)"
)
_SAY = (
    r"(?:admit|answer|argue|believe|claim|comment|deny|describe|explain|insist|mention|predict"
    r"|promise|react|reply|respond|say|speak|state|suggest|talk|tell|think|warn|write)"
)
_SAY_WHAT = r"(?:accuse|announce|ask|call|confirm|declare|demand|note|propose|reveal|threaten|urge)"
_SAID = (
    r"(?:admitted|admits|argued|argues|believes|claimed|claims|denied|denies|described|describes"
    r"|explained|explains|insisted|insists|promised|replied|said|says|stated|suggested"
    r"|suggests|thinks|thought|told|warned|warns|wrote|writes)"
)
_WORDS = (
    r"(?:answer|argument|claims?|comments?|explanation|opinion|position|prediction|promise|quotes?"
    r"|reaction|remarks?|reply|response|speech|stance|statements?|views?|warnings?|words)"
)

_RU_SAID = (
    r"(?:говорит|думает|заяв(?:ил[аи]?|ляет)|написал[аи]?|опубликовал[аио]?|ответил[аи]?"
    r"|отме(?:тил[аи]?|чает)|переда(?:[её]т|л[аио]?)|писал[аи]?|пишет|рассказал[аи]?|сказал[аи]?"
    r"|сообщ(?:ил[аио]?|ает|ают)|считает|утверждает)"
)
_DE_SAID = (
    r"(?:antwortete|behauptete?|berichtete?|erklärte?|meint|meinte|meldete?|sagte?|schreibt"
    r"|schrieb|veröffentlichte)"
)
_DE_DONE = r"(?:behauptet|berichtet|erklärt|gemeldet|gesagt|geschrieben|veröffentlicht)"
_ES_SAID = (
    r"(?:afirm[aó]|asegur[aó]|cont[oó]|cuenta|declar[aó]|dice|dijo|escrib(?:e|ió)|inform[aó]"
    r"|opina|piensa|public[aó]|report[aó]|respond(?:e|ió))"
)

_BOTH = (
    rf"\b(?:according to|as per) {_BESIDE}@{_ALONE}",
    rf"\b(?:по (?:данным|информации|мнению|версии|словам|сообщени(?:ю|ям))|согласно) {_BESIDE}@",
    rf"\b(?:что|как|о ч[её]м)(?: \w+)? {_RU_SAID} {_BESIDE}@",
    rf"\b(?:что|как|о ч[её]м) {_BESIDE}@ {_RU_SAID}\b",
    rf"\b(?:laut|gemäß|nach (?:angaben|informationen)(?: von)?) {_BESIDE}@",
    rf"(?:^|[,:;] )(?:was|wie|warum|wieso|wann|wo)(?: \w+)?? {_DE_SAID} {_BESIDE}@",
    rf"\b(?:was|wie|warum|wann|wo) ha(?:t|ben) {_BESIDE}@ (?:[\w-]+ )*{_DE_DONE}\b",
    rf"\b{_ARTICLE}@ zufolge\b",
    rf"\b(?:según|segun|de acuerdo (?:con|a)|conforme a) {_BESIDE}@",
    rf"\b(?:qué|que|cómo|como|cuándo|dónde)(?: \w+)?? {_ES_SAID} {_BESIDE}@",
)
_PUBLISHER = re.compile(
    "|".join(
        (
            *_BOTH,
            rf"{_DO} {_AND}{_BESIDE}@{_AFTER}{_ADVERB} {_WRITE}\b",
            rf"\bha(?:s|ve|d) {_BESIDE}@{_AFTER}{_ADVERB} {_WRITES}\b",
            rf"(?:\b(?:is|are|was|were)|'s) {_BESIDE}@{_AFTER}{_ADVERB}"
            r" (?:publish|report|say|writ)ing\b",
            rf"\b{_WRITTEN}(?: \w+)? by {_BESIDE}@{_ALONE}",
            rf"\b(?:{_TEXTS}|news)(?: \w+)? (?:by|from|in|via) {_BESIDE}@{_ALONE}",
            r"\b(?:articles?|editions?|editorials?|front pages?|headlines?|reports?) of"
            rf" {_BESIDE}@{_ALONE}",
            rf"\b(?:anything|everything|hear|heard|information|know|latest|learn|something|updates?)"
            rf" (?:from|in) {_BESIDE}@{_ALONE}",
            rf"(?<!findings )(?<!paper )(?<!research )(?<!study )\b(?:appear(?:ed|s|ing)?|posted"
            r"|printed|published|read|reported|run|said|written)"
            rf"(?: (?!about|of)\w+)? (?:in|on|via) {_BESIDE}@{_ALONE}",
            rf"(?:^|[,;(] )(?:via|per|from) {_BESIDE}@{_ALONE}",
            rf"\b(?:per|via) {_ARTICLE}@(?=$| [?.])",
            rf"\b(?:стать[еяюи]|материал[еы]?|новост[иь]|сообщени[еяи]) {_BESIDE}@",
            rf"\b(?:artikeln?|berichte?|meldung(?:en)?|nachrichten)"
            rf"(?: (?:aus|bei|der|des|im|in|von|vom))* {_BESIDE}@",
            rf"\b(?:artículos?|informes?|noticias?|notas?|reportajes?) (?:del?|en) {_BESIDE}@",
        )
    )
)
# These count only where no word before them makes the name, or its text, what is spoken of.
_WROTE = re.compile(rf"@{_AFTER}(?: ha(?:s|ve|d))?{_ADVERB} {_WRITES}\b")
_ITS_TEXT = re.compile(rf"@{_AFTER}(?: 's)?{_WHICH} (?:{_TEXTS}|{_COUNTS})\b")
_SPOKEN_OF = re.compile(
    r"\b(?:about|after|against|at|attack\w*|besides?|by|condemn\w*|critici[sz]\w*"
    r"|den(?:y|ied|ies)|dismiss\w*|disput\w*|except|for|like|mock\w*|of|on|over|reject\w*"
    r"|sa(?:id|ys?)|slam\w*|than|unlike|with|(?:believe|claim|denie|said|say|think)[ds]? that"
    rf"|(?<!according )to) {_BESIDE}@"
)
# Who speaks is its head, not the outlet.
_ITS_PEOPLE = re.compile(
    r"\b(?:владел[ье]|глав[аеуы]|директор|журналист|корреспондент|основател|редактор|сотрудник)"
    r"\w* @"
)
_PASSIVE = re.compile(rf"\b(?:are|be|been|being|is|was|were) {_BESIDE}@")
_INSIDE = re.compile(
    rf"\bin (?:the )?@{_ALONE}|\b(?:en (?:el |la )?|в |im |in der )@(?! (?:der|des|von)\b)"
)
# In these it is the house, not the paper.
_IN_THE_HOUSE = re.compile(
    r"\b(?:advertis\w*|appoint\w*|belie(?:f|ved?)|change[ds]?|confidence|crisis|cuts?|editors?"
    r"|employed|happen(?:ed|ing|s)?|interest|invest(?:ed|s)?|jobs?|journalists?|layoffs|men|people"
    r"|positions?|reporters?|roles?|shares?|staff|stakes?|strikes?|trust|women|work(?:ed|ing|s)?)"
    r" in (?:the )?@"
)
_PERSON = re.compile(
    "|".join(
        (
            *_BOTH,
            rf"{_DO} {_AND}{_BESIDE}@{_ADVERB} {_SAY}\b",
            rf"\bwhat(?: (?!date|day|month|time|year)\w+)? {_DO} {_AND}{_BESIDE}@{_ADVERB}"
            rf" {_SAY_WHAT}\b",
            rf"\b(?:anything|as|everything|how|something|that|what|why)(?: \w+)?"
            rf" {_BESIDE}@(?: ha[sd])?{_ADVERB} {_SAID}\b",
            rf"\b(?:what|how|why) ha(?:s|ve|d) {_BESIDE}@{_ADVERB} {_SAID}\b",
            rf"(?:^|\bwhat (?:was|is|were|are)|\bhow (?:was|is)|\bin|\baccording to) {_BESIDE}"
            rf"@ 's{_WHICH} {_WORDS}\b",
            rf"\b(?:{_WORDS} (?:by|from|of)|(?:{_TEXTS}|written) (?:by|from)) {_BESIDE}@{_ALONE}",
            rf"\b(?:мнени|ответ|позици|реакци|слов|заявлени)\w* {_BESIDE}@",
            rf"\b(?:äußerung|antwort|aussage|meinung|reaktion)(?:en)? (?:des|der|von) {_BESIDE}@",
            rf"\b(?:declaraci[oó]n(?:es)?|opini[oó]n|palabras|reacci[oó]n|respuesta) de {_BESIDE}@",
        )
    )
)
_WHATEVER = re.compile(
    rf"(?:and )?what (?:did|does|do|has|have) {_BESIDE}@ (?:said|say)"
    rf"|(?:а |и )?что (?:же )?(?:{_RU_SAID} {_BESIDE}@|{_BESIDE}@ {_RU_SAID})"
    rf"|(?:und )?was (?:{_DE_SAID} {_BESIDE}@|ha(?:t|ben) {_BESIDE}@ {_DE_DONE})"
    rf"|(?:y )?qué (?:ha dicho|{_ES_SAID}) {_BESIDE}@"
)


def asks_for_publisher(before: str, after: str, *, inside: bool) -> bool:
    """Say whether the wording around an outlet's name asks for what the outlet wrote.

    Args:
        before: the question up to the name.
        after: the question from the name's end.
        inside: whether "in" before the name can do: it does not in "in time".
    """
    around = _around(before, after)
    if _ITS_PEOPLE.search(around):
        return False
    if _PUBLISHER.search(around):
        return True
    if _WROTE.search(around):
        return not _SPOKEN_OF.search(around) and not _PASSIVE.search(around)
    if _ITS_TEXT.search(around):
        return not _SPOKEN_OF.search(around)
    return inside and bool(_INSIDE.search(around)) and not _IN_THE_HOUSE.search(around)


def asks_for_person(before: str, after: str) -> bool:
    """Say whether the wording around a person's name asks for what that person said or wrote."""
    return _PERSON.search(_around(before, after)) is not None


def asks_for_whatever(before: str, after: str) -> bool:
    """Say whether the wording around a person's name asks what that person said, and no more."""
    return _WHATEVER.fullmatch(_around(before, after).rstrip(" ?!.")) is not None


def _around(before: str, after: str) -> str:
    """Return what surrounds a name, the name as ``@``."""
    left = _PIECE.findall(_plain(before[-_REACH:]))
    right = _PIECE.findall(_plain(after[:_REACH]))
    if len(before) > _REACH and left and before[-_REACH - 1 : -_REACH + 1].isalnum():
        del left[0]  # the end of a word
    return " ".join((*left, "@", *right))


def _plain(text: str) -> str:
    return _ABBREVIATED.sub(r"\1", text.casefold().replace("’", "'").replace("ʼ", "'"))
