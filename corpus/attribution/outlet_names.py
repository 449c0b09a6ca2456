"""What outlets that pass something on are called: their names, or what "the agency" means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.bare_names import GENERIC, bare_name, outlet_name
from corpus.attribution.capitals import DEMONYM, HONORIFICS, WHENCE
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.inflected_media import outlet_in_nominative
from corpus.attribution.inflected_outlets import PUBLISHING, german_outlet, russian_outlet
from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.outlets import sounds_like_outlet
from corpus.attribution.phrases import is_word
from corpus.attribution.places import PLACES
from corpus.attribution.words import ASIDE, QUOTE, words_of
from corpus.publisher import outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Article, Span
    from corpus.attribution.cast import Cast
    from corpus.attribution.lexicon import Language
    from corpus.attribution.resolution import Resolver
    from corpus.attribution.words import Unit

_DISPATCH = re.compile(
    r"\b(?:report|poll|story|article|dispatch|correspondent|investigation|analysis)\b"
)
_OFFICES = frozenset("office bureau correspondent desk".split())
_KINDS = frozenset("newspaper agency daily weekly magazine site website portal".split())
_FEW = 4
_DASHED = re.compile(r"\s[–—-]+\s")
_ENDED = re.compile(r"\w{4,}\.$")


class OutletNames:
    """Names the outlets of one article, read in the order of the text."""

    def __init__(
        self, article: Article, resolver: Resolver, cast: Cast, language: Language
    ) -> None:
        """Begin with no outlet having passed on anything."""
        self._text = article.text
        self._resolver = resolver
        self._cast = cast
        self._language = language
        self._reporting: tuple[int, str] | None = None
        self._passed: tuple[int, str] | None = None
        own = (article.publisher, article.agency)
        self._own = {_key(name) for name in own if name}
        self._own_words = [set(name.split()) for name in self._own]

    def reported(self, at: int, speaker: str) -> None:
        """Take note of a body that reports at an offset: "the paper" may mean it."""
        self._reporting = (at, speaker)

    def passed(self, at: int, outlet: str) -> None:
        """Take note of an outlet that is named at an offset: "the same station" may mean it."""
        self._passed = (at, outlet)

    def called(self, unit: Unit, begin: int, end: int) -> str | None:
        """Return the outlet that a relay's words name, resolved if they are "the agency"."""
        words, low = unit.words[begin:end], unit.low[begin:end]
        of = next((k for k in range(1, len(low) - 1) if low[k] in ("by", "in", "from", "of")), None)
        if of is not None and _DISPATCH.search(" ".join(low[:of])):
            return self.called(unit, begin + of + 1, end)  # "a report by Radio X"
        if low[0] in ("this", "our") and low[-1] in OUTLET_NOUNS:
            return None  # "told this newspaper": the publisher
        if low in (["it"], ["they"]):
            return self._resolver.resolve(unit, begin, end).speaker
        known = [name for word in words if not word.islower() and (name := outlet_named(word))]
        if known and (_DISPATCH.search(" ".join(low)) or low[-1] in _OFFICES):
            return known[0]
        named = begin > 0 or sounds_like_outlet(words[0]) or bool(DEMONYM.match(words[0]))
        first = words[0] if named else words[0].lower()  # a capital may be the sentence's
        if len(words) > 1 and all(word.islower() for word in (first, *words[1:])):
            return self._taken_up(unit, begin, end)
        printed = _plain(unit.span(begin, end).of(self._text))
        if self._language.code == "ru":
            return outlet_in_nominative(outlet_name(russian_outlet(printed)))
        if self._language.code == "de":
            printed = german_outlet(printed)
            if printed[:1].islower() and printed.endswith(("ernsehen", "undfunk", "adio")):
                return printed  # "ukrainischen Fernsehen"
        if not printed:
            return None
        if self._language.code == "en":
            printed = self._whose(printed)
        article, _, name = printed.partition(" ")
        if article in ("Die", "Der", "Das") and self._language.code == "en":
            return f"{article} {outlet_name(name)}"
        return outlet_name(printed)

    def marked(self, unit: Unit, span: Span) -> str | None:
        """Return the outlet that words name which a tagger has marked: as they are printed."""
        begin, end = words_of(unit, span)
        if end - begin == 1 and unit.low[begin] in (ASIDE, QUOTE):
            return _whole(span.of(self._text)) or None
        words, low = unit.words, unit.low
        if low[begin] in ("this", "our") and low[end - 1] in OUTLET_NOUNS:
            return None  # "told this newspaper": the publisher
        if end - begin == 1 and low[begin] in ("it", "they"):
            return self._resolver.resolve(unit, begin, end).speaker
        if not any(
            map(
                _is_named,
                words[begin + (begin == 0 and low[0] in self._language.determiners) : end],
            )
        ):
            return self._taken_up(unit, *_noun_phrase(unit, begin, end, self._language))
        first = next(k for k in range(begin, end) if _is_named(words[k]))
        if end - first == 1 and _is_whence(words[first]) and low[end : end + 1]:
            end += low[end] in OUTLET_NOUNS  # "the Dublin daily"
        named = _whole(unit.span(first, end).of(self._text))
        outlet, owns, who = named.replace("'s ", "’s ").partition("’s ")
        if owns and (who.partition(" ")[0].lower() in GIVEN_NAMES or self._is_person(who)):
            return outlet  # "CNN's Erin Burnett"
        return who if owns and _is_whence(outlet) else named  # "Hungary's MTI"

    def _taken_up(self, unit: Unit, begin: int, end: int) -> str | None:
        """Return the outlet that "the agency" means; else its words."""
        low = unit.low[begin:end]
        determined = low[0] in self._language.determiners
        if determined and low[0] not in ("a", "an", "one", "another"):
            meant = self._resolver.resolve(unit, begin, end).speaker
            meant = meant or self._before(unit.starts[begin], low[-1])
            if meant and not meant.islower():
                return meant
        return " ".join(word for word in low[determined:] if word != "same")

    def _before(self, at: int, noun: str) -> str | None:
        """Return the outlet that "the same station" means: the last named, or that reported."""
        if noun not in OUTLET_NOUNS:
            return None
        last = self._cast.last_body(at, noun, outlet=True)
        if last is not None and last.start < at:
            return last.name
        if self._passed is not None and self._passed[0] < at:
            return self._passed[1]
        return self._reporting[1] if self._reporting else None

    def whose_source(self, unit: Unit, begin: int, end: int) -> str | None:
        """Return the outlet that "источник агентства", "eine Quelle der Zeitung" is of."""
        if not any(word.startswith(PUBLISHING) for word in unit.low[begin + 1 : end]):
            return None
        last = max(filter(None, (self._passed, self._reporting)), default=None)
        return last[1] if last is not None and last[0] < unit.starts[begin] else None

    def _whose(self, printed: str) -> str:
        """Return whose person is spoken to: "CNN's Erin Burnett"."""
        outlet, owns, who = printed.replace("'s ", "’s ").partition("’s ")
        first = who.partition(" ")[0].lower()
        if owns and sounds_like_outlet(outlet) and (first in GIVEN_NAMES or self._is_person(who)):
            return outlet
        bare = printed.removesuffix("’s").removesuffix("'s")
        first, _, name = bare.partition(" ")
        return name if name and WHENCE.search(first) else bare

    def _is_person(self, name: str) -> bool:
        """Say whether a name is plainly somebody's: it has a role, or is named elsewhere."""
        person = self._cast.named(name)
        if person is None or not person.sure or sounds_like_outlet(name):
            return False
        return person.role is not None or len(person.mentions) > 1

    def _is_somebody(self, name: str, speaker: str | None) -> bool:
        """Say whether what was taken for an outlet is a person, or who speaks, titles and all."""
        if self._is_person(name):
            return True
        words = name.lower().split()
        person = self._cast.named(name)
        taken_up = person is not None and bool(words[0] in GIVEN_NAMES or person.bare)
        if taken_up and len(words) > 1 and not sounds_like_outlet(name):
            return True  # "Jess Cagle", who is "Cagle" elsewhere
        known = set((speaker or "").split())
        return words[0] in HONORIFICS and bool(known) and known < set(words)

    def chain(self, names: Sequence[str | None], speaker: str | None) -> tuple[str, ...]:
        """Return the relaying outlets: neither publisher, dateline's agency nor speaker."""
        speaker = _key(speaker) if speaker else None
        kept: list[str] = []
        for name in names:
            words = set(_key(name).split()) if name else set()
            if any(words <= own for own in self._own_words) or words & {"this", "our"}:
                continue
            if name and self._is_somebody(name, speaker):
                continue  # "told Cagle", whom the article names
            if name and _key(name) not in self._own | {speaker} | {_key(one) for one in kept}:
                kept.append(name)
        named = [name for name in kept if name not in OUTLET_NOUNS]
        return tuple(named or kept)  # "told the agency …, Interfax reported"


