"""The dateline: where, when and through whom, as the first words of a body say it.

``SEOUL, October 22. /TASS/.`` or ``PARIS (AP) —`` or ``CNN —`` or ``(Reuters) -``: read in three
steps. The end of the dateline is found (a dash, or an outlet in slashes or brackets), then an
outlet and a date are taken off what stands before it, and what is left must be a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus import dates
from corpus.publisher import is_agency, named_like_outlet, outlet_named, split_outlet

_LONGEST = 120  # characters within which a dateline ends
_MOST_WORDS = 9  # of a place
_SHORTEST_STORY = 40  # characters after an outlet's name and a dash that make it a dateline

_DASH = r"(?:\s*(?:--+|[—–―])[—–―-]*|\s+[-−](?=\s|$))"
_SLASHES = re.compile(
    rf"(?P<before>[^/]{{0,90}}?)/(?P<outlet>[^/\s][^/]{{1,40}})/\.?(?=\s|$)(?:{_DASH})?"
)
_BRACKETS = re.compile(
    rf"(?P<before>[^()]{{0,90}}?)\((?P<outlet>[^()]{{2,40}})\)(?P<dash>\.?{_DASH}|\.-)?"
)
_PLAIN = re.compile(rf"(?P<before>[^—–―()]{{0,90}}?){_DASH}")
_OUTLET_AFTER = re.compile(r"\s*(?P<outlet>[^\W\d_][^.,]{1,30})[.,]")
_WORD = re.compile(r"[^\W\d_][\w.'’`-]*|[,/&]")
_PARTICLES = frozenset(
    "a al am an and bei by d'ivoire d’ivoire da das de del der des di do dos du e el en i im in "
    "la las le les los near of off on sur the und upon van von y и на".split()
)
# What stands in capitals before a dash without being a place.
_LABELS = frozenset(
    "ADVISORY ALERT ANALYSIS BREAKING COLUMN COMMENT CORRECTION EDITORIAL EXCLUSIVE EXPLAINER "
    "FACTBOX FEATURE FYI INTERVIEW LATEST LIVE MORE NEWS NOTE OPINION PHOTOS QUESTION REVIEW "
    "SPECIAL THE TIMELINE UPDATE UPDATED UPDATES VIDEO WATCH WARNING".split()
)
_STATE = re.compile(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|N\.C|N\.D|N\.H|N\.J|N\.M|N\.Y|Okla|Ore|Pa|P\.R|R\.I|S\.C|S\.D|Tenn|Vt|Va"
    r"|Wash|Wis|W\.Va|Wyo|D\.C)\.$"
)
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý.АЕЁИОУЫЭЮЯІЇЄ]")
_WEEKDAY_LAST = re.compile(rf",\s+(?P<weekday>{dates.WEEKDAY})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``end`` is where it ends in its line.

    Attributes:
        end: offset after the dash, the closing slash's full stop or the closing bracket.
        place: where it was written, as printed ("KABUL, Afghanistan").
        dated: the words of the date ("October 22").
        published: that date in ISO 8601 or EDTF ("XXXX-10-22").
        outlet: the agency or outlet named, under its usual name where it is a known one.
    """

    end: int
    place: str | None = None
    dated: str | None = None
    published: str | None = None
    outlet: str | None = None


def find_dateline(line: str) -> Dateline | None:
    """Return the dateline that ``line`` begins with, if it begins with one."""
    head = line[:_LONGEST]
    return _with_slashes(head) or _with_brackets(head) or _with_dash(head, alone=len(line))


def _with_slashes(head: str) -> Dateline | None:
    """Read ``SEOUL, October 22. /TASS/.``."""
    match = _SLASHES.match(head)
    if match is None:
        return None
    outlet = outlet_named(match["outlet"])
    before = _read_before(match["before"])
    if before is None or (outlet is None and not before.sure):
        return None
    return before.dateline(match.end(), outlet or match["outlet"].strip())


def _with_brackets(head: str) -> Dateline | None:
    """Read ``PARIS (AP) —``, ``(Reuters) -``, ``New York (CNN Business)`` and the like."""
    match = _BRACKETS.match(head)
    if match is None:
        return None
    before = _read_before(match["before"])
    if before is None:
        return None
    if not before.dated and (printed := _whole_date(match["outlet"])):
        # "NEW YORK (Jan. 31) —": the date stands where the agency would.
        if not (before.sure and match["dash"]):
            return None
        return Dateline(match.end(), before.place, printed.words, printed.iso)
    outlet = _outlet_in_brackets(match["outlet"])
    if match["dash"]:
        named = outlet is not None or before.sure or named_like_outlet(match["outlet"])
    else:
        # Without a dash "Somebody (PA) said" looks the same, so more has to speak for it.
        named = outlet is not None and (
            before.sure or before.place is None or not is_agency(outlet)
        )
    if not named:
        return None
    if before.place is None and match["dash"]:
        # "(ANSA) - ROMA, 03 MAR - ": the place follows.
        place = _with_dash(head[match.end() :].lstrip(), alone=0)
        if place and place.dated:
            end = len(head) - len(head[match.end() :].lstrip()) + place.end
            return replace(place, end=end, outlet=outlet)
    return before.dateline(match.end(), outlet or match["outlet"].strip())


