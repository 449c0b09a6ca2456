"""An article's attributions, whole: found, traced through relays, resolved, dated, weighed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.attribution.authorship import made_by
from corpus.attribution.bare_names import bare_name, outlet_name
from corpus.attribution.capitals import DEMONYM
from corpus.attribution.cast import Cast
from corpus.attribution.dating import may_date, said_on
from corpus.attribution.given_names import GIVEN_NAMES
from corpus.attribution.grammar import laid_out, language_of, rules
from corpus.attribution.inflected_media import is_outlet, outlet_in_nominative
from corpus.attribution.inflected_outlets import PUBLISHING, german_outlet, russian_outlet
from corpus.attribution.inflected_phrases import STOPS
from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.nouns import Attribution, Finder, Kind, Manner, Stance, Triple
from corpus.attribution.outlets import sounds_like_outlet
from corpus.attribution.passing import WRITES, passed_on, passes_on
from corpus.attribution.relays import relay
from corpus.attribution.resolution import Resolver
from corpus.attribution.resolved import UNCLEAR, Resolved
from corpus.attribution.stance import is_unsaid, stance_of, with_negation, without_denied
from corpus.attribution.tagged_outlets import PLACED, before_citing, whole_outlets, whole_source
from corpus.attribution.words import QUOTE
from corpus.publisher import outlet_named
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Article
    from corpus.attribution.lexicon import Language
    from corpus.attribution.quotation import Quotation
    from corpus.attribution.words import Unit

_FAR = 40
"""Words after a cue within which the prefix of a German verb stands."""

_NEGATED = 4
"""Words before a cue among which its negation may stand."""

_BESIDE = 25
"""Words on either side of a cue among which the date of what is said may stand."""

_THOUGHTS = frozenset({Stance.PLANS, Stance.HOPES, Stance.BELIEVES})
"""What an outlet that is the only one to say it is not taken to pass on in German and Russian."""

_DISPATCH = re.compile(
    r"\b(?:report|poll|story|article|dispatch|correspondent|investigation|analysis)\b"
)
_CORRESPONDENTS = ("корреспондент", "журналист", "репортёр", "репортер")
_OFFICES = frozenset("office bureau correspondent desk".split())
_NOBODY = re.compile(r"(?i:nobody|no-one|neither|none(?! other\b))\b|[Nn]o (?!less\b|fewer\b)[a-z]")
_NOBODY_BEFORE = re.compile(r"\b(?:[Nn]o|nor|[Nn]either) $")
_REFUSING = ("declined", "declines", "declining", "refused", "refuses", "refusing")
_CLAIM = re.compile(r"(?:the|his|her|its|their|an?) (?:[a-z]+ )?([a-z]+) that\b")
_EXPRESSES = re.compile(r"(?:выра[жз]|выска[жз])")
_DASHED = re.compile(r"\s[–—-]+\s")
_ENDED = re.compile(r"\w{4,}\.$")


def attributions(article: Article, finder: Finder = rules) -> list[Attribution]:
    """Return the attributions of an article, in the order of their contents."""
    text = article.text
    if article.language is None:  # whether "10. Oktober" ends a sentence is the language's matter
        article = replace(article, language=language_of(text).code)
    spans = sentences(article)
    triples = finder(text, spans)
    if not triples:
        return []
    quotes, rows = laid_out(text, spans)
    language = language_of(text)
    return _Reading(article, rows, quotes, language).read(triples)


class _Reading:
    """One article while it is read."""

    def __init__(
        self,
        article: Article,
        rows: Sequence[Unit],
        quotes: Sequence[Quotation],
        language: Language,
    ) -> None:
        self._article = article
        self._rows = rows
        self._begins = [row.starts[0] for row in rows]
        self._quotes = [piece for quote in quotes for piece in quote.pieces]
        self._quote_starts = [piece.start for piece in self._quotes]
        self._language = language
        self._cast = Cast(rows, language)
        self._resolver = Resolver(article.text, rows, self._cast, language)
        self._reporting: tuple[int, str] | None = None
        self._passed: tuple[int, str] | None = None
        own = (article.publisher, article.agency)
        self._own = {self._outlet(name) for name in own if name}
        self._own_words = [set(name.split()) for name in self._own]

    def read(self, triples: list[Triple]) -> list[Attribution]:
        """Resolve all triples in the order of the text."""
        order = sorted(triples, key=lambda one: (one.source or one.cue or one.content[0]).start)
        found = passed_on(
            [self._one(triple) for triple in order],
            self._passing,
            apart=frozenset() if self._language.code == "en" else _THOUGHTS,
        )
        found = [replace(one, via=self._via(one.via, one.speaker)) for one in found]
        roles = {one.speaker: one.role for one in reversed(found) if one.role}
        found = [
            replace(one, role=roles.get(one.speaker)) if one.role is None and one.speaker else one
            for one in found
        ]
        return without_denied(sorted(found, key=lambda one: one.content[0]))

    def _passing(self, one: Attribution) -> str | None:
        """Return the outlet that a source is; None if it is none."""
        unit = self._at(one.source.start) if one.source else None
        if unit is None or one.source is None or one.cue is None:
            return None
        if (
            unit.low[bisect_right(unit.ends, one.source.start)].startswith(_CORRESPONDENTS)
            and one.via
        ):
            return one.via[-1]
        known = one.kind is Kind.PERSON and self._resolver.is_person(one.speaker or "")
        place = _within(unit, one.source)
        if not passes_on(one, unit, place, self._article.text, self._language, is_person=known):
            return None
        return self._name(one.source) or one.speaker

    def _one(self, triple: Triple) -> Attribution:
        text = self._article.text
        unit = self._unit(triple)
        source = triple.source
        via_spans: list[Span] = []
        regions: list[Span] = []
        tail: list[str] = []
        clause: list[str] = []
        if unit is not None and triple.cue is not None:
            cue = _within(unit, triple.cue)
            outside = _outside(unit, triple.content)
            if self._language.code != "en":  # a German prefix may be among them
                last = min(len(unit.low), cue[1] + _FAR)
                tail = [unit.low[k] for k in range(cue[1], last) if outside[k]]
            if self._language.code == "de":
                clause = list(takewhile(lambda word: word not in STOPS, tail))
            source, via_spans = self._relayed(triple, unit, cue, outside)
            regions = _regions(unit, outside, cue)
            if self._language.code != "en":
                regions += _after_content(unit, outside, cue)
        resolved = self._resolve(source)
        own = resolved.via if resolved else None
        if resolved and own is None and resolved.kind is Kind.UNNAMED and source:
            own = self._whose_source(source)
        via = self._via(
            [*(self._name(span) for span in via_spans), own],
            resolved.speaker if resolved else None,
        )
        words = triple.cue.of(text) if triple.cue else ""
        if triple.cue and words.endswith(_REFUSING) and text.startswith(" to ", triple.cue.end):
            words += " to"  # "declined | to say whether": not that it is not so
        if unit is not None and triple.cue is not None:
            at = _within(unit, triple.cue)[0]
            before = unit.low[max(0, at - _NEGATED) : at]
            words = with_negation(words, before, clause, self._language)
            if _EXPRESSES.match(words.lower()):  # "выразил | надежду, что"
                words = " ".join([words, *unit.low[_within(unit, triple.cue)[1] :][:1]])
        if via_spans and via:
            self._passed = (via_spans[-1].start, via[-1])
            self._resolver.passed_on(*self._passed)
        stance = stance_of(words, self._language, tail)
        claim = _CLAIM.match(text, triple.content[0].start)
        if stance in (Stance.SAID, Stance.REPORTED) and claim and claim[1] in self._language.nouns:
            stance = stance_of(f"{words} the {claim[1]}", self._language)  # "repeated | the claim"
        kind = resolved.kind if resolved else None
        if (
            resolved
            and kind is Kind.PERSON
            and self._language.code == "en"
            and not self._resolver.is_person(resolved.speaker or "")
        ):
            reports = stance is Stance.REPORTED or bool(WRITES.search(words))
            described = source is not None and self._is_described(source)
            kind = Kind.ORGANISATION if reports and not described else kind
        if kind is Kind.ORGANISATION and resolved and source:
            inflected = self._language.code != "en"
            publishes = inflected and is_outlet(resolved.speaker or "")
            if stance is Stance.REPORTED or publishes:
                self._reporting = (source.start, resolved.speaker or "")
                self._resolver.passed_on(*self._reporting)
        return Attribution(
            speaker=resolved.speaker if resolved else None,
            role=resolved.role if resolved else None,
            kind=kind,
            shown=triple.shown
            and kind is not None
            and not (source and self._is_nobody(source))
            and not is_unsaid(words, self._language, tail),
            source=source,
            cue=triple.cue,
            content=triple.content,
            manner=self._manner(triple.content),
            stance=stance,
            via=via,
            date=said_on(text, regions, self._article.published),
        )

    def _relayed(
        self, triple: Triple, unit: Unit, cue: tuple[int, int], outside: list[bool]
    ) -> tuple[Span | None, list[Span]]:
        """Return the innermost source of an attribution, and the outlets, outermost first."""
        source, language = triple.source, self._language
        named = _within(unit, source) if source else None
        citing = named
        if named and triple.outlets is not None:
            citing = before_citing(unit, *named)
        found = relay(unit, citing, cue, outside, language)
        via = list(found.via)
        if triple.outlets is not None:
            tagged = [_within(unit, one) for one in triple.outlets if self._at(one.start) is unit]
            # Of what is within a quotation, which is one word, the grammar knows nothing.
            tagged = [one for one in tagged if QUOTE not in unit.low[slice(*one)]]
            here = source is not None and self._at(source.start) is unit
            if named and here and QUOTE not in unit.low[slice(*named)]:
                named = whole_source(unit, *named, language, cue)
                inner = found.source
                if inner and inner != named and named[0] <= inner[0] and inner[1] <= named[1]:
                    named = inner  # "a Times report that cited officials"
                elif inner and citing in found.via and sounds_like_outlet(unit.printed(*named)):
                    named = inner  # "Yonhap, citing sources, reiterated that"
                source = unit.span(*named)
            via = whole_outlets(unit, tagged, via, named if here else None, language)
        elif found.source is not None:
            return unit.span(*found.source), [unit.span(*one) for one in via]
        if source and named and (made := made_by(unit, *named, language)):
            source = Span(source.start, unit.ends[made[2] - 1])
        return source, [unit.span(*one) for one in via]

    def _unit(self, triple: Triple) -> Unit | None:
        anchor = triple.cue or triple.source
        return self._at(anchor.start) if anchor else None

    def _at(self, offset: int) -> Unit | None:
        number = bisect_right(self._begins, offset) - 1
        if number < 0 or self._rows[number].ends[-1] <= offset:
            return None
        return self._rows[number]

    def _resolve(self, source: Span | None) -> Resolved | None:
        if source is None:
            return None
        unit = self._at(source.start)
        if unit is None:
            return UNCLEAR
        return self._resolver.resolve(unit, *_within(unit, source))

    def _is_nobody(self, source: Span) -> bool:
        """Say whether a source is nobody: "neither side", "no | one"; but "No Labels"."""
        if self._language.code != "en":
            return False
        text = self._article.text
        before = text[max(0, source.start - _FAR) : source.start]
        return bool(_NOBODY.match(source.of(text)) or _NOBODY_BEFORE.search(before))

    def _is_described(self, source: Span) -> bool:
        """Say whether a name follows what somebody is, which is no outlet: "the oligarch X"."""
        unit = self._at(source.start)
        if unit is None:
            return False
        begin, end = _within(unit, source)
        begin += unit.low[begin] in self._language.determiners
        first = unit.words[begin]
        return begin + 1 < end and first.islower() and unit.low[begin] not in OUTLET_NOUNS

    def _name(self, span: Span) -> str | None:
        """Return the outlet that a relay's words name, resolved if they are "the agency"."""
        unit = self._at(span.start)
        if unit is None:
            return None
        begin, end = _within(unit, span)
        words, low = unit.words[begin:end], unit.low[begin:end]
        of = next((k for k in range(1, len(low) - 1) if low[k] in ("by", "in", "from", "of")), None)
        if of is not None and _DISPATCH.search(" ".join(low[:of])):
            return self._name(unit.span(begin + of + 1, end))  # "a report by Radio X"
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
            determined = low[0] in self._language.determiners
            meant = None
            if determined and low[0] not in ("a", "an", "one", "another"):
                meant = self._resolver.resolve(unit, begin, end).speaker
                meant = meant or self._outlet_before(span.start, low[-1])
            return meant or " ".join(low[determined:])
        if self._language.code == "ru":
            bare = russian_outlet(_plain(span.of(self._article.text)))
            return outlet_in_nominative(outlet_name(bare))
        printed = _plain(span.of(self._article.text))
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

    def _whose(self, printed: str) -> str:
        """Return whose person is spoken to: "CNN's Erin Burnett"."""
        outlet, owns, who = printed.replace("'s ", "’s ").partition("’s ")
        first = who.partition(" ")[0].lower()
        if owns and sounds_like_outlet(outlet) and (first in GIVEN_NAMES or self._is_person(who)):
            return outlet
        bare = printed.removesuffix("’s").removesuffix("'s")
        first, _, name = bare.partition(" ")
        return name if name and first.endswith(PLACED) else bare

    def _is_person(self, name: str) -> bool:
        """Say whether a name is plainly somebody's: it has a role, or is named elsewhere."""
        person = self._cast.named(name)
        if person is None or not person.sure or sounds_like_outlet(name):
            return False
        return person.role is not None or len(person.mentions) > 1

    def _whose_source(self, source: Span) -> str | None:
        """Return the outlet that "источник агентства", "eine Quelle der Zeitung" is of."""
        unit = self._at(source.start)
        if self._language.code == "en" or unit is None:
            return None
        begin, end = _within(unit, source)
        if not any(word.startswith(PUBLISHING) for word in unit.low[begin + 1 : end]):
            return None
        last = max(filter(None, (self._passed, self._reporting)), default=None)
        return last[1] if last is not None and last[0] < source.start else None

    def _outlet_before(self, at: int, noun: str) -> str | None:
        """Return the outlet that "the same station" means: the last named, or that reported."""
        if noun not in OUTLET_NOUNS:
            return None
        last = self._cast.last_body(at, noun, outlet=True)
        if last is not None and last.start < at:
            return last.name
        if self._passed is not None and self._passed[0] < at:
            return self._passed[1]
        return self._reporting[1] if self._reporting else None

    def _via(self, names: Sequence[str | None], speaker: str | None) -> tuple[str, ...]:
        """Return the relaying outlets: neither publisher, dateline's agency nor speaker."""
        speaker = self._outlet(speaker) if speaker else None
        kept: list[str] = []
        for name in names:
            words = set(self._outlet(name).split()) if name else set()
            if any(words <= own for own in self._own_words) or words & {"this", "our"}:
                continue
            if name and self._is_person(name):
                continue  # "told Cagle", whom the article names
            if name and self._outlet(name) not in self._own | {speaker} | {
                self._outlet(one) for one in kept
            }:
                kept.append(name)
        return tuple(kept)

    @staticmethod
    def _outlet(name: str) -> str:
        plain = bare_name(name)
        return (outlet_named(plain) or plain.removeprefix("The ")).lower()

    def _manner(self, content: Sequence[Span]) -> Manner:
        """Return direct where all words stand in quotation marks, mixed where some do."""
        quoted = words = 0
        for piece in content:
            at = bisect_right(self._quote_starts, piece.start) - 1
            inside = 0
            for quote in self._quotes[max(at, 0) :]:
                if quote.start >= piece.end:
                    break
                inside += max(0, min(quote.end, piece.end) - max(quote.start, piece.start))
            quoted += inside
            words += piece.end - piece.start
        if not quoted:
            return Manner.INDIRECT
        return Manner.DIRECT if words - quoted <= max(3, words // 20) else Manner.MIXED


def _plain(words: str) -> str:
    """Return an outlet's words less what a dateline, a comma or a full stop sets apart."""
    name = _DASHED.split(words.strip(" ,()–—-").partition(",")[0].strip())[-1]
    return name[:-1] if _ENDED.search(name) else name


def _within(unit: Unit, span: Span) -> tuple[int, int]:
    """Return the words of a unit that a span touches, at least one."""
    begin = bisect_right(unit.ends, span.start)
    end = bisect_right(unit.starts, span.end - 1)
    begin = min(begin, len(unit.low) - 1)
    return begin, max(end, begin + 1)


def _outside(unit: Unit, content: Sequence[Span]) -> list[bool]:
    """Say of each word of a unit whether it stands outside the content."""
    outside = [True] * len(unit.low)
    for piece in content:
        if piece.end > unit.starts[0] and piece.start < unit.ends[-1]:
            begin, end = _within(unit, piece)
            outside[begin:end] = [False] * (end - begin)
    return outside


def _after_content(unit: Unit, outside: list[bool], cue: tuple[int, int]) -> list[Span]:
    """Return what follows a content in its clause: "wies die Vorwürfe | am Dienstag zurück"."""
    begin = cue[1]
    while begin < len(unit.low) and not outside[begin]:
        begin += 1
    end = begin
    while end < len(unit.low) and outside[end] and unit.low[end] not in STOPS:
        end += 1
    spans = begin > cue[1] and end > begin and may_date(unit.low[begin:end])
    return [unit.span(begin, end)] if spans else []


def _regions(unit: Unit, outside: list[bool], cue: tuple[int, int]) -> list[Span]:
    """Return where a date beside the cue may stand: from the last content to the next one."""
    begin = cue[0]
    while begin > 0 and outside[begin - 1] and cue[0] - begin < _BESIDE:
        begin -= 1
    end = cue[1]
    while end < len(unit.low) and outside[end] and end - cue[1] < _BESIDE:
        end += 1
    regions = []
    if end > cue[1] and may_date(unit.low[cue[1] : end]):
        regions.append(unit.span(cue[1], end))
    if begin < cue[0] and may_date(unit.low[begin : cue[0]]):
        regions.append(unit.span(begin, cue[0]))
    return regions