def _is_named(word: str) -> bool:
    """Say whether a word is printed as one of a name: "Xinhua", "24.kg", "dpa"."""
    return (not word.islower() and word[0].isalnum()) or "." in word or sounds_like_outlet(word)


def _is_whence(word: str) -> bool:
    """Say whether a word tells where an outlet is: "the Dublin daily", "Slovak radio"."""
    return DEMONYM.match(word) is not None or word.lower() in PLACES


def _noun_phrase(unit: Unit, begin: int, end: int, language: Language) -> tuple[int, int]:
    """Return the words of a noun phrase that ends in some: "a local radio | station"."""
    low = unit.low
    at = begin
    while at > 0 and begin - at < _FEW and unit.words[at - 1].islower() and is_word(low[at - 1]):
        at -= 1
        if low[at] in language.determiners:
            return at, end
        if low[at] in language.prepositions or low[at] in language.verbs:
            break
    return begin, end


def _whole(printed: str) -> str:
    """Return a name as printed less what it is set apart by, and less what is no part of it."""
    name = _DASHED.split(printed.strip(' ,()[]–—-*“”"«»'))[-1]
    name = name.removesuffix("’s").removesuffix("'s")
    name = name.removeprefix("the ").removeprefix("The ")
    article, _, rest = name.partition(" ")
    if article in ("A", "An") and outlet_named(rest):
        name = rest  # "A Reuters report"
    first, _, last = name.rpartition(" ")
    if last in _KINDS and not all(_is_whence(word) or word in GENERIC for word in first.split()):
        name = first.removesuffix(" news")  # "Dawn newspaper", but "the Dublin daily"
    ends = name.endswith(".") and "." not in name.rpartition(" ")[2][:-1]
    return name[:-1] if ends else name  # "B.T." has its full stop


def _key(name: str) -> str:
    """Return what an outlet's name is compared by."""
    plain = bare_name(name)
    return (outlet_named(plain) or plain.removeprefix("The ")).lower()


def _plain(words: str) -> str:
    """Return an outlet's words less what a dateline, a comma or a full stop sets apart."""
    name = _DASHED.split(words.strip(" ,()–—-").partition(",")[0].strip())[-1]
    return name[:-1] if _ENDED.search(name) else name
