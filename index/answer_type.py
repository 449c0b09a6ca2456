"""What kind of answer a question asks for, and whether a sentence holds one that it may be.

A person asked for is a name that the question does not have; a time is a date, a year, a clock; a
sum is a number with a currency. A sentence that only repeats the question's own names and numbers
gives nothing new, and so answers nothing.

Source: the classes of Li and Roth, Learning Question Classifiers (2002), cut down to those that
the surface of an English sentence shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = re.compile(r"\w+(?:[.,]\d+)*")
_CAPITAL = "A-ZÀ-ÞА-ЯЁ"
_NUMBER = (
    r"(?:\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|"
    r"twice|once|double|none)\b)"
)
_SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion|trillion|m|bn|k))?"
_MONEY = (
    rf"[$€£¥₽₴₩]\s?\d|{_NUMBER}{_SCALE}[ -](?:dollars?|euros?|pounds?|r(?:o)?ubles?|yen|yuan|won|"
    r"crowns?|francs?|cents?|pence|rupees?|kron\w+|pesos?|lira|USD|EUR|GBP|RUB)\b"
)
_LASTING = (
    rf"(?:{_NUMBER}|\b(?:an?|several|few|couple of))[ -]?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries)\b"
)
_LENGTH = (
    rf"{_NUMBER}[ -]?(?:m|km|cm|mm|kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|miles?|"
    r"feet|foot|yards?|inch(?:es)?|storeys?|stories)\b"
)
_TIME = (
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b[12]\d{3}s?\b|\d(?::\d\d)?\s?[ap]\.?m\b|"
    r"o.clock|\b(?:noon|midnight|yesterday|today|tomorrow|tonight|morning|evening|afternoon|"
    r"weekend|century|spring|summer|autumn|winter|(?:last|next|this) (?:week|month|year)|"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?) (?:ago|later|after|before|earlier))\b"
)
_NAME = (
    # Two capitalised words are a name anywhere, one only where no sentence or quotation begins.
    rf"(?<![.!?…:“\"'‘«] )(?<!^)(?<![“\"‘«])\b[{_CAPITAL}][\w’'-]+|"
    rf"\b[{_CAPITAL}][\w’'-]+ [{_CAPITAL}][\w’'-]+"
)
_PLACE = (
    r"\b(?:in|at|on|near|from|to|into|under|among|behind|beside|between|off|outside|inside|over|"
    r"through|across|beneath|along|around) (?:the |an? |its |his |her |their )?\w+"
)
_REASON = (
    r"\b(?:because|since|due to|owing to|so that|so as to|in order to|as a result|reasons?|"
    r"caused|led to|for fear|thanks to|therefore|after|to)\b"
)
_CUE = (
    r"(?:said|says?|saying|told|tells|stated|states|admit\w*|announc\w+|claim\w*|den(?:y|ies|ied)|"
    r"warn\w*|promis\w+|argu\w+|add(?:s|ed)|wrote|writes|explain\w*|stress\w*|emphasi[sz]\w+|"
    r"not(?:es|ed)|ask(?:s|ed)|repl(?:y|ies|ied)|confirm\w*|insist\w*|believ\w+|recall\w*|"
    r"call(?:s|ed)|expect\w*|hop(?:es|ed)|accus\w+|complain\w*|suggest\w*|declar\w+|vow\w*)"
)
_STATED = (
    # Somebody's name right beside a cue.
    rf"\b[{_CAPITAL}][\w’'-]+ (?:has |had |also |later |then )?{_CUE}\b|"
    rf"\b(?:{_CUE}|according to) (?:[{_CAPITAL}][\w.’'-]+ ){{0,4}}[{_CAPITAL}][\w’'-]+"
)
_STATED_NEARBY = rf"\b[\w’'-]+,? (?:[\w’'-]+ ){{1,4}}{_CUE}\b"


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A kind of answer.

    Attributes:
        name: what it is called.
        asked: how questions ask for it.
        exact: what it looks like in a sentence.
        loose: what it may also look like, half as surely.
        repeats: whether it has to have a word of the question in it, not only new ones.
    """

    name: str
    asked: re.Pattern[str]
    exact: re.Pattern[str]
    loose: re.Pattern[str]
    repeats: bool


_CASED = {"person", "name", "statement"}


