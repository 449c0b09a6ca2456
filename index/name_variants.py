"""How one name is spelled: words of a text as keys that do not tell its spellings apart.

Case, accents, dots, hyphens, spaces and leading articles are folded away, and Cyrillic is written
in Latin letters: ``C.N.N.``, ``cnn`` and ``cnn.com`` have the key ``cnn``; ``USA-Today`` and
``USAToday`` the key ``usatoday``; ``Песков`` and ``Peskov`` the key ``peskov``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.publisher import outlet_named, publisher_of
from index.name_words import ABBREVIATED, ARTICLES, FIRST_IN_NAMES, LAST_IN_NAMES, ORDINARY
from index.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(
    r"(?P<host>\w[\w-]*+(?:\.\w[\w-]*+){0,4}\.(?:[a-z]{2,10}|[A-Z]{2,10})(?![.-]?\w))"
    r"(?:['’ʼ]s\b)?"
    r"|(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?(?:['’ʼ]s\b)?"  # initials with dots: "C.N.N.", "U.S."
    r"|\w++(?:['’ʼ]\w++)*+(?:(?<=[sS])['’ʼ](?!\w))?"
)
_JOINT = re.compile(r"\s*[-‐–/&]\s*|\s+")
_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=[sS])['’ʼ])$")
_ENDS = re.compile(r"[.?!:;¿¡]\s*[\"“„«'‘(]*\s*$")

# Letters as newspapers write them in Latin: the Library of Congress's table without its marks.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдеёзийклмнопрстуфыэіґ", "abvgdeeziyklmnoprstufyeig", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ї": "yi",
        "є": "ye",
        "ъ": "",
        "ь": "",
    }
)
_CASE_ENDING = re.compile(
    r"(?<=[а-яёіїєґ]{3})(?:[оы]го|[ое]му|[ыи]ми?|[аяо]ми?|[ая]х|[еёо]й|[иы][йя]?|и?[аяуюе])$"
)
_LAST_VOWELS = re.compile(r"(?<=\w{3})[aeiouy]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: as printed.
        start: where it begins.
        end: where it ends, a possessive ending left out.
        key: folded, a possessive "s" included ("Barron's" is ``barrons``).
        bare: folded, without the possessive ending.
        joined: whether no more than a space, hyphen, slash or "&" parts it from the word before.
        initial: whether a sentence begins with it.
        host: whether it is the host of an address ("cnn.com").
    """

    text: str
    start: int
    end: int
    key: str
    bare: str
    joined: bool
    initial: bool
    host: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.host or not self.text[0].islower()

    @property
    def may_be_shortened(self) -> bool:
        """Whether a full stop after it may be no end of a sentence."""
        return len(self.text) == 1 or self.bare in ABBREVIATED

    @property
    def possessive(self) -> bool:
        """Whether it has a possessive ending."""
        return self.end - self.start < len(self.text)


def split(text: str) -> list[Word]:
    """Return the words of ``text`` in order."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        printed, host, gap = match[0], match["host"], text[end : match.start()]
        bare = _POSSESSIVE.sub("", printed) if printed[-1] in "sS'’ʼ" else printed
        folded = _key(printed, host=host)
        # "J. Doe", "Mr. Doe"
        short = gap == ". " and bool(found) and found[-1].may_be_shortened
        found.append(
            Word(
                text=printed,
                start=match.start(),
                end=match.start() + len(bare),
                key=folded,
                bare=folded if bare == printed else _key(bare, host=host),
                joined=gap == " " or short or _JOINT.fullmatch(gap) is not None,
                initial=not found or (gap != " " and not short and _ENDS.search(gap) is not None),
                host=host is not None,
            )
        )
        end = match.end()
    return found


def key(text: str) -> str:
    """Return what all spellings of the name ``text`` have in common; empty if it has no words."""
    words = [_key(match[0], host=match["host"]) for match in _WORD.finditer(text)]
    return "".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word in small Latin letters and digits, without marks; "x" is "ks", "iy" is "y"."""
    if word.isascii():
        plain = word.lower()
    else:
        latin = unicodedata.normalize("NFC", word).casefold().translate(_LATIN)
        plain = unicodedata.normalize("NFKD", latin)
    if not plain.isalnum():
        plain = "".join(filter(str.isalnum, plain))
    return plain.replace("x", "ks").replace("iy", "y").replace("yy", "y").replace("ii", "y")


