"""What kind of answer a question asks for, and whether a sentence holds one that it may be.

A person asked for is a name that the question does not have; a time is a date, a year, a clock; a
quantity is a number. A sentence that only repeats the question's own names and numbers gives
nothing new, and so answers nothing.

Source: the coarse classes of Li and Roth, Learning Question Classifiers (2002), cut down to those
that the surface of a sentence shows.
"""

from __future__ import annotations

import re
from enum import Enum

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|once|double|none"
)


class AnswerType(Enum):
    """The kinds of answer that can be told by a sentence's surface."""

    PERSON = "person"
    TIME = "time"
    QUANTITY = "quantity"
    PLACE = "place"
    REASON = "reason"
    NAME = "name"
    OTHER = "other"


_ASKS = (
    (AnswerType.QUANTITY, r"\bhow (?:many|much|long|far|old|often|tall|high|deep|big|large|fast|"
     r"heavy|close|strong|wide)\b|\bwhat (?:number|percentage|share|sum|price|fine|salary|"
     r"amount|age|distance|speed|score|cost|proportion)\b|\bnumber of\b|\bwhat\b.*\bcosts?\b"),
    (AnswerType.TIME, r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time|century|decade|"
     r"season|hour|minute)\b|\buntil when\b|\bsince when\b"),
    (AnswerType.PERSON, r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|politician|"
     r"actor|actress|player|singer|author|writer|president|minister|king|queen)\b"),
    (AnswerType.PLACE, r"\bwhere\b|\b(?:what|which) (?:place|city|town|country|state|street|"
     r"continent|region|county|village|island|river)\b"),
    (AnswerType.REASON, r"\bwhy\b|\bwhat (?:caused|reason)\b|\bfor what reason\b|\bhow come\b"),
    (AnswerType.NAME, r"\bwhich\b|\bwhat (?:is|was|are|were) the (?:name|title)s?\b|\bwhat \w+ "
     r"(?:company|newspaper|paper|team|party|organi[sz]ation|university|bank)\b"),
)  # fmt: skip
_ASKED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKS]

_NAME = re.compile(r"(?<![.!?…:“\"'‘«] )(?<!^)(?<![“\"‘«])\b[A-ZÀ-ÞА-ЯЁ][\w’'-]+")
_ANY_CAPITALISED = re.compile(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]+")
_NUMBER = re.compile(rf"\d[\d.,]*|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)
_TIME = re.compile(
    rf"\b(?:{_MONTHS})\b\.?|\b(?:{_DAYS})\b|\b[12]\d{{3}}s?\b|\d(?::\d\d)?\s?[ap]\.?m\b|o.clock|"
    r"\b(?:noon|midnight|yesterday|today|tomorrow|tonight|morning|evening|afternoon|weekend|"
    r"century|spring|summer|autumn|winter|(?:last|next|this) (?:week|month|year)|"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?) (?:ago|later|after|before))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|on|near|from|to|into|under|among|behind|beside|between|off|outside|inside|over|"
    r"through|across|beneath|along|around) (?:the |a |an |its |his |her |their )?\w+",
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|so as to|in order to|as a result|reasons?|caused|"
    r"led to|for fear|thanks to|therefore|after|to)\b",
    re.IGNORECASE,
)


def answer_type(question: str) -> AnswerType:
    """Return what kind of answer a question asks for."""
    return next((kind for kind, asks in _ASKED if asks.search(question)), AnswerType.OTHER)


def may_answer(sentence: str, kind: AnswerType, known: frozenset[str]) -> bool:
    """Say whether a sentence holds something of the asked ``kind`` beyond what is ``known``.

    Args:
        sentence: its text.
        kind: what is asked for.
        known: the words of the question, lower case.
    """
    match kind:
        case AnswerType.PERSON | AnswerType.NAME:
            return _has_new(_NAME, sentence, known) or _starts_with_name(sentence, known)
        case AnswerType.TIME:
            return _has_new(_TIME, sentence, known)
        case AnswerType.QUANTITY:
            return _has_new(_NUMBER, sentence, known)
        case AnswerType.PLACE:
            return _PLACE.search(sentence) is not None
        case AnswerType.REASON:
            return _REASON.search(sentence) is not None
        case AnswerType.OTHER:
            return False


def _has_new(pattern: re.Pattern[str], sentence: str, known: frozenset[str]) -> bool:
    return any(match[0].lower().rstrip(".,’'") not in known for match in pattern.finditer(sentence))


def _starts_with_name(sentence: str, known: frozenset[str]) -> bool:
    """Two capitalised words at the start are a name; one is only a sentence's beginning."""
    first = re.match(r"\W*([A-ZÀ-ÞА-ЯЁ][\w’'-]+) ([A-ZÀ-ÞА-ЯЁ][\w’'-]+)", sentence)
    return first is not None and any(part.lower() not in known for part in first.groups())
