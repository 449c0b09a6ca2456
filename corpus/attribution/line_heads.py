"""Sources that are nobody's name: what heads a line ("Q:", "Note:"), and things ("a sign")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.attribution.capitals import HONORIFICS
from corpus.attribution.nominals import ORGANISATION_NOUNS
from corpus.attribution.nouns import Kind
from corpus.attribution.outlets import sounds_like_outlet
from corpus.attribution.places import PLACES
from corpus.attribution.resolved import UNCLEAR, UNNAMED, Resolved, of_person

if TYPE_CHECKING:
    from corpus.article import Span
    from corpus.attribution.cast import Cast

_ASKING = frozenset(
    """
    q question host interviewer moderator presenter anchor reporter journalist questioner editor
    narrator announcer caller student audience
    """.split()
)
_ANSWERING = frozenset("a answer guest interviewee respondent".split())
_HEADINGS = frozenset(
    """
    note notes correction clarification photo photos photograph picture pictures image images video
    audio source sources contact update updates breaking background weather traffic sport sports
    where when who what why how cost price prices tip tips verdict date time venue place subject
    from to cc re present apologies serves ingredients method item goals score scores result
    results rating stars pros cons good bad read watch listen see related more credit caption
    advertisement disclaimer summary conclusion example warning exclusive opinion analysis review
    live latest location address tickets admission phone email website hours yes no tired
    """.split()
)
"""What tells of what a line is about, and not of who speaks in it."""

_THINGS = frozenset(
    """
    sign signs poster posters map maps clock clocks label labels statue statues face faces eyes
    silence history experience rumour rumor rumours rumors policy policies rule rules result results
    instinct logic tradition wind weather time nature fate plaque banner placard arrow thermometer
    barometer smile shrug stomach gut heart mirror photo photos picture pictures painting screen
    sticker stickers performance
    """.split()
)
"""What says something only in a manner of speaking."""

_HEADED = re.compile(r"^(?:[^:\n]{1,60}:|[QA]\.(?= ))", re.MULTILINE)
_ADDRESSING = ("the ", "our ", "dear ")
_LABEL = 2  # characters of "Q."
_TRANSCRIBED = 2  # lines that somebody heads in a transcript


class LineHeads:
    """The heads of the lines of one text."""

    def __init__(self, text: str, cast: Cast, publisher: str | None) -> None:
        """Look at nothing yet."""
        self._publisher = (publisher or "").lower().split()
        self._text = text
        self._cast = cast
        self._heads: list[re.Match[str]] | None = None

    def heads(self) -> list[re.Match[str]]:
        """Return what stands before a colon near the beginning of a line."""
        if self._heads is None:
            self._heads = list(_HEADED.finditer(self._text))
        return self._heads

    def is_label(self, source: Span) -> bool:
        """Say whether a source is "Q." or "A.", which head lines without a colon."""
        return _plain(source.of(self._text)) in ("q", "a") and source.end - source.start <= _LABEL

    def meant(self, source: Span, found: Resolved) -> Resolved:
        """Return who a head means; ``UNCLEAR`` where it only says that somebody asks or answers."""
        head = _plain(source.of(self._text))
        if head in _ANSWERING:
            return self._interviewed()
        if head in _ASKING or head in _HEADINGS:
            return UNCLEAR
        if found.kind is not Kind.ORGANISATION or self._is_body(head):
            return found
        if head in self._publisher:
            return found  # "Lantern:", in the Evening Lantern
        if self._heads_speech(source.of(self._text), head):
            name = " ".join(
                word for word in _words(found.speaker) if word.lower() not in HONORIFICS
            )
            return Resolved(name or found.speaker, found.role, Kind.PERSON)
        return found if self._is_named_elsewhere(head) else UNCLEAR

    def _heads_speech(self, printed: str, head: str) -> bool:
        """Say whether a head is somebody's in a transcript: "BRANDT:", "MR. HOLT:", "Brandt:"."""
        words = _words(head)
        titled = len(words) > 1 and words[0] in HONORIFICS
        if not titled and len(words) != 1:
            return False
        heads = [match[0][:-1].strip() for match in self.heads()]
        shouted = {one for one in heads if one.isupper()}
        again = sum(_plain(one) == head for one in heads)
        return titled or again >= _TRANSCRIBED or (printed.isupper() and len(shouted) > 1)

    def _interviewed(self) -> Resolved:
        """Return the only person whom the introduction names."""
        first = next((m.start() for m in self.heads() if _plain(m[0][:-1]) in _LABELS), 0)
        named = self._cast.at(0, first)
        return of_person(named[0][1]) if len(named) == 1 else UNCLEAR

    def _is_body(self, head: str) -> bool:
        words = set(re.findall(r"[\w’'-]+", head))
        singular = {word.removesuffix("s") for word in words}
        known = head in PLACES or not (words | singular).isdisjoint(ORGANISATION_NOUNS)
        return known or sounds_like_outlet(head.title()) or sounds_like_outlet(head.upper())

    def _is_named_elsewhere(self, head: str) -> bool:
        """Say whether a name also stands where it heads no line."""
        pattern = re.compile(rf"(?<!\w){re.escape(head)}(?!\w)", re.IGNORECASE)
        past = 0
        for match in [*self.heads(), None]:
            end = match.start() if match else len(self._text)
            if pattern.search(self._text, past, end):
                return True
            past = match.end() if match else end
        return False


_LABELS = _ASKING | _ANSWERING


def _words(name: str | None) -> list[str]:
    return (name or "").split()


def _plain(head: str) -> str:
    """Return a head in lower case, without what may stand before it: of "The good", "good"."""
    plain = head.strip().strip(".*-").lower()
    for word in _ADDRESSING:
        plain = plain.removeprefix(word)
    return plain


def is_thing(low: list[str], head: int) -> bool:
    """Say whether the head of a phrase is a thing that says something in a manner of speaking."""
    return low[head] in _THINGS


def unless_thing(found: Resolved) -> Resolved:
    """Return what a thing is resolved to: nobody by name."""
    return UNNAMED if found.kind is Kind.ORGANISATION else found
