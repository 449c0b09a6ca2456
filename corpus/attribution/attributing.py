"""An article's attributions, whole: found, traced through relays, resolved, dated, weighed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.attribution.authorship import made_by
from corpus.attribution.cast import Cast
from corpus.attribution.date_places import date_places, outside_of
from corpus.attribution.dating import said_on
from corpus.attribution.grammar import laid_out, language_of, rules
from corpus.attribution.idle_outlets import has_not_checked, is_idle
from corpus.attribution.inflected_media import is_outlet
from corpus.attribution.inflected_phrases import STOPS
from corpus.attribution.line_heads import LineHeads, is_thing, unless_thing
from corpus.attribution.nominals import OUTLET_NOUNS
from corpus.attribution.nouns import Attribution, Finder, Kind, Manner, Stance, Triple
from corpus.attribution.outlet_names import OutletNames
from corpus.attribution.outlets import sounds_like_outlet
from corpus.attribution.passing import WRITES, apart_from_reporters, passed_on, passes_on
from corpus.attribution.phrases import is_name
from corpus.attribution.relays import relay
from corpus.attribution.resolution import Resolver
from corpus.attribution.resolved import UNCLEAR, Resolved, of_person
from corpus.attribution.source_phrases import head_end_of
from corpus.attribution.stance import (
    around_negation,
    is_unsaid,
    stance_of,
    with_negation,
    without_denied,
)
from corpus.attribution.tagged_outlets import (
    before_citing,
    before_outlets,
    is_plainly_outlet,
    whole_outlets,
    whole_source,
)
from corpus.attribution.told_within import without_run_on
from corpus.attribution.words import ASIDE, QUOTE, words_of
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

_THOUGHTS = frozenset({Stance.PLANS, Stance.HOPES, Stance.BELIEVES})
"""What an outlet that is the only one to say it is not taken to pass on in German and Russian."""

_EXPRESSES = re.compile(r"(?:выра[жз]|выска[жз])")
_CORRESPONDENTS = ("корреспондент", "журналист", "репортёр", "репортер")
_NOBODY = re.compile(r"(?i:nobody|no-one|neither|none(?! other\b))\b|[Nn]o (?!less\b|fewer\b)[a-z]")
_NOBODY_BEFORE = re.compile(r"\b(?:[Nn]o|nor|[Nn]either) $")
_THE_SOURCE = re.compile(r"[Tt]h(?:e|at|is) (?:same )?source")
_REFUSING = ("declined", "declines", "declining", "refused", "refuses", "refusing")
_OPENING = {")": "(", "]": "["}
_CLAIM = re.compile(r"(?:the|his|her|its|their|an?) (?:[a-z]+ )?([a-z]+) that\b")


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
    outlets = frozenset(
        one.of(text)
        for triple in triples
        for one in triple.outlets or ()
        if triple.source is None or not triple.source.start < one.start < triple.source.end
    )
    return _Reading(article, rows, quotes, language, outlets).read(triples)


def _within_brackets(content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return a content less a bracket at its end that opens before it: "(she said he lied)"."""
    last = content[-1]
    words = last.of(text)
    opening = _OPENING.get(words[-1])
    if opening is None or words.count(opening) >= words.count(words[-1]) or len(words) == 1:
        return content
    return (*content[:-1], Span(last.start, last.end - 1))


