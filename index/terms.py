"""Text to index terms: words folded, stop words dropped, stemmed.

Stop words are those that say nothing of what a text is about; the words that questions are made
of (who, when, which, ...) are among them.
"""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"\w+(?:[.,]\d+)*", re.UNICODE)
_APOSTROPHE = str.maketrans("’ʼ‘", "'''")
_POSSESSIVE = re.compile(r"'s\b|'(?=\W|$)")
_CAPITALISED = re.compile(r"(?<=\w[\s,;:]) *[\"'“‘«(]?(\b[A-ZÀ-ÞА-ЯЁ]\w+)")
_STEMMER = Stemmer.Stemmer("english")

STOP_WORDS = frozenset(
    """
    a about after again all also am an and any are aren as at be because been before being between
    both but by can cannot could couldn d did didn do does doesn doing don down during each else
    ever every few for from further get gets got had hadn has hasn have haven having he her here
    hers herself him himself his how however i if in into is isn it its itself just ll m ma me
    more most much must mustn my myself no nor not now of off on once only or other our ours
    ourselves out over own please re s same say saying says said shall she should shouldn so some
    such t tell than that the their theirs them themselves then there these they this those
    through to too under until up upon us ve very was wasn we were weren what when where whether
    which while who whom whose why will with won would wouldn y you your yours yourself yourselves
    """.split()
)


def terms(text: str) -> list[str]:
    """Return the index terms of ``text`` in order, repeated as they repeat."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def words(text: str) -> list[str]:
    """Return the words and numbers of ``text``, case and possessives folded."""
    plain = _POSSESSIVE.sub(" ", text.translate(_APOSTROPHE).lower())
    return _WORD.findall(plain)


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return the stem of one folded word."""
    return str(_STEMMER.stemWord(word))


def names(text: str) -> list[str]:
    """Return the words of a question that are written as names: capitalised, not at its start.

    A question typed all in capitals, or none, has no names to go by.
    """
    if text == text.upper():
        return []
    return [word for word in _CAPITALISED.findall(text) if word.lower() not in STOP_WORDS]
