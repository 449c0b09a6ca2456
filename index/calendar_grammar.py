"""How words of time go together: "10 October", "early in", "between 3 and 10 March".

The grammar is patterns over the string of the words' letters (``calendar_words``), in three passes:
expressions ("10 October", "last week"), parts of these ("early in May", "the first week of May"),
spans ("since", "from - to"). What a pass finds is a ``Z`` to the next. Patterns are bounded, so
reading takes time in proportion to the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.calendar_days import days, part_of, unit_of
from index.calendar_words import PLURAL, YEAR, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.calendar_days import Days

_YEAR = r"(?:,?[oi]?Yj?|,?o?[LT][Uj]|[of]t?[Uj]l)"  # "2024", "last year"
_EXPRESSION = re.compile(
    r"(?P<date>F)"
    rf"|(?P<day>(?:W,?t?)?(?:(?:M|m\.?)t?D|(?:D\.?o?t?|Oot?)(?:M|m\.?)){_YEAR}?)"
    rf"|(?P<season>t?S{_YEAR}|[LTCl]S|Sl|t?S)"
    rf"|(?P<quarter>Q{_YEAR}?)"
    rf"|(?P<month>(?:M|m\.?){_YEAR}|[LTCl]M|Ml|M)"
    r"|(?P<ago>(?:[ND]o?)?[Uj]A|b[ND][Uj])"
    r"|(?P<counted>t?U[ba]R|RP?|[LT]P)"
    r"|(?P<unit>t?T?[LC](?:[ND]o?)?[Uj](?!o)|t?UbL|T[Uj](?!o)|[Uj]l|l[Uj]|V[Uj]|s[ND]o?[Uj])"
    r"|(?P<weekend>t?[LTC]{0,2}K)"
    r"|(?P<weekday>(?:TL|[LTCl])?WP?|Wl)"
    r"|(?P<decade>X)|(?P<year>U?Yj?)|(?P<recent>V|L(?=[rG]))"
)
_PART = re.compile(r"E-?o?t?Z|[OL]?[ND]?Uot?Z")
_SPAN = re.compile(
    r"(?P<range>wt?[DZ]\.?[-un]t?Z|(?:[fs]t?)?Z[-u]t?Z|[fs]t?D\.?[-u]t?Z|D-Z|Z-D(?:,?Z)?)"
    r"|[suba][of]?t?Z|Z"
)
_PLAIN = {"m": "M", "j": "U"}
_FROM_TODAY = frozenset(("unit", "ago", "counted", "weekend", "weekday", "recent"))


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as its words give it.

    Attributes:
        rule: the name of the pattern that it was read by.
        got: the numbers of its words, by letter: m, j and l as M, U and L or C.
        part: those of the words that say which part of it is meant, if they do.
    """

    rule: str
    got: Mapping[str, int]
    part: Mapping[str, int] | None = None

    @property
    def needs_today(self) -> bool:
        """Whether it depends on the day on which it is said."""
        return self.rule != "date" and self.got.keys().isdisjoint("YX")

    @property
    def from_today(self) -> bool:
        """Whether it counts from that day, as "last week" does and "in May" does not."""
        return self.rule in _FROM_TODAY

    @property
    def follows(self) -> bool:
        """Whether it takes from the end of a range what it lacks, as "May to July 2024" does."""
        return self.needs_today and (not self.from_today or self.rule == "weekday")

    def days(self, now: date, *, ahead: bool = False) -> Days:
        """Return the first and the last day meant.

        Raises:
            ValueError, OverflowError: there are none such.
        """
        whole = days(self.rule, self.got, now, ahead=ahead)
        if self.part is None:
            return whole
        return (
            part_of(whole, self.part["E"], now) if "E" in self.part else unit_of(whole, self.part)
        )

    def given(self, **more: int) -> Expression:
        """Return it with more numbers."""
        return replace(self, got={**self.got, **more})


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens that may be a time.

    Attributes:
        first: place of the first token.
        last: place of the last.
        form: "range", the letter that it begins with ("s" for since), or "Z" for a time alone.
        ends: both ends of a range, else the one expression.
    """

    first: int
    last: int
    form: str
    ends: tuple[Expression, ...]

    @property
    def needs_today(self) -> bool:
        """Whether it depends on the day on which it is said."""
        left, right = self.ends[0], self.ends[-1]
        return right.needs_today or (left.needs_today and not left.follows)

    def days(self, now: date, *, ahead: bool) -> Days | None:
        """Return the first and the last day meant, or ``None`` if there are none such."""
        try:
            since, until = self.ends[-1].days(now, ahead=ahead)
            match self.form:
                case "range":
                    since = _beginning(self.ends[0], self.ends[-1], now, until)
                case "s":
                    until = date.max
                case "u":
                    since = date.min
                case "b":
                    since, until = date.min, since - timedelta(1)
                case "a":
                    since, until = until + timedelta(1), date.max
        except (ValueError, OverflowError):
            return None
        return (since, until) if since <= until else None


def parse(tokens: Sequence[Token]) -> tuple[list[Token], list[Span]]:
    """Return the tokens with one ``Z`` for each expression, and the spans that may be times."""
    expressions: list[Expression] = []

    def expression(match: re.Match[str], inside: Sequence[Token]) -> None:
        expressions.append(Expression(match.lastgroup or "", _numbers(inside)))

    def part(match: re.Match[str], inside: Sequence[Token]) -> None:
        expressions.append(replace(expressions[inside[-1].value], part=_numbers(inside)))

    for pattern, read in ((_EXPRESSION, expression), (_PART, part)):
        left: list[Token] = []
        end = 0
        for match in pattern.finditer(letters(tokens)):
            inside = tokens[match.start() : match.end()]
            left += tokens[end : match.start()]
            if _is_verb(match.lastgroup, inside):
                left += [replace(token, kind="x") for token in inside[:-2]]
                inside = inside[-2:]
                expressions.append(Expression("unit", _numbers(inside)))
            else:
                read(match, inside)
            left.append(Token("Z", len(expressions) - 1, inside[0].start, inside[-1].end, ""))
            end = match.end()
        tokens = [*left, *tokens[end:]]
    return list(tokens), list(_spans(tokens, expressions))


def _is_verb(rule: str | None, inside: Sequence[Token]) -> bool:
    """Say whether what looks like a season or month is none: "did it fall this week"."""
    if rule not in ("season", "month") or len(inside) < 3:
        return False
    pointer, unit = inside[-2:]
    return pointer.kind in "LT" and unit.kind in "Uj" and unit.value % PLURAL != YEAR


def _numbers(tokens: Sequence[Token]) -> dict[str, int]:
    """Return the numbers of words by letter; m, j and l under the letters they stand for."""
    got = {_PLAIN.get(token.kind, token.kind): token.value for token in tokens}
    if "l" in got:  # "pasado", "que viene"
        got["L" if got.pop("l") < 0 else "C"] = 0
    return got


def letters(tokens: Sequence[Token]) -> str:
    """Return the letters of tokens."""
    return "".join(token.kind for token in tokens)


def _spans(tokens: Sequence[Token], expressions: Sequence[Expression]) -> Iterator[Span]:
    """Yield what may be times, in order; ends that make no range are times of their own."""
    for match in _SPAN.finditer(letters(tokens)):
        first, last = match.start(), match.end() - 1
        if match.lastgroup != "range":
            yield Span(first, last, match[0][0], (expressions[tokens[last].value],))
        elif ends := _ends(tokens[first : last + 1], expressions):
            yield Span(first, last, "range", ends)
        else:
            for place in range(first, last + 1):
                if tokens[place].kind == "Z":
                    yield Span(place, place, "Z", (expressions[tokens[place].value],))


def _ends(
    inside: Sequence[Token], expressions: Sequence[Expression]
) -> tuple[Expression, Expression] | None:
    """Return both ends of a range, a day with the month that the other end gives it."""
    left, right, *year = (token for token in inside if token.kind in "DZ")
    led = inside[0].kind in "wfs"
    dash = any(token.kind == "-" and not token.word.isalpha() for token in inside)
    if left.kind == right.kind:
        since, until = expressions[left.value], expressions[right.value]
        joined = led or (since.rule == until.rule and (dash or not since.needs_today))
        return (since, until) if joined and "recent" not in (since.rule, until.rule) else None
    day = expressions[(right if left.kind == "D" else left).value]
    if day.rule != "day" or not (led or dash):
        return None
    if left.kind == "D":  # "between 3 and 10 March"
        return day.given(D=left.value), day
    for token in year:  # "March 3-10, 2025"
        if expressions[token.value].rule != "year":
            return None
        day = day.given(Y=expressions[token.value].got["Y"])
    return day, day.given(D=right.value)


def _beginning(left: Expression, right: Expression, now: date, until: date) -> date:
    """Return the first day of a range; a year that its beginning lacks it has from its end."""
    if not left.follows:
        return left.days(now)[0]
    if "Y" not in right.got:
        return left.days(until)[0]
    since = left.given(Y=right.got["Y"]).days(now)[0]
    return since if since <= until else left.given(Y=right.got["Y"] - 1).days(now)[0]