class _Reading:
    """One article while it is read."""

    def __init__(
        self,
        article: Article,
        rows: Sequence[Unit],
        quotes: Sequence[Quotation],
        language: Language,
        outlets: frozenset[str],
    ) -> None:
        self._article = article
        self._rows = rows
        self._begins = [row.starts[0] for row in rows]
        self._quotes = [piece for quote in quotes for piece in quote.pieces]
        self._quote_starts = [piece.start for piece in self._quotes]
        self._language = language
        self._cast = Cast(rows, language, outlets)
        self._sourced: str | None = None  # whose source spoke last, if no other has since
        self._resolver = Resolver(article.text, rows, self._cast, language)
        self._heads = LineHeads(article.text, self._cast, article.publisher)
        self._outlets = OutletNames(article, self._resolver, self._cast, language)

    def read(self, triples: list[Triple]) -> list[Attribution]:
        """Resolve all triples in the order of the text."""
        order = sorted(triples, key=lambda one: (one.source or one.cue or one.content[0]).start)
        found = passed_on(
            apart_from_reporters([self._one(triple) for triple in order], self._article.text),
            self._passing,
            apart=frozenset() if self._language.code == "en" else _THOUGHTS,
            told=frozenset(n for n, triple in enumerate(order) if triple.outlets is not None),
        )
        found = [replace(one, via=self._outlets.chain(one.via, one.speaker)) for one in found]
        roles = {one.speaker: one.role for one in reversed(found) if one.role}
        found = [
            replace(one, role=roles.get(one.speaker)) if one.role is None and one.speaker else one
            for one in found
        ]
        found = without_denied(sorted(found, key=lambda one: one.content[0]))
        return without_run_on(found, self._article.text)

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
        place = words_of(unit, one.source)
        if has_not_checked(unit.low, place[1]):
            return None
        if not passes_on(one, unit, place, self._article.text, self._language, is_person=known):
            return None
        return self._named(one.source) or one.speaker

    def _one(self, triple: Triple) -> Attribution:
        text = self._article.text
        unit = self._unit(triple)
        source = triple.source
        outlets: list[Span] = []
        marked = False
        regions: list[Span] = []
        tail: list[str] = []
        outside: list[bool] = []
        if unit is not None and triple.cue is not None:
            cue = words_of(unit, triple.cue)
            outside = outside_of(unit, triple.content)
            if self._language.code != "en":  # a German prefix may be among them
                last = min(len(unit.low), cue[1] + _FAR)
                tail = [unit.low[k] for k in range(cue[1], last) if outside[k]]
            source, outlets, marked = self._relayed(triple, unit, cue, outside)
            outlets = [one for one in outlets if not self._is_idle(one, source)]
            regions = date_places(unit, outside, cue, self._language)
        resolved = self._resolve(source)
        own = self._owner(source, resolved, relayed=bool(outlets))
        speaks = True
        if source and resolved and self._language.code == "en":
            resolved, speaks = self._speaking(source, triple.cue, resolved)
        via = self._outlets.chain(
            [*(self._named(span, marked=marked) for span in outlets), own],
            resolved.speaker if resolved else None,
        )
        if outlets and via:
            self._outlets.passed(outlets[-1].start, via[-1])
            self._resolver.passed_on(outlets[-1].start, via[-1])
        words, stance, told, untold = self._worded(triple, unit, outside, tail)
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
                self._outlets.reported(source.start, resolved.speaker or "")
                self._resolver.passed_on(source.start, resolved.speaker or "")
        return Attribution(
            speaker=resolved.speaker if resolved else None,
            role=resolved.role if resolved else None,
            kind=kind,
            shown=triple.shown
            and speaks
            and kind is not None
            and not untold
            and not (source and self._is_nobody(source))
            and not is_unsaid(words, self._language, tail),
            source=source,
            cue=told,
            content=_within_brackets(triple.content, text),
            manner=self._manner(triple.content),
            stance=stance,
            via=via,
            date=said_on(text, regions, self._article.published),
        )

    def _worded(
        self, triple: Triple, unit: Unit | None, outside: list[bool], tail: list[str]
    ) -> tuple[str, Stance, Span | None, bool]:
        """Return a cue with its negation, its stance, and the cue as it is told, if it may be.

        Args:
            triple: whose cue it is.
            unit: that the cue stands in.
            outside: of each word of the unit whether it stands outside the content.
            tail: the words after the cue in which a language other than English may end it.

        Returns:
            The words, what they say, the words to tell it by, and whether there are none.
        """
        text = self._article.text
        place = words_of(unit, triple.cue) if unit is not None and triple.cue is not None else None
        words = printed = triple.cue.of(text) if triple.cue else ""
        if triple.cue and words.endswith(_REFUSING) and text.startswith(" to ", triple.cue.end):
            words += " to"  # "declined | to say whether": not that it is not so
        if unit is not None and place is not None:
            printed = words
            before = unit.low[max(0, place[0] - _NEGATED) : place[0]]
            clause: list[str] = []
            if self._language.code == "de":
                clause = list(takewhile(lambda word: word not in STOPS, tail))
            words = with_negation(words, before, clause, self._language)
            if _EXPRESSES.match(words.lower()):  # "выразил | надежду, что"
                words = " ".join([words, *unit.low[place[1] :][:1]])
        stance = stance_of(words, self._language, tail)
        claim = _CLAIM.match(text, triple.content[0].start)
        if stance in (Stance.SAID, Stance.REPORTED) and claim and claim[1] in self._language.nouns:
            stance = stance_of(f"{words} the {claim[1]}", self._language)  # "repeated | the claim"
        if stance is not Stance.OTHER:
            return words, stance, triple.cue, False
        if stance_of(printed, self._language, tail) is stance:
            return words, stance, triple.cue, not printed
        # "Neither | confirmed | nor denied": the cue alone would tell a claim.
        if unit is not None and place is not None:
            beside = around_negation(unit.low, place, outside, self._language)
            around = unit.span(*beside)
            alike = stance_of(around.of(text), self._language, tail) is stance
            if alike and QUOTE not in unit.low[slice(*beside)]:
                return words, stance, around, False
        return words, stance, triple.cue, True

    def _relayed(
        self, triple: Triple, unit: Unit, cue: tuple[int, int], outside: list[bool]
    ) -> tuple[Span | None, list[Span], bool]:
        """Return the innermost source of an attribution, and the outlets, outermost first.

        And whether it is the finder that has marked these, not the grammar.
        """
        source, language = triple.source, self._language
        named = words_of(unit, source) if source else None
        citing = named
        if named and triple.outlets is not None:
            citing = before_citing(unit, *named)
        found = relay(unit, citing, cue, outside, language)
        outlets = [unit.span(*one) for one in found.via]
        seen = False
        if triple.outlets is not None:
            marked = [(row, one) for one in triple.outlets if (row := self._at(one.start))]
            inner = found.source
            here = source is not None and self._at(source.start) is unit
            words = unit.low[slice(*named)] if named else []
            here = here and QUOTE not in words and words != [ASIDE]
            if named and here:
                named = whole_source(unit, *named, language, cue)
                if inner and inner != named and named[0] <= inner[0] and inner[1] <= named[1]:
                    named = inner  # "a Times report that cited officials"
                elif inner and citing in found.via and sounds_like_outlet(unit.printed(*named)):
                    named = inner  # "Yonhap, citing sources, reiterated that"
                source = unit.span(*named)
            whole = whole_outlets(marked, unit, named if here else None, language)
            if named and here and not (inner and named == inner):
                source = unit.span(*before_outlets(unit, *named, whole, language))
            seen = bool(whole)
            outlets = whole or [
                unit.span(*one) for one in found.via if is_plainly_outlet(unit, one)
            ]
        elif found.source is not None:
            return unit.span(*found.source), outlets, seen
        if source and named and (made := made_by(unit, *named, language)):
            past = Span(source.start, unit.ends[made[2] - 1])
            if not any(source.end < one.start < past.end for one in outlets):
                source = past  # "a report | by the ministry", but not "logs | that the Post saw"
        return source, outlets, seen

    def _is_idle(self, outlet: Span, source: Span | None) -> bool:
        unit = self._at(outlet.start)
        if unit is None or self._language.code != "en":
            return False
        here = source is not None and self._at(source.start) is unit
        named = words_of(unit, source) if source and here else None
        return is_idle(unit, *words_of(unit, outlet), named)

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
        begin, end = words_of(unit, source)
        inside = end - begin == 1 and unit.low[begin] in (ASIDE, QUOTE)
        if inside and source.end - source.start < unit.ends[begin] - unit.starts[begin] - 2:
            named = self._cast.named(source.of(self._article.text))
            return of_person(named) if named else UNCLEAR
        return self._resolver.resolve(unit, begin, end)

    def _speaking(self, source: Span, cue: Span | None, found: Resolved) -> tuple[Resolved, bool]:
        """Return who a source is where a head or a thing seems to speak, and whether one does."""
        text = self._article.text
        heads = cue is not None and cue.of(text) == ":" and cue.start - source.end <= 1
        if heads or self._heads.is_label(source):
            meant = self._heads.meant(source, found)
            return meant, meant.kind is not Kind.UNCLEAR or found.kind is Kind.UNCLEAR
        unit = self._at(source.start)
        if unit is None:
            return found, True
        begin, end = words_of(unit, source)
        head = head_end_of(unit, begin, end, self._cast, self._language) - 1
        if is_thing(unit.low, head) and not (head > begin and is_name(unit.words[head])):
            return unless_thing(found), False
        return found, True

    def _is_nobody(self, source: Span) -> bool:
        """Say whether a source is nobody: "neither side", "no | one"; but "No Labels"."""
        if self._language.code != "en":
            return False
        text = self._article.text
        before = text[max(0, source.start - _FAR) : source.start]
        if source.of(text) == "Who":
            return True  # "Who said so?"
        return bool(_NOBODY.match(source.of(text)) or _NOBODY_BEFORE.search(before))

    def _is_described(self, source: Span) -> bool:
        """Say whether a name follows what somebody is, which is no outlet: "the oligarch X"."""
        unit = self._at(source.start)
        if unit is None:
            return False
        begin, end = words_of(unit, source)
        begin += unit.low[begin] in self._language.determiners
        first = unit.words[begin]
        return begin + 1 < end and first.islower() and unit.low[begin] not in OUTLET_NOUNS

    def _owner(
        self, source: Span | None, resolved: Resolved | None, *, relayed: bool
    ) -> str | None:
        """Return the outlet whose own source speaks: "the agency's source", and "the source" next.

        Args:
            source: who speaks.
            resolved: who that is.
            relayed: whether outlets that pass it on are named.
        """
        unnamed = resolved is not None and resolved.kind is Kind.UNNAMED
        own = resolved.via if resolved else None
        if own is None and unnamed and source:
            own = self._whose_source(source)
        if own is None and self._sourced and source and not relayed:
            again = _THE_SOURCE.fullmatch(source.of(self._article.text))
            own = self._sourced if again else None
        if unnamed:
            self._sourced = own  # none once another source speaks
        return own

    def _whose_source(self, source: Span) -> str | None:
        """Return the outlet that "источник агентства", "eine Quelle der Zeitung" is of."""
        unit = self._at(source.start)
        if self._language.code == "en" or unit is None:
            return None
        return self._outlets.whose_source(unit, *words_of(unit, source))

    def _named(self, span: Span, *, marked: bool = False) -> str | None:
        """Return the outlet that words name."""
        unit = self._at(span.start)
        if unit is None:
            return None
        if marked:
            return self._outlets.marked(unit, span)
        return self._outlets.called(unit, *words_of(unit, span))

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