def _kind(
    name: str, asked: str, exact: str, loose: str | None = None, *, repeats: bool = False
) -> AnswerType:
    surface = re.compile(exact, 0 if name in _CASED else re.IGNORECASE)
    return AnswerType(
        name,
        re.compile(asked, re.IGNORECASE),
        surface,
        re.compile(loose, re.IGNORECASE) if loose else surface,
        repeats,
    )


_KINDS = (
    _kind("statement", r"\bwhat (?:did|does|do|has|have|had) .*\b(?:say|said|think|claim|claimed|"
          r"admit|admitted|tell|told|announce|promise|warn|deny|write|written|argue|believe|"
          r"suggest|reply|answer|respond)\b", _STATED, _STATED_NEARBY,
        repeats=True),
    _kind("age", r"\bhow old\b|\bwhat age\b",
          rf"\baged? {_NUMBER}|{_NUMBER}[ -]?years?[ -]old|, {_NUMBER},", _NUMBER),
    _kind("duration", r"\b(?:how|so) long\b|\bhow much (?:time|longer)\b",
          f"{_LASTING}|{_LENGTH}", _TIME),
    _kind("length", r"\bhow (?:far|tall|high|deep|close|wide|big|large)\b|\bwhat distance\b",
          _LENGTH, _NUMBER),
    _kind("frequency", r"\bhow often\b|\bhow many times\b",
          rf"\b(?:once|twice|daily|weekly|monthly|yearly|every|{_NUMBER} times?)\b", _NUMBER),
    _kind("share", r"\b(?:what|which) (?:percentage|share|proportion|percent|per cent)\b",
          rf"{_NUMBER}\s?(?:%|per ?cent)|\b(?:half|third|quarter|fifths?|tenth)\b", _NUMBER),
    _kind("count", r"\bhow many\b|\b(?:what|the)? ?number of\b", _NUMBER),
    _kind("money", r"\bhow much\b|\b(?:what|which) (?:is the |was the )?(?:sum|price|cost|fine|"
          r"salary|wage|fee|bill|compensation|budget|reward|amount)\b|\bwhat\b.*\bcosts?\b",
          _MONEY, _NUMBER),
    _kind("quantity", r"\bhow (?:fast|heavy|strong|hot|cold|thick|loud)\b|"
          r"\bwhat (?:speed|score|weight|temperature)\b|\bby how\b", _NUMBER),
    _kind("time", r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time|century|decade|season|"
          r"hour|minute)\b", _TIME),
    _kind("person", r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|politician|actor|"
          r"actress|player|singer|author|writer|president|minister|king|queen)\b", _NAME),
    _kind("place", r"\bwhere\b|\b(?:what|which) (?:place|city|town|country|state|street|"
          r"continent|region|county|village|island|river)\b", _PLACE),
    _kind("reason", r"\bwhy\b|\b(?:what|which) (?:caused|reason)\b|\bhow come\b", _REASON),
    _kind("name", r"\bwhich\b|\bwhat (?:is|was|are|were) the (?:name|title)s?\b|"
          r"\bwhat (?:\w+ )?(?:company|newspaper|paper|team|party|organi[sz]ation|university|"
          r"bank)\b", _NAME),
)  # fmt: skip


def answer_type(question: str) -> AnswerType | None:
    """Return what kind of answer a question asks for, ``None`` if its words do not say."""
    return next((kind for kind in _KINDS if kind.asked.search(question)), None)


def fit(sentence: str, kind: AnswerType | None, known: frozenset[str]) -> float:
    """Say how surely a sentence holds something of the asked ``kind`` beyond what is ``known``.

    Args:
        sentence: its text.
        kind: what is asked for.
        known: the words of the question, lower case.

    Returns:
        1 for something that looks it, 0.5 for something that may be, else 0.
    """
    if kind is None:
        return 0.0
    if _holds(kind.exact, sentence, known, kind.repeats):
        return 1.0
    if kind.loose is kind.exact:
        return 0.0
    return 0.5 if _holds(kind.loose, sentence, known, kind.repeats) else 0.0


def _holds(pattern: re.Pattern[str], sentence: str, known: frozenset[str], repeats: bool) -> bool:
    """Say whether a match is not all of the question's words, or has one if it ``repeats``."""
    found = (_WORDS.findall(match[0].lower()) for match in pattern.finditer(sentence))
    if repeats:
        return any(not known.isdisjoint(words) for words in found)
    return any(not known.issuperset(words) for words in found)
