"""Text to index terms by the rules of its language: folded, stop words dropped, stemmed.

Stop words are those that say nothing of what a text is about; the words that questions are made
of (who, when, which, ...) are among them. A language without a list keeps all its words, one
without a stemmer keeps their endings.

What is folded, so that a question finds what is spelt another way:

- case, Turkish and Azerbaijani by their own rule (I is ı, İ is i); Unicode composition; the wide
  forms of East Asian type; soft hyphens;
- after stemming, since stemmers go by them: accents of Latin and Greek letters, and the letters
  that have none to take off (ß, ø, ł, ı, ...), for people type without; ё is е. Other marks stay:
  й is not и, and Indic vowels are letters.

Scripts that put no space between words, and Korean, which puts it between phrases, become
overlapping pairs of characters, whatever the language.

Sources: the stemmers are Snowball's, https://snowballstem.org; the stop words are its lists, as
far as it has one, with question words and verbs of saying put in and nouns taken out; pairs of
characters are what Lucene's CJKAnalyzer makes.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = f"2, Snowball of PyStemmer {Stemmer.version()}"
"""Names these rules; terms made by others cannot be asked for."""

_STEMMERS = {
    "ar": "arabic", "bs": "serbian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hr": "serbian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_WORD_CHARACTER = (
    # Python counts no vowel sign or accent that stands apart among the characters of words.
    r"[\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963"
    r"\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0fbc\u102b-\u103e\u17b4-\u17d3]"
)
_WORD = re.compile(rf"{_WORD_CHARACTER}+(?:[.,]\d+)*")
_UNSPACED = re.compile(
    # Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+)"
)
_ODD = re.compile("[’ʼ‘\u00ad\uff01-\uff5e]")
_PLAIN = (
    {"\u00ad": ""}
    | dict.fromkeys("’ʼ‘", "'")
    | {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
)
_DOTTED = str.maketrans("Iİ", "ıi")
_POSSESSIVE = re.compile(r"'s\b|'(?=\W|$)")
_ACCENT = re.compile(r"(?<=[a-z\u0370-\u03ff])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
     "ё": "е", "ς": "σ"}
)  # fmt: skip
_NAME = re.compile(r"(?<=\w[\s,;:]) *[\"'“‘«(]?\b(\w{2,})")
_NOUNS_CAPITALISED = {"de", "lb"}

_LISTS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "stop_words.json").read_text(encoding="utf-8")
)


def terms(text: str, language: str = "en") -> list[str]:
    """Return the index terms of ``text`` in order, repeated as they repeat.

    Args:
        text: anything.
        language: ISO 639-1 code of the language whose rules apply.
    """
    return list(chain.from_iterable(map(_rules(language), words(text, language))))


def words(text: str, language: str = "en") -> list[str]:
    """Return the words and numbers of ``text``, case and possessives folded."""
    if not text.isascii():
        text = _ODD.sub(lambda odd: _PLAIN[odd[0]], normalize("NFC", text))
    if language in ("tr", "az"):
        text = text.translate(_DOTTED)
    return _WORD.findall(_POSSESSIVE.sub(" ", text.lower()))


def names(text: str, language: str = "en", *, within: bool = False) -> list[str]:
    """Return the words of a question that are written as names: capitalised, not at its start.

    With ``within`` it is what is left of one, and its first word may be a name too.

    A question typed all in capitals, or none, has no names to go by, nor has one in a language
    that writes every noun so.
    """
    if text == text.upper() or language in _NOUNS_CAPITALISED:
        return []
    ignored = stop_words(language)
    if within:
        text = f"a {text.lstrip()}"
    return [
        word
        for word in _NAME.findall(normalize("NFC", text))
        if word[0].isupper() and folded(word.lower()) not in ignored
    ]


def content_words(text: str, language: str) -> list[str]:
    """Return the words of ``text`` that are no stop words in a language."""
    ignored = stop_words(language)
    return [word for word in words(text, language) if folded(word) not in ignored]


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of a language, folded."""
    lines = _LISTS.get({"nb": "no", "nn": "no"}.get(language, language), ())
    return frozenset(folded(word) for line in lines for word in line.split())


def folded(word: str) -> str:
    """Return a lower-case word without the accents and letters that people may type otherwise."""
    if word.isascii():
        return word
    return normalize("NFC", _ACCENT.sub("", normalize("NFD", word.translate(_LETTERS))))


@lru_cache
def _rules(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return what turns a word of this language into its terms: none, its stem, or pairs."""
    stem = Stemmer.Stemmer(_STEMMERS[language]).stemWord if language in _STEMMERS else str
    ignored = stop_words(language)

    @lru_cache(maxsize=1 << 18)
    def terms_of(word: str) -> tuple[str, ...]:
        if folded(word) in ignored:
            return ()
        if word.isascii() or not _UNSPACED.search(word):
            return (folded(stem(word)),)
        return tuple(
            term
            for part in filter(None, _UNSPACED.split(word))
            for term in (_pairs(part) if _UNSPACED.match(part) else terms_of(part))
        )

    return terms_of


def _pairs(run: str) -> list[str]:
    """Return the pairs of neighbours in a run of characters; one alone is a term itself."""
    return [first + second for first, second in pairwise(run)] or [run]


STOP_WORDS = stop_words("en")
"""English's, for what goes by the wording of English questions."""