def _with_dash(head: str, alone: int) -> Dateline | None:
    """Read ``WASHINGTON —``, ``New York CNN Business —`` and, on its own line, ``London —``."""
    match = _PLAIN.match(head)
    if match is None:
        return None
    words = match["before"].strip()
    if not words:
        return Dateline(match.end()) if match.end() == alone else None
    outlet, rest = split_outlet(words)
    if outlet is None and words.isupper() and words.isalpha() and not _VOWEL.search(words):
        outlet, rest = words, ""  # initials: "KHN"
    before = _read_before(rest)
    if before is None:
        return None
    on_its_own = match.end() == alone
    if before.place is None and not on_its_own and len(head) - match.end() < _SHORTEST_STORY:
        return None
    if outlet is None and not (before.sure or on_its_own):
        return None
    end = match.end()
    if before.place and not before.dated and (dated := _date_after(head[end:])):
        # "PORT ELLERY – March 4, 2025 – ", as press offices have it.
        printed, length = dated
        return Dateline(end + length, before.place, printed.words, printed.iso, outlet)
    if outlet is None and before.dated and (after := _OUTLET_AFTER.match(head, end)):
        # "МОСКВА, 3 мар - РИА Новости."
        outlet = outlet_named(after["outlet"])
        end = after.end() if outlet else end
    return before.dateline(end, outlet)


def _date_after(words: str) -> tuple[dates.PrintedDate, int] | None:
    """Read a date between two dashes, the first of which stands before ``words``."""
    dash = _PLAIN.match(words)
    printed = _whole_date(dash["before"].strip()) if dash else None
    return (printed, dash.end()) if dash and printed else None


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before the outlet: a place, a date, both or nothing."""

    place: str | None = None
    dated: str | None = None
    published: str | None = None

    @property
    def sure(self) -> bool:
        """Whether it is a place beyond doubt: in capitals, with a date or with its state."""
        return bool(
            self.place and (self.dated or _in_capitals(self.place) or _STATE.search(self.place))
        )

    def dateline(self, end: int, outlet: str | None) -> Dateline:
        return Dateline(end, self.place, self.dated, self.published, outlet)


def _read_before(words: str) -> _Before | None:
    """Read place and date from the words before an outlet; None if there is anything else."""
    words = words.strip()
    if not words:
        return _Before()
    dated = published = None
    place = words.rstrip(",")
    if printed := next((date for date in dates.find(words) if date.end >= len(words) - 2), None):
        dated, published = printed.words, printed.iso
        place = words[: printed.start].rstrip()
        place = place.removesuffix(".").rstrip(" ,-—–|")  # "MOSCOW. March 3", but "Calif., Oct. 3"
    elif weekday := _WEEKDAY_LAST.search(words):
        dated, place = weekday["weekday"], words[: weekday.start()]
    if place and not _is_place(place):
        return None
    return _Before(place or None, dated, published)


def _is_place(words: str) -> bool:
    """Say whether ``words`` may be a place's name: capitalised words with commas and particles."""
    if len(words) > 80 or all(word.strip(",.:") in _LABELS for word in words.split()):
        return False
    parts = _WORD.findall(words)
    if not 0 < len(parts) <= _MOST_WORDS + words.count(",") + words.count("/"):
        return False
    if re.sub(r"\s+", "", "".join(parts)) != re.sub(r"\s+", "", words):
        return False
    names = [part for part in parts if part not in ",/&" and part.lower() not in _PARTICLES]
    return bool(names) and all(name[0].isupper() for name in names)


def _in_capitals(place: str) -> bool:
    """Say whether a place's own name, before its country or state, is printed in capitals."""
    names = [
        re.sub(r"^(?:Mc|Mac|O['’]|D['’]|L['’])(?=[^\W\d_a-z])", "", word)
        for word in _WORD.findall(re.split(r"[,/]", place)[0])
        if word.lower() not in _PARTICLES
    ]
    return bool(names) and all(name.isupper() for name in names) and len("".join(names)) > 1


def _outlet_in_brackets(words: str) -> str | None:
    """Name the outlet in brackets: known whole, or known first of several ("dpa/Reuters")."""
    if known := outlet_named(words):
        return known
    first = re.split(r"\s*[/,]\s*|\s+[-–—]\s+", words.strip())[0]
    return outlet_named(first)


def _whole_date(words: str) -> dates.PrintedDate | None:
    """Return the date that ``words`` consist of, if they are one."""
    found = next(dates.find(words), None)
    return found if found and len(found.words) >= len(words.strip(" .,")) else None