def stem(word: str) -> str:
    """Return a folded name without the endings by which its cases and transcriptions differ."""
    if not word.isascii():
        word = _CASE_ENDING.sub("", unicodedata.normalize("NFC", word).casefold())
    return _LAST_VOWELS.sub("", fold(word))


def is_ordinary(words: Sequence[str]) -> bool:
    """Say whether folded ``words`` are so common, or so short, that they name nothing alone."""
    content = [word for word in words if word not in ARTICLES]
    return len(content) < 2 and all(
        len(word) < 3 or word in _ORDINARY or word in STOP_WORDS for word in content
    )


def outlet_spellings(name: str) -> Iterator[tuple[int, str]]:
    """Yield the keys that an outlet is known by, each with how far it is from its full name.

    0 is the name itself, 1 the name without words like "News", 2 its last word ("the Courier" for
    the Harbour Courier), 3 its initials. The last two are worth something only where no other
    outlet has them.
    """
    yield 0, key(outlet_named(name) or name)
    yield 0, key(name)
    words = [match[0] for match in _WORD.finditer(name)]
    content = words[words[0].lower() in ARTICLES :] if words else []
    core = _without_kinds(content)
    if core != content:
        yield 1, key(" ".join(core))
    if len(core) == len(content) > 1 and "of" not in content and len(fold(content[-1])) > 3:
        yield 2, fold(content[-1])
    initials = "".join(word[0] for word in content if word[0].isupper())
    if len(initials) > 2 and outlet_named(initials) is None:
        yield 3, initials.lower()


def typed_outlet(words: str) -> Iterator[str]:
    """Yield the keys, best first, of an outlet's name that a person typed."""
    yield key(words)
    if known := outlet_named(words):
        yield key(known)
    yield key(" ".join(_without_kinds([match[0] for match in _WORD.finditer(words)])))


def one_typo(key: str, other: str) -> bool:
    """Say whether two keys differ by one letter, or by two neighbours exchanged.

    A digit is never a typo, nor is a final "s".
    """
    pairs = zip(key, other, strict=False)
    shorter = min(len(key), len(other))
    same = next((place for place, (one, two) in enumerate(pairs) if one != two), shorter)
    key, other = key[same:], other[same:]
    while key and other and key[-1] == other[-1]:
        key, other = key[:-1], other[:-1]
    if (key + other) == "s" or not (key + other).isalpha():
        return False
    return (len(key) < 2 and len(other) < 2) or (len(key) == 2 and key == other[::-1])


def without_one(key: str) -> Iterator[str]:
    """Yield the key without each of its letters."""
    return (key[:place] + key[place + 1 :] for place in range(len(key)))


def _key(printed: str, *, host: str | None) -> str:
    """Fold a word; the host of an address is the outlet's name, else its own name in it."""
    if host is None:
        return fold(printed)
    outlet = publisher_of(f"//{host}") or host
    if "." in outlet:
        labels = outlet.split(".")
        second_level = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) < 4
        outlet = labels[-3 if second_level else -2].removeprefix("the")
    return key(outlet)


def _without_kinds(words: Sequence[str]) -> list[str]:
    """Drop the words from a name that only say what kind of outlet it is."""
    core = list(words)
    while len(core) > 1 and core[-1].lower() in LAST_IN_NAMES:
        core.pop()
    while len(core) > 1 and core[0].lower() in _FIRST:
        core.pop(0)
    return core


_FIRST = FIRST_IN_NAMES | ARTICLES
_ORDINARY = frozenset(fold(word) for word in ORDINARY)
